"""A house style: what a branch's template gives to a draft, cleaned, with what was said of it."""

from collections.abc import Mapping

from attrs import field, frozen

__all__ = ["Fragment", "HouseStyle"]


@frozen(kw_only=True)
class Fragment:
    """What stands above our own line in a header or footer."""

    xml: str = ""
    """Paragraphs and tables; empty where the template has none."""
    pictures: tuple[str, ...] = ()
    """The names of the media that it shows, each once."""


@frozen(kw_only=True)
class HouseStyle:
    """The look, the letterhead and the logo of a branch. It can be pickled."""

    styles: str
    """The whole styles part."""
    header: Fragment = Fragment()
    footer: Fragment = Fragment()
    first_header: Fragment = Fragment()
    """On the first page, which is the cover."""
    first_footer: Fragment = Fragment()
    media: Mapping[str, bytes] = field(factory=dict)
    """Pictures without anything but the picture, by neutral names: `image1.png`."""
    fonts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """What was missing, left out or changed, each a sentence for an officer."""
