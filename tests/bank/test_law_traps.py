"""No clause of the bank falls into any of the 25 traps of the law.

Every clause is read in every wording that it can print (`every_wording`); each check is
proved on planted mistakes (`test_law_traps_planted`).
"""

import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import agreementkit as ak

from . import law_traps as one, law_traps_in_clauses as whole
from .every_wording import Wording, wordings

CLAUSES = Path(__file__).parent.parent.parent / "clauses"
POLICE = ("police", "policing-bodies")

Check = Callable[[str], list[str]]
Fallen = set[tuple[str, str]]


def clauses_in_a_trap(
    check: Check,
    clause: str = "",
    *,
    among: Callable[[Wording], bool] = lambda _: True,
) -> Fallen:
    """What a check finds in every wording of every clause, or of one."""
    texts = {
        (id_, text)
        for wording in wordings()
        if among(wording)
        for id_, text in wording.texts.items()
        if clause in ("", id_)
    }
    assert texts
    return {(id_, wrong) for id_, text in texts for wrong in check(text)}


def agreements_in_a_trap(
    check: Check,
    *,
    among: Callable[[Wording], bool] = lambda _: True,
) -> list[str]:
    """What a check finds in whole agreements; they differ by name in the parties alone."""
    texts = {
        "\n".join(text for id_, text in wording.texts.items() if id_ != "parties")
        for wording in wordings()
        if among(wording)
    }
    assert texts
    return [wrong for text in texts for wrong in check(text)]


def words_in_a_trap(check: Check) -> Fallen:
    """What a check finds in the words around the clauses: notes, summaries, what the law says."""
    return {(where, wrong) for where, text in words() for wrong in check(text)}


def words() -> Iterator[tuple[str, str]]:
    for clause in ak.load_pack().clauses.values():
        notes = clause.negotiating
        yield clause.id, f"{clause.summary}\n{notes.why}\n{notes.fallback_when}"
        yield clause.id, f"{notes.in_return_for}\n{notes.they_will_say}\n{notes.our_answer}"
    for key, law in ak.load_pack().laws.items():
        yield key, f"{law.cite}\n{law.says}\n{law.note}"
    for path in sorted((CLAUSES / "sectors").glob("*.toml")):
        yield path.stem, str(tomllib.loads(path.read_text("utf-8"))["note"])


def crown(wording: Wording) -> bool:
    return wording.employer.crown


def pay_remit(wording: Wording) -> bool:
    return wording.employer.pay_remit


def in_policing(wording: Wording) -> bool:
    return wording.sector in POLICE


def test_whether_the_agreement_is_enforceable_is_said() -> None:
    """Trap 1: silence means that it is not."""
    assert not clauses_in_a_trap(whole.enforceability_left_unsaid, "legal-status")
    assert all("tulrca-179" in wording.laws["legal-status"] for wording in wordings())


def test_binding_is_no_statement_and_only_apt_terms_enter_contracts() -> None:
    """Trap 2: "in full force" settles nothing; contracts take up a list, in a unit of its own."""
    assert not clauses_in_a_trap(one.binding_without_a_statement)
    assert not clauses_in_a_trap(whole.contract_terms_not_apt, "legal-status")


def test_nobody_promises_peace() -> None:
    """Trap 3: "no disruption" may meet section 180."""
    assert not clauses_in_a_trap(one.industrial_action_promised)


def test_no_replaced_data_law_is_cited() -> None:
    """Trap 4: Article 22 of the UK GDPR, and sections 14, 49 and 50 of the 2018 Act, are gone."""
    assert not clauses_in_a_trap(one.replaced_data_law_cited)
    assert not words_in_a_trap(one.replaced_data_law_cited)


def test_a_ban_on_automated_decisions_is_said_to_be_negotiated() -> None:
    """Trap 5: Articles 22A to 22D are no prohibition."""
    assert not clauses_in_a_trap(one.ban_ascribed_to_law)
    assert not words_in_a_trap(one.ban_ascribed_to_law)
    assert not clauses_in_a_trap(whole.ban_not_said_to_be_negotiated)


