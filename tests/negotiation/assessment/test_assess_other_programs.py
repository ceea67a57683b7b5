"""What programs do to a file on their own account is told from what people do."""

from copy import deepcopy
from datetime import datetime
from random import Random

import pytest
from lxml import etree

import agreementkit as ak
from agreementkit.documents import Change, Line, Revision, TextRun
from agreementkit.negotiation.alignment.sent_draft import Baseline
from agreementkit.negotiation.assessment.accepted_changes import without_rejected_insertions
from tests.negotiation.silent_edits.editable_draft import MAIN, Paper
from tests.negotiation.silent_edits.kinds import drafts
from tests.negotiation.silent_edits.package import members, zipped
from tests.negotiation.silent_edits.paragraphs import paragraph
from tests.negotiation.silent_edits.tracked import delete_openly, insert_openly
from tests.negotiation.silent_edits.verdict import judged, offered, silently
from tests.negotiation.silent_edits.whole_clauses import NEW
from tests.negotiation.silent_edits.xml import M, W, of, style_of, texts, value

WHEN = datetime(2027, 2, 1, 10, 0)  # noqa: DTZ001 - Word keeps no zone


def paper() -> Paper:
    """A short draft with several clauses and references to them."""
    return Paper(drafts()[-1], Random(0))


def recount(sheet: Paper, *, to_copies: bool) -> None:
    """Write into each reference what LibreOffice counts: struck-out headings count too."""
    numbers: dict[str, str] = {}
    count = 0
    for element in sheet.body:
        if style_of(element) == "Heading2":
            count += 1
            for mark in element.iter(W + "bookmarkStart"):
                name = value(mark, "name").removesuffix("_Copy_1")
                if to_copies or name not in numbers:
                    numbers[name] = str(count)
    target = ""
    shown = False
    for each in sheet.body.iter(W + "fldChar", W + "instrText", W + "t"):
        if each.tag == W + "instrText" and (each.text or "").startswith(" REF "):
            target = (each.text or "").split()[1]
        elif each.tag == W + "fldChar":
            shown = value(each, "fldCharType") == "separate" and bool(target)
            target = target if shown or value(each, "fldCharType") == "begin" else ""
        elif shown and target in numbers:
            each.text = numbers[target]


@pytest.mark.parametrize("to_copies", [False, True])
def test_references_that_count_what_is_struck_out_are_no_edits(*, to_copies: bool) -> None:
    sheet = paper()
    scope, notice = (
        next(each for each in sheet.clauses if each.place == id_)
        for id_ in ("definitions", "human-decision")
    )
    after = notice.elements[-1].getnext()
    assert after is not None
    for element in scope.elements:
        copied = deepcopy(element)
        for mark in copied.iter(W + "bookmarkStart"):
            mark.set(W + "name", f"{value(mark, 'name')}_Copy_1")
        after.addprevious(copied)
        insert_openly(sheet, copied)
        delete_openly(sheet, element)
    recount(sheet, to_copies=to_copies)
    response = judged(sheet.draft, sheet.file())
    assert silently(response) == set()
    assert offered(response) == {"definitions"}


def test_the_contents_may_name_a_schedule_twice() -> None:
    sheet = paper()
    entry = next(
        each
        for each in sheet.body.iter(W + "p")
        if style_of(each) == "TOC1" and "Schedule 1" in "".join(t.text or "" for t in texts(each))
    )
    entry.addnext(deepcopy(entry))
    assert silently(judged(sheet.draft, sheet.file())) == set()


def test_a_line_of_the_contents_that_names_no_heading_counts_twice_as_once() -> None:
    sheet = paper()
    entry = next(each for each in sheet.body.iter(W + "p") if style_of(each) == "TOC2")
    texts(entry)[-1].text = "Exemptions"
    entry.addnext(deepcopy(entry))
    assert silently(judged(sheet.draft, sheet.file())) == {"contents"}


def test_another_name_for_the_second_who_signs_opens_no_section() -> None:
    draft = drafts()[-1]
    parts = members(draft.data)
    root = etree.fromstring(parts[MAIN])
    second = [each for each in root.iter(W + "p") if style_of(each) == "SignatureParty"][-1]
    texts(second)[0].text = "Signed only by Napo"
    parts[MAIN] = etree.tostring(root)
    assert silently(judged(draft, zipped(parts))) == {"signatures"}


def stretch(text: str, *changes: Change) -> TextRun:
    """Words with changes, the outermost first: theirs the insertions, ours the deletions."""
    authors = {Change.INSERTED: "Force HR", Change.DELETED: "Union side"}
    revisions = (Revision(change=each, author=authors[each], when=WHEN) for each in changes)
    return TextRun(text=text, revisions=tuple(revisions))


def line(*stretches: TextRun) -> Line:
    text = "".join(each.text for each in stretches)
    return Line(text=text, style="ClauseLevel2", text_runs=stretches)


@pytest.mark.parametrize(
    ("came", "left"),
    [
        (stretch(" in part", Change.DELETED), "It applies."),
        (stretch(" in full", Change.DELETED), "It applies in full."),
        (stretch(" in part"), "It applies in part."),
    ],
)
def test_words_of_theirs_that_we_struck_out_are_not_there_while_they_are_struck(
    came: TextRun,
    left: str,
    document: ak.Document,
) -> None:
    """LibreOffice may forget that they were put in. Not struck any more, they count."""
    marked = line(
        stretch("It applies"),
        stretch(" in part", Change.INSERTED, Change.DELETED),
        stretch("."),
    )
    below = Baseline(document=document, lines=(line(stretch("It applies.")),), marked=(marked,))
    returned = line(stretch("It applies"), came, stretch("."))
    [found] = without_rejected_insertions(below, [returned])
    assert found.text == left


def test_contents_may_have_styles_of_another_program_and_page_numbers() -> None:
    sheet = paper()
    for element in sheet.body.iter(W + "p"):
        style = element.find(f"{W}pPr/{W}pStyle")
        if style is not None and value(style).startswith("TOC"):
            style.set(W + "val", value(style).replace("TOC", "Contents"))
            last = texts(element)[-1]
            last.text = f"{last.text}   7" if last.text != "Contents" else last.text
    assert silently(judged(sheet.draft, sheet.file())) == set()


def test_a_new_heading_that_prints_a_paragraph_s_number_is_not_counted_among_ours() -> None:
    """LibreOffice keeps the level of the paragraph behind which a heading was typed."""
    sheet = paper()
    beside = sheet.clauses[1]
    for style, words in (
        ("ClauseLevel2", "Nothing here limits it."),
        ("Heading2", "Discretion"),
    ):
        new = paragraph(style, words)
        own = new.find(W + "pPr")
        assert own is not None
        own.append(M.numPr(of("ilvl", "1"), of("numId", "1")))
        beside.elements[-1].addnext(new)
    response = judged(sheet.draft, sheet.file())
    assert silently(response) == offered(response) == {NEW}
