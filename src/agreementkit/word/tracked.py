"""Pieces with marks to runs inside tracked changes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from attrs import evolve

from agreementkit.model.document import (
    ClauseHeading,
    DocumentBlock,
    PartHeading,
    Reference,
    Run,
    ScheduleHeading,
    Spans,
)
from agreementkit.model.redline import Change, Mark, Piece, Redline, sides
from agreementkit.word.oxml.anchor import name_of
from agreementkit.word.oxml.revision import move_end, move_start, revision
from agreementkit.word.oxml.run import NEW_LINE, TAB, run
from agreementkit.word.runs import runs
from agreementkit.word.struck import PILCROW, Beside, shown

__all__ = ["Tracked", "target_of"]

_TAGS = {Change.INSERTED: ("ins", "moveTo"), Change.DELETED: ("del", "moveFrom")}


def target_of(block: DocumentBlock | None) -> str | None:
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
    for old, new in map(sides, redline.blocks):
        if target := target_of(old):
            # What is kept has the name that it will have; what goes needs one of its own.
            name, now = name_of(target), target_of(new)
            yield target, name_of(now) if now else f"{name}_old" if name in live else name


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

    def line(self, pieces: Iterable[Piece], *, on: Mark | None = None) -> str:
        """The runs of a line, those with one mark together.

        Args:
            pieces: the line.
            on: the mark of the block that comes next.
        """
        held = (piece for piece in pieces if shown(piece.mark))
        split: Iterable[Piece] = self._anchors.split(held, self._usual)
        if on and on.change is Change.INSERTED:
            split = closed([*split])
        return "".join(
            self.runs(mark, tuple(piece.span for piece in run))
            for mark, run in groupby(split, key=lambda piece: piece.mark)
        )

    def runs(self, mark: Mark | None, spans: Spans) -> str:
        """Runs inside what they are tracked as."""
        return self.around(mark, self.bare(mark, spans))

    def bare(self, mark: Mark | None, spans: Spans) -> str:
        """Runs as they stand inside what they are tracked as, without it."""
        if mark is None:
            return runs(spans)
        deleted = mark.change is Change.DELETED
        if mark.over:
            # What it referred to may be nowhere in the file.
            spans = tuple(
                Run(text=span.text) if isinstance(span, Reference) else span for span in spans
            )
        # What moved away is no deletion, and keeps the tags of text that stands.
        return runs(
            spans,
            deleted=deleted and not mark.move,
            anchor=self._anchors.old if deleted else name_of,
        )

    def around(self, mark: Mark | None, content: str) -> str:
        """Runs, already written, inside what they are tracked as."""
        if not mark or not content:
            return content
        content = self._revision(mark, _tag(mark), content)
        return self._revision(mark.over, _tag(mark.over), content) if mark.over else content

    def beside(self, lines: Iterable[Beside], *, front: bool = False) -> str:
        """Lines that are struck out, each on a line of its own.

        Args:
            lines: what they say.
            front: whether they stand before the paragraph, else behind it.
        """
        return "".join(map(self._before if front else self._behind, lines))

    def _before(self, line: Beside) -> str:
        return self.around(line.mark, self._words(line) + NEW_LINE)

    def _behind(self, line: Beside) -> str:
        return self.around(line.mark, NEW_LINE + self._words(line))

    def _words(self, line: Beside) -> str:
        # With the sign at its end it is not the same text as what comes in its place, which
        # LibreOffice would take for a move.
        words = TAB.join(self.bare(line.mark, cell) for cell in line.cells)
        return words + run(PILCROW, deleted=True)

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


def closed(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """A line that does not end in an insertion, and says the same on either side.

    LibreOffice takes an insertion at the end of a line and a whole line inserted after it
    for one, and the end of the line between them with it. So what was deleted at the end
    stands behind what was inserted; where nothing was, the last word that stays is
    replaced by itself.

    Args:
        pieces: a line.
    """
    kept = len(pieces)
    while kept and pieces[kept - 1].mark:
        kept -= 1
    end = pieces[kept:]
    if not end or _is(end[-1], Change.DELETED):
        return pieces
    mark = end[-1].mark
    if mark and all(_is(piece, Change.INSERTED) for piece in end) and kept:
        kept -= 1
        head, word = _last_word(pieces[kept])
        # In the name of whoever inserted what follows: it is no change of the other side's.
        again = [evolve(word, mark=evolve(mark, change=change)) for change in Change]
        return [*pieces[:kept], *head, again[0], *end, again[1]]
    deleted = [piece for piece in end if _is(piece, Change.DELETED)]
    inserted = [piece for piece in end if _is(piece, Change.INSERTED)]
    return [*pieces[:kept], *inserted, *deleted]


def _is(piece: Piece, change: Change) -> bool:
    return piece.mark is not None and piece.mark.change is change


def _last_word(piece: Piece) -> tuple[list[Piece], Piece]:
    """A piece without its last word, and that word; a figure or a term is one word."""
    span = piece.span
    if not isinstance(span, Run):
        return [], piece
    at = span.text.rstrip().rfind(" ") + 1
    head = [evolve(piece, span=evolve(span, text=span.text[:at]))] if at else []
    return head, evolve(piece, span=evolve(span, text=span.text[at:]))
