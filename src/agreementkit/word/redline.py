"""A redline to a Word file with real tracked changes.

The pass over blocks and the parts of the file stand at the end; before them, what they need:
where text goes that is in no document of the two, how marked pieces become runs inside changes,
and the cover, the contents and the header of both documents in one.

The file is long because a mark is one thing wherever it stands, on words, on the end of a
paragraph or on a row: who writes it numbers all of them in one pass.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from attrs import evolve, frozen

from agreementkit.errors import Fault, InvalidError
from agreementkit.model.copies import HouseStyle
from agreementkit.model.document import (
    SIGNED_FOR,
    ClauseHeading,
    DocumentBlock,
    Layout,
    Paragraph,
    PartHeading,
    Reference,
    ScheduleHeading,
    SignatureBlock,
    Spans,
    Table,
    line_of,
)
from agreementkit.model.fixed_wording import WrittenWords
from agreementkit.model.redline import (
    Change,
    Changed,
    ChangedRow,
    ChangedTable,
    Deleted,
    Inserted,
    MarkedBlock,
    MarkedSpan,
    Redline,
    RejectedInsertion,
    RevisionMark,
    Unchanged,
    mark_of,
    old_and_new,
)
from agreementkit.model.template import Run
from agreementkit.word import parts as part_names, styles
from agreementkit.word.markup_writer import (
    NEW_LINE,
    TAB,
    bookmark_name,
    document,
    field_end,
    field_start,
    in_bookmark,
    link,
    move_end,
    move_start,
    paragraph,
    revision,
    run,
    table,
)
from agreementkit.word.package_writer import assembled, packed, tracking_settings
from agreementkit.word.writer import (
    CONTENTS,
    SIGNATURE,
    BlockWriter,
    ContentsEntry,
    block_style,
    cell_fills,
    checked_parts,
    column_widths,
    common_parts,
    contents_entry_of,
    cover_lines,
    fits_on_one_line,
    runs,
)

# What one side inserted and the other struck out: where it stands in the file.
#
# A paragraph or a row of which neither side has anything can have no end of its own:
# LibreOffice knows but one change of an end. So its words stand in a paragraph that stays,
# on a line of their own.

_PILCROW = WrittenWords.PILCROW
"""Stands where a paragraph of its own would end."""


@frozen(kw_only=True)
class _StruckLine:
    """A line that is struck out."""

    mark: RevisionMark
    cells: tuple[Spans, ...]
    """Its text; of a row, cell by cell."""


_StruckCells = tuple[tuple[_StruckLine, ...], ...]
"""What is struck out in each cell of a row."""


@frozen(kw_only=True)
class _PlacedBlock:
    """A block with what is struck out beside it."""

    marked: MarkedBlock
    before: tuple[_StruckLine, ...] = ()
    behind: tuple[_StruckLine, ...] = ()


def _is_in_file(mark: RevisionMark | None) -> bool:
    """Whether what has this mark is in the file: nobody strikes out what is one's own."""
    return mark is None or mark.over is None or mark.over.author.name != mark.author.name


def _placed_blocks(blocks: Sequence[MarkedBlock]) -> tuple[_PlacedBlock, ...]:
    """The blocks that stay, each with those that are struck out beside it.

    A struck block stands behind the nearest paragraph before it that both sides keep. Is
    that a heading, or is there none, it stands before the next one. Where no paragraph is
    kept it is left out.
    """
    before: defaultdict[int, list[_StruckLine]] = defaultdict(list)
    behind: defaultdict[int, list[_StruckLine]] = defaultdict(list)
    hosts = [place for place, marked in enumerate(blocks) if _can_hold(marked)]
    for place, marked in enumerate(blocks):
        if isinstance(marked, RejectedInsertion) and _is_in_file(marked.mark):
            at = bisect_left(hosts, place)
            back, ahead = hosts[:at][-1:], hosts[at : at + 1]
            lines = [_StruckLine(mark=marked.mark, cells=cells) for cells in _lines(marked.block)]
            if ahead and (not back or _is_heading(blocks[back[0]]) > _is_heading(blocks[ahead[0]])):
                before[ahead[0]] += lines
            elif back:
                behind[back[0]] += lines
    return tuple(
        _PlacedBlock(marked=marked, before=tuple(before[place]), behind=tuple(behind[place]))
        for place, marked in enumerate(blocks)
        if not isinstance(marked, RejectedInsertion)
    )


