"""Whatever the bytes, reading ends in a value or in our own error; never in a traceback."""

import codecs
from pathlib import Path

import pytest
from hypothesis import example, given, strategies as st

import agreementkit as ak
from agreementkit.files.clause_file import read_clause
from tests.files.conftest import CLAUSE

GOOD = """\
format = 1
sector = "police"
employer = "Kent Police"
unions = ["UNISON"]
title = "Cytundeb ar ddeallusrwydd artiffisial – Tŷ’r"
"""

_NAMES = st.sampled_from(
    [
        "format",
        "sector",
        "employer",
        "unions",
        "title",
        "bundle",
        "include",
        "leave_out",
        "position",
        "commencement",
        "version",
        "systems",
        "clauses",
        "clauses.tea-break",
        "clauses.tea-break.share",
        "clauses.scope",
        "employer_details",
        "notice",
        "share",
        "teas",
        "begins",
        '"odd key"',
        "parameters",
        "parameters.tins",
        "negotiating",
        "topics",
        "range",
        "opening",
        "kind",
        "words",
        "choices",
        "better",
    ],
)
_VALUES = st.sampled_from(
    [
        "1",
        "7",
        "-3",
        "2.9",
        "nan",
        "-inf",
        "1e400",
        "9" * 5000,
        "0x" + "F" * 5000,
        "1e99999999999999999999",
        "true",
        '"police"',
        '"Kent Police"',
        '"opening"',
        '"weeks"',
        '""',
        '"  "',
        '"\\u0001"',
        "2027-04-01",
        "2027-04-01T12:00:00Z",
        "12:00:00",
        "[]",
        '["scope", "scope"]',
        "[1, [2, [3]]]",
        '["scope", {}]',
        "{}",
        '{ number = "x", a.b = 1 }',
        "[" * 900 + "]" * 900,
        "[" * 20 + "]" * 20,
        '"""\nmany\nlines"""',
        "“curly”",
        '"C:\\x"',
        "plain words",
    ],
)
_LINES = st.one_of(
    st.builds("{} = {}".format, _NAMES, _VALUES),
    st.builds("[{}]".format, _NAMES),
    st.builds("[[{}]]".format, _NAMES),
    st.text(max_size=20),
)
TOMLISH = st.lists(_LINES, max_size=12).map("\n".join)


def must_be_told(faults: tuple[ak.Fault, ...], text: bytes) -> None:
    """Each fault says where, what and how to mend it, and its line is a line of the text."""
    assert faults
    for fault in faults:
        assert fault.file
        assert fault.message
        assert fault.remedy
        assert 1 <= (fault.line or 1) <= text.count(b"\n") + text.count(b"\r") + 1
        assert "Traceback" not in str(fault)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kitchen")


def read(data: bytes, place: Path, pack: ak.Pack) -> None:
    file = place / "any.toml"
    file.write_bytes(data)
    try:
        agreement = ak.read_agreement(file, pack)
    except ak.AgreementFileError as error:
        must_be_told(error.faults, data)
    else:
        assert isinstance(agreement, ak.Agreement)


@given(st.binary(max_size=200))
def test_any_bytes_are_an_agreement_or_are_refused_in_words(
    own: ak.Pack,
    place: Path,
    data: bytes,
) -> None:
    read(data, place, own)


@given(TOMLISH, st.booleans())
def test_anything_like_toml_is_an_agreement_or_is_refused_in_words(
    own: ak.Pack,
    place: Path,
    text: str,
    whole: bool,
) -> None:
    read((GOOD * whole + text).encode("utf-8", "surrogatepass"), place, own)


@given(_NAMES, _VALUES)
@example("title", "[" * 5000)
def test_any_value_in_any_place_is_read_or_refused_in_words(
    own: ak.Pack,
    place: Path,
    name: str,
    value: str,
) -> None:
    for heading in ("", "[version]\n", "[[systems]]\n", "[clauses.tea-break]\n"):
        read(f"{GOOD}{heading}{name} = {value}".encode(), place, own)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_clause_or_are_refused_in_words(place: Path, data: bytes) -> None:
    file = place / "any.md"
    file.write_bytes(data)
    clause, faults = read_clause(file, "kitchen/any.md")
    assert clause is None
    must_be_told(tuple(faults), data)


