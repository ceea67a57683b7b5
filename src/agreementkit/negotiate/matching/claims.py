"""Which piece of a returned file is which section of ours, the surest evidence first."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from agreementkit.compare.sequence import Pair, heaviest, in_turn, longest_rising
from agreementkit.negotiate.matching.evidence import Piece
from agreementkit.negotiate.matching.known import Known
from agreementkit.negotiate.matching.match import How

__all__ = ["PART_OF", "Claim", "claimed"]

_CLOSE = 0.6
"""From here on, two texts are one whatever stands beside them."""
_LIKE = 0.35
"""From here on they may be one, where their order fits."""
_MOST = 0.7
"""The share of a section's own lines that make a piece with its heading that section."""
_AHEAD = 0.3
"""By how much the words must speak for another section before a mark is not believed."""
_APART = 0.2
"""By how much the best of several must lead to be the one."""
PART_OF = 0.6
"""The share of a text that must be ours for it to be a part or a copy of ours."""
_MANY = 10_000
"""Pairs of pieces and sections that are compared in full at most."""


@frozen(kw_only=True)
class Claim:
    """A piece is this section of ours."""

    at: int
    how: How
    sure: bool = True
    why: str = ""


Wants = Mapping[int, tuple[int, How, str]]
"""What each piece wants to be, by which evidence, and what is to be said of it."""


def claimed(known: Known, pieces: Sequence[Piece]) -> Mapping[int, Claim]:
    """The section of ours that each piece is; no section twice.

    Args:
        known: what we sent.
        pieces: what came back, in order.
    """
    claims = _Claims(known, pieces)
    claims.settle(dict(claims.by_anchor()))
    claims.settle(dict(claims.by_mark()))
    claims.settle(dict(claims.by_body()))
    claims.settle(dict(claims.by_words()))
    claims.in_order()
    claims.out_of_order()
    claims.by_place()
    return claims.of


