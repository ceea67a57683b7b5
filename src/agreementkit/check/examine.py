"""One document against every rule."""

from agreementkit.check.coverage import coverage_of, graded
from agreementkit.check.rule import Case
from agreementkit.check.rules import RULES
from agreementkit.model import Agreement, Document, Pack, Report

__all__ = ["examine"]


def examine(document: Document, agreement: Agreement, pack: Pack) -> Report:
    """What an agreement covers, and where it falls short. Nothing is repaired.

    Args:
        document: the agreement as composed.
        agreement: what it was composed from.
        pack: the clauses it was made from.
    """
    clauses = graded(document, pack)
    areas = tuple(coverage_of(area, clauses, pack) for area in pack.strategy.areas)
    framework = coverage_of(pack.strategy.framework, clauses, pack)
    case = Case(
        agreement=agreement,
        pack=pack,
        document=document,
        clauses=clauses,
        areas=areas,
        framework=framework,
    )
    return Report(
        strategy=pack.strategy.title,
        position=agreement.position,
        areas=areas,
        framework=framework,
        findings=tuple(finding for rule in RULES for finding in rule.findings(case)),
    )
