"""Pieces with marks to runs inside tracked changes."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from attrs import evolve

from agreementkit.model.document import (
    ClauseHeading,
    PartHeading,
    Reference,
    ScheduleHeading,
    Spans,
)
from agreementkit.model.redline import Change, Changed, Deleted, Kept, Mark, Piece, Redline
from agreementkit.word.oxml.anchor import name_of
from agreementkit.word.oxml.revision import move_end, move_start, revision
from agreementkit.word.runs import runs

__all__ = ["Tracked", "target_of"]

_TAGS = {Change.INSERTED: ("ins", "moveTo"), Change.DELETED: ("del", "moveFrom")}


def target_of(block: object) -> str | None:
    """What references and the contents name a heading by; None where it is no heading."""
    match block:
        case ClauseHeading():
            return block.clause
        case PartHeading():
            return block.number
        case ScheduleHeading():
            return block.id
        case _:
            return None


class _Anchors:
    """The bookmark of each heading, on either side.

    One that stands at two places has the usual bookmark where it lives on, and one of its
    own where it is struck out, so that references are right whichever side is taken.
    """

    def __init__(self, redline: Redline) -> None:
        self._old: Mapping[str, str] = dict(_old(redline))

    def old(self, target: str) -> str:
        """What a reference of the old text leads to."""
        return self._old.get(target, name_of(target))

    def split(self, pieces: Iterable[Piece], mark: Mark) -> Iterator[Piece]:
        """Pieces in which every reference leads to the right place on either side.

        Args:
            pieces: a line.
            mark: whose the changes are that this needs.
        """
        for piece in pieces:
            span = piece.span
            if (
                piece.mark is None
                and isinstance(span, Reference)
                and self.old(span.target) != name_of(span.target)
            ):
                yield Piece(span=span, mark=evolve(mark, change=Change.DELETED))
                yield Piece(span=span, mark=evolve(mark, change=Change.INSERTED))
            else:
                yield piece


def _old(redline: Redline) -> Iterator[tuple[str, str]]:
    live = {name_of(target) for block in redline.new.blocks if (target := target_of(block))}
    for marked in redline.blocks:
        match marked:
            case Deleted(block=block) if target := target_of(block):
                name = name_of(target)
                yield target, f"{name}_old" if name in live else name
            case Kept(block=block) if target := target_of(block):
                yield target, name_of(target)
            case Changed(old=old, new=new) if (was := target_of(old)) and (now := target_of(new)):
                yield was, name_of(now)
            case _:
                pass


class Tracked:
    """One pass over a redline's marks; numbers them as it goes.

    Args:
        numbers: the numbers of all annotations of the document.
        redline: whose marks they are.
    """

    def __init__(self, numbers: Iterator[int], redline: Redline) -> None:
        self._numbers = numbers
        self._anchors = _Anchors(redline)
        self._usual = redline.mark

    def line(self, pieces: Iterable[Piece]) -> str:
        """The runs of a line, those with one mark together."""
        split = self._anchors.split(pieces, self._usual)
        return "".join(
            self.runs(mark, tuple(piece.span for piece in run))
            for mark, run in groupby(split, key=lambda piece: piece.mark)
        )

    def runs(self, mark: Mark | None, spans: Spans) -> str:
        """Runs inside what they are tracked as."""
        if mark is None:
            return runs(spans)
        deleted = mark.change is Change.DELETED
        # What moved away is no deletion, and keeps the tags of text that stands.
        inside = runs(
            spans,
            deleted=deleted and not mark.move,
            anchor=self._anchors.old if deleted else name_of,
        )
        return self.around(mark, inside)

    def around(self, mark: Mark | None, content: str) -> str:
        """Runs, already written, inside what they are tracked as."""
        return self._revision(mark, _tag(mark), content) if mark and content else content

    def end(self, mark: Mark | None) -> str:
        """What the mark at the end of a paragraph is tracked as."""
        return self._revision(mark, _tag(mark), "") if mark else ""

    def row(self, mark: Mark | None) -> str:
        """What a row of a table is tracked as; Word knows none that moves."""
        return self._revision(mark, _TAGS[mark.change][0], "") if mark else ""

    def moved(self, mark: Mark | None) -> tuple[str, str]:
        """What stands before and after something moved; nothing where it is not."""
        if mark is None or not mark.move:
            return "", ""
        tag, number = _tag(mark), next(self._numbers)
        start = move_start(tag, number, mark.author.name, mark.when, mark.move)
        return start, move_end(tag, number)

    def anchor(self, mark: Mark | None, target: str) -> str:
        """The bookmark of a heading."""
        struck_out = mark is not None and mark.change is Change.DELETED
        return self._anchors.old(target) if struck_out else name_of(target)

    def _revision(self, mark: Mark, tag: str, content: str) -> str:
        return revision(tag, next(self._numbers), mark.author.name, mark.when, content)


def _tag(mark: Mark) -> str:
    return _TAGS[mark.change][bool(mark.move)]
