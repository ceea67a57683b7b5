"""A clause as an agreement uses it, and sets of them that can be joined."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve, field, frozen

from agreementkit.errors import Fault, InvalidError
from agreementkit.model.kind import Value, as_value
from agreementkit.model.nearest import did_you_mean
from agreementkit.model.parameter import Parameter
from agreementkit.model.position import Position, as_position
from agreementkit.model.visibility import NEUTRAL, SHARED

__all__ = ["Bundle", "Provision"]

Settings = tuple[tuple[str, Value], ...]


def _settings(values: "Mapping[str, Value] | Settings") -> Settings:
    pairs = values.items() if isinstance(values, Mapping) else values
    named = ((name, as_value(value)) for name, value in pairs)
    return tuple(sorted(named, key=lambda pair: pair[0]))


def _position(value: Position | str | None) -> Position | None:
    return None if value is None else as_position(value)


@frozen(kw_only=True)
class Provision:
    """A clause in an agreement: at which position, with which figures of our own."""

    clause: str = field(metadata=NEUTRAL)
    position: Position | None = field(default=None, converter=_position)
    """None follows the agreement's own position."""
    settings: Settings = field(default=(), converter=_settings, metadata=SHARED)
    """Our own figures, by parameter name; they stand at every position."""

    def value(self, parameter: Parameter, position: Position) -> Value | None:
        """Our own figure for one of its clause's parameters, or else the clause's.

        Args:
            parameter: of the same clause.
            position: the agreement's own; it holds where the provision has none.
        """
        return dict(self.settings).get(parameter.name, parameter.at(self.position or position))

    def must_fit(self, parameters: Iterable[Parameter]) -> None:
        """Raise `InvalidError` where a figure of ours does not fit the parameters."""
        known = {parameter.name: parameter for parameter in parameters}
        faults = []
        for name, value in self.settings:
            parameter = known.get(name)
            message = parameter.fault(value) if parameter else "the clause has no such value"
            if message:
                faults.append(
                    Fault(
                        key=f"clauses.{self.clause}.{name}",
                        message=message,
                        remedy=_remedy(name, parameter, list(known)),
                    ),
                )
        if faults:
            raise InvalidError(faults)


def _remedy(name: str, parameter: Parameter | None, known: list[str]) -> str:
    if parameter is not None:
        return f"correct {name} ({parameter.label[:1].lower() + parameter.label[1:]})"
    return did_you_mean(name, known)


def _by_id(provisions: "Iterable[Provision]") -> tuple[Provision, ...]:
    return tuple(sorted({p.clause: p for p in provisions}.values(), key=lambda p: p.clause))


@frozen
class Bundle:
    """A set of provisions, at most one for each clause.

    `|` joins two bundles and `+` adds one provision: of two for the same clause
    the last wins. `-` takes one out by its clause's id, and raises `InvalidError`
    where there is none.

    >>> a, b = Provision(clause="scope"), Provision(clause="disputes")
    >>> len(Bundle([a]) | Bundle([b])), len(Bundle([a, b]) - "scope")
    (2, 1)
    """

    provisions: tuple[Provision, ...] = field(default=(), converter=_by_id)

    def __or__(self, other: "Bundle") -> "Bundle":
        return Bundle(self.provisions + other.provisions)

    def __add__(self, provision: Provision) -> "Bundle":
        return Bundle((*self.provisions, provision))

    def __sub__(self, clause: str) -> "Bundle":
        if clause not in self:
            # A misspelt id must not pass for a clause taken out.
            remedy = did_you_mean(clause, [p.clause for p in self])
            message = f'there is no clause "{clause}" here to take out'
            raise InvalidError([Fault(message=message, remedy=remedy)])
        return Bundle(p for p in self.provisions if p.clause != clause)

    def __iter__(self) -> Iterator[Provision]:
        return iter(self.provisions)

    def __len__(self) -> int:
        return len(self.provisions)

    def __contains__(self, clause: object) -> bool:
        return any(p.clause == clause for p in self.provisions)

    def at(self, position: Position | str) -> "Bundle":
        """The same provisions, each at that position; figures of our own stay."""
        return Bundle(evolve(p, position=as_position(position)) for p in self.provisions)
