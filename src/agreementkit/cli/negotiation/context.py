"""What every command of a negotiation needs: options, who and why, the folder, names, the last words."""

import contextlib
import os
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from attrs import evolve, frozen
from cyclopts import Parameter

from agreementkit import Fault, InvalidError, LedgerError, RedLineError
from agreementkit.cli.exits import UsageError
from agreementkit.cli.inputs import parse_moment, read_pack, suggested_name
from agreementkit.cli.output import print_message, results_console, shell_words, show_paragraph
from agreementkit.documents import printable_name
from agreementkit.negotiation import ClauseState, NotReceivedError

if TYPE_CHECKING:
    from agreementkit import Decision, Negotiation, Pack
    from agreementkit.negotiation import NegotiationState

# The options that several commands have, each explained once.

Folder = Annotated[Path, Parameter(help="The folder of the negotiation.")]

OwnClauses = Annotated[
    Path | None,
    Parameter(name="--pack", help="A folder of your own clauses, laid over the model clauses."),
]

By = Annotated[
    str | None,
    Parameter(
        help='Who does this, as a role, such as "Branch secretary". Without it: the environment '
        "variable AGREEMENTKIT_BY.",
    ),
]

Dated = Annotated[
    str | None,
    Parameter(
        name="--date",
        help="When it was done, such as 2027-01-15 or 2027-01-15T10:00. Without it: now, by the "
        "clock of this computer.",
    ),
]

Because = Annotated[
    str | None,
    Parameter(help="Why, in a sentence. It is kept in the log, for our side only."),
]

Approved = Annotated[
    str,
    Parameter(help="Who has approved it, where it crosses a red line."),
]

Style = Annotated[
    Path | None,
    Parameter(
        name="--house-style",
        help="A Word file of your branch, whose fonts, colours, logo, header and footer the "
        "draft takes.",
    ),
]


# Who writes, when and why.

BY = "AGREEMENTKIT_BY"
"""The environment variable that says in which role a person works."""


def who_and_when(by: str | None, dated: str | None) -> tuple[str, datetime]:
    """The role of whoever writes, and when. Here alone a clock is read, and only without a date.

    Args:
        by: the role after --by; None takes that in the environment.
        dated: what stands after --date; None takes this computer's clock.

    Raises:
        UsageError: nobody says who it is, or the date is none.
    """
    role = os.environ.get(BY, "") if by is None else by
    if not _is_given(role):
        raise UsageError(
            'Say who does this, as a role: --by "Branch secretary". To say it once for all '
            f"commands, set the environment variable {BY}.",
        )
    return role.strip(), _now() if dated is None else parse_moment(dated)


def decision_from(
    because: str | None,
    approved_by: str,
    by: str | None,
    dated: str | None,
) -> "Decision":
    """Who decides, when and why.

    Args:
        because: the reason after --because.
        approved_by: what stands after --approved-by.
        by: the role after --by.
        dated: what stands after --date.

    Raises:
        UsageError: nobody says who it is, no reason is given, or an approval without a name.
    """
    from agreementkit import Decision

    role, when = who_and_when(by, dated)
    if because is None or not _is_given(because):
        raise UsageError(
            'Say why, in a sentence: --because "They offered a pilot." It is kept in the log, for '
            "our side only.",
        )
    if approved_by and not _is_given(approved_by):
        raise UsageError('Say who has approved it, such as --approved-by "Branch committee".')
    return Decision(when=when, by=role, because=because, approved_by=approved_by)


def _is_given(words: str) -> bool:
    """Whether anything is said: the dots of a command that was copied from here say nothing."""
    return bool(words.strip(" .…"))


def _now() -> datetime:
    """By the clock of this computer, as its owner reads it."""
    return datetime.now().astimezone().replace(microsecond=0, tzinfo=None)


# The negotiation that a command works on, and the command to type next.


