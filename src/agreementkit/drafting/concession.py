"""What a package of concessions costs: coverage, duties, figures, findings, and what to ask for.

The agreement before it is composed, graded and checked, so is the agreement after it, and
the difference of the two is the cost.
"""

from collections.abc import Iterator, Mapping

from attrs import evolve, frozen

from agreementkit.checking.examine import examine
from agreementkit.checking.grading import GradedClause, graded
from agreementkit.composing.agreement import compose
from agreementkit.drafting.duty_losses import DutyLoss, lost_duties, new_burdens
from agreementkit.drafting.figure_moves import FigureMove, MoveDirection, moved_figures
from agreementkit.errors import AgreementKitError, Fault, InvalidError
from agreementkit.model.agreement import Agreement
from agreementkit.model.clause import Position, Provision, as_position
from agreementkit.model.coverage_report import Finding, Grade, Report, Severity, TopicCoverage
from agreementkit.model.obligation import Obligation
from agreementkit.model.pack import Pack
from agreementkit.model.values import did_you_mean
from agreementkit.text.normalisation import mask_numbers

# ---
# The cost as values, which print as they would be read out.


@frozen(kw_only=True)
class ClauseMove:
    """One clause of a package: where it goes, and what keeps it from moving, if anything does."""

    clause: str
    place: str
    """As the text had it before: `clause 7 (Notice of new systems)`."""
    to: Position | None
    """None drops the clause."""
    unmoved_because: str = ""
    """Why nothing moves; empty where something does."""

    def __str__(self) -> str:
        where = "is dropped" if self.to is None else f"goes to {self.to}"
        return f"{_capitalised(self.place)} {where}" + (
            f": nothing moves, {self.unmoved_because}" if self.unmoved_because else ""
        )


@frozen(kw_only=True)
class DecidingWords:
    """The words of one clause that decided a topic's grade, before and after."""

    place: str
    before: str
    """The sentence that bound the Employer."""
    after: str
    """What is the matter now: `it is dropped`, `it says "will endeavour to"`."""


@frozen(kw_only=True)
class TopicLoss:
    """A topic that is covered less than it was, or by fewer clauses."""

    id: str
    title: str
    area: str
    before: Grade
    after: Grade
    words: tuple[DecidingWords, ...]
    """One for each clause that no longer does what it did."""
    left: tuple[str, ...]
    """The clauses that still carry it, by id."""

    @property
    def falls(self) -> bool:
        """Whether the grade itself falls."""
        return self.after < self.before


@frozen(kw_only=True)
class NegotiatingAdvice:
    """What our notes say on a clause that is given up: private, never for the other side."""

    place: str
    in_return_for: str
    fallback_when: str
    approval: str


