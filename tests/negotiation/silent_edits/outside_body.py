"""Edits that put words where a quick reader does not look: notes, boxes, controls, headers."""

from lxml import etree

from tests.negotiation.silent_edits.concealment import cut
from tests.negotiation.silent_edits.editable_draft import MAIN, NothingToDoError, Paper, Spot

from .edit import Truth, at, kind
from .paragraphs import paragraph
from .spelling import one_of
from .xml import NAMES, Element, M, R, W, of, text_element, texts

__all__ = ["OUTSIDE", "add_part", "somewhere"]

OUTSIDE = "outside"
"""What the answer calls a header, note or box that we never sent."""
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = NAMES["r"]
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_WORDS = (" where practicable", " not", " at its sole discretion", " as guidance")


def add_part(paper: Paper, name: str, root: Element) -> str:
    """A new part that the main one leads to; what comes back is the id of the link."""
    paper.add(f"word/{name}.xml", root)
    links = paper.root("word/_rels/document.xml.rels")
    number = f"rId{len(links) + 90}"
    role = name.rstrip("0123456789")
    link = etree.SubElement(links, f"{{{_PACKAGE}/relationships}}Relationship")
    link.attrib.update({"Id": number, "Type": f"{_OFFICE}/{role}", "Target": f"{name}.xml"})
    types = paper.root("[Content_Types].xml")
    own = etree.SubElement(types, f"{{{_PACKAGE}/content-types}}Override")
    own.attrib.update({"PartName": f"/word/{name}.xml", "ContentType": f"{_TYPE}{role}+xml"})
    return number


def somewhere(paper: Paper, *kinds: str) -> tuple[Spot, Element]:
    """A run of a paragraph, cut at a space: what is put in comes after it."""
    spot = paper.spot(*kinds or ("clause",))
    text = paper.random.choice(texts(spot.paragraph))
    return spot, cut(text, one_of(" ", text.text or "", paper.random).start())


def _notes(paper: Paper, role: str) -> Truth:
    spot, run = somewhere(paper)
    name = f"{role}s"
    separators = [
        M(
            role,
            {W + "id": str(n), W + "type": each},
            M.p(M.r(M(each))),
        )
        for n, each in enumerate(("separator", "continuationSeparator"))
    ]
    note = M(role, {W + "id": "2"}, M.p(M.r(M(f"{role}Ref")), M.r(text_element(" As amended."))))
    add_part(paper, name, M(name, *separators, note))
    run.addnext(M.r(M(f"{role}Reference", {W + "id": "2"})))
    places = (frozenset({spot.place, OUTSIDE}), frozenset({OUTSIDE}), frozenset({spot.place}))
    return Truth(what=f"a {role} put into {spot.place}", places=places)


@kind("a footnote put in")
def _(paper: Paper) -> Truth:
    """It stands in the clause and beside it: either name is right, or both."""
    return _notes(paper, "footnote")


@kind("an endnote put in")
def _(paper: Paper) -> Truth:
    return _notes(paper, "endnote")


def _section(paper: Paper) -> Element:
    found = paper.root(MAIN).find(f"{W}body/{W}sectPr")
    assert found is not None
    return found


@kind("a header of the first page put in")
def _(paper: Paper) -> Truth:
    words = paper.random.choice(["Employer's response", "Subject to contract", "Guidance only"])
    number = add_part(paper, "header2", M.hdr(paragraph("Header", words)))
    _section(paper).insert(0, M.headerReference({W + "type": "first", R + "id": number}))
    return at(f"header: {words!r}", OUTSIDE)


@kind("words put into the footer")
def _(paper: Paper) -> Truth:
    footer = paper.root("word/footer1.xml")
    footer[0].append(M.r(text_element(" For guidance only")))
    return at("footer: for guidance only", "footer")


@kind("a line put into the header")
def _(paper: Paper) -> Truth:
    paper.root("word/header1.xml").append(paragraph("Header", "Subject to contract"))
    return at("header: subject to contract", "header")


_SHAPES = {
    "v": "urn:schemas-microsoft-com:vml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w": NAMES["w"],
}


def _inside(xml: str) -> Element:
    names = " ".join(f'xmlns:{short}="{name}"' for short, name in _SHAPES.items())
    return etree.fromstring(f"<x {names}>{xml}</x>")[0]


