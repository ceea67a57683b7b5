"""Drafts that other programs have saved: LibreOffice itself, and files such as Google Docs writes."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

import agreementkit as ak
from agreementkit import documents, read_word
from agreementkit.model.document import spans_in
from agreementkit.negotiation import MatchBasis, SectionChange, SectionKind
from agreementkit.negotiation.alignment.align import align_sections
from agreementkit.negotiation.alignment.counterparty_document import counterparty_document
from agreementkit.negotiation.alignment.sections import Alignment
from agreementkit.negotiation.alignment.sent_draft import SentDraft, printed_lines, read_sent_draft
from tests.negotiation.markup_editor import Paper, W, paragraph, text
from tests.word_files import Run

WHEN = datetime(2027, 1, 15, 10, tzinfo=UTC)


def saved_again(soffice: Run, folder: Path, data: bytes, *formats: str) -> bytes:
    """A file after LibreOffice opened it and saved it in one format after another."""
    path = folder / "draft.docx"
    path.write_bytes(data)
    for number, each in enumerate(formats):
        out = folder / str(number)
        soffice("--convert-to", each, "--outdir", str(out), str(path))
        path = out / f"draft.{each}"
    return path.read_bytes()


def hows(matching: Alignment) -> set[MatchBasis]:
    headed = {SectionKind.PART, SectionKind.CLAUSE, SectionKind.SCHEDULE}
    return {each.basis for each in matching.matches if each.sent and each.sent.kind in headed}


FORMATS = pytest.mark.parametrize(
    "formats",
    [("docx",), ("odt", "docx")],
    ids=["docx", "odt"],
)


@FORMATS
def test_a_draft_that_libreoffice_saved_is_the_one_that_we_sent(
    soffice: Run,
    tmp_path: Path,
    sent: SentDraft,
    draft: bytes,
    formats: tuple[str, ...],
) -> None:
    returned = read_word(saved_again(soffice, tmp_path, draft, *formats))
    for view in (returned.accepted, returned.rejected):
        matching = align_sections(sent, view)
        assert [each for each in matching.matches if each.fate is not SectionChange.STAYS] == []
        assert all(each.sure for each in matching.matches)
        assert hows(matching) <= {MatchBasis.ANCHOR, MatchBasis.ANCHORS}
        assert counterparty_document(sent, matching) == sent.document


@FORMATS
def test_so_is_one_with_tracked_changes_of_ours(
    soffice: Run,
    tmp_path: Path,
    redrafted: tuple[SentDraft, bytes],
    formats: tuple[str, ...],
) -> None:
    sent, data = redrafted
    returned = read_word(saved_again(soffice, tmp_path, data, *formats))
    matching = align_sections(sent, returned.accepted)
    assert [each for each in matching.matches if each.fate is not SectionChange.STAYS] == []
    assert all(each.sure for each in matching.matches)
    assert hows(matching) <= {MatchBasis.ANCHOR, MatchBasis.ANCHORS}
    marked = align_sections(sent, returned.marked)
    document = counterparty_document(sent, matching, marked)
    # LibreOffice may give a paragraph the style of a deleted one before it, so that its
    # level alone is another.
    for ours, theirs in zip(sent.document.blocks, document.blocks, strict=True):
        assert type(ours) is type(theirs)
        assert printed_lines(ours) == printed_lines(theirs)
        assert [*spans_in([ours])] == [*spans_in([theirs])]


@pytest.fixture(scope="module")
def redrafted(agreement: ak.Agreement, pack: ak.Pack) -> tuple[SentDraft, bytes]:
    """A second draft, sent as tracked changes of the first."""
    new = ak.compose(agreement.at("target") - "bias-testing", pack)
    author = documents.Author(name="Union side", initials="US")
    old = ak.compose(agreement, pack)
    data = documents.redline_bytes(ak.compare(old, new, author=author, when=WHEN))
    return read_sent_draft(new, data), data


def like_google(paper: Paper) -> None:
    """What Google Docs is said to do to a file, all at once."""
    paper.without_bookmarks()
    paper.without_controls()
    paper.restyled("Docs")
    paper.flat_contents()


HARSHER: dict[str, Callable[[Paper, ak.Document], None]] = {
    "as it is said to be": lambda paper, document: None,
    "no styles": lambda paper, document: paper.unstyled(),
    "numbers written out": lambda paper, document: paper.numbered(document),
}


@pytest.mark.parametrize("harsher", HARSHER)
def test_a_file_without_marks_and_styles_is_found_by_its_words(
    sent: SentDraft, draft: bytes, harsher: str
) -> None:
    paper = Paper(draft)
    like_google(paper)
    HARSHER[harsher](paper, sent.document)
    matching = align_sections(sent, read_word(paper.saved()).accepted)
    assert [each for each in matching.matches if each.fate is not SectionChange.STAYS] == []
    assert all(each.sure for each in matching.matches)
    assert hows(matching) == {MatchBasis.LIKENESS}
    assert counterparty_document(sent, matching) == sent.document


@pytest.mark.parametrize("harsher", HARSHER)
def test_so_is_one_that_was_edited_as_well(sent: SentDraft, draft: bytes, harsher: str) -> None:
    paper = Paper(draft)
    like_google(paper)
    HARSHER[harsher](paper, sent.document)
    for leaf in paper.root.iter(f"{W}t"):
        leaf.text = (leaf.text or "").replace(" must ", " should ")
    titles = [text(each[0]).split("\t")[-1] for each in paper.sections]
    gone, moved = titles.index("Bias testing"), titles.index("Disputes")
    paper.sections.insert(8, paper.sections.pop(moved))
    del paper.sections[gone + 1]
    paper.sections[5].append(paragraph("This clause ends after a year."))
    matching = align_sections(sent, read_word(paper.saved()).accepted)
    odd = {
        each.sent.id: each.fate
        for each in matching.matches
        if each.sent and each.fate is not SectionChange.STAYS
    }
    assert odd == {"bias-testing": SectionChange.DELETED, "disputes": SectionChange.MOVED}
    assert all(each.sent for each in matching.matches)
    document = counterparty_document(sent, matching)
    assert [heading.clause for heading, _ in document.clauses()][5:8]
    heading = next(h for h, _ in document.clauses() if h.clause == "disputes")
    assert heading.title == "Disputes"
