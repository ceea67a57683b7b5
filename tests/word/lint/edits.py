"""A good file of ours, and small edits that make it fall short."""

import io
import zipfile
from collections.abc import Callable, Mapping

import agreementkit as ak
from agreementkit.documents import ClauseHeading, Paragraph, PartHeading, Reference, Table
from agreementkit.packs import Run
from tests.word_files import members

Parts = Mapping[str, bytes]
Edit = Callable[[Parts], Parts]

MAIN, STYLES, CORE = "word/document.xml", "word/styles.xml", "docProps/core.xml"
RELATIONSHIPS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TEXT = "Planted words stand here."

GOOD = ak.Document(
    title="An agreement on AI",
    parties=("The Borough of Ashby", "UNISON"),
    version=ak.Version(),
    blocks=(
        PartHeading(number="Part 1", title="The agreement"),
        ClauseHeading(clause="scope", number="1", title="Scope"),
        Paragraph(
            clause="scope",
            level=2,
            number="1.1",
            spans=(
                Run(text="The Employer must tell the Union under clause "),
                Reference(text="1", target="scope"),
                Run(text=", and "),
                Run(text="at once", bold=True),
                Run(text="."),
            ),
        ),
        Table(
            clause="scope",
            caption="Dates",
            header=("What", "When"),
            rows=(((Run(text="Notice"),), (Run(text="May"),)),),
        ),
        Paragraph(clause="scope", spans=(Run(text="The dates bind both sides."),)),
    ),
)


def good() -> bytes:
    """A file of ours in which nothing falls short."""
    return ak.word_bytes(GOOD)


def edited(word: bytes, *edits: Edit) -> bytes:
    """A file with some of its parts changed, whatever order they were changed in."""
    parts = members(word)
    for edit in edits:
        parts = edit(parts)
    return packed(parts)


def packed(parts: Parts) -> bytes:
    """Members as a package."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


def swap(old: str, new: str, part: str = MAIN) -> Edit:
    """One thing in place of another, where it first stands."""

    def edit(parts: Parts) -> Parts:
        text = parts[part].decode()
        assert old in text, f"{part} has no {old}"
        return {**parts, part: text.replace(old, new, 1).encode()}

    return edit


def add(xml: str) -> Edit:
    """Blocks at the end of the body, before the section's properties."""
    return swap("<w:sectPr>", f"{xml}<w:sectPr>")


def style(id_: str, inside: str, kind: str = "paragraph", base: str = "Normal") -> Edit:
    """One more style."""
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return swap(
        "</w:styles>",
        f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{id_}"><w:name w:val="{id_}"/>'
        f"{based}{inside}</w:style></w:styles>",
        STYLES,
    )


def part(name: str, kind: str, content: str) -> Edit:
    """One more part beside the main one, such as `comments.xml`."""
    media = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"

    def edit(parts: Parts) -> Parts:
        related = f'<Relationship Id="rIdOf{kind}" Type="{OFFICE}/{kind}" Target="{name}"/></Relationships>'
        typed = f'<Override PartName="/word/{name}" ContentType="{media}"/></Types>'
        parts = swap("</Relationships>", related, RELATIONSHIPS)(parts)
        parts = swap("</Types>", typed, TYPES)(parts)
        return {**parts, f"word/{name}": content.encode()}

    return edit


def p(inside: str = "", properties: str = "", style: str = "ClauseText") -> str:
    """A paragraph; of plain words where nothing is said."""
    content = inside or r()
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def r(text: str = TEXT, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def cell(inside: str | None = None, properties: str = "") -> str:
    """A cell; with plain words in it where nothing is said."""
    content = p(style="TableText") if inside is None else inside
    own = f'<w:tcW w:w="4000" w:type="dxa"/>{properties}'
    return f"<w:tc><w:tcPr>{own}</w:tcPr>{content}</w:tc>"


def row(*cells: str, header: bool = False) -> str:
    """A row."""
    mark = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    return f"<w:tr>{mark}{''.join(cells)}</w:tr>"


def table(*rows: str, properties: str = "", columns: int = 2, named: str = "AgreementTable") -> str:
    """A table, and a paragraph after it."""
    own = f'<w:tblStyle w:val="{named}"/>{properties}<w:tblW w:w="8000" w:type="dxa"/>'
    grid = '<w:gridCol w:w="4000"/>' * columns
    return (
        f"<w:tbl><w:tblPr>{own}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        f"{p(r('After the table.'))}"
    )


def field(*marks: str, code: str = "PAGE", result: str = "1") -> str:
    """The pieces of a complex field by name, each as a run."""
    pieces = {
        "code": f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>',
        "result": r(result),
    }
    chars = {
        mark: f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>'
        for mark in ("begin", "separate", "end")
    }
    return "".join({**pieces, **chars}[mark] for mark in marks)


WHOLE_FIELD = ("begin", "code", "separate", "result", "end")
HEADER_ROW = row(cell(), cell(), header=True)


def drawing(inside: str = "", names: str = "", size: int = 360_000) -> str:
    """A drawing without a picture in it, as a run."""
    space = "http://schemas.openxmlformats.org/drawingml/2006"
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{space}/wordprocessingDrawing">'
        f'<wp:extent cx="{size}" cy="{size}"/><wp:docPr id="7" name="Picture 7" {names}>{inside}'
        f'</wp:docPr><a:graphic xmlns:a="{space}/main"><a:graphicData uri="urn:x"/></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
COMPATIBLE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def comments(*ids: int) -> Edit:
    """A part of comments with these ids."""
    inside = "".join(f'<w:comment w:id="{n}" w:author="A">{p()}</w:comment>' for n in ids)
    return part("comments.xml", "comments", f'<w:comments xmlns:w="{W}">{inside}</w:comments>')


def control(number: int, content: str) -> str:
    """A content control around blocks."""
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{number}"/></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def bookmark(number: int, label: str, *, start: bool = True, end: bool = True) -> str:
    """A bookmark, or half of one."""
    first = f'<w:bookmarkStart w:id="{number}" w:name="{label}"/>' if start else ""
    return first + r() + (f'<w:bookmarkEnd w:id="{number}"/>' if end else "")
