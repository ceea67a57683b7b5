"""Typed values come back from JSON equal, and nothing else comes back."""

from collections.abc import Mapping
from typing import cast

import pytest
from hypothesis import given

from agreementkit import Provision
from agreementkit.documents import (
    PartHeading,
)
from agreementkit.files.json_values import from_plain, plain
from tests.ledger_entries import PROVISIONS


def test_a_field_that_is_always_empty_may_be_written_out() -> None:
    heading = PartHeading(number="Part 1", title="Start")
    stored = cast("dict[str, object]", plain(heading))
    assert from_plain({**stored, "clause": None}, PartHeading) == heading


@pytest.mark.parametrize("wrong", [{"scope": "Scope"}, ["scope"], [["scope"]], [[3, "Scope"]], 3])
def test_a_mapping_is_stored_as_pairs_and_as_nothing_else(wrong: object) -> None:
    with pytest.raises(ValueError, match="expected a list of pairs, and got"):
        from_plain(wrong, cast("type[object]", Mapping[str, str]))
    assert from_plain([["scope", "Scope"]], cast("type[object]", Mapping[str, str])) == {
        "scope": "Scope",
    }


@given(PROVISIONS)
def test_a_provision_comes_back_equal(provision: Provision) -> None:
    again = from_plain(plain(provision), Provision)
    assert again == provision
    # True is not 1, and 2.50 pounds is no whole number.
    assert [type(value) for _, value in again.settings] == [
        type(value) for _, value in provision.settings
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        3,
        {"clause": "scope"},
        {"clause": "scope", "position": None, "settings": {"notice": 2.5}},
        {"clause": "scope", "position": None, "settings": {"notice": [3]}},
        {"clause": "scope", "position": None, "settings": {"notice": {"decimal": "x"}}},
        {"clause": "scope", "position": None, "settings": {"notice": {"date": "today"}}},
        {"clause": "scope", "position": "lowest", "settings": {}},
    ],
)
def test_what_is_no_provision_is_refused(wrong: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        from_plain(wrong, Provision)
