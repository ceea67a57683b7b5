"""Reports as plain values; `docs/reference/json.md` fixes their names."""

from collections.abc import Mapping

from agreementkit import Finding, Report
from agreementkit.model import AreaCoverage

__all__ = ["finding_as_json", "report_as_json"]


def report_as_json(report: Report, position: str) -> dict[str, object]:
    """A report as plain values.

    Args:
        report: what a check found.
        position: `all` where it holds the worst of all three.
    """
    return {
        "format": 1,
        "strategy": report.strategy,
        "position": position,
        "covered": report.covered,
        "areas": [_area(area) for area in report.areas],
        "framework": _area(report.framework),
        "findings": [finding_as_json(finding) for finding in report.findings],
        "accepted": [
            {**finding_as_json(each.finding), "reason": each.reason} for each in report.accepted
        ],
    }


def finding_as_json(finding: Finding) -> dict[str, object]:
    """A finding as plain values."""
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "place": finding.place,
        "message": finding.message,
        "remedy": finding.remedy,
        "clause": finding.clause,
        "number": finding.number,
        "file": finding.file,
        "line": finding.line,
        "why": finding.why,
    }


def _area(area: AreaCoverage) -> Mapping[str, object]:
    return {
        "id": area.id,
        "title": area.title,
        "covered": area.covered,
        "topics": [
            {
                "id": topic.id,
                "title": topic.title,
                "grade": str(topic.grade),
                "provisions": list(topic.provisions),
            }
            for topic in area.topics
        ],
    }
