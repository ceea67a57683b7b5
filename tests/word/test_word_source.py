"""A Word file is the same however it is given, and what holds none is refused in plain words."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import SpooledTemporaryFile, TemporaryFile
from typing import IO

import docx
import pytest
from attrs import frozen
from docx.document import Document

import agreementkit as ak
from agreementkit.ooxml.package import LARGEST_PACKAGE
from agreementkit.word.word_source import WordSource, docx_of, read_source, source_name

US, WHEN = "Branch secretary", datetime(2027, 1, 15, 10, 0)  # noqa: DTZ001


class Upload:
    """A file as a web framework hands it over: it can be read, and no more than a little at once."""

    name = "from HR.docx"

    def __init__(self, data: bytes) -> None:
        self.inside = io.BytesIO(data)

    def read(self, size: int, /) -> bytes:
        return self.inside.read(min(size, 1000))


@frozen(kw_only=True)
class Named:
    """A path of a kind that pathlib does not know."""

    path: str

    def __fspath__(self) -> str:
        return self.path


def half_read(file: IO[bytes], data: bytes) -> IO[bytes]:
    """A file after something was written to it, and some of it was read."""
    file.write(data)
    file.seek(100)
    return file


FORMS: dict[str, Callable[[bytes, Path], WordSource]] = {
    "bytes": lambda data, _: data,
    "a path": lambda _, path: path,
    "a path as text": lambda _, path: str(path),
    "a path of another kind": lambda _, path: Named(path=str(path)),
    "a file on disk": lambda _, path: half_read(path.open("r+b"), path.read_bytes()),
    "a stream": lambda data, _: half_read(io.BytesIO(), data),
    "a file in memory for now": lambda data, _: half_read(SpooledTemporaryFile(), data),  # noqa: SIM115
    "an upload": lambda data, _: Upload(data),
    "a document": lambda data, _: docx_of(data),
}


@contextmanager
def given(form: str, data: bytes, path: Path) -> Iterator[WordSource]:
    """A Word file in one of the forms; what it opened is closed again."""
    source = FORMS[form](data, path)
    yield source
    if isinstance(source, io.IOBase | SpooledTemporaryFile):
        source.close()


@pytest.fixture(scope="session")
def path(word: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("given") / "from HR.docx"
    file.write_bytes(word)
    return file


@pytest.mark.parametrize("form", sorted({*FORMS} - {"a document"}))
def test_every_form_gives_the_same_bytes(word: bytes, path: Path, form: str) -> None:
    with given(form, word, path) as source:
        assert read_source(source) == word


TAKES: list[Callable[[WordSource], object]] = [ak.read_word, ak.lint_word, ak.house_style]


@pytest.fixture(scope="module")
def taken(word: bytes) -> list[object]:
    return [take(word) for take in TAKES]


@pytest.mark.parametrize("form", FORMS)
def test_reading_linting_and_house_styles_take_every_form(
    word: bytes, path: Path, form: str, taken: list[object]
) -> None:
    for take, expected in zip(TAKES, taken, strict=True):
        with given(form, word, path) as source:
            assert take(source) == expected


def test_other_kinds_of_bytes_are_bytes(word: bytes) -> None:
    for kind in (bytearray, memoryview):
        data = read_source(kind(word))  # type: ignore[arg-type]
        assert data == word
        assert type(data) is bytes


def test_a_document_of_python_docx_is_read_as_it_would_be_saved(word: bytes) -> None:
    document = docx_of(word)
    assert ak.read_word(document) == ak.read_word(word)
    document.paragraphs[0].add_run(" (amended)")
    assert ak.read_word(document).accepted[0].text.endswith(" (amended)")


# What holds no Word file.

CLOSED = io.BytesIO()
CLOSED.close()


def for_writing(folder: Path) -> io.BufferedWriter:
    return (folder / "new.docx").open("wb")


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.docx")
    return folder / "pipe.docx"


def sparse(folder: Path) -> Path:
    with (folder / "large.docx").open("wb") as file:
        file.truncate(4 * 2**30)
    return folder / "large.docx"


WRONG: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "a number": (lambda _: 7, "not-bytes", "a Word file is no int"),
    "nothing": (lambda _: None, "not-bytes", "a Word file is no NoneType"),
    "a document of ours": (
        lambda _: ak.Document(title="A", parties=["B"], version=ak.Version(), blocks=()),
        "not-bytes",
        "a Word file is no Document",
    ),
    "text": (lambda _: io.StringIO("PK"), "not-bytes", "not open for reading bytes"),
    "a closed file": (lambda _: CLOSED, "not-bytes", "this file is closed"),
    "a file for writing": (for_writing, "not-bytes", "not open for reading bytes"),
    "a folder": (lambda folder: folder, "unreadable", "could not be read: this is a folder"),
    "no file": (lambda folder: folder / "x.docx", "unreadable", "could not be read: there is no"),
    "no name": (lambda _: "a\0b", "unreadable", "could not be read: no file can have this name"),
    "a file as a folder": (
        lambda folder: Path(__file__) / "x.docx",
        "unreadable",
        "could not be read: not a directory",
    ),
    "a pipe": (pipe, "unreadable", "a device or a pipe"),
    "a device": (lambda _: "/dev/zero", "unreadable", "a device or a pipe"),
    "a file of 4 GB": (sparse, "size", "64 MB"),
    "an empty file": (lambda _: io.BytesIO(), "empty", "this file is empty"),
    "a large file": (lambda _: io.BytesIO(bytes(LARGEST_PACKAGE + 9)), "size", "64 MB"),
}


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("reads", [ak.read_word, ak.lint_word, ak.house_style])
def test_what_holds_none_is_refused(
    tmp_path: Path, wrong: str, reads: Callable[[object], object]
) -> None:
    made, reason, says = WRONG[wrong]
    source = made(tmp_path)
    with pytest.raises(ak.RefusedError, match=says) as caught:
        reads(source)
    assert caught.value.reason == reason
    [fault] = caught.value.faults
    assert fault.remedy
    if isinstance(source, str | os.PathLike):
        assert fault.file == os.fspath(source)
    if isinstance(source, io.IOBase):
        source.close()


def test_a_refusal_names_the_file_that_was_given_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "scan.docx"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(ak.RefusedError) as by_path:
        ak.read_word(path)
    with pytest.raises(ak.RefusedError) as by_bytes:
        ak.read_word(path.read_bytes())
    assert [fault.file for fault in by_path.value.faults] == [str(path)]
    assert [fault.file for fault in by_bytes.value.faults] == [""]
    assert by_path.value.reason == by_bytes.value.reason == "pdf"


def test_no_more_is_read_than_a_package_may_have() -> None:
    class Endless:
        read_so_far = 0

        def read(self, size: int, /) -> bytes:
            self.read_so_far += size
            return bytes(size)

    endless = Endless()
    with pytest.raises(ak.RefusedError):
        ak.read_word(endless)
    assert endless.read_so_far == LARGEST_PACKAGE + 1


def test_nothing_of_python_docx_is_loaded_to_read_a_file(path: Path) -> None:
    program = (
        "import sys, io, agreementkit as ak\n"
        f"ak.read_word({str(path)!r}), ak.lint_word(io.BytesIO(open({str(path)!r}, 'rb').read()))\n"
        "try: ak.read_word(object())\n"
        "except ak.RefusedError: print('docx' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "False", done.stderr


def test_names_are_those_that_files_came_under(path: Path) -> None:
    assert source_name(path) == source_name(str(path)) == "from HR.docx"
    assert source_name(Upload(b"")) == "from HR.docx"
    with path.open("rb") as stream:
        assert source_name(stream) == "from HR.docx"
    with TemporaryFile() as nameless:
        assert source_name(nameless) == "returned.docx"
    assert source_name(io.BytesIO()) == source_name(docx.Document()) == "returned.docx"


# A draft of ours in the hands of python-docx.


@pytest.fixture(scope="module")
def talks(pack: ak.Pack, tmp_path_factory: pytest.TempPathFactory) -> ak.Negotiation:
    folder = tmp_path_factory.mktemp("docx")
    file = folder / "kent.toml"
    file.write_text(
        'format = 1\nsector = "police"\nemployer = "Kent Police"\nunions = ["UNISON"]\n'
        "[clauses.scope]\n[clauses.advance-notice]\n"
    )
    return ak.start_negotiation(folder / "talks", file, pack, by=US, when=WHEN)


@pytest.fixture
def edited(talks: ak.Negotiation) -> Document:
    """The draft that was sent, with one figure typed over."""
    document = docx_of(talks.send(by=US, when=WHEN).read_bytes())
    runs = (run for each in document.paragraphs for run in each.runs)
    run = next(run for run in runs if "26\N{NO-BREAK SPACE}weeks" in run.text)
    run.text = run.text.replace("26", "8")
    return document


def test_what_python_docx_saves_unchanged_comes_back_unchanged(talks: ak.Negotiation) -> None:
    sent = talks.send(by=US, when=WHEN)
    response = talks.receive(docx_of(sent.read_bytes()), by=US, when=WHEN)
    assert not response.changed
    assert not response.alarming
    assert talks.state.receipts[-1].original == "returned.docx"


def test_what_was_typed_over_in_python_docx_is_a_silent_edit(
    talks: ak.Negotiation, edited: Document
) -> None:
    response = talks.receive(edited, by=US, when=WHEN)
    assert [each.clause for each in response.changed] == ["advance-notice"]
    assert response.alarming


def test_a_negotiation_receives_an_upload_under_its_name(
    talks: ak.Negotiation, edited: Document
) -> None:
    buffer = io.BytesIO()
    edited.save(buffer)
    talks.receive(Upload(buffer.getvalue()), by=US, when=WHEN)
    receipt = talks.state.receipts[-1]
    assert receipt.original == "from HR.docx"
    assert (talks.folder / receipt.file.name).read_bytes() == buffer.getvalue()


def test_a_draft_is_given_as_a_document_of_python_docx(
    agreement: ak.Agreement, pack: ak.Pack
) -> None:
    draft = ak.draft(agreement, pack)
    document = draft.docx()
    assert isinstance(document, Document)
    assert ak.read_word(document) == ak.read_word(draft.word)
    document.paragraphs[0].text = ""
    assert draft.docx().paragraphs[0].text, "each call opens the file anew"
    as_text = ak.draft(agreement, pack, options=ak.DraftOptions(form=ak.Form.MARKDOWN))
    with pytest.raises(ak.InvalidError, match="not a Word file"):
        as_text.docx()
