"""Our drafts after other programs opened and saved them, and nobody edited a word."""

from pathlib import Path

import pytest

from agreementkit import Response
from agreementkit.negotiation import Verdict
from tests.negotiation.silent_edits.drafts import drafts
from tests.negotiation.silent_edits.verdict import judged
from tests.word_files import Run

LIBREOFFICE = {
    "as Word": ("docx",),
    "by way of OpenDocument": ("odt", "docx"),
    "by way of Word 97": ("doc", "docx"),
}
FEW = 12
"""So many kinds of things may be told of a file that lost its layout: more nobody reads."""


def saved(soffice: Run, folder: Path, data: bytes, *formats: str) -> bytes:
    """A file after LibreOffice opened it and saved it in one format after another."""
    path = folder / "draft.docx"
    path.write_bytes(data)
    for number, each in enumerate(formats):
        out = folder / str(number)
        soffice("--convert-to", each, "--outdir", str(out), str(path))
        path = out / f"draft.{each}"
    return path.read_bytes()


def told(response: Response) -> set[tuple[str, str]]:
    """Each kind of thing that is said of a return, however often."""
    return {
        (str(edit.kind), edit.note)
        for each in response.changed
        for edit in (*each.base, *each.offer)
    }


def changed(response: Response) -> list[str]:
    return [each.id for each in response.clauses if each.verdict is not Verdict.UNCHANGED]


@pytest.mark.parametrize("way", LIBREOFFICE)
def test_what_libreoffice_saved_is_as_we_sent_it(soffice: Run, tmp_path: Path, way: str) -> None:
    """The draft has a register, key terms and comments."""
    draft = drafts()[1]
    response = judged(draft, saved(soffice, tmp_path, draft.data, *LIBREOFFICE[way]))
    assert changed(response) == []
    assert not response.alarming, told(response)


def test_what_rich_text_loses_is_told_in_few_words(soffice: Run, tmp_path: Path) -> None:
    draft = drafts()[2]
    response = judged(draft, saved(soffice, tmp_path, draft.data, "rtf", "docx"))
    assert 0 < len(told(response)) <= FEW, told(response)


def test_what_pandoc_loses_is_told_in_few_words(pandoc: Run, tmp_path: Path) -> None:
    """It keeps every word, and neither our styles nor the header."""
    draft = drafts()[2]
    before, after = tmp_path / "before.docx", tmp_path / "after.docx"
    before.write_bytes(draft.data)
    pandoc(str(before), "-o", str(after))
    response = judged(draft, after.read_bytes())
    assert 0 < len(told(response)) <= FEW, told(response)
