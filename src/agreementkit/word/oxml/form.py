"""Form fields of the old kind (17.16.17): they show words that stand in no text."""

from typing import TYPE_CHECKING

from agreementkit.ooxml.properties import on_off
from agreementkit.word.oxml.tree import attribute, name

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["form_words"]


def form_words(begin: "etree._Element") -> str:
    """What a form field shows: the entry that is chosen from a list, or a box.

    Args:
        begin: the mark that the field begins with.
    """
    for box in begin.iter(name("checkBox")):
        said = box.find(name("checked"))
        said = box.find(name("default")) if said is None else said
        ticked = said is not None and on_off(attribute(said, "val"))
        return "☒" if ticked else "☐"
    for choice in begin.iter(name("ddList")):
        entries = [attribute(each, "val") or "" for each in choice.iter(name("listEntry"))]
        said = choice.find(name("result"))
        said = choice.find(name("default")) if said is None else said
        chosen = (attribute(said, "val") or "") if said is not None else "0"
        number = int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 5 else 0
        return entries[number] if number < len(entries) else ""
    return ""
