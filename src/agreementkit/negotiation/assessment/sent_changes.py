"""The tracked changes that a draft was sent with, told from those that came to it since.

A reply lies on the other side's desk with our own insertions and deletions pending. Whoever types
into one of them leaves no mark of their own: the words stand in our mark, and accepting or
rejecting everything hides who wrote them. So a mark that the file as sent held shows nothing.
With those marks accepted and every newer one rejected, a file must say what we sent, but for
changes that were accepted or rejected for good.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import groupby

from attrs import evolve, field, frozen

from agreementkit.model.redline import Change
from agreementkit.negotiation.alignment.sent_draft import SentDraft
from agreementkit.ooxml.fields import FieldUse
from agreementkit.ooxml.nodes import Revisions
from agreementkit.ooxml.reading import Line, Reading, Revision, TextRun

_MINUTE, _QUARTER = timedelta(minutes=1), timedelta(minutes=15)
_FARTHEST = timedelta(hours=26)
"""Between the two zones that are farthest apart; each is whole quarters of an hour from another."""
_UNKNOWN = "?"


@frozen(kw_only=True)
class SentChanges:
    """The tracked changes that stood in a file when it was sent."""

    side: str = ""
    """The name of our side."""
    words: Mapping[Revision, str] = field(factory=dict)
    """The words of each, one after another; the same kind, author and time are one."""

    def hold(self, revision: Revision, words: str) -> bool:
        """Whether a tracked change is one of them: of the same kind, author and time.

        Programs drop the seconds of a time, move it into their own zone, or leave it out. In our
        name nobody else has marked anything since; in another the words must then be the same.

        Args:
            revision: a tracked change of a file that came back.
            words: what lies in it, or a piece of that.
        """
        return revision in self.words or any(
            each.change is revision.change
            and each.author == revision.author
            and _is_same_moment(each, revision)
            and (each.author == self.side or (bool(words) and words in sent))
            for each, sent in self.words.items()
        )

    def held(self, revisions: Revisions, words: str) -> Revisions:
        """Those of the changes around some words that are ones of these.

        Args:
            revisions: the changes that the words lie in.
            words: of a returned file.
        """
        return tuple(each for each in revisions if self.hold(each, words))

    def are_in(self, lines: Iterable[Line]) -> bool:
        """Whether any of them is still pending in some lines of a returned file."""
        return any(
            self.held(line.mark, line.text)
            or any(self.hold(each, run.text) for run in line.text_runs for each in run.revisions)
            for line in lines
        )

    def settled(self, before: str, after: str) -> bool:
        """Whether one of them, accepted or rejected for good, may be why words went or came.

        Args:
            before: the words that went, of our text with every change accepted.
            after: those that came.
        """
        gone = any(before in words for each, words in self.words.items() if _put_in(each))
        came = any(after in words for each, words in self.words.items() if not _put_in(each))
        return (not before or gone) and (not after or came)

    def leave(self, revisions: Revisions, words: str) -> bool:
        """Whether words stand where these changes are accepted and all others are rejected.

        Args:
            revisions: the changes that the words lie in.
            words: of a returned file.
        """
        return all(
            each.change is not (Change.DELETED if self.hold(each, words) else Change.INSERTED)
            for each in revisions
        )


def sent_changes(sent: SentDraft) -> SentChanges:
    """The tracked changes that a draft was sent with; none of a clean one."""
    words: dict[Revision, str] = {}
    for line in sent.baseline.marked if sent.baseline else ():
        for text, revisions in (
            ("", line.mark),
            *((run.text, run.revisions) for run in line.text_runs),
        ):
            for each in revisions:
                words[each] = words.get(each, "") + text
    return SentChanges(side=sent.side, words=words)


def _put_in(revision: Revision) -> bool:
    return revision.change is Change.INSERTED


def _is_same_moment(sent: Revision, returned: Revision) -> bool:
    if sent.when is None or returned.when is None:
        return returned.when is None
    apart = abs(returned.when - sent.when)
    off = apart % _QUARTER
    return apart <= _FARTHEST and min(off, _QUARTER - off) < _MINUTE


def with_sent_changes_accepted(reading: Reading, sent: SentChanges) -> tuple[Line, ...]:
    """A file with the changes that it was sent with accepted, and every other one rejected.

    What numbers its paragraphs would have then, nobody has counted.

    Args:
        reading: a file that came back.
        sent: the changes that it was sent with.
    """
    styles = {
        each.line: each.before
        for each in reading.reformatted
        if each.before and each.of == "paragraph"
    }
    marked = [
        evolve(line, style=styles[place]) if place in styles else line
        for place, line in enumerate(reading.marked)
    ]
    return tuple(
        line
        for _, together in groupby(
            marked, key=lambda line: (line.part, line.place, line.note, _row(line))
        )
        for line in _shown(tuple(together), sent)
    )


def _row(line: Line) -> tuple[int, int] | None:
    return (line.cell.table, line.cell.row) if line.cell else None


def _shown(together: Sequence[Line], sent: SentChanges) -> Iterator[Line]:
    """What is shown of lines of one story, or of one row: paragraphs that lost their ends run on."""
    in_use = any(_ends(line, sent) or _shown_runs(line, sent) for line in together)
    for cell, lines in groupby(together, key=lambda line: line.cell):
        running: list[Line] = []
        ended = cell is None or not in_use
        for line in lines:
            running.append(line)
            if _ends(line, sent):
                yield _run_on(running, sent)
                running, ended = [], True
        if running and (any(_shown_runs(line, sent) for line in running) or not ended):
            yield _run_on(running, sent)


def _ends(line: Line, sent: SentChanges) -> bool:
    """Whether the mark at the end of a line is shown; a mark is known by the words before it."""
    return sent.leave(line.mark, line.text)


def _run_on(lines: Sequence[Line], sent: SentChanges) -> Line:
    """Lines as one, as far as they are shown; what it is called and counted is of the last."""
    last = lines[-1]
    runs = [run for line in lines for run in _left_runs(line, sent)]
    there = [line for line in lines if line is last or _shown_runs(line, sent)]
    return evolve(
        last,
        text="".join(run.text for run in runs),
        text_runs=tuple(runs),
        anchor=next((line.anchor for line in there if line.anchor), ""),
        bookmarks=tuple(name for line in there for name in line.bookmarks),
        targets=tuple(name for line in there for name in line.targets),
        fields=tuple(_shown_fields(lines, sent)),
        number=last.number and _UNKNOWN,
        full_number=last.full_number and _UNKNOWN,
    )


def _shown_runs(line: Line, sent: SentChanges) -> Sequence[TextRun]:
    return [run for run in line.text_runs if sent.leave(run.revisions, run.text)]


def _left_runs(line: Line, sent: SentChanges) -> Iterator[TextRun]:
    """What is left of the runs of a line: of a deletion that we sent, that it is there."""
    for run in line.text_runs:
        if sent.leave(run.revisions, run.text):
            yield run
        elif any(each.change is Change.DELETED for each in sent.held(run.revisions, run.text)):
            yield TextRun(text="", revisions=run.revisions)


def _shown_fields(lines: Iterable[Line], sent: SentChanges) -> Iterator[FieldUse]:
    """The fields in what is shown, each with its place there."""
    at = 0
    for line in lines:
        start = 0
        for run in line.text_runs:
            end = start + len(run.text)
            if sent.leave(run.revisions, run.text):
                for each in line.fields:
                    if start <= each.place < end:
                        yield evolve(each, place=at + each.place - start)
                at += len(run.text)
            start = end
