"""A pack is asked for by name, and a wrong name is answered with the nearest."""

from collections.abc import Callable

import pytest
from attrs import evolve

from agreementkit import Bundle, Clause, InvalidError, Pack, Provision
from agreementkit.model.template import conditions, inline_nodes, inserts
from agreementkit.packs import (
    Area,
    ClauseMark,
    Condition,
    Grid,
    Insert,
    LawMark,
    Notes,
    PlainParagraph,
    Run,
    Sector,
    Slot,
    Strategy,
    TermMark,
    Unit,
    did_you_mean,
)


def clause(name: str) -> Clause:
    return Clause(
        id=name,
        version=1,
        title=name,
        area="framework",
        summary="You are told.",
        body=(),
        negotiating=Notes(why="…", approval="branch"),
    )


POLICE = Sector(
    id="police",
    title="Police staff",
    unions=["UNISON"],
    machinery="the Police Staff Council",
    workforce="all police staff",
    employers=(),
)
PACK = Pack(
    id="small",
    title="A small pack",
    strategy=Strategy(
        id="motion",
        title="Motion",
        source="motion",
        areas=(),
        framework=Area(id="framework", title="Framework", topics=()),
    ),
    parts=(),
    clauses={name: clause(name) for name in ("scope", "disputes")},
    terms={},
    laws={},
    sources={},
    sectors={"police": POLICE},
    bundles={"default": ("scope",)},
)


def test_clauses_and_sectors_are_found_by_name() -> None:
    assert PACK["scope"].id == "scope"
    assert PACK.sector("police") is POLICE
    assert "scope" in PACK
    assert "scoop" not in PACK


def test_a_bundle_follows_the_agreement_and_the_full_one_holds_every_clause() -> None:
    assert PACK.bundle() == Bundle([Provision(clause="scope")])
    assert PACK.bundle("full") == Bundle([Provision(clause=name) for name in PACK.clauses])


def test_a_pack_may_say_itself_what_is_in_full() -> None:
    own = evolve(PACK, bundles={"full": ("disputes",)})
    assert own.bundle("full") == Bundle([Provision(clause="disputes")])


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (
            lambda: PACK["scoop"],
            'no clause is called "scoop"\n    To mend it: did you mean "scope"?',
        ),
        (
            lambda: PACK.sector("probation"),
            'no sector is called "probation"\n    To mend it: use one of: police',
        ),
        (
            lambda: PACK.bundle("defaults"),
            'no bundle is called "defaults"\n    To mend it: did you mean "default"?',
        ),
    ],
)
def test_a_name_that_nobody_knows_is_refused(ask: Callable[[], object], said: str) -> None:
    with pytest.raises(InvalidError) as refused:
        ask()
    assert str(refused.value) == said


@pytest.mark.parametrize(
    ("name", "known", "remedy"),
    [
        ("Kent police", ["Kent Police", "Essex Police"], 'did you mean "Kent Police"?'),
        ("advance notice", ["advance-notice", "scope"], 'did you mean "advance-notice"?'),
        ("x", [], "take it out: nothing can stand here"),
        (
            "zzz",
            [f"n{n:02}" for n in range(14)],
            "use one of: " + ", ".join(f"n{n:02}" for n in range(14)),
        ),
        (
            "zzz",
            [f"n{n:02}" for n in range(16)],
            "use one of: " + ", ".join(f"n{n:02}" for n in range(14)) + " … (2 more)",
        ),
    ],
)
def test_the_remedy_for_an_unknown_name_is_the_nearest_or_the_first_few(
    name: str,
    known: list[str],
    remedy: str,
) -> None:
    assert did_you_mean(name, known) == remedy


BODY = (
    PlainParagraph(inlines=(Run(text="Before"),), line=1),
    Insert(name="parties", line=2),
    Unit(
        inlines=(Slot(name="notice"),),
        condition=Condition(name="pilots"),
        line=3,
        blocks=(
            Grid(
                header=((TermMark(text="System"),),),
                rows=(((LawMark(key="tulrca-178"), Run(text="!")),),),
                line=4,
            ),
            Insert(name="execution", line=6),
            Unit(inlines=(ClauseMark(target="scope"),), condition=Condition(name="crown"), line=7),
        ),
    ),
)


def test_a_walk_meets_every_mark_in_order_with_its_line() -> None:
    assert list(inline_nodes(BODY)) == [
        (1, Run(text="Before")),
        (3, Slot(name="notice")),
        (4, TermMark(text="System")),
        (4, LawMark(key="tulrca-178")),
        (4, Run(text="!")),
        (7, ClauseMark(target="scope")),
    ]


def test_a_walk_meets_every_condition_and_every_insert() -> None:
    assert list(conditions(BODY)) == [(3, Condition(name="pilots")), (7, Condition(name="crown"))]
    assert list(inserts(BODY)) == [(2, "parties"), (6, "execution")]
