"""Whole parts: the main document (17.2), headers and footers (17.10), properties."""

from agreementkit.word.oxml.run import escaped

__all__ = ["contents_control", "core_properties", "document", "footer", "header"]

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ROOT = (
    f"{_MAIN}"
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w15"'
)
# A4 in twentieths of a point, with margins of 2.54 cm; the first page has no header.
_SECTION = (
    "<w:sectPr>"
    '<w:headerReference w:type="default" r:id="rId5"/>'
    '<w:footerReference w:type="default" r:id="rId6"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"'
    ' w:header="708" w:footer="708" w:gutter="0"/>'
    "<w:titlePg/>"
    "</w:sectPr>"
)


def document(body: str) -> str:
    """The main document part."""
    return f"{_DECLARATION}<w:document {_ROOT}><w:body>{body}{_SECTION}</w:body></w:document>"


def header(content: str) -> str:
    """A header part."""
    return f"{_DECLARATION}<w:hdr {_MAIN}>{content}</w:hdr>"


def footer(content: str) -> str:
    """A footer part."""
    return f"{_DECLARATION}<w:ftr {_MAIN}>{content}</w:ftr>"


def contents_control(content: str) -> str:
    """The control that Word knows a table of contents by."""
    gallery = (
        '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj>"
    )
    return f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def core_properties(title: str, language: str) -> str:
    """The properties part: title and language, and nobody's name."""
    spaces = (
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    inside = f"<dc:title>{escaped(title)}</dc:title><dc:language>{language}</dc:language>"
    return f"{_DECLARATION}<cp:coreProperties {spaces}>{inside}</cp:coreProperties>"
