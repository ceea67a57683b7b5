"""What became of the changes that stood in a draft when it was sent.

A reply goes out with tracked changes of both sides. Whoever gets it may accept or reject
each of them for good, and that is no silent change: the draft asked for it. So before a
text is called altered, this looks whether some choice among the changes that were there
gives exactly what came back.
"""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from agreementkit.compare.sequence import in_turn, matched
from agreementkit.model.redline import Change
from agreementkit.negotiate.matching.sent import Below
from agreementkit.word.reading import Line, Revision, Stretch

__all__ = ["Adopted", "adopted", "before_each", "without_adopted", "without_struck"]


@frozen(kw_only=True)
class Adopted:
    """A tracked change that somebody has accepted for good."""

    words: str
    """What it put in or took out; the end of a paragraph is a new line."""
    revision: Revision
    wanted: bool
    """Whether our own text, with every change accepted, has it so: or will, for it is still
    struck out. A program such as LibreOffice saves what one side inserted and the other struck
    out as no more than struck out."""


@frozen(kw_only=True)
class _Piece:
    """Some words of a draft, with what rejecting everything does to them."""

    text: str
    revisions: tuple[Revision, ...]

    @property
    def there(self) -> bool:
        """Whether they stand where every change is rejected."""
        return all(each.change is not Change.INSERTED for each in self.revisions)

    @property
    def live(self) -> bool:
        """Whether they stand where every change is accepted."""
        return all(each.change is not Change.DELETED for each in self.revisions)

    def chosen(self, *, there: bool, struck: bool) -> tuple[Adopted, ...]:
        """What must have been accepted for them to stand there, or not.

        Args:
            there: whether they stand there.
            struck: whether a change that still stands takes them out.
        """
        if there == self.there:
            return ()
        done = Change.INSERTED if there else Change.DELETED
        return tuple(
            Adopted(words=self.text, revision=each, wanted=(there and not struck) == self.live)
            for each in self.revisions
            if each.change is done
        )


def before_each(marked: Sequence[Line]) -> tuple[range, ...]:
    """For each line that stands where all is rejected, the lines with changes it is made of.

    What was inserted as a whole goes with the line after it; at the very end, with the last.

    Args:
        marked: lines as a file holds them, with every change.
    """
    ranges: list[range] = []
    start = 0
    for place, line in enumerate(marked):
        if _stands(line.mark):
            ranges.append(range(start, place + 1))
            start = place + 1
    if start < len(marked) and ranges:
        ranges[-1] = range(ranges[-1].start, len(marked))
    return tuple(ranges)


def adopted(marked: Iterable[Line], returned: Sequence[Line]) -> tuple[Adopted, ...] | None:
    """The changes that were accepted to make one text of another; None where no choice does.

    Args:
        marked: lines of a draft with the changes that stood in them.
        returned: lines that came back, with every change rejected that still stands.
    """
    pieces = [*_pieces(marked)]
    came = [*_pieces(returned)]
    text = "".join(piece.text for piece in came)
    # steps[n]: the places in the text that the first n pieces can reach, each with the
    # place it was reached from. Few pieces are open, so few places are.
    steps: list[dict[int, int]] = [{0: 0}]
    for piece in pieces:
        reached: dict[int, int] = {}
        for place in steps[-1]:
            for there in _ways(piece):
                end = place + len(piece.text) if there else place
                if not there or text.startswith(piece.text, place):
                    reached.setdefault(end, place)
        if not reached:
            return None
        steps.append(reached)
    if len(text) not in steps[-1]:
        return None
    struck = [not piece.live for piece in came for _ in piece.text]
    return tuple(_taken(pieces, steps, struck))


def _taken(
    pieces: list[_Piece],
    steps: list[dict[int, int]],
    struck: list[bool],
) -> Iterator[Adopted]:
    found: list[tuple[Adopted, ...]] = []
    end = len(struck)
    for piece, reached in zip(reversed(pieces), reversed(steps), strict=False):
        start = reached[end]
        found.append(piece.chosen(there=end != start, struck=all(struck[start:end])))
        end = start
    for each in reversed(found):
        yield from each


def _ways(piece: _Piece) -> tuple[bool, ...]:
    """Whether a piece may stand, or be gone: the way that takes nothing for accepted first."""
    return (piece.there, not piece.there) if piece.revisions else (True,)


