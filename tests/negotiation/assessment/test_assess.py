"""Each trick in a returned file is found where it stands, and nothing is made up elsewhere."""

import io
import subprocess
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings

import agreementkit as ak
from agreementkit import Grade, Response, read_word
from agreementkit.documents import Concealment
from agreementkit.negotiation import (
    ChangeAuthor,
    ClauseResponse,
    Edit,
    EditKind,
    Renumbering,
    Rung,
    SectionChange,
    SectionKind,
    Verdict,
    WeakeningKind,
)
from agreementkit.negotiation.alignment.sent_draft import SentDraft, read_sent_draft
from agreementkit.negotiation.assessment.assess import assess
from agreementkit.testing import agreements
from tests.negotiation import counterparty_edits as do
from tests.word_files import tool

PACK = ak.load_pack()
NOTICE = "advance-notice"
WEEKS = "26\N{NO-BREAK SPACE}weeks"
GIVES = "Project Sponsor must give the Union written notice"
HEADING = "</w:t></w:r><w:bookmarkEnd"
LONG = "before a New System is used. The"
ITEM = "its effect on posts, grades"
ALL_OF_7 = ("Notice of new systems", "Notice of changes of use")
HR = (ChangeAuthor(author="Force HR", when=datetime(2027, 2, 1, 9, 30)),)  # noqa: DTZ001 - Word keeps no zone


@pytest.fixture(scope="module")
def data(document: ak.Document) -> bytes:
    return ak.word_bytes(document)


@pytest.fixture(scope="module")
def sent(document: ak.Document, data: bytes) -> SentDraft:
    return read_sent_draft(document, data)


class Table:
    """What comes back to the table after some edits."""

    def __init__(self, sent: SentDraft, data: bytes, agreement: ak.Agreement) -> None:
        self.sent, self.data, self.agreement = sent, data, agreement

    def judged(self, *edits: do.Edit, part: str = "word/document.xml") -> Response:
        return self.of(do.returned(self.data, *edits, part=part))

    def of(self, data: bytes) -> Response:
        return assess(self.sent, read_word(data), self.agreement, PACK)

    def alone(self, *edits: do.Edit) -> ClauseResponse:
        """The one clause that changed; that it is the only one is part of every test."""
        [changed] = self.judged(*edits).changed
        return changed


@pytest.fixture(scope="module")
def table(sent: SentDraft, data: bytes, agreement: ak.Agreement) -> Table:
    return Table(sent, data, agreement)


def told(edit: Edit) -> tuple[str, EditKind, str, str]:
    return edit.where, edit.kind, edit.before, edit.after


# What is silent


def test_digits_swapped_silently_are_found_with_their_place_on_the_ladder(table: Table) -> None:
    found = table.alone(do.swapped(WEEKS, "8\N{NO-BREAK SPACE}weeks"))
    [edit] = found.base
    assert told(edit) == ("7.1", EditKind.WORDS, "26", "8")
    assert edit.lead.endswith("at least ")
    assert edit.tail.startswith("\N{NO-BREAK SPACE}weeks before")
    assert edit.sentence_before.startswith("The Project Sponsor must give the Union")
    assert edit.sentence_after == edit.sentence_before.replace("26", "8")
    assert (edit.tracked, edit.by) == (False, ())
    assert found.offer == found.base
    [move] = found.slots
    assert (move.parameter, move.rung) == ("notice", Rung.BELOW_FALLBACK)
    assert (found.clause, found.verdict) == (NOTICE, Verdict.BELOW_RED_LINE)


def test_a_not_taken_out_silently_turns_a_ban_into_a_duty(table: Table) -> None:
    found = table.alone(
        do.swapped("Employer must not use the System until", "Employer must use the System until"),
    )
    assert [told(edit) for edit in found.base] == [("7.4(b)", EditKind.WORDS, "not", "")]
    assert [(weak.kind, weak.where) for weak in found.weakened] == [
        (WeakeningKind.REVERSED, "7.4(b)"),
    ]
    assert found.verdict is Verdict.SILENT


