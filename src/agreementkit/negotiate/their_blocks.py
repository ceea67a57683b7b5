"""The lines of one section that came back as blocks, ours wherever they are still ours."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from agreementkit.model.document import (
    SIGNED_FOR,
    SIGNED_WITH,
    Bullet,
    ClauseHeading,
    DocumentBlock,
    Note,
    Paragraph,
    PartHeading,
    Run,
    ScheduleHeading,
    SignatureBlock,
    Spans,
    Table,
    line_of,
)
from agreementkit.negotiate.record import Laid
from agreementkit.negotiate.section import Section, SectionKind
from agreementkit.negotiate.their_lines import Labels, alike_lines, alive, paired, without_number
from agreementkit.negotiate.their_table import grid_of, their_table
from agreementkit.word import styles
from agreementkit.word.reading import Line

__all__ = ["their_blocks"]

Lines = tuple[Line, ...]
_Headed = PartHeading | ClauseHeading | ScheduleHeading
_NUMBERED = {style: level for level, style in styles.LEVELS.items()}
_PLAIN = frozenset({styles.CLAUSE_TEXT, styles.BODY})


@frozen(kw_only=True)
class _Item:
    """What makes one block: a line, a table, or the lines that a party signs."""

    lines: Lines

    @property
    def table(self) -> bool:
        return self.lines[0].cell is not None

    @property
    def signed(self) -> bool:
        return len(self.lines) > 1 and not self.table

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines) if self.table else self.lines[0].text

    @property
    def known(self) -> tuple[bool, bool, str]:
        return self.table, self.signed, self.text


def their_blocks(
    returned: Section,
    ours: Sequence[Laid],
    labels: Sequence[Labels],
) -> Iterator[DocumentBlock]:
    """The blocks of a section, numbers still as we sent them.

    Args:
        returned: the section.
        ours: the blocks that it was made from; none for a new one.
        labels: the numbers of clauses and schedules, by id, as programs may count them.
    """
    old = [_Item(lines=each.lines) for each in ours]
    new = [*_items(returned.lines)]
    first = ours[0].block if ours else None
    if returned.kind in _HEADINGS and (first is None or isinstance(first, _Headed)):
        yield _heading(returned, new[0].lines[0].text, first)
        old, ours, new = old[1:], ours[1:], new[1:]
    clause = returned.id if returned.kind is SectionKind.CLAUSE else None
    fellows = _fellows(old, new)
    for place, item in enumerate(new):
        laid = ours[fellows[place]] if place in fellows else None
        block = laid.block if laid else None
        if item.table:
            table = block if isinstance(block, Table) else None
            grid = grid_of(item.lines)
            yield their_table(grid, table, labels, caption=returned.title, clause=clause)
        elif item.signed:
            party = item.text.removeprefix(SIGNED_FOR)
            yield SignatureBlock(party=party, clause=clause)
        elif item.text.strip():
            yield _line(item.lines[0], laid, labels, clause)


_HEADINGS = frozenset({SectionKind.PART, SectionKind.CLAUSE, SectionKind.SCHEDULE})


def _fellows(old: Sequence[_Item], new: Sequence[_Item]) -> Mapping[int, int]:
    lines = alike_lines([each.text for each in old], [each.text for each in new])

    def alike(i: int, j: int) -> float:
        if (old[i].table, old[i].signed) != (new[j].table, new[j].signed):
            return 0.0
        # Of tables there are few: one that stands where one stood is that one.
        return (1 + lines(i, j)) / 2 if old[i].table else lines(i, j)

    return paired([each.known for each in old], [each.known for each in new], alike)


def _items(lines: Lines) -> Iterator[_Item]:
    at = 0
    while at < len(lines):
        end = at + _length(lines, at)
        yield _Item(lines=lines[at:end])
        at = end


def _length(lines: Lines, at: int) -> int:
    """How many lines make one block from here on."""
    here = lines[at]
    if here.cell:
        table = here.cell.table
        rest = (n for n, each in enumerate(lines[at:]) if not each.cell or each.cell.table != table)
        return next(rest, len(lines) - at)
    whole = len(SIGNED_WITH) + 1
    below = tuple(line.text.strip() for line in lines[at + 1 : at + whole])
    return whole if here.text.startswith(SIGNED_FOR) and below == SIGNED_WITH else 1


def _heading(returned: Section, text: str, ours: DocumentBlock | None) -> DocumentBlock:
    if isinstance(ours, _Headed):
        text = without_number(text, ours.title)
    match returned.kind:
        case SectionKind.PART:
            number = ours.number if isinstance(ours, PartHeading) else ""
            return PartHeading(number=number, title=text)
        case SectionKind.SCHEDULE:
            number = ours.number if isinstance(ours, ScheduleHeading) else ""
            return ScheduleHeading(id=returned.id, number=number, title=text)
        case _ if isinstance(ours, ClauseHeading):
            return evolve(ours, clause=returned.id, title=text)
        case _:
            return ClauseHeading(clause=returned.id, number="", title=text)


def _line(
    line: Line,
    laid: Laid | None,
    labels: Sequence[Labels],
    clause: str | None,
) -> DocumentBlock:
    """One line as a block: of our kind, unless a style of ours says that it is another now."""
    if laid is None:
        return _styled(line.style, (Run(text=line.text),), clause)
    spans = alive(line_of(laid.block), line.text, labels)
    # A style that we do not know says nothing: programs rename them.
    style = line.style if line.style in _KNOWN else laid.lines[0].style
    match laid.block:
        case Paragraph() | Bullet() | Note() if style == laid.lines[0].style:
            return evolve(laid.block, spans=spans, clause=clause)
        case _:
            return _styled(style, spans, clause)


def _styled(style: str, spans: Spans, clause: str | None) -> DocumentBlock:
    match style:
        case styles.BULLET:
            return Bullet(spans=spans, clause=clause)
        case styles.NOTE:
            return Note(spans=spans, clause=clause)
        case _:
            return Paragraph(spans=spans, clause=clause, level=_NUMBERED.get(style, 0))


_KNOWN = _PLAIN | {*_NUMBERED, styles.BULLET, styles.NOTE}
