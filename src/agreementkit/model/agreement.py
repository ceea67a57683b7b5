"""The agreement that one side drafts: the parties, the provisions, the systems."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Self

from attrs import evolve, field, frozen

from agreementkit.errors import Fault, InvalidError
from agreementkit.model.clause import Bundle, Position, Provision, as_position
from agreementkit.model.values import as_toml, date_in_words, text_tuple
from agreementkit.model.visibility import NEUTRAL, PRIVATE, SHARED

# ---
# Who bargains with whom: sectors, employers and trade unions.


@frozen(kw_only=True)
class Employer:
    """A public body that employs the people whom an agreement covers."""

    name: str = field(metadata=NEUTRAL)
    """What everyone calls it."""
    legal_name: str = field(metadata=NEUTRAL)
    """What the law calls the employer: the name that signs."""
    jurisdiction: str = field(metadata=NEUTRAL)
    """`england`, `wales` or `england-and-wales`."""
    crown: bool = False
    """Whether its staff are in Crown employment, so that parts of the law differ."""
    pay_remit: bool = False
    """Whether pay needs approval from government."""
    policing_body: str = field(default="", metadata=NEUTRAL)
    """The local policing body beside a chief constable: an employer of its own."""
    unions: tuple[str, ...] = field(default=(), converter=text_tuple, metadata=NEUTRAL)
    """Recognised trade unions, where they are not the sector's."""
    machinery: str = field(default="", metadata=NEUTRAL)
    """The bargaining machinery, where it is not the sector's."""
    verified: bool = False
    """Whether the legal name was checked against its source."""


@frozen(kw_only=True)
class Sector:
    """A bargaining sector with the directory of its employers."""

    id: str = field(metadata=NEUTRAL)
    title: str = field(metadata=NEUTRAL)
    unions: tuple[str, ...] = field(converter=text_tuple, metadata=NEUTRAL)
    """Recognised trade unions."""
    machinery: str = field(metadata=NEUTRAL)
    """The national bargaining machinery, as it stands in a sentence."""
    workforce: str = field(metadata=NEUTRAL)
    """Who is covered, as it stands after "This agreement covers"."""
    employers: tuple[Employer, ...]


# ---
# Where an agreement was read from, so that a finding can name the line to edit.

KeyPath = tuple[str | int, ...]
"""A key of a file with the tables around it: `("clauses", "scope", "pilots")`."""


@frozen(kw_only=True)
class Origin:
    """The file of an agreement, and the line of each of its keys."""

    file: str = field(metadata=PRIVATE)
    lines: Mapping[KeyPath, int] = field(factory=dict, metadata=NEUTRAL)
    """Counted from 1."""

    def line(self, key: KeyPath) -> int | None:
        """The line of a key, or of the nearest table around it; None where it has none.

        >>> Origin(file="kent.toml", lines={("clauses", "scope"): 7}).line(
        ...     ("clauses", "scope", "pilots"))
        7
        """
        for length in range(len(key), 0, -1):
            around = key[:length]
            # The first clause's heading is no place for what another clause lacks.
            if around in self.lines and around != ("clauses",):
                return self.lines[around]
        return None


TITLE = "Collective agreement on artificial intelligence"


@frozen(kw_only=True)
class System:
    """One line of the register: an AI system in use or proposed."""

    name: str = field(metadata=SHARED)
    purpose: str = field(metadata=SHARED)
    supplier: str = field(default="", metadata=SHARED)
    decides: str = field(default="", metadata=SHARED)
    """What it decides, recommends or scores."""
    people: str = field(default="", metadata=SHARED)
    """Whose work or data it touches."""
    owner: str = field(default="", metadata=SHARED)
    """The role that answers for it."""
    status: str = field(default="", metadata=SHARED)
    """In use, on trial, or proposed."""
    confirmed: bool = False
    """Whether the employer has confirmed what the line says."""


@frozen(kw_only=True)
class ClauseComment:
    """A comment on a clause for the other side to read."""

    clause: str = field(metadata=NEUTRAL)
    text: str = field(metadata=SHARED)


RESERVATIONS = {
    "without_prejudice": "Without prejudice",
    "subject_to_contract": "Subject to contract and to members’ ratification",
}
"""What a draft says of its own force, by the field of its version."""
ROUND = "Round {number}"


@frozen(kw_only=True)
class Version:
    """What the draft calls itself on its cover and in its header."""

    number: int = 1
    """Of the draft; 0 prints none, as an agreed text has none."""
    status: str = field(default="draft", metadata=SHARED)
    side: str = field(default="", metadata=SHARED)
    dated: date | None = None
    round: int | None = None
    """The round of negotiation, counted from 1."""
    without_prejudice: bool = False
    subject_to_contract: bool = False
    """Whether it says that nothing binds before contract and the members' ratification."""

    @property
    def reservations(self) -> tuple[str, ...]:
        """What the draft says of its own force, as it prints."""
        chosen = {
            "without_prejudice": self.without_prejudice,
            "subject_to_contract": self.subject_to_contract,
        }
        return tuple(words for name, words in RESERVATIONS.items() if chosen[name])

    def __str__(self) -> str:
        number = f" {self.number}" if self.number else ""
        parts = [f"{self.status[:1].upper()}{self.status[1:]}{number}"]
        if self.round is not None:
            parts.insert(0, ROUND.format(number=self.round))
        if self.side:
            parts.append(self.side)
        if self.dated:
            parts.append(date_in_words(self.dated))
        return ", ".join(parts)


