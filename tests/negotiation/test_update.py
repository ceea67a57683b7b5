"""An edited agreement file in the middle of talks: taken up with what it changes, or told why not."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest
from attrs import evolve

import agreementkit as ak
from agreementkit.files.ledger import Ledger
from agreementkit.model.agreement import TITLE
from agreementkit.model.ledger import Started
from agreementkit.negotiation import AgreementUpdate, Replaced

BY = "Branch secretary"
WHEN = datetime.fromisoformat("2027-02-02T10:00:00")
WHY = ak.Decision(when=WHEN, by=BY, because="The branch wants it.")
APPROVED = evolve(WHY, approved_by="Branch committee")
FILE = """\
format = 1
sector = "police"
employer = "Kent Police"
unions = ["UNISON"]
bundle = "default"
commencement = 2027-04-01
leave_out = ["savings-ledger"]

[clauses.redeployment]
trial = 12
"""
SHORTER = ("trial = 12", "trial = 10")


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A negotiation in which a draft went out, with our agreement file beside it."""
    place = tmp_path_factory.mktemp("talks")
    (place / "kent.toml").write_text(FILE, "utf-8")
    negotiation = ak.start_negotiation(
        place / "talks", place / "kent.toml", ak.load_pack(), by=BY, when=WHEN
    )
    negotiation.send(by=BY, when=WHEN)
    return place


@pytest.fixture
def talks(sent: Path, tmp_path: Path) -> ak.Negotiation:
    place = shutil.copytree(sent, tmp_path / "place")
    return ak.Negotiation(folder=place / "talks", pack=ak.load_pack())


def edited(talks: ak.Negotiation, *changes: tuple[str, str], kept: bool = False) -> Path:
    """Our file, or the folder's own copy, with some words changed."""
    file = talks.folder / "agreement.toml" if kept else talks.folder.parent / "kent.toml"
    text = FILE
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    file.write_text(text, "utf-8")
    return file


def update(
    talks: ak.Negotiation, *changes: tuple[str, str], decision: ak.Decision = WHY
) -> AgreementUpdate:
    return talks.update(edited(talks, *changes), decision)


def trial(talks: ak.Negotiation) -> object:
    [provision] = [
        each for each in talks.state.agreement.provisions if each.clause == "redeployment"
    ]
    return dict(provision.settings).get("trial")


def refused(talks: ak.Negotiation, *changes: tuple[str, str]) -> str:
    """Why a file is not taken up; nothing is recorded then."""
    before = talks.log
    with pytest.raises(ak.AgreementKitError) as caught:
        update(talks, *changes)
    assert talks.log == before
    assert talks.verify().holds
    return str(caught.value)


def test_what_it_changes_is_told_and_goes_out_next(talks: ak.Negotiation) -> None:
    changed = update(
        talks,
        SHORTER,
        ('leave_out = ["savings-ledger"]', 'title = "On AI"'),
        ('["UNISON"]', '["UNISON", "GMB"]'),
        ("2027-04-01", "2027-05-01"),
    )
    assert changed.added == ("savings-ledger",)
    assert (changed.left_out, changed.standing) == ((), ())
    [figure] = changed.figures
    assert (figure.clause, figure.parameter) == ("redeployment", "trial")
    assert (figure.before, figure.after, figure.way) == ("12 weeks", "10 weeks", "worse")
    assert changed.other == (
        "unions: UNISON became UNISON, GMB",
        f"title: {TITLE} became On AI",
        "commencement: 1 April 2027 became 1 May 2027",
    )
    last = talks.log[-1]
    assert isinstance(last, Replaced)
    assert last.text.startswith("format = 1")
    assert (last.agreement.name, trial(talks)) == ("agreement-2.toml", 10)
    assert talks.verify().holds
    assert "10\u00a0weeks" in talks.send(by=BY, when=WHEN).with_suffix(".json").read_text("utf-8")


def test_the_kept_copy_that_was_edited_is_taken_up_and_put_back(talks: ak.Negotiation) -> None:
    file = edited(talks, SHORTER, kept=True)
    with pytest.raises(ak.LedgerError) as caught:
        talks.send(by=BY, when=WHEN)
    [fault] = caught.value.faults
    assert fault.remedy == (
        "to take it up as it is now, type: agreementkit negotiation update "
        f'{talks.folder} --agreement {file} --because "…"; '
        f"to put back what was recorded, type: agreementkit negotiation restore {talks.folder}"
    )
    [figure] = talks.update(file, WHY).figures
    assert figure.after == "10 weeks"
    assert file.read_text("utf-8") == FILE
    assert (talks.folder / "agreement-2.toml").read_text("utf-8") == edited(
        talks, SHORTER
    ).read_text("utf-8")
    assert talks.verify().holds


def test_the_kept_copy_may_be_gone(talks: ak.Negotiation) -> None:
    (talks.folder / "agreement.toml").unlink()
    assert update(talks, SHORTER).figures
    assert not (talks.folder / "agreement.toml").exists()
    assert talks.restore(by=BY, when=WHEN).missing == ()
    assert talks.verify().holds


def test_a_record_without_its_text_cannot_say_what_was_before(talks: ak.Negotiation) -> None:
    ledger = Ledger()
    for entry in talks.log:
        ledger = ledger.with_entry(evolve(entry, text="") if isinstance(entry, Started) else entry)
    (talks.folder / "ledger.jsonl").write_bytes(ledger.data)
    (talks.folder / "agreement.toml").unlink()
    with pytest.raises(ak.LedgerError, match="is gone or cannot be read"):
        update(talks, SHORTER)


