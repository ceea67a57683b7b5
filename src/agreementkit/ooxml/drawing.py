"""Drawings of both kinds (20.4; VML): what surrounds text in them, and what pictures show."""

import re
from typing import TYPE_CHECKING

from attrs import frozen

from agreementkit.ooxml.properties import measure, on_off, whole_number
from agreementkit.ooxml.reading import Concealment
from agreementkit.ooxml.xml import (
    EXTENT,
    PICTURE_FRAMES,
    PICTURE_NAMES,
    PICTURE_OWN,
    VML_TITLE,
    name,
    qualified,
)

if TYPE_CHECKING:
    from lxml import etree

_GRAPHIC = qualified("a:graphicData")
_TRANSPARENCY = qualified("a:alphaModFix")
_IN_LINE, _ANCHORED = PICTURE_FRAMES
_POSITION, _OFFSET = qualified("wp:position"), qualified("wp:posOffset")
_VML = qualified("v:")
_SHAPE_FILL = "/".join(map(qualified, ("wps:spPr", "a:solidFill", "a:srgbClr")))
_SHAPE_SIZE = "/".join(map(qualified, ("wps:spPr", "a:xfrm", "a:ext")))

_FARTHEST = 15_000_000
"""English metric units, 360,000 to the centimetre: beyond any page."""
_NEAREST = -1_500_000
"""A margin's width out of the page."""
_MOST = 27_273_042_316_900
"""The range of coordinates (20.1.10.16)."""
_LEAST = 50_800
"""As small as four points."""
_PALEST = 5_000
"""Thousandths of a per cent that are left of a picture's ink (20.1.8.4)."""
_UNITS = {"": 12_700, "pt": 12_700, "in": 914_400, "cm": 360_000, "mm": 36_000, "px": 9_525}
_LENGTH = re.compile(r"(-?\d{1,9}(?:\.\d{1,9})?)\s*(pt|in|cm|mm|px|)")
_HEX = re.compile(r"#?([0-9A-Fa-f]{6})\b")

_CODES = frozenset(map(name, ("instrText", "delInstrText", "fldData")))
MEASURES = (qualified("wp:"), qualified("wp14:"), qualified("o:"))
"""Vocabularies whose elements hold measures and switches as text."""


@frozen(kw_only=True)
class Frame:
    """What surrounds text in a drawing."""

    looks: frozenset[Concealment] = frozenset()
    fill: str | None = None
    """The colour that it stands on, where that is known."""


def words_in(element: "etree._Element") -> str:
    """All words below an element, whatever holds them, with single spaces."""
    from lxml import etree

    found = []
    for event, each in etree.iterwalk(element, events=("start", "end")):
        tag = str(each.tag)
        if event == "start" and tag not in _CODES and not tag.startswith(MEASURES):
            found.append(each.text or "")
        elif event == "end" and each is not element:
            found.append(each.tail or "")
    return " ".join("".join(found).split())


def frame_of(drawing: "etree._Element") -> Frame:
    """What a drawing as a whole does to text in it."""
    for child in drawing.iterchildren(_ANCHORED, _IN_LINE):
        looks = set()
        extent, named = child.find(EXTENT), child.find(PICTURE_NAMES)
        sides = {side: _number(extent, side) for side in ("cx", "cy")}
        offsets = (
            (axis, _offset(child.find(f"{_POSITION}{axis}/{_OFFSET}"))) for axis in ("H", "V")
        )
        past = any(
            at > _FARTHEST or at + sides["cx" if axis == "H" else "cy"] < _NEAREST
            for axis, at in offsets
        )
        measured = extent is not None and all(
            _coordinate(extent.get(side, "0")) is not None for side in sides
        )
        if past or (measured and min(sides.values()) < _LEAST):
            looks.add(Concealment.OFF_PAGE)
        if named is not None and on_off(named.get("hidden"), absent=False):
            looks.add(Concealment.HIDDEN)
        return Frame(looks=frozenset(looks))
    return Frame()


