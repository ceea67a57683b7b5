"""The commands of a round, in their order: `start`, `send`, `receive`, `reply` and `close`."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from attrs import evolve

from agreementkit import OutputError
from agreementkit.cli.exits import Exit, UsageError
from agreementkit.cli.inputs import read_house_style, read_pack
from agreementkit.cli.negotiation.context import (
    Approved,
    Because,
    By,
    CommandContext,
    Dated,
    Folder,
    OwnClauses,
    Style,
    clause_named,
    decision_from,
    show_next,
    show_recorded,
    show_sent,
    show_written,
    who_and_when,
)
from agreementkit.cli.negotiation.status import show_response
from agreementkit.cli.output import print_message, show_json, with_spinner
from agreementkit.cli.output_files import private_name, require_suffix
from agreementkit.documents import write_outputs

if TYPE_CHECKING:
    from agreementkit import Response
    from agreementkit.negotiation import CarriedOver


def start(
    folder: Path,
    /,
    *,
    agreement: Path,
    sent: Path | None = None,
    by: By = None,
    dated: Dated = None,
    pack: OwnClauses = None,
) -> Exit:
    """Begin a negotiation: everything about it will be kept in one folder.

    Parameters
    ----------
    folder
        A new folder, such as kent-talks. It is made if it is not there.
    agreement
        The agreement file to begin with. It is kept as it is.
    sent
        The Word file that you mailed already, made with "agreementkit draft" from that
        agreement file. It is recorded as the draft of round 1.
    """
    from agreementkit import start_negotiation

    context = CommandContext(folder=folder, own_clauses=pack, by=by)
    role, when = who_and_when(by, dated)
    start_negotiation(
        folder, agreement, read_pack(pack), by=role, when=when, own_clauses=pack, sent=sent
    )
    show_recorded(context)
    return Exit.FINE


def send(
    folder: Folder,
    /,
    *,
    style: Style = None,
    by: By = None,
    dated: Dated = None,
    pack: OwnClauses = None,
) -> Exit:
    """Write a clean draft of our text as it stands now, and record it as sent."""
    context = CommandContext(folder=folder, own_clauses=pack, by=by)
    role, when = who_and_when(by, dated)
    look = None if style is None else read_house_style(style)
    with context.advising(status=True), with_spinner("Writing the draft"):
        file = context.negotiation.send(by=role, when=when, style=look)
    show_sent(context, file)
    return Exit.FINE


def receive(
    folder: Folder,
    returned: Path,
    /,
    *,
    anyway: bool = False,
    instead: bool = False,
    because: Because = None,
    report: Path | None = None,
    json: bool = False,
    by: By = None,
    dated: Dated = None,
    pack: OwnClauses = None,
) -> Exit:
    """Read a file that came back, judge it against our own record, and record it.

    The exit code is 1 where anything was changed without tracking, is forged in our name,
    stands in a header, a note or a box, is below a red line, or is shown by the file and was
    not in ours: a picture over a line, a figure that is a field, merged cells.

    Parameters
    ----------
    returned
        The Word file that came back. It is copied into the folder, byte for byte.
    anyway
        Take it although something speaks against it, such as that it is a file of our own;
        the log says what. What holds our private notes in its margin is never taken.
    instead
        Undo the last receipt, and take this file in its place. Say why with --because.
    report
        Where to write the report for our side. Without it: a file in the folder, such as
        PRIVATE-round-1-response.docx.
    json
        Print one JSON object instead of words.
    """
    require_suffix(report, ".docx", "The report is a Word file", "--report")
    context = CommandContext(folder=folder, own_clauses=pack, by=by)
    role, when = who_and_when(by, dated)
    instead_because = decision_from(because, "", by, dated).because if instead else ""
    if because and not instead:
        raise UsageError("--because goes with --instead: it says why the last receipt is undone.")
    options = ("--instead", "--because", instead_because) if instead else ()
    again = context.command("receive", returned, *options, "--anyway")
    with (
        context.advising(status=True, again=again),
        with_spinner(f"Reading {returned.name}, and comparing it with our record"),
    ):
        response = context.negotiation.receive(
            returned, by=role, when=when, anyway=anyway, instead=instead_because
        )
    changed = [each.clause for each in response.clauses if each.changed]
    changes = context.negotiation.changes(changed)
    if json:
        from agreementkit.negotiation import response_json

        show_json(response_json(response, changes))
    else:
        show_response(response, changes)
    written = _written(response, report or _report_file(context, response), context)
    show_written(written, json=json)
    show_next(context)
    return Exit.FINDINGS if response.alarming else Exit.FINE


def undo(
    folder: Folder,
    /,
    *,
    because: Because = None,
    by: By = None,
    dated: Dated = None,
    pack: OwnClauses = None,
) -> Exit:
    """Take back the last receipt, where the wrong file was picked. Nothing is erased.

    The clauses then stand as if that file had not come back. It stays in the folder, and the
    log says that it counts no longer, and why.
    """
    context = CommandContext(folder=folder, own_clauses=pack, by=by)
    decision = decision_from(because, "", by, dated)
    with context.advising(status=True):
        context.negotiation.undo(decision)
    show_recorded(context)
    return Exit.FINE


def _report_file(context: CommandContext, response: "Response") -> Path:
    """In the folder, and a name of its own for each file that came back in a round."""
    received = [each for each in context.negotiation.state.receipts if each.round == response.round]
    again = f"-{len(received)}" if len(received) > 1 else ""
    return context.folder / f"PRIVATE-round-{response.round}-response{again}.docx"


def _written(response: "Response", file: Path, context: CommandContext) -> Path:
    try:
        paper = context.negotiation.report(response)
        [written] = write_outputs({private_name(file): paper})
    except OutputError as error:
        [fault] = error.faults
        # The file cannot be received again, so what the fault advises does not help.
        later = context.command("status", "--report", "response.docx", writes=False)
        remedy = (
            f"their file is recorded all the same; to write the report elsewhere, type: {later}"
        )
        raise OutputError([evolve(fault, remedy=remedy)]) from None
    return written


def reply(
    folder: Folder,
    /,
    *,
    say: tuple[str, ...] = (),
    resolve: tuple[str, ...] = (),
    leave_out: tuple[str, ...] = (),
    anyway: bool = False,
    style: Style = None,
    by: By = None,
    dated: Dated = None,
    pack: OwnClauses = None,
) -> Exit:
    """Write our next draft over their text, with tracked changes, and record it as sent.

    What is agreed stands as it was agreed. Everything else is in our words again, as our
    position now has them.

    Parameters
    ----------
    say
        Words to the employer in the margin of a clause, such as
        advance-notice="We can meet on this." Where the clause has a thread, they answer it; of
        several one is named by its number, advance-notice.2="…". Give it again for each.
    resolve
        A thread that is settled, such as advance-notice or advance-notice.2. Give it again for
        each.
    leave_out
        Somebody whose comments stay behind, by the name that they stand in: a colleague of
        yours, who typed them into the employer's file. Give it again for each.
    anyway
        Reply although their file holds what a reply cannot: words in a header, a note or a box,
        a picture, a link. Each is listed, and recorded as left out.
    """
    context = CommandContext(folder=folder, own_clauses=pack, by=by)
    role, when = who_and_when(by, dated)
    look = None if style is None else read_house_style(style)
    comments = _comments(say, context)
    settled = [_thread(each, context) for each in resolve]
    carried = context.negotiation.carried_over
    _require_names(leave_out, [each.author for each in carried if each.comments])
    with context.advising(), with_spinner("Writing the reply over their text"):
        file = context.negotiation.reply(
            by=role,
            when=when,
            comments=comments,
            settled=settled,
            leave_out=leave_out,
            style=look,
            anyway=anyway,
        )
    for each in carried:
        print_message(_carried(each, left_out=each.author in leave_out))
    show_sent(context, file)
    return Exit.FINE


def _carried(each: "CarriedOver", *, left_out: bool) -> str:
    """What goes out in somebody's name, for whoever is about to send it."""
    changes = f"{each.changes} change{'s' * (each.changes != 1)}" if each.changes else ""
    comments = ""
    if each.comments and not left_out:
        number = len(each.comments)
        clauses = ", ".join(dict.fromkeys(each.comments))
        comments = f"{number} comment{'s' * (number != 1)} ({clauses})"
    what = " and ".join(part for part in (changes, comments) if part) or "nothing"
    return f"In the name of {each.author}, this file has {what}."