def test_what_was_moved_at_the_table_stands_and_is_named(talks: ak.Negotiation) -> None:
    talks.move(["redeployment"], WHY, figures={"redeployment": {"trial": 8}})
    said = refused(talks, SHORTER)
    assert "nothing changes: what was edited (redeployment.trial) was moved at the table" in said
    assert f'negotiation move {talks.folder} redeployment --set "trial=…" --because "…"' in said
    changed = update(talks, SHORTER, ('["UNISON"]', '["UNISON", "GMB"]'))
    assert not changed.figures
    [standing] = changed.standing
    assert (standing.before, standing.after, trial(talks)) == ("12 weeks", "10 weeks", 8)


def test_a_file_that_says_nothing_new_is_not_recorded(talks: ak.Negotiation) -> None:
    assert "nothing changes: this file says what the one in force says" in refused(talks)
    said = refused(talks, ("format = 1", "# ours\nformat = 1"))
    assert said.endswith("save your edits to the file first, or name the file that has them")
    file = edited(talks, ("format = 1", "# ours\nformat = 1"), kept=True)
    with pytest.raises(ak.InvalidError) as caught:
        talks.update(file, WHY)
    assert str(caught.value).endswith(
        "to put the kept copy back as it was, type: agreementkit negotiation restore "
        f"{talks.folder}"
    )


def test_a_file_with_faults_is_told_them_by_its_name(talks: ak.Negotiation) -> None:
    with pytest.raises(ak.AgreementFileError, match=r"kent\.toml:10, clauses\.redeployment"):
        update(talks, ("trial = 12", "trial = 9999"))


def test_another_employers_file_is_not_taken(talks: ak.Negotiation) -> None:
    said = refused(talks, ("Kent Police", "Essex Police"))
    assert "this file is for another employer than the negotiation: Kent Police" in said


def test_a_clause_that_they_have_is_taken_off_the_table_first(talks: ak.Negotiation) -> None:
    less = ('leave_out = ["savings-ledger"]', 'leave_out = ["savings-ledger", "incident-log"]')
    said = refused(talks, less)
    assert 'the file leaves out "incident-log", which is tabled' in said
    assert f"type: {''}" not in said
    talks.withdraw(["incident-log"], APPROVED)
    # What is withdrawn is left out already.
    assert "nothing changes" in refused(talks, less)
    assert update(talks, less, SHORTER).figures


def test_a_clause_that_nobody_has_seen_is_left_out_with_approval(tmp_path: Path) -> None:
    (tmp_path / "kent.toml").write_text(FILE, "utf-8")
    talks = ak.start_negotiation(
        tmp_path / "talks", tmp_path / "kent.toml", ak.load_pack(), by=BY, when=WHEN
    )
    less = ('["savings-ledger"]', '["savings-ledger", "incident-log"]')
    with pytest.raises(ak.RedLineError, match="incident-log: this crosses a red line"):
        update(talks, less)
    assert update(talks, less, decision=APPROVED).left_out == ("incident-log",)


def test_a_figure_below_the_red_line_needs_a_name(talks: ak.Negotiation) -> None:
    lower = (
        "[clauses.redeployment]",
        "[clauses.advance-notice]\nnotice = 8\n[clauses.redeployment]",
    )
    with pytest.raises(ak.RedLineError, match="below our fallback"):
        update(talks, lower)
    assert update(talks, lower, decision=APPROVED).figures
    last = talks.log[-1]
    assert isinstance(last, Replaced)
    assert last.approved_by == "Branch committee"


def test_what_is_agreed_stands_until_it_is_on_the_table_again(talks: ak.Negotiation) -> None:
    talks.agree(["redeployment"], WHY)
    said = refused(talks, SHORTER)
    assert 'the file changes "redeployment", which is agreed provisionally' in said
    talks.table(["redeployment"], WHY)
    assert update(talks, SHORTER).figures


def test_a_position_moves_what_has_no_figure_of_its_own(talks: ak.Negotiation) -> None:
    changed = update(talks, ("format = 1", 'format = 1\nposition = "target"'))
    assert len(changed.figures) > 5
    assert {each.way for each in changed.figures} <= {"worse", "open"}
    assert "redeployment.trial" not in {f"{e.clause}.{e.parameter}" for e in changed.figures}


def test_what_has_no_words_is_counted(talks: ak.Negotiation) -> None:
    system = (
        "[clauses.redeployment]",
        '[[systems]]\nname = "Rota"\nsupplier = "Us"\npurpose = "Rotas"\n[clauses.redeployment]',
    )
    assert update(talks, system, ("commencement = 2027-04-01\n", "headcount = 40\n")).other == (
        "commencement: 1 April 2027 became nothing",
        "headcount: nothing became 40",
        "systems: nothing became 1",
    )
    other = (system[0], system[1].replace("Rotas", "Shifts"))
    changed = update(talks, other, ("commencement = 2027-04-01\n", "headcount = 40\n"))
    assert changed.other == ("systems: changed",)
    changed = update(talks, ("format = 1", "format = 1\nversion = { number = 2 }"))
    assert changed.other[-1] == "version: changed"
