"""A Word file to its lines of text, on either side of its tracked changes and with all of them.

This is a walk of our own. The usual library passes over inserted text without a word, and
over every paragraph inside a content control.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from agreementkit.model.redline import Change
from agreementkit.ooxml.appearance import Appearances
from agreementkit.ooxml.colour import theme_in
from agreementkit.ooxml.nodes import Node, ReadTable, Story
from agreementkit.ooxml.styles import outline_levels, styles_in
from agreementkit.ooxml.walker import story
from agreementkit.word.comments import Hanging, Margin, read_comments
from agreementkit.word.counting import counting_rules
from agreementkit.word.dangers import dangers
from agreementkit.word.identity import identifier_of
from agreementkit.word.opening import main_part, root_of
from agreementkit.word.oxml.settings import page_colour, settings_of, symbol_fonts
from agreementkit.word.reading import (
    Alternative,
    Line,
    Place,
    Reading,
    Stretch,
    TrackedChange,
    Unread,
    UnreadKind,
)
from agreementkit.word.relationships import Relationship, every_relationship
from agreementkit.word.unread import beside_the_text, imported_words
from agreementkit.word.views import View
from agreementkit.word.word_source import WordSource, package_of

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["read_word"]

_BESIDE = {
    "header": Place.HEADER,
    "footer": Place.FOOTER,
    "footnotes": Place.FOOTNOTE,
    "endnotes": Place.ENDNOTE,
}
"""How the main part is related to the others that hold text."""


def read_word(source: WordSource) -> Reading:
    """Read a Word file (.docx), whoever wrote it. Nothing in it is repaired.

    Every word that Word shows is in a line, in a comment, among the alternatives or among
    what is unread.

    Args:
        source: the file: its path, its bytes, a file open for bytes, or a document of
            python-docx.

    Raises:
        RefusedError: this is no Word file that can be read and opened safely.

    >>> import docx
    >>> import agreementkit as ak
    >>> document = docx.Document()
    >>> _ = document.add_paragraph("Seen and agreed.")
    >>> [line.text for line in ak.read_word(document).accepted]
    ['Seen and agreed.']
    """
    file = _File(package=package_of(source))
    told = tuple(_told(file))
    margin = _margin(file, told)
    settings = settings_of(file.one("settings"))
    names = {file.main, *(each.part for each in told), *file.targets("comments")}
    bound = any(each.story.bound for each in told)
    return Reading(
        identifier=identifier_of(file.package),
        accepted=tuple(line for each in told for line in each.accepted),
        rejected=tuple(line for each in told for line in each.rejected),
        marked=tuple(line for each in told for line in each.marked),
        changes=tuple(change for each in told for change in _changes(each.story, each.part)),
        reformatted=tuple(
            evolve(found, line=each.place_of(found.line))
            for each in told
            for found in each.story.reformatted
        ),
        comments=margin.comments,
        unread=(
            *(_resolved(found, file) for each in told for found in each.unread()),
            *(_resolved(found, file) for found in margin.unread),
            *beside_the_text(file.package, names, file.every, bound=bound),
        ),
        alternatives=(
            *(found for each in told for found in each.alternatives()),
            *margin.alternatives,
        ),
        dangers=dangers(file.package),
        tracking=settings.tracking,
        protection=settings.protection,
    )


@frozen(kw_only=True, eq=False)
class _File:
    """An opened package, and what leads where in it."""

    package: Mapping[str, bytes]
    every: tuple[Relationship, ...] = field(init=False)
    main: str = field(init=False)

    @every.default
    def _every(self) -> tuple[Relationship, ...]:
        return tuple(every_relationship(self.package))

    @main.default
    def _main(self) -> str:
        return main_part(self.package)

    def links(self) -> Iterator[Relationship]:
        """From the main part to parts that are there."""
        for link in self.every:
            if link.source == self.main and not link.outside and link.target in self.package:
                yield link

    def targets(self, kind: str) -> list[str]:
        """The parts that the main part leads to by a kind of link."""
        return [link.target for link in self.links() if link.kind == kind]

    def one(self, kind: str) -> "etree._Element | None":
        """The root of the first such part; None where there is none."""
        found = self.targets(kind)
        return root_of(self.package, found[0]) if found else None

    def root(self, part: str) -> "etree._Element":
        """The root of a part."""
        return root_of(self.package, part)


@frozen(kw_only=True, eq=False)
class _Told:
    """One part as it is told: its story, and its lines on every side."""

    part: str
    """As lines name it: empty for the main text."""
    story: Story
    start: int
    """The place of its first line in the marked view of the whole file."""
    accepted: tuple[Line, ...]
    rejected: tuple[Line, ...]
    marked: tuple[Line, ...]
    _order: Mapping[int, int]

    def place_of(self, number: int | None) -> int:
        """The place of one of its paragraphs in the marked view of the whole file."""
        last = max(len(self.marked) - 1, 0)
        return self.start + self._order.get(-1 if number is None else number, last)

    def unread(self) -> Iterator[Unread]:
        for found in self.story.unread:
            yield evolve(found, part=self.part, line=self.place_of(found.line))

    def alternatives(self) -> Iterator[Alternative]:
        for found in self.story.alternatives:
            yield evolve(found, part=self.part, line=self.place_of(found.line))


def _told(file: _File) -> Iterator[_Told]:
    """The parts that hold text, in the order of the lines."""
    styles, theme = styles_in(file.one("styles")), file.targets("theme")
    settings, main = file.one("settings"), file.root(file.main)
    looks = Appearances(
        styles,
        theme=theme_in(file.package[theme[0]] if theme else None, settings),
        page=page_colour(main, settings),
        symbols=symbol_fonts(file.one("fontTable")),
    )
    rules = counting_rules(file.one("numbering"), styles)
    levels = outline_levels(styles)
    found = {link.target: _BESIDE[link.kind] for link in file.links() if link.kind in _BESIDE}
    found.pop(file.main, None)
    start, notes = 0, frozenset[str]()
    for part, place in ((file.main, Place.BODY), *sorted(found.items())):
        name = "" if part == file.main else part
        read = story(file.root(part), looks, notes if name else None)
        notes |= read.notes
        views = [
            View(part=name, place=place, levels=levels, gone=gone, rules=rules)
            for gone in (None, Change.DELETED, Change.INSERTED)
        ]
        marked = tuple(views[0].lines(read.nodes))
        accepted, rejected = (
            marked if read.plain else tuple(view.lines(read.nodes)) for view in views[1:]
        )
        yield _Told(
            part=name,
            story=read,
            start=start,
            accepted=accepted,
            rejected=rejected,
            marked=marked,
            order={number: place for place, number in enumerate(views[0].numbers)},
        )
        start += len(marked)


def _margin(file: _File, told: Sequence[_Told]) -> Margin:
    found = file.targets("comments")
    if not found:
        return Margin()
    spans = {id_: (each, span) for each in told for id_, span in each.story.spans.items()}

    def hanging(id_: str) -> Hanging | None:
        if id_ not in spans:
            return None
        each, span = spans[id_]
        return Hanging(line=each.place_of(span.line), words=each.story.spanned(span))

    looks = Appearances(styles_in(None))
    return read_comments(
        found[0], file.root(found[0]), file.one("commentsExtended"), hanging, looks
    )


def _resolved(unread: Unread, file: _File) -> Unread:
    """What is unread, with the words of a file that it draws in."""
    if unread.kind is not UnreadKind.IMPORT:
        return unread
    source = unread.part or file.main
    for link in file.every:
        if (link.source, link.id) == (source, unread.words):
            there = not link.outside and link.target in file.package
            words = imported_words(link.target, file.package[link.target]) if there else ""
            return evolve(unread, part=link.target, words=words)
    return evolve(unread, words="")


def _stretches(nodes: Sequence[Node]) -> Iterator[Stretch]:
    """Every stretch of text in order, the ends of paragraphs included."""
    for node in nodes:
        if isinstance(node, ReadTable):
            for row in node.rows:
                for cell in row.cells:
                    yield from _stretches(cell.nodes)
        else:
            yield from node.stretches
            yield Stretch(text="\n", revisions=node.mark)
            for box in node.boxes:
                yield from _stretches(box)


def _changes(read: Story, part: str) -> Iterator[TrackedChange]:
    """Every change; what one person did at one time and place is one."""
    every = () if read.plain else _stretches(read.nodes)
    for revisions, run in groupby(every, key=lambda each: each.revisions):
        if not revisions:
            continue
        text = "".join(each.text for each in run)
        for revision in revisions:
            yield TrackedChange(
                change=revision.change,
                author=revision.author,
                when=revision.when,
                text=text,
                moved=revision.moved,
                part=part,
            )
