"""A header or footer of a template, written anew from what is allowed and nothing else.

Three things in one file, since each is only for the next: pictures found and cleaned; the few
forms that a letterhead is written in; and the reader, which goes through a part block by block,
takes over what can be seen and may stay, and notes the rest.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from attrs import define, evolve, frozen

from agreementkit.model.copies import HeaderFragment
from agreementkit.ooxml.appearance import Appearances, Concealments, Ground, InTable
from agreementkit.ooxml.colour import AUTOMATIC, is_readable
from agreementkit.ooxml.compatibility import (
    CUSTOM_MARKUP,
    INSERTIONS,
    RUN_CONTAINERS,
    is_known,
    shown_children,
)
from agreementkit.ooxml.drawing import is_unseen, words_in
from agreementkit.ooxml.fields import PAGES, OpenFields, kind_of
from agreementkit.ooxml.properties import child_properties, is_on, value_of
from agreementkit.ooxml.reading import Concealment
from agreementkit.ooxml.styles import NOTHING, Formatting, TextFormat, text_format
from agreementkit.ooxml.tables import AROUND_ROWS_AND_CELLS, grid_span, is_reached, within
from agreementkit.ooxml.xml import (
    EXTENT,
    MAIN,
    MATHS_TEXT,
    PICTURE,
    PICTURE_NAMES,
    attribute,
    escaped,
    name,
    qualified,
)
from agreementkit.word import styles
from agreementkit.word.house_style.images import CleanPicture, MediaStore, clean_picture, picture_id
from agreementkit.word.house_style.restyle import TemplateStyles
from agreementkit.word.house_style.style_edits import FONT_FACES, is_for_text
from agreementkit.word.markup_writer import field, picture, run

if TYPE_CHECKING:
    from lxml import etree


# A picture in a letterhead: found, cleaned, measured, and put into the line of text.

_ANCHORED = qualified("wp:anchor")
_BLIP, _CROP, _EMBEDDED = (qualified(each) for each in ("a:blip", "a:srcRect", "r:embed"))
# English metric units: the width between our margins, and three and a half centimetres.
_WIDEST = styles.WIDTH * 635
_HIGHEST = 1_260_000
_PIXEL = 9525
# A share that is cut off (20.1.10.40), in thousandths or with its sign.
_NOT_NOTHING = re.compile(r"-?[0.]*[1-9][0-9.]*%?")
_FILE_NAME = re.compile(r"[\\/]|\.(?:png|jpe?g|gif|bmp|tiff?|[ew]mf|svg)$", re.IGNORECASE)


@frozen(kw_only=True)
class PictureReader:
    """Where the pictures of one header or footer are, and where they go."""

    files: Mapping[str, bytes]
    """The picture files of the part by relationship id."""
    media_store: MediaStore
    say: Callable[[str], None]

    def picture_run(self, drawing: "etree._Element") -> tuple[str, str] | None:
        """A drawing as a run and the name of its picture; None, and said, where it cannot be."""
        found = list(drawing.iter(PICTURE))
        blips = list(drawing.iter(_BLIP))
        if len(found) != 1 or len(blips) != 1:
            self.say("a drawing that is not one picture is left out.")
            return None
        if any(_is_cropped(crop) for crop in found[0].iter(_CROP)):
            self.say(
                "a cropped picture is left out, because what was cut off is still in it: in Word"
                " use Compress Pictures > Delete cropped areas.",
            )
            return None
        clean = clean_picture(self.files.get(blips[0].get(_EMBEDDED) or "", b""))
        if isinstance(clean, str):
            self.say(f"a picture is left out, because it is {clean}: save it as PNG or JPEG.")
            return None
        if drawing.find(_ANCHORED) is not None:
            self.say("a picture that floated stands in the line of text.")
        name = self.media_store.stored_name(clean)
        width, height = self.size(drawing, clean)
        description = self.description(drawing)
        number = self.media_store.number()
        run = picture(
            picture_id(name), number=number, description=description, width=width, height=height
        )
        return run, name

    def size(self, drawing: "etree._Element", clean: CleanPicture) -> tuple[int, int]:
        """Its width and height on the page, made smaller where it is too large."""
        width, height = clean.width * _PIXEL, clean.height * _PIXEL
        for extent in drawing.iter(EXTENT):
            shown = extent.get("cx", ""), extent.get("cy", "")
            if all(re.fullmatch(r"[1-9][0-9]{2,8}", each) for each in shown):
                width, height = int(shown[0]), int(shown[1])
        share = min(1.0, _WIDEST / width, _HIGHEST / height)
        if share < 1:
            self.say("a picture is made smaller, to leave room for the text.")
        return max(1, int(width * share)), max(1, int(height * share))

    def description(self, drawing: "etree._Element") -> str:
        """Its alternative text; a file's name is none."""
        for properties in drawing.iter(PICTURE_NAMES):
            words = " ".join((properties.get("descr") or properties.get("title") or "").split())
            if words and not _FILE_NAME.search(words):
                self.say(
                    f"to screen readers, and to whoever asks Word, a picture says “{words[:250]}”."
                )
                return words[:250]
        self.say("a picture has no alternative text: it is called “Logo” to screen readers.")
        return "Logo"


