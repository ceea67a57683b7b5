"""Our own styles in a branch's look: which of its styles gives its look to which of ours."""

from collections.abc import Iterator, Mapping
from importlib.resources import files

from attrs import evolve, frozen

from agreementkit.ooxml.colour import AUTOMATIC, Theme, is_readable, named_colour, readable_on
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
from agreementkit.word import styles
from agreementkit.word.house.rules import BODY_SIZES, RULES, SHOWN, Rule
from agreementkit.word.oxml.style import (
    fill,
    is_for_text,
    recolour_borders,
    set_spacing,
    set_text,
)
from agreementkit.word.oxml.tree import attribute, name, parsed

__all__ = ["Restyled", "TemplateStyles", "restyled", "template_styles"]

_OWN = "Arial"
_BELOW_HEADER = 200
_RULED_UNDER = (styles.TITLE, styles.PART_HEADING, styles.SCHEDULE_HEADING)
_SPACES = {"before": (0, 720), "after": (60, 480), "line": (240, 420)}
"""What is sane: the least and the most of each space, in the units of `TextFormat`."""


@frozen(kw_only=True)
class HeadingRow:
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
    headings: tuple[HeadingRow, ...]
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


def _heading_rows(found: Styles, theme: Theme) -> Iterator[HeadingRow]:
    for id_ in custom_styles(found, TABLE):
        first = found.by_id[id_].conditions.get("firstRow", NOTHING)
        filled = named_colour(value_of(theme.resolved(first.cell), "shd", "fill"))
        if filled and filled != AUTOMATIC:
            colour = named_colour(value_of(theme.resolved(first.run), "color"))
            yield HeadingRow(fill=filled, colour=colour)


@frozen(kw_only=True)
class Restyled:
    """Our styles part with a branch's look."""

    xml: str
    fonts: tuple[str, ...]
    """The fonts that it now names and ours did not."""
    notes: tuple[str, ...]
    header: TextFormat
    """How our header style now looks, and our footer style."""
    footer: TextFormat


def restyled(theirs: TemplateStyles, called: str) -> Restyled:
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
    return _Restyling(theirs, called).done()


class _Restyling:
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

    def done(self) -> Restyled:
        from lxml import etree

        body = self.body()
        for rule in RULES:
            self.rule(rule)
        self.table()
        # A tall letterhead reaches down to the text, and our line is the last of it.
        set_spacing(self.ours[styles.HEADER], before=60, after=_BELOW_HEADER)
        text = etree.tostring(self.root, encoding="unicode")
        return Restyled(
            xml=f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}',
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
        look = self.sane(found, "Normal", BODY_SIZES)
        look = evolve(look, bold=None, italic=None)
        [defaults] = self.root.iter(name("rPrDefault"))
        [spaces] = self.root.iter(name("pPrDefault"))
        set_text(defaults, evolve(look, colour=None))
        set_text(self.ours[styles.BODY], TextFormat(colour=look.colour))
        set_spacing(spaces, after=look.after, line=look.line)
        return look.over(TextFormat(font=_OWN, size=BODY_SIZES[0], colour="auto"))

    def rule(self, rule: Rule) -> None:
        theirs = next((each for each in rule.theirs if each in self.theirs.ids), None)
        if theirs is None:
            if rule.expected:
                shown = SHOWN[rule.theirs[0]]
                self.say(f"{self.called} has no style called “{shown}”: ours is kept.")
            return
        sizes = None if rule.coloured_only else rule.sizes
        look = self.sane(self.theirs.of(self.theirs.ids[theirs]), SHOWN[theirs], sizes)
        if rule.coloured_only:
            look = evolve(look, bold=None, italic=None)
        if rule.upright:
            look = evolve(look, bold=None, italic=None)
        for each in rule.ours:
            set_text(self.ours[each], look)
            self.taken[each] = look
            set_spacing(self.ours[each], **{key: getattr(look, key) for key in rule.spaces})
            if each in _RULED_UNDER and look.colour:
                recolour_borders(self.ours[each], look.colour, within="pPr")

    def sane(self, look: TextFormat, shown: str, sizes: tuple[int, int] | None) -> TextFormat:
        """What of a look can be taken over; the rest is None, and said."""
        return TextFormat(
            font=self.font(look.font, shown),
            size=self.size(look.size or 20, shown, *sizes) if sizes else None,
            bold=bool(look.bold),
            italic=bool(look.italic),
            colour=self.colour(look.colour or "auto", shown),
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
        if font != _OWN:
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
        ground = "000000" if ground == AUTOMATIC else ground
        wanted = (own and own.colour) or ""
        text = readable_on(ground, "" if wanted == AUTOMATIC else wanted)
        fill(ours, ground)
        recolour_borders(ours, ground, within="tblPr")
        set_text(self.ours[styles.TABLE_HEADING], TextFormat(colour=text))


def _space(value: int | None, least: int, most: int) -> int | None:
    return value if value is not None and least <= value <= most else None
