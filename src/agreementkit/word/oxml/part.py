"""Whole parts: the main document (17.2), headers and footers (17.10), properties."""

from agreementkit.word.oxml.run import escaped

__all__ = [
    "core_properties",
    "custom_property",
    "document",
    "footer",
    "header",
]

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ROOT = f'{_MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
# A4 in twentieths of a point, with margins of 2.54 cm.
_UPRIGHT = '<w:pgSz w:w="11906" w:h="16838"/>'
_ON_ITS_SIDE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'


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
        f"{_ON_ITS_SIDE if landscape else _UPRIGHT}"
        '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"'
        ' w:header="708" w:footer="708" w:gutter="0"/>'
        f"{'<w:titlePg/>' if bare_first_page else ''}"
        "</w:sectPr>"
    )
    return f"{_DECLARATION}<w:document {_ROOT}><w:body>{body}{section}</w:body></w:document>"


def header(content: str) -> str:
    """A header part."""
    return f"{_DECLARATION}<w:hdr {_MAIN}>{content}</w:hdr>"


def footer(content: str) -> str:
    """A footer part."""
    return f"{_DECLARATION}<w:ftr {_MAIN}>{content}</w:ftr>"


def core_properties(title: str, language: str, identifier: str = "") -> str:
    """The properties part: title, language and perhaps an identifier, and nobody's name."""
    spaces = (
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    inside = f"<dc:title>{escaped(title)}</dc:title><dc:language>{language}</dc:language>"
    if identifier:
        inside += f"<dc:identifier>{escaped(identifier)}</dc:identifier>"
    return f"{_DECLARATION}<cp:coreProperties {spaces}>{inside}</cp:coreProperties>"


def custom_property(name: str, value: str) -> str:
    """The custom properties part, with one text in it (22.3)."""
    spaces = (
        'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
    )
    inside = f"<vt:lpwstr>{escaped(value)}</vt:lpwstr>"
    return (
        f"{_DECLARATION}<Properties {spaces}>"
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{name}">'
        f"{inside}</property></Properties>"
    )
