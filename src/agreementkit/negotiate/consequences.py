"""What edits come to: duties weakened, references and terms changed, and what to answer."""

from enum import StrEnum

from attrs import frozen

from agreementkit.model import Obligation
from agreementkit.text.disguises import Disguise

__all__ = [
    "Advice",
    "Disguised",
    "ReferenceChange",
    "Renumbering",
    "TermChange",
    "Weakening",
    "WeakeningKind",
]


class WeakeningKind(StrEnum):
    """In what way a duty is less than it was."""

    REVERSED = "reversed"
    """What was forbidden is now to be done, or the other way round."""
    GONE = "gone"
    SOFTENED = "softened"
    """Words that lower what is owed came in: "where practicable", "should"."""
    CARVED_OUT = "carved out"
    """Words that let the one who owes it out came in: "subject to operational need"."""
    TURNED_ROUND = "turned round"
    """The union or staff must now do what the employer had to."""
    FREED = "freed"
    """"Must" has become "may"."""
    UNTIMED = "untimed"
    """It no longer says when."""
    UNNAMED = "unnamed"
    """It no longer says who on the employer's side must do it."""
    BURDEN = "burden"
    """A new duty of the union or of staff."""
    TAKEN_BACK = "taken back"
    """A sentence takes back all that the clause says."""

    @property
    def phrase(self) -> str:
        """The same in plain words, as they stand behind the place."""
        return _PHRASES[self]


_PHRASES = {
    WeakeningKind.REVERSED: "turned into its opposite",
    WeakeningKind.GONE: "gone",
    WeakeningKind.SOFTENED: "softened",
    WeakeningKind.CARVED_OUT: "with a way out of it",
    WeakeningKind.TURNED_ROUND: "turned round onto the union or staff",
    WeakeningKind.FREED: "no longer a duty",
    WeakeningKind.UNTIMED: "no longer at a fixed time",
    WeakeningKind.UNNAMED: "no longer anybody's by name",
    WeakeningKind.BURDEN: "a new duty on our side",
    WeakeningKind.TAKEN_BACK: "taken back by another sentence",
}


@frozen(kw_only=True)
class Weakening:
    """A duty that is less than it was."""

    kind: WeakeningKind
    before: str
    """The sentence as we sent it; empty for a new burden."""
    after: str
    """The sentence that stands for it now; empty where none does."""
    words: str
    """The words that did it; of a duty that is gone, the verb that bound."""
    where: str = ""
    """The number of its paragraph as we sent it, else as it came back."""
    was: Obligation | None = None
    now: Obligation | None = None


@frozen(kw_only=True)
class ReferenceChange:
    """A cross-reference that no longer leads where ours led.

    Of a section that is gone: a reference to it in a clause that still stands.
    """

    where: str
    target: str
    """The id of the clause or schedule that ours names."""
    before: str
    """What it printed: `12`."""
    after: str
    """What stands there now; empty where nothing does."""
    names: str = ""
    """The id of what that number now names; empty where it names nothing."""


@frozen(kw_only=True)
class TermChange:
    """A definition that is not what we sent."""

    term: str
    before: str
    after: str
    """Empty where the definition is gone."""
    leaning: tuple[str, ...]
    """The ids of the clauses that use the term, in their order."""


@frozen(kw_only=True)
class Renumbering:
    """A number that follows from something put in, taken out or moved. No edit of its own."""

    before: str
    after: str


@frozen(kw_only=True)
class Disguised:
    """Characters that are not what they seem, with the place where they stand."""

    where: str
    disguise: Disguise


@frozen(kw_only=True)
class Advice:
    """What our notes say to answer: private, never for the other side."""

    argument: str
    """Why we ask for the clause."""
    in_return_for: str
    fallback_when: str
    approval: str
    they_will_say: str = ""
    our_answer: str = ""
    words: tuple[str, ...] = ()
    """The same for this return, in whole sentences."""
