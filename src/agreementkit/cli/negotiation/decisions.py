"""`agreementkit negotiation move` and `package`: decisions on clauses, each with its reason."""

import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal

from attrs import frozen
from cyclopts import Parameter as Option

from agreementkit import Pack, Parameter
from agreementkit.cli.exits import Exit, UsageError
from agreementkit.cli.inputs import resolve_name
from agreementkit.cli.negotiation.context import (
    Approved,
    Because,
    By,
    CommandContext,
    Dated,
    Folder,
    OwnClauses,
    clause_named,
    decision_from,
    returned_unchanged,
    show_recorded,
)
from agreementkit.packs import Kind

if TYPE_CHECKING:
    from agreementkit import Decision
    from agreementkit.negotiation import NegotiationState
    from agreementkit.packs import Value


def move(
    folder: Folder,
    /,
    *clauses: str,
    to: Literal["opening", "target", "fallback"] | None = None,
    figures: Annotated[tuple[str, ...], Option(name="--set")] = (),
    take: tuple[int, ...] = (),
    agree: Literal["ours", "theirs"] | None = None,
    park: bool = False,
    withdraw: bool = False,
    back: Annotated[bool, Option(name="--table")] = False,
    unchanged: bool = False,
    anyway: bool = False,
    because: Because = None,
    approved_by: Approved = "",
    by: By = None,
    dated: Dated = None,
    pack: OwnClauses = None,
) -> Exit:
    """Decide on clauses: move them, agree them, or set them aside. Nothing moves by itself.

    Parameters
    ----------
    clauses
        The clauses, by id or title, or a package by its name, which stands for its clauses.
    to
        The position to go to.
    figures
        A figure of our own, such as notice=17, written as in the agreement file. Give it
        again for each. Where several clauses move: advance-notice.notice=17.
    take
        Take one of the changes that a clause came back with into our text, by its number, and
        leave the others; the clause stays open. Give it again for each.
    agree
        Agree provisionally, in our words or in theirs as they last came back.
    park
        Set aside for now.
    withdraw
        Take off the table.
    back
        Put on the table again, in our words.
    unchanged
        With --agree ours: every clause on the table that last came back just as we sent it.
    anyway
        With --agree theirs or --take, although something hangs in the clause that is no part of
        its words, such as a footnote, a text box or a picture. It is not agreed then.
    """
    step = _only_step(to, figures, take, agree, park=park, withdraw=withdraw, back=back)
    context = CommandContext(folder=folder, own_clauses=pack, by=by)
    decision = decision_from(because, approved_by, by, dated)
    state = context.negotiation.state
    if unchanged and step.values != ("ours",):
        raise UsageError(
            "--unchanged goes with --agree ours: those clauses came back in our words."
        )
    if anyway and step.option != "--take" and step.values != ("theirs",):
        raise UsageError(
            "--anyway goes with --agree theirs and --take: it leaves out what hangs in a clause."
        )
    names = tuple(clause_named(each, state, context.pack) for each in clauses)
    names += returned_unchanged(state) if unchanged else ()
    if not names:
        raise UsageError(
            "No clause on the table came back just as we sent it."
            if unchanged
            else "Name the clauses, or a package, right after the folder.",
        )
    again = context.command(
        "move", *names, *step.words, "--because", decision.because, "--approved-by", "…"
    )
    with context.advising(status=True, again=again):
        _take(step, names, decision, context, anyway=anyway)
    show_recorded(context)
    return Exit.FINE


@frozen
class _Step:
    """The one thing that is to be done."""

    option: str
    values: tuple[str, ...] = ()

    @property
    def words(self) -> list[str]:
        """As they are typed."""
        each = [word for value in self.values for word in (self.option, value)]
        return each or [self.option]


def _only_step(
    to: str | None,
    figures: tuple[str, ...],
    take: tuple[int, ...],
    agree: str | None,
    *,
    park: bool,
    withdraw: bool,
    back: bool,
) -> _Step:
    """The one thing that is asked for.

    Raises:
        UsageError: nothing is, or more than one thing.
    """
    given = [
        *([_Step("--to", (to,))] if to else []),
        *([_Step("--set", figures)] if figures else []),
        *([_Step("--take", tuple(map(str, take)))] if take else []),
        *([_Step("--agree", (agree,))] if agree else []),
        *([_Step("--park")] if park else []),
        *([_Step("--withdraw")] if withdraw else []),
        *([_Step("--table")] if back else []),
    ]
    if len(given) > 1:
        raise UsageError(f"{given[0].option} and {given[1].option} are two steps: take one first.")
    if not given:
        raise UsageError(
            "Say what to do with them: --to target, --set notice=17, --take 2, --agree theirs, "
            "--park, --withdraw or --table.",
        )
    return given[0]


