"""Two documents compared: one redline, whose changes accepted give the one, rejected the other."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import count

from attrs import evolve

from agreementkit.comparing.alignment import (
    Pair,
    aligned_pairs,
    longest_increasing_subsequence,
    similarity,
    with_gaps,
)
from agreementkit.comparing.word_diff import (
    MarkPair,
    diff_words,
    without_reference_numbers,
    words_of_spans,
)
from agreementkit.model.document import (
    Author,
    ClauseHeading,
    Document,
    DocumentBlock,
    Heading,
    Paragraph,
    PartHeading,
    ScheduleHeading,
    Spans,
    Table,
    line_of,
)
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
    RevisionMark,
    Unchanged,
    mark_of,
)

# ---
# Keys by which a block is found again in the other document.

_Cells = tuple[Spans, ...]


def form_of(block: DocumentBlock) -> Hashable:
    """What must be the same for a block to be changed in place: its kind and its level.

    Of a table, all that stands around its rows.
    """
    match block:
        case Paragraph():
            return Paragraph, block.level, block.clause is None
        case Table():
            # Colours say something of the rows as they stand: such a table is replaced whole.
            coloured = block.rows if block.shades else None
            return Table, block.header, block.caption, block.widths, block.shades, coloured
        case Heading():
            return Heading, block.level
        case _:
            return type(block).__name__


def _block_key(block: DocumentBlock) -> Hashable:
    """What makes two blocks one: form and words, whatever the numbers.

    The headings of one clause are one, whatever they say.
    """
    match block:
        case ClauseHeading():
            return ClauseHeading, block.clause
        case ScheduleHeading():
            return ScheduleHeading, block.id
        case Table():
            return form_of(block), tuple(map(_row_key, block.rows))
        case _:
            return form_of(block), without_reference_numbers(line_of(block))


def _row_key(cells: _Cells) -> Hashable:
    """What makes two rows one: their words, whatever the numbers."""
    return tuple(without_reference_numbers(cell) for cell in cells)


# ---
# Paragraphs whose end no tracked change can delete.
#
# A paragraph that is deleted or inserted as a whole joins the next one when it goes. It
# cannot join a table, and the last of a document has nothing to join. Such a paragraph is
# changed in place instead, into one that takes its place on the other side, though the two
# have no word in common.

_Gap = tuple[Sequence[Hashable], range, frozenset[int]]
"""The forms of all blocks of a section, a stretch of it, and which blocks are undeletable."""


def _fixed_places(blocks: Sequence[DocumentBlock], *, last: bool) -> frozenset[int]:
    """The places of paragraphs that a table follows, or nothing at all.

    Args:
        blocks: a section.
        last: whether nothing follows it.
    """
    tables = [isinstance(block, Table) for block in blocks]
    follows = [*tables[1:], last]
    return frozenset(
        place
        for place, (table, undeletable) in enumerate(zip(tables, follows, strict=True))
        if undeletable and not table
    )


def _forced_pair(old: _Gap, new: _Gap) -> Pair | None:
    """Two paragraphs of one form that must be one; None where none must or none can.

    Args:
        old: a stretch without a fellow in the new document.
        new: the same the other way round.
    """
    (forms, before, undeletable), (others, after, undeletable_new) = old, new
    here = [place for place in before if place in undeletable]
    there = [place for place in after if place in undeletable_new]
    if not here and not there:
        return None
    for i in reversed(here or before):
        for j in reversed(there or after):
            if forms[i] == others[j]:
                return i, j
    return None


def inserted_before_deleted(
    deletions: Sequence[DocumentBlock], insertions: Sequence[DocumentBlock]
) -> bool:
    """Whether what was inserted must stand before what was deleted, to keep a table apart.

    Else it stands after: people look for the new words behind the old.
    """
    if (
        not deletions
        or not insertions
        or isinstance(deletions[-1], Table)
        or not isinstance(insertions[0], Table)
    ):
        return False
    return isinstance(insertions[-1], Table) or not isinstance(deletions[0], Table)


# ---
# The blocks of one section of both documents, merged.

_BlockSequence = Sequence[DocumentBlock]


def _merge_blocks(
    old: _BlockSequence,
    new: _BlockSequence,
    marks: MarkPair,
    *,
    last: bool,
) -> Iterator[MarkedBlock]:
    """The blocks of both: kept, changed in place, deleted, inserted.

    Args:
        old: the blocks of a section of the old document.
        new: those of its fellow.
        marks: what their differences are marked with.
        last: whether nothing follows the section on either side.
    """
    if old == new:
        yield from (Unchanged(block=block) for block in new)
        return
    deleted, inserted = marks
    pairs = _pairs(old, new, last=last)
    for (before, after), pair in with_gaps(pairs, len(old), len(new)):
        deletions = [old[i] for i in before]
        insertions = [new[j] for j in after]
        here = [Deleted(block=block, mark=deleted) for block in deletions]
        there = [Inserted(block=block, mark=inserted) for block in insertions]
        first, second = (
            (there, here) if inserted_before_deleted(deletions, insertions) else (here, there)
        )
        yield from first
        yield from second
        if pair:
            yield _changed_block(old[pair[0]], new[pair[1]], marks)


def _pairs(old: _BlockSequence, new: _BlockSequence, *, last: bool) -> list[Pair]:
    """Which blocks are one: the same, much alike, or such as must be changed in place."""
    forms = [*map(form_of, old)], [*map(form_of, new)]
    words = [*map(_block_words, old)], [*map(_block_words, new)]

    def alike(i: int, j: int) -> float:
        return similarity(words[0][i], words[1][j]) if forms[0][i] == forms[1][j] else 0.0

    pairs = aligned_pairs([*map(_block_key, old)], [*map(_block_key, new)], alike)
    undeletable = _fixed_places(old, last=last), _fixed_places(new, last=last)
    while undeletable[0] or undeletable[1]:
        more = [
            tie
            for (before, after), _ in with_gaps(pairs, len(old), len(new))
            if (
                tie := _forced_pair(
                    (forms[0], before, undeletable[0]), (forms[1], after, undeletable[1])
                )
            )
        ]
        if not more:
            break
        pairs = sorted(pairs + more)
    return pairs


def _block_words(block: DocumentBlock) -> Counter[str]:
    return Counter(words_of_spans(line_of(block)))


def _changed_block(old: DocumentBlock, new: DocumentBlock, marks: MarkPair) -> MarkedBlock:
    if old == new:
        return Unchanged(block=new)
    if isinstance(old, Table) and isinstance(new, Table):
        return ChangedTable(old=old, new=new, rows=tuple(_rows(old.rows, new.rows, marks)))
    return Changed(old=old, new=new, pieces=diff_words(line_of(old), line_of(new), marks))


def _rows(old: Sequence[_Cells], new: Sequence[_Cells], marks: MarkPair) -> Iterator[ChangedRow]:
    deleted, inserted = marks
    words = [*map(_row_words, old)], [*map(_row_words, new)]

    def alike(i: int, j: int) -> float:
        return similarity(words[0][i], words[1][j])

    pairs = aligned_pairs([*map(_row_key, old)], [*map(_row_key, new)], alike)
    for (before, after), pair in with_gaps(pairs, len(old), len(new)):
        yield from (_whole_row(old[i], deleted) for i in before)
        yield from (_whole_row(new[j], inserted) for j in after)
        if pair:
            both = zip(old[pair[0]], new[pair[1]], strict=True)
            yield ChangedRow(cells=tuple(diff_words(here, there, marks) for here, there in both))


def _row_words(cells: _Cells) -> Counter[str]:
    return Counter(word for cell in cells for word in words_of_spans(cell))


def _whole_row(cells: _Cells, mark: RevisionMark) -> ChangedRow:
    marked = tuple(tuple(MarkedSpan(span=span, mark=mark) for span in cell) for cell in cells)
    return ChangedRow(cells=marked, mark=mark)


# ---
# Sections: Parts, clauses, schedules, what is loose.

SectionKey = tuple[str, str, int]
"""What kind of section it is, what it is called, and how many before it are called so."""
SectionBlocks = list[DocumentBlock]


def sections(document: Document) -> dict[SectionKey, SectionBlocks]:
    """The sections of a document by what they are known by, in order.

    A clause is known by its id, whatever its number and heading.
    """
    found: dict[SectionKey, SectionBlocks] = {}
    seen: Counter[tuple[str, str]] = Counter()
    for name, blocks in _cut(document):
        found[*name, seen[name]] = blocks
        seen[name] += 1
    return found


def _cut(document: Document) -> Iterator[tuple[tuple[str, str], SectionBlocks]]:
    name, blocks = ("loose", ""), SectionBlocks()
    for block in document.blocks:
        opened = _opens(block)
        if opened is None and block.clause != (name[1] if name[0] == "clause" else None):
            opened = ("clause", block.clause) if block.clause else ("loose", "")
        if opened is not None:
            if blocks:
                yield name, blocks
            name, blocks = opened, []
        blocks.append(block)
    if blocks:
        yield name, blocks


def _opens(block: DocumentBlock) -> tuple[str, str] | None:
    """What a block opens; None where it goes on with what is open."""
    match block:
        case PartHeading():
            return "part", block.title
        case ClauseHeading():
            return "clause", block.clause
        case ScheduleHeading():
            return "schedule", block.id
        case _:
            return None


# ---
# Moves: blocks of a clause that stand elsewhere, in the same words.
#
# Only those. Whoever sees that text has moved takes it to be the same, so a paragraph
# that was altered on the way is shown deleted at the one place and inserted at the other.


def _with_moves(blocks: Sequence[MarkedBlock]) -> Iterator[MarkedBlock]:
    """The same blocks; those that moved say so."""
    return _with_move_names(blocks, _counterparts(blocks, lambda _: (True,)))


def with_surviving_moves(blocks: Sequence[MarkedBlock]) -> Iterator[MarkedBlock]:
    """The same blocks; those that were said to have moved and are at both places say so.

    Args:
        blocks: those of two redlines, which may use one name for two moves.
    """
    counterparts = _counterparts(blocks, _move)
    return _with_move_names([*map(_without_move, blocks)], counterparts)


def _move(mark: RevisionMark) -> tuple[object, ...]:
    return (mark.move, mark.author, mark.when) if mark.move else ()


def _without_move(marked: MarkedBlock) -> MarkedBlock:
    if isinstance(marked, Deleted | Inserted) and marked.mark.move:
        return evolve(marked, mark=evolve(marked.mark, move=""))
    return marked


def _with_move_names(
    blocks: Sequence[MarkedBlock], counterparts: Mapping[int, int]
) -> Iterator[MarkedBlock]:
    """The same blocks with the names of what moved, a new one wherever a stretch breaks off."""
    back = {new: old for old, new in counterparts.items()}
    names: dict[int, str] = {}
    numbers = count(1)
    for old, new in counterparts.items():
        on = counterparts.get(old - 1) == new - 1 and mark_of(blocks[old - 1]) == mark_of(
            blocks[old]
        )
        names[old] = names[old - 1] if on else f"move{next(numbers)}"
    for place, marked in enumerate(blocks):
        name = names.get(back.get(place, place), "")
        if name and isinstance(marked, Deleted | Inserted):
            yield evolve(marked, mark=evolve(marked.mark, move=name))
        else:
            yield marked


def _counterparts(
    blocks: Sequence[MarkedBlock],
    called: Callable[[RevisionMark], tuple[object, ...]],
) -> dict[int, int]:
    """The place where each block that moved now stands, by the place where it stood.

    Args:
        blocks: all of a text.
        called: what must be the same of the marks at both places; empty where nothing did.
    """
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, marked in enumerate(blocks):
        if isinstance(marked, Inserted) and _can_move(marked):
            waiting[called(marked.mark), _move_key(marked.block)].append(place)
    return {
        place: there.pop(0)
        for place, marked in enumerate(blocks)
        if isinstance(marked, Deleted)
        and _can_move(marked)
        and (name := called(marked.mark))
        and (there := waiting[name, _move_key(marked.block)])
    }


def _can_move(marked: Deleted | Inserted) -> bool:
    """Word knows no tables that move; what two sides changed moves for neither."""
    return not isinstance(marked.block, Table) and not marked.pieces


def _move_key(block: DocumentBlock) -> Hashable:
    """What must be the same of a block that moved: its clause, its kind and its words."""
    return block.clause, type(block).__name__, without_reference_numbers(line_of(block))


# ---
# The whole comparison.


def compare(old: Document, new: Document, *, author: Author, when: datetime | None) -> Redline:
    """Two documents as one text with tracked changes.

    Clauses are found again by their ids. As many as can keep their order stay where they
    are; the others have moved. Inside a clause the paragraphs are compared word by word.

    Args:
        old: what rejecting every change gives, exactly.
        new: what accepting every change gives, exactly.
        author: whose changes they are.
        when: when they were made, a time zone left out; None where nobody knows.

    >>> import agreementkit as ak
    >>> from datetime import datetime
    >>> from agreementkit.model.document import Author
    >>> pack = ak.load_pack()
    >>> first = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"],
    ...                      provisions=pack.bundle("framework"))
    >>> old, new = (ak.compose(each, pack) for each in (first, first.at("target")))
    >>> union = Author(name="Union side", initials="US")
    >>> redline = ak.compare(old, new, author=union, when=datetime(2027, 1, 15, 10, 0))
    >>> redline.accepted() == new, redline.rejected() == old
    (True, True)
    """
    deleted = RevisionMark(change=Change.DELETED, author=author, when=when)
    marks = deleted, evolve(deleted, change=Change.INSERTED)
    return Redline(old=old, new=new, blocks=_with_moves([*_blocks(old, new, marks)]), mark=marks[1])


def _blocks(old: Document, new: Document, marks: MarkPair) -> Iterator[MarkedBlock]:
    deleted, inserted = marks
    here, there = sections(old), sections(new)
    keys, new_keys = [*here], [*there]
    places = {key: place for place, key in enumerate(new_keys)}
    both = [(place, places[key]) for place, key in enumerate(keys) if key in places]
    stay = [both[place] for place in longest_increasing_subsequence([j for _, j in both])]
    for (before, after), pair in with_gaps(stay, len(keys), len(new_keys)):
        for i in before:
            yield from (Deleted(block=block, mark=deleted) for block in here[keys[i]])
        for j in after:
            yield from (Inserted(block=block, mark=inserted) for block in there[new_keys[j]])
        if pair:
            i, j = pair
            last = (i, j) == (len(keys) - 1, len(new_keys) - 1)
            yield from _merge_blocks(here[keys[i]], there[new_keys[j]], marks, last=last)
