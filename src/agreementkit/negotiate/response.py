"""What a returned file comes to: clause by clause, with what belongs to no clause beside it."""

from enum import StrEnum

from attrs import frozen

from agreementkit.drafting.concession import TopicLoss
from agreementkit.model import Grade
from agreementkit.negotiate.consequences import (
    Advice,
    Disguised,
    ReferenceChange,
    Renumbering,
    TermChange,
    Weakening,
    WeakeningKind,
)
from agreementkit.negotiate.edit import Edit, LooksOdd
from agreementkit.negotiate.match import Fate, How
from agreementkit.negotiate.section import SectionKind
from agreementkit.negotiate.slots import SlotMove
from agreementkit.negotiate.standings import ClauseStanding
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


@frozen(kw_only=True)
class ClauseResponse:
    """What came back for one clause, schedule or other section of ours, or a new one of theirs."""

    clause: str
    """Its id; empty for what our record does not know."""
    section: str = ""
    """What the section is called in the returned file: as ours, or `new-1` and so on; empty
    where it is gone."""
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
    def id(self) -> str:
        """What it is called: as ours, or by the name that a new section was given."""
        return self.clause or self.section

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
