"""One document against the rules, and what becomes of the findings.

Some are accepted in the agreement file, and set apart with their reasons. Reports at several
positions are taken together at the worst of each.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from attrs import evolve

from agreementkit.checking.case import Case
from agreementkit.checking.grading import coverage_of, graded
from agreementkit.checking.rule import Rule
from agreementkit.model.agreement import Acceptance, Agreement
from agreementkit.model.coverage_report import (
    AcceptedFinding,
    AreaCoverage,
    Finding,
    Report,
    Severity,
)
from agreementkit.model.document import Document
from agreementkit.model.pack import Pack
from agreementkit.model.values import did_you_mean

_WORST_FIRST = {severity: place for place, severity in enumerate(Severity)}
_UNUSED = "acceptance-unused"
"""The id of the note on an acceptance that does nothing."""


def examine(  # noqa: PLR0913 - what is looked at, and how
    document: Document,
    agreement: Agreement,
    pack: Pack,
    *,
    rules: Iterable[Rule] | None = None,
    as_at: date | None = None,
    own: Mapping[str, frozenset[str]] | None = None,
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
        own: by clause, the statements that we wrote, where another side has written in it
            too: what it wrote is read as its own.

    Raises:
        InvalidError: two of the rules have one id.
    """
    from agreementkit.checking.selection import selected

    asked = selected(pack) if rules is None else tuple(rules)
    clauses = graded(document, pack, own)
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
    findings, accepted = _set_apart(found, agreement, asked, pack)
    return Report(
        strategy=pack.strategy.title,
        position=agreement.position,
        areas=areas,
        framework=framework,
        findings=tuple(sorted(findings, key=lambda finding: _WORST_FIRST[finding.severity])),
        accepted=accepted,
    )


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
        if finding.rule != _UNUSED or _everywhere(finding, reports)
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


def _set_apart(
    found: Iterable[Finding],
    agreement: Agreement,
    asked: tuple[Rule, ...],
    pack: Pack,
) -> tuple[list[Finding], tuple[AcceptedFinding, ...]]:
    """The findings that stand, and those that are accepted.

    A gap in coverage cannot be accepted (docs/decisions/0021). An acceptance that does
    nothing is a finding of its own, so that none outlives what it was written for.
    """
    if not agreement.accepted:
        return list(found), ()
    fixed = {rule.id for rule in asked if not rule.acceptable}
    standing: list[Finding] = []
    accepted: list[AcceptedFinding] = []
    used: set[Acceptance] = set()
    for finding in found:
        fitting = next((each for each in agreement.accepted if _fits(each, finding)), None)
        if fitting is None or finding.rule in fixed:
            standing.append(finding)
        else:
            used.add(fitting)
            accepted.append(AcceptedFinding(finding=finding, reason=fitting.reason))
    standing += _unused(agreement, used, asked, pack)
    return standing, tuple(accepted)


def _fits(acceptance: Acceptance, finding: Finding) -> bool:
    return acceptance.rule == finding.rule and acceptance.clause in ("", finding.clause)


def _unused(
    agreement: Agreement,
    used: set[Acceptance],
    asked: tuple[Rule, ...],
    pack: Pack,
) -> Iterator[Finding]:
    from agreementkit.checking.selection import known_rules

    rules = {rule.id: rule for rule in asked}
    every = {**known_rules(pack), **rules}
    for number, acceptance in enumerate(agreement.accepted):
        id_ = acceptance.rule
        # What was not asked for can still be found on another day.
        if acceptance in used or (id_ in every and id_ not in rules):
            continue
        where = f' in the clause "{acceptance.clause}"' if acceptance.clause else ""
        remedy = "take this [[accept]] out"
        if id_ not in every:
            message = f'it accepts "{id_}", and no rule has that id'
            remedy = f"{did_you_mean(id_, every)} Or take it out"
        elif not rules[id_].acceptable:
            message = f'it accepts "{id_}", which cannot be accepted: it says what is not covered'
        else:
            message = f'it accepts "{id_}"{where}, and nothing of the kind is found'
        origin = agreement.origin
        yield Finding(
            rule=_UNUSED,
            severity=Severity.NOTE,
            place=f"acceptance {number + 1} of the agreement file",
            message=message,
            remedy=remedy,
            clause=acceptance.clause,
            file=origin.file if origin else "",
            line=origin.line(("accept", number)) if origin else None,
            why="An acceptance that does nothing hides the next finding of its kind.",
        )
