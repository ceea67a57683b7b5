"""A Word file to its lines of text, as they are with every change accepted or rejected.

This is a walk of our own. The usual library passes over inserted text without a word, and
over every paragraph inside a content control.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from agreementkit.model.redline import Change
from agreementkit.word.dangers import dangers
from agreementkit.word.opening import main_part, opened
from agreementkit.word.oxml.content import Node, ReadTable, content
from agreementkit.word.oxml.outline import outline_levels
from agreementkit.word.oxml.tree import parsed
from agreementkit.word.reading import Place, Reading, Stretch, TrackedChange
from agreementkit.word.relationships import relationships
from agreementkit.word.views import View

__all__ = ["read_word"]

_BESIDE = {
    "header": Place.HEADER,
    "footer": Place.FOOTER,
    "footnotes": Place.FOOTNOTE,
    "endnotes": Place.ENDNOTE,
}
"""How the main part is related to the others that hold text."""


def read_word(data: bytes) -> Reading:
    """Read a Word file (.docx), whoever wrote it. Nothing in it is repaired.

    Raises:
        RefusedError: this is no Word file that can be opened safely.
    """
    package = opened(data)
    levels = _levels(package)
    parts = tuple(_parts(package))
    accepted, rejected, marked = (
        tuple(
            line
            for part, place, nodes in parts
            for line in View(part=part, place=place, levels=levels, gone=gone).lines(nodes)
        )
        for gone in (Change.DELETED, Change.INSERTED, None)
    )
    return Reading(
        accepted=accepted,
        rejected=rejected,
        marked=marked,
        changes=tuple(change for part, _, nodes in parts for change in _changes(nodes, part)),
        dangers=dangers(package),
    )


def _parts(package: Mapping[str, bytes]) -> Iterator[tuple[str, Place, tuple[Node, ...]]]:
    """The parts that hold text, by the names that lines give them: the main one first."""
    main = main_part(package)
    yield "", Place.BODY, content(parsed(package[main]))
    found = {
        link.target: _BESIDE[link.kind]
        for link in relationships(package, main)
        if link.kind in _BESIDE and link.target in package
    }
    for part, place in sorted(found.items()):
        yield part, place, content(parsed(package[part]))


def _levels(package: Mapping[str, bytes]) -> Mapping[str, int]:
    for link in relationships(package, main_part(package)):
        if link.kind == "styles" and link.target in package:
            return outline_levels(parsed(package[link.target]))
    return {}


def _stretches(nodes: Sequence[Node]) -> Iterator[Stretch]:
    """Every stretch of text in order, the ends of paragraphs included."""
    for node in nodes:
        if isinstance(node, ReadTable):
            for row in node.rows:
                for cell in row.cells:
                    yield from _stretches(cell)
        else:
            yield from node.stretches
            yield Stretch(text="\n", revisions=node.mark)


def _changes(nodes: Sequence[Node], part: str) -> Iterator[TrackedChange]:
    """Every change; what one person did at one time and place is one."""
    for revisions, run in groupby(_stretches(nodes), key=lambda each: each.revisions):
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
