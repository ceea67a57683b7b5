"""No rule that is on by default says anything false of a clause of ours.

At every position, in every sector, for every kind of employer there is. What may be found
is true, and named here with why.
"""

from collections.abc import Iterator
from datetime import date

import pytest

import agreementkit as ak
from agreementkit import reports
from agreementkit.checking.rules import RULES
from agreementkit.packs import Rule, selected

PACK = ak.load_pack()
TRUE = {
    "blank-left": "how many development posts is for each branch to say",
    "shares-remainder": "target and fallback leave room for the talks",
}


def kinds() -> Iterator[ak.Agreement]:
    """Every clause, for one employer of each kind."""
    found = {
        (sector.id, employer.jurisdiction, employer.crown, employer.pay_remit): (sector, employer)
        for sector in PACK.sectors.values()
        for employer in sector.employers
    }
    for sector, employer in found.values():
        yield ak.Agreement(
            sector=sector.id,
            employer=employer.name,
            unions=employer.unions or sector.unions,
            provisions=PACK.bundle("full"),
            commencement=date(2027, 4, 1),
            version=ak.Version(dated=date(2027, 1, 15)),
        )


@pytest.mark.parametrize("position", list(ak.Position))
@pytest.mark.parametrize("agreement", list(kinds()), ids=lambda agreement: agreement.employer)
def test_our_own_text_is_found_fault_with_only_where_it_is_true(
    agreement: ak.Agreement,
    position: ak.Position,
) -> None:
    report = ak.check(agreement, PACK, position=position)
    assert [f for f in report.findings if f.rule not in TRUE] == []


def test_every_sector_is_looked_at() -> None:
    assert {agreement.sector for agreement in kinds()} == set(PACK.sectors)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_says_nothing_of_an_agreement_on_nothing(rule: Rule) -> None:
    nothing = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"])
    found = ak.check(nothing, PACK, rules=[rule]).findings
    assert {finding.rule for finding in found} <= {"topic-uncovered", "framework-uncovered"}


def test_the_rules_that_are_off_are_advice_on_our_text_and_no_error() -> None:
    off = [rule for rule in selected(PACK, also=[r.id for r in RULES]) if not rule.default]
    for agreement in kinds():
        for finding in ak.check(agreement, PACK, rules=off).findings:
            assert finding.severity is reports.Severity.NOTE
