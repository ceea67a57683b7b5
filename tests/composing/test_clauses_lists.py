"""Lists: one numbered unit for each item, or one phrase within a sentence."""

import agreementkit as ak
from tests.small_pack import agreed, clause, lines, listed, pack_of


def text(body: str, *items: str) -> list[str]:
    one = clause("only", body, parameters=[listed()])
    pack = pack_of(one)
    return lines(ak.compose(agreed(pack, one.at(items=items)), pack), "only")


UNITS = "1. The notice must state:\n   1. {items}\n2. It is so."


def test_a_list_that_is_a_whole_unit_prints_one_unit_for_each_item() -> None:
    assert text(UNITS, "its cost", "its purpose", "its supplier") == [
        "1.1 The notice must state:",
        "(a) its cost;",
        "(b) its purpose; and",
        "(c) its supplier.",
        "1.2 It is so.",
    ]


def test_two_items_and_one_item_are_punctuated_too() -> None:
    assert text(UNITS, "its cost", "its purpose")[1:3] == ["(a) its cost; and", "(b) its purpose."]
    assert text(UNITS, "its cost")[1] == "(a) its cost."


def test_an_empty_list_prints_that_there_is_none() -> None:
    assert text(UNITS)[1] == "(a) none."
    assert text("1. It lists {items} in full.") == ["1.1 It lists none in full."]


def test_a_list_without_a_value_is_a_blank() -> None:
    one = clause("only", UNITS, parameters=[listed()])
    pack = pack_of(one)
    document = ak.compose(agreed(pack), pack)
    assert lines(document, "only")[1] == "(a) [List of items]"


def test_units_go_on_counting_after_the_items() -> None:
    body = "1. It must state:\n   1. {items}\n   2. and all else."
    assert text(body, "its cost", "its purpose")[-1] == "(c) and all else."


def test_what_stands_under_a_list_stands_under_its_last_item() -> None:
    body = "1. {items}\n   1. Under the last."
    assert text(body, "one", "two") == ["1.1 one; and", "1.2 two.", "(a) Under the last."]


def test_a_list_within_a_sentence_is_one_phrase() -> None:
    assert text("1. It covers {items} alike.", "pay", "hours", "leave") == [
        "1.1 It covers pay, hours and leave alike.",
    ]
