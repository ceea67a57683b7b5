"""What holds at every position: the weakest of several reports."""

from collections.abc import Sequence

from attrs import evolve

from agreementkit.check.acceptance import UNUSED
from agreementkit.model import AreaCoverage, Finding, Report, Severity

__all__ = ["weakest"]


def weakest(reports: Sequence[Report]) -> Report:
    """One report with the worst grade of each topic, and every finding once, the worst first.

    Args:
        reports: on the same agreement at several positions, the best position first.
    """
    last, worst_first = reports[-1], list(Severity)
    findings = dict.fromkeys(
        finding
        for report in reports
        for finding in report.findings
        if finding.rule != UNUSED or _everywhere(finding, reports)
    )
    return evolve(
        last,
        areas=tuple(
            _worst([report.areas[index] for report in reports]) for index in range(len(last.areas))
        ),
        framework=_worst([report.framework for report in reports]),
        findings=tuple(sorted(findings, key=lambda finding: worst_first.index(finding.severity))),
        accepted=tuple(dict.fromkeys(each for report in reports for each in report.accepted)),
    )


def _everywhere(finding: Finding, reports: Sequence[Report]) -> bool:
    """Whether an acceptance does nothing at any of the positions."""
    return all(finding in report.findings for report in reports)


def _worst(same: Sequence[AreaCoverage]) -> AreaCoverage:
    topics = zip(*(area.topics for area in same), strict=True)
    return evolve(
        same[0],
        topics=tuple(min(topic, key=lambda each: each.grade) for topic in topics),
    )
