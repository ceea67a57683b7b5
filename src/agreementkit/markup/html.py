"""A document as one HTML page that needs nothing else and that everyone can read."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from agreementkit.model.document import (
    PRIVATE,
    SIGNED_WITH,
    Blank,
    Bullet,
    ClauseHeading,
    Comment,
    Document,
    DocumentBlock,
    Heading,
    Layout,
    Note,
    Paragraph,
    PartHeading,
    PrivateDocument,
    Reference,
    ScheduleHeading,
    Span,
    Spans,
    Table,
    TermUse,
    Unconfirmed,
)
from agreementkit.model.fixed_wording import ScreenWords, WrittenWords
from agreementkit.model.template import Run

# How the HTML page looks: large enough, dark enough, and readable on a telephone.

_PAGE_CSS = """
:root { color: #1a1a1a; background: #ffffff; font: 1.125rem/1.5 Arial, Helvetica, sans-serif; }
body { max-width: 44rem; margin: 0 auto; padding: 1rem; }
h1, h2, h3 { color: #1f2a44; line-height: 1.25; }
h2 { border-bottom: 2px solid #1f2a44; padding-bottom: .25rem; margin-top: 2.5rem; }
h3 { margin-top: 2rem; }
a { color: #0b4f9e; }
a:focus, .wide:focus { outline: 3px solid #0b4f9e; outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; }
nav ul { list-style: none; padding-left: 0; }
nav .clause { padding-left: 1.5rem; }
.number { display: inline-block; min-width: 3rem; }
.level-2 { padding-left: 3rem; text-indent: -3rem; }
.level-3 { padding-left: 6rem; text-indent: -3rem; }
.level-4 { padding-left: 9rem; text-indent: -3rem; }
.number { text-indent: 0; }
.private { background: #7a1f2b; color: #ffffff; padding: .5rem .75rem; }
.comment, .note { border-left: 4px solid #7a1f2b; padding-left: .75rem; }
mark { background: #fff2a8; color: #1a1a1a; font-weight: bold; }
dfn { font-style: normal; font-weight: bold; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: bold; padding: .5rem 0; }
th { background: #1f2a44; color: #ffffff; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border: 1px solid #6b6b6b; }
tbody th { background: #ffffff; color: #1a1a1a; position: sticky; left: 0; }
.table { max-width: 90rem; }
.good { background: #d9ead3; }
.fair { background: #fff2cc; }
.poor { background: #f4cccc; }
@media print { nav, .skip { display: none; } body { max-width: none; } }
"""


def html_page(document: Document) -> str:
    """A document as one HTML page: no script, no picture, nothing fetched.

    Headings, tables and lists are real ones, references are links, and colour says
    nothing that words do not.
    """
    return _page(document, escape(document.title), "")


def private_html_page(private: PrivateDocument) -> str:
    """A document for our own side as one HTML page, which says so before all else.

    It is for a screen of our own: no copy that leaves the house is made from it.
    """
    document = private.document
    return _page(
        document,
        f"PRIVATE: {escape(document.title)}",
        f'<p class="private"><strong>{escape(PRIVATE)}</strong></p>\n',
    )


def _page(document: Document, title: str, before: str) -> str:
    look = ' class="table"' if document.layout is Layout.TABLE else ""
    return (
        "<!DOCTYPE html>\n"
        '<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_PAGE_CSS}</style>\n</head>\n<body{look}>\n"
        f'<a class="skip" href="#text">{ScreenWords.SKIP}</a>\n'
        f"<header>\n{before}{''.join(_opening(document))}</header>\n"
        f"{''.join(_contents(document))}"
        f'<main id="text">\n{"".join(_main(document))}</main>\n</body>\n</html>\n'
    )


def _opening(document: Document) -> Iterator[str]:
    yield f"<h1>{escape(document.title)}</h1>\n"
    if document.layout is Layout.AGREEMENT:
        parties = f" {WrittenWords.AND} ".join(
            f"<strong>{escape(party)}</strong>" for party in document.parties
        )
        yield f"<p>{WrittenWords.BETWEEN} {parties}</p>\n"
    if document.layout is Layout.TEXT:
        return
    for line in (str(document.version), *document.version.reservations):
        yield f"<p>{escape(line)}</p>\n"


def _contents(document: Document) -> Iterator[str]:
    if document.layout is not Layout.AGREEMENT:
        return
    yield f'<nav aria-label="{WrittenWords.CONTENTS}">\n<h2>{WrittenWords.CONTENTS}</h2>\n<ul>\n'
    for block in document.blocks:
        if isinstance(block, PartHeading | ClauseHeading | ScheduleHeading):
            depth = ' class="clause"' if isinstance(block, ClauseHeading) else ""
            words = escape(f"{block.number} {block.title}")
            yield f'<li{depth}><a href="#{_id(block)}">{words}</a></li>\n'
    yield "</ul>\n</nav>\n"


def _main(document: Document) -> Iterator[str]:
    """The blocks; bullets that follow one another are one list."""
    every = (*document.front, *document.blocks)
    headed = document.layout is Layout.TABLE
    for listed, run in groupby(every, key=lambda block: isinstance(block, Bullet)):
        if listed:
            yield "<ul>\n"
        for block in run:
            yield from _block(block, headed=headed)
        if listed:
            yield "</ul>\n"


def _id(block: PartHeading | ClauseHeading | ScheduleHeading) -> str:
    match block:
        case ClauseHeading():
            return f"clause-{block.clause}"
        case ScheduleHeading():
            return block.id
        case _:
            return block.number.lower().replace(" ", "-")


def _block(block: DocumentBlock, *, headed: bool) -> Iterator[str]:
    match block:
        case PartHeading() | ScheduleHeading():
            yield f'<h2 id="{_id(block)}">{escape(f"{block.number} {block.title}")}</h2>\n'
        case ClauseHeading():
            yield f'<h3 id="{_id(block)}">{escape(f"{block.number} {block.title}")}</h3>\n'
            yield from (_comment(comment) for comment in block.comments)
        case Heading():
            yield f"<h{block.level + 1}>{escape(block.text)}</h{block.level + 1}>\n"
        case Paragraph():
            number = f'<span class="number">{escape(block.number)}</span> ' if block.number else ""
            yield f'<p class="level-{block.level}">{number}{_spans(block.spans)}</p>\n'
        case Bullet():
            yield f"<li>{_spans(block.spans)}</li>\n"
        case Note():
            yield f'<p class="note">{_spans(block.spans)}</p>\n'
        case Table():
            yield from _table(block, headed=headed)
        case _:
            yield f"<p><strong>{escape(block.heading)}</strong></p>\n<ul>\n"
            for line in SIGNED_WITH:
                yield f"<li>{line}:</li>\n"
            yield "</ul>\n"


def _comment(comment: Comment) -> str:
    words = escape(f"{comment.author.name}: {' '.join(comment.text)}")
    return f'<p class="comment">{words}</p>\n'


def _table(table: Table, *, headed: bool) -> Iterator[str]:
    """A table; where it is what the page is about, the first cell of a row heads it."""
    # What is too wide for a telephone scrolls on its own; the keyboard must reach it.
    caption = escape(table.caption)
    yield f'<div class="wide" role="region" aria-label="{caption}" tabindex="0">\n'
    yield f"<table>\n<caption>{caption}</caption>\n<thead><tr>"
    yield "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.header)
    yield "</tr></thead>\n<tbody>\n"
    plain = ((None,) * len(table.header),) * len(table.rows)
    for row, shades in zip(table.rows, table.shades or plain, strict=True):
        yield "<tr>"
        for place, (cell, shade) in enumerate(zip(row, shades, strict=True)):
            tag, scope = ("th", ' scope="row"') if headed and not place else ("td", "")
            colour = f' class="{shade}"' if shade else ""
            yield f"<{tag}{scope}{colour}>{_spans(cell)}</{tag}>"
        yield "</tr>\n"
    yield "</tbody>\n</table>\n</div>\n"


def _spans(spans: Spans) -> str:
    return "".join(_span(span) for span in spans)


def _span(span: Span) -> str:
    text = escape(span.text)
    match span:
        case Blank() | Unconfirmed():
            return f"<mark>{text}</mark>"
        case Reference(target=target):
            where = target if target.startswith("schedule-") else f"clause-{target}"
            return f'<a href="#{escape(where)}">{text}</a>'
        case TermUse(defining=True):
            return f"<dfn>{text}</dfn>"
        case Run(bold=bold, italic=italic):
            text = f"<em>{text}</em>" if italic else text
            return f"<strong>{text}</strong>" if bold else text
        case _:
            return text
