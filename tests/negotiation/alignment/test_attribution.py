"""Each change of theirs stands in the name of whoever tracked it, or in the employer's."""

from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given, settings, strategies as st
from lxml import etree

import agreementkit as ak
from agreementkit import documents, read_word
from agreementkit.documents import (
    Change,
    Changed,
    ChangedTable,
    Deleted,
    Inserted,
    Redline,
    RevisionMark,
    Unchanged,
)
from agreementkit.model.redline import MarkedBlock
from agreementkit.negotiation.alignment.align import align_sections
from agreementkit.negotiation.alignment.attribution import counterparty_redline
from agreementkit.negotiation.alignment.counterparty_document import counterparty_document
from agreementkit.negotiation.alignment.sent_draft import SentDraft, read_sent_draft
from tests.negotiation.alignment.random_edits import anything_done
from tests.negotiation.markup_editor import Paper, W, opened, paragraph, text

PACK = ak.load_pack()
RANDOM = st.integers(0, 10**9).map(Random)
EMPLOYER = documents.Author(name="Employer side", initials="ES")
BACK = datetime(2027, 2, 10, 12, 0, tzinfo=UTC).replace(tzinfo=None)
TRACKED = datetime(2027, 2, 3, 9, 30, tzinfo=UTC).replace(tzinfo=None)
WHO = {"author": "Chief Officers", "date": "2027-02-03T09:30:00Z"}
OFFICERS = ("Chief Officers", "CO", TRACKED)
UNTRACKED = ("Employer side", "ES", None)


def answered(sent: SentDraft, data: bytes, side: str = "Union side") -> Redline:
    read = read_word(data)
    theirs = counterparty_document(sent, align_sections(sent, read.accepted))
    redline = counterparty_redline(sent.document, theirs, read, employer=EMPLOYER, side=side)
    assert redline.accepted() == theirs
    assert redline.rejected() == sent.document
    return redline


def by(mark: RevisionMark) -> tuple[str, str, datetime | None]:
    return mark.author.name, mark.author.initials, mark.when


def tracked(kind: str, number: int = 900) -> "etree._Element":
    element = etree.Element(f"{W}{kind}")
    element.set(f"{W}id", str(number))
    for key, value in WHO.items():
        element.set(f"{W}{key}", value)
    return element


def struck(run: "etree._Element") -> None:
    """Track the deletion of a run."""
    for leaf in run.iter(f"{W}t"):
        leaf.tag = f"{W}delText"
    around = tracked("del")
    run.getparent().replace(run, around)  # type: ignore[union-attr]
    around.append(run)


def added(element: "etree._Element", words: str) -> None:
    """Track words at the end of a paragraph."""
    around = tracked("ins")
    around.extend(list(paragraph(words)))
    element.append(around)


def marked_end(element: "etree._Element", kind: str) -> None:
    properties = element.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        element.insert(0, properties)
    etree.SubElement(properties, f"{W}rPr").append(tracked(kind))


def whole(element: "etree._Element", kind: str) -> None:
    """Track a whole paragraph as inserted or deleted."""
    for run in [*element.iter(f"{W}r")]:
        if kind == "del":
            struck(run)
        else:
            around = tracked("ins")
            run.getparent().replace(run, around)  # type: ignore[union-attr]
            around.append(run)
    marked_end(element, kind)


def changed(redline: Redline) -> list[MarkedBlock]:
    return [
        block
        for block in redline.blocks
        if not isinstance(block, Unchanged)
        and not (isinstance(block, Changed) and not any(piece.mark for piece in block.pieces))
    ]


def section(paper: Paper, title: str) -> list["etree._Element"]:
    return next(each for each in paper.sections if text(each[0]) == title)


def test_what_was_not_touched_has_no_mark(sent: SentDraft, draft: bytes) -> None:
    assert changed(answered(sent, draft)) == []


def test_words_have_the_name_under_which_they_were_tracked(sent: SentDraft, draft: bytes) -> None:
    paper = Paper(draft)
    line = section(paper, "Incident log")[1]
    run = line.findall(f".//{W}r")[-1]
    struck(run)
    added(line, " if it is practicable;")
    [leaf] = section(paper, "Incident log")[2].findall(f".//{W}t")[:1]
    leaf.text = "Silently, " + (leaf.text or "")
    first, second = changed(answered(sent, paper.saved()))
    assert isinstance(first, Changed)
    assert isinstance(second, Changed)
    marks = {(piece.mark.change, by(piece.mark)) for piece in first.pieces if piece.mark}
    assert marks == {(Change.DELETED, OFFICERS), (Change.INSERTED, OFFICERS)}
    assert {by(piece.mark) for piece in second.pieces if piece.mark} == {UNTRACKED}


def test_what_stands_in_our_name_is_none_of_ours(sent: SentDraft, draft: bytes) -> None:
    paper = Paper(draft)
    added(section(paper, "Incident log")[1], " if it is practicable;")
    [block] = changed(answered(sent, paper.saved(), side="Chief Officers"))
    assert isinstance(block, Changed)
    assert {by(piece.mark) for piece in block.pieces if piece.mark} == {UNTRACKED}


def test_a_run_that_two_people_typed_is_cut_between_them(sent: SentDraft, draft: bytes) -> None:
    paper = Paper(draft)
    line = section(paper, "Incident log")[1]
    added(line, " Tracked words")
    line.extend(list(paragraph(" and silent ones")))
    [block] = changed(answered(sent, paper.saved()))
    assert isinstance(block, Changed)
    assert [(piece.span.text, by(piece.mark)) for piece in block.pieces if piece.mark] == [
        (" Tracked words ", OFFICERS),
        ("and silent ones", UNTRACKED),
    ]


