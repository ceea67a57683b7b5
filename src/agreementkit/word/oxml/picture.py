"""Pictures in the line of text (20.4.2.8), with what a screen reader says of them."""

from agreementkit.word.oxml.run import escaped

__all__ = ["picture"]

_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def picture(relationship: str, *, number: int, said: str, width: int, height: int) -> str:
    """A run with a picture.

    Args:
        relationship: the id by which the part that holds this finds the image.
        number: unique among the drawings of a document.
        said: the alternative text.
        width: in English metric units (914,400 to the inch), as `height` is.
    """
    named = f'id="{number}" name="Picture {number}" descr="{escaped(said)}"'
    size = f'cx="{width}" cy="{height}"'
    inside = (
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/>'
        "<pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip xmlns:r="{_R}" r:embed="{relationship}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    )
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {size}/><wp:docPr {named}/>"
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}">'
        f'<pic:pic xmlns:pic="{_PIC}">{inside}</pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