@pytest.mark.parametrize(
    ("edit", "where", "kind", "words"),
    [
        (do.swapped("at least 26", "at le\u0430st 26"), "7.1", "words", ("least", "le\u0430st")),
        (do.swapped("at least 26", "at le\u200bast 26"), "7.1", "words", ("least", "le\u200bast")),
        (do.swapped("at least 26", "at le\u00adast 26"), "7.1", "words", ("least", "le\u00adast")),
        (do.swapped(LONG, f"be {LONG[2:]}"), "7.1", "words", ("before", "be fore")),
        (do.swapped("A promise of", "A promise , of"), "7.6", "words", ("", ",")),
        (do.cut(ITEM), "7.2(b)", "deleted", (f"{ITEM}, pay, hours and tasks;", "")),
        (do.put_in("As amended.", behind=ITEM), "after 7.2(b)", "inserted", ("", "As amended.")),
        (do.swapped(f"of new systems{HEADING}", f"of systems{HEADING}"), "heading of 7",
         "heading", ("new", "")),
        (do.restyled(ITEM, "ClauseLevel2"), "7.2(b)", "level",
         (f"{ITEM}, pay, hours and tasks;", f"{ITEM}, pay, hours and tasks;")),
        (do.hidden(LONG), "7.1", "look", (LONG, LONG)),
        (do.hidden(LONG, '<w:color w:val="FFFFFF"/>'), "7.1", "look", (LONG, LONG)),
        (do.hidden(LONG, '<w:sz w:val="4"/>'), "7.1", "look", (LONG, LONG)),
    ],
)  # fmt: skip
def test_every_silent_edit_of_a_clause_is_found_there_and_nowhere_else(
    table: Table,
    edit: do.Edit,
    where: str,
    kind: str,
    words: tuple[str, str],
) -> None:
    response = table.judged(edit)
    found = next(each for each in response.changed if each.clause == NOTICE)
    assert [told(each) for each in found.base] == [(where, kind, *words)]
    assert not any(each.tracked for each in found.offer)
    assert found.verdict is Verdict.SILENT
    # A heading stands in the contents too.
    assert {each.clause for each in response.changed} <= {NOTICE, "contents"}
    assert response.alarming


def test_a_look_alike_letter_and_a_hidden_word_are_named(table: Table) -> None:
    found = table.alone(
        do.swapped("at least 26", "at le\u0430st 26"), do.hidden("before a New System is used. The")
    )
    [disguised] = found.disguises
    assert (disguised.where, disguised.confusable.reads) == ("7.1", "least")
    assert "Cyrillic" in disguised.confusable.words
    [odd] = found.looks
    assert (odd.where, odd.words, odd.looks) == ("7.1", LONG, (Concealment.HIDDEN,))
    [edit] = [each for each in found.base if each.kind is EditKind.MISLEADING_FORMAT]
    assert edit.note == "The words are hidden: nobody sees them on paper or on the screen."


def test_a_cell_of_a_table_is_found_by_row_and_column(table: Table) -> None:
    found = table.alone(do.swapped("Pilots are covered from", "Pilots are not covered from"))
    assert [told(edit) for edit in found.base] == [
        ("Schedule 2, table, row 4, column 2", EditKind.CELL, "", "not"),
    ]
    assert (found.clause, found.kind) == ("schedule-key-terms", SectionKind.SCHEDULE)


def _row(xml: str, words: str) -> str:
    at = xml.index(words)
    start = max(xml.rfind("<w:tr>", 0, at), xml.rfind("<w:tr ", 0, at))
    return xml[start : xml.index("</w:tr>", at) + len("</w:tr>")]


def test_rows_put_in_and_taken_out_are_found(table: Table) -> None:
    def doubled(xml: str) -> str:
        row = _row(xml, "Pilots are covered from")
        return xml.replace(row, row + row.replace("Pilots are covered from", "Trials run from"))

    found = table.alone(
        doubled,
        lambda xml: xml.replace(_row(xml, "Notice before a new system is used"), ""),
    )
    kinds = {(edit.kind, edit.where) for edit in found.base}
    assert (EditKind.ROW_INSERTED, "after Schedule 2, table, row 4") in kinds
    [gone] = [edit for edit in found.base if edit.kind is EditKind.ROW_DELETED]
    assert gone.before == f"7 | Notice before a new system is used | {WEEKS}"
    assert [(move.parameter, move.gone) for move in found.slots] == [("notice", True)]


