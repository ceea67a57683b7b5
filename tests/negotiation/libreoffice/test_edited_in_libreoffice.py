"""What a person does to our draft in LibreOffice is judged as what it is."""

from collections.abc import Sequence

import pytest

from tests.negotiation.silent_edits.kinds import drafts
from tests.negotiation.silent_edits.verdict import judged, offered, silently

from .conftest import Hands, Step

OPEN: Step = ("track", True)
SHUT: Step = ("track", False)
"""Tracking is on: what follows is done openly."""
DEPARTMENTS = "every department and team"
"""Words of a paragraph in the clause on scope."""

CASES: Sequence[tuple[str, Sequence[Step], set[str]]] = [
    ("saved and nothing else", [], set()),
    ("a word in bold", [("make bold", DEPARTMENTS)], set()),
    ("the contents made anew", [("update contents",)], set()),
    (
        "a figure",
        [("replace", "10 Working Days before a New System", "5 Working Days before a New System")],
        {"purpose-and-principles"},
    ),
    ("a word", [("replace", "makes no difference", "makes little difference")], {"scope"}),
    ("words added", [("add", DEPARTMENTS, " that it names")], {"scope"}),
    ("words deleted", [("delete", ", technology teams included")], {"scope"}),
    ("a paragraph deleted", [("delete paragraph", DEPARTMENTS)], {"scope"}),
    ("a paragraph split", [("split paragraph", "technology teams")], {"scope"}),
    ("two paragraphs joined", [("join paragraph", DEPARTMENTS)], {"scope"}),
    (
        "a new paragraph",
        [("new paragraph", DEPARTMENTS, "This does not bind contractors.")],
        {"scope"},
    ),
    ("a heading typed anew", [("retype heading", "Legal status", "Standing")], {"legal-status"}),
    (
        "a level changed",
        [("change style", DEPARTMENTS, "At least 10 Working Days before a New System")],
        {"scope"},
    ),
    (
        "a new clause",
        [
            (
                "new clause",
                "the reading that better serves",
                "Operational discretion",
                "Nothing here limits the Chief Constable.",
                "At least 10 Working Days before a New System",
            ),
        ],
        {"new"},
    ),
    ("a clause deleted", [("delete clause", "Scope")], {"scope"}),
    ("a clause moved", [("move clause", "Scope", "Notice of new systems")], {"scope"}),
    ("a row deleted", [("delete row", "Length of the agreement")], {"schedule-key-terms"}),
    (
        "a row put in",
        [("new row", "Length of the agreement", "38", "Length of a trial", "9 months")],
        {"schedule-key-terms"},
    ),
    (
        "a word in a table",
        [("replace", "Length of the agreement", "Least length of the agreement")],
        {"schedule-key-terms"},
    ),
    ("a footnote", [("footnote", DEPARTMENTS, "As far as funds allow.")], {"outside", "scope"}),
]

LED_NOWHERE = {"a clause deleted": {"parties", "definitions", "schedule-key-terms"}}
"""Clauses with references that lead nowhere now, and print an error: their words changed too."""


NAMES = [case[0] for case in CASES]


@pytest.mark.parametrize(("case", "steps", "places"), CASES, ids=NAMES)
def test_without_tracking_it_is_silent(
    hands: Hands,
    case: str,
    steps: Sequence[Step],
    places: set[str],
) -> None:
    draft = drafts()[0]
    response = judged(draft, hands.work(draft.data, SHUT, *steps))
    assert silently(response) == places | LED_NOWHERE.get(case, set())
    assert offered(response) == silently(response)
    assert not response.authors


@pytest.mark.parametrize(("case", "steps", "places"), CASES, ids=NAMES)
def test_with_tracking_it_is_an_offer(
    hands: Hands,
    case: str,
    steps: Sequence[Step],
    places: set[str],
) -> None:
    draft = drafts()[0]
    response = judged(draft, hands.work(draft.data, OPEN, *steps, author="Kent Police"))
    assert silently(response) == set()
    assert offered(response) == places
    assert {*response.authors} <= {"Kent Police"}


def test_a_heading_that_is_styled_after_it_was_typed_is_an_offer(hands: Hands) -> None:
    """LibreOffice 7.4 would write its words untracked if Track Changes had been off at first."""
    draft = drafts()[0]
    steps: Sequence[Step] = [
        ("new paragraph", "the reading that better serves", "Operational discretion"),
        ("change style", "Operational discretion", "Notice of new systems"),
        ("new paragraph", "Operational discretion", "Nothing here limits the Chief Constable."),
    ]
    response = judged(draft, hands.work(draft.data, OPEN, *steps))
    assert silently(response) == set()
    assert offered(response) == {"new"}
