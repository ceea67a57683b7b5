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
    """A piece of the returned text, and how it compares with each section of ours."""

    def __init__(self, known: SentIndex, stretch: PlacedLines) -> None:
        self.known = known
        self.start = stretch[0][0]
        self.lines = tuple(line for _, line in stretch)
        heads, tags, _ = anchor_names(self.lines[0])
        self.bookmarked_sections = frozenset(
            known.by_name[name] for name in heads if name in known.by_name
        )
        self.tagged_sections = frozenset(
            known.by_name[name] for name in tags if name in known.by_name
        )
        self.below = frozenset(
            known.by_name[name]
            for line in self.lines
            for name in anchor_names(line)[2]
            if name in known.by_name
        )
        self.agreed = self.bookmarked_sections & (self.tagged_sections | self.below)
        """What the bookmark on its heading says, and another of its marks says too."""
        self.title = lookup_title(self.lines[0].text)
        self.head = word_set([self.lines[0].text])
        self.body = word_set(line.text for line in self.lines[1:])
        self.sole_source_words = known.sole_source_words(self.lines[1:])
        """How many words of its lines are, to the letter, those of one section alone."""
        self._found: dict[int, float] = {}

    @property
    def text(self) -> str:
        """The words of its heading, as a message shows them."""
        return self.lines[0].text.strip()[:80] or "(no words)"

    def similarity(self, at: int) -> float:
        """How alike it is to a section of ours, from 0 to 1; by the text, then by the heading."""
        if at not in self._found:
            self._found[at] = self._likeness(at)
        return self._found[at]

    def _likeness(self, at: int) -> float:
        known = self.known
        same = lookup_title(known.sections[at].title) == self.title
        head = 1.0 if same else known.weights.similarity(self.head, known.heading_words[at])
        if not self.body or not known.section_words[at]:
            return head
        body = known.weights.similarity(self.body, known.section_words[at])
        return _HEADING_WEIGHT * head + (1 - _HEADING_WEIGHT) * body

    def containment_in(self, at: int) -> float:
        """How much of its text stands in a section of ours, from 0 to 1.

        Where no line tells by itself where it comes from, whole lines count, and not words:
        a few words stand together in many a section.
        """
        if self.sole_source_words:
            return self.known.weights.containment(self.body, self.known.section_words[at])
        said = [text for line in self.lines[1:] if (text := lookup_text(line.text))]
        ours = self.known.lines_of[at]
        return sum(text in ours for text in said) / len(said) if said else 0.0

    def holds(self, at: int) -> float:
        """How much of a section of ours stands in it to the letter, from 0 to 1."""
        total = self.known.unique_word_counts[at]
        return self.sole_source_words[at] / total if total else 0.0


# Which segment is which.

_SURE = 0.6
"""From here on, two texts are one whatever stands beside them."""
_POSSIBLE = 0.35
"""From here on they may be one, where their order fits."""
_MOST_OWN_LINES = 0.7
"""The share of a section's own lines that make a piece with its heading that section."""
_ANCHOR_MARGIN = 0.3
"""By how much the words must speak for another section before a mark is not believed."""
_BEST_MARGIN = 0.2
"""By how much the best of several must lead to be the one."""
PART_THRESHOLD = 0.6
"""The share of a text that must be ours for it to be a part or a copy of ours."""
_MOST_PAIRS = 10_000
"""Pairs of pieces and sections that are compared in full at most."""


@frozen(kw_only=True)
class Assignment:
    """A piece is this section of ours."""

    at: int
    how: MatchBasis
    sure: bool = True
    why: str = ""


def assign_sections(index: SentIndex, pieces: Sequence[Segment]) -> Mapping[int, Assignment]:
    """The section of ours that each piece is; no section twice.

    Args:
        index: what we sent.
        pieces: what came back, in order.
    """
    claims = _Assigner(index, pieces)
    claims.resolve(dict(claims.by_anchor()))
    claims.resolve(dict(claims.by_leftover_anchor()))
    claims.resolve(dict(claims.by_body_bookmark()))
    claims.resolve(dict(claims.by_text()))
    claims.in_order()
    claims.out_of_order()
    claims.by_position()
    return claims.of