def test_a_cell_taken_off_a_row_is_found(table: Table) -> None:
    def cut(xml: str) -> str:
        row = _row(xml, "Notice before a new system is used")
        return xml.replace(row, row[: row.rindex("<w:tc>")] + "</w:tr>")

    found = table.alone(cut)
    assert [told(edit)[1:] for edit in found.base] == [(EditKind.CELL, WEEKS, "")]


def test_a_header_and_a_cover_are_looked_at_too(table: Table) -> None:
    header = table.judged(do.swapped("Draft 1", "Draft 2"), part="word/header1.xml")
    [outside] = header.outside
    assert (outside.kind, outside.clause) == (SectionKind.OUTSIDE, "header")
    [edit] = outside.base
    assert (edit.before, edit.after) == ("1", "2")
    assert all(each.verdict is Verdict.UNCHANGED for each in header.clauses)
    [cover] = table.judged(do.swapped("of Kent Police", "of Essex Police")).outside
    assert (cover.clause, cover.base[0].where) == ("cover", "cover, line 3")


def test_the_heading_of_the_contents_is_theirs_whatever_it_says(table: Table) -> None:
    found = table.alone(do.swapped(">Contents<", ">Index<"))
    assert (found.clause, found.base[0].before) == ("contents", "Contents")


# What is tracked


def test_words_hidden_in_a_tracked_change_of_looks_are_not_silent_and_still_told(
    table: Table,
) -> None:
    tracked = f"<w:vanish/><w:rPrChange {do.WHO.format(8)}><w:rPr/></w:rPrChange>"
    found = table.alone(do.hidden(LONG, tracked))
    assert found.base == ()
    assert [(edit.kind, edit.tracked) for edit in found.offer] == [
        (EditKind.MISLEADING_FORMAT, True)
    ]
    assert [odd.words for odd in found.looks] == [LONG]
    assert found.verdict is Verdict.UNSURE


def test_a_tracked_figure_is_no_silent_change_and_is_named_with_its_author(table: Table) -> None:
    found = table.alone(do.tracked("26", "8", inside=GIVES))
    assert found.base == ()
    [edit] = found.offer
    assert (told(edit), edit.tracked, edit.by) == (("7.1", EditKind.WORDS, "26", "8"), True, HR)
    assert found.tracked == (edit,)
    [move] = found.slots
    assert move.phrase == (
        "Notice before a new system is used: 26 weeks became 8 weeks, below fallback: a red line"
    )
    assert found.verdict is Verdict.BELOW_RED_LINE
    assert found.advice
    assert "our target is 17 weeks, our fallback is 13 weeks" in " ".join(found.advice.words)


def test_a_tracked_change_over_a_silent_one_is_silent(table: Table) -> None:
    found = table.alone(
        do.swapped(WEEKS, "20\N{NO-BREAK SPACE}weeks"),
        do.tracked("20", "8", inside=GIVES),
    )
    assert [told(edit) for edit in found.base] == [("7.1", EditKind.WORDS, "26", "20")]
    [edit] = found.offer
    assert (told(edit)[2:], edit.tracked, edit.by) == (("26", "8"), False, ())


def test_an_honest_change_beside_a_silent_one_stays_honest(table: Table) -> None:
    found = table.alone(
        do.swapped("A System is used once", "A System is only used once"),
        do.tracked("26", "20", inside=GIVES),
    )
    assert [(edit.before, edit.after, edit.tracked) for edit in found.offer] == [
        ("26", "20", True),
        ("", "only", False),
    ]
    assert [(edit.before, edit.after) for edit in found.base] == [("", "only")]
    assert found.offer[0].by == HR


