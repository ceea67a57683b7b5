"""A Word file taken apart for the lint: its stories, styles and the parts beside them."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from agreementkit.word.lint.properties import is_on, properties_of
from agreementkit.word.lint.story import Paragraph, Story, story_of
from agreementkit.word.lint.styling import Styles, styles_in
from agreementkit.word.opening import main_part
from agreementkit.word.oxml.tree import attribute, name, parsed
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
    styles_root: "etree._Element | None"
    numbering: "etree._Element | None"
    settings: "etree._Element | None"
    core: "etree._Element | None"
    """The properties of the file: title, language and the like."""

    @property
    def body(self) -> Story:
        """The main text."""
        return self.stories[0]

    @property
    def page(self) -> str | None:
        """The colour of the page, where Word shows it: 17.2.1."""
        behind = self.body.root.find(name("background"))
        if behind is None or self.settings is None:
            return None
        shown = properties_of(self.settings)
        return attribute(behind, "color") if is_on(shown, "displayBackgroundShape") else None

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
    return WordFile(
        stories=tuple(stories),
        styles=styles,
        styles_root=styles_root,
        numbering=parts.one(main, "numbering"),
        settings=parts.one(main, "settings"),
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
