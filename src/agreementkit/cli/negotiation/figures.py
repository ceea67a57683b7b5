"""Figures on the command line, each written as in an agreement file."""

import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from agreementkit import Kind, Pack, Parameter
from agreementkit.cli.exits import UsageError
from agreementkit.cli.negotiation.names import clause_named, expanded
from agreementkit.cli.reading import named

if TYPE_CHECKING:
    from agreementkit.model import Value
    from agreementkit.negotiate.state import NegotiationState

__all__ = ["own_figures"]

_WORDS = (Kind.TEXT, Kind.CHOICE)


def own_figures(
    given: Iterable[str],
    names: tuple[str, ...],
    now: "NegotiationState",
    pack: Pack,
) -> "Mapping[str, Mapping[str, Value]]":
    """What stands after --set, by clause and value.

    Args:
        given: such as "notice=17", or "advance-notice.notice=17" where several clauses move.
        names: the clauses and packages that move.
        now: what is on the table.
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
        id_ = clause_named(clause, now, pack) if dot else _only(names, now, name)
        parameter = _parameter(id_, value, pack)
        mine = found.setdefault(id_, {})
        if value in mine:
            raise UsageError(f'"{name}" is set twice: set it once.')
        mine[value] = _value(text.strip(), parameter, each)
    return found


def _only(names: tuple[str, ...], now: "NegotiationState", value: str) -> str:
    clauses = expanded(names, now)
    if len(clauses) > 1:
        raise UsageError(
            f"Several clauses move: say which one has the value, --set {clauses[0]}.{value}=…",
        )
    return clauses[0]


def _parameter(clause: str, value: str, pack: Pack) -> Parameter:
    known = {each.name: each for each in pack[clause].parameters} if clause in pack else {}
    if not known:
        raise UsageError(f'Clause "{clause}" has no figures to set.')
    return named(value, known, "value", {each.label: each.name for each in known.values()})


def _value(text: str, parameter: Parameter, given: str) -> "Value":
    """A figure as the file would have it; a text needs no quotation marks here.

    Raises:
        UsageError: it does not fit the value.
    """
    value = _read(text)
    if parameter.kind in _WORDS and not isinstance(value, str):
        value = text
    fault = parameter.fault(value)
    if fault:
        raise UsageError(f"--set {given}: {fault}.")
    return value  # type: ignore[return-value] # the parameter has judged it


def _read(text: str) -> object:
    try:
        value = tomllib.loads(f"value = {text}", parse_float=Decimal)["value"]
    except (tomllib.TOMLDecodeError, ArithmeticError, RecursionError, ValueError):
        # Quotation marks that the shell has taken away.
        return text
    return tuple(value) if isinstance(value, list) else value
