"""Where a clause stands after each thing that can be done, and why a fact is no concession."""

import pytest

import agreementkit as ak
from agreementkit.model.ledger import Entry
from agreementkit.negotiation import (
    Agreed,
    AgreedText,
    ClauseFacts,
    ClauseState,
    ClauseStatus,
    Closed,
    KeptFile,
    Moved,
    Outcome,
    Packaged,
    Replaced,
    Side,
    Withdrawn,
)
from tests.negotiation.small_negotiations import (
    BY,
    CHANGED,
    FILE,
    SAME,
    WHEN,
    parked,
    received,
    sent,
    started,
    state_after,
    tabled,
)

TEXT = AgreedText(words=Side.OURS, round=1, fingerprint="a" * 64)
AGREE = Agreed(
    when=WHEN,
    by=BY,
    because="They took it whole.",
    clauses={"scope": TEXT, "disputes": TEXT},
)
TIE = Packaged(when=WHEN, by=BY, because="One deal.", name="deal", clauses=["scope", "disputes"])
WITHDRAW = Withdrawn(when=WHEN, by=BY, because="Covered elsewhere.", clauses=["scope"])
SEND = sent("scope", "disputes")


def scope(*entries: Entry) -> ClauseStatus:
    return state_after([started(), *entries]).clauses["scope"]


@pytest.mark.parametrize(
    ("entries", "state"),
    [
        ([SEND], ClauseState.TABLED),
        ([SEND, received({"scope": SAME})], ClauseState.TABLED),
        ([SEND, received({"scope": CHANGED})], ClauseState.COUNTERED),
        ([SEND, received({"scope": CHANGED}), sent("scope", round_=2)], ClauseState.TABLED),
        ([SEND, received({"scope": CHANGED}), tabled("scope")], ClauseState.TABLED),
        ([SEND, AGREE], ClauseState.AGREED),
        ([SEND, AGREE, received({"scope": SAME})], ClauseState.AGREED),
        ([SEND, AGREE, sent("scope", round_=2)], ClauseState.AGREED),
        ([SEND, AGREE, received({"scope": CHANGED})], ClauseState.COUNTERED),
        ([SEND, AGREE, tabled("scope")], ClauseState.TABLED),
        ([SEND, parked("scope")], ClauseState.PARKED),
        ([SEND, parked("scope"), sent("scope", round_=2)], ClauseState.PARKED),
        ([SEND, parked("scope"), received({"scope": SAME})], ClauseState.PARKED),
        ([SEND, parked("scope"), received({"scope": CHANGED})], ClauseState.COUNTERED),
        ([SEND, WITHDRAW], ClauseState.WITHDRAWN),
        ([SEND, WITHDRAW, received({"scope": CHANGED})], ClauseState.WITHDRAWN),
        ([SEND, WITHDRAW, sent("scope", round_=2)], ClauseState.TABLED),
    ],
)
def test_a_clause_stands_where_the_entries_left_it(
    entries: list[Entry],
    state: ClauseState,
) -> None:
    assert scope(*entries).state is state


@pytest.mark.parametrize(
    ("facts", "altered"),
    [
        ({}, False),
        ({"fate": "moved"}, False),
        ({"changed": True}, True),
        ({"silent": 1}, True),
        *(
            ({"fate": fate}, True)
            for fate in ("changed", "deleted", "new", "split", "merged", "copied", "unsure")
        ),
    ],
)
def test_what_cannot_be_said_to_be_the_same_is_countered(
    facts: dict[str, object],
    altered: bool,
) -> None:
    found = ClauseFacts(title="Scope", **facts)  # type: ignore[arg-type]
    assert found.altered is altered
    held = scope(SEND, AGREE, received({"scope": found}))
    assert (held.state is ClauseState.COUNTERED) is altered
    assert held.reopened is altered
    assert held.facts == found


def test_a_fate_that_nobody_knows_is_refused() -> None:
    with pytest.raises(ak.InvalidError, match='no fate of a clause is called "stays"'):
        ClauseFacts(title="Scope", fate="stays")


def test_an_agreed_clause_that_is_opened_again_says_so_until_it_is_agreed_again() -> None:
    assert scope(SEND, AGREE, received({"scope": CHANGED})).reopened
    assert scope(SEND, AGREE, tabled("scope")).reopened
    assert not scope(SEND, received({"scope": CHANGED})).reopened
    assert not scope(SEND, tabled("scope")).reopened
    again = scope(SEND, AGREE, received({"scope": CHANGED}), AGREE)
    assert not again.reopened
    assert again.agreed == TEXT


