"""A part of what they changed in a clause, taken into our text while the clause stays open."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from agreementkit import InvalidError, Negotiation, RedLineError, read_word
from agreementkit.negotiation import ClauseState, Taken, describe_entry, log_json, status_json
from tests.negotiation.counterparty_edits import (
    Edit,
    put_in,
    returned,
    swapped,
    tracked,
)
from tests.negotiation.test_negotiation import NOTICE, US, WHEN, begun, decided

HARD = "\N{NO-BREAK SPACE}"
FIGURE: Edit = tracked("26\N{NO-BREAK SPACE}weeks", "20 weeks", inside=NOTICE)
LOW: Edit = tracked("26\N{NO-BREAK SPACE}weeks", "8 weeks", inside=NOTICE)
WORDS: Edit = swapped("written notice at least", "spoken notice at least")
PUT_IN: Edit = put_in("The Employer must say who is asked.", behind="must give the Union")
CLAUSE = "advance-notice"


def came_back(folder: Path, *edits: Edit) -> Negotiation:
    negotiation = begun(folder)
    negotiation.send(by=US, when=WHEN)
    return back_again(negotiation, *edits)


def back_again(negotiation: Negotiation, *edits: Edit) -> Negotiation:
    draft = negotiation.state.last_draft
    assert draft
    file = negotiation.folder.parent / f"back-{draft.round}.docx"
    file.write_bytes(returned((negotiation.folder / draft.file.name).read_bytes(), *edits))
    negotiation.receive(file, by=US, when=WHEN)
    return negotiation


def numbers(negotiation: Negotiation, clause: str = CLAUSE) -> Mapping[str, int]:
    """The number of each change of a clause, by what it says."""
    return {each.phrase: each.number for each in negotiation.changes([clause])[clause]}


def said(file: Path) -> str:
    return "\n".join(line.text for line in read_word(file).accepted)


def test_each_change_of_a_clause_has_a_number(tmp_path: Path) -> None:
    negotiation = came_back(tmp_path, FIGURE, WORDS, PUT_IN)
    found = numbers(negotiation)
    assert [*found.values()] == [1, 2, 3]
    assert [*found] == [
        "4.1: “written” became “spoken”",
        "4.1: “26\N{NO-BREAK SPACE}weeks” became “20 weeks”",
        "“The Employer must say who is asked.” came in",
    ]


def test_one_is_taken_and_the_reply_has_it_and_not_the_others(tmp_path: Path) -> None:
    negotiation = came_back(tmp_path, FIGURE, WORDS, PUT_IN)
    negotiation.take(CLAUSE, [3], decided())
    assert negotiation.state.clauses[CLAUSE].state is ClauseState.COUNTERED
    reply = said(negotiation.reply(by=US, when=WHEN))
    assert "The Employer must say who is asked." in reply
    assert "written notice at least 26\N{NO-BREAK SPACE}weeks" in reply
    assert "spoken notice at least" not in reply
    assert negotiation.state.clauses[CLAUSE].state is ClauseState.TABLED


def test_it_stands_in_every_later_draft_until_the_clause_is_tabled_anew(tmp_path: Path) -> None:
    negotiation = came_back(tmp_path, WORDS, PUT_IN)
    negotiation.take(CLAUSE, [2], decided())
    negotiation.reply(by=US, when=WHEN)
    back_again(negotiation, swapped("who is asked", "who is asked and when"))
    assert "who is asked." in said(negotiation.reply(by=US, when=WHEN))
    back_again(negotiation, swapped("who is asked", "who was asked"))
    negotiation.table([CLAUSE], decided())
    assert "who is asked" not in said(negotiation.reply(by=US, when=WHEN))


def test_a_figure_that_is_taken_becomes_ours_with_the_schedules(tmp_path: Path) -> None:
    negotiation = came_back(tmp_path, FIGURE, WORDS)
    negotiation.take(CLAUSE, [2], decided())
    provisions = {
        each.clause: dict(each.settings) for each in negotiation.state.agreement.provisions
    }
    assert provisions[CLAUSE] == {"notice": 20}
    reply = said(negotiation.reply(by=US, when=WHEN))
    assert "written notice at least 20" in reply
    assert "26\N{NO-BREAK SPACE}weeks" not in reply


def test_a_figure_of_ours_moves_beside_what_was_taken(tmp_path: Path) -> None:
    negotiation = came_back(tmp_path, WORDS)
    negotiation.take(CLAUSE, [1], decided())
    negotiation.move([CLAUSE], decided(), figures={CLAUSE: {"notice": 17}})
    reply = said(negotiation.reply(by=US, when=WHEN))
    assert "spoken notice at least 17\N{NO-BREAK SPACE}weeks" in reply


def test_a_figure_that_was_taken_can_still_move(tmp_path: Path) -> None:
    negotiation = came_back(tmp_path, FIGURE)
    negotiation.take(CLAUSE, [1], decided())
    negotiation.move([CLAUSE], decided(), figures={CLAUSE: {"notice": 17}})
    assert f"at least 17{HARD}weeks" in said(negotiation.reply(by=US, when=WHEN))


def test_words_around_a_figure_that_were_taken_hold_it(tmp_path: Path) -> None:
    whole = f"at least 26{HARD}weeks before"
    negotiation = came_back(tmp_path, swapped(f"26{HARD}weeks", "half a year"))
    [number] = numbers(negotiation).values()
    negotiation.take(CLAUSE, [number], decided(approved_by="Branch committee"))
    with pytest.raises(InvalidError, match="cannot both stand"):
        negotiation.move([CLAUSE], decided(), figures={CLAUSE: {"notice": 17}})
    assert whole not in said(negotiation.reply(by=US, when=WHEN))


def test_below_a_red_line_nobody_takes_in_passing(tmp_path: Path) -> None:
    negotiation = came_back(tmp_path, LOW, WORDS)
    negotiation.take(CLAUSE, [1], decided())
    with pytest.raises(RedLineError, match="8 weeks, below our fallback of 13 weeks"):
        negotiation.take(CLAUSE, [2], decided())
    negotiation.take(CLAUSE, [2], decided(approved_by="Branch committee"))
    assert negotiation.log[-1].approved_by == "Branch committee"  # type: ignore[union-attr]


def test_a_change_that_weakens_a_duty_is_a_red_line_and_the_others_are_none(tmp_path: Path) -> None:
    soft = swapped("must give the Union", "should give the Union")
    negotiation = came_back(tmp_path, PUT_IN, soft, WORDS)
    found = numbers(negotiation)
    softer = next(number for phrase, number in found.items() if "should" in phrase)
    for number in found.values():
        if number != softer:
            negotiation.take(CLAUSE, [number], decided())
    with pytest.raises(RedLineError, match="a duty would be weakened: softened, by “should”"):
        negotiation.take(CLAUSE, [softer], decided())
    with pytest.raises(
        RedLineError, match=r"a duty would be weakened: 4\.1: softened, by “should”"
    ):
        negotiation.agree([CLAUSE], decided(), words="theirs")
    negotiation.take(CLAUSE, [softer], decided(approved_by="Branch committee"))
    assert negotiation.log[-1].approved_by == "Branch committee"  # type: ignore[union-attr]


def test_a_change_that_takes_a_topic_away_is_a_red_line_and_the_others_are_none(
    tmp_path: Path,
) -> None:
    jobs = "no-compulsory-redundancy"
    negotiation = came_back(
        tmp_path,
        put_in("This clause does not create any obligation.", behind="must not dismiss an"),
        swapped("must not dismiss an", "must never dismiss an"),
    )
    facts = negotiation.state.clauses[jobs].facts
    assert facts
    assert facts.lost
    found = numbers(negotiation, jobs)
    [unbound] = [number for words, number in found.items() if "any obligation" in words]
    with pytest.raises(RedLineError, match="no longer cover"):
        negotiation.take(jobs, [unbound], decided())
    negotiation.take(jobs, [each for each in found.values() if each != unbound], decided())


@pytest.mark.parametrize(
    ("clause", "taken", "words"),
    [
        (CLAUSE, [], "no change is named"),
        (CLAUSE, [7], "came back without a change 7"),
        ("scope", [1], "has not come back with changes that can be taken"),
        ("nothing", [1], "no clause or package on the table"),
    ],
)
def test_what_cannot_be_taken_says_why(
    tmp_path: Path, clause: str, taken: list[int], words: str
) -> None:
    negotiation = came_back(tmp_path, WORDS)
    with pytest.raises(InvalidError, match=words):
        negotiation.take(clause, taken, decided())


def test_before_anything_came_back_there_is_nothing_to_take(tmp_path: Path) -> None:
    negotiation = begun(tmp_path)
    negotiation.send(by=US, when=WHEN)
    assert negotiation.changes([CLAUSE]) == {CLAUSE: ()}


def test_of_a_clause_that_we_do_not_have_nothing_can_be_taken(tmp_path: Path) -> None:
    negotiation = came_back(tmp_path, PUT_IN)
    assert negotiation.changes(["no-such-clause"]) == {"no-such-clause": ()}


def test_two_that_lie_at_the_same_words_cannot_both_stand(tmp_path: Path) -> None:
    negotiation = came_back(tmp_path, WORDS)
    negotiation.take(CLAUSE, [1], decided())
    negotiation.reply(by=US, when=WHEN)
    back_again(negotiation, swapped("spoken", "verbal"))
    negotiation.take(CLAUSE, [1], decided())
    assert "verbal notice at least" in said(negotiation.reply(by=US, when=WHEN))


def test_our_words_are_agreed_only_once_a_draft_had_what_was_taken(tmp_path: Path) -> None:
    negotiation = came_back(tmp_path, WORDS)
    negotiation.take(CLAUSE, [1], decided())
    with pytest.raises(InvalidError, match="that no draft has had yet"):
        negotiation.agree([CLAUSE], decided())
    negotiation.reply(by=US, when=WHEN)
    back_again(negotiation)
    negotiation.agree([CLAUSE], decided())
    assert "spoken notice at least" in said(negotiation.send(by=US, when=WHEN))


def test_the_record_tells_what_was_taken(tmp_path: Path) -> None:
    negotiation = came_back(tmp_path, FIGURE)
    negotiation.take(CLAUSE, [1], decided())
    entry = negotiation.log[-1]
    assert isinstance(entry, Taken)
    assert (entry.round, entry.changes) == (1, (1,))
    assert "took into our text of advance-notice" in describe_entry(entry).lower()
    logged = log_json(negotiation.log)["entries"]
    assert isinstance(logged, list)
    assert logged[-1]["changes"] == [1]
    [status] = [
        each
        for each in status_json(negotiation.state)["clauses"]  # type: ignore[attr-defined]
        if each["clause"] == CLAUSE
    ]
    assert status["taken"] == ["4.1: “26\N{NO-BREAK SPACE}weeks” became “20 weeks”"]
