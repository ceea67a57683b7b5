"""What a file shows that a draft of ours would not, and that no program adds by itself.

One pass over each part, beside the walk that reads its text. Whatever is not in the table of
`expected_markup` is told, with its place and its words: in the text, in the styles and the lists
that the text uses, in the settings, and among the parts. Whether our own file had it too is for
whoever compares the two.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from attrs import define, evolve, field, frozen

from agreementkit.ooxml.colour import Theme, background
from agreementkit.ooxml.compatibility import branches, shown_branch
from agreementkit.ooxml.expected_markup import (
    MARKED,
    PART_KINDS,
    PLAIN,
    PROPERTIES,
    TEXT_FONTS,
    THINGS,
    oddity,
    setting_words,
)
from agreementkit.ooxml.fields import PAGES, texts_in
from agreementkit.ooxml.indents import Indents
from agreementkit.ooxml.opc import CONTENT_TYPES, Relationship, content_types
from agreementkit.ooxml.properties import has_on
from agreementkit.ooxml.reading import SWITCHED_ON, Line, StoryType, UnexpectedContent
from agreementkit.ooxml.styles import CHARACTER, PARAGRAPH, TABLE, Styles
from agreementkit.ooxml.xml import ALTERNATE, MAIN, RELATIONSHIP_ID, attribute, name, qualified

if TYPE_CHECKING:
    from lxml import etree

_W = f"{{{MAIN}}}"
_VALUE, _P, _R, _TBL = name("val"), name("p"), name("r"), name("tbl")
_STYLED = {name("pStyle"): PARAGRAPH, name("rStyle"): CHARACTER, name("tblStyle"): TABLE}
_LINK, _BREAK, _WEB_HIDDEN = name("hyperlink"), name("br"), name("webHidden")
_PPR, _ILVL, _NUM_ID = name("pPr"), name("ilvl"), name("numId")
_PARAGRAPH_STYLE, _TABLE_STYLE = name("pStyle"), f"{name('tblPr')}/{name('tblStyle')}"
_TABLE_PROPERTIES = name("tblPr")
_PAGE_BREAKS = ("page", "column")
_BLOCKS = frozenset(map(name, PROPERTIES))


_TOP_BLOCKS = tuple(
    name(each)
    for each in ("rPr", "pPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr")
)
"""Those that do not stand in others, or that are met by themselves all the same."""
_LOOKED_AT = (*_TOP_BLOCKS, *map(name, THINGS), _P, _TBL, _BREAK, _LINK)
_DELETION, _TEXT = name("del"), name("t")
_DRAWN = (
    *(name("drawing"), name("pict"), name("object")),
    *(qualified("m:oMathPara"), qualified("m:oMath")),
)
"""What is inside them is told with them."""
_DEFAULTS = {name("rPrDefault"): "rPr", name("pPrDefault"): "pPr"}
_SAID_TWICE = {"orient", "code"}
"""What the size of a page says already."""
_ON = ("", "1", "true", "on")
_LONGEST = 200
"""Characters of the words that are told."""
_MOST = 2_000
"""Things that are told one by one: a file may have hundreds of thousands."""


@frozen
class _Key:
    """What is told once."""

    what: str
    key: str = ""
    part: str = ""
    place: int | None = None
    counted: bool = False
    said_in: str = ""


@define(eq=False)
class _Told:
    """One thing while it is gathered."""

    lines: list[int] = field(factory=list)
    words: list[str] = field(factory=list)
    shown: str = ""


@frozen(eq=False)
class _Oddity:
    """One thing as it is found."""

    what: str
    element: "etree._Element"
    words: str = ""
    key: str = ""
    counted: bool = False
    shown: str = ""
    said_in: str = ""


class UnexpectedMarkup:
    """What is unexpected in one file, gathered part by part.

    Args:
        theme: of the file: its fonts and colours stand behind roles.
        styles: of the file.
        indents: of the file.
        bound: what the data says that a content control takes its words from, by the control's
            properties; None where it takes them from none, empty where that cannot be told.
    """

    def __init__(
        self,
        theme: Theme,
        styles: Styles,
        indents: Indents,
        bound: "Callable[[etree._Element], str | None]",
    ) -> None:
        self._theme = theme
        self._styles_of_file = styles
        self._style = ""
        """The id of the style that the pass is in, or of the paragraph."""
        self._indents = indents
        self._bound = bound
        self.indents: dict[int, int] = {}
        """How far in each line stands (`Indents.of`), by its place."""
        self.page_parts: set[str] = set()
        """Which headers and footers the pages show, in words."""
        self._page_references: list[tuple[str, str, str]] = []
        self.links: dict[int, str] = {}
        """The bookmark to which the first link of a line leads, by its place."""
        self._styles: dict[tuple[str, str], list[int]] = {}
        """Lines by the kind and id of their styles; an empty id is that of the default."""
        self._lists: dict[tuple[str, str], list[int]] = {}
        """Lines by the id of their list, and the level in it."""
        self._judged: dict[object, str] = {}
        self._found: dict[_Key, _Told] = {}

    def all(self, lines: Sequence[Line]) -> tuple[UnexpectedContent, ...]:
        """Everything so far, in the order in which it was found.

        Args:
            lines: of the file, with every change.
        """

        def key(each: _Key, places: Sequence[int], words: Sequence[str]) -> str:
            if each.what == MARKED:
                # However a program cuts them into runs, the words are the same.
                return f"{each.key} {''.join(words)}".strip()
            # White letters in the head of a table are none in the text.
            tabled = not each.counted and any(lines[at].cell for at in places)
            return f"{each.key} in a table" if tabled else each.key

        return tuple(
            UnexpectedContent(
                what=each.what,
                part=each.part,
                lines=tuple(dict.fromkeys(told.lines)),
                words=" … ".join(dict.fromkeys(filter(None, told.words)))[:_LONGEST],
                shown=told.shown,
                said_in=each.said_in,
                key=key(each, told.lines, told.words),
                counted=each.counted,
            )
            for each, told in self._found.items()
        )

    def _tell(self, odd: _Oddity, part: str, lines: Iterable[int], place: int | None) -> None:
        if len(self._found) > _MOST:
            # The rest of a flood is one: nobody reads two thousand.
            place = None
        key = _Key(odd.what, odd.key, part, place, odd.counted, odd.said_in)
        told = self._found.setdefault(key, _Told())
        told.lines += lines
        told.shown = told.shown or odd.shown
        if len(told.words) < _MOST:
            told.words.append(odd.words)

    # In the text.

    def in_part(
        self,
        root: "etree._Element",
        unknown: "Iterable[etree._Element]",
        part: str,
        place: "Callable[[etree._Element], int | None]",
    ) -> None:
        """Gather what is unexpected in a part that holds text.

        Args:
            root: of the part.
            unknown: the elements in it that have no meaning to the walk (`Story.unknown`).
            part: its name, as in `Line.part`; empty for the main text.
            place: of an element in it, in `Reading.marked`; None for none.
        """
        hidden = {branch for each in root.iter(ALTERNATE) for branch in branches(each)}
        hidden -= {shown_branch(each) for each in root.iter(ALTERNATE)}
        drawn = any(True for _ in root.iter(*_DRAWN))
        unknown = [each for each in unknown if each.tag not in PLAIN]
        for odd in (*self._in_text(root, place), *map(_unknown, unknown), *_shown_by_some(root)):
            element = odd.element
            above = element.iterancestors() if hidden or drawn else ()
            if any(each in hidden or each.tag in _DRAWN for each in above):
                # What no program shows; and what is in a drawing is told with it.
                continue
            at = place(element)
            self._tell(odd, part, () if at is None else (at,), at)

    def _in_text(
        self, root: "etree._Element", place: "Callable[[etree._Element], int | None]"
    ) -> Iterator[_Oddity]:
        at: int | None = None
        # Only what is asked for is made an object: a part has tens of thousands of elements.
        for element in root.iter(*_LOOKED_AT):
            tag = element.tag
            if tag == _P:
                at = self._paragraph(element, place)
            elif tag == _TBL:
                if element.find(_TABLE_STYLE) is None:
                    self._use(self._styles, (TABLE, ""), place(element))
                if not texts_in(element).strip():
                    yield _Oddity("an empty table", element, counted=True)
            elif tag not in _BLOCKS:
                if tag == _LINK and at is not None:
                    self.links.setdefault(at, attribute(element, "anchor") or "")
                yield from _thing(element)
            elif (above := element.getparent()) is None or not str(above.tag).endswith("Change"):
                at = place(element) if tag == _TABLE_PROPERTIES else at
                yield from self._in_block(element, str(tag)[len(_W) :], at, in_text=True)

    def _paragraph(
        self, element: "etree._Element", place: "Callable[[etree._Element], int | None]"
    ) -> int | None:
        properties = element[0] if len(element) else None
        if properties is not None and properties.tag != _PPR:
            properties = element.find(_PPR)
        at = place(element)
        if at is not None:
            self.indents[at] = self._indents.of(properties)
        style = None if properties is None else properties.find(_PARAGRAPH_STYLE)
        self._style = "" if style is None else style.get(_VALUE, "")
        if style is None:
            self._use(self._styles, (PARAGRAPH, ""), at)
        return at

    def _use(
        self, uses: dict[tuple[str, str], list[int]], key: tuple[str, str], at: int | None
    ) -> None:
        lines = uses.setdefault(key, [])
        if at is not None:
            lines.append(at)

    def _in_block(
        self, block: "etree._Element", short: str, at: int | None = None, *, in_text: bool = False
    ) -> Iterator[_Oddity]:
        """What is odd in a block of properties, and in those inside it.

        Args:
            block: the block.
            short: its name.
            at: the place of the line that it belongs to.
            in_text: whether it stands in the text, which uses styles and lists; what a style
                uses of others is gone through there.
        """
        if short == "sdtPr":
            yield from self._from_data(block)
        elif short == "sectPr" and in_text:
            yield _Oddity("a section with pages of its own", block, counted=True)
            self._pages_of(block)
        judged = self._judged
        for child in block:
            tag = child.tag
            key = (short, tag, *child.items())
            what = judged.get(key)
            if what is None:
                what = judged[key] = self._judge(short, child)
            if what and not (tag == _WEB_HIDDEN and _is_in_contents(child)):
                yield self._property(what, child, short, _words_of(block) if short == "rPr" else "")
            if tag in _BLOCKS and not (in_text and tag in _TOP_BLOCKS):
                yield from self._in_block(child, _short(str(tag)), at, in_text=in_text)
            elif in_text and tag in _STYLED:
                self._use(self._styles, (_STYLED[tag], child.get(_VALUE, "")), at)
        if short == "numPr" and in_text:
            level, list_ = block.find(_ILVL), block.find(_NUM_ID)
            id_ = "" if list_ is None else list_.get(_VALUE, "")
            self._use(self._lists, (id_, "0" if level is None else level.get(_VALUE, "0")), at)

    def _pages_of(self, section: "etree._Element") -> None:
        """Note which headers and footers the pages of a section show."""
        for kind in ("header", "footer"):
            for each in section.iterchildren(name(f"{kind}Reference")):
                id_, pages = each.get(RELATIONSHIP_ID, ""), attribute(each, "type") or "default"
                self._page_references.append((kind, pages, id_))
        if has_on(section, "titlePg"):
            self.page_parts.add("another look of the first page")

    def _property(self, what: str, element: "etree._Element", block: str, words: str) -> _Oddity:
        """One property that is odd, and what tells it from others of its kind."""
        attributes, short = _attributes(element), _short(str(element.tag))
        if short in ("shd", "highlight"):
            # Programs write the one for the other.
            key = background(None, self._theme.resolved({short: attributes}))
            return _Oddity(what, element, words, key)
        key = attributes.get("val") or " ".join(
            attributes[each] for each in sorted(attributes.keys() - _SAID_TWICE)
        )
        if key in _ON:
            key = SWITCHED_ON
        if block in ("pPr", "pBdr"):
            # What a heading has may be nothing that a proviso has.
            key = f"{key} {self._styles_of_file.named(self._style)}".casefold()
        return _Oddity(what, element, words, key)

    def _judge(self, block: str, element: "etree._Element") -> str:
        """What is odd about one property, in words; roles in the theme count as what they are."""
        attributes, short = _attributes(element), _short(str(element.tag))
        if short == "rFonts":
            fonts = self._theme.latin_fonts({short: attributes})
            attributes |= dict(zip(("ascii", "hAnsi"), fonts, strict=False))
        elif short in ("color", "shd"):
            attributes = dict(self._theme.resolved({short: attributes})[short])
            if self._theme.colours:
                attributes.pop("themeColor", None)
        return oddity(block, short, attributes)

    def _from_data(self, properties: "etree._Element") -> Iterator[_Oddity]:
        """Words that a program takes from data when the file is opened."""
        value = self._bound(properties)
        control = properties.getparent()
        if value is None or control is None:
            return
        words = texts_in(control)
        same = value and " ".join(value.split()) == " ".join(words.split())
        shown = "" if same else value or "what its data says, which cannot be told"
        yield _Oddity("words taken from data", properties, words, words, shown=shown)

    # In what the text uses: styles, lists, defaults.

    def in_styles(self, root: "etree._Element | None", every: Sequence[int]) -> None:
        """Gather what is unexpected in the styles that the text uses, and in the defaults.

        Args:
            root: of the part of styles; None where the file has none.
            every: the places of all lines.
        """
        if root is None:
            return
        for element in root.iter(*_DEFAULTS):
            for block in element:
                for odd in self._in_block(block, _DEFAULTS[str(element.tag)]):
                    self._tell(evolve(odd, said_in="the defaults of the file"), "", every, None)
        styles, done = self._styles_of_file, dict[str, list[int]]()
        for (kind, id_), lines in self._styles.items():
            used = id_ if styles.by_id.kinds.get(id_) == kind else styles.by_id.defaults.get(kind)
            for each in styles.by_id.lineage(used or ""):
                done.setdefault(each, []).extend(lines)
        for id_, lines in done.items():
            element, self._style = styles.by_id.elements[id_], id_
            named = styles.named(id_)
            self._use_list_of(styles, id_, lines)
            for odd in self._in_style(element):
                self._tell(evolve(odd, said_in=f"the style “{named}”"), "", lines, None)

    def _use_list_of(self, styles: Styles, id_: str, lines: Sequence[int]) -> None:
        number = styles.formatting(id_, styles.by_id.kinds[id_]).paragraph.get("numPr", {})
        if "numId" in number:
            key = (number["numId"], number.get("ilvl", "0"))
            self._lists.setdefault(key, []).extend(lines)

    def _in_style(self, element: "etree._Element") -> Iterator[_Oddity]:
        for block in element:
            short = _short(str(block.tag))
            if short == "tblStylePr":
                yield from self._in_style(block)
            elif short in PROPERTIES:
                yield from self._in_block(block, short)

    def in_lists(self, levels: "Mapping[tuple[str, str], etree._Element]") -> None:
        """Gather what is unexpected in the numbers of the text.

        Args:
            levels: of every list (`indents.list_levels`).
        """
        for key, level in levels.items():
            if lines := self._lists.get(key):
                for odd in self._in_level(level):
                    self._tell(evolve(odd, said_in="the numbers of a list"), "", lines, None)

    def _in_level(self, level: "etree._Element") -> Iterator[_Oddity]:
        format_ = level.find(name("numFmt"))
        bullet = format_ is not None and format_.get(_VALUE) in ("bullet", "none")
        for odd in self._in_block(level, "lvl"):
            if not (bullet and _short(str(odd.element.tag)) in ("rFonts", "suff")):
                # A bullet is a sign by itself.
                yield odd

    # In the fields, the settings and the package.

    def in_fields(self, lines: Sequence[Line]) -> None:
        """Gather the fields that are not of a draft's kinds, or stand where it has none.

        Args:
            lines: all, with every change.
        """
        for at, line in enumerate(lines):
            for each in line.fields:
                if not _is_expected_field(each.kind, each.instruction, line):
                    what = "words that the program works out anew"
                    words = f"{each.text} ({each.instruction})" if each.text else each.instruction
                    key = _Key(what, f"{each.kind} {each.text}", line.part, at, counted=True)
                    found = self._found.setdefault(key, _Told())
                    found.lines.append(at)
                    found.words.append(words)

    def in_file(
        self,
        package: Mapping[str, bytes],
        links: Sequence[Relationship],
        settings: "etree._Element | None",
        fonts: "etree._Element | None",
    ) -> None:
        """Gather what is unexpected in the settings, among the fonts and the parts.

        Args:
            package: the members of the file.
            links: every relationship in it.
            settings: the root of its settings; None where it has none.
            fonts: the root of its font table.
        """
        named = [_short(str(each.tag)) for each in (() if settings is None else settings)]
        for what in (*setting_words(named), *_font_oddities(fonts), *_twice(links)):
            self._found.setdefault(_Key(what, said_in="the file as a whole"), _Told())
        known = {(link.kind, link.id) for link in links if link.target in package}
        self.page_parts |= {
            f"the {kind}" if pages == "default" else f"the {kind} of {pages} pages"
            for kind, pages, id_ in self._page_references
            if (kind, id_) in known
        }
        types = content_types(package[CONTENT_TYPES])
        for part, data in package.items():
            kind = types.of(part)
            if kind.startswith("image/") and "thumbnail" not in part:
                self._add("a picture", sha256(data).hexdigest(), part)
            elif part != CONTENT_TYPES and not PART_KINDS.fullmatch(kind):
                self._add(
                    "a part that no file of ours has", kind, f"{part}, {kind or 'of no kind'}"
                )
        for link in links:
            if link.outside and link.kind == "hyperlink":
                self._add("a link out of the file", link.target, link.target)

    def _add(self, what: str, key: str, words: str) -> None:
        self._found.setdefault(_Key(what, key, counted=True), _Told()).words.append(words)


def _shown_by_some(root: "etree._Element") -> Iterator[_Oddity]:
    """Words that some programs show and others do not, by the standard's own rules."""
    for each in root.iter(ALTERNATE):
        if len(branches(each)) == 1 and (words := texts_in(each)):
            yield _Oddity("words that some programs do not show", each, words, words)
    for each in root.iter(_DELETION):
        # What is deleted stands in other elements than these.
        for text in each.iter(_TEXT):
            yield _Oddity("words that stay, in a deletion", text, text.text or "", counted=True)


