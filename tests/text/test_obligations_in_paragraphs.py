"""Whole paragraphs: where sentences end, and who bears each of several duties."""

import pytest
from hypothesis import given, strategies as st

from agreementkit import Grade
from agreementkit.text import find_obligations, split_sentences
from tests.text.roles import ROLES

PLACES = [
    *(
        "The Employer",
        "the Union",
        "a System",
        "and",
        "or",
        "if",
        "where",
        "it",
        ",",
        ";",
        ":",
        ".",
    ),
    *("must", "must not", "will", "shall", "may", "seek to", "consider", "be told", "be", "by"),
    *("within 5 days", "before", "normally", "where practicable", "recognises that", "that", "("),
    *("[Notice, in weeks]", "“", "”", "£500", "a year", "no longer", "Employer’s", "\n", "\u00a0"),
]
texts = st.one_of(st.text(), st.lists(st.sampled_from(PLACES), max_size=14).map(" ".join))


def sides(text: str) -> list[tuple[str, str, str]]:
    return [(duty.side, duty.timing, duty.subject) for duty in find_obligations(text, roles=ROLES)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Union must ask in writing and the Employer must answer within 5 days.",
        "The Union must ask in writing, and the Employer must answer within 5 days.",
        "The Union must ask in writing; the Employer must answer within 5 days.",
        "The Union must ask in writing, but the Employer must answer within 5 days.",
    ],
)
def test_each_side_bears_its_own_duty_in_its_own_time(sentence: str) -> None:
    assert sides(sentence) == [
        ("union", "", "The Union"),
        ("employer", "within 5 days", "the Employer"),
    ]


def test_what_opens_a_sentence_holds_for_every_duty_in_it() -> None:
    assert sides("Within 5 days, the Union must ask and the Employer must answer.") == [
        ("union", "Within 5 days", "the Union"),
        ("employer", "Within 5 days", "the Employer"),
    ]


def test_a_softener_in_a_sentence_touches_every_duty_in_it() -> None:
    text = "Where practicable, the Union must ask and the Employer must answer within 5 days."
    assert [duty.grade for duty in find_obligations(text, roles=ROLES)] == [
        Grade.NONE,
        Grade.ASPIRATIONAL,
    ]


def test_two_who_share_a_duty_are_not_taken_apart() -> None:
    assert sides("The Union must ask, and the Employer and the Committee must answer.") == [
        ("union", "", "The Union"),
        ("joint", "", "the Employer and the Committee"),
    ]


def test_a_second_verb_has_the_subject_of_the_first() -> None:
    assert sides("The Employer must consider each reply and must answer within 5 days.") == [
        ("employer", "", "The Employer"),
        ("employer", "within 5 days", "The Employer"),
    ]


def test_a_second_verb_in_the_passive_has_its_own() -> None:
    text = "The Employer must ask, and must be told by the Union within 5 days."
    assert sides(text) == [
        ("employer", "", "The Employer"),
        ("union", "within 5 days", "the Union"),
    ]


def test_a_softener_does_not_reach_the_next_sentence() -> None:
    text = "Where practicable, the Employer must meet. The Employer must answer within 5 days."
    assert [duty.grade for duty in find_obligations(text, roles=ROLES)] == [
        Grade.ASPIRATIONAL,
        Grade.OPERATIVE,
    ]


def test_letters_that_only_look_like_ours_name_nobody() -> None:
    lookalikes = "The Unıon must reply within 5 days. The Syſtem Owner must reply within 5 days."
    assert [side for side, _, _ in sides(lookalikes)] == ["", ""]


def test_a_sentence_too_long_to_be_held_to_obliges_nobody() -> None:
    sentence = "The Employer must reply within 5 days"
    assert sides(f"{sentence} {'and more ' * 300}.") == [
        ("employer", "within 5 days", "The Employer")
    ]
    assert sides(f"{sentence} {'and more ' * 400}.") == []


def test_a_sentence_of_nothing_but_conditions_obliges_nobody() -> None:
    assert sides(f"If {'must ' * 500}.") == []


def test_a_paragraph_without_any_verb_of_duty_obliges_nobody() -> None:
    assert find_obligations("Writing includes email. A month is a month.", roles=ROLES) == ()


def test_nobody_is_bound_where_nobody_can_be() -> None:
    assert sides("The Chief must reply within 5 days.") == [("", "within 5 days", "The Chief")]
    assert [duty.side for duty in find_obligations("Must reply.", roles={})] == [""]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It stops. The rule in 4.2 holds.", ["It stops.", "The rule in 4.2 holds."]),
        ("They said “stop.” The Employer did.", ["They said “stop.”", "The Employer did."]),
        ("Is it safe? “Safe” means sound!", ["Is it safe?", "“Safe” means sound!"]),
        (
            "See s. 188 and Art. 22, no. 5. It holds.",
            ["See s. 188 and Art. 22, no. 5.", "It holds."],
        ),
        ("2 days pass. 3 more follow.", ["2 days pass.", "3 more follow."]),
        ("one. two", ["one. two"]),
        ("  ", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


@given(texts)
def test_splitting_loses_no_word(text: str) -> None:
    assert " ".join(split_sentences(text)).split() == text.split()


@given(texts, st.booleans())
def test_any_text_can_be_read_and_all_that_is_quoted_stands_in_it(text: str, foreign: bool) -> None:
    for duty in find_obligations(text, roles=ROLES, foreign=foreign):
        assert duty.sentence in " ".join(text.split())
        for words in (duty.subject, duty.duty, *duty.softeners):
            assert words in duty.sentence
        assert duty.timing == "at all times" or duty.timing in duty.sentence