@frozen(kw_only=True)
class Acceptance:
    """A finding that is accepted, with the reason; the report keeps it apart.

    Raises:
        InvalidError: there is no reason.
    """

    rule: str = field(metadata=NEUTRAL)
    """The id of the rule."""
    reason: str = field(metadata=PRIVATE)
    clause: str = field(default="", metadata=NEUTRAL)
    """The clause that it is accepted in; empty accepts it wherever it is found."""

    @reason.validator
    def _given(self, _: object, reason: str) -> None:
        if not reason.strip():
            message = f'nothing says why "{self.rule}" is accepted'
            remedy = "write the reason in a sentence, for those who come after you"
            raise InvalidError([Fault(key="reason", message=message, remedy=remedy)])


def _acceptances(value: Iterable[Acceptance]) -> tuple[Acceptance, ...]:
    return tuple(value)


def _bundle(value: Bundle | Iterable[Provision]) -> Bundle:
    return value if isinstance(value, Bundle) else Bundle(value)


def _systems(value: Iterable[System]) -> tuple[System, ...]:
    return tuple(value)


def _addressed(value: Iterable[ClauseComment]) -> tuple[ClauseComment, ...]:
    return tuple(value)


def headcount_fault(value: object) -> Fault | None:
    """What is wrong with a number of posts; None where nothing is."""
    if type(value) is int and value >= 1:
        return None
    return Fault(
        key="headcount",
        message=f"expected a whole number of posts, 1 or more, and got {as_toml(value)}",
        remedy="write how many posts are at risk, such as headcount = 25, or take headcount out",
    )


def _headcount(value: int | None) -> int | None:
    if value is not None and (fault := headcount_fault(value)):
        raise InvalidError([fault])
    return value


@frozen(kw_only=True)
class Agreement:
    """What one side puts on the table.

    `+` adds or replaces a provision, or each of a bundle; `-` takes a clause out
    by its id.

    >>> one = Agreement(sector="police", employer="Kent Police", unions=["UNISON"])
    >>> one = one + Provision(clause="scope") + Provision(clause="scope", position="target")
    >>> len(one.provisions), len((one - "scope").provisions)
    (1, 0)
    """

    sector: str = field(metadata=NEUTRAL)
    employer: str | Employer = field(metadata=SHARED)
    """A name in the sector's directory, or an employer that is not in it."""
    unions: tuple[str, ...] = field(converter=text_tuple, metadata=SHARED)
    title: str = field(default=TITLE, metadata=SHARED)
    other_employers: tuple[str, ...] = field(default=(), converter=text_tuple, metadata=SHARED)
    """Legal names of further employers who sign."""
    position: Position = field(default=Position.OPENING, converter=as_position)
    provisions: Bundle = field(factory=Bundle, converter=_bundle)
    commencement: date | None = None
    workforce: str = field(default="", metadata=SHARED)
    """Who is covered; empty takes the sector's own words."""
    machinery: str = field(default="", metadata=SHARED)
    """The bargaining machinery; empty takes the sector's own words."""
    headcount: int | None = field(default=None, converter=_headcount)
    """How many posts are at risk, where that is known; nothing prints it."""
    systems: tuple[System, ...] = field(default=(), converter=_systems)
    comments: tuple[ClauseComment, ...] = field(default=(), converter=_addressed)
    """What we say to the employer in the margin of its copy."""
    version: Version = field(factory=Version)
    confirmed: tuple[str, ...] = field(default=(), converter=text_tuple, metadata=NEUTRAL)
    """Statements of fact that the employer has confirmed, by the names that clauses give them."""
    they_accept: tuple[str, ...] = field(default=(), converter=text_tuple, metadata=NEUTRAL)
    """Of what the other side offers: the clauses that it accepts as they are on the table."""
    accepted: tuple[Acceptance, ...] = field(default=(), converter=_acceptances)
    """Findings that we accept, each with its reason; private."""
    origin: Origin | None = field(default=None, eq=False, repr=False)
    """The file that it was read from, where it was."""

    def __add__(self, other: Provision | Bundle) -> Self:
        added = Bundle([other]) if isinstance(other, Provision) else other
        return evolve(self, provisions=self.provisions | added)

    def __sub__(self, clause: str) -> Self:
        return evolve(self, provisions=self.provisions - clause)

    def at(self, position: Position | str) -> Self:
        """The same agreement with every provision at one position.

        Figures of our own stay: what an officer wrote is theirs at every position.
        """
        return evolve(self, position=position, provisions=self.provisions.at(position))
