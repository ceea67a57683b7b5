"""What is no sound package is refused by name, and nothing but a refusal comes out."""

import io
import re
import struct
import tracemalloc
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import get_args

import docx
import pytest

import agreementkit as ak
from agreementkit.ooxml.dangers import dangers
from agreementkit.ooxml.package import main_part, open_package, xml_parts
from agreementkit.ooxml.refusal import RefusalReason
from tests.other_files import NOT_WORD

from .packages import DOCUMENT, RELATIONS, SMALL, WORD, document, links, packed, small, types

MB = 2**20
BOMB = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
STRICT = "http://purl.oclc.org/ooxml"
TEXT = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def listed_twice() -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as archive:
        warnings.simplefilter("ignore")
        for name, data in (*SMALL.items(), (DOCUMENT, document(TEXT.format("other")))):
            archive.writestr(name, data)
    return buffer.getvalue()


def patched(data: bytes, name: str, at: int, value: bytes) -> bytes:
    """A package with bytes of one member's entry in the list changed."""
    found = data.rindex(name.encode()) - 46
    assert data[found : found + 4] == b"PK\x01\x02"
    return data[: found + at] + value + data[found + at + len(value) :]


def overlapping() -> bytes:
    data = packed({**SMALL, "a.bin": b"x" * 500, "b.bin": b"y" * 500}, zipfile.ZIP_STORED)
    start = data.index(b"PK\x03\x04", data.index(b"x" * 500) - 60)
    return patched(data, "b.bin", 42, struct.pack("<I", start))


def bad_deflate() -> bytes:
    data = small(**{"spare.bin": bytes(range(256)) * 8})
    at = data.index(b"spare.bin") + 9
    return data[:at] + b"\xff" * 20 + data[at + 20 :]


def bad_checksum() -> bytes:
    data = packed({**SMALL, "spare.bin": b"hello"}, zipfile.ZIP_STORED)
    return data.replace(b"hello", b"jello")


