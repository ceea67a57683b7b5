"""Hypothesis strategies for agreements and what they are made of.

Installed with `agreementkit[testing]`, for your tests and for ours.
"""

from datetime import date
from decimal import Decimal

from attrs import evolve
from hypothesis import strategies as st

from agreementkit.model.agreement import Agreement, System, Version
from agreementkit.model.clause import Bundle, Clause, Parameter, Position, Provision
from agreementkit.model.pack import Pack
from agreementkit.model.values import WHOLE, Kind, Value

_LETTERS = st.characters(categories=("Lu", "Ll", "Nd"), max_codepoint=0x24F)
_WORDS = st.text(_LETTERS, min_size=1, max_size=12)
_DATES = st.dates(date(2026, 1, 1), date(2036, 12, 31))


def values(parameter: Parameter) -> st.SearchStrategy[Value]:
    """Values that fit a parameter: in its kind, within its limits.

    >>> from hypothesis import find
    >>> weeks = Parameter(name="n", kind="weeks", label="N", range=(4, 52), better="higher",
    ...                   source=["proposal"])
    >>> find(values(weeks), lambda value: True)
    4
    """
    least, most = parameter.range or (0, 0)
    if parameter.kind in WHOLE:
        return st.integers(int(least), int(most))
    match parameter.kind:
        case Kind.PERCENT | Kind.MONEY:
            return st.decimals(least, most, places=_places(least, most)).map(_short)
        case Kind.FLAG:
            return st.booleans()
        case Kind.CHOICE:
            return st.sampled_from(parameter.choices)
        case Kind.DATE:
            return _DATES
        case Kind.LIST:
            return st.lists(_WORDS, min_size=int(least), max_size=int(most), unique=True).map(tuple)
        case _:
            return _WORDS


def _places(*limits: int | Decimal) -> int:
    """Decimal places with which some number lies between any two limits."""
    digits = (f"{Decimal(limit):f}".partition(".")[2] for limit in limits)
    return max(1, *map(len, digits))


def _short(value: Decimal) -> int | Decimal:
    """The number as one would write it: 2.5 rather than 2.50, and 400 rather than 4E+2."""
    return int(value) if value == int(value) else value.normalize()


@st.composite
def parameters(draw: st.DrawFn) -> Parameter:
    """Parameters with whole numbers, and ladders that go the right way."""
    better = draw(st.sampled_from(["higher", "lower"]))
    least, most = sorted(draw(st.tuples(st.integers(0, 500), st.integers(0, 500))))
    ladder = sorted(draw(st.lists(st.integers(least, most), min_size=3, max_size=3)))
    if better == "higher":
        ladder.reverse()
    opening, target, fallback = ladder
    return Parameter(
        name="amount",
        kind=draw(st.sampled_from(sorted(WHOLE))),
        label="An amount",
        range=(least, most),
        better=better,
        opening=opening,
        target=target,
        fallback=fallback,
        source=["proposal"],
    )


@st.composite
def provisions(draw: st.DrawFn, clause: Clause) -> Provision:
    """A clause at any position, with any figures of one's own that fit it."""
    own = {p.name: draw(values(p)) for p in clause.parameters if draw(st.booleans())}
    return clause.at(draw(st.sampled_from([None, *Position])), **own)


@st.composite
def bundles(draw: st.DrawFn, pack: Pack) -> Bundle:
    """Any set of the pack's clauses, needed ones not always among them."""
    ids = draw(st.lists(st.sampled_from(sorted(pack.clauses)), max_size=8, unique=True))
    return Bundle(draw(provisions(pack[id_])) for id_ in ids)


@st.composite
def systems(draw: st.DrawFn) -> System:
    """An entry of the register, some of it still unknown."""
    rest = st.one_of(st.just(""), _WORDS)
    return System(
        name=draw(_WORDS),
        purpose=draw(_WORDS),
        supplier=draw(rest),
        decides=draw(rest),
        people=draw(rest),
        owner=draw(rest),
        status=draw(rest),
        confirmed=draw(st.booleans()),
    )


@st.composite
def versions(draw: st.DrawFn) -> Version:
    """What a draft calls itself, with or without a round, a date and reservations."""
    return Version(
        number=draw(st.integers(1, 20)),
        side=draw(st.sampled_from(["", "Union side", "Employer side"])),
        dated=draw(st.one_of(st.none(), _DATES)),
        round=draw(st.one_of(st.none(), st.integers(1, 9))),
        without_prejudice=draw(st.booleans()),
        subject_to_contract=draw(st.booleans()),
    )


@st.composite
def agreements(draw: st.DrawFn, pack: Pack) -> Agreement:
    """An agreement that composes: any employer, any clauses, any values that fit."""
    sector = pack.sectors[draw(st.sampled_from(sorted(pack.sectors)))]
    return Agreement(
        sector=sector.id,
        employer=draw(st.sampled_from(sector.employers)).name,
        unions=draw(st.lists(st.sampled_from(sector.unions), min_size=1, unique=True)),
        position=draw(st.sampled_from(list(Position))),
        provisions=draw(bundles(pack)),
        commencement=draw(st.one_of(st.none(), _DATES)),
        headcount=draw(st.one_of(st.none(), st.integers(1, 500))),
        systems=draw(st.lists(systems(), max_size=3)),
        version=draw(versions()),
    )


@st.composite
def redrafts(draw: st.DrawFn, pack: Pack) -> tuple[Agreement, Agreement]:
    """An agreement and the next draft of it: much the same, with anything changed."""
    first = draw(agreements(pack))
    kept = [each for each in first.provisions if draw(st.integers(0, 4))]
    edited = [draw(provisions(pack[each.clause])) for each in kept if not draw(st.integers(0, 2))]
    came = draw(st.lists(st.sampled_from(sorted(pack.clauses)), max_size=2, unique=True))
    second = evolve(
        first,
        position=draw(st.sampled_from(list(Position))),
        provisions=Bundle(kept) | Bundle(edited) | Bundle(pack[id_].at() for id_ in came),
        systems=(*first.systems[draw(st.integers(0, 1)) :], *draw(st.lists(systems(), max_size=1))),
        version=evolve(draw(versions()), number=first.version.number + 1),
    )
    other = draw(agreements(pack))
    if draw(st.booleans()) and other.sector == first.sector:
        second = evolve(second, unions=other.unions, commencement=other.commencement)
    return first, second
