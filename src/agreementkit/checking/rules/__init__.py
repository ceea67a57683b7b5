"""Every rule, in the order in which findings are shown.

A family is one module; those of its rules that are only patterns are data, in the `.toml` file
of the same name.
"""

import tomllib
from pathlib import Path

from agreementkit.checking.rule import Rule
from agreementkit.checking.rules import coverage, drafting, law, plain_english, structure, values
from agreementkit.checking.sentence_rules import declared
from agreementkit.model.coverage_report import Severity
from agreementkit.model.pack import WordRule


def _patterns(family: str) -> tuple[Rule, ...]:
    """The rules of a family that are data."""
    file = Path(__file__).with_name(f"{family.replace('-', '_')}.toml")
    entries = tomllib.loads(file.read_text("utf-8"))["rules"]
    return declared((WordRule(**entry) for entry in entries), family)


_FAMILIES: tuple[tuple[Rule, ...], ...] = (
    coverage.RULES,
    structure.RULES,
    (*law.RULES, *_patterns("law")),
    values.RULES,
    (*drafting.RULES, *_patterns("drafting")),
    (*plain_english.RULES, *_patterns("plain-english")),
)

RULES: tuple[Rule, ...] = tuple(
    rule
    for severity in Severity
    for family in _FAMILIES
    for rule in sorted(family, key=lambda rule: rule.id)
    if rule.severity is severity
)
"""The worst first; among those as bad, what is not there before what is wrong with what is."""
