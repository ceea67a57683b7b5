"""Numbers that print and are not those that their places give: silent tricks of Word's lists.

A word processor counts, and nothing of it is in the text. So the paragraphs of a returned
file are counted here once more, by their order and their level, and each number that prints
is held against that. What follows from something put in, taken out or moved is no edit, and
neither is what follows from a number that was told already.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from attrs import frozen

from agreementkit.model.numbering import number_at
from agreementkit.negotiate.differences import Difference, Differences
from agreementkit.negotiate.edit import EditKind
from agreementkit.negotiate.match import Match
from agreementkit.negotiate.section import SectionKind
from agreementkit.negotiate.units import Unit
from agreementkit.word import styles
from agreementkit.word.numerals import UNKNOWN

__all__ = ["alike", "heading_told", "misheaded", "misnumbered", "typed_number", "without_typed"]

_SAID = {SectionKind.PART: "Part ", SectionKind.CLAUSE: "", SectionKind.SCHEDULE: "Schedule "}
_FIRST, _LAST = 2, 4
_COUNTED = range(_FIRST, _LAST + 1)
"""The levels below a heading that have a number."""
_MOST = 24
"""Ways of counting that are followed at once, after a number that no way explains."""
_AHEAD = 40
"""How far a list that was begun anew may have been moved on."""
_WHOLE = re.compile(r"\d{1,4}")
_ON = re.compile(r"(\d{1,4})\.(\d{1,4})")
_LETTER = re.compile(r"\w")
_TYPED = re.compile(
    r"((?:(?:Part|Schedule|Clause) )?\d{1,3}(?:\.\d{1,3})*[.)]?|\((?:[a-z]{1,2}|[ivxl]{1,6}|\d{1,3})\))"
    r"[\t \N{NO-BREAK SPACE}]+",
)


def typed_number(text: str) -> str:
    """The number that stands in letters at the beginning of a line, with the space behind it.

    >>> typed_number("7.2 The Employer must"), typed_number("The Employer must")
    ('7.2 ', '')
    """
    found = _TYPED.match(text)
    return found[0] if found else ""


@frozen
class _Way:
    """How far the numbers of a clause have come, in one way of counting."""

    heading: str
    counts: tuple[int, ...] = (0, 0, 0)

    def next(self, level: int, to: int | None = None) -> "_Way":
        """One paragraph on."""
        at = level - _FIRST
        count = self.counts[at] + 1 if to is None else to
        return _Way(self.heading, (*self.counts[:at], count, *(0,) * (_LAST - level)))

    def printed(self, level: int) -> str:
        """What the last paragraph of a level prints."""
        return number_at(level, self.counts[level - _FIRST], self.heading)


def misheaded(
    matches: Sequence[Match], numbers: Mapping[str, str]
) -> Mapping[str, tuple[str, str]]:
    """The sections of ours whose headings print another number than their places give.

    Args:
        matches: of one view, in the order of the returned file.
        numbers: what each section is numbered, by its id there (`numbers_of`).

    Returns:
        The number that it should have and the one that it prints, by the section's id there.
    """
    ways: dict[SectionKind, set[int]] = {}
    found = {}
    for match in matches:
        section = match.returned
        if section is None or section.id not in numbers:
            continue
        said, printed = _SAID[section.kind], _even(section.lines[0].number)
        before = ways.get(section.kind, {0})
        after = {way + 1 for way in before if alike(printed, f"{said}{way + 1}")}
        if match.sent is not None and (not after or UNKNOWN in printed):
            found[section.id] = (numbers[section.id], printed)
        if not after:
            after = before | {way + 1 for way in before}
            if jump := _WHOLE.fullmatch(printed.removeprefix(said)):
                after.add(int(jump[0]))
        ways[section.kind] = set(islice(sorted(after), _MOST))
    return found


def misnumbered(
    found: Differences,
    headings: Sequence[str],
    renamed: Mapping[str, str],
    *,
    loose: bool = False,
) -> Iterator[Difference]:
    """The paragraphs of a clause whose numbers are not those that their places give.

    Args:
        found: the clause beside ours, with the lines that are one.
        headings: the numbers that its heading may be taken to have: that of its place, and
            the one that prints. None where nothing in it is counted.
        renamed: what the returned file calls our styles that it does not call as we do.
        loose: whether its heading prints a number that is not its own, so that what stands
            below may go on with the clause before.
    """
    levels = _levels(renamed)
    fellows = {j: i for i, j in found.pairs}
    restyled = {each.ours for each in found.found if each.kind is EditKind.LEVEL}
    ways = [_Way(heading) for heading in dict.fromkeys(headings)]
    astray = False
    for j, unit in enumerate(found.theirs):
        i = fellows.get(j)
        ours = None if i is None else found.ours[i]
        number = unit.lines[0].number
        if unit.heading:
            ways = ways if ours else [_Way(_even(number))]
            continue
        level = ours.level if ours and i not in restyled else levels.get(unit.lines[0].style)
        if unit.row or not ways or level is None or level not in _COUNTED:
            if i is not None and ours and (told := _strange(ours, unit)):
                yield _told(i, *told)
                ways, astray = _after(ways, [*ways], _even(told[1])), True
            continue
        printed = _even(number or typed_number(unit.text))
        if loose and (goes_on := _ON.fullmatch(printed)) and level == _FIRST:
            ways = [*ways, _Way(goes_on[1], (int(goes_on[2]) - 1, 0, 0))]
            loose = False
        counted = [way.next(level) for way in ways]
        right = [way for way in counted if alike(printed, way.printed(level))]
        plain = bool(right and number)
        # A doubt that an odd number left behind is none of its own.
        doubtful = UNKNOWN in printed and not astray
        if i is not None and (doubtful or not plain):
            yield _told(i, (right or counted)[0].printed(level), printed)
        astray = astray or not plain
        ways = right if plain else _after(ways, counted, printed)


def _levels(renamed: Mapping[str, str]) -> Mapping[str, int]:
    """The level of each style, as far as the returned file still tells them apart."""
    names = {level: renamed.get(style, style) for level, style in styles.LEVELS.items()}
    return {name: level for level, name in names.items() if [*names.values()].count(name) == 1}


def heading_told(expected: str, printed: str) -> Difference:
    """That a heading prints another number than its place gives."""
    return _told(0, expected, printed)


def without_typed(found: Differences, wrong: Sequence[Difference]) -> tuple[Difference, ...]:
    """What differs, without the words of numbers that are told as numbers.

    Args:
        found: the section beside ours.
        wrong: its numbers that are not those of their places.
    """
    typed = {each.ours for each in wrong}
    fellows = dict(found.pairs)
    return tuple(
        each
        for each in found.found
        if each.ours not in typed or not _is_typed(found.theirs, fellows, each)
    )


def _is_typed(theirs: Sequence[Unit], fellows: Mapping[int, int], each: Difference) -> bool:
    """Whether a difference is a number put in at the beginning of a line that has none now."""
    if each.apart is None or each.ours is None or each.ours not in fellows:
        return False
    unit = theirs[fellows[each.ours]]
    typed = len(typed_number(unit.text))
    alone = each.apart.before == (0, 0) and each.apart.after[0] == 0
    return alone and not unit.lines[0].number and 0 < each.apart.after[1] <= typed


def _told(i: int, expected: str, printed: str) -> Difference:
    return Difference(kind=EditKind.NUMBER, ours=i, numbers=(expected, printed))


def _after(ways: Sequence[_Way], counted: Sequence[_Way], printed: str) -> list[_Way]:
    """The ways of counting that may go on after a number that none of them explains.

    The paragraph may be counted or not, and at any level and from any number that would print
    what it prints.
    """
    jumps = (
        jump
        for way in ways
        for level in _COUNTED
        for count in range(1, way.counts[level - _FIRST] + _AHEAD)
        if (jump := way.next(level, count)).printed(level) == printed
    )
    return [*dict.fromkeys([*counted, *islice(jumps, _MOST), *ways])][: 3 * _MOST]


def _strange(ours: Unit, theirs: Unit) -> tuple[str, str] | None:
    """The numbers of a line that is not counted, where they are not ours."""
    for one, other in zip(ours.lines, theirs.lines, strict=False):
        was, now = _even(one.number), _even(other.number)
        if was != now and (_LETTER.search(was) or _LETTER.search(now)):
            return one.number, other.number
    return None


def _even(number: str) -> str:
    return number.strip().rstrip(".")


def alike(printed: str, expected: str) -> bool:
    """Whether a number is as expected, as far as it is certain."""
    if UNKNOWN not in printed:
        return printed == expected
    pieces = map(re.escape, printed.split(UNKNOWN))
    return re.fullmatch(r"[\w.() ]*".join(pieces), expected) is not None
