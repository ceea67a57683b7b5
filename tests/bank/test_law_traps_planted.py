"""The checks of the law's traps find what is planted, and leave right words alone."""

import inspect
from collections.abc import Callable
from types import ModuleType

import pytest

from . import law_traps as one, law_traps_in_clauses as whole
from .every_wording import wordings
from .planted_clauses import CLAUSES
from .planted_sentences import SENTENCES

Check = Callable[[str], list[str]]

PLANTED = {**SENTENCES, **CLAUSES}
TOOLS = {one.found, one.sentences, whole.missing}


@pytest.mark.parametrize(
    ("check", "wrong"),
    [
        pytest.param(check, wrong, id=f"{check.__name__}-{number}")
        for check, (mistakes, _) in PLANTED.items()
        for number, wrong in enumerate(mistakes)
    ],
)
def test_a_planted_mistake_is_found(check: Check, wrong: str) -> None:
    assert check(wrong)


@pytest.mark.parametrize(
    ("check", "right"),
    [
        pytest.param(check, right, id=f"{check.__name__}-{number}")
        for check, (_, words) in PLANTED.items()
        for number, right in enumerate(words)
    ],
)
def test_right_words_pass(check: Check, right: str) -> None:
    assert check(right) == []


@pytest.mark.parametrize(("module", "planted"), [(one, SENTENCES), (whole, CLAUSES)])
def test_every_check_has_both_a_mistake_and_right_words(
    module: ModuleType,
    planted: dict[Check, tuple[list[str], list[str]]],
) -> None:
    checks = {
        check
        for _, check in inspect.getmembers(module, inspect.isfunction)
        if check.__module__ == module.__name__
    }
    assert checks - TOOLS == planted.keys()
    assert all(mistakes and words for mistakes, words in planted.values())


@pytest.mark.parametrize("check", SENTENCES, ids=lambda check: check.__name__)
def test_a_mistake_is_found_in_the_midst_of_a_real_clause(check: Check) -> None:
    [mistake, *_], _ = SENTENCES[check]
    real = wordings()[0].texts["legal-status"]
    first, *rest = real.splitlines()
    assert check("\n".join([first, mistake, *rest])) == [mistake]


@pytest.mark.parametrize(
    ("check", "clause", "saving"),
    [
        (whole.enforceability_left_unsaid, "legal-status", "legally enforceable"),
        (whole.contract_terms_not_apt, "legal-status", "part of "),
        (whole.approval_without_a_general_rule, "legal-status", "takes effect on approval"),
        (whole.ban_not_said_to_be_negotiated, "human-decision", "negotiated"),
        (whole.consent_without_a_choice, "no-training-on-staff", "the same work"),
        (whole.consent_without_a_choice, "surveillance-limits", "works as well"),
        (whole.consultation_not_said_to_be_agreed, "dpia-participation", "in addition to"),
        (whole.crown_redundancy_talks_missing, "no-compulsory-redundancy", "20 or more"),
        (whole.successor_unnamed, "parties", "takes its place"),
        (whole.police_officers_covered, "parties", "excluding police officers"),
        (whole.gain_without_approval, "gain-share", "depends on the approval"),
        (whole.gain_without_approval, "skills-pay", "depends on the approval"),
        (whole.gain_without_approval, "severance-supplement", "depends on any approval"),
        (whole.secrecy_not_measured_by_section_182, "advance-notice", "section 182"),
        (whole.register_not_our_own, "system-register", "Schedule 1"),
    ],
)
def test_a_real_clause_without_its_saving_words_is_refused(
    check: Check,
    clause: str,
    saving: str,
) -> None:
    texts = {wording.texts[clause] for wording in wordings() if saving in wording.texts[clause]}
    assert texts
    for text in texts:
        assert check("\n".join(line for line in text.splitlines() if saving not in line))
