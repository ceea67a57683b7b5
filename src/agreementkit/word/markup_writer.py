"""What our drafts are made of in XML, an element at a time (ISO/IEC 29500-1, chapter 17).

Each function takes text and gives a string of markup in the order that the schema wants; what is
in a draft, and where, is for `writer` and `redline` to say. From the inside out: runs, fields
and links, bookmarks, pictures, paragraphs, tables, tracked changes, whole parts, comments.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from functools import cache, lru_cache

from agreementkit.ooxml.xml import DECLARATION, NAMESPACES, declarations, escaped

# Runs of text (17.3.2).

TAB = "<w:r><w:tab/></w:r>"
NEW_LINE = "<w:r><w:br/></w:r>"


def run(  # noqa: PLR0913 - each is a property of its own
    text: str,
    *,
    style: str = "",
    bold: bool = False,
    italic: bool = False,
    highlight: bool = False,
    deleted: bool = False,
) -> str:
    """A run. Properties stand in schema order: rStyle, b, bCs, i, iCs, highlight.

    Text inside a tracked deletion has a tag of its own (17.3.3.7). A line end in the text is
    one on the page, and so is a tab.
    """
    properties = f'<w:rStyle w:val="{style}"/>' if style else ""
    if bold:
        properties += "<w:b/><w:bCs/>"
    if italic:
        properties += "<w:i/><w:iCs/>"
    if highlight:
        properties += '<w:highlight w:val="yellow"/>'
    if properties:
        properties = f"<w:rPr>{properties}</w:rPr>"
    tag = "delText" if deleted else "t"
    inside = f'<w:{tag} xml:space="preserve">{escaped(text)}</w:{tag}>'
    for sign, element in (("\n", "<w:br/>"), ("\t", "<w:tab/>")):
        between = f'</w:{tag}>{element}<w:{tag} xml:space="preserve">'
        inside = inside.replace(sign, between)
    return f"<w:r>{properties}{inside}</w:r>"


# Complex fields (17.16): what Word computes, with the result already right.


def _field_mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field_start(instruction: str, *, deleted: bool = False) -> str:
    """Everything of a field up to its result; inside a tracked deletion in tags of its own."""
    tag = "delInstrText" if deleted else "instrText"
    code = f'<w:r><w:{tag} xml:space="preserve"> {escaped(instruction)} </w:{tag}></w:r>'
    return _field_mark("begin") + code + _field_mark("separate")


def field_end() -> str:
    """What closes a field after its result."""
    return _field_mark("end")


def field(instruction: str, result: str, *, deleted: bool = False) -> str:
    """A field with its result as a run.

    Args:
        instruction: such as `PAGE` or `REF agk_1 \\r \\h`.
        result: the run that shows until Word computes it anew.
        deleted: whether it stands inside a tracked deletion.
    """
    return field_start(instruction, deleted=deleted) + result + field_end()


def link(anchor: str, content: str) -> str:
    """A link to a bookmark of the same document (17.16.22)."""
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{content}</w:hyperlink>'


# Bookmarks (17.13.6): how a clause is found again.
#
# Bookmarks and no content controls (17.5.2): other readers do not see the text inside a control,
# and Word shows a prompt in one that was emptied. Drafts of earlier versions have both, and the
# reader knows both.

_OWN = re.compile(r"(agk_[0-9a-f]{12}(?:_b)?)(?:_old)?(?:_Copy_\d+)?")


@cache
def bookmark_name(target: str) -> str:
    """The bookmark's name for a clause or schedule: opaque, and the same every time."""
    from hashlib import sha256

    return f"agk_{sha256(target.encode()).hexdigest()[:12]}"


@lru_cache(maxsize=4096)
def own_bookmark_name(bookmark: str) -> str:
    """The name that we gave a bookmark, whatever it came back as; empty for other people's.

    >>> own_bookmark_name("agk_0123456789ab_b_Copy_1")
    'agk_0123456789ab_b'
    >>> own_bookmark_name("_GoBack")
    ''
    """
    found = _OWN.fullmatch(bookmark)
    return found[1] if found else ""


def plain_bookmark_name(bookmark: str) -> str:
    """A bookmark's name without what redlines and LibreOffice add to ours.

    >>> plain_bookmark_name("agk_0123456789ab_Copy_1"), plain_bookmark_name("_Ref12")
    ('agk_0123456789ab', '_Ref12')
    """
    return own_bookmark_name(bookmark) or bookmark


def in_bookmark(name: str, number: int, content: str) -> str:
    """Content inside a bookmark.

    Args:
        name: up to 40 letters, digits and underscores.
        number: unique among all bookmarks of the document.
        content: the runs.
    """
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'


