"""What a package of concessions costs: the agreement before it, held against that after it."""

from collections.abc import Iterator, Mapping

from attrs import evolve, frozen

from agreementkit.check import GradedClause, examine, graded
from agreementkit.compose import compose
from agreementkit.drafting.concession import Ask, Concession, Deciding, Move, TopicLoss
from agreementkit.drafting.duties import burdens, losses, unnumbered
from agreementkit.drafting.figures import FigureMove, moved
from agreementkit.errors import AgreementKitError, Fault, InvalidError
from agreementkit.model import (
    Agreement,
    Finding,
    Grade,
    Pack,
    Position,
    Provision,
    Report,
    TopicCoverage,
)
from agreementkit.model.nearest import did_you_mean
from agreementkit.model.position import as_position

__all__ = ["concede"]

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
            for loss in losses(before.clauses[clause], after.clauses.get(clause))
        ),
        burdens=tuple(
            (clause, duty)
            for clause in chosen
            if clause in after.clauses
            for duty in burdens(before.clauses[clause], after.clauses[clause])
        ),
        figures=tuple(
            figure for clause in chosen for figure in _figures(before, after, pack, clause)
        ),
        findings=tuple(_new(before.report.findings, after.report.findings)),
        asks=tuple(_ask(before, pack, clause) for clause in chosen),
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


def _move(before: _Side, after: _Side, clause: str, to: Position | None) -> Move:
    idle = ""
    if to is not None:
        was = before.provisions[clause]
        if (was.position or before.agreement.position) is to:
            idle = f"for it is at {to} already"
        elif before.clauses[clause].statements == after.clauses[clause].statements:
            own = ", ".join(name for name, _ in was.settings)
            idle = f"for {own} is your own figure and stands" if own else "for its text is the same"
    return Move(clause=clause, place=before.place(clause), to=to, idle=idle)


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


def _deciding(before: _Side, after: _Side, topic: TopicCoverage) -> Iterator[Deciding]:
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
        yield Deciding(place=before.place(id_), before=said[0], after=why)


def _figures(before: _Side, after: _Side, pack: Pack, clause: str) -> Iterator[FigureMove]:
    yield from moved(
        pack[clause].parameters,
        before.provisions[clause],
        after.provisions.get(clause),
        before.agreement.position,
    )


def _new(before: tuple[Finding, ...], after: tuple[Finding, ...]) -> Iterator[Finding]:
    """Findings that were not there: one in which only a number has moved was."""
    known = {_likeness(finding) for finding in before}
    for finding in after:
        if _likeness(finding) not in known:
            yield finding


def _likeness(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, unnumbered(finding.place), unnumbered(finding.message)


def _ask(before: _Side, pack: Pack, clause: str) -> Ask:
    notes = pack[clause].negotiating
    return Ask(
        place=before.place(clause),
        in_return_for=notes.in_return_for,
        fallback_when=notes.fallback_when,
        approval=notes.approval,
    )
