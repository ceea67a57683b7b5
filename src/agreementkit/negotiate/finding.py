"""Each section of ours found again in what came back, and what became of it."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from agreementkit.compare.sequence import longest_rising
from agreementkit.negotiate.claims import Claim, claimed
from agreementkit.negotiate.cutting import cut
from agreementkit.negotiate.evidence import Piece
from agreementkit.negotiate.known import Known
from agreementkit.negotiate.leftovers import Leftover, ends_of, fates_of, kind_of
from agreementkit.negotiate.match import Fate, Match, Matching
from agreementkit.negotiate.outside import front_matches, outside_matches
from agreementkit.negotiate.record import sent_record
from agreementkit.negotiate.section import Section, SectionKind
from agreementkit.negotiate.sent import Sent
from agreementkit.word.reading import Line

__all__ = ["match_sections"]


def match_sections(sent: Sent, lines: Sequence[Line]) -> Matching:
    """What became of each section that we sent, in one view of a returned file.

    Every line is in one section that came back, and every section of ours has one fate.

    Args:
        sent: our own record.
        lines: the returned file with every change accepted, or with every one rejected.

    Raises:
        InvalidError: the file that we sent was not written from the document.
    """
    known = Known(sent_record(sent))
    found = cut(known, lines)
    pieces = [Piece(known, stretch) for stretch in found.pieces]
    matches = _Matches(known, pieces, sent.new)
    return Matching(
        matches=(
            *front_matches(known, found.front),
            *matches.in_turn(),
            *outside_matches(known, lines),
        ),
    )


class _Matches:
    """The sections of the main text, and the pieces of what came back for it."""

    def __init__(self, known: Known, pieces: Sequence[Piece], new: str) -> None:
        self.known = known
        self.pieces = pieces
        self.claims = claimed(known, pieces)
        self.others = fates_of(known, pieces, self.claims)
        self.ids = dict(self._ids(new))
        self.stay = self._stay()

    def _ids(self, new: str) -> Iterator[tuple[int, str]]:
        """What each piece is called: as ours, or by a number that is not taken."""
        ours = {section.id for section in self.known.sections}
        number = 0
        for place in range(len(self.pieces)):
            if place in self.claims:
                yield place, self.known.sections[self.claims[place].at].id
                continue
            number += 1
            while f"{new}-{number}" in ours:
                number += 1
            yield place, f"{new}-{number}"

    def _stay(self) -> frozenset[int]:
        """The pieces that keep their order, as many as can."""
        places = sorted(self.claims)
        run = longest_rising([self.claims[place].at for place in places])
        return frozenset(places[each] for each in run)

    def in_turn(self) -> Iterator[Match]:
        """In the order of the returned file; what is gone stands where it stood."""
        after: dict[int, list[Match]] = {}
        places = {claim.at: place for place, claim in self.claims.items()}
        before = -1
        gone = dict(ends_of(self.known, self.pieces, self.claims))
        for at in range(len(self.known.sections)):
            if at in gone:
                after.setdefault(before, []).append(self._gone(at, gone[at]))
            elif places[at] in self.stay:
                before = places[at]
        yield from after.get(-1, ())
        for place in range(len(self.pieces)):
            yield self._found(place)
            yield from after.get(place, ())

    def _gone(self, at: int, leftover: Leftover) -> Match:
        return Match(
            fate=leftover.fate,
            sent=self.known.sections[at],
            with_="" if leftover.place is None else self.ids[leftover.place],
            sure=leftover.sure,
            why=leftover.why,
        )

    def _found(self, place: int) -> Match:
        piece = self.pieces[place]
        returned = Section(
            kind=self._kind(place),
            id=self.ids[place],
            lines=piece.lines,
            start=piece.start,
        )
        if place in self.claims:
            return self._ours(place, self.claims[place], returned)
        other = self.others[place]
        return Match(
            fate=other.fate,
            returned=returned,
            with_="" if other.at is None else self.known.sections[other.at].id,
            sure=other.sure,
            why=other.why,
        )

    def _kind(self, place: int) -> SectionKind:
        if place in self.claims:
            return self.known.sections[self.claims[place].at].kind
        return kind_of(self.known, self.pieces[place], self.others[place])

    def _ours(self, place: int, claim: Claim, returned: Section) -> Match:
        match = Match(
            fate=Fate.STAYS,
            sent=self.known.sections[claim.at],
            returned=returned,
            how=claim.how,
            sure=claim.sure,
            why=claim.why,
        )
        if place in self.stay:
            return match
        follows = self.ids[place - 1] if place else ""
        return evolve(match, fate=Fate.MOVED, with_=follows)