@given(TOMLISH, st.text(max_size=60))
def test_anything_like_a_clause_file_is_a_clause_or_is_refused_in_words(
    place: Path,
    head: str,
    body: str,
) -> None:
    file = place / "any.md"
    data = f"+++\n{head}\n+++\n{body}".encode("utf-8", "surrogatepass")
    file.write_bytes(data)
    clause, faults = read_clause(file, "kitchen/any.md")
    assert (clause is None) == bool(faults)
    if faults:
        must_be_told(tuple(faults), data)


@given(TOMLISH)
def test_any_edit_of_a_header_is_a_clause_or_is_refused_in_words(place: Path, text: str) -> None:
    file = place / "any.md"
    data = CLAUSE.replace("[parameters.tins]\n", f"[parameters.tins]\n{text}\n").encode()
    file.write_bytes(data)
    clause, faults = read_clause(file, "kitchen/any.md")
    assert (clause is None) == bool(faults)
    if faults:
        must_be_told(tuple(faults), data)


@pytest.mark.parametrize(
    "data",
    [
        GOOD.encode(),
        codecs.BOM_UTF8 + GOOD.encode(),
        GOOD.encode("utf-16"),
        codecs.BOM_UTF16_BE + GOOD.encode("utf-16-be"),
        GOOD.encode("utf-16-le"),
        GOOD.encode("utf-16-be"),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace("\n", "\r").encode(),
    ],
    ids=["plain", "mark", "utf-16", "utf-16-be", "no-mark-le", "no-mark-be", "windows", "old-mac"],
)
def test_however_an_editor_saved_it_the_same_text_is_read(
    data: bytes,
    tmp_path: Path,
    pack: ak.Pack,
) -> None:
    file = tmp_path / "kent.toml"
    file.write_bytes(data)
    assert ak.read_agreement(file, pack).title == "Cytundeb ar ddeallusrwydd artiffisial – Tŷ’r"


@pytest.mark.parametrize(
    ("data", "told", "remedy"),
    [
        (
            b"\xff\xfea\x00\x00\xd8",
            ":1: a letter here was not saved as UTF-16",
            'save the file again, and choose the encoding "UTF-8"',
        ),
        (
            b"format = 1\n\x07",
            ":2: a character here is not text (U+0007)",
            "delete it, or write the line again in a text editor such as Notepad",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            ": this is a document of another program, not a text file",
            "write it in a text editor such as Notepad, and save it as .toml",
        ),
        (
            b"x = " + b"9" * 5000,
            ": a number is too long, or brackets stand too deep one inside another",
            "write the file again from the one that agreementkit new makes",
        ),
    ],
    ids=["half a letter", "a bell", "an old Word document", "an endless number"],
)
def test_what_is_no_text_is_refused_in_words(
    data: bytes,
    told: str,
    remedy: str,
    place: Path,
    own: ak.Pack,
) -> None:
    file = place / "kent.toml"
    file.write_bytes(data)
    with pytest.raises(ak.AgreementFileError) as caught:
        ak.read_agreement(file, own)
    assert str(caught.value) == f"{file}{told}\n    To mend it: {remedy}"


def test_a_file_that_cannot_be_opened_is_refused_in_words(tmp_path: Path, pack: ak.Pack) -> None:
    def told(name: str) -> list[str]:
        with pytest.raises(ak.InputError) as caught:
            ak.read_agreement(tmp_path / name, pack)
        return str(caught.value).replace(str(tmp_path), "").splitlines()

    assert told("none.toml") == [
        "/none.toml: there is no such file",
        "    To mend it: check the name and the folder",
    ]
    assert told(".") == [": this is a folder", "    To mend it: name a file inside it"]
    assert told("a" * 300)[0].endswith("a: file name too long")
    assert told("a\0b")[0].endswith("b: this cannot be a file's name")
