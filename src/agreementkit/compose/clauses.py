"""A clause's template to numbered blocks of text."""

from collections.abc import Iterator, Mapping

from agreementkit.compose.settled import Settled, SettledClause
from agreementkit.compose.spans import put_in
from agreementkit.model.document import (
    ClauseHeading,
    DocumentBlock,
    Figure,
    Paragraph,
    Run,
    Spans,
    Table,
    text_of,
)
from agreementkit.model.template import Block, Grid, Inlines, Insert, Plain, Slot, Unit

__all__ = ["clause_blocks"]

Inserts = Mapping[str, tuple[DocumentBlock, ...]]

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii")


def _numbered(level: int, count: int, heading: str) -> str:
    """The number that prints at a level, as Word's own list will count it."""
    match level:
        case 2:
            return f"{heading}.{count}"
        case 3:
            return f"({_letters(count)})"
        case _:
            return f"({_ROMAN[count - 1]})" if count <= len(_ROMAN) else f"({count})"


def _letters(count: int) -> str:
    """Word counts a … z, then aa, bb: the letter repeated."""
    turns, index = divmod(count - 1, 26)
    return chr(ord("a") + index) * (turns + 1)


def _items(unit: Unit, chosen: SettledClause) -> tuple[Spans, ...]:
    """One line for each item, where a list stands alone in its unit; else nothing."""
    match unit.inlines:
        case (Slot(name=name),) if isinstance(items := chosen.values.get(name), tuple):
            last = len(items) - 1
            ends = {last: ".", last - 1: "; and"}
            return tuple(
                (Figure(text=item, parameter=name), Run(text=ends.get(index, ";")))
                for index, item in enumerate(items)
            )
        case _:
            return ()


def clause_blocks(
    settled: Settled,
    chosen: SettledClause,
    inserts: Inserts,
) -> tuple[DocumentBlock, ...]:
    """The heading of a clause and everything under it."""
    clause = chosen.clause
    parameters = {parameter.name: parameter for parameter in clause.parameters}

    def spans(inlines: Inlines) -> Spans:
        return put_in(inlines, settled, parameters, chosen.values)

    def walk(blocks: tuple[Block, ...], level: int) -> Iterator[DocumentBlock]:
        count = 0
        for block in blocks:
            match block:
                case Unit():
                    if block.condition and not settled.holds(block.condition, chosen.values):
                        continue
                    for text in _items(block, chosen) or (spans(block.inlines),):
                        count += 1
                        yield Paragraph(
                            clause=clause.id,
                            level=level,
                            number=_numbered(level, count, chosen.number),
                            spans=text,
                        )
                    yield from walk(block.blocks, level + 1)
                case Plain():
                    yield Paragraph(clause=clause.id, spans=spans(block.inlines))
                case Grid():
                    yield Table(
                        clause=clause.id,
                        caption=clause.title,
                        header=tuple(text_of(spans(cell)) for cell in block.header),
                        rows=tuple(tuple(spans(cell) for cell in row) for row in block.rows),
                    )
                case Insert():
                    yield from inserts.get(block.name, ())

    heading = ClauseHeading(clause=clause.id, number=chosen.number, title=clause.title)
    return heading, *walk(clause.body, 2)
