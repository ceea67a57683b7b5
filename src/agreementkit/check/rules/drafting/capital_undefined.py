"""A word with a capital letter that the agreement does not define."""

import re
from collections.abc import Iterator
from functools import cache

from agreementkit.check.capitals import NAMES
from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity

__all__ = ["RULE"]


@cache
def _capital() -> re.Pattern[str]:
    return re.compile(r" ([A-Z][a-z]+(?: [A-Z][a-z]+)*)")


def _find(case: Case) -> Iterator[Found]:
    # A defined term, a value and an authority are no plain words.
    plain, known, seen = case.marks.plain, frozenset[str](), set()
    for clause, found in case.marks.matches(_capital()):
        # After a full stop or a colon, every word has a capital.
        before = plain[found.start() - 1 : found.start()]
        if not (before.islower() or before in (",", ";")):
            continue
        known = known or _known(case)
        if set(found[1].split()) - known and (clause, found[1]) not in seen:
            seen.add((clause, found[1]))
            yield Found(
                clause=clause,
                message=f'"{found[1]}" has a capital letter and no definition',
                remedy=f"write it small; or define it in terms.toml and mark it: [[{found[1]}]]",
            )


def _known(case: Case) -> frozenset[str]:
    """Words that have a capital here with good reason."""
    texts = (*case.pack.terms, *_names(case))
    return NAMES.union(*(re.findall(r"\w+", text) for text in texts))


def _names(case: Case) -> Iterator[str]:
    """Texts of the agreement's own that name bodies."""
    agreement = case.agreement
    yield from (*agreement.unions, *agreement.other_employers, agreement.title)
    yield from (agreement.workforce, agreement.machinery)
    for system in agreement.systems:
        yield from (system.name, system.supplier)
    sector = case.pack.sector(agreement.sector)
    yield from (sector.machinery, sector.workforce)
    if case.employer:
        yield from (case.employer.name, case.employer.legal_name, case.employer.machinery)


RULE = Rule(
    id="capital-undefined",
    family="drafting",
    severity=Severity.NOTE,
    title="A word has a capital letter, and nothing defines it",
    why="A capital promises a fixed meaning. Without one, each side supplies its own.",
    mend="Write the word small, or define it as a term.",
    find=_find,
    short=Example(clause="1. The Employer must tell each Line Manager within 5 days."),
    holds=Example(clause="1. The Employer must tell each line manager within 5 days."),
)
