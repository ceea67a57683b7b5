"""Words alone are agreed: what else hangs in a clause is told before anybody agrees to it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from agreementkit import InvalidError, Negotiation
from agreementkit.negotiation import ClauseState, Verdict
from tests.negotiation.counterparty_edits import returned, swapped
from tests.negotiation.test_left_out import CARRIED, FORMULA, LEFT, Edit, behind, came_back
from tests.negotiation.test_negotiation import US, WHEN, decided

CLAUSE = "advance-notice"
HANGING: Mapping[str, tuple[Edit, str]] = {
    "a footnote": (LEFT["a footnote"][0], "in a footnote: “Save where operational need requires"),
    "an endnote": (LEFT["an endnote"][0], "in an endnote: “Save where"),
    "a text box": (LEFT["a text box"][0], "in a text box: “Pilots are outside of this.”"),
    "words tracked in a text box": (
        LEFT["words tracked in a text box"][0],
        "in a text box: “Boxed in later”",
    ),
    "a picture": (LEFT["a picture"][0], "picture"),
    "a formula": (behind(FORMULA), "maths: “x=13weeks”"),
    "words in a drawing": (LEFT["words in a drawing"][0], "drawing: “DRAFT ONLY”"),
    "a field that computes": (LEFT["a field that computes"][0], "a live field: DATE"),
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
    edit, told = HANGING[case]
    negotiation = came(tmp_path, edit)
    response = negotiation.response
    assert response
    [clause] = (each for each in response.clauses if each.changed)
    assert clause.clause == CLAUSE
    assert clause.verdict.place <= Verdict.UNSURE.place
    assert told in " ".join(clause.anchored)
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


@pytest.mark.parametrize("case", CARRIED)
def test_what_is_words_hangs_in_no_clause(tmp_path: Path, case: str) -> None:
    response = came(tmp_path, CARRIED[case]).response
    assert response
    assert not any(each.anchored for each in (*response.clauses, *response.outside))


def test_what_hangs_in_a_header_hangs_in_no_clause(tmp_path: Path) -> None:
    response = came(tmp_path, LEFT["a picture in the header"][0]).response
    assert response
    assert not any(each.anchored for each in response.clauses)


def test_words_that_were_struck_out_of_a_box_hang_nowhere(tmp_path: Path) -> None:
    struck = LEFT["words tracked in a text box"][0]

    def edit(data: bytes) -> bytes:
        return returned(
            struck(data),
            lambda text: (
                text.replace("w:ins ", "w:del ")
                .replace("/w:ins>", "/w:del>")
                .replace("<w:t>Boxed in later</w:t>", "<w:delText>Boxed in later</w:delText>")
            ),
        )

    negotiation = came(tmp_path, edit)
    assert negotiation.response
    assert not any(each.anchored for each in negotiation.response.clauses)
    negotiation.agree([CLAUSE], decided(), words="theirs")
    assert negotiation.reply(by=US, when=WHEN).exists()
