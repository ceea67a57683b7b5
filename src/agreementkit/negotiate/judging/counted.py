"""The numbers that the sections of a returned file have, as their order gives them."""

import re
from collections.abc import Iterator, Mapping
from itertools import count

from agreementkit.model.document import PartHeading
from agreementkit.model.numbering import labels_of
from agreementkit.negotiate.matching.match import Fate, Match, Matching
from agreementkit.negotiate.matching.section import SectionKind
from agreementkit.negotiate.matching.sent import Sent

__all__ = ["counts_of", "numbers_of", "sent_numbers"]

_BELOW = re.compile(r"[.(]")
"""What only the numbers below a heading have."""
_SAID = {SectionKind.PART: "Part ", SectionKind.CLAUSE: "", SectionKind.SCHEDULE: "Schedule "}


def sent_numbers(sent: Sent) -> Mapping[str, str]:
    """The number of each Part, clause and schedule of ours, by id."""
    parts = {
        block.number: block.number
        for block in sent.document.blocks
        if isinstance(block, PartHeading)
    }
    return {**parts, **labels_of(sent.document.blocks)}


def numbers_of(matching: Matching) -> Mapping[str, str]:
    """The number of each section that came back and is counted, by its id there."""
    return dict(_counted(matching))


def counts_of(matching: Matching) -> tuple[Mapping[str, str], ...]:
    """The numbers of a file as it stands, struck-out headings counted too, as LibreOffice does.

    Of a section that stands in it twice, a reference may lead to either.
    """
    numbers = numbers_of(matching)
    twice = {
        match.with_: numbers[match.returned.id]
        for match in matching.matches
        if match.fate is Fate.COPIED and match.returned and match.returned.id in numbers
    }
    return (numbers, {**numbers, **twice}) if twice else (numbers,)


def _counted(matching: Matching) -> Iterator[tuple[str, str]]:
    counts = {kind: count(1) for kind in _SAID}
    # A heading that was made plain text has no number; where a program has lost what makes a
    # heading, ours are counted all the same.
    styled = any(map(_is_heading, matching.matches))
    for match in matching.matches:
        headed = _is_heading(match) if styled else match.sent is not None
        if headed and match.returned is not None and match.returned.kind in _SAID:
            kind = match.returned.kind
            yield match.returned.id, f"{_SAID[kind]}{next(counts[kind])}"


def _is_heading(match: Match) -> bool:
    """Whether a section has a heading that is counted among ours.

    LibreOffice may give one that was typed in the number of the paragraph before: `2.6`.
    """
    if match.returned is None or match.returned.lines[0].level == 0:
        return False
    return match.sent is not None or not _BELOW.search(match.returned.lines[0].number)
