"""Markup compatibility (ISO/IEC 29500-3): what Word knows, and which of several things it shows.

Also the elements of the text itself that show nothing of their own: what is inside them is read
as if it stood there without them. Each reader adds only those that it alone meets. What follows is what today's Word does; an older one, or another program, may show the rest.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from agreementkit.ooxml.xml import ALTERNATE, CHOICE, FALLBACK, NAMESPACES, name, qualified

if TYPE_CHECKING:
    from lxml import etree

_UNDERSTOOD = frozenset(
    {
        *(
            NAMESPACES[each]
            for each in ("w", "w14", "w15", "m", "wp", "wp14", "wps", "a", "c", "pic")
        ),
        *(
            f"http://schemas.microsoft.com/office/word/2010/wordprocessing{each}"
            for each in ("Canvas", "Group", "Ink")
        ),
        "http://schemas.microsoft.com/office/word/2006/wordml",
        "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "http://schemas.microsoft.com/office/drawing/2010/main",
        "http://schemas.microsoft.com/office/drawing/2014/chartex",
        "http://schemas.microsoft.com/office/drawing/2015/9/8/chartex",
        "http://schemas.microsoft.com/office/drawing/2016/ink",
        "http://schemas.microsoft.com/office/drawing/2017/model3d",
    }
)
"""The vocabularies that today's Word understands, of those that a choice can require."""

_KNOWN = _UNDERSTOOD | {
    *(NAMESPACES[each] for each in ("mc", "o", "v")),
    "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing",
    "http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas",
    "urn:schemas-microsoft-com:office:word",
}
"""And those that nothing requires, because every Word knows them."""
_PROCESSED = qualified("mc:ProcessContent")

CUSTOM_MARKUP = frozenset(map(name, ("customXml", "smartTag", "sdt", "sdtContent")))
"""What programs mark for their own ends (17.5), around anything from a block to a run."""
INSERTIONS = frozenset(map(name, ("ins", "moveTo")))
"""What tracked changes brought (17.13.5): there, once they are taken as accepted."""
RUN_CONTAINERS = frozenset(map(name, ("hyperlink", "dir")))
"""What holds runs and leaves them as they are: a link (17.16.22), a direction (17.3.2.8)."""


def is_known(element: "etree._Element") -> bool:
    """Whether Word shows what is inside an element of another vocabulary than that of text."""
    space, _, short = str(element.tag)[1:].rpartition("}")
    if space in _KNOWN:
        return True
    for above in element.iterancestors():
        for prefixed in (above.get(_PROCESSED) or "").split():
            prefix, _, named = prefixed.rpartition(":")
            if above.nsmap.get(prefix) == space and named in (short, "*"):
                return True
    return False


def _is_understood(choice: "etree._Element") -> bool:
    """Whether Word understands all that a choice requires (ISO/IEC 29500-3, 9.3)."""
    prefixes = (choice.get("Requires") or "").split()
    return all(choice.nsmap.get(prefix) in _UNDERSTOOD for prefix in prefixes)


def branches(alternate: "etree._Element") -> "Sequence[etree._Element]":
    """The alternatives of an element that holds several, as they follow one another (9.3)."""
    return [child for child in alternate if child.tag in (CHOICE, FALLBACK)]


def shown_branch(alternate: "etree._Element") -> "etree._Element | None":
    """The one of several alternatives that Word shows; None where it shows none of them."""
    for each in branches(alternate):
        if each.tag == FALLBACK or _is_understood(each):
            return each
    return None


def shown_children(element: "etree._Element") -> "Iterator[etree._Element]":
    """The elements inside an element, those of the branch that is shown in place of alternatives."""
    for child in element.iterchildren("*"):
        if child.tag != ALTERNATE:
            yield child
        elif (branch := shown_branch(child)) is not None:
            yield from shown_children(branch)


def shown_descendants(
    element: "etree._Element", enters: "Callable[[etree._Element], bool]"
) -> "Iterator[etree._Element]":
    """The elements below an element in reading order, each before what is inside it.

    Args:
        element: where to begin; it is not among them.
        enters: whether to go on into an element.
    """
    # No recursion: parts are nested up to 256 deep, and this is taken thousands of times.
    waiting = [*shown_children(element)][::-1]
    while waiting:
        child = waiting.pop()
        yield child
        if enters(child):
            waiting.extend([*shown_children(child)][::-1])
