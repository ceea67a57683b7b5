"""Spans of text to runs."""

from collections.abc import Callable, Iterator

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

__all__ = ["plain", "runs"]


def runs(
    spans: Spans,
    *,
    deleted: bool = False,
    anchor: Callable[[str], str] = name_of,
) -> str:
    """Spans as runs; neighbours that look alike share one, as if typed in one go.

    Args:
        spans: the line.
        deleted: whether they stand inside a tracked deletion.
        anchor: gives the bookmark of what a reference names.
    """
    return "".join(_runs(spans, deleted, anchor))


def _runs(spans: Spans, deleted: bool, anchor: Callable[[str], str]) -> Iterator[str]:  # noqa: FBT001
    together: list[str] = []
    for span in spans:
        if plain(span):
            together.append(span.text)
            continue
        if together:
            yield run("".join(together), deleted=deleted)
            together.clear()
        yield _marked(span, deleted, anchor)
    if together:
        yield run("".join(together), deleted=deleted)


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


def _marked(span: Span, deleted: bool, anchor: Callable[[str], str]) -> str:  # noqa: FBT001
    """A span that has a look or a life of its own."""
    match span:
        case Run():
            return run(span.text, bold=span.bold, italic=span.italic, deleted=deleted)
        case Blank() | Unconfirmed():
            return run(span.text, style=styles.BLANK, highlight=True, deleted=deleted)
        case Reference():
            code = rf"REF {anchor(span.target)} \r \h"
            return field(code, run(span.text, deleted=deleted), deleted=deleted)
        case _:
            return run(span.text, style=styles.DEFINED_TERM, deleted=deleted)
