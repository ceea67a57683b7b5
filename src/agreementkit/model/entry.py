"""The entries of a negotiation's ledger: one value for each thing that was done.

Every entry says `when`, by the clock of whoever did it and without a time zone, and
`by`, a role such as "Branch secretary" and never a person's own name.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from attrs import field, frozen

from agreementkit.errors import Fault, InvalidError
from agreementkit.model.comment import without_zone
from agreementkit.model.negotiation import AgreedText, ClauseFacts, DraftKind, KeptFile, Outcome
from agreementkit.model.provision import Provision
from agreementkit.model.texts import texts

__all__ = [
    "Act",
    "Agreed",
    "Closed",
    "Entry",
    "Moved",
    "Packaged",
    "Parked",
    "Received",
    "Replaced",
    "Sent",
    "Started",
    "Tabled",
    "Withdrawn",
]


def _provisions(values: Iterable[Provision]) -> tuple[Provision, ...]:
    return tuple(values)


@frozen(kw_only=True)
class _Entry:
    when: datetime = field(converter=without_zone)
    by: str = field()

    @by.validator
    def _named(self, _: object, by: str) -> None:
        if not by.strip():
            raise _missing("by", "nothing says who does this", 'write a role: "Branch secretary"')


@frozen(kw_only=True)
class _Reasoned(_Entry):
    because: str = field()
    """Why, for those who come after; only our side reads it."""

    @because.validator
    def _given(self, _: object, because: str) -> None:
        if not because.strip():
            remedy = "write the reason in a sentence, for those who come after you"
            raise _missing("because", "no reason is given", remedy)


def _missing(key: str, message: str, remedy: str) -> InvalidError:
    return InvalidError([Fault(key=key, message=message, remedy=remedy)])


@frozen(kw_only=True)
class Started(_Entry):
    """The negotiation began."""

    negotiation: str
    """An opaque name of its own, in hexadecimal digits."""
    employer: str
    unions: tuple[str, ...] = field(converter=texts)
    agreement: KeptFile
    """The agreement file, byte for byte as it was given."""


@frozen(kw_only=True)
class Replaced(_Reasoned):
    """A new agreement file takes the place of the one before; moves that were made stand."""

    agreement: KeptFile
    approved_by: str = ""
    """Who approved it, where it crosses a red line."""


@frozen(kw_only=True)
class Sent(_Entry):
    """A draft or a reply went out."""

    round: int
    draft: str
    """Its id in the Word file, without meaning to whoever looks."""
    kind: DraftKind
    file: KeptFile
    record: KeptFile
    """The text that was sent, as we composed it."""
    clauses: Mapping[str, str]
    """Titles by the id of each clause and schedule, in the order of the text."""
    below: KeptFile | None = None
    """Of a reply, the text that it was written over: what rejecting every change gives."""


@frozen(kw_only=True)
class Received(_Entry):
    """A file came back."""

    round: int
    """Of the draft that it answers."""
    answers: str
    """The id of that draft."""
    file: KeptFile
    """Kept byte for byte."""
    original: str
    """The name that it came under."""
    facts: Mapping[str, ClauseFacts]
    """By clause id; a clause that we did not send has an id of the receipt's own."""


@frozen(kw_only=True)
class Moved(_Reasoned):
    """We changed our position on clauses; the next draft says so to the other side."""

    provisions: tuple[Provision, ...] = field(converter=_provisions)
    """Each clause as it is from now on."""
    approved_by: str = ""
    """Who approved it, where it crosses a red line."""


@frozen(kw_only=True)
class Tabled(_Reasoned):
    """Clauses are on the table again."""

    clauses: tuple[str, ...] = field(converter=texts)


@frozen(kw_only=True)
class Agreed(_Reasoned):
    """Clauses are agreed, provisionally: until all is agreed, nothing binds."""

    clauses: Mapping[str, AgreedText]
    """By clause id: in a package, one side's words may stand here and the other's there."""
    provisions: tuple[Provision, ...] = field(default=(), converter=_provisions)
    """Clauses of ours with the figures that were agreed, where they are not those we had."""
    approved_by: str = ""
    """Who approved it, where it crosses a red line."""


@frozen(kw_only=True)
class Parked(_Reasoned):
    """Clauses are set aside for now."""

    clauses: tuple[str, ...] = field(converter=texts)


@frozen(kw_only=True)
class Withdrawn(_Reasoned):
    """We took clauses off the table."""

    clauses: tuple[str, ...] = field(converter=texts)
    approved_by: str = ""
    """Who approved it, where it gives up a topic."""


@frozen(kw_only=True)
class Packaged(_Reasoned):
    """Clauses are tied together under a name; with no clauses, the package is dissolved."""

    name: str
    clauses: tuple[str, ...] = field(converter=texts)


@frozen(kw_only=True)
class Closed(_Reasoned):
    """The negotiation ended."""

    outcome: Outcome
    open: tuple[str, ...] = field(default=(), converter=texts)
    """Clauses that were not agreed."""
    approved_by: str = ""
    """Who approved it, where it gives up a topic."""


Act = Moved | Tabled | Agreed | Parked | Withdrawn | Packaged | Closed
"""What a person decides; each has a reason."""

Entry = Started | Replaced | Sent | Received | Act
