"""What the strategy asks for, and no sentence binds anyone to."""

from collections.abc import Iterator

from agreementkit.checking.case import Case, Sentence
from agreementkit.checking.grading import roles_of
from agreementkit.checking.rule import Example, Found, Rule
from agreementkit.checking.sentence_rules import says
from agreementkit.model.coverage_report import AreaCoverage, Grade, Severity, TopicCoverage
from agreementkit.text.obligations import find_obligations

_BY_WHEN = (
    'write who must do what, and by when, such as "The Employer must … within 10 working days"'
)


def gaps(case: Case, area: AreaCoverage) -> Iterator[Found]:
    """Every topic of an area that is not operative; each clause that fails it is a case."""
    for topic in area.topics:
        if topic.grade is Grade.NONE:
            yield Found(
                place=f"area {area.title}",
                message=f"no clause covers the topic {topic.title}",
                remedy=_clauses_to_add(case, topic),
                key=("leave_out",),
            )
        elif topic.grade is Grade.ASPIRATIONAL:
            about = f"the topic {topic.title} (area {area.title}) is only aspirational"
            for id_ in topic.provisions:
                yield Found(
                    clause=id_,
                    message=f"{about}: {_why(case, id_)}",
                    remedy=f"{_BY_WHEN}; or {_clauses_to_add(case, topic)}",
                )


def _why(case: Case, id_: str) -> str:
    clause = case.clauses[id_]
    if clause.softening:
        return f'it says "{clause.softening}"'
    nothing = "no sentence binds the Employer to do something by a fixed time"
    return f"{nothing}: {clause.shortfall}" if clause.shortfall else nothing


def _clauses_to_add(case: Case, topic: TopicCoverage) -> str:
    others = [
        id_
        for id_, clause in case.pack.clauses.items()
        if topic.id in clause.topics and id_ not in case.clauses
    ]
    if not others:
        return "write a clause of your own with this topic"
    return f"add one of these clauses: {', '.join(others)}"


def _topic_uncovered(case: Case) -> Iterator[Found]:
    for area in case.areas:
        yield from gaps(case, area)


TOPIC_UNCOVERED = Rule(
    id="topic-uncovered",
    family="coverage",
    severity=Severity.ERROR,
    title="A topic of the strategy has no enforceable duty",
    why="The strategy asks for a duty that someone can be held to: who, what and by when.",
    mend="Add a clause that bears on the topic, or take the softening words out of the one there is.",
    acceptable=False,
    find=_topic_uncovered,
    short=Example(file='leave_out = ["savings-ledger", "reinvestment-share"]'),
    holds=Example(file='bundle = "default"'),
)


def _framework_uncovered(case: Case) -> Iterator[Found]:
    yield from gaps(case, case.framework)


FRAMEWORK_UNCOVERED = Rule(
    id="framework-uncovered",
    family="coverage",
    severity=Severity.WARNING,
    title="A topic of the framework has no enforceable duty",
    why="Consultation, disputes and review are what every other clause is enforced by.",
    mend="Add a clause that bears on the topic, unless another agreement already does its work.",
    find=_framework_uncovered,
    short=Example(file='leave_out = ["disputes", "status-quo"]'),
    holds=Example(file='bundle = "default"'),
)


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


def _duty_softened(case: Case) -> Iterator[Found]:
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


DUTY_SOFTENED = Rule(
    id="duty-softened",
    family="coverage",
    severity=Severity.WARNING,
    title="A duty of the Employer's has words that let the Employer out",
    why="Who owes the duty would judge whether it can be done, and nobody could prove a breach.",
    mend="Take the softening words out. If there must be an exception, name the event and its end.",
    find=_duty_softened,
    short=Example(clause="1. The Employer must, where practicable, reply within 5 days."),
    holds=Example(clause="1. The Employer must reply within 5 days."),
)


RULES: tuple[Rule, ...] = (
    TOPIC_UNCOVERED,
    FRAMEWORK_UNCOVERED,
    DUTY_SOFTENED,
)