def _is_cropped(crop: "etree._Element") -> bool:
    return any(_NOT_NOTHING.fullmatch(str(value)) for value in crop.attrib.values())


# What a letterhead is written with: paragraphs set in place, runs in a look, plain tables.

_PLAIN = TextFormat()
_TAB = "<w:tab/>"
_LINE_BREAK = "<w:br/>"


def _text_in_run(text: str) -> str:
    """Text as it stands inside a run."""
    return f'<w:t xml:space="preserve">{escaped(text)}</w:t>'


def _set_paragraph(
    style: str,
    content: str,
    *,
    align: str = "",
    tabs: Sequence[tuple[int, str]] = (),
) -> str:
    """A paragraph of a style, close to its neighbours and with its own stops.

    Schema order: pStyle, tabs, spacing, jc.

    Args:
        style: its id.
        content: the runs.
        align: `center` or `right`; empty for the left.
        tabs: position in twentieths of a point, and kind.
    """
    stops = "".join(f'<w:tab w:val="{kind}" w:pos="{at}"/>' for at, kind in sorted(tabs))
    properties = f'<w:pStyle w:val="{style}"/>'
    properties += f"<w:tabs>{stops}</w:tabs>" if stops else ""
    properties += '<w:spacing w:before="0" w:after="0"/>'
    properties += f'<w:jc w:val="{align}"/>' if align else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def _styled_run(content: str, look: TextFormat = _PLAIN) -> str:
    """A run that says only where it differs from its paragraph's style.

    Args:
        content: markup from `_text_in_run`, or a mark.
        look: what it differs in. Schema order: rFonts, b, bCs, i, iCs, color, sz, szCs.
    """
    properties = ""
    if look.font is not None:
        faces = " ".join(f'w:{face}="{escaped(look.font)}"' for face in FONT_FACES)
        properties += f"<w:rFonts {faces}/>"
    for tag, on in (("b", look.bold), ("i", look.italic)):
        if on is not None:
            value = "" if on else ' w:val="0"'
            properties += f"<w:{tag}{value}/><w:{tag}Cs{value}/>"
    if look.colour is not None:
        properties += f'<w:color w:val="{look.colour}"/>'
    if look.size is not None:
        properties += f'<w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/>'
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{content}</w:r>"


def _layout_table(widths: Sequence[int], rows: Sequence[Sequence[tuple[int, str]]]) -> str:
    """A table without borders that only sets things side by side.

    Args:
        widths: of the columns, in twentieths of a point.
        rows: for each cell how many columns it covers, and its paragraphs.
    """
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = ""
    for row in rows:
        at, cells = 0, ""
        for span, content in row:
            width = f'<w:tcW w:w="{sum(widths[at : at + span])}" w:type="dxa"/>'
            over = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
            cells += f"<w:tc><w:tcPr>{width}{over}</w:tcPr>{content}</w:tc>"
            at += span
        body += f"<w:tr>{cells}</w:tr>"
    properties = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


# A header or footer read: blocks, lines, runs; what cannot be taken over is noted.

