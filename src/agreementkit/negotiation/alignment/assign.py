"""Which segment of a returned file is which section of ours, the surest evidence first.

Marks come before words, and words before places. Each step takes what the ones before it left.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from agreementkit.comparing.alignment import (
    Pair,
    heaviest_alignment,
    longest_increasing_subsequence,
    with_gaps,
)
from agreementkit.negotiation.alignment.sections import MatchBasis, PlacedLines
from agreementkit.negotiation.alignment.segment import (
    SentIndex,
    anchor_names,
    lookup_text,
    lookup_title,
    word_set,
)

# What speaks for a segment being a section of ours.

_HEADING_WEIGHT = 0.25
"""What a heading counts for beside the text below it."""


class Segment:
    """A piece of the returned text from one heading to the next, held against our sections."""

    def __init__(self, index: SentIndex, placed: PlacedLines) -> None:
        self.index = index
        self.start = placed[0][0]
        self.lines = tuple(line for _, line in placed)
        heads, tags, _ = anchor_names(self.lines[0])
        self.bookmarked_sections = frozenset(
            index.sections_by_anchor[name] for name in heads if name in index.sections_by_anchor
        )
        self.tagged_sections = frozenset(
            index.sections_by_anchor[name] for name in tags if name in index.sections_by_anchor
        )
        self.body_anchored_sections = frozenset(
            index.sections_by_anchor[name]
            for line in self.lines
            for name in anchor_names(line)[2]
            if name in index.sections_by_anchor
        )
        self.corroborated = self.bookmarked_sections & (
            self.tagged_sections | self.body_anchored_sections
        )
        """What the bookmark on its heading says, and another of its marks says too."""
        self.title = lookup_title(self.lines[0].text)
        self.heading_words = word_set([self.lines[0].text])
        self.body_words = word_set(line.text for line in self.lines[1:])
        self.sole_source_words = index.sole_source_words(self.lines[1:])
        """How many words of its lines are, to the letter, those of one section alone."""
        self._found: dict[int, float] = {}

    @property
    def text(self) -> str:
        """The words of its heading, as a message shows them."""
        return self.lines[0].text.strip()[:80] or "(no words)"

    def similarity(self, at: int) -> float:
        """How alike it is to a section of ours, from 0 to 1; by the text, then by the heading."""
        if at not in self._found:
            self._found[at] = self._compute_similarity(at)
        return self._found[at]

    def _compute_similarity(self, at: int) -> float:
        index = self.index
        same = lookup_title(index.sections[at].title) == self.title
        head = (
            1.0 if same else index.weights.similarity(self.heading_words, index.heading_words[at])
        )
        if not self.body_words or not index.section_body_words[at]:
            return head
        body = index.weights.similarity(self.body_words, index.section_body_words[at])
        return _HEADING_WEIGHT * head + (1 - _HEADING_WEIGHT) * body

    def containment_in(self, at: int) -> float:
        """How much of its text stands in a section of ours, from 0 to 1.

        Where no line tells by itself where it comes from, whole lines count, and not words:
        a few words stand together in many a section.
        """
        if self.sole_source_words:
            return self.index.weights.containment(
                self.body_words, self.index.section_body_words[at]
            )
        texts = [text for line in self.lines[1:] if (text := lookup_text(line.text))]
        ours = self.index.line_texts[at]
        return sum(text in ours for text in texts) / len(texts) if texts else 0.0

    def share_held_of(self, at: int) -> float:
        """How much of a section of ours stands in it to the letter, from 0 to 1."""
        total = self.index.unique_word_counts[at]
        return self.sole_source_words[at] / total if total else 0.0


# Which segment is which.

_SURE = 0.6
"""From here on, two texts are one whatever stands beside them."""
_POSSIBLE = 0.35
"""From here on they may be one, where their order fits."""
_MOST_OWN_LINES = 0.7
"""The share of a section's own lines that make a segment with its heading that section."""
_ANCHOR_MARGIN = 0.3
"""By how much the words must speak for another section before a mark is not believed."""
_BEST_MARGIN = 0.2
"""By how much the best of several must lead to be the one."""
PART_THRESHOLD = 0.6
"""The share of a text that must be ours for it to be a part or a copy of ours."""
_MOST_PAIRS = 10_000
"""Pairs of segments and sections that are compared in full at most."""


@frozen(kw_only=True)
class Assignment:
    """A segment is this section of ours."""

    at: int
    basis: MatchBasis
    sure: bool = True
    why: str = ""


