"""What stands before the text of a redline, and at the head of each page."""

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from agreementkit.model.document import Run
from agreementkit.model.fixed_wording import WrittenWords
from agreementkit.model.redline import (
    Change,
    Changed,
    Mark,
    MarkedBlock,
    Piece,
    Redline,
    mark_of,
    sides,
)
from agreementkit.word import styles
from agreementkit.word.front import CONTENTS, Entry, cover_lines, entry_of
from agreementkit.word.oxml.field import field_end, field_start, link
from agreementkit.word.oxml.paragraph import paragraph
from agreementkit.word.oxml.run import TAB, run
from agreementkit.word.tracked import Tracked
from agreementkit.word.write import on_one_line

__all__ = ["front", "header_lines"]

Pieces = tuple[Piece, ...]
CoverLine = tuple[str, Pieces, Mark | None]
"""A style, what it says, and the mark of the whole line."""


def front(redline: Redline, tracked: Tracked) -> Iterator[str]:
    """The covers of both documents in one, and the contents of both in one."""
    yield from _paragraphs([*_cover(redline)], tracked)
    yield paragraph(styles.TOC_HEADING, run(WrittenWords.CONTENTS))
    yield _contents(redline, tracked)


def _paragraphs(lines: Sequence[CoverLine], tracked: Tracked) -> Iterator[str]:
    follows = [*(mark for _, _, mark in lines[1:]), None]
    for (style, pieces, mark), on in zip(lines, follows, strict=True):
        content = tracked.line(pieces, on=on)
        yield paragraph(style, content, mark=tracked.end(mark))


def _cover(redline: Redline) -> Iterator[CoverLine]:
    from difflib import SequenceMatcher

    old, new = [*cover_lines(redline.old)], [*cover_lines(redline.new)]
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for _, start, end, first, last in steps:
        before, after = old[start:end], new[first:last]
        if [style for style, _ in before] == [style for style, _ in after]:
            for (style, was), (_, now) in zip(before, after, strict=True):
                yield style, _swapped(redline, was, now), None
            continue
        for mark, lines in ((_deleted(redline), before), (redline.mark, after)):
            for style, words in lines:
                yield style, (Piece(span=Run(text=words), mark=mark),), mark


def header_lines(redline: Redline, tracked: Tracked) -> str:
    """The line, or the two lines, at the head of each page."""
    old, new = redline.old, redline.new
    title = tracked.line(_swapped(redline, old.title, new.title))
    versions = str(old.version), str(new.version)
    if on_one_line(old) == on_one_line(new):
        label = tracked.line(_swapped(redline, *versions))
        if on_one_line(new):
            return paragraph(styles.HEADER, title, TAB, label)
        return paragraph(styles.HEADER, title) + paragraph(styles.HEADER, label)
    # One line becomes two, or two become one: the end of the first comes or goes.
    deleted, inserted = _deleted(redline), redline.mark
    was, now = (
        (mark, tracked.bare(mark, (Run(text=words),)))
        for mark, words in zip((deleted, inserted), versions, strict=True)
    )
    beside, below = (was, now) if on_one_line(old) else (now, was)
    first = tracked.around(beside[0], TAB + beside[1])
    second = tracked.around(*below)
    return paragraph(styles.HEADER, title, first, mark=tracked.end(below[0])) + paragraph(
        styles.HEADER,
        second,
    )


@frozen(kw_only=True)
class _Line:
    """One line of the contents of both documents."""

    entry: Entry
    number: Pieces
    title: Pieces
    mark: Mark | None

    def content(self, tracked: Tracked, follows: "_Line | None") -> str:
        """A link to what it names; a whole line inside one change."""
        tab = self.entry.style == styles.TOC_CLAUSE
        if self.mark:
            gap = TAB if tab else tracked.bare(self.mark, (Run(text=WrittenWords.GAP),))
            number, title = (
                tracked.bare(self.mark, tuple(piece.span for piece in pieces))
                for pieces in (self.number, self.title)
            )
            inside = tracked.around(self.mark, number + gap + title)
        else:
            gap = TAB if tab else run(WrittenWords.GAP)
            title = tracked.line(self.title, on=follows.mark if follows else None)
            inside = tracked.line(self.number) + gap + title
        return link(tracked.anchor(self.mark, self.entry.target), inside)


def _contents(redline: Redline, tracked: Tracked) -> str:
    """The lines of the contents.

    The field itself is in no change: it stands whichever side is taken.
    """
    lines = [line for marked in redline.blocks if (line := _line(marked, redline))]
    return "".join(
        paragraph(
            line.entry.style,
            field_start(CONTENTS) if line is lines[0] else "",
            line.content(tracked, follows),
            field_end() if line is lines[-1] else "",
            mark=tracked.end(line.mark),
        )
        for line, follows in zip(lines, (*lines[1:], None), strict=True)
    )


def _line(marked: MarkedBlock, redline: Redline) -> _Line | None:
    """A heading's line; None for any other block, and for what is on neither side."""
    old, new = sides(marked)
    entries = [entry_of(side) for side in (old or new, new or old) if side]
    was, now = entries or (None, None)
    if was is None or now is None:
        return None
    mark = mark_of(marked)
    if mark:
        # The contents list where a clause stands: nothing moves there.
        mark = evolve(mark, move="")
    whole = (Piece(span=Run(text=now.title), mark=mark),)
    return _Line(
        entry=now,
        number=_swapped(redline, was.number, now.number),
        title=marked.pieces if isinstance(marked, Changed) else whole,
        mark=mark,
    )


def _swapped(redline: Redline, old: str, new: str) -> Pieces:
    """Words that stay, or those of the old document replaced by those of the new."""
    if old == new:
        return (Piece(span=Run(text=new)),)
    return (
        Piece(span=Run(text=old), mark=_deleted(redline)),
        Piece(span=Run(text=new), mark=redline.mark),
    )


def _deleted(redline: Redline) -> Mark:
    return evolve(redline.mark, change=Change.DELETED)