def is_unseen(drawing: "etree._Element") -> bool:
    """Whether nothing shows of a picture: its frame, it itself, or its ink hides it."""
    return (
        bool(frame_of(drawing).looks)
        or any(on_off(own.get("hidden"), absent=False) for own in drawing.iter(PICTURE_OWN))
        or any(
            (whole_number(ink.get("amt", "100000")) or 0) < _PALEST
            for ink in drawing.iter(_TRANSPARENCY)
        )
    )


def box_of(content: "etree._Element") -> Frame:
    """What the shape around the content of a text box does to the text in it."""
    box = content.getparent()
    shape = None if box is None else box.getparent()
    if shape is None:
        return Frame()
    if str(shape.tag).startswith(_VML):
        return _vml_box(shape)
    own = shape.find(_SHAPE_FILL)
    size = shape.find(_SHAPE_SIZE)
    small = size is not None and min(_number(size, side) for side in ("cx", "cy")) < _LEAST
    return Frame(
        looks=frozenset({Concealment.OFF_PAGE} if small else ()),
        fill=None if own is None else own.get("val"),
    )


def _vml_box(shape: "etree._Element") -> Frame:
    parts = [part.partition(":") for part in (shape.get("style") or "").lower().split(";")]
    style = {side.strip(): value.strip() for side, _, value in parts}
    looks = set()
    if style.get("visibility") == "hidden" or style.get("display") == "none":
        looks.add(Concealment.HIDDEN)
    sizes = [_length(style[side]) for side in ("width", "height") if side in style]
    places = [_length(style[s]) for s in ("left", "top", "margin-left", "margin-top") if s in style]
    if any(size < _LEAST for size in sizes) or any(abs(at) > _FARTHEST for at in places):
        looks.add(Concealment.OFF_PAGE)
    fill = _HEX.match(shape.get("fillcolor") or "")
    return Frame(looks=frozenset(looks), fill=fill and fill[1])


def description_of(picture: "etree._Element") -> str:
    """The description of a picture; empty where it has none.

    That of a picture by itself is the one that Word shows and lets people write, of its frame
    (20.4.2.5). Its own (20.2.2.3) is often no more than the name of a file. In a group the
    frame speaks of all, and each picture of itself.
    """
    found = [picture.get(VML_TITLE, "")]
    own = [each for element in picture.iter(PICTURE_OWN) for each in _described(element)]
    frames = [
        each
        for above in picture.iterancestors(*PICTURE_FRAMES)
        for element in above.iterchildren(PICTURE_NAMES)
        for each in _described(element)
    ]
    above = picture.getparent()
    alone = above is not None and above.tag == _GRAPHIC
    found += (*frames, *own) if alone else (*own, *frames)
    return next(filter(None, found), "")


def _described(element: "etree._Element") -> tuple[str, str]:
    return element.get("descr", ""), element.get("title", "")


def _length(text: str) -> float:
    """A length in English metric units; what cannot be told takes up room."""
    found = _LENGTH.fullmatch(text)
    return float(found[1]) * _UNITS[found[2]] if found else _LEAST


def _number(element: "etree._Element | None", attribute: str) -> int:
    return coordinate(None if element is None else element.get(attribute))


def _offset(element: "etree._Element | None") -> int:
    return coordinate(None if element is None else element.text)


def coordinate(text: str | None) -> int:
    """A length or a place in English metric units, in whatever unit it is said; 0 where none is.

    >>> coordinate("914400"), coordinate("1in"), coordinate("wide")
    (914400, 914400, 0)
    """
    return _coordinate(text) or 0


def _coordinate(text: str | None) -> int | None:
    whole = whole_number(text, least=-_MOST, most=_MOST)
    found = measure(text, per_point=_UNITS["pt"]) if whole is None else whole
    return None if found is None or abs(found) > _MOST else round(found)
