"""What both sides may see of an agreement, and the texts that stay on our own.

`Shared` is all that a shared copy is made from. It has no ladder, no notes, no sources and
no wording of a choice not taken, so nothing made from it can hold any. `private_texts` are
what no such copy may hold: they follow from the marks at the fields of a pack and an
agreement (`agreementkit.model.visibility`).
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import cache, lru_cache

from attrs import field, fields, frozen, has

from agreementkit.model.agreement import TITLE, Agreement, System, Version
from agreementkit.model.document import Comment
from agreementkit.model.fixed_wording import FIXED_WORDING
from agreementkit.model.pack import DefinedTerm, Pack
from agreementkit.model.template import Block, ClauseMark, FactMark, LawMark, Run, Slot, TermMark
from agreementkit.model.values import Kind, Value, text_tuple
from agreementkit.model.visibility import Visibility, visibility_of


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
    own: bool = False
    """Whether the agreement gives it itself, rather than by a position."""


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
    parties: tuple[str, ...] = field(converter=text_tuple)
    """Legal names, the employers first."""
    employers: int
    """How many of the parties are employers."""
    version: Version
    systems: tuple[System, ...]
    confirmed: frozenset[str]
    """Statements of fact that the employer has confirmed."""
    they_accept: frozenset[str]
    """Of what the other side offers: the clauses that it accepts."""
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


_INLINE = (Run, Slot, TermMark, ClauseMark, LawMark, FactMark)
_FEWEST_WORDS = 5
"""A piece of a line left out that is shorter than this is everybody's language."""


def private_texts(agreement: Agreement, pack: Pack, shared: Shared) -> frozenset[str]:
    """Every text that a shared copy of an agreement may not hold.

    Notes, sources, what we say of the law; and whatever of the clauses, positions and
    employers is not on the table. Where a line is interrupted by a value, the pieces
    count by themselves.

    Args:
        agreement: what one side puts on the table.
        pack: the clauses it is made from.
        shared: what both sides may see of it.

    >>> import agreementkit as ak
    >>> from agreementkit.composing.share import share
    >>> pack = ak.load_pack()
    >>> agreement = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"])
    >>> why = pack["scope"].negotiating.why
    >>> why in private_texts(agreement, pack, share(agreement, pack))
    True
    """
    on_the_table = shared_texts(shared)
    found = set()
    for kind, visibility, text in (*_texts_of_pack(_Same(pack)), *_texts(agreement)):
        if visibility is Visibility.PRIVATE or (
            visibility is Visibility.TABLED and text not in on_the_table and _tells(kind, text)
        ):
            found.add(text)
    return frozenset(found)


def always_private(agreement: Agreement, pack: Pack) -> frozenset[str]:
    """Every text that only our own side reads, whatever is on the table: notes, sources, reasons.

    >>> import agreementkit as ak
    >>> pack = ak.load_pack()
    >>> agreement = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"])
    >>> found = always_private(agreement, pack)
    >>> pack["scope"].negotiating.why in found, pack["scope"].summary in found
    (True, False)
    """
    every = (*_texts_of_pack(_Same(pack)), *_texts(agreement))
    return frozenset(text for _, visibility, text in every if visibility is Visibility.PRIVATE)


def never_private(pack: Pack) -> frozenset[str]:
    """Every text of a pack that may come to the table, whether it is there or not."""
    every = _texts_of_pack(_Same(pack))
    return frozenset(text for _, visibility, text in every if visibility is not Visibility.PRIVATE)


_Found = tuple[type, Visibility | None, str]


