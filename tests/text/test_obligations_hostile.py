"""A text made to stall the grammar costs no more than one that means something."""

from time import perf_counter

import pytest
from hypothesis import given, settings, strategies as st

import agreementkit as ak
from agreementkit.text import find_obligations, find_topics
from agreementkit.text.obligations import LONGEST_SENTENCE

from .own_style import ROLES

SECONDS = 3.0
"""Far more than any text needs, and far less than a pattern that runs away."""
STRATEGY = ak.load_pack().strategy
PIECES = [
    *(
        "the",
        "a",
        "The Employer",
        "the union",
        "each employee",
        "employees",
        "it",
        "we",
        "managers",
    ),
    *("must", "must not", "shall", "will", "may", "may not", "cannot", "is to", "has to", "should"),
    *("is", "no", "not", "never", "neither", "be", "been", "told", "by", "by the", "of", "to"),
    *("seek to", "use its best", "reasonable", "consider", "keep", "the right", "discretion"),
    *(
        "where",
        "if",
        "unless the",
        "as far as",
        "as soon as",
        "subject to the",
        "save",
        "except in",
    ),
    *("provided that", "within", "5", "days", "one", "hundred", "notice of", "each", "every"),
    *(
        "aim is",
        "it is the",
        "intention",
        "every effort",
        "undertakes,",
        "agrees",
        "there shall be",
    ),
    *("that", "which", "who", "from the", "with each", "operational", "budget", "or such", "but"),
    *(",", ";", ":", ".", "(", ")", "’s", "“", "-", "x", "ly", "1.", "in so far as", "laid off"),
]


def seconds(text: str, *, foreign: bool) -> float:
    start = perf_counter()
    find_obligations(text, roles=ROLES, foreign=foreign)
    return perf_counter() - start


@pytest.mark.parametrize("foreign", [False, True], ids=["ours", "theirs"])
@pytest.mark.parametrize("head", ["", "The Employer ", "The Employer must ", "If the Union "])
def test_one_piece_said_again_and_again_stalls_nothing(head: str, foreign: bool) -> None:
    for piece in PIECES:
        sentence = (head + f"{piece} " * LONGEST_SENTENCE)[: LONGEST_SENTENCE - 1]
        assert seconds(sentence, foreign=foreign) < SECONDS, piece


@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=4),
    st.lists(st.sampled_from(PIECES), max_size=3),
    st.booleans(),
)
@settings(max_examples=60)
def test_no_pieces_in_any_order_stall_it(again: list[str], head: list[str], foreign: bool) -> None:
    said = " ".join(again)
    sentence = f"{' '.join(head)} {f'{said} ' * LONGEST_SENTENCE}"[: LONGEST_SENTENCE - 1]
    assert seconds(sentence, foreign=foreign) < SECONDS


def test_a_long_text_costs_as_much_as_its_sentences() -> None:
    # Each sentence differs, so that none is remembered; ten times as many cost ten times as much.
    def text(first: int, count: int) -> str:
        numbers = range(first, first + count)
        return " ".join(
            f"If item {n} fails, the Employer must tell the Union within {n} days." for n in numbers
        )

    seconds(text(0, 10), foreign=True)
    few = min(seconds(text(1000 + 100 * turn, 100), foreign=True) for turn in range(3))
    many = seconds(text(5000, 1000), foreign=True)
    assert many < 40 * few


def test_a_sentence_longer_than_anyone_could_be_held_to_is_passed_over() -> None:
    sentence = f"The Employer must reply within 5 days {'and more ' * LONGEST_SENTENCE}."
    assert find_obligations(sentence, roles=ROLES) == ()
    after = f"{sentence} It must stop within 5 days."
    assert [duty.side for duty in find_obligations(after, roles=ROLES)] == [""]


@given(st.lists(st.sampled_from([*PIECES, "redundan", "pay", "Register"]), max_size=5))
@settings(max_examples=30)
def test_looking_for_topics_stalls_nowhere(words: list[str]) -> None:
    start = perf_counter()
    find_topics(f"{' '.join(words)} " * 2000, STRATEGY)
    assert perf_counter() - start < SECONDS
