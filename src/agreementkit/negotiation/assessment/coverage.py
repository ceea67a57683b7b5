"""What a returned clause still binds people to: its grade, and the topics that fall with it."""

from collections.abc import Iterable, Iterator, Mapping

from agreementkit.checking.grading import GradedClause, coverage_of, grade_statements, statements
from agreementkit.drafting.concession import DecidingWords, TopicLoss
from agreementkit.model.coverage_report import AreaCoverage, Grade, TopicCoverage
from agreementkit.model.document import ClauseHeading, Paragraph
from agreementkit.model.pack import Pack
from agreementkit.model.template import Run
from agreementkit.negotiation.assessment.diff import DiffUnit, SectionDiff
from agreementkit.text.confusables import without_confusables
from agreementkit.text.normalisation import normalise_typography

# The grade of a clause as it came back.


def grade_returned_clause(
    ours: GradedClause,
    diff: SectionDiff,
    styles: Mapping[str, str],
) -> GradedClause:
    """The grade of a clause as it came back.

    A statement that is word for word ours is read as ours, and any other as the employer's.

    Args:
        ours: the clause as we sent it.
        diff: the clause as it came back against it.
        styles: what the returned file calls each of our styles that it does not call as we do.
    """
    blocks = _paragraphs(diff, styles)
    return grade_statements(
        ours.heading,
        tuple(statements(blocks)),
        ours.roles,
        own=frozenset(ours.statements),
    )


def _paragraphs(diff: SectionDiff, styles: Mapping[str, str]) -> Iterator[Paragraph]:
    """What came back, each paragraph at the level that its style has with us.

    One in another style is at the level of ours for which it stands, else of that before it.
    """
    counterparts = {j: i for i, j in diff.pairs}
    levels = {
        styles.get(unit.lines[0].style, unit.lines[0].style): unit.level
        for unit in diff.ours
        if unit.level is not None
    }
    last = 0
    for j, unit in enumerate(diff.theirs):
        if unit.row or unit.heading:
            continue
        ours = diff.ours[counterparts[j]] if j in counterparts else None
        level = ours.level if ours else None
        last = levels.get(unit.lines[0].style, last if level is None else level)
        yield _paragraph(unit, last, ours)


def grade_new_section(
    heading: ClauseHeading, units: Iterable[DiffUnit], roles: Mapping[str, str]
) -> GradedClause:
    """The grade of a section that we did not send.

    Args:
        heading: what it is called.
        units: its lines.
        roles: who can bear a duty.
    """
    blocks = (_paragraph(unit, 0) for unit in units if not unit.row and not unit.heading)
    return grade_statements(heading, tuple(statements(blocks)), roles, own=frozenset())


def _paragraph(unit: DiffUnit, level: int, ours: DiffUnit | None = None) -> Paragraph:
    """A paragraph as it reads; in our own letters where a reader would see no difference."""
    text = without_confusables(unit.text)
    if ours and normalise_typography(text).strip() == normalise_typography(ours.text).strip():
        text = ours.text
    return Paragraph(spans=(Run(text=text),), level=level)


# The topics of the strategy that a returned file covers less than ours did.

_Graded = Mapping[str, GradedClause]


def topic_losses(before: _Graded, after: _Graded, pack: Pack) -> Iterator[tuple[str, TopicLoss]]:
    """Each topic that falls or rests on fewer clauses, once for each clause that did it.

    Args:
        before: the clauses that we sent, by id.
        after: the same as they came back; what is gone is not there.
        pack: whose strategy says which topics there are, and whose clauses bear them.
    """
    for area in (*pack.strategy.areas, pack.strategy.framework):
        was, now = coverage_of(area, before, pack), coverage_of(area, after, pack)
        for old, new in zip(was.topics, now.topics, strict=True):
            lost = [id_ for id_ in _carriers(before, old) if _less(before[id_], after.get(id_))]
            for id_ in lost:
                yield id_, _loss(was, old, new, after, [before[each] for each in lost])


def _less(before: GradedClause, after: GradedClause | None) -> bool:
    return after is None or after.grade < before.grade


def _carriers(clauses: _Graded, topic: TopicCoverage) -> tuple[str, ...]:
    """The clauses on which a topic's grade rests."""
    return tuple(
        id_
        for id_ in topic.provisions
        if clauses[id_].grade is topic.grade and topic.grade > Grade.NONE
    )


def _loss(
    area: AreaCoverage,
    old: TopicCoverage,
    new: TopicCoverage,
    after: _Graded,
    lost: list[GradedClause],
) -> TopicLoss:
    return TopicLoss(
        id=old.id,
        title=old.title,
        area=area.title,
        before=old.grade,
        after=new.grade,
        words=tuple(_deciding(clause, after.get(clause.heading.clause)) for clause in lost),
        left=_carriers(after, new),
    )


_UNBOUND = "no sentence of it binds the Employer to do something by a fixed time"


def _deciding(before: GradedClause, after: GradedClause | None) -> DecidingWords:
    """The words of a clause that carried a topic, and what is the matter with it now."""
    bound = [duty.sentence for duty in before.obligations if duty.grade is before.grade]
    heading = before.heading
    if after is None:
        why = "it is gone"
    else:
        why = f"it says “{after.softening}”" if after.softening else _UNBOUND
    return DecidingWords(
        place=f"clause {heading.number} ({heading.title})",
        before=(bound or list(before.statements))[0],
        after=why,
    )
