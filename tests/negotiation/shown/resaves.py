"""Files that a program opened and saved, and that nobody edited."""

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random

import docx
from lxml import etree

from tests.negotiation.silent_edits.package import members, zipped
from tests.negotiation.silent_edits.xml import Element, W, style_of, value

from .kinds import HARMLESS
from .sheet import Sheet, fragment

__all__ = ["RESAVES"]

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BY_WORD = (
    "numbers of saves throughout",
    "names of paragraphs throughout",
    "errors of spelling not shown",
    "spelling done",
    "the time of a save",
    "properties of formulas",
    "defaults for new shapes",
    "a chart's colours follow the text",
    "where Word was",
    "the default styles of Word named",
    "a heading's style for letters",
    "styles that nothing has",
    "our styles with a number of a save",
    "a theme of Word's own",
    "a grid for East Asian text",
    "a level's own number",
    "the compatibility of an older Word",
    "another font in the table of fonts",
    "the program's own properties",
    "settings for the web",
    "a list of people",
    "lines over footnotes, and no footnote",
    "lines over endnotes, and no endnote",
    "a paragraph's end after the last table",
    "the section named after a save",
)
"""What Word does to a file that it did not write, all at once."""


def by_word() -> bytes:
    """As Word saves it: nothing is edited, and hardly a part stays as it was."""
    sheet, random = Sheet(), Random(13)
    for name in _BY_WORD:
        HARMLESS[name].make(sheet)
    for text in [*sheet.body.iter(W + "t")]:
        words = text.text or ""
        if len(words) > 12 and random.random() < 0.5:
            _cut(text, random.randrange(3, len(words) - 3))
    return sheet.file()


def _cut(text: Element, place: int) -> None:
    """A run cut in two, as a check of the spelling or a page's end leaves it."""
    run = text.getparent()
    assert run is not None
    if len(run) != (2 if run.find(W + "rPr") is not None else 1):
        return
    words = text.text or ""
    look = run.find(W + "rPr")
    own = etree.tostring(look).decode() if look is not None else ""
    start, rest = fragment(
        '<w:proofErr w:type="spellStart"/>'
        f'<w:r w:rsidR="00112233">{own}<w:lastRenderedPageBreak/><w:t xml:space="preserve"/></w:r>',
    )
    text.text = words[:place]
    rest[-1].text = words[place:]
    run.addnext(start)
    start.addnext(rest)


def by_python_docx() -> bytes:
    """As a script leaves it that opens a file and saves it."""
    saved = io.BytesIO()
    docx.Document(io.BytesIO(Sheet().file())).save(saved)
    return saved.getvalue()


_STYLES_KEPT = ("Normal", "DefaultParagraphFont", "TableNormal", "NoList", "Title")
_HEADINGS_KEPT = ("Heading1", "Heading2")
_LEVELS = {"Heading2": 0, "ClauseLevel2": 1, "ClauseLevel3": 2, "ClauseLevel4": 3}
_NOTHING = ' w:space="0" w:sz="0" w:val="nil"'
_BORDERS = "".join(
    f"<w:{side}{_NOTHING}/>" for side in ("top", "left", "bottom", "right", "between")
)
_GOOGLE_LAYOUT = (
    '<w:keepLines w:val="0"/><w:pageBreakBefore w:val="0"/><w:widowControl w:val="1"/>'
    f'<w:pBdr>{_BORDERS}</w:pBdr><w:shd w:fill="auto" w:val="clear"/><w:jc w:val="left"/>'
)
_GOOGLE_LOOK = (
    '<w:rFonts w:ascii="Arial" w:cs="Arial" w:eastAsia="Arial" w:hAnsi="Arial"/><w:i w:val="0"/>'
    '<w:smallCaps w:val="0"/><w:strike w:val="0"/><w:u w:val="none"/>'
    '<w:shd w:fill="auto" w:val="clear"/><w:vertAlign w:val="baseline"/><w:rtl w:val="0"/>'
)


