"""What a redline shows: small edits, whole figures, things that moved, nothing that misleads."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

import agreementkit as ak
from agreementkit import documents
from agreementkit.comparing.alignment import (
    aligned_pairs,
    common_subsequence,
    heaviest_alignment,
    longest_increasing_subsequence,
    similarity,
    with_gaps,
)
from agreementkit.comparing.word_diff import diff_words
from agreementkit.documents import (
    Blank,
    Bullet,
    Change,
    Changed,
    ChangedTable,
    ClauseChange,
    ClauseChangeKind,
    ClauseHeading,
    Deleted,
    Figure,
    Heading,
    Inserted,
    MarkedSpan,
    Paragraph,
    PartHeading,
    Redline,
    Reference,
    RejectedInsertion,
    RevisionMark,
    ScheduleHeading,
    Shade,
    SignatureBlock,
    Table,
    TermUse,
    Unchanged,
    clause_changes,
    text_of,
)
from agreementkit.model.document import DocumentBlock, Span
from agreementkit.model.redline import MarkedBlock
from agreementkit.packs import Run

UNION = documents.Author(name="Union side", initials="US")
WHEN = datetime(2027, 1, 15, 10, 0)  # noqa: DTZ001 - Word keeps no zone
DELETED = RevisionMark(change=Change.DELETED, author=UNION, when=WHEN)
INSERTED = RevisionMark(change=Change.INSERTED, author=UNION, when=WHEN)
SIGNS = {None: "{}", Change.DELETED: "[-{}-]", Change.INSERTED: "{{+{}+}}"}


def shown(line: Sequence[MarkedSpan]) -> str:
    """A line as it looks: [-deleted-] and {+inserted+}."""
    return "".join(
        SIGNS[piece.mark.change if piece.mark else None].format(piece.span.text) for piece in line
    )


def spans(*parts: str | Span) -> tuple[Span, ...]:
    return tuple(Run(text=part) if isinstance(part, str) else part for part in parts)


def para(text: str, clause: str | None = "a", level: int = 2) -> Paragraph:
    return Paragraph(spans=spans(text), clause=clause, level=level)


def head(clause: str = "a", title: str = "", number: str = "1") -> ClauseHeading:
    return ClauseHeading(clause=clause, number=number, title=title or f"On {clause}")


def table(*rows: str, caption: str = "Terms", header: tuple[str, ...] = ("Term", "Value")) -> Table:
    made = tuple(tuple(spans(cell) for cell in row.split("|")) for row in rows)
    return Table(caption=caption, header=header, rows=made)


def document(*blocks: DocumentBlock) -> ak.Document:
    return ak.Document(title="Deal", parties=["Us"], version=ak.Version(), blocks=blocks)


Blocks = Sequence[DocumentBlock]


def redline(old: Sequence[DocumentBlock], new: Sequence[DocumentBlock]) -> Redline:
    made = ak.compare(document(*old), document(*new), author=UNION, when=WHEN)
    assert made.accepted() == document(*new)
    assert made.rejected() == document(*old)
    return made


def outline(marked: Sequence[MarkedBlock]) -> list[str]:
    """Each block in a word: what became of it, and the first word of its line."""
    found = []
    for each in marked:
        block = (
            each.block
            if isinstance(each, Unchanged | Deleted | Inserted | RejectedInsertion)
            else each.new
        )
        line = block.caption if isinstance(block, Table) else ""
        line = line or text_of(block.spans if isinstance(block, Paragraph) else ())
        name = line.split()[0] if line else type(block).__name__
        moved = isinstance(each, Deleted | Inserted) and each.mark.move
        found.append(f"{type(each).__name__}{' ' + moved if moved else ''}: {name}")
    return found


WEEKS = Figure(text="26 weeks", parameter="notice")
FEWER = Figure(text="20 weeks", parameter="notice")
TERM = TermUse(text="New System", term="New System")


@pytest.mark.parametrize(
    ("old", "new", "looks"),
    [
        (("The same.",), ("The same.",), "The same."),
        (("must give notice",), ("must give written notice",), "must give {+written +}notice"),
        (("must give written notice",), ("must give notice",), "must give [-written -]notice"),
        (("It must do so.",), ("It may do so.",), "It [-must-]{+may+} do so."),
        (
            ("It must give it.",),
            ("It will try to send it.",),
            "It [-must give-]{+will try to send+} it.",
        ),
        (("at least ", WEEKS), ("at least ", FEWER), "at least [-26 weeks-]{+20 weeks+}"),
        (("a ", TERM, " is"), ("a system is",), "a [-New System-]{+system+} is"),
        (
            (Reference(text="4", target="a"),),
            (Reference(text="5", target="a"),),
            "[-4-]{+5+}",
        ),
        ((Blank(label="weeks"),), (FEWER,), "[-[weeks]-]{+20 weeks+}"),
        (("firm",), (Run(text="firm", bold=True),), "[-firm-]{+firm+}"),
        (("one, two.",), ("one; two.",), "one[-,-]{+;+} two."),
        (("Union’s view",), ("Unions view",), "[-Union’s-]{+Unions+} view"),
        (("to the end",), ("to the end of it",), "to the end{+ of it+}"),
        ((Run(text="a"), Run(text="b c")), ("ab c",), "ab c"),
        ((), ("new",), "{+new+}"),
        (("old",), (), "[-old-]"),
    ],
)
def test_a_line_shows_the_smallest_edit_that_can_be_read(
    old: tuple[str | Span, ...],
    new: tuple[str | Span, ...],
    looks: str,
) -> None:
    assert shown(diff_words(spans(*old), spans(*new), (DELETED, INSERTED))) == looks


def test_paragraphs_that_are_much_alike_are_one_changed_and_others_are_two() -> None:
    end = head("end")
    old = (head(), para("The Employer must give notice."), para("Cats and dogs."), end)
    new = (head(), para("The Employer must give late notice."), para("Tea with milk."), end)
    assert outline(redline(old, new).blocks[:-1]) == [
        "Unchanged: ClauseHeading",
        "Changed: The",
        "Deleted: Cats",
        "Inserted: Tea",
    ]


def test_another_level_is_another_paragraph() -> None:
    old, new = (head(), para("The same.", level=2)), (head(), para("The same.", level=3))
    assert outline(redline(old, new).blocks)[1:] == ["Deleted move1: The", "Inserted move1: The"]
    headings = [(Heading(text="Same", level=level),) for level in (1, 2)]
    assert [type(each) for each in redline(*headings).blocks] == [Deleted, Inserted]


def test_a_number_alone_changes_nothing_that_is_marked() -> None:
    old, new = (head(number="4"), para("It.")), (head(number="5"), para("It."))
    first, second = redline(old, new).blocks
    assert isinstance(first, Changed)
    assert [piece.mark for piece in first.pieces] == [None]
    assert isinstance(second, Unchanged)


def test_a_heading_that_is_worded_anew_is_the_heading_of_the_same_clause() -> None:
    [first] = redline([head(title="Notice")], [head(title="Telling us")]).blocks
    assert isinstance(first, Changed)
    assert shown(first.pieces) == "[-Notice-]{+Telling us+}"


def test_a_clause_that_stands_elsewhere_has_moved_and_the_others_have_stayed() -> None:
    one, two, three = ((head(id_), para(f"Text of {id_}.", id_)) for id_ in "abc")
    assert outline(redline([*one, *two, *three], [*two, *three, *one]).blocks) == [
        "Deleted move1: ClauseHeading",
        "Deleted move1: Text",
        *["Unchanged: ClauseHeading", "Unchanged: Text"] * 2,
        "Inserted move1: ClauseHeading",
        "Inserted move1: Text",
    ]


def test_text_that_was_altered_on_the_way_does_not_pass_for_moved() -> None:
    stays = head("b"), para("One.", "b"), head("c"), para("Two.", "c")
    old = head(), para("Alike."), para("At least 26 weeks."), para("After.")
    new = head(), para("Alike."), para("At least 2 weeks."), para("After.")
    blocks = redline([*old, *stays], [*stays, *new]).blocks
    assert outline(blocks[:4]) == [
        "Deleted move1: ClauseHeading",
        "Deleted move1: Alike.",
        "Deleted: At",
        "Deleted move2: After.",
    ]
    assert outline(blocks[-4:]) == [
        "Inserted move1: ClauseHeading",
        "Inserted move1: Alike.",
        "Inserted: At",
        "Inserted move2: After.",
    ]


def test_the_same_words_in_another_clause_have_not_moved() -> None:
    old = head("a"), para("In writing.", "a"), head("b"), para("Here.", "b")
    new = head("a"), head("b"), para("Here.", "b"), para("In writing.", "b")
    marks = [each.mark for each in redline(old, new).blocks if isinstance(each, Deleted | Inserted)]
    assert [mark.move for mark in marks] == ["", ""]


def test_tables_are_compared_by_row_and_then_by_cell() -> None:
    old = table("Notice|26 weeks", "Pay|kept", "Review|yearly")
    new = table("Notice|20 weeks", "Review|yearly", "Term|3 years")
    [changed] = redline([old], [new]).blocks
    assert isinstance(changed, ChangedTable)
    looks = ["|".join(shown(cell) for cell in row.cells) for row in changed.rows]
    assert looks == [
        "Notice|[-26-]{+20+} weeks",
        "[-Pay-]|[-kept-]",
        "Review|yearly",
        "{+Term+}|{+3 years+}",
    ]
    assert [row.mark and row.mark.change for row in changed.rows] == [
        None,
        Change.DELETED,
        None,
        Change.INSERTED,
    ]


@pytest.mark.parametrize(
    "other",
    [
        table("Notice|20 weeks", caption="Figures"),
        table("Notice|20 weeks", header=("Term", "Figure")),
        evolve(table("Notice|20 weeks"), widths=(1, 2)),
        evolve(table("Notice|20 weeks"), shades=((None, Shade.POOR),)),
    ],
)
def test_what_stands_around_the_rows_makes_another_table(other: Table) -> None:
    assert [type(each) for each in redline([table("Notice|26 weeks")], [other]).blocks] == [
        Deleted,
        Inserted,
    ]


def test_a_paragraph_before_a_table_is_changed_in_place_whatever_it_says() -> None:
    heading = ScheduleHeading(id="terms", number="Schedule 1", title="Terms")
    old = heading, para("This table lists all.", None, 0), table("Notice|26 weeks")
    new = heading, para("Nothing is agreed.", None, 0)
    for before, after, came in ((old, new, "Deleted"), (new, old, "Inserted")):
        kept, changed, last = outline(redline(before, after).blocks)
        assert (kept, changed.partition(":")[0]) == ("Unchanged: ScheduleHeading", "Changed")
        assert last == f"{came}: Terms"


def test_the_last_paragraph_of_all_is_changed_in_place() -> None:
    old: Blocks = [head(), para("Cats."), para("Dogs.")]
    new: Blocks = [head(), para("Tea.")]
    assert outline(redline(old, new).blocks)[1:] == ["Deleted: Cats.", "Changed: Tea."]


def test_one_that_has_no_fellow_goes_all_the_same() -> None:
    old: Blocks = [head(), para("Cats."), para("Dogs.")]
    new: Blocks = [head(), para("Cats.")]
    assert outline(redline(old, new).blocks)[1:] == ["Unchanged: Cats.", "Deleted: Dogs."]
    one: Blocks = [head(), para("Dogs.")]
    other: Blocks = [head(), para("Tea.", level=3)]
    assert outline(redline(one, other).blocks)[1:] == [
        "Deleted: Dogs.",
        "Inserted: Tea.",
    ]


def test_a_table_is_put_in_before_the_paragraph_that_it_replaces() -> None:
    last = ScheduleHeading(id="end", number="Schedule 2", title="End"), para("End.", None)
    first = ScheduleHeading(id="terms", number="Schedule 1", title="Terms"), para("Here.", None, 0)
    words, rows = (para("None.", None, 3),), (table("Notice|26 weeks"),)
    came = outline(redline([*first, *words, *last], [*first, *rows, *last]).blocks)
    assert came[2:4] == ["Inserted: Terms", "Deleted: None."]
    gone = outline(redline([*first, *rows, *last], [*first, *words, *last]).blocks)
    assert gone[2:4] == ["Deleted: Terms", "Inserted: None."]


def test_blocks_without_a_heading_are_compared_too() -> None:
    old = para("Alone.", "z"), SignatureBlock(party="UNISON"), Bullet(spans=spans("a point"))
    new = para("Alone now.", "z"), SignatureBlock(party="GMB"), Bullet(spans=spans("a point"))
    assert [type(each).__name__ for each in redline(old, new).blocks] == [
        "Changed",
        "Deleted",
        "Inserted",
        "Unchanged",
    ]
    assert redline((), ()).blocks == ()


def test_each_clause_has_its_fate_and_its_figures() -> None:
    part = PartHeading(number="Part 1", title="All")
    terms = ScheduleHeading(id="terms", number="Schedule 1", title="Terms")
    intro = para("These are agreed.", None, 0)
    old = (
        *(part, head("a", number="1"), para("At once.")),
        *(head("b", number="2"), para("Moves whole.", "b")),
        *(head("c", number="3"), para("Goes away.", "c")),
        *(head("d", number="4"), para("Stays here.", "d")),
        *(terms, intro, table("Notice|26 weeks")),
    )
    new = (
        *(evolve(part, title="Everything"), head("a", number="1"), para("At once, in writing.")),
        *(head("d", number="2"), para("Stays here.", "d")),
        *(head("e", number="3"), para("Comes in.", "e")),
        *(head("b", number="4"), para("Moves whole.", "b")),
        *(terms, intro, table("Notice|26 weeks", "Term|3 years")),
    )
    changes = {change.id: change for change in clause_changes(redline(old, new))}
    assert {id_: change.fate for id_, change in changes.items()} == {
        "": ClauseChangeKind.CHANGED,
        "a": ClauseChangeKind.CHANGED,
        "b": ClauseChangeKind.MOVED,
        "c": ClauseChangeKind.DELETED,
        "e": ClauseChangeKind.INSERTED,
        "terms": ClauseChangeKind.CHANGED,
    }
    assert changes["a"] == ClauseChange(
        id="a",
        title="On a",
        fate=ClauseChangeKind.CHANGED,
        old_number="1",
        new_number="1",
        words_inserted=3,
    )
    assert (changes["b"].old_number, changes["b"].new_number) == ("2", "4")
    assert (changes["b"].words_deleted, changes["b"].words_inserted) == (0, 0)
    assert (changes["c"].old_number, changes["c"].new_number) == ("3", "")
    assert (changes["c"].words_deleted, changes["c"].words_inserted) == (5, 0)
    assert (changes["terms"].words_deleted, changes["terms"].words_inserted) == (0, 3)
    assert changes[""].title == "Parts and signatures"


def test_a_time_zone_is_left_out_of_a_mark() -> None:
    zoned = datetime(2027, 1, 15, 10, 0, 7, 5, tzinfo=UTC)
    mark = RevisionMark(change=Change.INSERTED, author=UNION, when=zoned)
    assert mark.when == WHEN.replace(second=7)


@given(st.lists(st.integers(0, 40), unique=True))
def test_a_longest_rising_run_rises_and_none_is_longer(numbers: list[int]) -> None:
    places = longest_increasing_subsequence(numbers)
    run = [numbers[place] for place in places]
    assert places == sorted(places)
    assert run == sorted(run)
    longest = [1] * len(numbers)
    for i, number in enumerate(numbers):
        shorter = (longest[j] for j in range(i) if numbers[j] < number)
        longest[i] = 1 + max(shorter, default=0)
    assert len(run) == max(longest, default=0)


@given(old=st.lists(st.integers(0, 6), max_size=30), new=st.lists(st.integers(0, 6), max_size=30))
def test_what_is_matched_is_equal_and_rises_and_nothing_equal_is_left_side_by_side(
    old: list[int],
    new: list[int],
) -> None:
    pairs = common_subsequence(old, new)
    assert all(old[i] == new[j] for i, j in pairs)
    assert all(i < k and j < m for (i, j), (k, m) in pairwise(pairs))
    assert common_subsequence(old, old) == [(i, i) for i in range(len(old))]
    for (before, after), _ in with_gaps(pairs, len(old), len(new)):
        assert not {old[i] for i in before} & {new[j] for j in after}


def test_a_gap_too_long_to_be_searched_in_full_is_left() -> None:
    old, new = [0, *[1, 2] * 60, 3], [4, *[2, 1, 1] * 60, 5]
    assert common_subsequence(old, new) == []


@given(st.data())
def test_the_heaviest_pairs_weigh_as_much_as_any_that_rise(data: st.DataObject) -> None:
    rows, columns = data.draw(st.integers(0, 5)), data.draw(st.integers(0, 5))
    cell = st.sampled_from([0.0, 1.0, 2.0])
    weights = [[data.draw(cell) for _ in range(columns)] for _ in range(rows)]
    pairs = [*heaviest_alignment(range(rows), range(columns), lambda i, j: weights[i][j])]

    def most(i: int, j: int) -> float:
        if i == rows or j == columns:
            return 0.0
        return max(most(i + 1, j), most(i, j + 1), weights[i][j] + most(i + 1, j + 1))

    assert sum(weights[i][j] for i, j in pairs) == most(0, 0)
    assert all(i < k and j < m for (i, j), (k, m) in pairwise(pairs))


def test_a_long_stretch_is_looked_through_step_by_step() -> None:
    old, new = [f"a{n}" for n in range(100)], [f"b{n}" for n in range(100)]
    asked = []

    def alike(i: int, j: int) -> float:
        asked.append((i, j))
        return float(i == j)

    assert aligned_pairs(old, new, alike) == [(n, n) for n in range(100)]
    assert len(asked) < 100 * 41


def test_nothing_is_wholly_like_nothing() -> None:
    from collections import Counter

    assert similarity(Counter(), Counter()) == 1.0
    assert similarity(Counter("ab"), Counter()) == 0.0
