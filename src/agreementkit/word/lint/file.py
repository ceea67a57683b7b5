"""A Word file taken apart for the lint: its stories, styles and the parts beside them."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import field, frozen

from agreementkit.ooxml.appearance import TextAppearance, text_appearance
from agreementkit.ooxml.colour import Theme, theme_in
from agreementkit.ooxml.styles import Styles, styles_in
from agreementkit.word.lint.story import Paragraph, Run, Story, story_of
from agreementkit.word.opening import main_part
from agreementkit.word.oxml.settings import page_colour
from agreementkit.word.oxml.tree import parsed
from agreementkit.word.relationships import relationships
from agreementkit.word.word_source import WordSource, package_of

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["WordFile", "file_of"]

_STORIES = ("header", "footer", "footnotes", "endnotes", "comments")
_READ = ("header", "footer", "body", "footnotes", "endnotes")
_MANY = ("header", "footer")
_CORE = "core-properties"


@frozen(kw_only=True, eq=False)
class WordFile:
    """A Word file as the rules see it."""

    stories: tuple[Story, ...]
    """The body first, then headers, footers, notes and comments."""
    styles: Styles
    theme: Theme
    styles_root: "etree._Element | None"
    numbering: "etree._Element | None"
    settings: "etree._Element | None"
    core: "etree._Element | None"
    """The properties of the file: title, language and the like."""
    page: str | None = field(init=False)
    """The colour of the page, where Word shows it: 17.2.1."""

    @page.default
    def _page(self) -> str | None:
        return page_colour(self.body.root, self.settings)

    @property
    def body(self) -> Story:
        """The main text."""
        return self.stories[0]

    def appearance(self, run: Run, paragraph: Paragraph) -> TextAppearance:
        """How a run of one of its paragraphs looks."""
        cell = paragraph.where.cell
        return text_appearance(
            run.properties,
            paragraph.properties,
            None if cell is None else cell.properties,
            page=self.page,
            theme=self.theme,
        )

    def paragraphs(self, *kinds: str) -> Iterator[Paragraph]:
        """The paragraphs that a reader of the document meets.

        Args:
            kinds: of stories; all but comments where none is named.
        """
        for story in self.stories:
            if story.kind in (kinds or _READ):
                yield from story.paragraphs


def file_of(source: WordSource) -> WordFile:
    """A Word file, however it is given.

    Raises:
        RefusedError: it cannot be opened safely, or is no Word document.
    """
    parts = _Parts(package_of(source))
    main = main_part(parts.members)
    styles_root = parts.one(main, "styles")
    styles = styles_in(styles_root)
    stories = [story_of("body", "", main, parsed(parts.members[main]), styles)]
    for kind in _STORIES:
        for index, part in enumerate(parts.related(main, kind)):
            label = f"{kind} {index + 1}" if kind in _MANY else f"the {kind}"
            stories.append(story_of(kind, label, part, parsed(parts.members[part]), styles))
    settings, themes = parts.one(main, "settings"), parts.related(main, "theme")
    return WordFile(
        stories=tuple(stories),
        styles=styles,
        theme=theme_in(parts.members[themes[0]] if themes else None, settings),
        styles_root=styles_root,
        numbering=parts.one(main, "numbering"),
        settings=settings,
        core=parts.one("", _CORE),
    )


@frozen
class _Parts:
    """Members of a package by what they are to one another."""

    members: Mapping[str, bytes]

    def related(self, part: str, kind: str) -> list[str]:
        """The parts that a part leads to by one kind of relationship, in their order.

        Args:
            part: its name, or nothing for the package itself.
            kind: the last word of the relationship's type.
        """
        return [
            each.target
            for each in relationships(self.members, part)
            if each.kind == kind and not each.outside and each.target in self.members
        ]

    def one(self, part: str, kind: str) -> "etree._Element | None":
        """The one part of that kind as a tree; None where there is none."""
        found = self.related(part, kind)
        return parsed(self.members[found[0]]) if found else None
