"""Every node of a clause's text, in order."""

from collections.abc import Iterator

from agreementkit.model.template import Block, Condition, Grid, Inline, Insert, Plain, Unit

__all__ = ["conditions", "inserts", "marks"]


def _flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Unit):
            yield from _flat(block.blocks)


def marks(blocks: tuple[Block, ...]) -> Iterator[tuple[int, Inline]]:
    """Every inline node with the line of its block."""
    for block in _flat(blocks):
        match block:
            case Unit() | Plain():
                for node in block.inlines:
                    yield block.line, node
            case Grid():
                for row in (block.header, *block.rows):
                    for cell in row:
                        for node in cell:
                            yield block.line, node
            case _:
                pass


def conditions(blocks: tuple[Block, ...]) -> Iterator[tuple[int, Condition]]:
    """Every condition with the line of its unit."""
    for block in _flat(blocks):
        if isinstance(block, Unit) and block.condition is not None:
            yield block.line, block.condition


def inserts(blocks: tuple[Block, ...]) -> Iterator[tuple[int, str]]:
    """The name of every insert with its line."""
    for block in _flat(blocks):
        if isinstance(block, Insert):
            yield block.line, block.name
