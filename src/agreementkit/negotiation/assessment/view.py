"""One view of a returned file beside ours: who is who, what is called what, what differs."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import count

from attrs import evolve, frozen

from agreementkit.model.document import PartHeading
from agreementkit.model.numbering import number_at, reference_labels
from agreementkit.negotiation.alignment.sections import (
    Alignment,
    Section,
    SectionChange,
    SectionKind,
    SectionMatch,
)
from agreementkit.negotiation.alignment.sent_draft import CONTENTS, SentDraft, SentSection
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
from agreementkit.ooxml.reading import Line, StoryType
from agreementkit.text.normalisation import normalise_typography

# ---
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


def sent_units_outside(ours: SentSection, gone: Collection[str]) -> tuple[DiffUnit, ...]:
    """Units of a section of ours without the numbers of pages.

    Args:
        ours: the section.
        gone: entries of the contents whose headings are gone, and that say so themselves.
    """
    units = map(_without_page_numbers, sent_units(ours))
    return tuple(unit for unit in units if ours.section.id != CONTENTS or unit.text not in gone)


def returned_units_outside(
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
    said = {normalise_typography(unit.text).strip() for unit in ours}
    return tuple(_entries(units, said, headings))


def _entries(
    units: Sequence[DiffUnit],
    said: set[str],
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
        if key in said or key not in headings:
            yield _with_text(unit, text)
        elif headings[key]:
            yield _with_text(unit, headings[key])


def _with_text(unit: DiffUnit, text: str) -> DiffUnit:
    if unit.text == text:
        return unit
    stretch = evolve(unit.text_runs[0][0], text=text)
    return evolve(unit, texts=(text,), text_runs=((stretch,),))


def _without_page_numbers(unit: DiffUnit) -> DiffUnit:
    if unit.lines[0].place not in (StoryType.HEADER, StoryType.FOOTER):
        return unit
    return _with_text(unit, _PAGES.sub(r"\1 1 \2 1", unit.text)) if len(unit.texts) == 1 else unit


def contents_entry(number: str, title: str) -> str:
    """How the contents name a heading."""
    gap = " " if number.startswith(("Part ", "Schedule ")) else "\t"
    return f"{number}{gap}{title}"


# ---
# The numbers that the sections of a returned file have, as their order gives them.

_SUBNUMBER = re.compile(r"[.(]")
"""What only the numbers below a heading have."""
_NUMBER_PREFIXES = {
    SectionKind.PART: "Part ",
    SectionKind.CLAUSE: "",
    SectionKind.SCHEDULE: "Schedule ",
}


def sent_numbers(sent: SentDraft) -> Mapping[str, str]:
    """The number of each Part, clause and schedule of ours, by id."""
    parts = {
        block.number: block.number
        for block in sent.document.blocks
        if isinstance(block, PartHeading)
    }
    return {**parts, **reference_labels(sent.document.blocks)}


def returned_numbers(matching: Alignment) -> Mapping[str, str]:
    """The number of each section that came back and is counted, by its id there."""
    return dict(_counted(matching))


def possible_numberings(matching: Alignment) -> tuple[Mapping[str, str], ...]:
    """The numbers of a file as it stands, struck-out headings counted too, as LibreOffice does.

    Of a section that stands in it twice, a reference may lead to either.
    """
    numbers = returned_numbers(matching)
    twice = {
        match.related_id: numbers[match.returned.id]
        for match in matching.matches
        if match.fate is SectionChange.COPIED and match.returned and match.returned.id in numbers
    }
    return (numbers, {**numbers, **twice}) if twice else (numbers,)


def _counted(matching: Alignment) -> Iterator[tuple[str, str]]:
    counts = {kind: count(1) for kind in _NUMBER_PREFIXES}
    # A heading that was made plain text has no number; where a program has lost what makes a
    # heading, ours are counted all the same.
    styled = any(map(_is_heading, matching.matches))
    for match in matching.matches:
        headed = _is_heading(match) if styled else match.sent is not None
        if headed and match.returned is not None and match.returned.kind in _NUMBER_PREFIXES:
            kind = match.returned.kind
            yield match.returned.id, f"{_NUMBER_PREFIXES[kind]}{next(counts[kind])}"


def _is_heading(match: SectionMatch) -> bool:
    """Whether a section has a heading that is counted among ours.

    LibreOffice may give one that was typed in the number of the paragraph before: `2.6`.
    """
    if match.returned is None or match.returned.lines[0].level == 0:
        return False
    return match.sent is not None or not _SUBNUMBER.search(match.returned.lines[0].number)


# ---
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
    said: str

    @property
    def wrong(self) -> bool:
        """Whether another number prints; where programs may differ nobody can say."""
        return _UNKNOWN not in self.said and self.said != self.expected


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
    ways: dict[SectionKind, set[int]] = {}
    found: dict[str, str] = {}
    for match in matches:
        section = match.returned
        if section is None or section.id not in numbers:
            continue
        place, said = numbers[section.id], _bare_number(section.lines[0])
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


def printed_numbers(
    found: SectionDiff, styles: Mapping[str, str], number: str
) -> Iterator[PrintedNumber]:
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
            yield PrintedNumber(
                style=found.ours[fellows[j]].lines[0].style,
                ours=fellows[j],
                theirs=j,
                expected=number_at(level, counts[level], number) if level else "",
                said=_bare_number(line),
            )


def _heading(found: SectionDiff, i: int, j: int, number: str) -> PrintedNumber:
    style, said = found.ours[i].lines[0].style, _bare_number(found.theirs[j].lines[0])
    return PrintedNumber(style=style, ours=i, theirs=j, expected=number, said=said)


def _bare_number(line: Line) -> str:
    return line.number.strip().rstrip(".")


_NOTHING = SectionDiff(ours=(), theirs=(), pairs=(), found=())
_COUNTED = (SectionKind.PART, SectionKind.CLAUSE, SectionKind.SCHEDULE)
_OUTSIDE_CLAUSES = (SectionKind.FRONT, SectionKind.OUTSIDE)


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


class ReturnedView:
    """A returned file with every tracked change accepted, or with every one rejected.

    Args:
        record: the sections of ours, by id.
        numbers: what ours are numbered, by id.
        matching: what became of them in this view.
        shown: the view by whose headings contents are made anew; None for this one.
        counts: other numbers that references may have, as `ReturnedLabels.other_counts`.
    """

    def __init__(
        self,
        record: Mapping[str, SentSection],
        numbers: Mapping[str, str],
        matching: Alignment,
        shown: "ReturnedView | None" = None,
        counts: tuple[Mapping[str, str], ...] = (),
    ) -> None:
        self.record = record
        self.sent_numbers = numbers
        self.matching = matching
        self.shown = shown or self
        self.counts = counts
        self.matches = {match.sent.id: match for match in matching.matches if match.sent}
        self.new_sections = tuple(match for match in matching.matches if match.sent is None)
        self._known: dict[str, SectionDiff] = {}
        self._beside: dict[str, SectionDiff] = {}

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """What each section is numbered in the returned file, by its id there."""
        return returned_numbers(self.matching)

    @cached_property
    def labels(self) -> ReturnedLabels:
        """What the returned file calls our clauses and our styles."""
        return ReturnedLabels(
            now=self.numbers,
            styles=self._styles(),
            lost_bookmarks=self._unmarked,
            other_counts=self.counts,
        )

    def lost(self, id_: str) -> bool:
        """Whether a section of ours has nothing that stands for it."""
        return self.matches[id_].returned is None

    def differs(self, id_: str) -> bool:
        """Whether anything in a section is not as we sent it."""
        return bool(self.diff(id_).found)

    def diff(self, id_: str) -> SectionDiff:
        """What differs in a section of ours; where it is gone, all of it."""
        if id_ not in self._known:
            ours, returned = self.record[id_].section, self.matches[id_].returned
            whole = not self.splits(id_) and not self.merged(id_)
            same = whole and returned and self._same(ours, returned)
            self._known[id_] = _NOTHING if same else self._with_numbers(id_)
        return self._known[id_]

    def _with_numbers(self, id_: str) -> SectionDiff:
        """What differs in a section, and the first number in it that prints otherwise."""
        found = self.beside(id_)
        wrong = next(
            (
                each
                for each in self._printed(id_, follows=True)
                if each.wrong and each.style not in self.misnumbered_styles
            ),
            None,
        )
        if wrong is None:
            return found
        new = Hunk(kind=EditKind.NUMBER, ours=wrong.ours, theirs=wrong.theirs)
        return evolve(found, found=(*found.found, new))

    def _printed(self, id_: str, *, follows: bool = False) -> Iterator[PrintedNumber]:
        match = self.matches[id_]
        if match.returned is not None and match.returned.kind in _COUNTED:
            number = self.numbers.get(match.returned.id, "")
            if follows:
                number = self._following.get(match.returned.id, number)
            yield from printed_numbers(self.beside(id_), self.labels.styles, number)

    @cached_property
    def _following(self) -> Mapping[str, str]:
        return knock_on_numbers(self.matching.matches, self.numbers)

    @cached_property
    def places(self) -> Mapping[str, str]:
        """The sections of ours that references can lead to in it, by their bookmarks."""
        return {
            name: match.sent.id
            for match in self.matches.values()
            if match.sent
            for name in match.sent.lines[0].bookmarks
            if name in self._marks
        }

    @cached_property
    def _marks(self) -> frozenset[str]:
        sections = (match.returned for match in self.matching.matches if match.returned)
        return frozenset(
            name for each in sections for line in each.lines for name in line.bookmarks
        )

    @cached_property
    def _unmarked(self) -> frozenset[str]:
        """The bookmarks of ours that are gone from headings that stand as they did.

        That one went with the words of a heading is told where the heading is.
        """
        return frozenset(
            name
            for match in self.matches.values()
            if match.sent and match.returned and match.sent.title == match.returned.title
            for name in match.sent.lines[0].bookmarks
            if name not in self._marks
        )

    @cached_property
    def misnumbered_styles(self) -> Mapping[str, PrintedNumber]:
        """The first of each style that prints another number wherever it stands.

        The file's own rules of counting were changed then, and no clause.
        """
        every: dict[str, list[PrintedNumber]] = {}
        right: set[str] = set()
        for id_ in self.matches:
            if self._glance(id_):
                right.update(line.style for line in self.record[id_].section.lines if line.number)
                continue
            for each in self._printed(id_):
                every.setdefault(each.style, []).append(each)
        return {
            style: all_[0]
            for style, all_ in every.items()
            if style not in right and len(all_) > 1 and all(each.wrong for each in all_)
        }

    def _glance(self, id_: str) -> bool:
        match = self.matches[id_]
        return match.returned is not None and self._same(self.record[id_].section, match.returned)

    def beside(self, id_: str) -> SectionDiff:
        """The same, with the lines that are one also where nothing differs.

        Paragraphs that were cut off it, under a heading of their own, are read as its own;
        so are those of a section that was merged into it.
        """
        if id_ not in self._beside:
            self._beside[id_] = self._compared(self.record[id_])
        return self._beside[id_]

    def _compared(self, ours: SentSection) -> SectionDiff:
        id_ = ours.section.id
        returned = self.matches[id_].returned
        if returned is None:
            return diff_section(sent_units(ours), (), self.labels)
        if ours.section.kind in _OUTSIDE_CLAUSES:
            units = sent_units_outside(ours, self.shown.gone)
            theirs = returned_units_outside(units, returned, self.shown.entries)
            return _ignoring_styles(diff_section(units, theirs, self.labels))
        inside = [*sent_units(ours), *(unit for each in self.merged(id_) for unit in each)]
        lines = [*returned.lines, *(line for each in self.splits(id_) for line in each.lines)]
        return diff_section(inside, returned_units(lines), self.labels)

    def splits(self, id_: str) -> tuple[Section, ...]:
        """The parts of a section of ours that stand under headings of their own."""
        return tuple(
            match.returned
            for match in self.new_sections
            if match.fate is SectionChange.SPLIT and match.related_id == id_ and match.returned
        )

    def merged(self, id_: str) -> tuple[tuple[DiffUnit, ...], ...]:
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
        found = diff_section(sent_units(self.record[id_]), returned_units(lines), self.labels)
        kept = [j for _, j in found.pairs]
        theirs = tuple(found.theirs[j] for j in kept)
        pairs = tuple((i, place) for place, (i, _) in enumerate(found.pairs))
        return evolve(found, theirs=theirs, pairs=pairs, found=())

    def _same(self, ours: Section, theirs: Section) -> bool:
        """Whether every line is as it was, at a glance."""
        if len(ours.lines) != len(theirs.lines):
            return False
        styles = self.labels.styles
        apart = ours.kind in _OUTSIDE_CLAUSES
        before, after = self.sent_numbers.get(ours.id, ""), self.numbers.get(theirs.id, "")
        return all(
            one.text == other.text
            and (one.cell is None) == (other.cell is None)
            and (apart or one.cell or styles.get(one.style, one.style) == other.style)
            and _same_targets(one, other)
            and self._unmarked.isdisjoint(each.target for each in live_references([other]))
            and _renumbered(one.number, before, after) == other.number
            and not any(each.looks or each.note for each in other.text_runs)
            for one, other in zip(ours.lines, theirs.lines, strict=True)
        )

    def _styles(self) -> Mapping[str, str]:
        """The style that each of ours became: itself wherever it is still in use.

        Some programs call every style by another name; then most of its lines say which.
        """
        became: dict[str, Counter[str]] = {}
        kept: set[str] = set()
        for match in self.matches.values():
            if match.sent is None or match.returned is None or match.sent.kind in _OUTSIDE_CLAUSES:
                continue
            kept.update(line.style for line in match.returned.lines)
            if len(match.sent.lines) == len(match.returned.lines):
                for one, other in zip(match.sent.lines, match.returned.lines, strict=True):
                    if one.text == other.text:
                        became.setdefault(one.style, Counter())[other.style] += 1
        return {
            style: others.most_common(1)[0][0]
            for style, others in became.items()
            if style not in kept
        }

    @cached_property
    def gone(self) -> frozenset[str]:
        """The entries of the contents whose headings are not there."""
        return frozenset(
            contents_entry(self.sent_numbers[id_], ours.section.title)
            for id_, ours in self.record.items()
            if id_ in self.sent_numbers and self.lost(id_)
        )

    @cached_property
    def entries(self) -> Mapping[str, str]:
        """The entry of each heading that is there, with that of ours where we have one."""
        found = {}
        for match in self.matching.matches:
            if match.returned and match.returned.id in self.numbers:
                id_ = match.returned.id
                now = normalise_typography(
                    contents_entry(self.numbers[id_], match.returned.title)
                ).strip()
                ours = match.sent and self.sent_numbers.get(id_)
                found[now] = contents_entry(ours, match.sent.title) if ours and match.sent else ""
        return found


def _ignoring_styles(differs: SectionDiff) -> SectionDiff:
    """Outside of the clauses no level hangs on a style: each program has its own for contents."""
    found = tuple(each for each in differs.found if each.kind is not EditKind.LEVEL)
    return evolve(differs, found=found)
