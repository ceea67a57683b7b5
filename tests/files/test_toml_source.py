"""Every key is found on its line, and a line that cannot be read is explained."""

import os
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

import agreementkit as ak
from agreementkit.files.toml_source import KeyPath, key_lines, line_of, parse_toml, read_text
from tests.files.test_bytes import TOMLISH

# --- What is no text file is known before it is opened ---------------------------------------


def test_pipes_devices_and_large_files_are_refused_unread(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    with (tmp_path / "large.toml").open("wb") as file:
        file.truncate(4 * 2**30)
    for path, why in (
        (tmp_path / "pipe.toml", "a device or a pipe"),
        (Path("/dev/zero"), "a device or a pipe"),
        (tmp_path / "large.toml", "larger than 16 MB"),
    ):
        with pytest.raises(ak.InputError, match=why):
            read_text(path)


# --- On which line a key stands, whatever TOML stands around it ----------------------------

_VALUES = st.sampled_from(
    [
        "1",
        "'# no comment, [no header], no = sign'",
        '"a \\" quote # and = more"  # a comment with "one mark',
        '"""\n[not.a.table]\nnot_a_key = 1\n"""',
        '"""one "quoted" line, \\""" and on\nkey = 1""""',
        "'''\n[[not.an.item]]\n\"\"\"\n'''",
        '[\n  ["a"],\n  ["b", "]"],  # ] = [\n  ["c"]\n]',
        '[\n  """\n  x = 1""",\n]',
        '{ a = 1, b = { c = "}" } }',
        "2027-04-01",
        '""',
    ],
)
_NAMES = st.sampled_from(["key", "a-b", "3", '"quoted name"', "'its'", '"a.b"'])


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, dict[KeyPath, int]]:
    """A TOML text, and the line of every header and key in it."""
    text = ""
    expected: dict[KeyPath, int] = {}
    table: KeyPath = ()
    lists: list[KeyPath] = []
    items: Counter[KeyPath] = Counter()

    def plain(name: str) -> str:
        return str(*tomllib.loads(f"{name} = 0"))

    for number in range(draw(st.integers(0, 12))):
        line = text.count("\n") + 1
        indent = draw(st.sampled_from(["", "  ", "\t"]))
        kind = draw(st.sampled_from(["key", "key", "dotted", "table", "list", "again", "inner"]))
        name = f'"{plain(draw(_NAMES))} {number}"'
        match kind:
            case "key":
                text += f"{indent}{name} = {draw(_VALUES)}\n"
                expected[(*table, plain(name))] = line
            case "dotted":
                text += f"{indent}{name} . x={draw(_VALUES)}\n"
                expected[(*table, plain(name), "x")] = line
            case "table":
                text += f"{indent}[ {name} ] # [[a]] = 1\n"
                expected[table := (plain(name),)] = line
            case "list" | "again":
                path = draw(st.sampled_from(lists)) if kind == "again" and lists else (plain(name),)
                lists = [*lists, path]
                text += f'{indent}[["{path[0]}"]]\n'
                expected[table := (*path, items[path])] = line
                items[path] += 1
            case "inner" if lists:
                outer = draw(st.sampled_from(lists))
                path = (*outer, items[outer] - 1, "inner")
                text += f'{indent}[["{outer[0]}".inner]]\n'
                expected[table := (*path, items[path])] = line
                items[path] += 1
            case _:
                text += f"{indent}# {name} = 1\n\n"
    return text, expected


def held(table: object, path: KeyPath) -> object:
    for step in path:
        table = table[step]  # type: ignore[index]
    return table


@given(documents())
def test_every_key_and_header_of_any_toml_is_found_on_its_line(
    made: tuple[str, dict[KeyPath, int]],
) -> None:
    text, expected = made
    table = tomllib.loads(text)
    lines = key_lines(text)
    for path, line in expected.items():
        assert held(table, path) is not None
        assert lines[path] == line


@given(documents())
def test_every_path_that_is_found_is_there(made: tuple[str, dict[KeyPath, int]]) -> None:
    text, _ = made
    table = tomllib.loads(text)
    for path in key_lines(text):
        held(table, path)


def test_a_list_of_tables_stands_where_its_first_table_does() -> None:
    assert key_lines("\n[[systems]]\n[[systems]]\n")[("systems",)] == 2


def test_a_table_without_a_header_stands_where_its_first_part_does() -> None:
    lines = key_lines("[clauses.scope]\nx = 1\n[clauses.disputes]\n[clauses]\n")
    assert lines[("clauses", "scope")] == 1
    assert lines[("clauses",)] == 4


def test_what_has_no_line_takes_that_of_the_table_around_it() -> None:
    lines = key_lines("a = 1\n[b.c]\n")
    assert line_of(("b", "c", "missing", 3), lines) == 2
    assert line_of(("missing",), lines) is None


# --- What is said of a line that cannot be read: the mistake that people make in its shape ----


