"""What the drafts of this project fall short in: exactly this, and nothing else."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings

import agreementkit as ak
from agreementkit.testing import agreements

KNOWN = {("heading-style", "the style “Schedule Heading”, none of Word’s own")}
"""Rule and words. Once the writer has mended one, this fails: take it out then."""
PACK = ak.load_pack()


def said_of(document: ak.Document) -> Iterator[ak.Finding]:
    yield from ak.lint_word(ak.word_bytes(document))


def known(finding: ak.Finding) -> bool:
    return any(finding.rule == rule and words in finding.message for rule, words in KNOWN)


@given(agreements(PACK))
@settings(max_examples=15)
def test_a_draft_falls_short_in_what_is_known_and_nothing_else(agreement: ak.Agreement) -> None:
    found = list(said_of(ak.compose(agreement, PACK)))
    assert [str(finding) for finding in found if not known(finding)] == []


@pytest.mark.parametrize("position", list(ak.Position))
@pytest.mark.parametrize("bundle", ["default", "full"])
def test_the_model_agreements_fall_short_in_exactly_what_is_known(
    position: ak.Position,
    bundle: str,
) -> None:
    agreement = ak.Agreement(
        sector="police",
        employer="Kent Police",
        unions=["UNISON", "GMB", "Unite"],
        position=position,
        provisions=PACK.bundle(bundle),
        systems=[ak.System(name="Call triage", purpose="sorts calls")],
    )
    found = list(said_of(ak.compose(agreement, PACK)))
    assert all(known(finding) for finding in found), [str(finding) for finding in found]
    assert {rule for rule, _ in KNOWN} == {finding.rule for finding in found}
