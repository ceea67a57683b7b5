"""A branch's template to a house style."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from agreementkit.errors import Fault, RefusedError
from agreementkit.model.house_style import Fragment, HouseStyle
from agreementkit.ooxml.appearance import Appearances
from agreementkit.ooxml.colour import theme_in
from agreementkit.ooxml.properties import has_on
from agreementkit.ooxml.styles import styles_in
from agreementkit.word import styles
from agreementkit.word.dangers import Danger, dangers
from agreementkit.word.house.drawing import Gallery
from agreementkit.word.house.leftovers import leftovers
from agreementkit.word.house.letterhead import Letterhead
from agreementkit.word.house.restyled import (
    Restyled,
    TemplateStyles,
    restyled,
    template_styles,
)
from agreementkit.word.house.sections import Sections, sections_of
from agreementkit.word.house.shelf import Shelf
from agreementkit.word.opening import main_part, xml_parts
from agreementkit.word.oxml.settings import page_colour, symbol_fonts
from agreementkit.word.oxml.tree import parsed
from agreementkit.word.refusal import Reason
from agreementkit.word.relationships import Relationship, relationships
from agreementkit.word.word_source import WordSource, package_of

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["house_style"]

_REASONS: Mapping[str, tuple[Reason, str]] = {
    "remote-template": (
        "remote",
        "in Word, under File > Options > Add-ins > Manage: Templates > Go, empty the first line",
    ),
    "remote-picture": (
        "remote",
        "in Word, insert the picture itself: delete it, and use Insert > Pictures > This Device",
    ),
    "remote": ("remote", "in Word, under File > Info > Edit Links to Files, break the links"),
    "embedded": ("embedded", "in Word, delete the object, and save under a new name"),
    "alt-chunk": ("alt-chunk", "open it in Word, save it as Word Document (.docx), and use that"),
}


def house_style(source: WordSource, *, called: str = "the template") -> HouseStyle:
    """The look, the letterhead and the logo of a branch's own Word template.

    Its named styles give fonts, colours, sizes and spaces to ours. Its header and footer
    are written anew from paragraphs, plain tables, page numbers and pictures; pictures keep
    nothing but the picture. Words that nobody sees in the template, whatever hides them, are
    left out. The text of its body is never read.

    Args:
        source: the template (.docx, or .dotx): its path, its bytes, a file open for bytes, or
            a document of python-docx.
        called: its name, as the notes are to give it, such as `branch.docx`.

    Raises:
        RefusedError: it cannot be read or opened safely, or it holds macros, links to what is kept
            elsewhere, or embedded objects. Lists all of them, with the mend of each.
    """
    package = package_of(source)
    _refuse(dangers(package))
    main = main_part(package)
    links = relationships(package, main)
    body = parsed(package[main])
    settings, fonts = (_root(package, links, kind) for kind in ("settings", "fontTable"))
    theme = theme_in(_part(package, links, "theme"), settings)
    found = styles_in(_root(package, links, "styles"))
    theirs = template_styles(found, theme)
    made = restyled(theirs, called)
    template = _Template(
        package=package,
        called=called,
        links=links,
        theirs=theirs,
        appearances=Appearances(
            found,
            theme=theme,
            page=page_colour(body, settings),
            symbols=symbol_fonts(fonts),
        ),
        made=made,
        sections=sections_of(body),
        shelf=Shelf(),
        fonts=dict.fromkeys(made.fonts),
        notes=dict.fromkeys(made.notes),
    )
    return template.style()


def _refuse(found: tuple[Danger, ...]) -> None:
    told = [(danger, *_REASONS[danger.kind]) for danger in found if danger.kind in _REASONS]
    if told:
        faults = [Fault(message=str(danger), remedy=remedy) for danger, _, remedy in told]
        raise RefusedError(dict.fromkeys(faults), reason=told[0][1])


def _part(
    package: Mapping[str, bytes],
    links: tuple[Relationship, ...],
    kind: str,
) -> bytes | None:
    """The first part of a kind that is there and may be parsed."""
    readable = {each.lower() for each in xml_parts(package)}
    named = (link.target for link in links if link.kind == kind)
    return next((package[each] for each in named if each.lower() in readable), None)


def _root(
    package: Mapping[str, bytes],
    links: tuple[Relationship, ...],
    kind: str,
) -> "etree._Element | None":
    data = _part(package, links, kind)
    return None if data is None else parsed(data)


@frozen(kw_only=True)
class _Template:
    """An opened template, while its letterhead is read."""

    package: Mapping[str, bytes]
    called: str
    links: tuple[Relationship, ...]
    theirs: TemplateStyles
    appearances: Appearances
    made: Restyled
    sections: Sections
    shelf: Shelf
    fonts: dict[str, None]
    notes: dict[str, None]

    def style(self) -> HouseStyle:
        fragments = {
            (place, pages): self.fragment(place, pages)
            for pages in ("default", "first")
            for place in ("header", "footer")
        }
        self.notes.update(dict.fromkeys(self.last_words(fragments)))
        return HouseStyle(
            styles=self.made.xml,
            header=fragments["header", "default"],
            footer=fragments["footer", "default"],
            first_header=fragments["header", "first"],
            first_footer=fragments["footer", "first"],
            media=self.shelf.media,
            fonts=tuple(self.fonts),
            notes=tuple(self.notes),
        )

    def fragment(self, place: str, pages: str) -> Fragment:
        # Where the first page has none of its own, the cover takes that of the other pages.
        own = pages if pages == "default" or self.sections.first_differs else "default"
        reference = self.sections.references.get((place, own))
        here = tuple(link for link in self.links if link.id == reference)
        data = _part(self.package, here, place)
        if data is None:
            return Fragment()
        files = {
            link.id: self.package[link.target]
            for link in relationships(self.package, here[0].target)
            if link.kind == "image" and link.target in self.package
        }
        say = self.saying(place)
        is_header = place == "header"
        return Letterhead(
            theirs=self.theirs,
            appearances=self.appearances,
            style=styles.HEADER if is_header else styles.FOOTER,
            own=self.made.header if is_header else self.made.footer,
            width=self.sections.width,
            gallery=Gallery(files=files, shelf=self.shelf, say=say),
            fonts=self.fonts,
            say=say,
        ).read(parsed(data))

    def saying(self, place: str) -> Callable[[str], None]:
        def say(note: str) -> None:
            self.notes[f"The {place} of {self.called}: {note}"] = None

        return say

    def last_words(self, fragments: Mapping[tuple[str, str], Fragment]) -> Iterator[str]:
        """What is said of the template as a whole."""
        for place in ("header", "footer"):
            if not any(fragments[place, pages].xml for pages in ("default", "first")):
                yield f"{self.called} has no {place} that can be used: ours stands alone."
        settings = _part(self.package, self.links, "settings")
        even = settings is not None and has_on(parsed(settings), "evenAndOddHeaders")
        if even and any(pages == "even" for _, pages in self.sections.references):
            yield f"{self.called} has a header or footer of its own for even pages: left out."
        if left := leftovers(self.package, settings):
            yield f"Left behind in {self.called}, and not in the draft: {'; '.join(left)}."
