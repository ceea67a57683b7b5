"""What well-formed clause text becomes."""

from typing import NamedTuple

import pytest

from agreementkit import Fault
from agreementkit.model.template import Block, Inline
from agreementkit.packs import (
    ClauseMark,
    Condition,
    Grid,
    Insert,
    LawMark,
    PlainParagraph,
    Run,
    Slot,
    TermMark,
    Unit,
)
from agreementkit.text import MarkupError, parse_clause_body, parse_inlines


def parsed(text: str) -> tuple[Block, ...]:
    blocks, faults = parse_clause_body(text)
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
    under = PlainParagraph(inlines=(Run(text="Under one."),), line=5)
    assert parsed(text) == (
        PlainParagraph(inlines=(Run(text="Before."),), line=1),
        unit("One.", 3, under, table),
        Insert(name="parties", line=11),
        PlainParagraph(inlines=(Run(text="After."),), line=13),
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
    assert parsed(f"1. One.\n\n{text}")[1] == PlainParagraph(inlines=(Run(text=text),), line=3)


def test_line_endings_of_every_system_count_as_one() -> None:
    assert parsed("1. One.\r\n2. Two.\r3. Three.") == (
        unit("One.", 1),
        unit("Two.", 2),
        unit("Three.", 3),
    )


# Every refusal of the clause language: on which line, what is wrong, and how to mend it.


FORMS = "write {name}, {@clause-id}, {law key}, {fact name}, {when flag} or {insert name}"
PARTNER = "complete the mark, such as {name}, [[Term]] or *so*, or take it away"
INDENT = (
    "indent by three spaces for each level above, or by four where the number above has two digits"
)
BEGIN = (
    "begin each list of units with 1. and indent by three spaces for each level; if the number "
    "belongs to a sentence, move it to the line above"
)
CELL = "write something in every cell, if only a dash"


class Refused(NamedTuple):
    """Text with one fault."""

    text: str
    line: int
    message: str
    remedy: str


# One case, one line.
# fmt: off
FAULTS = [
    # Blocks that the language does not have.
    Refused("1. One.\n\n# Two", 3, "a heading has no place in a clause", "the title in the header is the clause's heading"),
    Refused("Two\n===", 1, "a heading has no place in a clause", "the title in the header is the clause's heading"),
    Refused("1. One\n\n- two\n- three", 3, "a bullet list has no place in a clause", "number the units: 1. 2. 3."),
    Refused("1. One\n   * 1. two", 2, "a bullet list has no place in a clause", "number the units: 1. 2. 3."),
    Refused("> 1. One", 1, "a quotation has no place in a clause", "take the > away"),
    Refused("```\n1. One\n```", 1, "a code block has no place in a clause", "take the backquotes away"),
    Refused("1. One\n\n       two", 3, "a line indented too far has no place in a clause", "indent each level by three spaces"),
    Refused("1. One\n\n<p>two</p>", 3, "HTML has no place in a clause", "write plain words"),
    Refused("<!-- 1. One -->", 1, "HTML has no place in a clause", "write plain words"),
    Refused("1. One\n\n***", 3, "a rule has no place in a clause", "take the line away"),
    Refused("1. # One", 1, "a heading has no place in a clause", "the title in the header is the clause's heading"),
    # Inlines that it does not have.
    Refused("1. One\n2. `two`", 2, "code in backquotes has no place in a clause", "take the backquotes away"),
    Refused("1. <b>one</b>", 1, "HTML has no place in a clause", "write plain words; a value has braces: {notice}"),
    Refused("1. ![one](one.png)", 1, "a picture has no place in a clause", "take it away"),
    Refused("1. [one](https://example.org)", 1, "a link has no place in a clause", "write in plain words what it leads to"),
    Refused("1. <https://example.org>", 1, "a link has no place in a clause", "write in plain words what it leads to"),
    Refused("1. One\\\n   two", 1, "a forced line break has no place in a clause", "take away the backslash or the two spaces at the end of the line"),
    Refused("1. One  \n   two", 1, "a forced line break has no place in a clause", "take away the backslash or the two spaces at the end of the line"),
    Refused("1. One\n\n| [[Term]] | b |\n|---|---|\n| a | b |", 3, "a table heading holds a slot, a term or a reference", "write plain words in the heading, and the mark in the cells below it"),
    # Marks that are not quite right.
    Refused("1. At least {Notice}.", 1, "{Notice} is none of the marks of a clause file", FORMS),
    Refused("1. {}", 1, "{} is none of the marks of a clause file", FORMS),
    Refused("1. Clause {@ scope}.", 1, "{@ scope} is none of the marks of a clause file", FORMS),
    Refused("1. {if\n   pilots} One.", 1, "{if pilots} is none of the marks of a clause file", FORMS),
    Refused("1. {when mode>2} One.", 1, "{when mode>2} is none of the marks of a clause file", FORMS),
    Refused("1. {when not mode=capped} One.", 1, "{when not mode=capped} tests the absence of a choice's value", "write one unit for each value that should print it"),
    Refused("1. One {when pilots} two.", 1, "{when pilots} stands in the middle of the text", "put it first in its unit, and only one to a unit"),
    Refused("1. {when pilots} {when crown} One.", 1, "{when crown} stands in the middle of the text", "put it first in its unit, and only one to a unit"),
    Refused("The list: {insert parties}", 1, "{insert parties} stands in the middle of the text", "put it first in its unit, and only one to a unit"),
    Refused("1. At least *{notice}*.", 1, "{notice} stands inside emphasis", "take the asterisks away from around it"),
    Refused("1. A **new [[System]]**.", 1, "[[System]] stands inside emphasis", "take the asterisks away from around it"),
    Refused("1. At least {notice.", 1, "{ stands without its partner", PARTNER),
    Refused("1. At least notice}.", 1, "} stands without its partner", PARTNER),
    Refused("1. Each [[System.", 1, "[[ stands without its partner", PARTNER),
    Refused("1. Each System]].", 1, "]] stands without its partner", PARTNER),
    Refused("1. At *least.", 1, "* stands without its partner", PARTNER),
    Refused("1. At `least.", 1, "` stands without its partner", PARTNER),
    Refused("| a | b |\n1. One", 1, "| stands without its partner", PARTNER),
    # Things in the wrong place.
    Refused("1. One.\n\n{when pilots} Two.", 3, "a condition stands on a paragraph without a number", "number the paragraph: a condition governs one numbered unit"),
    Refused("1. One.\n\n{insert parties} two", 3, "text follows {insert parties}", "leave the insert on a line of its own, with blank lines around it"),
    Refused("1. One.\n2. {insert parties}", 2, "{insert parties} stands in a numbered unit", "put it on a line of its own, without a number"),
    Refused("1. One.\n2.", 2, "a numbered unit has no text", "write its text, or take the number away"),
    Refused("1. {when pilots}\n   1. One.", 1, "a numbered unit has no text", "write its text, or take the number away"),
    Refused("", 1, "the clause has no text", "write its units: 1. The Employer must …"),
    Refused(" \n\n", 1, "the clause has no text", "write its units: 1. The Employer must …"),
    # Levels.
    Refused("1. a\n   1. b\n      1. c\n         1. d\n         2. e\n            1. f", 4, "numbering goes 3 levels deep under the heading; this is one more", "split the unit, or make a clause of its own"),
    Refused(" 1. One.", 1, "a numbered unit of level 1 is indented by 1 spaces, not by 0", INDENT),
    Refused("1. One.\n    1. Two.", 2, "a numbered unit of level 2 is indented by 4 spaces, not by 3", INDENT),
    Refused("1. One.\n  2. Two.", 2, "a numbered unit of level 1 is indented by 2 spaces, not by 0", INDENT),
    Refused("10. Ten.\n   1. One.", 2, "a numbered unit of level 1 is indented by 3 spaces, not by 0", INDENT),
    Refused("1. One.\n   2. Two.", 2, "a line begins with 2. but is not read as a numbered unit", BEGIN),
    Refused("1. In the year\n   2027. All is well.", 2, "a line begins with 2027. but is not read as a numbered unit", BEGIN),
    Refused("1. One.\n         1) Two.", 2, "a line begins with 1) but is not read as a numbered unit", BEGIN),
    # Tables.
    Refused("| a | b |\n|---|---|\n| c | d |\n| e |  |", 4, "a table cell is empty or holds a condition", CELL),
    Refused("| a | b |\n|---|---|\n| c | {when d} |", 3, "a table cell is empty or holds a condition", CELL),
    Refused("| a |  |\n|---|---|\n| c | d |", 1, "a table cell is empty or holds a condition", CELL),
    Refused("| a | b |\n|---|---|\n| c | d | e |", 3, "a table row has 3 cells under 2 headings", "give every column a heading"),
    Refused("| a | b |\n|---|---|\n| c | {D} |", 3, "{D} is none of the marks of a clause file", FORMS),
]
# fmt: on


@pytest.mark.parametrize("case", FAULTS, ids=[repr(case.text) for case in FAULTS])
def test_it_is_refused_once_with_its_line_and_its_remedy(case: Refused) -> None:
    _, faults = parse_clause_body(case.text, first_line=20)
    assert faults == (Fault(message=case.message, remedy=case.remedy, line=case.line + 19),)


def test_all_faults_come_at_once_each_with_its_own_line() -> None:
    _, faults = parse_clause_body("1. One {Two}.\n2.\n   three\n\n# Four\n\n1. `five`")
    assert [fault.line for fault in faults] == [1, 5, 7]


def test_units_on_one_line_are_refused_at_both_levels() -> None:
    _, faults = parse_clause_body("1. 1. One.")
    assert [fault.message for fault in faults] == [
        "a numbered unit has no text",
        "a numbered unit of level 2 is indented by 0 spaces, not by 3",
    ]


@pytest.mark.parametrize("text", ["{when crown} a body", "{insert parties}"])
def test_the_meaning_of_a_term_takes_no_condition_and_no_insert(text: str) -> None:
    with pytest.raises(MarkupError) as refused:
        parse_inlines(text)
    assert refused.value.message == "a condition or insert cannot stand here"
    assert refused.value.remedy == "write the meaning in plain words, slots, terms and references"


def test_the_meaning_of_a_term_is_refused_for_a_mark_that_is_none() -> None:
    with pytest.raises(MarkupError) as refused:
        parse_inlines("a body under {@}")
    assert refused.value.message == "{@} is none of the marks of a clause file"