def by_google() -> bytes:
    """As Google Docs is said to write it: no anchors, no fields, no styles of ours, much markup."""
    sheet = Sheet()
    looks = {
        value(each, "styleId"): each for each in sheet.root("word/styles.xml").iter(W + "style")
    }
    for each in [*sheet.body.iter(W + "r")]:
        if each.find(W + "fldChar") is not None or each.find(W + "instrText") is not None:
            _out(each)
    for each in [*sheet.body.iter(W + "bookmarkStart", W + "bookmarkEnd")]:
        _out(each)
    for each in [*sheet.body.iter(W + "hyperlink")]:
        for inside in list(each):
            each.addprevious(inside)
        _out(each)
    for paragraph in sheet.body.iter(W + "p"):
        _as_google(sheet, paragraph, [*_chain(style_of(paragraph), looks)])
    for number, run in enumerate([*sheet.body.iter(W + "r")]):
        if run.find(W + "t") is not None:
            [control] = fragment(
                f'<w:sdt><w:sdtPr><w:id w:val="{1000 + number}"/><w:tag'
                f' w:val="goog_rdk_{number}"/></w:sdtPr><w:sdtContent/></w:sdt>'
            )
            run.addprevious(control)
            control[1].append(run)
    _forget_styles(sheet)
    return _without_properties(sheet.file())


def _out(element: Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def _chain(name: str, styles: Mapping[str, Element]) -> Iterator[Element]:
    """A style and what it rests on, the ground of all first."""
    style = styles.get(name)
    if style is not None:
        below = style.find(W + "basedOn")
        if below is not None:
            yield from _chain(value(below), styles)
        yield style


def _as_google(sheet: Sheet, paragraph: Element, styles: Sequence[Element]) -> None:
    """The look of a style, written into each paragraph and run that had it."""
    name = style_of(paragraph)
    own = paragraph.find(W + "pPr")
    if name in (*_HEADINGS_KEPT, "Title", "Normal"):
        layout = ""
    else:
        layout = "".join(_inside(style, "pPr") for style in styles)
        if own is not None:
            for each in own.findall(W + "pStyle"):
                own.remove(each)
    if name == "ScheduleHeading":
        layout = f'<w:pStyle w:val="Heading1"/>{layout}'
    if name in _LEVELS:
        layout += f'<w:numPr><w:ilvl w:val="{_LEVELS[name]}"/><w:numId w:val="1"/></w:numPr>'
    sheet.add(paragraph, "pPr", _GOOGLE_LAYOUT + layout)
    for run in paragraph.iter(W + "r"):
        look = "".join(_inside(style, "rPr") for style in styles) if layout else ""
        sheet.add(run, "rPr", _GOOGLE_LOOK + look + _inside(run, "rPr"))


def _inside(element: Element | None, properties: str) -> str:
    found = None if element is None else element.find(W + properties)
    return "" if found is None else "".join(etree.tostring(each).decode() for each in found)


def _forget_styles(sheet: Sheet) -> None:
    styles = sheet.root("word/styles.xml")
    kept = (
        *_STYLES_KEPT,
        *_HEADINGS_KEPT,
        "Header",
        "Footer",
        "TableText",
        "TableHeading",
        "AgreementTable",
        "Blank",
    )
    for each in styles.findall(W + "style"):
        if value(each, "styleId") not in kept:
            styles.remove(each)
        for following in each.findall(W + "next"):
            each.remove(following)
    for level in sheet.root("word/numbering.xml").iter(W + "lvl"):
        for each in level.findall(W + "pStyle"):
            if value(each) not in kept:
                level.remove(each)


def _without_properties(data: bytes) -> bytes:
    """Google keeps no properties of the file, and so not the name of the draft."""
    parts = members(data)
    del parts["docProps/core.xml"]
    links = re.sub(rb'<Relationship [^>]*core-properties"[^>]*/>', b"", parts["_rels/.rels"])
    types = re.sub(
        rb'<Override PartName="/docProps/core.xml"[^>]*/>', b"", parts["[Content_Types].xml"]
    )
    return zipped({**parts, "_rels/.rels": links, "[Content_Types].xml": types})


RESAVES: Mapping[str, Callable[[], bytes]] = {
    "Word": by_word,
    "python-docx": by_python_docx,
    "Google Docs": by_google,
}
"""Programs that can be played without having them."""
