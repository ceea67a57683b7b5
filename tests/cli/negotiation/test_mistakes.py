"""Mistakes that are made in a negotiation, each answered by what is enough to mend it."""

import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.cli.negotiation.conftest import THEIRS, opened

N = "agreementkit negotiation"
NOTICE = (
    "advance-notice: this crosses a red line: “Notice before a new system is used” would be 8 "
    "weeks, below our fallback of 13 weeks\n    To mend it: leave it, or say who has approved it; "
    "the notes of the clause ask for: branch committee; if it is approved, type: "
)
SEE = f"see where it stands: {N} status talks"

# The stage of the negotiation; what was typed; the exit code; what is answered.
MISTAKES: dict[str, tuple[str, str, int, str]] = {
    "a folder that holds none": (
        "sent",
        "status talk",
        3,
        (
            "talk: there is no negotiation in this folder\n    To mend it: did you mean talks? Or "
            "start one with agreementkit negotiation start, or name the folder that has it"
        ),
    ),
    "a file for the folder": (
        "sent",
        "log kent.toml",
        3,
        (
            "kent.toml: there is no negotiation in this folder\n    To mend it: did you mean talks? "
            "Or start one with agreementkit negotiation start, or name the folder that has it"
        ),
    ),
    "a folder that holds one already": (
        "sent",
        "start talks --agreement kent.toml",
        5,
        (
            "talks: this folder already holds a negotiation\n    To mend it: name a new folder, or "
            "move what is there to another place"
        ),
    ),
    "no agreement file": (
        "sent",
        "start new-talks",
        2,
        '"negotiation start" needs --agreement.',
    ),
    "an agreement file that is not there": (
        "sent",
        "start new-talks --agreement kent.tmol",
        3,
        'kent.tmol: there is no such file\n    To mend it: did you mean "kent.toml"?',
    ),
    "a file received before anything was sent": (
        "started",
        "receive talks milder.docx",
        3,
        (
            "nothing was sent yet, so nothing can have come back\n    To mend it: send a draft "
            f"first; next, write the draft to send: {N} send talks"
        ),
    ),
    "a reply before anything came back": (
        "sent",
        "reply talks",
        3,
        (
            "nothing has come back for what we sent last, so there is nothing to reply to\n"
            "    To mend it: receive their file first, or send a clean draft; when it comes back: "
            f"{N} receive talks THEIR-FILE.docx"
        ),
    ),
    "a report before anything came back": (
        "sent",
        "status talks --json --report r.docx",
        3,
        (
            "nothing has come back for what was sent last\n    To mend it: receive their file "
            f"first; when it comes back: {N} receive talks THEIR-FILE.docx"
        ),
    ),
    "the same file twice": (
        "came",
        f'receive talks "{THEIRS}"',
        3,
        (
            f"{THEIRS}: this very file was received already, on 01.02.2027, in round 1\n"
            f"    To mend it: look at what was found then; {SEE}"
        ),
    ),
    "a PDF": (
        "sent",
        "receive talks theirs.pdf",
        3,
        (
            "theirs.pdf: this is a PDF, not a Word file\n    To mend it: ask for the Word file that "
            "the PDF was made from"
        ),
    ),
    "a file with a password": (
        "sent",
        "receive talks locked.docx",
        3,
        (
            "locked.docx: this file is protected with a password\n    To mend it: open it in Word, "
            "remove the password under File > Info > Protect Document, and save it"
        ),
    ),
    "a returned file that is not there": (
        "sent",
        "receive talks theirs.docx",
        3,
        (
            "theirs.docx: the file could not be read: there is no such file\n"
            "    To mend it: check the name and the folder"
        ),
    ),
    "a red line in their words": (
        "came",
        'move talks advance-notice --agree theirs --because "They pay."',
        3,
        (
            f"{NOTICE}{N} move talks advance-notice --agree theirs --because "
            '"They pay." --approved-by "…"'
        ),
    ),
    "a red line in a figure of ours": (
        "came",
        'move talks "Notice of new systems" --set notice=8 --because "They pay."',
        3,
        (
            f"{NOTICE}{N} move talks advance-notice --set notice=8 --because "
            '"They pay." --approved-by "…"'
        ),
    ),
    "a clause that carries a topic, withdrawn": (
        "came",
        "move talks incident-log --withdraw --because Enough.",
        3,
        (
            "incident-log: this crosses a red line: without it, its part in “Monitoring” is lost\n"
            "    To mend it: leave it, or say who has approved it; the notes of the clause ask "
            f"for: branch committee; if it is approved, type: {N} move talks "
            'incident-log --withdraw --because Enough. --approved-by "…"'
        ),
    ),
    "a misspelt clause": (
        "came",
        "move talks advance-notise --to target --because x",
        2,
        'No clause or package is called "advance-notise": did you mean "advance-notice"?',
    ),
    "a clause that is not in our agreement": (
        "came",
        "move talks working-time-dividend --to target --because x",
        3,
        (
            'working-time-dividend: no clause or package on the table is called "working-time-'
            'dividend"\n    To mend it: did you mean "grading-review"?; '
            f"{SEE}"
        ),
    ),
    "a clause before it was sent": (
        "started",
        "move talks advance-notice --to target --because x",
        3,
        (
            'advance-notice: clause "advance-notice" was not sent yet\n    To mend it: send a draft '
            f"first, or change the agreement file; next, write the draft to send: {N} send talks"
        ),
    ),
    "a clause of a package alone": (
        "came",
        "move talks redeployment --park --because x",
        3,
        (
            'jobs: the package "jobs" holds paid-training too\n    To mend it: name the package '
            f'"jobs", or dissolve it first, with the reason; {SEE}'
        ),
    ),
    "a package of one": (
        "came",
        "package talks money gain-share --because x",
        3,
        f"one clause makes no package\n    To mend it: name two clauses or more; {SEE}",
    ),
    "a package with the name of a clause": (
        "came",
        "package talks scope gain-share savings-ledger --because x",
        3,
        (
            '"scope" cannot be the name of a package\n    To mend it: choose a name that no clause '
            f"has; {SEE}"
        ),
    ),
    "a package that is not there": (
        "came",
        "package talks job --because x",
        3,
        f'no package is called "job"\n    To mend it: did you mean "jobs"?; {SEE}',
    ),
    "two steps at once": (
        "came",
        "move talks scope --to target --park --because x",
        2,
        "--to and --park are two steps: take one first.",
    ),
    "no step": (
        "came",
        "move talks scope --because x",
        2,
        (
            "Say what to do with them: --to target, --set notice=17, --take 2, --agree theirs, --park, "
            "--withdraw or --table."
        ),
    ),
    "no clause": (
        "came",
        "move talks --park --because x",
        2,
        "Name the clauses, or a package, right after the folder.",
    ),
    "no reason": (
        "came",
        "move talks scope --park",
        2,
        (
            'Say why, in a sentence: --because "They offered a pilot." It is kept in the log, for '
            "our side only."
        ),
    ),
    "an empty reason": (
        "came",
        'close talks --because " "',
        2,
        (
            'Say why, in a sentence: --because "They offered a pilot." It is kept in the log, for '
            "our side only."
        ),
    ),
    "the dots of an advised command copied for a reason": (
        "came",
        'move talks advance-notice --park --because "…"',
        2,
        (
            'Say why, in a sentence: --because "They offered a pilot." It is kept in the log, for '
            "our side only."
        ),
    ),
    "the dots of an advised command copied for an approval": (
        "came",
        'move talks advance-notice --agree theirs --because "They pay." --approved-by "…"',
        2,
        'Say who has approved it, such as --approved-by "Branch committee".',
    ),
    "the dots of an advised command copied for a role": (
        "came",
        'send talks --by "…"',
        2,
        (
            'Say who does this, as a role: --by "Branch secretary". To say it once for all '
            "commands, set the environment variable AGREEMENTKIT_BY."
        ),
    ),
    "a step to where it stands already": (
        "came",
        "move talks scope --to opening --because x",
        3,
        (
            "nothing moves in scope: no value changes\n    To mend it: name another "
            f"position, or figures; {SEE}"
        ),
    ),
    "a clause on the table, tabled": (
        "came",
        "move talks scope --table --because x",
        3,
        (
            'scope: clause "scope" is tabled\n    To mend it: leave it out: it stands there '
            f"already; {SEE}"
        ),
    ),
    "a figure that the clause does not have": (
        "came",
        "move talks advance-notice --set notise=17 --because x",
        2,
        'No value is called "notise": did you mean "notice"?',
    ),
    "a figure with its unit": (
        "came",
        'move talks advance-notice --set "notice=17 weeks" --because x',
        2,
        '--set notice=17 weeks: expected a whole number of weeks, such as 12, and got "17 weeks".',
    ),
    "a figure out of its range": (
        "came",
        "move talks advance-notice --set notice=400 --because x",
        2,
        "--set notice=400: 400 is outside the range of 4 to 52 weeks.",
    ),
    "a figure without an equals sign": (
        "came",
        "move talks advance-notice --set notice --because x",
        2,
        "Write the value, an equals sign and the figure: not notice.",
    ),
    "a figure of one of several": (
        "came",
        "move talks advance-notice redeployment --set notice=17 --because x",
        2,
        "Several clauses move: say which one has the value, --set advance-notice.notice=…",
    ),
    "a figure of a clause that does not move": (
        "came",
        "move talks advance-notice --set redeployment.trial=8 --because x",
        3,
        (
            'redeployment: figures are given for "redeployment", which is not among the clauses to '
            f"move\n    To mend it: name the clause too, or take them out; {SEE}"
        ),
    ),
    "a figure set twice": (
        "came",
        "move talks advance-notice --set notice=17 --set notice=18 --because x",
        2,
        '"notice" is set twice: set it once.',
    ),
    "a figure of a clause without any": (
        "came",
        "move talks parties --set notice=17 --because x",
        2,
        'Clause "parties" has no figures to set.',
    ),
    "what came back unchanged, in their words": (
        "came",
        "move talks --unchanged --agree theirs --because x",
        2,
        "--unchanged goes with --agree ours: those clauses came back in our words.",
    ),
    "what came back unchanged, before anything came back": (
        "sent",
        "move talks --unchanged --agree ours --because x",
        2,
        "No clause on the table came back just as we sent it.",
    ),
    "a day that is none": (
        "came",
        "send talks --date 15.1.2027",
        2,
        "--date takes a day such as 2027-01-15, or 2027-01-15T10:00, not 15.1.2027.",
    ),
    "words in the margin without a clause": (
        "came",
        'reply talks --say "We can meet."',
        2,
        'Write the clause, an equals sign and the words: --say "CLAUSE=…".',
    ),
    "words in the margin of nothing": (
        "came",
        "reply talks --say advance-notice=",
        2,
        'Write the clause, an equals sign and the words: --say "advance-notice=…".',
    ),
    "two words in one margin": (
        "came",
        "reply talks --say scope=Yes --say Scope=No",
        2,
        '"scope" has two comments: put both into one.',
    ),
    "a margin that is not in the reply": (
        "came",
        "reply talks --say schedule-register=Yes",
        3,
        (
            'schedule-register: there is no clause "schedule-register" in the reply to put a '
            "comment beside\n    To mend it: name a clause of it; decide on advance-notice, "
            "redeployment. To set one aside, for example: "
            f'{N} move talks advance-notice --park --because "…"'
        ),
    ),
    "a report that is no Word file": (
        "sent",
        "receive talks milder.docx --report r.pdf",
        2,
        "The report is a Word file: name one that ends in .docx after --report, not r.pdf.",
    ),
    "a picture that is no web page": (
        "sent",
        "status talks --picture now.png",
        2,
        "The picture is a web page: name one that ends in .html after --picture, not now.png.",
    ),
    "an outcome that there is not": (
        "came",
        "close talks --outcome lost --because x",
        2,
        'Invalid value "lost" for --outcome. Choose from: "agreed", "no-agreement".',
    ),
    "a command that there is not": (
        "came",
        "snd talks",
        2,
        (
            'Unknown command "snd". Did you mean "send"? Available commands: start, send, receive, '
            "undo, status, move, package, update, ..."
        ),
    ),
}


@pytest.fixture(autouse=True)
def beside(here: Path) -> None:
    """Other files that come back by mistake."""
    (here / "theirs.pdf").write_bytes(b"%PDF-1.7\n")
    # The kind of file that Word makes where there is a password.
    name = "EncryptedPackage".encode("utf-16-le")
    (here / "locked.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + name)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_is_answered_once_and_enough(
    cli: Cli,
    request: pytest.FixtureRequest,
    mistake: str,
) -> None:
    stage, line, code, answer = MISTAKES[mistake]
    folder = request.getfixturevalue(stage)
    if stage == "came":
        cli(
            "negotiation",
            "package",
            folder,
            "jobs",
            "redeployment",
            "paid-training",
            "--because",
            "x",
        )
    before = opened(folder).log
    said = cli("negotiation", *shlex.split(line))
    told, _, help_line = said.err.removesuffix("\n").partition("\nFor help: ")
    assert told == answer
    assert (said.code, said.out) == (code, "")
    assert bool(help_line) is (code == 2)
    assert opened(folder).log == before
