"""Each section of ours found again in what came back, and what became of it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from agreementkit.comparing.alignment import heaviest_alignment, longest_increasing_subsequence
from agreementkit.negotiation.alignment.assign import (
    PART_THRESHOLD,
    Assignment,
    Segment,
    assign_sections,
)
from agreementkit.negotiation.alignment.sections import (
    Alignment,
    MatchBasis,
    PlacedLines,
    Section,
    SectionChange,
    SectionKind,
    SectionMatch,
    group_outside_lines,
)
from agreementkit.negotiation.alignment.segment import (
    CONTENTS_STYLES,
    SentIndex,
    lookup_text,
    lookup_title,
    segment_at_headings,
)
from agreementkit.negotiation.alignment.sent_draft import (
    SentDraft,
    SentSection,
    sections_with_blocks,
)
from agreementkit.ooxml.reading import Line, ReadComment, Reading
from agreementkit.word import styles


def align_sections(sent: SentDraft, lines: Sequence[Line]) -> Alignment:
    """What became of each section that we sent, in one view of a returned file.

    Every line is in one section that came back, and every section of ours has one fate.

    Args:
        sent: our own record.
        lines: the returned file with every change accepted, or with every one rejected.

    Raises:
        InvalidError: the file that we sent was not written from the document.
    """
    index = SentIndex(sections_with_blocks(sent))
    found = segment_at_headings(index, lines)
    segments = [Segment(index, placed) for placed in found.segments]
    matches = _Aligner(index, segments, sent.new_prefix)
    return Alignment(
        matches=(
            *_front_matches(index, found.front),
            *matches.in_returned_order(),
            *_outside_matches(index, lines),
        ),
    )


class _Aligner:
    """The sections of the main text, and the segments of what came back for it."""

    def __init__(self, index: SentIndex, segments: Sequence[Segment], prefix: str) -> None:
        self.index = index
        self.segments = segments
        self.assignments = assign_sections(index, segments)
        self.unassigned = _classify_new_segments(index, segments, self.assignments)
        self.ids = dict(self._ids(prefix))
        self.unmoved = self._in_kept_order()

    def _ids(self, prefix: str) -> Iterator[tuple[int, str]]:
        """What each segment is called: as ours, or by a number that is not taken."""
        ours = {section.id for section in self.index.sections}
        number = 0
        for place in range(len(self.segments)):
            if place in self.assignments:
                yield place, self.index.sections[self.assignments[place].at].id
                continue
            number += 1
            while f"{prefix}-{number}" in ours:
                number += 1
            yield place, f"{prefix}-{number}"

    def _in_kept_order(self) -> frozenset[int]:
        """The segments that keep their order, as many as can."""
        places = sorted(self.assignments)
        run = longest_increasing_subsequence([self.assignments[place].at for place in places])
        return frozenset(places[each] for each in run)

    def in_returned_order(self) -> Iterator[SectionMatch]:
        """In the order of the returned file; what is gone stands where it stood."""
        after: dict[int, list[SectionMatch]] = {}
        places = {assignment.at: place for place, assignment in self.assignments.items()}
        before = -1
        missing = dict(_classify_missing_sections(self.index, self.segments, self.assignments))
        for at in range(len(self.index.sections)):
            if at in missing:
                after.setdefault(before, []).append(self._missing_match(at, missing[at]))
            elif places[at] in self.unmoved:
                before = places[at]
        yield from after.get(-1, ())
        for place in range(len(self.segments)):
            yield self._returned_match(place)
            yield from after.get(place, ())

    def _missing_match(self, at: int, unassigned: "_Unassigned") -> SectionMatch:
        return SectionMatch(
            fate=unassigned.fate,
            sent=self.index.sections[at],
            related_id="" if unassigned.place is None else self.ids[unassigned.place],
            sure=unassigned.sure,
            why=unassigned.why,
        )

    def _returned_match(self, place: int) -> SectionMatch:
        segment = self.segments[place]
        returned = Section(
            kind=self._kind(place),
            id=self.ids[place],
            lines=segment.lines,
            start=segment.start,
        )
        if place in self.assignments:
            return self._assigned_match(place, self.assignments[place], returned)
        unassigned = self.unassigned[place]
        return SectionMatch(
            fate=unassigned.fate,
            returned=returned,
            related_id="" if unassigned.at is None else self.index.sections[unassigned.at].id,
            sure=unassigned.sure,
            why=unassigned.why,
        )

    def _kind(self, place: int) -> SectionKind:
        if place in self.assignments:
            return self.index.sections[self.assignments[place].at].kind
        return _segment_kind(self.index, self.segments[place], self.unassigned[place])

    def _assigned_match(
        self, place: int, assignment: Assignment, returned: Section
    ) -> SectionMatch:
        match = SectionMatch(
            fate=SectionChange.STAYS,
            sent=self.index.sections[assignment.at],
            returned=returned,
            basis=assignment.basis,
            sure=assignment.sure,
            why=assignment.why,
        )
        if place in self.unmoved:
            return match
        follows = self.ids[place - 1] if place else ""
        return evolve(match, fate=SectionChange.MOVED, related_id=follows)


# Segments that are no section of ours, and sections of ours that are no segment.

_MERGED_SHARE = 0.5
_FAINT = 0.2
"""From here on a new text may be what became of one that is gone."""


@frozen(kw_only=True)
class _Unassigned:
    """What became of a section without a segment, or what a segment without a section is."""

    fate: SectionChange
    at: int | None = None
    """Of a copy or a split, the section that it was made from."""
    place: int | None = None
    """Of what was merged, the segment that holds it."""
    sure: bool = True
    why: str = ""


def _classify_new_segments(
    index: SentIndex,
    segments: Sequence[Segment],
    assignments: Mapping[int, Assignment],
) -> Mapping[int, _Unassigned]:
    """What each segment is that is no section of ours: copied, split off, or new."""
    holders = {assignment.at: place for place, assignment in assignments.items()}
    return {
        place: _new_segment(index, segments, holders, segment)
        for place, segment in enumerate(segments)
        if place not in assignments
    }


def _new_segment(
    index: SentIndex,
    segments: Sequence[Segment],
    holders: Mapping[int, int],
    segment: Segment,
) -> _Unassigned:
    anchored = sorted(segment.bookmarked_sections | segment.tagged_sections)
    places = segment.sole_source_words or range(len(index.sections))
    candidates = anchored or [at for at in places if segment.containment_in(at) >= PART_THRESHOLD]
    if not candidates and not segment.body_words:
        candidates = list(index.sections_by_title.get(segment.title, ()))
    if not candidates:
        return _Unassigned(fate=SectionChange.NEW, why="We sent nothing like it.")
    at = max(candidates, key=lambda at: (segment.sole_source_words[at], segment.similarity(at)))
    title = index.sections[at].title
    holder = segments[holders[at]] if at in holders else None
    if segment.body_words and (holder is None or _is_split_off(index, at, segment, holder)):
        why = f"Its text is a part of “{title}”, under a heading of its own."
        return _Unassigned(fate=SectionChange.SPLIT, at=at, why=why)
    return _Unassigned(fate=SectionChange.COPIED, at=at, why=f"It is a second copy of “{title}”.")


def _is_split_off(index: SentIndex, at: int, segment: Segment, holder: Segment) -> bool:
    """Whether what a segment has of a section is gone from the segment that is the section."""
    ours = Counter(lookup_text(line.text) for line in index.sections[at].lines[1:])
    own, kept = (
        Counter(lookup_text(line.text) for line in each.lines[1:]) for each in (segment, holder)
    )
    if same := own & ours:
        return 2 * (same & (ours - kept)).total() >= same.total()
    return index.weights.containment(segment.body_words, holder.body_words) < PART_THRESHOLD


def _classify_missing_sections(
    index: SentIndex,
    segments: Sequence[Segment],
    assignments: Mapping[int, Assignment],
) -> Iterator[tuple[int, _Unassigned]]:
    """What became of each section of ours that is no segment: merged, or deleted."""
    found = {assignment.at for assignment in assignments.values()}
    for at, section in enumerate(index.sections):
        if at in found:
            continue
        holder = max(
            range(len(segments)), key=lambda place: segments[place].share_held_of(at), default=None
        )
        if holder is not None and segments[holder].share_held_of(at) >= _MERGED_SHARE:
            why = f"Its heading is gone, and its text stands under “{segments[holder].text}”."
            yield at, _Unassigned(fate=SectionChange.MERGED, place=holder, why=why)
            continue
        yield (
            at,
            _deleted(
                section.title, at, [p for n, p in enumerate(segments) if n not in assignments]
            ),
        )


def _deleted(title: str, at: int, unassigned: Sequence[Segment]) -> _Unassigned:
    nearest = max(unassigned, key=lambda segment: segment.similarity(at), default=None)
    if nearest is None or nearest.similarity(at) < _FAINT:
        return _Unassigned(
            fate=SectionChange.DELETED, why="Neither its marks nor its words are there."
        )
    why = f"Did they delete “{title}”, or is “{nearest.text}” what they made of it?"
    return _Unassigned(fate=SectionChange.DELETED, sure=False, why=why)


def _segment_kind(index: SentIndex, segment: Segment, unassigned: _Unassigned) -> SectionKind:
    """What a segment is that is no section of ours."""
    if unassigned.at is not None:
        return index.sections[unassigned.at].kind
    heading = segment.lines[0]
    if heading.style == styles.SCHEDULE_HEADING:
        return SectionKind.SCHEDULE
    # A Part has no text of its own: what has some is a clause, whatever its heading looks like.
    return SectionKind.PART if heading.level == 1 and not segment.body_words else SectionKind.CLAUSE


# What stands in no clause: cover, contents, headers, footers, notes and boxes.


def _front_matches(index: SentIndex, front: PlacedLines) -> Iterator[SectionMatch]:
    """The cover and the contents."""
    ours = {lookup_text(line.text) for line in index.front[1].section.lines}
    ours |= {lookup_title(text) for text in ours}
    cover = {lookup_text(line.text) for line in index.cover}
    start = next(
        (
            place
            for place, (_, line) in enumerate(front)
            if (text := lookup_text(line.text)) not in cover
            and (line.style.startswith(CONTENTS_STYLES) or {text, lookup_title(text)} & ours)
        ),
        len(front),
    )
    # Whatever their heading says now, its style tells that it is theirs.
    while start and front[start - 1][1].style.startswith(CONTENTS_STYLES):
        start -= 1
    for each, placed in zip(index.front, (front[:start], front[start:]), strict=True):
        yield _match(each, placed)


def _match(ours: SentSection, placed: PlacedLines) -> SectionMatch:
    if not placed:
        return SectionMatch(
            fate=SectionChange.DELETED, sent=ours.section, why="Its words are not there."
        )
    return SectionMatch(
        fate=SectionChange.STAYS,
        sent=ours.section,
        returned=_section(ours.section.kind, ours.section.id, placed),
        basis=MatchBasis.PLACE,
    )


def _outside_matches(index: SentIndex, lines: Sequence[Line]) -> Iterator[SectionMatch]:
    """Headers, footers, notes and text boxes, each with that of ours which stood there.

    Programs number these parts anew and write some twice, so only place and words count.
    """
    groups = [*group_outside_lines(lines)]
    unmatched = [each.section for each in index.outside]
    numbers = iter(range(1, len(groups) + 1))
    for placed in sorted(groups, key=_is_empty):
        place, text = placed[0][1].place, _text(placed)
        candidates = [each for each in unmatched if each.lines[0].place is place]
        counterpart = max(candidates, key=lambda each: _shared_line_count(each, text), default=None)
        if counterpart is not None:
            unmatched.remove(counterpart)
            found = _section(SectionKind.OUTSIDE, counterpart.id, placed)
            yield SectionMatch(
                fate=SectionChange.STAYS, sent=counterpart, returned=found, basis=MatchBasis.PLACE
            )
            continue
        duplicate = next(
            (each.section.id for each in index.outside if _words(each.section) == text), ""
        )
        id_ = f"new {place} {next(numbers)}"
        yield SectionMatch(
            fate=SectionChange.COPIED if duplicate else SectionChange.NEW,
            returned=_section(SectionKind.OUTSIDE, id_, placed),
            related_id=duplicate,
            why=f"It says the same as the {place} that we sent."
            if duplicate
            else f"We sent no such {place}.",
        )
    for missing in unmatched:
        yield SectionMatch(
            fate=SectionChange.DELETED, sent=missing, why=f"The {missing.id} is not there."
        )


def _is_empty(placed: PlacedLines) -> bool:
    return not _text(placed)


def _shared_line_count(section: Section, text: Sequence[str]) -> int:
    ours = _words(section)
    same = heaviest_alignment(
        range(len(ours)), range(len(text)), lambda i, j: float(ours[i] == text[j])
    )
    return sum(1 for _ in same)


def _words(section: Section) -> tuple[str, ...]:
    return tuple(text for line in section.lines if (text := lookup_text(line.text)))


def _text(placed: PlacedLines) -> tuple[str, ...]:
    return tuple(text for _, line in placed if (text := lookup_text(line.text)))


def _section(kind: SectionKind, id_: str, placed: PlacedLines) -> Section:
    lines = tuple(line for _, line in placed)
    return Section(kind=kind, id=id_, lines=lines, start=placed[0][0])


# The comments of a returned file, each with the section in whose text it hangs.


@frozen(kw_only=True)
class SectionComments:
    """The comments of a returned file."""

    by_section: Mapping[str, tuple[ReadComment, ...]]
    """By the id of the section in whose text they hang."""
    unplaced: tuple[ReadComment, ...]
    """Those that hang in no section."""


def section_comments(reading: Reading, sections: Mapping[int, str]) -> SectionComments:
    """The comments of a returned file, each with the section in whose text it hangs.

    Args:
        reading: the returned file.
        sections: the section of each of its lines (`sections_of_lines`).
    """
    found: dict[str, list[ReadComment]] = {}
    for comment in reading.comments:
        id_ = "" if comment.line is None else sections.get(comment.line, "")
        found.setdefault(id_, []).append(comment)
    unplaced = tuple(found.pop("", ()))
    by_section = {id_: tuple(comments) for id_, comments in found.items()}
    return SectionComments(by_section=by_section, unplaced=unplaced)


def sections_of_lines(alignment: Alignment, marked: Sequence[Line]) -> Mapping[int, str]:
    """The section of each line of a file as it stands, changes and all, by the line's place.

    Args:
        alignment: of these lines.
        marked: the lines of a file, ours or one that came back, with every change.
    """
    return dict(_sections_of_lines(alignment, marked))


def _sections_of_lines(alignment: Alignment, marked: Sequence[Line]) -> Iterator[tuple[int, str]]:
    for match in alignment.matches:
        if match.returned is not None:
            at = match.returned.start
            for line in match.returned.lines:
                while marked[at] is not line:
                    at += 1
                yield at, match.returned.id
                at += 1
