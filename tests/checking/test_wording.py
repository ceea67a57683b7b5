"""The sentences of a document, found by their words and named by their numbers."""

import re

import pytest
from hypothesis import given, strategies as st

import agreementkit as ak
from agreementkit.checking.grading import graded
from agreementkit.checking.sentence_rules import quoted
from agreementkit.packs import Case
from agreementkit.reports import AreaCoverage
from agreementkit.testing import agreements
from tests.small_pack import agreed, clause, pack_of

PACK = ak.load_pack()
NESTED = clause(
    "nested",
    "1. One. Two.\n"
    "2. The Employer must:\n\n"
    "   1. tell the Union; and\n"
    "   2. stop:\n\n"
    "      1. the tool; and\n"
    "      2. its use.\n\n"
    "3. Last.",
)


def case_for(agreement: ak.Agreement, pack: ak.Pack) -> Case:
    document = ak.compose(agreement, pack)
    return Case(
        agreement=agreement,
        pack=pack,
        document=document,
        clauses=graded(document, pack),
        areas=(),
        framework=AreaCoverage(id="framework", title="Framework", topics=()),
    )


def test_each_sentence_has_the_number_of_its_paragraph_and_of_those_above() -> None:
    pack = pack_of(NESTED)
    case = case_for(agreed(pack), pack)
    assert [(case.number(each), each.text) for each in case.wording.sentences] == [
        ("1.1", "One."),
        ("1.1", "Two."),
        ("1.2(a)", "The Employer must tell the Union; and"),
        ("1.2(b)(i)", "The Employer must stop the tool; and"),
        ("1.2(b)(ii)", "The Employer must stop its use."),
        ("1.3", "Last."),
    ]


@given(st.data())
def test_every_sentence_of_the_bank_has_a_number_of_its_clause(data: st.DataObject) -> None:
    case = case_for(data.draw(agreements(PACK)), PACK)
    for sentence in case.wording.sentences:
        number = case.number(sentence)
        heading = case.clauses[sentence.clause].heading
        # A line without a number, such as a party's name, has none.
        assert number == "" or number.startswith(f"{heading.number}.")


@given(st.data())
def test_asking_by_words_finds_what_reading_everything_does(data: st.DataObject) -> None:
    case = case_for(data.draw(agreements(PACK)), PACK)
    words = data.draw(st.lists(st.sampled_from(["must", "data", "week", "zebra", "("]), max_size=3))
    every = case.wording.sentences
    found = [s for s in every if set(words) & set(re.findall(r"\w+|[/(\[]", s.text.lower()))]
    assert list(case.wording.having(words)) == found


def test_a_short_quotation_is_whole_and_a_long_one_keeps_both_ends() -> None:
    assert quoted(" as it stands, ") == '"as it stands"'
    long = quoted(" ".join(f"word{n}" for n in range(40)))
    assert long.startswith('"word0 word1 ')
    assert long.endswith(' word39"')
    assert " … " in long
    assert len(long) < 100


@pytest.mark.parametrize(
    ("clause_id", "number", "place"),
    [
        ("nested", "", "clause 1 (Nested)"),
        ("nested", "1.2(a)", "clause 1.2(a) (Nested)"),
        ("stray", "", "stray"),
        (None, "", "the schedules"),
        ("", "", "the schedules"),
    ],
)
def test_a_place_reads_as_a_person_finds_it(
    clause_id: str | None,
    number: str,
    place: str,
) -> None:
    pack = pack_of(NESTED)
    assert case_for(agreed(pack), pack).place(clause_id, number) == place


def test_a_passage_in_a_lead_in_is_found_once_and_not_once_an_item() -> None:
    pack = pack_of(
        clause(
            "list",
            "1. The Employer and/or the Union must:\n\n   1. meet; and\n   2. talk.",
        ),
    )
    report = ak.check(agreed(pack), pack)
    assert [f.number for f in report.findings if f.rule == "and-or"] == ["1.1(a)"]
