"""A bracket or quotation mark that is opened and not closed."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity

__all__ = ["RULE"]

_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"))


def _find(case: Case) -> Iterator[Found]:
    for id_, clause in case.clauses.items():
        whole = "".join(clause.statements)
        if all(whole.count(opening) == whole.count(closing) for opening, closing in _PAIRS):
            continue
        for text in clause.statements:
            for opening, closing in _PAIRS:
                if text.count(opening) != text.count(closing):
                    one = opening if text.count(opening) > text.count(closing) else closing
                    yield Found(
                        clause=id_,
                        message=f"{one} has no partner in the paragraph that begins "
                        f'"{text[:40].rsplit(" ", 1)[0]}"',
                        remedy=f"write {opening} and {closing} in pairs, or take the one out",
                    )


RULE = Rule(
    id="bracket-unmatched",
    family="drafting",
    severity=Severity.WARNING,
    title="A bracket or quotation mark has no partner",
    why="Where an aside ends decides what is the rule and what is the exception.",
    mend="Close it, or take it out.",
    find=_find,
    short=Example(clause="1. The Employer must tell the Union (in writing within 5 days."),
    holds=Example(clause="1. The Employer must tell the Union (in writing) within 5 days."),
)
