"""The laws of bundles: they join like sets, and the last of two provisions wins."""

import pytest
from hypothesis import given, strategies as st

from agreementkit import Agreement, Bundle, InvalidError, Position, Provision

IDS = st.sampled_from(["advance-notice", "disputes", "parties", "scope", "status-quo"])
SETTINGS = st.dictionaries(st.sampled_from(["notice", "mode"]), st.integers(1, 52), max_size=2)
PROVISIONS = st.builds(
    Provision,
    clause=IDS,
    position=st.sampled_from([None, *Position]),
    settings=SETTINGS,
)
BUNDLES = st.lists(PROVISIONS, max_size=6).map(Bundle)
POSITIONS = st.sampled_from(list(Position))
EMPTY = Bundle()


def agreed(bundle: Bundle) -> Agreement:
    return Agreement(sector="police", employer="Kent Police", unions=["UNISON"], provisions=bundle)


@given(BUNDLES)
def test_the_empty_bundle_changes_nothing(a: Bundle) -> None:
    assert a | EMPTY == a == EMPTY | a


@given(BUNDLES, BUNDLES, BUNDLES)
def test_it_makes_no_difference_which_two_are_joined_first(a: Bundle, b: Bundle, c: Bundle) -> None:
    assert (a | b) | c == a | (b | c)


@given(BUNDLES)
def test_a_bundle_joined_to_itself_is_itself(a: Bundle) -> None:
    assert a | a == a


@given(BUNDLES, BUNDLES)
def test_the_last_one_wins(a: Bundle, b: Bundle) -> None:
    joined = {provision.clause: provision for provision in a | b}
    assert joined == {p.clause: p for p in a} | {p.clause: p for p in b}


@given(BUNDLES, PROVISIONS)
def test_adding_one_is_joining_a_bundle_of_one(a: Bundle, p: Provision) -> None:
    assert a + p == a | Bundle([p])


@given(BUNDLES, PROVISIONS)
def test_what_was_added_can_be_taken_out_again(a: Bundle, p: Provision) -> None:
    without = a - p.clause if p.clause in a else a
    assert (a + p) - p.clause == without
    assert p.clause not in without


@given(BUNDLES, IDS)
def test_what_is_not_there_cannot_be_taken_out(a: Bundle, clause: str) -> None:
    without = a - clause if clause in a else a
    with pytest.raises(InvalidError):
        without - clause


@given(BUNDLES, st.randoms(use_true_random=False))
def test_the_order_of_different_clauses_makes_no_difference(a: Bundle, random: object) -> None:
    shuffled = sorted(a, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert Bundle(shuffled) == a
    assert hash(Bundle(shuffled)) == hash(a)


@given(BUNDLES, BUNDLES, POSITIONS)
def test_moving_to_a_position_and_joining_may_change_places(
    a: Bundle,
    b: Bundle,
    position: Position,
) -> None:
    assert (a | b).at(position) == a.at(position) | b.at(position)


@given(BUNDLES, POSITIONS, POSITIONS)
def test_only_the_last_move_counts(a: Bundle, first: Position, last: Position) -> None:
    assert a.at(first).at(last) == a.at(last)


@given(BUNDLES, BUNDLES)
def test_an_agreement_takes_a_bundle_as_its_bundle_does(a: Bundle, b: Bundle) -> None:
    assert (agreed(a) + b).provisions == a | b


@given(BUNDLES, PROVISIONS)
def test_an_agreement_takes_a_provision_in_and_out_as_its_bundle_does(
    a: Bundle,
    p: Provision,
) -> None:
    assert agreed(a) + p == agreed(a + p)
    assert (agreed(a) + p) - p.clause == agreed((a + p) - p.clause)


@given(BUNDLES, PROVISIONS)
def test_nothing_is_changed_in_place(a: Bundle, p: Provision) -> None:
    before = tuple(a)
    _ = agreed(a) + p, a + p, a | Bundle([p]), a.at("target")
    assert tuple(a) == before
