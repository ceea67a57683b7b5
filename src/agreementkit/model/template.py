"""A clause's text before any value is put in: typed nodes, never loose strings.

Inline nodes stand in a line of text; block nodes are what the text is made of.
"""

from attrs import field, frozen

from agreementkit.model.visibility import NEUTRAL, TABLED

__all__ = [
    "Block",
    "ClauseMark",
    "Condition",
    "FactMark",
    "Grid",
    "Inline",
    "Inlines",
    "Insert",
    "LawMark",
    "Plain",
    "Run",
    "Slot",
    "TermMark",
    "Unit",
]


@frozen(kw_only=True)
class Run:
    """Plain words, perhaps emphasised."""

    text: str = field(metadata=TABLED)
    bold: bool = False
    italic: bool = False


@frozen(kw_only=True)
class Slot:
    """The place of a value: `{notice}`."""

    name: str = field(metadata=NEUTRAL)


@frozen(kw_only=True)
class TermMark:
    """A defined term in use, `[[Register]]`, or being defined, `[[=Register]]`."""

    text: str = field(metadata=TABLED)
    defining: bool = False


@frozen(kw_only=True)
class ClauseMark:
    """A reference to a clause or schedule: `{@scope}`."""

    target: str = field(metadata=NEUTRAL)


@frozen(kw_only=True)
class LawMark:
    """A reference to an authority: `{law tulrca-178}`."""

    key: str = field(metadata=NEUTRAL)


@frozen(kw_only=True)
class FactMark:
    """Stands after a statement of fact that only the employer can confirm: `{fact no-pilots}`."""

    name: str = field(metadata=NEUTRAL)


Inline = Run | Slot | TermMark | ClauseMark | LawMark | FactMark
Inlines = tuple[Inline, ...]


@frozen(kw_only=True)
class Condition:
    """When a unit stands: a flag is on (or off), or a choice has a value."""

    name: str = field(metadata=NEUTRAL)
    value: str | None = field(default=None, metadata=NEUTRAL)
    negated: bool = False


@frozen(kw_only=True)
class Plain:
    """A paragraph without a number."""

    inlines: Inlines
    line: int = 0


@frozen(kw_only=True)
class Grid:
    """A table: a header row and rows of cells."""

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    line: int = 0


@frozen(kw_only=True)
class Insert:
    """The place of something composed from the whole agreement: `{insert parties}`."""

    name: str = field(metadata=NEUTRAL)
    line: int = 0


@frozen(kw_only=True)
class Unit:
    """A numbered unit with everything under it."""

    inlines: Inlines
    condition: Condition | None = None
    blocks: "tuple[Block, ...]" = ()
    line: int = 0


Block = Unit | Plain | Grid | Insert
