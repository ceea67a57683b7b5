"""Editors are given a schema that says what reading says."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from jsonschema import Draft202012Validator, FormatChecker

import agreementkit as ak
from agreementkit.files.toml_source import parse_toml
from agreementkit.testing import provisions, values
from tests.files.conftest import ALONE, DATA, Folder

BEYOND_A_SCHEMA = {
    # a schema knows no directory, compares no two keys, and takes any number of TOML
    "misspelt-employer",
    "set-and-left-out",
    "added-and-left-out",
    "left-out-and-not-there",
    "not-a-number",
    "unprintable-character",
}


def read(path: Path) -> Mapping[str, object] | None:
    """The file as an editor sees it; None where it is no TOML at all."""
    import tomllib

    try:
        return tomllib.loads(path.read_text("utf-8"))
    except ValueError:
        return None


BROKEN = {
    path.stem.split("-", 1)[1]: table
    for path in sorted((DATA / "broken").glob("*.toml"))
    if (table := read(path)) is not None
}


def as_json(value: object) -> object:
    """A TOML value as editors hand it to a schema."""
    match value:
        case Mapping():
            return {name: as_json(inside) for name, inside in value.items()}
        case list() | tuple():
            return [as_json(inside) for inside in value]
        case date():
            return value.isoformat()
        case Decimal():
            return float(value)
        case _:
            return value


def wrong(table: object, pack: ak.Pack) -> list[str]:
    schema = ak.agreement_schema(pack)
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    return [error.message for error in validator.iter_errors(as_json(table))]


def test_it_is_a_schema_of_draft_2020_12(own: ak.Pack) -> None:
    schema = ak.agreement_schema(own)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema)


def test_it_accepts_the_file_to_begin_from(own: ak.Pack) -> None:
    for sector in own.sectors:
        assert wrong(parse_toml(ak.starter_file(own, sector), "starter.toml"), own) == []


@pytest.mark.parametrize("mistake", sorted(BROKEN.keys() - BEYOND_A_SCHEMA))
def test_it_rejects_every_mistake_that_a_schema_can_see(mistake: str, own: ak.Pack) -> None:
    assert wrong(BROKEN[mistake], own)


def test_what_it_cannot_see_is_what_we_say_it_cannot(own: ak.Pack) -> None:
    assert {name for name, table in BROKEN.items() if not wrong(table, own)} == BEYOND_A_SCHEMA


@given(st.data())
def test_every_value_that_fits_its_parameter_is_accepted(own: ak.Pack, data: st.DataObject) -> None:
    clause = own[data.draw(st.sampled_from(sorted(own.clauses)))]
    provision = data.draw(provisions(clause))
    table = {
        "format": 1,
        "sector": "police",
        "employer": "Kent Police",
        "unions": ["UNISON"],
        "clauses": {clause.id: dict(provision.settings)},
    }
    assert wrong(table, own) == []
    # What JSON hands over is read as what TOML would have been.
    in_json = json.loads(json.dumps(as_json(table)))
    [read_back] = [
        each for each in ak.agreement_from(in_json, own).provisions if each.clause == clause.id
    ]
    assert read_back.settings == provision.settings


@pytest.mark.parametrize("text", ["2027-04-01", "2027-02-30", "27-04-01", "2027-04-01T10:00"])
def test_a_date_in_text_is_read_where_the_schema_accepts_it(own: ak.Pack, text: str) -> None:
    table = {
        "format": 1,
        "sector": "police",
        "employer": "Kent Police",
        "unions": ["UNISON"],
        "commencement": text,
        "version": {"dated": text},
    }
    if wrong(table, own):
        with pytest.raises(ak.AgreementFileError, match="expected a date"):
            ak.agreement_from(table, own)
    else:
        agreement = ak.agreement_from(table, own)
        assert agreement.commencement == agreement.version.dated == date(2027, 4, 1)


@given(st.data())
def test_a_number_outside_its_range_is_rejected(own: ak.Pack, data: st.DataObject) -> None:
    parameter = own["tea-break"].parameter("notice")
    assert parameter
    good = data.draw(values(parameter))
    for number, fits in ((good, True), (53, False), (3, False)):
        table = {"clauses": {"tea-break": {"notice": number}}}
        assert any("of 52" in m or "of 4" in m for m in wrong(table, own)) is not fits


def test_each_kind_of_value_has_its_own_schema(own: ak.Pack) -> None:
    properties: object = ak.agreement_schema(own)
    for step in ("properties", "clauses", "properties", "tea-break", "properties"):
        properties = properties[step]  # type: ignore[index]
    position = {
        "enum": ["opening", "target", "fallback"],
        "description": "From what is asked for to what is least accepted.",
    }
    assert properties == {
        "position": position,
        "notice": {
            "description": "Notice before a kettle is replaced",
            "type": "integer",
            "minimum": 4,
            "maximum": 52,
        },
        "share": {
            "description": "Share of the biscuits",
            "type": "number",
            "minimum": 10,
            "maximum": 100.5,
        },
        "room": {"description": "Where tea is taken", "enum": ["garden", "canteen"]},
        "quiet": {"description": "No screens during tea", "type": "boolean"},
        "teas": {
            "description": "Teas on offer",
            "type": "array",
            "items": {"type": "string", "pattern": r"\S"},
            "minItems": 1,
            "maxItems": 3,
        },
        "host": {"description": "Who pours", "type": "string", "pattern": r"\S"},
        "begins": {"description": "The first tea", "type": "string", "format": "date"},
    }


def test_a_bundle_called_full_is_offered_once(folder: Folder) -> None:
    files = {**ALONE, "pack.toml": ALONE["pack.toml"] + "full = []\n"}
    schema = ak.agreement_schema(ak.load_pack(folder(files)))
    Draft202012Validator.check_schema(schema)
    assert schema["properties"]["bundle"] == {"enum": ["default", "full"]}  # type: ignore[index]
