"""What fields are told to do (17.16): their instructions, however they are split up."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from agreementkit.word.oxml.tree import attribute, name

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["instructions"]

_SIMPLE = name("fldSimple")
_MARK = name("fldChar")
_TEXTS = (name("instrText"), name("delInstrText"))


def instructions(root: "etree._Element") -> Iterator[str]:
    """The instruction of every field below an element, deleted ones too.

    A field that is never closed counts, and so does an instruction outside of any field:
    a word processor may take either for one.
    """
    open_fields: list[list[str]] = []
    for element in root.iter(_SIMPLE, _MARK, *_TEXTS):
        if element.tag == _SIMPLE:
            yield attribute(element, "instr") or ""
        elif element.tag in _TEXTS:
            text = element.text or ""
            if open_fields:
                open_fields[-1].append(text)
            else:
                yield text
        elif attribute(element, "fldCharType") == "begin":
            open_fields.append([])
        elif attribute(element, "fldCharType") == "end" and open_fields:
            yield "".join(open_fields.pop())
    for field in open_fields:
        yield "".join(field)
