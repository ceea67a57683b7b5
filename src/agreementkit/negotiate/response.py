"""What a returned file comes to: clause by clause, with what belongs to no clause beside it."""

from enum import StrEnum

from attrs import frozen

from agreementkit.drafting.concession import TopicLoss
from agreementkit.model import Grade, Obligation
from agreementkit.negotiate.edit import Edit, LooksOdd
from agreementkit.negotiate.match import Fate, How
from agreementkit.negotiate.section import SectionKind
from agreementkit.negotiate.slots import SlotMove
from agreementkit.negotiate.standings import ClauseStanding
from agreementkit.text.disguises import Disguise
from agreementkit.word.dangers import Danger
from agreementkit.word.reading import Alternative, ReadComment, Unread

__all__ = [
    "Advice",
    "ClauseResponse",
    "Disguised",
    "Knowledge",
    "ReferenceChange",
    "Renumbering",
    "Response",
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
    """A cross-reference that no longer leads where ours led."""

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


@frozen(kw_only=True)
class ClauseResponse:
    """What came back for one clause, schedule or other section of ours, or a new one of theirs."""

    clause: str
    """Its id; empty for what our record does not know."""
    kind: SectionKind = SectionKind.CLAUSE
    number: str = ""
    """As we sent it; of a new one, as it came back."""
    title: str = ""
    """As we sent it; of a new one, as it came back."""
    fate: Fate = Fate.STAYS
    """With every tracked change accepted."""
    of: str = ""
    """Of a copy or a split, the clause it was made from; of a merged one, that which holds it
    now; of a moved one, that which it follows."""
    how: How = How.NONE
    sure: bool = True
    question: str = ""
    """What a person is to be asked, where it is not sure."""
    base: tuple[Edit, ...] = ()
    """What differs from our record with every change rejected: all of it silent."""
    offer: tuple[Edit, ...] = ()
    """What differs from our record with every change accepted, tracked or not."""
    slots: tuple[SlotMove, ...] = ()
    grade_before: Grade = Grade.NONE
    grade_after: Grade = Grade.NONE
    coverage: tuple[TopicLoss, ...] = ()
    """Topics that fall, or rest on fewer clauses, because of this one."""
    weakened: tuple[Weakening, ...] = ()
    references: tuple[ReferenceChange, ...] = ()
    terms: tuple[TermChange, ...] = ()
    numbers: tuple[Renumbering, ...] = ()
    """Numbers of its own that follow from something put in, taken out or moved."""
    disguises: tuple[Disguised, ...] = ()
    looks: tuple[LooksOdd, ...] = ()
    comments: tuple[ReadComment, ...] = ()
    standing: ClauseStanding = ClauseStanding.UNCHANGED
    advice: Advice | None = None

    @property
    def changed(self) -> bool:
        """Whether anything about it is not as we sent it; a new number alone is nothing."""
        return self.standing is not ClauseStanding.UNCHANGED

    @property
    def tracked(self) -> tuple[Edit, ...]:
        """The edits that a tracked change shows honestly."""
        return tuple(edit for edit in self.offer if edit.tracked)


class Knowledge(StrEnum):
    """Whether a returned file says which draft it was made from."""

    SAME = "same"
    """It carries the id of the draft that it is compared with."""
    OTHER = "other"
    """It carries the id of another draft."""
    NONE = "none"
    """It carries none: another program, or a person, left it out."""


@frozen(kw_only=True)
class Response:
    """What a returned file comes to."""

    draft: str = ""
    """The id that the file carries; empty where it carries none."""
    knowledge: Knowledge = Knowledge.NONE
    round: int | None = None
    """Of the draft that was sent."""
    authors: tuple[str, ...] = ()
    """Whoever made tracked changes or comments, in alphabetical order."""
    clauses: tuple[ClauseResponse, ...]
    """Clauses and schedules, in the order of the returned file; what was deleted stands
    where it stood."""
    outside: tuple[ClauseResponse, ...] = ()
    """Cover, contents, Parts, signatures, headers, footers, notes and boxes: only those that
    changed, or about which something is to be said."""
    coverage: tuple[TopicLoss, ...] = ()
    """Each topic that falls or rests on fewer clauses, once."""
    unread: tuple[Unread, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    dangers: tuple[Danger, ...] = ()
    comments: tuple[ReadComment, ...] = ()
    """Those that hang in no clause."""

    @property
    def worst_first(self) -> tuple[ClauseResponse, ...]:
        """Every clause and section, the worst first, else in their order."""
        return tuple(sorted((*self.clauses, *self.outside), key=lambda each: each.standing.place))

    @property
    def changed(self) -> tuple[ClauseResponse, ...]:
        """Those that are not as we sent them, the worst first."""
        return tuple(each for each in self.worst_first if each.changed)

    @property
    def silent(self) -> tuple[Edit, ...]:
        """Every silent change, in clauses and outside of them."""
        return tuple(edit for each in (*self.clauses, *self.outside) for edit in each.base)

    @property
    def falls(self) -> tuple[TopicLoss, ...]:
        """Topics whose grade falls in the agreement as a whole."""
        return tuple(topic for topic in self.coverage if topic.falls)

    @property
    def below_red_line(self) -> tuple[ClauseResponse, ...]:
        """The clauses with a figure below our fallback."""
        return tuple(
            each for each in self.clauses if each.standing is ClauseStanding.BELOW_RED_LINE
        )

    @property
    def alarming(self) -> bool:
        """Whether anything was changed silently or lies below a red line."""
        return bool(self.silent or self.below_red_line)

    def of(self, clause: str) -> ClauseResponse | None:
        """What came back for a clause, by its id; None where we sent none such."""
        return next(
            (each for each in (*self.clauses, *self.outside) if clause and each.clause == clause),
            None,
        )
