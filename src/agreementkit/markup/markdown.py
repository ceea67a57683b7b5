"""A document as Markdown: headings, numbered text, tables; nothing that a value says is markup."""

import re
from collections.abc import Iterator

from agreementkit.model.document import (
    SIGNED_WITH,
    Blank,
    Bullet,
    ClauseHeading,
    Document,
    DocumentBlock,
    Heading,
    Layout,
    Note,
    Paragraph,
    PartHeading,
    ScheduleHeading,
    Span,
    Spans,
    Table,
    TermUse,
    Unconfirmed,
)
from agreementkit.model.fixed_wording import WrittenWords
from agreementkit.model.template import Run

_SIGN = re.compile(r"([\\`*_\[\]<>|~#&])")
_OPENS_A_LIST = re.compile(r"^(\d*)([.)]|[-+=])(?=\s|$)")


def markdown_text(document: Document) -> str:
    """A document as Markdown (CommonMark, with the pipe tables of GitHub).

    Numbers stand as text, so that they read the same wherever the text is pasted.

    >>> from agreementkit import Version
    >>> blocks = (ClauseHeading(clause="a", number="1", title="Parties"),)
    >>> print(markdown_text(Document(title="Deal", parties=["Kent Police", "UNISON"],
    ...                              version=Version(), blocks=blocks)))
    # Deal
    <BLANKLINE>
    between **Kent Police** and **UNISON**
    <BLANKLINE>
    Draft 1
    <BLANKLINE>
    ### 1 Parties
    <BLANKLINE>
    """
    pieces = [*_opening(document)]
    for block in (*document.front, *document.blocks):
        pieces += _block(block)
    return "\n\n".join(pieces) + "\n"


def _opening(document: Document) -> Iterator[str]:
    yield f"# {_plain(document.title)}"
    if document.layout is Layout.AGREEMENT:
        parties = f" {WrittenWords.AND} ".join(f"**{_plain(party)}**" for party in document.parties)
        yield f"{WrittenWords.BETWEEN} {parties}"
    if document.layout is not Layout.TEXT:
        yield "  \n".join((_plain(str(document.version)), *document.version.reservations))


def _block(block: DocumentBlock) -> Iterator[str]:
    match block:
        case PartHeading() | ScheduleHeading():
            yield f"## {_plain(f'{block.number} {block.title}')}"
        case ClauseHeading():
            yield f"### {_plain(f'{block.number} {block.title}')}"
            for comment in block.comments:
                yield f"> {_plain(comment.author.name)}: {_plain(' '.join(comment.text))}"
        case Heading():
            yield f"{'#' * (block.level + 1)} {_plain(block.text)}"
        case Paragraph():
            words = _start(f"{_plain(block.number)} {_spans(block.spans)}".strip())
            # Blanks would make it code, and a list would number it anew.
            yield "\N{EM SPACE}" * 2 * max(block.level - 2, 0) + words
        case Bullet():
            yield f"- {_spans(block.spans)}"
        case Note():
            yield f"> {_spans(block.spans)}"
        case Table():
            yield "\n".join(_table(block))
        case _:
            yield _plain(block.heading)
            yield "\n".join(f"- {line}:" for line in SIGNED_WITH)


def _table(table: Table) -> Iterator[str]:
    yield _row([_plain(cell) for cell in table.header])
    yield _row(["---"] * len(table.header))
    for row in table.rows:
        yield _row([_spans(cell) for cell in row])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _spans(spans: Spans) -> str:
    return "".join(_span(span) for span in spans)


def _span(span: Span) -> str:
    text = _plain(span.text)
    match span:
        case Run(bold=True) | Blank() | Unconfirmed() | TermUse(defining=True):
            return _around("**", text)
        case Run(italic=True):
            return _around("*", text)
        case _:
            return text


def _around(mark: str, text: str) -> str:
    """Emphasis begins and ends at a letter; blanks around it stay outside."""
    inside = text.strip()
    if not inside:
        return text
    before, _, after = text.partition(inside)
    return f"{before}{mark}{inside}{mark}{after}"


def _plain(text: str) -> str:
    """Text whose signs mean nothing, on one line."""
    return _SIGN.sub(r"\\\1", text.replace("\n", " "))


def _start(words: str) -> str:
    """A paragraph that begins like a list stays a paragraph."""
    return _OPENS_A_LIST.sub(r"\1\\\2", words)
