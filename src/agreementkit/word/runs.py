"""Spans of text to runs."""

from collections.abc import Iterator

from agreementkit.model.document import (
    Blank,
    Reference,
    Run,
    Span,
    Spans,
    TermUse,
    Unconfirmed,
)
from agreementkit.word import styles
from agreementkit.word.oxml.anchor import name_of
from agreementkit.word.oxml.field import field
from agreementkit.word.oxml.run import run

__all__ = ["marked", "plain", "runs"]


def runs(spans: Spans) -> str:
    """Spans as runs; neighbours that look alike share one, as if typed in one go."""
    return "".join(_runs(spans))


def _runs(spans: Spans) -> Iterator[str]:
    together: list[str] = []
    for span in spans:
        if plain(span):
            together.append(span.text)
            continue
        if together:
            yield run("".join(together))
            together.clear()
        yield marked(span)
    if together:
        yield run("".join(together))


def plain(span: Span) -> bool:
    """Whether a span prints as nothing but its words."""
    match span:
        case Run():
            return not (span.bold or span.italic)
        case TermUse():
            return not span.defining
        case Blank() | Reference() | Unconfirmed():
            return False
        case _:
            return True


def marked(span: Span) -> str:
    """A span that has a look or a life of its own."""
    match span:
        case Run():
            return run(span.text, bold=span.bold, italic=span.italic)
        case Blank() | Unconfirmed():
            return run(span.text, style=styles.BLANK, highlight=True)
        case Reference():
            return field(rf"REF {name_of(span.target)} \r \h", run(span.text))
        case _:
            return run(span.text, style=styles.DEFINED_TERM)