def _thing(element: "etree._Element") -> Iterator[_Oddity]:
    """A break, a link or another thing that is no property."""
    if element.tag == _BREAK:
        paged = attribute(element, "type") in _PAGE_BREAKS
        yield _Oddity("a page break" if paged else "a line break", element, counted=True)
    elif element.tag != _LINK:
        yield _unknown(element)
    elif element.get(RELATIONSHIP_ID):
        words = texts_in(element)
        yield _Oddity("words with a link out of the file", element, words, words)


def _unknown(element: "etree._Element") -> _Oddity:
    """A thing that our text never has, or markup that nobody knows."""
    words, short = texts_in(element), _short(str(element.tag))
    what = THINGS.get(short) or f"markup that no draft of ours has ({short})"
    return _Oddity(what, element, words, words, counted=True)


def _short(tag: str) -> str:
    return tag.rpartition("}")[2]


def _attributes(element: "etree._Element") -> dict[str, str]:
    return {_short(str(key)): str(value) for key, value in element.attrib.items()}


def _is_in_contents(element: "etree._Element") -> bool:
    """Whether something stands in the contents, whose numbers Word hides where no pages are."""
    paragraph = next(element.iterancestors(_P), element)
    style = paragraph.find(f"{name('pPr')}/{name('pStyle')}")
    return style is not None and style.get(_VALUE, "").startswith(_CONTENTS)


