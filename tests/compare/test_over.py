"""The laws of a redline in two layers: three texts in one, each to be had from it exactly."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from hypothesis import given

import agreementkit as ak
from agreementkit.compare import over
from agreementkit.compare.lines_over import pieces_of
from agreementkit.model.comment import Author
from agreementkit.model.document import DocumentBlock, Table, line_of, text_of
from agreementkit.model.redline import (
    Change,
    Changed,
    ChangedTable,
    Deleted,
    Inserted,
    Kept,
    Mark,
    Piece,
    Redline,
    Struck,
    is_new,
)
from tests.redrafts import triples

THEM = Author(name="Kent Police", initials="KP")
US = Author(name="Union side", initials="US")
THEN, NOW = (datetime(2027, month, 15, 10, 0) for month in (1, 2))  # noqa: DTZ001 - Word keeps no zone
PACK = ak.load_pack()

Three = tuple[ak.Document, ak.Document, ak.Document]
Lines = list[object]


def layered(base: ak.Document, theirs: ak.Document, ours: ak.Document) -> Redline:
    below = ak.compare(base, theirs, author=THEM, when=THEN)
    return over(below, ours, author=US, when=NOW)


def between(mark: Mark | None) -> bool:
    """Whether their text has what has this mark: their changes accepted, ours rejected."""
    if mark is None or mark.author == THEM:
        return is_new(mark)
    return mark.change is Change.DELETED


def said(document: ak.Document) -> Lines:
    return [*map(lines_in, document.blocks)]


def lines_in(block: DocumentBlock) -> object:
    if isinstance(block, Table):
        return [[text_of(cell) for cell in row] for row in block.rows]
    return text_of(line_of(block))


def read_between(redline: Redline) -> Iterator[object]:
    """The lines of their text, read from the marks alone."""
    for block in redline.blocks:
        match block:
            case Kept():
                yield lines_in(block.block)
            case Struck():
                assert between(block.mark)
                yield lines_in(block.block)
            case ChangedTable():
                rows = (row for row in block.rows if between(row.mark))
                yield [[read(cell) for cell in row.cells] for row in rows]
            case Inserted() | Deleted() if isinstance(block.block, Table):
                if between(block.mark):
                    yield lines_in(block.block)
            case Inserted() | Deleted() | Changed():
                if isinstance(block, Changed) or between(block.mark):
                    yield read(pieces_of(block))


def read(line: Iterable[Piece]) -> str:
    return "".join(piece.span.text for piece in line if between(piece.mark))


def pieces_in(redline: Redline) -> Iterator[Piece]:
    for block in redline.blocks:
        match block:
            case ChangedTable():
                yield from (p for row in block.rows for cell in row.cells for p in cell)
            case Inserted() | Deleted() | Changed():
                yield from pieces_of(block)
            case _:
                pass


def marks(redline: Redline) -> Iterator[Mark]:
    found = [piece.mark for piece in pieces_in(redline)]
    for block in redline.blocks:
        if isinstance(block, ChangedTable):
            found += [row.mark for row in block.rows]
        elif isinstance(block, Inserted | Deleted | Struck):
            found.append(block.mark)
    for mark in filter(None, found):
        yield mark
        yield from [mark.over] if mark.over else []


@given(three=triples(PACK))
def test_accepting_gives_our_text_and_rejecting_the_first(three: Three) -> None:
    base, _, ours = three
    redline = layered(*three)
    assert redline.accepted() == ours
    assert redline.rejected() == base


@given(three=triples(PACK))
def test_their_text_is_their_changes_accepted_and_ours_rejected(three: Three) -> None:
    assert [*read_between(layered(*three))] == said(three[1])


@given(three=triples(PACK))
def test_the_pieces_read_as_the_first_text_and_as_ours(three: Three) -> None:
    for block in layered(*three).blocks:
        match block:
            case Changed() | Inserted() | Deleted() if (
                lines_in(block.new if isinstance(block, Changed) else block.block) != []
            ):
                pass
            case _:
                pass


@given(three=triples(PACK))
def test_over_a_text_that_nobody_changed_it_is_a_plain_redline(three: Three) -> None:
    base, _, ours = three
    assert layered(base, base, ours) == ak.compare(base, ours, author=US, when=NOW)


@given(three=triples(PACK))
def test_where_we_change_nothing_their_redline_stays(three: Three) -> None:
    base, theirs, ours = three
    below = ak.compare(base, theirs, author=THEM, when=THEN)
    assert over(below, theirs, author=US, when=NOW).blocks == below.blocks
    both = layered(*three)
    assert over(both, ours, author=THEM, when=NOW).blocks == both.blocks


@given(three=triples(PACK))
def test_every_change_is_theirs_or_ours(three: Three) -> None:
    found = {(mark.author, mark.when) for mark in marks(layered(*three))}
    assert found <= {(THEM, THEN), (US, NOW)}
    for mark in marks(layered(*three)):
        if mark.over:
            assert (mark.change, mark.author) == (Change.DELETED, US)
            assert (mark.over.change, mark.over.author) == (Change.INSERTED, THEM)
