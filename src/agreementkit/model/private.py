"""What our side keeps to itself: every text of a pack and an agreement, field by field.

The decision is data. `COLUMNS` names each field that can hold text, and a test fails
when a new one is in no column. What a shared copy may never hold follows from it.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum, auto
from functools import partial

from attrs import fields, frozen, has

from agreementkit.model.agreement import Agreement, System, Version
from agreementkit.model.clause import Clause, Notes
from agreementkit.model.kind import UNITS, Value
from agreementkit.model.pack import DefinedTerm, Law, Pack, Part, Source
from agreementkit.model.parameter import Parameter
from agreementkit.model.position import Position
from agreementkit.model.provision import Bundle, Provision
from agreementkit.model.sector import Employer, Sector
from agreementkit.model.strategy import Area, Strategy, Topic
from agreementkit.model.template import (
    Block,
    ClauseMark,
    Condition,
    Grid,
    Inlines,
    Insert,
    LawMark,
    Plain,
    Run,
    Slot,
    TermMark,
    Unit,
)

__all__ = ["COLUMNS", "Column", "private_texts", "shared_texts"]


class Column(StrEnum):
    """Who may read a text."""

    PRIVATE = auto()
    """Our own side alone, always."""
    CHOSEN = auto()
    """Both sides where the agreement takes it; our own side alone where it does not."""
    SHARED = auto()
    """Both sides: it prints, or may."""
    NEITHER = auto()
    """A name, a code or a public fact that tells nothing by itself."""


_P, _C, _S, _N = Column.PRIVATE, Column.CHOSEN, Column.SHARED, Column.NEITHER

COLUMNS: Mapping[type, Mapping[str, Column]] = {
    # What a pack holds by id is walked by itself; the ids tell nothing.
    Pack: {
        "id": _N,
        "title": _N,
        "clauses": _N,
        "terms": _N,
        "laws": _N,
        "sources": _N,
        "sectors": _N,
        "bundles": _N,
    },
    Strategy: {"id": _N, "title": _N, "source": _P},
    Area: {"id": _N, "title": _N},
    Topic: {"id": _N, "title": _N, "means": _P},
    Part: {"title": _S, "area": _N, "clauses": _N},
    Clause: {
        "id": _N,
        "title": _S,
        "area": _N,
        "summary": _P,
        "topics": _N,
        "needs": _N,
        "excludes": _N,
        "sources": _N,
        "adapted_from": _P,
        "file": _P,
    },
    Notes: {
        "why": _P,
        "approval": _P,
        "fallback_when": _P,
        "in_return_for": _P,
        "they_will_say": _P,
        "our_answer": _P,
    },
    Parameter: {
        "name": _N,
        "label": _S,
        "better": _N,
        "choices": _N,
        "words": _C,
        "source": _N,
        "opening": _C,
        "target": _C,
        "fallback": _C,
    },
    DefinedTerm: {"name": _S, "plural": _S, "defined_in": _N, "side": _N},
    Law: {"cite": _S, "says": _P, "jurisdiction": _N, "status": _N, "link": _N, "note": _P},
    Source: {"title": _P, "grade": _N, "link": _P, "note": _P},
    Sector: {"id": _N, "title": _N, "unions": _N, "machinery": _C, "workforce": _C},
    Employer: {
        "name": _C,
        "legal_name": _C,
        "jurisdiction": _N,
        "policing_body": _C,
        "unions": _N,
        "machinery": _C,
    },
    Run: {"text": _C},
    TermMark: {"text": _C},
    Slot: {"name": _N},
    ClauseMark: {"target": _N},
    LawMark: {"key": _N},
    Condition: {"name": _N, "value": _N},
    Insert: {"name": _N},
    Unit: {},
    Plain: {},
    Grid: {},
    Agreement: {
        "sector": _N,
        "employer": _S,
        "unions": _S,
        "title": _S,
        "other_employers": _S,
        "workforce": _S,
        "machinery": _S,
        "confirmed": _N,
    },
    Bundle: {},
    Provision: {"clause": _N, "settings": _S},
    System: {
        "name": _S,
        "purpose": _S,
        "supplier": _S,
        "decides": _S,
        "people": _S,
        "owner": _S,
        "status": _S,
    },
    Version: {"status": _S, "side": _S},
}
"""Every field that can hold text, by the class that has it."""

_FEWEST_WORDS = 5
"""A piece of a unit left out that is shorter than this is everybody's language."""

_COMPOSED = frozenset(
    {
        *("not in this agreement", "not yet confirmed by the Employer", "means", "none"),
        *("To be completed by the Employer", "Further clauses", "items, listed in the clause"),
        *("No system had been entered when this draft was made.", "Signed for", "between"),
        *("This is the register under clause", "as it stands at the date of this agreement."),
        *("This table lists every value in the clauses. If it differs from a clause,",),
        *("the clause prevails.", "This agreement has no negotiable values.", "Schedule", "Part"),
        *("System and supplier", "Purpose", "What it decides", "Whose work or data", "Owner"),
        *("Clause", "What is agreed", "Value", "Contents", "Register of AI systems", "Key terms"),
        *("Signature", "Name", "Position", "Date", "Page", "of", "and", "Yes", "No"),
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December"),
    },
)
"""What composing and writing add of their own, so that it explains a run where texts meet."""


def private_texts(agreement: Agreement, pack: Pack) -> frozenset[str]:
    """Every text that a shared copy of an agreement may not hold.

    Notes, sources, what we say of the law; words, items and texts of positions not
    taken; the text of clauses and units left out; facts about other employers.
    Where a clause's text is interrupted by a value, the pieces count by themselves.

    >>> import agreementkit as ak
    >>> pack = ak.load_pack()
    >>> agreement = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"])
    >>> pack["scope"].negotiating.why in private_texts(agreement, pack)
    True
    """
    return frozenset(text for private, text in _told(agreement, pack) if private and text)


