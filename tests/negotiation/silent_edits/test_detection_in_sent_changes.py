"""Words altered inside of our own pending changes are found; what programs do to those is nothing."""

import os

import pytest

import agreementkit as ak
from agreementkit import Response, read_word
from agreementkit.negotiation.assessment.assess import assess
from tests.negotiation.silent_edits.sent_changes import (
    RESAVES,
    Reply,
    edit_in_sent_change,
    replies,
    resaved,
)
from tests.negotiation.silent_edits.verdict import Verdict, silently

PACK = ak.load_pack()
EDITS = 1000 if os.environ.get("AGREEMENTKIT_NIGHTLY") else 40


def judged(reply: Reply, data: bytes) -> Response:
    return assess(reply.sent, read_word(data), reply.draft.agreement, PACK)


def test_an_edit_inside_one_of_our_changes_is_found_where_it_is_and_nowhere_else() -> None:
    wrong = []
    for seed in range(EDITS):
        reply, edit = edit_in_sent_change(seed)
        response = judged(reply, edit.data)
        forged = {each.clause for each in response.clauses if each.forged}
        verdict = Verdict(edit=edit, found=silently(response) | forged)
        if not (verdict.right and response.alarming):
            wrong.append(str(verdict))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", RESAVES)
@pytest.mark.parametrize("reply", replies(), ids=lambda reply: reply.draft.name)
def test_what_a_program_does_to_our_changes_is_no_edit(name: str, reply: Reply) -> None:
    for seed in range(2):
        response = judged(reply, resaved(reply, name, seed))
        assert silently(response) == set()
        assert response.forgeries == ()
