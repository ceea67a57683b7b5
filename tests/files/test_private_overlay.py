"""A branch's own ladder and notes, over a clause that goes on with the model's text."""

import re

import pytest
from attrs import evolve, fields

import agreementkit as ak
from agreementkit.files.private_overlay import PrivateNotes
from agreementkit.model.clause import Notes
from agreementkit.packs import bank_folder
from tests.files.conftest import ALONE, Folder

NOTE = "Settle at sixteen once the supplier’s contract is signed, and not a day before"
OURS = f"""\
[target]
notice = 19
[fallback]
notice = 16
[negotiating]
fallback_when = "{NOTE}"
"""


def told(folder: object) -> str:
    with pytest.raises(ak.PackError) as caught:
        ak.load_pack(str(folder))
    return str(caught.value)


def test_a_private_file_changes_ladder_and_notes_and_nothing_else(
    folder: Folder, pack: ak.Pack
) -> None:
    own = ak.load_pack(folder({"private/advance-notice.toml": OURS}))
    clause, model = own["advance-notice"], pack["advance-notice"]
    notice, before = clause.parameter("notice"), model.parameter("notice")
    assert notice
    assert before
    assert (notice.opening, notice.target, notice.fallback) == (before.opening, 19, 16)
    assert clause.negotiating.fallback_when == NOTE
    assert clause.negotiating.why == model.negotiating.why
    assert (clause.body, clause.adapted_from) == (model.body, None)
    assert {id_ for id_ in own.clauses if own[id_] != pack[id_]} == {"advance-notice"}


def test_it_lies_over_a_clause_of_the_folder_itself_too(folder: Folder) -> None:
    tea = folder({**ALONE, "private/biscuits.toml": '[negotiating]\napproval = "the cook"\n'})
    assert ak.load_pack(tea)["biscuits"].negotiating.approval == "the cook"


def test_red_lines_and_the_private_copy_go_by_it_and_the_gate_looks_for_it(
    folder: Folder, agreement: ak.Agreement, pack: ak.Pack
) -> None:
    own = ak.load_pack(folder({"private/advance-notice.toml": OURS}))
    low = agreement + own["advance-notice"].at(notice=15)
    assert "our fallback of 16" in str(ak.check(low, own))
    copy = ak.read_word(ak.draft(agreement, own, copy="negotiator").word)
    said = [line.text for line in copy.accepted]
    said += [words for comment in copy.comments for words in comment.paragraphs]
    assert any(NOTE in each for each in said)
    with pytest.raises(ak.LeakError, match="the note “fallback_when” of advance-notice"):
        ak.draft(evolve(agreement, title=NOTE), own)
    assert ak.draft(agreement, own).word == ak.draft(agreement, pack).word


@pytest.mark.parametrize(
    ("name", "text", "line", "said"),
    [
        ("advance-notise", OURS, None, 'did you mean "advance-notice"'),
        ("advance-notice", "[fallback]\nnotise = 16\n", 2, 'did you mean "notice"'),
        ("advance-notice", "[target]\nnotise = 16\n", 2, 'did you mean "notice"'),
        ("advance-notice", '[negotiating]\nfalback_when = "x"\n', 2, 'mean "fallback_when"'),
        ("advance-notice", "[fallback]\nnotice = 40\n", 2, "upside down"),
        ("advance-notice", "[target]\n\nnotice = 60\n", 3, "upside down|outside the range"),
        ("advance-notice", '[fallback]\nnotice = "ten"\n', 2, "a whole number|a number"),
        ("advance-notice", "[opening]\nnotice = 20\n", 1, "opening"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_file_and_line(
    folder: Folder, name: str, text: str, line: int | None, said: str
) -> None:
    with pytest.raises(ak.PackError) as caught:
        ak.load_pack(folder({f"private/{name}.toml": text}))
    [fault] = caught.value.faults
    assert re.search(said, str(fault)), str(fault)
    assert fault.file.endswith(f"{name}.toml")
    assert fault.line == line


def test_of_a_clause_that_cannot_be_read_that_is_the_fault(folder: Folder) -> None:
    files = {"framework/cake.md": "+++\n+++\n", "private/cake.toml": OURS}
    assert "private" not in told(folder(files))


def test_an_edit_is_seen_at_once(folder: Folder) -> None:
    place = folder({"private/advance-notice.toml": OURS})
    before = ak.load_pack(place)
    folder({"private/scope.toml": '[negotiating]\napproval = "the whole branch"\n'})
    assert before["scope"].negotiating.approval != "the whole branch"
    assert ak.load_pack(place)["scope"].negotiating.approval == "the whole branch"


def test_every_note_can_be_our_own() -> None:
    assert [each.name for each in fields(PrivateNotes)] == [each.name for each in fields(Notes)]


def test_none_lies_in_the_package() -> None:
    assert not (bank_folder() / "private").exists()
