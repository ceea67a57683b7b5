"""What is drawn over our words, or beside them: shapes, lines, pictures, boxes, ink, charts."""

from .kind import looks, shows
from .parts import picture
from .sheet import NOTICE, Sheet

_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_CANVAS = "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"
_INK = "http://schemas.microsoft.com/office/word/2010/wordprocessingInk"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_WIDE, _HIGH = 5700000, 700000
"""As wide as our lines and as high as a paragraph, in English Metric Units."""
_WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
_OVER = "position:absolute;margin-left:0;margin-top:0;width:450pt;height:60pt;z-index:9"
_IN_THE_HEADER = (
    "position:absolute;margin-left:0;margin-top:200pt;width:450pt;height:60pt;z-index:9"
)


def _anchored(inner: str, kind: str = _SHAPE, *, behind: int = 0) -> str:
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"'
        f' relativeHeight="251" behindDoc="{behind}" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0'
        '</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0'
        f'</wp:posOffset></wp:positionV><wp:extent cx="{_WIDE}" cy="{_HIGH}"/><wp:effectExtent l="0"'
        ' t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="901" name="Drawing 901"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{kind}">{inner}</a:graphicData>'
        "</a:graphic></wp:anchor></w:drawing></w:r>"
    )


def _inline(inner: str, kind: str) -> str:
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{_WIDE}"'
        f' cy="{_HIGH}"/><wp:docPr id="902" name="Drawing 902"/><a:graphic><a:graphicData'
        f' uri="{kind}">{inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def _shape(fill: str, line: str = "<a:noFill/>", form: str = "rect", inside: str = "") -> str:
    return (
        f'<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{_WIDE}"'
        f' cy="{_HIGH}"/></a:xfrm><a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>{fill}<a:ln'
        f' w="25400">{line}</a:ln></wps:spPr>{inside}<wps:bodyPr/></wps:wsp>'
    )


_RED = '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'
_EMPTY_BOX = "<wps:txbx><w:txbxContent><w:p/></w:txbxContent></wps:txbx>"
_OLD_EMPTY_BOX = "<v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox>"


def _old(inner: str) -> str:
    return f"<w:r><w:pict>{inner}</w:pict></w:r>"


looks(
    Sheet.over,
    {
        "a white sheet": (_anchored(_shape(_WHITE)), "the paragraph is covered"),
        "a white sheet for newer programs alone": (
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
            + _anchored(_shape(_WHITE)).removeprefix("<w:r>").removesuffix("</w:r>")
            + "</mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>",
            "the paragraph is covered",
        ),
        "a shape without a fill or a line": (
            _anchored(_shape("<a:noFill/>")),
            "nothing in this state",
        ),
        "a red line": (_anchored(_shape("<a:noFill/>", _RED, "line")), "words look deleted"),
        "an empty box of white": (
            _anchored(_shape(_WHITE, _RED, "rect", _EMPTY_BOX)),
            "the paragraph is covered",
        ),
        "a bracket beside a paragraph": (
            _anchored(_shape("<a:noFill/>", _RED, "leftBracket")),
            "a bracket round our words",
        ),
        "a group of two lines that cross": (
            _anchored(
                "<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr/>"
                + _shape("<a:noFill/>", _RED, "line")
                + _shape("<a:noFill/>", _RED, "lineInv")
                + "</wpg:wgp>",
                _GROUP,
            ),
            "a red cross",
        ),
        "a canvas with a white ground": (
            _anchored(f"<wpc:wpc><wpc:bg>{_WHITE}</wpc:bg><wpc:whole/></wpc:wpc>", _CANVAS),
            "the paragraph is covered",
        ),
        "a white sheet of the older kind": (
            _old(f'<v:rect style="{_OVER}" fillcolor="white" stroked="f"/>'),
            "the paragraph is covered",
        ),
        "a white ellipse of the older kind": (
            _old(f'<v:oval style="{_OVER}" fillcolor="white" stroked="f"/>'),
            "the paragraph is covered",
        ),
        "a red line of the older kind": (
            _old(
                '<v:line style="position:absolute;z-index:9" from="0,8pt" to="420pt,8pt"'
                ' strokecolor="red" strokeweight="1pt"/>'
            ),
            "words look deleted",
        ),
        "a scrawl of the older kind": (
            _old(
                f'<v:polyline style="{_OVER}" points="0,0,100pt,20pt,10pt,40pt" filled="f"'
                ' strokecolor="red"/>'
            ),
            "a red scrawl",
        ),
        "a red cross of the older kind": (
            _old(
                f'<v:group style="{_OVER}" coordsize="450,60"><v:line from="0,0" to="450,60"'
                ' strokecolor="red"/><v:line from="0,60" to="450,0" strokecolor="red"/></v:group>'
            ),
            "a red cross",
        ),
        "an empty box of the older kind": (
            _old(
                f'<v:shape style="{_OVER}" fillcolor="white" stroked="f">{_OLD_EMPTY_BOX}</v:shape>'
            ),
            "the paragraph is covered",
        ),
        "letters as a drawing": (
            _old(f'<v:shape style="{_OVER}"><v:textpath on="t" string="VOID"/></v:shape>'),
            "VOID over the paragraph",
        ),
        "a rule across the page": (
            _old(
                '<v:rect style="width:0;height:1.5pt" o:hralign="center" o:hr="t" fillcolor="#a0a0a0"/>'
            ),
            "a line through the clause",
        ),
        "strokes of ink": (
            _anchored('<w14:contentPart r:id="rIdInk"/>', _INK),
            "a signature, or words struck out by hand",
        ),
        "strokes of ink in their own element": (
            '<w:r><w:contentPart r:id="rIdInk"/></w:r>',
            "a signature, or words struck out by hand",
        ),
        "a drawing of a kind that nobody knows": (
            _anchored("<z:drawing/>", "urn:of-nobody"),
            "nothing is known of what is seen",
        ),
    },
    group="drawings",
)


