"""`agreementkit new` and `agreementkit schema`: files to begin from."""

import json
from pathlib import Path

import agreementkit as ak

from .conftest import Cli


def test_new_writes_a_file_that_drafts_at_once(cli: Cli) -> None:
    said = cli("new", "kent.toml", "--sector", "police", "--employer", "Kent Police")
    assert (said.code, said.out) == (0, "kent.toml\n")
    assert said.err == "Now look at it in a text editor, and then: agreementkit draft kent.toml\n"
    assert cli("draft", "kent.toml").code == 0


def test_new_without_an_employer_takes_the_first(cli: Cli, pack: ak.Pack) -> None:
    assert cli("new", "first.toml", "--sector", "police").code == 0
    read = ak.read_agreement("first.toml", pack)
    assert read.employer == pack.sector("police").employers[0].name


def test_new_says_what_to_type_with_the_folder_and_in_quotation_marks(
    cli: Cli,
    small: Path,
) -> None:
    said = cli("new", "our file.toml", "--sector", "local", "--pack", small)
    assert said.code == 0
    assert said.err.endswith(f'agreementkit draft "our file.toml" --pack {small}\n')
    assert cli("draft", "our file.toml", "--pack", small).code == 0


def test_new_does_not_replace_a_file_unless_it_is_told_to(cli: Cli) -> None:
    Path("kent.toml").write_text("ours", encoding="utf-8")
    said = cli("new", "kent.toml", "--sector", "police")
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        "kent.toml is already there. Give another name, or --force to replace it.\n"
        "For help: agreementkit new --help\n"
    )
    assert Path("kent.toml").read_text("utf-8") == "ours"
    assert cli("new", "kent.toml", "--sector", "police", "--force").code == 0
    assert Path("kent.toml").read_text("utf-8") != "ours"


def test_new_refuses_a_sector_and_an_employer_that_it_does_not_know(cli: Cli) -> None:
    for arguments, advice in (
        (["--sector", "polise"], 'No sector is called "polise": did you mean "police"?'),
        (
            ["--sector", "police", "--employer", "Kent Polise"],
            'No employer is called "Kent Polise": did you mean "Kent Police"?',
        ),
    ):
        said = cli("new", "kent.toml", *arguments)
        assert (said.code, said.out) == (2, "")
        assert said.err == f"{advice}\nFor help: agreementkit new --help\n"
        assert not Path("kent.toml").exists()


def test_new_cannot_write_over_a_folder(cli: Cli, here: Path) -> None:
    (here / "kent.toml").mkdir()
    said = cli("new", "kent.toml", "--sector", "police", "--force")
    assert (said.code, said.out) == (5, "")
    assert said.err.startswith("kent.toml: a folder stands where the file should go")


def test_the_schema_is_the_one_that_the_library_gives(cli: Cli, pack: ak.Pack) -> None:
    said = cli("schema")
    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out) == ak.agreement_schema(pack)


def test_the_schema_of_a_folder_of_clauses_can_be_written_to_a_file(
    cli: Cli,
    small: Path,
) -> None:
    said = cli("schema", "-o", "agreement.schema.json", "--pack", small)
    assert (said.code, said.out, said.err) == (0, "agreement.schema.json\n", "")
    written = json.loads(Path("agreement.schema.json").read_text("utf-8"))
    assert written == ak.agreement_schema(ak.load_pack(small))


def test_the_schema_is_written_over_nothing_but_itself(cli: Cli, here: Path) -> None:
    (here / "kent.toml").write_text("ours", "utf-8")
    said = cli("schema", "-o", "kent.toml")
    assert (said.code, said.out) == (5, "")
    assert "write over it with --force" in said.err
    assert Path("kent.toml").read_text("utf-8") == "ours"
    assert cli("schema", "-o", "kent.toml", "--force").code == 0
    assert cli("schema", "-o", "kent.toml").code == 0