@frozen(kw_only=True)
class Concession:
    """What a package of concessions costs. Printed, it is the same in words."""

    moves: tuple[ClauseMove, ...]
    agreement: Agreement
    """The agreement as it would be."""
    before: Report
    after: Report
    topics: tuple[TopicLoss, ...]
    duties: tuple[DutyLoss, ...]
    burdens: tuple[tuple[str, Obligation], ...]
    """New duties on the union or on staff, each with its clause."""
    figures: tuple[FigureMove, ...]
    findings: tuple[Finding, ...]
    """Those that were not there before."""
    asks: tuple[NegotiatingAdvice, ...]

    @property
    def falls(self) -> tuple[TopicLoss, ...]:
        """Topics whose grade falls."""
        return tuple(topic for topic in self.topics if topic.falls)

    @property
    def breaks(self) -> bool:
        """Whether coverage falls, or a finding that is an error comes in."""
        wrong = any(finding.severity is Severity.ERROR for finding in self.findings)
        return bool(self.falls) or wrong

    def sections(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each heading with its paragraphs, in the order in which one would read them out."""
        yield "If you concede this", tuple(map(str, self.moves))
        yield "Coverage", tuple(self._coverage())
        yield "Duties", tuple(self._duties())
        yield "Figures", tuple(map(_figure, self.figures)) or ("No figure moves.",)
        yield (
            "New findings, by the numbers that clauses would then have",
            tuple(map(_finding, self.findings)) or ("None.",),
        )
        yield "What to ask in return (private)", tuple(map(_advice_lines, self.asks))

    def __str__(self) -> str:
        lines = []
        for heading, paragraphs in self.sections():
            lines += [heading, *(f"  {paragraph}" for paragraph in paragraphs)]
        return "\n".join(lines)

    def _coverage(self) -> Iterator[str]:
        for topic in sorted(self.topics, key=lambda topic: not topic.falls):
            if topic.falls:
                yield f"{topic.title} falls from {topic.before} to {topic.after}."
            else:
                rest = ", ".join(topic.left)
                yield f"{topic.title} stays {topic.after}, and rests on fewer clauses: {rest}."
            for each in topic.words:
                yield f"{_capitalised(each.place)} said “{each.before}” Now {each.after}."
        if not self.falls:
            yield "No topic falls."

    def _duties(self) -> Iterator[str]:
        for loss in self.duties:
            if loss.after is None:
                yield f"Gone from {loss.clause}: “{loss.before.sentence}”"
                continue
            quoted = f", by “{loss.softened}”" if loss.softened else ""
            yield (
                f"{loss.how.capitalize()} in {loss.clause}{quoted}: “{loss.before.sentence}” "
                f"Now: “{loss.after.sentence}”"
            )
        for clause, duty in self.burdens:
            yield f"New on our side in {clause}: “{duty.sentence}”"
        if not self.duties and not self.burdens:
            yield "No duty goes or weakens; only figures in them may move."


def _capitalised(words: str) -> str:
    """Words as a paragraph begins with them."""
    return words[:1].upper() + words[1:]


def _figure(move: FigureMove) -> str:
    said = {
        MoveDirection.WORSE: "worse for us",
        MoveDirection.BETTER: "better for us",
        MoveDirection.OPEN: "judge it yourself",
    }
    way = said[move.way] if move.rule == said[move.way] else f"{said[move.way]} ({move.rule})"
    return f"{move.clause}, {move.label}: from {move.before} to {move.after}, {way}."


def _finding(finding: Finding) -> str:
    return (
        f"{finding.severity.capitalize()}: {finding.place}: {finding.message}. "
        f"To mend it: {finding.remedy} [{finding.rule}]"
    )


def _advice_lines(ask: NegotiatingAdvice) -> str:
    parts = (
        ("ask for", ask.in_return_for),
        ("only when", ask.fallback_when),
        ("approval", ask.approval),
    )
    said = "; ".join(f"{name}: {words.rstrip('.')}" for name, words in parts if words)
    return f"{_capitalised(ask.place)}: {said}."


# ---
# Conceding: what the agreement says before, held against what it would say after.

_UNBOUND = "no sentence of it binds the Employer to do something by a fixed time"


@frozen(kw_only=True)
class _Side:
    """One agreement with all that can be read from its text."""

    agreement: Agreement
    report: Report
    clauses: Mapping[str, GradedClause]
    provisions: Mapping[str, Provision]

    def place(self, clause: str) -> str:
        heading = self.clauses[clause].heading
        return f"clause {heading.number} ({heading.title})"


def concede(
    agreement: Agreement,
    pack: Pack,
    moves: Mapping[str, Position | str | None],
) -> Concession:
    """What it costs to concede some clauses, together, as they stand in the text.

    Nothing is conceded by asking: the agreement given stays what it is, and the one that
    would come of it is in the answer.

    Args:
        agreement: what our side has on the table.
        pack: the clauses it is made from.
        moves: by clause, the position to go to; None drops the clause.

    Raises:
        InvalidError: the agreement does not have such a clause, or there is no such position.

    Source:
        What to ask in return, and who must approve: the pack's own notes on each clause.

    >>> import agreementkit as ak
    >>> pack = ak.load_pack()
    >>> agreement = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"],
    ...                          provisions=pack.bundle("default"))
    >>> cost = ak.concede(agreement, pack, {"advance-notice": "fallback"})
    >>> [(figure.before, figure.after, str(figure.way)) for figure in cost.figures]
    [('26 weeks', '13 weeks', 'worse')]
    >>> cost.breaks
    False
    """
    chosen = _checked(agreement, moves)
    before = _side(agreement, pack)
    given = agreement
    for clause, to in chosen.items():
        held = before.provisions[clause]
        given = given - clause if to is None else given + evolve(held, position=to)
    after = _side(given, pack)
    return Concession(
        moves=tuple(_move(before, after, clause, to) for clause, to in chosen.items()),
        agreement=given,
        before=before.report,
        after=after.report,
        topics=tuple(_topics(before, after)),
        duties=tuple(
            loss
            for clause in chosen
            for loss in lost_duties(before.clauses[clause], after.clauses.get(clause))
        ),
        burdens=tuple(
            (clause, duty)
            for clause in chosen
            if clause in after.clauses
            for duty in new_burdens(before.clauses[clause], after.clauses[clause])
        ),
        figures=tuple(
            figure
            for clause in chosen
            for figure in moved_figures(
                pack[clause].parameters,
                before.provisions[clause],
                after.provisions.get(clause),
                agreement.position,
            )
        ),
        findings=tuple(_new_findings(before.report.findings, after.report.findings)),
        asks=tuple(_advice_on(before, pack, clause) for clause in chosen),
    )


def _checked(
    agreement: Agreement,
    moves: Mapping[str, Position | str | None],
) -> Mapping[str, Position | None]:
    faults: list[Fault] = []
    chosen: dict[str, Position | None] = {}
    held = [provision.clause for provision in agreement.provisions]
    if not moves:
        faults.append(
            Fault(
                message="nothing is conceded",
                remedy="name at least one clause and its position, or None to drop it",
            ),
        )
    for clause, to in moves.items():
        if clause not in held:
            message = f'the agreement has no clause "{clause}" to concede'
            faults.append(Fault(message=message, remedy=did_you_mean(clause, held)))
            continue
        try:
            chosen[clause] = None if to is None else as_position(to)
        except AgreementKitError as error:
            faults += [evolve(fault, key=clause) for fault in error.faults]
    if faults:
        raise InvalidError(faults)
    return chosen


def _side(agreement: Agreement, pack: Pack) -> _Side:
    document = compose(agreement, pack)
    return _Side(
        agreement=agreement,
        report=examine(document, agreement, pack),
        clauses=graded(document, pack),
        provisions={provision.clause: provision for provision in agreement.provisions},
    )


def _move(before: _Side, after: _Side, clause: str, to: Position | None) -> ClauseMove:
    idle = ""
    if to is not None:
        was = before.provisions[clause]
        if (was.position or before.agreement.position) is to:
            idle = f"for it is at {to} already"
        elif before.clauses[clause].statements == after.clauses[clause].statements:
            own = ", ".join(name for name, _ in was.settings)
            idle = f"for {own} is your own figure and stands" if own else "for its text is the same"
    return ClauseMove(clause=clause, place=before.place(clause), to=to, unmoved_because=idle)


def _topics(before: _Side, after: _Side) -> Iterator[TopicLoss]:
    """Each topic that falls, or rests on fewer clauses that bind."""
    areas = zip(
        (*before.report.areas, before.report.framework),
        (*after.report.areas, after.report.framework),
        strict=True,
    )
    for was, now in areas:
        for old, new in zip(was.topics, now.topics, strict=True):
            words = tuple(_deciding(before, after, old))
            if words:
                yield TopicLoss(
                    id=old.id,
                    title=old.title,
                    area=was.title,
                    before=old.grade,
                    after=new.grade,
                    words=words,
                    left=_carriers(after, new),
                )


def _carriers(side: _Side, topic: TopicCoverage) -> tuple[str, ...]:
    return tuple(id_ for id_ in topic.provisions if side.clauses[id_].grade is topic.grade)


def _deciding(before: _Side, after: _Side, topic: TopicCoverage) -> Iterator[DecidingWords]:
    """The words of each clause that carried a topic, and no longer does."""
    for id_ in _carriers(before, topic):
        now = after.clauses.get(id_)
        if now is not None and now.grade >= before.clauses[id_].grade:
            continue
        duties = before.clauses[id_].obligations
        bound = [duty.sentence for duty in duties if duty.grade is Grade.OPERATIVE]
        said = bound or before.clauses[id_].statements
        if now is None:
            why = "it is dropped"
        else:
            why = f"it says “{now.softening}”" if now.softening else _UNBOUND
        yield DecidingWords(place=before.place(id_), before=said[0], after=why)


def _new_findings(before: tuple[Finding, ...], after: tuple[Finding, ...]) -> Iterator[Finding]:
    """Findings that were not there: one in which only a number has moved was."""
    known = {_likeness(finding) for finding in before}
    for finding in after:
        if _likeness(finding) not in known:
            yield finding


def _likeness(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, mask_numbers(finding.place), mask_numbers(finding.message)


def _advice_on(before: _Side, pack: Pack, clause: str) -> NegotiatingAdvice:
    notes = pack[clause].negotiating
    return NegotiatingAdvice(
        place=before.place(clause),
        in_return_for=notes.in_return_for,
        fallback_when=notes.fallback_when,
        approval=notes.approval,
    )
