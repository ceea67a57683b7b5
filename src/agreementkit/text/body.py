"""Clause text in Markdown to typed blocks, with every fault and its line."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from agreementkit.errors import Fault
from agreementkit.model.template import (
    Block,
    Condition,
    Grid,
    Inlines,
    Insert,
    Plain,
    Run,
    Unit,
)
from agreementkit.text.inline import ReadingError, parser, read_inlines

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["DEPTH", "parse_body"]

DEPTH = 3
"""Numbered levels below the clause's heading: 1.1, (a), (i)."""

_LINE_END = re.compile(r"\r\n?|\n")
_NUMBER = re.compile(r"[ \t]*(\d+[.)])(?:\s|$)")
_BAR = re.compile(r"(?<!\\)\|")
_UNREAD: Inlines = (Run(text="…"),)
"""Stands for text that was refused, so that one mistake is not reported twice."""

_REFUSED = {
    "heading_open": ("a heading", "the title in the header is the clause's heading"),
    "bullet_list_open": ("a bullet list", "number the units: 1. 2. 3."),
    "blockquote_open": ("a quotation", "take the > away"),
    "fence": ("a code block", "take the backquotes away"),
    "code_block": ("a line indented too far", "indent each level by three spaces"),
    "html_block": ("HTML", "write plain words"),
    "hr": ("a rule", "take the line away"),
}


@frozen
class _Node:
    """A token of Markdown's with all that stands inside it."""

    token: "Token"
    inside: "list[_Node]"

    @property
    def type(self) -> str:
        return self.token.type

    @property
    def rows(self) -> range:
        """The lines it takes up, counted from 0."""
        return range(*(self.token.map or (0, 0)))


def _nested(tokens: "Iterable[Token]") -> list[_Node]:
    """The tokens as a tree: what opens takes in everything up to its close."""
    root: list[_Node] = []
    levels = [root]
    for token in tokens:
        if token.nesting < 0:
            levels.pop()
            continue
        node = _Node(token, [])
        levels[-1].append(node)
        if token.nesting > 0:
            levels.append(node.inside)
    return root


class _Reader:
    """One pass over a clause's text."""

    def __init__(self, text: str, first_line: int) -> None:
        self.lines = _LINE_END.split(text)
        self.first_line = first_line
        self.faults: list[Fault] = []
        self.numbered: set[int] = set()
        """Lines whose number is a unit's, or stands in something refused."""

    def line(self, node: _Node) -> int:
        return self.first_line + node.rows.start

    def refuse(self, node: _Node, message: str, remedy: str) -> None:
        self.faults.append(Fault(message=message, remedy=remedy, line=self.line(node)))

    def inlines(self, node: _Node) -> tuple[Condition | str | None, Inlines]:
        try:
            return read_inlines(node.token.children or [])
        except ReadingError as error:
            self.refuse(node, error.message, error.remedy)
            return None, _UNREAD

    def blocks(
        self,
        nodes: Iterable[_Node],
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
                case "ordered_list_open":
                    if depth == DEPTH:
                        self.refuse(
                            node,
                            f"numbering goes {DEPTH} levels deep under the heading; this is one more",
                            "split the unit, or make a clause of its own",
                        )
                    yield from (self.unit(item, depth + 1, margin) for item in node.inside)
                case "paragraph_open":
                    yield self.plain(node.inside[0])
                case "table_open":
                    yield self.grid(node)
                case other:
                    what, remedy = _REFUSED[other]
                    self.refuse(node, f"{what} has no place in a clause", remedy)
                    self.numbered.update(node.rows)

    def plain(self, node: _Node) -> Block:
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

    def unit(self, item: _Node, depth: int, margin: int) -> Unit:
        self.at_its_place(item, depth, margin)
        inside = item.inside
        condition: Condition | None = None
        inlines: Inlines = ()
        if inside and inside[0].type == "paragraph_open":
            lead, inlines = self.inlines(inside[0].inside[0])
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
        blocks = tuple(self.blocks(inside, depth, margin + len(item.token.info) + 2))
        return Unit(inlines=inlines, condition=condition, blocks=blocks, line=self.line(item))

    def at_its_place(self, item: _Node, depth: int, margin: int) -> None:
        """Markdown takes a unit for another level's where its number stands askew."""
        row = item.rows.start
        self.numbered.add(row)
        column = len(self.lines[row]) - len(self.lines[row].lstrip())
        if column != margin:
            self.refuse(
                item,
                f"a numbered unit of level {depth} is indented by {column} spaces, not by {margin}",
                "indent by three spaces for each level above, "
                "or by four where the number above has two digits",
            )

    def grid(self, table: _Node) -> Grid:
        header, *rows = (row for group in table.inside for row in group.inside)
        for row in rows:
            line = self.lines[row.rows.start].strip()
            cells = len(_BAR.split(line.removeprefix("|").removesuffix("|")))
            if cells > len(header.inside):
                # Markdown would leave the last ones out.
                self.refuse(
                    row,
                    f"a table row has {cells} cells under {len(header.inside)} headings",
                    "give every column a heading",
                )
        headings = self.cells(header)
        if any(not isinstance(node, Run) for heading in headings for node in heading):
            # A heading is a label: a screen reader repeats it before every cell.
            self.refuse(
                header,
                "a table heading holds a slot, a term or a reference",
                "write plain words in the heading, and the mark in the cells below it",
            )
        return Grid(
            header=headings,
            rows=tuple(self.cells(row) for row in rows),
            line=self.line(table),
        )

    def cells(self, row: _Node) -> tuple[Inlines, ...]:
        cells = []
        for cell in row.inside:
            lead, inlines = self.inlines(cell.inside[0])
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
    reader = _Reader(text, first_line)
    blocks = tuple(reader.blocks(_nested(parser().parse(text))))
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
