"""A draft that was mailed before the negotiation began is ours, and what comes back is judged by it."""

from pathlib import Path

import pytest

import agreementkit as ak
from agreementkit import InvalidError, Negotiation, RefusedError, start_negotiation
from agreementkit.negotiation import DraftIdentity
from tests.negotiation.counterparty_edits import returned, swapped, tracked
from tests.negotiation.intake.handed_in import SOON, minutes, with_comment
from tests.negotiation.test_negotiation import PACK, US, WHEN, begun


@pytest.fixture
def mailed(tmp_path: Path) -> bytes:
    """What `draft` writes from the agreement file of a negotiation."""
    (tmp_path / "before").mkdir()
    begun(tmp_path / "before")
    (tmp_path / "kent.toml").write_bytes((tmp_path / "before/kent.toml").read_bytes())
    return ak.draft(ak.read_agreement(tmp_path / "kent.toml", PACK), PACK).data


def started(place: Path, sent: object) -> Negotiation:
    file = place / "kent.toml"
    return start_negotiation(place / "talks", file, PACK, by=US, when=WHEN, sent=sent)  # type: ignore[arg-type]


def test_it_is_the_draft_of_round_1_and_is_kept_as_it_was_mailed(
    tmp_path: Path, mailed: bytes
) -> None:
    negotiation = started(tmp_path, mailed)
    [draft] = negotiation.state.drafts
    assert (draft.round, draft.when, negotiation.state.round) == (1, WHEN, 1)
    assert (negotiation.folder / draft.file.name).read_bytes() == mailed
    assert negotiation.verify().holds
    back = returned(mailed, tracked("live work", "any work"))
    response = negotiation.receive(back, by=US, when=SOON)
    assert [each.clause for each in response.changed] == ["definitions"]
    assert response.silent == ()
    negotiation.reply(by=US, when=SOON)
    assert negotiation.state.drafts[-1].round == 2


@pytest.mark.parametrize(
    ("edit", "what"),
    [
        (lambda data: returned(data, swapped("live work", "any work")), "any work"),
        (lambda data: returned(data, tracked("live work", "any work")), "tracked changes"),
        (lambda data: with_comment(data, "Why?", "Force HR"), "tracked changes or comments"),
        (lambda _: minutes(*["Minutes"] * 2000), "it has 2000 lines for "),
        (lambda _: minutes("Minutes"), "it says “Minutes” for"),
        (
            lambda data: returned(data, lambda xml: xml.replace(".</w:t>", ";</w:t>")),
            r"; and \d+ more",
        ),
        (
            lambda data: returned(data, swapped("Disputes</w:t>", "</w:t>")),
            "it says “7” for “7 Disputes”",
        ),
    ],
)
def test_what_says_something_else_is_not_what_was_mailed(
    tmp_path: Path, mailed: bytes, edit: object, what: str
) -> None:
    with pytest.raises(InvalidError, match=what) as caught:
        started(tmp_path, edit(mailed))  # type: ignore[operator]
    [fault] = caught.value.faults
    assert fault.remedy.startswith("give the file just as it was mailed")
    assert not (tmp_path / "talks").exists()


def test_what_is_no_word_file_is_named(tmp_path: Path, mailed: bytes) -> None:
    (tmp_path / "draft.docx").write_bytes(mailed[:100])
    with pytest.raises(RefusedError, match=r"draft\.docx"):
        started(tmp_path, tmp_path / "draft.docx")


def test_a_difference_between_our_two_writers_is_not_theirs(tmp_path: Path, mailed: bytes) -> None:
    negotiation = started(tmp_path, None)
    negotiation.send(by=US, when=WHEN)
    response = negotiation.receive(mailed, by=US, when=SOON)
    assert (response.changed, response.draft_identity) == ((), DraftIdentity.NONE)
    assert negotiation.response == response
    reply = ak.read_word(negotiation.reply(by=US, when=SOON).read_bytes())
    assert "Employer side" not in {change.author for change in reply.changes}


def test_what_they_do_to_our_label_is_theirs(tmp_path: Path, mailed: bytes) -> None:
    negotiation = started(tmp_path, None)
    negotiation.send(by=US, when=WHEN)
    back = returned(mailed, tracked("Draft 1", "Draft 1"))
    assert negotiation.receive(back, by=US, when=SOON).changed


def test_of_our_own_file_the_label_is_compared_as_it_is(tmp_path: Path, mailed: bytes) -> None:
    negotiation = started(tmp_path, None)
    sent = negotiation.send(by=US, when=WHEN).read_bytes()
    back = returned(sent, swapped("Round 1, Draft", "Draft"))
    assert negotiation.receive(back, by=US, when=SOON).silent
    assert mailed
