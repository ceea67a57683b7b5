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
    known = SentIndex(sections_with_blocks(sent))
    found = segment_at_headings(known, lines)
    pieces = [Segment(known, stretch) for stretch in found.pieces]
    matches = _Aligner(known, pieces, sent.new)
    return Alignment(
        matches=(
            *front_matches(known, found.front),
            *matches.in_returned_order(),
            *outside_matches(known, lines),
        ),
    )


class _Aligner:
    """The sections of the main text, and the pieces of what came back for it."""

    def __init__(self, known: SentIndex, pieces: Sequence[Segment], new: str) -> None:
        self.known = known
        self.pieces = pieces
        self.assignments = assign_sections(known, pieces)
        self.unassigned = classify_new_segments(known, pieces, self.assignments)
        self.ids = dict(self._ids(new))
        self.in_order = self._stay()

    def _ids(self, new: str) -> Iterator[tuple[int, str]]:
        """What each piece is called: as ours, or by a number that is not taken."""
        ours = {section.id for section in self.known.sections}
        number = 0
        for place in range(len(self.pieces)):
            if place in self.assignments:
                yield place, self.known.sections[self.assignments[place].at].id
                continue
            number += 1
            while f"{new}-{number}" in ours:
                number += 1
            yield place, f"{new}-{number}"

    def _stay(self) -> frozenset[int]:
        """The pieces that keep their order, as many as can."""
        places = sorted(self.assignments)
        run = longest_increasing_subsequence([self.assignments[place].at for place in places])
        return frozenset(places[each] for each in run)

    def in_returned_order(self) -> Iterator[SectionMatch]:
        """In the order of the returned file; what is gone stands where it stood."""
        after: dict[int, list[SectionMatch]] = {}
        places = {claim.at: place for place, claim in self.assignments.items()}
        before = -1
        gone = dict(classify_missing_sections(self.known, self.pieces, self.assignments))
        for at in range(len(self.known.sections)):
            if at in gone:
                after.setdefault(before, []).append(self._gone(at, gone[at]))
            elif places[at] in self.in_order:
                before = places[at]
        yield from after.get(-1, ())
        for place in range(len(self.pieces)):
            yield self._found(place)
            yield from after.get(place, ())

    def _gone(self, at: int, leftover: "Unassigned") -> SectionMatch:
        return SectionMatch(
            fate=leftover.fate,
            sent=self.known.sections[at],
            related_id="" if leftover.place is None else self.ids[leftover.place],
            sure=leftover.sure,
            why=leftover.why,
        )

    def _found(self, place: int) -> SectionMatch:
        piece = self.pieces[place]
        returned = Section(
            kind=self._kind(place),
            id=self.ids[place],
            lines=piece.lines,
            start=piece.start,
        )
        if place in self.assignments:
            return self._ours(place, self.assignments[place], returned)
        other = self.unassigned[place]
        return SectionMatch(
            fate=other.fate,
            returned=returned,
            related_id="" if other.at is None else self.known.sections[other.at].id,
            sure=other.sure,
            why=other.why,
        )

    def _kind(self, place: int) -> SectionKind:
        if place in self.assignments:
            return self.known.sections[self.assignments[place].at].kind
        return segment_kind(self.known, self.pieces[place], self.unassigned[place])

    def _ours(self, place: int, claim: Assignment, returned: Section) -> SectionMatch:
        match = SectionMatch(
            fate=SectionChange.STAYS,
            sent=self.known.sections[claim.at],
            returned=returned,
            how=claim.how,
            sure=claim.sure,
            why=claim.why,
        )
        if place in self.in_order:
            return match
        follows = self.ids[place - 1] if place else ""
        return evolve(match, fate=SectionChange.MOVED, related_id=follows)


# Segments that are no section of ours, and sections of ours that are no segment.

_MERGED_SHARE = 0.5
_FAINT = 0.2
"""From here on a new text may be what became of one that is gone."""


@frozen(kw_only=True)
class Unassigned:
    """What became of a section without a piece, or what a piece without a section is."""

    fate: SectionChange
    at: int | None = None
    """Of a copy or a split, the section that it was made from."""
    place: int | None = None
    """Of what was merged, the piece that holds it."""
    sure: bool = True
    why: str = ""


