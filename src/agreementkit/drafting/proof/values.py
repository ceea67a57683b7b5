"""Whether clauses at different positions can contradict each other in their figures.

An error rule on figures reads a few values. It is run, the clauses whose values it asked for
are put at each of their positions and choices in turn, and it is run again, until it asks
for nothing new. So every combination that it can tell apart is tried.
"""

from collections.abc import Iterator, Mapping

from attrs import frozen

from agreementkit.check import Rule, selected
from agreementkit.compose import compose
from agreementkit.drafting.proof.combinations import Combination, combinations
from agreementkit.drafting.proof.readings import agreed_on
from agreementkit.drafting.proof.report import against
from agreementkit.drafting.proof.watched import Watched, watched
from agreementkit.model import Finding, Pack, Position, Severity

__all__ = ["STRUCTURE", "Tried", "contradictions"]

STRUCTURE = frozenset(
    {
        "clause-empty",
        "duplicate",
        "excluded-pair",
        "need-missing",
        "reference-unresolved",
        "term-undefined",
        "topic-uncovered",
    },
)
"""Error rules that are proved from what each clause says, without running them."""


@frozen(kw_only=True)
class Tried:
    """One error rule, and how far it was tried."""

    rule: Rule
    asks: bool
    """Whether it asks for any value; one that does not is about words."""
    combinations: int
    """Of the clauses that it asks for and the pack has."""
    findings: tuple[Finding, ...]


def contradictions(pack: Pack) -> Iterator[Tried]:
    """Every error rule that is not of structure, tried on all that it can tell apart."""
    for rule in selected(pack) if pack.clauses else ():
        if rule.severity is Severity.ERROR and rule.id not in STRUCTURE:
            yield _tried(rule, pack)


def _tried(rule: Rule, pack: Pack) -> Tried:
    asks, count, found = False, 0, dict[str, Finding]()
    waiting: list[Mapping[str, Combination]] = [{}]
    while waiting:
        fixed = waiting.pop()
        case = _case(pack, fixed)
        said = list(rule.findings(case))
        asks = asks or bool(case.asked)
        if new := next((id_ for id_ in case.asked if id_ in pack and id_ not in fixed), None):
            possible = [each for each in combinations(pack[new]) if _one_employer(each, fixed)]
            waiting += [{**fixed, new: each} for each in reversed(possible)]
            continue
        count += bool(fixed)
        if asks and said and rule.id not in found:
            where = "; ".join(f"{id_} {each}" for id_, each in fixed.items())
            found[rule.id] = against(
                "positions-contradict",
                where or pack.title,
                f"{said[0].message} (the rule {rule.id})",
                said[0].remedy,
            )
    return Tried(rule=rule, asks=asks, combinations=count, findings=tuple(found.values()))


def _one_employer(new: Combination, fixed: Mapping[str, Combination]) -> bool:
    """Whether the facts of a combination can be true beside those of the others."""
    known = dict(fact for each in fixed.values() for fact in each.facts)
    return all(known.get(name, value) == value for name, value in new.facts)


def _case(pack: Pack, fixed: Mapping[str, Combination]) -> Watched:
    """All the clauses of a pack, some of them as fixed and the rest at opening."""
    chosen = [
        fixed.get(id_) or Combination(clause=id_, position=Position.OPENING) for id_ in pack.clauses
    ]
    agreement, known = agreed_on(pack, *chosen)
    document = compose(agreement, known)
    return watched(document, agreement, known)