def _take(
    step: _Step,
    names: tuple[str, ...],
    decision: "Decision",
    context: CommandContext,
    *,
    anyway: bool,
) -> None:
    negotiation = context.negotiation
    match step.option:
        case "--to":
            negotiation.move(names, decision, to=step.values[0])
        case "--set":
            figures = parse_figures(step.values, names, negotiation.state, context.pack)
            negotiation.move(names, decision, figures=figures)
        case "--take" if len(names) > 1:
            raise UsageError(
                "Take the changes of one clause at a time: each clause counts its own."
            )
        case "--take":
            negotiation.take(names[0], map(int, step.values), decision, anyway=anyway)
        case "--agree":
            negotiation.agree(names, decision, words=step.values[0], anyway=anyway)
        case "--park":
            negotiation.park(names, decision)
        case "--withdraw":
            negotiation.withdraw(names, decision)
        case _:
            negotiation.table(names, decision)


def package(
    folder: Folder,
    name: str,
    /,
    *clauses: str,
    because: Because = None,
    by: By = None,
    dated: Dated = None,
    pack: OwnClauses = None,
) -> Exit:
    """Tie clauses together: they are moved and agreed together, or not at all.

    Parameters
    ----------
    name
        What to call the package, such as jobs-for-data.
    clauses
        Two clauses or more, by id or title. With none, the package is dissolved.
    """
    context = CommandContext(folder=folder, own_clauses=pack, by=by)
    decision = decision_from(because, "", by, dated)
    state = context.negotiation.state
    tied = [clause_named(each, state, context.pack) for each in clauses]
    with context.advising(status=True):
        context.negotiation.package(name, tied, decision)
    show_recorded(context)
    return Exit.FINE


# Figures on the command line, each written as in an agreement file.

_TYPED_AS_WORDS = (Kind.TEXT, Kind.CHOICE)


def parse_figures(
    given: Iterable[str],
    names: tuple[str, ...],
    state: "NegotiationState",
    pack: Pack,
) -> "Mapping[str, Mapping[str, Value]]":
    """What stands after --set, by clause and value.

    Args:
        given: such as "notice=17", or "advance-notice.notice=17" where several clauses move.
        names: the clauses and packages that move.
        state: of the negotiation.
        pack: the clauses with the kind of each value.

    Raises:
        UsageError: nothing can be set under that name, or not to that; says what could.
    """
    found: dict[str, dict[str, Value]] = {}
    for each in given:
        name, equals, text = each.partition("=")
        clause, dot, value = name.strip().rpartition(".")
        if not equals or not value or not text.strip():
            raise UsageError(f"Write the value, an equals sign and the figure: not {each}.")
        id_ = clause_named(clause, state, pack) if dot else _only_clause(names, state, name)
        parameter = _parameter(id_, value, pack)
        figures = found.setdefault(id_, {})
        if value in figures:
            raise UsageError(f'"{name}" is set twice: set it once.')
        figures[value] = _value(text.strip(), parameter, each)
    return found


def _only_clause(names: tuple[str, ...], state: "NegotiationState", value: str) -> str:
    clauses = state.without_packages(names)
    if len(clauses) > 1:
        raise UsageError(
            f"Several clauses move: say which one has the value, --set {clauses[0]}.{value}=…",
        )
    return clauses[0]


def _parameter(clause: str, value: str, pack: Pack) -> Parameter:
    known = {each.name: each for each in pack[clause].parameters} if clause in pack else {}
    if not known:
        raise UsageError(f'Clause "{clause}" has no figures to set.')
    return resolve_name(value, known, "value", {each.label: each.name for each in known.values()})


def _value(text: str, parameter: Parameter, given: str) -> "Value":
    """A figure as the file would have it; a text needs no quotation marks here.

    Raises:
        UsageError: it does not fit the value.
    """
    value = _toml_value(text)
    if parameter.kind in _TYPED_AS_WORDS and not isinstance(value, str):
        value = text
    fault = parameter.fault(value)
    if fault:
        raise UsageError(f"--set {given}: {fault}.")
    return value  # type: ignore[return-value] # the parameter has judged it


def _toml_value(text: str) -> object:
    try:
        value = tomllib.loads(f"value = {text}", parse_float=Decimal)["value"]
    except (tomllib.TOMLDecodeError, ArithmeticError, RecursionError, ValueError):
        # Quotation marks that the shell has taken away.
        return text
    return tuple(value) if isinstance(value, list) else value
