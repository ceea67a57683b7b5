"""Folders of clauses: where they lie, what lies over what, and when they are read again."""

import os
import shutil
from pathlib import Path

import pytest

import agreementkit as ak
from agreementkit.files import pack_folder
from agreementkit.packs import bank_folder
from tests.files.conftest import ALONE, CLAUSE, Folder

OWN = {"framework/scope.md": CLAUSE.replace('["food"]', "[]").replace("Biscuits", "Our own scope")}


def edit(path: Path, old: str, new: str) -> None:
    """An edit that even a coarse clock shows."""
    before = path.stat().st_mtime_ns
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
    os.utime(path, ns=(before + 10**9, before + 10**9))


def told(folder: Path | str) -> str:
    with pytest.raises(ak.PackError) as caught:
        ak.load_pack(folder)
    return str(caught.value)


# --- What lies over what ---------------------------------------------------------------


def test_a_folder_with_a_strategy_stands_alone(folder: Folder) -> None:
    tea = ak.load_pack(folder(ALONE))
    assert set(tea.clauses) == {"biscuits"}
    assert tea.strategy.title == "Tea"
    assert tea.id == "tea"
    assert tea["biscuits"].adapted_from is None
    assert tea["biscuits"].area == "kitchen"


def test_a_folder_without_one_lies_over_the_model_clauses(folder: Folder, pack: ak.Pack) -> None:
    own = ak.load_pack(folder(OWN))
    assert set(own.clauses) == set(pack.clauses)
    assert own.strategy == pack.strategy
    assert own.terms == pack.terms
    assert own.id == "pack"


def test_a_clause_of_the_same_id_replaces_the_model_and_remembers_it(
    folder: Folder,
    pack: ak.Pack,
) -> None:
    scope = ak.load_pack(folder(OWN))["scope"]
    assert scope.title == "Our own scope"
    assert scope.adapted_from == f"{pack.id}: scope@{pack['scope'].version}"
    assert pack["scope"].adapted_from is None


def test_a_clause_of_a_new_id_stands_beside_the_others(pack: ak.Pack, own: ak.Pack) -> None:
    assert set(own.clauses) - set(pack.clauses) == {"tea-break"}
    assert own["tea-break"].adapted_from is None


def test_every_other_file_can_be_laid_over_too(folder: Folder, pack: ak.Pack) -> None:
    files = {
        "pack.toml": 'format = 1\nid = "own"\ntitle = "Ours"\n[bundles]\nsmall = ["scope"]\n',
        "terms.toml": '[[terms]]\nname = "Biscuit"\nplural = "Biscuits"\nmeans = "a dry cake"\n',
        "sources.toml": '[sources.kettle]\ntitle = "The kettle"\ngrade = "C"\n',
        "law.toml": (
            '[laws.tea-act]\ncite = "the Tea Act 1773"\nsays = "Tea is taxed."\n'
            'jurisdiction = "GB"\nstatus = "repealed"\nchecked = 2026-11-23\nverified = true\n'
        ),
        "sectors/tea.toml": ALONE["sectors/tea.toml"],
    }
    own = ak.load_pack(folder(files))
    assert own.id == "own"
    assert own.terms["Biscuits"] is own.terms["Biscuit"]
    assert own.laws["tea-act"].cite == "the Tea Act 1773"
    assert own.sources["kettle"].title == "The kettle"
    assert set(own.sectors) == {*pack.sectors, "tea"}
    assert {*pack.bundles, "small"} == set(own.bundles)
    assert own.parts == pack.parts


def test_what_holds_for_a_sector_holds_for_its_employers(folder: Folder) -> None:
    [urn] = ak.load_pack(folder(ALONE)).sector("tea").employers
    assert urn.jurisdiction == "wales"
    assert not urn.crown


def test_hidden_files_of_editors_are_passed_over(folder: Folder) -> None:
    place = folder({**ALONE, "kitchen/._biscuits.md": "\0", ".git/x.md": "", ".x.toml": "?"})
    (place / "kitchen" / ".#biscuits.md").symlink_to("nowhere")
    assert set(ak.load_pack(place).clauses) == {"biscuits"}


# --- When it is read again -------------------------------------------------------------


def test_unchanged_clauses_are_read_once(folder: Folder, pack: ak.Pack) -> None:
    assert ak.load_pack() is pack
    alone = folder(ALONE)
    assert ak.load_pack(alone) is ak.load_pack(str(alone))


def test_an_unchanged_overlay_is_read_once(folder: Folder) -> None:
    place = folder(OWN)
    assert ak.load_pack(place) is ak.load_pack(place)


