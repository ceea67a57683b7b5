"""The numbers and references of one view, held against what they should be."""

from collections.abc import Mapping
from functools import cached_property

from attrs import evolve, frozen

from agreementkit.negotiate.counted import numbers_of
from agreementkit.negotiate.differences import Difference, Differences, Labels, differences
from agreementkit.negotiate.leading import leads, led_elsewhere
from agreementkit.negotiate.match import Match, Matching
from agreementkit.negotiate.numbered import heading_told, misheaded, misnumbered, without_typed
from agreementkit.negotiate.section import Section, SectionKind
from agreementkit.negotiate.units import returned_units
from agreementkit.text.evened import evened
from agreementkit.word.numerals import UNKNOWN

__all__ = ["Basis", "Reckoning"]


@frozen(kw_only=True)
class Basis:
    """What the numbers of a view are taken from."""

    matching: Matching
    """With every line that is counted in the file, those that a view leaves out as well."""
    certain: bool = True
    """Whether a number in doubt is an edit. A program that makes lists anew may bring doubts
    of its own, and then it is none (docs/decisions/0032)."""
    counts: tuple[Mapping[str, str], ...] = ()
    """Other numbers that references may have, as `Labels.also`."""


class Reckoning:
    """What is to be said of the numbers and references of a view.

    Args:
        numbers: what our sections are numbered as we sent them, by id.
        matching: what became of them in this view.
        basis: what its numbers are taken from.
    """

    def __init__(self, numbers: Mapping[str, str], matching: Matching, basis: Basis) -> None:
        self.sent_numbers = numbers
        self.matching = matching
        self.basis = basis
        self.whole = basis.matching is matching
        self.numbers = numbers_of(basis.matching)
        self.misheaded = misheaded(basis.matching.matches, self.numbers)

    def alike(self, ours: Section, theirs: Section) -> bool:
        """Whether every number and reference is as it was, or follows its heading, at a glance.

        Args:
            ours: a section of ours.
            theirs: the one that stands for it, with the same lines.
        """
        if not self.whole or theirs.id in self.misheaded:
            return False
        was = f"{self.sent_numbers.get(ours.id, ours.id)}."
        now = f"{self.numbers.get(theirs.id, theirs.id)}."
        for place, (one, other) in enumerate(zip(ours.lines, theirs.lines, strict=True)):
            number = one.number
            if place and other.number != number:
                rest = number[len(was) :] if number.startswith(was) else None
                if rest is None or other.number != now + rest:
                    return False
            if one.fields or other.fields:
                led = [target for _, target in leads(other)]
                if led != [target for _, target in leads(one)] or not self.there.issuperset(led):
                    return False
        return True

    def added(self, id_: str, found: Differences, labels: Labels) -> Differences:
        """What differs in a section of ours, its numbers and references with it.

        Args:
            id_: of the section.
            found: the section beside ours.
            labels: what the returned file calls things.
        """
        led = led_elsewhere(found, self.there, self._standing)
        return evolve(found, found=(*self._numbered(id_, found, labels), *led))

    def _numbered(self, id_: str, found: Differences, labels: Labels) -> tuple[Difference, ...]:
        match = self._matches.get(id_)
        returned = match.returned if match else None
        if returned is None:
            return found.found
        counted = found
        if not self.whole:
            counted = differences(found.ours, returned_units(returned.lines), labels)
        loose = returned.id in self.misheaded
        headings = []
        if returned.kind is SectionKind.CLAUSE and returned.id in self.numbers:
            headings = [self.numbers[returned.id], returned.lines[0].number.rstrip(".")]
        wrong = [heading_told(*self.misheaded[returned.id])] if loose else []
        wrong += misnumbered(counted, headings, labels.styles, loose=loose)
        wrong = [each for each in wrong if self._is_edit(counted, each)]
        return (*without_typed(found, wrong), *wrong)

    def _is_edit(self, found: Differences, each: Difference) -> bool:
        """Whether a number is an edit: not where it is in doubt, and was, or may well be."""
        printed = each.numbers[1] if each.numbers else ""
        ours = found.ours[each.ours or 0].lines[0].number
        return UNKNOWN not in printed or (self.basis.certain and UNKNOWN not in ours)

    @cached_property
    def _matches(self) -> Mapping[str, Match]:
        return {match.sent.id: match for match in self.basis.matching.matches if match.sent}

    @cached_property
    def there(self) -> frozenset[str]:
        """Our bookmarks, as far as they are in the returned file."""
        sections = (match.returned for match in self.matching.matches if match.returned)
        return frozenset(
            name for each in sections for line in each.lines for name in line.bookmarks
        )

    @cached_property
    def _standing(self) -> frozenset[str]:
        """The bookmarks of our headings that stand in the returned file as they were."""
        return frozenset(
            name
            for match in self.matching.matches
            if match.sent and match.returned
            if evened(match.sent.title).strip() == evened(match.returned.title).strip()
            for name in match.sent.lines[0].bookmarks
        )
