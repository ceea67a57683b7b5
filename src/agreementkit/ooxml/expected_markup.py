"""The markup that a file of text may have: what drafts use, and what programs add by themselves.

A table of what is permitted, and not of tricks: a trick that nobody has thought of is on no
list. An element or a property that is not here, or not with such a value, is told in words
(`unexpected`). What Word, LibreOffice, Google Docs and pandoc write when they save a file that
nobody has changed is here; what a person has to ask for is not, however harmless.

ISO/IEC 29500-1: 17.3 (paragraphs and runs), 17.4 (tables), 17.6 (sections), 17.15 (settings).
"""

import re
from collections.abc import Callable, Iterable, Mapping

from attrs import frozen

from agreementkit.ooxml.colour import AUTOMATIC, contrast, plain_colour
from agreementkit.ooxml.properties import measure, on_off
from agreementkit.ooxml.xml import name

Attributes = Mapping[str, str]
"""By their short names."""


@frozen
class PropertyRule:
    """One property: in words, and which values of it are nothing to tell."""

    words: str
    fits: Callable[[Attributes], bool]


Rules = Mapping[str, PropertyRule | None]
"""Properties by their short names; None for those of which every value is permitted."""


def oddity(container: str, property_: str, attributes: Attributes) -> str:
    """What is odd about one property, in words; empty where nothing is.

    Args:
        container: the short name of the block that it stands in, such as `rPr`.
        property_: its own.
        attributes: by their short names.

    >>> oddity("rPr", "vertAlign", {"val": "superscript"}), oddity("rPr", "b", {})
    ('superscript or subscript', '')
    >>> oddity("rPr", "twirl", {})
    'formatting of a kind that no draft of ours has (twirl)'
    """
    rules = PROPERTIES[container]
    if property_ not in rules:
        # What is switched off does nothing, whatever it is.
        off = not on_off(attributes.get("val"), absent=True) or attributes.get("val") == "none"
        return "" if off else f"formatting of a kind that no draft of ours has ({property_})"
    rule = rules[property_]
    return "" if rule is None or rule.fits(attributes) else rule.words


# How values are judged.


def _all(names: str) -> dict[str, None]:
    return dict.fromkeys(names.split())


def _never(_: Attributes) -> bool:
    return False


def _is_off(attributes: Attributes) -> bool:
    return not on_off(attributes.get("val"))


def _one_of(*values: str) -> Callable[[Attributes], bool]:
    return lambda attributes: attributes.get("val", "") in values


def _between(
    least: float, most: float, *names: str, per_point: int = 20
) -> Callable[[Attributes], bool]:
    """Whether each of some measures, where it is said, lies within bounds."""

    def fits(attributes: Attributes) -> bool:
        said = [attributes[name] for name in names or ("val",) if name in attributes]
        found = [measure(each.removesuffix("%"), per_point=per_point) for each in said]
        return all(each is not None and least <= each <= most for each in found)

    return fits


_LEAST_CONTRAST = 3
"""To 1: what WCAG 2.2 asks for of large letters (1.4.3). Greys that people use for text have it."""
_DARK_ROLES = frozenset(
    {
        *("text1", "text2", "dark1", "dark2", "hyperlink", "followedHyperlink"),
        *("accent1", "accent5"),
    }
)


def _is_ink(attributes: Attributes) -> bool:
    """Whether a colour of letters is one that is read on white paper."""
    role, value = attributes.get("themeColor", ""), attributes.get("val", AUTOMATIC)
    if role:
        return role in _DARK_ROLES and _share(attributes.get("themeTint")) >= _HALF
    ink = plain_colour(value)
    return ink is None or contrast(ink) >= _LEAST_CONTRAST


_HALF = 0x7F


def _share(value: str | None) -> int:
    try:
        return int(value or "FF", 16)
    except ValueError:
        return 0


def _is_clear(attributes: Attributes) -> bool:
    """Whether a shading is none."""
    fills = {attributes.get(each, AUTOMATIC).upper() for each in ("fill", "color")}
    plain = attributes.get("val", "clear") in ("clear", "nil")
    named = any(each.startswith("theme") for each in attributes)
    return (
        plain
        and not named
        and attributes.get("fill", AUTOMATIC).upper() in ("AUTO", "FFFFFF")
        and bool(fills)
    )


