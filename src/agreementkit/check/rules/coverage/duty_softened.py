"""A duty of the Employer's with words in it that let the Employer out."""

from collections.abc import Iterator

from agreementkit.check.coverage import roles_of
from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity
from agreementkit.text import find_obligations

__all__ = ["RULE"]

_WORDS = (
    *("practicable", "practical", "possible", "reasonable", "reasonably", "appropriate"),
    *("endeavour", "endeavours", "effort", "efforts", "seek", "aim", "strive", "try", "best"),
    *("consider", "regard", "discretion", "fit", "normally", "usually", "generally", "ordinarily"),
    *("principle", "resources", "operational", "budget", "exceptional", "necessary", "feasible"),
    *("explore", "promote", "encourage", "support", "mind", "account", "consideration", "course"),
)
"""A sentence with none of these is not read again."""


def _find(case: Case) -> Iterator[Found]:
    roles = roles_of(case.pack)
    seen = set()
    for sentence in case.wording.having(_WORDS):
        for duty in find_obligations(sentence.text, roles=roles):
            soft = next(iter(duty.softeners), "")
            binds = duty.side in ("employer", "joint") and duty.duty.lower().startswith("must")
            if soft and binds and (sentence.clause, soft) not in seen:
                seen.add((sentence.clause, soft))
                yield Found(
                    clause=sentence.clause,
                    number=case.number(sentence),
                    message=f'"{soft}" takes the force out of a duty of the Employer\'s',
                    remedy="take the words out, or say exactly when the duty does not apply",
                )


RULE = Rule(
    id="duty-softened",
    family="coverage",
    severity=Severity.WARNING,
    title="A duty of the Employer's has words that let the Employer out",
    why="Who owes the duty would judge whether it can be done, and nobody could prove a breach.",
    mend="Take the softening words out. If there must be an exception, name the event and its end.",
    find=_find,
    short=Example(clause="1. The Employer must, where practicable, reply within 5 days."),
    holds=Example(clause="1. The Employer must reply within 5 days."),
)
