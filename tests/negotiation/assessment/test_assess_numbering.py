"""Tricks with numbers and cross-references: each is found in its clause, and none is made up."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

import agreementkit as ak
from agreementkit import Response, read_word
from agreementkit.negotiation import ClauseResponse, Edit, EditKind, SectionKind, Verdict
from agreementkit.negotiation.alignment.sent_draft import SentDraft, sections_with_blocks
from agreementkit.negotiation.assessment.assess import NUMBERING as NUMBERING_RULES, assess
from agreementkit.negotiation.assessment.diff import live_references
from tests.negotiation import counterparty_edits as do
from tests.negotiation.alignment.test_align_other_programs import saved_again
from tests.word_files import Run

PACK = ak.load_pack()
NOTICE = "advance-notice"
GIVES = "Project Sponsor must give the Union written notice"
SECOND = "In the notice, the Project Sponsor must state"
ITEM = "its effect on posts, grades"
HEADING = "Notice of new systems"
NUMBERING = "word/numbering.xml"
DISPUTES = "means the procedure in clause"
"""A reference to clause 37, in the definitions."""
TRACKED = "<w:pPrChange {who}><w:pPr><w:pStyle w:val='{style}'/></w:pPr></w:pPrChange>"


class Table:
    """What comes back to the table after some edits."""

    def __init__(self, sent: SentDraft, data: bytes, agreement: ak.Agreement) -> None:
        self.sent, self.data, self.agreement = sent, data, agreement

    def of(self, data: bytes) -> Response:
        return assess(self.sent, read_word(data), self.agreement, PACK)

    def judged(self, *edits: do.Edit) -> Response:
        return self.of(do.returned(self.data, *edits))

    def counted(self, *edits: do.Edit) -> Response:
        """After edits of how the file counts."""
        return self.of(do.returned(self.data, *edits, part=NUMBERING))

    def alone(self, *edits: do.Edit) -> ClauseResponse:
        [changed] = self.judged(*edits).changed
        return changed


@pytest.fixture(scope="module")
def table(sent: SentDraft, draft: bytes, agreement: ak.Agreement) -> Table:
    return Table(sent, draft, agreement)


def told(edits: Sequence[Edit]) -> list[tuple[str, EditKind, str, str]]:
    return [(each.where, each.kind, each.before, each.after) for each in edits]


def numbered(words: str, own: str, *, track: bool = False) -> do.Edit:
    """A paragraph with numbering of its own."""

    def edit(xml: str) -> str:
        start, end = do.place_of(xml, words)
        whole = xml[start:end]
        named = re.search(r'<w:pStyle w:val="(\w+)"/>', whole)
        assert named
        before = TRACKED.format(who=do.WHO.format(9), style=named[1]) if track else ""
        numbering = f"{named[0]}<w:numPr>{own}</w:numPr>"
        done = whole.replace(named[0], numbering, 1).replace("</w:pPr>", f"{before}</w:pPr>", 1)
        return xml[:start] + done + xml[end:]

    return edit


OFF = '<w:ilvl w:val="0"/><w:numId w:val="0"/>'
DEEPER = '<w:ilvl w:val="3"/><w:numId w:val="1"/>'
ANEW = '<w:ilvl w:val="1"/><w:numId w:val="9"/>'


def begun_anew(data: bytes, *, of: str = "1") -> bytes:
    """With one more list, whose second level begins at 7."""
    start = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="7"/></w:lvlOverride>'
    own = f'<w:num w:numId="9"><w:abstractNumId w:val="{of}"/>{start}</w:num></w:numbering>'
    return do.returned(data, do.swapped("</w:numbering>", own), part=NUMBERING)


# Numbers


def test_a_draft_that_came_back_untouched_has_no_odd_numbers(table: Table) -> None:
    assert table.of(table.data).changed == ()


@pytest.mark.parametrize("formats", [("docx",), ("odt", "docx")], ids=["docx", "odt"])
def test_what_libreoffice_saved_has_no_odd_numbers(
    table: Table,
    soffice: Run,
    tmp_path: Path,
    formats: tuple[str, ...],
) -> None:
    data = saved_again(soffice, tmp_path, table.data, *formats)
    kinds = (EditKind.NUMBER, EditKind.REFERENCE)
    response = table.of(data)
    every = [edit for each in (*response.clauses, *response.outside) for edit in each.offer]
    assert [edit for edit in every if edit.kind in kinds] == []


@pytest.mark.parametrize(
    ("words", "own", "edit"),
    [
        (GIVES, OFF, ("7.1", EditKind.NUMBER, "7.1", "")),
        (ITEM, OFF, ("7.2(b)", EditKind.NUMBER, "(b)", "")),
        (SECOND, DEEPER, ("7.2", EditKind.NUMBER, "7.2", "(i)")),
        (
            ITEM,
            '<w:ilvl w:val="1"/><w:numId w:val="1"/>',
            ("7.2(b)", EditKind.NUMBER, "(b)", "7.3"),
        ),
    ],
)
def test_a_number_that_is_not_of_its_place_is_silent(
    table: Table,
    words: str,
    own: str,
    edit: tuple[str, EditKind, str, str],
) -> None:
    found = table.alone(numbered(words, own))
    assert found.clause == NOTICE
    assert told(found.base) == [edit]
    assert found.offer == found.base


@pytest.mark.parametrize(("words", "own"), [(GIVES, OFF), (SECOND, DEEPER)])
def test_so_is_none_that_a_tracked_change_shows(table: Table, words: str, own: str) -> None:
    found = table.alone(numbered(words, own, track=True))
    assert (found.clause, found.base) == (NOTICE, ())
    [edit] = found.offer
    assert (edit.kind, edit.tracked) == (EditKind.NUMBER, True)


def test_numbering_that_was_inserted_as_a_change_is_tracked(table: Table) -> None:
    own = f"{OFF}<w:ins {do.WHO.format(8)}/>"
    found = table.alone(numbered(GIVES, own))
    assert (found.base, [edit.tracked for edit in found.offer]) == ((), [True])


def test_a_list_begun_anew_is_told_where_it_begins(table: Table) -> None:
    data = begun_anew(do.returned(table.data, numbered(SECOND, ANEW)))
    [found] = table.of(data).changed
    assert told(found.base) == [("7.2", EditKind.NUMBER, "7.2", "7.7")]


def test_a_heading_without_its_number_is_told_there_and_the_next_ones_follow(table: Table) -> None:
    found = table.alone(_at_heading(numbered(HEADING, OFF)))
    assert told(found.base) == [("heading of 7", EditKind.NUMBER, "7", "")]
    assert found.base[0].note == "Its own number is not the one that its place gives."


def _at_heading(edit: do.Edit) -> do.Edit:
    """At the heading of clause 7, and not at its entry in the contents."""

    def done(xml: str) -> str:
        at = do.heading_at(xml, HEADING)
        return xml[:at] + edit(xml[at:])

    return done


def test_a_wrong_number_typed_as_text_is_no_longer_counted(table: Table) -> None:
    found = table.alone(numbered(SECOND, OFF), do.swapped(SECOND, f"7.9 {SECOND}"))
    # The digits are new words, and what was counted prints no more.
    assert told(found.base) == [
        ("7.2", EditKind.WORDS, "", "7.9"),
        ("7.2", EditKind.NUMBER, "7.2", ""),
    ]


def test_behind_a_right_number_that_is_typed_the_program_counts_one_too_few(table: Table) -> None:
    response = table.judged(numbered(SECOND, OFF), do.swapped(SECOND, f"7.2 {SECOND}"))
    assert told(response.silent) == [("7.3", EditKind.NUMBER, "7.3", "7.2")]
    assert response.typed_numbers == 1


@pytest.mark.parametrize(
    ("old", "new", "edit"),
    [
        ('"%1.%2"', '"%1.%2 (guidance only)"', ("1.1", "1.1 (guidance only)")),
        ('"lowerLetter"', '"upperLetter"', ("(a)", "(A)")),
        ('"Part %1"', '"Section %1"', ("Part 1", "Section 1")),
        ('"Schedule %1"', '"Note %1"', ("Schedule 1", "Note 1")),
    ],
)
def test_a_file_that_counts_in_another_form_is_told_once(
    table: Table,
    old: str,
    new: str,
    edit: tuple[str, str],
) -> None:
    [found] = table.counted(do.swapped(old, new)).changed
    assert (found.clause, found.kind) == (NUMBERING_RULES, SectionKind.OUTSIDE)
    assert told(found.base) == [(NUMBERING_RULES, EditKind.NUMBER, *edit)]


def test_a_file_that_starts_to_count_elsewhere_is_told_once(table: Table) -> None:
    begins = '<w:lvl w:ilvl="0"><w:start w:val="{}"/>'
    [found] = table.counted(do.swapped(begins.format(1), begins.format(3))).changed
    assert (NUMBERING_RULES, EditKind.NUMBER, "1", "3") in told(found.base)


def test_numbers_that_follow_from_what_was_put_in_and_taken_out_are_no_edits(table: Table) -> None:
    new = "The Employer may refuse."
    found = table.alone(do.put_in(new, behind=GIVES))
    assert [edit.kind for edit in found.base] == [EditKind.INSERTED]
    found = table.alone(do.cut(ITEM))
    assert [edit.kind for edit in found.base] == [EditKind.DELETED]
    found = table.alone(do.inserted(new, behind=GIVES), do.deleted(ITEM))
    assert [edit.kind for edit in found.offer] == [EditKind.INSERTED, EditKind.DELETED]
    moved = table.judged(
        do.moved(HEADING, "Notice of changes of use", before="Register of systems")
    )
    assert {edit.kind for edit in moved.silent} == {EditKind.MOVED}


def test_a_number_put_where_none_was_is_told(table: Table) -> None:
    found = table.judged(numbered("This agreement is made between", DEEPER)).silent
    assert told(found) == [("1, paragraph 1 without a number", EditKind.NUMBER, "", "(i)")]


@pytest.mark.parametrize("form", ["chicago", "cardinalText"])
def test_a_number_in_doubt_is_no_edit_by_itself(table: Table, form: str) -> None:
    changed = table.counted(do.swapped('"lowerLetter"', f'"{form}"')).changed
    # A person must look at what prints.
    assert {each.verdict for each in changed} == {Verdict.UNSURE}
    assert not [each for each in changed if each.base or each.offer]


# References


def led(to: str, shows: str = "37") -> do.Edit:
    """The reference to the disputes procedure, in the definitions, led to another bookmark."""

    def edit(xml: str) -> str:
        at = xml.index(DISPUTES)
        front, back = xml[:at], xml[at:]
        back = re.sub(r"REF \w+ ", f"REF {to} ", back, count=1)
        return front + back.replace(">37<", f">{shows}<", 1)

    return edit


def bookmark_of(table: Table, clause: str) -> str:
    """The bookmark on the heading of a clause."""
    [found] = [
        each.section for each in sections_with_blocks(table.sent) if each.section.id == clause
    ]
    return found.lines[0].anchor


def unmarked(name: str) -> do.Edit:
    """Without one bookmark."""
    return lambda xml: re.sub(rf'<w:bookmarkStart w:id="\d+" w:name="{name}"/>', "", xml)


def flat(shows: str) -> do.Edit:
    """The reference in the definitions made plain text."""

    def edit(xml: str) -> str:
        at = xml.index(DISPUTES)
        start = xml.index('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', at)
        last = '<w:fldChar w:fldCharType="end"/></w:r>'
        end = xml.index(last, start) + len(last)
        return f"{xml[:start]}<w:r>{do.TEXT}{shows}</w:t></w:r>{xml[end:]}"

    return edit


def test_a_reference_that_shows_our_number_and_leads_elsewhere(table: Table) -> None:
    found = table.alone(led(bookmark_of(table, NOTICE)))
    assert found.clause == "definitions"
    [edit] = found.base
    assert (edit.kind, edit.before, edit.after) == (EditKind.REFERENCE, "37", "37")
    assert edit.note == "It shows our number, and leads to another place."
    [change] = found.references
    assert (change.target, change.before, change.after) == ("disputes", "37", "37")
    assert change.names == NOTICE


def test_a_reference_led_elsewhere_with_its_number_is_told_once(table: Table) -> None:
    found = table.alone(led(bookmark_of(table, NOTICE), "7"))
    [edit] = found.base
    assert (edit.kind, edit.before, edit.after) == (EditKind.REFERENCE, "37", "7")
    assert [change.names for change in found.references] == [NOTICE]


def test_a_reference_led_to_nothing(table: Table) -> None:
    [change] = table.alone(led("_Lost")).references
    assert (change.target, change.names) == ("disputes", "")


def test_a_reference_whose_mark_was_taken_away_leads_to_nothing(table: Table) -> None:
    response = table.judged(unmarked(bookmark_of(table, "disputes")))
    leaning = {
        section.id
        for section in (each.section for each in sections_with_blocks(table.sent))
        for line in section.lines
        for target in [each.target for each in live_references([line])]
        if target == bookmark_of(table, "disputes")
    }
    assert {each.clause for each in response.changed} == leaning
    assert {edit.kind for edit in response.silent} == {EditKind.REFERENCE}
    assert {change.names for each in response.changed for change in each.references} == {""}


def test_a_reference_made_plain_with_another_number(table: Table) -> None:
    found = table.alone(flat("36"))
    [edit] = found.base
    assert (edit.kind, edit.before, edit.after) == (EditKind.REFERENCE, "37", "36")
    assert [change.names for change in found.references] == ["incident-log"]


def test_a_reference_made_plain_with_its_own_number_reads_as_ours(table: Table) -> None:
    """Google Docs makes every reference plain; nobody did that to deceive."""
    assert table.judged(flat("37")).changed == ()


def tracked_field(table: Table, to: str) -> do.Edit:
    """The whole field struck out, tracked, and another one put in."""

    def edit(xml: str) -> str:
        at = xml.index(DISPUTES)
        start = xml.index('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', at)
        last = '<w:fldChar w:fldCharType="end"/></w:r>'
        end = xml.index(last, start) + len(last)
        field = xml[start:end]
        gone = field.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        gone = gone.replace("instrText", "delInstrText")
        new = re.sub(r"REF \w+ ", f"REF {to} ", field, count=1)
        mark = f"<w:del {do.WHO.format(3)}>{gone}</w:del><w:ins {do.WHO.format(4)}>{new}</w:ins>"
        return xml[:start] + mark + xml[end:]

    return edit


def test_a_reference_led_elsewhere_by_a_tracked_change_is_not_silent(table: Table) -> None:
    found = table.alone(tracked_field(table, bookmark_of(table, NOTICE)))
    assert found.base == ()
    [edit] = found.offer
    assert (edit.kind, edit.tracked) == (EditKind.REFERENCE, True)
    assert [by.author for by in edit.by] == ["Force HR"]


def test_references_that_nobody_counted_anew_are_no_edits(table: Table) -> None:
    """Word keeps the old numbers until somebody asks for new ones."""

    def new_clause(xml: str) -> str:
        at = do.heading_at(xml, HEADING)
        heading = do.made("Operational need", "Heading2", track=False)
        words = do.made("The Employer may refuse.", "ClauseLevel2", track=False)
        return xml[:at] + heading + words + xml[at:]

    [found] = table.judged(new_clause).changed
    assert found.clause == ""


def test_references_of_a_clause_that_is_gone_are_told_where_it_was(table: Table) -> None:
    def without(xml: str) -> str:
        first = do.heading_at(xml, HEADING)
        return xml[:first] + xml[do.heading_at(xml, "Notice of changes of use") :]

    response = table.judged(without)
    assert {each.clause for each in response.clauses if each.base} == {NOTICE}


@pytest.mark.parametrize("more", ["", "<w:p><w:r><w:t>And so on.</w:t></w:r></w:p>"])
def test_a_reference_in_a_table_that_leads_elsewhere(table: Table, more: str) -> None:
    """In a row of the key terms; a line more in its cell is an edit of its own."""

    def edit(xml: str) -> str:
        at = xml.rindex(" REF agk_")
        end = xml.index("</w:tc>", at)
        start = xml.rindex("<w:tc>", 0, at)
        cell = re.sub(r"REF \w+ ", f"REF {bookmark_of(table, NOTICE)} ", xml[start:end], count=1)
        return f"{xml[:start]}{cell}{more}{xml[end:]}"

    found = table.alone(edit)
    assert found.clause == "schedule-key-terms"
    assert [each.kind for each in found.base if each.note] == [EditKind.REFERENCE]
    assert [change.names for change in found.references] == [NOTICE]
