"""What an agreement binds people to, held against what it bound them to before."""

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from agreementkit.check import GradedClause
from agreementkit.model import Obligation

__all__ = ["DutyLoss", "burdens", "losses", "unnumbered"]

_NUMBER = re.compile(r"\d[\d,.]*(?<![,.])|\[[^\]]+\]")
"""A number, or the bracket that prints where one is missing."""
_END = re.compile(r"[;.]?(?: and| or)?$")
"""What the place in a list adds to an item."""
_ALIKE = 0.6
"""How much of its words a duty keeps where it is reworded rather than gone: tried on the bank."""


@frozen(kw_only=True)
class DutyLoss:
    """A duty of the employer's side that a concession takes out or changes."""

    clause: str
    before: Obligation
    after: Obligation | None = None
    """What stands in its place; None where nothing does."""

    @property
    def how(self) -> str:
        """`gone`, `weakened` or `reworded`."""
        if self.after is None:
            return "gone"
        weaker = self.after.grade < self.before.grade or self.softened
        return "weakened" if weaker else "reworded"

    @property
    def softened(self) -> str:
        """The first words that now take the force out, and did not before; else nothing."""
        after = self.after.weakening if self.after else ()
        return next((words for words in after if words not in self.before.weakening), "")


def losses(before: GradedClause, after: GradedClause | None) -> Iterator[DutyLoss]:
    """Each duty of the employer's side that is no longer there, with what replaced it.

    A duty in which only numbers differ is still there: the numbers are told apart from it.

    Args:
        before: the clause as it stood.
        after: the same clause after the concession; None where it was dropped.
    """
    here = _once(after.obligations) if after else []
    there = _once(before.obligations)
    still, known = {_key(duty) for duty in here}, {_key(duty) for duty in there}
    fresh = [duty for duty in here if _key(duty) not in known]
    for duty in there:
        if duty.side not in ("employer", "joint") or _key(duty) in still:
            continue
        nearest = _nearest(duty, fresh)
        if nearest is not None:
            fresh.remove(nearest)
        yield DutyLoss(clause=before.heading.clause, before=duty, after=nearest)


def burdens(before: GradedClause, after: GradedClause) -> Iterator[Obligation]:
    """Duties on the union or on staff that were not there before.

    Args:
        before: the clause as it stood.
        after: the same clause after the concession.
    """
    known = {_key(duty) for duty in before.obligations}
    for duty in _once(after.obligations):
        right = duty.duty.lower().startswith(("may", "can"))
        if duty.side in ("union", "staff") and not right and _key(duty) not in known:
            yield duty


def unnumbered(text: str) -> str:
    """A text with every number masked, to find it again where only numbers have moved.

    >>> unnumbered("Within 1,000 days of clause 4.") == unnumbered("Within 7 days of clause 12.")
    True
    """
    masked = _NUMBER.sub("#", text).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"(# \w+?)s\b", r"\1", masked)


def _once(duties: Iterable[Obligation]) -> list[Obligation]:
    """One duty a sentence, the best graded where the grammar reads it in several ways."""
    found: dict[str, Obligation] = {}
    for duty in duties:
        held = found.get(duty.sentence, duty)
        found[duty.sentence] = max(held, duty, key=lambda each: each.grade)
    return list(found.values())


def _key(duty: Obligation) -> str:
    """What two statements of one duty have in common, wherever they stand in a list."""
    return _END.sub("", unnumbered(duty.sentence))


def _nearest(duty: Obligation, fresh: list[Obligation]) -> Obligation | None:
    from difflib import SequenceMatcher

    words = _key(duty).split()
    best, likeness = None, _ALIKE
    for other in fresh:
        alike = SequenceMatcher(None, words, _key(other).split(), autojunk=False)
        if alike.ratio() > likeness:
            best, likeness = other, alike.ratio()
    return best