def assign_sections(index: SentIndex, segments: Sequence[Segment]) -> Mapping[int, Assignment]:
    """The section of ours that each segment is; no section twice.

    Args:
        index: what we sent.
        segments: what came back, in order.
    """
    assigner = _Assigner(index, segments)
    assigner.assign_best(dict(assigner.by_anchor()))
    assigner.assign_best(dict(assigner.by_leftover_anchor()))
    assigner.assign_best(dict(assigner.by_body_bookmark()))
    assigner.assign_best(dict(assigner.by_text()))
    assigner.assign_in_order()
    assigner.assign_out_of_order()
    assigner.assign_by_position()
    return assigner.assignments


class _Assigner:
    def __init__(self, index: SentIndex, segments: Sequence[Segment]) -> None:
        self.index = index
        self.segments = segments
        self.assignments: dict[int, Assignment] = {}
        self.segments_by_section: dict[int, int] = {}

    def unassigned_segments(self, segments: Iterable[int] | None = None) -> list[int]:
        places = range(len(self.segments)) if segments is None else segments
        return [place for place in places if place not in self.assignments]

    def unassigned_sections(self, sections: Iterable[int] | None = None) -> list[int]:
        places = range(len(self.index.sections)) if sections is None else sections
        return [at for at in places if at not in self.segments_by_section]

    def assign(self, place: int, assignment: Assignment) -> None:
        self.assignments[place] = assignment
        self.segments_by_section[assignment.at] = place

    def assign_best(self, candidates: Mapping[int, Assignment]) -> None:
        """Give each section to the segment that is most like it among those that want it."""
        claimants = defaultdict[int, list[int]](list)
        for place, candidate in candidates.items():
            claimants[candidate.at].append(place)

        def rank(place: int) -> float:
            candidate = candidates[place]
            neighbours = (
                other.at == candidate.at + step
                for step in (-1, 1)
                if (other := candidates.get(place + step))
            )
            strength = (candidate.basis is MatchBasis.ANCHORS) + any(neighbours)
            return self.segments[place].similarity(candidate.at) + 0.05 * strength

        for places in claimants.values():
            best = max(places, key=rank)
            self.assign(best, candidates[best])

    def by_anchor(self) -> Iterator[tuple[int, Assignment]]:
        """The marks on the heading, unless its words belong clearly elsewhere."""
        for place, segment in enumerate(self.segments):
            anchored = segment.bookmarked_sections | segment.tagged_sections
            if not anchored:
                continue
            corroborated = segment.corroborated
            at = max(
                anchored, key=lambda at: (segment.similarity(at) + 0.1 * (at in corroborated), -at)
            )
            basis = MatchBasis.ANCHORS if at in corroborated else MatchBasis.ANCHOR
            other = self.better_match(segment, at)
            if other is not None:
                why = (
                    f"The mark on its heading is that of “{self.title(at)}”; "
                    f"its words are those of “{self.title(other)}”."
                )
                yield place, Assignment(at=other, basis=MatchBasis.LIKENESS, why=why)
            else:
                yield place, Assignment(at=at, basis=basis)

    def better_match(self, segment: Segment, at: int) -> int | None:
        """The section whose words a segment has, where it has not those of its mark."""
        if not segment.body_words or segment.similarity(at) >= _SURE:
            return None
        best = max(range(len(self.index.sections)), key=segment.similarity)
        ahead = segment.similarity(best) - segment.similarity(at)
        return best if segment.similarity(best) >= _SURE and ahead >= _ANCHOR_MARGIN else None

    def by_leftover_anchor(self) -> Iterator[tuple[int, Assignment]]:
        """The mark after all, where another segment is what the words spoke for."""
        for place in self.unassigned_segments():
            segment = self.segments[place]
            anchored = self.unassigned_sections(
                sorted(segment.bookmarked_sections | segment.tagged_sections)
            )
            if anchored:
                at = max(anchored, key=segment.similarity)
                basis = MatchBasis.ANCHORS if at in segment.corroborated else MatchBasis.ANCHOR
                yield place, Assignment(at=at, basis=basis)

    def by_body_bookmark(self) -> Iterator[tuple[int, Assignment]]:
        """The second bookmark, below a heading that was typed anew."""
        for place in self.unassigned_segments():
            segment = self.segments[place]
            below = self.unassigned_sections(sorted(segment.body_anchored_sections))
            if below:
                at = max(below, key=segment.similarity)
                yield place, Assignment(at=at, basis=MatchBasis.BODY)

    def by_text(self) -> Iterator[tuple[int, Assignment]]:
        """The same lines, or the same heading and much of the text."""
        for place in self.unassigned_segments():
            segment = self.segments[place]
            likely = {at for at, _ in segment.sole_source_words.most_common(2)}
            likely.update(self.index.sections_by_title.get(segment.title, ()))
            titled = {
                at
                for at in self.index.sections_by_title.get(segment.title, ())
                if segment.share_held_of(at) >= _MOST_OWN_LINES
            }
            # One that holds all that stood under its heading is that one, whatever else it holds.
            close = {at for at in likely if segment.similarity(at) >= _SURE}
            at = max(
                self.unassigned_sections(sorted(titled or close)),
                key=segment.similarity,
                default=None,
            )
            if at is not None:
                yield place, Assignment(at=at, basis=MatchBasis.LIKENESS)

    def gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """What is left on both sides between what was found in order."""
        found = sorted((assignment.at, place) for place, assignment in self.assignments.items())
        rising = longest_increasing_subsequence([place for _, place in found])
        pairs: list[Pair] = [found[each] for each in rising]
        for (sections, places), _ in with_gaps(pairs, len(self.index.sections), len(self.segments)):
            open_sections, open_segments = (
                self.unassigned_sections(sections),
                self.unassigned_segments(places),
            )
            if open_sections and open_segments:
                yield open_sections, open_segments

    def assign_in_order(self) -> None:
        """Whatever is somewhat alike and stands where it stood."""
        for open_sections, open_segments in [*self.gaps()]:
            if len(open_sections) * len(open_segments) <= _MOST_PAIRS:
                weight = _weight(self.segments, open_sections, open_segments)
                for i, j in heaviest_alignment(
                    range(len(open_sections)), range(len(open_segments)), weight
                ):
                    self.assign(
                        open_segments[j], self.by_similarity(open_segments[j], open_sections[i])
                    )

    def assign_out_of_order(self) -> None:
        """What is much like one section, and like no other, wherever it stands."""
        open_sections = self.unassigned_sections()
        for place in self.unassigned_segments():
            likeness = self.segments[place].similarity
            ranked = sorted(self.unassigned_sections(open_sections), key=likeness, reverse=True)[:2]
            if not ranked or likeness(ranked[0]) < _SURE:
                continue
            if len(ranked) == 1 or likeness(ranked[0]) - likeness(ranked[1]) >= _BEST_MARGIN:
                self.assign(place, self.by_similarity(place, ranked[0]))

    def assign_by_position(self) -> None:
        """One alone that stands where one alone stood: perhaps it was written anew."""
        for open_sections, open_segments in [*self.gaps()]:
            if len(open_sections) == len(open_segments) == 1 and self.is_possible_rewrite(
                open_segments[0], open_sections[0]
            ):
                title = self.title(open_sections[0])
                why = (
                    f"Is “{self.segments[open_segments[0]].text}” what they made of “{title}”? "
                    "It stands in its place; marks, heading and words are others."
                )
                self.assign(
                    open_segments[0],
                    Assignment(at=open_sections[0], basis=MatchBasis.PLACE, sure=False, why=why),
                )

    def is_possible_rewrite(self, place: int, at: int) -> bool:
        """Whether a segment may be a section of ours written anew, and is no part of another."""
        segment, section = self.segments[place], self.index.sections[at]
        if (
            bool(segment.body_words) != bool(self.index.section_body_words[at])
            or segment.bookmarked_sections | segment.tagged_sections
        ):
            return False
        others = [*segment.sole_source_words]
        return section.lines[0].level == segment.lines[0].level and not any(
            segment.containment_in(other) >= PART_THRESHOLD for other in others
        )

    def by_similarity(self, place: int, at: int) -> Assignment:
        if self.segments[place].similarity(at) >= _SURE:
            return Assignment(at=at, basis=MatchBasis.LIKENESS)
        why = (
            f"Is “{self.segments[place].text}” what they made of “{self.title(at)}”? "
            "The marks are lost, and no more than some of the words are alike."
        )
        return Assignment(at=at, basis=MatchBasis.LIKENESS, sure=False, why=why)

    def title(self, at: int) -> str:
        return self.index.sections[at].title


def _weight(
    segments: Sequence[Segment],
    open_sections: Sequence[int],
    open_segments: Sequence[int],
) -> Callable[[int, int], float]:
    def weight(i: int, j: int) -> float:
        likeness = segments[open_segments[j]].similarity(open_sections[i])
        return likeness if likeness >= _POSSIBLE else 0.0

    return weight
