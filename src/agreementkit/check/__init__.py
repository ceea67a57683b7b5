"""Documents to findings: the rules, one file each, and coverage graded from the text."""

from importlib import import_module
from typing import TYPE_CHECKING

from agreementkit.check.case import Case
from agreementkit.check.coverage import (
    GradedClause,
    coverage_of,
    grade_statements,
    graded,
    roles_of,
)
from agreementkit.check.examine import examine
from agreementkit.check.rule import FAMILIES, Example, Found, Rule
from agreementkit.check.weakest import weakest

if TYPE_CHECKING:
    from agreementkit.check.installed import installed_rules
    from agreementkit.check.rules import RULES
    from agreementkit.check.selection import known, selected

__all__ = [
    "FAMILIES",
    "RULES",
    "Case",
    "Example",
    "Found",
    "GradedClause",
    "Rule",
    "coverage_of",
    "examine",
    "grade_statements",
    "graded",
    "installed_rules",
    "known",
    "roles_of",
    "selected",
    "weakest",
]

# More than eighty small files take a while to read, and who only composes or writes needs none.
_LATER = {
    "RULES": "rules",
    "installed_rules": "installed",
    "known": "selection",
    "selected": "selection",
}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    globals()[name] = value
    return value
