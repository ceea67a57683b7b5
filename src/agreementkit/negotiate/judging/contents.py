"""What may differ outside of the clauses and says nothing: page numbers, contents made anew."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from attrs import evolve

from agreementkit.negotiate.judging.units import Unit, returned_units, sent_units
from agreementkit.negotiate.matching.match import Fate, Match
from agreementkit.negotiate.matching.record import CONTENTS, SentSection
from agreementkit.negotiate.matching.section import Section, SectionKind
from agreementkit.text.evened import evened
from agreementkit.word.reading import Place

__all__ = ["entry", "harmless", "ours_outside", "theirs_outside"]

_PAGE = re.compile(r"(?:\t| {2,}|[. ]{3,})\d{1,4}\s*\Z")
"""The number of a page behind an entry of the contents."""
_PAGES = re.compile(r"\b(Page) \d{1,4} (of) \d{1,4}\b")


def harmless(match: Match) -> bool:
    """Whether a section outside of the text says nothing that ours did not.

    Some programs write a header once for each kind of page.
    """
    if match.returned is None or match.returned.kind is not SectionKind.OUTSIDE:
        return False
    empty = not any(line.text.strip() for line in match.returned.lines)
    return match.fate is Fate.COPIED or (match.fate is Fate.NEW and empty)


def ours_outside(ours: SentSection, gone: Collection[str]) -> tuple[Unit, ...]:
    """Units of a section of ours without the numbers of pages.

    Args:
        ours: the section.
        gone: entries of the contents whose headings are gone, and that say so themselves.
    """
    units = map(_unpaged, sent_units(ours))
    return tuple(unit for unit in units if ours.section.id != CONTENTS or unit.text not in gone)


def theirs_outside(
    ours: Sequence[Unit],
    returned: Section,
    headings: Mapping[str, str],
) -> tuple[Unit, ...]:
    """Units of what came back for a section outside of the clauses, without page numbers.

    An entry of the contents that says what a heading says is as good as ours: contents are
    made anew from the headings.

    Args:
        ours: the units of our section.
        returned: the section that came back for it.
        headings: the entry that each heading of the returned file would have, evened out,
            with that of ours for it, or with nothing where we have none.
    """
    units = tuple(map(_unpaged, returned_units(returned.lines)))
    if returned.id != CONTENTS:
        return units
    said = {evened(unit.text).strip() for unit in ours}
    return tuple(_entries(units, said, headings))


def _entries(
    units: Sequence[Unit],
    said: set[str],
    headings: Mapping[str, str],
) -> Iterator[Unit]:
    seen = set[str]()
    for unit in units:
        text = _PAGE.sub("", unit.text)
        key = evened(text).strip()
        if key in seen and key in headings:
            # LibreOffice names a schedule twice, by its level and by its style.
            continue
        seen.add(key)
        if key in said or key not in headings:
            yield _saying(unit, text)
        elif headings[key]:
            yield _saying(unit, headings[key])


def _saying(unit: Unit, text: str) -> Unit:
    if unit.text == text:
        return unit
    stretch = evolve(unit.stretches[0][0], text=text)
    return evolve(unit, texts=(text,), stretches=((stretch,),))


def _unpaged(unit: Unit) -> Unit:
    if unit.lines[0].place not in (Place.HEADER, Place.FOOTER):
        return unit
    return _saying(unit, _PAGES.sub(r"\1 1 \2 1", unit.text)) if len(unit.texts) == 1 else unit


def entry(number: str, title: str) -> str:
    """How the contents name a heading."""
    gap = " " if number.startswith(("Part ", "Schedule ")) else "\t"
    return f"{number}{gap}{title}"