# Pictures in the line of text (20.4.2.8), with what a screen reader says of them.


def picture(relationship: str, *, number: int, description: str, width: int, height: int) -> str:
    """A run with a picture.

    Args:
        relationship: the id by which the part that holds this finds the image.
        number: unique among the drawings of a document.
        description: the alternative text.
        width: in English metric units (914,400 to the inch), as `height` is.
    """
    named = f'id="{number}" name="Picture {number}" descr="{escaped(description)}"'
    size = f'cx="{width}" cy="{height}"'
    inside = (
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/>'
        "<pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip {declarations("r")} r:embed="{relationship}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    )
    return (
        f'<w:r><w:drawing><wp:inline {declarations("wp")} distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {size}/><wp:docPr {named}/>"
        f'<a:graphic {declarations("a")}><a:graphicData uri="{NAMESPACES["pic"]}">'
        f"<pic:pic {declarations('pic')}>{inside}</pic:pic>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


# Paragraphs (17.3.1). Their look and their numbers come from the style alone.


def paragraph(style: str, *content: str, new_page: bool = False, mark: str = "") -> str:
    """A paragraph of a style.

    Args:
        style: its id.
        content: the runs.
        new_page: whether it is the first of a page.
        mark: what the mark at its end is tracked as.
    """
    if mark:
        mark = f"<w:rPr>{mark}</w:rPr>"
    page = "<w:pageBreakBefore/>" if new_page else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{page}{mark}</w:pPr>{"".join(content)}</w:p>'


# Tables (17.4), with a header row that repeats and rows that do not split.

_CellXml = tuple[str, str | None]
"""A cell's paragraph, and the colour behind it in hexadecimal; None for none."""


def table(  # noqa: PLR0913 - each is a part of its own
    *,
    style: str,
    widths: Sequence[int],
    caption: str,
    header: Sequence[str],
    rows: Sequence[Sequence[_CellXml]],
    marks: Sequence[str] = (),
) -> str:
    """A table.

    Args:
        style: the table style's id.
        widths: of the columns, in twentieths of a point.
        caption: what a screen reader says of it.
        header: one paragraph for each column.
        rows: cells for each row.
        marks: what each row is tracked as, the header first; empty where none is.
    """
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    properties = (
        f'<w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escaped(caption)}"/>'
    )
    first, *others = marks or [""] * (len(rows) + 1)
    head = f"<w:cantSplit/><w:tblHeader/>{first}"
    body = _row([(cell, None) for cell in header], widths, head)
    body += "".join(
        _row(row, widths, f"<w:cantSplit/>{mark}") for row, mark in zip(rows, others, strict=True)
    )
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def _row(cells: Sequence[_CellXml], widths: Sequence[int], properties: str) -> str:
    content = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_shading(fill)}</w:tcPr>{inside}</w:tc>'
        for (inside, fill), width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{content}</w:tr>"


def _shading(fill: str | None) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""


# Tracked changes (17.13.5): who inserted, deleted or moved what, and when. The same element
# stands around runs, among the properties of a paragraph's mark, and among those of a row.


def revision(tag: str, number: int, author: str, when: datetime | None, content: str = "") -> str:
    """One tracked change.

    Args:
        tag: `ins`, `del`, `moveTo` or `moveFrom`.
        number: unique among all annotations of the document.
        author: as Word shows it.
        when: as Word shows it; None gives the change no date, which the standard allows.
        content: the runs; none for the mark of a paragraph, or a row.
    """
    attributes = _revision_attributes(number, author, when)
    return f"<w:{tag} {attributes}>{content}</w:{tag}>" if content else f"<w:{tag} {attributes}/>"


def move_start(tag: str, number: int, author: str, when: datetime | None, name: str) -> str:
    """Where something that moved begins; the name is the same at both of its places."""
    return f'<w:{tag}RangeStart {_revision_attributes(number, author, when)} w:name="{escaped(name)}"/>'


def move_end(tag: str, number: int) -> str:
    """Where it ends."""
    return f'<w:{tag}RangeEnd w:id="{number}"/>'


def _revision_attributes(number: int, author: str, when: datetime | None) -> str:
    date = f' w:date="{when.isoformat(timespec="seconds")}"' if when else ""
    return f'w:id="{number}" w:author="{escaped(author)}"{date}'


# Whole parts: the main document (17.2), headers and footers (17.10), properties.

# A4 in twentieths of a point, with margins of 2.54 cm.
_PORTRAIT = '<w:pgSz w:w="11906" w:h="16838"/>'
_LANDSCAPE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'