def test_human_review_is_more_than_a_sign_off() -> None:
    """Trap 6: authority, competence, time, information, and before the effect."""

    def definition(text: str) -> list[str]:
        [means] = re.findall(r"(?m)^“Meaningful Human Review” means .*", text)
        return whole.review_without_power(means)

    assert not clauses_in_a_trap(definition, "definitions")


def test_staff_data_is_left_to_the_general_rules() -> None:
    """Trap 7: Part 3 of the 2018 Act is for operational data."""
    assert not clauses_in_a_trap(one.law_enforcement_rules_for_staff)
    assert not {
        w.sector for w in wordings() for cited in w.laws.values() if "dpa-2018-50a" in cited
    }


def test_no_decision_is_measured_by_adverse_effect() -> None:
    """Trap 8: that is the test of section 50A, not of Article 22A."""
    assert not clauses_in_a_trap(one.adverse_effect_as_the_test)
    assert not words_in_a_trap(one.adverse_effect_as_the_test)
    laws = ak.load_pack().laws
    assert "adverse" in laws["dpa-2018-50a"].says
    assert "adverse" not in laws["uk-gdpr-22a"].says


def test_consent_never_stands_alone() -> None:
    """Trap 9: an employee's consent is weak without a real alternative."""
    assert not clauses_in_a_trap(one.consent_as_lawful_basis)
    assert not words_in_a_trap(one.consent_as_lawful_basis)
    assert not clauses_in_a_trap(whole.consent_without_a_choice)


def test_there_are_three_assessments_each_in_a_clause_of_its_own() -> None:
    """Trap 10: data protection, equality and safety are three duties with three triggers."""
    assert not clauses_in_a_trap(one.assessments_merged)
    assert not agreements_in_a_trap(whole.assessments_missing)
    for id_ in ("dpia-participation", "equality-impact-assessment", "health-safety-assessment"):
        alone = {wording.texts[id_] for wording in wordings()}
        assert all(len(whole.assessments_missing(text)) == 2 for text in alone), id_


def test_no_equality_impact_assessment_is_called_a_legal_duty() -> None:
    """Trap 11: in England none is expressly demanded."""
    assert not clauses_in_a_trap(one.equality_assessment_as_a_legal_duty)
    assert not words_in_a_trap(one.equality_assessment_as_a_legal_duty)


def test_the_union_s_part_in_data_assessments_is_said_to_be_agreed() -> None:
    """Trap 12: Article 35(9) is qualified."""
    assert not clauses_in_a_trap(one.union_views_as_a_legal_duty)
    assert not words_in_a_trap(one.union_views_as_a_legal_duty)
    assert not clauses_in_a_trap(whole.consultation_not_said_to_be_agreed, "dpia-participation")


def test_crown_staff_have_by_agreement_what_the_law_keeps_from_them() -> None:
    """Trap 13: section 188 and the awards of sections 184 and 185 leave the Crown out."""
    assert not clauses_in_a_trap(one.crown_sent_to_law_without_it, among=crown)
    assert not clauses_in_a_trap(
        whole.crown_redundancy_talks_missing,
        "no-compulsory-redundancy",
        among=crown,
    )
    assert not agreements_in_a_trap(whole.crown_disclosure_without_a_remedy, among=crown)


def test_the_protective_award_is_of_180_days_and_the_trigger_of_one_establishment() -> None:
    """Trap 14: 90 days are over, and the organisation-wide trigger is not live."""
    for check in (one.old_protective_award, one.future_redundancy_trigger):
        assert not clauses_in_a_trap(check)
        assert not words_in_a_trap(check)
    laws = ak.load_pack().laws
    assert "180 days" in laws["tulrca-189"].says
    assert "one establishment" in laws["tulrca-188"].says
    assert laws["era-2025-29"].status == "prospective"


def test_nothing_rests_on_the_act_of_2025_without_a_date() -> None:
    """Trap 15: its parts start one by one; fire and rehire in January 2027."""
    assert not clauses_in_a_trap(one.act_of_2025_without_a_date)
    act = {key: law for key, law in ak.load_pack().laws.items() if key.startswith("era-2025-")}
    assert act
    assert {law.status for law in act.values()} == {"prospective"}
    assert "January 2027" in act["era-2025-28"].note


def test_no_supplier_is_made_to_deal_with_a_union() -> None:
    """Trap 16: sections 186 and 187 make such a term void."""
    assert not clauses_in_a_trap(one.supplier_bound_to_a_union)
    assert not words_in_a_trap(one.supplier_bound_to_a_union)


