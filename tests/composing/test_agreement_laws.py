"""What holds of every composed agreement, and what is refused before one is made."""

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

import agreementkit as ak
from agreementkit.documents import (
    Citation,
    ClauseHeading,
    Reference,
    ScheduleHeading,
    Table,
    text_of,
)
from agreementkit.model.document import spans_in
from agreementkit.packs import Run
from agreementkit.testing import agreements
from tests.small_pack import agreed, blocks_of, clause, lines, number, pack_of, term, words

BANK = ak.load_pack()


@given(st.data())
def test_composing_twice_is_equal(data: st.DataObject) -> None:
    agreement = data.draw(agreements(BANK))
    assert ak.compose(agreement, BANK) == ak.compose(agreement, BANK)


@given(st.data())
def test_every_reference_prints_the_number_of_its_target(data: st.DataObject) -> None:
    document = ak.compose(data.draw(agreements(BANK)), BANK)
    numbers = {
        block.clause if isinstance(block, ClauseHeading) else block.id: block.number
        for block in document.blocks
        if isinstance(block, ClauseHeading | ScheduleHeading)
    }
    for span in spans_in(document.blocks):
        if isinstance(span, Reference):
            assert span.text == numbers[span.target]


@given(st.data())
def test_no_line_and_no_cell_is_empty(data: st.DataObject) -> None:
    document = ak.compose(data.draw(agreements(BANK)), BANK)
    assert all(span.text for span in spans_in(document.blocks))
    for block in document.blocks:
        for row in block.rows if isinstance(block, Table) else ():
            assert all(text_of(cell).strip() for cell in row)


@given(st.data())
def test_the_document_keeps_the_agreement_s_title_parties_and_version(
    data: st.DataObject,
) -> None:
    agreement = data.draw(agreements(BANK))
    document = ak.compose(agreement, BANK)
    assert (document.title, document.version) == (agreement.title, agreement.version)
    assert set(agreement.unions) <= set(document.parties)


def test_the_order_in_which_clauses_are_added_does_not_matter(pack: ak.Pack) -> None:
    held = list(pack.bundle("framework"))
    plain = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"])
    one = ak.compose(evolve(plain, provisions=held), pack)
    assert ak.compose(evolve(plain, provisions=reversed(held)), pack) == one


LADDER = number(opening=26, target=17, fallback=13)


@pytest.mark.parametrize(
    ("own", "at_opening", "at_fallback"),
    [({}, "26 weeks", "13 weeks"), ({"notice": 20}, "20 weeks", "20 weeks")],
)
def test_our_own_figure_stands_at_every_position(
    own: dict[str, int],
    at_opening: str,
    at_fallback: str,
) -> None:
    one = clause("only", "1. {notice}.", parameters=[LADDER])
    pack = pack_of(one)
    agreement = agreed(pack, one.at(**own))
    assert lines(ak.compose(agreement, pack), "only") == [f"1.1 {at_opening}."]
    assert lines(ak.compose(agreement.at("fallback"), pack), "only") == [f"1.1 {at_fallback}."]


def test_a_clause_s_own_position_stands_before_the_agreement_s() -> None:
    one = clause("only", "1. {notice}.", parameters=[LADDER])
    pack = pack_of(one)
    document = ak.compose(agreed(pack, one.at("target")), pack)
    assert lines(document, "only") == ["1.1 17 weeks."]


def test_emphasis_a_citation_and_a_table_are_kept() -> None:
    one = clause(
        "only",
        "1. **Never** *ever* under {law act}.\n\n| Who | When |\n|---|---|\n| a [[Duty]] | {notice} |",
        title="A table",
        parameters=[number(opening=4)],
    )
    pack = evolve(
        pack_of(one, terms=[term("Duty", "what is owed")]),
        laws={"act": evolve(BANK.laws["tulrca-178"], cite="section 1 of the Act")},
    )
    paragraph, table = blocks_of(ak.compose(agreed(pack), pack), "only")
    assert list(spans_in([paragraph])) == [
        Run(text="Never", bold=True),
        Run(text=" "),
        Run(text="ever", italic=True),
        Run(text=" under "),
        Citation(text="section 1 of the Act", law="act"),
        Run(text="."),
    ]
    assert isinstance(table, Table)
    assert (table.caption, table.header) == ("A table", ("Who", "When"))
    assert [[words(cell) for cell in row] for row in table.rows] == [["a Duty", "4 weeks"]]


def test_a_number_stays_on_the_line_of_the_word_clause() -> None:
    one = clause("only", "1. See clause {@only}, clauses {@only} and clause {@only}.")
    pack = pack_of(one)
    [paragraph] = blocks_of(ak.compose(agreed(pack), pack), "only")
    text = "".join(span.text for span in spans_in([paragraph]))
    assert text == "See clause\u00a01, clauses\u00a01 and clause\u00a01."


def test_everything_that_the_pack_does_not_know_is_refused_at_once() -> None:
    pack = pack_of(clause("notice-of-change", "1. {notice}.", parameters=[number()]))
    wrong = agreed(
        pack,
        ak.Provision(clause="notice-of-chance"),
        ak.Provision(clause="notice-of-change", settings={"notice": 500, "notise": 1}),
        employer="Ashbee",
        unions=(),
    )
    with pytest.raises(ak.InvalidError) as caught:
        ak.compose(wrong, pack)
    assert str(caught.value).splitlines() == [
        'no clause is called "notice-of-chance"',
        '    To mend it: did you mean "notice-of-change"?',
        "clauses.notice-of-change.notice: 500 is outside the range of 0 to 100 weeks",
        "    To mend it: correct notice (amount of notice)",
        "clauses.notice-of-change.notise: the clause has no such value",
        '    To mend it: did you mean "notice"?',
        'employer: the directory of Local councils has no employer called "Ashbee"',
        (
            '    To mend it: did you mean "Ashby"? '
            "For another body, give an Employer with its legal name"
        ),
        "unions: no trade union is named",
        '    To mend it: name at least one, such as unions = ["UNISON"]',
    ]


def test_an_unknown_sector_is_refused_with_the_nearest() -> None:
    pack = pack_of(clause("only"))
    with pytest.raises(ak.InvalidError) as caught:
        ak.compose(agreed(pack, sector="locale"), pack)
    assert str(caught.value) == (
        'no sector is called "locale"\n    To mend it: did you mean "local"?'
    )
