"""Numbers that print otherwise, references led elsewhere: nothing in the words shows them."""

import re

import pytest

import agreementkit as ak
from agreementkit import Response, read_word
from agreementkit.negotiation import ClauseResponse, EditKind, Renumbering, Verdict
from agreementkit.negotiation.alignment.sent_draft import read_sent_draft
from agreementkit.negotiation.assessment.assess import NUMBERING, assess
from tests.negotiation import counterparty_edits as do

NOTICE = "advance-notice"
TIME = "Time runs only once the Union"


@pytest.fixture(scope="module")
def data(document: ak.Document) -> bytes:
    return ak.word_bytes(document)


class Table:
    def __init__(self, agreement: ak.Agreement, document: ak.Document, data: bytes) -> None:
        self.agreement, self.data = agreement, data
        self.pack = ak.load_pack()
        self.sent = read_sent_draft(document, data)

    def judged(self, *edits: do.Edit, part: str = "word/document.xml") -> Response:
        back = read_word(do.returned(self.data, *edits, part=part))
        return assess(self.sent, back, self.agreement, self.pack)

    def alone(self, *edits: do.Edit, part: str = "word/document.xml") -> ClauseResponse:
        [changed] = self.judged(*edits, part=part).changed
        return changed


@pytest.fixture(scope="module")
def table(agreement: ak.Agreement, document: ak.Document, data: bytes) -> Table:
    return Table(agreement, document, data)


def numbered(words: str, numbering: str) -> do.Edit:
    """A paragraph with another number of its own."""

    def edit(xml: str) -> str:
        start, end = do.place_of(xml, words)
        whole = re.sub(
            r"(<w:pStyle [^>]*/>)", rf"\1<w:numPr>{numbering}</w:numPr>", xml[start:end], count=1
        )
        return xml[:start] + whole + xml[end:]

    return edit


def test_a_number_taken_off_is_told_once_for_what_follows(table: Table) -> None:
    found = table.alone(numbered(TIME, '<w:numId w:val="0"/>'))
    assert [(edit.where, edit.kind, edit.before, edit.after) for edit in found.base] == [
        ("7.3", EditKind.NUMBER, "7.3", ""),
    ]
    assert found.base[0].note == "Its own number is not the one that its place gives."
    assert found.verdict is Verdict.SILENT


def test_a_level_changed_without_the_style_is_found_by_its_number(table: Table) -> None:
    xml = '<w:ilvl w:val="2"/>'
    found = table.alone(numbered(TIME, xml))
    assert [(edit.where, edit.kind) for edit in found.base] == [("7.3", EditKind.NUMBER)]


def test_how_the_file_counts_is_told_once_and_of_no_clause(table: Table) -> None:
    def roman(xml: str) -> str:
        return xml.replace('<w:numFmt w:val="lowerLetter"/>', '<w:numFmt w:val="upperRoman"/>')

    response = table.judged(roman, part="word/numbering.xml")
    [found] = response.changed
    assert (found.clause, [edit.kind for edit in found.base]) == (NUMBERING, [EditKind.NUMBER])
    assert (found.base[0].before, found.base[0].after) == ("(a)", "(I)")
    assert found.offer == found.base
    assert found in response.outside


def test_numbers_that_follow_a_silent_paragraph_are_no_edits(table: Table) -> None:
    found = table.alone(do.put_in("The Employer and the Union will meet.", behind=TIME))
    assert [edit.kind for edit in found.base] == [EditKind.INSERTED]


def test_numbers_that_follow_a_clause_that_is_gone_are_no_edits(table: Table) -> None:
    response = table.judged(
        do.struck("Status quo", "Notice of new systems"),
        do.swapped("A promise of secrecy", "A pledge of secrecy"),
    )
    found = response.of(NOTICE)
    assert found
    assert found.numbers == (Renumbering(before="7", after="6"),)
    assert [edit.kind for edit in found.base] == [EditKind.WORDS]


def test_a_reference_led_elsewhere_under_our_number_is_found(table: Table) -> None:
    def led(xml: str) -> str:
        at = xml.index("REF ", xml.index("means the procedure in clause"))
        name = re.match(r"REF (agk_\w+)", xml[at:])
        other = re.search(r'w:name="(agk_[0-9a-f]{12})"', xml)
        assert name
        assert other
        return xml[:at] + xml[at:].replace(name[1], other[1], 1)

    found = table.alone(led)
    [edit] = found.base
    assert (edit.kind, edit.before, edit.after) == (EditKind.REFERENCE, "37", "37")
    assert edit.note == "It shows our number, and leads to another place."


def test_a_heading_made_plain_text_is_found_in_its_clause_alone(table: Table) -> None:
    def plain(xml: str) -> str:
        at = do.heading_at(xml, "Notice of new systems")
        return xml[:at] + xml[at:].replace('"Heading2"', '"ClauseText"', 1)

    response = table.judged(plain)
    assert {each.clause for each in response.changed} <= {NOTICE, "contents"}
    found = response.of(NOTICE)
    assert found
    assert EditKind.LEVEL in {edit.kind for edit in found.base}
