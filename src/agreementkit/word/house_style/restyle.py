"""A draft in a branch's look: first our styles part, once for a template; then a draft's members.

`restyle` works out what our styles look like in the look of a template's. `apply_house_style` puts
that, the letterhead and its pictures into the members of a draft that is written already.
"""

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files

from attrs import evolve, frozen

from agreementkit.model.copies import HeaderFragment, HouseStyle
from agreementkit.ooxml.colour import (
    AUTOMATIC,
    BLACK,
    Theme,
    is_readable,
    named_colour,
    readable_on,
)
from agreementkit.ooxml.opc import (
    CONTENT_TYPES,
    PICTURE_TYPES,
    RawRelationship,
    relationship_type,
    relationships,
    relationships_part,
    with_content_types,
    with_relationships,
    word_type,
)
from agreementkit.ooxml.properties import value_of
from agreementkit.ooxml.styles import (
    NOTHING,
    TABLE,
    Styles,
    TextFormat,
    custom_styles,
    names_in,
    text_format,
)
from agreementkit.ooxml.xml import DECLARATION, attribute, name, parsed
from agreementkit.word import parts as part_names, styles
from agreementkit.word.house_style.images import picture_id
from agreementkit.word.house_style.style_edits import (
    font_entries,
    is_for_text,
    recolour_borders,
    refill_table_style,
    set_run_properties,
    set_spacing,
)
from agreementkit.word.markup_writer import footer, header

# Which of a template's styles gives its look to which of ours.

_BODY_SIZES = (24, 32)
_SMALL_SIZES = (20, 24)


@frozen(kw_only=True)
class _StyleMapping:
    """One of a template's styles, and those of ours that follow it."""

    theirs: tuple[str, ...]
    """Names in lower case; the first that there is counts."""
    ours: tuple[str, ...]
    sizes: tuple[int, int]
    """The least and the most, in half-points."""
    expected: bool = False
    """Whether its absence is worth saying."""
    coloured_only: bool = False
    """Whether ours takes the font and the colour, and keeps its size and weight."""
    upright: bool = False
    """Whether ours is never bold or italic throughout."""
    spaces: tuple[str, ...] = ()
    """Which of its spaces are taken over."""


_STYLE_MAPPINGS = (
    _StyleMapping(theirs=("title",), ours=(styles.TITLE,), sizes=(36, 80), expected=True),
    _StyleMapping(
        theirs=("title",),
        ours=(styles.COVER_VERSION,),
        sizes=_BODY_SIZES,
        coloured_only=True,
    ),
    _StyleMapping(
        theirs=("subtitle",),
        ours=(styles.COVER_PARTY,),
        sizes=_BODY_SIZES,
        coloured_only=True,
    ),
    _StyleMapping(
        theirs=("heading 1",),
        ours=(styles.PART_HEADING,),
        sizes=(28, 56),
        expected=True,
        spaces=("before", "after"),
    ),
    _StyleMapping(theirs=("heading 1",), ours=(styles.SCHEDULE_HEADING,), sizes=(28, 56)),
    _StyleMapping(theirs=("toc heading", "heading 1"), ours=(styles.TOC_HEADING,), sizes=(28, 56)),
    _StyleMapping(
        theirs=("heading 2",),
        ours=(styles.CLAUSE_HEADING,),
        sizes=(24, 44),
        expected=True,
        spaces=("before", "after"),
    ),
    _StyleMapping(
        theirs=("body text", "normal"),
        ours=(*styles.LEVELS.values(), styles.CLAUSE_TEXT),
        sizes=_BODY_SIZES,
        upright=True,
        spaces=("after",),
    ),
    _StyleMapping(theirs=("header",), ours=(styles.HEADER,), sizes=_SMALL_SIZES, expected=True),
    _StyleMapping(theirs=("footer",), ours=(styles.FOOTER,), sizes=_SMALL_SIZES, expected=True),
)
_DISPLAY_NAMES = {
    "body text": "Body Text",
    "footer": "Footer",
    "header": "Header",
    "heading 1": "Heading 1",
    "heading 2": "Heading 2",
    "normal": "Normal",
    "subtitle": "Subtitle",
    "title": "Title",
    "toc heading": "TOC Heading",
}
"""The names as Word shows them."""

