"""What a content control shows when a program takes its words from data (17.5.2.6).

The data lie in a part of their own, or among the file's properties. Word puts them over the
words in the text as it opens the file; other programs may not.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from agreementkit.ooxml.opc import relationships
from agreementkit.ooxml.package import root_of, xml_parts

if TYPE_CHECKING:
    from lxml import etree

_BINDING = "}dataBinding"
_PROPERTY_STORES = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "core-properties",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}": "extended-properties",
}
"""The ids under which the file's own properties are bound ([MS-OE376] 2.1.5)."""
_STEP = re.compile(r"(?:/@?(?:[\w.-]+:)?[\w.-]+(?:\[\d{1,4}\])?)+")
"""Paths that name elements one below the other: no more is looked up, and no function called."""
_PREFIXES = re.compile(r"xmlns:([\w.-]+)\s*=\s*['\"]([^'\"]*)['\"]")


def bound_value(package: Mapping[str, bytes], properties: "etree._Element") -> str | None:
    """What the data say that a content control takes its words from.

    Args:
        package: an opened package.
        properties: of the control.

    Returns:
        None where it is bound to no data; empty where what the data say cannot be told.
    """
    from lxml import etree

    binding = next((each for each in properties if str(each.tag).endswith(_BINDING)), None)
    if binding is None:
        return None
    said = {str(key).rpartition("}")[2]: str(value) for key, value in binding.attrib.items()}
    path, spaces = said.get("xpath", ""), dict(_PREFIXES.findall(said.get("prefixMappings", "")))
    if not _STEP.fullmatch(path):
        return ""
    for root in _stores(package, said.get("storeItemID", "")):
        try:
            found = root.xpath(path, namespaces=spaces or None)
        except etree.XPathError:
            return ""
        # Paths of that form give elements or attributes, and nothing else.
        for each in found if isinstance(found, list) else ():
            inside = getattr(each, "itertext", None)
            return "".join(inside()) if inside else str(each)
    return ""


def _stores(package: Mapping[str, bytes], id_: str) -> "list[etree._Element]":
    """The roots of the data that an id names."""
    if kind := _PROPERTY_STORES.get(id_.upper()):
        named = (link.target for link in relationships(package) if link.kind == kind)
        return [root_of(package, each) for each in named if each in package]
    found = []
    for part in xml_parts(package):
        for link in relationships(package, part):
            if link.kind == "customXmlProps" and link.target in package:
                own = root_of(package, link.target)
                if id_.upper() in (str(v).upper() for v in own.attrib.values()):
                    found.append(root_of(package, part))
    return found
