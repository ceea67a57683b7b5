"""What can be wrong between clauses: in each bundle, for each kind of employer.

Clauses touch one another only by what they refer to, the terms they use and define, what
they need and exclude. The facts about the employer are the same for all of them; given
those, each clause takes its values without regard to the others.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations as pairs

from attrs import frozen

from agreementkit.checking.rule import Rule
from agreementkit.checking.selection import selected
from agreementkit.composing.agreement import compose
from agreementkit.drafting.proof.combinations import Combination, Facts, combinations, every_fact
from agreementkit.drafting.proof.recording_case import RecordingCase, recording_case
from agreementkit.drafting.proof.report import pack_finding
from agreementkit.drafting.proof.variants import ClauseVariant, agreement_on
from agreementkit.model.clause import SCHEDULES, Position
from agreementkit.model.coverage_report import Finding, Severity
from agreementkit.model.pack import Pack
from agreementkit.model.template import ClauseMark, TermMark
from agreementkit.model.values import as_toml

ClauseVariants = Mapping[str, Sequence[ClauseVariant]]


def bundle_faults(
    name: str, ids: Sequence[str], variants: ClauseVariants, pack: Pack
) -> Iterator[Finding]:
    """Every fault of a bundle, each with the first combination that shows it.

    Args:
        name: of the bundle.
        ids: its clauses.
        variants: every clause of the pack under each of its combinations.
        pack: what the bundle belongs to.
    """
    here = [id_ for id_ in ids if id_ in variants]
    yield from _pairs(name, here, pack)
    shown: set[tuple[str, str]] = set()
    for facts in every_fact():
        standing = {id_: [r for r in variants[id_] if r.combination.fits(facts)] for id_ in here}
        for id_, each in standing.items():
            for variant in each:
                for missing, message, remedy in _missing(variant, id_, standing, pack):
                    if (id_, missing) not in shown:
                        shown.add((id_, missing))
                        where = f"bundle {name}: {id_}, {variant.combination}"
                        yield pack_finding("bundle-incomplete", where, message, remedy)
        for topic, message in _uncovered(standing, pack):
            if ("", topic) not in shown:
                shown.add(("", topic))
                where = f"bundle {name}, {_employer(facts)}"
                remedy = "let one clause of the bundle bind the Employer whatever is chosen"
                yield pack_finding("bundle-uncovered", where, message, remedy)


def same_text_pairs(variants: ClauseVariants) -> Iterator[Finding]:
    """Two clauses that can come to the same text."""
    first: dict[str, ClauseVariant] = {}
    shown: set[frozenset[str]] = set()
    for id_, each in variants.items():
        for variant in each:
            held = first.setdefault(variant.text, variant)
            pair = frozenset({id_, held.combination.clause})
            if variant.text and len(pair) == 2 and pair not in shown:
                shown.add(pair)
                yield pack_finding(
                    "texts-alike",
                    f"{id_}, {variant.combination}",
                    f"its text is the same as that of {held.combination.clause}, "
                    f"{held.combination}",
                    "say in each what only it says, or let the two exclude each other",
                )


def _pairs(name: str, here: Sequence[str], pack: Pack) -> Iterator[Finding]:
    for id_ in here:
        for need in pack[id_].needs:
            if need not in here:
                yield pack_finding(
                    "bundle-incomplete",
                    f"bundle {name}: {id_}",
                    f'it needs the clause "{need}", which the bundle does not have',
                    f'add "{need}" to the bundle, or take "{id_}" out of it',
                )
    for one, other in pairs(here, 2):
        if other in pack[one].excludes or one in pack[other].excludes:
            yield pack_finding(
                "bundle-conflict",
                f"bundle {name}",
                f'"{one}" and "{other}" exclude each other',
                "take one of them out of the bundle",
            )


def _missing(
    variant: ClauseVariant,
    id_: str,
    standing: ClauseVariants,
    pack: Pack,
) -> Iterator[tuple[str, str, str]]:
    """What a clause's text calls for that nothing beside it is sure to give."""
    terms = sorted(_terms(variant.uses, pack))
    meant = {target for term in terms for target in _targets(term, pack)}
    for target in sorted((variant.refers | meant) - standing.keys()):
        message = f'it refers to the clause "{target}", which the bundle does not have'
        yield target, message, f'add "{target}" to the bundle, or take the reference out'
    for term in terms:
        means, place = pack.terms[term].means, pack.terms[term].defined_in
        if means:
            sure = variant.lists_definitions or any(
                each and all(r.lists_definitions for r in each) for each in standing.values()
            )
            remedy = "add a clause with {insert definitions} that always stands"
        else:
            # Its own text does not define it here, or the term would not be among these.
            beside = [] if place == id_ else standing.get(place, [])
            sure = bool(beside) and all(term in r.defines for r in beside)
            remedy = f'let the clause "{place}" define it whatever is chosen, and add it'
        if not sure:
            yield term, f'it uses the term "{term}", which nothing here is sure to define', remedy