def sparse(length: int) -> bytes:
    """Bytes that pack well, and not suspiciously so."""
    random = Random(4)
    return b"".join(random.randbytes(60) + bytes(964) for _ in range(length // 1024))


def compound(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream.encode("utf-16-le")


def chain(length: int) -> bytes:
    many = dict(SMALL)
    for number in range(length):
        many[f"word/{number}.xml"] = b"<a/>"
        many[f"word/_rels/{number}.xml.rels"] = links(("x", f"{number + 1}.xml", ""))
    return packed(many)


def with_type(kind: str) -> bytes:
    return small(**{"[Content_Types].xml": types(kind)})


def main(data: bytes) -> bytes:
    return small(**{DOCUMENT: data})


def linked(*rows: tuple[str, str, str]) -> bytes:
    return small(**{"word/_rels/document.xml.rels": links(*rows)})


WIDE = document("<w:p/>", before='<?xml version="1.0" encoding="UTF-16"?>').decode()
OVERRIDE = '<Override PartName="/word/x.bin" ContentType="application/vnd.ms-office.vbaProject"/>'

# The numbers are those of the project's list of bad inputs.
REFUSED: dict[str, tuple[RefusalReason, Callable[[], object]]] = {
    "1 entities in text": ("dtd", lambda: main(document(TEXT.format("&b;"), before=BOMB))),
    "2 entities in an attribute": (
        "dtd",
        lambda: main(document('<w:p w:x="&b;"/>', before=BOMB)),
    ),
    "2 entities in the content types": (
        "dtd",
        lambda: small(**{"[Content_Types].xml": BOMB.encode() + types()}),
    ),
    "3 an external entity": (
        "dtd",
        lambda: main(
            document(TEXT.format("&f;"), before='<!DOCTYPE w [<!ENTITY f SYSTEM "file:///x">]>'),
        ),
    ),
    "4 an entity that holds a word": (
        "dtd",
        lambda: main(document(TEXT.format("must &n;"), before='<!DOCTYPE w [<!ENTITY n "not">]>')),
    ),
    "5 an address of a document type": (
        "dtd",
        lambda: main(document("<w:p/>", before='<!DOCTYPE w SYSTEM "http://example.invalid/d">')),
    ),
    "5 the same behind a long comment, in UTF-16": (
        "dtd",
        lambda: main(
            f"<!--{'x' * 90_000}--><?y?><!DOCTYPE w>{document('').decode()}".encode("utf-16"),
        ),
    ),
    "6 a picture that swells": ("size", lambda: small(**{"word/media/a.png": bytes(30 * MB)})),
    "6 pictures of 65 MB": (
        "size",
        lambda: small(**{f"{n}.png": sparse(13 * MB) for n in range(5)}),
    ),
    "6 a file of 65 MB": ("size", lambda: small() + bytes(65 * MB)),
    "7 a text of 15 MB": (
        "size",
        lambda: packed(
            {**SMALL, DOCUMENT: document(TEXT.format("must not " * (15 * MB // 9)))},
            zipfile.ZIP_STORED,
        ),
    ),
    "7 a part of 17 MB": (
        "size",
        lambda: packed(
            {**SMALL, DOCUMENT: document(TEXT.format("x") * (17 * MB // 33))},
            zipfile.ZIP_STORED,
        ),
    ),
    "8 two million paragraphs": ("size", lambda: main(document("<w:p/>" * 2_000_000))),
    "8 a million tags in 6 MB": (
        "size",
        lambda: packed({**SMALL, DOCUMENT: document("<w:p/>" * MB)}, zipfile.ZIP_STORED),
    ),
    "9 a size forged low": (
        "corrupt",
        lambda: patched(small(), DOCUMENT, 24, struct.pack("<I", 10)),
    ),
    "9 a size forged high": (
        "corrupt",
        lambda: patched(small(), DOCUMENT, 24, struct.pack("<I", 9_000)),
    ),
    "10 members upon each other": ("overlap", overlapping),
    "11 two thousand parts": (
        "count",
        lambda: packed({**SMALL, **{f"{n}.xml": b"" for n in range(2_000)}}),
    ),
    "11 twenty thousand parts": (
        "count",
        lambda: packed({**SMALL, **{f"{n}.xml": b"" for n in range(20_000)}}),
    ),
    "12 a chain of 1,500 relationships": ("count", lambda: chain(1_500)),
    "13 300 tags one in another": (
        "nesting",
        lambda: main(document("<w:p>" * 300 + "</w:p>" * 300)),
    ),
    "16 a .docm under another name": (
        "macro",
        lambda: with_type("application/vnd.ms-word.document.macroEnabled.main+xml"),
    ),
    "17 macros in a .docx, by type": (
        "macro",
        lambda: small(**{"[Content_Types].xml": types(more=OVERRIDE), "word/x.bin": b"x"}),
    ),
    "17 macros in a .docx, by name": ("macro", lambda: small(**{"word/VBAProject.bin": b"x"})),
    "17 macros in a .docx, by link": (
        "macro",
        lambda: linked(("vbaProject", "strange.bin", "")),
    ),
    "22 a name that climbs": ("path", lambda: small(**{"../evil.xml": b"<a/>"})),
    "22 an absolute name": ("path", lambda: small(**{"/etc/evil.xml": b"<a/>"})),
    "22 a name with a drive": ("path", lambda: small(**{"C:evil.xml": b"<a/>"})),
    "22 a name with a backslash": (
        "path",
        lambda: small(**{"word/evil.xml": b"<a/>"}).replace(b"word/evil.xml", b"word\\evil.xml"),
    ),
    "23 a target that climbs out": (
        "path",
        lambda: linked(("image", "../../../etc/passwd", "")),
    ),
    "23 the package's own target climbs out": (
        "path",
        lambda: small(**{"_rels/.rels": links(("officeDocument", "../document.xml", ""))}),
    ),
    "25 a member twice": ("duplicate", listed_twice),
    "25 a member twice, but for case": (
        "duplicate",
        lambda: small(**{"word/Document.xml": b"<a/>"}),
    ),
    "27 no content types": ("corrupt", lambda: small(**{"[Content_Types].xml": None})),
    "27 no relationships": ("corrupt", lambda: small(**{"_rels/.rels": None})),
    "27 no document part": ("corrupt", lambda: small(**{DOCUMENT: None})),
    "27 no type for the document": ("corrupt", lambda: with_type("application/xml")),
    "27 another root in the document": ("corrupt", lambda: main(b"<html/>")),
    "30 half a file": ("corrupt", lambda: small()[:300]),
    "30 only the start of one": ("corrupt", lambda: b"PK\x03\x04"),
    "30 nothing": ("empty", lambda: b""),
    "30 zeros": ("empty", lambda: bytes(500)),
    "30 text": ("text", "Dear colleague, the employer’s reply".encode),
    "30 text in UTF-16": ("text", lambda: "Dear colleague".encode("utf-16")),
    "30 PDF": ("pdf", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3"),
    "30 RTF": ("rtf", lambda: rb"{\rtf1\ansi Dear colleague}"),
    "30 old .doc": ("old-word", lambda: compound("WordDocument")),
    **{f"30 {name}": (reason, partial(bytes, data)) for name, (reason, data) in NOT_WORD.items()},
    "30 noise": ("corrupt", lambda: b"\x00\x01\x02" * 50),
    "30 a workbook": (
        "other-program",
        lambda: with_type(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        ),
    ),
    "30 an OpenDocument file": (
        "other-program",
        lambda: packed(
            {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b""}
        ),
    ),
    "31 a page to sign in on": (
        "web-page",
        lambda: b"\xef\xbb\xbf\r\n<!-- x -->\n<!DOCTYPE html><html><title>Sign in</title>",
    ),
    "31 the same without a type": ("web-page", lambda: "<HTML><body>".encode("utf-16")),
    "32 a password": ("encrypted", lambda: compound("EncryptedPackage")),
    "33 encryption of the zip": (
        "encrypted",
        lambda: patched(small(), DOCUMENT, 8, struct.pack("<H", 1)),
    ),
    "34 bad deflate": ("corrupt", bad_deflate),
    "34 bad checksum": ("corrupt", bad_checksum),
    "34 a method that Word never uses": (
        "corrupt",
        lambda: packed(SMALL, zipfile.ZIP_LZMA),
    ),
    "34 no zip list": ("corrupt", lambda: small().replace(b"PK\x05\x06", b"PK\x07\x08")),
    "35 a program in front": ("program", lambda: b"MZ\x90\x00\x03" + bytes(200) + small()),
    "35 something else in front": ("program", lambda: b"\x00\x01" + bytes(99) + small()),
    "35 a first part that is not listed": ("program", lambda: small()[:120] + small()),
    "36 malformed": ("malformed", lambda: main(document("<w:p>"))),
    "36 a control character": ("malformed", lambda: main(document(TEXT.format("\x0b")))),
    "36 bad UTF-8": (
        "malformed",
        lambda: main(document(TEXT.format("x")).replace(b">x", b">\xff")),
    ),
    "36 an empty part": ("malformed", lambda: main(b"")),
    "37 UTF-7": (
        "encoding",
        lambda: main(document("", before='<?xml version="1.0" encoding="UTF-7"?>')),
    ),
    "37 UTF-32": ("encoding", lambda: main(WIDE.replace("16", "32").encode("utf-32"))),
    "37 UTF-32 without a mark": ("encoding", lambda: main(WIDE.encode("utf-32-le"))),
    "a header that is a whole file": (
        "corrupt",
        lambda: small(
            **{
                "word/_rels/document.xml.rels": links(("header", "a.docx", "")),
                "word/a.docx": b"PK\x03\x04",
            }
        ),
    ),
    "16 a workbook with macros": (
        "macro",
        lambda: with_type("application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
    ),
    "38 ISO strict, in UTF-16": (
        "strict",
        lambda: main(f'<w:document xmlns:w="{STRICT}/wordprocessingml/main"/>'.encode("utf-16")),
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_each_is_refused_with_its_reason_and_one_plain_fault(case: str) -> None:
    reason, made = REFUSED[case]
    with pytest.raises(ak.RefusedError) as caught:
        open_package(made())  # type: ignore[arg-type]
    assert caught.value.reason == reason
    [fault] = caught.value.faults
    assert fault.message
    assert fault.remedy
    assert "Error" not in str(caught.value)


@pytest.mark.parametrize("case", [case for case in REFUSED if case[:2] in ("1 ", "36", "37", "13")])
def test_what_is_wrong_with_a_part_names_the_part(case: str) -> None:
    with pytest.raises(ak.RefusedError, match=r"word/document\.xml"):
        open_package(REFUSED[case][1]())  # type: ignore[arg-type]


READ: dict[str, Callable[[], object]] = {
    "26 names that differ by case": lambda: packed(
        {name.replace("document", "Document"): data for name, data in SMALL.items()},
    ),
    "28 no styles part": small,
    "29 a dangling link": lambda: linked(("image", "media/none.png", ""), ("image", "NULL", "")),
    "29 a spare part without a type": lambda: small(**{"word/spare.thing": b"\x00<!DOCTYPE"}),
    "35 bytes behind": lambda: small() + b"\r\nsent by mail",
    "37 UTF-16": lambda: main(WIDE.encode("utf-16")),
    "38 ISO strict, by its links": lambda: small(
        **{
            "_rels/.rels": SMALL["_rels/.rels"].replace(
                RELATIONS.encode(), f"{STRICT}/officeDocument/relationships".encode()
            )
        },
    ),
    "38 ISO strict, by its document": lambda: small(
        **{
            DOCUMENT: SMALL[DOCUMENT].replace(
                WORD.encode(), f"{STRICT}/wordprocessingml/main".encode()
            )
        }
    ),
    "a workbook with macros inside": lambda: small(
        **{
            "[Content_Types].xml": types(
                more='<Default Extension="xlsb" ContentType='
                '"application/vnd.ms-excel.sheet.binary.macroEnabled.12"/>'
            ),
            "word/embeddings/a.xlsb": b"PK\x03\x04",
        }
    ),
    "an imported file that has the type of a part": lambda: small(
        **{
            "[Content_Types].xml": types(
                more='<Override PartName="/word/a.docx" ContentType="application/vnd.openxml'
                'formats-officedocument.wordprocessingml.document.main+xml"/>'
            ),
            "word/a.docx": b"PK\x03\x04",
        }
    ),
    "a byte order mark and a declaration": lambda: main(
        document("<w:p/>", before='\ufeff<?xml version="1.0" encoding="utf-8"?>'),
    ),
    "folders as members": lambda: small(**{"word/": b"", "word/media/": b""}),
    "a template without macros": lambda: with_type(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ),
    "a drawing with a document type": lambda: small(
        **{
            "[Content_Types].xml": types(
                more='<Default Extension="svg" ContentType="image/svg+xml"/>',
            ),
            "word/media/a.svg": b"<!DOCTYPE svg><svg/>",
        },
    ),
    "small things that pack well": lambda: small(**{"word/media/a.bmp": bytes(900_000)}),
}


@pytest.mark.parametrize("case", READ)
def test_what_is_odd_and_harmless_is_read(case: str) -> None:
    package = open_package(READ[case]())  # type: ignore[arg-type]
    main = main_part(package)
    assert main == DOCUMENT
    assert b"d\x00o\x00c" in package[main] or b"document" in package[main]
    assert set(xml_parts(package)) <= set(package)
    assert len(package) == len(list(package))


def test_real_packages_come_through_member_for_member(word: bytes) -> None:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    for data in (word, buffer.getvalue()):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert dict(open_package(data)) == {
                name: archive.read(name) for name in archive.namelist()
            }


def test_every_code_that_opening_gives_is_shown_above() -> None:
    elsewhere = {"alt-chunk", "embedded", "network", "not-bytes", "remote", "unreadable"}
    assert {reason for reason, _ in REFUSED.values()} == set(get_args(RefusalReason)) - elsewhere


@pytest.mark.parametrize(
    "case",
    ["6 a picture that swells", "8 two million paragraphs", "9 a size forged low"],
)
def test_what_swells_costs_no_memory(case: str) -> None:
    data = REFUSED[case][1]()
    if case.startswith("9"):
        data = patched(main(document("<w:p/>" * 500_000)), DOCUMENT, 24, struct.pack("<I", 10))
    tracemalloc.start()
    with pytest.raises(ak.RefusedError):
        open_package(data)  # type: ignore[arg-type]
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < MB


def mutated(data: bytes, random: Random) -> bytes:
    """A package a little broken: bytes flipped, dropped, doubled, or swapped for telling ones."""
    broken = bytearray(data)
    for _ in range(random.randint(1, 6)):
        at = random.randrange(len(broken))
        match random.randrange(5):
            case 0:
                broken[at] ^= 1 << random.randrange(8)
            case 1:
                del broken[at : at + random.randint(1, 40)]
            case 2:
                broken[at:at] = broken[at : at + random.randint(1, 40)]
            case 3:
                telling = random.choice([b"PK\x01\x02", b"PK\x05\x06", b"\xff" * 4, bytes(4)])
                broken[at : at + 4] = telling
            case _:
                broken[at : at + 1] = random.choice([b"<", b">", b"&", b'"', b"/", b"\x00"])
        broken = broken or bytearray(b"PK")
    return bytes(broken)


def raw(random: Random) -> bytes:
    """A package broken as bytes."""
    method = random.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
    return mutated(packed(WHOLE, method), random)


def within(random: Random) -> bytes:
    """A package whole as a zip file, with one member or its name broken."""
    name = random.choice(list(WHOLE))
    spelt = random.choice([name, mutated(name.encode(), random).decode("latin-1")])
    return packed({**WHOLE, spelt: mutated(WHOLE[name], random)})


WHOLE = {
    **SMALL,
    "word/_rels/document.xml.rels": links(
        ("image", "media/a.png", ""),
        ("hyperlink", "http://example.invalid/", 'TargetMode="External"'),
    ),
    "word/media/a.png": b"\x89PNG" + bytes(range(256)),
}


@pytest.mark.parametrize("broken", [raw, within])
def test_three_hundred_broken_packages_are_read_or_refused(
    broken: Callable[[Random], bytes],
) -> None:
    random = Random(4)
    reasons: Counter[str] = Counter()
    for _ in range(300):
        try:
            dangers(open_package(broken(random)))
        except ak.RefusedError as error:
            reasons[error.reason] += 1
        else:
            reasons["read"] += 1
    # More than one end, or the test would show nothing.
    assert len(reasons) >= 4, reasons
    assert set(reasons) <= {*get_args(RefusalReason), "read"}


_ALL = re.DOTALL | re.MULTILINE


def test_the_reference_explains_every_reason() -> None:
    page = Path(__file__).parent.parent.parent / "docs/reference/errors.md"
    [section] = re.findall(
        r"^## A Word file that is refused$.*?^## ", page.read_text("utf-8"), _ALL
    )
    explained = re.findall(r"^\| `([\w-]+)` \|", section, re.MULTILINE)
    assert explained == sorted(get_args(RefusalReason))
