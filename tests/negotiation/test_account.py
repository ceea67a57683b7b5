"""The account tells what was given, what for, and what it came to; and it adds up."""

from collections.abc import Sequence
from json import dumps, loads
from pathlib import Path

import pytest

from agreementkit import InvalidError, Negotiation
from agreementkit.model.ledger import Act
from agreementkit.negotiation import Account, Moved, Outcome, Rung, account_json
from tests.negotiation.counterparty_edits import deleted, inserted, tracked

from .test_negotiation import LATER, NOTICE, US, WHEN, begun, decided
from .test_settlement import (
    COMPLETE,
    EMERGENCY,
    HARD,
    approved,
    comes_back,
    played,
    talks,
)

__all__ = ["played", "talks"]


def said(account: Account, heading: str) -> list[str]:
    [paragraphs] = (lines for title, lines in account.sections() if title == heading)
    return [line.replace(HARD, " ") for line in paragraphs]


def test_with_nothing_sent_there_is_nothing_to_account_for(tmp_path: Path) -> None:
    with pytest.raises(InvalidError, match="nothing was sent yet"):
        begun(tmp_path).account()


def test_where_nothing_moved_nothing_was_given(talks: Negotiation) -> None:
    account = talks.account()
    assert said(account, "Round 1") == ["Nothing came back."]
    assert said(account, "Figures") == ["No figure is another."]
    assert said(account, "Duties") == ["No duty is another; only figures in them may have moved."]
    assert account.topics == ()
    assert str(account).startswith("Round 1\n  Nothing came back.\n")
    comes_back(talks)
    assert said(talks.account(), "Round 1") == ["They changed nothing."]


def test_a_move_is_a_gift_with_its_reason_and_its_figure(talks: Negotiation) -> None:
    comes_back(talks, tracked(f"26{HARD}weeks", f"8{HARD}weeks", inside=NOTICE))
    talks.move(["advance-notice"], decided(), to="target")
    account = talks.account()
    [round_] = account.rounds
    assert round_.altered == 1
    [step] = round_.steps
    assert isinstance(step.act, Moved)
    assert step.gives
    assert [(each.before, each.after) for each in step.figures] == [("26 weeks", "17 weeks")]
    assert LATER in said(account, "Round 1")[1]
    [figure] = account.figures
    assert (figure.move.before, figure.move.after) == ("26 weeks", "17 weeks")
    assert (figure.rung, figure.said) == (Rung.TARGET, True)
    assert "as it now stands" in account.standing


def test_a_move_up_gives_nothing(talks: Negotiation) -> None:
    comes_back(talks)
    talks.move(["advance-notice"], decided(), to="target")
    talks.move(["advance-notice"], decided(), to="opening")
    down, up = talks.account().rounds[0].steps
    assert (down.gives, up.gives) == (True, False)
    assert talks.account().figures == ()


def test_their_words_are_a_gift_and_read_as_theirs(talks: Negotiation) -> None:
    comes_back(
        talks,
        tracked(f"26{HARD}weeks", "20 weeks", inside=NOTICE),
        inserted(EMERGENCY, behind="must give the Union written"),
        inserted("The Union shall keep each notice secret.", behind="must give the Union written"),
    )
    talks.agree(["advance-notice"], approved(), words="theirs")
    talks.park(["scope"], decided())
    account = talks.account()
    agreed, parked = account.rounds[0].steps
    assert (agreed.gives, parked.gives) == (True, False)
    duties = said(account, "Duties")
    assert f"A new right of theirs in advance-notice: “{EMERGENCY}”" in duties
    assert "New on our side in advance-notice: “The Union shall keep each notice secret.”" in duties
    assert account.figures[0].rung is Rung.BETWEEN_OPENING_AND_TARGET


def test_a_clause_of_theirs_brings_what_it_asks_of_us(talks: Negotiation) -> None:
    comes_back(
        talks,
        inserted("Secrets", behind="must give the Union written", style="Heading2"),
    )
    [new] = [id_ for id_, each in talks.state.clauses.items() if not each.ours]
    talks.agree([new], approved(), words="theirs")
    before = talks.account()
    assert all(id_ == new for id_, _ in before.burdens)
    assert (new, "gained") not in [(id_, "lost") for id_, _ in before.gained]


