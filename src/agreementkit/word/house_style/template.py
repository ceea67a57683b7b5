"""A branch's template to a house style.

`house_style` opens the template and puts together what the other files of this room make of it:
`restyle` takes over the look of its styles, `letterhead` its headers and footers. Here is found
where those are, and what is left behind.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from agreementkit.errors import Fault, RefusedError
from agreementkit.model.copies import HeaderFragment, HouseStyle
from agreementkit.ooxml.appearance import Appearances
from agreementkit.ooxml.colour import theme_in
from agreementkit.ooxml.dangers import Danger, dangers
from agreementkit.ooxml.opc import every_relationship
from agreementkit.ooxml.package import RelatedParts, main_part, root_of
from agreementkit.ooxml.properties import has_on, measure
from agreementkit.ooxml.refusal import RefusalReason
from agreementkit.ooxml.settings import page_colour, symbol_fonts
from agreementkit.ooxml.styles import styles_in
from agreementkit.ooxml.xml import RELATIONSHIP_ID, attribute, name, parsed
from agreementkit.word import styles
from agreementkit.word.house_style.images import MediaStore
from agreementkit.word.house_style.letterhead import LetterheadReader, PictureReader
from agreementkit.word.house_style.restyle import (
    RestyledStyles,
    TemplateStyles,
    restyle,
    template_styles,
)
from agreementkit.word.word_source import WordSource, package_of

if TYPE_CHECKING:
    from lxml import etree


# Where a template's headers and footers are: the only thing read of its body.

_PLACES = ("header", "footer")


@frozen(kw_only=True)
class _HeaderReferences:
    """The references of a template's sections, and how wide its text is."""

    references: Mapping[tuple[str, str], str]
    """Relationship ids by place and pages: `("header", "default")`; the first one counts."""
    first_differs: bool
    """Whether the first page has a header and footer of its own."""
    width: int
    """Between the margins, in twentieths of a point."""


def sections_of(document: "etree._Element") -> _HeaderReferences:
    """The sections of a main document part."""
    references: dict[tuple[str, str], str] = {}
    now: dict[tuple[str, str], str] = {}
    first = False
    width = styles.WIDTH
    for section in document.iter(name("sectPr")):
        parent = section.getparent()
        if parent is not None and parent.tag == name("sectPrChange"):
            continue
        for place in _PLACES:
            for each in section.iterfind(name(f"{place}Reference")):
                # A section without its own goes on with those of the one before it.
                pages = attribute(each, "type") or "default"
                now[place, pages] = each.get(RELATIONSHIP_ID) or ""
        own_first = has_on(section, "titlePg")
        first = first or own_first
        for key, reference in now.items():
            if key[1] != "first" or own_first:
                references.setdefault(key, reference)
        width = _width(section) or width
    return _HeaderReferences(references=references, first_differs=first, width=width)


def _width(section: "etree._Element") -> int | None:
    """The width of the text, where it is a sane one."""
    page, margins = section.find(name("pgSz")), section.find(name("pgMar"))
    if page is None or margins is None:
        return None
    found = [
        measure(attribute(element, tag), per_point=20)
        for element, tag in ((page, "w"), (margins, "left"), (margins, "right"))
    ]
    if None in found:
        return None
    width, left, right = (int(each or 0) for each in found)
    return width - left - right if 4_000 <= width - left - right <= 20_000 else None


# What a template holds beside its look: found so that it can be said to be left behind.

_KINDS = {
    "comments": "comments",
    "custom-properties": "custom properties",
    "customXml": "hidden data (custom XML)",
    "thumbnail": "a picture of its first page",
    "people": "a list of people",
    "glossaryDocument": "building blocks",
    "font": "embedded fonts",
    "attachedTemplate": "the name of the template that it was made with",
    "keyMapCustomizations": "keyboard settings",
}
_PEOPLE = ("creator", "lastModifiedBy", "Manager", "Company")
_SETTINGS = {
    "rsids": "marks of editing sessions",
    "docVars": "document variables",
    "mailMerge": "a mail merge",
}


def _remainders(package: Mapping[str, bytes], settings: "etree._Element | None") -> tuple[str, ...]:
    """In words, what stays behind; what it says is not repeated.

    Args:
        package: an opened package.
        settings: the root of its settings part.
    """
    return tuple(dict.fromkeys(_each_remainder(package, settings)))


def _each_remainder(
    package: Mapping[str, bytes], settings: "etree._Element | None"
) -> Iterator[str]:
    for link in every_relationship(package):
        if link.kind in ("core-properties", "extended-properties"):
            data = package.get(link.target)
            if data and link.target.lower().endswith(".xml") and _names_somebody(data):
                yield "the names of people and of the organisation"
        elif link.kind in _KINDS:
            yield _KINDS[link.kind]
    if settings is not None:
        for tag, words in _SETTINGS.items():
            if settings.find(name(tag)) is not None:
                yield words


