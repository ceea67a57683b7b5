"""A topic of the strategy that no clause turns into an enforceable duty."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Rule
from agreementkit.model import AreaCoverage, Grade, Severity, TopicCoverage

__all__ = ["FRAMEWORK", "RULE"]


_BY_WHEN = (
    'write who must do what, and by when, such as "The Employer must … within 10 working days"'
)


def _find(case: Case) -> Iterator[tuple[str, str, str]]:
    for area in case.areas:
        yield from _gaps(case, area)


def _find_framework(case: Case) -> Iterator[tuple[str, str, str]]:
    yield from _gaps(case, case.framework)


def _gaps(case: Case, area: AreaCoverage) -> Iterator[tuple[str, str, str]]:
    for topic in area.topics:
        if topic.grade is Grade.NONE:
            yield (
                f"area {area.title}",
                f"no clause covers the topic {topic.title}",
                _clauses_to_add(case, topic),
            )
        elif topic.grade is Grade.ASPIRATIONAL:
            about = f"the topic {topic.title} (area {area.title}) is only aspirational"
            for id_ in topic.provisions:
                yield (
                    case.place(id_),
                    f"{about}: {_why(case, id_)}",
                    f"{_BY_WHEN}; or {_clauses_to_add(case, topic)}",
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


RULE = Rule(
    id="topic-uncovered",
    severity=Severity.ERROR,
    title="A topic of the strategy has no enforceable duty",
    find=_find,
)

FRAMEWORK = Rule(
    id="framework-uncovered",
    severity=Severity.WARNING,
    title="A topic of the framework has no enforceable duty",
    find=_find_framework,
)
