"""What became of the sections and pieces that found no fellow."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from agreementkit.negotiate.alike import known_text
from agreementkit.negotiate.claims import PART_OF, Claim
from agreementkit.negotiate.evidence import Piece
from agreementkit.negotiate.known import Known
from agreementkit.negotiate.match import Fate
from agreementkit.negotiate.section import SectionKind
from agreementkit.word import styles

__all__ = ["Leftover", "ends_of", "fates_of", "kind_of"]

_HALF = 0.5
_SOMEWHAT = 0.2
"""From here on a new text may be what became of one that is gone."""


@frozen(kw_only=True)
class Leftover:
    """What became of a section without a piece, or what a piece without a section is."""

    fate: Fate
    at: int | None = None
    """Of a copy or a split, the section that it was made from."""
    place: int | None = None
    """Of what was merged, the piece that holds it."""
    sure: bool = True
    why: str = ""


def fates_of(
    known: Known,
    pieces: Sequence[Piece],
    claims: Mapping[int, Claim],
) -> Mapping[int, Leftover]:
    """What each piece is that is no section of ours: copied, split off, or new."""
    holders = {claim.at: place for place, claim in claims.items()}
    return {
        place: _fate(known, pieces, holders, piece)
        for place, piece in enumerate(pieces)
        if place not in claims
    }


def _fate(
    known: Known,
    pieces: Sequence[Piece],
    holders: Mapping[int, int],
    piece: Piece,
) -> Leftover:
    marks = sorted(piece.bookmarked | piece.tagged)
    places = piece.owners or range(len(known.sections))
    likely = marks or [at for at in places if piece.taken_from(at) >= PART_OF]
    if not likely and not piece.body:
        likely = list(known.titles.get(piece.title, ()))
    if not likely:
        return Leftover(fate=Fate.NEW, why="We sent nothing like it.")
    at = max(likely, key=lambda at: (piece.owners[at], piece.likeness(at)))
    title = known.sections[at].title
    holder = pieces[holders[at]] if at in holders else None
    if piece.body and (holder is None or _cut_off(known, at, piece, holder)):
        why = f"Its text is a part of “{title}”, under a heading of its own."
        return Leftover(fate=Fate.SPLIT, at=at, why=why)
    return Leftover(fate=Fate.COPIED, at=at, why=f"It is a second copy of “{title}”.")


def _cut_off(known: Known, at: int, piece: Piece, holder: Piece) -> bool:
    """Whether what a piece has of a section is gone from the piece that is the section."""
    ours = Counter(known_text(line.text) for line in known.sections[at].lines[1:])
    own, kept = (
        Counter(known_text(line.text) for line in each.lines[1:]) for each in (piece, holder)
    )
    if same := own & ours:
        return 2 * (same & (ours - kept)).total() >= same.total()
    return known.rarity.share(piece.body, holder.body) < PART_OF


def ends_of(
    known: Known,
    pieces: Sequence[Piece],
    claims: Mapping[int, Claim],
) -> Iterator[tuple[int, Leftover]]:
    """What became of each section of ours that is no piece: merged, or deleted."""
    found = {claim.at for claim in claims.values()}
    for at, section in enumerate(known.sections):
        if at in found:
            continue
        holder = max(range(len(pieces)), key=lambda place: pieces[place].holds(at), default=None)
        if holder is not None and pieces[holder].holds(at) >= _HALF:
            why = f"Its heading is gone, and its text stands under “{pieces[holder].text}”."
            yield at, Leftover(fate=Fate.MERGED, place=holder, why=why)
            continue
        yield at, _gone(section.title, at, [p for n, p in enumerate(pieces) if n not in claims])


def _gone(title: str, at: int, new: Sequence[Piece]) -> Leftover:
    perhaps = max(new, key=lambda piece: piece.likeness(at), default=None)
    if perhaps is None or perhaps.likeness(at) < _SOMEWHAT:
        return Leftover(fate=Fate.DELETED, why="Neither its marks nor its words are there.")
    why = f"Did they delete “{title}”, or is “{perhaps.text}” what they made of it?"
    return Leftover(fate=Fate.DELETED, sure=False, why=why)


def kind_of(known: Known, piece: Piece, leftover: Leftover) -> SectionKind:
    """What a piece is that is no section of ours."""
    if leftover.at is not None:
        return known.sections[leftover.at].kind
    heading = piece.lines[0]
    if heading.style == styles.SCHEDULE_HEADING:
        return SectionKind.SCHEDULE
    # A Part has no text of its own: what has some is a clause, whatever its heading looks like.
    return SectionKind.PART if heading.level == 1 and not piece.body else SectionKind.CLAUSE
