"""Figures that a concession moves: with their unit, and which way."""

from datetime import date

from attrs import evolve

import agreementkit as ak
from agreementkit.drafting.figure_moves import moved_figures
from agreementkit.reports import MoveDirection
from tests.drafting.conceding import BINDS, WEEKS, cost
from tests.small_pack import agreed, choice, clause, listed, pack_of


def ladder(name: str, kind: str, *steps: object, **more: object) -> ak.Parameter:
    opening, target, fallback = steps
    return ak.Parameter(
        name=name,
        kind=kind,
        label=f"The {name}",
        opening=opening,
        target=target,
        fallback=fallback,
        source=["proposal"],
        **more,  # type: ignore[arg-type]
    )


def test_every_kind_of_figure_is_named_with_its_unit_and_the_way_it_moved() -> None:
    parameters = [
        ladder("months", "months", 1, 1, 12, range=(1, 60), better="lower"),
        ladder("share", "percent", 40, 30, 20, range=(0, 100), better="higher"),
        ladder("sum", "money", 1200, 1100, 900, range=(0, 5000), better="higher"),
        ladder("count", "count", 3, 2, 1, range=(0, 9), better="higher"),
        ladder("items", "list", ["a", "b"], ["a", "b"], ["b"], range=(0, 9), better="higher"),
        ladder("secret", "flag", False, False, True, better=False),
        ladder("place", "text", "here", "here", "there"),
        ladder("day", "date", date(2027, 4, 1), date(2027, 4, 1), date(2028, 4, 1)),
    ]
    text = "1. {when secret} It is secret.\n" + "".join(
        f"1. The Employer must tell the Union {{{p.name}}} in time.\n"
        for p in parameters
        if p.name != "secret"
    )
    found = cost(clause("news", text, parameters=parameters), news="fallback")
    assert [(f.before, f.after, str(f.way), f.rule) for f in found.figures] == [
        ("1 month", "12 months", "worse", "higher is worse"),
        ("40%", "20%", "worse", "lower is worse"),
        ("£1,200", "£900", "worse", "lower is worse"),
        ("3", "1", "worse", "lower is worse"),
        ("2 items", "1 item, without: a", "worse", "fewer is worse"),
        ("no", "yes", "worse", "yes is worse"),
        ('"here"', '"there"', "open", "judge it yourself"),
        ("1 April 2027", "1 April 2028", "open", "judge it yourself"),
    ]
    assert 'from "here" to "there", judge it yourself.' in str(found)


def test_a_move_up_the_ladder_is_better_and_one_without_a_value_is_open() -> None:
    part = ak.Parameter(
        name="extra",
        kind="weeks",
        label="Extra",
        range=(0, 9),
        better="higher",
        fallback=2,
        source=["proposal"],
    )
    lists = [
        ladder("one", "list", ["a", "b"], ["a"], ["a"], range=(0, 9), better="higher"),
        ladder("few", "list", ["a"], ["a", "b"], ["a", "b"], range=(0, 9), better="lower"),
    ]
    text = BINDS + "\n2. It lasts {extra}, for {one} and {few}."
    pack = pack_of(clause("news", text, parameters=[WEEKS, part, *lists]))
    found = ak.concede(agreed(pack).at("fallback"), pack, {"news": "opening"})
    assert [(f.parameter, f.after, f.way) for f in found.figures] == [
        ("notice", "4 weeks", MoveDirection.BETTER),
        ("extra", "not set", MoveDirection.OPEN),
        ("one", "2 items", MoveDirection.BETTER),
        ("few", "1 item, without: b", MoveDirection.BETTER),
    ]
    assert [figure.rule for figure in found.figures][-1] == "more is worse"


def test_lists_of_which_neither_holds_the_other_are_for_a_person_to_judge() -> None:
    pack = pack_of(clause("news", "1. It has {items}.", parameters=[listed()]))
    own = pack["news"].at(items=("a", "b"))
    moved = evolve(own, settings={"items": ("b", "c")})
    [figure] = moved_figures(pack["news"].parameters, own, moved, ak.Position.OPENING)
    assert figure.way is MoveDirection.OPEN


def test_a_value_that_nobody_has_set_is_no_loss() -> None:
    found = cost(
        clause("news", "1. It is {which}.", parameters=[choice("which", a="one", b="two")]),
        news=None,
    )
    assert found.figures == ()
    assert "No figure moves." in str(found)