def _names_somebody(data: bytes) -> bool:
    """Whether a properties part has a name in it."""
    return any(
        str(element.tag).rpartition("}")[2] in _PEOPLE and (element.text or "").strip()
        for element in parsed(data).iter()
    )


# The house style, or why a template is refused.

_REASONS: Mapping[str, tuple[RefusalReason, str]] = {
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
    related = RelatedParts(package=package, source=main)
    body = root_of(package, main)
    settings, themes = related.root("settings"), related.names("theme")
    theme = theme_in(package[themes[0]] if themes else None, settings)
    found = styles_in(related.root("styles"))
    theirs = template_styles(found, theme)
    made = restyle(theirs, called)
    template = _Template(
        package=package,
        called=called,
        related=related,
        theirs=theirs,
        appearances=Appearances(
            found,
            theme=theme,
            page=page_colour(body, settings),
            symbols=symbol_fonts(related.root("fontTable")),
        ),
        made=made,
        sections=sections_of(body),
        media_store=MediaStore(),
        fonts=dict.fromkeys(made.fonts),
        notes=dict.fromkeys(made.notes),
    )
    return template.style()


def _refuse(found: tuple[Danger, ...]) -> None:
    refused = [(danger, *_REASONS[danger.kind]) for danger in found if danger.kind in _REASONS]
    if refused:
        faults = [Fault(message=str(danger), remedy=remedy) for danger, _, remedy in refused]
        raise RefusedError(dict.fromkeys(faults), reason=refused[0][1])


@frozen(kw_only=True)
class _Template:
    """An opened template, while its letterhead is read."""

    package: Mapping[str, bytes]
    called: str
    related: RelatedParts
    theirs: TemplateStyles
    appearances: Appearances
    made: RestyledStyles
    sections: _HeaderReferences
    media_store: MediaStore
    fonts: dict[str, None]
    notes: dict[str, None]

    def style(self) -> HouseStyle:
        fragments = {
            (place, pages): self.fragment(place, pages)
            for pages in ("default", "first")
            for place in ("header", "footer")
        }
        self.notes.update(dict.fromkeys(self.general_notes(fragments)))
        return HouseStyle(
            styles=self.made.xml,
            header=fragments["header", "default"],
            footer=fragments["footer", "default"],
            first_header=fragments["header", "first"],
            first_footer=fragments["footer", "first"],
            media=self.media_store.media,
            fonts=tuple(self.fonts),
            notes=tuple(self.notes),
        )

    def fragment(self, place: str, pages: str) -> HeaderFragment:
        # Where the first page has none of its own, the cover takes that of the other pages.
        own = pages if pages == "default" or self.sections.first_differs else "default"
        reference = self.sections.references.get((place, own))
        named = (
            each.target for each in self.related.links if (each.id, each.kind) == (reference, place)
        )
        part = next(named, None)
        if part is None:
            return HeaderFragment()
        files = {
            each.id: self.package[each.target]
            for each in RelatedParts(package=self.package, source=part).links
            if each.kind == "image"
        }
        say = self.saying(place)
        is_header = place == "header"
        return LetterheadReader(
            theirs=self.theirs,
            appearances=self.appearances,
            style=styles.HEADER if is_header else styles.FOOTER,
            own=self.made.header if is_header else self.made.footer,
            width=self.sections.width,
            picture_reader=PictureReader(files=files, media_store=self.media_store, say=say),
            fonts=self.fonts,
            say=say,
        ).read(root_of(self.package, part))

    def saying(self, place: str) -> Callable[[str], None]:
        def say(note: str) -> None:
            self.notes[f"The {place} of {self.called}: {note}"] = None

        return say

    def general_notes(self, fragments: Mapping[tuple[str, str], HeaderFragment]) -> Iterator[str]:
        """What is said of the template as a whole."""
        for place in ("header", "footer"):
            if not any(fragments[place, pages].xml for pages in ("default", "first")):
                yield f"{self.called} has no {place} that can be used: ours stands alone."
        if self.fonts:
            yield (
                f"The draft names the fonts of {self.called} ({', '.join(self.fonts)}): whoever has"
                " not installed them sees others."
            )
        settings = self.related.root("settings")
        even = has_on(settings, "evenAndOddHeaders")
        if even and any(pages == "even" for _, pages in self.sections.references):
            yield f"{self.called} has a header or footer of its own for even pages: left out."
        if left := _remainders(self.package, settings):
            yield f"Left behind in {self.called}, and not in the draft: {'; '.join(left)}."
