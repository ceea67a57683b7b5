"""What a returned section binds people to: its paragraphs as statements, and its grade."""

from collections.abc import Iterable, Iterator

from agreementkit.check import GradedClause, grade_statements
from agreementkit.check.statements import statements
from agreementkit.model.document import Paragraph, Run
from agreementkit.negotiate.differences import Differences
from agreementkit.negotiate.units import Unit

__all__ = ["graded_return"]


def graded_return(
    ours: GradedClause,
    differences: Differences,
    more: Iterable[Unit] = (),
) -> GradedClause:
    """The grade of a clause as it came back.

    A statement that is word for word ours is read as ours, and any other as the employer's.

    Args:
        ours: the clause as we sent it.
        differences: the clause as it came back against it.
        more: paragraphs of the same clause that now stand under a heading of their own.
    """
    blocks = [*_paragraphs(differences), *_loose(more)]
    return grade_statements(
        ours.heading,
        tuple(statements(blocks)),
        ours.roles,
        own=frozenset(ours.statements),
    )


def _paragraphs(differences: Differences) -> Iterator[Paragraph]:
    """What came back, each paragraph at the level of ours for which it stands.

    A new one is at the level of the last one before it in its style, or of the last one.
    """
    fellows = {j: i for i, j in differences.pairs}
    styles = {
        differences.theirs[j].lines[0].style: differences.ours[i].level or 0
        for i, j in differences.pairs
    }
    last = 0
    for j, unit in enumerate(differences.theirs):
        if unit.row or unit.heading:
            continue
        mine = differences.ours[fellows[j]].level if j in fellows else None
        last = styles.get(unit.lines[0].style, last) if mine is None else mine
        yield _paragraph(unit, last)


def _loose(units: Iterable[Unit]) -> Iterator[Paragraph]:
    yield from (_paragraph(unit, 0) for unit in units if not unit.row and not unit.heading)


def _paragraph(unit: Unit, level: int) -> Paragraph:
    return Paragraph(spans=(Run(text=unit.text),), level=level)
