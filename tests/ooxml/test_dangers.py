"""What is sound and not what it seems is flagged, and never followed."""

import pytest

from agreementkit.ooxml.dangers import dangers
from agreementkit.ooxml.package import open_package, root_of

from .packages import DOCUMENT, document, links, small

OUT = 'TargetMode="External"'
VML = "urn:schemas-microsoft-com:vml"


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(*pieces: str, tag: str = "instrText") -> str:
    return "".join(f"<w:r><w:{tag}>{piece}</w:{tag}></w:r>" for piece in pieces)


def linked(kind: str, target: str, rest: str = "") -> bytes:
    return small(**{"word/_rels/document.xml.rels": links((kind, target, rest))})


def written(*inside: str) -> bytes:
    return small(**{DOCUMENT: document(f"<w:p>{''.join(inside)}</w:p>")})


FLAGGED = {
    "14 a template from elsewhere": (
        linked("attachedTemplate", "https://example.invalid/t.dotm", OUT),
        ("remote-template", "https://example.invalid/t.dotm"),
    ),
    "15 a picture on a web address": (
        linked("image", "https://example.invalid/p.png", OUT),
        ("remote-picture", "https://example.invalid/p.png"),
    ),
    "15 a picture on a server's share, not even said to be outside": (
        linked("image", r"\\server\share\p.png"),
        ("remote-picture", r"\\server\share\p.png"),
    ),
    "15 a picture named in old drawing markup": (
        written(f'<v:imagedata xmlns:v="{VML}" src="http://example.invalid/p.png"/>'),
        ("remote-picture", "http://example.invalid/p.png"),
    ),
    "a document drawn in": (
        linked("subDocument", "file:///other.docx", OUT),
        ("remote", "file:///other.docx"),
    ),
    "18 DDEAUTO, split over runs": (
        written(mark("begin"), code(" DDE", "AUTO c:\\\\cmd "), mark("separate"), mark("end")),
        ("field", "DDEAUTO c:\\\\cmd"),
    ),
    "18 the same inside another field": (
        written(
            mark("begin"),
            code("IF 1 = 1 "),
            *(mark("begin"), code("DDE x y"), mark("end")),
            mark("end"),
        ),
        ("field", "DDE x y"),
    ),
    "18 the same deleted": (
        written(mark("begin"), code("DDE x y", tag="delInstrText"), mark("end")),
        ("field", "DDE x y"),
    ),
    "18 never closed": (written(mark("begin"), code("LINK x y")), ("field", "LINK x y")),
    "18 outside of any field": (
        written(mark("end"), code("LINK x y")),
        ("field", "LINK x y"),
    ),
    "19 INCLUDETEXT in a simple field": (
        written('<w:fldSimple w:instr="includetext file.docx"/>'),
        ("field", "includetext file.docx"),
    ),
    "20 an OLE object": (
        linked("oleObject", "embeddings/a.bin"),
        ("embedded", "word/embeddings/a.bin"),
    ),
    "20 an ActiveX control": (
        linked("control", "activeX/a.xml"),
        ("embedded", "word/activeX/a.xml"),
    ),
    "20 an embedded file": (linked("package", "a.xlsx"), ("embedded", "word/a.xlsx")),
    "21 an import of another file": (linked("aFChunk", "/a.htm"), ("alt-chunk", "a.htm")),
}


@pytest.mark.parametrize("case", FLAGGED)
def test_each_is_flagged_with_its_part_and_what_it_names(case: str) -> None:
    data, (kind, detail) = FLAGGED[case]
    [danger] = dangers(open_package(data))
    assert (danger.kind, danger.part, danger.detail) == (kind, DOCUMENT, detail)
    assert str(danger).startswith("word/document.xml ")
    assert str(danger).endswith(f"({detail})")


def test_a_danger_of_the_whole_package_says_so() -> None:
    rows = links(("officeDocument", DOCUMENT, ""), ("image", "http://example.invalid/t", OUT))
    [danger] = dangers(open_package(small(**{"_rels/.rels": rows})))
    assert str(danger).startswith("the file shows a picture")


HARMLESS = {
    "a link to click on": linked("hyperlink", "https://example.invalid/", OUT),
    "a link within": linked("hyperlink", "#clause-4"),
    "a picture inside": linked("image", "./media/a.png"),
    "page numbers": written(
        mark("begin"), code(" PAGE "), mark("separate"), mark("end"), '<w:fldSimple w:instr=""/>'
    ),
    "a field without an instruction": written("<w:fldSimple/>"),
    "an old drawing without an address": written(f'<v:imagedata xmlns:v="{VML}"/>'),
}


@pytest.mark.parametrize("case", HARMLESS)
def test_what_is_ordinary_is_not_flagged(case: str) -> None:
    assert dangers(open_package(HARMLESS[case])) == ()


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("file:///C:/Templates/Normal.dotm", True),
        ("C:\\Templates\\Normal.dotm", True),
        ("Normal.dotm", True),
        ("file:////server/share/t.dotm", False),
        ("file:///%5C%5Cserver/t.dotm", False),
        ("file://server/t.dotm", False),
        ("\\\\server\\t.dotm", False),
        ("//server/t.dotm", False),
        ("https://example.invalid/t.dotm", False),
    ],
)
def test_a_template_on_ones_own_computer_draws_nothing_in(address: str, local: bool) -> None:
    found = dangers(open_package(linked("attachedTemplate", address, OUT)))
    assert [each.kind for each in found] == ([] if local else ["remote-template"])


@pytest.mark.parametrize("part", ["docProps/custom.xml", "customXml/item1.xml"])
def test_a_damaged_part_that_holds_no_shown_word_is_told_and_not_refused(part: str) -> None:
    package = open_package(small(**{part: b"<w:t>broken"}))
    assert [(each.kind, each.part) for each in dangers(package)] == [("damaged", part)]
    assert root_of(package, part).tag == "damaged"