def classify_new_segments(
    index: SentIndex,
    pieces: Sequence[Segment],
    assignments: Mapping[int, Assignment],
) -> Mapping[int, Unassigned]:
    """What each piece is that is no section of ours: copied, split off, or new."""
    holders = {claim.at: place for place, claim in assignments.items()}
    return {
        place: _new_segment(index, pieces, holders, piece)
        for place, piece in enumerate(pieces)
        if place not in assignments
    }


def _new_segment(
    index: SentIndex,
    pieces: Sequence[Segment],
    holders: Mapping[int, int],
    piece: Segment,
) -> Unassigned:
    marks = sorted(piece.bookmarked_sections | piece.tagged_sections)
    places = piece.sole_source_words or range(len(index.sections))
    likely = marks or [at for at in places if piece.containment_in(at) >= PART_THRESHOLD]
    if not likely and not piece.body:
        likely = list(index.titles.get(piece.title, ()))
    if not likely:
        return Unassigned(fate=SectionChange.NEW, why="We sent nothing like it.")
    at = max(likely, key=lambda at: (piece.sole_source_words[at], piece.similarity(at)))
    title = index.sections[at].title
    holder = pieces[holders[at]] if at in holders else None
    if piece.body and (holder is None or _is_split_off(index, at, piece, holder)):
        why = f"Its text is a part of “{title}”, under a heading of its own."
        return Unassigned(fate=SectionChange.SPLIT, at=at, why=why)
    return Unassigned(fate=SectionChange.COPIED, at=at, why=f"It is a second copy of “{title}”.")


def _is_split_off(index: SentIndex, at: int, piece: Segment, holder: Segment) -> bool:
    """Whether what a piece has of a section is gone from the piece that is the section."""
    ours = Counter(lookup_text(line.text) for line in index.sections[at].lines[1:])
    own, kept = (
        Counter(lookup_text(line.text) for line in each.lines[1:]) for each in (piece, holder)
    )
    if same := own & ours:
        return 2 * (same & (ours - kept)).total() >= same.total()
    return index.weights.containment(piece.body, holder.body) < PART_THRESHOLD


def classify_missing_sections(
    index: SentIndex,
    pieces: Sequence[Segment],
    assignments: Mapping[int, Assignment],
) -> Iterator[tuple[int, Unassigned]]:
    """What became of each section of ours that is no piece: merged, or deleted."""
    found = {claim.at for claim in assignments.values()}
    for at, section in enumerate(index.sections):
        if at in found:
            continue
        holder = max(range(len(pieces)), key=lambda place: pieces[place].holds(at), default=None)
        if holder is not None and pieces[holder].holds(at) >= _MERGED_SHARE:
            why = f"Its heading is gone, and its text stands under “{pieces[holder].text}”."
            yield at, Unassigned(fate=SectionChange.MERGED, place=holder, why=why)
            continue
        yield (
            at,
            _deleted(section.title, at, [p for n, p in enumerate(pieces) if n not in assignments]),
        )


def _deleted(title: str, at: int, new: Sequence[Segment]) -> Unassigned:
    perhaps = max(new, key=lambda piece: piece.similarity(at), default=None)
    if perhaps is None or perhaps.similarity(at) < _FAINT:
        return Unassigned(
            fate=SectionChange.DELETED, why="Neither its marks nor its words are there."
        )
    why = f"Did they delete “{title}”, or is “{perhaps.text}” what they made of it?"
    return Unassigned(fate=SectionChange.DELETED, sure=False, why=why)


def segment_kind(index: SentIndex, piece: Segment, unassigned: Unassigned) -> SectionKind:
    """What a piece is that is no section of ours."""
    if unassigned.at is not None:
        return index.sections[unassigned.at].kind
    heading = piece.lines[0]
    if heading.style == styles.SCHEDULE_HEADING:
        return SectionKind.SCHEDULE
    # A Part has no text of its own: what has some is a clause, whatever its heading looks like.
    return SectionKind.PART if heading.level == 1 and not piece.body else SectionKind.CLAUSE


# What stands in no clause: cover, contents, headers, footers, notes and boxes.


def front_matches(index: SentIndex, front: PlacedLines) -> Iterator[SectionMatch]:
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
    for each, stretch in zip(index.front, (front[:start], front[start:]), strict=True):
        yield _match(each, stretch)