def _words_of(properties: "etree._Element") -> str:
    """The words of the run that some properties belong to; nothing for those of a mark."""
    run = properties.getparent()
    return texts_in(run) if run is not None and run.tag == _R else ""


_COUNTS = ("\\r", "\\n", "\\w")
_REFERENCE = ("\\h", "\\*", "mergeformat", *_COUNTS)
_CONTENTS = ("TOC", "Contents")
"""How the styles of contents begin."""


def _is_expected_field(kind: str, instruction: str, line: Line) -> bool:
    """Whether a field is of a kind that drafts have, and stands where they have it."""
    words = [each.casefold() for each in instruction.split()]
    if kind == "REF":
        switches = words[2:]
        counted = any(each in _COUNTS for each in switches)
        return counted and all(each in _REFERENCE for each in switches)
    if kind in PAGES:
        return line.place in (StoryType.HEADER, StoryType.FOOTER)
    if kind in ("TOC", "PAGEREF") or (kind == "HYPERLINK" and "\\l" in words):
        return line.style.startswith(_CONTENTS)
    return False


def _font_oddities(fonts: "etree._Element | None") -> Iterator[str]:
    """Fonts that a file brings along, or that it says to print with others."""
    for font in () if fonts is None else fonts.iter(name("font")):
        if any(_short(str(each.tag)).startswith("embed") for each in font):
            yield "a font of its own"
        other = font.find(name("altName"))
        named = "" if other is None else other.get(_VALUE, "")
        # In other scripts a font has another name.
        every = {each.strip().casefold() for each in named.split(",") if each.isascii()} - {""}
        own = (attribute(font, "name") or "").casefold()
        if own in TEXT_FONTS and not TEXT_FONTS.issuperset(every):
            yield f"another font in place of one ({named})"


_ONCE = ("officeDocument", "styles", "numbering", "settings", "fontTable", "theme", "comments")


def _twice(links: Sequence[Relationship]) -> Iterator[str]:
    """Parts that a file has one of, and has two: programs differ in which they take."""
    # Kept building blocks have styles and settings of their own.
    counts = Counter((each.source, each.kind) for each in links)
    for (_, kind), count in counts.items():
        if kind in _ONCE and count > 1:
            yield f"two parts of one kind ({kind})"