_OLD_BOX = (
    '<w:pict><v:shape style="width:200pt;height:40pt"><v:textbox><w:txbxContent>{0}'
    "</w:txbxContent></v:textbox></v:shape></w:pict>"
)
_NEW_BOX = (
    '<w:drawing><wp:inline><wp:extent cx="2000000" cy="400000"/><wp:docPr id="77" name="Box"/>'
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
    'wordprocessingShape"><wps:wsp><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="2000000" cy="400000"/></a:xfrm></wps:spPr><wps:txbx><w:txbxContent>{0}'
    "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
)


def _box(paper: Paper, box: str) -> Truth:
    spot, run = somewhere(paper)
    words = "<w:p><w:r><w:t>This clause is guidance.</w:t></w:r></w:p>"
    run.addnext(_inside(f"<w:r>{box.format(words)}</w:r>"))
    places = (
        frozenset({OUTSIDE}),
        frozenset({spot.place}),
        frozenset({spot.place, OUTSIDE}),
    )
    return Truth(what=f"a text box put into {spot.place}", places=places)


@kind("a text box put in")
def _(paper: Paper) -> Truth:
    """It stands beside the clause that it hangs on: either name is right, or both."""
    return _box(paper, _NEW_BOX)


@kind("a text box of the older kind put in")
def _(paper: Paper) -> Truth:
    return _box(paper, _OLD_BOX)


@kind("a text box for old and new programs put in")
def _(paper: Paper) -> Truth:
    return _box(
        paper,
        f'<mc:AlternateContent><mc:Choice Requires="wps">{_NEW_BOX}</mc:Choice>'
        f"<mc:Fallback>{_OLD_BOX}</mc:Fallback></mc:AlternateContent>",
    )


_EMPTY_TABLE = "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>"


@kind("words put in after a text box that holds a table")
def _(paper: Paper) -> Truth:
    """The box shows nothing; all that it is for is what stands behind it."""
    spot, run = somewhere(paper)
    words = paper.random.choice(_WORDS)
    after = M.r(text_element(words))
    run.addnext(after)
    box = paper.random.choice((_OLD_BOX, _NEW_BOX)).format(_EMPTY_TABLE)
    after.addprevious(_inside(f"<w:r>{box}</w:r>"))
    return Truth(
        what=f"{words!r} put in behind a box",
        places=(frozenset({spot.place}), frozenset({spot.place, OUTSIDE})),
    )


def _wrapped(paper: Paper, outside: Element, inside: Element) -> Truth:
    spot, run = somewhere(paper)
    words = paper.random.choice(_WORDS)
    inside.append(M.r(text_element(words)))
    run.addnext(outside)
    return at(f"{words!r} put in", spot.place)


@kind("words put in inside a content control")
def _(paper: Paper) -> Truth:
    inside = M.sdtContent()
    return _wrapped(paper, M.sdt(M.sdtPr(of("id", "4711")), inside), inside)


@kind("words put in inside a smart tag")
def _(paper: Paper) -> Truth:
    tag = M.smartTag({W + "uri": "urn:x", W + "element": "place"})
    return _wrapped(paper, tag, tag)


@kind("words put in inside a link")
def _(paper: Paper) -> Truth:
    mark = paper.clause().heading.find(W + "bookmarkStart")
    assert mark is not None
    link = M.hyperlink({W + "anchor": mark.get(W + "name") or ""})
    return _wrapped(paper, link, link)


@kind("words put in as the result of a field")
def _(paper: Paper) -> Truth:
    field = M.fldSimple({W + "instr": ' QUOTE "x" '})
    return _wrapped(paper, field, field)


@kind("a paragraph put in inside a content control")
def _(paper: Paper) -> Truth:
    section = paper.clause()
    if len(section.elements) < 2:
        raise NothingToDoError
    inside = M.sdtContent(paragraph("ClauseLevel2", "The Employer may depart from this."))
    control = M.sdt(M.sdtPr(of("id", "4712")), inside)
    paper.random.choice(section.elements[1:]).addnext(control)
    return at("a paragraph put in", section.place)


@kind("a table put in")
def _(paper: Paper) -> Truth:
    section = paper.clause()
    cell = M.tc(paragraph("TableText", "Exempt systems: all"))
    grid = M.tblGrid(M.gridCol({W + "w": "9000"}))
    section.elements[-1].addnext(M.tbl(M.tblPr(), grid, M.tr(cell)))
    section.elements[-1].getnext().addnext(paragraph("ClauseText", "Both sides agree."))  # type: ignore[union-attr]
    return at("a table put in", section.place)
