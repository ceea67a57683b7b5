"""An agreement file says what the same agreement says in Python."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from hypothesis import given, strategies as st

import agreementkit as ak
from agreementkit.files.agreement_file import FORMAT, Step, agreement_from_bytes, upgraded
from agreementkit.testing import agreements

NEEDED: Mapping[str, object] = {
    "format": 1,
    "sector": "police",
    "employer": "Kent Police",
    "unions": ["UNISON"],
}


def table_of(agreement: ak.Agreement) -> dict[str, object]:
    """An agreement in the plain values of a file."""
    own = {
        each.clause: dict(each.settings)
        | ({"position": str(each.position)} if each.position else {})
        for each in agreement.provisions
    }
    systems = [
        {name: text for name, text in attrs.asdict(system).items() if text}
        for system in agreement.systems
    ]
    version = {name: v for name, v in attrs.asdict(agreement.version).items() if v}
    facts = {"commencement": agreement.commencement, "headcount": agreement.headcount}
    return {
        "format": 1,
        "sector": agreement.sector,
        "employer": agreement.employer,
        "unions": list(agreement.unions),
        "position": str(agreement.position),
        "clauses": own,
        "systems": systems,
        "version": version,
        **{name: value for name, value in facts.items() if value},
    }


def refused(table: Mapping[str, object], pack: ak.Pack) -> list[tuple[str, str, str]]:
    with pytest.raises(ak.AgreementFileError) as caught:
        ak.agreement_from(table, pack)
    return [(fault.key, fault.message, fault.remedy) for fault in caught.value.faults]


@given(st.data())
def test_any_agreement_written_in_plain_values_reads_back(
    own: ak.Pack,
    data: st.DataObject,
) -> None:
    agreement = data.draw(agreements(own))
    read = ak.agreement_from(table_of(agreement), own)
    assert read == attrs.evolve(
        agreement,
        provisions=own.bundle("default") | agreement.provisions,
    )


def test_the_least_file_takes_the_default_of_everything(pack: ak.Pack) -> None:
    assert ak.agreement_from(NEEDED, pack) == ak.Agreement(
        sector="police",
        employer="Kent Police",
        unions=["UNISON"],
        provisions=pack.bundle("default"),
    )


def test_clauses_are_added_and_left_out(own: ak.Pack) -> None:
    table = {**NEEDED, "include": ["tea-break"], "leave_out": ["disputes", "disputes"]}
    held = {each.clause for each in ak.agreement_from(table, own).provisions}
    assert held == {each.clause for each in own.bundle("default")} - {"disputes"} | {"tea-break"}


def test_another_bundle_can_be_named(pack: ak.Pack) -> None:
    for name in ("framework", "full"):
        read = ak.agreement_from({**NEEDED, "bundle": name}, pack)
        assert read.provisions == pack.bundle(name)


def test_an_employer_outside_the_directory_comes_with_its_details(pack: ak.Pack) -> None:
    details = {"legal_name": "The Anglia Rangers", "jurisdiction": "england", "crown": True}
    table = {**NEEDED, "employer": "Anglia Rangers", "employer_details": details}
    assert ak.agreement_from(table, pack).employer == ak.Employer(
        name="Anglia Rangers",
        legal_name="The Anglia Rangers",
        jurisdiction="england",
        crown=True,
    )


def test_a_number_from_json_is_as_exact_as_one_from_toml(own: ak.Pack) -> None:
    table = {**NEEDED, "clauses": {"tea-break": {"share": 12.1}}}
    [tea] = [p for p in ak.agreement_from(table, own).provisions if p.clause == "tea-break"]
    assert tea.settings == (("share", Decimal("12.1")),)


def test_tuples_are_lists(own: ak.Pack) -> None:
    values = {"teas": ("Assam",), "begins": date(2027, 4, 1)}
    table = {**NEEDED, "unions": ("GMB",), "clauses": {"tea-break": values}}
    assert ak.agreement_from(table, own).unions == ("GMB",)


def test_without_a_text_faults_have_keys_and_no_lines(pack: ak.Pack) -> None:
    with pytest.raises(ak.AgreementFileError) as caught:
        ak.agreement_from({**NEEDED, "sector": "polise"}, pack)
    assert caught.value.faults == (
        ak.Fault(
            key="sector",
            message='no sector is called "polise"',
            remedy='did you mean "police"?',
        ),
    )


HEADING = "write [{}] on a line of its own, and its keys below"
LISTS = "write [[systems]] on a line of its own"


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("version", "draft", ("version", 'expected a table of keys, and got "draft"', HEADING.format("version"))),
        ("clauses", 3, ("clauses", "expected a table of keys, and got 3", HEADING.format("clauses"))),
        ("systems", ["x"], ("systems.0", 'expected a table of keys, and got "x"', f"{LISTS}, and its keys below")),
        ("systems", "x", ("systems", 'expected a list of tables, and got "x"', f"{LISTS} for each, and its keys below")),
        ("include", 3, ("include", "expected a list, and got 3", 'put it in square brackets: ["…"]')),
        ("title", "  ", ("title", 'expected some text, and got "  "', "write it, or take the line out")),
        ("title", {"a": 1}, ("title", "expected text, and got a table of keys", 'write one text in quotation marks: "…"')),
        ("title", ["x" * 99], ("title", f'expected text, and got ["{"x" * 58}…', 'write one text in quotation marks: "…"')),
        ("position", 1, ("position", "expected one of opening, target, fallback, and got 1", "use one of: fallback, opening, target")),
        ("commencement", "soon", ("commencement", 'expected a date, and got "soon"', "write year-month-day, without quotation marks, such as 2027-04-01")),
        ("headcount", 0, ("headcount", "expected a whole number of posts, 1 or more, and got 0", "write how many posts are at risk, such as headcount = 25, or take headcount out")),
        ("headcount", "20", ("headcount", 'expected a whole number, and got "20"', "take the quotation marks away: 20")),
        ("headcount", 2.5, ("headcount", "expected a whole number, and got 2.5", "write a whole number, such as 1")),
        ("headcount", True, ("headcount", "expected a whole number, and got true", "write a whole number, such as 1")),
        ("version", {"number": "1"}, ("version.number", 'expected a whole number, and got "1"', "take the quotation marks away: 1")),
        ("version", {"number": True}, ("version.number", "expected a whole number, and got true", "write a whole number, such as 1")),
        ("employer_details", {"legal_name": "x", "jurisdiction": "wales", "crown": "no"}, ("employer_details.crown", 'expected true or false, and got "no"', "write true or false, without quotation marks")),
        ("clauses", {"tea-break": 3}, ("clauses.tea-break", "expected a table of values", "write [clauses.tea-break] on a line of its own, and the values below it")),
        ("title", "a\x07b", ("title", "this holds a character that cannot be printed (U+0007)", "take it out; where it came from a backslash, write / instead")),
        ("a\x07b", 1, ("", "this holds a character that cannot be printed (U+0007)", "take it out; where it came from a backslash, write / instead")),
        ("clauses", {"tea-break": {"share": float("nan")}}, ("clauses.tea-break.share", "this is not a number that can be written down: nan", "write a number in figures")),
        ("clauses", {"tea-break": {"notice": 10**16}}, ("clauses.tea-break.notice", "this number is far too large", "write the number that you mean")),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_with_its_key_and_the_edit(
    own: ak.Pack,
    key: str,
    value: object,
    fault: tuple[str, str, str],
) -> None:
    assert refused({**NEEDED, key: value}, own) == [fault]


def test_a_headcount_that_is_too_small_hides_no_other_fault(pack: ak.Pack) -> None:
    faults = refused({**NEEDED, "headcount": -1, "title": 3}, pack)
    assert {key for key, _, _ in faults} == {"headcount", "title"}


def test_a_time_of_day_is_no_date_and_the_day_is_offered(pack: ak.Pack) -> None:
    import tomllib

    table = {**NEEDED, **tomllib.loads("commencement = 2028-02-29T09:00:00")}
    [(_, message, remedy)] = refused(table, pack)
    assert message == "expected a date, and got 2028-02-29 09:00:00"
    assert remedy == "write year-month-day, without quotation marks, such as 2028-02-29"


def test_brackets_inside_brackets_without_end_are_refused(pack: ak.Pack) -> None:
    deep: object = "UNISON"
    for _ in range(5000):
        deep = [deep]
    [(key, message, _)] = refused({**NEEDED, "unions": deep}, pack)
    assert key == "unions" + ".0" * 11
    assert message == "brackets stand too deep one inside another"


def test_one_fault_hides_no_other(own: ak.Pack) -> None:
    table = {
        "format": 1,
        "sector": 7,
        "employer": 8,
        "unions": [],
        "bundle": "fuul",
        "leave_out": ["tea-brake", "tea-brake", 5],
        "clauses": {"tea-brake": {}, "tea-break": {"notise": 1, "position": "x", "title": "y"}},
        "employer_details": {"jurisdiction": 4},
        "systems": [{"purpose": "?"}],
    }
    assert sorted(key for key, _, _ in refused(table, own)) == [
        "bundle",
        "clauses.tea-brake",
        "clauses.tea-break.notise",
        "clauses.tea-break.position",
        "clauses.tea-break.title",
        "employer",
        "employer_details.jurisdiction",
        "employer_details.legal_name",
        "leave_out",
        "leave_out.2",
        "sector",
        "systems.0.name",
        "unions",
    ]


def test_an_old_format_that_never_was_is_refused(pack: ak.Pack) -> None:
    assert refused({**NEEDED, "format": 0}, pack) == [
        ("format", "there is no format 0", "write format = 1"),
    ]


# --- Files of earlier formats are brought up step by step -------------------------------------


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


def test_the_bytes_of_a_file_say_what_the_file_says(tmp_path: Path, own: ak.Pack) -> None:
    file = tmp_path / "kent.toml"
    file.write_text("format = 1\nsector = 'police'\nemployer = 'Kent Police'\nunions = ['GMB']\n")
    assert agreement_from_bytes(file.read_bytes(), file, own) == ak.read_agreement(file, own)
    with pytest.raises(ak.AgreementFileError, match=r"kent\.toml"):
        agreement_from_bytes(b"PK\x03\x04", file, own)
