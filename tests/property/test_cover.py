"""The smallest set of clauses is the smallest: held against every set that there is."""

from itertools import chain, combinations

from hypothesis import given, settings, strategies as st

from agreementkit.drafting.gaps import SetCover, smallest_cover

IDS = tuple("abcdefg")
TOPICS = tuple("xyz")


@st.composite
def covers(draw: st.DrawFn) -> SetCover:
    ids = draw(st.permutations(IDS))
    topics = st.frozensets(st.sampled_from(TOPICS), max_size=2)
    closes = {id_: draw(topics) for id_ in ids}
    calls = {id_: draw(st.frozensets(st.sampled_from(IDS), max_size=2)) for id_ in ids}
    pairs = st.frozensets(st.sampled_from(IDS), min_size=2, max_size=2)
    have = draw(st.frozensets(st.sampled_from(IDS), max_size=3))
    held = frozenset(topic for id_ in have for topic in closes[id_])
    return SetCover(
        closes=closes,
        calls_for=calls if draw(st.booleans()) else {},
        excludes=draw(st.frozensets(pairs, max_size=3)),
        have=have,
        gaps=frozenset(TOPICS) - held,
    )


def stands(cover: SetCover, chosen: frozenset[str]) -> bool:
    """Whether everything called for is there, and no two clauses exclude each other anew."""
    called = {need for id_ in chosen for need in cover.calls_for.get(id_, ())}
    clash = any(pair <= chosen and not pair <= cover.have for pair in cover.excludes)
    return called <= chosen and not clash


def the_long_way(cover: SetCover) -> frozenset[str]:
    """The best of every set of clauses that can stand beside those that do."""
    rest = [id_ for id_ in cover.closes if id_ not in cover.have]
    order = list(cover.closes)
    sets = (
        cover.have | frozenset(more)
        for more in chain.from_iterable(combinations(rest, n) for n in range(len(rest) + 1))
    )
    able = [each for each in sets if stands(cover, each)]

    def worth(each: frozenset[str]) -> tuple[int, int, int]:
        added = each - cover.have
        open_still = len(cover.gaps - cover.closed(each))
        return open_still, len(added), sum(1 << order.index(id_) for id_ in added)

    return min(able, key=worth) - cover.have


@settings(max_examples=200)
@given(covers())
def test_no_set_of_clauses_closes_more_or_is_smaller(cover: SetCover) -> None:
    if cover.with_all(cover.have) is None:
        # What stands already calls for what it excludes: nothing that is added could mend that.
        cover = cover.as_it_stands()
    assert smallest_cover(cover) == the_long_way(cover)


def test_where_what_stands_cannot_be_completed_the_gaps_are_closed_all_the_same() -> None:
    cover = SetCover(
        closes={"a": frozenset(), "b": frozenset(), "c": frozenset("x")},
        calls_for={"a": frozenset("b")},
        excludes=frozenset({frozenset("ab")}),
        have=frozenset("a"),
        gaps=frozenset("x"),
    )
    assert smallest_cover(cover) == frozenset("c")


def test_of_two_that_are_as_small_the_preferred_one_is_chosen() -> None:
    either = {"b": frozenset("x"), "a": frozenset("x")}
    cover = SetCover(
        closes=either,
        calls_for={},
        excludes=frozenset(),
        have=frozenset(),
        gaps=frozenset("x"),
    )
    assert smallest_cover(cover) == frozenset("b")


def test_one_clause_for_two_topics_beats_two_preferred_ones() -> None:
    cover = SetCover(
        closes={"a": frozenset("x"), "b": frozenset("y"), "c": frozenset("xy")},
        calls_for={},
        excludes=frozenset(),
        have=frozenset(),
        gaps=frozenset("xy"),
    )
    assert smallest_cover(cover) == frozenset("c")