def _placed_rows(
    rows: Sequence[ChangedRow], columns: int
) -> tuple[_StruckCells, tuple[tuple[ChangedRow, _StruckCells], ...]]:
    """What is struck out in the header, and the rows that stay, each with the same.

    A struck row stands in the row before it that was not inserted.

    Args:
        rows: of a table.
        columns: how many cells the header has.
    """
    stay = [row for row in rows if not _is_struck(row)]
    struck: list[list[list[_StruckLine]]] = [[[] for _ in range(columns)] for _ in (None, *stay)]
    host = passed = 0
    for row in rows:
        if not _is_struck(row):
            passed += 1
            host = host if row.mark and row.mark.change is Change.INSERTED else passed
        elif row.mark and _is_in_file(row.mark):
            for place, cell in zip(struck[host], row.cells, strict=True):
                spans = tuple(piece.span for piece in cell)
                place.append(_StruckLine(mark=row.mark, cells=(spans,)))
    header, *others = (tuple(map(tuple, cells)) for cells in struck)
    return header, tuple(zip(stay, others, strict=True))


def _is_struck(row: ChangedRow) -> bool:
    return row.mark is not None and row.mark.over is not None


def _lines(block: DocumentBlock) -> Iterator[tuple[Spans, ...]]:
    """What a struck block says, line by line; a table has a line for each row."""
    match block:
        case Table():
            yield tuple((Run(text=cell),) for cell in block.header)
            yield from block.rows
        case SignatureBlock():
            yield ((Run(text=SIGNED_FOR), *line_of(block)),)
        case _:
            yield (line_of(block),)


def _can_hold(marked: MarkedBlock) -> bool:
    """Whether a paragraph stays: one that comes or goes must be one change."""
    match marked:
        case Unchanged():
            return not isinstance(marked.block, Table | SignatureBlock)
        case Changed():
            return not isinstance(marked.new, SignatureBlock)
        case _:
            return False


def _is_heading(marked: MarkedBlock) -> bool:
    block = marked.block if isinstance(marked, Unchanged) else None
    block = marked.new if isinstance(marked, Changed) else block
    return isinstance(block, ClauseHeading | PartHeading | ScheduleHeading)


# Pieces with marks to runs inside tracked changes.

_TAGS = {Change.INSERTED: ("ins", "moveTo"), Change.DELETED: ("del", "moveFrom")}


def _reference_target(block: DocumentBlock | None) -> str | None:
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


class _HeadingBookmarks:
    """The bookmark of each heading, on either side.

    One that stands at two places has the usual bookmark where it lives on, and one of its
    own where it is struck out, so that references are right whichever side is taken.
    """

    def __init__(self, redline: Redline) -> None:
        self._old: Mapping[str, str] = dict(_old(redline))

    def old(self, target: str) -> str:
        """What a reference of the old text leads to."""
        return self._old.get(target, bookmark_name(target))

    def split(self, pieces: Iterable[MarkedSpan], mark: RevisionMark) -> Iterator[MarkedSpan]:
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
                and self.old(span.target) != bookmark_name(span.target)
            ):
                yield MarkedSpan(span=span, mark=evolve(mark, change=Change.DELETED))
                yield MarkedSpan(span=span, mark=evolve(mark, change=Change.INSERTED))
            else:
                yield piece


def _old(redline: Redline) -> Iterator[tuple[str, str]]:
    live = {
        bookmark_name(target)
        for block in redline.new.blocks
        if (target := _reference_target(block))
    }
    for old, new in map(old_and_new, redline.blocks):
        if target := _reference_target(old):
            # What is kept has the name that it will have; what goes needs one of its own.
            name, now = bookmark_name(target), _reference_target(new)
            yield target, bookmark_name(now) if now else f"{name}_old" if name in live else name