@frozen(kw_only=True, slots=False)
class CommandContext:
    """What a command works on, as it was typed: so that the next command can be given in full."""

    folder: Path
    own_clauses: Path | None = None
    """The folder after --pack."""
    by: str | None = None
    """The role after --by."""

    @cached_property
    def pack(self) -> "Pack":
        """The clauses that its drafts are made from: those that were named, or that it began with."""
        from agreementkit.negotiation import remembered_clauses

        return read_pack(self.own_clauses or remembered_clauses(self.folder))

    @cached_property
    def negotiation(self) -> "Negotiation":
        """The negotiation in the folder."""
        from agreementkit import Negotiation

        return Negotiation(folder=self.folder, pack=self.pack)

    @cached_property
    def record(self) -> "Negotiation":
        """The same for what its ledger alone tells: it does not ask for the clauses it began with."""
        from agreementkit import Negotiation

        return Negotiation(folder=self.folder, pack=read_pack(self.own_clauses))

    @cached_property
    def _remembered(self) -> bool:
        """Whether the folder after --pack is what the negotiation began with, and need not be named."""
        from agreementkit.negotiation import remembered_clauses

        with contextlib.suppress(LedgerError):
            began_with = remembered_clauses(self.folder)
            return bool(began_with and self.own_clauses) and (
                Path(began_with or "").resolve() == Path(self.own_clauses or "").resolve()
            )
        return False

    def command(self, name: str, *words: str | Path, writes: bool = True) -> str:
        """A command on this negotiation in full, as it is typed.

        Args:
            name: of the command, such as "send".
            words: what follows the folder.
            writes: whether it asks who does it.
        """
        role_words = (
            ["--by", self.by or "…"] if writes and (self.by or not os.environ.get(BY)) else []
        )
        pack_words = (
            ["--pack", str(self.own_clauses)] if self.own_clauses and not self._remembered else []
        )
        return shell_words(
            "agreementkit", "negotiation", name, self.folder, *words, *role_words, *pack_words
        )

    def next_steps(self, state: "NegotiationState") -> Iterator[str]:
        """What to do next, with the command for it."""
        if state.closed:
            agreed = state.outcome == "agreed"
            if agreed:
                yield f"It is over. For the papers to sign: {self.command('final', writes=False)}"
            over = "" if agreed else "It is over. "
            yield f"{over}To see all that was done: {self.command('log', writes=False)}"
        elif not state.drafts:
            yield f"Next, write the draft to send: {self.command('send')}"
        elif not state.unsettled():
            papers = self.command("final", writes=False)
            yield f"Every clause is settled. For the papers to sign: {papers}"
            yield f"Once they are signed, end it: {self.command('close', '--because', '…')}"
        elif state.last_receipt is None:
            yield f"When it comes back: {self.command('receive', 'THEIR-FILE.docx')}"
            if changed_since_sent(state):
                yield (
                    "What you have changed since is not in the draft that went out. To write one "
                    f"that has it: {self.command('send')}"
                )
        else:
            yield from self._answering(state)
        if state.receipts and state.receipts[-1].despite and not state.closed:
            undo = self.command("undo", "--because", "…")
            yield f"If it was the wrong file after all, take it back: {undo}"

    def _answering(self, state: "NegotiationState") -> Iterator[str]:
        """What to do with what came back."""
        countered = [e.clause for e in state.unsettled() if e.state is ClauseState.COUNTERED]
        if countered:
            package = state.package_of(countered[0])
            named = package.name if package else countered[0]
            # Of all that could be done, this alone gives nothing away.
            what, option = "set one aside", "--park"
            if package and not all(_can_be_parked(id_, state) for id_ in package.clauses):
                named, what, option = countered[0], "put our words on the table again", "--table"
            step = self.command("move", named, option, "--because", "…")
            yield f"Decide on {', '.join(countered)}. To {what}, for example: {step}"
        commented = commented_only(state)
        if commented:
            say = self.command("reply", "--say", f"{commented[0]}=…")
            yield (
                f"They left the words of {', '.join(commented)} alone, and say something in the "
                f"margin. Decide on it, or answer them there: {say}"
            )
        unchanged = returned_unchanged(state)
        if unchanged:
            ours = ("--unchanged", "--agree", "ours", "--because", "…")
            yield f"Agree to what came back as we sent it: {self.command('move', *ours)}"
        if all(each.state is ClauseState.PARKED for each in state.unsettled()):
            # One by one, for to table a package would open what is agreed of it.
            parked = [each.clause for each in state.unsettled()]
            back = self.command("move", parked[0], "--table", "--because", "…")
            yield f"Only what is set aside is open: {', '.join(parked)}. To take one up: {back}"
        yield f"{'Then answer' if countered or commented or unchanged else 'Answer'}: {self.command('reply')}"
        yield from self._several_threads()

    def _several_threads(self) -> Iterator[str]:
        """Of which clauses an answer in the margin must name a thread, and their names."""
        with contextlib.suppress(LedgerError):
            for clause, threads in self.negotiation.threads.items():
                if len(threads) > 1:
                    say = self.command("reply", "--say", f"{clause}.1=…")
                    yield (
                        f"The margin of {clause} has {len(threads)} threads: {'; '.join(threads)}. "
                        f"To answer one: {say}"
                    )

    @contextlib.contextmanager
    def advising(self, *, status: bool = False, again: str = "") -> Iterator[None]:
        """Add the next command to what keeps a step from being taken.

        Args:
            status: whether it helps to see where the clauses stand.
            again: of a decision that may be approved, the command with room for who has; of a
                file that may be taken all the same, the command that does.
        """
        try:
            yield
        except RedLineError as error:
            raise RedLineError(_with_advice(error, f"if it is approved, type: {again}")) from None
        except NotReceivedError as error:
            faults = list(error.faults)
            if error.anyway:
                faults = _with_advice(
                    error, f"if it truly is what the employer sent back, type: {again}"
                )
            raise NotReceivedError(faults, error.kinds, anyway=error.anyway) from None
        except InvalidError as error:
            state = self.negotiation.state
            step = next(self.next_steps(state))
            if status and state.drafts and not state.closed:
                step = f"see where it stands: {self.command('status', writes=False)}"
            raise InvalidError(_with_advice(error, step[:1].lower() + step[1:])) from None


