"""What both sides may see of an agreement: all that a shared copy is made from.

It has no ladder, no notes, no sources and no wording of a choice not taken, so
nothing made from it can hold any.
"""

from collections.abc import Mapping

from attrs import field, frozen

from agreementkit.model.agreement import System, Version
from agreementkit.model.comment import Comment
from agreementkit.model.kind import Kind, Value
from agreementkit.model.pack import DefinedTerm
from agreementkit.model.template import Block
from agreementkit.model.texts import texts

__all__ = ["Shared", "SharedClause", "SharedPart", "SharedValue"]


@frozen(kw_only=True)
class SharedValue:
    """A negotiable value as it stands on the table."""

    name: str
    label: str
    kind: Kind
    value: Value | None
    """None while it is still missing."""
    words: str = ""
    """What a choice prints."""


@frozen(kw_only=True)
class SharedClause:
    """A clause as it stands on the table: the units that stand, with their values."""

    id: str
    number: str
    title: str
    summary: str
    area: str
    body: tuple[Block, ...]
    values: Mapping[str, SharedValue]
    """What the text prints, and the flags and choices that decide which units stand."""
    comments: tuple[Comment, ...] = ()
    """What we say to the employer in the margin."""


@frozen(kw_only=True)
class SharedPart:
    """A Part of the agreement with its clauses."""

    title: str
    clauses: tuple[SharedClause, ...]


@frozen(kw_only=True)
class Shared:
    """An agreement as both sides may see it, with everything looked up."""

    title: str
    parties: tuple[str, ...] = field(converter=texts)
    """Legal names, the employers first."""
    employers: int
    """How many of the parties are employers."""
    version: Version
    systems: tuple[System, ...]
    confirmed: frozenset[str]
    """Statements of fact that the employer has confirmed."""
    facts: Mapping[str, Value | None]
    parts: tuple[SharedPart, ...]
    labels: Mapping[str, str]
    """What a reference to each clause and schedule prints."""
    titles: Mapping[str, str]
    """The title of every clause that a reference may name, here or not."""
    terms: Mapping[str, DefinedTerm]
    cites: Mapping[str, str]
    """How each authority is cited."""
    areas: Mapping[str, str]
    """The titles of the strategy's areas by id, and what the framework is called last."""

    @property
    def clauses(self) -> tuple[SharedClause, ...]:
        """Every clause, in the order of the agreement."""
        return tuple(clause for part in self.parts for clause in part.clauses)
