"""Clause text in Markdown to typed blocks, with every fault and its line."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from agreementkit.errors import Fault
from agreementkit.model.template import (
    Block,
    Condition,
    Grid,
    Inlines,
    Insert,
    Plain,
    Unit,
    Words,
)
from agreementkit.text.inline import ReadingError, parser, read_inlines

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

__all__ = ["DEPTH", "parse_body"]

DEPTH = 3
"""Numbered levels below the clause's heading: 1.1, (a), (i)."""

_LINE_END = re.compile(r"\r\n?|\n")
_NUMBER = re.compile(r"[ \t]*(\d+[.)])(?:\s|$)")
_BAR = re.compile(r"(?<!\\)\|")
_UNREAD: Inlines = (Words(text="…"),)
"""Stands for text that was refused, so that one mistake is not reported twice."""

_REFUSED = {
    "heading": ("a heading", "the title in the header is the clause's heading"),
    "bullet_list": ("a bullet list", "number the units: 1. 2. 3."),
    "blockquote": ("a quotation", "take the > away"),
    "fence": ("a code block", "take the backquotes away"),
    "code_block": ("a line indented too far", "indent each level by three spaces"),
    "html_block": ("HTML", "write plain words"),
    "hr": ("a rule", "take the line away"),
}


class _Reader:
    """One pass over a clause's text."""

    def __init__(self, text: str, first_line: int) -> None:
        self.lines = _LINE_END.split(text)
        self.first_line = first_line
        self.faults: list[Fault] = []
        self.numbered: set[int] = set()
        """Lines whose number is a unit's, or stands in something refused."""

    def line(self, node: "SyntaxTreeNode") -> int:
        return self.first_line + _rows(node).start

    def refuse(self, node: "SyntaxTreeNode", message: str, remedy: str) -> None:
        self.faults.append(Fault(message=message, remedy=remedy, line=self.line(node)))

    def inlines(self, node: "SyntaxTreeNode") -> tuple[Condition | str | None, Inlines]:
        try:
            return read_inlines(node.token.children or [] if node.token else [])
        except ReadingError as error:
            self.refuse(node, error.message, error.remedy)
            return None, _UNREAD

    def blocks(
        self,
        nodes: "Iterable[SyntaxTreeNode]",
        depth: int = 0,
        margin: int = 0,
    ) -> Iterator[Block]:
        """The blocks of some nodes.

        Args:
            nodes: what Markdown made of the text.
            depth: how many levels of numbers they stand under.
            margin: the column at which a number among them begins.
        """
        for node in nodes:
            match node.type:
                case "ordered_list":
                    if depth == DEPTH:
                        self.refuse(
                            node,
                            f"numbering goes {DEPTH} levels deep under the heading; this is one more",
                            "split the unit, or make a clause of its own",
                        )
                    yield from (self.unit(item, depth + 1, margin) for item in node.children)
                case "paragraph":
                    yield self.plain(node.children[0])
                case "table":
                    yield self.grid(node)
                case other:
                    what, remedy = _REFUSED[other]
                    self.refuse(node, f"{what} has no place in a clause", remedy)
                    self.numbered.update(_rows(node))

    def plain(self, node: "SyntaxTreeNode") -> Block:
        lead, inlines = self.inlines(node)
        if isinstance(lead, str):
            if inlines:
                self.refuse(
                    node,
                    f"text follows {{insert {lead}}}",
                    "leave the insert on a line of its own, with blank lines around it",
                )
            return Insert(name=lead, line=self.line(node))
        if lead is not None:
            self.refuse(
                node,
                "a condition stands on a paragraph without a number",
                "number the paragraph: a condition governs one numbered unit",
            )
        return Plain(inlines=inlines, line=self.line(node))

    def unit(self, item: "SyntaxTreeNode", depth: int, margin: int) -> Unit:
        self.at_its_place(item, depth, margin)
        inside = item.children
        condition: Condition | None = None
        inlines: Inlines = ()
        if inside and inside[0].type == "paragraph":
            lead, inlines = self.inlines(inside[0].children[0])
            inside = inside[1:]
            if isinstance(lead, Condition):
                condition = lead
            elif lead is not None:
                self.refuse(
                    item,
                    f"{{insert {lead}}} stands in a numbered unit",
                    "put it on a line of its own, without a number",
                )
                inlines = _UNREAD
        if not inlines and not (inside and inside[0].type in _REFUSED):
            self.refuse(
                item,
                "a numbered unit has no text",
                "write its text, or take the number away",
            )
        # What stands under a unit begins below its text, right of its number and full stop.
        blocks = tuple(self.blocks(inside, depth, margin + len(item.info) + 2))
        return Unit(inlines=inlines, condition=condition, blocks=blocks, line=self.line(item))

    def at_its_place(self, item: "SyntaxTreeNode", depth: int, margin: int) -> None:
        """Markdown takes a unit for another level's where its number stands askew."""
        row = _rows(item).start
        self.numbered.add(row)
        column = len(self.lines[row]) - len(self.lines[row].lstrip())
        if column != margin:
            self.refuse(
                item,
                f"a numbered unit of level {depth} is indented by {column} spaces, not by {margin}",
                "indent by three spaces for each level above, "
                "or by four where the number above has two digits",
            )

    def grid(self, table: "SyntaxTreeNode") -> Grid:
        header, *rows = (row for group in table.children for row in group.children)
        for row in rows:
            line = self.lines[_rows(row).start].strip()
            cells = len(_BAR.split(line.removeprefix("|").removesuffix("|")))
            if cells > len(header.children):
                # Markdown would leave the last ones out.
                self.refuse(
                    row,
                    f"a table row has {cells} cells under {len(header.children)} headings",
                    "give every column a heading",
                )
        return Grid(
            header=self.cells(header),
            rows=tuple(self.cells(row) for row in rows),
            line=self.line(table),
        )

    def cells(self, row: "SyntaxTreeNode") -> tuple[Inlines, ...]:
        cells = []
        for cell in row.children:
            lead, inlines = self.inlines(cell.children[0])
            if lead is not None or not inlines:
                self.refuse(
                    row,
                    "a table cell is empty or holds a condition",
                    "write something in every cell, if only a dash",
                )
            cells.append(inlines)
        return tuple(cells)

    def left_over(self) -> None:
        """Refuse each number at the start of a line that Markdown reads as mere text."""
        for row, line in enumerate(self.lines):
            if row not in self.numbered and (number := _NUMBER.match(line)):
                self.faults.append(
                    Fault(
                        message=f"a line begins with {number[1]} but is not read as a numbered unit",
                        remedy=(
                            "begin each list of units with 1. and indent by three spaces for each "
                            "level; if the number belongs to a sentence, move it to the line above"
                        ),
                        line=self.first_line + row,
                    ),
                )


def _rows(node: "SyntaxTreeNode") -> range:
    return range(*(node.map or (0, 0)))


def parse_body(text: str, *, first_line: int = 1) -> tuple[tuple[Block, ...], tuple[Fault, ...]]:
    """A clause's text as blocks, and everything that is wrong with it.

    Args:
        text: the Markdown after the header.
        first_line: the line of the file on which `text` begins, from 1.

    >>> blocks, faults = parse_body("1. The Employer must tell the Union within {days}.")
    >>> blocks[0].inlines[1]
    Slot(name='days')
    >>> parse_body("# Notice")[1][0].message
    'a heading has no place in a clause'
    """
    from markdown_it.tree import SyntaxTreeNode

    reader = _Reader(text, first_line)
    blocks = tuple(reader.blocks(SyntaxTreeNode(parser().parse(text)).children))
    reader.left_over()
    if not blocks and not reader.faults:
        reader.faults.append(
            Fault(
                message="the clause has no text",
                remedy="write its units: 1. The Employer must …",
                line=first_line,
            ),
        )
    return blocks, tuple(reader.faults)
