"""The changes of a redline one by one: all taken is the new text, none taken the old."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st

import agreementkit as ak
from agreementkit.comparing.merge import merge_blocks
from agreementkit.comparing.single_changes import (
    SingleChange,
    single_changes,
    with_line,
    with_some_accepted,
)
from agreementkit.comparing.three_way import three_way_redline
from agreementkit.comparing.two_way import sections
from agreementkit.comparing.word_diff import merge_words, without_reference_numbers
from agreementkit.documents import (
    Author,
    ClauseHeading,
    Figure,
    Paragraph,
    PartHeading,
    Redline,
    ScheduleHeading,
    SignatureBlock,
    Table,
    text_of,
)
from agreementkit.model.document import DocumentBlock, Heading, Spans, line_of, plain_spans
from tests.redrafts import documents

PACK = ak.load_pack()
THEM = Author(name="Employer side", initials="ES")
WHEN = datetime(2027, 1, 15, 10, 0)  # noqa: DTZ001 - Word keeps no zone
FEW = settings(max_examples=25)
Blocks = Sequence[DocumentBlock]


def document(*blocks: DocumentBlock) -> ak.Document:
    return ak.Document(title="Deal", parties=["Us"], version=ak.Version(), blocks=blocks)


def paragraph(words: str, number: str = "7.1") -> Paragraph:
    return Paragraph(spans=plain_spans(words), clause="notice", level=2, number=number)


def redline(old: ak.Document, new: ak.Document) -> Redline:
    return ak.compare(old, new, author=THEM, when=WHEN)


def said(blocks: Blocks) -> list[object]:
    return [
        [[text_of(cell) for cell in row] for row in block.rows]
        if isinstance(block, Table)
        else text_of(line_of(block))
        for block in blocks
    ]


def clauses_of_both(old: ak.Document, new: ak.Document) -> Iterator[tuple[Blocks, Blocks]]:
    """The blocks of each section that two texts have and that is not the same in both."""
    there = sections(new)
    for key, blocks in sections(old).items():
        if key in there and there[key] != blocks:
            yield blocks, there[key]


def unnumbered(blocks: Blocks) -> list[object]:
    """What blocks say, but for the numbers of references."""
    return said([_unnumbered(block) for block in blocks])


def _unnumbered(block: DocumentBlock) -> DocumentBlock:
    if isinstance(block, Table):
        rows = tuple(tuple(map(without_reference_numbers, row)) for row in block.rows)
        return evolve(block, rows=rows)
    return with_line(block, without_reference_numbers(line_of(block)))


def changes(old: Blocks, new: Blocks) -> tuple[SingleChange, ...]:
    return single_changes(redline(document(*old), document(*new)).blocks)


OLD = (paragraph("The Employer must give 26 weeks of notice in writing, and pay the cost."),)
NEW = (paragraph("The Employer must give 8 months of notice by e-mail, and pay half the cost."),)


def test_a_stretch_of_words_is_one_change_though_a_space_in_it_stays() -> None:
    found = changes(OLD, NEW)
    assert [(each.number, each.before, each.after, each.where) for each in found] == [
        (1, "26 weeks", "8 months", "7.1"),
        (2, "in writing", "by e-mail", "7.1"),
        (3, "", "half", "7.1"),
    ]


@pytest.mark.parametrize(
    ("numbers", "line"),
    [
        ((), "The Employer must give 26 weeks of notice in writing, and pay the cost."),
        ((1,), "The Employer must give 8 months of notice in writing, and pay the cost."),
        ((2,), "The Employer must give 26 weeks of notice by e-mail, and pay the cost."),
        ((1, 3), "The Employer must give 8 months of notice in writing, and pay half the cost."),
    ],
)
def test_one_is_taken_and_the_others_are_left(numbers: tuple[int, ...], line: str) -> None:
    blocks = redline(document(*OLD), document(*NEW)).blocks
    assert said(with_some_accepted(blocks, numbers)) == [line]


def test_a_figure_that_goes_says_whose_it_is() -> None:
    line = (*plain_spans("At least "), Figure(text="26 weeks", parameter="notice"))
    old = Paragraph(spans=line, clause="notice", level=2, number="7.1")
    [found] = changes([old], [paragraph("At least 8 weeks")])
    assert (found.before, found.after, found.parameters) == ("26 weeks", "8 weeks", ("notice",))


def test_whole_paragraphs_and_rows_are_changes_of_their_own() -> None:
    table = Table(caption="t", header=("a", "b"), rows=tuple(map(row, ["one", "two", "three"])))
    other = Table(caption="t", header=("a", "b"), rows=tuple(map(row, ["one", "four", "three"])))
    old = (paragraph("It stays as it is."), paragraph("This goes away altogether."), table)
    new = (paragraph("It stays as it is."), other)
    found = changes(old, new)
    assert [(each.before, each.after) for each in found] == [
        ("This goes away altogether.", ""),
        ("two | of two", ""),
        ("", "four | of four"),
    ]
    blocks = redline(document(*old), document(*new)).blocks
    assert said(with_some_accepted(blocks, {1})) == said((old[0], table))
    assert said(with_some_accepted(blocks, {2, 3})) == said((old[0], old[1], other))


def row(word: str) -> tuple[Spans, ...]:
    return (plain_spans(word), plain_spans(f"of {word}"))


def test_a_whole_table_says_its_rows() -> None:
    table = Table(caption="t", header=("a", "b"), rows=(row("one"),), clause="notice")
    [found] = changes(OLD, (table, *OLD))
    assert found.after == "one | of one"


def test_what_moved_is_one_change_at_both_places() -> None:
    one, two, three = (
        paragraph(f"{word} are said here at some length.")
        for word in ("Apples", "Birds", "Candles")
    )
    old, new = (one, two, three), (two, three, one)
    [found] = changes(old, new)
    assert found.before == found.after == "Apples are said here at some length."
    assert found.phrase == "7.1: “Apples are said here at some length.” moved"
    blocks = redline(document(*old), document(*new)).blocks
    assert with_some_accepted(blocks, ()) == old
    assert with_some_accepted(blocks, {1}) == new


@FEW
@given(documents(PACK))
def test_all_taken_is_the_new_text_and_none_the_old(
    both: tuple[ak.Document, ak.Document],
) -> None:
    old, new = both
    made = redline(old, new)
    every = single_changes(made.blocks)
    assert [each.number for each in every] == [*range(1, len(every) + 1)]
    assert said(with_some_accepted(made.blocks, ())) == said(old.blocks)
    taken = with_some_accepted(made.blocks, {each.number for each in every})
    assert said(taken) == said(new.blocks)


@FEW
@given(documents(PACK), st.data())
def test_some_and_the_others_make_the_whole(
    both: tuple[ak.Document, ak.Document], data: st.DataObject
) -> None:
    for old, new in clauses_of_both(*both):
        made = redline(document(*old), document(*new)).blocks
        every = {each.number for each in single_changes(made)}
        some = {each for each in every if data.draw(st.booleans())}
        one, other = (with_some_accepted(made, numbers) for numbers in (some, every - some))
        merged = merge_blocks(old, one, other)
        # Where two of them lie side by side, a person must say what they come to together.
        assert merged is None or Counter(map(str, unnumbered(merged))) == Counter(
            map(str, unnumbered(new))
        )


def test_a_redline_of_two_sides_has_no_single_changes() -> None:
    below = redline(
        document(paragraph("A."), paragraph("C.")),
        document(paragraph("A."), paragraph("They put this in."), paragraph("C.")),
    )
    made = three_way_redline(
        below, document(paragraph("A."), paragraph("C.")), author=THEM, when=WHEN
    )
    with pytest.raises(TypeError, match="two sides"):
        with_some_accepted(made.blocks, ())


def test_a_line_goes_into_any_block_but_a_table() -> None:
    words = plain_spans("New")
    table = Table(caption="t", header=("a",), rows=())
    blocks: Blocks = (
        ClauseHeading(clause="a", number="1", title="Old"),
        PartHeading(number="1", title="Old"),
        ScheduleHeading(id="s", number="1", title="Old"),
        Heading(text="Old"),
        SignatureBlock(party="Old"),
        paragraph("Old"),
    )
    assert said([with_line(block, words) for block in blocks]) == ["New"] * 6
    assert with_line(table, words) is table


# Both sides' changes in one text.


@FEW
@given(documents(PACK))
def test_a_merge_with_one_side_alone_is_that_side(both: tuple[ak.Document, ak.Document]) -> None:
    for base, other in clauses_of_both(*both):
        for ours, theirs in ((base, other), (other, base), (other, other)):
            assert unnumbered(merge_blocks(base, ours, theirs) or ()) == unnumbered(other)


def test_a_merge_has_what_both_sides_did() -> None:
    base = (paragraph("Notice of 26 weeks in writing."), paragraph("It is paid."))
    ours = (paragraph("Notice of 20 weeks in writing."), paragraph("It is paid."))
    theirs = (
        paragraph("Notice of 26 weeks by e-mail."),
        paragraph("A pilot needs none of it."),
        paragraph("It is paid."),
    )
    assert said(merge_blocks(base, ours, theirs) or ()) == [
        "Notice of 20 weeks by e-mail.",
        "A pilot needs none of it.",
        "It is paid.",
    ]
    assert said(merge_blocks(base, base[:1], ours) or ()) == ["Notice of 20 weeks in writing."]
    assert said(merge_blocks(base, base[1:], base[1:]) or ()) == ["It is paid."]


ONE, TWO = (paragraph("Notice of 26 weeks."), paragraph("It is paid."))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ((paragraph("Notice of 20 weeks."), TWO), (paragraph("Notice of 8 weeks."), TWO)),
        ((paragraph("Notice of 20 weeks."), TWO), (TWO,)),
        ((TWO,), (paragraph("Notice of 20 weeks."), TWO)),
        ((paragraph("Notice of 20 weeks."), TWO), (paragraph("Notice of 26 months."), TWO)),
    ],
)
def test_a_merge_gives_up_where_both_changed_the_same_words(ours: Blocks, theirs: Blocks) -> None:
    assert merge_blocks((ONE, TWO), ours, theirs) is None


def test_tables_merge_whole_or_not_at_all() -> None:
    first, second, third = (
        Table(caption="t", header=("a", "b"), rows=(row("same"), row(word)))
        for word in ("one", "two", "three")
    )
    assert merge_blocks((first,), (second,), (first,)) == (second,)
    assert merge_blocks((first,), (second,), (second,)) == (second,)
    assert merge_blocks((first,), (second,), (third,)) is None


def test_words_put_in_at_one_place_by_both_are_a_conflict() -> None:
    base, ours, theirs = map(plain_spans, ("It lasts.", "It always lasts.", "It seldom lasts."))
    assert merge_words(base, ours, theirs) is None
    assert merge_words(base, ours, ours) == ours
