"""The numbers of a returned file: those that its order gives, and those that it prints."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from attrs import frozen

from agreementkit.model.document import PartHeading
from agreementkit.model.numbering import number_at, reference_labels
from agreementkit.negotiation.alignment.sections import (
    Alignment,
    SectionChange,
    SectionKind,
    SectionMatch,
)
from agreementkit.negotiation.alignment.sent_draft import SentDraft
from agreementkit.negotiation.assessment.diff import SectionDiff
from agreementkit.ooxml.reading import Line

# The numbers that the order of the sections gives.

_SUBNUMBER = re.compile(r"[.(]")
"""What only the numbers below a heading have."""
NUMBER_PREFIXES = {
    SectionKind.PART: "Part ",
    SectionKind.CLAUSE: "",
    SectionKind.SCHEDULE: "Schedule ",
}
"""What stands before the count of each kind of section that is counted."""


def sent_numbers(sent: SentDraft) -> Mapping[str, str]:
    """The number of each Part, clause and schedule of ours, by id."""
    parts = {
        block.number: block.number
        for block in sent.document.blocks
        if isinstance(block, PartHeading)
    }
    return {**parts, **reference_labels(sent.document.blocks)}


def returned_numbers(alignment: Alignment) -> Mapping[str, str]:
    """The number of each section that came back and is counted, by its id there."""
    return dict(_counted(alignment))


def possible_numberings(alignment: Alignment) -> tuple[Mapping[str, str], ...]:
    """The numbers of a file as it stands, struck-out headings counted too, as LibreOffice does.

    Of a section that stands in it twice, a reference may lead to either.
    """
    numbers = returned_numbers(alignment)
    twice = {
        match.related_id: numbers[match.returned.id]
        for match in alignment.matches
        if match.fate is SectionChange.COPIED and match.returned and match.returned.id in numbers
    }
    return (numbers, {**numbers, **twice}) if twice else (numbers,)


def _counted(alignment: Alignment) -> Iterator[tuple[str, str]]:
    counts = {kind: count(1) for kind in NUMBER_PREFIXES}
    # A heading that was made plain text has no number; where a program has lost what makes a
    # heading, ours are counted all the same.
    styled = any(map(_is_heading, alignment.matches))
    for match in alignment.matches:
        headed = _is_heading(match) if styled else match.sent is not None
        if headed and match.returned is not None and match.returned.kind in NUMBER_PREFIXES:
            kind = match.returned.kind
            yield match.returned.id, f"{NUMBER_PREFIXES[kind]}{next(counts[kind])}"


def _is_heading(match: SectionMatch) -> bool:
    """Whether a section has a heading that is counted among ours.

    LibreOffice may give one that was typed in the number of the paragraph before: `2.6`.
    """
    if match.returned is None or match.returned.lines[0].level == 0:
        return False
    return match.sent is not None or not _SUBNUMBER.search(match.returned.lines[0].number)


# Numbers that print otherwise than the place of their paragraph would give.

_UNKNOWN = "?"
_LONGEST = 6
"""Digits of a number that a list can come to."""
_MOST = 50
"""Ways of counting that are followed at once."""


@frozen(kw_only=True)
class PrintedNumber:
    """The number of a paragraph of ours, as it should print and as it does."""

    style: str
    """Of our own paragraph."""
    ours: int
    theirs: int
    expected: str
    printed: str

    @property
    def wrong(self) -> bool:
        """Whether another number prints; where programs may differ nobody can say."""
        return _UNKNOWN not in self.printed and self.printed != self.expected


def printed_numbers(
    diff: SectionDiff, styles: Mapping[str, str], number: str
) -> Iterator[PrintedNumber]:
    """The number of each paragraph of ours that still stands in a section.

    Args:
        diff: the section as it came back against ours.
        styles: what the returned file calls each of our styles that it does not call as we do.
        number: of the section in the returned file.
    """
    levels: dict[str, set[int]] = {}
    for unit in diff.ours:
        if unit.level is not None:
            style = unit.lines[0].style
            levels.setdefault(styles.get(style, style), set()).add(unit.level)
    counterparts = {j: i for i, j in diff.pairs}
    counts: dict[int, int] = {}
    for j, unit in enumerate(diff.theirs):
        line = unit.lines[0]
        if unit.heading:
            if j not in counterparts:
                # Below a heading that was put in, numbers begin anew.
                return
            yield _heading(diff, counterparts[j], j, number)
            continue
        possible = levels.get(line.style, set())
        own = diff.ours[counterparts[j]].level if j in counterparts else None
        # Where a program has one style for several levels, ours says which it is.
        level = own if own in possible else next(iter(possible), None)
        if unit.row or level is None or (own is None and len(possible) > 1):
            continue
        counts = {each: count for each, count in counts.items() if each <= level}
        counts[level] = counts.get(level, 0) + 1
        if j in counterparts:
            yield PrintedNumber(
                style=diff.ours[counterparts[j]].lines[0].style,
                ours=counterparts[j],
                theirs=j,
                expected=number_at(level, counts[level], number) if level else "",
                printed=_bare_number(line),
            )


def _heading(diff: SectionDiff, i: int, j: int, number: str) -> PrintedNumber:
    style, printed = diff.ours[i].lines[0].style, _bare_number(diff.theirs[j].lines[0])
    return PrintedNumber(style=style, ours=i, theirs=j, expected=number, printed=printed)


def _bare_number(line: Line) -> str:
    return line.number.strip().rstrip(".")


def knock_on_numbers(
    matches: Sequence[SectionMatch], numbers: Mapping[str, str]
) -> Mapping[str, str]:
    """The numbers that headings print because of an odd one before them, by their ids there.

    A list goes on from what it has come to: where one heading is not counted, or begins anew,
    those behind it follow, and nobody did anything to them.

    Args:
        matches: of one view, in the order of the returned file.
        numbers: what each section is numbered by its place, by its id there.
    """
    possible_counts: dict[SectionKind, set[int]] = {}
    found: dict[str, str] = {}
    for match in matches:
        section = match.returned
        if section is None or section.id not in numbers:
            continue
        place, printed = numbers[section.id], _bare_number(section.lines[0])
        count = _count(printed, place.rstrip("0123456789"))
        counts_before = possible_counts.get(section.kind, {0})
        if count - 1 in counts_before:
            possible_counts[section.kind] = {count}
            if printed != place:
                found[section.id] = printed
        else:
            # It is told of itself; counted or not, the list goes on from any of these.
            counts = {*counts_before, *(count_before + 1 for count_before in counts_before), count}
            possible_counts[section.kind] = counts if len(counts) < _MOST else {count}
    return found


def _count(printed: str, before: str) -> int:
    """The figure in a number such as `Part 2`; -1 where it has another form."""
    figure = printed.removeprefix(before)
    whole = printed.startswith(before) and figure.isascii() and figure.isdigit()
    return int(figure) if whole and len(figure) < _LONGEST else -1
