"""A case that notes what a rule asks of it."""

from attrs import field, frozen

from agreementkit.check import Case, graded
from agreementkit.check.coverage import coverage_of
from agreementkit.model import Agreement, Document, Employer, Pack, Value

__all__ = ["Watched", "watched"]


@frozen(kw_only=True)
class Watched(Case):
    """A case that notes whose values a rule asks for, and whether it asks for the employer."""

    asked: dict[str, None] = field(factory=dict)
    """Clauses, in the order in which they were asked about."""
    facts: dict[str, None] = field(factory=dict)
    """Not empty once the employer was asked for."""

    def value(self, clause: str, name: str) -> Value | None:
        """As of any case, and noted."""
        self.asked.setdefault(clause)
        return Case.value(self, clause, name)

    @property
    def employer(self) -> Employer | None:
        """As of any case, and noted."""
        self.facts.setdefault("employer")
        named = self.agreement.employer
        return named if isinstance(named, Employer) else None


def watched(document: Document, agreement: Agreement, pack: Pack) -> Watched:
    """A document with what rules look at."""
    clauses = graded(document, pack)
    return Watched(
        agreement=agreement,
        pack=pack,
        document=document,
        clauses=clauses,
        areas=tuple(coverage_of(area, clauses, pack) for area in pack.strategy.areas),
        framework=coverage_of(pack.strategy.framework, clauses, pack),
    )