def faults(text: str, first_line: int = 1) -> list[tuple[int | None, str, str]]:
    with pytest.raises(ak.InputError) as caught:
        parse_toml(text, "kent.toml", first_line=first_line)
    return [(fault.line, fault.message, fault.remedy) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ('title = "Draft', 'close the quotation marks: title = "Draft"'),
        ('title = "Draft # of May', 'close the quotation marks: title = "Draft"'),
        ('title = Draft"', 'open the quotation marks: title = "Draft"'),
        ("title = Draft", 'put the text in quotation marks: title = "Draft"'),
        ("title = Draft # of May", 'put the text in quotation marks: title = "Draft"'),
        ("crown = True", "write crown = true"),
        ("crown = yes # indeed", "write crown = true"),
        ("crown = No", "write crown = false"),
        ("begins = 01/04/2027", "write year-month-day, without quotation marks, such as begins = 2027-04-01"),
        ("begins = 2027-4-1", "write year-month-day, without quotation marks, such as begins = 2027-04-01"),
        ("begins = 2027-02-30", "write year-month-day, without quotation marks, such as begins = 2027-04-01"),
        ("begins = 1st April 2027", "write year-month-day, without quotation marks, such as begins = 2027-04-01"),
        ("notice = 20 weeks", "write the number alone: notice = 20"),
        ("share = 2.5%", "write the number alone: share = 2.5"),
        ("sum = £2000", "write the number alone: sum = 2000"),
        ("sum = £2,000", "write the number in figures alone, such as sum = 2000"),
        ('title: "Draft"', 'write = in place of the colon: title = "Draft"'),
        ("[version", "close the square bracket: [version]"),
        ("[[systems]", "close the square brackets: [[systems]]"),
        ("Dear colleagues,", 'each line reads name = value, such as position = "opening"'),
        ('unions = ["GMB" "Unite"]', "look for a missing quotation mark, bracket or comma on this line or above it"),
    ],
)  # fmt: skip
def test_a_line_is_explained_by_its_shape(line: str, remedy: str) -> None:
    assert faults(f"format = 1\n{line}\n") == [(2, f"this line cannot be read: {line}", remedy)]


def test_a_long_line_is_cut_short() -> None:
    [(_, message, _)] = faults("x" * 200)
    assert message == f"this line cannot be read: {'x' * 80}…"


def test_lines_are_counted_from_where_the_text_begins() -> None:
    assert faults('a = 1\n\na = "2"', first_line=7) == [
        (9, '"a" stands twice, on line 7 and here', "keep one of them, and delete the other"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a = 1\nb = 2\na = 3", 3, '"a" stands twice, on line 1 and here'),
        ("[a]\n[b]\n[a]\n", 3, '"a" stands twice, on line 1 and here'),
        ("a = 1\n[a.b]\n", 2, '"a.b" stands twice, on line 1 and here'),
        ("a = { b = 1 }\n[a.c]\n", 2, '"a.c" stands twice, on line 1 and here'),
        ("[a.b]\n[[a]]\n", 2, '"a.0" stands twice, above and here'),
        ("a = { b = 1, b = 2 }\n", 1, "a key stands twice between these braces"),
    ],
)
def test_what_stands_twice_is_told_with_both_places(text: str, line: int, message: str) -> None:
    assert faults(text) == [(line, message, "keep one of them, and delete the other")]


def test_curly_marks_inside_straight_ones_are_no_mistake() -> None:
    text = 'title = "The “new” deal, “so”"\n# “a note”\nposition = opening\n'
    assert [line for line, _, _ in faults(text)] == [3]


def test_curly_marks_in_prose_over_several_lines_are_no_mistake() -> None:
    text = 'title = """\nThe “new” deal\n"""\nposition = opening\n'
    assert [line for line, _, _ in faults(text)] == [4]


def test_a_curly_mark_at_one_end_is_found() -> None:
    assert faults('unions = ["GMB”]') == [
        (
            1,
            "the quotation marks are curly, as a word processor makes them",
            'write unions = ["GMB"]',
        ),
    ]


def test_a_backslash_that_means_something_is_no_mistake() -> None:
    text = 'title = "one\\ttwo"\npath = "D:\\new\\Quarter"\n'
    assert faults(text) == [
        (
            2,
            "a backslash has a meaning of its own between double quotation marks",
            'use forward slashes: "D:/new/Quarter"',
        ),
    ]


def test_every_line_that_word_has_spoilt_is_told_with_the_one_that_stopped_the_reading() -> None:
    assert [line for line, _, _ in faults("a = 1\na = 2\nb = “x”\nc = 'y'\nd = ‘z’\n")] == [2, 3, 5]


@given(TOMLISH)
def test_all_that_cannot_be_read_is_explained_on_a_line_of_it(text: str) -> None:
    text = text.replace("\r", "")
    try:
        parse_toml(text, "kent.toml")
    except ak.InputError as error:
        for fault in error.faults:
            assert fault.remedy
            if fault.line is None:
                assert fault.message.startswith("a number is too long, or brackets stand too deep")
            else:
                assert fault.message
                assert 1 <= fault.line <= text.count("\n") + 1
