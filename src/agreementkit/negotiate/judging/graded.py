"""What a returned section binds people to: its paragraphs as statements, and its grade."""

from collections.abc import Iterable, Iterator, Mapping

from agreementkit.check import GradedClause, grade_statements
from agreementkit.check.coverage import statements
from agreementkit.model.document import ClauseHeading, Paragraph, Run
from agreementkit.negotiate.judging.differences import Differences
from agreementkit.negotiate.judging.units import Unit
from agreementkit.text.disguises import undisguised
from agreementkit.text.evened import evened

__all__ = ["graded_new", "graded_return"]


def graded_return(
    ours: GradedClause,
    differences: Differences,
    styles: Mapping[str, str],
) -> GradedClause:
    """The grade of a clause as it came back.

    A statement that is word for word ours is read as ours, and any other as the employer's.

    Args:
        ours: the clause as we sent it.
        differences: the clause as it came back against it.
        styles: what the returned file calls each of our styles that it does not call as we do.
    """
    blocks = _paragraphs(differences, styles)
    return grade_statements(
        ours.heading,
        tuple(statements(blocks)),
        ours.roles,
        own=frozenset(ours.statements),
    )


def _paragraphs(differences: Differences, styles: Mapping[str, str]) -> Iterator[Paragraph]:
    """What came back, each paragraph at the level that its style has with us.

    One in another style is at the level of ours for which it stands, else of that before it.
    """
    fellows = {j: i for i, j in differences.pairs}
    levels = {
        styles.get(unit.lines[0].style, unit.lines[0].style): unit.level
        for unit in differences.ours
        if unit.level is not None
    }
    last = 0
    for j, unit in enumerate(differences.theirs):
        if unit.row or unit.heading:
            continue
        mine = differences.ours[fellows[j]] if j in fellows else None
        level = mine.level if mine else None
        last = levels.get(unit.lines[0].style, last if level is None else level)
        yield _paragraph(unit, last, mine)


def graded_new(
    heading: ClauseHeading, units: Iterable[Unit], roles: Mapping[str, str]
) -> GradedClause:
    """The grade of a section that we did not send.

    Args:
        heading: what it is called.
        units: its lines.
        roles: who can bear a duty.
    """
    blocks = (_paragraph(unit, 0) for unit in units if not unit.row and not unit.heading)
    return grade_statements(heading, tuple(statements(blocks)), roles, own=frozenset())


def _paragraph(unit: Unit, level: int, ours: Unit | None = None) -> Paragraph:
    """A paragraph as it reads; in our own letters where a reader would see no difference."""
    text = undisguised(unit.text)
    if ours and evened(text).strip() == evened(ours.text).strip():
        text = ours.text
    return Paragraph(spans=(Run(text=text),), level=level)