def _is_line_height(attributes: Attributes) -> bool:
    """Whether lines of text in letters of common size have room."""
    rule = attributes.get("lineRule", "auto")
    line = measure(attributes.get("line", "240"), per_point=20)
    # In 240ths of a line, or in twentieths of a point.
    least = 190 if rule == "auto" else 200
    most = 720 if rule == "auto" else 1_000
    around = _between(0, 2_880, "before", "after")
    # In hundredths of a line: they go before the others.
    lines = _between(0, 1_000, "beforeLines", "afterLines", per_point=1)
    if not lines(attributes):
        return False
    return line is not None and (rule == "atLeast" or least <= line <= most) and around(attributes)


_INDENTS = _between(-1, 3_600, "left", "start", "right", "end", "firstLine", "hanging")


def _is_indent(attributes: Attributes) -> bool:
    """Whether a paragraph has room for its words; indents in characters go before others."""
    counted = (value for key, value in attributes.items() if key.endswith("Chars"))
    return _INDENTS(attributes) and not any(value.strip("-0") for value in counted)


def _is_wide(attributes: Attributes) -> bool:
    """Whether a table has room for words; a share is in fiftieths of a per cent, or in per cent."""
    width, kind = attributes.get("w", "0"), attributes.get("type", "dxa")
    if kind == "pct":
        share = measure(width.removesuffix("%"), per_point=1)
        return share is None or share >= (_LEAST_SHARE if "%" in width else 50 * _LEAST_SHARE)
    found = measure(width, per_point=20)
    return kind != "dxa" or found in (None, 0) or (found or 0) >= _LEAST_TABLE


_LEAST_SHARE, _LEAST_TABLE = 30, 2_500


def _is_row_height(attributes: Attributes) -> bool:
    return attributes.get("hRule", "auto") != "exact"


def _is_table_width(attributes: Attributes) -> bool:
    """Whether a table or a cell is wide enough for words."""
    kind, width = attributes.get("type", "dxa"), attributes.get("w", "0")
    if kind not in ("dxa", "pct"):
        return True
    found = measure(width.removesuffix("%"), per_point=20)
    least = _NARROWEST if kind == "dxa" else 2 if "%" in width else 100
    return found is not None and (found == 0 or found >= least)


_NARROWEST = 400
"""Twentieths of a point: seven millimetres."""


def _is_edge(attributes: Attributes) -> bool:
    """Whether a border is a line, and no bar over the text. Its size is in eighths of a point."""
    slim = _between(0, 96, "sz", per_point=8)(attributes)
    return slim and _between(0, 31, "space", per_point=1)(attributes)


def _is_unseen_edge(attributes: Attributes) -> bool:
    """Whether a border around a paragraph is none, or one that nobody sees."""
    return attributes.get("val") in ("none", "nil") or attributes.get("color") == "FFFFFF"


_FONTS = (
    "Aptos, Aptos Display, Arial, Arial Narrow, Arial Nova, Bahnschrift, "
    "Book Antiqua, Bookman Old Style, Caladea, Calibri, Calibri Light, Cambria, "
    "Cambria Math, Candara, Carlito, Century, Century Gothic, "
    "Century Schoolbook, Consolas, Constantia, Corbel, Courier, Courier New, "
    "DejaVu Sans, DejaVu Sans Mono, DejaVu Serif, FreeSans, FreeSerif, "
    "Franklin Gothic Book, Franklin Gothic Medium, Garamond, Georgia, "
    "Gill Sans, Gill Sans MT, Helvetica, Helvetica Neue, Lato, Liberation Mono, "
    "Liberation Sans, Liberation Serif, Lohit Devanagari, Lucida Console, "
    "Lucida Sans, Lucida Sans Unicode, Microsoft Sans Serif, MS Gothic, "
    "MS Mincho, MS Sans Serif, Montserrat, Noto Sans, Noto Sans CJK SC, "
    "Noto Sans Devanagari, Noto Serif, Noto Serif CJK SC, Open Sans, Palatino, "
    "Palatino Linotype, PT Sans, Roboto, Rockwell, Segoe UI, SimSun, "
    "Source Sans Pro, Sylfaen, Tahoma, Times, Times New Roman, Trebuchet MS, "
    "Ubuntu, Univers, Verdana, Yu Gothic, Yu Mincho, Mangal, "
)
TEXT_FONTS = frozenset(each.strip().casefold() for each in _FONTS.split(",") if each.strip())
"""Fonts whose letters print as the letters that they are, by their names in lower case."""


