"""Content controls: what Word writes into them when it opens the file, or at one click."""

from .kind import shows
from .parts import picture
from .sheet import FIGURE, NOTICE, Sheet

_STORE = "{5D1E3C6A-0F57-4B1B-9A53-51C1F84A7710}"
_CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
_EXTENDED = "{6668398D-A668-4E3E-A5EB-62B293D839F1}"
_COVER = "{55AF091B-3C7A-41E3-B477-F2FDAA23CFDA}"


def _control(properties: str, words: str = FIGURE, kind: str = "<w:text/>") -> str:
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="4720"/>{properties}{kind}</w:sdtPr><w:sdtContent><w:r><w:t>'
        f"{words}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def _binding(path: str, store: str, prefixes: str = "") -> str:
    return (
        f'<w:dataBinding w:prefixMappings="{prefixes}" w:xpath="{path}" w:storeItemID="{store}"/>'
    )


def _data(sheet: Sheet, markup: str) -> None:
    """A part of data, and the properties by which a control names it."""
    sheet.xml("customXml/item1.xml", markup, "application/xml")
    sheet.xml(
        "customXml/itemProps1.xml",
        '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"'
        f' ds:itemID="{_STORE}"><ds:schemaRefs/></ds:datastoreItem>',
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    )
    sheet.link("customXml", "../customXml/item1.xml")
    sheet.link("customXmlProps", "itemProps1.xml", "customXml/item1.xml")


def _core(sheet: Sheet, markup: str) -> None:
    sheet.rewrite("docProps/core.xml", "<dc:language>", f"{markup}<dc:language>")


@shows("the figure bound to data that says another", "8 when Word opens it")
def _(sheet: Sheet) -> None:
    _data(sheet, '<d xmlns="urn:x"><weeks>8</weeks></d>')
    binding = _binding("/n:d/n:weeks", _STORE, "xmlns:n='urn:x'")
    sheet.instead(sheet.run(FIGURE), _control(binding))


@shows("the figure bound to an attribute that says another", "8 when Word opens it")
def _(sheet: Sheet) -> None:
    _data(sheet, '<d xmlns="urn:x"><weeks most="8"/></d>')
    binding = _binding("/n:d/n:weeks/@most", _STORE, "xmlns:n='urn:x'")
    sheet.instead(sheet.run(FIGURE), _control(binding))


@shows("the figure bound to data that is not there", "nothing is known of what Word shows")
def _(sheet: Sheet) -> None:
    sheet.instead(sheet.run(FIGURE), _control(_binding("/d/weeks", _STORE)))


@shows("the figure bound to the file's subject", "8 when Word opens it")
def _(sheet: Sheet) -> None:
    _core(sheet, "<dc:subject>8</dc:subject>")
    prefixes = (
        "xmlns:ns0='http://purl.org/dc/elements/1.1/' xmlns:ns1="
        "'http://schemas.openxmlformats.org/package/2006/metadata/core-properties'"
    )
    path = "/ns1:coreProperties[1]/ns0:subject[1]"
    sheet.instead(sheet.run(FIGURE), _control(_binding(path, _CORE, prefixes)))


@shows("the figure bound to the file's title", "the title when Word opens it")
def _(sheet: Sheet) -> None:
    prefixes = (
        "xmlns:ns0='http://purl.org/dc/elements/1.1/' xmlns:ns1="
        "'http://schemas.openxmlformats.org/package/2006/metadata/core-properties'"
    )
    path = "/ns1:coreProperties[1]/ns0:title[1]"
    sheet.instead(sheet.run(FIGURE), _control(_binding(path, _CORE, prefixes)))


@shows("the figure bound to the name of the company", "8 when Word opens it")
def _(sheet: Sheet) -> None:
    name = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    sheet.xml(
        "docProps/app.xml",
        f'<Properties xmlns="{name}"><Company>8</Company></Properties>',
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    )
    sheet.link("extended-properties", "docProps/app.xml", "")
    path = "/ns0:Properties[1]/ns0:Company[1]"
    sheet.instead(sheet.run(FIGURE), _control(_binding(path, _EXTENDED, f"xmlns:ns0='{name}'")))


@shows("the figure bound to the data of a cover", "8 when Word opens it")
def _(sheet: Sheet) -> None:
    path = "/ns0:CoverPageProperties[1]/ns0:Abstract[1]"
    name = "http://schemas.microsoft.com/office/2006/coverPageProps"
    sheet.instead(sheet.run(FIGURE), _control(_binding(path, _COVER, f"xmlns:ns0='{name}'")))


@shows("the figure bound by a newer binding", "8 when Word opens it")
def _(sheet: Sheet) -> None:
    _data(sheet, '<d xmlns="urn:x"><weeks>8</weeks></d>')
    own = (
        '<w15:dataBinding w:prefixMappings="xmlns:n=\'urn:x\'" w:xpath="/n:d/n:weeks"'
        f' w:storeItemID="{_STORE}"/>'
    )
    sheet.instead(sheet.run(FIGURE), _control(own))


def _chosen(name: str, kind: str, words: str = "must", seen: str = "may, at one click") -> None:
    @shows(name, seen)
    def _(sheet: Sheet) -> None:
        sheet.instead(sheet.run(words), _control("", words, kind))


_chosen(
    "a duty in a list to choose from",
    '<w:dropDownList><w:listItem w:displayText="may" w:value="may"/></w:dropDownList>',
)
_chosen(
    "a duty in a list to choose from or to type into",
    '<w:comboBox><w:listItem w:displayText="may" w:value="may"/></w:comboBox>',
)
_chosen(
    "a word that stands for one to be typed",
    "<w:showingPlcHdr/><w:text/>",
    "written",
    "gone at one click",
)
_chosen(
    "a word in a box to be ticked",
    '<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>',
    "written",
    "a box, at one click",
)
_chosen(
    "a word in a gallery of blocks",
    '<w:docPartList><w:docPartGallery w:val="Quick Parts"/></w:docPartList>',
    "written",
    "other words, at one click",
)
_chosen(
    "a word that goes when it is touched", "<w:temporary/><w:text/>", "written", "its control goes"
)
_chosen(
    "a word as a source to be cited",
    "<w:citation/>",
    "written",
    "a source's name, once it is updated",
)


@shows("a word hidden by its control", "the word is gone")
def _(sheet: Sheet) -> None:
    control = _control("<w:rPr><w:vanish/></w:rPr>", "written")
    sheet.instead(
        sheet.run("written"), control.replace("<w:r><w:t>", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>")
    )


@shows("a picture in a control", "a picture")
def _(sheet: Sheet) -> None:
    number = picture(sheet)
    sheet.over(
        '<w:sdt><w:sdtPr><w:id w:val="4721"/><w:picture/></w:sdtPr><w:sdtContent><w:r><w:pict>'
        f'<v:shape style="width:400pt;height:30pt"><v:imagedata r:id="{number}"/></v:shape></w:pict>'
        "</w:r></w:sdtContent></w:sdt>",
    )


@shows("a paragraph repeated by its control", "the same again, or nothing")
def _(sheet: Sheet) -> None:
    paragraph = sheet.paragraph(NOTICE)
    sheet.before(
        paragraph,
        '<w:sdt><w:sdtPr><w:id w:val="4722"/><w15:repeatingSection/></w:sdtPr><w:sdtContent>'
        '<w:sdt><w:sdtPr><w:id w:val="4723"/><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent/>'
        "</w:sdt></w:sdtContent></w:sdt>",
    )
    control = paragraph.getprevious()
    assert control is not None
    [*control.iter("{*}sdtContent")][-1].append(paragraph)
