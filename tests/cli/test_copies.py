"""`agreementkit draft --copy` and `--as`: which file each reader gets, and under which name."""

from pathlib import Path

import pytest

import agreementkit as ak

from .conftest import Cli

ALL = [
    "PRIVATE-kent-police-draft-1-negotiator.docx",
    "kent-police-draft-1-comparison.docx",
    "kent-police-draft-1-members.docx",
    "kent-police-draft-1.docx",
]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("[!.]*"))


def test_all_four_copies_go_into_one_folder(cli: Cli, kent: Path, pack: ak.Pack) -> None:
    said = cli("draft", kent, "--copy", "all", "-o", "out")
    assert (said.code, said.err) == (0, "")
    assert names(Path("out")) == ALL
    assert said.out.splitlines()[-4:] == [
        "Draft: out/kent-police-draft-1.docx",
        "For our side only: out/PRIVATE-kent-police-draft-1-negotiator.docx",
        "For members: out/kent-police-draft-1-members.docx",
        "Comparison: out/kent-police-draft-1-comparison.docx",
    ]
    agreement = ak.read_agreement(kent, pack)
    made = {draft.data for draft in ak.draft_copies(agreement, pack)}
    assert {path.read_bytes() for path in Path("out").glob("[!.]*")} == made


@pytest.mark.parametrize("copy", ["employer", "negotiator", "members", "comparison"])
def test_one_copy_goes_where_it_is_sent(cli: Cli, kent: Path, pack: ak.Pack, copy: str) -> None:
    assert cli("draft", kent, "--copy", copy, "-o", "ours.docx").code == 0
    name = "PRIVATE-ours.docx" if copy == "negotiator" else "ours.docx"
    agreement = ak.read_agreement(kent, pack)
    assert Path(name).read_bytes() == ak.draft(agreement, pack, copy=copy).word


def test_a_private_file_that_says_so_keeps_its_name(cli: Cli, kent: Path) -> None:
    assert cli("draft", kent, "--copy", "negotiator", "-o", "PRIVATE-notes.docx").code == 0
    assert Path("PRIVATE-notes.docx").exists()


def test_a_private_file_is_called_so_in_capitals(cli: Cli, kent: Path) -> None:
    assert cli("draft", kent, "--copy", "negotiator", "-o", "Private-hire-policy.docx").code == 0
    assert Path("PRIVATE-Private-hire-policy.docx").exists()


@pytest.mark.parametrize("form", [ak.Form.MARKDOWN, ak.Form.HTML])
@pytest.mark.parametrize("copy", ["employer", "members", "comparison"])
def test_other_forms_are_drafted(
    cli: Cli,
    kent: Path,
    pack: ak.Pack,
    form: ak.Form,
    copy: str,
) -> None:
    assert cli("draft", kent, "--copy", copy, "--as", form).code == 0
    [path] = Path().glob(f"*{form.suffix}")
    agreement = ak.read_agreement(kent, pack)
    made = ak.draft(agreement, pack, copy=copy, options=ak.DraftOptions(form=form))
    assert path.read_bytes() == made.data
    with pytest.raises(ak.InvalidError, match=f"this draft is {form}, not a Word file"):
        made.word  # noqa: B018


def test_members_read_what_has_changed_since_and_the_table_what_was_answered(
    cli: Cli,
    kent: Path,
) -> None:
    old = Path("old.toml")
    old.write_text(
        kent.read_text("utf-8") + "\n[clauses.advance-notice]\nnotice = 10\n",
        encoding="utf-8",
    )
    assert cli("draft", kent, "--copy", "members", "--as", "markdown", "--since", old).code == 0
    [members] = Path().glob("*members.md")
    said = members.read_text("utf-8").replace("\N{NO-BREAK SPACE}", " ")
    assert "26 weeks, where it was 10 weeks" in said
    answered = ("draft", kent, "--copy", "comparison", "--as", "markdown", "--response", old)
    assert cli(*answered).code == 0
    [table] = Path().glob("*comparison.md")
    assert "16\N{NO-BREAK SPACE}weeks apart" in table.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("--copy", "all", "-o", "one.docx"),
            "--copy all writes four files: name a folder with -o, not one.docx.",
        ),
        (
            ("--copy", "negotiator", "--as", "html"),
            "The negotiator's copy is private, and is drafted as a Word file only.",
        ),
        (
            ("--as", "html", "-o", "one.docx"),
            "A draft is an HTML page: name one that ends in .html with -o, not one.docx.",
        ),
        (
            ("--as", "markdown", "-o", "one.pdf"),
            "A draft is Markdown: name one that ends in .md with -o, not one.pdf.",
        ),
    ],
)
def test_what_does_not_go_together_is_refused_and_writes_nothing(
    cli: Cli,
    kent: Path,
    arguments: tuple[str, ...],
    message: str,
) -> None:
    said = cli("draft", kent, *arguments)
    assert said.code == 2
    assert said.err.startswith(message)
    assert names(Path()) == ["kent.toml"]


def test_every_copy_for_every_employer(cli: Cli) -> None:
    arguments = ("--sector", "cafcass", "--all", "--copy", "all", "-o", "out")
    assert cli("draft", *arguments).code == 0
    assert len(names(Path("out"))) == 4


def test_the_library_too_keeps_a_private_copy_out_of_the_mail(
    agreement: ak.Agreement,
    pack: ak.Pack,
) -> None:
    with pytest.raises(ak.InvalidError, match="goes into no e-mail"):
        ak.draft(agreement, pack, copy="negotiator", options=ak.DraftOptions(form="html"))
