"""The law data: whole, dated, and never cited where it is not in force or does not apply."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import agreementkit as ak
from agreementkit.packs import Law

from .every_wording import wordings

CLAUSES = Path(__file__).parent.parent.parent / "clauses"
SECTORS = {path.stem: path for path in sorted((CLAUSES / "sectors").glob("*.toml"))}
LAWS = ak.load_pack().laws
LAST_SEEN = date(2026, 6, 30)
"""Stored copies run to about here: what begins later is announced, and not confirmed."""
REACH = {
    "england": {"UK", "GB", "England and Wales", "England"},
    "wales": {"UK", "GB", "England and Wales", "Wales"},
    "england-and-wales": {"UK", "GB", "England and Wales"},
}
"""The reach that a law needs, to apply to every employee of an employer."""
UNVERIFIED: dict[str, str] = {}
"""Authorities cited although their words were not read, each with the reason."""


def faults(law: Law) -> Iterator[str]:
    """What is wrong with an entry by itself."""
    if law.status not in {"in force", "prospective", "guidance", "repealed"}:
        yield "status"
    if law.jurisdiction not in set().union(*REACH.values()):
        yield "jurisdiction"
    if law.since and law.since > law.checked:
        yield "checked before it began"
    if law.status == "in force" and law.since and law.since > LAST_SEEN:
        yield "in force after the last copy seen"
    if law.status == "in force" and not law.link:
        yield "no link"
    if not law.verified and not law.note:
        yield "no note on what was not seen"
    if law.status == "prospective" and not law.note:
        yield "no note on when it is due"


def not_to_be_cited(law: Law) -> bool:
    """Trap 15: whether a clause must leave an authority alone, by its status or its date."""
    late = law.since is not None and law.since > LAST_SEEN
    return late or law.status in {"prospective", "repealed"}


def applies(law: Law, employer: ak.Employer) -> bool:
    """Whether an authority reaches an employer: its place, and the Crown."""
    return law.jurisdiction in REACH[employer.jurisdiction] and not (
        employer.crown and law.binds_crown is False
    )


def cited() -> set[str]:
    return {key for wording in wordings() for keys in wording.laws.values() for key in keys}


def raw(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


FORCE = ak.Employer(name="a force", legal_name="The Chief Constable", jurisdiction="england")
CROWN = evolve(FORCE, jurisdiction="england-and-wales", crown=True)


@pytest.mark.parametrize("key", sorted(raw(CLAUSES / "law.toml")["laws"]))
def test_an_entry_is_whole(key: str) -> None:
    entry = raw(CLAUSES / "law.toml")["laws"][key]
    assert {"cite", "says", "jurisdiction", "status", "checked", "verified"} <= entry.keys()
    assert type(entry["checked"]) is date
    assert entry["cite"].strip()
    assert entry["says"].endswith(".")
    assert list(faults(LAWS[key])) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"status": "in flux"}, "status"),
        ({"jurisdiction": "EU"}, "jurisdiction"),
        ({"checked": date(1990, 1, 1), "since": date(1992, 10, 16)}, "checked before it began"),
        ({"since": date(2026, 10, 1)}, "in force after the last copy seen"),
        ({"link": ""}, "no link"),
        ({"verified": False, "note": ""}, "no note on what was not seen"),
        ({"status": "prospective", "note": ""}, "no note on when it is due"),
    ],
)
def test_a_planted_fault_in_an_entry_is_found(changes: dict[str, Any], fault: str) -> None:
    assert list(faults(evolve(LAWS["tulrca-179"], **changes))) == [fault]


def test_no_two_entries_are_cited_alike() -> None:
    assert len({law.cite for law in LAWS.values()}) == len(LAWS)


def test_no_clause_cites_what_is_repealed_or_still_to_come() -> None:
    """Trap 15: nothing due after the last copy seen stands in a clause."""
    assert not {key for key in cited() if not_to_be_cited(LAWS[key])}
    assert {key for key, law in LAWS.items() if not_to_be_cited(law)}


@pytest.mark.parametrize(
    ("changes", "barred"),
    [
        ({}, False),
        ({"since": date(2026, 6, 19)}, False),
        ({"since": date(2026, 10, 1)}, True),
        ({"status": "prospective"}, True),
        ({"status": "repealed"}, True),
    ],
)
def test_the_status_and_the_date_bar_a_citation(changes: dict[str, Any], barred: bool) -> None:
    assert not_to_be_cited(evolve(LAWS["tulrca-179"], **changes)) is barred


def test_every_authority_that_a_clause_cites_was_read() -> None:
    unread = {key for key in cited() if not LAWS[key].verified}
    assert unread == set(UNVERIFIED)
    assert all(UNVERIFIED.values())


def test_every_authority_applies_where_it_is_cited() -> None:
    """Trap 13: nor is the Crown sent to a law that leaves it out."""
    assert not {
        (wording.employer.name, clause, key)
        for wording in wordings()
        for clause, keys in wording.laws.items()
        for key in keys
        if not applies(LAWS[key], wording.employer)
    }


@pytest.mark.parametrize(
    ("key", "employer", "reached"),
    [
        ("tulrca-188", FORCE, True),
        ("tulrca-188", CROWN, False),
        ("eqa-wales-2011-8", FORCE, False),
        ("eqa-wales-2011-8", CROWN, False),
        ("eqa-wales-2011-8", evolve(FORCE, jurisdiction="wales"), True),
        ("covenant-2023", FORCE, True),
    ],
)
def test_a_law_reaches_its_own_place_and_those_it_binds(
    key: str,
    employer: ak.Employer,
    reached: bool,
) -> None:
    assert applies(LAWS[key], employer) is reached


def test_every_law_in_force_that_is_cited_for_the_crown_is_known_to_bind_it() -> None:
    keys = {k for w in wordings() if w.employer.crown for keys in w.laws.values() for k in keys}
    in_force = {key for key in keys if LAWS[key].status == "in force"}
    assert in_force
    assert {LAWS[key].binds_crown for key in in_force} == {True}


@pytest.mark.parametrize("sector", SECTORS)
def test_a_sector_s_law_is_known_and_each_once(sector: str) -> None:
    keys = raw(SECTORS[sector])["law"]
    assert keys
    assert not set(keys) - LAWS.keys()
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("sector", SECTORS)
def test_a_sector_s_law_applies_to_its_employers(sector: str) -> None:
    keys = raw(SECTORS[sector])["law"]
    employers = ak.load_pack().sector(sector).employers
    assert not {
        (key, employer.name)
        for key in keys
        for employer in employers
        if not applies(LAWS[key], employer)
    }


@pytest.mark.parametrize("sector", SECTORS)
def test_a_sector_lists_every_law_that_its_clauses_cite(sector: str) -> None:
    keys = {k for w in wordings() if w.sector == sector for keys in w.laws.values() for k in keys}
    binding = {key for key in keys if LAWS[key].status == "in force"}
    assert binding
    assert not binding - set(raw(SECTORS[sector])["law"])
