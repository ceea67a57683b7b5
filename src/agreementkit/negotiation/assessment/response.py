"""What a returned file comes to: clause by clause, with what belongs to no clause beside it."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from attrs import frozen

from agreementkit.drafting.concession import TopicLoss
from agreementkit.drafting.figure_moves import with_unit
from agreementkit.model.agreement import Agreement
from agreementkit.model.clause import Parameter, Position
from agreementkit.model.coverage_report import Grade
from agreementkit.model.ledger import ClauseFacts, FigureFact
from agreementkit.model.pack import Pack
from agreementkit.negotiation.alignment.sections import (
    MatchBasis,
    SectionChange,
    SectionKind,
)
from agreementkit.negotiation.assessment.edit import COUNTING, Edit, EditKind, MisleadingText
from agreementkit.negotiation.assessment.effects import (
    PlacedConfusable,
    ReferenceChange,
    Renumbering,
    TermChange,
)
from agreementkit.negotiation.assessment.forged import ForgedMark
from agreementkit.negotiation.assessment.rewording import Rewording, questions_about
from agreementkit.negotiation.assessment.weakening import Weakening
from agreementkit.negotiation.figures.rungs import Rung
from agreementkit.negotiation.figures.slot_alignment import Direction, SlotMove
from agreementkit.ooxml.dangers import Danger
from agreementkit.ooxml.reading import (
    Alternative,
    ReadComment,
    Reformatting,
    UnexpectedContent,
    Unread,
)


class Verdict(StrEnum):
    """What the worst thing about a returned clause is, worst first.

    >>> Verdict.SILENT.phrase
    'changed without tracking'
    >>> Verdict.SILENT.place < Verdict.COUNTERED.place
    True
    """

    BELOW_RED_LINE = "below-red-line"
    """A figure of it is worse for members than our fallback."""
    SILENT = "silent"
    """Something was changed that no tracked change shows."""
    COVERAGE_LOST = "coverage-lost"
    """A topic of the strategy is covered less, because of this clause."""
    GONE = "gone"
    """Deleted, or merged into another; no topic falls with it."""
    WEAKENED = "weakened"
    """A duty is gone, softened, turned round, or let out of."""
    UNSURE = "unsure"
    """A person must say whether it is the same clause, what its figure is, or whether other
    words still bind as ours did."""
    DEFINITION = "definition"
    """A term that clauses lean on has another meaning."""
    AT_FALLBACK = "at-fallback"
    """A figure is worse than we sent, and at our fallback or above it."""
    COUNTERED = "countered"
    """Other words in a heading or a definition, where they bind nobody."""
    NEW = "new"
    """We sent nothing like it."""
    COMMENTED = "commented"
    """The same words, and somebody of theirs says something about them in the margin."""
    BETTER = "better"
    """Only figures moved, and all of them for the better."""
    MOVED = "moved"
    """The same words at another place."""
    REFORMATTED = "reformatted"
    """The same words, and a tracked change of how they look."""
    UNCHANGED = "unchanged"

    @property
    def phrase(self) -> str:
        """The same in plain words."""
        return _PHRASES[self]

    @property
    def place(self) -> int:
        """Its place from the worst, counted from 0."""
        return list(Verdict).index(self)


_PHRASES = {
    Verdict.BELOW_RED_LINE: "below our red line",
    Verdict.SILENT: "changed without tracking",
    Verdict.COVERAGE_LOST: "coverage lost",
    Verdict.WEAKENED: "a duty is weakened",
    Verdict.GONE: "taken out",
    Verdict.UNSURE: "a person must look",
    Verdict.DEFINITION: "a definition is changed",
    Verdict.AT_FALLBACK: "worse than we sent, and not below our fallback",
    Verdict.COUNTERED: "other words",
    Verdict.NEW: "new from them",
    Verdict.COMMENTED: "as we sent it, with a comment of theirs",
    Verdict.BETTER: "better than we sent",
    Verdict.MOVED: "moved, in the same words",
    Verdict.REFORMATTED: "the same words, formatted otherwise",
    Verdict.UNCHANGED: "as we sent it",
}


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
    section: str = ""
    """What the section is called in the returned file: as ours, or `new-1` and so on; empty
    where it is gone."""
    kind: SectionKind = SectionKind.CLAUSE
    number: str = ""
    """As we sent it; of a new one, as it came back."""
    title: str = ""
    """As we sent it; of a new one, as it came back."""
    fate: SectionChange = SectionChange.STAYS
    """With every tracked change accepted."""
    related_id: str = ""
    """Of a copy or a split, the clause it was made from; of a merged one, that which holds it
    now; of a moved one, that which it follows."""
    basis: MatchBasis = MatchBasis.NONE
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
    rewordings: tuple[Rewording, ...] = ()
    """Other words in text that binds, of which no rule knows what they do."""
    references: tuple[ReferenceChange, ...] = ()
    terms: tuple[TermChange, ...] = ()
    numbers: tuple[Renumbering, ...] = ()
    """Numbers of its own that follow from something put in, taken out or moved."""
    disguises: tuple[PlacedConfusable, ...] = ()
    looks: tuple[MisleadingText, ...] = ()
    comments: tuple[ReadComment, ...] = ()
    forged: tuple[ForgedMark, ...] = ()
    """What stands in our name and was not written so by us."""
    unexpected: tuple[UnexpectedContent, ...] = ()
    """What its text shows, or what lies over it, that no draft of ours has."""
    """All that hang in it, ours too."""
    new_comments: tuple[ReadComment, ...] = ()
    """Those that we did not send, an answer in a thread as a comment of its own."""
    reformatted: tuple[Reformatting, ...] = ()
    """Tracked changes of how it looks."""
    verdict: Verdict = Verdict.UNCHANGED
    advice: Advice | None = None

    @property
    def id(self) -> str:
        """What it is called: as ours, or by the name that a new section was given."""
        return self.clause or self.section

    @property
    def questions(self) -> tuple[str, ...]:
        """All that a person is to be asked: whether it is the clause, and whether it still binds."""
        asked = questions_about(self.rewordings, self.weakened)
        return (*((self.question,) if self.question else ()), *asked)

    @property
    def changed(self) -> bool:
        """Whether anything about it is not as we sent it; a new number alone is nothing."""
        return self.verdict is not Verdict.UNCHANGED

    @property
    def counts_otherwise(self) -> bool:
        """Whether all that was changed is how it counts: its numbers, its levels."""
        edits = (*self.base, *self.offer)
        return bool(edits) and all(edit.kind in COUNTING for edit in edits) and self.sure

    @property
    def worded_outside(self) -> bool:
        """Whether words came or went in a header, a footer, a note or a box, tracked or not."""
        return self.kind is SectionKind.OUTSIDE and any(
            edit.kind not in COUNTING for edit in self.offer
        )

    @property
    def tracked(self) -> tuple[Edit, ...]:
        """The edits that a tracked change shows honestly."""
        return tuple(edit for edit in self.offer if edit.tracked)


class DraftIdentity(StrEnum):
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
    draft_identity: DraftIdentity = DraftIdentity.NONE
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
    forged: tuple[ForgedMark, ...] = ()
    """What stands in our name and was not written so by us, in no clause or section."""
    unexpected: tuple[UnexpectedContent, ...] = ()
    """What no draft of ours has, outside of every section or in the file as a whole."""
    new_comments: tuple[ReadComment, ...] = ()
    """Those of them that we did not send, an answer in a thread as a comment of its own."""
    reformatted: int = 0
    """How many tracked changes of looks lie in no clause or section."""
    protection: str = ""
    """What the file lets a reader do, such as `readOnly`; empty where it is as we sent it."""
    typed_numbers: int = 0
    """How many paragraphs have their right number as typed text, so that nothing counts it."""
    tracking_off: bool = False
    """Whether Track Changes was on as we sent it, and is off."""

    @property
    def worst_first(self) -> tuple[ClauseResponse, ...]:
        """Every clause and section, the worst first, else in their order.

        Words stand before numbers: a section of which only how it counts is changed comes
        behind those with other words.
        """
        return tuple(sorted((*self.clauses, *self.outside), key=_order))

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
        return tuple(each for each in self.clauses if each.verdict is Verdict.BELOW_RED_LINE)

    @property
    def forgeries(self) -> tuple[ForgedMark, ...]:
        """All that stands in our name and was not written by us, or not so."""
        inside = (mark for each in (*self.clauses, *self.outside) for mark in each.forged)
        return tuple(mark for mark in (*inside, *self.forged) if mark.alarming)

    @property
    def alarming(self) -> bool:
        """Whether anything is silent, forged, below a red line, or not of our text.

        Words in a header, a note or a box are in no clause that anybody decides on; and what
        no draft of ours has, such as a box over its words, may show something else.
        """
        every = (*self.clauses, *self.outside)
        shown = any(each.unexpected or each.looks or each.disguises for each in every)
        outside = any(each.worded_outside for each in self.outside)
        alarms = (
            self.silent,
            self.below_red_line,
            self.forgeries,
            self.unexpected,
            self.protection,
        )
        return outside or shown or any(alarms)

    def of(self, clause: str) -> ClauseResponse | None:
        """What came back for a clause, by its id; None where we sent none such."""
        return next(
            (each for each in (*self.clauses, *self.outside) if clause and each.clause == clause),
            None,
        )


def _order(response: ClauseResponse) -> tuple[int, bool, bool]:
    words = bool(response.slots or response.weakened)
    place = response.verdict.place
    if response.counts_otherwise:
        return max(place, Verdict.COUNTERED.place), True, not words
    return place, False, not words


# The verdict on a returned clause: the worst that is to be said of it.

_NEW = (SectionChange.NEW, SectionChange.SPLIT, SectionChange.COPIED)


def verdict_of(response: ClauseResponse) -> Verdict:
    """The worst that holds of a clause; what is only a new number is nothing."""
    return min(_verdicts(response), key=lambda each: each.place)


def _verdicts(response: ClauseResponse) -> list[Verdict]:
    rungs = {move.rung for move in response.slots}
    directions = {move.direction for move in response.slots}
    edits = (*response.base, *response.offer)
    conditions = {
        Verdict.BELOW_RED_LINE: Rung.BELOW_FALLBACK in rungs,
        Verdict.SILENT: bool(response.base),
        Verdict.COVERAGE_LOST: any(loss.falls for loss in response.coverage),
        Verdict.GONE: response.fate in (SectionChange.DELETED, SectionChange.MERGED),
        Verdict.WEAKENED: bool(response.weakened),
        Verdict.UNSURE: not response.sure or _unclear(response, rungs),
        Verdict.DEFINITION: bool(response.terms),
        Verdict.AT_FALLBACK: Direction.WORSE in directions,
        Verdict.COUNTERED: any(edit.kind is not EditKind.MOVED for edit in edits)
        and response.fate not in _NEW
        and not _only_better(response),
        Verdict.NEW: response.fate in _NEW,
        Verdict.COMMENTED: bool(response.new_comments) and not edits,
        Verdict.BETTER: bool(response.slots) and _only_better(response),
        Verdict.MOVED: bool(edits),
        Verdict.REFORMATTED: bool(response.reformatted),
        Verdict.UNCHANGED: True,
    }
    return [verdict for verdict, holds in conditions.items() if holds]


def _unclear(response: ClauseResponse, rungs: set[Rung]) -> bool:
    """Whether our rules cannot say what a reader would see, or what the words that came in do."""
    seen = response.disguises or response.looks or response.unexpected or response.forged
    # The rules on duties look at the text alone.
    in_notes = any(edit.stands_in for edit in response.offer)
    odd = seen or response.rewordings or response.worded_outside or in_notes
    return Rung.UNREAD in rungs or bool(odd)


def _only_better(response: ClauseResponse) -> bool:
    """Whether each edit is that of a figure, and each figure is better than ours."""
    better = all(move.direction in (Direction.BETTER, Direction.SAME) for move in response.slots)
    figures = sum(1 for edit in response.offer if edit.kind is not EditKind.MOVED)
    return better and figures <= len(response.slots)


# A response as the ledger keeps it: a few facts for each clause, and no judgement on them.


def facts_by_clause(response: Response) -> Mapping[str, ClauseFacts]:
    """The facts of every clause and schedule, by its id; a new one is called `new-1` and so on."""
    return {each.id: facts_of_clause(each) for each in response.clauses if each.id}


def facts_of_clause(clause: ClauseResponse) -> ClauseFacts:
    """The facts of one clause."""
    return ClauseFacts(
        title=clause.title,
        number=_number(clause),
        fate=_fate(clause),
        changed=any(edit.kind is not EditKind.MOVED for edit in clause.offer),
        silent=len(clause.base),
        below=tuple(
            dict.fromkeys(
                move.parameter for move in clause.slots if move.rung is Rung.BELOW_FALLBACK
            ),
        ),
        figures=tuple(
            FigureFact(
                parameter=move.parameter,
                label=move.label,
                sent=move.sent,
                offered=move.offered,
                rung=move.rung.phrase,
            )
            for move in clause.slots
        ),
        lost=tuple(loss.id for loss in clause.coverage if loss.falls),
        weakened=len(clause.weakened),
        forged=sum(mark.alarming for mark in clause.forged),
        unexpected=len(clause.unexpected),
        duties=tuple(dict.fromkeys(each.phrase for each in clause.weakened)),
        reworded=len([*questions_about(clause.rewordings, clause.weakened)]),
        comments=tuple(map(said_by, clause.new_comments)),
        reformatted=len(clause.reformatted),
    )


def said_by(comment: ReadComment) -> str:
    """What somebody says in the margin, with their name in front."""
    return f"{comment.author or 'Somebody'}: “{' '.join(' '.join(comment.paragraphs).split())}”"


def _number(clause: ClauseResponse) -> str:
    """As the returned file prints it; as we sent it where it is gone."""
    return clause.numbers[0].after if clause.numbers else clause.number


def _fate(clause: ClauseResponse) -> str:
    if not clause.sure:
        return "unsure"
    if clause.fate is SectionChange.STAYS:
        return "changed" if clause.base or clause.offer else "same"
    return clause.fate.value


# What our notes say to answer to a returned clause: private, never for the other side.


def advice_on(response: ClauseResponse, agreement: Agreement, pack: Pack) -> Advice | None:
    """What to answer, from our notes on the clause; None where nothing came back worse.

    Args:
        response: what came back.
        agreement: what our side has on the table.
        pack: whose notes on each clause count.
    """
    answered = response.verdict.place <= Verdict.COUNTERED.place
    if response.clause not in pack or not (answered or response.verdict is Verdict.COMMENTED):
        return None
    notes = pack[response.clause].negotiating
    return Advice(
        argument=notes.why,
        in_return_for=notes.in_return_for,
        fallback_when=notes.fallback_when,
        approval=notes.approval,
        they_will_say=notes.they_will_say,
        our_answer=notes.our_answer,
        words=tuple(_words(response, agreement, pack)),
    )


def _words(response: ClauseResponse, agreement: Agreement, pack: Pack) -> Iterator[str]:
    """The same for this return, in whole sentences."""
    notes = pack[response.clause].negotiating
    steps = _lower_positions(response.clause, agreement)
    if response.base:
        yield (
            f"{untracked_changes(len(response.base))}: ask them to say in writing that it was a "
            "mistake, and to restore our words."
        )
    for move in response.slots:
        yield f"{move.phrase}."
        parameter = pack[response.clause].parameter(move.parameter)
        if parameter is not None and steps and move.direction is not Direction.BETTER:
            yield f"{parameter.label}: {_ladder(parameter, steps)}."
    for loss in response.coverage:
        if loss.falls:
            yield f"{loss.title} falls from {loss.before} to {loss.after}: refuse, or ask for more elsewhere."
    if response.verdict is Verdict.BELOW_RED_LINE:
        yield "It is below our red line: only a person can accept it, and must name who approved."
    if notes.why:
        yield f"Our argument: {_with_full_stop(notes.why)}"
    if notes.in_return_for:
        yield f"Ask in return: {_with_full_stop(notes.in_return_for)}"
    if notes.fallback_when:
        yield f"Go lower only when: {_with_full_stop(notes.fallback_when)}"
    yield f"Approval: {_with_full_stop(notes.approval)}"


def untracked_changes(count: int) -> str:
    """How many changes no tracked change shows, in words."""
    changes = "1 change was" if count == 1 else f"{count} changes were"
    return f"{changes} made without tracking"


def _lower_positions(clause: str, agreement: Agreement) -> tuple[Position, ...]:
    """The positions below the one at which our side is."""
    provision = next((each for each in agreement.provisions if each.clause == clause), None)
    now = (provision.position if provision else None) or agreement.position
    steps = [*Position]
    return tuple(steps[steps.index(now) + 1 :])


def _ladder(parameter: Parameter, steps: tuple[Position, ...]) -> str:
    return ", ".join(f"our {step} is {with_unit(parameter, parameter.at(step))}" for step in steps)


def _with_full_stop(words: str) -> str:
    return f"{words.rstrip('.')}."
