"""`agreementkit draft`: which file is written, what is said of it, and what is refused."""

import errno
import os
from pathlib import Path

import pytest

import agreementkit as ak

from .conftest import Cli, agreement_file

NAME = "kent-police-draft-1.docx"


def files(folder: Path) -> list[str]:
    """Every file under a folder."""
    found = (path for path in folder.rglob("[!.]*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in found)


def test_a_draft_is_named_after_the_employer_and_stands_in_the_present_folder(
    cli: Cli,
    kent: Path,
    pack: ak.Pack,
) -> None:
    said = cli("draft", kent)
    assert (said.code, said.err) == (0, "")
    assert said.out.endswith(f"framework complete.\nDraft: {NAME}\n")
    assert Path(NAME).read_bytes() == ak.draft(ak.read_agreement(kent, pack), pack).word


@pytest.mark.parametrize(
    ("output", "written"),
    [
        ("ours.docx", "ours.docx"),
        ("OURS.DOCX", "OURS.DOCX"),
        ("deep/down/ours.docx", "deep/down/ours.docx"),
        ("drafts", f"drafts/{NAME}"),
        ("drafts/", f"drafts/{NAME}"),
        ("drafts.2027", f"drafts.2027/{NAME}"),
    ],
)
def test_an_output_that_ends_in_docx_is_the_file_and_any_other_is_its_folder(
    cli: Cli,
    kent: Path,
    output: str,
    written: str,
) -> None:
    said = cli("draft", kent, "-o", output)
    assert said.code == 0
    assert said.out.splitlines()[-1] == f"Draft: {written}"
    assert files(kent.parent) == sorted(["kent.toml", written])


def test_a_folder_that_is_there_is_a_folder_whatever_its_name(cli: Cli, kent: Path) -> None:
    Path("odd.docx").mkdir()
    assert cli("draft", kent, "--output", "odd.docx").code == 0
    assert files(kent.parent) == ["kent.toml", f"odd.docx/{NAME}"]


def test_the_name_has_the_version_and_an_employer_of_one_s_own(cli: Cli, here: Path) -> None:
    details = (
        '[employer_details]\nlegal_name = "The Ashby Trust"\njurisdiction = "england"\n[version]'
    )
    file = agreement_file(
        here,
        {
            'employer = "Kent Police"': 'employer = "Ashby: Trust"',
            "[version]": details,
            "number = 1": "number = 3",
            'status = "draft"': 'status = "Counter-offer"',
        },
    )
    assert cli("draft", file).code == 0
    assert files(here) == ["ashby-trust-counter-offer-3.docx", "kent.toml"]


def test_a_draft_replaces_the_one_before(cli: Cli, kent: Path) -> None:
    assert cli("draft", kent).code == 0
    before = Path(NAME).read_bytes()
    text = kent.read_text("utf-8")
    kent.write_text(f"{text}\n[clauses.information-pack]\nlead = 25\n", "utf-8")
    assert cli("draft", kent).code == 0
    assert Path(NAME).read_bytes() not in (before, b"")


def test_a_file_that_somebody_edited_is_theirs(cli: Cli, kent: Path) -> None:
    assert cli("draft", kent).code == 0
    for own, lists in ((b"typed by hand", None), (Path(NAME).read_bytes() + b"more", "broken")):
        # Also what was a draft of ours: without the list nobody knows what was done to it.
        if lists:
            Path(".agreementkit-written.json").write_text(lists)
        Path(NAME).write_bytes(own)
        said = cli("draft", kent)
        assert (said.code, said.out) == (5, "")
        assert said.err == (
            f"{NAME}: the file that stands there was edited, or was not written by this command; "
            "it is kept\n    To mend it: name another file, or write over it with --force\n"
        )
        assert Path(NAME).read_bytes() == own
    assert cli("draft", kent, "--force").code == 0
    assert Path(NAME).read_bytes().startswith(b"PK")


def test_of_many_drafts_the_edited_one_is_kept_and_the_others_are_written(
    cli: Cli, kent: Path
) -> None:
    edited = Path("drafts", NAME)
    edited.parent.mkdir()
    edited.write_bytes(b"typed by hand")
    said = cli("draft", kent, "--all")
    assert said.code == 5
    assert f"{NAME}: the file that stands there was edited" in said.err
    assert edited.read_bytes() == b"typed by hand"
    assert len(files(edited.parent)) == 43


def test_two_long_names_are_two_files(cli: Cli, kent: Path, here: Path) -> None:
    long = "The Joint Committee of the Police and Crime Commissioners of " + "Very " * 30
    made = set()
    for end in ("North", "South"):
        text = kent.read_text("utf-8").replace(
            'employer = "Kent Police"', f'employer = "{long}{end}"'
        )
        details = f'[employer_details]\nlegal_name = "{long}{end}"\njurisdiction = "england"\n'
        file = here / f"{end}.toml"
        file.write_text(text + details, "utf-8")
        for copy in ("employer", "members", "comparison"):
            said = cli("draft", file, "--copy", copy)
            assert said.code == 0
            [*_, made_as] = said.out.splitlines()
            made.add(made_as)
            assert "draft-1" in made_as
            assert copy in made_as or copy == "employer"
    assert len(made) == 6


def test_a_long_employer_leaves_room_for_what_a_file_is(cli: Cli, kent: Path) -> None:
    long = "The Joint Committee of the Police and Crime Commissioners of " + "Very " * 30
    details = f'[employer_details]\nlegal_name = "{long}"\njurisdiction = "england"\n'
    text = kent.read_text("utf-8").replace('employer = "Kent Police"', f'employer = "{long}"')
    kent.write_text(text + details, "utf-8")
    said = cli("draft", kent, "--position", "fallback", "--copy", "members")
    assert said.out.endswith("-draft-1-at-fallback-members.docx\n")


def test_a_draft_that_falls_short_is_written_and_says_so(cli: Cli, short_kent: Path) -> None:
    said = cli("draft", short_kent)
    assert said.code == 1
    assert "Error: " in said.out
    assert said.out.splitlines()[-1] == f"Draft: {NAME}"
    assert Path(NAME).is_file()


def test_a_position_is_drafted(cli: Cli, kent: Path, pack: ak.Pack) -> None:
    assert cli("draft", kent, "--position", "fallback").code == 0
    low = ak.draft(ak.read_agreement(kent, pack).at("fallback"), pack)
    named = Path(NAME.replace("draft-1", "draft-1-at-fallback"))
    assert named.read_bytes() == low.word
    assert not Path(NAME).exists()
    # At the position that the file has already, there is nothing to say.
    assert cli("draft", kent, "--position", "opening").code == 0
    assert Path(NAME).exists()


def test_a_folder_of_clauses_is_laid_over(cli: Cli, ashby: Path, small: Path) -> None:
    said = cli("draft", ashby, "--pack", small)
    assert said.code == 0
    assert files(ashby.parent) == ["ashby-draft-1.docx", "ashby.toml"]


def test_a_final_draft_is_refused_with_all_that_is_missing_and_writes_no_file(
    cli: Cli,
    open_kent: Path,
) -> None:
    Path(NAME).write_bytes(b"old")
    said = cli("draft", open_kent, "--final")
    assert (said.code, said.out) == (1, "")
    missing, mend, end = said.err.splitlines()
    assert missing.endswith("): a value is missing: Date on which this agreement begins")
    assert mend == "    To mend it: write commencement = … at the top of the agreement file"
    assert end == "No draft was written, since a final one can have no blanks."
    assert Path(NAME).read_bytes() == b"old"


def test_a_final_draft_is_written_where_nothing_is_missing(cli: Cli, kent: Path) -> None:
    assert cli("draft", kent, "--final").code == 0
    assert Path(NAME).is_file()


def test_a_draft_that_word_has_open_is_kept_and_says_to_close_it(
    cli: Cli,
    kent: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def locked(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    assert cli("draft", kent).code == 0
    old = Path(NAME).read_bytes()
    monkeypatch.setattr(os, "replace", locked)
    said = cli("draft", kent)
    assert (said.code, said.out) == (5, "")
    assert said.err == (
        f"{NAME}: the file is open in another program, or the folder may not be written to; "
        "the old file is kept\n"
        "    To mend it: close it in Word and try again, or write to another name\n"
    )
    assert Path(NAME).read_bytes() == old
    assert files(kent.parent) == [NAME, "kent.toml"]


def test_a_file_where_the_folder_should_be_is_kept(cli: Cli, kent: Path) -> None:
    Path("drafts").write_bytes(b"old")
    said = cli("draft", kent, "-o", "drafts/kent.docx")
    assert (said.code, said.out) == (5, "")
    assert "a file where its folder should; the old file is kept" in said.err
    assert Path("drafts").read_bytes() == b"old"


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        ([], "Name an agreement file, or --all and --sector."),
        (["--all"], "Name an agreement file, or --all and --sector."),
        (["--sector", "police"], "Name an agreement file, or --all and --sector."),
        (
            ["kent.toml", "--sector", "police"],
            "--sector goes with --all and no file: the file names its own sector.",
        ),
        (
            ["kent.toml", "--all", "-o", "kent.docx"],
            "--all writes many drafts: name a folder with -o, not kent.docx.",
        ),
        (
            ["kent.toml", "-o", "kent.pdf"],
            "A draft is a Word file: name one that ends in .docx with -o, not kent.pdf.",
        ),
        (
            ["--all", "--sector", "polise"],
            'No sector is called "polise": did you mean "police"?',
        ),
    ],
)
def test_what_does_not_go_together_is_refused_and_writes_nothing(
    cli: Cli,
    kent: Path,
    arguments: list[str],
    advice: str,
) -> None:
    said = cli("draft", *arguments)
    assert (said.code, said.out) == (2, "")
    assert said.err == f"{advice}\nFor help: agreementkit draft --help\n"
    assert files(kent.parent) == ["kent.toml"]


def test_all_writes_a_draft_of_its_own_for_each_of_the_forty_three_forces(
    cli: Cli,
    here: Path,
) -> None:
    said = cli("draft", "--sector", "police", "--all")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[-1] == "43 drafts in drafts cover 7 of 7 areas."
    written = sorted(Path("drafts").glob("[!.]*"))
    assert len(written) == 43
    assert len({path.read_bytes() for path in written}) == 43
    assert files(here) == [f"drafts/{path.name}" for path in written]


def test_all_shows_once_what_every_draft_lacks(cli: Cli) -> None:
    said = cli("draft", "--sector", "police", "--all", "-o", "out")
    assert said.out.count("a value is missing") == 1
    assert said.out.splitlines()[-1] == "43 drafts in out cover 7 of 7 areas."


def test_all_takes_a_file_as_the_pattern_and_each_employer_s_own_unions(
    cli: Cli,
    ashby: Path,
    small: Path,
) -> None:
    said = cli("draft", ashby, "--all", "-o", "out", "--pack", small, "--position", "target")
    assert said.code == 0
    pack = ak.load_pack(small)
    pattern = ak.read_agreement(ashby, pack).at("target")
    [first, second] = ak.for_each_employer(pattern, pack)
    assert Path("out/ashby-draft-1-at-target.docx").read_bytes() == ak.draft(first, pack).word
    own = ak.Agreement(
        sector="local",
        employer="Burford",
        unions=["GMB"],
        position="target",
        provisions=second.provisions,
    )
    assert Path("out/burford-draft-1-at-target.docx").read_bytes() == ak.draft(own, pack).word
    assert said.out.splitlines()[-1] == "2 drafts in out cover 1 of 1 areas."


def test_all_counts_one_draft_as_one_and_gaps_decide_the_exit_code(
    cli: Cli,
    ashby: Path,
    small: Path,
) -> None:
    sector = small / "sectors/local.toml"
    sector.write_text(sector.read_text("utf-8").split('[[employers]]\nname = "Burford"')[0])
    said = cli("draft", ashby, "--all", "--pack", small, "--position", "fallback")
    assert said.code == 1
    assert said.out.splitlines()[-1] == "1 draft in drafts covers 0 of 1 areas."


def test_all_final_writes_nothing_while_something_is_missing(cli: Cli, open_kent: Path) -> None:
    said = cli("draft", open_kent, "--all", "--final")
    assert (said.code, said.out) == (1, "")
    assert "a value is missing: Date on which this agreement begins" in said.err
    assert files(open_kent.parent) == ["kent.toml"]


def test_all_final_writes_every_draft_where_nothing_is(cli: Cli, kent: Path) -> None:
    assert cli("draft", kent, "--all", "--final").code == 0
    assert len(files(Path("drafts"))) == 43
