"""A clause's text before any value is put in: typed nodes, never loose strings.

Inline nodes stand in a line of text; block nodes are what the text is made of.
"""

from collections.abc import Iterator

from attrs import field, frozen

from agreementkit.model.visibility import NEUTRAL, TABLED


@frozen(kw_only=True)
class Run:
    """Plain words, perhaps emphasised."""

    text: str = field(metadata=TABLED)
    bold: bool = False
    italic: bool = False


@frozen(kw_only=True)
class Slot:
    """The place of a value: `{notice}`."""

    name: str = field(metadata=NEUTRAL)


@frozen(kw_only=True)
class TermMark:
    """A defined term in use, `[[Register]]`, or being defined, `[[=Register]]`."""

    text: str = field(metadata=TABLED)
    defining: bool = False


@frozen(kw_only=True)
class ClauseMark:
    """A reference to a clause or schedule: `{@scope}`."""

    target: str = field(metadata=NEUTRAL)


@frozen(kw_only=True)
class LawMark:
    """A reference to an authority: `{law tulrca-178}`."""

    key: str = field(metadata=NEUTRAL)


@frozen(kw_only=True)
class FactMark:
    """Stands after a statement of fact that only the employer can confirm: `{fact no-pilots}`."""

    name: str = field(metadata=NEUTRAL)


Inline = Run | Slot | TermMark | ClauseMark | LawMark | FactMark
Inlines = tuple[Inline, ...]


@frozen(kw_only=True)
class Condition:
    """When a unit stands: a flag is on (or off), or a choice has a value."""

    name: str = field(metadata=NEUTRAL)
    value: str | None = field(default=None, metadata=NEUTRAL)
    negated: bool = False


@frozen(kw_only=True)
class PlainParagraph:
    """A paragraph without a number."""

    inlines: Inlines
    line: int = 0


@frozen(kw_only=True)
class Grid:
    """A table: a header row and rows of cells."""

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    line: int = 0


@frozen(kw_only=True)
class Insert:
    """The place of something composed from the whole agreement: `{insert parties}`."""

    name: str = field(metadata=NEUTRAL)
    line: int = 0


@frozen(kw_only=True)
class Unit:
    """A numbered unit with everything under it."""

    inlines: Inlines
    condition: Condition | None = None
    blocks: "tuple[Block, ...]" = ()
    line: int = 0


Block = Unit | PlainParagraph | Grid | Insert


# ---
# Every node of a clause's text, in order.


def _flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Unit):
            yield from _flat(block.blocks)


def inline_nodes(blocks: tuple[Block, ...]) -> Iterator[tuple[int, Inline]]:
    """Every inline node with the line of its block."""
    for block in _flat(blocks):
        match block:
            case Unit() | PlainParagraph():
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
