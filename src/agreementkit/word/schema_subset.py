"""What a shared copy may be made of: every element, attribute and value, type and relationship.

All else is refused. So the table says what can be said with markup: a style by its
name, a width, a bookmark that means nothing. No attribute takes free text, save those
marked `WORDS`, which are looked up among the words of the document.

Source: ISO/IEC 29500-1, chapters 17 and 20, as far as we write it.
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from agreementkit.ooxml.opc import (
    CORE_PROPERTIES_RELATIONSHIP,
    CORE_PROPERTIES_TYPE,
    MAIN_TYPES,
    PICTURE_TYPES,
    RELATIONSHIPS_TYPE,
    THEME_TYPE,
    THREADS_RELATIONSHIP,
    XML_TYPE,
    relationship_type,
    word_type,
)
from agreementkit.ooxml.xml import NAMESPACES

# Values.

STYLE = "style"
AUTHOR = "author"
INITIALS = "initials"
WORDS = "words"
INK = "ink"
"""In place of a pattern: what only the copy, or its style part, can say of a value."""

_T = TypeVar("_T")

Rules = Mapping[str, Mapping[str, str]]


def _each(names: Iterable[str], rule: _T) -> dict[str, _T]:
    """The same rule under several names."""
    return dict.fromkeys(names, rule)


_COUNT = r"\d{1,9}"
_WIDTH = r"0|[1-9]\d{2,4}"
_HEX = r"[0-9A-F]{6}"
_ON = r"0|1|true|false|on|off"
_ID = r"\d{1,10}|-\d{1,10}"
_LONG_HEX = r"[0-9A-F]{8}"
_RELATION = r"rId(?:\d{1,4}|HouseHeader|HouseFooter)"
ANCHOR = r"agk_[0-9a-f]{12}(?:_b|_old)?|_Toc\d{6,10}"
_MOVE = r"(?:agk_|move_?)[0-9a-f]{1,12}"
_WHEN = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?"
_LANGUAGE = r"en-GB|cy-GB|ar-SA"

_MARK = {"w:id": _ID, "w:author": AUTHOR, "w:date": _WHEN}
_EDGE = {"w:val": "single|nil|none", "w:sz": _COUNT, "w:space": _COUNT, "w:color": f"{_HEX}|auto"}
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV", "between", "start", "end")
_WIDE = {"w:w": _WIDTH, "w:type": "dxa|auto|pct|nil"}
_SWITCH = {"w:val": _ON}

# Elements with their attributes.

_PARAGRAPH: Rules = {
    "w:p": {},
    "w:pPr": {},
    "w:pStyle": {"w:val": STYLE},
    **_each(
        (
            *("w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:widowControl"),
            *("w:contextualSpacing", "w:suppressAutoHyphens"),
        ),
        _SWITCH,
    ),
    "w:numPr": {},
    "w:ilvl": {"w:val": r"\d"},
    "w:numId": {"w:val": _COUNT},
    "w:pBdr": {},
    "w:shd": {"w:val": "clear|solid|nil", "w:color": f"{_HEX}|auto", "w:fill": f"{_HEX}|auto"},
    "w:tabs": {},
    "w:spacing": {
        "w:before": _COUNT,
        "w:after": _COUNT,
        "w:line": r"[2-9]\d\d|1\d{3}",
        "w:lineRule": "auto|atLeast",
    },
    "w:ind": _each(
        ("w:left", "w:right", "w:start", "w:end", "w:hanging", "w:firstLine"),
        r"\d{1,4}",
    ),
    "w:jc": {"w:val": "left|start|center|right|end"},
    "w:outlineLvl": {"w:val": r"\d"},
}
_RUN: Rules = {
    "w:r": {},
    "w:rPr": {},
    "w:rStyle": {"w:val": STYLE},
    **_each(("w:b", "w:bCs", "w:i", "w:iCs", "w:noProof"), _SWITCH),
    "w:color": {"w:val": INK},
    **_each(("w:sz", "w:szCs"), {"w:val": r"1[6-9]|[2-9]\d|1\d\d"}),
    "w:highlight": {"w:val": "yellow"},
    "w:u": {"w:val": "single|none"},
    "w:lang": _each(("w:val", "w:eastAsia", "w:bidi"), _LANGUAGE),
    "w:t": {"xml:space": "preserve"},
    # In tab stops it has a place; in a run it is the character.
    "w:tab": {"w:val": "left|right|center|start|end", "w:pos": _COUNT, "w:leader": "dot|none"},
    "w:br": {"w:type": "page"},
    "w:noBreakHyphen": {},
    "w:fldChar": {"w:fldCharType": "begin|separate|end"},
    "w:instrText": {"xml:space": "preserve"},
}
_TABLE: Rules = {
    "w:tbl": {},
    "w:tblPr": {},
    "w:tblGrid": {},
    "w:tr": {},
    "w:trPr": {},
    "w:tc": {},
    "w:tcPr": {},
    "w:tblBorders": {},
    "w:tcBorders": {},
    "w:tblCellMar": {},
    "w:tblStyle": {"w:val": STYLE},
    **_each(("w:tblW", "w:tcW", "w:tblInd"), _WIDE),
    "w:tblLayout": {"w:type": "fixed|autofit"},
    "w:tblLook": {
        "w:val": r"[0-9A-F]{4}",
        **_each(("w:firstRow", "w:lastRow", "w:firstColumn", "w:lastColumn"), "0|1"),
        "w:noHBand": "0|1",
        "w:noVBand": "0|1",
    },
    **_each(("w:tblCaption", "w:tblDescription"), {"w:val": WORDS}),
    "w:gridCol": {"w:w": r"[1-9]\d{2,4}"},
    "w:cantSplit": _SWITCH,
    "w:tblHeader": _SWITCH,
    "w:vAlign": {"w:val": "top|center|bottom"},
    **{f"w:{side}": {**_EDGE, **_WIDE} for side in _SIDES},
}
_ANCHORS: Rules = {
    "w:bookmarkStart": {"w:id": _ID, "w:name": ANCHOR},
    "w:bookmarkEnd": {"w:id": _ID},
    "w:hyperlink": {"w:anchor": ANCHOR, "w:history": "1"},
}
_SECTION: Rules = {
    "w:body": {},
    "w:sectPr": {},
    "w:titlePg": {},
    **_each(
        ("w:headerReference", "w:footerReference"),
        {"w:type": "default|first|even", "r:id": _RELATION},
    ),
    "w:pgSz": {"w:w": _COUNT, "w:h": _COUNT, "w:orient": "portrait|landscape"},
    "w:pgMar": {
        f"w:{side}": _COUNT
        for side in ("top", "right", "bottom", "left", "header", "footer", "gutter")
    },
    "w:type": {"w:val": "nextPage|continuous"},
    "w:pgNumType": {"w:start": _COUNT},
    "w:cols": {"w:space": _COUNT},
}
_PICTURE: Rules = {
    "w:drawing": {},
    "pic:pic": {},
    "pic:nvPicPr": {},
    "pic:cNvPicPr": {},
    "pic:blipFill": {},
    "a:stretch": {},
    "a:fillRect": {},
    "pic:spPr": {},
    "a:xfrm": {},
    "a:avLst": {},
    "wp:cNvGraphicFramePr": {},
    "a:graphic": {},
    "wp:inline": _each(("distT", "distB", "distL", "distR"), _COUNT),
    **_each(("wp:extent", "a:ext"), {"cx": r"[1-9]\d{4,7}", "cy": r"[1-9]\d{4,7}"}),
    "wp:effectExtent": _each("ltrb", _COUNT),
    **_each(
        ("wp:docPr", "pic:cNvPr"),
        {"id": _COUNT, "name": r"Picture \d+|Logo", "descr": WORDS, "title": WORDS},
    ),
    "a:graphicFrameLocks": {"noChangeAspect": "1"},
    "a:graphicData": {"uri": r"http://schemas\.openxmlformats\.org/drawingml/2006/picture"},
    "a:blip": {"r:embed": _RELATION},
    "a:off": {"x": "0", "y": "0"},
    "a:prstGeom": {"prst": "rect"},
}
WITH_CHANGES: Rules = {
    **_each(
        ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:pPrChange", "w:rPrChange"),
        _MARK,
    ),
    **_each(
        ("w:moveFromRangeStart", "w:moveToRangeStart"),
        {**_MARK, "w:name": _MOVE},
    ),
    **_each(("w:moveFromRangeEnd", "w:moveToRangeEnd"), {"w:id": _ID}),
    "w:delText": {"xml:space": "preserve"},
    "w:delInstrText": {"xml:space": "preserve"},
}
"""What else any text may hold where tracked changes are sent."""
WITH_COMMENTS: Rules = {
    **_each(
        ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"),
        {"w:id": _ID},
    ),
}
"""What else the main part may hold where comments are sent."""
_COMPATIBLE = (
    *("compatibilityMode", "overrideTableStyleFontSizeAndJustification"),
    *("enableOpenTypeFeatures", "doNotFlipMirrorIndents"),
)
_ROOT = {"mc:Ignorable": r"w14|w15|w14 w15"}
_TEXTS: Rules = {**_PARAGRAPH, **_RUN, **_TABLE, **_ANCHORS, **_PICTURE}

# Kinds of part.

FAMILIES: Mapping[str, Rules] = {
    "document": {"w:document": _ROOT, **_TEXTS, **_SECTION},
    "header": {"w:hdr": _ROOT, **_TEXTS},
    "footer": {"w:ftr": _ROOT, **_TEXTS},
    "comments": {
        "w:comments": _ROOT,
        "w:comment": {**_MARK, "w:initials": INITIALS},
        **_PARAGRAPH,
        **_RUN,
        "w:p": {"w14:paraId": _LONG_HEX, "w14:textId": _LONG_HEX},
        "w:annotationRef": {},
    },
    "threads": {
        "w15:commentsEx": _ROOT,
        "w15:commentEx": {
            "w15:paraId": _LONG_HEX,
            "w15:paraIdParent": _LONG_HEX,
            "w15:done": "0|1",
        },
    },
    "properties": {
        "cp:coreProperties": {},
        "dc:title": {},
        "dc:language": {},
        "dc:identifier": {},
    },
    "numbering": {
        "w:numbering": _ROOT,
        "w:lvl": {"w:ilvl": r"\d"},
        "w:num": {"w:numId": _COUNT},
        "w:abstractNum": {"w:abstractNumId": _COUNT},
        "w:start": {"w:val": _COUNT},
        "w:abstractNumId": {"w:val": _COUNT},
        "w:lvlOverride": {"w:ilvl": r"\d"},
        "w:startOverride": {"w:val": _COUNT},
        "w:lvlJc": {"w:val": "left|start"},
        "w:multiLevelType": {"w:val": "multilevel|singleLevel|hybridMultilevel"},
        "w:name": {"w:val": r"Clauses|Parts|Schedules|Bullets"},
        "w:numFmt": {"w:val": "decimal|lowerLetter|lowerRoman|bullet|none"},
        "w:suff": {"w:val": "tab|space|nothing"},
        "w:lvlText": {"w:val": r"(?:Part |Schedule )?[%\d.()]{0,9}|[•–]"},
        **_PARAGRAPH,
        **_RUN,
    },
    "settings": {
        "w:settings": _ROOT,
        "w:zoom": {"w:percent": _COUNT},
        "w:trackRevisions": _SWITCH,
        "w:defaultTabStop": {"w:val": _COUNT},
        "w:characterSpacingControl": {"w:val": "doNotCompress"},
        "w:compat": {},
        "w:compatSetting": {
            "w:name": "|".join(_COMPATIBLE),
            "w:uri": r"http://schemas\.microsoft\.com/office/word",
            "w:val": r"\d{1,2}",
        },
        "w:themeFontLang": {"w:val": _LANGUAGE},
        "w:decimalSymbol": {"w:val": r"\."},
        "w:listSeparator": {"w:val": ","},
    },
}
"""By kind of part, each element with its attributes, each with the pattern of its value."""

SPACES: Mapping[str, str] = {
    prefix: NAMESPACES[prefix]
    for prefix in ("w", "r", "mc", "w14", "w15", "wp", "a", "pic", "cp", "dc")
}
"""The one meaning of each prefix."""


def family(name: str) -> str:
    """The kind of part that a member is, by its name; empty where it is none of ours.

    >>> family("word/header2.xml"), family("word/vbaProject.bin")
    ('header', '')
    """
    stem = name.removeprefix("word/").removesuffix(".xml")
    if name == f"word/{stem}.xml":
        known = {"commentsExtended": "threads"}.get(stem, stem.rstrip("0123456789"))
        numbered = stem != stem.rstrip("0123456789")
        if known in FAMILIES and numbered is (known in ("header", "footer")):
            return known
    return "properties" if name == "docProps/core.xml" else ""


# What the package may say of its parts.

DEFAULT_TYPES: Mapping[str, str] = {
    "rels": RELATIONSHIPS_TYPE,
    "xml": XML_TYPE,
    **PICTURE_TYPES,
}
"""Content types by ending."""
PART_TYPES: Mapping[str, str] = {
    r"/word/document\.xml": MAIN_TYPES[0],
    r"/word/(styles|numbering|settings|fontTable|comments|commentsExtended)\.xml": word_type(r"\1"),
    r"/word/(header|footer)\d+\.xml": word_type(r"\1"),
    r"/word/theme/theme1\.xml": THEME_TYPE,
    r"/docProps/core\.xml": CORE_PROPERTIES_TYPE,
}
"""Content types by the pattern of a part's name."""
TARGETS: Mapping[str, str] = {
    relationship_type("officeDocument"): r"word/document\.xml",
    CORE_PROPERTIES_RELATIONSHIP: r"docProps/core\.xml",
    **{
        relationship_type(kind): rf"word/{kind}\.xml"
        for kind in ("styles", "numbering", "settings", "fontTable", "comments")
    },
    THREADS_RELATIONSHIP: r"word/commentsExtended\.xml",
    relationship_type("header"): r"word/header\d+\.xml",
    relationship_type("footer"): r"word/footer\d+\.xml",
    relationship_type("theme"): r"word/theme/theme1\.xml",
    relationship_type("image"): r"word/media/[\w-]{1,40}\.(?:png|jpeg|jpg)",
}
"""The pattern of what a relationship leads to, by its type."""
RELATIONSHIP_ID = r"rId(?:\d{1,4}|House(?:Header|Footer|\d{1,4})|Comments(?:extended)?)"
"""The pattern of every id that a relationship of ours has."""
