"""What became of the changes that stood in a draft when it was sent.

A reply goes out with tracked changes of both sides. Whoever gets it may accept or reject
each of them for good, and that is no silent change: the draft asked for it. So before a
text is called altered, this looks whether some choice among the changes that were there
gives exactly what came back.
"""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from agreementkit.comparing.alignment import common_subsequence, with_gaps
from agreementkit.model.redline import Change
from agreementkit.negotiation.alignment.sent_draft import Baseline
from agreementkit.ooxml.reading import Line, Revision, TextRun


@frozen(kw_only=True)
class AcceptedChange:
    """A tracked change that somebody has accepted for good."""

    words: str
    """What it put in or took out; the end of a paragraph is a new line."""
    revision: Revision
    as_intended: bool
    """Whether our own text, with every change accepted, has it so: or will, for it is still
    struck out. A program such as LibreOffice saves what one side inserted and the other struck
    out as no more than struck out."""


def without_accepted_changes(
    below: Baseline,
    returned: Sequence[Line],
) -> tuple[tuple[Line, ...], tuple[AcceptedChange, ...]]:
    """A returned view in which changes that were accepted as we want them stand as we sent them.

    What remains different was changed by nobody's leave: words that were never tracked, and
    changes of the employer's own that we had struck out and that it accepted by itself.

    Args:
        below: what stood under the changes that we sent.
        returned: what came back, with every change rejected that still stands.
    """
    under = _BaselineLines(below)
    returned = [*without_rejected_insertions(below, returned)]
    every = accepted_changes(below.marked, returned)
    ties = common_subsequence(
        [(line.text, line.style) for line in below.lines],
        [(line.text, line.style) for line in returned],
    )
    found: list[Line] = []
    taken: list[AcceptedChange] = [*_all_as_intended(every)]
    known = bool(taken)
    for (before, after), pair in with_gaps(ties, len(below.lines), len(returned)):
        if known:
            # All of it is explained: no stretch need be by itself.
            found += (below.lines[place] for place in before)
        else:
            for here, there, adoptions in under.explained(before, [returned[j] for j in after]):
                accepted = [*_all_as_intended(adoptions)]
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


def without_rejected_insertions(below: Baseline, returned: Sequence[Line]) -> Iterator[Line]:
    """The lines without words of theirs that we had struck out, and that are struck out still.

    LibreOffice forgets at times that such words were inserted, and keeps that they are deleted.

    Args:
        below: what stood under the changes that we sent.
        returned: what came back, with every change rejected that still stands.
    """
    ours = {
        (stretch.text, tuple(each for each in stretch.revisions if not _is_insertion(each)))
        for line in below.marked
        for stretch in line.text_runs
        if len({each.change for each in stretch.revisions}) > 1
    }
    for line in returned:
        left = [each for each in line.text_runs if (each.text, each.revisions) not in ours]
        if len(left) == len(line.text_runs):
            yield line
        else:
            text = "".join(each.text for each in left)
            yield evolve(line, text=text, text_runs=tuple(left))


def _is_insertion(revision: Revision) -> bool:
    return revision.change is Change.INSERTED


def _all_as_intended(adoptions: Sequence[AcceptedChange] | None) -> Iterator[AcceptedChange]:
    """The adoptions, where each is as we want it; else none."""
    if adoptions and all(each.as_intended for each in adoptions):
        yield from adoptions


_Explanation = tuple[Sequence[Line], Sequence[Line], tuple[AcceptedChange, ...] | None]


class _BaselineLines:
    """What we sent, line by line beside the changes that each line was made of."""

    def __init__(self, below: Baseline) -> None:
        self.below = below
        self.made_of = marked_ranges(below.marked)

    def explained(self, before: range, after: Sequence[Line]) -> Iterator[_Explanation]:
        """A stretch that differs: as a whole where that explains it, else line by line."""
        here = [self.below.lines[place] for place in before]
        adoptions = accepted_changes(self.between(before), after)
        if adoptions is not None or len(before) != len(after):
            yield here, after, adoptions
            return
        for place, line in zip(before, after, strict=True):
            alone = [self.below.marked[at] for at in self.made_of[place]]
            yield [self.below.lines[place]], [line], accepted_changes(alone, [line])

    def between(self, lines: range) -> Sequence[Line]:
        """The marked lines of a stretch, and what was inserted before the line after it."""
        start = self.made_of[lines.start - 1].stop if lines.start else 0
        last = lines.stop == len(self.made_of)
        return self.below.marked[start : None if last else self.made_of[lines.stop].stop - 1]


