"""One clause file to one clause, and the frozen fingerprint of an issued one."""

from decimal import Decimal
from pathlib import Path

import attrs
import pytest

import agreementkit as ak
from agreementkit import packs
from agreementkit.files.clause_file import read_clause
from agreementkit.files.issued import digest, issued_digests, issued_key
from agreementkit.files.structuring import structured
from agreementkit.packs import Slot, Unit
from tests.files.conftest import ALONE, CLAUSE, DATA, Folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kitchen" / "biscuits.md"
    path.parent.mkdir()
    path.write_text(CLAUSE, encoding="utf-8")
    return path


def read(file: Path) -> ak.Clause:
    clause, faults = read_clause(file, "kitchen/biscuits.md")
    assert faults == []
    assert clause is not None
    return clause


def test_a_clause_takes_its_name_from_its_file_and_its_area_from_the_folder(file: Path) -> None:
    clause = read(file)
    assert (clause.id, clause.area, clause.file) == ("biscuits", "kitchen", "kitchen/biscuits.md")


def test_a_clause_holds_what_its_header_says(file: Path) -> None:
    clause = read(file)
    assert clause.topics == ("food",)
    assert clause.needs == clause.excludes == ()
    assert clause.negotiating.why == "Tea alone is not enough."
    [tins] = clause.parameters
    assert (tins.name, tins.kind, tins.range) == ("tins", packs.Kind.COUNT, (1, 9))
    assert [tins.at(position) for position in ak.Position] == [3, 2, 1]


def test_its_text_knows_the_line_of_the_file_on_which_it_stands(file: Path) -> None:
    [unit] = read(file).body
    assert isinstance(unit, Unit)
    line = file.read_text("utf-8").split("\n")[unit.line - 1]
    assert line == "1. The Employer must give the Union {tins} tins of biscuits."
    assert Slot(name="tins") in unit.inlines


def test_blanks_after_a_fence_do_no_harm(file: Path) -> None:
    before = read(file)
    file.write_text(CLAUSE.replace("+++\n", "+++  \n"), encoding="utf-8")
    assert read(file) == before


def test_apostrophes_that_print_are_typographic(file: Path) -> None:
    text = CLAUSE.replace('"Biscuits"', '"The Union\'s biscuits"').replace(
        'label = "Tins"',
        'label = "The Union\'s tins"',
    )
    file.write_text(text, encoding="utf-8")
    assert read(file).title == "The Union’s biscuits"
    assert read(file).parameters[0].label == "The Union’s tins"


def test_every_kind_of_value_is_read(own: ak.Pack) -> None:
    targets = {known.name: known.target for known in own["tea-break"].parameters}
    assert targets == {
        "notice": 17,
        "share": 40,
        "room": "garden",
        "quiet": True,
        "teas": ("Assam", "mint"),
        "host": "the chair",
        "begins": None,
    }
    share = own["tea-break"].parameter("share")
    assert share
    assert share.range == (10, Decimal("100.5"))


def test_faults_of_header_and_text_come_together(file: Path) -> None:
    text = CLAUSE.replace("version = 1", 'version = "1"').replace("1. The", "- The")
    file.write_text(text, encoding="utf-8")
    clause, faults = read_clause(file, "kitchen/biscuits.md")
    assert clause is None
    assert [(fault.file, fault.line, fault.key) for fault in faults] == [
        ("kitchen/biscuits.md", 2, "version"),
        ("kitchen/biscuits.md", 23, ""),
    ]


def test_a_clause_that_cannot_be_read_is_still_one_that_others_may_need(folder: Folder) -> None:
    files = {
        **ALONE,
        "kitchen/cake.md": CLAUSE.replace("{tins} ", "").replace("topics =", 'needs = ["biscuits"]\ntopics ='),
        "kitchen/biscuits.md": "No header.",
    }  # fmt: skip
    with pytest.raises(ak.PackError) as caught:
        ak.load_pack(folder(files))
    assert [Path(fault.file).name for fault in caught.value.faults] == ["biscuits.md", "cake.md"]
    assert [fault.key for fault in caught.value.faults] == ["", "parameters.tins"]


@pytest.mark.parametrize(("text", "key"), [("sources = 3", "sources"), ("sources = ", "")])
def test_where_a_file_of_names_cannot_be_read_its_names_are_not_called_unknown(
    folder: Folder,
    text: str,
    key: str,
) -> None:
    with pytest.raises(ak.PackError) as caught:
        ak.load_pack(folder({**ALONE, "sources.toml": text}))
    [fault] = caught.value.faults
    assert (Path(fault.file).name, fault.line, fault.key) == ("sources.toml", 1, key)


def test_a_flag_is_no_number(file: Path) -> None:
    file.write_text(CLAUSE.replace("[1, 9]", "[true, 9]"), encoding="utf-8")
    _, [fault] = read_clause(file, "kitchen/biscuits.md")
    assert str(fault) == (
        "kitchen/biscuits.md:11, parameters.tins.range.0: expected a number, and got true\n"
        "    To mend it: write a number, without quotation marks"
    )


def test_a_parameter_cannot_take_the_name_of_a_clauses_position(folder: Folder) -> None:
    with pytest.raises(ak.PackError) as caught:
        ak.load_pack(folder({**ALONE, "kitchen/biscuits.md": CLAUSE.replace("tins", "position")}))
    [fault] = caught.value.faults
    assert (fault.line, fault.key) == (8, "parameters.position")
    assert fault.message == "this name belongs to the agreement file"
    assert fault.remedy == "give the parameter another name, here and in the text"


def test_a_fault_of_the_pack_below_is_told_under_its_own_name(folder: Folder) -> None:
    own = CLAUSE.replace('["food"]', "[]").replace("biscuits.", "biscuits to the [[Union]].")
    with pytest.raises(ak.PackError) as caught:
        ak.load_pack(folder({"framework/parties.md": own}))
    told = {fault.key: fault for fault in caught.value.faults}
    assert str(told["Union"]) == (
        'terms.toml, Union: the clause "parties" does not define it\n'
        "    To mend it: write [[=Union]] in that clause where the term is defined"
    )


def test_a_breakdown_of_ours_is_not_taken_for_a_fault_of_the_file() -> None:
    @attrs.frozen
    class Broken:
        name: str

        def __attrs_post_init__(self) -> None:
            raise RuntimeError("ours")

    with pytest.raises(RuntimeError, match="ours"):
        structured({"name": "x"}, Broken)


# --- Issued text ---------------------------------------------------------------------------


def test_only_title_and_text_count_for_the_fingerprint_of_a_clause(file: Path) -> None:
    before = digest(file)
    for old, new, same in (
        ("opening = 3", "opening = 4", True),
        ("Tea alone", "Coffee alone", True),
        ("must give", "must\n   give", True),
        ("must give", "should give", False),
        ('"Biscuits"', '"Cakes"', False),
    ):
        file.write_text(CLAUSE.replace(old, new), encoding="utf-8")
        assert (digest(file) == before) is same


def test_an_issued_clause_is_named_with_its_version(file: Path) -> None:
    assert issued_key(file) == "biscuits@1"


def test_fingerprints_are_read_from_the_pack(tmp_path: Path) -> None:
    (tmp_path / "issued.toml").write_text('[issued]\n"biscuits@1" = "c0ffee"\n')
    assert issued_digests(tmp_path) == {"biscuits@1": "c0ffee"}


def test_the_clauses_beside_the_tests_are_no_part_of_the_model(pack: ak.Pack) -> None:
    assert (DATA / "own-clauses" / "framework" / "tea-break.md").is_file()
    assert "tea-break" not in pack
