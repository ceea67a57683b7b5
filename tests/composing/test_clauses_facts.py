"""Statements of fact by the employer: marked until the agreement says that they are confirmed."""

import pytest

import agreementkit as ak
from agreementkit.documents import Paragraph, Unconfirmed
from tests.small_pack import agreed, clause, line, pack_of

TEXT = """1. No pilot has run before. {fact no-pilots}
2. The Employer must tell the Union."""


def first(document: ak.Document) -> str:
    [(_, (unit, *_))] = document.clauses()
    assert isinstance(unit, Paragraph)
    return line(unit)


@pytest.mark.parametrize("confirmed", [False, True])
def test_a_statement_is_marked_until_it_is_confirmed(confirmed: bool) -> None:
    pack = pack_of(clause("only", TEXT))
    agreement = agreed(pack, confirmed=["no-pilots"] if confirmed else [])
    document = ak.compose(agreement, pack)
    mark = "" if confirmed else " [not yet confirmed by the Employer]"
    assert first(document) == f"1.1 No pilot has run before.{mark}"
    found = [span for _, span in document.unconfirmed()]
    assert found == ([] if confirmed else [Unconfirmed(fact="no-pilots")])


def test_a_mark_right_behind_a_term_prints_as_well() -> None:
    pack = pack_of(clause("only", "1. No pilot of the [[Employer]]{fact no-pilots} has run."))
    assert first(ak.compose(agreed(pack), pack)) == (
        "1.1 No pilot of the Employer [not yet confirmed by the Employer] has run."
    )


def test_a_fact_that_no_clause_states_cannot_be_confirmed_in_a_file() -> None:
    pack = pack_of(clause("only", TEXT))
    table = {
        "format": 1,
        "sector": "local",
        "employer": "Ashby",
        "unions": ["UNISON"],
        "bundle": "full",
        "confirmed": ["no-pilot"],
    }
    with pytest.raises(ak.AgreementFileError) as caught:
        ak.agreement_from(table, pack)
    [fault] = caught.value.faults
    assert fault.message == 'no statement of fact is called "no-pilot"'
    assert fault.remedy == 'did you mean "no-pilots"?'
    read = ak.agreement_from({**table, "confirmed": ["no-pilots"]}, pack)
    assert read.confirmed == ("no-pilots",)


def test_a_comment_on_a_clause_that_is_not_there_is_refused_in_a_file() -> None:
    pack = pack_of(clause("only", TEXT))
    table = {
        "format": 1,
        "sector": "local",
        "employer": "Ashby",
        "unions": ["UNISON"],
        "bundle": "full",
        "comments": [
            {"clause": "only", "text": "Please read."},
            {"clause": "onli", "text": "Please read."},
        ],
    }
    with pytest.raises(ak.AgreementFileError) as caught:
        ak.agreement_from(table, pack)
    [fault] = caught.value.faults
    assert fault.key == "comments.1.clause"
    assert fault.remedy == 'did you mean "only"?'
