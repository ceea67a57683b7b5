"""Many agreements, one after another or over any executor."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from attrs import evolve

from agreementkit.drafting.one import Draft, draft
from agreementkit.model import Agreement, Pack

if TYPE_CHECKING:
    from concurrent.futures import Executor

__all__ = ["draft_many", "for_each_employer"]


def draft_many(
    agreements: Iterable[Agreement],
    pack: Pack,
    *,
    executor: "Executor | None" = None,
) -> Iterator[Draft]:
    """A draft of each agreement, in the order given, as each is ready.

    Args:
        agreements: what to draft.
        pack: the clauses they are made from.
        executor: anything with the `concurrent.futures.Executor` protocol; None drafts
            them one after another.

    Raises:
        InvalidError: when the draft of a faulty agreement is reached.
    """
    one = partial(draft, pack=pack)
    yield from map(one, agreements) if executor is None else executor.map(one, agreements)


def for_each_employer(agreement: Agreement, pack: Pack) -> Iterator[Agreement]:
    """The same agreement for every employer in its sector's directory.

    >>> import agreementkit as ak
    >>> pack = ak.load_pack()
    >>> kent = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"])
    >>> len(list(ak.for_each_employer(kent, pack)))
    43
    """
    for employer in pack.sector(agreement.sector).employers:
        yield evolve(agreement, employer=employer.name)
