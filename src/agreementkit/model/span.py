"""A line of a document's text: words, figures, blanks, terms, references."""

from attrs import frozen

from agreementkit.model.template import Run

__all__ = [
    "NOT_CONFIRMED",
    "Blank",
    "Citation",
    "Figure",
    "Reference",
    "Run",
    "Span",
    "Spans",
    "TermUse",
    "Unconfirmed",
    "term_of",
    "text_of",
]


@frozen(kw_only=True)
class Figure:
    """A negotiable value with its unit, as it reads: "26 weeks"."""

    text: str
    parameter: str
    term: str = ""
    """The defined term that its unit is, where the unit is one: "20 Working Days"."""


@frozen(kw_only=True)
class Blank:
    """A value still missing. It prints in brackets and highlighted, never as nothing."""

    label: str
    parameter: str = ""
    target: str = ""
    """The clause or schedule that is missing, where a reference is what is blank."""

    @property
    def text(self) -> str:
        return f"[{self.label}]"


@frozen(kw_only=True)
class TermUse:
    """A defined term, in use or at the place where it is defined."""

    text: str
    term: str
    """The term's singular name."""
    defining: bool = False


@frozen(kw_only=True)
class Reference:
    """A live reference to a clause or a schedule of the same document."""

    text: str
    target: str


@frozen(kw_only=True)
class Citation:
    """A reference to an authority."""

    text: str
    law: str


NOT_CONFIRMED = "[not yet confirmed by the Employer]"


@frozen(kw_only=True)
class Unconfirmed:
    """Stands after a statement of fact that the employer has yet to confirm."""

    fact: str
    """What the agreement file names it by; empty for an entry of the register."""

    @property
    def text(self) -> str:
        return NOT_CONFIRMED


Span = Run | Figure | Blank | TermUse | Reference | Citation | Unconfirmed
Spans = tuple[Span, ...]


def text_of(spans: Spans) -> str:
    """The words of some spans, as they print.

    >>> text_of((Run(text="at least "), Figure(text="26 weeks", parameter="notice")))
    'at least 26 weeks'
    """
    return "".join(span.text for span in spans)


_WITH_TERM = (TermUse, Figure)


def term_of(span: Span) -> str:
    """The defined term that a span uses or defines; empty where it does neither."""
    return span.term if isinstance(span, _WITH_TERM) else ""
