"""What a rule is, and what it is given to look at."""

from collections.abc import Callable, Iterator, Mapping

from attrs import frozen

from agreementkit.check.coverage import GradedClause
from agreementkit.check.times import Time
from agreementkit.model import (
    Agreement,
    AreaCoverage,
    Document,
    Finding,
    Pack,
    Parameter,
    Severity,
    Value,
)
from agreementkit.model.kind import UNITS

__all__ = ["Case", "Rule"]


@frozen(kw_only=True)
class Case:
    """One agreement under examination: what was asked for, and the text it became."""

    agreement: Agreement
    pack: Pack
    document: Document
    clauses: Mapping[str, GradedClause]
    areas: tuple[AreaCoverage, ...]
    framework: AreaCoverage

    def place(self, clause: str | None) -> str:
        """A clause as a person finds it: `clause 7 (Notice of new systems)`."""
        if clause is None:
            return "the schedules"
        if clause in self.clauses:
            heading = self.clauses[clause].heading
            return f"clause {heading.number} ({heading.title})"
        return clause

    def parameter(self, clause: str, name: str) -> Parameter | None:
        """A parameter of a clause; None where the pack has no such clause or value."""
        return self.pack[clause].parameter(name) if clause in self.pack else None

    def value(self, clause: str, name: str) -> Value | None:
        """What a parameter comes to in the agreement; None where it or its clause is absent."""
        known = self.parameter(clause, name)
        held = {provision.clause: provision for provision in self.agreement.provisions}.get(clause)
        return held.value(known, self.agreement.position) if known and held else None

    def time(self, clause: str, name: str) -> Time | None:
        """A value as a time; None where it is none, as in clauses of a pack of one's own."""
        known, value = self.parameter(clause, name), self.value(clause, name)
        if known and known.kind in UNITS and isinstance(value, int):
            return Time(amount=value, kind=known.kind)
        return None


@frozen(kw_only=True)
class Rule:
    """One way to fall short: its stable id, how bad it is, and how it is found."""

    id: str
    severity: Severity
    title: str
    find: Callable[[Case], Iterator[tuple[str, str, str]]]
    """Yields place, message and remedy for each case found."""

    def findings(self, case: Case) -> Iterator[Finding]:
        """Every finding of this rule."""
        for place, message, remedy in self.find(case):
            yield Finding(
                rule=self.id,
                severity=self.severity,
                place=place,
                message=message,
                remedy=remedy,
            )
