"""A house style put into the members of a draft."""

from collections.abc import Mapping

from agreementkit.word import styles
from agreementkit.word.house.value import Fragment, HouseStyle, picture_id
from agreementkit.word.oxml.letterhead import set_paragraph
from agreementkit.word.oxml.letterhead_parts import at_the_start, with_first_page
from agreementkit.word.oxml.opc import RELATIONS, TYPES, Link, with_links, with_types
from agreementkit.word.oxml.part import footer, header
from agreementkit.word.oxml.style import font_entries
from agreementkit.word.relationships import relationships

__all__ = ["applied"]

_MAIN = "word/document.xml"
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
    _put_first_pages(found, style)
    for name, data in style.media.items():
        found[f"word/media/{name}"] = data
    endings = {name.rpartition(".")[2] for name in style.media}
    found[TYPES] = with_types(
        found[TYPES],
        endings={ending: kind for ending, kind in _PICTURES.items() if ending in endings},
        names={name: _KIND.format(place) for place, name in _FIRST.items()},
    )
    return found


def _put_first_pages(found: dict[str, bytes], style: HouseStyle) -> None:
    """The cover has the letterhead too, without our own line."""
    built = {
        "header": (header, style.first_header, styles.HEADER),
        "footer": (footer, style.first_footer, styles.FOOTER),
    }
    for place, (whole, fragment, plain) in built.items():
        # A header without a paragraph is not valid; an empty one shows nothing.
        found[_FIRST[place]] = whole(fragment.xml or set_paragraph(plain, "")).encode()
        _tie_pictures(found, _FIRST[place], fragment)
    found[_MAIN] = with_first_page(found[_MAIN], _FIRST_IDS["header"], _FIRST_IDS["footer"])
    rels = "word/_rels/document.xml.rels"
    found[rels] = with_links(
        found[rels],
        [
            _link(_FIRST_IDS[place], place, name.removeprefix("word/"))
            for place, name in _FIRST.items()
        ],
    )


def _tie_pictures(found: dict[str, bytes], part: str, fragment: Fragment) -> None:
    if fragment.pictures:
        rels = f"word/_rels/{part.removeprefix('word/')}.rels"
        links = [_link(picture_id(name), "image", f"media/{name}") for name in fragment.pictures]
        found[rels] = with_links(found.get(rels), links)


def _link(name: str, kind: str, target: str) -> Link:
    return Link(id=name, kind=kind, type=f"{RELATIONS}{kind}", target=target, outside=False)