def test_an_edit_is_seen_at_once(folder: Folder) -> None:
    place = folder(ALONE)
    before = ak.load_pack(place)
    edit(place / "kitchen" / "biscuits.md", "There are biscuits.", "There is cake.")
    after = ak.load_pack(place)
    assert before["biscuits"].summary == "There are biscuits."
    assert after["biscuits"].summary == "There is cake."
    assert after is ak.load_pack(place)


def test_an_edit_of_an_overlay_is_seen_at_once(folder: Folder) -> None:
    place = folder(OWN)
    before = ak.load_pack(place)
    edit(place / "framework" / "scope.md", "Our own scope", "Another scope")
    assert ak.load_pack(place) is not before
    assert ak.load_pack(place)["scope"].title == "Another scope"


def test_a_file_that_is_added_or_taken_away_is_seen_at_once(folder: Folder) -> None:
    place = folder(OWN)
    before = ak.load_pack(place)
    folder({"framework/cake.md": OWN["framework/scope.md"].replace("Our own scope", "Cake")})
    assert ak.load_pack(place)["cake"].title == "Cake"
    (place / "framework" / "cake.md").unlink()
    assert ak.load_pack(place) == before


def test_an_edit_of_the_clauses_under_an_overlay_is_seen_at_once(
    folder: Folder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bank = tmp_path / "bank"
    shutil.copytree(folder(ALONE), bank)
    monkeypatch.setattr(pack_folder, "bank_folder", lambda: bank)
    shutil.rmtree(tmp_path / "pack")
    place = folder({"kitchen/cake.md": CLAUSE.replace("Biscuits", "Cake")})
    before = ak.load_pack(place)
    assert ak.load_pack(place) is before
    edit(bank / "kitchen" / "biscuits.md", "There are biscuits.", "There are more.")
    assert ak.load_pack(place) is not before
    assert ak.load_pack(place)["biscuits"].summary == "There are more."


def test_the_same_name_in_another_folder_is_another_pack(
    folder: Folder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here = folder(ALONE)
    there = tmp_path / "there" / "pack"
    shutil.copytree(here, there)
    file = there / "kitchen" / "biscuits.md"
    clock = file.stat().st_mtime_ns
    edit(file, "There are biscuits.", "There are crackers.")
    os.utime(file, ns=(clock, clock))
    summaries = []
    for place in (here, there):
        monkeypatch.chdir(place.parent)
        summaries.append(ak.load_pack("pack")["biscuits"].summary)
        assert ak.load_pack("pack") is ak.load_pack(place)
    assert summaries == ["There are biscuits.", "There are crackers."]


def test_a_faulty_pack_is_not_kept(folder: Folder) -> None:
    place = folder({**ALONE, "kitchen/biscuits.md": CLAUSE.replace("{tins}", "{tin}")})
    assert told(place) == told(place)
    edit(place / "kitchen" / "biscuits.md", "{tin}", "{tins}")
    assert "biscuits" in ak.load_pack(place)


# --- Folders that are none -------------------------------------------------------------


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    place = tmp_path / "none"
    assert told(place) == (
        f"{place}: there is no such folder\n    To mend it: name your folder of clauses"
    )
    assert told(file) == (
        f"{file}: this is a file, and clauses lie in a folder\n"
        "    To mend it: name the folder that holds your folders of clauses"
    )


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    place = tmp_path / ("a" * 300)
    assert told(place) == (
        f"{place}: the folder cannot be read (file name too long)\n"
        "    To mend it: check its name, and try again"
    )


def test_a_readme_among_the_folders_is_no_clause(folder: Folder) -> None:
    assert "biscuits" in ak.load_pack(folder({**ALONE, "README.md": "# Our clauses\n"}))


# --- Where the project's own clauses lie -----------------------------------------------


def test_in_a_wheel_the_packaged_clauses_come_first(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    package = tmp_path / "src" / "agreementkit"
    for place in (tmp_path / "clauses", package / "_clauses"):
        place.mkdir(parents=True)
        (place / "pack.toml").write_text("")
    monkeypatch.setattr(pack_folder, "_PACKAGE", package)
    assert bank_folder() == package / "_clauses"
    (package / "_clauses" / "pack.toml").unlink()
    assert bank_folder() == tmp_path / "clauses"


def test_an_incomplete_installation_is_told_with_the_way_out(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pack_folder, "_PACKAGE", tmp_path / "src" / "agreementkit")
    with pytest.raises(ak.PackError) as caught:
        ak.load_pack()
    assert str(caught.value) == (
        "the clauses that come with agreementkit are not there\n"
        "    To mend it: install it again: pip install --force-reinstall agreementkit"
    )
