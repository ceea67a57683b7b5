"""What is decided: move, package and close, each with its reason."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve

import agreementkit as ak
from agreementkit.cli.exits import UsageError
from agreementkit.cli.negotiation.decisions import parse_figures
from agreementkit.negotiation import (
    Agreed,
    Closed,
    Moved,
    Packaged,
    Parked,
    Received,
    Tabled,
    Withdrawn,
)
from tests.cli.conftest import Cli
from tests.cli.negotiation.conftest import BY, CAME, EMERGENCY, flat, opened
from tests.negotiation.counterparty_edits import inserted, returned, swapped
from tests.negotiation.test_left_out import behind, box, words

WHY = ("--because", "They offered a pilot.")
REASON = "Reason: They offered a pilot."


def state(folder: Path, clause: str) -> str:
    return str(opened(folder).state.clauses[clause].state)


def test_a_move_to_a_position_is_recorded_with_its_reason(cli: Cli, came: Path) -> None:
    said = cli("negotiation", "move", came, "advance-notice", "--to", "target", *WHY)
    assert said.code == 0
    assert flat(said.out) == f"Moved our position: advance-notice is now at target. {REASON}"
    last = opened(came).log[-1]
    assert isinstance(last, Moved)
    assert (last.by, last.because) == (BY, "They offered a pilot.")
    assert last.provisions == (ak.Provision(clause="advance-notice", position="target"),)


def test_a_clause_is_known_by_its_title_in_any_case(cli: Cli, came: Path) -> None:
    cli("negotiation", "move", came, "NOTICE of new systems", "--to", "target", *WHY)
    last = opened(came).log[-1]
    assert isinstance(last, Moved)
    assert [each.clause for each in last.provisions] == ["advance-notice"]


def test_figures_of_our_own_stand_beside_the_position(cli: Cli, came: Path) -> None:
    said = cli(
        "negotiation",
        "move",
        came,
        "advance-notice",
        "redeployment",
        "--set",
        "advance-notice.notice=20",
        "--set",
        "Redeployment.trial = 10",
        *WHY,
    )
    assert flat(said.out) == (
        "Moved our position: advance-notice is now at the position of the whole agreement, with "
        "notice = 20; redeployment is now at the position of the whole agreement, with trial = "
        f"10. {REASON}"
    )


def test_one_of_several_changes_is_taken_by_its_number(cli: Cli, sent: Path) -> None:
    two = returned(
        (sent / "sent/round-1.docx").read_bytes(),
        inserted(EMERGENCY, behind="must give them a trial"),
        swapped("a trial of", "a short trial of"),
    )
    Path("two.docx").write_bytes(two)
    shown = flat(cli("negotiation", "receive", sent, "two.docx").out)
    assert "To take one (--take): 1 is" in shown
    [changes] = opened(sent).changes(["redeployment"]).values()
    number = next(str(each.number) for each in changes if EMERGENCY in each.after)
    command = ("negotiation", "move", sent, "redeployment", "--take", number, *WHY)
    refused = cli(*command)
    assert refused.code == 3
    assert "this crosses a red line: a duty would be weakened: " in flat(refused.err)
    said = cli(*command, "--approved-by", "Branch committee")
    assert said.code == 0
    assert flat(said.out).startswith("Took into our text of redeployment: ")
    listed = flat(cli("negotiation", "status", sent).out)
    assert "we took" in listed


def test_changes_are_taken_of_one_clause_at_a_time(cli: Cli, came: Path) -> None:
    said = cli("negotiation", "move", came, "advance-notice", "scope", "--take", "1", *WHY)
    assert said.code == 2
    assert "one clause at a time" in flat(said.err)


def test_what_hangs_in_a_clause_is_quoted_before_it_is_agreed_in_their_words(
    cli: Cli, sent: Path
) -> None:
    data = (sent / "sent/round-1.docx").read_bytes()
    boxed = behind(box(words("Pilots are outside of this.")))(data)
    Path("boxed.docx").write_bytes(boxed)
    shown = flat(cli("negotiation", "receive", sent, "boxed.docx").out)
    assert "a drawing, a picture or a box: “Pilots" in shown
    command = ("negotiation", "move", sent, "advance-notice", "--agree", "theirs", *WHY)
    refused = cli(*command)
    assert refused.code == 3
    assert "left out: a drawing, a picture or a box: “Pilots are outside of this.”" in flat(
        refused.err
    )
    assert "go on without it, with --anyway" in flat(refused.err)
    unchanged = ("--unchanged", "--agree", "ours", *WHY)
    assert cli("negotiation", "move", sent, *unchanged).code == 0
    assert state(sent, "advance-notice") == "countered"
    assert cli(*command, "--anyway").code == 0
    assert state(sent, "advance-notice") == "agreed provisionally"


def test_anyway_is_for_their_words_alone(cli: Cli, came: Path) -> None:
    said = cli("negotiation", "move", came, "scope", "--agree", "ours", "--anyway", *WHY)
    assert said.code == 2
    assert "--anyway goes with --agree theirs and --take" in flat(said.err)


def test_a_red_line_can_be_crossed_with_a_name(cli: Cli, came: Path) -> None:
    command = ("negotiation", "move", came, "advance-notice", "--agree", "theirs", *WHY)
    assert cli(*command).code == 3
    said = cli(*command, "--approved-by", "Branch committee")
    assert flat(said.out) == (
        f"Agreed provisionally: advance-notice in their words. {REASON} Approved by: Branch "
        "committee."
    )
    last = opened(came).log[-1]
    assert isinstance(last, Agreed)
    assert last.approved_by == "Branch committee"
    assert dict(last.provisions[0].settings) == {"notice": 8}


def test_from_python_a_red_line_is_an_error_of_its_own(came: Path) -> None:
    negotiation = opened(came)
    decision = ak.Decision(when=CAME, by=BY, because="They pay for it.")
    with pytest.raises(ak.RedLineError) as caught:
        negotiation.agree(["advance-notice"], decision, words="theirs")
    [fault] = caught.value.faults
    assert fault.key == "advance-notice"
    assert isinstance(negotiation.log[-1], Received)


def test_each_step_leads_to_its_state(cli: Cli, came: Path) -> None:
    def step(*words: str) -> str:
        return flat(cli("negotiation", "move", came, "gain-share", *words, *WHY).out)

    assert step("--park") == f"Set aside gain-share. {REASON}"
    assert state(came, "gain-share") == "parked"
    assert step("--table") == f"Put on the table again, in our words: gain-share. {REASON}"
    assert state(came, "gain-share") == "tabled"
    assert step("--agree", "ours") == f"Agreed provisionally: gain-share in our words. {REASON}"
    assert state(came, "gain-share") == "agreed provisionally"
    step("--table")
    said = step("--withdraw", "--approved-by", "Members")
    assert said == f"Took off the table: gain-share. {REASON} Approved by: Members."
    assert state(came, "gain-share") == "withdrawn"
    kinds = [type(entry) for entry in opened(came).log[-5:]]
    assert kinds == [Parked, Tabled, Agreed, Tabled, Withdrawn]


def test_all_that_came_back_as_we_sent_it_can_be_agreed_at_once(cli: Cli, came: Path) -> None:
    said = cli("negotiation", "move", came, "--unchanged", "--agree", "ours", *WHY)
    assert said.code == 0
    last = opened(came).log[-1]
    assert isinstance(last, Agreed)
    assert len(last.clauses) == 39
    assert last.clauses.keys().isdisjoint({"advance-notice", "redeployment"})
    again = cli("negotiation", "move", came, "--unchanged", "--agree", "ours", *WHY)
    assert again.err.startswith("No clause on the table came back just as we sent it.")


def test_a_package_stands_for_its_clauses(cli: Cli, came: Path) -> None:
    said = cli("negotiation", "package", came, "jobs", "redeployment", "Paid training time", *WHY)
    assert flat(said.out) == (
        f"Tied together as the package “jobs”: redeployment, paid-training. {REASON}"
    )
    cli("negotiation", "move", came, "jobs", "--to", "target", *WHY)
    last = opened(came).log[-1]
    assert isinstance(last, Moved)
    assert {each.clause for each in last.provisions} == {"redeployment", "paid-training"}
    loose = cli("negotiation", "package", came, "jobs", *WHY)
    assert flat(loose.out) == f"Dissolved the package “jobs”. {REASON}"
    assert isinstance(opened(came).log[-1], Packaged)
    assert opened(came).state.packages == {}


def test_a_figure_in_a_package_says_whose_it_is(cli: Cli, came: Path) -> None:
    cli("negotiation", "package", came, "jobs", "redeployment", "paid-training", *WHY)
    said = cli("negotiation", "move", came, "jobs", "--set", "trial=10", *WHY)
    assert said.code == 2
    assert (
        cli("negotiation", "move", came, "jobs", "--set", "redeployment.trial=10", *WHY).code == 0
    )


def test_to_close_as_agreed_asks_who_approved_what_is_left_out(cli: Cli, came: Path) -> None:
    cli("negotiation", "move", came, "--unchanged", "--agree", "ours", *WHY)
    said = cli("negotiation", "close", came, "--outcome", "agreed", *WHY)
    assert said.code == 3
    assert said.err.endswith(
        "type: agreementkit negotiation close talks --outcome agreed --because "
        '"They offered a pilot." --approved-by "…"\n2 faults.\n',
    )


def test_a_closed_negotiation_takes_nothing_more(cli: Cli, came: Path) -> None:
    said = cli("negotiation", "close", came, "--outcome", "no-agreement", *WHY)
    assert said.code == 0
    assert flat(said.out).startswith("Closed the negotiation without an agreement; not agreed: ")
    over = "To see all that was done: agreementkit negotiation log talks"
    assert said.err == f"It is over. {over}\n"
    closed = (
        "this negotiation is closed (no-agreement)\n    To mend it: start a new one, in a folder "
        f"of its own; it is over. {over}\n"
    )
    for command in (
        ("send", came),
        ("reply", came),
        ("receive", came, "milder.docx"),
        ("move", came, "scope", "--park", *WHY),
        ("package", came, "jobs", "scope", "disputes", *WHY),
        ("close", came, *WHY),
    ):
        assert (said := cli("negotiation", *command)).code == 3
        assert said.err == closed
    assert isinstance(opened(came).log[-1], Closed)


def test_what_is_settled_can_be_closed_without_a_word_on_the_outcome(cli: Cli, sent: Path) -> None:
    opened(sent).receive("milder.docx", by=BY, when=opened(sent).log[-1].when)
    cli("negotiation", "move", sent, "--unchanged", "--agree", "ours", *WHY)
    said = cli("negotiation", "move", sent, "redeployment", "--agree", "theirs", *WHY)
    assert said.err == (
        "Every clause is settled. For the papers to sign: agreementkit negotiation final talks\n"
        'Once they are signed, end it: agreementkit negotiation close talks --because "…"\n'
    )
    closed = cli("negotiation", "close", sent, *WHY)
    assert flat(closed.out) == f"Closed the negotiation with an agreement. {REASON}"


# The clause, its value, what is typed, and what that is.
VALUES: tuple[tuple[str, str, str, object], ...] = (
    ("advance-notice", "notice", "17", 17),
    ("bias-testing", "gap", "2.5", Decimal("2.5")),
    ("procurement-terms", "audit", "false", False),
    ("privatisation-safeguard", "mode", "agreement", "agreement"),
    ("privatisation-safeguard", "mode", '"agreement"', "agreement"),
    (
        "purpose-and-principles",
        "set",
        "['one', \"two\", 'three']",
        ("one", "two", "three"),
    ),
    ("scope", "where", "the main office", "the main office"),
    ("scope", "where", "17", "17"),
    ("scope", "where", "true", "true"),
    ("scope", "where", "a = b", "a = b"),
    ("scope", "since", "2027-04-01", date(2027, 4, 1)),
)


@pytest.mark.parametrize("case", VALUES, ids=lambda case: f"{case[1]}={case[2]}")
def test_values_are_written_as_in_the_agreement_file(
    pack: ak.Pack,
    came: Path,
    case: tuple[str, str, str, object],
) -> None:
    clause, name, typed, value = case
    more = (
        ak.Parameter(name="where", kind="text", label="Where", source=["proposal"]),
        ak.Parameter(name="since", kind="date", label="Since", source=["proposal"]),
    )
    scope = evolve(pack["scope"], parameters=more)
    wider = evolve(pack, clauses={**pack.clauses, "scope": scope})
    now = opened(came).state
    assert parse_figures([f"{name}={typed}"], (clause,), now, wider) == {clause: {name: value}}


@pytest.mark.parametrize("text", ["[1, 2]", "{ a = 1 }", "1" * 5000, "[" * 2000, "inf"])
def test_a_value_of_another_kind_is_refused_and_nothing_breaks(
    text: str,
    pack: ak.Pack,
    came: Path,
) -> None:
    now = opened(came).state
    with pytest.raises(UsageError, match="expected a whole number of weeks"):
        parse_figures([f"notice={text}"], ("advance-notice",), now, pack)
