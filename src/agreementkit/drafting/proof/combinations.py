"""Every way in which a clause can stand: its flags and choices, the facts it tests, positions.

A condition tests one flag, one choice or one fact, so these decide which units of a clause
stand, and nothing else does. Their product is small, and it is tried whole.
"""

from collections.abc import Iterator, Mapping
from itertools import product

from attrs import frozen

from agreementkit.model.agreement import Employer
from agreementkit.model.clause import (
    FACT_CHOICES,
    FACT_FLAGS,
    Clause,
    Parameter,
    Position,
    Provision,
)
from agreementkit.model.template import conditions
from agreementkit.model.values import Kind, Value, as_toml

Facts = tuple[tuple[str, Value], ...]
_FACTS: Mapping[str, tuple[Value, ...]] = {
    **dict.fromkeys(sorted(FACT_FLAGS), (False, True)),
    **FACT_CHOICES,
}
"""Each fact that a condition can test, with the values it can have."""


@frozen(kw_only=True)
class Combination:
    """One way in which a clause can stand."""

    clause: str
    position: Position
    values: tuple[tuple[str, Value | None], ...] = ()
    """A value for each flag and choice; None where the clause has none and nobody set one."""
    facts: Facts = ()
    """Those that the clause tests."""

    @property
    def provision(self) -> Provision:
        """The clause as an agreement would use it."""
        own = {name: value for name, value in self.values if value is not None}
        return Provision(clause=self.clause, position=self.position, settings=own)

    @property
    def employer(self) -> Employer:
        """An employer of whom the facts are true."""
        facts = dict(self.facts)
        return Employer(
            name="the body",
            legal_name="The Body",
            jurisdiction=str(facts.get("jurisdiction", _FACTS["jurisdiction"][0])),
            crown=facts.get("crown") is True,
            pay_remit=facts.get("pay_remit") is True,
        )

    def fits(self, facts: Facts) -> bool:
        """Whether it can stand for an employer of whom some facts are true."""
        return set(self.facts) <= set(facts)

    def __str__(self) -> str:
        written = [
            f"{name} not set" if value is None else f"{name} = {as_toml(value)}"
            for name, value in (*self.values, *self.facts)
        ]
        return ", ".join([f"at {self.position}", *written])


def combinations(clause: Clause) -> Iterator[Combination]:
    """Every way in which a clause can stand, at each position.

    >>> import agreementkit as ak
    >>> found = list(combinations(ak.load_pack()["privatisation-safeguard"]))
    >>> len(found), str(found[0])
    (9, 'at opening, mode = "ban"')
    """
    tested = {condition.name for _, condition in conditions(clause.body)}
    facts = _product({name: each for name, each in _FACTS.items() if name in tested})
    for position in Position:
        options = {
            parameter.name: _options(parameter, position)
            for parameter in clause.parameters
            if parameter.kind in (Kind.FLAG, Kind.CHOICE)
        }
        for values, true in product(_product(options), facts):
            yield Combination(clause=clause.id, position=position, values=values, facts=_set(true))


def every_fact() -> Iterator[Facts]:
    """Every kind of employer that conditions can tell apart."""
    yield from map(_set, _product(_FACTS))


def _options(parameter: Parameter, position: Position) -> tuple[Value | None, ...]:
    values: tuple[Value | None, ...] = parameter.choices or (True, False)
    return values if parameter.at(position) is not None else (*values, None)


def _product(
    options: Mapping[str, tuple[Value | None, ...]],
) -> list[tuple[tuple[str, Value | None], ...]]:
    return [tuple(zip(options, chosen, strict=True)) for chosen in product(*options.values())]


def _set(pairs: tuple[tuple[str, Value | None], ...]) -> Facts:
    return tuple((name, value) for name, value in pairs if value is not None)