def test_an_agreed_package_comes_open_whole() -> None:
    for opening in (received({"scope": CHANGED}), tabled("scope")):
        now = state_after([started(), SEND, TIE, AGREE, opening])
        assert now.clauses["disputes"].state is ClauseState.TABLED
        assert now.clauses["disputes"].reopened
    loose = state_after([started(), SEND, AGREE, received({"scope": CHANGED})])
    assert loose.clauses["disputes"].state is ClauseState.AGREED


def test_a_package_is_kept_until_it_is_dissolved() -> None:
    untie = Packaged(when=WHEN, by=BY, because="No deal.", name="deal", clauses=[])
    now = state_after([started(), SEND, TIE])
    assert now.package_of("scope") == now.packages["deal"]
    assert now.packages["deal"].because == "One deal."
    assert now.package_of("parties") is None
    after = state_after([started(), SEND, TIE, untie, untie])
    assert after.packages == {}
    assert after.clauses["scope"].acts == (TIE, untie)


def test_what_the_employer_puts_in_is_theirs() -> None:
    new = ClauseFacts(title="Costs", fate="new")
    now = state_after([started(), SEND, received({"new-1": new})])
    assert now.clauses["new-1"] == ClauseStatus(
        clause="new-1",
        title="Costs",
        state=ClauseState.COUNTERED,
        round=1,
        ours=False,
        facts=new,
    )
    taken = state_after([started(), SEND, received({"new-1": new}), sent("new-1", round_=2)])
    assert taken.clauses["new-1"].ours


def test_every_act_is_remembered_with_its_reason() -> None:
    move = Moved(
        when=WHEN,
        by=BY,
        because="For the pilot.",
        provisions=[ak.Provision(clause="scope")],
    )
    assert scope(SEND, parked("scope"), tabled("scope"), move).acts == (
        parked("scope"),
        tabled("scope"),
        move,
    )
    assert scope(SEND, move).state is ClauseState.TABLED


def test_the_rounds_are_counted_by_what_went_out() -> None:
    second = sent("scope", round_=2)
    back = received({"scope": SAME})
    now = state_after([started(), SEND, back, second])
    assert now.round == 2
    assert now.drafts == (SEND, second)
    assert now.receipts == (back,)
    assert now.draft("draft2") == second
    assert now.draft("draft3") is None
    assert now.clauses["scope"].round == 2
    assert now.clauses["disputes"].round == 1
    assert now.outcome is None


def test_closing_closes_all_but_what_was_withdrawn() -> None:
    end = Closed(when=WHEN, by=BY, because="Signed.", outcome=Outcome.AGREED, open=[])
    now = state_after([started(), SEND, WITHDRAW, end])
    assert now.outcome is Outcome.AGREED
    assert now.clauses["scope"].state is ClauseState.WITHDRAWN
    assert now.clauses["disputes"].state is ClauseState.CLOSED
    assert now.unsettled() == ()


def test_a_new_agreement_file_moves_no_clause() -> None:
    file = KeptFile(name="agreement-2.toml", sha256="1" * 64)
    replaced = Replaced(when=WHEN, by=BY, because="A typing error.", agreement=file)
    now = state_after([started(), SEND, replaced])
    assert [each for each in now.entries if isinstance(each, Replaced)] == [replaced]
    assert now.clauses == state_after([started(), SEND]).clauses
    assert now.started.agreement != FILE


def test_what_names_an_unknown_clause_stands_nowhere() -> None:
    tie = Packaged(when=WHEN, by=BY, because="One deal.", name="deal", clauses=["scope", "x"])
    now = state_after([started(), SEND, parked("nonsense"), tie])
    assert set(now.clauses) == {"scope", "disputes"}


@pytest.mark.parametrize("entries", [[], [SEND]])
def test_entries_begin_with_the_start(entries: list[Entry]) -> None:
    with pytest.raises(ak.LedgerError, match="do not begin with the start"):
        state_after(entries)


def test_a_second_start_changes_nothing() -> None:
    twice, once = state_after([started(), SEND, started()]), state_after([started(), SEND])
    assert (twice.clauses, twice.started) == (once.clauses, once.started)


@pytest.mark.parametrize("given", [{"by": " "}, {"because": "\n"}])
def test_no_entry_is_made_without_who_and_why(given: dict[str, str]) -> None:
    with pytest.raises(ak.InvalidError):
        tabled("scope").__class__(
            **{"when": WHEN, "by": BY, "because": "x", "clauses": ["scope"], **given},  # type: ignore[arg-type]
        )
