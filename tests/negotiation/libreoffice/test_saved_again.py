"""Our drafts after other programs opened and saved them, and nobody edited a word."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from agreementkit import Response
from agreementkit.negotiation import Verdict
from tests.negotiation.silent_edits.drafts import Draft, drafts
from tests.negotiation.silent_edits.verdict import judged
from tests.word_files import Run

LIBREOFFICE = {
    "as Word": ("docx",),
    "by way of OpenDocument": ("odt", "docx"),
    "by way of Word 97": ("doc", "docx"),
}
LOSING = {"pandoc", "by way of Rich Text"}
"""Programs that keep the words and lose much of how they stand: what they lost is said once."""
FEW = 12
"""So many things may be told of a file that lost its layout: more than that nobody reads."""


def saved(soffice: Run, folder: Path, data: bytes, *formats: str) -> bytes:
    """A file after LibreOffice opened it and saved it in one format after another."""
    path = folder / "draft.docx"
    path.write_bytes(data)
    for number, each in enumerate(formats):
        out = folder / str(number)
        soffice("--convert-to", each, "--outdir", str(out), str(path))
        path = out / f"draft.{each}"
    return path.read_bytes()


def told(response: Response) -> Iterator[str]:
    """Each thing that is said of a return, once for each place."""
    for each in (*response.clauses, *response.outside):
        yield from (f"{each.id}: {edit.note or edit.kind}" for edit in (*each.base, *each.offer))


def changed(response: Response) -> list[str]:
    return [each.id for each in response.clauses if each.verdict is not Verdict.UNCHANGED]


@pytest.mark.parametrize("way", LIBREOFFICE)
@pytest.mark.parametrize("draft", drafts()[1:3], ids=lambda each: each.name)
def test_what_libreoffice_saved_is_as_we_sent_it(
    soffice: Run, tmp_path: Path, draft: Draft, way: str
) -> None:
    response = judged(draft, saved(soffice, tmp_path, draft.data, *LIBREOFFICE[way]))
    assert changed(response) == []
    assert not response.alarming, [*told(response)]
