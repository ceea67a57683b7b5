"""A negotiation of four rounds with a real employer, who works in LibreOffice.

Each file that comes back was opened, edited and saved by the program itself. What is found
is asserted whole: every place that is not named came back as it went.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

import agreementkit as ak
from agreementkit import Decision, Negotiation, Response, read_word, start_negotiation
from agreementkit.negotiation import (
    ClauseResponse,
    ClauseState,
    Closed,
    DraftIdentity,
    EditKind,
    Outcome,
    Rung,
    SectionChange,
    Verdict,
)
from tests.negotiation.silent_edits.verdict import offered, silently

from .conftest import Hands, Step

FILE = """format = 1
sector = "police"
employer = "Devon and Cornwall Police"
unions = ["UNISON"]
commencement = 2027-04-01
"""
US, THEM = "Branch secretary", "Force HR"
OPENLY: Step = ("track", True)
SILENTLY: Step = ("track", False)


class Branch:
    """The union's side, with the employer across the table."""

    def __init__(self, folder: Path, hands: Hands) -> None:
        self.folder, self.hands = folder, hands
        self.days = _days()
        file = folder / "devon-and-cornwall.toml"
        file.write_text(FILE, encoding="utf-8")
        self.negotiation: Negotiation = start_negotiation(
            folder / "talks", file, ak.load_pack(), by=US, when=next(self.days)
        )

    def decision(self, because: str) -> Decision:
        return Decision(when=next(self.days), by=US, because=because)

    def receive(self, sent: Path, *steps: Step) -> Response:
        """What comes of the file that the employer worked on."""
        back = self.folder / f"returned-{sent.name}"
        back.write_bytes(self.hands.work(sent.read_bytes(), *steps, author=THEM))
        return self.negotiation.receive(back, by=US, when=next(self.days))

    def reply(self) -> Path:
        return self.negotiation.reply(by=US, when=next(self.days), anyway=True)

    def states(self, state: ClauseState) -> set[str]:
        return {id_ for id_, each in self.negotiation.state.clauses.items() if each.state is state}


def _days() -> Iterator[datetime]:
    """One day after another."""
    for day in range(1, 29):
        yield datetime(2027, 1, day, 10, 0)  # noqa: DTZ001 - Word keeps no zone


@pytest.fixture
def branch(tmp_path: Path, hands: Hands) -> Branch:
    return Branch(tmp_path, hands)


def clause(response: Response, id_: str) -> ClauseResponse:
    found = response.of(id_)
    assert found is not None
    return found


def said(response: Response, id_: str) -> list[tuple[str, EditKind, str, str, bool]]:
    """All that differs in a clause: where, what, the words before and after, whether tracked."""
    return [
        (edit.where, edit.kind, edit.before, edit.after, edit.tracked)
        for edit in clause(response, id_).offer
    ]


def test_four_rounds_with_an_employer_who_uses_libreoffice(branch: Branch) -> None:
    _the_first_round(branch)
    _the_second_round(branch)
    _the_third_round(branch)
    _the_fourth_round(branch)


def _the_first_round(branch: Branch) -> None:
    """A figure, a heading, a row and a paragraph openly; a word and a clause silently."""
    response = branch.receive(
        branch.negotiation.send(by=US, when=next(branch.days)),
        OPENLY,
        ("replace", "at least 26\N{NO-BREAK SPACE}weeks", "at least 8 weeks"),
        ("retype heading", "Legal status", "Standing of this agreement"),
        ("delete row", "Length of the agreement"),
        ("delete paragraph", "every department and team"),
        SILENTLY,
        ("replace", "makes no difference", "makes little difference"),
        ("move clause", "Status quo", "Joint AI committee"),
    )
    assert (response.round, response.draft_identity, response.authors) == (
        1,
        DraftIdentity.SAME,
        (THEM,),
    )
    assert silently(response) == {"scope", "status-quo"}
    assert offered(response) == {
        *("scope", "status-quo", "legal-status", "advance-notice", "schedule-key-terms"),
    }
    assert said(response, "scope") == [
        (
            "3.1(a)",
            EditKind.DELETED,
            "The Employer must do so in every department and team, technology teams included.",
            "",
            True,
        ),
        ("3.1(b)", EditKind.WORDS, "no", "little", False),
    ]
    assert clause(response, "status-quo").fate is SectionChange.MOVED
    assert said(response, "legal-status") == [
        ("heading of 5", EditKind.HEADING, "Legal status", "Standing of this agreement", True),
    ]
    assert said(response, "advance-notice") == [("7.1", EditKind.WORDS, "26", "8", True)]
    [slot] = clause(response, "advance-notice").slots
    assert (slot.sent, slot.offered, slot.rung) == ("26 weeks", "8 weeks", Rung.BELOW_FALLBACK)
    [row] = clause(response, "schedule-key-terms").offer
    assert (row.kind, row.tracked) == (EditKind.ROW_DELETED, True)
    assert row.before.endswith("| Length of the agreement | 36\N{NO-BREAK SPACE}months")
    assert {each.clause for each in response.below_red_line} == {
        "advance-notice",
        "schedule-key-terms",
    }
    assert response.alarming
    assert branch.states(ClauseState.COUNTERED) == offered(response)


