"""Every key is found on its line, whatever TOML stands around it."""

import tomllib
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from agreementkit.files.toml_source import KeyPath, key_lines, line_of

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
