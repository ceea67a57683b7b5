"""`agreementkit negotiation status`, `log` and `verify`: where it stands, what was done, what holds."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from agreementkit.cli.exits import Exit
from agreementkit.cli.negotiation.context import (
    CommandContext,
    Folder,
    OwnClauses,
    show_next,
    show_written,
)
from agreementkit.cli.output import results_console, show_json, show_paragraph, with_spinner
from agreementkit.cli.output_files import private_name, require_suffix
from agreementkit.documents import write_outputs
from agreementkit.negotiation import ClauseState, Side

if TYPE_CHECKING:
    from agreementkit import Response
    from agreementkit.negotiation import (
        Account,
        ClauseStatus,
        NegotiationState,
        Received,
        SingleChange,
    )


def status(
    folder: Folder,
    /,
    *,
    picture: Path | None = None,
    report: Path | None = None,
    account: Annotated[bool, Parameter(negative="")] = False,
    json: bool = False,
    force: Annotated[bool, Parameter(negative="")] = False,
    pack: OwnClauses = None,
) -> Exit:
    """Say where every clause stands, and what to do next. For our side only.

    Parameters
    ----------
    picture
        Write the whole negotiation as one HTML page: a row a clause, a column a round.
    report
        Write the report on what came back last once more, as a Word file.
    account
        Say instead what we gave and what for, round by round, and what it came to: in
        figures, in coverage and in duties.
    json
        Print one JSON object instead of words.
    force
        Write over a file that was edited since it was written.
    """
    require_suffix(picture, ".html", "The picture is a web page", "--picture")
    require_suffix(report, ".docx", "The report is a Word file", "--report")
    context = CommandContext(folder=folder, own_clauses=pack)
    state = context.negotiation.state
    written: list[Path] = []
    if report:
        with context.advising(), with_spinner("Reading what came back last"):
            data = context.negotiation.report()
        written += write_outputs({private_name(report): data}, force=force)
    if picture:
        page = context.negotiation.picture().encode()
        written += write_outputs({private_name(picture): page}, force=force)
    if account:
        with context.advising(), with_spinner("Holding the first draft against the text"):
            drawn_up = context.negotiation.account()
        _show_account(drawn_up, json=json)
    elif json:
        from agreementkit.negotiation import status_json

        about = context.negotiation
        show_json(status_json(state, trouble=about.trouble, remarks=about.remarks))
    else:
        _show_state(state)
    for file in written:
        show_written(file, json=json)
    if not json:
        show_next(context, state)
    return Exit.FINE


def log(folder: Folder, /, *, json: bool = False, pack: OwnClauses = None) -> Exit:
    """Print all that was done, in order: when, by whom, what, and why. For our side only.

    Parameters
    ----------
    json
        Print one JSON object instead of words.
    """
    entries = CommandContext(folder=folder, own_clauses=pack).record.log
    if json:
        from agreementkit.negotiation import log_json

        show_json(log_json(entries))
        return Exit.FINE
    from agreementkit.negotiation import describe_entry

    for number, entry in enumerate(entries, 1):
        when = f"{entry.when:%d.%m.%Y %H:%M}"
        show_paragraph(f"{when}, {entry.by}: {describe_entry(entry)}", label=f"{number}.", hang=4)
    return Exit.FINE


def verify(folder: Folder, /, *, seal: str = "", pack: OwnClauses = None) -> Exit:
    """Say what the record proves, and what it does not.

    Parameters
    ----------
    seal
        A seal that was noted elsewhere, such as in an e-mail or in minutes: is the record up
        to there still what it was?
    """
    verified = CommandContext(folder=folder, own_clauses=pack).record.verify(noted=seal.strip())
    for words in verified.proved:
        show_paragraph(words, label="Proved:", style="green", hang=2)
    for fault in verified.faults:
        for line in str(fault).splitlines():
            show_paragraph(line.strip(), indent=len(line) - len(line.lstrip()), hang=2)
    for words in verified.notes:
        show_paragraph(words, label="Note:", hang=2)
    for words in verified.not_proved:
        show_paragraph(words, label="Not proved:", hang=2)
    show_paragraph(f"The seal of the last line is {verified.seal}")
    show_paragraph("It holds." if verified.holds else "It does not hold.", style="bold")
    return Exit.FINE if verified.holds else Exit.FINDINGS


# Where it stands: what asks for a decision comes first.

_ORDER = (
    ClauseState.COUNTERED,
    ClauseState.TABLED,
    ClauseState.PARKED,
    ClauseState.AGREED,
    ClauseState.WITHDRAWN,
    ClauseState.CLOSED,
)

_QUIET = {
    ClauseState.AGREED: "In our words:",
    ClauseState.WITHDRAWN: "By us:",
    ClauseState.CLOSED: "Agreed:",
}
"""What is true of the clauses in a state of which nothing else is to be said."""


def _show_state(state: "NegotiationState") -> None:
    """Who bargains, each round, and every clause under its state.

    Args:
        state: of the negotiation.
    """
    show_paragraph(f"{state.started.employer} and {', '.join(state.started.unions)}", style="bold")
    for words in _rounds(state):
        show_paragraph(words, hang=2)
    for clause_state in _ORDER:
        clauses = [each for each in state.clauses.values() if each.state is clause_state]
        if clauses:
            results_console().print()
            show_paragraph(f"{clause_state.capitalize()}: {len(clauses)}", style="bold")
        details = {each.clause: "; ".join(_details(each, state)) for each in clauses}
        for each in clauses:
            if words := details[each.clause]:
                show_paragraph(f"{each.title} ({each.clause}): {words}.", indent=2, hang=2)
        if without_details := [id_ for id_, words in details.items() if not words]:
            show_paragraph(
                f"{', '.join(without_details)}.",
                label=_QUIET.get(clause_state, "As we sent them:"),
                indent=2,
                hang=2,
            )
    results_console().print()


def _rounds(state: "NegotiationState") -> Iterator[str]:
    """What crossed the table, round by round."""
    yield f"Begun on {state.started.when:%d.%m.%Y} by {state.started.by}."
    for sent in state.drafts:
        received = [each for each in state.receipts if each.answers == sent.draft]
        back = "; ".join(map(_came_back, received)) or "nothing has come back"
        yield f"Round {sent.round}: {sent.kind} written on {sent.when:%d.%m.%Y}; {back}."
        for receipt in received:
            yield from (
                f"Outside the clauses of “{receipt.original}”: {e}" for e in receipt.outside
            )
        for receipt, act in state.undone:
            if receipt.answers == sent.draft:
                yield (
                    f"“{receipt.original}” counts no longer, since {act.when:%d.%m.%Y}: "
                    f"{act.because}"
                )
    if state.closed:
        yield f"Closed on {state.closed.when:%d.%m.%Y}: {state.closed.outcome.replace('-', ' ')}."


def _came_back(receipt: "Received") -> str:
    from agreementkit.negotiation import describe_despite

    words = f"“{receipt.original}” came back on {receipt.when:%d.%m.%Y}"
    return (
        f"{words} (taken although {describe_despite(receipt.despite)})"
        if receipt.despite
        else words
    )


def _details(each: "ClauseStatus", state: "NegotiationState") -> Iterator[str]:
    """What there is to say of a clause beside its state; nothing where it came back as sent."""
    from agreementkit.negotiation import describe_facts

    receipt, package = state.receipt_of(each.clause), state.package_of(each.clause)
    if not each.ours:
        yield "put in by the employer"
    if each.state is ClauseState.AGREED and each.agreed and each.agreed.words is Side.THEIRS:
        yield "in their words"
    if state.closed and each.clause in state.closed.open:
        yield "not agreed"
    if each.facts and receipt and not each.facts.as_sent:
        yield f"came back in round {receipt.round}: {describe_facts(each.facts)}"
    if each.taken:
        yield f"we took {'; '.join(words for taken in each.taken for words in taken.words)}"
    if each.reopened:
        yield "was agreed once"
    if package:
        yield f"in the package “{package.name}”"


# What was given, what for, and what it came to.


def _show_account(account: "Account", *, json: bool) -> None:
    if json:
        from agreementkit.negotiation import account_json

        show_json(account_json(account))
        return
    for heading, paragraphs in account.sections():
        show_paragraph(heading, style="bold")
        for paragraph in paragraphs:
            show_paragraph(paragraph, indent=2, hang=2)
    results_console().print()


# What came back: the whole in a few sentences, and then clause by clause.

_LABELS = (
    ("changes", "What they changed:"),
    ("figures", "Where it lies:"),
    ("costs", "What it costs:"),
    ("answers", "What to answer:"),
)


def show_response(
    response: "Response", changes: "Mapping[str, Sequence[SingleChange]] | None" = None
) -> None:
    """The headlines, a block for each clause that changed, the worst first, and how many did not.

    Args:
        response: what came back.
        changes: of the clauses that a part can be taken of, by id.
    """
    from agreementkit.negotiation import headlines, report_rows

    for words in headlines(response):
        show_paragraph(words, hang=2)
    for row in report_rows(response):
        results_console().print()
        named = f"{row.place} ({row.clause})" if row.clause else row.place
        show_paragraph(f"{named}: {row.verdict.phrase}.", style="bold")
        for name, label in _LABELS:
            column: tuple[str, ...] = getattr(row, name)
            for number, words in enumerate(column):
                if number:
                    show_paragraph(words, indent=4, hang=2)
                else:
                    show_paragraph(words, label=label, indent=2, hang=4)
        _show_changes((changes or {}).get(row.clause, ()))
    results_console().print()


def _show_changes(changes: "Sequence[SingleChange]") -> None:
    """The changes of a clause by their numbers, where there are several to choose from."""
    if len(changes) > 1:
        numbered = "; ".join(f"{each.number} is {each.phrase}" for each in changes)
        show_paragraph(f"{numbered}.", label="To take one (--take):", indent=2, hang=4)
