"""Documents to findings: the rules by families, and coverage graded from the text."""

from importlib import import_module
from typing import TYPE_CHECKING

from agreementkit.checking.coverage import (
    GradedClause,
    coverage_of,
    grade_statements,
    graded,
    roles_of,
)
from agreementkit.checking.examine import examine, weakest
from agreementkit.checking.rule import FAMILIES, Case, Example, Found, Rule

if TYPE_CHECKING:
    from agreementkit.checking.rules import RULES
    from agreementkit.checking.selection import installed_rules, known, selected


# Eighty rules take a while to read, and who only composes or writes needs none.
_LATER = {
    "RULES": "rules",
    "installed_rules": "selection",
    "known": "selection",
    "selected": "selection",
}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    globals()[name] = value
    return value
