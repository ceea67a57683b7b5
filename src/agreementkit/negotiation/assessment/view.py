"""One view of a returned file beside ours: who is who, what is called what, what differs."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import evolve

from agreementkit.negotiation.alignment.sections import (
    OUTSIDE_CLAUSES,
    Alignment,
    Section,
    SectionChange,
    SectionKind,
    SectionMatch,
)
from agreementkit.negotiation.alignment.sent_draft import CONTENTS, SentSection, contents_entry
from agreementkit.negotiation.assessment.diff import (
    DiffUnit,
    Hunk,
    ReturnedLabels,
    SectionDiff,
    diff_section,
    live_references,
    returned_units,
    sent_units,
)
from agreementkit.negotiation.assessment.edit import EditKind
from agreementkit.negotiation.assessment.numbering import (
    NUMBER_PREFIXES,
    PrintedNumber,
    knock_on_numbers,
    printed_numbers,
    returned_numbers,
)
from agreementkit.ooxml.reading import Line, StoryType
from agreementkit.text.normalisation import normalise_typography

_NOTHING = SectionDiff(ours=(), theirs=(), pairs=(), hunks=())


class ReturnedView:
    """A returned file with every tracked change accepted, or with every one rejected.

    Args:
        record: the sections of ours, by id.
        numbers: what ours are numbered, by id.
        alignment: what became of them in this view.
        contents_view: the view by whose headings contents are made anew; None for this one.
        other_numberings: other numbers that references may have, as `ReturnedLabels.other_numberings`.
    """

    def __init__(
        self,
        record: Mapping[str, SentSection],
        numbers: Mapping[str, str],
        alignment: Alignment,
        contents_view: "ReturnedView | None" = None,
        other_numberings: tuple[Mapping[str, str], ...] = (),
    ) -> None:
        self.record = record
        self.sent_numbers = numbers
        self.alignment = alignment
        self.contents_view = contents_view or self
        self.other_numberings = other_numberings
        self.matches = {match.sent.id: match for match in alignment.matches if match.sent}
        self.new_sections = tuple(match for match in alignment.matches if match.sent is None)
        self._diffs: dict[str, SectionDiff] = {}
        self._aligned: dict[str, SectionDiff] = {}

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """What each section is numbered in the returned file, by its id there."""
        return returned_numbers(self.alignment)

    @cached_property
    def labels(self) -> ReturnedLabels:
        """What the returned file calls our clauses and our styles."""
        return ReturnedLabels(
            numbers=self.numbers,
            styles=self._styles(),
            lost_bookmarks=self._lost_bookmarks,
            other_numberings=self.other_numberings,
        )

    def lost(self, id_: str) -> bool:
        """Whether a section of ours has nothing that stands for it."""
        return self.matches[id_].returned is None

    def differs(self, id_: str) -> bool:
        """Whether anything in a section is not as we sent it."""
        return bool(self.diff(id_).hunks)

    def diff(self, id_: str) -> SectionDiff:
        """What differs in a section of ours; where it is gone, all of it."""
        if id_ not in self._diffs:
            ours, returned = self.record[id_].section, self.matches[id_].returned
            whole = not self.split_sections(id_) and not self.merged_units(id_)
            same = whole and returned and self._same_lines(ours, returned)
            self._diffs[id_] = _NOTHING if same else self._with_numbers(id_)
        return self._diffs[id_]

    def _with_numbers(self, id_: str) -> SectionDiff:
        """What differs in a section, and the first number in it that prints otherwise."""
        diff = self.aligned(id_)
        wrong = next(
            (
                each
                for each in self._printed(id_, follows=True)
                if each.wrong and each.style not in self.misnumbered_styles
            ),
            None,
        )
        if wrong is None:
            return diff
        new = Hunk(kind=EditKind.NUMBER, ours=wrong.ours, theirs=wrong.theirs)
        return evolve(diff, hunks=(*diff.hunks, new))

    def _printed(self, id_: str, *, follows: bool = False) -> Iterator[PrintedNumber]:
        match = self.matches[id_]
        if match.returned is not None and match.returned.kind in NUMBER_PREFIXES:
            number = self.numbers.get(match.returned.id, "")
            if follows:
                number = self._following.get(match.returned.id, number)
            yield from printed_numbers(self.aligned(id_), self.labels.styles, number)

    @cached_property
    def _following(self) -> Mapping[str, str]:
        return knock_on_numbers(self.alignment.matches, self.numbers)

    @cached_property
    def sections_by_bookmark(self) -> Mapping[str, str]:
        """The sections of ours that references can lead to in it, by their bookmarks."""
        return {
            name: match.sent.id
            for match in self.matches.values()
            if match.sent
            for name in match.sent.lines[0].bookmarks
            if name in self._bookmarks
        }

    @cached_property
    def _bookmarks(self) -> frozenset[str]:
        sections = (match.returned for match in self.alignment.matches if match.returned)
        return frozenset(
            name for each in sections for line in each.lines for name in line.bookmarks
        )

    @cached_property
    def _lost_bookmarks(self) -> frozenset[str]:
        """The bookmarks of ours that are gone from headings that stand as they did.

        That one went with the words of a heading is told where the heading is.
        """
        return frozenset(
            name
            for match in self.matches.values()
            if match.sent and match.returned and match.sent.title == match.returned.title
            for name in match.sent.lines[0].bookmarks
            if name not in self._bookmarks
        )

    @cached_property
    def misnumbered_styles(self) -> Mapping[str, PrintedNumber]:
        """The first of each style that prints another number wherever it stands.

        The file's own rules of counting were changed then, and no clause.
        """
        every: dict[str, list[PrintedNumber]] = {}
        right: set[str] = set()
        for id_ in self.matches:
            if self._is_unchanged(id_):
                right.update(line.style for line in self.record[id_].section.lines if line.number)
                continue
            for each in self._printed(id_):
                every.setdefault(each.style, []).append(each)
        return {
            style: all_[0]
            for style, all_ in every.items()
            if style not in right and len(all_) > 1 and all(each.wrong for each in all_)
        }

    def _is_unchanged(self, id_: str) -> bool:
        match = self.matches[id_]
        return match.returned is not None and self._same_lines(
            self.record[id_].section, match.returned
        )

    def aligned(self, id_: str) -> SectionDiff:
        """The same, with the lines that are one also where nothing differs.

        Paragraphs that were cut off it, under a heading of their own, are read as its own;
        so are those of a section that was merged into it.
        """
        if id_ not in self._aligned:
            self._aligned[id_] = self._compared(self.record[id_])
        return self._aligned[id_]

    def _compared(self, ours: SentSection) -> SectionDiff:
        id_ = ours.section.id
        returned = self.matches[id_].returned
        if returned is None:
            return diff_section(sent_units(ours), (), self.labels)
        if ours.section.kind in OUTSIDE_CLAUSES:
            sent = _sent_units_outside(ours, self.contents_view.missing_entries)
            theirs = _returned_units_outside(sent, returned, self.contents_view.returned_entries)
            return _ignoring_styles(diff_section(sent, theirs, self.labels))
        inside = [*sent_units(ours), *(unit for each in self.merged_units(id_) for unit in each)]
        lines = [
            *returned.lines,
            *(line for each in self.split_sections(id_) for line in each.lines),
        ]
        return diff_section(inside, returned_units(lines), self.labels)

    def split_sections(self, id_: str) -> tuple[Section, ...]:
        """The parts of a section of ours that stand under headings of their own."""
        return tuple(
            match.returned
            for match in self.new_sections
            if match.fate is SectionChange.SPLIT and match.related_id == id_ and match.returned
        )

    def merged_units(self, id_: str) -> tuple[tuple[DiffUnit, ...], ...]:
        """What stood in other sections of ours and now stands in this one, without headings."""
        return tuple(
            sent_units(self.record[other])[1:]
            for other, match in self.matches.items()
            if match.fate is SectionChange.MERGED and match.related_id == id_
        )

    def remains_of(self, id_: str) -> SectionDiff:
        """What is left of a section that was merged, in the one that holds it now."""
        holder = self.matches[self.matches[id_].related_id].returned
        lines = holder.lines if holder else ()
        diff = diff_section(sent_units(self.record[id_]), returned_units(lines), self.labels)
        kept = [j for _, j in diff.pairs]
        theirs = tuple(diff.theirs[j] for j in kept)
        pairs = tuple((i, place) for place, (i, _) in enumerate(diff.pairs))
        return evolve(diff, theirs=theirs, pairs=pairs, hunks=())

    def _same_lines(self, ours: Section, theirs: Section) -> bool:
        """Whether every line is as it was, at a glance."""
        if len(ours.lines) != len(theirs.lines):
            return False
        styles = self.labels.styles
        outside = ours.kind in OUTSIDE_CLAUSES
        before, after = self.sent_numbers.get(ours.id, ""), self.numbers.get(theirs.id, "")
        return all(
            one.text == other.text
            and (one.cell is None) == (other.cell is None)
            and (outside or one.cell or styles.get(one.style, one.style) == other.style)
            and _same_targets(one, other)
            and self._lost_bookmarks.isdisjoint(each.target for each in live_references([other]))
            and _renumbered(one.number, before, after) == other.number
            and not any(each.looks or each.note for each in other.text_runs)
            for one, other in zip(ours.lines, theirs.lines, strict=True)
        )

    def _styles(self) -> Mapping[str, str]:
        """The style that each of ours became: itself wherever it is still in use.

        Some programs call every style by another name; then most of its lines say which.
        """
        new_styles: dict[str, Counter[str]] = {}
        styles_in_use: set[str] = set()
        for match in self.matches.values():
            if match.sent is None or match.returned is None or match.sent.kind in OUTSIDE_CLAUSES:
                continue
            styles_in_use.update(line.style for line in match.returned.lines)
            if len(match.sent.lines) == len(match.returned.lines):
                for one, other in zip(match.sent.lines, match.returned.lines, strict=True):
                    if one.text == other.text:
                        new_styles.setdefault(one.style, Counter())[other.style] += 1
        return {
            style: counts.most_common(1)[0][0]
            for style, counts in new_styles.items()
            if style not in styles_in_use
        }

    @cached_property
    def missing_entries(self) -> frozenset[str]:
        """The entries of the contents whose headings are not there."""
        return frozenset(
            contents_entry(self.sent_numbers[id_], ours.section.title)
            for id_, ours in self.record.items()
            if id_ in self.sent_numbers and self.lost(id_)
        )

    @cached_property
    def returned_entries(self) -> Mapping[str, str]:
        """The entry of each heading that is there, with that of ours where we have one."""
        found = {}
        for match in self.alignment.matches:
            if match.returned and match.returned.id in self.numbers:
                id_ = match.returned.id
                now = normalise_typography(
                    contents_entry(self.numbers[id_], match.returned.title)
                ).strip()
                ours = match.sent and self.sent_numbers.get(id_)
                found[now] = contents_entry(ours, match.sent.title) if ours and match.sent else ""
        return found


def _same_targets(one: Line, other: Line) -> bool:
    """Whether the references of two lines lead to the same places, as far as they lead."""
    ours, theirs = live_references([one]), live_references([other])
    return len(ours) != len(theirs) or [e.target for e in ours] == [e.target for e in theirs]


def _renumbered(number: str, before: str, after: str) -> str:
    """A number of ours as it prints where the section has another."""
    bare = number.rstrip(".")
    if before != after and after and (bare == before or bare.startswith(f"{before}.")):
        return after + number[len(before) :]
    return number


def _ignoring_styles(differs: SectionDiff) -> SectionDiff:
    """Outside of the clauses no level hangs on a style: each program has its own for contents."""
    found = tuple(each for each in differs.hunks if each.kind is not EditKind.LEVEL)
    return evolve(differs, hunks=found)


# What may differ outside of the clauses and says nothing: page numbers, contents made anew.

_PAGE = re.compile(r"(?:\t| {2,}|[. ]{3,})\d{1,4}\s*\Z")
"""The number of a page behind an entry of the contents."""
_PAGES = re.compile(r"\b(Page) \d{1,4} (of) \d{1,4}\b")


def is_harmless(match: SectionMatch) -> bool:
    """Whether a section outside of the text says nothing that ours did not.

    Some programs write a header once for each kind of page.
    """
    if match.returned is None or match.returned.kind is not SectionKind.OUTSIDE:
        return False
    empty = not any(line.text.strip() for line in match.returned.lines)
    return match.fate is SectionChange.COPIED or (match.fate is SectionChange.NEW and empty)


def _sent_units_outside(
    ours: SentSection, missing_entries: Collection[str]
) -> tuple[DiffUnit, ...]:
    """Units of a section of ours without the numbers of pages.

    Args:
        ours: the section.
        missing_entries: entries of the contents whose headings are gone, and that say so themselves.
    """
    units = map(_without_page_numbers, sent_units(ours))
    return tuple(
        unit for unit in units if ours.section.id != CONTENTS or unit.text not in missing_entries
    )


def _returned_units_outside(
    ours: Sequence[DiffUnit],
    returned: Section,
    headings: Mapping[str, str],
) -> tuple[DiffUnit, ...]:
    """Units of what came back for a section outside of the clauses, without page numbers.

    An entry of the contents that says what a heading says is as good as ours: contents are
    made anew from the headings.

    Args:
        ours: the units of our section.
        returned: the section that came back for it.
        headings: the entry that each heading of the returned file would have, evened out,
            with that of ours for it, or with nothing where we have none.
    """
    units = tuple(map(_without_page_numbers, returned_units(returned.lines)))
    if returned.id != CONTENTS:
        return units
    our_texts = {normalise_typography(unit.text).strip() for unit in ours}
    return tuple(_entries(units, our_texts, headings))


def _entries(
    units: Sequence[DiffUnit],
    our_texts: set[str],
    headings: Mapping[str, str],
) -> Iterator[DiffUnit]:
    seen = set[str]()
    for unit in units:
        text = _PAGE.sub("", unit.text)
        key = normalise_typography(text).strip()
        if key in seen and key in headings:
            # LibreOffice names a schedule twice, by its level and by its style.
            continue
        seen.add(key)
        if key in our_texts or key not in headings:
            yield _with_text(unit, text)
        elif headings[key]:
            yield _with_text(unit, headings[key])


def _with_text(unit: DiffUnit, text: str) -> DiffUnit:
    if unit.text == text:
        return unit
    run = evolve(unit.text_runs[0][0], text=text)
    return evolve(unit, texts=(text,), text_runs=((run,),))


def _without_page_numbers(unit: DiffUnit) -> DiffUnit:
    if unit.lines[0].place not in (StoryType.HEADER, StoryType.FOOTER):
        return unit
    return _with_text(unit, _PAGES.sub(r"\1 1 \2 1", unit.text)) if len(unit.texts) == 1 else unit
