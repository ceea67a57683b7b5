"""Clause text in Markdown to typed blocks, with every fault and its line."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from agreementkit.errors import Fault
from agreementkit.model.template import Block, Condition, Grid, Inlines, Insert, Plain, Unit
from agreementkit.text.inline import ReadingError, parser, read_inlines

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["DEPTH", "parse_body"]

DEPTH = 3
"""Numbered levels below the clause's heading: 1.1, (a), (i)."""

_MISPLACED = re.compile(r"^( +)\d+[.)] ", re.MULTILINE)
_REFUSED = {
    "heading_open": ("a heading", "the title in the header is the clause's heading"),
    "bullet_list_open": ("a bullet list", "number the units: 1. 2. 3."),
    "blockquote_open": ("a quotation", "take the > away"),
    "fence": ("a code block", "take the backquotes away"),
    "code_block": ("a line indented too far", "indent each level by three spaces"),
    "html_block": ("HTML", "write plain words"),
    "hr": ("a rule", "take the line away"),
}


class _Reader:
    """One pass over a clause's tokens."""

    def __init__(self, tokens: "list[Token]", first_line: int) -> None:
        self.tokens = iter(tokens)
        self.first_line = first_line
        self.faults: list[Fault] = []

    def line(self, token: "Token") -> int:
        return self.first_line + (token.map[0] if token.map else 0)

    def refuse(self, line: int, message: str, remedy: str) -> None:
        self.faults.append(Fault(message=message, remedy=remedy, line=line))

    def inlines(self, token: "Token") -> tuple[Condition | str | None, Inlines]:
        try:
            return read_inlines(token.children or [])
        except ReadingError as error:
            self.refuse(self.line(token), error.message, error.remedy)
            return None, ()

    def blocks(self, until: str, depth: int) -> Iterator[Block]:
        """The blocks up to the token that closes the present one."""
        for token in self.tokens:
            if token.type == until:
                return
            match token.type:
                case "ordered_list_open":
                    if depth == DEPTH:
                        self.refuse(
                            self.line(token),
                            f"numbering goes {DEPTH} levels deep under the heading; this is one more",
                            "split the unit, or make a clause of its own",
                        )
                    yield from self.units(depth + 1)
                case "inline":
                    yield self.plain(token)
                case "table_open":
                    yield self.grid(token)
                case "paragraph_open" | "paragraph_close":
                    pass
                case other if other in _REFUSED:
                    what, remedy = _REFUSED[other]
                    self.refuse(self.line(token), f"{what} has no place in a clause", remedy)
                case _:
                    pass

    def plain(self, token: "Token") -> Block:
        lead, inlines = self.inlines(token)
        if isinstance(lead, str):
            if inlines:
                self.refuse(
                    self.line(token),
                    f"text follows {{insert {lead}}}",
                    "leave the insert on a line of its own, with blank lines around it",
                )
            return Insert(name=lead, line=self.line(token))
        if lead is not None:
            self.refuse(
                self.line(token),
                "a condition stands on a paragraph without a number",
                "number the paragraph: a condition governs one numbered unit",
            )
        return Plain(inlines=inlines, line=self.line(token))

    def units(self, depth: int) -> Iterator[Unit]:
        for token in self.tokens:
            if token.type == "ordered_list_close":
                return
            if token.type == "list_item_open":
                yield self.unit(token, depth)

    def unit(self, opening: "Token", depth: int) -> Unit:
        condition: Condition | None = None
        inlines: Inlines = ()
        line = self.line(opening)
        token = next(self.tokens)
        if token.type == "paragraph_open":
            lead, inlines = self.inlines(next(self.tokens))
            if isinstance(lead, Condition):
                condition = lead
            elif lead is not None:
                self.refuse(
                    line,
                    f"{{insert {lead}}} stands in a numbered unit",
                    "put it on a line of its own, without a number",
                )
        if not inlines:
            self.refuse(
                line,
                "a numbered unit has no text",
                "write its text, or take the number away",
            )
            if token.type == "list_item_close":
                return Unit(inlines=(), line=line)
        blocks = tuple(self.blocks("list_item_close", depth))
        return Unit(inlines=inlines, condition=condition, blocks=blocks, line=line)

    def grid(self, opening: "Token") -> Grid:
        rows: list[tuple[Inlines, ...]] = []
        cells: list[Inlines] = []
        for token in self.tokens:
            match token.type:
                case "tr_open":
                    cells = []
                case "inline":
                    lead, inlines = self.inlines(token)
                    if lead is not None or not inlines:
                        self.refuse(
                            self.line(token),
                            "a table cell is empty or holds a condition",
                            "write something in every cell, if only a dash",
                        )
                    cells.append(inlines)
                case "tr_close":
                    rows.append(tuple(cells))
                case "table_close":
                    break
                case _:
                    pass
        return Grid(header=rows[0], rows=tuple(rows[1:]), line=self.line(opening))


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
    reader = _Reader(parser().parse(text), first_line)
    blocks = tuple(reader.blocks("", 0))
    for found in _MISPLACED.finditer(text):
        if len(found[1]) % 3:
            reader.refuse(
                first_line + text.count("\n", 0, found.start()),
                f"a numbered unit is indented by {len(found[1])} spaces",
                "indent by three spaces for each level",
            )
    if not blocks:
        reader.refuse(
            first_line,
            "the clause has no text",
            "write its units: 1. The Employer must …",
        )
    return blocks, tuple(reader.faults)
