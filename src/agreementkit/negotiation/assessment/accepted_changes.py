"""What became of the changes that stood in a draft when it was sent.

A reply goes out with tracked changes of both sides. Whoever gets it may accept or reject
each of them for good, and that is no silent change: the draft asked for it. So before a
text is called altered, this looks whether some choice among the changes that were there
gives exactly what came back.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from attrs import evolve, field, frozen

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
    baseline: Baseline,
    returned: Sequence[Line],
) -> tuple[tuple[Line, ...], tuple[AcceptedChange, ...]]:
    """A returned view in which changes that were accepted as we want them stand as we sent them.

    What remains different was changed by nobody's leave: words that were never tracked, and
    changes of the employer's own that we had struck out and that it accepted by itself.

    Args:
        baseline: what stood under the changes that we sent.
        returned: what came back, with every change rejected that still stands.
    """
    baseline_lines = _SentLines(
        lines=baseline.lines, marked=baseline.marked, stands=_stands_when_rejected
    )
    returned = [*without_rejected_insertions(baseline, returned)]
    whole = accepted_changes(baseline.marked, returned)
    unchanged = common_subsequence(
        [(line.text, line.style) for line in baseline.lines],
        [(line.text, line.style) for line in returned],
    )
    found: list[Line] = []
    accepted: list[AcceptedChange] = [*_all_as_intended(whole)]
    explained_whole = bool(accepted)
    for (before, after), pair in with_gaps(unchanged, len(baseline.lines), len(returned)):
        if explained_whole:
            # All of it is explained: no stretch need be by itself.
            found += (baseline.lines[place] for place in before)
        else:
            for as_sent, as_returned, changes in baseline_lines.explained(
                before, [returned[j] for j in after]
            ):
                explaining = [*_all_as_intended(changes)]
                found += as_sent if explaining else as_returned
                accepted += explaining
        if pair:
            found.append(returned[pair[1]])
    if accepted and len(found) != len(returned):
        # What was accepted counts in the file, and here no more: the numbers below it are
        # those of another text.
        found = [
            evolve(line, number="?", full_number="?") if line.number else line for line in found
        ]
    return tuple(found), tuple(accepted)


def without_settled_changes(
    sent: Sequence[Line], marked: Sequence[Line], returned: Sequence[Line]
) -> tuple[Line, ...]:
    """A returned view in which changes that were accepted or rejected for good stand as we sent them.

    What remains different was changed by nobody's leave, or inside a change that still stands.

    Args:
        sent: the lines that we sent, with every change accepted.
        marked: the same with every change.
        returned: what came back, with the changes that we sent accepted and no other.
    """
    explained_whole = accepted_changes(marked, returned) is not None
    sent_lines = _SentLines(lines=sent, marked=marked, stands=_stands_when_accepted)
    unchanged = common_subsequence([*_with_rows(sent)], [*_with_rows(returned)])
    found: list[Line] = []
    for (before, after), pair in with_gaps(unchanged, len(sent), len(returned)):
        for as_sent, as_returned, changes in sent_lines.explained(
            before, [returned[j] for j in after]
        ):
            if explained_whole or changes is not None:
                found += map(_settled, as_sent)
            elif len(as_sent) == len(as_returned):
                found += map(_in_cell_of, as_returned, as_sent)
            else:
                found += as_returned
        if pair:
            found.append(_in_cell_of(returned[pair[1]], sent[pair[0]]))
    return tuple(found)


def _with_rows(lines: Sequence[Line]) -> Iterator[tuple[str, str, str]]:
    """What is the same of lines: the text, the style, and in a table all of the row."""
    for in_row, together in groupby(
        lines, key=lambda line: line.cell and (line.cell.table, line.cell.row)
    ):
        row = tuple(together)
        whole = "\t".join(line.text for line in row) if in_row else ""
        yield from ((line.text, line.style, whole) for line in row)


def _in_cell_of(line: Line, sent: Line) -> Line:
    """A line in the row that its counterpart has: rows that went or came count here no more."""
    return evolve(line, cell=sent.cell) if line.cell and sent.cell else line


def _settled(line: Line) -> Line:
    """A line in which no change is pending any more."""
    return evolve(line, text_runs=(TextRun(text=line.text),), mark=())


def without_rejected_insertions(baseline: Baseline, returned: Sequence[Line]) -> Iterator[Line]:
    """The lines without words of theirs that we had struck out, and that are struck out still.

    LibreOffice forgets at times that such words were inserted, and keeps that they are deleted.

    Args:
        baseline: what stood under the changes that we sent.
        returned: what came back, with every change rejected that still stands.
    """
    ours = {
        (run.text, tuple(each for each in run.revisions if not _is_insertion(each)))
        for line in baseline.marked
        for run in line.text_runs
        if len({each.change for each in run.revisions}) > 1
    }
    for line in returned:
        kept = [each for each in line.text_runs if (each.text, each.revisions) not in ours]
        if len(kept) == len(line.text_runs):
            yield line
        else:
            text = "".join(each.text for each in kept)
            yield evolve(line, text=text, text_runs=tuple(kept))


def _is_insertion(revision: Revision) -> bool:
    return revision.change is Change.INSERTED


def _all_as_intended(changes: Sequence[AcceptedChange] | None) -> Iterator[AcceptedChange]:
    """The adoptions, where each is as we want it; else none."""
    if changes and all(each.as_intended for each in changes):
        yield from changes


_Explanation = tuple[Sequence[Line], Sequence[Line], tuple[AcceptedChange, ...] | None]


@frozen(kw_only=True)
class _SentLines:
    """What we sent, line by line beside the changes that each line was made of."""

    lines: Sequence[Line]
    marked: Sequence[Line]
    stands: Callable[[tuple[Revision, ...]], bool]
    """Whether the end of a line is there on the side that the lines are of."""
    made_of: tuple[range, ...] = field(init=False)

    @made_of.default
    def _ranges(self) -> tuple[range, ...]:
        return marked_ranges(self.marked, self.stands)

    def explained(self, before: range, after: Sequence[Line]) -> Iterator[_Explanation]:
        """A stretch that differs: as a whole where that explains it, else line by line."""
        as_sent = [self.lines[place] for place in before]
        changes = accepted_changes(self.between(before), after)
        if changes is not None or len(before) != len(after):
            yield as_sent, after, changes
            return
        for place, line in zip(before, after, strict=True):
            marked = [self.marked[at] for at in self.made_of[place]]
            yield [self.lines[place]], [line], accepted_changes(marked, [line])

    def between(self, lines: range) -> Sequence[Line]:
        """The marked lines of a stretch, and what was inserted before the line after it."""
        start = self.made_of[lines.start - 1].stop if lines.start else 0
        last = lines.stop == len(self.made_of)
        return self.marked[start : None if last else self.made_of[lines.stop].stop - 1]


def marked_ranges(
    marked: Sequence[Line],
    stands: Callable[[tuple[Revision, ...]], bool] | None = None,
) -> tuple[range, ...]:
    """For each line that stands on one side of the changes, the lines with changes it is made of.

    What is not there on that side goes with the line after it; at the very end, with the last.

    Args:
        marked: lines as a file holds them, with every change.
        stands: whether the end of a line is there; None asks where all changes are rejected.
    """
    stands = stands or _stands_when_rejected
    ranges: list[range] = []
    start = 0
    for place, line in enumerate(marked):
        if stands(line.mark):
            ranges.append(range(start, place + 1))
            start = place + 1
    if start < len(marked) and ranges:
        ranges[-1] = range(ranges[-1].start, len(marked))
    return tuple(ranges)


def _stands_when_rejected(revisions: tuple[Revision, ...]) -> bool:
    return all(each.change is not Change.INSERTED for each in revisions)


def _stands_when_accepted(revisions: tuple[Revision, ...]) -> bool:
    return all(each.change is not Change.DELETED for each in revisions)


# The choice among the changes of a text that gives another.


def accepted_changes(
    marked: Iterable[Line], returned: Sequence[Line]
) -> tuple[AcceptedChange, ...] | None:
    """The changes that were accepted to make one text of another; None where no choice does.

    Args:
        marked: lines of a draft with the changes that stood in them.
        returned: lines that came back, with every change rejected that still stands.
    """
    runs = [*_marked_runs(marked)]
    returned_runs = [*_marked_runs(returned)]
    text = "".join(run.text for run in returned_runs)
    # steps[n]: the places in the text that the first n runs can reach, each with the
    # place it was reached from. Few runs are open, so few places are.
    steps: list[dict[int, int]] = [{0: 0}]
    for run in runs:
        reached: dict[int, int] = {}
        for place in steps[-1]:
            for present in _choices(run):
                end = place + len(run.text) if present else place
                if not present or text.startswith(run.text, place):
                    reached.setdefault(end, place)
        if not reached:
            return None
        steps.append(reached)
    if len(text) not in steps[-1]:
        return None
    deleted = [not run.in_accepted for run in returned_runs for _ in run.text]
    return tuple(_traced_back(runs, steps, deleted))


def _choices(run: "_MarkedRun") -> tuple[bool, ...]:
    """Whether a run may stand, or be gone: the way that takes nothing for accepted first."""
    return (run.in_rejected, not run.in_rejected) if run.revisions else (True,)


def _traced_back(
    runs: "list[_MarkedRun]",
    steps: list[dict[int, int]],
    deleted: list[bool],
) -> Iterator[AcceptedChange]:
    found: list[tuple[AcceptedChange, ...]] = []
    end = len(deleted)
    for run, reached in zip(reversed(runs), reversed(steps), strict=False):
        start = reached[end]
        found.append(run.chosen(present=end != start, deleted=all(deleted[start:end])))
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
        return _stands_when_rejected(self.revisions)

    @property
    def in_accepted(self) -> bool:
        """Whether they stand where every change is accepted."""
        return _stands_when_accepted(self.revisions)

    def chosen(self, *, present: bool, deleted: bool) -> tuple[AcceptedChange, ...]:
        """What must have been accepted for them to stand there, or not.

        Args:
            present: whether they stand there.
            deleted: whether a change that still stands takes them out.
        """
        if present == self.in_rejected:
            return ()
        accepted = Change.INSERTED if present else Change.DELETED
        return tuple(
            AcceptedChange(
                words=self.text,
                revision=each,
                as_intended=(present and not deleted) == self.in_accepted,
            )
            for each in self.revisions
            if each.change is accepted
        )


def _marked_runs(marked: Iterable[Line]) -> Iterator[_MarkedRun]:
    for line in marked:
        for run in line.text_runs or (TextRun(text=line.text),):
            if run.text:
                yield _MarkedRun(text=run.text, revisions=run.revisions)
        yield _MarkedRun(text="\n", revisions=line.mark)