_OWN_FONT = "Arial"
_BELOW_HEADER = 200
_RULED_UNDER = (styles.TITLE, styles.PART_HEADING, styles.SCHEDULE_HEADING)
_SPACES = {"before": (0, 720), "after": (60, 480), "line": (240, 420)}
"""What can be taken over: the least and the most of each space, in the units of `TextFormat`."""


@frozen(kw_only=True)
class _HeadingRow:
    """The heading row of a template's own table style."""

    fill: str
    colour: str | None


@frozen(kw_only=True)
class TemplateStyles:
    """The styles of a template by what they look like."""

    styles: Styles
    theme: Theme
    ids: Mapping[str, str]
    """Of paragraph styles by their names, in lower case."""
    headings: tuple[_HeadingRow, ...]
    """Of its own table styles whose first row is filled, in their order."""

    def named(self, called: str) -> TextFormat | None:
        """How the text of a style looks; None where no style has that name."""
        id_ = self.ids.get(called)
        return None if id_ is None else self.of(id_)

    def of(self, style: str) -> TextFormat:
        """How the text of a style looks, by the style's id."""
        paragraph = self.styles.paragraph(NOTHING, style, {})
        return text_format(self.styles.text(style), paragraph, self.theme)


def template_styles(found: Styles, theme: Theme) -> TemplateStyles:
    """The styles of a template, with the fonts and colours of its theme."""
    ids: dict[str, str] = {}
    for called, id_ in names_in(found):
        ids.setdefault(called, id_)
    headings = tuple(_heading_rows(found, theme))
    return TemplateStyles(styles=found, theme=theme, ids=ids, headings=headings)


def _heading_rows(found: Styles, theme: Theme) -> Iterator[_HeadingRow]:
    for id_ in custom_styles(found, TABLE):
        first = found.by_id[id_].conditions.get("firstRow", NOTHING)
        filled = named_colour(value_of(theme.resolved(first.cell), "shd", "fill"))
        if filled and filled != AUTOMATIC:
            colour = named_colour(value_of(theme.resolved(first.run), "color"))
            yield _HeadingRow(fill=filled, colour=colour)


@frozen(kw_only=True)
class RestyledStyles:
    """Our styles part with a branch's look."""

    xml: str
    fonts: tuple[str, ...]
    """The fonts that it now names and ours did not."""
    notes: tuple[str, ...]
    header: TextFormat
    """How our header style now looks, and our footer style."""
    footer: TextFormat


def restyle(theirs: TemplateStyles, called: str) -> RestyledStyles:
    """Our styles in the look of a template's.

    Sizes stay at 12 points and more (10 in header and footer), text stays at the left,
    and a colour that cannot be read on white is not taken over.

    Args:
        theirs: the template's styles.
        called: the template's name, for the notes.

    Source:
        WCAG 2.2, 1.4.3 (contrast); the UK Association for Accessible Formats, clear print
        guidelines (12 points).
    """
    return _Restyler(theirs, called).restyled()


