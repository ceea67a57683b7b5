"""Cross-references that read as ours and lead elsewhere: the field under the number.

A number that was typed over is seen in the text. Here the fields themselves are compared:
Word shows where one leads only when somebody clicks it, or has it computed anew.
"""

from collections.abc import Collection, Iterator, Mapping

from attrs import frozen

from agreementkit.compare.sequence import matched
from agreementkit.negotiate.apart import Apart, words_of
from agreementkit.negotiate.differences import Difference, Differences
from agreementkit.negotiate.edit import EditKind
from agreementkit.negotiate.units import Unit
from agreementkit.word.reading import Line

__all__ = ["leads", "led_elsewhere"]


@frozen
class _Lead:
    """A reference of a line: where it stands, what it shows, and the bookmark it leads to."""

    cell: int
    start: int
    text: str
    target: str


def leads(line: Line) -> tuple[tuple[str, str], ...]:
    """What each reference of a line shows, and where it leads."""
    return tuple((each.text, each.target) for each in line.fields if each.kind == "REF")


def led_elsewhere(
    found: Differences,
    there: Collection[str],
    standing: Collection[str],
) -> Iterator[Difference]:
    """The references of a section that show what ours show, and lead to another place or none.

    Args:
        found: the section beside ours, with the lines that are one.
        there: the bookmarks that are in the returned file.
        standing: those of ours whose headings are in it as they were; one that is gone with
            its heading is told where the heading is.
    """
    told = [each for each in found.found if each.kind is EditKind.REFERENCE]
    for i, j in found.pairs:
        ours = tuple(_leads_of(found.ours[i]))
        theirs = tuple(_leads_of(found.theirs[j])) if ours else ()
        for one, other in _fellows(ours, theirs):
            same = one.target == other.target
            if same and (one.target in there or one.target not in standing):
                continue
            if any(_is_told(one, each) for each in told if each.ours == i):
                continue
            yield Difference(
                kind=EditKind.REFERENCE,
                ours=i,
                theirs=j,
                cell=one.cell,
                apart=_apart(found.ours[i], one, other),
                words=other.target,
            )


def _is_told(one: _Lead, each: Difference) -> bool:
    """Whether a difference of the text is about a reference."""
    if each.apart is None or each.cell != one.cell:
        return False
    start, end = each.apart.before
    return start < one.start + len(one.text) and one.start < end


def _fellows(
    ours: tuple[_Lead, ...],
    theirs: tuple[_Lead, ...],
) -> Iterator[tuple[_Lead, _Lead]]:
    """The references that are one: in turn where there are as many, else by what they show."""
    if len(ours) == len(theirs):
        yield from zip(ours, theirs, strict=True)
        return
    pairs = matched([each.text for each in ours], [each.text for each in theirs])
    yield from ((ours[i], theirs[j]) for i, j in pairs)


def _leads_of(unit: Unit) -> Iterator[_Lead]:
    """The references of a paragraph or a row, in order."""
    cells: Mapping[object, int] = {
        cell: place for place, cell in enumerate(dict.fromkeys(line.cell for line in unit.lines))
    }
    begun: dict[object, int] = {}
    for line in unit.lines:
        start = begun.get(line.cell, 0)
        begun[line.cell] = start + len(line.text) + 1
        for each in line.fields:
            if each.kind == "REF":
                yield _Lead(cells[line.cell], start + each.place, each.text, each.target)


def _apart(ours: Unit, one: _Lead, other: _Lead) -> Apart:
    end = one.start + len(one.text)
    words = words_of(ours.texts[one.cell])
    inside = [place for place, (_, a, b) in enumerate(words) if a < end and one.start < b]
    return Apart(
        before=(one.start, end),
        after=(other.start, other.start + len(other.text)),
        tokens=(inside[0], inside[-1] + 1),
    )
