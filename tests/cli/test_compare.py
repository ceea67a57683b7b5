"""`agreementkit compare`: the redline that it writes, what it says, and what it refuses."""

import json
from datetime import datetime
from pathlib import Path

import docx
import pytest

import agreementkit as ak
from agreementkit import documents

from .conftest import COMPLETE, Cli, agreement_file

LATER = {
    **COMPLETE,
    "leave_out = []": 'leave_out = ["bias-testing"]',
    "number = 1": "number = 2",
    "# dated = 2027-01-15": "dated = 2027-03-01",
}
NAME = "kent-police-draft-1-to-2-changes.docx"


@pytest.fixture
def both(here: Path) -> tuple[Path, Path]:
    """An agreement file, and that of the next draft: a clause less, another figure."""
    old = agreement_file(here, COMPLETE).rename(here / "old.toml")
    new = agreement_file(here, LATER)
    text = new.read_text("utf-8") + "\n[clauses.advance-notice]\nnotice = 20\n"
    new.write_text(text, encoding="utf-8")
    return old, new.rename(here / "new.toml")


def drafts(both: tuple[Path, Path], pack: ak.Pack) -> list[ak.Document]:
    return [ak.compose(ak.read_agreement(path, pack), pack) for path in both]


def test_it_writes_the_redline_of_the_two_drafts(
    cli: Cli,
    both: tuple[Path, Path],
    pack: ak.Pack,
) -> None:
    said = cli("compare", *both)
    assert (said.code, said.err) == (0, "")
    assert said.out.endswith(f"Redline: {NAME}\n")
    old, new = drafts(both, pack)
    author = documents.Author(name="Union side", initials="US")
    when = datetime(2027, 3, 1)  # noqa: DTZ001 - Word keeps no zone
    redline = ak.compare(old, new, author=author, when=when)
    assert Path(NAME).read_bytes() == documents.redline_bytes(redline)


def test_it_says_what_became_of_each_clause(cli: Cli, both: tuple[Path, Path]) -> None:
    lines = cli("compare", *both).out.splitlines()
    assert "7 Notice of new systems: changed, words: 2 out and 2 in." in lines
    assert any(" Bias testing: deleted, words: " in line for line in lines)
    assert not any("Scope" in line for line in lines)
    [total] = [line for line in lines if line.startswith("In all: ")]
    assert total.endswith("1 deleted.")


def test_a_clause_of_another_number_says_both(cli: Cli, both: tuple[Path, Path]) -> None:
    old, new = both
    text = new.read_text("utf-8") + "\n[clauses.surveillance-limits]\nposition = 'fallback'\n"
    new.write_text(text, encoding="utf-8")
    lines = cli("compare", old, new).out.splitlines()
    [line] = [line for line in lines if "Limits on surveillance" in line]
    number, _, rest = line.partition(", now ")
    assert rest.startswith(f"{int(number) - 1} Limits on surveillance: changed, words: ")


def test_a_program_gets_the_same_as_json(cli: Cli, both: tuple[Path, Path]) -> None:
    said = json.loads(cli("compare", *both, "--json", "-o", "ours.docx").out)
    assert {**said, "changes": []} == {
        "format": 1,
        "redline": "ours.docx",
        "author": "Union side",
        "date": "2027-03-01T00:00:00",
        "changes": [],
    }
    [notice] = [change for change in said["changes"] if change["id"] == "advance-notice"]
    assert notice == {
        "id": "advance-notice",
        "title": "Notice of new systems",
        "fate": "changed",
        "old_number": "7",
        "new_number": "7",
        "words_deleted": 2,
        "words_inserted": 2,
    }
    assert Path("ours.docx").exists()


def test_an_author_and_a_date_of_ones_own_stand_on_every_change(
    cli: Cli,
    both: tuple[Path, Path],
) -> None:
    old, new = both
    arguments = ("--author", "Staff side", "--date", "2027-04-05T10:30", "-o", "folder")
    assert cli("compare", new, old, *arguments).code == 0
    [written] = Path("folder").glob("[!.]*")
    changes = ak.read_word(written.read_bytes()).changes
    when = datetime(2027, 4, 5, 10, 30)  # noqa: DTZ001 - Word keeps no zone
    assert {(change.author, change.when) for change in changes} == {("Staff side", when)}


