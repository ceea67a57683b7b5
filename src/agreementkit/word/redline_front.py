"""What stands before the text of a redline, and at the head of each page."""

from collections.abc import Iterator

from attrs import evolve

from agreementkit.model.document import Run, line_of
from agreementkit.model.redline import (
    Change,
    Changed,
    ChangedTable,
    Deleted,
    Inserted,
    MarkedBlock,
    Piece,
    Redline,
)
from agreementkit.word import styles
from agreementkit.word.front import CONTENTS, cover_lines, entry_of
from agreementkit.word.oxml.field import field_end, field_start, link
from agreementkit.word.oxml.paragraph import paragraph
from agreementkit.word.oxml.part import contents_control
from agreementkit.word.oxml.run import TAB, run
from agreementkit.word.tracked import Tracked

__all__ = ["contents", "cover", "header_line"]

Line = tuple[str, str]
"""A style and its words."""


def cover(redline: Redline, tracked: Tracked) -> Iterator[str]:
    """The covers of both documents in one."""
    from difflib import SequenceMatcher

    old, new = [*cover_lines(redline.old)], [*cover_lines(redline.new)]
    inserted = redline.mark
    deleted = evolve(inserted, change=Change.DELETED)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for _, start, end, first, last in steps:
        before, after = old[start:end], new[first:last]
        if [style for style, _ in before] == [style for style, _ in after]:
            for (style, was), (_, now) in zip(before, after, strict=True):
                yield paragraph(style, _swapped(redline, tracked, was, now))
            continue
        for mark, lines in ((deleted, before), (inserted, after)):
            for style, words in lines:
                content = tracked.runs(mark, (Run(text=words),))
                yield paragraph(style, content, mark=tracked.end(mark))


def header_line(redline: Redline, tracked: Tracked) -> str:
    """The line at the head of each page."""
    title = _swapped(redline, tracked, redline.old.title, redline.new.title)
    version = _swapped(redline, tracked, str(redline.old.version), str(redline.new.version))
    return paragraph(styles.HEADER, title, TAB, version)


def contents(redline: Redline, tracked: Tracked) -> str:
    """The contents of both documents in one.

    The field itself is in no change: it stands whichever side is taken.
    """
    lines = [line for block in redline.blocks if (line := _line(block, redline, tracked))]
    last = len(lines) - 1
    inside = [paragraph(styles.TOC_HEADING, run("Contents"))]
    inside += (
        paragraph(
            style,
            field_start(CONTENTS) if index == 0 else "",
            content,
            field_end() if index == last else "",
            mark=mark,
        )
        for index, (style, content, mark) in enumerate(lines)
    )
    return contents_control("".join(inside))


def _line(
    marked: MarkedBlock,
    redline: Redline,
    tracked: Tracked,
) -> tuple[str, str, str] | None:
    """A heading's line in the contents: its style, its content, what its end is tracked as."""
    match marked:
        case Changed() | ChangedTable():
            old, new, mark = marked.old, marked.new, None
        case Deleted() | Inserted():
            # The contents list where a clause stands; nothing moves there.
            old = new = marked.block
            mark = evolve(marked.mark, move="")
        case _:
            old = new = marked.block
            mark = None
    was, now = entry_of(old), entry_of(new)
    if was is None or now is None:
        return None
    whole = tuple(Piece(span=span, mark=mark) for span in line_of(new))
    title = marked.pieces if isinstance(marked, Changed) else whole
    if mark:
        number = tracked.runs(mark, (Run(text=now.number),))
    else:
        number = _swapped(redline, tracked, was.number, now.number)
    tab = now.style == styles.TOC_CLAUSE
    gap = tracked.around(mark, TAB) if tab else tracked.runs(mark, (Run(text=" "),))
    content = link(tracked.anchor(mark, now.target), number + gap + tracked.line(title))
    return now.style, content, tracked.end(mark)


def _swapped(redline: Redline, tracked: Tracked, old: str, new: str) -> str:
    """Words that stay, or those of the old document replaced by those of the new."""
    if old == new:
        return run(new)
    deleted = evolve(redline.mark, change=Change.DELETED)
    return tracked.runs(deleted, (Run(text=old),)) + tracked.runs(redline.mark, (Run(text=new),))