@pytest.mark.parametrize("sector", sorted(ak.load_pack().sectors))
def test_the_employer_is_a_body_that_employs(sector: str) -> None:
    """Trap 17: not the NPCC, the APCC, the Home Office or PoliceAI."""
    names = "\n".join(e.legal_name for e in ak.load_pack().sector(sector).employers)
    assert names
    assert not one.body_that_employs_nobody(names)
    assert not whole.name_that_cannot_contract(names)
    assert not clauses_in_a_trap(
        one.body_that_employs_nobody,
        "parties",
        among=lambda wording: wording.sector == sector,
    )


def test_the_agreement_follows_the_work_to_a_successor() -> None:
    """Trap 18: commissioners end in May 2028, and forces may merge."""
    assert not clauses_in_a_trap(whole.successor_unnamed, "parties")


def test_police_officers_are_left_out() -> None:
    """Trap 19: they are outside, even where they share a team."""
    assert not clauses_in_a_trap(whole.police_officers_covered, "parties", among=in_policing)
    assert not clauses_in_a_trap(one.whole_team_covered)


def test_gains_wait_for_approval_where_government_approves_pay() -> None:
    """Trap 20: no one is asked to break a pay remit."""
    assert not clauses_in_a_trap(whole.gain_without_approval, among=pay_remit)
    assert not clauses_in_a_trap(whole.payment_before_approval, among=pay_remit)
    assert not clauses_in_a_trap(
        whole.approval_without_a_general_rule,
        "legal-status",
        among=pay_remit,
    )


def test_the_clauses_that_share_gains_are_seen_as_such() -> None:
    """Trap 20: without the rule on approval, each of them would be refused."""
    texts = {id_: text for w in wordings() if not pay_remit(w) for id_, text in w.texts.items()}
    refused = {id_ for id_, text in texts.items() if whole.gain_without_approval(text)}
    assert refused >= {"gain-share", "skills-pay", "severance-supplement", "working-time-dividend"}


def test_the_register_goes_further_than_disclosure_and_secrecy_is_defined() -> None:
    """Trap 21: section 181 works on request; section 182 is the measure of secrecy."""
    assert not clauses_in_a_trap(one.register_ascribed_to_section_181)
    assert not clauses_in_a_trap(one.secrecy_without_limits)
    assert not clauses_in_a_trap(whole.secrecy_not_measured_by_section_182, "advance-notice")


def test_the_register_is_our_own() -> None:
    """Trap 22: public registers miss the systems of the back office."""
    assert not clauses_in_a_trap(one.public_register_relied_on)
    assert not clauses_in_a_trap(whole.register_not_our_own, "system-register")


def test_the_covenant_has_its_exact_title_and_is_not_law() -> None:
    """Trap 23: the motion misnames it, and due regard is not law."""
    for check in (one.covenant_misnamed, one.covenant_as_law):
        assert not clauses_in_a_trap(check)
        assert not words_in_a_trap(check)
    assert ak.load_pack().laws["covenant-2023"].status == "guidance"


def test_the_regulator_s_successor_is_meant_and_no_draft_is_relied_on() -> None:
    """Trap 24: the Information Commission takes over; the code was unwritten."""
    assert not clauses_in_a_trap(one.commissioner_without_successor)
    assert not clauses_in_a_trap(one.unwritten_code_relied_on)
    terms = tomllib.loads((CLAUSES / "terms.toml").read_text("utf-8"))["terms"]
    [means] = [term["means"] for term in terms if term["name"] == "Commissioner"]
    assert not whole.commissioner_not_defined_for_the_future(means)


def test_no_foreign_or_unenacted_text_is_cited() -> None:
    """Trap 25: texts of the EU and the TUC are models only."""
    assert not clauses_in_a_trap(one.foreign_or_unenacted_text)


def test_each_of_the_25_traps_has_its_test() -> None:
    tests = [test for name, test in vars(sys.modules[__name__]).items() if name.startswith("test_")]
    numbers = {int(n) for test in tests for n in re.findall(r"^Trap (\d+):", test.__doc__ or "")}
    assert numbers == set(range(1, 26))
