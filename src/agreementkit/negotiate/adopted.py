"""What became of the changes that stood in a draft when it was sent.

A reply goes out with tracked changes of both sides. Whoever gets it may accept or reject
each of them for good, and that is no silent change: the draft asked for it. So before a
text is called altered, this looks whether some choice among the changes that were there
gives exactly what came back.
"""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from agreementkit.model.redline import Change
from agreementkit.word.reading import Line, Revision

__all__ = ["Adopted", "adopted", "before_each"]


@frozen(kw_only=True)
class Adopted:
    """A tracked change that somebody has accepted for good."""

    words: str
    """What it put in or took out; the end of a paragraph is a new line."""
    revision: Revision


@frozen(kw_only=True)
class _Piece:
    """Some words of a draft, with what rejecting everything does to them."""

    text: str
    revisions: tuple[Revision, ...]

    @property
    def there(self) -> bool:
        """Whether they stand where every change is rejected."""
        return all(each.change is not Change.INSERTED for each in self.revisions)

    def chosen(self, *, there: bool) -> tuple[Adopted, ...]:
        """What must have been accepted for them to stand there, or not."""
        if there == self.there:
            return ()
        wanted = Change.INSERTED if there else Change.DELETED
        return tuple(
            Adopted(words=self.text, revision=each)
            for each in self.revisions
            if each.change is wanted
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


def adopted(marked: Iterable[Line], returned: Sequence[str]) -> tuple[Adopted, ...] | None:
    """The changes that were accepted to make one text of another; None where no choice does.

    Args:
        marked: lines of a draft with the changes that stood in them.
        returned: lines that came back, with every change rejected that still stands.
    """
    pieces = [*_pieces(marked)]
    text = "".join(f"{line}\n" for line in returned)
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
    return tuple(_taken(pieces, steps, len(text)))


def _taken(pieces: list[_Piece], steps: list[dict[int, int]], end: int) -> Iterator[Adopted]:
    found: list[tuple[Adopted, ...]] = []
    for piece, reached in zip(reversed(pieces), reversed(steps), strict=False):
        start = reached[end]
        found.append(piece.chosen(there=end != start or not piece.text))
        end = start
    for each in reversed(found):
        yield from each


def _ways(piece: _Piece) -> tuple[bool, ...]:
    """Whether a piece may stand, or be gone: the way that takes nothing for accepted first."""
    return (piece.there, not piece.there) if piece.revisions else (True,)


def _pieces(marked: Iterable[Line]) -> Iterator[_Piece]:
    for line in marked:
        for stretch in line.stretches:
            if stretch.text:
                yield _Piece(text=stretch.text, revisions=stretch.revisions)
        yield _Piece(text="\n", revisions=line.mark)


def _stands(revisions: tuple[Revision, ...]) -> bool:
    return all(each.change is not Change.INSERTED for each in revisions)
