"""Files of earlier formats are brought up step by step, and never changed by being looked at."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from agreementkit.files.agreement_file import FORMAT, Step, upgraded


def union_to_list(table: Mapping[str, object]) -> Mapping[str, object]:
    """A made-up step from format 1: one union became several."""
    rest = {key: value for key, value in table.items() if key != "union"}
    return {**rest, "unions": [table["union"]]}


def with_title(table: Mapping[str, object]) -> Mapping[str, object]:
    """A made-up step from format 2: a title is needed."""
    return {"title": f"For {table['unions']}", **table}


STEPS: tuple[Step, ...] = (union_to_list, with_title)

first_formats = st.builds(
    lambda union: {"format": 1, "union": union},
    st.text(),
)


def test_steps_are_taken_in_order() -> None:
    old = {"format": 1, "union": "GMB"}
    assert upgraded(old, STEPS) == ({"format": 3, "unions": ["GMB"], "title": "For ['GMB']"}, [])
    assert old == {"format": 1, "union": "GMB"}


def test_a_file_between_the_formats_takes_only_the_steps_it_lacks() -> None:
    table, faults = upgraded({"format": 2, "unions": ["GMB", "Unite"]}, STEPS)
    assert table == {"format": 3, "unions": ["GMB", "Unite"], "title": "For ['GMB', 'Unite']"}
    assert faults == []


@given(first_formats)
def test_upgrading_twice_is_upgrading_once(old: Mapping[str, object]) -> None:
    once, _ = upgraded(old, STEPS)
    assert upgraded(once, STEPS) == (once, [])


@given(st.dictionaries(st.text(), st.integers()))
def test_a_file_of_the_present_format_stays_as_it_is(rest: dict[str, object]) -> None:
    table = {**rest, "format": FORMAT}
    assert upgraded(table) == (table, [])


@given(st.one_of(st.none(), st.text(), st.booleans(), st.decimals()))
def test_a_format_that_is_no_number_is_left_for_the_types_to_refuse(held: object) -> None:
    assert upgraded({"format": held}, STEPS) == ({"format": held}, [])


def test_a_newer_format_is_refused_with_the_way_out() -> None:
    table, [(path, fault)] = upgraded({"format": 4}, STEPS)
    assert table == {"format": 4}
    assert path == ("format",)
    assert fault.message == "the file has format 4, and this agreementkit reads up to 3"
    assert fault.remedy == "upgrade agreementkit: pip install --upgrade agreementkit"


@given(st.integers(max_value=0))
def test_a_format_before_the_first_is_refused(held: int) -> None:
    _, [(path, fault)] = upgraded({"format": held}, STEPS)
    assert path == ("format",)
    assert (fault.message, fault.remedy) == (f"there is no format {held}", "write format = 3")
