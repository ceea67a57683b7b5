"""A draft whose raw XML is laid open, and the few ways in which the kinds change it."""

from copy import deepcopy

from lxml import etree

from tests.negotiation.silent_edits.drafts import Draft, drafts
from tests.negotiation.silent_edits.editable_draft import MAIN
from tests.negotiation.silent_edits.package import zipped
from tests.negotiation.silent_edits.xml import SPACE, Element, W, style_of, value

__all__ = ["FIGURE", "LEVEL_2", "LEVEL_3", "NOTICE", "PROVISO", "Sheet", "draft", "fragment"]

NOTICE = "written notice at least"
"""The paragraph of `advance-notice` that most kinds are tried on."""
FIGURE = "13"
"""Its figure, of so many weeks."""
PROVISO = "sign, renew or widen a contract; or"
"""A paragraph of the third level, in `status-quo`."""
LEVEL_2 = "ClauseLevel2"
LEVEL_3 = "ClauseLevel3"

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_MICROSOFT = "http://schemas.microsoft.com/office"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_VOCABULARIES = {
    "w": W[1:-1],
    "r": f"{_OFFICE}/relationships",
    "m": f"{_OFFICE}/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "a": f"{_DRAWING}/main",
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "pic": f"{_DRAWING}/picture",
    "c": f"{_DRAWING}/chart",
    "dgm": f"{_DRAWING}/diagram",
    "wps": f"{_MICROSOFT}/word/2010/wordprocessingShape",
    "wpg": f"{_MICROSOFT}/word/2010/wordprocessingGroup",
    "wpc": f"{_MICROSOFT}/word/2010/wordprocessingCanvas",
    "w14": f"{_MICROSOFT}/word/2010/wordml",
    "w15": f"{_MICROSOFT}/word/2012/wordml",
    "w16se": f"{_MICROSOFT}/word/2015/wordml/symex",
    "w16cid": f"{_MICROSOFT}/word/2016/wordml/cid",
    "z": "urn:of-nobody",
}
_IGNORABLE = "w14 w15 w16se w16cid z"
_DECLARED = " ".join(f'xmlns:{short}="{name}"' for short, name in _VOCABULARIES.items())

_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
    " suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct"
    " topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind"
    " contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss"
    " imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs"
    " highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW"
    " jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection"
    " tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc"
    " pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi"
    " rtlGutter docGrid",
}
"""In which order the schema wants what stands inside (ISO/IEC 29500-1, annex A)."""


def draft() -> Draft:
    """A short draft with clauses, provisos, a register and key terms."""
    return drafts()[2]