def test_paragraphs_struck_out_and_put_in_are_whose_they_are(table: Table) -> None:
    found = table.alone(do.deleted(ITEM), do.inserted("its cost; and", behind=ITEM,
                                                      style="ClauseLevel3"))  # fmt: skip
    assert found.base == ()
    assert [(edit.where, edit.kind, edit.tracked, edit.by) for edit in found.offer] == [
        ("7.2(b)", EditKind.DELETED, True, HR),
        ("after 7.2(a)", EditKind.INSERTED, True, HR),
    ]
    assert found.verdict is Verdict.WEAKENED


def test_a_better_figure_alone_is_better(table: Table) -> None:
    found = table.alone(do.tracked("26", "30", inside=GIVES))
    assert found.verdict is Verdict.BETTER
    assert found.advice is None
    assert not table.judged(do.tracked("26", "30", inside=GIVES)).alarming


def test_a_figure_between_ours_and_the_fallback_is_no_red_line(table: Table) -> None:
    found = table.alone(do.tracked("26", "14", inside=GIVES))
    assert found.verdict is Verdict.AT_FALLBACK
    assert found.advice


def test_words_of_a_duty_that_no_rule_knows_are_for_a_person(table: Table) -> None:
    found = table.alone(do.tracked("written notice", "notice in writing", inside=GIVES))
    assert found.verdict is Verdict.UNSURE
    assert found.sure


def test_a_figure_that_nobody_can_read_is_for_a_person(table: Table) -> None:
    found = table.alone(do.tracked("26\N{NO-BREAK SPACE}weeks", "some time", inside=GIVES))
    assert found.slots[0].rung is Rung.UNREAD
    assert found.verdict is Verdict.UNSURE


# What it costs


def test_should_for_must_is_named(table: Table) -> None:
    found = table.alone(do.tracked("must", "should", inside=GIVES))
    assert [(weak.kind, weak.words, weak.where) for weak in found.weakened] == [
        (WeakeningKind.SOFTENED, "should", "7.1"),
    ]
    assert found.weakened[0].before.startswith("The Project Sponsor must give")
    assert found.weakened[0].after.startswith("The Project Sponsor should give")


def test_a_topic_is_lost_where_no_clause_carries_it_any_more(
    table: Table,
    agreement: ak.Agreement,
) -> None:
    """Every duty of the one clause that bears a topic is made an endeavour."""
    small = ak.Agreement(
        sector="police",
        employer="Kent Police",
        unions=["UNISON"],
        provisions=PACK.bundle("framework"),
        commencement=agreement.commencement,
    )
    small = small + PACK["paid-training"].at("opening")
    document = ak.compose(small, PACK)
    data = ak.word_bytes(document)

    def softened(xml: str) -> str:
        first = xml.index(">Paid training time</w:t></w:r><w:bookmarkEnd")
        last = xml.index("Heading", first)
        inside = xml[first:last].replace(" must ", " will endeavour to ")
        return xml[:first] + inside + xml[last:]

    response = Table(read_sent_draft(document, data), data, small).judged(softened)
    found = response.of("paid-training")
    assert found
    lost = [loss for loss in found.coverage if loss.falls]
    assert {(loss.before, loss.after) for loss in lost} == {(Grade.OPERATIVE, Grade.ASPIRATIONAL)}
    assert lost[0].words[0].after == "it says “will endeavour to”"
    assert response.falls == tuple(lost)
    assert (found.grade_before, found.grade_after) == (Grade.OPERATIVE, Grade.ASPIRATIONAL)
    # It was done silently, which is worse still.
    assert found.verdict is Verdict.SILENT
    assert found.advice
    assert any("falls from operative to aspirational" in line for line in found.advice.words)


def test_a_clause_struck_out_leaves_its_topics_to_fewer(table: Table) -> None:
    response = table.judged(
        do.struck("Deleting monitoring data", "Union part in data protection impact assessments")
    )
    found = response.of("data-retention")
    assert found
    assert (found.fate, found.base) == (SectionChange.DELETED, ())
    [edit] = found.offer
    assert (edit.where, edit.kind, edit.tracked, edit.by) == ("24", EditKind.DELETED, True, HR)
    assert edit.before.startswith("Deleting monitoring data\nThe System Owner must delete")
    assert {weak.kind for weak in found.weakened} == {WeakeningKind.GONE}
    assert all(loss.left and not loss.falls for loss in found.coverage)
    assert found.coverage[0].words[0].after == "it is gone"
    assert found.verdict is Verdict.GONE
    after = response.of("dpia-participation")
    assert after
    assert after.numbers == (Renumbering(before="25", after="24"),)
    assert not after.changed