class _RevisionWriter:
    """One pass over a redline's marks; numbers them as it goes.

    Args:
        numbers: the numbers of all annotations of the document.
        redline: whose marks they are.
    """

    def __init__(self, numbers: Iterator[int], redline: Redline) -> None:
        self._numbers = numbers
        self._anchors = _HeadingBookmarks(redline)
        self._usual = redline.mark

    def line(self, pieces: Iterable[MarkedSpan], *, on: RevisionMark | None = None) -> str:
        """The runs of a line, those with one mark together.

        Args:
            pieces: the line.
            on: the mark of the block that comes next.
        """
        present = (piece for piece in pieces if _is_in_file(piece.mark))
        split: Iterable[MarkedSpan] = self._anchors.split(present, self._usual)
        if on and on.change is Change.INSERTED:
            split = _without_final_insertion([*split])
        return "".join(
            self.runs(mark, tuple(piece.span for piece in run))
            for mark, run in groupby(split, key=lambda piece: piece.mark)
        )

    def runs(self, mark: RevisionMark | None, spans: Spans) -> str:
        """Runs inside what they are tracked as."""
        return self.around(mark, self.bare(mark, spans))

    def bare(self, mark: RevisionMark | None, spans: Spans) -> str:
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
            anchor=self._anchors.old if deleted else bookmark_name,
        )

    def around(self, mark: RevisionMark | None, content: str) -> str:
        """Runs, already written, inside what they are tracked as."""
        if not mark or not content:
            return content
        content = self._revision(mark, _tag(mark), content)
        return self._revision(mark.over, _tag(mark.over), content) if mark.over else content

    def struck_lines(self, lines: Iterable[_StruckLine], *, front: bool = False) -> str:
        """Lines that are struck out, each on a line of its own.

        Args:
            lines: what they say.
            front: whether they stand before the paragraph, else behind it.
        """
        return "".join(map(self._before if front else self._behind, lines))

    def _before(self, line: _StruckLine) -> str:
        return self.around(line.mark, self._words(line) + NEW_LINE)

    def _behind(self, line: _StruckLine) -> str:
        return self.around(line.mark, NEW_LINE + self._words(line))

    def _words(self, line: _StruckLine) -> str:
        # With the sign at its end it is not the same text as what comes in its place, which
        # LibreOffice would take for a move.
        words = TAB.join(self.bare(line.mark, cell) for cell in line.cells)
        return words + run(_PILCROW, deleted=True)

    def end(self, mark: RevisionMark | None) -> str:
        """What the mark at the end of a paragraph is tracked as."""
        return self._revision(mark, _tag(mark), "") if mark else ""

    def row(self, mark: RevisionMark | None) -> str:
        """What a row of a table is tracked as; Word knows none that moves."""
        return self._revision(mark, _TAGS[mark.change][0], "") if mark else ""

    def moved(self, mark: RevisionMark | None) -> tuple[str, str]:
        """What stands before and after something moved; nothing where it is not."""
        if mark is None or not mark.move:
            return "", ""
        tag, number = _tag(mark), next(self._numbers)
        start = move_start(tag, number, mark.author.name, mark.when, mark.move)
        return start, move_end(tag, number)

    def anchor(self, mark: RevisionMark | None, target: str) -> str:
        """The bookmark of a heading."""
        struck_out = mark is not None and mark.change is Change.DELETED
        return self._anchors.old(target) if struck_out else bookmark_name(target)

    def _revision(self, mark: RevisionMark, tag: str, content: str) -> str:
        return revision(tag, next(self._numbers), mark.author.name, mark.when, content)


def _tag(mark: RevisionMark) -> str:
    return _TAGS[mark.change][bool(mark.move)]


def _without_final_insertion(pieces: Sequence[MarkedSpan]) -> Sequence[MarkedSpan]:
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


def _is(piece: MarkedSpan, change: Change) -> bool:
    return piece.mark is not None and piece.mark.change is change


def _last_word(piece: MarkedSpan) -> tuple[list[MarkedSpan], MarkedSpan]:
    """A piece without its last word, and that word; a figure or a term is one word."""
    span = piece.span
    if not isinstance(span, Run):
        return [], piece
    at = span.text.rstrip().rfind(" ") + 1
    head = [evolve(piece, span=evolve(span, text=span.text[:at]))] if at else []
    return head, evolve(piece, span=evolve(span, text=span.text[at:]))


