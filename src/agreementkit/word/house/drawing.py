"""A picture in a letterhead: found, cleaned, measured, and put into the line of text."""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from agreementkit.word.house.naming import picture_id
from agreementkit.word.house.pictures import CleanPicture, clean_picture
from agreementkit.word.house.shelf import Shelf
from agreementkit.word.oxml.picture import picture

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Gallery"]

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

# English metric units: the width between our margins, and three and a half centimetres.
_WIDEST = 9026 * 635
_HIGHEST = 1_260_000
_PIXEL = 9525
_FILE_NAME = re.compile(r"[\\/]|\.(?:png|jpe?g|gif|bmp|tiff?|[ew]mf|svg)$", re.IGNORECASE)


@frozen(kw_only=True)
class Gallery:
    """Where the pictures of one header or footer are, and where they go."""

    files: Mapping[str, bytes]
    """The picture files of the part by relationship id."""
    shelf: Shelf
    say: Callable[[str], None]

    def show(self, drawing: "etree._Element") -> tuple[str, str] | None:
        """A drawing as a run and the name of its picture; None, and said, where it cannot be."""
        found = list(drawing.iter(_PIC))
        blips = list(drawing.iter(f"{_A}blip"))
        if len(found) != 1 or len(blips) != 1:
            self.say("a drawing that is not one picture is left out.")
            return None
        if any(int(value) for crop in found[0].iter(f"{_A}srcRect") for value in _whole(crop)):
            self.say(
                "a cropped picture is left out, because what was cut off is still in it: in Word"
                " use Compress Pictures > Delete cropped areas.",
            )
            return None
        clean = clean_picture(self.files.get(blips[0].get(f"{_R}embed") or "", b""))
        if isinstance(clean, str):
            self.say(f"a picture is left out, because it is {clean}: save it as PNG or JPEG.")
            return None
        if drawing.find(f"{_WP}anchor") is not None:
            self.say("a picture that floated stands in the line of text.")
        name = self.shelf.put(clean)
        width, height = self.size(drawing, clean)
        said = self.words(drawing)
        number = self.shelf.number()
        run = picture(picture_id(name), number=number, said=said, width=width, height=height)
        return run, name

    def size(self, drawing: "etree._Element", clean: CleanPicture) -> tuple[int, int]:
        """Its width and height on the page, made smaller where it is too large."""
        width, height = clean.width * _PIXEL, clean.height * _PIXEL
        for extent in drawing.iter(f"{_WP}extent"):
            shown = extent.get("cx", ""), extent.get("cy", "")
            if all(re.fullmatch(r"[1-9][0-9]{2,8}", each) for each in shown):
                width, height = int(shown[0]), int(shown[1])
        share = min(1.0, _WIDEST / width, _HIGHEST / height)
        if share < 1:
            self.say("a picture is made smaller, to leave room for the text.")
        return max(1, int(width * share)), max(1, int(height * share))

    def words(self, drawing: "etree._Element") -> str:
        """Its alternative text; a file's name is none."""
        for properties in drawing.iter(f"{_WP}docPr"):
            said = " ".join((properties.get("descr") or properties.get("title") or "").split())
            if said and not _FILE_NAME.search(said):
                return said[:250]
        self.say("a picture has no alternative text: it is called “Logo” to screen readers.")
        return "Logo"


def _whole(crop: "etree._Element") -> list[str]:
    return [str(value) for value in crop.attrib.values() if re.fullmatch(r"-?[0-9]+", str(value))]