def _the_second_round(branch: Branch) -> None:
    """They accept one change of ours; strike out a clause openly; more is done silently."""
    branch.negotiation.agree(
        ["legal-status"], branch.decision("A new title, no more."), words="theirs"
    )
    because = "Eight weeks is what their suppliers give."
    branch.negotiation.move(["advance-notice"], branch.decision(because), to="target")
    reply = branch.reply()
    assert {change.author for change in read_word(reply.read_bytes()).changes} == {
        *(THEM, "Employer side (not tracked)", "Union side"),
    }
    response = branch.receive(
        reply,
        OPENLY,
        ("accept", "17\N{NO-BREAK SPACE}weeks"),
        ("add", "safe and under human control", ", where practicable"),
        ("delete clause", "Paid training time"),
        SILENTLY,
        ("delete row", "Notice to end the agreement"),
        ("replace", "This agreement covers a Pilot", "This agreement does not cover a Pilot"),
    )
    assert (response.round, response.draft_identity) == (2, DraftIdentity.SAME)
    assert silently(response) == {"scope", "schedule-key-terms"}
    assert offered(response) == {
        *("purpose-and-principles", "scope", "paid-training", "schedule-key-terms"),
    }
    assert said(response, "purpose-and-principles") == [
        ("2.2", EditKind.WORDS, "", ", where practicable", True),
    ]
    assert clause(response, "purpose-and-principles").verdict is Verdict.WEAKENED
    assert said(response, "scope") == [
        ("3.3", EditKind.WORDS, "covers", "does not cover", False),
    ]
    assert clause(response, "paid-training").fate is SectionChange.DELETED
    assert [edit.tracked for edit in clause(response, "paid-training").offer] == [True]
    [row] = clause(response, "schedule-key-terms").base
    assert row.kind is EditKind.ROW_DELETED
    assert not clause(response, "advance-notice").changed
    assert branch.states(ClauseState.AGREED) == {"legal-status"}
    assert branch.states(ClauseState.COUNTERED) == offered(response)


def _the_third_round(branch: Branch) -> None:
    """They accept all that is marked, then put in a clause and a footnote, and split a line."""
    branch.negotiation.agree(["advance-notice"], branch.decision("They accepted seventeen weeks."))
    because = "A smaller claim may keep the clause alive."
    branch.negotiation.move(["paid-training"], branch.decision(because), to="target")
    response = branch.receive(
        branch.reply(),
        ("accept",),
        OPENLY,
        ("replace", "This agreement covers a Pilot", "This agreement covers a large Pilot"),
        (
            "new clause",
            "the reading that better serves",
            "Operational discretion",
            "Nothing here limits the direction of the force.",
            "The purpose of this agreement is that",
        ),
        ("footnote", "technology teams included", "As far as funds allow."),
        SILENTLY,
        ("replace", "Within 5 Working Days of the last", "Within 15 Working Days of the last"),
        ("split paragraph", "Examples limit no rule."),
    )
    assert (response.round, response.authors) == (3, (THEM,))
    assert silently(response) == {"definitions", "execution-and-schedules"}
    assert offered(response) == {
        *("definitions", "execution-and-schedules", "scope", "new", "outside"),
    }
    assert said(response, "execution-and-schedules") == [
        ("39.7", EditKind.WORDS, "5", "15", False),
    ]
    assert [each[:4] for each in said(response, "scope") if each[1] is EditKind.WORDS] == [
        ("3.3", EditKind.WORDS, "", "large"),
    ]
    assert all(edit.tracked for edit in clause(response, "scope").offer)
    [new] = [each for each in response.clauses if each.fate is SectionChange.NEW]
    assert (new.title, [edit.tracked for edit in new.offer]) == ("Operational discretion", [True])
    assert not clause(response, "paid-training").changed
    assert branch.states(ClauseState.AGREED) == {"legal-status", "advance-notice"}


def _the_fourth_round(branch: Branch) -> None:
    """They accept our reply as it is, and it is agreed."""
    response = branch.receive(branch.reply(), ("accept",))
    assert (response.round, response.changed, response.alarming) == (4, (), False)
    [theirs] = branch.states(ClauseState.COUNTERED)
    branch.negotiation.park([theirs], branch.decision("They no longer ask for it."))
    rest = branch.states(ClauseState.TABLED)
    branch.negotiation.agree(rest, branch.decision("It came back just as we sent it."))
    assert branch.states(ClauseState.PARKED) == {theirs}
    decision = branch.decision("The members voted for it.")
    branch.negotiation.close(decision, outcome=Outcome.AGREED)
    assert isinstance(branch.negotiation.log[-1], Closed)
    assert branch.negotiation.state.closed
    assert branch.negotiation.verify().holds