_WIDTH = styles.WIDTH
_SIZES = (20, 40)
_MOST_COLUMNS = 63
"""Word opens no table that has more."""
# An override of direction shows its words too, unless it turns them round: `line` sees to that.
_THROUGH = CUSTOM_MARKUP | INSERTIONS | RUN_CONTAINERS | {name("bdo")}
_STRUCK = frozenset(map(name, ("del", "moveFrom")))
_COMPUTED = (*("pgNum", "dayLong", "dayShort", "monthLong", "monthShort", "yearLong", "yearShort"),)
_UNSEEN = re.compile("[\u200b\u2060-\u2064\ufeff\U000e0000-\U000e0fff]+")
_BACKWARDS = re.compile("[\u202d\u202e]")
_NEVER_SEEN = frozenset({Concealment.HIDDEN, Concealment.OFF_PAGE})
"""What conceals a picture too; the size or the colour of letters does not."""
_TRACKED = "tracked changes are taken as accepted."
_PAGE_WORDS = re.compile(r"(?:page|of|tudalen|o|[\W\d_])*", re.IGNORECASE)
_ALIGN = {"center": "center", "right": "right", "end": "right"}
_STOPS = ("left", "center", "right")
_MARKS = {"tab": _TAB, "ptab": _TAB, "br": _LINE_BREAK, "cr": _LINE_BREAK}
_CONCEALED = {
    Concealment.HIDDEN: "hidden text is left out.",
    Concealment.WHITE: (
        "a colour ({}) is too pale, or too near to what lies behind it, to be seen: its text is"
        " left out."
    ),
    Concealment.TINY: "text that is too small or too narrow to be read is left out.",
    Concealment.OFF_PAGE: "text outside of the page is left out.",
    Concealment.SYMBOL: "text in a font of symbols is left out.",
    Concealment.REVERSED: "text that is made to run backwards is left out.",
    Concealment.STRUCK: "text that is struck through is left out.",
}
"""What is said of words that the template does not show, or shows as no longer meant."""
_LEFT_OUT = {
    "pict": "a picture or box of an old kind is left out: insert it anew as PNG or JPEG.",
    "object": "an embedded object is left out.",
    "sym": "a sign from a symbol font is left out.",
}


@define(eq=False)
class _Result:
    """What becomes of a field's result."""

    kept: bool = False
    """Whether it is text that may stay; not before its instruction is read."""


class _LetterheadFields:
    """Which fields of a letterhead may stay: page numbers, and the words of links.

    Other fields are left out with their results: those print file paths, and names of people.
    """

    def __init__(self, say: Callable[[str], None]) -> None:
        self.say = say
        self.open_fields: OpenFields[_Result] = OpenFields()

    @property
    def silent(self) -> bool:
        """Whether what comes next is no part of the text."""
        return not all(each.data.kept for each in self.open_fields.open)

    def mark(self, kind: str) -> str | None:
        """A mark of a field; gives `PAGE` or `NUMPAGES` where one of those is to be shown."""
        if kind == "begin":
            self.open_fields.begin(_Result())
        elif kind == "separate":
            begun = self.open_fields.separate()
            if begun and begun.separators == 1:
                # Whether it shows depends on the fields around it alone.
                begun.data.kept = True
                silent, shown = self.silent, self.simple(begun.instruction)
                begun.data.kept = shown is None
                return None if silent else shown or None
        elif (
            kind == "end"
            and (done := self.open_fields.end())
            and done.codes
            and not done.separators
        ):
            # A field without a result has its instruction still to be read.
            shown = self.simple(done.instruction)
            return None if self.silent else shown or None
        return None

    def simple(self, instruction: str) -> str | None:
        """What becomes of a field: its name to be shown, empty to leave it out, None for words."""
        kind = kind_of(instruction)
        if kind in PAGES:
            return kind
        if kind == "HYPERLINK":
            self.say("a link is left out, and its words are kept.")
            return None
        self.say(f"a field ({kind or 'without a name'}) is left out.")
        return ""


@frozen(kw_only=True)
class _LineItem:
    """One thing in a line."""

    kind: Literal["text", "mark", "page", "picture"]
    content: str
    look: TextFormat
    picture: str = ""


@frozen(kw_only=True, eq=False)
class _Around:
    """What stands around a block, and what is gathered of all of them."""

    fields: _LetterheadFields
    pictures: dict[str, None]
    within: InTable | None = None

    @property
    def table(self) -> Formatting:
        """What the table says of the text in it."""
        cell = self.within and self.within.table.cell(self.within.element)
        return cell.formatting if cell else NOTHING


