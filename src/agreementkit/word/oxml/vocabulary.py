"""Names in full from the vocabularies that stand beside WordprocessingML in a Word file.

Relationships and core properties: ISO/IEC 29500-2. Drawings: ISO/IEC 29500-1, chapter 20.
Older drawings (VML): ISO/IEC 29500-4. Paragraph ids and decorative pictures: [MS-DOCX].
"""

__all__ = [
    "ALTERNATE",
    "CHOICE",
    "CORE_TITLE",
    "DECORATIVE",
    "EXTENT",
    "FALLBACK",
    "PARAGRAPH_ID",
    "PICTURE_FRAMES",
    "PICTURE_NAMES",
    "RELATIONSHIP_ID",
    "SPACE",
    "VML_IMAGE",
    "WORD_ART",
]

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_DOCUMENT = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_VML = "{urn:schemas-microsoft-com:vml}"

ALTERNATE = f"{_COMPATIBLE}AlternateContent"
CHOICE = f"{_COMPATIBLE}Choice"
FALLBACK = f"{_COMPATIBLE}Fallback"

PICTURE_FRAMES = (f"{_DRAWING}inline", f"{_DRAWING}anchor")
PICTURE_NAMES = f"{_DRAWING}docPr"
EXTENT = f"{_DRAWING}extent"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"

VML_IMAGE = f"{_VML}imagedata"
WORD_ART = f"{_VML}textpath"

PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

RELATIONSHIP_ID = f"{_DOCUMENT}id"
CORE_TITLE = f"{_DUBLIN}title"
