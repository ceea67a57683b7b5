"""What data say that a content control takes its words from: looked up, and no code run."""

from lxml import etree

from agreementkit.ooxml.data_binding import bound_value
from agreementkit.ooxml.package import open_package
from agreementkit.ooxml.xml import NAMESPACES
from tests.ooxml.packages import links, small

ITEM = "{11111111-2222-3333-4444-555555555555}"
CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"


def said(path: str, item: str = ITEM, prefixes: str = "xmlns:n='urn:x'") -> str | None:
    held = open_package(with_data())
    control = etree.fromstring(
        f'<w:sdtPr xmlns:w="{NAMESPACES["w"]}"><w:dataBinding w:prefixMappings="{prefixes}" '
        f'w:xpath="{path}" w:storeItemID="{item}"/></w:sdtPr>'
    )
    return bound_value(held, control)


def with_data() -> bytes:
    return small(
        **{
            "customXml/item1.xml": b'<d xmlns="urn:x"><w v="9">8</w></d>',
            "customXml/itemProps1.xml": (
                f'<ds:datastoreItem xmlns:ds="{OFFICE}/customXml" ds:itemID="{ITEM}"/>'
            ).encode(),
            "customXml/_rels/item1.xml.rels": links(("customXmlProps", "itemProps1.xml", "")),
        }
    )


def test_words_and_attributes_are_found() -> None:
    assert said("/n:d/n:w") == said("/n:d[1]/n:w[1]") == "8"
    assert said("/n:d/n:w/@v") == "9"


def test_what_cannot_be_told_is_empty_and_what_is_bound_to_nothing_is_none() -> None:
    assert said("/n:d/n:other") == ""
    assert said("string(/n:d)") == ""
    assert said("/q:d/q:w") == ""
    assert said("/n:d/n:w", "{of-nothing}") == ""
    assert said("/n:d/n:w", CORE) == ""
    nothing = etree.fromstring(f'<w:sdtPr xmlns:w="{NAMESPACES["w"]}"/>')
    assert bound_value(open_package(with_data()), nothing) is None