def _match(ours: SentSection, stretch: PlacedLines) -> SectionMatch:
    if not stretch:
        return SectionMatch(
            fate=SectionChange.DELETED, sent=ours.section, why="Its words are not there."
        )
    return SectionMatch(
        fate=SectionChange.STAYS,
        sent=ours.section,
        returned=_section(ours.section.kind, ours.section.id, stretch),
        how=MatchBasis.PLACE,
    )


def outside_matches(index: SentIndex, lines: Sequence[Line]) -> Iterator[SectionMatch]:
    """Headers, footers, notes and text boxes, each with that of ours which stood there.

    Programs number these parts anew and write some twice, so only place and words count.
    """
    groups = [*group_outside_lines(lines)]
    left = [each.section for each in index.outside]
    numbers = iter(range(1, len(groups) + 1))
    for stretch in sorted(groups, key=_is_empty):
        place, text = stretch[0][1].place, _text(stretch)
        here = [each for each in left if each.lines[0].place is place]
        best = max(here, key=lambda each: _shared_line_count(each, text), default=None)
        if best is not None:
            left.remove(best)
            found = _section(SectionKind.OUTSIDE, best.id, stretch)
            yield SectionMatch(
                fate=SectionChange.STAYS, sent=best, returned=found, how=MatchBasis.PLACE
            )
            continue
        twin = next((each.section.id for each in index.outside if _words(each.section) == text), "")
        id_ = f"new {place} {next(numbers)}"
        yield SectionMatch(
            fate=SectionChange.COPIED if twin else SectionChange.NEW,
            returned=_section(SectionKind.OUTSIDE, id_, stretch),
            related_id=twin,
            why=f"It says the same as the {place} that we sent."
            if twin
            else f"We sent no such {place}.",
        )
    for gone in left:
        yield SectionMatch(
            fate=SectionChange.DELETED, sent=gone, why=f"The {gone.id} is not there."
        )


def _is_empty(stretch: PlacedLines) -> bool:
    return not _text(stretch)


def _shared_line_count(section: Section, text: Sequence[str]) -> int:
    ours = _words(section)
    same = heaviest_alignment(
        range(len(ours)), range(len(text)), lambda i, j: float(ours[i] == text[j])
    )
    return sum(1 for _ in same)


def _words(section: Section) -> tuple[str, ...]:
    return tuple(text for line in section.lines if (text := lookup_text(line.text)))


def _text(stretch: PlacedLines) -> tuple[str, ...]:
    return tuple(text for _, line in stretch if (text := lookup_text(line.text)))


def _section(kind: SectionKind, id_: str, stretch: PlacedLines) -> Section:
    lines = tuple(line for _, line in stretch)
    return Section(kind=kind, id=id_, lines=lines, start=stretch[0][0])


# The comments of a returned file, each with the section in whose text it hangs.


@frozen(kw_only=True)
class SectionComments:
    """The comments of a returned file."""

    by_section: Mapping[str, tuple[ReadComment, ...]]
    """By the id of the section in whose text they hang."""
    unplaced: tuple[ReadComment, ...]
    """Those that hang in no section."""


def section_comments(sent: SentDraft, reading: Reading) -> SectionComments:
    """The comments of a returned file, each with the section in whose text it hangs.

    Args:
        sent: our own record.
        reading: the returned file.
    """
    sections = dict(_sections_of_lines(sent, reading)) if reading.comments else {}
    found: dict[str, list[ReadComment]] = {}
    for comment in reading.comments:
        id_ = "" if comment.line is None else sections.get(comment.line, "")
        found.setdefault(id_, []).append(comment)
    unplaced = tuple(found.pop("", ()))
    by_section = {id_: tuple(comments) for id_, comments in found.items()}
    return SectionComments(by_section=by_section, unplaced=unplaced)


def _sections_of_lines(sent: SentDraft, reading: Reading) -> Iterator[tuple[int, str]]:
    """The section of each line of the file as it stands, changes and all."""
    for match in align_sections(sent, reading.marked).matches:
        if match.returned is not None:
            at = match.returned.start
            for line in match.returned.lines:
                while reading.marked[at] is not line:
                    at += 1
                yield at, match.returned.id
                at += 1