class _Claims:
    def __init__(self, known: Known, pieces: Sequence[Piece]) -> None:
        self.known = known
        self.pieces = pieces
        self.of: dict[int, Claim] = {}
        self.taken: dict[int, int] = {}

    def free(self, pieces: Iterable[int] | None = None) -> list[int]:
        places = range(len(self.pieces)) if pieces is None else pieces
        return [place for place in places if place not in self.of]

    def open(self, sections: Iterable[int] | None = None) -> list[int]:
        places = range(len(self.known.sections)) if sections is None else sections
        return [at for at in places if at not in self.taken]

    def take(self, place: int, claim: Claim) -> None:
        self.of[place] = claim
        self.taken[claim.at] = place

    def settle(self, wants: Wants) -> None:
        """Give each section to the piece that is most like it among those that want it."""
        rivals = defaultdict[int, list[int]](list)
        for place, (at, _, _) in wants.items():
            rivals[at].append(place)

        def merit(place: int) -> float:
            at, how, _ = wants[place]
            neighbours = ((place - 1, at - 1), (place + 1, at + 1))
            beside = any(wants.get(near, (None,))[0] == next_ for near, next_ in neighbours)
            strength = (how is How.ANCHORS) + beside
            return self.pieces[place].likeness(at) + 0.05 * strength

        for at, places in rivals.items():
            best = max(places, key=merit)
            _, how, why = wants[best]
            self.take(best, Claim(at=at, how=how, why=why))

    def by_anchor(self) -> Iterator[tuple[int, tuple[int, How, str]]]:
        """The marks on the heading, unless its words belong clearly elsewhere."""
        for place, piece in enumerate(self.pieces):
            named = piece.bookmarked | piece.tagged
            if not named:
                continue
            agreed = piece.agreed
            at = max(named, key=lambda at: (piece.likeness(at) + 0.1 * (at in agreed), -at))
            how = How.ANCHORS if at in agreed else How.ANCHOR
            other = self.better(piece, at)
            if other is not None:
                why = (
                    f"The mark on its heading is that of “{self.title(at)}”; "
                    f"its words are those of “{self.title(other)}”."
                )
                yield place, (other, How.LIKENESS, why)
            else:
                yield place, (at, how, "")

    def better(self, piece: Piece, at: int) -> int | None:
        """The section whose words a piece has, where it has not those of its mark."""
        if not piece.body or piece.likeness(at) >= _CLOSE:
            return None
        best = max(range(len(self.known.sections)), key=piece.likeness)
        ahead = piece.likeness(best) - piece.likeness(at)
        return best if piece.likeness(best) >= _CLOSE and ahead >= _AHEAD else None

    def by_mark(self) -> Iterator[tuple[int, tuple[int, How, str]]]:
        """The mark after all, where another piece is what the words spoke for."""
        for place in self.free():
            piece = self.pieces[place]
            named = self.open(sorted(piece.bookmarked | piece.tagged))
            if named:
                at = max(named, key=piece.likeness)
                yield place, (at, How.ANCHORS if at in piece.agreed else How.ANCHOR, "")

    def by_body(self) -> Iterator[tuple[int, tuple[int, How, str]]]:
        """The second bookmark, below a heading that was typed anew."""
        for place in self.free():
            piece = self.pieces[place]
            below = self.open(sorted(piece.below))
            if below:
                yield place, (max(below, key=piece.likeness), How.BODY, "")

    def by_words(self) -> Iterator[tuple[int, tuple[int, How, str]]]:
        """The same lines, or the same heading and much of the text."""
        for place in self.free():
            piece = self.pieces[place]
            likely = {at for at, _ in piece.owners.most_common(2)}
            likely.update(self.known.titles.get(piece.title, ()))
            titled = {
                at for at in self.known.titles.get(piece.title, ()) if piece.holds(at) >= _MOST
            }
            # One that holds all that stood under its heading is that one, whatever else it holds.
            close = {at for at in likely if piece.likeness(at) >= _CLOSE}
            at = max(self.open(sorted(titled or close)), key=piece.likeness, default=None)
            if at is not None:
                yield place, (at, How.LIKENESS, "")

    def gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """What is left on both sides between what was found in order."""
        found = sorted((claim.at, place) for place, claim in self.of.items())
        rising = longest_rising([place for _, place in found])
        pairs: list[Pair] = [found[each] for each in rising]
        for (sections, places), _ in in_turn(pairs, len(self.known.sections), len(self.pieces)):
            left, right = self.open(sections), self.free(places)
            if left and right:
                yield left, right

    def in_order(self) -> None:
        """Whatever is somewhat alike and stands where it stood."""
        for left, right in [*self.gaps()]:
            if len(left) * len(right) <= _MANY:
                weight = _weight(self.pieces, left, right)
                for i, j in heaviest(range(len(left)), range(len(right)), weight):
                    self.take(right[j], self.likely(right[j], left[i]))

    def out_of_order(self) -> None:
        """What is much like one section, and like no other, wherever it stands."""
        left = self.open()
        for place in self.free():
            likeness = self.pieces[place].likeness
            ranked = sorted(self.open(left), key=likeness, reverse=True)[:2]
            if not ranked or likeness(ranked[0]) < _CLOSE:
                continue
            if len(ranked) == 1 or likeness(ranked[0]) - likeness(ranked[1]) >= _APART:
                self.take(place, self.likely(place, ranked[0]))

    def by_place(self) -> None:
        """One alone that stands where one alone stood: perhaps it was written anew."""
        for left, right in [*self.gaps()]:
            if len(left) == len(right) == 1 and self.may_be(right[0], left[0]):
                title = self.title(left[0])
                why = (
                    f"Is “{self.pieces[right[0]].text}” what they made of “{title}”? "
                    "It stands in its place; marks, heading and words are others."
                )
                self.take(right[0], Claim(at=left[0], how=How.PLACE, sure=False, why=why))

    def may_be(self, place: int, at: int) -> bool:
        """Whether a piece may be a section of ours written anew, and is no part of another."""
        piece, section = self.pieces[place], self.known.sections[at]
        if bool(piece.body) != bool(self.known.bodies[at]) or piece.bookmarked | piece.tagged:
            return False
        others = [*piece.owners]
        return section.lines[0].level == piece.lines[0].level and not any(
            piece.taken_from(other) >= PART_OF for other in others
        )

    def likely(self, place: int, at: int) -> Claim:
        if self.pieces[place].likeness(at) >= _CLOSE:
            return Claim(at=at, how=How.LIKENESS)
        why = (
            f"Is “{self.pieces[place].text}” what they made of “{self.title(at)}”? "
            "The marks are lost, and no more than some of the words are alike."
        )
        return Claim(at=at, how=How.LIKENESS, sure=False, why=why)

    def title(self, at: int) -> str:
        return self.known.sections[at].title


def _weight(
    pieces: Sequence[Piece],
    left: Sequence[int],
    right: Sequence[int],
) -> Callable[[int, int], float]:
    def weight(i: int, j: int) -> float:
        likeness = pieces[right[j]].likeness(left[i])
        return likeness if likeness >= _LIKE else 0.0

    return weight