def _with_advice(error: InvalidError, advice: str) -> list[Fault]:
    """The faults of an error, with more to do behind the last."""
    *others, last = error.faults
    return [*others, evolve(last, remedy=f"{last.remedy}; {advice}")]


# Clauses and packages as a person names them: by id, by title, or by the name of the package.


def clause_named(name: str, state: "NegotiationState", pack: "Pack") -> str:
    """The id of the clause, or the name of the package, that a person means.

    A clause of the pack that is not on the table keeps its id, so that the negotiation itself
    says why it cannot be meant.

    Args:
        name: as typed.
        state: of the negotiation.
        pack: the clauses that our drafts are made from.

    Raises:
        UsageError: nothing has that name; says what is nearest.
    """
    known = [*state.clauses, *state.packages]
    if name in known or name in pack:
        return name
    titles = {clause.title: id_ for id_, clause in pack.clauses.items()}
    titles |= {each.title: id_ for id_, each in state.clauses.items()}
    same = [id_ for title, id_ in titles.items() if title.casefold() == name.casefold()]
    if len(same) == 1:
        return same[0]
    advice = suggested_name(name, known or pack.clauses, {})
    message = f'No clause or package is called "{name}": {advice}'
    raise UsageError(message)


def returned_unchanged(state: "NegotiationState") -> tuple[str, ...]:
    """The clauses on the table that came back, for the last draft, just as we sent them.

    One that they commented on, or formatted otherwise, is none of them: somebody must read it.
    One of a package is among them only with all the others of it that are not agreed: it is agreed
    with them, or not at all.
    """
    facts = state.last_receipt.facts if state.last_receipt else {}
    unchanged = {
        id_
        for id_, each in facts.items()
        if each.as_sent and state.clauses[id_].state is ClauseState.TABLED
    }
    for package in state.packages.values():
        open_ones = {
            id_ for id_ in package.clauses if state.clauses[id_].state is not ClauseState.AGREED
        }
        if not open_ones <= unchanged:
            unchanged -= open_ones
    return tuple(id_ for id_ in facts if id_ in unchanged)


def commented_only(state: "NegotiationState") -> tuple[str, ...]:
    """The clauses on the table whose words they left alone, and said something about in the margin."""
    facts = state.last_receipt.facts if state.last_receipt else {}
    return tuple(
        id_
        for id_, each in facts.items()
        if each.comments and not each.altered and state.clauses[id_].state is ClauseState.TABLED
    )


def _can_be_parked(clause: str, state: "NegotiationState") -> bool:
    """Whether it is open, or set aside already: not where we have taken it off the table."""
    settled = (ClauseState.AGREED, ClauseState.WITHDRAWN)
    return state.clauses[clause].state not in settled


def changed_since_sent(state: "NegotiationState") -> bool:
    """Whether our text is another since the last draft went out."""
    from agreementkit.negotiation import Moved, Replaced, Sent, Withdrawn

    last = max(n for n, entry in enumerate(state.entries) if isinstance(entry, Sent))
    return any(isinstance(each, Moved | Replaced | Withdrawn) for each in state.entries[last:])


# What a command says when it is done.


def show_recorded(context: CommandContext) -> None:
    """What was recorded last, and what to do next."""
    from agreementkit.negotiation import describe_entry

    show_paragraph(describe_entry(context.negotiation.log[-1]), hang=2)
    show_next(context)


def show_next(context: CommandContext, state: "NegotiationState | None" = None) -> None:
    """What is wrong or odd about the folder, and what to do next, with the commands to type."""
    trouble = context.negotiation.trouble
    for fault in trouble:
        print_message(str(fault))
    for words in context.negotiation.remarks:
        print_message(words)
    if trouble:
        # No other step can be taken before.
        return
    for step in context.next_steps(state or context.negotiation.state):
        print_message(step)


def show_sent(context: CommandContext, file: Path) -> None:
    """Which file is to be sent, and what else belongs to sending it."""
    results_console().print(printable_name(file), soft_wrap=True)
    print_message("Send this file. Nothing else in the folder may go to the employer.")
    seal = context.negotiation.verify().seal
    print_message(
        f"Put this seal into your e-mail: it can show later that no record was changed. {seal}"
    )
    show_next(context)


def show_written(file: Path, *, json: bool) -> None:
    """Which file was written for our side; beside JSON, that is no result.

    Args:
        file: where it is.
        json: whether the results are JSON.
    """
    words = f"Written, for our side: {printable_name(file)}"
    if json:
        print_message(words)
    else:
        results_console().print(words, soft_wrap=True)
