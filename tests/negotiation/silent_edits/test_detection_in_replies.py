"""A reply goes out with tracked changes: whichever of them they accept, silent edits are found."""

from datetime import datetime
from functools import cache

import pytest
from attrs import evolve, frozen

import agreementkit as ak
from agreementkit import read_word
from agreementkit.documents import Author, redline_bytes
from agreementkit.negotiation.alignment.sent_draft import SentDraft, read_sent_draft
from agreementkit.negotiation.assessment.assess import assess
from tests.negotiation.silent_edits.drafts import Draft
from tests.negotiation.silent_edits.editable_draft import NothingToDoError
from tests.negotiation.silent_edits.kinds import drafts, edited
from tests.negotiation.silent_edits.package import members
from tests.negotiation.silent_edits.spelling import CHANGES
from tests.negotiation.silent_edits.verdict import Verdict, silently

PACK = ak.load_pack()
UNION = Author(name="Union side", initials="US")
WHEN = datetime(2027, 3, 1, 10, 0)  # noqa: DTZ001 - Word keeps no zone
KINDS = [
    *sorted(CHANGES)[::4],
    "a paragraph deleted",
    "a cell emptied",
    "words put in, hidden",
    "a clause emptied under its heading",
]


@frozen(kw_only=True)
class Reply:
    """A reply, and what becomes of it when all its changes are accepted or rejected for good."""

    sent: SentDraft
    accepted: Draft
    rejected: Draft


def _draft(name: str, agreement: ak.Agreement) -> Draft:
    document = ak.compose(agreement, PACK)
    data = ak.word_bytes(document)
    return Draft(name=name, agreement=agreement, document=document, data=data, parts=members(data))


@cache
def reply() -> Reply:
    """Two figures move, a clause is reworded and another put in."""
    short = drafts()[-1].agreement
    moved = evolve(short, position="fallback", version=evolve(short.version, number=2))
    before, after = (
        _draft("rejected", short),
        _draft("accepted", moved + PACK["training-plan"].at()),
    )
    redline = ak.compare(before.document, after.document, author=UNION, when=WHEN)
    sent = read_sent_draft(after.document, redline_bytes(redline), base=before.document)
    return Reply(sent=sent, accepted=after, rejected=before)


def found(draft: Draft, data: bytes) -> frozenset[str]:
    return silently(assess(reply().sent, read_word(data), draft.agreement, PACK))


@pytest.mark.parametrize("side", ["accepted", "rejected"])
def test_what_they_make_of_our_changes_is_not_silent(side: str) -> None:
    draft: Draft = getattr(reply(), side)
    assert found(draft, draft.data) == set()


@pytest.mark.parametrize("side", ["accepted", "rejected"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_silent_edit_is_found_whatever_they_make_of_our_changes(side: str, kind: str) -> None:
    draft: Draft = getattr(reply(), side)
    for seed in range(3):
        try:
            edit = edited(draft, kind, seed)
        except NothingToDoError:
            continue
        verdict = Verdict(edit=edit, found=found(draft, edit.data))
        assert verdict.right, str(verdict)