# What became of a clause


def test_a_clause_cut_silently_is_gone(table: Table) -> None:
    def cut(xml: str) -> str:
        first, last = (do.heading_at(xml, title) for title in ALL_OF_7)
        return xml[:first] + xml[last:]

    [found] = table.judged(cut).changed
    assert (found.clause, found.fate) == (NOTICE, SectionChange.DELETED)
    assert [(edit.where, edit.kind) for edit in found.base] == [("7", EditKind.DELETED)]
    assert found.offer[0].tracked is False
    assert found.verdict is Verdict.SILENT
    assert found.section == ""


def test_a_clause_that_only_moved_is_told_once_and_numbers_follow(table: Table) -> None:
    response = table.judged(do.moved(*ALL_OF_7, before="Register of systems"))
    moved = [each for each in response.clauses if each.fate is SectionChange.MOVED]
    assert [each.clause for each in response.changed] == [each.clause for each in moved]
    [found] = moved
    assert (found.clause, found.verdict) == (NOTICE, Verdict.SILENT)
    assert [(edit.kind, edit.before) for edit in found.base] == [(EditKind.MOVED, "behind 6")]
    assert found.base[0].after == "behind Part 3"
    committee = response.of("joint-ai-committee")
    assert committee
    assert committee.numbers == (Renumbering(before="9", after="8"),)


def test_a_new_clause_is_theirs_and_moves_nobody_elses_words(table: Table) -> None:
    def put_in(xml: str) -> str:
        xml = do.inserted("Operational need", behind="the dates of first use",
                          style="Heading2")(xml)  # fmt: skip
        start, end = do.place_of(xml, "Operational need")
        heading = xml[start:end]
        xml = xml[:start] + xml[end:]
        at = do.heading_at(xml, "Notice of changes of use")
        words = do.made("Nothing in this agreement binds the Employer.", "ClauseLevel2", track=True)
        return xml[:at] + heading + words + xml[at:]

    response = table.judged(put_in)
    [found] = response.changed
    assert (found.clause, found.section, found.number) == ("", "new-1", "8")
    assert (found.fate, found.title) == (SectionChange.NEW, "Operational need")
    [edit] = found.offer
    assert (edit.tracked, edit.by, found.base) == (True, HR, ())
    [weak] = found.weakened
    assert weak.kind is WeakeningKind.DISCLAIMED
    assert found.verdict is Verdict.WEAKENED


def test_a_new_clause_put_in_silently_is_silent(table: Table) -> None:
    def put_in(xml: str) -> str:
        at = do.heading_at(xml, "Notice of changes of use")
        words = do.made("The Employer and the Union will meet.", "ClauseLevel2", track=False)
        return xml[:at] + do.made("Talks", "Heading2", track=False) + words + xml[at:]

    [found] = table.judged(put_in).changed
    assert len(found.base) == 1
    assert found.verdict is Verdict.SILENT


def test_a_heading_put_into_a_clause_is_one_edit_and_its_duties_stand(table: Table) -> None:
    response = table.judged(do.put_in("Content", behind="Time runs only once", style="Heading2"))
    found = response.of(NOTICE)
    assert found
    assert [told(edit) for edit in found.base] == [
        ("after 7.3", EditKind.INSERTED, "", "Content"),
    ]
    assert found.grade_after is Grade.OPERATIVE
    [split] = [each for each in response.clauses if each.fate is SectionChange.SPLIT]
    assert (split.related_id, split.base, split.offer) == (NOTICE, (), ())
    assert split.verdict is Verdict.NEW


