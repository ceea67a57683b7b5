"""Every clause under every combination of what it can hang on: nothing breaks, nothing dangles."""

from pathlib import Path

import pytest

import agreementkit as ak
from agreementkit import reports

CLAUSES = Path(__file__).parent.parent.parent / "clauses"


@pytest.fixture(scope="module")
def proved() -> reports.PackReport:
    return ak.check_pack(ak.load_pack(), folder=CLAUSES)


def test_no_combination_that_the_bank_allows_composes_with_an_error(
    proved: reports.PackReport,
) -> None:
    assert proved.findings == ()
    assert proved.unproved == ()
    assert proved.holds


def test_every_clause_of_the_bank_was_tried_at_every_position(proved: reports.PackReport) -> None:
    pack = ak.load_pack()
    assert proved.clauses == len(pack.clauses)
    assert proved.combinations >= 3 * len(pack.clauses)


@pytest.mark.parametrize("sector", sorted(ak.load_pack().sectors))
def test_the_default_agreement_is_operative_in_every_topic_in_every_sector(sector: str) -> None:
    pack = ak.load_pack()
    for employer in pack.sector(sector).employers[:3]:
        for position in ak.Position:
            agreement = ak.Agreement(
                sector=sector,
                employer=employer.name,
                unions=pack.sector(sector).unions,
                position=position,
                provisions=pack.bundle(),
            )
            report = ak.check(agreement, pack)
            assert report.covered, (employer.name, position)
            assert report.framework.covered
            # The day on which it begins is all that is left to write.
            wrong = [f for f in report.findings if f.severity is not reports.Severity.NOTE]
            assert {finding.rule for finding in wrong} <= {"blank-left"}
