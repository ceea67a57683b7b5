"""A house style put into the members of a draft."""

from collections.abc import Mapping

from agreementkit.model.house_style import Fragment, HouseStyle
from agreementkit.word.house.naming import picture_id
from agreementkit.word.oxml.letterhead_parts import at_the_start, with_first_page
from agreementkit.word.oxml.opc import RELATIONS, TYPES, Link, with_links, with_types
from agreementkit.word.oxml.part import footer, header
from agreementkit.word.oxml.style import font_entries
from agreementkit.word.relationships import relationships

__all__ = ["applied"]

_MAIN = "word/document.xml"
_RELS = "word/_rels/document.xml.rels"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_PICTURES = {"png": "image/png", "jpeg": "image/jpeg"}
_FIRST = {"header": "word/headerFirst.xml", "footer": "word/footerFirst.xml"}
_FIRST_IDS = {"header": "rIdHouseHeader", "footer": "rIdHouseFooter"}


def applied(members: Mapping[str, bytes], style: HouseStyle) -> Mapping[str, bytes]:
    """The members of a draft in a house style: look, letterhead, pictures, and what ties them.

    What the draft's own headers and footers say stays, below the letterhead.

    Args:
        members: all members of the package by name, as the writer made them.
        style: what `house_style` returned.

    Returns:
        All members, those without a change as they were, new ones behind them.
    """
    found = dict(members)
    found["word/styles.xml"] = style.styles.encode()
    found["word/fontTable.xml"] = font_entries(found["word/fontTable.xml"], style.fonts)
    for each in relationships(members, _MAIN):
        if each.kind in ("header", "footer"):
            fragment = style.header if each.kind == "header" else style.footer
            found[each.target] = at_the_start(members[each.target], fragment.xml)
            _tie_pictures(found, each.target, fragment)
    first = _put_first_pages(found, style)
    for name, data in style.media.items():
        found[f"word/media/{name}"] = data
    endings = {name.rpartition(".")[2] for name in style.media}
    found[TYPES] = with_types(
        found[TYPES],
        endings={ending: kind for ending, kind in _PICTURES.items() if ending in endings},
        names={_FIRST[place]: _KIND.format(place) for place in first},
    )
    return found


def _put_first_pages(found: dict[str, bytes], style: HouseStyle) -> tuple[str, ...]:
    """The cover has the letterhead too, without our own line; gives the places changed."""
    built = {
        "header": (header, style.first_header),
        "footer": (footer, style.first_footer),
    }
    ids: dict[str, str] = {}
    for place, (whole, fragment) in built.items():
        if fragment.xml:
            ids[place] = _FIRST_IDS[place]
            found[_FIRST[place]] = whole(fragment.xml).encode()
            _tie_pictures(found, _FIRST[place], fragment)
    found[_MAIN] = with_first_page(found[_MAIN], ids)
    links = [_link(each, place, _FIRST[place].removeprefix("word/")) for place, each in ids.items()]
    found[_RELS] = with_links(found[_RELS], links)
    return tuple(ids)


def _tie_pictures(found: dict[str, bytes], part: str, fragment: Fragment) -> None:
    if fragment.pictures:
        rels = f"word/_rels/{part.removeprefix('word/')}.rels"
        links = [_link(picture_id(name), "image", f"media/{name}") for name in fragment.pictures]
        found[rels] = with_links(found.get(rels), links)


def _link(name: str, kind: str, target: str) -> Link:
    return Link(id=name, kind=kind, type=f"{RELATIONS}{kind}", target=target, outside=False)
