"""Where two lines differ: every letter counts, and what a word processor does never."""

import pytest
from hypothesis import given, strategies as st

from agreementkit.negotiation.assessment.diff import context_of, sentence_at, token_diff

WORDS = st.lists(
    st.sampled_from(["must", "not", "26", "weeks", "“Union”", ",", "in", "tŷ", "re-use"]),
    max_size=8,
).map(" ".join)


def told(before: str, after: str) -> list[tuple[str, str]]:
    return [
        (before[slice(*each.before)], after[slice(*each.after)])
        for each in token_diff(before, after)
    ]


@given(before=WORDS, after=WORDS)
def test_putting_each_difference_right_gives_back_our_line(before: str, after: str) -> None:
    """As words: what is struck out and put in is all that there is."""
    mended, at = "", 0
    for each in token_diff(before, after):
        mended += f"{after[at : each.after[0]]} {before[slice(*each.before)]} "
        at = each.after[1]
    mended += after[at:]
    assert mended.split() == before.split()


@given(text=WORDS)
def test_a_line_does_not_differ_from_itself(text: str) -> None:
    assert token_diff(text, text) == ()


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("must not use", "must use", [("not", "")]),
        ("must use", "must not use", [("", "not")]),
        ("use", "not use", [("", "not")]),
        ("26 weeks or 5 days", "8 weeks or 4 days", [("26", "8"), ("5", "4")]),
        ("a duty", "a du\u200bty", [("duty", "du\u200bty")]),
        ("re-sign now", "resign now", [("re-sign", "resign")]),
        ("1.5 weeks", "1. 5 weeks", [("1.5", "1. 5")]),
        ("not to a cost-of-living rise", "not to a cost -of-living rise",
         [("cost-of-living", "cost -of-living")]),
        ("at most 1,5", "at most 1 ,5", [("1,5", "1 ,5")]),
        ("in ( a )", "in (a)", [("( a )", "(a)")]),
        ("“Union” waits… at 5", '"Union" waits... at 6', [("5", "6")]),
        ("26", "26 .", [("", ".")]),
    ],
)  # fmt: skip
def test_each_difference_is_as_small_as_a_word(
    before: str,
    after: str,
    expected: list[tuple[str, str]],
) -> None:
    assert told(before, after) == expected


def test_words_around_a_place_are_whole() -> None:
    text = (
        "The Project Sponsor must give the Union written notice at least 26 weeks before it is used"
    )
    start = text.index("26")
    front, back = context_of(text, start, start + 2)
    assert text.startswith(f"{front}26{back}", start - len(front))
    assert front.split()[0] in text.split()
    assert back.split()[-1] in text.split()
    assert context_of("26 weeks", 0, 2) == ("", " weeks")


def test_a_long_word_behind_a_place_is_cut_where_there_is_no_blank() -> None:
    assert context_of(f"26{'x' * 50}", 0, 2) == ("", "x" * 30)


def test_a_sentence_is_told_whole_and_two_where_a_change_is_in_both() -> None:
    text = "It stops. It starts again."
    assert sentence_at(text, 3, 8) == "It stops."
    assert sentence_at(text, 10, 12) == "It starts again."
    assert sentence_at(text, 3, 12) == text
    assert sentence_at(text, 0, 0) == "It stops."
