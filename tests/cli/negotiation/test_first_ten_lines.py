"""A tired reader reads ten lines: they name what matters, of each of thirty returns."""

import pytest

import agreementkit as ak
from agreementkit.cli.negotiation.status import show_response
from agreementkit.negotiation.alignment.sent_draft import SentDraft, read_sent_draft
from agreementkit.negotiation.assessment.assess import assess
from tests.cli.negotiation.thirty_returns import RETURNS, Return

PACK = ak.load_pack()


@pytest.fixture(scope="module")
def draft(document: ak.Document) -> bytes:
    return ak.word_bytes(document)


@pytest.fixture(scope="module")
def sent(document: ak.Document, draft: bytes) -> SentDraft:
    return read_sent_draft(document, draft)


def test_there_are_thirty() -> None:
    assert len({each.what for each in RETURNS}) == 30


@pytest.mark.parametrize("returned", RETURNS, ids=lambda each: each.what)
def test_the_first_ten_lines_name_what_matters(
    returned: Return,
    sent: SentDraft,
    draft: bytes,
    agreement: ak.Agreement,
    capsys: pytest.CaptureFixture[str],
) -> None:
    response = assess(sent, ak.read_word(returned.change(draft)), agreement, PACK)
    capsys.readouterr()
    show_response(response)
    shown = capsys.readouterr().out.splitlines()
    ten = " ".join(line.strip() for line in shown[:10])
    assert [
        words for words in returned.said if words not in ten.replace("\N{NO-BREAK SPACE}", " ")
    ] == []
    assert response.alarming is bool(returned.code)
