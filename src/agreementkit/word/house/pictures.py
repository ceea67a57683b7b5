"""Pictures of a letterhead: cleaned, measured, and named neutrally; and whether one is clean."""

import re
from collections.abc import Iterator

from attrs import frozen

from agreementkit.word.house import jpeg, png

__all__ = ["CleanPicture", "clean_picture", "is_clean", "texts_in_picture"]

_MOST_BYTES = 2 * 2**20
_MOST_PIXELS = 25_000_000
_OTHERS = (
    (rb"GIF8", "a GIF picture"),
    (rb"BM", "a BMP picture"),
    (rb"II\*\x00|MM\x00\*", "a TIFF picture"),
    (rb"RIFF....WEBP", "a WebP picture"),
    (rb"\x01\x00\x00\x00.{36} EMF", "an EMF drawing"),
    (rb"\xd7\xcd\xc6\x9a|\x01\x00\x09\x00", "a WMF drawing"),
    (rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml|<svg|<!)", "an SVG drawing"),
)


@frozen(kw_only=True)
class CleanPicture:
    """A picture of which only the picture is left."""

    data: bytes
    ending: str
    """`png` or `jpeg`: the end of its file name."""
    width: int
    """In pixels, as `height` is."""
    height: int


def clean_picture(data: bytes) -> CleanPicture | str:
    """The picture cleaned; or in words what it is, where it cannot be used.

    >>> clean_picture(b"GIF89a")
    'a GIF picture'
    """
    if data.startswith(png.SIGNATURE):
        found, ending = png.clean_png(data), "png"
    elif data.startswith(jpeg.SIGNATURE):
        found, ending = jpeg.clean_jpeg(data), "jpeg"
    else:
        known = (said for begins, said in _OTHERS if re.match(begins, data, re.DOTALL))
        return next(known, "of a kind that is not known")
    if found is None:
        return "damaged"
    clean, width, height = found
    if not width or not height:
        return "damaged"
    if len(clean) > _MOST_BYTES or width * height > _MOST_PIXELS:
        return "larger than a letterhead needs"
    return CleanPicture(data=clean, ending=ending, width=width, height=height)


def is_clean(data: bytes) -> bool:
    """Whether a file is a picture and nothing else: what cleaning would leave as it is."""
    found = clean_picture(data)
    return isinstance(found, CleanPicture) and found.data == data


def texts_in_picture(data: bytes) -> Iterator[str]:
    """What can be read in a PNG or JPEG picture: all that draws nothing, as text.

    Remarks, EXIF and XMP, compressed texts unpacked, and whatever follows the picture. The
    drawing itself is not read: it holds no words that a program would find. Each comes as
    UTF-8 and as Latin-1, since these formats use both.

    >>> list(texts_in_picture(png.SIGNATURE + b"no chunk"))
    ['no chunk', 'no chunk']
    """
    undrawn = (
        png.undrawn_in_png(data) if data.startswith(png.SIGNATURE) else jpeg.undrawn_in_jpeg(data)
    )
    for each in undrawn:
        if each:
            yield each.decode("utf-8", "ignore")
            yield each.decode("latin-1")
