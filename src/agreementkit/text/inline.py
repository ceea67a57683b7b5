"""The one inline rule that the clause language adds to Markdown.

`{…}` and `[[…]]` become tokens of their own before Markdown looks at them, so a
value that is put in later can never be read as markup.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from agreementkit.model.template import (
    ClauseMark,
    Condition,
    FactMark,
    Inline,
    Inlines,
    LawMark,
    Run,
    Slot,
    TermMark,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

__all__ = ["MARK", "ReadingError", "parse_inlines", "parser"]

MARK = "agreement_mark"

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


class ReadingError(Exception):
    """Internal to this room: what is wrong with a piece of text, and the mend."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.message, self.remedy = message, remedy


def _rule(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    found = _MARK.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        token = state.push(MARK, "", 0)
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
    markdown.inline.ruler.before("escape", MARK, _rule)
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
            raise ReadingError(
                f"{{{inside}}} tests the absence of a choice's value",
                "write one unit for each value that should print it",
            )
        return Condition(name=when[2], value=when[3], negated=bool(when[1]))
    if insert := _INSERT.match(inside):
        return insert[1]
    raise ReadingError(f"{{{inside}}} is none of the marks of a clause file", f"write {_FORMS}")


def read_inlines(tokens: "list[Token]") -> tuple[Condition | str | None, Inlines]:
    """The nodes of one line of text, with the condition or insert that opens it."""
    lead: Condition | str | None = None
    nodes: list[Inline] = []
    bold = italic = 0
    for position, token in enumerate(tokens):
        match token.type:
            case "text":
                if stray := _STRAY.search(token.content):
                    raise ReadingError(
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
                raise ReadingError(f"{what} has no place in a clause", remedy)
    return lead, _joined(nodes)


def _placed(token: "Token", *, first: bool, emphasised: bool) -> Inline | Condition | str:
    """A mark's node, where such a mark may stand at its place."""
    node = read_mark(token)
    if isinstance(node, Condition | str):
        if not first:
            raise ReadingError(
                f"{token.markup} stands in the middle of the text",
                "put it first in its unit, and only one to a unit",
            )
    elif emphasised:
        raise ReadingError(
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
        ReadingError: the text holds something that the language does not have.
    """
    tokens = parser().parseInline(text)[0].children or []
    lead, nodes = read_inlines(tokens)
    if lead is not None:
        raise ReadingError(
            "a condition or insert cannot stand here",
            "write the meaning in plain words, slots, terms and references",
        )
    return nodes