def _pieces(marked: Iterable[Line]) -> Iterator[_Piece]:
    for line in marked:
        for stretch in line.stretches or (Stretch(text=line.text),):
            if stretch.text:
                yield _Piece(text=stretch.text, revisions=stretch.revisions)
        yield _Piece(text="\n", revisions=line.mark)


def _stands(revisions: tuple[Revision, ...]) -> bool:
    return all(each.change is not Change.INSERTED for each in revisions)


def without_adopted(
    below: Below,
    returned: Sequence[Line],
) -> tuple[tuple[Line, ...], tuple[Adopted, ...]]:
    """A returned view in which changes that were accepted as we want them stand as we sent them.

    What remains different was changed by nobody's leave: words that were never tracked, and
    changes of the employer's own that we had struck out and that it accepted by itself.

    Args:
        below: what stood under the changes that we sent.
        returned: what came back, with every change rejected that still stands.
    """
    under = _Under(below)
    returned = [*without_struck(below, returned)]
    every = adopted(below.marked, returned)
    ties = matched(
        [(line.text, line.style) for line in below.lines],
        [(line.text, line.style) for line in returned],
    )
    found: list[Line] = []
    taken: list[Adopted] = [*_wanted(every)]
    known = bool(taken)
    for (before, after), pair in in_turn(ties, len(below.lines), len(returned)):
        if known:
            # All of it is explained: no stretch need be by itself.
            found += (below.lines[place] for place in before)
        else:
            for here, there, adoptions in under.explained(before, [returned[j] for j in after]):
                accepted = [*_wanted(adoptions)]
                found += here if accepted else there
                taken += accepted
        if pair:
            found.append(returned[pair[1]])
    if taken and len(found) != len(returned):
        # What was accepted counts in the file, and here no more: the numbers below it are
        # those of another text.
        found = [
            evolve(line, number="?", full_number="?") if line.number else line for line in found
        ]
    return tuple(found), tuple(taken)


def without_struck(below: Below, returned: Sequence[Line]) -> Iterator[Line]:
    """The lines without words of theirs that we had struck out, and that are struck out still.

    LibreOffice forgets at times that such words were inserted, and keeps that they are deleted.

    Args:
        below: what stood under the changes that we sent.
        returned: what came back, with every change rejected that still stands.
    """
    ours = {
        (stretch.text, tuple(each for each in stretch.revisions if not _puts_in(each)))
        for line in below.marked
        for stretch in line.stretches
        if len({each.change for each in stretch.revisions}) > 1
    }
    for line in returned:
        left = [each for each in line.stretches if (each.text, each.revisions) not in ours]
        if len(left) == len(line.stretches):
            yield line
        else:
            text = "".join(each.text for each in left)
            yield evolve(line, text=text, stretches=tuple(left))


def _puts_in(revision: Revision) -> bool:
    return revision.change is Change.INSERTED


def _wanted(adoptions: Sequence[Adopted] | None) -> Iterator[Adopted]:
    """The adoptions, where each is as we want it; else none."""
    if adoptions and all(each.wanted for each in adoptions):
        yield from adoptions


_Explained = tuple[Sequence[Line], Sequence[Line], tuple[Adopted, ...] | None]


class _Under:
    """What we sent, line by line beside the changes that each line was made of."""

    def __init__(self, below: Below) -> None:
        self.below = below
        self.made_of = before_each(below.marked)

    def explained(self, before: range, after: Sequence[Line]) -> Iterator[_Explained]:
        """A stretch that differs: as a whole where that explains it, else line by line."""
        here = [self.below.lines[place] for place in before]
        adoptions = adopted(self.between(before), after)
        if adoptions is not None or len(before) != len(after):
            yield here, after, adoptions
            return
        for place, line in zip(before, after, strict=True):
            alone = [self.below.marked[at] for at in self.made_of[place]]
            yield [self.below.lines[place]], [line], adopted(alone, [line])

    def between(self, lines: range) -> Sequence[Line]:
        """The marked lines of a stretch, and what was inserted before the line after it."""
        start = self.made_of[lines.start - 1].stop if lines.start else 0
        last = lines.stop == len(self.made_of)
        return self.below.marked[start : None if last else self.made_of[lines.stop].stop - 1]
