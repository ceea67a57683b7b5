"""A clause's template to numbered blocks of text."""

from collections.abc import Iterator, Mapping

from attrs import evolve

from agreementkit.compose.spans import put_in
from agreementkit.model.document import (
    ClauseHeading,
    DocumentBlock,
    Figure,
    Paragraph,
    Run,
    SignatureBlock,
    Spans,
    Table,
    text_of,
)
from agreementkit.model.fixed_wording import ComposedWords
from agreementkit.model.numbering import number_at
from agreementkit.model.shared import Shared, SharedClause
from agreementkit.model.template import Block, Grid, Inlines, Plain, Slot, Unit

__all__ = ["Inserts", "clause_blocks"]

Inserts = Mapping[str, tuple[Paragraph | SignatureBlock, ...]]


def _items(unit: Unit, clause: SharedClause) -> tuple[Spans, ...]:
    """One line for each item, where a list stands alone in its unit; else nothing."""
    match unit.inlines:
        case (Slot(name=name),) if name in clause.values:
            items = clause.values[name].value
            if not isinstance(items, tuple):
                return ()
            shown = items or (ComposedWords.NOTHING,)
            last = len(shown) - 1
            ends = {last: ".", last - 1: ComposedWords.LAST_BUT_ONE}
            return tuple(
                (Figure(text=item, parameter=name), Run(text=ends.get(index, ";")))
                for index, item in enumerate(shown)
            )
        case _:
            return ()


def clause_blocks(
    shared: Shared,
    clause: SharedClause,
    inserts: Inserts,
) -> tuple[DocumentBlock, ...]:
    """The heading of a clause and everything under it."""

    def spans(inlines: Inlines) -> Spans:
        return put_in(inlines, shared, clause.values)

    def walk(blocks: tuple[Block, ...], level: int) -> Iterator[DocumentBlock]:
        count = 0
        for block in blocks:
            match block:
                case Unit():
                    for text in _items(block, clause) or (spans(block.inlines),):
                        count += 1
                        yield Paragraph(
                            clause=clause.id,
                            level=level,
                            number=number_at(level, count, clause.number),
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
                case _:
                    yield from (evolve(each, clause=clause.id) for each in inserts[block.name])

    heading = ClauseHeading(
        clause=clause.id,
        number=clause.number,
        title=clause.title,
        comments=clause.comments,
    )
    return heading, *walk(clause.body, 2)
