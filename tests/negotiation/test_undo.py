"""A receipt taken back: as if it had never come, with nothing erased."""

from pathlib import Path

import pytest
from attrs import evolve

from agreementkit import Decision, InvalidError, Negotiation
from agreementkit.model.ledger import Entry
from agreementkit.negotiation import (
    Agreed,
    AgreedText,
    ClauseFacts,
    ClauseState,
    Packaged,
    Received,
    Side,
    Taken,
    Undone,
)
from agreementkit.negotiation.report.history import history_page
from agreementkit.negotiation.undo import undo
from tests.negotiation.intake.handed_in import SOON, edited, minutes, one_round
from tests.negotiation.small_negotiations import (
    BY,
    CHANGED,
    SAME,
    WHEN,
    parked,
    received,
    sent,
    started,
    state_after,
    tabled,
)
from tests.negotiation.test_negotiation import US

WRONG = Decision(when=WHEN, by=BY, because="The wrong attachment.")
BEGUN = (started(), sent("scope", "disputes"))
RECEIPT = received(
    {"scope": CHANGED, "disputes": SAME, "new-1": ClauseFacts(title="N", fate="new")}
)
THEIRS = AgreedText(words=Side.THEIRS, round=1, fingerprint="a" * 64)
AGREE = Agreed(when=WHEN, by=BY, because="Fair.", clauses={"scope": THEIRS})


def test_a_receipt_that_was_undone_leaves_everything_as_it_was() -> None:
    state = state_after([*BEGUN, RECEIPT])
    act = undo(state, WRONG)
    after = state_after([*BEGUN, RECEIPT, act])
    assert (act.receipt, act.because) == (RECEIPT.file.name, WRONG.because)
    assert after.clauses == state_after(BEGUN).clauses
    assert (after.receipts, after.last_receipt, after.undone) == ((), None, ((RECEIPT, act),))
    assert RECEIPT in after.entries


def test_only_what_counts_can_be_undone_the_last_first() -> None:
    first = evolve(RECEIPT, file=evolve(RECEIPT.file, name="received/first.docx"))
    state = state_after([*BEGUN, first, RECEIPT])
    last = undo(state, WRONG)
    then = undo(state_after([*BEGUN, first, RECEIPT, last]), WRONG)
    assert [last.receipt, then.receipt] == [RECEIPT.file.name, "received/first.docx"]
    with pytest.raises(InvalidError, match="there is nothing to undo"):
        undo(state_after([*BEGUN, first, RECEIPT, last, then]), WRONG)


def test_decisions_since_stand_where_they_do_not_rest_on_it() -> None:
    acts = (parked("disputes"), parked("new-1"))
    state = state_after([*BEGUN, RECEIPT, *acts])
    after = state_after([*BEGUN, RECEIPT, *acts, undo(state, WRONG)])
    assert after.clauses["disputes"].state is ClauseState.PARKED
    assert "new-1" not in after.clauses


def test_a_reply_that_went_out_over_it_keeps_it() -> None:
    state = state_after([*BEGUN, RECEIPT, sent("scope", round_=2)])
    with pytest.raises(InvalidError, match="went out after it") as caught:
        undo(state, WRONG)
    assert "send a clean draft" in caught.value.faults[0].remedy


def test_what_was_agreed_in_its_words_goes_back_on_the_table_first() -> None:
    entries: list[Entry] = [*BEGUN, RECEIPT, AGREE]
    with pytest.raises(InvalidError, match="agreed since, in the words of that file: scope"):
        undo(state_after(entries), WRONG)
    assert undo(state_after([*entries, tabled("scope")]), WRONG).receipt == RECEIPT.file.name
    # What was agreed in the words of a file before it rests on that.
    other = evolve(RECEIPT, file=evolve(RECEIPT.file, name="received/two.docx"), facts={})
    assert undo(state_after([*entries, other]), WRONG).receipt == "received/two.docx"


def test_what_was_taken_from_it_goes_back_first() -> None:
    words = ["26 weeks became 20 weeks"]
    one = Taken(
        when=WHEN,
        by=BY,
        because="Fair.",
        clause="scope",
        round=1,
        changes=[1],
        words=words,
        blocks=(),
    )
    entries: list[Entry] = [*BEGUN, RECEIPT, one]
    with pytest.raises(InvalidError, match="taken since into our own words: scope"):
        undo(state_after(entries), WRONG)
    assert undo(state_after([*entries, tabled("scope")]), WRONG).receipt == RECEIPT.file.name


def test_a_package_with_a_clause_of_its_own_is_dissolved_first() -> None:
    package = Packaged(
        when=WHEN, by=BY, because="One deal.", name="deal", clauses=["scope", "new-1"]
    )
    ours = evolve(package, name="ours", clauses=["scope", "disputes"])
    state = state_after([*BEGUN, RECEIPT, package, ours])
    with pytest.raises(InvalidError) as caught:
        undo(state, WRONG)
    assert [fault.key for fault in caught.value.faults] == ["deal"]


def test_a_line_that_undoes_what_is_not_there_undoes_nothing() -> None:
    stray = Undone(when=WHEN, by=BY, because="So.", receipt="received/none.docx")
    state = state_after([*BEGUN, RECEIPT, stray])
    assert (state.receipts, state.undone) == ((RECEIPT,), ())


def test_the_picture_says_what_counts_no_longer() -> None:
    state = state_after([*BEGUN, RECEIPT])
    page = str(history_page(state_after([*BEGUN, RECEIPT, undo(state, WRONG)])))
    assert f"“{RECEIPT.original}” counts no longer: {WRONG.because}" in page
    assert "Countered" not in page


@pytest.fixture
def taken(tmp_path: Path) -> Negotiation:
    """A negotiation in which the minutes were taken for a return."""
    negotiation = one_round(tmp_path)
    (tmp_path / "minutes.docx").write_bytes(minutes("Minutes"))
    (tmp_path / "right.docx").write_bytes(edited(negotiation))
    negotiation.receive(tmp_path / "minutes.docx", by=US, when=SOON, anyway=True)
    return negotiation


def test_the_same_file_can_be_received_again(taken: Negotiation, tmp_path: Path) -> None:
    taken.undo(WRONG)
    taken.receive(tmp_path / "minutes.docx", by=US, when=SOON, anyway=True)
    assert len(taken.state.receipts) == 1
    verified = taken.verify()
    assert verified.holds
    [note] = [each for each in verified.notes if "counts no longer" in each]
    assert note.startswith("Since line 4, the receipt of received/round-1-minutes.docx")


def test_the_right_file_takes_its_place_in_one_step(taken: Negotiation, tmp_path: Path) -> None:
    taken.receive(tmp_path / "right.docx", by=US, when=SOON, instead="The wrong attachment.")
    undone, receipt = taken.log[-2:]
    assert isinstance(undone, Undone)
    assert isinstance(receipt, Received)
    assert taken.state.receipts == (receipt,)
    assert taken.state.clauses["definitions"].state is ClauseState.COUNTERED
    assert taken.state.clauses["disputes"].state is ClauseState.TABLED
    taken.reply(by=US, when=SOON)


def test_neither_is_recorded_where_the_second_cannot_be(taken: Negotiation, tmp_path: Path) -> None:
    before = taken.log
    (tmp_path / "other.docx").write_bytes(minutes("Other minutes"))
    with pytest.raises(InvalidError, match="0 of 8 clauses"):
        taken.receive(tmp_path / "other.docx", by=US, when=SOON, instead="Wrong again.")
    assert taken.log == before