# What stands before the text of a redline, and at the head of each page.

_MarkedSpans = tuple[MarkedSpan, ...]
_CoverLine = tuple[str, _MarkedSpans, RevisionMark | None]
"""A style, what it says, and the mark of the whole line."""


def _front_matter(redline: Redline, tracked: _RevisionWriter) -> Iterator[str]:
    """The covers of both documents in one, and the contents of both in one; of texts, nothing."""
    if redline.new.layout is Layout.TEXT:
        return
    yield from _paragraphs([*_cover(redline)], tracked)
    yield paragraph(styles.TOC_HEADING, run(WrittenWords.CONTENTS))
    yield _contents(redline, tracked)


def _paragraphs(lines: Sequence[_CoverLine], tracked: _RevisionWriter) -> Iterator[str]:
    follows = [*(mark for _, _, mark in lines[1:]), None]
    for (style, pieces, mark), on in zip(lines, follows, strict=True):
        content = tracked.line(pieces, on=on)
        yield paragraph(style, content, mark=tracked.end(mark))


def _cover(redline: Redline) -> Iterator[_CoverLine]:
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
                yield style, (MarkedSpan(span=Run(text=words), mark=mark),), mark


def _header_lines(redline: Redline, tracked: _RevisionWriter) -> str:
    """The line, or the two lines, at the head of each page."""
    old, new = redline.old, redline.new
    if new.layout is Layout.TEXT:
        return paragraph(styles.HEADER)
    title = tracked.line(_swapped(redline, old.title, new.title))
    versions = str(old.version), str(new.version)
    if fits_on_one_line(old) == fits_on_one_line(new):
        label = tracked.line(_swapped(redline, *versions))
        if fits_on_one_line(new):
            return paragraph(styles.HEADER, title, TAB, label)
        return paragraph(styles.HEADER, title) + paragraph(styles.HEADER, label)
    # One line becomes two, or two become one: the end of the first comes or goes.
    deleted, inserted = _deleted(redline), redline.mark
    was, now = (
        (mark, tracked.bare(mark, (Run(text=words),)))
        for mark, words in zip((deleted, inserted), versions, strict=True)
    )
    on_first, below = (was, now) if fits_on_one_line(old) else (now, was)
    first = tracked.around(on_first[0], TAB + on_first[1])
    second = tracked.around(*below)
    return paragraph(styles.HEADER, title, first, mark=tracked.end(below[0])) + paragraph(
        styles.HEADER,
        second,
    )


@frozen(kw_only=True)
class _ContentsLine:
    """One line of the contents of both documents."""

    entry: ContentsEntry
    number: _MarkedSpans
    title: _MarkedSpans
    mark: RevisionMark | None

    def content(self, tracked: _RevisionWriter, follows: "_ContentsLine | None") -> str:
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


def _contents(redline: Redline, tracked: _RevisionWriter) -> str:
    """The lines of the contents.

    The field itself is in no change: it stands whichever side is taken.
    """
    lines = [line for marked in redline.blocks if (line := _contents_line(marked, redline))]
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


def _contents_line(marked: MarkedBlock, redline: Redline) -> _ContentsLine | None:
    """A heading's line; None for any other block, and for what is on neither side."""
    old, new = old_and_new(marked)
    entries = [contents_entry_of(side) for side in (old or new, new or old) if side]
    was, now = entries or (None, None)
    if was is None or now is None:
        return None
    # The contents follow from the headings: whoever changed those, the lines here are ours, and
    # nothing moves.
    mark = mark_of(marked)
    mark = mark and evolve(redline.mark, change=mark.change)
    if isinstance(marked, Changed):
        title = tuple(
            evolve(piece, mark=piece.mark and evolve(redline.mark, change=piece.mark.change))
            for piece in marked.pieces
            if piece.mark is None or piece.mark.over is None
        )
    else:
        title = (MarkedSpan(span=Run(text=now.title), mark=mark),)
    return _ContentsLine(
        entry=now, number=_swapped(redline, was.number, now.number), title=title, mark=mark
    )


