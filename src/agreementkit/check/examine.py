"""One document against the rules."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from agreementkit.check.acceptance import set_apart
from agreementkit.check.case import Case
from agreementkit.check.coverage import coverage_of, graded
from agreementkit.model import Agreement, Document, Pack, Report, Severity

if TYPE_CHECKING:
    from agreementkit.check.rule import Rule

__all__ = ["examine"]

_WORST_FIRST = {severity: place for place, severity in enumerate(Severity)}


def examine(
    document: Document,
    agreement: Agreement,
    pack: Pack,
    *,
    rules: "Iterable[Rule] | None" = None,
    as_at: date | None = None,
) -> Report:
    """What an agreement covers, and where it falls short. Nothing is repaired.

    Args:
        document: the agreement as composed.
        agreement: what it was composed from.
        pack: the clauses it was made from.
        rules: what to look for; None asks the rules that are on by default and those
            of the pack.
        as_at: the day whose law counts; None takes the commencement, or else the date
            of the draft.

    Raises:
        InvalidError: two of the rules have one id.
    """
    from agreementkit.check.selection import selected

    asked = selected(pack) if rules is None else tuple(rules)
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
        as_at=as_at,
    )
    found = [finding for rule in asked for finding in rule.findings(case)]
    findings, accepted = set_apart(found, agreement, asked, pack)
    return Report(
        strategy=pack.strategy.title,
        position=agreement.position,
        areas=areas,
        framework=framework,
        findings=tuple(sorted(findings, key=lambda finding: _WORST_FIRST[finding.severity])),
        accepted=accepted,
    )
