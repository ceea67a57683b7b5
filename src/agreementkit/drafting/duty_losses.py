"""What a clause no longer binds the employer's side to, and what it newly asks of ours."""

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from agreementkit.checking.grading import GradedClause
from agreementkit.model.obligation import Obligation
from agreementkit.text.normalisation import mask_numbers

_LIST_ENDING = re.compile(r"[;.]?(?: and| or)?$")
"""What the place in a list adds to an item."""
_LEAST_SIMILARITY = 0.6
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


def lost_duties(before: GradedClause, after: GradedClause | None) -> Iterator[DutyLoss]:
    """Each duty of the employer's side that is no longer there, with what replaced it.

    A duty in which only numbers differ is still there: the numbers are told apart from it.

    Args:
        before: the clause as it stood.
        after: the same clause after the concession; None where it was dropped.
    """
    new = _one_a_sentence(after.obligations) if after else []
    old = _one_a_sentence(before.obligations)
    kept, known = {_key(duty) for duty in new}, {_key(duty) for duty in old}
    added = [duty for duty in new if _key(duty) not in known]
    for duty in old:
        if duty.side not in ("employer", "joint") or _key(duty) in kept:
            continue
        reworded = _most_similar(duty, added)
        if reworded is not None:
            added.remove(reworded)
        yield DutyLoss(clause=before.heading.clause, before=duty, after=reworded)


def new_burdens(before: GradedClause, after: GradedClause) -> Iterator[Obligation]:
    """Duties on the union or on staff that were not there before.

    Args:
        before: the clause as it stood.
        after: the same clause after the concession.
    """
    known = {_key(duty) for duty in before.obligations}
    for duty in _one_a_sentence(after.obligations):
        right = duty.duty.lower().startswith(("may", "can"))
        if duty.side in ("union", "staff") and not right and _key(duty) not in known:
            yield duty


def _one_a_sentence(duties: Iterable[Obligation]) -> list[Obligation]:
    """One duty a sentence, the best graded where the grammar reads it in several ways."""
    found: dict[str, Obligation] = {}
    for duty in duties:
        held = found.get(duty.sentence, duty)
        found[duty.sentence] = max(held, duty, key=lambda each: each.grade)
    return list(found.values())


def _key(duty: Obligation) -> str:
    """What two statements of one duty have in common, wherever they stand in a list."""
    return _LIST_ENDING.sub("", mask_numbers(duty.sentence))


def _most_similar(duty: Obligation, added: list[Obligation]) -> Obligation | None:
    from difflib import SequenceMatcher

    words = _key(duty).split()
    best, most = None, _LEAST_SIMILARITY
    for other in added:
        similarity = SequenceMatcher(None, words, _key(other).split(), autojunk=False).ratio()
        if similarity > most:
            best, most = other, similarity
    return best
