"""Which part leads to which: what is there, inside the package, and by which name."""

from agreementkit.ooxml.opc import RawRelationship, relationship_type, with_relationships
from agreementkit.ooxml.package import RelatedParts, open_package

from .packages import DOCUMENT, links, small

RELS = "word/_rels/document.xml.rels"


def related(*rows: tuple[str, str, str]) -> RelatedParts:
    header = b'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    data = small(**{RELS: links(*rows), "word/header1.xml": header})
    return RelatedParts(package=open_package(data), source=DOCUMENT)


def test_parts_are_found_by_their_kind_in_whatever_way_the_link_is_written() -> None:
    parts = related(("header", "header1.xml", ""), ("header", "/word/Header1.xml", ""))
    assert parts.names("header") == ("word/header1.xml", "word/Header1.xml")
    root = parts.root("header")
    assert root is not None
    assert str(root.tag).endswith("}hdr")
    assert parts.names("footer") == ()
    assert parts.root("footer") is None


def test_what_lies_outside_or_is_not_there_is_no_related_part() -> None:
    outside = 'TargetMode="External"'
    parts = related(("header", "word/header1.xml", outside), ("header", "header9.xml", ""))
    assert parts.names("header") == ()


def test_the_kind_of_a_relationship_is_the_last_word_of_its_type() -> None:
    new = RawRelationship(id="rId7", type=relationship_type("footer"), target="footer1.xml")
    assert new.kind == "footer"
    assert b'Target="footer1.xml"' in with_relationships(None, [new])


def test_signs_in_a_target_are_read_where_no_member_has_the_name_as_written() -> None:
    assert related(("header", "head%65r1.xml", "")).names("header") == ("word/header1.xml",)
    data = small(**{RELS: links(("image", "a%20b.png", "")), "word/a%20b.png": b""})
    parts = RelatedParts(package=open_package(data), source=DOCUMENT)
    assert parts.names("image") == ("word/a%20b.png",)
