"""A Word file as the rules of the lint see it: its stories in reading order, styles, settings.

A story is the text of one part: paragraphs, runs, tables and cells, each with all its formatting
and its place in words. The walk in `ooxml.walker` reads the same text for its words and changes;
a rule asks about elements, and what they look like.

Text that a tracked change deletes is not there; content controls, links and inserted text
are looked through, and of alternatives the one that Word shows counts.
"""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve, field, frozen

from agreementkit.ooxml.appearance import TextAppearance, text_appearance
from agreementkit.ooxml.colour import Theme, theme_in
from agreementkit.ooxml.compatibility import shown_descendants
from agreementkit.ooxml.package import RelatedParts, main_part, root_of
from agreementkit.ooxml.properties import Properties, child_properties, value_of
from agreementkit.ooxml.settings import page_colour
from agreementkit.ooxml.styles import NOTHING, Formatting, Styles, styles_in
from agreementkit.ooxml.tables import FormattedCell, FormattedTable, table_of
from agreementkit.ooxml.xml import name
from agreementkit.word.word_source import WordSource, package_of

if TYPE_CHECKING:
    from lxml import etree

_P, _TBL, _R, _LINK, _BOX = (name(tag) for tag in ("p", "tbl", "r", "hyperlink", "txbxContent"))
_NOT_ENTERED = {_BOX, name("del"), name("moveFrom"), name("pPr"), name("rPr")}
_LETTERS = {name("t"): None, name("tab"): "\t", name("br"): "\n", name("noBreakHyphen"): "-"}
_SHOWN = 40
"""Letters of a paragraph that are quoted to find it by."""


class _Piece(NamedTuple):
    element: "etree._Element"
    text: str
    link: bool


@frozen(kw_only=True, eq=False)
class StoryRun:
    """Text of one look."""

    element: "etree._Element"
    text: str
    link: bool
    """Whether it stands in a hyperlink."""
    properties: Properties
    """With all that it inherits."""


@frozen(kw_only=True, eq=False)
class ParagraphLocation:
    """Where a paragraph stands."""

    story: str
    """How a person finds the part, such as `header 1`; nothing for the body."""
    number: int = 0
    """Counted from 1 among the paragraphs of its part outside tables."""
    cell: FormattedCell | None = None
    boxed: bool = False
    """Whether it is in a text box."""

    def __str__(self) -> str:
        counted = f"paragraph {self.number}"
        plain = f"{self.story}, {counted}" if self.story else counted
        place = self.cell.place if self.cell else plain
        return f"a text box at {place}" if self.boxed else place


@frozen(kw_only=True, eq=False)
class StoryParagraph:
    """A paragraph, and where it stands."""

    element: "etree._Element"
    where: ParagraphLocation
    style: str
    properties: Properties
    runs: tuple[StoryRun, ...]

    # Both worked out once: a long paragraph may be found thousands of times.
    text: str = field(init=False)
    """What it says."""
    place: str = field(init=False)
    """Where it stands, as a person finds it: `paragraph 12, “The Employer must…”`."""

    @property
    def is_listed(self) -> bool:
        """Whether it belongs to a list; the list 0 takes it out of any (17.9.18)."""
        return value_of(self.properties, "numPr", "numId") not in (None, "0")

    @text.default
    def _text(self) -> str:
        return "".join(run.text for run in self.runs)

    @place.default
    def _place(self) -> str:
        words = " ".join(self.text.split())
        if len(words) > _SHOWN:
            words = words[:_SHOWN].rpartition(" ")[0] or words[:_SHOWN]
            words += "…"
        return f"{self.where}, “{words}”" if words else str(self.where)


@frozen(kw_only=True, eq=False)
class StoryPart:
    """One part with text in it."""

    kind: str
    """`body`, `header`, `footer`, `footnotes`, `endnotes` or `comments`."""
    label: str
    """How a person finds it, such as `header 1`; nothing for the body."""
    part: str
    root: "etree._Element"
    paragraphs: tuple[StoryParagraph, ...]
    tables: tuple[FormattedTable, ...]
    _by_element: "dict[etree._Element, StoryParagraph]" = field(init=False, repr=False)

    @_by_element.default
    def _found(self) -> "dict[etree._Element, StoryParagraph]":
        return {each.element: each for each in self.paragraphs}

    def place(self, element: "etree._Element") -> str:
        """Where an element of this part stands, as a person finds it."""
        for each in chain((element,), element.iterancestors(_P), element.iter(_P)):
            if each in self._by_element:
                return self._by_element[each].place
        return self.label or "the body of the document"


def _read_story(
    kind: str, label: str, part: str, root: "etree._Element", styles: Styles
) -> StoryPart:
    """A part read from beginning to end."""
    reader = _StoryReader(label, styles)
    reader.blocks(root, ParagraphLocation(story=label))
    return StoryPart(
        kind=kind,
        label=label,
        part=part,
        root=root,
        paragraphs=tuple(reader.paragraphs),
        tables=tuple(reader.tables),
    )


