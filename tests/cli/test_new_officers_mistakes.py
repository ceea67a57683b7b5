"""Mistakes that a new officer makes, each answered by one message that is enough to mend it."""

from pathlib import Path

import pytest

import agreementkit as ak

from .conftest import Cli

CLAUSE = """\
+++
version = 1
title = "Biscuits"
topics = []
sources = ["proposal"]
summary = "There are biscuits."

[negotiating]
why = "Tea alone is not enough."
approval = "branch committee"
+++

1. The Employer must give the Union biscuits.
"""
WORD = b"PK\x03\x04 and so on"
BEGIN = "agreementkit new kent.toml --sector police writes one to begin from"

# What was typed; the exit code; what is answered, without the line that says where help is.
MISTAKES: dict[str, tuple[str, int, str]] = {
    "the file and no command": (
        "kent.toml",
        2,
        "Say first what to do with it: agreementkit check kent.toml, for example.",
    ),
    "the file's name misspelt": (
        "check kent.tmol",
        3,
        'kent.tmol: there is no such file\n    To mend it: did you mean "kent.toml"?',
    ),
    "the ending left out": (
        "draft kent",
        3,
        'kent: there is no such file\n    To mend it: did you mean "kent.toml"?',
    ),
    "an ending that Windows has hidden": (
        "check surrey.toml",
        3,
        ('surrey.toml: there is no such file\n    To mend it: did you mean "surrey.toml.txt"?'),
    ),
    "a file in another folder": (
        "check drafts/kent.toml",
        3,
        "drafts/kent.toml: there is no such file\n    To mend it: check the name and the folder",
    ),
    "the Word draft and not the file that it was made from": (
        "check kent.docx",
        3,
        (
            "kent.docx: this is a document of another program, not a text file\n"
            "    To mend it: name the text file that it was made from, such as kent.toml"
        ),
    ),
    "a folder and not a file in it": (
        "check my-clauses",
        3,
        "my-clauses: this is a folder\n    To mend it: name a file inside it",
    ),
    "a clause and not an agreement": (
        "check my-clauses/framework/biscuits.md",
        3,
        (
            "my-clauses/framework/biscuits.md: this is a clause, not an agreement\n"
            "    To mend it: name an agreement file; to use the clause, name the folder that its "
            "area's folder lies in with --pack"
        ),
    ),
    "a file of the pack and not an agreement": (
        "draft pack.toml",
        3,
        (
            "pack.toml: this file belongs to a folder of clauses, and is no agreement\n"
            f"    To mend it: name an agreement file, and this folder with --pack; {BEGIN}"
        ),
    ),
    "JSON and not TOML": (
        "gaps kent.json",
        3,
        (
            "kent.json: this is JSON, and an agreement file is TOML\n"
            f"    To mend it: write each entry as name = value on a line of its own; {BEGIN}"
        ),
    ),
    "an export of a spreadsheet": (
        "check kent.csv",
        3,
        (
            "kent.csv:1: this line cannot be read: sector,employer\n"
            '    To mend it: each line reads name = value, such as position = "opening"'
        ),
    ),
    "an empty file": (
        "check empty.toml",
        3,
        f"empty.toml: nothing is written in this file\n    To mend it: {BEGIN}",
    ),
    "a file of comments": (
        "check comments.toml",
        3,
        f"comments.toml: nothing is written in this file\n    To mend it: {BEGIN}",
    ),
    "the folder of one area and not of the clauses": (
        "check kent.toml --pack my-clauses/framework",
        3,
        (
            "my-clauses/framework: this is the folder of one area, and your clauses are the folder "
            "above it\n    To mend it: name my-clauses instead"
        ),
    ),
    "one clause and not the folder of clauses": (
        "check kent.toml --pack my-clauses/framework/biscuits.md",
        3,
        (
            "my-clauses/framework/biscuits.md: this is a file, and clauses lie in a folder\n"
            "    To mend it: name the folder that holds your folders of clauses"
        ),
    ),
    "an agreement and not a folder of clauses": (
        "check-pack kent.toml",
        3,
        (
            "kent.toml: this is a file, and clauses lie in a folder\n"
            "    To mend it: name the folder that holds your folders of clauses"
        ),
    ),
    "a dash as a word processor makes it": (
        "check kent.toml –position fallback",
        2,
        '"–position" begins with one long dash: type two short ones, --position.',
    ),
    "one dash for two": (
        "check kent.toml -position fallback",
        2,
        "Options begin with two dashes: type --position.",
    ),
    "quotation marks as a word processor makes them": (
        "new kent2.toml --sector police --employer “Kent Police”",
        2,
        'The quotation marks are curly: type straight ones, "Kent Police".',
    ),
    "no quotation marks": (
        "new kent2.toml --sector police --employer Kent Police",
        2,
        'Put words that belong together in quotation marks: "Kent Police".',
    ),
    "two files for one": (
        "check kent.toml surrey.toml.txt",
        2,
        "One file at a time: kent.toml first, and then surrey.toml.txt.",
    ),
    "an id with blanks": (
        "clauses advance notice",
        2,
        "An id has hyphens and no blanks: try advance-notice.",
    ),
    "a title for an id": (
        'clauses "Notice of new systems"',
        2,
        'No clause is called "Notice of new systems": did you mean "advance-notice"?',
    ),
    "a title for a topic's id": (
        'clauses --topic "Job substitution"',
        2,
        'No topic is called "Job substitution": did you mean "job-substitution"?',
    ),
    "the sector's title for its id": (
        'new kent2.toml --sector "Police staff"',
        2,
        'No sector is called "Police staff": did you mean "police"?',
    ),
    "the employer's legal name": (
        'new kent2.toml --sector police --employer "The Chief Constable of Kent Police"',
        2,
        ('No employer is called "The Chief Constable of Kent Police": did you mean "Kent Police"?'),
    ),
    "a Word file to begin from": (
        "new surrey.docx --sector police",
        2,
        "An agreement file ends in .toml: write surrey.toml.",
    ),
    "a draft over the agreement file": (
        "draft kent.toml -o kent.toml",
        2,
        "A draft is a Word file: name one that ends in .docx with -o, not kent.toml.",
    ),
    "an option with nothing after it": (
        "draft kent.toml -o",
        2,
        "Something must follow -o: it is the last word.",
    ),
    "a schema over a folder": (
        "schema -o my-clauses",
        5,
        (
            "my-clauses: a folder stands where the file should go, or a file where its folder "
            "should; the old file is kept\n    To mend it: write to another name"
        ),
    ),
    "a concession with an equals sign": (
        "concede kent.toml --clause advance-notice=fallback",
        2,
        "The position has an option of its own: --clause advance-notice --to fallback.",
    ),
    "a concession by title": (
        'concede kent.toml --clause "Notice of new systems" --to fallback',
        2,
        'kent.toml has no clause "Notice of new systems" to concede: did you mean "advance-notice"?',
    ),
    "a concession to a figure": (
        "concede kent.toml --clause advance-notice --to 13",
        2,
        'Invalid value "13" for --to. Choose from: "opening", "target", "fallback".',
    ),
    "a concession of what is not there": (
        "concede kent.toml --drop gain-shar",
        2,
        'kent.toml has no clause "gain-shar" to concede: did you mean "gain-share"?',
    ),
    "gaps at every position": (
        "gaps kent.toml --position all",
        2,
        'Invalid value "all" for --position. Choose from: "opening", "target", "fallback".',
    ),
}


