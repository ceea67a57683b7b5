"""Words alone are agreed: what else hangs in a clause is told before anybody agrees to it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from agreementkit import InvalidError, Negotiation
from agreementkit.negotiation import ClauseState, Verdict
from tests.negotiation.counterparty_edits import returned, swapped
from tests.negotiation.test_left_out import FORMULA, LEFT, Edit, behind, came_back
from tests.negotiation.test_negotiation import decided

CLAUSE = "advance-notice"
HANGING: Mapping[str, tuple[Edit, str]] = {
    "a footnote": (LEFT["a footnote"][0], "a new footnote: “Save where operational need requires"),
    "an endnote": (LEFT["an endnote"][0], "a new endnote: “Save where"),
    "a text box": (LEFT["a text box"][0], "box: “Pilots are outside of this.”"),
    "words tracked in a text box": (
        LEFT["words tracked in a text box"][0],
        "box: “Boxed in later”",
    ),
    "a picture": (LEFT["a picture"][0], "picture"),
    "a formula": (behind(FORMULA), "x=13weeks"),
    "words in a drawing": (LEFT["words in a drawing"][0], "DRAFT ONLY"),
    "a field that computes": (LEFT["a field that computes"][0], "today"),
    "two texts at one place": (LEFT["two texts at one place"][0], "“not so”"),
}
LOOKS = ("struck words", "white words", "hidden words", "tiny words")


def both(one: Edit, other: Edit) -> Edit:
    return lambda data: other(one(data))


def swap(data: bytes) -> bytes:
    return returned(data, swapped("written notice", "spoken notice"))


def came(folder: Path, edit: Edit) -> Negotiation:
    return came_back(folder, edit)[0]


@pytest.mark.parametrize("case", HANGING)
def test_a_clause_in_which_something_hangs_did_not_come_back_as_we_sent_it(
    tmp_path: Path, case: str
) -> None:
    negotiation = came(tmp_path, HANGING[case][0])
    response = negotiation.response
    assert response
    [clause] = (each for each in response.clauses if each.changed)
    assert clause.clause == CLAUSE
    assert clause.verdict.place <= Verdict.UNSURE.place
    assert negotiation.state.clauses[CLAUSE].state is ClauseState.COUNTERED


@pytest.mark.parametrize("case", [*HANGING, *LOOKS])
def test_what_hangs_in_a_clause_is_told_to_whoever_agrees_to_their_words(
    tmp_path: Path, case: str
) -> None:
    edit, told = HANGING.get(case) or (LEFT[case][0], "the look of “")
    negotiation = came(tmp_path, both(edit, swap))
    before = len(negotiation.log)
    with pytest.raises(InvalidError, match="words alone are agreed") as refused:
        negotiation.agree([CLAUSE], decided(), words="theirs")
    assert any(told in each.message for each in refused.value.faults), refused.value
    with pytest.raises(InvalidError, match="words alone are agreed"):
        negotiation.take(CLAUSE, [1], decided())
    assert len(negotiation.log) == before
    negotiation.agree([CLAUSE], decided(), words="theirs", anyway=True)
    assert negotiation.state.clauses[CLAUSE].state is ClauseState.AGREED


def test_a_change_can_be_taken_without_what_hangs_in_its_clause(tmp_path: Path) -> None:
    negotiation = came(tmp_path, both(LEFT["a text box"][0], swap))
    negotiation.take(CLAUSE, [1], decided(), anyway=True)
    assert negotiation.state.clauses[CLAUSE].taken


def test_our_own_words_are_agreed_whatever_hangs_in_the_clause(tmp_path: Path) -> None:
    negotiation = came(tmp_path, LEFT["a footnote"][0])
    negotiation.agree([CLAUSE], decided(), words="ours")
    assert negotiation.state.clauses[CLAUSE].state is ClauseState.AGREED
