"""The figures of a clause that a concession moves, as a negotiator names them, and which way."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum

from attrs import frozen

from agreementkit.model.clause import Parameter, Position, Provision
from agreementkit.model.values import UNITS, Kind, Value, as_toml, date_in_words


class MoveDirection(StrEnum):
    """What a move of a figure is to members."""

    WORSE = "worse"
    BETTER = "better"
    OPEN = "open"
    """Nobody but a person can say: a text or a date, or a value that was or is not set."""


@frozen(kw_only=True)
class FigureMove:
    """A negotiable value that a concession moves."""

    clause: str
    parameter: str
    label: str
    before: str
    """With its unit: `26 weeks`."""
    after: str
    """`gone` where the clause is."""
    way: MoveDirection
    rule: str
    """Which way is worse: `lower is worse`."""


def moved_figures(
    parameters: tuple[Parameter, ...],
    before: Provision,
    after: Provision | None,
    position: Position,
) -> Iterator[FigureMove]:
    """Each value of a clause that is not what it was.

    Args:
        parameters: of the clause.
        before: as the agreement had it.
        after: as it is conceded; None where the clause is dropped.
        position: the agreement's own.
    """
    for parameter in parameters:
        old = before.value(parameter, position)
        new = after.value(parameter, position) if after else None
        if old == new:
            continue
        yield FigureMove(
            clause=before.clause,
            parameter=parameter.name,
            label=parameter.label,
            before=with_unit(parameter, old),
            after=with_unit(parameter, new) + _without(old, new) if after else "gone",
            way=_direction(parameter, old, new) if after else MoveDirection.WORSE,
            rule=_describe_worse(parameter),
        )


def _without(old: Value | None, new: Value | None) -> str:
    """Which items of a list are lost, where some are."""
    if not (isinstance(old, tuple) and isinstance(new, tuple)):
        return ""
    lost = [item for item in old if item not in new]
    return f", without: {'; '.join(lost)}" if lost else ""


def with_unit(parameter: Parameter, value: Value | None) -> str:
    """A value with its unit, as one would say it in the room.

    >>> weeks = Parameter(name="n", kind="weeks", label="Notice", range=(1, 52),
    ...                   better="higher", source=["proposal"])
    >>> with_unit(weeks, 1), with_unit(weeks, 26), with_unit(weeks, None)
    ('1 week', '26 weeks', 'not set')
    """
    match value:
        case None:
            return "not set"
        case bool():
            return "yes" if value else "no"
        case tuple():
            return "1 item" if len(value) == 1 else f"{len(value)} items"
        case str():
            return as_toml(value)
        case date():
            return date_in_words(value)
        case _:
            return _counted(parameter.kind, value)


def _counted(kind: Kind, value: int | Decimal) -> str:
    if kind in UNITS:
        return f"{value} {kind.removesuffix('s') if value == 1 else kind}"
    return {Kind.PERCENT: f"{value}%", Kind.MONEY: f"£{value:,}"}.get(kind, str(value))


def _describe_worse(parameter: Parameter) -> str:
    """Which way is worse for members, in words."""
    match parameter.kind:
        case Kind.FLAG:
            return f"{'no' if parameter.better else 'yes'} is worse"
        case Kind.CHOICE:
            return f"best first: {', '.join(parameter.choices)}"
        case Kind.LIST:
            return f"{'fewer' if parameter.better == 'higher' else 'more'} is worse"
        case Kind.TEXT | Kind.DATE:
            return "judge it yourself"
        case _:
            return f"{'lower' if parameter.better == 'higher' else 'higher'} is worse"


def _direction(parameter: Parameter, old: Value | None, new: Value | None) -> MoveDirection:
    if old is None or new is None or parameter.kind in (Kind.TEXT, Kind.DATE):
        return MoveDirection.OPEN
    if parameter.no_better(new, old):
        return MoveDirection.WORSE
    return MoveDirection.BETTER if parameter.no_better(old, new) else MoveDirection.OPEN
