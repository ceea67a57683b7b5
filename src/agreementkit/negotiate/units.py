"""Lines as they are compared: each paragraph one unit, each row of a table one, with its place."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from attrs import evolve, field, frozen

from agreementkit.model.document import (
    ClauseHeading,
    DocumentBlock,
    Paragraph,
    PartHeading,
    Run,
    ScheduleHeading,
    SignatureBlock,
    Spans,
    Table,
    line_of,
)
from agreementkit.negotiate.record import Laid, SentSection
from agreementkit.negotiate.section import Section
from agreementkit.text.evened import evened
from agreementkit.word.reading import Line, Stretch

__all__ = ["Unit", "returned_units", "sent_units"]


@frozen(kw_only=True)
class Unit:
    """A paragraph, or a row of a table."""

    lines: tuple[Line, ...]
    texts: tuple[str, ...]
    """Of a paragraph its text; of a row the text of each cell."""
    stretches: tuple[tuple[Stretch, ...], ...] = field(repr=False)
    """The same piece by piece."""
    row: bool = False
    heading: bool = False
    where: str = ""
    """Of ours, as people name its place; empty for a line that came back."""
    spans: tuple[Spans, ...] = ()
    """Of ours, the text as composed."""
    level: int | None = None
    """Of a paragraph of ours, its level; None of a heading, a row, and what came back."""

    @property
    def text(self) -> str:
        """All of it; the cells of a row apart by strokes."""
        return " | ".join(self.texts)

    @property
    def key(self) -> tuple[bool, tuple[str, ...]]:
        """What is the same of two units where a word processor alone made the difference."""
        return self.row, tuple(evened(text).strip() for text in self.texts)

    @property
    def blank(self) -> bool:
        """Whether nothing is in it that anybody could read."""
        return not any(text.strip() for text in self.texts)


def returned_units(lines: Sequence[Line]) -> tuple[Unit, ...]:
    """The lines of a section that came back, as units."""
    return tuple(_units(lines))


def sent_units(ours: SentSection) -> tuple[Unit, ...]:
    """The lines of a section of ours as units, each with its place and its text as composed."""
    if not ours.blocks:
        name = ours.section.id
        return tuple(
            evolve(unit, where=f"{name}, line {place}" if len(ours.section.lines) > 1 else name)
            for place, unit in enumerate(_units(ours.section.lines), 1)
        )
    return tuple(unit for each in _placed(ours) for unit in each)


def _units(lines: Sequence[Line]) -> Iterator[Unit]:
    for (row, _), group in groupby(enumerate(lines), key=_together):
        inside = tuple(line for _, line in group)
        if not row:
            yield _unit(inside, [inside], row=False)
            continue
        cells = [tuple(each) for _, each in groupby(inside, key=lambda line: line.cell)]
        yield _unit(inside, cells, row=True)


def _together(each: tuple[int, Line]) -> tuple[bool, object]:
    """Lines of one row stand together, and every other for itself."""
    place, line = each
    if line.cell is None:
        return False, place
    return True, (line.cell.table, line.cell.row)


def _unit(lines: tuple[Line, ...], cells: Sequence[tuple[Line, ...]], *, row: bool) -> Unit:
    stretches = tuple(tuple(_stretches(cell)) for cell in cells)
    return Unit(
        lines=lines,
        texts=tuple("".join(each.text for each in cell) for cell in stretches),
        stretches=stretches,
        row=row,
        heading=lines[0].level > 0,
    )


def _stretches(lines: Iterable[Line]) -> Iterator[Stretch]:
    """The text of some lines piece by piece, letters and their accents in one."""
    for place, line in enumerate(lines):
        if place:
            yield Stretch(text="\n")
        for stretch in line.stretches or (Stretch(text=line.text),):
            text = stretch.text
            whole = text if text.isascii() else unicodedata.normalize("NFC", text)
            yield stretch if whole == text else evolve(stretch, text=whole)


def _placed(ours: SentSection) -> Iterator[tuple[Unit, ...]]:
    names = _Names(ours.section)
    for laid in ours.blocks:
        yield tuple(names.named(laid))


class _Names:
    """What the places of a section are called, one after another."""

    def __init__(self, section: Section) -> None:
        self.section = section
        self.heading = ""
        self.above: dict[int, str] = {}
        self.paragraphs = 0

    def named(self, laid: Laid) -> Iterator[Unit]:
        block = laid.block
        spans = tuple(_spans(block))
        if isinstance(block, Table):
            yield from self._rows(laid, spans)
            return
        for place, unit in enumerate(_units(laid.lines)):
            said = spans[place : place + 1] if len(spans) == len(laid.lines) else ()
            level = block.level if isinstance(block, Paragraph) else None
            yield evolve(unit, where=self._place(block), spans=said, level=level)

    def _place(self, block: DocumentBlock) -> str:
        match block:
            case ClauseHeading() | ScheduleHeading() | PartHeading():
                self.heading, self.above = block.number, {}
                return f"heading of {block.number}"
            case SignatureBlock():
                return f"signature of {block.party}"
            case Paragraph(number=number, level=level) if number:
                self.above = {each: said for each, said in self.above.items() if each < level}
                self.above[level] = number
                return "".join(self.above.values())
            case _:
                self.paragraphs += 1
                return f"{self.heading}, paragraph {self.paragraphs} without a number".lstrip(", ")

    def _rows(self, laid: Laid, spans: tuple[Spans, ...]) -> Iterator[Unit]:
        taken = 0
        for row, unit in enumerate(_units(laid.lines)):
            cells = len(unit.texts)
            where = f"{self.heading}, table, {f'row {row}' if row else 'heading row'}".lstrip(", ")
            yield evolve(unit, where=where, spans=spans[taken : taken + cells])
            taken += cells


def _spans(block: DocumentBlock) -> Iterator[Spans]:
    """The spans of each line that a block prints."""
    if isinstance(block, Table):
        yield from ((Run(text=cell),) for cell in block.header)
        yield from (cell for row in block.rows for cell in row)
    else:
        yield line_of(block)
