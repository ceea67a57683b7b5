"""What can be wrong with one clause, whatever stands beside it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations as pairs

from attrs import evolve, frozen

from agreementkit.checking.rule import Rule
from agreementkit.drafting.proof.combinations import Combination, every_fact
from agreementkit.drafting.proof.recording_case import RecordingCase, recording_case
from agreementkit.drafting.proof.report import pack_finding
from agreementkit.drafting.proof.variants import ClauseVariant, ComposeFailure
from agreementkit.model.clause import Clause
from agreementkit.model.coverage_report import Finding, Severity
from agreementkit.model.document import Paragraph, text_of
from agreementkit.model.pack import Pack

# ---
# Faults of a clause by itself.


def clause_faults(
    clause: Clause, pack: Pack, tried: Iterable[ClauseVariant | ComposeFailure]
) -> Iterator[Finding]:
    """Every fault of a clause by itself, each with the first combination that shows it."""
    yield from _header(clause, pack)
    shown: set[str] = set()
    for variant in tried:
        for rule, message, remedy, severity in _faults(clause, variant):
            if rule not in shown:
                shown.add(rule)
                where = f"{clause.id}, {variant.combination}"
                yield pack_finding(rule, where, message, remedy, severity)


def _header(clause: Clause, pack: Pack) -> Iterator[Finding]:
    if not clause.sources:
        yield pack_finding(
            "unsourced",
            clause.id,
            "it cites no source",
            'name where it comes from in sources, or write sources = ["proposal"]',
        )
    held = sorted({clause.id, *_needed_by(clause.id, pack)})
    for one, other in pairs(held, 2):
        if other in pack[one].excludes or one in pack[other].excludes:
            yield pack_finding(
                "needs-impossible",
                clause.id,
                f'it can never stand: what it needs brings both "{one}" and "{other}", which '
                "exclude each other",
                "take out one of the needs, or the excludes between those two",
            )


def _needed_by(clause: str, pack: Pack) -> Iterator[str]:
    """The clauses that a clause needs, those that they need, and so on."""
    waiting, met = [clause], {clause}
    while waiting:
        held = waiting.pop()
        for need in pack[held].needs if held in pack else ():
            if need in pack and need not in met:
                met.add(need)
                waiting.append(need)
                yield need


def _faults(
    clause: Clause,
    variant: ClauseVariant | ComposeFailure,
) -> Iterator[tuple[str, str, str, Severity]]:
    if isinstance(variant, ComposeFailure):
        remedy = "mend the name, or add what it names to the pack"
        yield "does-not-compose", variant.why, remedy, Severity.ERROR
        return
    paragraphs = [block for block in variant.blocks if isinstance(block, Paragraph)]
    if not any(paragraph.level == 2 for paragraph in paragraphs):
        message = "no numbered unit of it is left, so its heading stands over nothing"
        remedy = "let one unit stand always, or write one for this combination"
        yield "clause-empty", message, remedy, Severity.ERROR
    for index, paragraph in enumerate(paragraphs):
        below, text = _children(paragraphs, index), text_of(paragraph.spans)
        if paragraph.level and text.endswith(":") and not below:
            message = f'"{text}" leads in to nothing: every unit below it is left out'
            remedy = "put the condition on the lead-in as well, or let one unit below stand always"
            yield "lead-in-bare", message, remedy, Severity.ERROR
        if len(below) == 1:
            message = f'only one unit is left under "{text}"'
            remedy = "write it into the unit above, or let a second one stand always"
            yield "lone-item", message, remedy, Severity.WARNING
    if clause.topics and not variant.operative:
        message = f"it is labelled {', '.join(clause.topics)}, and no sentence binds the Employer"
        remedy = "write who must do what, and by when, for this combination as well"
        yield "topic-not-delivered", message, remedy, Severity.ERROR


def _children(paragraphs: list[Paragraph], index: int) -> list[Paragraph]:
    """The paragraphs right under one, on the next level."""
    level = paragraphs[index].level
    found = []
    for paragraph in paragraphs[index + 1 :]:
        if not level or paragraph.level <= level:
            break
        if paragraph.level == level + 1:
            found.append(paragraph)
    return found


# ---
# Error rules broken by a clause's own words.
#
# A rule that asks for no figure reads sentences, one clause at a time, and perhaps facts about
# the employer. So it is run on each clause alone; where it asks about the employer, for each
# kind of employer as well.


@frozen(kw_only=True)
class RuleBreach:
    """A rule under one combination: what it found, or that it could not be followed."""

    rule: Rule
    finding: Finding | None
    """None where the rule asked for a figure, so that no clause alone can answer it."""


def rule_breaches(
    variant: ClauseVariant, rules: Sequence[Rule], pack: Pack
) -> Iterator[RuleBreach]:
    """Each rule that one clause breaks under one combination, for any employer it fits."""
    case = recording_case(variant.document, variant.agreement, pack)
    for rule in rules:
        here, asked = variant.combination, dict[str, None]()
        found = _first(rule, evolve(case, facts=asked))
        if asked and not found:
            here, found = _elsewhere(rule, case, here)
        if case.asked:
            case.asked.clear()
            yield RuleBreach(rule=rule, finding=None)
        elif found:
            yield RuleBreach(
                rule=rule,
                finding=pack_finding(
                    "rule-broken",
                    f"{here.clause}, {here}",
                    f"{found.message} (the rule {rule.id})",
                    found.remedy,
                ),
            )


def _elsewhere(
    rule: Rule,
    case: RecordingCase,
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


def _first(rule: Rule, case: RecordingCase) -> Finding | None:
    return next(rule.findings(case), None)
