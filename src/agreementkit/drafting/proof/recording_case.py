"""A case that notes what a rule asks of it, so that a proof tries only what the rule can tell apart."""

from attrs import field, frozen

from agreementkit.checking.case import Case
from agreementkit.checking.grading import coverage_of, graded
from agreementkit.model.agreement import Agreement, Employer
from agreementkit.model.document import Document
from agreementkit.model.pack import Pack
from agreementkit.model.values import Value


@frozen(kw_only=True)
class RecordingCase(Case):
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


def recording_case(document: Document, agreement: Agreement, pack: Pack) -> RecordingCase:
    """A document with what rules look at."""
    clauses = graded(document, pack)
    return RecordingCase(
        agreement=agreement,
        pack=pack,
        document=document,
        clauses=clauses,
        areas=tuple(coverage_of(area, clauses, pack) for area in pack.strategy.areas),
        framework=coverage_of(pack.strategy.framework, clauses, pack),
    )
