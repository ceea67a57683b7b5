"""Names of WordprocessingML (ISO/IEC 29500-1, chapter 17), and small elements made of them."""

from collections.abc import Callable, Mapping
from functools import partial

from lxml import etree

__all__ = ["NAMES", "Element", "M", "R", "W", "of", "style_of", "text_element", "texts", "value"]

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
W = f"{{{NAMES['w']}}}"
R = f"{{{NAMES['r']}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element = etree._Element


class _Maker:
    """Makes an element by name: `M.r(M.t("word"))`."""

    def __call__(self, name: str, *inside: "Element | str | Mapping[str, str]") -> Element:
        made = etree.Element(W + name, nsmap={"w": NAMES["w"]})
        for each in inside:
            if isinstance(each, str):
                made.text = each
            elif isinstance(each, Mapping):
                for key, given in each.items():
                    made.set(key, given)
            else:
                made.append(each)
        return made

    def __getattr__(self, name: str) -> Callable[..., Element]:
        return partial(self, name)


M = _Maker()


def value(element: Element, name: str = "val") -> str:
    """An attribute of WordprocessingML; empty where there is none."""
    return element.get(W + name) or ""


def of(name: str, given: str) -> Element:
    """An element whose whole meaning is its value."""
    return M(name, {W + "val": given})


def text_element(text: str) -> Element:
    """Words that keep their spaces."""
    return M.t({SPACE: "preserve"}, text)


def style_of(paragraph: Element) -> str:
    """The id of a paragraph's style."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else value(style)


def texts(paragraph: Element) -> list[Element]:
    """The pieces of a paragraph's own words: not the results of its references and page numbers."""
    found: list[Element] = []
    instruction, inside = "", False
    for each in paragraph.iter(W + "fldChar", W + "instrText", W + "t"):
        if each.tag == W + "instrText":
            instruction = each.text or ""
        elif each.tag == W + "fldChar":
            inside = value(each, "fldCharType") == "separate" and " TOC " not in instruction
        elif not inside and each.text:
            found.append(each)
    return found
