"""Whether a clause's own words break an error rule, under any of its combinations.

A rule that asks for no figure reads sentences, one clause at a time, and perhaps facts about
the employer. So it is run on each clause alone; where it asks about the employer, for each
kind of employer as well.
"""

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from agreementkit.check import Rule
from agreementkit.drafting.proof.combinations import Combination, every_fact
from agreementkit.drafting.proof.readings import Reading
from agreementkit.drafting.proof.report import against
from agreementkit.drafting.proof.watched import Watched, watched
from agreementkit.model import Finding, Pack

__all__ = ["Broken", "broken"]


@frozen(kw_only=True)
class Broken:
    """A rule under one combination: what it found, or that it could not be followed."""

    rule: Rule
    finding: Finding | None
    """None where the rule asked for a figure, so that no clause alone can answer it."""


def broken(reading: Reading, rules: Sequence[Rule], pack: Pack) -> Iterator[Broken]:
    """Each rule that one clause breaks under one combination, for any employer it fits."""
    case = watched(reading.document, reading.agreement, pack)
    for rule in rules:
        here, asked = reading.combination, dict[str, None]()
        found = _first(rule, evolve(case, facts=asked))
        if asked and not found:
            here, found = _elsewhere(rule, case, here)
        if case.asked:
            case.asked.clear()
            yield Broken(rule=rule, finding=None)
        elif found:
            yield Broken(
                rule=rule,
                finding=against(
                    "rule-broken",
                    f"{here.clause}, {here}",
                    f"{found.message} (the rule {rule.id})",
                    found.remedy,
                ),
            )


def _elsewhere(
    rule: Rule,
    case: Watched,
    combination: Combination,
) -> tuple[Combination, Finding | None]:
    """The first other kind of employer for whom the rule is broken."""
    for facts in every_fact():
        if combination.fits(facts):
            here = evolve(combination, facts=facts)
            agreement = evolve(case.agreement, employer=here.employer)
            if found := _first(rule, evolve(case, agreement=agreement)):
                return here, found
    return combination, None


def _first(rule: Rule, case: Watched) -> Finding | None:
    return next(rule.findings(case), None)
