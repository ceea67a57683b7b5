"""The entries of a negotiation's ledger: one value for each thing that was done.

Every entry says `when`, by the clock of whoever did it and without a time zone, and
`by`, a role such as "Branch secretary" and never a person's own name.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum

from attrs import field, frozen

from agreementkit.errors import Fault, InvalidError
from agreementkit.model.clause import Provision
from agreementkit.model.document import DocumentBlock, without_zone
from agreementkit.model.values import look_up_by_name, text_tuple

# ---
# What entries say of drafts, files and clauses.


class ClauseState(StrEnum):
    """Where a clause stands. Only a person's act makes it agreed, parked or withdrawn."""

    TABLED = "tabled"
    """Our words are on the table."""
    COUNTERED = "countered"
    """The employer sent it back changed, and we have not answered."""
    AGREED = "agreed provisionally"
    """Both sides accept it, as long as the rest is agreed too."""
    PARKED = "parked"
    """Set aside for now."""
    WITHDRAWN = "withdrawn"
    """Taken off the table by our side."""
    CLOSED = "closed"
    """The negotiation is over."""


class DraftKind(StrEnum):
    """What kind of paper went out."""

    DRAFT = "draft"
    """Our own text, clean."""
    REPLY = "reply"
    """Our answer, written over the employer's text."""


class Side(StrEnum):
    """A side of the table: whose words of a clause are agreed."""

    OURS = "ours"
    THEIRS = "theirs"


@frozen(kw_only=True)
class AgreedText:
    """Which text of a clause was agreed."""

    words: Side
    round: int
    """The round in which these words crossed the table."""
    fingerprint: str
    """Of the words, as 64 hexadecimal digits."""


class ObjectionKind(StrEnum):
    """What speaks against taking a file for a return."""

    PRIVATE = "private"
    """It bears our own PRIVATE mark."""
    NOTES = "private-notes"
    """It holds what only our side may read."""
    OUR_COMMENT = "our-comment"
    """Somebody of our side has written into its margin."""
    AS_SENT = "as-sent"
    """It is byte for byte a file that we sent."""
    AS_RECEIVED = "as-received"
    """It says word for word what came back before."""
    FEW_WORDS = "few-of-our-words"
    """It has almost none of our clauses."""
    OTHER_EMPLOYER = "other-employer"
    """It names another employer, and not ours."""
    OTHER_NEGOTIATION = "other-negotiation"
    """It carries the mark of a draft that this negotiation did not send."""
    EARLIER_ROUND = "earlier-round"
    """It was made from the draft of an earlier round."""


class Outcome(StrEnum):
    """How a negotiation ended."""

    AGREED = "agreed"
    NO_AGREEMENT = "no-agreement"


_NAME = re.compile(r"(?:[a-z]+/)?[a-z0-9][a-z0-9.-]*")


@frozen(kw_only=True)
class KeptFile:
    """A file of the folder, as the ledger vouches for it.

    Raises:
        InvalidError: the name could lead out of the folder, or is none that every system takes.
    """

    name: str = field()
    """With its folder, such as `sent/round-1.docx`; the slash is the same on every system."""
    sha256: str
    """Of its bytes, as 64 hexadecimal digits."""

    @name.validator
    def _inside(self, _: object, name: str) -> None:
        if not _NAME.fullmatch(name):
            message = f'"{name}" cannot be the name of a file in the folder of a negotiation'
            remedy = "use small letters, digits, dots and hyphens"
            raise InvalidError([Fault(key="name", message=message, remedy=remedy)])


@frozen(kw_only=True)
class FigureFact:
    """A figure of a clause in a returned file."""

    parameter: str
    label: str
    sent: str
    """With its unit, as both sides read it: `26 weeks`."""
    offered: str
    """The same; empty where it is gone."""
    rung: str
    """Where it lies on our ladder, in words."""


def _figures(values: Iterable[FigureFact]) -> tuple[FigureFact, ...]:
    return tuple(values)


_UNTOUCHED = ("same", "moved")
_FATES = (*_UNTOUCHED, "changed", "deleted", "new", "split", "merged", "copied", "unsure")


@frozen(kw_only=True)
class ClauseFacts:
    """What a receipt found about one clause: facts, and no judgement on them.

    Raises:
        InvalidError: the fate is none of those that are known.
    """

    title: str
    number: str = ""
    """As the returned file prints it."""
    fate: str = field(default="same")
    """same, changed, deleted, moved, new, split, merged, copied or unsure."""
    changed: bool = False
    """Whether its text, with every tracked change accepted, is not what we sent."""
    silent: int = 0
    """How many changes in it were made without tracking."""
    below: tuple[str, ...] = field(default=(), converter=text_tuple)
    """Parameters whose figure is worse for members than our fallback."""
    figures: tuple[FigureFact, ...] = field(default=(), converter=_figures)
    """Those that moved."""
    lost: tuple[str, ...] = field(default=(), converter=text_tuple)
    """Topics that it covered as sent and no longer covers."""
    weakened: int = 0
    """How many duties in it are weakened, or taken back in other words."""
    forged: int = 0
    """How many tracked changes and comments in it stand in our name and are not ours, or not so."""
    unexpected: int = 0
    """How many things it shows that no draft of ours has, such as a box over its words."""
    duties: tuple[str, ...] = field(default=(), converter=text_tuple)
    """The weakened duties in words: `7.1: softened, by “should”`. Older ledgers have only how many."""
    reworded: int = 0
    """At how many places other words came into text that binds, of which no rule knows what they do."""
    comments: tuple[str, ...] = field(default=(), converter=text_tuple)
    """What was said in its margin that we did not send, each with the name in front."""
    reformatted: int = 0
    """How many tracked changes of looks lie in it."""

    @fate.validator
    def _known(self, _: object, fate: str) -> None:
        # A word that nobody knows must not pass for a change, nor for none.
        look_up_by_name(fate, dict.fromkeys(_FATES), "fate of a clause")

    @property
    def as_sent(self) -> bool:
        """Whether it came back just as we sent it, and nobody said anything about it."""
        return not (self.altered or self.comments or self.reformatted)

    @property
    def altered(self) -> bool:
        """Whether a person must look at it: it is changed, or cannot be said to be the same."""
        odd = self.silent or self.unexpected or self.forged
        return bool(self.changed or odd) or self.fate not in _UNTOUCHED