def test_a_clause_given_up_takes_its_duties_and_topics_along(talks: Negotiation) -> None:
    comes_back(talks)
    talks.withdraw(["information-pack"], approved())
    account = talks.account()
    assert account.gone == ("information-pack",)
    number = sum(each.clause == "information-pack" for each in account.lost)
    assert f"information-pack is gone, with {number} duties of the employer." in said(
        account, "Duties"
    )
    assert any(
        "Transparency falls from operative to none." in line for line in str(account).splitlines()
    )
    assert "Transparency: covered, and no longer." in said(account, "Coverage")
    assert all(each.move.after == "gone" for each in account.figures)
    assert "information-pack, What the information pack holds: 10 items, now gone." in said(
        account, "Figures"
    )


def test_a_weakened_duty_is_quoted_before_and_after(talks: Negotiation) -> None:
    comes_back(
        talks, tracked("must give the Union written", "will endeavour to give the Union written")
    )
    talks.agree(["advance-notice"], approved(), words="theirs")
    duties = said(talks.account(), "Duties")
    assert any(
        line.startswith("Weakened in advance-notice") and "will endeavour to" in line
        for line in duties
    )


def test_at_the_end_it_is_held_against_what_was_agreed(talks: Negotiation) -> None:
    comes_back(talks, deleted("The Employer must do so in every department"))
    talks.agree(["scope"], approved(), words="theirs")
    talks.agree(
        [id_ for id_ in talks.state.clauses if id_ not in ("scope", "information-pack")], decided()
    )
    talks.close(approved(), outcome=Outcome.AGREED)
    account = talks.account()
    assert account.standing == "what was agreed"
    assert account.rounds[-1].steps[-1].gives
    assert account.gone == ("information-pack",)
    assert any(each.clause == "scope" for each in account.lost)


def test_without_an_agreement_it_says_so(talks: Negotiation) -> None:
    comes_back(talks)
    talks.close(approved(), outcome=Outcome.NO_AGREEMENT)
    account = talks.account()
    assert "ended without an agreement" in account.standing
    assert not account.rounds[-1].steps[-1].gives


def test_each_decision_stands_in_the_round_it_was_made_in(played: Sequence[Negotiation]) -> None:
    for negotiation in played:
        account = negotiation.account()
        decided_on = [step.act for each in account.rounds for step in each.steps]
        assert decided_on == [each for each in negotiation.log if isinstance(each, Act)]
        assert [each.round for each in account.rounds] == [1, 2, 3]


def test_json_says_what_the_words_say(talks: Negotiation) -> None:
    comes_back(talks, tracked(f"26{HARD}weeks", f"20{HARD}weeks", inside=NOTICE))
    talks.agree(["advance-notice"], approved(), words="theirs")
    talks.withdraw(["information-pack"], approved())
    plain = loads(dumps(account_json(talks.account())))
    assert plain["gone"] == ["information-pack"]
    assert plain["figures"][0]["before"] == "26 weeks"
    assert plain["figures"][0]["rung"] == "between-opening-and-target"
    [round_] = plain["rounds"]
    assert [each["kind"] for each in round_["steps"]] == ["agreed", "withdrawn"]
    assert all(each["gives"] for each in round_["steps"])


def test_a_red_line_that_was_crossed_is_named(talks: Negotiation) -> None:
    comes_back(talks, tracked(f"26{HARD}weeks", f"8{HARD}weeks", inside=NOTICE))
    talks.agree(["advance-notice"], approved(), words="theirs")
    [line] = said(talks.account(), "Figures")
    assert line == (
        "advance-notice, Notice before a new system is used: from 26 weeks to 8 weeks, worse for "
        "us; now below fallback: a red line."
    )


def test_words_without_the_figure_make_it_doubtful(tmp_path: Path) -> None:
    talks = begun(tmp_path, COMPLETE)
    talks.send(by=US, when=WHEN)
    comes_back(talks)
    # Our own figure moves on, and is not in the words that are agreed afterwards.
    talks.move(["advance-notice"], decided(), to="target")
    talks.send(by=US, when=WHEN)
    comes_back(talks, tracked(f"at least 17{HARD}weeks before", "in good time before"))
    talks.agree(["advance-notice"], approved(), words="theirs")
    [line] = said(talks.account(), "Figures")
    assert line.endswith("but the words agreed do not say so: read them.")
