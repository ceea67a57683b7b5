"""A whole pack: its files, each clause alone, clauses together, and the figures between them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from agreementkit.checking.rule import Rule
from agreementkit.drafting.proof.clause import RuleBreach, clause_faults, rule_breaches
from agreementkit.drafting.proof.combinations import every_fact
from agreementkit.drafting.proof.pairs import (
    ClauseVariants,
    RuleTrial,
    bundle_faults,
    rule_trials,
    same_text_pairs,
)
from agreementkit.drafting.proof.report import PackReport, pack_finding
from agreementkit.drafting.proof.variants import ClauseVariant, clause_variants
from agreementkit.errors import Fault
from agreementkit.model.clause import Clause
from agreementkit.model.coverage_report import Finding, Severity
from agreementkit.model.pack import Pack

ProgressHook = Callable[[Sequence[Clause]], Iterable[Clause]]


def check_pack(
    pack: Pack,
    *,
    folder: Path | str | None = None,
    watch: ProgressHook = iter,
) -> PackReport:
    """Whether anything that a pack allows can compose with an error; if so, what does.

    It is exact and not a sample; `docs/explanation/proof.md` says why.

    Args:
        pack: the clauses, as `load_pack` gives them.
        folder: where they lie: the text of clauses that were issued is held against it.
        watch: what the clauses are handed out by, such as a progress bar.

    Raises:
        InputError: a file of the folder cannot be read.

    >>> import agreementkit as ak
    >>> ak.check_pack(ak.load_pack()).holds
    True
    """
    variants: dict[str, list[ClauseVariant]] = {}
    findings: list[Finding] = [*_files(pack), *_issued(folder)]
    tried = 0
    for clause in watch(tuple(pack.clauses.values())):
        each = list(clause_variants(clause, pack))
        tried += len(each)
        findings += clause_faults(clause, pack, each)
        variants[clause.id] = [variant for variant in each if isinstance(variant, ClauseVariant)]
    bundles = dict(_bundles(pack))
    for name, ids in bundles.items():
        findings += bundle_faults(name, ids, variants, pack)
    findings += same_text_pairs(variants)
    # A clause that does not compose alone composes with none.
    whole = all(finding.rule != "does-not-compose" for finding in findings)
    rules = list(rule_trials(pack)) if whole else []
    about_words = [each.rule for each in rules if not each.asks]
    outcomes = list(_breaches(variants, about_words, pack))
    findings += [finding for rule in rules for finding in rule.findings]
    findings += [outcome.finding for outcome in outcomes if outcome.finding]
    return PackReport(
        title=pack.title,
        clauses=len(pack.clauses),
        combinations=tried,
        tried=tuple(_what_was_tried(pack, tried, bundles, rules, variants)),
        unproved=tuple(
            f"the rule {outcome.rule.id} reads words and figures at once"
            for outcome in outcomes
            if not outcome.finding
        ),
        findings=tuple(findings),
    )


def _breaches(variants: ClauseVariants, rules: Sequence[Rule], pack: Pack) -> Iterator[RuleBreach]:
    """Each rule that each clause breaks, with the first combination that shows it."""
    shown: set[tuple[str, str]] = set()
    for id_, each in variants.items():
        for variant in each:
            for outcome in rule_breaches(variant, rules, pack):
                # A rule that cannot be followed is said once, and not for each clause.
                key = (id_ if outcome.finding else "", outcome.rule.id)
                if key not in shown:
                    shown.add(key)
                    yield outcome


def _files(pack: Pack) -> Iterator[Finding]:
    """What the reading of a folder would refuse; a pack made in Python may still have it."""
    from agreementkit.files.consistency import pack_faults

    yield from (_as_finding("pack-inconsistent", fault) for fault in pack_faults(pack))


def _issued(folder: Path | str | None) -> Iterator[Finding]:
    from agreementkit.files.issued import issued_faults

    faults = issued_faults(Path(folder)) if folder is not None else ()
    yield from (_as_finding("issued-text-changed", fault) for fault in faults)


def _as_finding(rule: str, fault: Fault) -> Finding:
    place = ":".join(str(part) for part in (fault.file, fault.line) if part) if fault.file else ""
    where = ", ".join(part for part in (place, fault.key) if part)
    return pack_finding(rule, where or "the pack", fault.message, fault.remedy, Severity.ERROR)


def _bundles(pack: Pack) -> Iterator[tuple[str, Sequence[str]]]:
    yield from pack.bundles.items()
    # Where clauses exclude each other, nobody can have them all.
    if not any(clause.excludes for clause in pack.clauses.values()):
        yield "full", tuple(pack.clauses)


def _what_was_tried(
    pack: Pack,
    tried: int,
    bundles: dict[str, Sequence[str]],
    rules: Sequence[RuleTrial],
    variants: ClauseVariants,
) -> Iterator[str]:
    yield (
        f"{len(variants)} clauses under {tried} combinations of flags, choices, facts and positions"
    )
    yield f"{len(bundles)} bundles ({', '.join(bundles)}) for {len(list(every_fact()))} kinds of employer"
    parameters = [each for clause in pack.clauses.values() for each in clause.parameters]
    yield f"{len(parameters)} values: each has its ladder, its limits and its source"
    words = [rule.rule.id for rule in rules if not rule.asks]
    if words:
        yield f"{len(words)} rules on the words of each clause under each combination"
    for rule in rules:
        if rule.asks and rule.combinations:
            yield f"the rule {rule.rule.id} at {rule.combinations} combinations of what it reads"