class _Assigner:
    def __init__(self, known: SentIndex, pieces: Sequence[Segment]) -> None:
        self.known = known
        self.pieces = pieces
        self.of: dict[int, Assignment] = {}
        self.taken: dict[int, int] = {}

    def free(self, pieces: Iterable[int] | None = None) -> list[int]:
        places = range(len(self.pieces)) if pieces is None else pieces
        return [place for place in places if place not in self.of]

    def open(self, sections: Iterable[int] | None = None) -> list[int]:
        places = range(len(self.known.sections)) if sections is None else sections
        return [at for at in places if at not in self.taken]

    def take(self, place: int, claim: Assignment) -> None:
        self.of[place] = claim
        self.taken[claim.at] = place

    def resolve(self, wants: Mapping[int, Assignment]) -> None:
        """Give each section to the piece that is most like it among those that want it."""
        rivals = defaultdict[int, list[int]](list)
        for place, wanted in wants.items():
            rivals[wanted.at].append(place)

        def merit(place: int) -> float:
            wanted = wants[place]
            neighbours = (
                other.at == wanted.at + step
                for step in (-1, 1)
                if (other := wants.get(place + step))
            )
            strength = (wanted.how is MatchBasis.ANCHORS) + any(neighbours)
            return self.pieces[place].similarity(wanted.at) + 0.05 * strength

        for places in rivals.values():
            best = max(places, key=merit)
            self.take(best, wants[best])

    def by_anchor(self) -> Iterator[tuple[int, Assignment]]:
        """The marks on the heading, unless its words belong clearly elsewhere."""
        for place, piece in enumerate(self.pieces):
            named = piece.bookmarked_sections | piece.tagged_sections
            if not named:
                continue
            agreed = piece.agreed
            at = max(named, key=lambda at: (piece.similarity(at) + 0.1 * (at in agreed), -at))
            how = MatchBasis.ANCHORS if at in agreed else MatchBasis.ANCHOR
            other = self.better(piece, at)
            if other is not None:
                why = (
                    f"The mark on its heading is that of “{self.title(at)}”; "
                    f"its words are those of “{self.title(other)}”."
                )
                yield place, Assignment(at=other, how=MatchBasis.LIKENESS, why=why)
            else:
                yield place, Assignment(at=at, how=how)

    def better(self, piece: Segment, at: int) -> int | None:
        """The section whose words a piece has, where it has not those of its mark."""
        if not piece.body or piece.similarity(at) >= _SURE:
            return None
        best = max(range(len(self.known.sections)), key=piece.similarity)
        ahead = piece.similarity(best) - piece.similarity(at)
        return best if piece.similarity(best) >= _SURE and ahead >= _ANCHOR_MARGIN else None

    def by_leftover_anchor(self) -> Iterator[tuple[int, Assignment]]:
        """The mark after all, where another piece is what the words spoke for."""
        for place in self.free():
            piece = self.pieces[place]
            named = self.open(sorted(piece.bookmarked_sections | piece.tagged_sections))
            if named:
                at = max(named, key=piece.similarity)
                how = MatchBasis.ANCHORS if at in piece.agreed else MatchBasis.ANCHOR
                yield place, Assignment(at=at, how=how)

    def by_body_bookmark(self) -> Iterator[tuple[int, Assignment]]:
        """The second bookmark, below a heading that was typed anew."""
        for place in self.free():
            piece = self.pieces[place]
            below = self.open(sorted(piece.below))
            if below:
                at = max(below, key=piece.similarity)
                yield place, Assignment(at=at, how=MatchBasis.BODY)

    def by_text(self) -> Iterator[tuple[int, Assignment]]:
        """The same lines, or the same heading and much of the text."""
        for place in self.free():
            piece = self.pieces[place]
            likely = {at for at, _ in piece.sole_source_words.most_common(2)}
            likely.update(self.known.titles.get(piece.title, ()))
            titled = {
                at
                for at in self.known.titles.get(piece.title, ())
                if piece.holds(at) >= _MOST_OWN_LINES
            }
            # One that holds all that stood under its heading is that one, whatever else it holds.
            close = {at for at in likely if piece.similarity(at) >= _SURE}
            at = max(self.open(sorted(titled or close)), key=piece.similarity, default=None)
            if at is not None:
                yield place, Assignment(at=at, how=MatchBasis.LIKENESS)

    def gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """What is left on both sides between what was found in order."""
        found = sorted((claim.at, place) for place, claim in self.of.items())
        rising = longest_increasing_subsequence([place for _, place in found])
        pairs: list[Pair] = [found[each] for each in rising]
        for (sections, places), _ in with_gaps(pairs, len(self.known.sections), len(self.pieces)):
            left, right = self.open(sections), self.free(places)
            if left and right:
                yield left, right

    def in_order(self) -> None:
        """Whatever is somewhat alike and stands where it stood."""
        for left, right in [*self.gaps()]:
            if len(left) * len(right) <= _MOST_PAIRS:
                weight = _weight(self.pieces, left, right)
                for i, j in heaviest_alignment(range(len(left)), range(len(right)), weight):
                    self.take(right[j], self.by_similarity(right[j], left[i]))

    def out_of_order(self) -> None:
        """What is much like one section, and like no other, wherever it stands."""
        left = self.open()
        for place in self.free():
            likeness = self.pieces[place].similarity
            ranked = sorted(self.open(left), key=likeness, reverse=True)[:2]
            if not ranked or likeness(ranked[0]) < _SURE:
                continue
            if len(ranked) == 1 or likeness(ranked[0]) - likeness(ranked[1]) >= _BEST_MARGIN:
                self.take(place, self.by_similarity(place, ranked[0]))

    def by_position(self) -> None:
        """One alone that stands where one alone stood: perhaps it was written anew."""
        for left, right in [*self.gaps()]:
            if len(left) == len(right) == 1 and self.is_possible_rewrite(right[0], left[0]):
                title = self.title(left[0])
                why = (
                    f"Is “{self.pieces[right[0]].text}” what they made of “{title}”? "
                    "It stands in its place; marks, heading and words are others."
                )
                self.take(
                    right[0], Assignment(at=left[0], how=MatchBasis.PLACE, sure=False, why=why)
                )

    def is_possible_rewrite(self, place: int, at: int) -> bool:
        """Whether a piece may be a section of ours written anew, and is no part of another."""
        piece, section = self.pieces[place], self.known.sections[at]
        if (
            bool(piece.body) != bool(self.known.section_words[at])
            or piece.bookmarked_sections | piece.tagged_sections
        ):
            return False
        others = [*piece.sole_source_words]
        return section.lines[0].level == piece.lines[0].level and not any(
            piece.containment_in(other) >= PART_THRESHOLD for other in others
        )

    def by_similarity(self, place: int, at: int) -> Assignment:
        if self.pieces[place].similarity(at) >= _SURE:
            return Assignment(at=at, how=MatchBasis.LIKENESS)
        why = (
            f"Is “{self.pieces[place].text}” what they made of “{self.title(at)}”? "
            "The marks are lost, and no more than some of the words are alike."
        )
        return Assignment(at=at, how=MatchBasis.LIKENESS, sure=False, why=why)

    def title(self, at: int) -> str:
        return self.known.sections[at].title


def _weight(
    pieces: Sequence[Segment],
    left: Sequence[int],
    right: Sequence[int],
) -> Callable[[int, int], float]:
    def weight(i: int, j: int) -> float:
        likeness = pieces[right[j]].similarity(left[i])
        return likeness if likeness >= _POSSIBLE else 0.0

    return weight