@pytest.mark.parametrize("kind", ["ins", "del"])
def test_a_whole_paragraph_is_in_one_name(sent: SentDraft, draft: bytes, kind: str) -> None:
    paper = Paper(draft)
    lines = section(paper, "Incident log")
    if kind == "ins":
        new = paragraph("The log is closed to all staff.", "ClauseLevel2")
        lines.insert(3, new)
        whole(new, "ins")
    else:
        whole(lines[3], "del")
    [block] = changed(answered(sent, paper.saved()))
    assert isinstance(block, Inserted | Deleted)
    assert by(block.mark) == OFFICERS
    assert block.mark.change is (Change.INSERTED if kind == "ins" else Change.DELETED)


def test_a_paragraph_that_was_typed_silently_is_the_employers(
    sent: SentDraft, draft: bytes
) -> None:
    paper = Paper(draft)
    new = paragraph("The log is closed.", "ClauseLevel2")
    added(new, " It stays closed.")
    section(paper, "Incident log").insert(3, new)
    [block] = changed(answered(sent, paper.saved()))
    assert isinstance(block, Inserted)
    assert by(block.mark) == UNTRACKED


def test_a_change_without_author_and_date_is_the_employers(sent: SentDraft, draft: bytes) -> None:
    paper = Paper(draft)
    line = section(paper, "Incident log")[1]
    added(line, " Tracked words")
    for each in line.iter(f"{W}ins"):
        each.set(f"{W}author", "")
        del each.attrib[f"{W}date"]
    [block] = changed(answered(sent, paper.saved()))
    assert isinstance(block, Changed)
    assert {by(piece.mark) for piece in block.pieces if piece.mark} == {UNTRACKED}


def test_rows_and_cells_have_names_too(sent: SentDraft, draft: bytes) -> None:
    paper = Paper(draft)
    table = next(each for each in paper.sections[-1] if each.tag == f"{W}tbl")
    rows = table.findall(f"{W}tr")
    properties = rows[3].find(f"{W}trPr")
    assert properties is not None
    properties.append(tracked("del"))
    for run in [*rows[3].iter(f"{W}r")]:
        struck(run)
    value = rows[5].findall(f"{W}tc")[2].find(f"{W}p")
    assert value is not None
    added(value, " or later")
    new = etree.fromstring(etree.tostring(rows[6]))
    for cell, words in zip(new.findall(f"{W}tc"), ("99", "Pauses without end", "Yes"), strict=True):
        for leaf in cell.iter(f"{W}t"):
            leaf.text = words
    table.insert(table.index(rows[6]), new)
    block = changed(answered(sent, paper.saved()))[-1]
    assert isinstance(block, ChangedTable)
    found = [(row.mark.change, by(row.mark)) for row in block.rows if row.mark]
    assert found == [(Change.DELETED, OFFICERS), (Change.INSERTED, UNTRACKED)]
    for row in block.rows:
        if row.mark:
            assert {piece.mark for cell in row.cells for piece in cell} == {row.mark}
    inside = [
        (piece.span.text, by(piece.mark))
        for row in block.rows
        if row.mark is None
        for cell in row.cells
        for piece in cell
        if piece.mark
    ]
    assert (" or later", OFFICERS) in inside


def test_what_moved_together_is_one_move_in_one_name(sent: SentDraft, draft: bytes) -> None:
    paper = Paper(draft)
    moved = section(paper, "Incident log")
    paper.sections.remove(moved)
    paper.sections.insert(8, moved)
    redline = answered(sent, paper.saved())
    names: dict[tuple[Change, str], set[RevisionMark]] = {}
    for block in redline.blocks:
        if isinstance(block, Inserted | Deleted) and block.mark.move:
            names.setdefault((block.mark.change, block.mark.move), set()).add(block.mark)
    assert names
    assert all(len(marks) == 1 for marks in names.values())


def test_a_figure_is_in_one_name_or_in_the_employers(sent: SentDraft, draft: bytes) -> None:
    paper = Paper(draft)
    table = next(each for each in paper.sections[-1] if each.tag == f"{W}tbl")
    cell = table.findall(f"{W}tr")[5].findall(f"{W}tc")[2]
    for run in [*cell.iter(f"{W}r")]:
        struck(run)
    value = cell.find(f"{W}p")
    assert value is not None
    added(value, "Never")
    block = changed(answered(sent, paper.saved()))[-1]
    assert isinstance(block, ChangedTable)
    marks = [piece.mark for row in block.rows for c in row.cells for piece in c if piece.mark]
    assert {by(mark) for mark in marks} == {OFFICERS}
    assert {mark.change for mark in marks} == {*Change}


@settings(max_examples=settings().max_examples // 8)
@given(rng=RANDOM, marks=st.sampled_from(["both", "earlier", "none"]))
def test_whatever_was_done_it_can_be_shown_as_a_redline(
    sent: SentDraft, draft: bytes, rng: Random, marks: str
) -> None:
    paper = opened(draft, marks)
    for _ in range(rng.randint(1, 4)):
        anything_done(paper, rng)
    redline = answered(sent, paper.saved())
    file = documents.redline_bytes(redline)
    read = read_word(file)
    assert read_sent_draft(redline.new, file).lines == read.accepted
    align_sections(read_sent_draft(redline.new, file), read.accepted)