@shows("a picture in a shape's ground", "other words")
def _(sheet: Sheet) -> None:
    number = picture(sheet)
    fill = (
        f'<a:blipFill><a:blip r:embed="{number}"/><a:stretch><a:fillRect/></a:stretch></a:blipFill>'
    )
    sheet.over(_anchored(_shape(fill)))


def _pictured(number: str) -> str:
    return (
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="x"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{number}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{_WIDE}" cy="{_HIGH}"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )


@shows("a picture over a paragraph", "other words")
def _(sheet: Sheet) -> None:
    sheet.over(_anchored(_pictured(picture(sheet)), _PICTURE))


@shows("a picture behind a paragraph", "our words on a dark ground")
def _(sheet: Sheet) -> None:
    sheet.over(_anchored(_pictured(picture(sheet)), _PICTURE, behind=1))


@shows("a picture in a line", "a picture of words")
def _(sheet: Sheet) -> None:
    sheet.over(_inline(_pictured(picture(sheet)), _PICTURE))


@shows("a picture from the web", "whatever the web says that day")
def _(sheet: Sheet) -> None:
    number = sheet.link("image", "https://example.org/words.png", outside=True)
    sheet.over(_inline(_pictured(number).replace("r:embed", "r:link"), _PICTURE))


@shows("a picture of the older kind", "other words")
def _(sheet: Sheet) -> None:
    image = f'<v:imagedata r:id="{picture(sheet)}"/>'
    sheet.over(_old(f'<v:shape style="{_OVER}">{image}</v:shape>'))


@shows("a picture in the ground of an older shape", "other words")
def _(sheet: Sheet) -> None:
    fill = f'<v:fill r:id="{picture(sheet)}" type="frame"/>'
    sheet.over(_old(f'<v:rect style="{_OVER}" stroked="f">{fill}</v:rect>'))


@shows("a chart", "a title that says another figure")
def _(sheet: Sheet) -> None:
    sheet.xml(
        "word/charts/chart1.xml",
        "<c:chartSpace><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>8 weeks</a:t></a:r>"
        "</a:p></c:rich></c:tx></c:title><c:plotArea/></c:chart></c:chartSpace>",
        "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    )
    number = sheet.link("chart", "charts/chart1.xml")
    sheet.over(_anchored(f'<c:chart r:id="{number}"/>', _CHART))


@shows("a diagram", "boxes with other words")
def _(sheet: Sheet) -> None:
    sheet.xml(
        "word/diagrams/data1.xml",
        "<dgm:dataModel><dgm:ptLst><dgm:pt><dgm:t><a:bodyPr/><a:p><a:r><a:t>8 weeks</a:t></a:r></a:p>"
        "</dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>",
        "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
    )
    number = sheet.link("diagramData", "diagrams/data1.xml")
    sheet.over(_anchored(f'<dgm:relIds r:dm="{number}"/>', _DIAGRAM))


@shows("a white sheet over a paragraph of the register", "covered", clause="schedule-register")
def _(sheet: Sheet) -> None:
    sheet.over(_anchored(_shape(_WHITE)), "This is the register")


@shows("a white sheet in a cell", "the value is covered", clause="schedule-key-terms")
def _(sheet: Sheet) -> None:
    cell = sheet.cell("Notice before a new system")
    paragraph = cell.find("{*}p")
    assert paragraph is not None
    run = paragraph.find("{*}r")
    assert run is not None
    sheet.before(run, _anchored(_shape(_WHITE)))


def _header(name: str, inner: str, seen: str, part: str = "word/header1.xml") -> None:
    @shows(name, seen, clause="")
    def _(sheet: Sheet) -> None:
        [paragraph] = sheet.root(part)
        sheet.before(paragraph[-1], inner)


_SHEET = f'<v:rect style="{_IN_THE_HEADER}" fillcolor="white" stroked="f"/>'
_WATERMARK = (
    '<v:shape type="#_x0000_t136" style="position:absolute;width:400pt;height:90pt;rotation:315"'
    ' fillcolor="silver"><v:textpath style="font-family:Arial" string="NOT AGREED"/></v:shape>'
)
_header("a white sheet from the header", _old(_SHEET), "a part of every page is covered")
_header(
    "a white sheet from the footer",
    _old(_SHEET),
    "a part of every page is covered",
    "word/footer1.xml",
)
_header("a watermark", _old(_WATERMARK), "NOT AGREED across every page")
_header(
    "a new white sheet from the header",
    _anchored(_shape(_WHITE)),
    "a part of every page is covered",
)


@shows("a picture in the header", "a letterhead, or words over every page", clause="")
def _(sheet: Sheet) -> None:
    number = picture(sheet, "word/header1.xml")
    [paragraph] = sheet.root("word/header1.xml")
    sheet.before(paragraph[-1], _anchored(_pictured(number), _PICTURE))


@shows("a picture as the ground of every page", "words behind ours", clause="")
def _(sheet: Sheet) -> None:
    fill = f'<v:fill r:id="{picture(sheet)}" type="frame"/>'
    ground = (
        f'<w:background w:color="FFFFFF"><v:background id="b">{fill}</v:background></w:background>'
    )
    sheet.before(sheet.body, ground)
    sheet.settings("<w:displayBackgroundShape/>", before="trackRevisions")


@shows("a black ground of every page", "black pages", clause="")
def _(sheet: Sheet) -> None:
    sheet.before(sheet.body, '<w:background w:color="000000"/>')
    sheet.settings("<w:displayBackgroundShape/>", before="trackRevisions")


@shows("an object of another program", "a picture of its words")
def _(sheet: Sheet) -> None:
    name = "word/embeddings/oleObject1.bin"
    sheet.part(name, b"\xd0\xcf\x11\xe0", "application/vnd.openxmlformats-officedocument.oleObject")
    number = sheet.link("oleObject", "embeddings/oleObject1.bin")
    image = f'<v:imagedata r:id="{picture(sheet)}"/>'
    sheet.over(
        f'<w:r><w:object><v:shape id="o1" style="width:400pt;height:30pt">{image}</v:shape>'
        f'<o:OLEObject Type="Embed" ProgID="Word.Document.12" ShapeID="o1" DrawAspect="Content"'
        f' ObjectID="_1" r:id="{number}"/></w:object></w:r>',
        NOTICE,
    )


@shows("a control that runs in the page", "a caption in our sentence")
def _(sheet: Sheet) -> None:
    sheet.xml(
        "word/activeX/activeX1.xml",
        '<ax:ocx xmlns:ax="http://schemas.microsoft.com/office/2006/activeX"'
        ' ax:classid="{978C9E23-D4B0-11CE-BF2D-00AA003F40D0}" ax:persistence="persistPropertyBag">'
        '<ax:ocxPr ax:name="Caption" ax:value="where practicable"/></ax:ocx>',
        "application/vnd.ms-office.activeX+xml",
    )
    number = sheet.link("control", "activeX/activeX1.xml")
    sheet.over(
        '<w:r><w:object><v:shape id="c1" style="width:90pt;height:15pt"/>'
        f'<w:control r:id="{number}" w:name="L" w:shapeid="c1"/></w:object></w:r>',
    )
