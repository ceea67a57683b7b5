"""What well-formed clause text becomes."""

import pytest

from agreementkit.model.template import (
    Block,
    ClauseMark,
    Condition,
    Grid,
    Inline,
    Insert,
    LawMark,
    Plain,
    Run,
    Slot,
    TermMark,
    Unit,
)
from agreementkit.text import parse_body, parse_inlines


def parsed(text: str) -> tuple[Block, ...]:
    blocks, faults = parse_body(text)
    assert not faults
    return blocks


def unit(text: str, line: int, *blocks: Block) -> Unit:
    return Unit(inlines=(Run(text=text),), line=line, blocks=blocks)


@pytest.mark.parametrize(
    ("mark", "node"),
    [
        ("{notice}", Slot(name="notice")),
        ("{ pay_remit }", Slot(name="pay_remit")),
        ("[[New System]]", TermMark(text="New System")),
        ("[[New\nSystem]]", TermMark(text="New System")),
        ("[[=Employer]]", TermMark(text="Employer", defining=True)),
        ("{@information-pack}", ClauseMark(target="information-pack")),
        ("{law uk-gdpr-22c}", LawMark(key="uk-gdpr-22c")),
    ],
)
def test_a_mark_becomes_its_own_node(mark: str, node: Inline) -> None:
    assert parse_inlines(f"see {mark} there") == (Run(text="see "), node, Run(text=" there"))


@pytest.mark.parametrize(
    ("lead", "condition"),
    [
        ("{when pilots}", Condition(name="pilots")),
        ("{when not pilots}", Condition(name="pilots", negated=True)),
        ("{when mode=procedure-exhausted}", Condition(name="mode", value="procedure-exhausted")),
        ("{when\n   pilots}", Condition(name="pilots")),
    ],
)
def test_a_condition_governs_its_unit_and_all_under_it(lead: str, condition: Condition) -> None:
    [found] = parsed(f"1. {lead} One.\n   1. Two.")
    assert isinstance(found, Unit)
    assert (found.condition, found.inlines) == (condition, (Run(text="One."),))
    assert [type(block) for block in found.blocks] == [Unit]


def test_units_nest_three_levels_deep_and_know_their_lines() -> None:
    text = "1. One\n   goes on.\n   1. Two.\n      1. Three.\n   2. Four.\n2. Five."
    assert parsed(text) == (
        unit("One goes on.", 1, unit("Two.", 3, unit("Three.", 4)), unit("Four.", 5)),
        unit("Five.", 6),
    )


def test_units_under_a_number_of_two_digits_are_indented_by_four() -> None:
    assert parsed("9. Nine.\n   1. One.\n10. Ten.\n    1. One.\n       1. Two.") == (
        unit("Nine.", 1, unit("One.", 2)),
        unit("Ten.", 3, unit("One.", 4, unit("Two.", 5))),
    )


def test_paragraphs_and_tables_stand_between_units_and_under_them() -> None:
    text = (
        "Before.\n\n1. One.\n\n   Under one.\n\n   | a | b |\n   |---|---|\n   | c | {d} |\n\n"
        "{insert parties}\n\nAfter."
    )
    table = Grid(
        header=((Run(text="a"),), (Run(text="b"),)),
        rows=(((Run(text="c"),), (Slot(name="d"),)),),
        line=7,
    )
    under = Plain(inlines=(Run(text="Under one."),), line=5)
    assert parsed(text) == (
        Plain(inlines=(Run(text="Before."),), line=1),
        unit("One.", 3, under, table),
        Insert(name="parties", line=11),
        Plain(inlines=(Run(text="After."),), line=13),
    )


def test_emphasis_is_kept_and_neighbouring_words_are_joined() -> None:
    assert parse_inlines(" One *two* **three *four*** five\nsix ") == (
        Run(text="One "),
        Run(text="two", italic=True),
        Run(text=" "),
        Run(text="three ", bold=True),
        Run(text="four", bold=True, italic=True),
        Run(text=" five six"),
    )


def test_a_line_may_begin_and_end_with_emphasis() -> None:
    assert parse_inlines("**One** or __two__") == (
        Run(text="One", bold=True),
        Run(text=" or "),
        Run(text="two", bold=True),
    )


def test_single_brackets_are_mere_words_around_a_value() -> None:
    assert parse_inlines("at most [{days}]") == (
        Run(text="at most ["),
        Slot(name="days"),
        Run(text="]"),
    )


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("the Employer's own", "the Employer’s own"),
        ("a 'so-called' test", "a ‘so-called’ test"),
        ('a "fair" test', "a “fair” test"),
        ("the [[System]]'s use and the [[Employees]]' data", "the ’s use and the ’ data"),
        ('called "[[System]]" here', "called “” here"),
    ],
)
def test_quotation_marks_are_set_as_a_printer_sets_them(written: str, printed: str) -> None:
    words = [node.text for node in parse_inlines(written) if isinstance(node, Run)]
    assert "".join(words) == printed


@pytest.mark.parametrize(
    "text",
    ["[to be agreed]", "[x]: agreed", "R&amp;D", "a < b", "snake_case_name", "5% #1 ~x~ £2"],
)
def test_what_is_no_markup_stands_as_written(text: str) -> None:
    assert parse_inlines(text) == (Run(text=text),)
    assert parsed(f"1. One.\n\n{text}")[1] == Plain(inlines=(Run(text=text),), line=3)


def test_line_endings_of_every_system_count_as_one() -> None:
    assert parsed("1. One.\r\n2. Two.\r3. Three.") == (
        unit("One.", 1),
        unit("Two.", 2),
        unit("Three.", 3),
    )