class _Same:
    """A pack by what it is and not by what it holds, which would take long to compare."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.pack is other.pack

    def __hash__(self) -> int:
        return id(self.pack)


@lru_cache(maxsize=2)
def _texts_of_pack(same: _Same) -> tuple[_Found, ...]:
    """A pack never changes, so its texts are walked once and kept with it."""
    return tuple(_texts(same.pack))


@lru_cache(maxsize=2)
def _notes_of_pack(same: _Same) -> frozenset[str]:
    found = _texts_of_pack(same)
    return frozenset(text for _, visibility, text in found if visibility is Visibility.PRIVATE)


def notes_of(pack: Pack) -> frozenset[str]:
    """Every text of a pack that is private whatever is on the table.

    Args:
        pack: the clauses.

    >>> import agreementkit as ak
    >>> pack = ak.load_pack()
    >>> pack["scope"].negotiating.why in notes_of(pack), pack["scope"].summary in notes_of(pack)
    (True, False)
    """
    return _notes_of_pack(_Same(pack))


def typed_texts(agreement: Agreement) -> frozenset[str]:
    """What an officer wrote freely into an agreement, as it prints.

    The names of parties and systems are none of these: they are what they are.

    Args:
        agreement: what one side puts on the table.

    >>> sorted(typed_texts(Agreement(sector="police", employer="Kent Police", unions=["UNISON"],
    ...     title="On AI", systems=[System(name="Triage", purpose="Sorts calls.")])))
    ['On AI', 'Sorts calls.', 'draft']
    """
    about = (
        (each.purpose, each.decides, each.people, each.owner, each.status)
        for each in agreement.systems
    )
    figures = (value for each in agreement.provisions for _, value in each.settings)
    said = (
        *(agreement.title, agreement.workforce, agreement.machinery, agreement.version.status),
        *(line for comment in agreement.comments for line in comment.text.splitlines()),
        *(text for each in about for text in each),
        *(text for each in figures for text in _texts_of_value(each)),
    )
    return frozenset(text for text in said if text and text != TITLE)


def _texts_of_value(value: Value) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return value if isinstance(value, tuple) else ()


def sources_of(agreement: Agreement, pack: Pack) -> Mapping[str, str]:
    """Where our side has each private text, for whoever must find it: `the note “why” of scope`.

    Args:
        agreement: what one side puts on the table.
        pack: the clauses it is made from.
    """
    accepted = {
        each.reason: f"the reason for which {each.rule} is accepted" for each in agreement.accepted
    }
    return {**_sources_of_pack(_Same(pack)), **accepted}


@lru_cache(maxsize=2)
def _sources_of_pack(same: _Same) -> Mapping[str, str]:
    named: dict[str, str] = {}
    for id_, clause in same.pack.clauses.items():
        for each in fields(type(clause.negotiating)):
            named.setdefault(
                getattr(clause.negotiating, each.name), f"the note “{each.name}” of {id_}"
            )
    about = {
        "the law": same.pack.laws,
        "the source": same.pack.sources,
    }
    for what, held in about.items():
        for key, value in held.items():
            for _, visibility, text in _texts(value):
                if visibility is Visibility.PRIVATE:
                    named.setdefault(text, f"what we say of {what} {key}")
    for id_, clause in same.pack.clauses.items():
        for _, visibility, text in _texts(clause):
            if visibility is Visibility.TABLED:
                named.setdefault(text, f"wording of {id_} that is not on the table")
    return named


def _tells(kind: type, text: str) -> bool:
    return kind is not Run or len(text.split()) >= _FEWEST_WORDS


def shared_texts(shared: Shared) -> frozenset[str]:
    """Every text that a shared copy may be made from; not all of it prints."""
    return frozenset(text for _, _, text in _texts(shared)) | FIXED_WORDING


def _texts(value: object) -> Iterator[_Found]:
    """Every text in a value, with the class that holds it and who may read it."""
    kind: type = type(value)
    for name, visibility in _fields(kind):
        held = getattr(value, name)
        if isinstance(held, str) and not isinstance(held, Enum):
            if held:
                yield kind, visibility, held
        elif isinstance(held, Mapping):
            yield from _inside(kind, visibility, held.values())
        elif isinstance(held, tuple):
            yield from _inside(kind, visibility, held)
        elif has(type(held)):
            yield from _texts(held)


def _inside(
    kind: type,
    visibility: Visibility | None,
    held: Iterable[object],
) -> Iterator[_Found]:
    """The texts in a list; the nodes of a line join to the pieces between its values."""
    line: list[str] = []
    for item in held:
        if isinstance(item, str):
            yield kind, visibility, item
        elif isinstance(item, _INLINE):
            line.append(item.text if isinstance(item, Run | TermMark) else "\n")
        elif isinstance(item, tuple):
            yield from _inside(kind, visibility, item)
        elif has(type(item)):
            yield from _texts(item)
    for piece in "".join(line).split("\n"):
        if text := " ".join(piece.split()):
            yield Run, _OF_A_RUN, text


@cache
def _fields(kind: type) -> tuple[tuple[str, Visibility | None], ...]:
    return tuple((each.name, visibility_of(each)) for each in fields(kind))


_OF_A_RUN = dict(_fields(Run))["text"]