def document(body: str, *, landscape: bool, bare_first_page: bool) -> str:
    """The main document part.

    Args:
        body: paragraphs and tables.
        landscape: whether the pages lie on their side.
        bare_first_page: whether the first page has no header and no footer.
    """
    section = (
        "<w:sectPr>"
        '<w:headerReference w:type="default" r:id="rId5"/>'
        '<w:footerReference w:type="default" r:id="rId6"/>'
        f"{_LANDSCAPE if landscape else _PORTRAIT}"
        '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"'
        ' w:header="708" w:footer="708" w:gutter="0"/>'
        f"{'<w:titlePg/>' if bare_first_page else ''}"
        "</w:sectPr>"
    )
    return f"{DECLARATION}<w:document {declarations('w', 'r')}><w:body>{body}{section}</w:body></w:document>"


def header(content: str) -> str:
    """A header part."""
    return f"{DECLARATION}<w:hdr {declarations('w')}>{content}</w:hdr>"


def footer(content: str) -> str:
    """A footer part."""
    return f"{DECLARATION}<w:ftr {declarations('w')}>{content}</w:ftr>"


def with_track_changes(settings: str) -> str:
    """A settings part of ours with Track Changes on (17.15.1.90).

    In schema order: behind the zoom, before the tab stops.
    """
    return settings.replace("<w:defaultTabStop", "<w:trackRevisions/><w:defaultTabStop", 1)


LANGUAGE = "en-GB"
"""Of every draft."""
LONGEST_TITLE = 255
"""In characters: longer properties are not taken by Word."""


def core_properties(title: str, language: str, identifier: str = "") -> str:
    """The properties part: title, language and perhaps an identifier, and nobody's name."""
    inside = f"<dc:title>{escaped(title)}</dc:title><dc:language>{language}</dc:language>"
    if identifier:
        inside += f"<dc:identifier>{escaped(identifier)}</dc:identifier>"
    return (
        f"{DECLARATION}<cp:coreProperties {declarations('cp', 'dc')}>{inside}</cp:coreProperties>"
    )


def custom_property(name: str, value: str) -> str:
    """The custom properties part, with one text in it (22.3)."""
    spaces = f'xmlns="{NAMESPACES["custom"]}" {declarations("vt")}'
    inside = f"<vt:lpwstr>{escaped(value)}</vt:lpwstr>"
    return (
        f"{DECLARATION}<Properties {spaces}>"
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{name}">'
        f"{inside}</property></Properties>"
    )


# Comments (17.13.4) and their threads (MS-DOCX 2.5.4.1).

_SPACES = f'{declarations("w", "w14", "w15", "mc")} mc:Ignorable="w14 w15"'


def _hex_id(number: int) -> str:
    """The id of a comment's last paragraph, which threads go by; well under 80000000."""
    return f"{0x10000000 + number:08X}"


def comment_range(numbers: Sequence[int], content: str) -> str:
    """Content with the range and the reference of each comment, replies after their comment."""
    starts = "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in numbers)
    ends = "".join(
        f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
        for number in numbers
    )
    return f"{starts}{content}{ends}"


def comment(  # noqa: PLR0913 - each is an attribute, or the paragraphs
    number: int,
    *,
    style: str,
    author: str,
    initials: str,
    date: str | None,
    lines: Sequence[str],
) -> str:
    """One comment.

    Args:
        number: its id, from 0.
        style: of its paragraphs.
        author: as Word shows it.
        initials: of the author.
        date: in ISO 8601 without a zone; None leaves it out.
        lines: its paragraphs.
    """
    when = f' w:date="{date}"' if date else ""
    who = f'w:author="{escaped(author)}"{when} w:initials="{escaped(initials)}"'
    last = len(lines) - 1
    inside = "".join(
        f"<w:p{_paragraph_id(number) if index == last else ''}>"
        f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escaped(line)}</w:t></w:r></w:p>'
        for index, line in enumerate(lines)
    )
    return f'<w:comment w:id="{number}" {who}>{inside}</w:comment>'


def _paragraph_id(number: int) -> str:
    return f' w14:paraId="{_hex_id(number)}"'


def comment_ex(number: int, parent: int | None, *, done: bool) -> str:
    """What a comment answers, and whether it is settled."""
    above = "" if parent is None else f' w15:paraIdParent="{_hex_id(parent)}"'
    return f'<w15:commentEx w15:paraId="{_hex_id(number)}"{above} w15:done="{int(done)}"/>'


def comments(content: str) -> str:
    """The comments part."""
    return f"{DECLARATION}<w:comments {_SPACES}>{content}</w:comments>"


def comments_extended(content: str) -> str:
    """The part that holds threads."""
    return f"{DECLARATION}<w15:commentsEx {_SPACES}>{content}</w15:commentsEx>"
