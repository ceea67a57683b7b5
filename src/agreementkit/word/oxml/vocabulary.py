"""Names in full from the vocabularies that stand beside WordprocessingML in a Word file.

Relationships and core properties: ISO/IEC 29500-2. Drawings: ISO/IEC 29500-1, chapter 20.
Older drawings (VML): ISO/IEC 29500-4. Paragraph ids and decorative pictures: [MS-DOCX].
"""

__all__ = [
    "ALTERNATE",
    "CHART_TEXT",
    "CHOICE",
    "CORE_TITLE",
    "DECORATIVE",
    "DRAWN_TEXT",
    "EXTENT",
    "FALLBACK",
    "MATHS_TEXT",
    "PARAGRAPH_ID",
    "PICTURE",
    "PICTURE_FRAMES",
    "PICTURE_NAMES",
    "PICTURE_OWN",
    "RELATIONSHIP_ID",
    "SPACE",
    "TEXT_FILL",
    "THREAD",
    "THREAD_DONE",
    "THREAD_ID",
    "THREAD_PARENT",
    "VML_IMAGE",
    "VML_TITLE",
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
VML_TITLE = "{urn:schemas-microsoft-com:office:office}title"
WORD_ART = f"{_VML}textpath"

_ART = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
PICTURE_OWN = "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr"
DRAWN_TEXT = f"{_ART}t"
CHART_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/chart}v"
MATHS_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

_WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_WORD_2012 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
TEXT_FILL = f"{_WORD_2010}textFill"
THREAD = f"{_WORD_2012}commentEx"
THREAD_ID = f"{_WORD_2012}paraId"
THREAD_PARENT = f"{_WORD_2012}paraIdParent"
THREAD_DONE = f"{_WORD_2012}done"

PARAGRAPH_ID = f"{_WORD_2010}paraId"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

RELATIONSHIP_ID = f"{_DOCUMENT}id"
CORE_TITLE = f"{_DUBLIN}title"
