"""One XML part looked over before anything else reads it."""

import re
from typing import TYPE_CHECKING

from agreementkit.word.oxml.tree import parsed
from agreementkit.word.refusal import refusal

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["look_over"]

_LARGEST_PART = 16 * 2**20
_MOST_TAGS = 1_000_000
"""A tag costs some 300 bytes once it is read, however short it is written."""

_PROLOG = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:\s++|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_DECLARED = re.compile(rb"\s*<\?xml[^>]*?\sencoding\s*=\s*[\"']([^\"']*)[\"']")
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def look_over(name: str, data: bytes) -> "etree._Element":
    """The root of a part, or the refusal of one that no reader should be given.

    A part that comes through is well formed, holds no document type, is in UTF-8 or
    UTF-16, and is parsed by `tree.parsed` without an error.

    Args:
        name: of the part, for the message.
        data: the part.

    Raises:
        RefusedError: says what is wrong with the part, by name.

    Source:
        ISO/IEC 29500-2, M1.17 and M1.18: no document type, no other encoding.
    """
    if len(data) > _LARGEST_PART:
        raise refusal("size", f"{name} inside this file is larger than 16 MB")
    if data.count(b"<") > _MOST_TAGS:
        raise refusal("size", f"{name} inside this file has more than a million tags")
    encoding = _encoding(data)
    if encoding is None:
        raise refusal("encoding", f"{name} is written in an encoding that no Word file may use")
    # Past its prolog a sound part begins with a tag.
    text = data if encoding == "utf-8" else data.decode(encoding, errors="replace").encode()
    if _PROLOG.sub(b"", text, count=1).startswith(b"<!DOCTYPE"):
        message = f"{name} holds a document type, which can hide text or draw in other files"
        raise refusal("dtd", message)
    return _parse(name, data)


def _encoding(data: bytes) -> str | None:
    """What a part is written in, as an XML parser finds out; None for what is not allowed."""
    if data[:2] in _WIDE:
        return None if data[2:4] == b"\x00\x00" else "utf-16"
    if b"\x00" in data[:4]:
        return None
    declared = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf"))
    if declared and declared[1].lower() not in (b"utf-8", b"utf8"):
        return None
    return "utf-8"


def _parse(name: str, data: bytes) -> "etree._Element":
    from lxml import etree

    try:
        return parsed(data)
    except etree.XMLSyntaxError as error:
        said = str(error)
        if "depth" in said:
            message = f"{name} has more than 256 tags one inside another"
            raise refusal("nesting", message) from None
        if "XML_PARSE_HUGE" in said:
            raise refusal("size", f"{name} has a piece of text longer than 10 MB") from None
        message = f"{name} inside this file is damaged: {said.splitlines()[0].split(' (')[0]}"
        raise refusal("malformed", message) from None
