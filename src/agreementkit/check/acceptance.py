"""Findings that the agreement file accepts: set apart with their reasons, and counted no more."""

from collections.abc import Iterable, Iterator

from agreementkit.check.rule import Rule
from agreementkit.model import Acceptance, AcceptedFinding, Agreement, Finding, Pack, Severity
from agreementkit.model.nearest import did_you_mean

__all__ = ["UNUSED", "set_apart"]

UNUSED = "acceptance-unused"
"""The id of the note on an acceptance that does nothing."""


def set_apart(
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
    from agreementkit.check.selection import known

    rules = {rule.id: rule for rule in asked}
    every = {**known(pack), **rules}
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
            rule=UNUSED,
            severity=Severity.NOTE,
            place=f"acceptance {number + 1} of the agreement file",
            message=message,
            remedy=remedy,
            clause=acceptance.clause,
            file=origin.file if origin else "",
            line=origin.line(("accept", number)) if origin else None,
            why="An acceptance that does nothing hides the next finding of its kind.",
        )