def marked_ranges(marked: Sequence[Line]) -> tuple[range, ...]:
    """For each line that stands where all is rejected, the lines with changes it is made of.

    What was inserted as a whole goes with the line after it; at the very end, with the last.

    Args:
        marked: lines as a file holds them, with every change.
    """
    ranges: list[range] = []
    start = 0
    for place, line in enumerate(marked):
        if _stands_when_rejected(line.mark):
            ranges.append(range(start, place + 1))
            start = place + 1
    if start < len(marked) and ranges:
        ranges[-1] = range(ranges[-1].start, len(marked))
    return tuple(ranges)


def _stands_when_rejected(revisions: tuple[Revision, ...]) -> bool:
    return all(each.change is not Change.INSERTED for each in revisions)


# The choice among the changes of a text that gives another.


def accepted_changes(
    marked: Iterable[Line], returned: Sequence[Line]
) -> tuple[AcceptedChange, ...] | None:
    """The changes that were accepted to make one text of another; None where no choice does.

    Args:
        marked: lines of a draft with the changes that stood in them.
        returned: lines that came back, with every change rejected that still stands.
    """
    pieces = [*_marked_runs(marked)]
    came = [*_marked_runs(returned)]
    text = "".join(piece.text for piece in came)
    # steps[n]: the places in the text that the first n pieces can reach, each with the
    # place it was reached from. Few pieces are open, so few places are.
    steps: list[dict[int, int]] = [{0: 0}]
    for piece in pieces:
        reached: dict[int, int] = {}
        for place in steps[-1]:
            for there in _choices(piece):
                end = place + len(piece.text) if there else place
                if not there or text.startswith(piece.text, place):
                    reached.setdefault(end, place)
        if not reached:
            return None
        steps.append(reached)
    if len(text) not in steps[-1]:
        return None
    struck = [not piece.in_accepted for piece in came for _ in piece.text]
    return tuple(_traced_back(pieces, steps, struck))


def _choices(piece: "_MarkedRun") -> tuple[bool, ...]:
    """Whether a piece may stand, or be gone: the way that takes nothing for accepted first."""
    return (piece.in_rejected, not piece.in_rejected) if piece.revisions else (True,)


def _traced_back(
    pieces: "list[_MarkedRun]",
    steps: list[dict[int, int]],
    struck: list[bool],
) -> Iterator[AcceptedChange]:
    found: list[tuple[AcceptedChange, ...]] = []
    end = len(struck)
    for piece, reached in zip(reversed(pieces), reversed(steps), strict=False):
        start = reached[end]
        found.append(piece.chosen(there=end != start, struck=all(struck[start:end])))
        end = start
    for each in reversed(found):
        yield from each


@frozen(kw_only=True)
class _MarkedRun:
    """Some words of a draft, with what rejecting everything does to them."""

    text: str
    revisions: tuple[Revision, ...]

    @property
    def in_rejected(self) -> bool:
        """Whether they stand where every change is rejected."""
        return all(each.change is not Change.INSERTED for each in self.revisions)

    @property
    def in_accepted(self) -> bool:
        """Whether they stand where every change is accepted."""
        return all(each.change is not Change.DELETED for each in self.revisions)

    def chosen(self, *, there: bool, struck: bool) -> tuple[AcceptedChange, ...]:
        """What must have been accepted for them to stand there, or not.

        Args:
            there: whether they stand there.
            struck: whether a change that still stands takes them out.
        """
        if there == self.in_rejected:
            return ()
        done = Change.INSERTED if there else Change.DELETED
        return tuple(
            AcceptedChange(
                words=self.text,
                revision=each,
                as_intended=(there and not struck) == self.in_accepted,
            )
            for each in self.revisions
            if each.change is done
        )


def _marked_runs(marked: Iterable[Line]) -> Iterator[_MarkedRun]:
    for line in marked:
        for stretch in line.text_runs or (TextRun(text=line.text),):
            if stretch.text:
                yield _MarkedRun(text=stretch.text, revisions=stretch.revisions)
        yield _MarkedRun(text="\n", revisions=line.mark)