def test_a_heading_taken_out_is_one_edit_and_its_duties_stand(table: Table) -> None:
    heading = f"Notice of changes of use{HEADING}"
    response = table.judged(do.cut(heading))
    [found] = response.changed
    assert (found.clause, found.fate, found.related_id) == (
        "modification-notice",
        SectionChange.MERGED,
        NOTICE,
    )
    assert [told(edit) for edit in found.base] == [
        ("8", EditKind.DELETED, "Notice of changes of use", ""),
    ]
    assert found.grade_after is Grade.OPERATIVE
    assert found.weakened == ()


def test_a_paragraph_moved_within_its_clause_has_moved(table: Table) -> None:
    def moved(xml: str) -> str:
        start, end = do.place_of(xml, "Time runs only once")
        paragraph = xml[start:end]
        xml = xml[:start] + xml[end:]
        _, at = do.place_of(xml, "The Employer must not withhold an item from the notice")
        return xml[:at] + paragraph + xml[at:]

    found = table.alone(moved)
    assert [(edit.where, edit.kind) for edit in found.base] == [("7.3", EditKind.MOVED)]


# References and definitions


def test_who_still_refers_to_a_clause_that_is_gone_is_told_with_it(table: Table) -> None:
    found = table.judged(do.struck("Disputes", "Review and term")).of("disputes")
    assert found
    assert {change.before for change in found.references} == {"37"}
    assert "4" in {change.where for change in found.references}
    # The number is another clause's now.
    assert {change.names for change in found.references} == {"review-and-term"}


def _typed_over(number: str) -> do.Edit:
    """Another number in the reference to the disputes procedure, in the definitions."""

    def edit(xml: str) -> str:
        at = xml.index(">37<", xml.index("means the procedure in clause"))
        return f"{xml[:at]}>{number}<{xml[at + 4 :]}"

    return edit


def test_the_number_of_a_reference_typed_over_names_another_clause(table: Table) -> None:
    found = table.alone(_typed_over("36"))
    [change] = found.references
    assert (change.target, change.before, change.after) == ("disputes", "37", "36")
    assert change.names == "incident-log"
    assert found.base[0].kind is EditKind.REFERENCE


def test_a_reference_to_nothing_names_nothing(table: Table) -> None:
    [change] = table.alone(_typed_over("99")).references
    assert (change.after, change.names) == ("99", "")


def test_a_definition_made_narrower_says_who_leans_on_it(table: Table) -> None:
    found = table.alone(do.tracked("whatever its technique", "by deep learning"))
    [change] = found.terms
    assert change.term == "Artificial Intelligence"
    assert change.before.endswith("whatever its technique.")
    assert change.after.endswith("by deep learning.")
    assert "purpose-and-principles" in change.used_in
    assert found.verdict is Verdict.DEFINITION


def test_a_definition_taken_out_is_gone(table: Table) -> None:
    found = table.alone(do.cut("means the open record of Baselines"))
    assert [(change.term, change.after) for change in found.terms] == [("Savings Ledger", "")]


# What is said beside the text


def _with_notes(data: bytes, role: str, inside: str) -> bytes:
    """A file with another part, as Word links it."""
    members = zipfile.ZipFile(io.BytesIO(data))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in members.namelist():
            text = members.read(name)
            if name == "word/_rels/document.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
                link = f'<Relationship Id="rId99" Type="{kind}/{role}" Target="{role}.xml"/>'
                text = text.replace(b"</Relationships>", f"{link}</Relationships>".encode())
            if name == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
                own = f'<Override PartName="/word/{role}.xml" ContentType="{kind}.{role}+xml"/></Types>'
                text = text.replace(b"</Types>", own.encode())
            archive.writestr(name, text)
        archive.writestr(f"word/{role}.xml", f'<w:{role} xmlns:w="{space}">{inside}</w:{role}>')
    return buffer.getvalue()


def _behind(mark: str) -> do.Edit:
    """Something put in behind the first sentence of clause 7."""
    first = "before a New System is used."
    return do.swapped(first, f"{first}</w:t></w:r>{mark}<w:r>{do.TEXT}")


FOOTNOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
NOTE = '<w:footnote w:id="2"><w:p><w:r><w:t>As far as practicable.</w:t></w:r></w:p></w:footnote>'


def test_a_footnote_is_told_in_the_clause_that_it_hangs_on(table: Table) -> None:
    data = do.returned(_with_notes(table.data, "footnotes", NOTE), _behind(FOOTNOTE))
    response = table.of(data)
    found = response.of(NOTICE)
    assert found
    [edit] = found.base
    assert (edit.where, edit.kind, edit.after) == (
        "7.1",
        EditKind.INSERTED,
        "As far as practicable.",
    )
    assert edit.note == "It stands in a new footnote."
    assert found.offer == found.base


def test_a_footnote_that_is_tracked_is_no_silent_one_in_its_clause(table: Table) -> None:
    tracked = f"<w:ins {do.WHO.format(7)}>{FOOTNOTE}</w:ins>"
    data = do.returned(_with_notes(table.data, "footnotes", NOTE), _behind(tracked))
    found = table.of(data).of(NOTICE)
    assert found
    assert found.base == ()
    assert [edit.tracked for edit in found.offer] == [True]


def _commented(data: bytes, *, loose: bool) -> bytes:
    comment = (
        '<w:comment w:id="7" w:author="Force HR" w:initials="F"><w:p><w:r><w:t>Too long.'
        "</w:t></w:r></w:p></w:comment>"
    )
    whole = _with_notes(data, "comments", comment)
    if loose:
        return whole
    mark = '<w:r><w:commentReference w:id="7"/></w:r>'
    return do.returned(whole, _behind(mark))


def test_a_clause_with_a_comment_of_theirs_is_not_as_we_sent_it(table: Table) -> None:
    response = table.of(_commented(table.data, loose=False))
    assert [(each.clause, each.verdict) for each in response.changed] == [
        (NOTICE, Verdict.COMMENTED)
    ]
    assert not response.alarming
    found = response.of(NOTICE)
    assert found
    assert [comment.paragraphs for comment in found.comments] == [("Too long.",)]
    assert found.new_comments == found.comments
    assert (found.base, found.offer) == ((), ())
    assert found.advice
    assert response.comments == ()
    assert response.authors == ("Force HR",)


def test_a_comment_that_hangs_nowhere_is_still_told(table: Table) -> None:
    response = table.of(_commented(table.data, loose=True))
    assert [comment.paragraphs for comment in response.comments] == [("Too long.",)]
    assert response.new_comments == response.comments


# Nothing made up


def test_what_a_word_processor_does_by_itself_is_nothing(table: Table) -> None:
    def at_home(xml: str) -> str:
        return (
            xml.replace("’", "'")
            .replace("26\N{NO-BREAK SPACE}weeks", "26 weeks")
            .replace("in the Committee where", "in the  Committee where")
        )

    response = table.judged(at_home)
    assert response.changed == ()
    assert not response.alarming


def test_bold_words_are_nothing(table: Table) -> None:
    assert table.judged(do.hidden("before a New System is used. The", "<w:b/>")).changed == ()


def test_contents_made_anew_after_a_new_clause_are_nothing(table: Table) -> None:
    """Entries follow their headings, with the numbers of pages behind them."""

    def put_in(xml: str) -> str:
        at = do.heading_at(xml, "Notice of changes of use")
        words = do.made("The parties will meet.", "ClauseLevel2", track=True)
        return xml[:at] + do.made("Talks", "Heading2", track=True) + words + xml[at:]

    def anew(xml: str) -> str:
        contents, text = xml[: xml.index("Heading1")], xml[xml.index("Heading1") :]
        contents = contents.replace(
            "Register of AI systems<", "Register of AI systems</w:t><w:tab/><w:t>31<"
        )
        for number in range(39, 7, -1):
            contents = contents.replace(f">{number}<", f">{number + 1}<")
        eight = contents.index(">9<")
        start = contents.rindex("<w:p>", 0, eight)
        entry = '<w:p><w:pPr><w:pStyle w:val="TOC2"/></w:pPr><w:r><w:t>8</w:t><w:tab/><w:t>Talks</w:t></w:r></w:p>'
        return contents[:start] + entry + contents[start:] + text

    response = table.judged(put_in, anew)
    assert [each.title for each in response.changed] == ["Talks"]


