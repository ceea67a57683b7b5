"""What this project writes: nothing that the lint knows of, in any copy."""

import pytest
from attrs import evolve
from hypothesis import given, settings

import agreementkit as ak
from agreementkit.reports import ClauseComment
from agreementkit.testing import agreements

PACK = ak.load_pack()
COPIES = list(ak.Copy)


def said_of(word: bytes) -> list[str]:
    return [str(finding) for finding in ak.lint_word(word)]


@given(agreements(PACK))
@settings(max_examples=8)
@pytest.mark.parametrize("copy", COPIES)
def test_no_draft_of_any_agreement_falls_short(copy: ak.Copy, agreement: ak.Agreement) -> None:
    assert said_of(ak.draft(agreement, PACK, copy=copy).word) == []


def test_a_short_name_after_a_long_one_in_a_list_of_parties_is_no_heading() -> None:
    agreement = ak.Agreement(
        sector="probation",
        employer="Probation Service",
        unions=["Napo"],
        provisions=[ak.Provision(clause="parties")],
    )
    assert said_of(ak.draft(agreement, PACK).word) == []


@pytest.mark.parametrize("position", list(ak.Position))
@pytest.mark.parametrize("bundle", ["default", "full"])
@pytest.mark.parametrize("copy", COPIES)
def test_no_copy_of_the_model_agreements_falls_short(
    position: ak.Position,
    bundle: str,
    copy: ak.Copy,
) -> None:
    agreement = ak.Agreement(
        sector="police",
        employer="Kent Police",
        unions=["UNISON", "GMB", "Unite"],
        position=position,
        provisions=PACK.bundle(bundle),
        systems=[ak.System(name="Call triage", purpose="sorts calls")],
        comments=[ClauseComment(clause="scope", text="Please read this first.")],
    )
    since = evolve(agreement, comments=())
    beside = ak.DraftOptions(since=since - "bias-testing", response=since - "incident-log")
    assert said_of(ak.draft(agreement, PACK, copy=copy, options=beside).word) == []
