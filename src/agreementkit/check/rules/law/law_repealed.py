"""The text cites an authority that has been repealed."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[Found]:
    for clause, citation in dict.fromkeys(case.marks.citations):
        law = case.pack.laws.get(citation.law)
        if law and law.status == "repealed":
            yield Found(
                clause=clause,
                message=f"it cites {citation.text}, which has been repealed",
                remedy="cite what has taken its place, or state the duty in words of the "
                "agreement's own",
                why=f"{RULE.why} {case.authorities((citation.law,))}",
            )


def _example(status: str) -> Example:
    return Example(
        clause="1. This clause adds to {law old-act}.",
        laws='[laws.old-act]\ncite = "section 1 of the Old Act 1990"\nsays = "It set a duty."\n'
        f'jurisdiction = "UK"\nstatus = "{status}"\nchecked = 2026-11-23\nverified = true',
    )


RULE = Rule(
    id="law-repealed",
    family="law",
    severity=Severity.ERROR,
    title="It cites law that has been repealed",
    why="A right that rests on repealed law rests on nothing, and the other side will say so.",
    mend="Cite what took its place; correct the entry in law.toml if it is out of date.",
    find=_find,
    short=_example("repealed"),
    holds=_example("in force"),
)