def _swapped(redline: Redline, old: str, new: str) -> _MarkedSpans:
    """Words that stay, or those of the old document replaced by those of the new."""
    if old == new:
        return (MarkedSpan(span=Run(text=new)),)
    return (
        MarkedSpan(span=Run(text=old), mark=_deleted(redline)),
        MarkedSpan(span=Run(text=new), mark=redline.mark),
    )


def _deleted(redline: Redline) -> RevisionMark:
    return evolve(redline.mark, change=Change.DELETED)


# Whole files.


def redline_bytes(
    redline: Redline,
    style: HouseStyle | None = None,
    identifier: str = "",
) -> bytes:
    """A redline as a Word file (.docx) with tracked changes.

    Accepting them all gives the new document, and rejecting them all the old one: text,
    numbers, references, cover, contents and header. The properties of the file, which
    Word cannot track, are those of the new document.

    Where one side's changes lie over the other's, each has its own name and date. What
    one inserted and the other struck out is in both changes, on either side gone; a whole
    paragraph of that kind stands on a line of its own in one beside it that stays.

    Args:
        redline: what to write.
        style: the look and letterhead of a branch; None takes the plain style.
        identifier: by which the file is known again when it comes back; empty leaves it out.

    Raises:
        InvalidError: the text holds a character that no Word file can, or it is not an
            agreement but a paper that goes beside one.
    """
    return packed(assembled(redline_parts(redline, identifier), style))


def redline_parts(redline: Redline, identifier: str = "") -> Mapping[str, str]:
    """The parts of a redline's file that differ from file to file; see `redline_bytes`."""
    layouts = {redline.old.layout, redline.new.layout}
    if layouts not in _CAN_BE_TRACKED or redline.old.front or redline.new.front:
        raise InvalidError([_NOT_AN_AGREEMENT])
    body = _Body(redline)
    bare = redline.new.layout is Layout.AGREEMENT
    main = document("".join(body.xml()), landscape=False, bare_first_page=bare)
    head = _header_lines(redline, body.tracked)
    parts = {
        **common_parts(redline.new, main, head, identifier),
        **dict(body.blocks.margin.parts()),
        part_names.SETTINGS: tracking_settings(),
    }
    both = evolve(redline.new, blocks=(*redline.new.blocks, *redline.old.blocks))
    return checked_parts(both, parts)


_CAN_BE_TRACKED = ({Layout.AGREEMENT}, {Layout.TEXT})
_NOT_AN_AGREEMENT = Fault(
    message="only an agreement can be shown with tracked changes, with nothing before its cover",
    remedy="compare the two agreements as both sides may see them",
)