def test_libreoffice_may_open_and_save_it(table: Table, tmp_path: Path) -> None:
    path = tmp_path / "returned.docx"
    path.write_bytes(table.data)
    out = tmp_path / "out"
    subprocess.run(
        [
            tool("soffice"),
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(out),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert table.of((out / "returned.docx").read_bytes()).changed == ()


@settings(max_examples=10)
@given(agreement=agreements(PACK))
def test_whatever_we_send_comes_back_unchanged_if_nobody_touches_it(
    agreement: ak.Agreement,
) -> None:
    document = ak.compose(agreement, PACK)
    data = ak.word_bytes(document)
    response = assess(read_sent_draft(document, data), read_word(data), agreement, PACK)
    assert response.changed == ()
    assert response.coverage == ()
    assert {each.verdict for each in response.clauses} <= {Verdict.UNCHANGED}
    assert not response.alarming
    assert all(each.numbers == () and each.advice is None for each in response.clauses)


def test_styles_that_another_program_renames_are_no_edits(table: Table) -> None:
    def renamed(xml: str) -> str:
        return xml.replace('"ClauseLevel2"', '"Style12"').replace('"ClauseLevel3"', '"Style13"')

    data = table.data
    for part in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
        data = do.returned(data, renamed, part=part)
    assert table.of(data).changed == ()


def test_a_response_says_whose_round_it_is_and_finds_clauses(table: Table, sent: SentDraft) -> None:
    response = table.judged(do.tracked("26", "8", inside=GIVES))
    assert response.round is sent.document.version.round
    assert response.authors == ("Force HR",)
    assert response.of("") is None
    assert response.of("no-such-clause") is None
    assert [each.clause for each in response.below_red_line] == [NOTICE]
    assert response.silent == ()
    assert response.alarming
    assert response.worst_first[0].clause == NOTICE


def test_a_new_clause_in_hidden_letters_says_so(table: Table) -> None:
    def put_in(xml: str) -> str:
        at = do.heading_at(xml, "Notice of changes of use")
        words = do.made("The Employer may wait.", "ClauseLevel2", track=True)
        words = words.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
        return xml[:at] + do.made("Talks", "Heading2", track=True) + words + xml[at:]

    [found] = table.judged(put_in).changed
    assert [(odd.where, odd.words) for odd in found.looks] == [("8", "The Employer may wait.")]
    inside = table.alone(
        do.inserted("Or later.", behind=ITEM),
        do.hidden("Or later."),
    )
    assert [odd.words for odd in inside.looks] == ["Or later."]


def test_a_comment_where_words_stand_in_a_box_still_finds_its_clause(table: Table) -> None:
    """What stands in a box comes between the lines of the text."""
    box = (
        "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
        "<w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>"
        "</w:pict></w:r>"
    )
    data = do.returned(
        _commented(table.data, loose=False),
        do.swapped("before any contract", f"before any</w:t></w:r>{box}<w:r>{do.TEXT} contract"),
    )
    response = table.of(data)
    found = response.of(NOTICE)
    assert found
    assert len(found.comments) == 1
    [new] = response.outside
    assert (new.kind, new.fate, new.title) == (SectionKind.OUTSIDE, SectionChange.NEW, "In a box.")


def test_a_comment_is_found_beside_a_clause_that_is_gone(table: Table) -> None:
    def cut(xml: str) -> str:
        first = do.heading_at(xml, "Savings ledger")
        last = do.heading_at(xml, "Share of savings returned to services and posts")
        return xml[:first] + xml[last:]

    response = table.of(do.returned(_commented(table.data, loose=False), cut))
    found = response.of(NOTICE)
    assert found
    assert len(found.comments) == 1


def test_an_empty_header_put_in_says_nothing(table: Table) -> None:
    """Some programs write one for each kind of page."""
    assert table.of(_with_notes(table.data, "header", "<w:p/>")).changed == ()
