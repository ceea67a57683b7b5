"""Drafts that other programs have saved: LibreOffice itself, and files such as Google Docs writes."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

import agreementkit as ak
from agreementkit.model.document import spans_in
from agreementkit.negotiate.finding import match_sections
from agreementkit.negotiate.match import Fate, How, Matching
from agreementkit.negotiate.record import printed
from agreementkit.negotiate.section import SectionKind
from agreementkit.negotiate.sent import Sent, as_sent
from agreementkit.negotiate.theirs import their_document
from agreementkit.word import read_word
from tests.word.conftest import Run

from .hands import Paper, W, paragraph, text

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


def hows(matching: Matching) -> set[How]:
    headed = {SectionKind.PART, SectionKind.CLAUSE, SectionKind.SCHEDULE}
    return {each.how for each in matching.matches if each.sent and each.sent.kind in headed}


FORMATS = pytest.mark.parametrize(
    "formats",
    [("docx",), ("odt", "docx")],
    ids=["docx", "odt"],
)


@FORMATS
def test_a_draft_that_libreoffice_saved_is_the_one_that_we_sent(
    soffice: Run,
    tmp_path: Path,
    sent: Sent,
    draft: bytes,
    formats: tuple[str, ...],
) -> None:
    returned = read_word(saved_again(soffice, tmp_path, draft, *formats))
    for view in (returned.accepted, returned.rejected):
        matching = match_sections(sent, view)
        assert [each for each in matching.matches if each.fate is not Fate.STAYS] == []
        assert matching.unsure == ()
        assert hows(matching) <= {How.ANCHOR, How.ANCHORS}
        assert their_document(sent, matching) == sent.document


@FORMATS
def test_so_is_one_with_tracked_changes_of_ours(
    soffice: Run,
    tmp_path: Path,
    redrafted: tuple[Sent, bytes],
    formats: tuple[str, ...],
) -> None:
    sent, data = redrafted
    returned = read_word(saved_again(soffice, tmp_path, data, *formats))
    matching = match_sections(sent, returned.accepted)
    assert [each for each in matching.matches if each.fate is not Fate.STAYS] == []
    assert matching.unsure == ()
    assert hows(matching) <= {How.ANCHOR, How.ANCHORS}
    marked = match_sections(sent, returned.marked)
    document = their_document(sent, matching, marked)
    # LibreOffice may give a paragraph the style of a deleted one before it, so that its
    # level alone is another.
    for ours, theirs in zip(sent.document.blocks, document.blocks, strict=True):
        assert type(ours) is type(theirs)
        assert printed(ours) == printed(theirs)
        assert [*spans_in([ours])] == [*spans_in([theirs])]


@pytest.fixture(scope="module")
def redrafted(agreement: ak.Agreement, pack: ak.Pack) -> tuple[Sent, bytes]:
    """A second draft, sent as tracked changes of the first."""
    new = ak.compose(agreement.at("target") - "bias-testing", pack)
    author = ak.Author(name="Union side", initials="US")
    old = ak.compose(agreement, pack)
    data = ak.redline_bytes(ak.compare(old, new, author=author, when=WHEN))
    return as_sent(new, data), data


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
    sent: Sent, draft: bytes, harsher: str
) -> None:
    paper = Paper(draft)
    like_google(paper)
    HARSHER[harsher](paper, sent.document)
    matching = match_sections(sent, read_word(paper.saved()).accepted)
    assert [each for each in matching.matches if each.fate is not Fate.STAYS] == []
    assert matching.unsure == ()
    assert hows(matching) == {How.LIKENESS}
    assert their_document(sent, matching) == sent.document


@pytest.mark.parametrize("harsher", HARSHER)
def test_so_is_one_that_was_edited_as_well(sent: Sent, draft: bytes, harsher: str) -> None:
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
    matching = match_sections(sent, read_word(paper.saved()).accepted)
    odd = {
        each.sent.id: each.fate
        for each in matching.matches
        if each.sent and each.fate is not Fate.STAYS
    }
    assert odd == {"bias-testing": Fate.DELETED, "disputes": Fate.MOVED}
    assert all(each.sent for each in matching.matches)
    document = their_document(sent, matching)
    assert [heading.clause for heading, _ in document.clauses()][5:8]
    heading = next(h for h, _ in document.clauses() if h.clause == "disputes")
    assert heading.title == "Disputes"