@frozen(kw_only=True, eq=False)
class _Line:
    """A paragraph, while what stands in it is read."""

    around: _Around
    style: str
    ground: Ground
    reversed: bool = False


@frozen(kw_only=True)
class LetterheadReader:
    """How one header or footer is read.

    Args:
        theirs: the template's styles.
        appearances: what its words look like: those that nobody sees are left out.
        style: the id of our style for it.
        own: how that style looks now.
        width: of the template's text, in twentieths of a point.
        picture_reader: finds its pictures.
        fonts: gathers the fonts that it uses.
        say: takes each note.
    """

    theirs: TemplateStyles
    appearances: Appearances
    style: str
    own: TextFormat
    width: int
    picture_reader: PictureReader
    fonts: dict[str, None]
    say: Callable[[str], None]

    def read(self, root: "etree._Element") -> HeaderFragment:
        """The part's content, cleaned."""
        around = _Around(fields=_LetterheadFields(self.say), pictures={})
        xml = "".join(self.blocks(shown_children(root), around))
        if around.fields.silent:
            self.say("a field begins that never ends: what follows it is left out.")
        return HeaderFragment(xml=xml, pictures=tuple(around.pictures))

    def blocks(self, parent: Iterable["etree._Element"], around: _Around) -> Iterator[str]:
        for child in parent:
            tag = _tag(child)
            if tag == "p":
                yield from self.paragraph(child, around)
            elif tag == "tbl":
                yield from self.table(child, around)
            elif self.is_walked_through(child, tag):
                yield from self.blocks(shown_children(child), around)

    def is_walked_through(self, element: "etree._Element", tag: str) -> bool:
        """Whether an element is walked through; what that loses is said."""
        if element.tag in INSERTIONS | _STRUCK:
            self.say(_TRACKED)
        if tag == "hyperlink":
            self.say("a link is left out, and its words are kept.")
        if element.tag not in _THROUGH | _STRUCK:
            self.leave_out(element)
        return element.tag in _THROUGH

    def leave_out(self, element: "etree._Element") -> None:
        """Say that an element is left out, if it shows any words."""
        tag = _tag(element)
        words = any(each.text for each in element.iter(name("t"), MATHS_TEXT))
        if tag in _COMPUTED or (words and (tag or is_known(element))):
            self.say(f"what stands in “{str(element.tag).rpartition('}')[2]}” is left out.")

    def leave_out_all_but(self, tag: str, parent: "etree._Element") -> None:
        """Say the same of what stands where only rows, or only cells, are looked for."""
        for child in shown_children(parent):
            if _tag(child) not in ("", tag) and child.tag not in AROUND_ROWS_AND_CELLS | _STRUCK:
                self.leave_out(child)

    def paragraph(self, element: "etree._Element", around: _Around) -> Iterator[str]:
        template, properties = self.theirs.styles, element.find(name("pPr"))
        direct = child_properties(element, "pPr")
        style = template.of_paragraph(value_of(direct, "pStyle") or "")
        ground = self.appearances.paragraph(properties, style, around.within)
        own = template.paragraph(around.table, style, direct)
        set_as = text_format({}, own)
        if value_of(own, "numPr", "numId") not in (None, "0"):
            self.say("the numbers or signs of a list are left out.")
        pieces = list(self.line(element, _Line(around=around, style=style, ground=ground)))
        text = "".join(piece.content for piece in pieces if piece.kind == "text")
        kinds = {piece.kind for piece in pieces}
        if "page" in kinds and "picture" not in kinds and _PAGE_WORDS.fullmatch(text):
            self.say("its page numbers are left out, because ours stand there.")
        elif text.strip() or "picture" in kinds:
            around.pictures.update(
                dict.fromkeys(piece.picture for piece in pieces if piece.picture)
            )
            content = "".join(self.written(pieces))
            align = _ALIGN.get(set_as.align or "", "")
            yield _set_paragraph(self.style, content, align=align, tabs=self.tab_stops(set_as.tabs))

    def tab_stops(self, theirs: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
        """The template's stops, moved to where they stand between our margins."""
        moved = {
            min(at * _WIDTH // self.width, _WIDTH): kind for at, kind in theirs if kind in _STOPS
        }
        if moved and _WIDTH not in moved:
            moved[_WIDTH] = "clear"
        return list(moved.items())

    def line(self, parent: "etree._Element", line: _Line) -> Iterator[_LineItem]:
        fields = line.around.fields
        for child in shown_children(parent):
            tag = _tag(child)
            if tag == "r":
                yield from self.run(child, line)
            elif tag == "fldSimple":
                code = fields.simple(attribute(child, "instr") or "")
                if code:
                    yield _LineItem(kind="page", content=code, look=self.own)
                elif code is None:
                    yield from self.line(child, line)
            elif tag == "bdo" and attribute(child, "val") == "rtl":
                yield from self.line(child, evolve(line, reversed=True))
            elif self.is_walked_through(child, tag):
                yield from self.line(child, line)

    def run(self, element: "etree._Element", line: _Line) -> Iterator[_LineItem]:
        direct, within_table = child_properties(element, "rPr"), line.around.within
        concealed = line.ground.plain
        for properties in element.iterchildren(name("rPr")):
            concealed = self.appearances.text(properties, line.ground, within_table)
        if line.reversed or any(
            _BACKWARDS.search(each.text or "") for each in element.iterchildren(name("t"))
        ):
            concealed |= {Concealment.REVERSED}
        character = value_of(direct, "rStyle") or ""
        theirs = self.theirs
        text = theirs.styles.run(line.around.table, line.style, character, direct)
        look = text_format(text, {}, theirs.theme)
        if is_on(text, "webHidden"):
            # Seen on paper; but whoever hides it in one view hides it from somebody.
            concealed |= {Concealment.HIDDEN}
        shown = _CONCEALED.keys().isdisjoint(concealed)
        # In a line that is too low nothing can be seen at all.
        low = Concealment.TINY in line.ground.plain
        pictured = not low and _NEVER_SEEN.isdisjoint(concealed)
        fields = line.around.fields
        pieces = list(self.inside(element, look, fields, shown=shown, pictured=pictured))
        if not shown:
            pieces = [each for each in pieces if each.kind == "picture"]
            if not pieces or words_in(element):
                self.conceal(concealed, look)
        yield from pieces

    def conceal(self, concealed: Concealments, look: TextFormat) -> None:
        """Say why words are left out."""
        for each in sorted(concealed & _CONCEALED.keys()):
            self.say(_CONCEALED[each].format(look.colour or AUTOMATIC))

    def inside(
        self,
        element: "etree._Element",
        look: TextFormat,
        fields: _LetterheadFields,
        *,
        shown: bool,
        pictured: bool,
    ) -> Iterator[_LineItem]:
        """What a run shows. The marks of fields count even where nothing of it is shown.

        Args:
            element: the run.
            look: of its words.
            fields: what fields it is in.
            shown: whether its words are shown.
            pictured: whether its pictures are.
        """
        for child in shown_children(element):
            tag = _tag(child)
            if tag == "fldChar":
                if code := fields.mark(attribute(child, "fldCharType") or ""):
                    yield _LineItem(kind="page", content=code, look=look)
            elif tag == "instrText":
                fields.open_fields.instruct(child.text or "")
            elif fields.silent or not (pictured if tag == "drawing" else shown):
                continue
            elif piece := self.piece(child, tag, look):
                yield piece

    def piece(self, element: "etree._Element", tag: str, look: TextFormat) -> _LineItem | None:
        """What an element of a run shows; None where it shows nothing that may stay."""
        if tag in ("t", "noBreakHyphen"):
            text = "\u2011" if tag == "noBreakHyphen" else element.text or ""
            if _UNSEEN.search(text):
                self.say("signs that nobody sees are left out.")
            return _LineItem(kind="text", content=_UNSEEN.sub("", text), look=look)
        if tag in _MARKS and attribute(element, "type") not in ("page", "column"):
            return _LineItem(kind="mark", content=_MARKS[tag], look=look)
        if tag == "drawing":
            if is_unseen(element):
                self.say("a hidden picture is left out.")
            elif found := self.picture_reader.picture_run(element):
                return _LineItem(kind="picture", content=found[0], look=look, picture=found[1])
        elif tag in _LEFT_OUT:
            self.say(_LEFT_OUT[tag])
        else:
            self.leave_out(element)
        return None

    def written(self, pieces: Sequence[_LineItem]) -> Iterator[str]:
        for piece in pieces:
            match piece.kind:
                case "picture":
                    yield piece.content
                case "page":
                    yield field(piece.content, run("1"))
                case "mark":
                    yield _styled_run(piece.content)
                case _:
                    yield self.formatted_run(_text_in_run(piece.content), piece.look)

    def formatted_run(self, content: str, look: TextFormat) -> str:
        """A run that says in what it differs from our style, where that can be taken over."""
        own = self.own
        size = min(max(look.size or own.size or 0, _SIZES[0]), _SIZES[1])
        font = look.font if look.font and is_for_text(look.font) else own.font
        colour = look.colour or AUTOMATIC
        if not is_readable(colour):
            self.say(f"a colour ({colour}) is too pale to read on white: ours is kept.")
            colour = own.colour or AUTOMATIC
        if font != own.font and font:
            self.fonts[font] = None
        differs = TextFormat(
            font=None if font == own.font else font,
            size=None if size == own.size else size,
            bold=None if bool(look.bold) == bool(own.bold) else bool(look.bold),
            italic=None if bool(look.italic) == bool(own.italic) else bool(look.italic),
            colour=None if colour == own.colour else colour,
        )
        return _styled_run(content, differs)

    def table(self, element: "etree._Element", around: _Around) -> Iterator[str]:
        """A table that sets things side by side; in another, or too wide, it becomes paragraphs."""
        rows = [
            [
                (grid_span(child_properties(cell, "tcPr")), "".join(self.cell(cell, inner)))
                for cell, inner in row
            ]
            for row in self.rows(element, around)
        ]
        rows = [row for row in rows if around.within or any(content for _, content in row)]
        columns = max((sum(span for span, _ in row) for row in rows), default=0)
        if around.within or columns > _MOST_COLUMNS:
            yield from (content for row in rows for _, content in row)
            return
        if not columns:
            return
        even = [_WIDTH // columns] * columns
        widths = _scaled(element, columns) or even
        empty = _set_paragraph(self.style, "")
        yield _layout_table(
            widths,
            [
                [
                    # The last cell of a short row reaches to the end.
                    (span + (columns - sum(s for s, _ in row)) * (at == len(row) - 1), xml or empty)
                    for at, (span, xml) in enumerate(row)
                ]
                for row in rows
            ],
        )

    def cell(self, element: "etree._Element", around: _Around) -> Iterator[str]:
        """The paragraphs of a cell; where another reaches over it, nothing in it is shown."""
        across = is_reached(child_properties(element, "tcPr"), "hMerge")
        if across or (around.within and around.within.table.is_covered(element)):
            if words_in(element):
                self.say(_CONCEALED[Concealment.HIDDEN])
            return
        yield from self.blocks(shown_children(element), around)

    def rows(
        self, element: "etree._Element", around: _Around
    ) -> "Iterator[list[tuple[etree._Element, _Around]]]":
        """What surrounds what is in each cell, row by row; those that nobody sees are left out."""
        table = self.appearances.table(element)
        self.leave_out_all_but("tr", element)
        for row in within(element, name("tr")):
            self.leave_out_all_but("tc", row)
            if "del" in child_properties(row, "trPr"):
                self.say(_TRACKED)
            elif concealed := table.concealments(row):
                self.conceal(concealed, self.own)
            else:
                yield [
                    (cell, evolve(around, within=InTable(table=table, element=cell)))
                    for cell in within(row, name("tc"))
                    if not self.is_deleted(cell)
                ]

    def is_deleted(self, cell: "etree._Element") -> bool:
        """Whether a tracked change takes a cell away."""
        deleted = "cellDel" in child_properties(cell, "tcPr")
        if deleted:
            self.say(_TRACKED)
        return deleted


def _tag(element: "etree._Element") -> str:
    """The element's own name where it is of WordprocessingML; else empty."""
    space, _, tag = str(element.tag).rpartition("}")
    return tag if space == f"{{{MAIN}" else ""


def _scaled(table: "etree._Element", columns: int) -> list[int] | None:
    """The columns' widths, together as wide as our text; None where they are not told."""
    found = [
        attribute(each, "w") or ""
        for each in table.iterfind(f"{name('tblGrid')}/{name('gridCol')}")
    ]
    if len(found) != columns or not all(re.fullmatch(r"[1-9][0-9]{0,4}", each) for each in found):
        return None
    whole = sum(int(each) for each in found)
    return [max(1, int(each) * _WIDTH // whole) for each in found]
