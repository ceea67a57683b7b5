"""Many agreements, one after another or over any executor."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from attrs import evolve

from agreementkit.drafting.one import Draft, draft
from agreementkit.errors import AgreementKitError
from agreementkit.model import Agreement, Notes, Pack

if TYPE_CHECKING:
    from concurrent.futures import Executor

__all__ = ["draft_many", "for_each_employer"]

_TOGETHER = 8
"""How many go to another process at once: sending the pack costs as much as a draft."""


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
            them one after another. Our private notes are not sent to it.

    Raises:
        InvalidError: when the draft of a faulty agreement is reached.
    """
    if executor is None:
        yield from (draft(agreement, pack) for agreement in agreements)
        return
    travels = without_notes(pack)
    every = iter(agreements)
    together = iter(lambda: tuple(islice(every, _TOGETHER)), ())
    for drafts, error in executor.map(partial(_several, pack=travels), together):
        yield from drafts
        if error is not None:
            raise error


def without_notes(pack: Pack) -> Pack:
    """The same pack without what our side says among itself, for machines that are not ours.

    The employer's copy needs neither notes nor sources. The ladders stay, since a check
    holds the draft against them.

    >>> import agreementkit as ak
    >>> without_notes(ak.load_pack())["scope"].negotiating.why
    ''
    """
    silent = Notes(why="", approval="")
    clauses = {id_: evolve(each, negotiating=silent) for id_, each in pack.clauses.items()}
    return evolve(pack, clauses=clauses, sources={})


def _several(
    agreements: tuple[Agreement, ...],
    pack: Pack,
) -> tuple[list[Draft], AgreementKitError | None]:
    """The drafts up to the first agreement that is at fault, and what is wrong with that."""
    drafts: list[Draft] = []
    try:
        drafts.extend(draft(agreement, pack) for agreement in agreements)
    except AgreementKitError as error:
        return drafts, error
    return drafts, None


def for_each_employer(agreement: Agreement, pack: Pack) -> Iterator[Agreement]:
    """The same agreement for every employer in its sector's directory, each signing alone.

    >>> import agreementkit as ak
    >>> pack = ak.load_pack()
    >>> kent = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"])
    >>> len(list(ak.for_each_employer(kent, pack)))
    43
    """
    for employer in pack.sector(agreement.sector).employers:
        yield evolve(agreement, employer=employer.name, other_employers=())
