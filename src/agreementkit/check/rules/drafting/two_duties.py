"""Two duties in one sentence."""

from collections.abc import Iterator

from agreementkit.check.coverage import roles_of
from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity
from agreementkit.text import find_obligations

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[Found]:
    roles = roles_of(case.pack)
    for sentence in case.wording.having(["must"]):
        if sentence.text.lower().count("must") < 2:
            continue
        duties = [d for d in find_obligations(sentence.text, roles=roles) if d.duty[:4] == "must"]
        if len(duties) > 1:
            yield Found(
                clause=sentence.clause,
                number=case.number(sentence),
                message=f"one sentence has {len(duties)} duties: each may be read with the time "
                "and the conditions of the other",
                remedy="give each duty a sentence, with who, what and by when",
            )


RULE = Rule(
    id="two-duties",
    family="drafting",
    severity=Severity.NOTE,
    title="One sentence has two duties",
    why="In the talks a sentence is struck or kept as a whole, and a time at its end may belong to "
    "one duty or to both.",
    mend="Give each duty a sentence of its own.",
    default=False,
    find=_find,
    short=Example(
        clause="1. The Employer must tell the Union within 5 days and the Employer must wait.",
    ),
    holds=Example(
        clause="1. The Employer must tell the Union within 5 days. The Employer must then wait.",
    ),
)