SYMBOL_FONTS = frozenset(
    {
        "bookshelf symbol 7",
        "marlett",
        "monotype sorts",
        "mt extra",
        "opensymbol",
        "symbol",
        "webdings",
        "wingdings",
        "wingdings 2",
        "wingdings 3",
        "zapfdingbats",
    }
)
"""Fonts whose letters print as other signs, by their names in lower case."""


def _is_text_font(attributes: Attributes) -> bool:
    """Whether each font that is named for Latin letters is known for one of text.

    A role in the theme is looked at where the theme is.
    """
    if any(attributes.get(each, "").casefold() in SYMBOL_FONTS for each in ("eastAsia", "cs")):
        return False
    named = (attributes.get(each, "") for each in ("ascii", "hAnsi"))
    every = (font.strip().casefold() for fonts in named for font in fonts.split(";"))
    return all(not font or font in TEXT_FONTS for font in every)


# The properties, block by block.

MARKED = "words marked in colour"
"""What programs cut into runs as they like, and write in two ways."""

_RUN: Rules = {
    **_all("rStyle b bCs i iCs lang noProof kern snapToGrid ligatures numForm numSpacing"),
    **_all("stylisticSets cntxtAlts ins del moveFrom moveTo rPrChange"),
    "rFonts": PropertyRule("a font that is not known for one of text", _is_text_font),
    "color": PropertyRule("letters in a pale colour", _is_ink),
    "sz": PropertyRule("letters of an unusual size", _between(14, 112, per_point=2)),
    "szCs": PropertyRule("letters of an unusual size", _between(14, 112, per_point=2)),
    "u": PropertyRule("an unusual line under words", _one_of("none", "single", "words")),
    "highlight": PropertyRule(MARKED, _one_of("none")),
    "shd": PropertyRule(MARKED, _is_clear),
    "vertAlign": PropertyRule("superscript or subscript", _one_of("baseline")),
    "position": PropertyRule("words raised or lowered", _between(-2, 2, per_point=2)),
    "spacing": PropertyRule("letters pushed together or apart", _between(-20, 20)),
    "w": PropertyRule("letters made narrow or wide", _between(80, 130, per_point=1)),
    "fitText": PropertyRule("words fitted into a width", _never),
    "bdr": PropertyRule("a border around words", _one_of("none", "nil")),
    "strike": PropertyRule("words struck out by hand", _is_off),
    "dstrike": PropertyRule("words struck out by hand", _is_off),
    "vanish": PropertyRule("hidden words", _is_off),
    "specVanish": PropertyRule("a hidden end of a paragraph", _is_off),
    "webHidden": PropertyRule("words hidden in some views", _is_off),
    "cs": PropertyRule("words set as those of another script", _is_off),
    "rtl": PropertyRule("words that run from right to left", _is_off),
    "outline": PropertyRule("hollow letters", _is_off),
    "shadow": PropertyRule("letters with a shadow", _is_off),
    "emboss": PropertyRule("letters in relief", _is_off),
    "imprint": PropertyRule("letters in relief", _is_off),
    "caps": PropertyRule("capitals in place of other letters", _is_off),
    "smallCaps": PropertyRule("capitals in place of other letters", _is_off),
    "em": PropertyRule("marks over letters", _one_of("none")),
    "effect": PropertyRule("letters that move", _one_of("none")),
    "oMath": PropertyRule("a formula", _is_off),
    "eastAsianLayout": PropertyRule("two lines in the height of one", _never),
    **dict.fromkeys(
        (
            *("textFill", "textOutline", "glow", "reflection", "props3d", "scene3d"),
            "textEffect",
        ),
        PropertyRule("letters with an effect", _never),
    ),
}
_PARAGRAPH: Rules = {
    **_all("pStyle keepNext keepLines widowControl numPr pBdr tabs rPr sectPr"),
    **_all("contextualSpacing outlineLvl suppressAutoHyphens suppressLineNumbers divId cnfStyle"),
    **_all("adjustRightInd snapToGrid autoSpaceDE autoSpaceDN wordWrap overflowPunct kinsoku"),
    **_all("topLinePunct textAlignment suppressOverlap textboxTightWrap pPrChange collapsed"),
    "shd": PropertyRule("a paragraph on a coloured ground", _is_clear),
    "spacing": PropertyRule(
        "lines without the room that they need, or with far more", _is_line_height
    ),
    "ind": PropertyRule("an indent of unusual width", _is_indent),
    "jc": PropertyRule("an unusual alignment", _one_of("left", "start", "both")),
    "pageBreakBefore": PropertyRule("a page of its own", _is_off),
    "framePr": PropertyRule("a paragraph in a frame of its own", _never),
    "textDirection": PropertyRule("words that run in another direction", _one_of("lrTb")),
    "bidi": PropertyRule("a paragraph that runs from right to left", _is_off),
    "mirrorIndents": PropertyRule("indents that change from page to page", _is_off),
}
_SIDES = "top left bottom right start end insideH insideV between bar tl2br tr2bl"
_EDGES: Rules = {
    **dict.fromkeys(_SIDES.split()[:9], PropertyRule("a border of unusual width", _is_edge)),
    **dict.fromkeys(
        _SIDES.split()[9:], PropertyRule("a line across or beside the text", _one_of("nil", "none"))
    ),
}
_MARGINS: Rules = dict.fromkeys(
    ("top", "left", "bottom", "right", "start", "end"),
    PropertyRule("a cell with a margin of unusual width", _between(0, 600, "w")),
)
_TABLE: Rules = {
    **_all("tblStyle tblLook tblLayout tblBorders tblCellMar tblCaption tblDescription"),
    **_all("tblStyleRowBandSize tblStyleColBandSize tblPrChange shd"),
    "tblW": PropertyRule("a table of hardly any width", _is_wide),
    "jc": PropertyRule("a table moved to the side", _one_of("left", "start")),
    "tblInd": PropertyRule("a table moved to the side", _between(-300, 720, "w")),
    "tblpPr": PropertyRule("a table that floats over the text", _never),
    "tblOverlap": PropertyRule("a table that may lie over others", _one_of("never")),
    "tblCellSpacing": PropertyRule("space between cells", _between(0, 40, "w")),
    "bidiVisual": PropertyRule("columns in another order", _is_off),
}
_ROW: Rules = {
    **_all("cantSplit tblHeader cnfStyle ins del trPrChange divId wBefore wAfter"),
    "trHeight": PropertyRule("a row of fixed height", _is_row_height),
    "hidden": PropertyRule("a hidden row", _is_off),
    "jc": PropertyRule("a row moved to the side", _one_of("left", "start")),
    "gridBefore": PropertyRule("a row that begins further in", _one_of("0")),
    "gridAfter": PropertyRule("a row that ends further in", _one_of("0")),
    "tblCellSpacing": PropertyRule("space between cells", _between(0, 40, "w")),
}
_CELL: Rules = {
    **_all("tcBorders tcMar vAlign noWrap cnfStyle hideMark cellIns cellDel cellMerge tcPrChange"),
    "tcW": PropertyRule("a cell of hardly any width", _is_table_width),
    "shd": PropertyRule("a cell on a coloured ground", _is_clear),
    "gridSpan": PropertyRule("cells made one", _one_of("1")),
    "vMerge": PropertyRule("cells made one", _never),
    "hMerge": PropertyRule("cells made one", _never),
    "textDirection": PropertyRule("words that run in another direction", _one_of("lrTb")),
    "tcFitText": PropertyRule("words squeezed into a cell", _is_off),
}
_SECTION: Rules = {
    **_all("headerReference footerReference titlePg footnotePr endnotePr"),
    **_all("paperSrc printerSettings type sectPrChange noEndnote"),
    "pgSz": PropertyRule("pages of another size or turned", _never),
    "pgNumType": PropertyRule(
        "pages that are counted otherwise",
        lambda said: "start" not in said and said.get("fmt", "decimal") == "decimal",
    ),
    "docGrid": PropertyRule(
        "letters set on a grid",
        lambda said: said.get("type", "default") in ("default", "lines"),
    ),
    "pgMar": PropertyRule(
        "margins of unusual width",
        _between(0, 3_600, "top", "right", "bottom", "left", "header", "footer", "gutter"),
    ),
    "cols": PropertyRule("text in columns", lambda attributes: attributes.get("num", "1") == "1"),
    "formProt": PropertyRule("a part that is locked", _is_off),
    "textDirection": PropertyRule("words that run in another direction", _one_of("lrTb")),
    "vAlign": PropertyRule("a page that is not filled from the top", _one_of("top")),
    "bidi": PropertyRule("pages that run from right to left", _is_off),
    "rtlGutter": PropertyRule("pages that run from right to left", _is_off),
    "lnNumType": PropertyRule("numbered lines", _never),
    "pgBorders": PropertyRule("a border around pages", _never),
}
_LEVEL: Rules = {
    **_all("start lvlText pStyle pPr rPr legacy"),
    "lvlJc": PropertyRule("numbers that end where they should begin", _one_of("left", "start")),
    "numFmt": PropertyRule(
        "numbers of an unusual kind",
        _one_of(
            "decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "bullet", "none"
        ),
    ),
    "suff": PropertyRule("numbers that run into the words", _one_of("tab", "space")),
    "lvlPicBulletId": PropertyRule("a picture in place of a number", _never),
    "isLgl": PropertyRule("numbers that count otherwise", _is_off),
    "lvlRestart": PropertyRule("numbers that count otherwise", _never),
}
_CONTROL: Rules = {
    **_all("id alias tag lock placeholder text richText rPr docPartObj docPartList group date"),
    "temporary": PropertyRule("a field that goes when it is touched", _is_off),
    **_all("appearance color label tabIndex webExtensionLinked webExtensionCreated"),
    # Told with the data that it names.
    **_all("dataBinding"),
    "showingPlcHdr": PropertyRule(
        "words that count as none, because they fill an empty field", _is_off
    ),
    "comboBox": PropertyRule("a list to choose from", _never),
    "dropDownList": PropertyRule("a list to choose from", _never),
    "checkbox": PropertyRule("a box to tick", _never),
}
_GALLERY: Rules = {
    **_all("docPartCategory docPartUnique"),
    "docPartGallery": PropertyRule("a block from a gallery", _one_of("Table of Contents")),
}