def test_two_files_of_the_same_agreement_differ_in_nothing(
    cli: Cli,
    both: tuple[Path, Path],
    pack: ak.Pack,
) -> None:
    new = both[1]
    said = cli("compare", new, new, "-o", "same.docx")
    assert said.out == "No clause and no schedule differs.\nRedline: same.docx\n"
    assert Path("same.docx").read_bytes() == ak.word_bytes(drafts((new, new), pack)[0])


def test_a_change_outside_the_clauses_has_no_number(
    cli: Cli,
    both: tuple[Path, Path],
    pack: ak.Pack,
) -> None:
    old, new = both
    without = 'leave_out = ["bias-testing", "execution-and-schedules"]'
    for path, was in ((old, "leave_out = []"), (new, 'leave_out = ["bias-testing"]')):
        text = path.read_text("utf-8").replace(was, without)
        path.write_text(text, encoding="utf-8")
    text = new.read_text("utf-8").replace('["UNISON", "GMB", "Unite"]', '["UNISON"]')
    assert '"GMB"' not in text
    new.write_text(text, encoding="utf-8")
    lines = cli("compare", old, new).out.splitlines()
    assert "Parts and signatures: changed, words: 2 out." in lines


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("-o", "ours.pdf"), "A redline is a Word file"),
        (("--date", "soon"), "--date takes a day such as 2027-01-15"),
    ],
)
def test_a_command_that_cannot_be_meant_is_refused(
    cli: Cli,
    both: tuple[Path, Path],
    arguments: tuple[str, ...],
    words: str,
) -> None:
    said = cli("compare", *both, *arguments)
    assert said.code == 2
    assert words in said.err
    assert not list(Path().glob("*.docx"))


def test_it_asks_for_the_author_and_the_date_that_the_file_does_not_name(
    cli: Cli,
    both: tuple[Path, Path],
) -> None:
    old, new = both
    text = old.read_text("utf-8").replace('side = "Union side"', "")
    old.write_text(text, encoding="utf-8")
    said = cli("compare", new, old)
    assert said.code == 2
    assert "Say whose the changes are with --author" in said.err
    said = cli("compare", new, old, "--author", "Union side")
    assert said.code == 2
    assert "Say when the changes were made with --date" in said.err


def test_a_file_that_cannot_be_read_is_named(cli: Cli, both: tuple[Path, Path]) -> None:
    said = cli("compare", both[0], "nowhere.toml")
    assert said.code == 3
    assert "nowhere.toml" in said.err


def test_an_employer_of_ones_own_names_the_file(cli: Cli, both: tuple[Path, Path]) -> None:
    old, new = both
    details = '\n[employer_details]\nlegal_name = "The Isle Force"\njurisdiction = "england"\n'
    for path in both:
        text = path.read_text("utf-8").replace('"Kent Police"', '"Isle Force"')
        path.write_text(text + details, encoding="utf-8")
    assert cli("compare", old, new).out.endswith("Redline: isle-force-draft-1-to-2-changes.docx\n")


# ---
# Word files, whoever wrote them.

WHOSE = ("--author", "Union side", "--date", "2027-03-01")


@pytest.fixture
def files(here: Path) -> tuple[Path, Path]:
    """A Word file of the employer's, and its next version: a word changed and a comment."""
    for name, words in (("first.docx", "26"), ("second.docx", "6")):
        document = docx.Document()
        document.add_paragraph("Scope.", style="List Number")
        line = document.add_paragraph(f"Notice is {words} weeks.")
        if name == "second.docx":
            for text in ("Agreed?", "Yes."):
                document.add_comment(line.runs, text=text, author="HR")
        document.save(str(here / name))
    return here / "first.docx", here / "second.docx"


