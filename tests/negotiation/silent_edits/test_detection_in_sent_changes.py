"""Words altered inside of our own pending changes are found; what programs do to those is nothing."""

import os
from copy import deepcopy
from random import Random

import pytest

import agreementkit as ak
from agreementkit import Response, read_word
from agreementkit.negotiation import EditKind
from agreementkit.negotiation.assessment.assess import assess
from tests.negotiation.silent_edits.editable_draft import Paper
from tests.negotiation.silent_edits.sent_changes import (
    RESAVES,
    Reply,
    edit_in_sent_change,
    replies,
    resaved,
    settled_for_good,
)
from tests.negotiation.silent_edits.tracked import struck
from tests.negotiation.silent_edits.verdict import Verdict, silently
from tests.negotiation.silent_edits.xml import W, texts

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


def test_words_beside_our_changes_that_are_altered_are_told_once() -> None:
    [reply, *_] = replies()
    paper = Paper(reply.draft, Random(1))
    [scope] = [each for each in paper.sections if each.place == "scope"]
    every = [text for each in scope.elements for text in texts(each)]
    plain = next(each for each in every if next(each.iterancestors(W + "ins"), None) is None)
    plain.text = f"{plain.text}x"
    clause = judged(reply, paper.file()).of("scope")
    assert clause is not None
    assert len(clause.base) == 1


def test_a_paragraph_put_in_as_if_it_were_ours_is_silent() -> None:
    [reply, *_] = replies()
    paper = Paper(reply.draft, Random(1))
    [plan] = [each for each in paper.sections if each.place == "training-plan"]
    new = deepcopy(plan.elements[-1])
    for text in texts(new):
        text.text = "The Employer may do without a plan."
    plan.elements[-1].addnext(new)
    response = judged(reply, paper.file())
    assert silently(response) == {"training-plan"}
    clause = response.of("training-plan")
    assert clause is not None
    assert not any(edit.tracked for edit in clause.offer if "without a plan" in edit.after)


def test_words_of_ours_that_they_strike_out_openly_are_theirs_to_strike() -> None:
    [reply, *_] = replies()
    paper = Paper(reply.draft, Random(1))
    [plan] = [each for each in paper.sections if each.place == "training-plan"]
    text = next(
        text for text in texts(plan.elements[1]) if "file a Training Plan" in (text.text or "")
    )
    run = text.getparent()
    assert run is not None
    struck(paper, run)
    response = judged(reply, paper.file())
    assert silently(response) == set()
    clause = response.of("training-plan")
    assert clause is not None
    [edit] = [each for each in clause.offer if each.kind is EditKind.DELETED]
    assert edit.tracked
    assert [by.author for by in edit.by] == ["Employer side"]


@pytest.mark.parametrize("accepted", [True, False])
def test_what_was_settled_for_good_is_told_as_that(*, accepted: bool) -> None:
    [reply, *_] = replies()
    paper = Paper(reply.draft, Random(1))
    [notice] = [each for each in paper.sections if each.place == "advance-notice"]
    for element in notice.elements:
        settled_for_good(element, accepted=accepted)
    clause = judged(reply, paper.file()).of("advance-notice")
    assert clause is not None
    assert clause.base == ()
    assert bool(clause.offer) is not accepted
    for edit in clause.offer:
        assert (edit.tracked, edit.by) == (True, ())
        assert edit.note == (
            "It comes of a change that we sent, and that was accepted or rejected for good."
        )


@pytest.mark.parametrize("name", RESAVES)
@pytest.mark.parametrize("reply", replies(), ids=lambda reply: reply.draft.name)
def test_what_a_program_does_to_our_changes_is_no_edit(name: str, reply: Reply) -> None:
    for seed in range(2):
        response = judged(reply, resaved(reply, name, seed))
        assert silently(response) == set()
        assert response.forgeries == ()