def shared_texts(agreement: Agreement, pack: Pack) -> frozenset[str]:
    """Every text that a shared copy of an agreement may be made from; not all of it prints."""
    units = {word for unit in UNITS for word in (unit.value, unit.removesuffix("s"))}
    told = frozenset(text for private, text in _told(agreement, pack) if not private and text)
    return told | units | _COMPOSED


_Told = Iterator[tuple[bool, str]]


@frozen(kw_only=True)
class _Facts:
    """What decides which units stand."""

    crown: bool = False
    pay_remit: bool = False
    jurisdiction: str = ""


def _told(agreement: Agreement, pack: Pack) -> _Told:
    """Every text of a column that is private or shared, and which of the two it is."""
    employer = _employer(agreement, pack)
    facts = _Facts()
    if employer is not None:
        facts = _Facts(
            crown=employer.crown,
            pay_remit=employer.pay_remit,
            jurisdiction=employer.jurisdiction,
        )
    taken = {provision.clause: provision for provision in agreement.provisions}
    yield from _texts(agreement, taken=True)
    yield from _texts(pack.strategy, taken=True)
    for each in (*pack.parts, *pack.laws.values(), *pack.sources.values()):
        yield from _texts(each, taken=True)
    for term in pack.terms.values():
        yield from _texts(term, taken=True)
        yield from _pieces(term.means, taken=True)
    for sector in pack.sectors.values():
        yield from _texts(sector, taken=sector.id == agreement.sector)
        for each in sector.employers:
            yield from _texts(each, taken=each is employer)
    for clause in pack.clauses.values():
        yield from _clause(clause, taken.get(clause.id), agreement.position, facts)


def _employer(agreement: Agreement, pack: Pack) -> Employer | None:
    if isinstance(agreement.employer, Employer):
        return agreement.employer
    sector = pack.sectors.get(agreement.sector)
    known = sector.employers if sector else ()
    return next((each for each in known if each.name == agreement.employer), None)


def _texts(value: object, *, taken: bool) -> _Told:
    """The texts of one value's own fields, and of the values in them."""
    columns = COLUMNS[type(value)]
    for name in _names(type(value)):
        held = getattr(value, name)
        column = columns.get(name)
        if column is None:
            yield from _inside(held, taken=taken)
        elif column is not Column.NEITHER:
            private = column is Column.PRIVATE or (column is Column.CHOSEN and not taken)
            yield from ((private, text) for text in _loose(held))


def _names(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


def _inside(held: object, *, taken: bool) -> _Told:
    """The texts of the values that a field holds, save those that are walked by themselves."""
    if isinstance(held, tuple):
        for item in held:
            yield from _inside(item, taken=taken)
    elif has(type(held)) and not isinstance(held, _WALKED):
        yield from _texts(held, taken=taken)


_WALKED = (Employer, Run, TermMark, Slot, ClauseMark, LawMark, Unit, Plain, Grid, Insert, Parameter)


def _loose(held: object) -> Iterator[str]:
    """Every text in a field: itself, or in its list, its pairs, an employer in it."""
    if isinstance(held, str):
        yield held
    elif isinstance(held, tuple):
        for item in held:
            yield from _loose(item)
    elif isinstance(held, Employer):
        yield from (text for _, text in _texts(held, taken=True))


def _clause(
    clause: Clause,
    provision: Provision | None,
    position: Position,
    facts: _Facts,
) -> _Told:
    yield from _texts(clause, taken=provision is not None)
    values: dict[str, Value | None] = {}
    for parameter in clause.parameters:
        value = provision.value(parameter, position) if provision else None
        values[parameter.name] = value
        yield from _parameter(parameter, value)
    stands = partial(_stands, values=values, facts=facts)

    def walk(blocks: tuple[Block, ...], *, taken: bool) -> _Told:
        for block in blocks:
            match block:
                case Unit():
                    standing = taken and stands(block.condition)
                    yield from _pieces(block.inlines, taken=standing)
                    yield from walk(block.blocks, taken=standing)
                case Plain():
                    yield from _pieces(block.inlines, taken=taken)
                case Grid():
                    for row in (block.header, *block.rows):
                        for cell in row:
                            yield from _pieces(cell, taken=taken)
                case _:
                    pass

    yield from walk(clause.body, taken=provision is not None)


def _parameter(parameter: Parameter, value: Value | None) -> _Told:
    yield COLUMNS[Parameter]["label"] is Column.PRIVATE, parameter.label
    for choice, words in parameter.words.items():
        yield choice != value, words
    if isinstance(value, str | tuple) and not parameter.words:
        yield from ((False, text) for text in _loose(value))
    held = set(_loose(value))
    for step in Position:
        other = parameter.at(step)
        if not parameter.words:
            yield from ((True, text) for text in _loose(other) if text not in held)


def _stands(
    condition: Condition | None,
    *,
    values: Mapping[str, Value | None],
    facts: _Facts,
) -> bool:
    if condition is None:
        return True
    name = condition.name
    value = values[name] if name in values else getattr(facts, name, None)
    if condition.value is not None:
        return value == condition.value
    return (value is True) is not condition.negated


def _pieces(inlines: Inlines, *, taken: bool) -> _Told:
    """The words of a line between its values."""
    line = "".join(node.text if isinstance(node, Run | TermMark) else "\n" for node in inlines)
    for piece in line.split("\n"):
        text = " ".join(piece.split())
        if text and (taken or len(text.split()) >= _FEWEST_WORDS):
            yield not taken, text
