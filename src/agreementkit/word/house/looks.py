"""How a template's styles look, once defaults, inheritance and theme are worked out."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import evolve, field, fields, frozen

from agreementkit.word.house.theme import Theme
from agreementkit.word.oxml.tree import attribute, name, parsed

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Look", "Looks", "TableLook", "look_of", "looks_of"]

_NUMBER = re.compile(r"[0-9]{1,5}")
_OFF = ("0", "false", "off", "none")
_PLAIN = "auto"


@frozen(kw_only=True)
class Look:
    """What a style says of its text; None where it says nothing."""

    font: str | None = None
    size: int | None = None
    """In half-points."""
    bold: bool | None = None
    italic: bool | None = None
    colour: str | None = None
    """Six hexadecimal digits, or `auto`."""
    before: int | None = None
    """Space before, in twentieths of a point; `after` is the same behind."""
    after: int | None = None
    line: int | None = None
    """Line spacing, in 240ths of a line."""
    align: str | None = None
    tabs: tuple[tuple[int, str], ...] = ()
    """Stops by position in twentieths of a point, with their kind; `clear` takes one away."""

    def over(self, below: "Look") -> "Look":
        """This look laid over another one, which shows where this says nothing."""
        said = {
            each.name: value
            for each in fields(Look)
            if (value := getattr(self, each.name)) is not None and each.name != "tabs"
        }
        return evolve(below, **said, tabs=tuple({**dict(below.tabs), **dict(self.tabs)}.items()))


@frozen(kw_only=True)
class TableLook:
    """The heading row of a template's own table style."""

    style: str
    fill: str
    colour: str | None


@frozen(kw_only=True)
class Looks:
    """The styles of a template by what they look like."""

    theme: Theme
    by_name: Mapping[str, Look] = field(factory=dict)
    """Paragraph styles by name, in lower case."""
    by_id: Mapping[str, Look] = field(factory=dict)
    """Paragraph and character styles by id."""
    default: Look = Look()
    """Of a paragraph that names no style."""
    tables: tuple[TableLook, ...] = ()


def looks_of(data: bytes, theme: Theme) -> Looks:
    """A styles part, read."""
    root = parsed(data)
    found = {attribute(style, "styleId") or "": style for style in root.iter(name("style"))}
    base = Look()
    for default in ("rPrDefault", "pPrDefault"):
        for element in root.iter(name(default)):
            base = look_of(element, theme).over(base)
    by_name: dict[str, Look] = {}
    by_id: dict[str, Look] = {}
    plain = base
    for style_id, style in found.items():
        kind = attribute(style, "type")
        look = _inherited(found, style_id, theme)
        if kind == "character":
            by_id[style_id] = look
        elif kind == "paragraph":
            by_id[style_id] = look = look.over(base)
            for each in _names(style):
                by_name.setdefault(each, look)
            if attribute(style, "default") in ("1", "true", "on"):
                plain = look
    tables = tuple(_tables(root, theme))
    return Looks(theme=theme, by_name=by_name, by_id=by_id, default=plain, tables=tables)


def _names(style: "etree._Element") -> Iterator[str]:
    """A style's names in lower case: Word and LibreOffice spell the built-in ones differently."""
    for tag in ("name", "aliases"):
        for element in style.iterfind(name(tag)):
            for each in (attribute(element, "val") or "").split(","):
                yield each.strip().lower()


def _inherited(
    found: Mapping[str, "etree._Element"],
    style_id: str,
    theme: Theme,
) -> Look:
    """A style with what it is based on; a circle ends where it began."""
    look = Look()
    seen: set[str] = set()
    while style_id in found and style_id not in seen:
        seen.add(style_id)
        look = look.over(look_of(found[style_id], theme))
        below = found[style_id].find(name("basedOn"))
        style_id = "" if below is None else attribute(below, "val") or ""
    return look


def look_of(element: "etree._Element", theme: Theme) -> Look:
    """What an element's own paragraph and run properties say."""
    run, paragraph = element.find(name("rPr")), element.find(name("pPr"))
    look = Look() if run is None else _of_run(run, theme)
    return look if paragraph is None else _of_paragraph(paragraph).over(look)


def _of_run(properties: "etree._Element", theme: Theme) -> Look:
    colour = properties.find(name("color"))
    return Look(
        font=_font(properties, theme),
        size=_number(properties, "sz", "val"),
        bold=_switch(properties, "b"),
        italic=_switch(properties, "i"),
        colour=None if colour is None else theme.colour(colour, "val", "themeColor"),
    )


def _font(properties: "etree._Element", theme: Theme) -> str | None:
    fonts = properties.find(name("rFonts"))
    if fonts is None:
        return None
    themed = attribute(fonts, "asciiTheme") or attribute(fonts, "hAnsiTheme") or ""
    plain = attribute(fonts, "ascii") or attribute(fonts, "hAnsi")
    return theme.font(themed) or plain


def _of_paragraph(properties: "etree._Element") -> Look:
    align = properties.find(name("jc"))
    rule = _value(properties, "spacing", "lineRule") or _PLAIN
    return Look(
        before=_number(properties, "spacing", "before"),
        after=_number(properties, "spacing", "after"),
        line=_number(properties, "spacing", "line") if rule == _PLAIN else None,
        align=None if align is None else attribute(align, "val"),
        tabs=tuple(_tabs(properties)),
    )


def _tabs(properties: "etree._Element") -> Iterator[tuple[int, str]]:
    for tab in properties.iterfind(f"{name('tabs')}/{name('tab')}"):
        position = attribute(tab, "pos") or ""
        if _NUMBER.fullmatch(position):
            yield int(position), attribute(tab, "val") or "left"


def _tables(root: "etree._Element", theme: Theme) -> Iterator[TableLook]:
    """The template's own table styles whose first row is filled, in order."""
    for style in root.iterfind(name("style")):
        if attribute(style, "type") != "table" or attribute(style, "customStyle") is None:
            continue
        for row in style.iterfind(name("tblStylePr")):
            shading = row.find(f"{name('tcPr')}/{name('shd')}")
            if attribute(row, "type") == "firstRow" and shading is not None:
                fill = theme.colour(shading, "fill", "themeFill")
                if fill and fill != _PLAIN:
                    called = _value(style, "name", "val") or ""
                    yield TableLook(style=called, fill=fill, colour=look_of(row, theme).colour)


def _value(parent: "etree._Element", tag: str, key: str) -> str | None:
    element = parent.find(name(tag))
    return None if element is None else attribute(element, key)


def _number(parent: "etree._Element", tag: str, key: str) -> int | None:
    value = _value(parent, tag, key) or ""
    return int(value) if _NUMBER.fullmatch(value) else None


def _switch(parent: "etree._Element", tag: str) -> bool | None:
    element = parent.find(name(tag))
    return None if element is None else attribute(element, "val") not in _OFF
