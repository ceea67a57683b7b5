"""The log in plain English and as JSON: each kind of entry, and what the standing says as JSON."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

import agreementkit as ak
from agreementkit.files.wire_names import wire_name
from agreementkit.model.ledger import Entry
from agreementkit.negotiation import (
    Agreed,
    AgreedText,
    ClauseFacts,
    Closed,
    FigureFact,
    Moved,
    Outcome,
    Packaged,
    Replaced,
    Side,
    Undone,
    Withdrawn,
    describe_entry,
    describe_facts,
    log_json,
    status_json,
)
from agreementkit.negotiation.report.descriptions import describe_losses
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

OURS = AgreedText(words=Side.OURS, round=1, fingerprint="0")
THEIRS = AgreedText(words=Side.THEIRS, round=1, fingerprint="0")
OWN = ak.Provision(
    clause="scope",
    position="fallback",
    settings={"share": Decimal("2.5"), "from": date(2027, 4, 1), "who": ("a", "b"), "firm": True},
)


def as_json(value: object) -> Any:
    """The same after a journey as JSON."""
    return json.loads(json.dumps(value))


def act(kind: Callable[..., Entry], **own: object) -> Entry:
    return kind(when=WHEN, by=BY, because="It helps.", **own)


# An entry, what the log says of it, and what only entries of its kind have in JSON.
ENTRIES: tuple[tuple[Entry, str, dict[str, object]], ...] = (
    (
        started(),
        "Began the negotiation with Kent Police for UNISON.",
        {"employer": "Kent Police", "unions": ["UNISON"]},
    ),
    (
        act(Replaced, agreement=FILE, approved_by="The committee."),
        (
            "Put a new agreement file in place of the one before (sent/round-1.docx). Reason: It "
            "helps. Approved by: The committee."
        ),
        {},
    ),
    (
        sent("scope"),
        "Wrote a draft to send, round 1 (sent/round-1.docx).",
        {"round": 1, "draft": "draft1", "sent_as": "draft", "left_out": []},
    ),
    (
        received({"scope": CHANGED, "disputes": SAME}),
        "Received “Draft FINAL (2).docx” in round 1: scope: Countered.",
        {"round": 1, "answers": "draft1", "original": "Draft FINAL (2).docx", "despite": []},
    ),
    (
        received({"disputes": SAME}),
        "Received “Draft FINAL (2).docx” in round 1: nothing is changed.",
        {"round": 1, "answers": "draft1", "original": "Draft FINAL (2).docx", "despite": []},
    ),
    (
        act(Moved, provisions=[OWN, ak.Provision(clause="disputes")]),
        (
            "Moved our position: scope is now at fallback, with firm = true, from = 2027-04-01, share "
            '= 2.5, who = ["a", "b"]; disputes is now at the position of the whole agreement. Reason: '
            "It helps."
        ),
        {
            "provisions": [
                {
                    "clause": "scope",
                    "position": "fallback",
                    "settings": {
                        "firm": True,
                        "from": "2027-04-01",
                        "share": "2.5",
                        "who": ["a", "b"],
                    },
                },
                {"clause": "disputes", "position": None, "settings": {}},
            ],
        },
    ),
    (
        act(Undone, receipt="received/round-1-minutes.docx"),
        (
            "Undid the receipt of received/round-1-minutes.docx: it counts no longer. "
            "Reason: It helps."
        ),
        {"receipt": "received/round-1-minutes.docx"},
    ),
    (tabled("scope"), "Put on the table again, in our words: scope. Reason: Now.", {}),
    (
        act(Agreed, clauses={"scope": THEIRS, "disputes": OURS, "pay": THEIRS}),
        "Agreed provisionally: disputes in our words; scope, pay in their words. Reason: It helps.",
        {
            "whose": {"scope": "theirs", "disputes": "ours", "pay": "theirs"},
            "provisions": [],
        },
    ),
    (parked("scope", "disputes"), "Set aside scope, disputes. Reason: Later.", {}),
    (act(Withdrawn, clauses=["scope"]), "Took off the table: scope. Reason: It helps.", {}),
    (
        act(Packaged, name="jobs", clauses=["scope", "disputes"]),
        "Tied together as the package “jobs”: scope, disputes. Reason: It helps.",
        {"name": "jobs"},
    ),
    (
        act(Packaged, name="jobs", clauses=[]),
        "Dissolved the package “jobs”. Reason: It helps.",
        {"name": "jobs"},
    ),
    (
        act(Closed, outcome=Outcome.AGREED),
        "Closed the negotiation with an agreement. Reason: It helps.",
        {"outcome": "agreed"},
    ),
    (
        act(Closed, outcome=Outcome.NO_AGREEMENT, open=["scope"]),
        "Closed the negotiation without an agreement; not agreed: scope. Reason: It helps.",
        {"outcome": "no-agreement"},
    ),
)


def test_what_was_taken_all_the_same_is_told_as_what_it_is() -> None:
    kinds = ["few-of-our-words", "of-a-later-version"]
    entry = evolve(received({"scope": CHANGED}), despite=kinds)
    assert describe_entry(entry) == (
        "Received “Draft FINAL (2).docx” in round 1, although it has almost none of our clauses, "
        "and of-a-later-version: nobody can say from it what became of our clauses."
    )
    [plain] = as_json(log_json([entry]))["entries"]
    assert plain["despite"] == kinds


@pytest.mark.parametrize("case", ENTRIES, ids=lambda case: case[1][:40])
def test_each_entry_is_a_sentence_with_its_reason(case: tuple[Entry, str, object]) -> None:
    entry, words, _ = case
    assert describe_entry(entry) == words


@pytest.mark.parametrize("case", ENTRIES, ids=lambda case: case[1][:40])
def test_each_entry_has_what_its_kind_has(case: tuple[Entry, str, dict[str, object]]) -> None:
    entry, words, own = case
    [plain] = as_json(log_json([entry]))["entries"]
    plain.pop("facts", None)
    shared = {"number", "kind", "when", "by", "because", "approved_by", "words", "clauses", "files"}
    assert {key: plain[key] for key in plain if key not in shared} == own
    assert plain["words"] == words
    assert (plain["number"], plain["kind"]) == (1, wire_name(type(entry)).lower())
    assert (plain["when"], plain["by"]) == ("2026-11-02T10:02:00", BY)


def test_an_entry_names_its_clauses_and_its_files() -> None:
    entries = [entry for entry, _, _ in ENTRIES]
    plain = as_json(log_json(entries))["entries"]
    named = [each["clauses"] for each in plain]
    assert named[2:6] == [["scope"], ["scope", "disputes"], ["disputes"], ["scope", "disputes"]]
    assert named[-1] == ["scope"]
    files = [len(each["files"]) for each in plain]
    assert files[:4] == [1, 1, 2, 1]
    assert not any(files[5:])


def test_a_reason_that_ends_in_a_mark_gets_no_second_one() -> None:
    for reason, said in (("Why not?", "Why not?"), ("Now!", "Now!"), ("Later", "Later.")):
        closed = Closed(when=WHEN, by=BY, because=reason, outcome=Outcome.AGREED)
        assert describe_entry(closed).endswith(f"Reason: {said}")


FIGURE = FigureFact(
    parameter="notice", label="Notice", sent="26 weeks", offered="8 weeks", rung="below fallback"
)

FOUND = {
    "Unchanged": ClauseFacts(title="A"),
    "Moved, unchanged": ClauseFacts(title="A", fate="moved"),
    "Countered; Notice: 26 weeks to 8 weeks": ClauseFacts(
        title="A", fate="changed", changed=True, figures=[FIGURE]
    ),
    "New from them": ClauseFacts(title="A", fate="new"),
    "Not found for sure": ClauseFacts(title="A", fate="unsure"),
    "To be looked at in Word (3)": ClauseFacts(title="A", unexpected=3),
    "Other words in a duty, to be read (2)": ClauseFacts(title="A", changed=True, reworded=2),
    "Struck out; Topic lost: jobs": ClauseFacts(title="A", fate="deleted", lost=["jobs"]),
    "Changed without tracking (2); Below our fallback; Notice: 26 weeks to 8 weeks": ClauseFacts(
        title="A", silent=2, below=["notice"], figures=[FIGURE]
    ),
}


@pytest.mark.parametrize("words", FOUND)
def test_what_was_found_is_said_worst_first(words: str) -> None:
    assert describe_facts(FOUND[words]) == words
    assert bool([*describe_losses(FOUND[words])]) is words.startswith(
        ("Struck", "Changed", "Other", "To be looked")
    )


def test_the_standing_as_json_holds_each_clause_with_what_was_decided() -> None:
    now = state_after(
        [
            started(),
            sent("scope", "disputes", "pay"),
            received({"scope": CHANGED, "disputes": SAME}),
            act(Packaged, name="jobs", clauses=["disputes", "pay"]),
            act(Agreed, clauses={"scope": THEIRS}, approved_by="Members"),
            act(Closed, outcome=Outcome.NO_AGREEMENT, open=["disputes", "pay"]),
        ],
    )
    plain = as_json(status_json(now))
    assert (plain["round"], plain["outcome"], plain["unsettled"]) == (1, "no-agreement", [])
    assert plain["packages"] == [
        {"name": "jobs", "clauses": ["disputes", "pay"], "because": "It helps."},
    ]
    first, second, third = plain["clauses"]
    assert (first["clause"], first["state"], first["package"]) == ("scope", "closed", None)
    assert first["agreed"] == {"words": "theirs", "round": 1, "fingerprint": "0"}
    assert (first["found"]["words"], first["found_in"]) == ("Countered", 1)
    assert [each["kind"] for each in first["acts"]] == ["agreed", "closed"]
    assert [each["approved_by"] for each in first["acts"]] == ["Members", ""]
    assert (second["package"], second["found"]["words"]) == ("jobs", "Unchanged")
    assert (third["found"], third["found_in"], third["agreed"]) == (None, None, None)
    assert [each["answers"] for each in plain["received"]] == ["draft1"]
    assert [each["draft"] for each in plain["sent"]] == ["draft1"]


def test_before_the_end_there_is_no_outcome() -> None:
    assert status_json(state_after([started()]))["outcome"] is None