def _require_names(names: tuple[str, ...], known: list[str]) -> None:
    """Raise `UsageError` where somebody is to be left out who has no comment there."""
    for name in names:
        if name not in known:
            listed = ", ".join(f'"{each}"' for each in known) or "nobody has commented"
            raise UsageError(f'No comment is by "{name}": {listed}.')


def _thread(name: str, context: CommandContext) -> str:
    """A thread as typed, its clause by id or title."""
    clause, dot, number = name.rpartition(".")
    numbered = bool(dot) and number.isdecimal()
    id_ = clause_named(clause if numbered else name, context.negotiation.state, context.pack)
    return f"{id_}.{number}" if numbered else id_


def _comments(say: tuple[str, ...], context: CommandContext) -> Mapping[str, str]:
    """The comments on the command line, by clause.

    Raises:
        UsageError: one has no clause or no words, or a clause has two.
    """
    state = context.negotiation.state if say else None
    comments: dict[str, str] = {}
    for each in say:
        name, equals, words = each.partition("=")
        if state is None or not equals or not words.strip():
            raise UsageError(
                f'Write the clause, an equals sign and the words: --say "{(equals and name) or "CLAUSE"}=…".',
            )
        id_ = _thread(name.strip(), context)
        if id_ in comments:
            raise UsageError(f'"{id_}" has two comments: put both into one.')
        comments[id_] = words.strip()
    return comments


def close(
    folder: Folder,
    /,
    *,
    outcome: Literal["agreed", "no-agreement"] | None = None,
    because: Because = None,
    approved_by: Approved = "",
    by: By = None,
    dated: Dated = None,
    pack: OwnClauses = None,
) -> Exit:
    """End the negotiation. Nothing can be sent, received or decided in it afterwards.

    Parameters
    ----------
    outcome
        How it ended. Without it: agreed, where every clause is agreed or withdrawn. To close
        as agreed while some are open leaves those out.
    """
    context = CommandContext(folder=folder, own_clauses=pack, by=by)
    decision = decision_from(because, approved_by, by, dated)
    option = ("--outcome", outcome) if outcome else ()
    again = context.command("close", *option, "--because", decision.because, "--approved-by", "…")
    with context.advising(status=True, again=again):
        context.negotiation.close(decision, outcome=outcome)
    show_recorded(context)
    return Exit.FINE
