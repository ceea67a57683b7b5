"""Markup of Word files made by hand, piece by piece, for the tests of the reader."""

from .packages import DOCUMENT, RELATIONS, WORD, document, links, small

__all__ = [
    "SPACES",
    "STYLES",
    "WHO",
    "char",
    "come",
    "control",
    "drawing",
    "field",
    "gone",
    "old_box",
    "package",
    "paragraph",
    "row",
    "run",
    "table",
]

SPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": WORD,
        "r": RELATIONS,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "odd": "urn:odd",
    }.items()
)
WHO = 'w:id="1" w:author="Employer side" w:date="2027-02-01T09:30:00Z"'
STYLES = (
    '<w:style w:styleId="Top"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:styleId="Under"><w:basedOn w:val="Top"/></w:style>'
    '<w:style w:styleId="Deeper"><w:basedOn w:val="Top"/>'
    '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:styleId="Plain"><w:basedOn w:val="Top"/>'
    '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    '<w:style w:styleId="Odd"><w:pPr><w:outlineLvl w:val="many"/></w:pPr></w:style>'
    '<w:style w:styleId="Chicken"><w:basedOn w:val="Egg"/></w:style>'
    '<w:style w:styleId="Egg"><w:basedOn w:val="Chicken"/></w:style>'
)


def package(body: str, **others: str) -> bytes:
    """A file with this body, and with other parts by their names."""
    parts = {
        f"word/{name}.xml": f"<w:part {SPACES}>{inside}</w:part>".encode()
        for name, inside in others.items()
    }
    rows = [(name.rstrip("0123456789"), f"{name}.xml", "") for name in others]
    related = {"word/_rels/document.xml.rels": links(*rows, ("header", "lost.xml", ""))}
    main = document(body).replace(b"<w:document ", f"<w:document {SPACES} ".encode(), 1)
    main = main.replace(f' xmlns:w="{WORD}"'.encode(), b"", 1)
    return small(**{DOCUMENT: main}, **parts, **related)


def run(text: str, properties: str = "") -> str:
    """Words, with properties of a run."""
    own = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{own}<w:t xml:space="preserve">{text}</w:t></w:r>'


def gone(text: str, who: str = WHO) -> str:
    """Words that were deleted."""
    return f'<w:del {who}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def come(text: str, who: str = WHO) -> str:
    """Words that were inserted."""
    return f"<w:ins {who}>{run(text)}</w:ins>"


def paragraph(*content: str, style: str = "", mark: str = "", more: str = "") -> str:
    """A paragraph, its mark perhaps inserted or deleted."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    tracked = f"<w:rPr><w:{mark} {WHO}/></w:rPr>" if mark else ""
    return f"<w:p><w:pPr>{named}{more}{tracked}</w:pPr>{''.join(content)}</w:p>"


def row(*cells: str, mark: str = "") -> str:
    """A row of cells that hold paragraphs."""
    tracked = f"<w:trPr><w:{mark} {WHO}/></w:trPr>" if mark else ""
    return f"<w:tr>{tracked}{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def table(*rows: str) -> str:
    """A table."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def control(content: str, tag: str = "") -> str:
    """A content control."""
    named = f'<w:tag w:val="{tag}"/>' if tag else ""
    return f"<w:sdt><w:sdtPr>{named}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def char(kind: str) -> str:
    """The beginning, middle or end of a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(instruction: str, result: str) -> str:
    """A field."""
    code = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return f"{char('begin')}{code}{char('separate')}{result}{char('end')}"


def drawing(content: str, *, frame: str = "", shape: str = "") -> str:
    """A text box as Word draws it today.

    Args:
        content: paragraphs and tables.
        frame: what stands in the frame beside the shape; its size, for one.
        shape: properties of the shape.
    """
    box = f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
    inside = f"<wps:wsp><wps:spPr>{shape}</wps:spPr>{box}</wps:wsp>"
    data = f"<a:graphic><a:graphicData>{inside}</a:graphicData></a:graphic>"
    return f"<w:r><w:drawing><wp:anchor>{frame}{data}</wp:anchor></w:drawing></w:r>"


def old_box(content: str, attributes: str = "") -> str:
    """A text box as older programs draw it."""
    box = f"<v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox>"
    return f"<w:r><w:pict><v:shape {attributes}>{box}</v:shape></w:pict></w:r>"