class _StoryReader:
    """One pass over a part."""

    def __init__(self, label: str, styles: Styles) -> None:
        self.label = label
        self.styles = styles
        self.paragraphs: list[StoryParagraph] = []
        self.tables: list[FormattedTable] = []
        self.number = 0

    def blocks(self, parent: "etree._Element", where: ParagraphLocation) -> None:
        """The paragraphs and tables inside an element."""
        for element in shown_descendants(parent, lambda each: each.tag not in (_P, _TBL)):
            if element.tag == _P:
                self.paragraph(element, where)
            elif element.tag == _TBL:
                self.table(element, where)

    def paragraph(self, element: "etree._Element", where: ParagraphLocation) -> None:
        """A paragraph, and after it what stands in the text boxes that hang on it."""
        self.number += not (where.cell or where.boxed)
        where = evolve(where, number=self.number)
        pieces, boxes = _content(element)
        self.paragraphs.append(_paragraph(element, where, pieces, self.styles))
        for box in boxes:
            self.blocks(box, evolve(where, boxed=True))

    def table(self, element: "etree._Element", where: ParagraphLocation) -> None:
        """A table, and what stands in its cells."""
        place = ", ".join(filter(None, (self.label, f"table {len(self.tables) + 1}")))
        nested = where.cell is not None
        table = table_of(element, place, nested=nested, styles=self.styles)
        self.tables.append(table)
        for row in table.rows:
            for cell in row.cells:
                self.blocks(cell.element, evolve(where, cell=cell))


def _paragraph(
    element: "etree._Element",
    where: ParagraphLocation,
    runs: list[_Piece],
    styles: Styles,
) -> StoryParagraph:
    direct = child_properties(element, "pPr")
    style = styles.of_paragraph(value_of(direct, "pStyle") or "")
    table = where.cell.formatting if where.cell else NOTHING
    return StoryParagraph(
        element=element,
        where=where,
        style=style,
        properties=styles.paragraph(table, style, direct),
        runs=tuple(_run(piece, table, style, styles) for piece in runs),
    )


def _run(piece: _Piece, table: Formatting, paragraph: str, styles: Styles) -> StoryRun:
    direct = child_properties(piece.element, "rPr")
    character = value_of(direct, "rStyle") or ""
    properties = styles.run(table, paragraph, character, direct)
    return StoryRun(element=piece.element, text=piece.text, link=piece.link, properties=properties)


def _content(paragraph: "etree._Element") -> "tuple[list[_Piece], list[etree._Element]]":
    """The runs of a paragraph that show text, and the text boxes that hang on it."""
    pieces: list[_Piece] = []
    boxes: list[etree._Element] = []
    for element in shown_descendants(paragraph, lambda each: each.tag not in _NOT_ENTERED):
        if element.tag == _BOX:
            boxes.append(element)
        elif element.tag == _R and (text := "".join(_letters(element))):
            nearest = next(element.iterancestors(_LINK, _P))
            pieces.append(_Piece(element, text, link=nearest.tag == _LINK))
    return pieces, boxes


def _letters(run: "etree._Element") -> Iterator[str]:
    for child in run.iterchildren("*"):
        if child.tag in _LETTERS:
            yield _LETTERS[str(child.tag)] or child.text or ""


# A Word file taken apart for the lint: its stories, styles and the parts beside them.

_STORIES = ("header", "footer", "footnotes", "endnotes", "comments")
_READ = ("header", "footer", "body", "footnotes", "endnotes")
_MANY = ("header", "footer")


@frozen(kw_only=True, eq=False)
class WordFile:
    """A Word file as the rules see it."""

    stories: tuple[StoryPart, ...]
    """The body first, then headers, footers, notes and comments."""
    styles: Styles
    theme: Theme
    styles_root: "etree._Element | None"
    numbering: "etree._Element | None"
    settings: "etree._Element | None"
    core: "etree._Element | None"
    """The properties of the file: title, language and the like."""
    page: str | None = field(init=False)
    """The colour of the page, where Word shows it: 17.2.1."""

    @page.default
    def _page(self) -> str | None:
        return page_colour(self.body.root, self.settings)

    @property
    def body(self) -> StoryPart:
        """The main text."""
        return self.stories[0]

    def appearance(self, run: StoryRun, paragraph: StoryParagraph) -> TextAppearance:
        """How a run of one of its paragraphs looks."""
        cell = paragraph.where.cell
        return text_appearance(
            run.properties,
            paragraph.properties,
            None if cell is None else cell.properties,
            page=self.page,
            theme=self.theme,
        )

    def paragraphs(self, *kinds: str) -> Iterator[StoryParagraph]:
        """The paragraphs that a reader of the document meets.

        Args:
            kinds: of stories; all but comments where none is named.
        """
        for story in self.stories:
            if story.kind in (kinds or _READ):
                yield from story.paragraphs


def word_file(source: WordSource) -> WordFile:
    """A Word file, however it is given.

    Raises:
        RefusedError: it cannot be opened safely, or is no Word document.
    """
    package = package_of(source)
    main = main_part(package)
    related = RelatedParts(package=package, source=main)
    styles_root = related.root("styles")
    styles = styles_in(styles_root)
    stories = [_read_story("body", "", main, root_of(package, main), styles)]
    for kind in _STORIES:
        for index, part in enumerate(related.names(kind)):
            label = f"{kind} {index + 1}" if kind in _MANY else f"the {kind}"
            stories.append(_read_story(kind, label, part, root_of(package, part), styles))
    settings, themes = related.root("settings"), related.names("theme")
    return WordFile(
        stories=tuple(stories),
        styles=styles,
        theme=theme_in(package[themes[0]] if themes else None, settings),
        styles_root=styles_root,
        numbering=related.root("numbering"),
        settings=settings,
        core=RelatedParts(package=package, source="").root("core-properties"),
    )