class Sheet:
    """A draft, part by part, to be changed."""

    def __init__(self) -> None:
        self._parts = dict(draft().parts)
        self._roots: dict[str, Element] = {}
        self.rewrite(
            MAIN, "<w:document ", f'<w:document {_declared()} mc:Ignorable="{_IGNORABLE}" '
        )

    def root(self, part: str = MAIN) -> Element:
        """The root of a part."""
        if part not in self._roots:
            self._roots[part] = etree.fromstring(self._parts[part])
        return self._roots[part]

    @property
    def body(self) -> Element:
        return self.root()[-1]

    def file(self) -> bytes:
        """The Word file as it is now."""
        return zipped({**self._parts, **{n: etree.tostring(r) for n, r in self._roots.items()}})

    # What there is.

    def paragraph(self, words: str = NOTICE) -> Element:
        """The paragraph with some words in it, not counting the contents."""
        return next(
            each
            for each in self.root().iter(W + "p")
            if words in _text(each) and not style_of(each).startswith("TOC")
        )

    def heading(self, words: str) -> Element:
        """The heading that says these words and no others."""
        return next(
            each
            for each in self.root().iter(W + "p")
            if _text(each) == words and "Heading" in style_of(each)
        )

    def table(self, words: str) -> Element:
        """The table with some words in it."""
        return next(each for each in self.root().iter(W + "tbl") if words in _text(each))

    def row(self, words: str) -> Element:
        """The row of a table with some words in it."""
        return next(each for each in self.root().iter(W + "tr") if words in _text(each))

    def cell(self, words: str, number: int = -1) -> Element:
        """A cell of the row with some words in it: the last one."""
        return self.row(words).findall(W + "tc")[number]

    def run(self, words: str = "written ", inside: str = NOTICE) -> Element:
        """A run of its own for some words of a paragraph."""
        for text in self.paragraph(inside).iter(W + "t"):
            before, found, after = (text.text or "").partition(words)
            if found:
                return _alone(text, before, found, after)
        raise AssertionError(f"no run of {inside!r} has {words!r}")

    def references(self, words: str) -> list[Element]:
        """The instructions of the references in a paragraph."""
        found = self.paragraph(words).iter(W + "instrText")
        return [each for each in found if (each.text or "").startswith(" REF ")]

    def bookmark(self, name: str) -> Element:
        """Where a bookmark starts."""
        marks = self.root().iter(W + "bookmarkStart")
        return next(each for each in marks if value(each, "name") == name)

    # What is done to it.

    def add(self, element: Element, properties: str, markup: str) -> None:
        """Give an element properties, such as `rPr`, in the place that the schema wants."""
        own = element.find(W + properties)
        if own is None:
            [own] = fragment(f"<w:{properties}/>")
            element.insert(0, own)
        for each in fragment(markup):
            if each.tag not in (W + "headerReference", W + "footerReference"):
                for old in own.findall(each.tag):
                    own.remove(old)
            own.append(each)
        order = _ORDER.get(properties, "").split()
        places = {W + name: place for place, name in enumerate(order)}
        own[:] = sorted(own, key=lambda each: places.get(each.tag, len(places)))

    def look(self, markup: str, words: str = "written ", inside: str = NOTICE) -> None:
        """Give some words a look of their own."""
        self.add(self.run(words, inside), "rPr", markup)

    def layout(self, markup: str, words: str = NOTICE) -> None:
        """Give a paragraph properties of its own."""
        self.add(self.paragraph(words), "pPr", markup)

    def style(self, name: str, properties: str, markup: str) -> None:
        """Give a style further properties."""
        for each in self.root("word/styles.xml").iter(W + "style"):
            if value(each, "styleId") == name:
                if each.find(W + properties) is None:
                    at = [W + "pPr", W + "rPr", W + "tblPr", W + "tblStylePr"]
                    later = at[at.index(W + properties) + 1 :]
                    [own] = fragment(f"<w:{properties}/>")
                    place = next((n for n, e in enumerate(each) if e.tag in later), len(each))
                    each.insert(place, own)
                self.add(each, properties, markup)

    def defaults(self, properties: str, markup: str) -> None:
        """Change what every paragraph (`pPr`) or run (`rPr`) starts from."""
        found = self.root("word/styles.xml").find(f"{W}docDefaults/{W}{properties}Default")
        assert found is not None
        self.add(found, properties, markup)

    def level(self, depth: int, markup: str) -> None:
        """Replace or add children of a level of the clauses' numbers, from 0."""
        levels = self.root("word/numbering.xml").iter(W + "lvl")
        level = next(each for each in levels if value(each, "ilvl") == str(depth))
        for each in fragment(markup):
            old = level.find(each.tag)
            if old is not None:
                level.replace(old, each)
            else:
                level.append(each)
        order = (
            "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"
        )
        places = {W + name: place for place, name in enumerate(order.split())}
        level[:] = sorted(level, key=lambda each: places[each.tag])

    def settings(self, markup: str, before: str = "defaultTabStop") -> None:
        """Put settings in, before another."""
        place = self.root("word/settings.xml").find(W + before)
        assert place is not None
        for each in fragment(markup):
            place.addprevious(each)

    def section(self, markup: str) -> None:
        """Change the properties of the file's only section."""
        self.add(self.body, "sectPr", markup)

    def instead(self, run: Element, markup: str) -> None:
        """Put something in the place of a run."""
        for each in fragment(markup):
            run.addprevious(each)
        parent = run.getparent()
        assert parent is not None
        parent.remove(run)

    def before(self, element: Element, markup: str) -> None:
        """Put something in front of an element."""
        for each in fragment(markup):
            element.addprevious(each)

    def over(self, markup: str, words: str = NOTICE) -> None:
        """Let something hang on a paragraph, in front of its words."""
        self.before(next(iter(self.paragraph(words).iterchildren(W + "r"))), markup)

    def rewrite(self, part: str, old: str, new: str, count: int = 1) -> None:
        """Change the text of a part's XML."""
        if part in self._roots:
            self._parts[part] = etree.tostring(self._roots.pop(part))
        written = self._parts[part].decode()
        assert old in written, (part, old)
        self._parts[part] = written.replace(old, new, count).encode()

    def words(self, old: str, new: str, inside: str = "") -> None:
        """Change words: what the text of our record would not say."""
        for text in self.paragraph(inside or old).iter(W + "t"):
            if old in (text.text or ""):
                text.text = (text.text or "").replace(old, new, 1)
                return
        raise AssertionError(old)

    def part(self, name: str, data: str | bytes, content_type: str) -> None:
        """A new part, with its content type."""
        self._parts[name] = data.encode() if isinstance(data, str) else data
        types = self.root("[Content_Types].xml")
        own = etree.SubElement(types, f"{{{_PACKAGE}/content-types}}Override")
        own.attrib.update({"PartName": f"/{name}", "ContentType": content_type})

    def xml(self, name: str, markup: str, content_type: str) -> None:
        """A new part of some XML, whose prefixes need not be declared."""
        [root] = fragment(markup)
        self.part(name, etree.tostring(root), content_type)

    def link(self, role: str, target: str, source: str = MAIN, *, outside: bool = False) -> str:
        """A relationship to a part or an address; what comes back is its id."""
        folder, _, name = source.rpartition("/")
        path = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
        if path not in self._parts:
            self._parts[path] = f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode()
        links = self.root(path)
        known = f"{_OFFICE}/relationships/{role}"
        own = etree.SubElement(links, f"{{{_PACKAGE}/relationships}}Relationship")
        own.set("Id", f"rIdK{len(links)}")
        own.set("Type", role if role.startswith("http") else known)
        own.set("Target", target)
        if outside:
            own.set("TargetMode", "External")
        return own.get("Id") or ""

    def drop(self, name: str) -> bytes:
        """Take a part out, its content type too; what comes back is the part."""
        types = self.root("[Content_Types].xml")
        for each in [each for each in types if each.get("PartName") == f"/{name}"]:
            types.remove(each)
        self._roots.pop(name, None)
        return self._parts.pop(name)

    def has(self, name: str) -> bool:
        """Whether there is a part of a name."""
        return name in self._parts

    def source(self, name: str) -> str:
        """A part as it is written now."""
        return etree.tostring(self.root(name)).decode()


def fragment(markup: str) -> list[Element]:
    """Elements from their markup, with every prefix that the kinds use."""
    return list(etree.fromstring(f"<x {_DECLARED}>{markup}</x>"))


def _declared() -> str:
    return " ".join(
        f'xmlns:{short}="{name}"'
        for short, name in _VOCABULARIES.items()
        if short not in {"w", "r"}
    )


def _text(element: Element) -> str:
    return "".join(each.text or "" for each in element.iter(W + "t")).replace(
        "\N{NO-BREAK SPACE}", " "
    )


def _alone(text: Element, *pieces: str) -> Element:
    """The run of a text cut into as many runs as pieces have words; the second is given."""
    run = text.getparent()
    assert run is not None
    made = []
    for piece in pieces:
        copy = deepcopy(run)
        for each in [each for each in copy if each.tag != W + "rPr"]:
            copy.remove(each)
        own = etree.SubElement(copy, W + "t", {SPACE: "preserve"})
        own.text = piece
        made.append(copy)
        if piece:
            run.addprevious(copy)
    parent = run.getparent()
    assert parent is not None
    parent.remove(run)
    return made[1]