PROPERTIES: Mapping[str, Rules] = {
    "rPr": _RUN,
    "pPr": _PARAGRAPH,
    "tblPr": _TABLE,
    "tblPrEx": _TABLE,
    "trPr": _ROW,
    "tcPr": _CELL,
    "sectPr": _SECTION,
    "lvl": _LEVEL,
    "sdtPr": _CONTROL,
    "pBdr": dict.fromkeys(
        _SIDES.split(), PropertyRule("a border around a paragraph", _is_unseen_edge)
    ),
    "tblBorders": _EDGES,
    "tcBorders": _EDGES,
    "tblCellMar": _MARGINS,
    "tcMar": _MARGINS,
    "tblGrid": {
        "tblGridChange": None,
        "gridCol": PropertyRule("a column of hardly any width", _between(_NARROWEST, 31_680, "w")),
    },
    "tabs": {"tab": PropertyRule("a tab far to the side", _between(0, 10_000, "pos"))},
    "numPr": _all("ilvl numId ins numberingChange"),
    "docPartObj": _GALLERY,
    "docPartList": _GALLERY,
}
"""By the short name of the block that they stand in."""

# Elements that hold text, or mark it.

PLAIN = frozenset(
    map(
        name,
        (
            *_all("document hdr ftr footnotes endnotes comments hyperlink r t delText"),
            *_all("instrText delInstrText tab cr noBreakHyphen softHyphen fldChar"),
            *_all("proofErr lastRenderedPageBreak bookmarkStart bookmarkEnd"),
            *_all("permEnd commentRangeStart commentRangeEnd commentReference annotationRef"),
            *_all("footnoteReference endnoteReference footnoteRef endnoteRef separator"),
            *_all("continuationSeparator sdtEndPr smartTagPr customXmlPr ptab"),
            *_all("moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd"),
            *_all("customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart"),
            *_all("customXmlDelRangeEnd customXmlMoveFromRangeStart"),
            *_all("customXmlMoveFromRangeEnd customXmlMoveToRangeStart"),
            *_all("customXmlMoveToRangeEnd"),
        ),
    )
)
"""Elements without a meaning of their own, by their full names: marks in text, and roots."""
THINGS: Mapping[str, str] = {
    "drawing": "a drawing, a picture or a box",
    "pict": "a drawing, a picture or a box",
    "object": "a thing of another program",
    "control": "a control that runs",
    "oMath": "a formula",
    "oMathPara": "a formula",
    "ruby": "small words over others",
    "sym": "a sign in place of a letter",
    "altChunk": "another file that is drawn in",
    "subDoc": "another file that is drawn in",
    "permStart": "a part that only some may change",
    "background": "a background of the page",
    "pgNum": "a number that the program fills in",
    "bdo": "words whose direction is forced",
    "dir": "words whose direction is forced",
    "contentPart": "a drawing by hand",
    **dict.fromkeys(
        ("dayLong", "dayShort", "monthLong", "monthShort", "yearLong", "yearShort"),
        "a date that the program fills in",
    ),
}
"""Elements that our text never has, in words."""

