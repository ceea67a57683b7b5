"""What a rule is given to look at: one agreement, and what all rules need of it, read once."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from attrs import frozen

from agreementkit.check.coverage import GradedClause
from agreementkit.check.marks import Marks, marks_of
from agreementkit.check.times import Time
from agreementkit.check.wording import Sentence, Wording
from agreementkit.model import (
    Agreement,
    AreaCoverage,
    Document,
    Employer,
    Law,
    Pack,
    Parameter,
    Provision,
    Value,
)
from agreementkit.model.dates import in_words
from agreementkit.model.kind import UNITS

__all__ = ["Case"]


@frozen(kw_only=True)
class Case:
    """One agreement under examination: what was asked for, and the text it became."""

    agreement: Agreement
    pack: Pack
    document: Document
    clauses: Mapping[str, GradedClause]
    areas: tuple[AreaCoverage, ...]
    framework: AreaCoverage
    as_at: date | None = None
    """The day whose law counts; None takes the agreement's own."""

    @cached_property
    def wording(self) -> Wording:
        """Every sentence of the clauses, to be asked for by its words."""
        return Wording(
            statements={id_: clause.statements for id_, clause in self.clauses.items()},
        )

    @cached_property
    def marks(self) -> Marks:
        """Terms, blanks and citations, each with its clause."""
        return marks_of(self.document)

    @cached_property
    def provisions(self) -> Mapping[str, Provision]:
        """What the agreement says of each clause, by its id."""
        return {provision.clause: provision for provision in self.agreement.provisions}

    @cached_property
    def employer(self) -> Employer | None:
        """The employer with all that is known of it; None where nobody knows it."""
        named = self.agreement.employer
        if isinstance(named, Employer):
            return named
        directory = self.pack.sector(self.agreement.sector).employers
        return next((employer for employer in directory if employer.name == named), None)

    @property
    def in_crown_employment(self) -> bool:
        """Whether its staff are the Crown's, so that parts of the law differ."""
        return bool(self.employer and self.employer.crown)

    @property
    def day(self) -> date | None:
        """The day whose law counts: the one asked for, the commencement, or the draft's date."""
        return self.as_at or self.agreement.commencement or self.agreement.version.dated

    def place(self, clause: str | None, number: str = "") -> str:
        """A clause as a person finds it: `clause 7 (Notice of new systems)`.

        Args:
            clause: its id; None for what stands in no clause.
            number: of the paragraph, where that is known: `7.2(a)`.
        """
        if not clause:
            return "the schedules"
        if clause in self.clauses:
            heading = self.clauses[clause].heading
            return f"clause {number or heading.number} ({heading.title})"
        return clause

    def number(self, sentence: Sentence) -> str:
        """The number of the paragraph that a sentence stands in: `7.2(a)`."""
        return self.wording.number(sentence, self.document)

    def parameter(self, clause: str, name: str) -> Parameter | None:
        """A parameter of a clause; None where the pack has no such clause or value."""
        return self.pack[clause].parameter(name) if clause in self.pack else None

    def value(self, clause: str, name: str) -> Value | None:
        """What a parameter comes to in the agreement; None where it or its clause is absent."""
        known, held = self.parameter(clause, name), self.provisions.get(clause)
        return held.value(known, self.agreement.position) if known and held else None

    def time(self, clause: str, name: str) -> Time | None:
        """A value as a time; None where it is none, as in clauses of a pack of one's own."""
        known, value = self.parameter(clause, name), self.value(clause, name)
        if known and known.kind in UNITS and isinstance(value, int):
            return Time(amount=value, kind=known.kind)
        return None

    def authorities(self, keys: tuple[str, ...]) -> str:
        """What some authorities are, and as at which day that was looked up."""
        return " ".join(_authority(self.pack.laws[key]) for key in keys if key in self.pack.laws)


def _authority(law: Law) -> str:
    since = f" since {in_words(law.since)}" if law.since else ""
    cite = law.cite[:1].upper() + law.cite[1:]
    return f"{cite}: {law.status}{since} when last looked up, on {in_words(law.checked)}."