@frozen(kw_only=True)
class Package:
    """Clauses that are offered together, and agreed together or not at all."""

    name: str
    clauses: tuple[str, ...] = field(converter=text_tuple)
    because: str


# ---
# The entries.


def _provisions(values: Iterable[Provision]) -> tuple[Provision, ...]:
    return tuple(values)


def _numbers(values: Iterable[int]) -> tuple[int, ...]:
    return tuple(values)


def _blocks(values: Iterable[DocumentBlock]) -> tuple[DocumentBlock, ...]:
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
    unions: tuple[str, ...] = field(converter=text_tuple)
    agreement: KeptFile
    """The agreement file, byte for byte as it was given."""
    text: str = ""
    """What that file says, so that it can be put back; empty in ledgers of earlier versions."""
    own_clauses: str = ""
    """The folder of own clauses that it is made from, seen from that of the negotiation if it can be."""


@frozen(kw_only=True)
class Replaced(_Reasoned):
    """A new agreement file takes the place of the one before; moves that were made stand."""

    agreement: KeptFile
    text: str = ""
    """What that file says, so that it can be put back; empty in ledgers of earlier versions."""
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
    left_out: tuple[str, ...] = field(default=(), converter=text_tuple)
    """Of a reply, what of their file it does not hold, each in a sentence."""


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
    despite: tuple[str, ...] = field(default=(), converter=text_tuple)
    """What spoke against taking it for a return (`ObjectionKind`), where a person took it anyway."""
    outside: tuple[str, ...] = field(default=(), converter=text_tuple)
    """What was found in no clause: words in a header, a comment on the cover, each in a sentence."""


@frozen(kw_only=True)
class Undone(_Reasoned):
    """A receipt counts no longer: the file was no return, or not the one that was meant.

    Nothing is erased. The file stays where it is, and where the clauses stand is worked out
    as if it had not come back.
    """

    receipt: str
    """The name under which its file is kept."""


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

    clauses: tuple[str, ...] = field(converter=text_tuple)


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
class Taken(_Reasoned):
    """Some of the changes that the employer made in a clause are ours from now on; it stays open."""

    clause: str
    round: int
    """In which the changes came back."""
    changes: tuple[int, ...] = field(converter=_numbers)
    """Their numbers among the changes of the clause in that round."""
    words: tuple[str, ...] = field(converter=text_tuple)
    """What each is, for a reader."""
    blocks: tuple[DocumentBlock, ...] = field(converter=_blocks)
    """The clause as it was sent in that round, with those of these changes that are no figures."""
    provisions: tuple[Provision, ...] = field(default=(), converter=_provisions)
    """The clause with the figures that came with them, where they are not those we had."""
    approved_by: str = ""
    """Who approved it, where it crosses a red line."""


@frozen(kw_only=True)
class Parked(_Reasoned):
    """Clauses are set aside for now."""

    clauses: tuple[str, ...] = field(converter=text_tuple)


@frozen(kw_only=True)
class Withdrawn(_Reasoned):
    """We took clauses off the table."""

    clauses: tuple[str, ...] = field(converter=text_tuple)
    approved_by: str = ""
    """Who approved it, where it gives up a topic."""


@frozen(kw_only=True)
class Packaged(_Reasoned):
    """Clauses are tied together under a name; with no clauses, the package is dissolved."""

    name: str
    clauses: tuple[str, ...] = field(converter=text_tuple)


@frozen(kw_only=True)
class Closed(_Reasoned):
    """The negotiation ended."""

    outcome: Outcome
    open: tuple[str, ...] = field(default=(), converter=text_tuple)
    """Clauses that were not agreed."""
    approved_by: str = ""
    """Who approved it, where it gives up a topic."""


Act = Moved | Taken | Tabled | Agreed | Parked | Withdrawn | Packaged | Closed
"""What a person decides; each has a reason."""
Entry = Started | Replaced | Sent | Received | Undone | Act


def standing(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that count: all but the receipts that were undone."""
    every = tuple(entries)
    undone = {each.receipt for each in every if isinstance(each, Undone)}
    return tuple(
        each for each in every if not (isinstance(each, Received) and each.file.name in undone)
    )
