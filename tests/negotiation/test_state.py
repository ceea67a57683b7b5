"""The state of a negotiation: all of it follows from the ledger, and files are read when asked for."""

from pathlib import Path

import pytest

import agreementkit as ak
from agreementkit.files.negotiation_folder import in_force, kept
from agreementkit.negotiation import Replaced
from agreementkit.negotiation.agreed_text import fingerprints
from agreementkit.negotiation.record import record_act, record_replaced
from agreementkit.negotiation.state import open_state, read_state
from tests.negotiation.counterparty_edits import tracked
from tests.negotiation.small_negotiations import one_round, parked, text

from .test_negotiation import PACK, US, WHEN, begun, came, decided


def test_before_anything_was_sent_there_are_no_words_at_all(tmp_path: Path) -> None:
    state = begun(tmp_path).state
    assert (state.last_draft, state.sent_text) == (None, None)
    assert (state.last_receipt, state.counter_draft, state.response) == (None, None, None)
    assert (state.offer, state.comments, state.drafts, state.round) == (None, {}, (), 0)
    assert fingerprints(state, {}) == {}


def test_what_was_sent_waits_for_a_file_that_answers_it(tmp_path: Path) -> None:
    negotiation = begun(tmp_path)
    negotiation.send(by=US, when=WHEN)
    state = negotiation.state
    assert state.sent_text is not None
    assert (state.last_receipt, state.counter_draft, state.response) == (None, None, None)
    assert (state.offer, state.comments) == (None, {})
    response = negotiation.receive(
        came(negotiation, tracked("live work", "any work")), by=US, when=WHEN
    )
    back = negotiation.state
    assert back.last_receipt == back.receipts[-1]
    assert back.offer is not None
    assert back.response == response
    # A file that came back for one draft answers no later one.
    negotiation.reply(by=US, when=WHEN)
    after = negotiation.state
    assert (after.last_receipt, after.offer, after.response) == (None, None, None)
    assert after.receipts == back.receipts


def test_who_looks_needs_no_file_but_the_ledger_and_who_acts_does(tmp_path: Path) -> None:
    negotiation = begun(tmp_path)
    negotiation.send(by=US, when=WHEN)
    (negotiation.folder / "agreement.toml").unlink()
    state = negotiation.state
    assert {str(each.state) for each in state.clauses.values()} == {"tabled"}
    for read in (lambda: state.agreement, lambda: open_state(negotiation.folder, PACK)):
        with pytest.raises(ak.LedgerError, match="gone or cannot be read"):
            read()
    with pytest.raises(ak.LedgerError, match="gone or cannot be read"):
        negotiation.park(["scope"], decided())
    assert negotiation.state == state


def test_the_next_state_is_the_one_that_the_folder_records(tmp_path: Path) -> None:
    state = one_round(tmp_path)
    after = record_act(state, parked("scope"))
    assert after == read_state(tmp_path, state.pack)
    assert after.entries == (*state.entries, parked("scope"))
    assert (state.clauses["scope"].state, after.clauses["scope"].state) == ("countered", "parked")
    assert after.sent_text == text("scope", "disputes")


def test_what_was_read_already_makes_no_other_state(tmp_path: Path) -> None:
    negotiation = begun(tmp_path)
    looked, opened = read_state(negotiation.folder, PACK), open_state(negotiation.folder, PACK)
    assert looked == opened
    assert looked.agreement == opened.agreement


def test_after_a_new_agreement_file_the_agreement_is_the_new_one(tmp_path: Path) -> None:
    state = open_state(begun(tmp_path).folder, PACK)
    old = (state.folder / "agreement.toml").read_bytes()
    new = old.replace(b"Kent Police", b"Essex Police")
    entry = Replaced(
        when=WHEN, by=US, because="The other force.", agreement=kept("agreement-2.toml", new)
    )
    after = record_replaced(state, entry, new)
    assert in_force(after.ledger) == entry.agreement
    assert (state.agreement.employer, after.agreement.employer) == ("Kent Police", "Essex Police")