# Settings of the file (17.15.1), and the kinds of its parts.

SETTINGS = frozenset(
    (
        *_all("zoom trackRevisions defaultTabStop characterSpacingControl compat"),
        *_all("themeFontLang decimalSymbol listSeparator rsids mathPr clrSchemeMapping"),
        *_all("shapeDefaults hdrShapeDefaults docId chartTrackingRefBased"),
        *_all("hideSpellingErrors hideGrammaticalErrors proofState activeWritingStyle"),
        *_all("footnotePr endnotePr autoHyphenation consecutiveHyphenLimit"),
        *_all("hyphenationZone doNotHyphenateCaps drawingGridHorizontalSpacing"),
        *_all("drawingGridVerticalSpacing displayHorizontalDrawingGridEvery"),
        *_all("displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin"),
        *_all("doNotShadeFormData noPunctuationKerning stylePaneFormatFilter"),
        *_all("stylePaneSortMethod defaultTableStyle saveSubsetFonts embedSystemFonts"),
        *_all("bordersDoNotSurroundHeader bordersDoNotSurroundFooter alignBordersAndEdges"),
        *_all("ignoreMixedContent alwaysShowPlaceholderText savePreviewPicture"),
        *_all("doNotTrackMoves doNotTrackFormatting removePersonalInformation"),
        *_all("removeDateAndTime smartTagType captions uiCompat97To2003"),
        *_all("doNotAutoCompressPictures clickAndTypeStyle documentType"),
        *_all("doNotValidateAgainstSchema saveInvalidXml showXMLTags doNotEmbedSmartTags"),
        *_all("doNotIncludeSubdocsInStats view doNotDisplayPageBoundaries attachedSchema"),
        *_all("schemaLibrary doNotDemarcateInvalidXml spelling documentProtection"),
        *_all("noLineBreaksAfter noLineBreaksBefore strictFirstAndLastChars"),
        *_all("discardImageEditingData defaultImageDpi conflictMode persistentDocumentId"),
    )
)
"""What programs set by themselves, and what says nothing about the text. Protection is read
with the file."""
SETTING_WORDS: Mapping[str, str] = {
    "revisionView": "tracked changes or comments are not shown when it is opened",
    "updateFields": "fields are worked out anew when it is opened",
    "docVars": "it holds values that fields may show",
    "displayBackgroundShape": "the page has a background",
    "attachedTemplate": "it takes its styles from another file",
    "linkStyles": "it takes its styles from another file",
    "mirrorMargins": "the margins change from page to page",
    "evenAndOddHeaders": "even pages have headers of their own",
    "embedTrueTypeFonts": "it brings fonts of its own",
    "formsDesign": "it opens as a form",
    "writeProtection": "it asks not to be changed",
    "printTwoOnOne": "two pages are printed on one sheet",
    "mailMerge": "it is filled in from a list",
}

PART_KINDS = re.compile(
    r".*(?:"
    r"relationships|main|styles|stylesWithEffects|settings|fontTable|theme|themeOverride|webSettings"
    r"|numbering|header|footer|footnotes|endnotes|core-properties|extended-properties|people"
    r"|custom-properties|customXmlProperties|comments|commentsExtended|commentsIds"
    r"|commentsExtensible|glossary|keyMapCustomizations|obfuscatedFont|printerSettings"
    r")(?:\+xml)?|application/xml|image/.*|application/vnd\.ms-word\.(?:key|attachedToolbars).*",
    re.IGNORECASE,
)
"""Content types of parts that programs add by themselves, or whose words are read elsewhere."""


def setting_words(names: Iterable[str]) -> tuple[str, ...]:
    """What the settings of a file do that no draft of ours has, in words.

    >>> setting_words(["zoom", "updateFields", "twirl"])
    ('fields are worked out anew when it is opened', 'a setting that no draft of ours has (twirl)')
    """
    odd = (each for each in names if each not in SETTINGS)
    return tuple(
        SETTING_WORDS.get(each, f"a setting that no draft of ours has ({each})") for each in odd
    )
