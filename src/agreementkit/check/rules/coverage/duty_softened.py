"""A duty of the Employer's with words in it that let the Employer out."""

from collections.abc import Iterator

from agreementkit.check.coverage import roles_of
from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.check.wording import Sentence
from agreementkit.check.words import says
from agreementkit.model import Grade, Severity
from agreementkit.text import find_obligations

__all__ = ["RULE"]

_SURE = (
    *("practicable", "practical", "possible", "reasonable", "reasonably", "appropriate"),
    *("feasible", "viable", "affordable", "desirable", "impracticable", "impractical"),
    *("endeavour", "endeavours", "effort", "efforts", "seek", "aim", "strive", "try", "best"),
    *("intend", "hope", "attempt", "expect", "wish", "want", "towards", "can", "entitled"),
    *("consider", "considers", "explore", "promote", "encourage", "support", "consideration"),
    *("regard", "mind", "mindful", "account", "measures", "discretion", "opinion", "fit"),
    *("normally", "usually", "generally", "ordinarily", "typically", "principle", "right"),
    *("resources", "funds", "funding", "budget", "budgets", "operational", "necessary"),
    *("exceptional", "special", "urgent", "extreme", "needed", "required", "applicable"),
    *("course", "timely", "circumstances"),
)
"""A sentence with one of these is read for what softens it."""
_PERHAPS = ("look", "plan", "work", "steps", "free", "rule", "cases", "reasons", "unless")
"""So is one with these, where they stand as they do when they soften."""
_HINT = (
    r"\bmust (?:\w+ly )?(?:look|plan|work|be free)\b|\b(?:a (?:general )?rule|most cases)\b"
    r"|\b(?:take|takes) (?:\w+ )?(?:reasonable|appropriate|practicable) steps"
    r"|\b(?:good|compelling|operational|business) reasons"
    r"|\bunless (?:it|they|the employer|this|that|not|im\w+|un\w+)\b"
)


def _find(case: Case) -> Iterator[Found]:
    roles = roles_of(case.pack)
    # What leaves a topic open is said there already, with the words.
    said = {
        id_
        for area in (*case.areas, case.framework)
        for topic in area.topics
        if topic.grade is Grade.ASPIRATIONAL
        for id_ in topic.provisions
    }
    seen = set()
    for sentence in _worth_reading(case):
        if sentence.clause in said:
            continue
        for duty in find_obligations(sentence.text, roles=roles):
            soft = next(iter(duty.weakening), "")
            binds = duty.side in ("employer", "joint") and duty.duty.lower().startswith("must")
            if soft and binds and (sentence.clause, soft) not in seen:
                seen.add((sentence.clause, soft))
                yield Found(
                    clause=sentence.clause,
                    number=case.number(sentence),
                    message=f'"{soft}" takes the force out of a duty of the Employer\'s',
                    remedy="take the words out, or say exactly when the duty does not apply",
                )


def _worth_reading(case: Case) -> Iterator[Sentence]:
    yield from case.wording.having(_SURE, beside=["must"])
    for sentence in case.wording.having(_PERHAPS, beside=["must"]):
        if says(sentence.text, _HINT):
            yield sentence


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