def _terms(used: frozenset[str], pack: Pack) -> set[str]:
    """Terms with those that their meanings use, and so on."""
    waiting, met = [term for term in used if term in pack.terms], set[str]()
    while waiting:
        term = waiting.pop()
        if term not in met:
            met.add(term)
            marks = (node for node in pack.terms[term].means if isinstance(node, TermMark))
            waiting += [pack.terms[mark.text].name for mark in marks if mark.text in pack.terms]
    return met


def _targets(term: str, pack: Pack) -> set[str]:
    marks = (node for node in pack.terms[term].means if isinstance(node, ClauseMark))
    return {mark.target for mark in marks} - SCHEDULES.keys()


def _uncovered(standing: ClauseVariants, pack: Pack) -> Iterator[tuple[str, str]]:
    """Topics that some clause is labelled with, and that some choice of values leaves open.

    A topic is safe exactly where one clause binds under every one of its combinations: were
    there none, each clause could stand under one that does not bind, all at the same time.
    """
    for topic in pack.strategy.topics:
        bearing = [id_ for id_ in standing if topic.id in pack[id_].topics]
        if bearing and not any(all(r.operative for r in standing[id_]) for id_ in bearing):
            failing = [
                f"{id_} {next(r.combination for r in standing[id_] if not r.operative)}"
                for id_ in bearing
            ]
            yield (
                topic.id,
                (
                    f"the topic {topic.title} can be left without an enforceable duty: "
                    f"{'; '.join(failing)}"
                ),
            )


def _employer(facts: Facts) -> str:
    return "for an employer with " + ", ".join(f"{n} = {as_toml(v)}" for n, v in facts)


# ---
# Figures that contradict each other, at different positions.
#
# An error rule on figures reads a few values. It is run, the clauses whose values it asked for
# are put at each of their positions and choices in turn, and it is run again, until it asks
# for nothing new. So every combination that it can tell apart is tried.

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
class RuleTrial:
    """One error rule, and how far it was tried."""

    rule: Rule
    asks: bool
    """Whether it asks for any value; one that does not is about words."""
    combinations: int
    """Of the clauses that it asks for and the pack has."""
    findings: tuple[Finding, ...]


def rule_trials(pack: Pack) -> Iterator[RuleTrial]:
    """Every error rule that is not of structure, tried on all that it can tell apart."""
    for rule in selected(pack) if pack.clauses else ():
        if rule.severity is Severity.ERROR and rule.id not in STRUCTURE:
            yield _tried(rule, pack)


def _tried(rule: Rule, pack: Pack) -> RuleTrial:
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
            found[rule.id] = pack_finding(
                "positions-contradict",
                where or pack.title,
                f"{said[0].message} (the rule {rule.id})",
                said[0].remedy,
            )
    return RuleTrial(rule=rule, asks=asks, combinations=count, findings=tuple(found.values()))


def _one_employer(new: Combination, fixed: Mapping[str, Combination]) -> bool:
    """Whether the facts of a combination can be true beside those of the others."""
    known = dict(fact for each in fixed.values() for fact in each.facts)
    return all(known.get(name, value) == value for name, value in new.facts)


def _case(pack: Pack, fixed: Mapping[str, Combination]) -> RecordingCase:
    """All the clauses of a pack, some of them as fixed and the rest at opening."""
    chosen = [
        fixed.get(id_) or Combination(clause=id_, position=Position.OPENING) for id_ in pack.clauses
    ]
    agreement, known = agreement_on(pack, *chosen)
    document = compose(agreement, known)
    return recording_case(document, agreement, known)
