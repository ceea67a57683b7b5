"""Where a letterhead goes in parts that are written already."""

import re
from collections.abc import Mapping

__all__ = ["at_the_start", "with_first_page"]

_ROOT = re.compile(rb"<w:(?:hdr|ftr)\b[^>]*>")
_SECTION = re.compile(rb"<w:sectPr\b[^>]*>.*?</w:sectPr>", re.DOTALL)
_REFERENCE = '<w:{}Reference w:type="first" r:id="{}"/>'


def at_the_start(part: bytes, content: str) -> bytes:
    """A header or footer part with content in front of what it holds."""
    return _ROOT.sub(lambda found: found[0] + content.encode(), part, count=1)


def with_first_page(document: bytes, ids: Mapping[str, str]) -> bytes:
    """A main part whose first pages have a header or footer of their own.

    Only sections that leave them empty are changed: those with a title page and without
    a first header or footer.

    Args:
        document: the main part.
        ids: relationship ids by place, `header` or `footer`.
    """
    references = "".join(_REFERENCE.format(place, each) for place, each in ids.items()).encode()

    def changed(found: re.Match[bytes]) -> bytes:
        section = found[0]
        if b"<w:titlePg" not in section or b'w:type="first"' in section:
            return section
        return re.sub(rb"^<w:sectPr\b[^>]*>", lambda start: start[0] + references, section)

    return _SECTION.sub(changed, document)
