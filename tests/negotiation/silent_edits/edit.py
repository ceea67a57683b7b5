"""One edit and the truth about it; and the list of all kinds, which each module adds to."""

from collections.abc import Callable, Sequence
from random import Random

from attrs import field, frozen

from tests.negotiation.silent_edits.editable_draft import NothingToDoError, Paper

from .drafts import Draft

__all__ = ["KINDS", "Edit", "Truth", "at", "edited", "kind", "one_edit"]


@frozen(kw_only=True)
class Truth:
    """What an edit did."""

    what: str
    """The words before and after, or what was done, for whoever reads a failure."""
    places: tuple[frozenset[str], ...]
    """Every right answer to where something was changed silently. One answer for almost all."""


@frozen(kw_only=True)
class Edit:
    """A draft after one edit."""

    draft: Draft
    kind: str
    seed: int
    truth: Truth
    data: bytes = field(repr=False)


Maker = Callable[[Paper], Truth]
KINDS: dict[str, Maker] = {}
"""Every kind of edit by name."""


def at(what: str, *places: str) -> Truth:
    """An edit that has one right answer: exactly these places."""
    return Truth(what=what, places=(frozenset(places),))


def kind(name: str) -> Callable[[Maker], Maker]:
    """Add a kind."""

    def added(maker: Maker) -> Maker:
        assert name not in KINDS, name
        KINDS[name] = maker
        return maker

    return added


def edited(draft: Draft, name: str, seed: int) -> Edit:
    """A draft with an edit of a kind: the same for the same seed."""
    random = Random(f"{name} {seed}")
    for _ in range(60):
        paper = Paper(draft, random)
        try:
            truth = KINDS[name](paper)
        except NothingToDoError:
            continue
        return Edit(draft=draft, kind=name, seed=seed, truth=truth, data=paper.file())
    raise NothingToDoError(f"{name} cannot be made in {draft.name}")


def one_edit(drafts: Sequence[Draft], number: int) -> Edit:
    """The edit of a number: each kind in turn, so that all are equally often met."""
    names = sorted(KINDS)
    name = names[number % len(names)]
    for draft in Random(number).sample(drafts, len(drafts)):
        try:
            return edited(draft, name, number)
        except NothingToDoError:
            continue
    raise NothingToDoError(f"{name} cannot be made in any draft")
