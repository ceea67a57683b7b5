"""One agreement, from its value to a Word file."""

import io
import pickle
import zipfile
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

import agreementkit as ak
from agreementkit.testing import agreements
from tests.small_pack import agreed, clause, flag, number, pack_of

BANK = ak.load_pack()
OPEN = clause(
    "open",
    "1. From {commencement}, within {notice}, see clause {@pay}.\n2. {when pilots} Pilots.",
    parameters=[number(), flag("pilots")],
)
HALF_READY = pack_of(OPEN, evolve(OPEN, id="also", title="Also"), clause("pay"))


def test_a_draft_holds_everything_that_was_made_on_the_way(
    agreement: ak.Agreement,
    pack: ak.Pack,
) -> None:
    made = ak.draft(agreement, pack)
    assert made.agreement == agreement
    assert made.report == ak.check(agreement, pack)
    assert made.word == ak.word_bytes(ak.compose(agreement, pack))
    with zipfile.ZipFile(io.BytesIO(made.word)) as word:
        assert word.testzip() is None
        assert "word/document.xml" in word.namelist()


def test_the_same_agreement_gives_the_same_draft(agreement: ak.Agreement, pack: ak.Pack) -> None:
    assert ak.draft(agreement, pack) == ak.draft(agreement, pack)


def test_a_draft_comes_whole_out_of_a_pickle(agreement: ak.Agreement, pack: ak.Pack) -> None:
    made = ak.draft(agreement, pack)
    assert pickle.loads(pickle.dumps(made)) == made


@given(st.data())
def test_any_agreement_that_composes_drafts_and_its_final_says_what_is_missing(
    data: st.DataObject,
) -> None:
    agreement = data.draw(agreements(BANK))
    blanks = ak.compose(agreement, BANK).blanks()
    if not blanks:
        assert ak.draft(agreement, BANK, final=True) == ak.draft(agreement, BANK)
        return
    with pytest.raises(ak.NotFinalError) as caught:
        ak.draft(agreement, BANK, final=True)
    said = "\n".join(f"{fault.message} {fault.remedy}" for fault in caught.value.faults)
    for _, blank in blanks:
        assert (f'"{blank.target}"' if blank.target else blank.label) in said


def test_a_final_draft_lists_every_blank_of_every_clause_at_once() -> None:
    agreement = agreed(HALF_READY, HALF_READY["open"].at(), HALF_READY["also"].at())
    with pytest.raises(ak.NotFinalError) as caught:
        ak.draft(agreement, HALF_READY, final=True)
    add = 'add "pay", or take the reference out with a clause of your own'
    refers = 'it refers to the clause "pay", which is not in the agreement'
    assert [(fault.message, fault.remedy) for fault in caught.value.faults] == [
        (f"clause 1 (Also): {refers}", add),
        (f"clause 2 (Open): {refers}", add),
        (
            "clause 1 (Also): a value is missing: Date on which this agreement begins",
            "write commencement = … at the top of the agreement file",
        ),
        (
            "clause 1 (Also): a value is missing: Amount of notice, in weeks",
            "write notice = … under [clauses.also]",
        ),
        (
            "clause 2 (Open): a value is missing: Amount of notice, in weeks",
            "write notice = … under [clauses.open]",
        ),
        (
            "clause 1 (Also): a value is missing: Whether pilots",
            "write pilots = … under [clauses.also]",
        ),
        (
            "clause 2 (Open): a value is missing: Whether pilots",
            "write pilots = … under [clauses.open]",
        ),
    ]


def test_a_final_draft_is_made_once_nothing_is_missing() -> None:
    agreement = agreed(
        HALF_READY,
        HALF_READY["open"].at(notice=4, pilots=True),
        HALF_READY["pay"].at(),
        commencement=date(2027, 4, 1),
    )
    assert ak.draft(agreement, HALF_READY, final=True) == ak.draft(agreement, HALF_READY)


def test_a_draft_is_saved_whole(
    agreement: ak.Agreement,
    pack: ak.Pack,
    tmp_path: Path,
) -> None:
    made = ak.draft(agreement, pack)
    assert made.save(tmp_path / "kent.docx").read_bytes() == made.word


def test_gaps_in_coverage_do_not_stop_a_final_draft() -> None:
    pack = pack_of(clause("pay"))
    made = ak.draft(agreed(pack), pack, final=True)
    assert not made.report.covered


def test_a_check_at_a_position_is_the_check_of_the_agreement_there(
    agreement: ak.Agreement,
    pack: ak.Pack,
) -> None:
    for position in ak.Position:
        report = ak.check(agreement, pack, position=str(position))
        assert report == ak.check(agreement.at(position), pack)
        assert report.position is position


def test_a_word_file_is_written_where_it_was_asked_for(
    tmp_path: Path,
    document: ak.Document,
) -> None:
    path = tmp_path / "drafts" / "kent.docx"
    assert ak.write_word(document, str(path)) == path
    assert path.read_bytes() == ak.word_bytes(document)
    assert [each.name for each in path.parent.iterdir()] == ["kent.docx"]


def test_a_draft_saves_its_own_word_file(
    tmp_path: Path,
    agreement: ak.Agreement,
    pack: ak.Pack,
) -> None:
    made = ak.draft(agreement, pack)
    path = tmp_path / "drafts" / "kent.docx"
    assert made.save(str(path)) == path
    assert path.read_bytes() == made.word


def test_a_word_file_that_cannot_be_written_leaves_the_old_one(
    tmp_path: Path,
    document: ak.Document,
) -> None:
    folder = tmp_path / "kent.docx"
    folder.mkdir()
    (folder / "old").write_text("old", encoding="utf-8")
    with pytest.raises(ak.OutputError):
        ak.write_word(document, folder)
    assert (folder / "old").read_text("utf-8") == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["kent.docx"]