def typed(line: str) -> list[str]:
    """The words of a command line, as a shell would part them."""
    import shlex

    return shlex.split(line)


@pytest.fixture(autouse=True)
def folder(here: Path) -> None:
    """A folder as an officer has it after a day of trying."""
    kent = ak.starter_file(ak.load_pack(), "police", "Kent Police")
    (here / "my-clauses/framework").mkdir(parents=True)
    for name, text in (
        ("kent.toml", kent),
        ("surrey.toml.txt", kent),
        ("kent.json", '{"sector": "police"}\n'),
        ("kent.csv", "sector,employer\npolice,Kent Police\n"),
        ("empty.toml", ""),
        ("comments.toml", "# To be written.\n\n"),
        ("pack.toml", 'format = 1\nid = "own"\ntitle = "Own"\n'),
        ("my-clauses/framework/biscuits.md", CLAUSE),
    ):
        (here / name).write_text(text, encoding="utf-8")
    (here / "kent.docx").write_bytes(WORD)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_is_answered_once_and_enough(cli: Cli, mistake: str) -> None:
    line, code, answer = MISTAKES[mistake]
    said = cli(*typed(line))
    told, _, help_line = said.err.removesuffix("\n").partition("\nFor help: ")
    assert told == answer
    assert (said.code, said.out) == (code, "")
    assert bool(help_line) is (code == 2)


def test_there_are_thirty_and_every_command_is_among_them() -> None:
    assert len(MISTAKES) >= 30
    commands = {typed(line)[0] for line, _, _ in MISTAKES.values()}
    assert commands >= {
        "check",
        "check-pack",
        "clauses",
        "concede",
        "draft",
        "gaps",
        "new",
        "schema",
    }


def test_what_is_advised_is_right(cli: Cli, here: Path) -> None:
    for line in (
        "check kent.toml --position fallback",
        'new kent2.toml --sector police --employer "Kent Police"',
        "clauses advance-notice",
        "check surrey.toml.txt",
        "check kent.toml --pack my-clauses",
        "concede kent.toml --clause advance-notice --to fallback",
    ):
        assert cli(*typed(line)).code == 0, line
