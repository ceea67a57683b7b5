"""Style parts (17.7): which styles they define."""

from agreementkit.word.oxml.tree import attribute, name, parsed

__all__ = ["style_names"]


def style_names(part: bytes) -> frozenset[str]:
    """The id and the name of every style that a style part defines; none of an empty part."""
    if not part:
        return frozenset()
    found: set[str] = set()
    for style in parsed(part).iter(name("style")):
        named = style.find(name("name"))
        ids = (attribute(style, "styleId"), None if named is None else attribute(named, "val"))
        found.update(each for each in ids if each)
    return frozenset(found)