class _Restyler:
    """One pass over the rules; gathers what there is to say."""

    def __init__(self, theirs: TemplateStyles, called: str) -> None:
        base = files("agreementkit.word") / "base" / "word" / "styles.xml"
        self.theirs = theirs
        self.called = called
        self.root = parsed(base.read_bytes())
        self.ours = {attribute(each, "styleId"): each for each in self.root.iter(name("style"))}
        self.notes: dict[str, None] = {}
        self.fonts: dict[str, None] = {}
        self.taken: dict[str, TextFormat] = {}

    def restyled(self) -> RestyledStyles:
        from lxml import etree

        body = self.body()
        for rule in _STYLE_MAPPINGS:
            self.rule(rule)
        self.table()
        # A tall letterhead reaches down to the text, and our line is the last of it.
        set_spacing(self.ours[styles.HEADER], before=60, after=_BELOW_HEADER)
        text = etree.tostring(self.root, encoding="unicode")
        return RestyledStyles(
            xml=f"{DECLARATION}{text}",
            fonts=tuple(self.fonts),
            notes=tuple(self.notes),
            header=self.taken.get(styles.HEADER, TextFormat()).over(body),
            footer=self.taken.get(styles.FOOTER, TextFormat()).over(body),
        )

    def say(self, note: str) -> None:
        self.notes[note] = None

    def body(self) -> TextFormat:
        """The defaults, which every one of our styles stands on."""
        found = self.theirs.named("normal")
        if found is None:
            self.say(f"{self.called} has no style called “Normal”: ours is kept.")
            found = self.theirs.of(self.theirs.styles.paragraph_default)
        look = self.usable(found, "Normal", _BODY_SIZES)
        look = evolve(look, bold=None, italic=None)
        [defaults] = self.root.iter(name("rPrDefault"))
        [spaces] = self.root.iter(name("pPrDefault"))
        set_run_properties(defaults, evolve(look, colour=None))
        set_run_properties(self.ours[styles.BODY], TextFormat(colour=look.colour))
        set_spacing(spaces, after=look.after, line=look.line)
        return look.over(TextFormat(font=_OWN_FONT, size=_BODY_SIZES[0], colour=AUTOMATIC))

    def rule(self, rule: _StyleMapping) -> None:
        theirs = next((each for each in rule.theirs if each in self.theirs.ids), None)
        if theirs is None:
            if rule.expected:
                shown = _DISPLAY_NAMES[rule.theirs[0]]
                self.say(f"{self.called} has no style called “{shown}”: ours is kept.")
            return
        sizes = None if rule.coloured_only else rule.sizes
        look = self.usable(self.theirs.of(self.theirs.ids[theirs]), _DISPLAY_NAMES[theirs], sizes)
        if rule.coloured_only:
            look = evolve(look, bold=None, italic=None)
        if rule.upright:
            look = evolve(look, bold=None, italic=None)
        for each in rule.ours:
            set_run_properties(self.ours[each], look)
            self.taken[each] = look
            set_spacing(self.ours[each], **{key: getattr(look, key) for key in rule.spaces})
            if each in _RULED_UNDER and look.colour:
                recolour_borders(self.ours[each], look.colour, within="pPr")

    def usable(self, look: TextFormat, shown: str, sizes: tuple[int, int] | None) -> TextFormat:
        """What of a look can be taken over; the rest is None, and said."""
        return TextFormat(
            font=self.font(look.font, shown),
            size=self.size(look.size or 20, shown, *sizes) if sizes else None,
            bold=bool(look.bold),
            italic=bool(look.italic),
            colour=self.colour(look.colour or AUTOMATIC, shown),
            before=_space(look.before, *_SPACES["before"]),
            after=_space(look.after, *_SPACES["after"]),
            line=_space(look.line, *_SPACES["line"]),
        )

    def font(self, font: str | None, shown: str) -> str | None:
        if font is None:
            return None
        if not is_for_text(font):
            self.say(f"“{shown}” has a font in {self.called} that is not for text: ours is kept.")
            return None
        if font != _OWN_FONT:
            self.fonts[font] = None
        return font

    def size(self, size: int, shown: str, least: int, most: int) -> int:
        if size < least:
            self.say(
                f"“{shown}” is {size / 2:g} points in {self.called}: {least / 2:g} points are used,"
                " so that it can be read with ease.",
            )
        if size > most:
            self.say(
                f"“{shown}” is {size / 2:g} points in {self.called}: {most / 2:g} points are used.",
            )
        return min(max(size, least), most)

    def colour(self, colour: str, shown: str) -> str | None:
        if is_readable(colour):
            return colour
        self.say(
            f"The colour of “{shown}” in {self.called} ({colour}) is too pale to read on white:"
            " ours is kept.",
        )
        return None

    def table(self) -> None:
        """The heading row's fill and text: from a table style, or from the headings' colour."""
        ours = self.ours[styles.TABLE]
        own = next(iter(self.theirs.headings), None)
        heading = self.taken.get(styles.PART_HEADING, TextFormat()).colour
        ground = own.fill if own else heading
        if ground is None:
            return
        if own is None:
            self.say(
                f"{self.called} has no table style of its own with a filled first row: tables take"
                " the colour of its headings.",
            )
        ground = BLACK if ground == AUTOMATIC else ground
        wanted = (own and own.colour) or ""
        text = readable_on(ground, "" if wanted == AUTOMATIC else wanted)
        refill_table_style(ours, ground)
        recolour_borders(ours, ground, within="tblPr")
        set_run_properties(self.ours[styles.TABLE_HEADING], TextFormat(colour=text))


