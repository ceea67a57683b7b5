"""A Word file taken apart for the lint: its stories, styles and the parts beside them."""

import posixpath
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from agreementkit.errors import Fault, RefusedError
from agreementkit.word.lint.properties import is_on, properties_of
from agreementkit.word.lint.story import Paragraph, Story, story_of
from agreementkit.word.lint.styling import Styles, styles_in
from agreementkit.word.opening import opened
from agreementkit.word.oxml.tree import attribute, name, parsed
from agreementkit.word.oxml.vocabulary import RELATIONSHIP

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["WordFile", "file_of"]

_STORIES = ("header", "footer", "footnotes", "endnotes", "comments")
_READ = ("header", "footer", "body", "footnotes", "endnotes")
_MANY = ("header", "footer")
_MAIN = "officeDocument"
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


def file_of(data: bytes) -> WordFile:
    """A Word file from its bytes.

    Raises:
        RefusedError: it cannot be opened safely, or is no Word document.
    """
    parts = _Parts(opened(data))
    main = parts.related("", _MAIN)[:1] or ["word/document.xml"]
    root = parts.tree(main[0])
    if root is None or root.tag != name("document"):
        raise _refused(f"it has no main text that can be read (looked for in {main[0]})")
    styles_root = parts.one(main[0], "styles")
    styles = styles_in(styles_root)
    stories = [story_of("body", "", main[0], root, styles)]
    for kind in _STORIES:
        for index, part in enumerate(parts.related(main[0], kind)):
            tree = parts.tree(part)
            if tree is not None:
                label = f"{kind} {index + 1}" if kind in _MANY else f"the {kind}"
                stories.append(story_of(kind, label, part, tree, styles))
    return WordFile(
        stories=tuple(stories),
        styles=styles,
        styles_root=styles_root,
        numbering=parts.one(main[0], "numbering"),
        settings=parts.one(main[0], "settings"),
        core=parts.one("", _CORE),
    )


@frozen
class _Parts:
    """Members of a package by what they are to one another."""

    members: Mapping[str, bytes]

    def tree(self, part: str) -> "etree._Element | None":
        """A part as a tree; None where it is not there."""
        from lxml import etree

        # Word finds a part whatever the case of its name.
        known = {member.casefold(): member for member in self.members}
        member = known.get(part.casefold())
        if member is None:
            return None
        try:
            return parsed(self.members[member])
        except etree.XMLSyntaxError as error:
            raise _refused(f"its part {part} is not well formed ({error.msg})") from None

    def related(self, part: str, kind: str) -> list[str]:
        """The parts that a part leads to by one kind of relationship, in their order.

        Args:
            part: its name, or nothing for the package itself.
            kind: the last word of the relationship's type.
        """
        folder, _, base = part.rpartition("/")
        tree = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = []
        for each in () if tree is None else tree.iter(RELATIONSHIP):
            inside = each.get("TargetMode") != "External"
            if inside and str(each.get("Type")).rpartition("/")[2] == kind:
                target = posixpath.join("/", folder, str(each.get("Target")))
                found.append(posixpath.normpath(target).lstrip("/"))
        return found

    def one(self, part: str, kind: str) -> "etree._Element | None":
        """The one part of that kind as a tree; None where there is none."""
        trees = (self.tree(each) for each in self.related(part, kind))
        return next((tree for tree in trees if tree is not None), None)


def _refused(message: str) -> RefusedError:
    remedy = "open it in Word and save it as Word Document (.docx)"
    return RefusedError([Fault(message=message, remedy=remedy)], reason="corrupt")
