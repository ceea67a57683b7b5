"""Clause text in Markdown to typed blocks, with every fault and its line."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from agreementkit.errors import Fault
from agreementkit.model.template import (
    Block,
    ClauseMark,
    Condition,
    FactMark,
    Grid,
    Inline,
    Inlines,
    Insert,
    LawMark,
    PlainParagraph,
    Run,
    Slot,
    TermMark,
    Unit,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token


# ---
# The one inline rule that the clause language adds to Markdown.
#
# `{…}` and `[[…]]` become tokens of their own before Markdown looks at them, so a
# value that is put in later can never be read as markup.

MARK_KIND = "agreement_mark"
_MARK = re.compile(r"\{([^{}]*)\}|\[\[(=?)([^\[\]]+)\]\]")
_NAME = r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*"
_SLOT = re.compile(rf"({_NAME})\Z")
_CLAUSE = re.compile(rf"@({_NAME})\Z")
_LAW = re.compile(rf"law\s+({_NAME})\Z")
_FACT = re.compile(rf"fact\s+({_NAME})\Z")
_WHEN = re.compile(rf"when\s+(not\s+)?({_NAME})(?:=({_NAME}))?\Z")
_INSERT = re.compile(rf"insert\s+({_NAME})\Z")
_NAMED: tuple[tuple[re.Pattern[str], Callable[[str], Inline]], ...] = (
    (_SLOT, lambda name: Slot(name=name)),
    (_CLAUSE, lambda name: ClauseMark(target=name)),
    (_LAW, lambda name: LawMark(key=name)),
    (_FACT, lambda name: FactMark(name=name)),
)
_FORMS = "{name}, {@clause-id}, {law key}, {fact name}, {when flag} or {insert name}"
_FOREIGN = {
    "code_inline": ("code in backquotes", "take the backquotes away"),
    "hardbreak": (
        "a forced line break",
        "take away the backslash or the two spaces at the end of the line",
    ),
    "html_inline": ("HTML", "write plain words; a value has braces: {notice}"),
    "image": ("a picture", "take it away"),
    "link_open": ("a link", "write in plain words what it leads to"),
}
_STRAY = re.compile(r"\[\[|\]\]|[{}*`|]")
"""Signs of the language that are left over where no mark was made of them."""


class MarkupError(Exception):
    """What is wrong with a piece of text in the clause language, and the mend."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.message, self.remedy = message, remedy


def _rule(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    found = _MARK.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        token = state.push(MARK_KIND, "", 0)
        # Smart quotes look at the letter before them: a mark reads as a word, so that
        # the apostrophe in [[Union]]'s is one.
        token.content = "mark"
        token.markup = found.group()
        token.meta = {"braces": found[1], "defining": bool(found[2]), "term": found[3]}
    state.pos = found.end()
    return True


@cache
def parser() -> "MarkdownIt":
    """The Markdown parser of the clause language, made once."""
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"typographer": True}).enable(["table", "smartquotes"])
    # Both would make words vanish from the text, or turn into others.
    markdown.disable(["reference", "entity"])
    markdown.inline.ruler.before("escape", MARK_KIND, _rule)
    return markdown


def read_mark(token: "Token") -> Inline | Condition | str:
    """The node that a mark stands for; the name alone for an `{insert name}`."""
    braces: str | None = token.meta["braces"]
    if braces is None:
        term = " ".join(str(token.meta["term"]).split())
        return TermMark(text=term, defining=bool(token.meta["defining"]))
    inside = " ".join(braces.split())
    for pattern, node in _NAMED:
        if found := pattern.match(inside):
            return node(found[1])
    if when := _WHEN.match(inside):
        if when[1] and when[3]:
            raise MarkupError(
                f"{{{inside}}} tests the absence of a choice's value",
                "write one unit for each value that should print it",
            )
        return Condition(name=when[2], value=when[3], negated=bool(when[1]))
    if insert := _INSERT.match(inside):
        return insert[1]
    raise MarkupError(f"{{{inside}}} is none of the marks of a clause file", f"write {_FORMS}")


def read_inlines(tokens: "list[Token]") -> tuple[Condition | str | None, Inlines]:
    """The nodes of one line of text, with the condition or insert that opens it."""
    lead: Condition | str | None = None
    nodes: list[Inline] = []
    bold = italic = 0
    for position, token in enumerate(tokens):
        match token.type:
            case "text":
                if stray := _STRAY.search(token.content):
                    raise MarkupError(
                        f"{stray.group()} stands without its partner",
                        "complete the mark, such as {name}, [[Term]] or *so*, or take it away",
                    )
                if token.content:
                    nodes.append(Run(text=token.content, bold=bool(bold), italic=bool(italic)))
            case "softbreak":
                nodes.append(Run(text=" "))
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "agreement_mark":
                node = _placed(token, first=position == 0, emphasised=bool(bold or italic))
                if isinstance(node, Condition | str):
                    lead = node
                else:
                    nodes.append(node)
            case _:
                what, remedy = _FOREIGN[token.type]
                raise MarkupError(f"{what} has no place in a clause", remedy)
    return lead, _joined(nodes)


def _placed(token: "Token", *, first: bool, emphasised: bool) -> Inline | Condition | str:
    """A mark's node, where such a mark may stand at its place."""
    node = read_mark(token)
    if isinstance(node, Condition | str):
        if not first:
            raise MarkupError(
                f"{token.markup} stands in the middle of the text",
                "put it first in its unit, and only one to a unit",
            )
    elif emphasised:
        raise MarkupError(
            f"{token.markup} stands inside emphasis",
            "take the asterisks away from around it",
        )
    return node


def _joined(nodes: list[Inline]) -> Inlines:
    """Neighbouring words as one node, without blanks at the ends."""
    joined: list[Inline] = []
    for node in nodes:
        last = joined[-1] if joined else None
        if (
            isinstance(node, Run)
            and isinstance(last, Run)
            and (node.bold, node.italic) == (last.bold, last.italic)
        ):
            joined[-1] = Run(text=last.text + node.text, bold=node.bold, italic=node.italic)
        else:
            joined.append(node)
    if joined and isinstance(first := joined[0], Run):
        joined[0] = Run(text=first.text.lstrip(), bold=first.bold, italic=first.italic)
    if joined and isinstance(last := joined[-1], Run):
        joined[-1] = Run(text=last.text.rstrip(), bold=last.bold, italic=last.italic)
    return tuple(node for node in joined if not (isinstance(node, Run) and not node.text))


def parse_inlines(text: str) -> Inlines:
    """The nodes of one line of text, such as the meaning of a term.

    Raises:
        MarkupError: the text holds something that the language does not have.
    """
    tokens = parser().parseInline(text)[0].children or []
    lead, nodes = read_inlines(tokens)
    if lead is not None:
        raise MarkupError(
            "a condition or insert cannot stand here",
            "write the meaning in plain words, slots, terms and references",
        )
    return nodes


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
        except MarkupError as error:
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
        return PlainParagraph(inlines=inlines, line=self.line(node))

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


def parse_clause_body(
    text: str, *, first_line: int = 1
) -> tuple[tuple[Block, ...], tuple[Fault, ...]]:
    """A clause's text as blocks, and everything that is wrong with it.

    Args:
        text: the Markdown after the header.
        first_line: the line of the file on which `text` begins, from 1.

    >>> blocks, faults = parse_clause_body("1. The Employer must tell the Union within {days}.")
    >>> blocks[0].inlines[1]
    Slot(name='days')
    >>> parse_clause_body("# Notice")[1][0].message
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