def _space(value: int | None, least: int, most: int) -> int | None:
    return value if value is not None and least <= value <= most else None


# Where a letterhead goes in parts that are written already.

_ROOT = re.compile(rb"<w:(?:hdr|ftr)\b[^>]*>")
_SECTION = re.compile(rb"<w:sectPr\b[^>]*>.*?</w:sectPr>", re.DOTALL)
_REFERENCE = '<w:{}Reference w:type="first" r:id="{}"/>'


def _with_content_first(part: bytes, content: str) -> bytes:
    """A header or footer part with content in front of what it holds."""
    return _ROOT.sub(lambda found: found[0] + content.encode(), part, count=1)


def _with_first_page(document: bytes, ids: Mapping[str, str]) -> bytes:
    """A main part whose first pages have a header or footer of their own.

    Only sections that leave them empty are changed: those with a title page and without
    a first header or footer.

    Args:
        document: the main part.
        ids: relationship ids by place, `header` or `footer`.
    """
    references = "".join(_REFERENCE.format(place, each) for place, each in ids.items()).encode()

    def changed(found: re.Match[bytes]) -> bytes:
        section = found[0]
        if b"<w:titlePg" not in section or b'w:type="first"' in section:
            return section
        return re.sub(rb"^<w:sectPr\b[^>]*>", lambda start: start[0] + references, section)

    return _SECTION.sub(changed, document)


# A house style put into the members of a draft.

_FIRST = {"header": part_names.FIRST_HEADER, "footer": part_names.FIRST_FOOTER}
_FIRST_IDS = {"header": "rIdHouseHeader", "footer": "rIdHouseFooter"}


def apply_house_style(members: Mapping[str, bytes], style: HouseStyle) -> Mapping[str, bytes]:
    """The members of a draft in a house style: look, letterhead, pictures, and what ties them.

    What the draft's own headers and footers say stays, below the letterhead.

    Args:
        members: all members of the package by name, as the writer made them.
        style: what `house_style` returned.

    Returns:
        All members, those without a change as they were, new ones behind them.
    """
    found = dict(members)
    found[part_names.STYLES] = style.styles.encode()
    fonts = found[part_names.FONT_TABLE]
    found[part_names.FONT_TABLE] = font_entries(fonts, style.fonts)
    for each in relationships(members, part_names.MAIN):
        if each.kind in ("header", "footer"):
            fragment = style.header if each.kind == "header" else style.footer
            found[each.target] = _with_content_first(members[each.target], fragment.xml)
            _relate_pictures(found, each.target, fragment)
    first = _put_first_pages(found, style)
    for file, data in style.media.items():
        found[f"{part_names.MEDIA}{file}"] = data
    endings = {file.rpartition(".")[2] for file in style.media}
    found[CONTENT_TYPES] = with_content_types(
        found[CONTENT_TYPES],
        endings={ending: kind for ending, kind in PICTURE_TYPES.items() if ending in endings},
        names={_FIRST[place]: word_type(place) for place in first},
    )
    return found


def _put_first_pages(found: dict[str, bytes], style: HouseStyle) -> tuple[str, ...]:
    """The cover has the letterhead too, without our own line; gives the places changed."""
    built = {
        "header": (header, style.first_header),
        "footer": (footer, style.first_footer),
    }
    ids: dict[str, str] = {}
    for place, (whole, fragment) in built.items():
        if fragment.xml:
            ids[place] = _FIRST_IDS[place]
            found[_FIRST[place]] = whole(fragment.xml).encode()
            _relate_pictures(found, _FIRST[place], fragment)
    found[part_names.MAIN] = _with_first_page(found[part_names.MAIN], ids)
    links = [_link(each, place, _FIRST[place].removeprefix("word/")) for place, each in ids.items()]
    own = relationships_part(part_names.MAIN)
    found[own] = with_relationships(found[own], links)
    return tuple(ids)


def _relate_pictures(found: dict[str, bytes], part: str, fragment: HeaderFragment) -> None:
    if fragment.pictures:
        own = relationships_part(part)
        links = [_link(picture_id(name), "image", f"media/{name}") for name in fragment.pictures]
        found[own] = with_relationships(found.get(own), links)


def _link(name: str, kind: str, target: str) -> RawRelationship:
    return RawRelationship(id=name, type=relationship_type(kind), target=target)
