"""Numbers that print otherwise than the place of their paragraph would give."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from agreementkit.model.numbering import number_at
from agreementkit.negotiate.differences import Differences
from agreementkit.negotiate.match import Match
from agreementkit.negotiate.section import SectionKind
from agreementkit.word.reading import Line

__all__ = ["Printed", "following", "printed"]

_UNKNOWN = "?"
_LONGEST = 6
"""Digits of a number that a list can come to."""
_MOST = 50
"""Ways of counting that are followed at once."""


@frozen(kw_only=True)
class Printed:
    """The number of a paragraph of ours, as it should print and as it does."""

    style: str
    """Of our own paragraph."""
    ours: int
    theirs: int
    expected: str
    said: str

    @property
    def wrong(self) -> bool:
        """Whether another number prints; where programs may differ nobody can say."""
        return _UNKNOWN not in self.said and self.said != self.expected


def following(matches: Sequence[Match], numbers: Mapping[str, str]) -> Mapping[str, str]:
    """The numbers that headings print because of an odd one before them, by their ids there.

    A list goes on from what it has come to: where one heading is not counted, or begins anew,
    those behind it follow, and nobody did anything to them.

    Args:
        matches: of one view, in the order of the returned file.
        numbers: what each section is numbered by its place, by its id there.
    """
    ways: dict[SectionKind, set[int]] = {}
    found: dict[str, str] = {}
    for match in matches:
        section = match.returned
        if section is None or section.id not in numbers:
            continue
        place, said = numbers[section.id], _bare(section.lines[0])
        count = _count(said, place.rstrip("0123456789"))
        before = ways.get(section.kind, {0})
        if count - 1 in before:
            ways[section.kind] = {count}
            if said != place:
                found[section.id] = said
        else:
            # It is told of itself; counted or not, the list goes on from any of these.
            on = {*before, *(way + 1 for way in before), count}
            ways[section.kind] = on if len(on) < _MOST else {count}
    return found


def _count(said: str, before: str) -> int:
    """The figure in a number such as `Part 2`; -1 where it has another form."""
    figure = said.removeprefix(before)
    whole = said.startswith(before) and figure.isascii() and figure.isdigit()
    return int(figure) if whole and len(figure) < _LONGEST else -1


def printed(found: Differences, styles: Mapping[str, str], number: str) -> Iterator[Printed]:
    """The number of each paragraph of ours that still stands in a section.

    Args:
        found: the section as it came back against ours.
        styles: what the returned file calls each of our styles that it does not call as we do.
        number: of the section in the returned file.
    """
    levels = {
        styles.get(unit.lines[0].style, unit.lines[0].style): unit.level or 0
        for unit in found.ours
        if unit.level is not None
    }
    fellows = {j: i for i, j in found.pairs}
    counts: dict[int, int] = {}
    for j, unit in enumerate(found.theirs):
        line = unit.lines[0]
        if unit.heading:
            if j not in fellows:
                # Below a heading that was put in, numbers begin anew.
                return
            yield _heading(found, fellows[j], j, number)
            continue
        level = levels.get(line.style)
        if unit.row or level is None:
            continue
        counts = {each: count for each, count in counts.items() if each <= level}
        counts[level] = counts.get(level, 0) + 1
        if j in fellows:
            yield Printed(
                style=found.ours[fellows[j]].lines[0].style,
                ours=fellows[j],
                theirs=j,
                expected=number_at(level, counts[level], number) if level else "",
                said=_bare(line),
            )


def _heading(found: Differences, i: int, j: int, number: str) -> Printed:
    style, said = found.ours[i].lines[0].style, _bare(found.theirs[j].lines[0])
    return Printed(style=style, ours=i, theirs=j, expected=number, said=said)


def _bare(line: Line) -> str:
    return line.number.strip().rstrip(".")