def test_two_word_files_give_one_with_tracked_changes(cli: Cli, files: tuple[Path, Path]) -> None:
    said = cli("compare", *files, *WHOSE)
    assert (said.code, said.err) == (0, "")
    first, *_, last = said.out.splitlines()
    assert first == "Words: 1 out and 1 in."
    assert f"Not compared in {files[1]}: comment (2)." in said.out.replace("\n    ", " ")
    assert last == "Redline: first-to-second-changes.docx"
    read = ak.read_word("first-to-second-changes.docx")
    assert [line.text for line in read.accepted][:2] == ["1.\tScope.", "Notice is 6 weeks."]
    assert [line.text for line in read.rejected][:2] == ["1.\tScope.", "Notice is 26 weeks."]
    assert {each.author for each in read.changes} == {"Union side"}


def test_a_program_is_told_what_is_not_compared(cli: Cli, files: tuple[Path, Path]) -> None:
    arguments = ("--json", "--no-numbers", "-o", "ours.docx")
    said = json.loads(cli("compare", *files, *WHOSE, *arguments).out)
    assert said["not_compared"] == [
        {"side": "old", "what": "numbers and signs of lists", "words": ""},
        {"side": "new", "what": "numbers and signs of lists", "words": ""},
        {"side": "new", "what": "comment", "words": "Agreed?"},
        {"side": "new", "what": "comment", "words": "Yes."},
    ]
    [change] = said["changes"]
    assert (change["id"], change["title"], change["fate"]) == ("", "The text", "changed")
    assert ak.read_word("ours.docx").accepted[0].text == "Scope."


def test_an_agreement_file_can_stand_on_either_side(
    cli: Cli, both: tuple[Path, Path], pack: ak.Pack, here: Path
) -> None:
    old, new = both
    file = here / "theirs.docx"
    file.write_bytes(ak.word_bytes(drafts(both, pack)[1]))
    # Who changed it, and when, is what the new file says.
    said = cli("compare", file, new)
    assert (said.code, said.out.splitlines()[0]) == (0, "No word differs.")
    assert cli("compare", old, file, *WHOSE, "-o", "ours.docx").code == 0
    read = ak.read_word("ours.docx")
    assert any(line.text == "7\tNotice of new systems" for line in read.accepted)
    assert any("Bias testing" in line.text for line in read.rejected)
    assert not any("Bias testing" in line.text for line in read.accepted)


def test_a_line_that_only_moved_is_told(cli: Cli, here: Path) -> None:
    for name, lines in (("a.docx", ("One.", "Two.", "End.")), ("b.docx", ("Two.", "One.", "End."))):
        document = docx.Document()
        for line in lines:
            document.add_paragraph(line)
        document.save(str(here / name))
    said = cli("compare", "a.docx", "b.docx", *WHOSE, "-o", "folder")
    assert said.out.splitlines()[0] == "No word differs, and some lines moved."


def test_a_word_file_names_no_author_and_no_date(cli: Cli, files: tuple[Path, Path]) -> None:
    said = cli("compare", *files)
    assert said.code == 2
    assert "Say whose the changes are with --author" in said.err
    assert "second.docx names no side." in " ".join(said.err.split())
    said = cli("compare", *files, "--author", "Union side")
    assert said.code == 2
    assert "second.docx names no date." in " ".join(said.err.split())


def test_neither_of_the_two_files_is_written_over(cli: Cli, files: tuple[Path, Path]) -> None:
    before = files[0].read_bytes()
    said = cli("compare", *files, *WHOSE, "-o", "first.docx")
    assert said.code == 2
    assert "first.docx is one of the two files: name another with -o." in said.err
    assert files[0].read_bytes() == before


def test_a_word_file_that_is_not_there_or_is_none_is_named(
    cli: Cli, files: tuple[Path, Path]
) -> None:
    said = cli("compare", files[0], "nowhere.docx", *WHOSE)
    assert said.code == 3
    assert "nowhere.docx" in said.err
    files[1].write_text("text", encoding="utf-8")
    said = cli("compare", *files, *WHOSE)
    assert said.code == 3
    assert "second.docx" in said.err


@pytest.mark.parametrize("name", ["theirs.doc", "theirs.PDF"])
def test_what_is_no_docx_is_to_be_saved_as_one(
    cli: Cli, files: tuple[Path, Path], name: str
) -> None:
    said = cli("compare", files[0], name, *WHOSE)
    assert said.code == 2
    assert f"{name} is no Word file that can be compared" in said.err