class _Body:
    """One pass over a redline."""

    def __init__(self, redline: Redline) -> None:
        self.redline = redline
        self.blocks = BlockWriter()
        self.tracked = _RevisionWriter(self.blocks.numbers, redline)

    def xml(self) -> Iterator[str]:
        yield from _front_matter(self.redline, self.tracked)
        blocks = _placed_blocks(self.redline.blocks)
        marks = [mark_of(each.marked) for each in blocks]
        follows = [*marks[1:], None]
        for mark, places in groupby(range(len(blocks)), key=marks.__getitem__):
            start, end = self.tracked.moved(mark)
            for place in places:
                yield from self.block(blocks[place], start, follows[place])
                start = ""
            yield end

    def block(self, each: _PlacedBlock, start: str, follows: RevisionMark | None) -> Iterator[str]:
        """The paragraphs, or the table, of one block.

        Args:
            each: the block, and what is struck out beside it.
            start: what stands first in its first paragraph.
            follows: the mark of the next block.
        """
        marked = each.marked
        match marked:
            case ChangedTable():
                yield self.table(marked.new, marked.rows, None)
            case Unchanged(block=Table() as table):
                yield self.table(table, [_row(cells, None) for cells in table.rows], None)
            case Deleted(block=Table() as table) | Inserted(block=Table() as table):
                rows = [_row(cells, marked.mark) for cells in table.rows]
                yield self.table(table, rows, marked.mark)
            case _:
                mark = mark_of(marked)
                block = next(side for side in reversed(old_and_new(marked)) if side)
                # What is struck out behind a line closes it.
                on = None if each.behind else follows
                line = self.tracked.line(_printed(block, _block_line(marked), mark), on=on)
                start += self.tracked.struck_lines(each.before, front=True)
                yield from self.lines(
                    block, line, mark, (start, self.tracked.struck_lines(each.behind))
                )

    def lines(
        self,
        block: DocumentBlock,
        line: str,
        mark: RevisionMark | None,
        around: tuple[str, str],
    ) -> Iterator[str]:
        """The paragraphs of a block whose line has been written, with what is around it."""
        before, behind = around
        if not isinstance(block, SignatureBlock):
            content = self.content(block, line, mark)
            yield paragraph(
                block_style(block), before, content, behind, mark=self.tracked.end(mark)
            )
            return
        yield paragraph(styles.SIGNATURE_PARTY, before, line, mark=self.tracked.end(mark))
        for label, style in SIGNATURE.items():
            words = self.tracked.bare(mark, (Run(text=label),)) + TAB + TAB
            content = self.tracked.around(mark, words)
            yield paragraph(style, content, mark=self.tracked.end(mark))

    def content(self, block: DocumentBlock, line: str, mark: RevisionMark | None) -> str:
        """A line in its bookmarks and comments. What is struck out keeps a heading's only."""
        if target := _reference_target(block):
            name = self.tracked.anchor(mark, target)
            line = in_bookmark(name, next(self.blocks.numbers), line)
        if mark and mark.change is Change.DELETED:
            return line
        if isinstance(block, ClauseHeading):
            self.blocks.first_below = block.clause
        if isinstance(block, Paragraph):
            line = self.blocks.anchored(block, line)
        if isinstance(block, ClauseHeading | Paragraph):
            line = self.blocks.margin.commented(block.comments, line)
        return line

    def table(self, block: Table, rows: Sequence[ChangedRow], mark: RevisionMark | None) -> str:
        """A table, each of its rows with its own mark; `mark` is that of the whole."""
        above, stay = _placed_rows(rows, len(block.header))
        heads = [
            self.tracked.runs(mark, (Run(text=cell),)) + self.tracked.struck_lines(struck)
            for cell, struck in zip(block.header, above, strict=True)
        ]
        return table(
            style=styles.TABLE,
            widths=column_widths(block, self.blocks.width),
            caption=block.caption,
            header=[paragraph(styles.TABLE_HEADING, head) for head in heads],
            rows=[
                [
                    (self.cell(cell, lines), fill)
                    for cell, lines, fill in zip(row.cells, struck, fills, strict=True)
                ]
                for (row, struck), fills in zip(stay, cell_fills(block, len(stay)), strict=True)
            ],
            marks=[self.tracked.row(mark), *(self.tracked.row(row.mark) for row, _ in stay)],
        )

    def cell(self, line: _MarkedSpans, lines: Sequence[_StruckLine]) -> str:
        content = self.tracked.line(line), self.tracked.struck_lines(lines)
        return paragraph(styles.TABLE_TEXT, *content)


def _block_line(marked: MarkedBlock) -> Sequence[MarkedSpan]:
    """The line of a block piece by piece."""
    match marked:
        case Changed():
            return marked.pieces
        case Inserted() | Deleted() if marked.pieces:
            return marked.pieces
        case _:
            mark = mark_of(marked)
            block = next(side for side in old_and_new(marked) if side)
            return [MarkedSpan(span=span, mark=mark) for span in line_of(block)]


def _printed(
    block: DocumentBlock, line: Sequence[MarkedSpan], mark: RevisionMark | None
) -> _MarkedSpans:
    """A line with what prints before it."""
    if isinstance(block, SignatureBlock):
        return (MarkedSpan(span=Run(text=SIGNED_FOR), mark=mark), *line)
    return tuple(line)


def _row(cells: Sequence[Spans], mark: RevisionMark | None) -> ChangedRow:
    marked = tuple(tuple(MarkedSpan(span=span, mark=mark) for span in cell) for cell in cells)
    return ChangedRow(cells=marked, mark=mark)
