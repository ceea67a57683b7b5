"""The laws of a redline in two layers: three texts in one, each to be had from it exactly."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

import pytest
from attrs import evolve
from hypothesis import given

import agreementkit as ak
from agreementkit.comparing.three_way import (
    pieces_of,
    three_way_line,
    three_way_redline,
    with_one_mark,
)
from agreementkit.documents import (
    Author,
    Change,
    Changed,
    ChangedRow,
    ChangedTable,
    ClauseHeading,
    Deleted,
    Figure,
    Inserted,
    MarkedSpan,
    Paragraph,
    Redline,
    RejectedInsertion,
    RevisionMark,
    Table,
    Unchanged,
    clause_changes,
    text_of,
)
from agreementkit.model.document import DocumentBlock, line_of
from agreementkit.model.redline import in_new, in_old, mark_of, old_and_new
from agreementkit.packs import Run
from tests.redrafts import triples

THEM = Author(name="Kent Police", initials="KP")
US = Author(name="Union side", initials="US")
THEN, NOW = (datetime(2027, month, 15, 10, 0) for month in (1, 2))  # noqa: DTZ001 - Word keeps no zone
PACK = ak.load_pack()

Three = tuple[ak.Document, ak.Document, ak.Document]
Lines = list[object]


def layered(base: ak.Document, theirs: ak.Document, ours: ak.Document) -> Redline:
    below = ak.compare(base, theirs, author=THEM, when=THEN)
    return three_way_redline(below, ours, author=US, when=NOW)


def between(mark: RevisionMark | None) -> bool:
    """Whether their text has what has this mark: their changes accepted, ours rejected."""
    if mark is None or mark.author == THEM:
        return in_new(mark)
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
            case Unchanged():
                yield lines_in(block.block)
            case RejectedInsertion():
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


def read(line: Iterable[MarkedSpan]) -> str:
    return "".join(piece.span.text for piece in line if between(piece.mark))


def pieces_in(redline: Redline) -> Iterator[MarkedSpan]:
    for block in redline.blocks:
        match block:
            case ChangedTable():
                yield from (p for row in block.rows for cell in row.cells for p in cell)
            case Inserted() | Deleted() | Changed():
                yield from pieces_of(block)
            case _:
                pass


def marks(redline: Redline) -> Iterator[RevisionMark]:
    found = [piece.mark for piece in pieces_in(redline)]
    for block in redline.blocks:
        if isinstance(block, ChangedTable):
            found += [row.mark for row in block.rows]
        elif isinstance(block, Inserted | Deleted | RejectedInsertion):
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
        for side, there in zip(old_and_new(block), (in_old, in_new), strict=True):
            if isinstance(block, ChangedTable) and side:
                rows = [row for row in block.rows if there(row.mark)]
                assert [[kept(cell, there) for cell in row.cells] for row in rows] == lines_in(side)
            elif isinstance(block, Inserted | Deleted | Changed) and not isinstance(side, Table):
                assert kept(pieces_of(block), there) == (lines_in(side) if side else "")


def kept(line: Iterable[MarkedSpan], there: Callable[[RevisionMark | None], bool]) -> str:
    return "".join(piece.span.text for piece in line if there(piece.mark))


@given(three=triples(PACK))
def test_over_a_text_that_nobody_changed_it_is_a_plain_redline(three: Three) -> None:
    base, _, ours = three
    assert layered(base, base, ours) == ak.compare(base, ours, author=US, when=NOW)


@given(three=triples(PACK))
def test_where_we_change_nothing_their_redline_stays(three: Three) -> None:
    base, theirs, ours = three
    below = ak.compare(base, theirs, author=THEM, when=THEN)
    assert three_way_redline(below, theirs, author=US, when=NOW).blocks == below.blocks
    both = layered(*three)
    assert three_way_redline(both, ours, author=THEM, when=NOW).blocks == both.blocks


@given(three=triples(PACK))
def test_every_change_is_theirs_or_ours(three: Three) -> None:
    found = {(mark.author, mark.when) for mark in marks(layered(*three))}
    assert found <= {(THEM, THEN), (US, NOW)}
    for mark in marks(layered(*three)):
        if mark.over:
            assert (mark.change, mark.author) == (Change.DELETED, US)
            assert (mark.over.change, mark.over.author) == (Change.INSERTED, THEM)


def document(*blocks: DocumentBlock) -> ak.Document:
    return ak.Document(title="Deal", parties=["Us"], version=ak.Version(), blocks=blocks)


def para(text: str, level: int = 2) -> Paragraph:
    return Paragraph(spans=(Run(text=text),), clause="a", level=level)


def shape(redline: Redline) -> list[str]:
    """Each block in short: its kind, and whose its mark is."""
    return [
        " ".join(
            [type(block).__name__, *([mark.author.initials] if (mark := mark_of(block)) else [])]
        )
        for block in redline.blocks
    ]


HEAD = ClauseHeading(clause="a", number="1", title="On a")
FIRST = para("The Employer must wait 26 weeks before it starts.")
LAST = para("Notice is in writing.")


def test_words_that_they_put_in_and_we_replace_are_in_both_changes() -> None:
    base, theirs, ours = (
        document(HEAD, para(f"The Employer must wait {weeks} weeks."), LAST)
        for weeks in ("26", "20", "24")
    )
    block = layered(base, theirs, ours).blocks[1]
    assert isinstance(block, Changed)
    gone = RevisionMark(change=Change.DELETED, author=THEM, when=THEN)
    came = evolve(gone, change=Change.INSERTED)
    mine = RevisionMark(change=Change.INSERTED, author=US, when=NOW)
    assert [(piece.span.text, piece.mark) for piece in block.pieces] == [
        ("The Employer must wait ", None),
        ("26", gone),
        ("20", evolve(mine, change=Change.DELETED, over=came)),
        ("24", mine),
        (" weeks.", None),
    ]


def test_what_they_struck_out_and_we_want_back_is_their_deletion_and_our_insertion() -> None:
    base = document(HEAD, FIRST, LAST)
    redline = layered(base, document(HEAD, LAST), base)
    assert shape(redline) == ["Unchanged", "Deleted KP", "Inserted US", "Unchanged"]


def test_a_paragraph_that_they_put_in_and_we_strike_out_is_on_neither_side() -> None:
    base = document(HEAD, LAST)
    redline = layered(base, document(HEAD, FIRST, LAST), base)
    assert shape(redline) == ["Unchanged", "RejectedInsertion US", "Unchanged"]
    assert clause_changes(redline) == ()


def test_our_words_in_a_paragraph_of_theirs_are_ours_alone() -> None:
    mine = para("The Employer must wait 30 weeks before it starts.")
    redline = layered(document(HEAD, LAST), document(HEAD, FIRST, LAST), document(HEAD, mine, LAST))
    assert shape(redline) == ["Unchanged", "Inserted KP", "Unchanged"]
    (change,) = clause_changes(redline)
    assert (change.words_deleted, change.words_inserted) == (0, 10)


def test_where_the_next_paragraph_has_another_form_theirs_is_struck_and_ours_stands() -> None:
    mine = para("The Employer must wait 30 weeks before it starts.")
    below = evolve(LAST, level=3)
    three = (document(HEAD, *some, below, LAST) for some in ([], [FIRST], [mine]))
    assert shape(layered(*three)) == [
        "Unchanged",
        "RejectedInsertion US",
        "Inserted US",
        "Unchanged",
        "Unchanged",
    ]


def test_what_they_changed_and_we_strike_out_is_deleted_with_their_words_in_it() -> None:
    changed = para("The Employer must wait 20 weeks before it starts.")
    for level, expected in ((2, ["Deleted US"]), (3, ["Deleted KP", "RejectedInsertion US"])):
        below = evolve(LAST, level=level)
        three = (document(HEAD, *some, below, LAST) for some in ([FIRST], [changed], []))
        redline = layered(*three)
        assert shape(redline) == ["Unchanged", *expected, "Unchanged", "Unchanged"]
        assert [*read_between(redline)][1] == "The Employer must wait 20 weeks before it starts."


def test_what_they_only_numbered_anew_is_deleted_as_it_was() -> None:
    numbered = (evolve(FIRST, number=number) for number in ("1.1", "1.2"))
    three = (document(HEAD, *some, LAST) for some in (*([each] for each in numbered), []))
    redline = layered(*three)
    assert redline.blocks[1] == Deleted(
        block=evolve(FIRST, number="1.1"),
        mark=evolve(redline.mark, change=Change.DELETED),
    )


MOVED = document(HEAD, LAST, FIRST, para("The end.", 3), para("It ends."))
STILL = evolve(MOVED, blocks=(HEAD, FIRST, LAST, *MOVED.blocks[3:]))


def moves(redline: Redline) -> list[str]:
    return [mark.move for mark in map(mark_of, redline.blocks) if mark and mark.move]


def test_what_one_side_moved_has_moved_until_the_other_touches_it() -> None:
    assert moves(layered(STILL, MOVED, MOVED)) == ["move1", "move1"]
    assert moves(layered(STILL, STILL, MOVED)) == ["move1", "move1"]
    mine = evolve(
        MOVED,
        blocks=tuple(
            para("The Employer must wait 30 weeks before it starts.") if block == FIRST else block
            for block in MOVED.blocks
        ),
    )
    touched = layered(STILL, MOVED, mine)
    assert moves(touched) == []
    assert shape(touched)[3:5] == [
        "RejectedInsertion US",
        "Inserted US",
    ] or "RejectedInsertion US" in shape(touched)
    theirs = evolve(
        STILL,
        blocks=tuple(
            para("The Employer must wait 30 weeks before it starts.") if block == FIRST else block
            for block in STILL.blocks
        ),
    )
    assert moves(layered(STILL, theirs, mine)) == []


def test_two_moves_of_one_name_have_two_names_in_the_end() -> None:
    one, two = (
        para("One that they move, of some length."),
        para("Two that we move, of some length."),
    )
    rest = [para(f"Paragraph {number} that stays.") for number in range(4)]
    base = document(HEAD, one, *rest[:2], two, *rest[2:], LAST)
    theirs = document(HEAD, *rest[:2], one, two, *rest[2:], LAST)
    ours = document(HEAD, *rest[:2], one, *rest[2:], two, LAST)
    assert sorted(moves(layered(base, theirs, ours))) == ["move1", "move1", "move2", "move2"]


def table(*rows: tuple[str, str]) -> Table:
    return Table(
        caption="Register",
        header=("Name", "Use"),
        rows=tuple(tuple((Run(text=cell),) for cell in row) for row in rows),
    )


ROWS = (("Rota", "It plans the shifts of a station"), ("Chat", "It answers callers at night"))
THEIR_ROW = ("Face", "It finds faces in a crowd at once")
OUR_ROW = ("Face", "It finds faces in a crowd on order")


def rows_of(*three: tuple[tuple[str, str], ...]) -> list[str]:
    redline = layered(*(document(HEAD, LAST, table(*rows), LAST) for rows in three))
    (changed,) = (block for block in redline.blocks if isinstance(block, ChangedTable))
    return [_short(row) for row in changed.rows]


def _short(row: ChangedRow) -> str:
    if row.mark is None:
        return "kept"
    over_ = f" over {row.mark.over.author.initials}" if row.mark.over else ""
    return f"{row.mark.change} {row.mark.author.initials}{over_}"


def test_a_row_is_theirs_or_ours_or_struck_out() -> None:
    more = (*ROWS, THEIR_ROW)
    assert rows_of(ROWS, more, more) == ["kept", "kept", "inserted KP"]
    assert rows_of(ROWS, more, ROWS) == ["kept", "kept", "deleted US over KP"]
    assert rows_of(ROWS, ROWS[:1], ROWS) == ["kept", "deleted KP", "inserted US"]
    struck_and_anew = ["kept", "kept", "deleted US over KP", "inserted US"]
    assert rows_of(ROWS, more, (*ROWS, OUR_ROW)) == struck_and_anew


def tables_in(redline: Redline) -> list[str]:
    tables = [
        block
        for block in redline.blocks
        if isinstance(block, Inserted | Deleted | RejectedInsertion)
        and isinstance(block.block, Table)
    ]
    return shape(evolve(redline, blocks=tables))


def test_a_table_that_they_put_in_and_we_change_is_struck_out_and_comes_again() -> None:
    base = document(HEAD, LAST, FIRST)
    theirs, ours = (document(HEAD, LAST, table(*rows), FIRST) for rows in (ROWS, ROWS[:1]))
    assert tables_in(layered(base, theirs, ours)) == ["RejectedInsertion US", "Inserted US"]


def test_a_table_that_they_changed_and_we_delete_is_deleted_and_struck_out() -> None:
    base, theirs = (document(HEAD, LAST, table(*rows), FIRST) for rows in (ROWS, ROWS[:1]))
    redline = layered(base, theirs, document(HEAD, LAST, FIRST))
    assert tables_in(redline) == ["Deleted KP", "RejectedInsertion US"]
    assert [*read_between(redline)] == said(theirs)


def test_a_paragraph_with_the_words_of_two_of_them_is_in_the_name_of_one_before_a_heading() -> None:
    other = Author(name="Their lawyer", initials="TL")
    mark = RevisionMark(change=Change.INSERTED, author=THEM, when=THEN)
    two = (
        MarkedSpan(span=Run(text="The Employer must wait "), mark=mark),
        MarkedSpan(span=Run(text="26 weeks before it starts."), mark=evolve(mark, author=other)),
    )
    for level, pieces in ((2, two), (3, ())):
        new = document(HEAD, FIRST, evolve(LAST, level=level), LAST)
        old = evolve(new, blocks=(HEAD, *new.blocks[2:]))
        stay = [Unchanged(block=block) for block in old.blocks]
        inserted = Inserted(block=FIRST, mark=mark, pieces=two)
        below = Redline(old=old, new=new, blocks=[stay[0], inserted, *stay[1:]], mark=mark)
        found = three_way_redline(below, new, author=US, when=NOW).blocks[1]
        assert found == Inserted(block=FIRST, mark=mark, pieces=pieces)


def test_a_figure_that_one_side_retyped_as_words_is_cut_where_the_other_cut_it() -> None:
    figure = Figure(text="26 weeks", parameter="notice")
    lower = with_one_mark((Run(text=""), Run(text="at least "), figure), None)
    mark = RevisionMark(change=Change.DELETED, author=US, when=NOW)
    upper = (
        MarkedSpan(span=Run(text="at least 26")),
        MarkedSpan(span=Run(text=" weeks"), mark=mark),
    )
    assert three_way_line(lower, upper) == upper
    assert three_way_line(
        upper[:1] + with_one_mark((Run(text=" weeks"),), None),
        with_one_mark((Run(text="at "), Figure(text="least 26 weeks", parameter="notice")), mark),
    ) == (MarkedSpan(span=Run(text="at least 26 weeks"), mark=mark),)


def test_a_table_has_no_line() -> None:
    with pytest.raises(TypeError, match="Unchanged"):
        pieces_of(Unchanged(block=table(*ROWS)))


def test_a_table_that_was_changed_as_if_it_were_a_paragraph_is_refused() -> None:
    old, new = table(*ROWS), table(*ROWS, THEIR_ROW)
    mark = RevisionMark(change=Change.INSERTED, author=THEM, when=THEN)
    wrong = Redline(
        old=document(old),
        new=document(new),
        blocks=[Changed(old=old, new=new, pieces=())],
        mark=mark,
    )
    with pytest.raises(TypeError, match="of two kinds"):
        three_way_redline(wrong, document(old), author=US, when=NOW)
