"""What an area leaves open: topics without a duty, and why, and which clauses would close them."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Found
from agreementkit.model import AreaCoverage, Grade, TopicCoverage

__all__ = ["gaps"]

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
    return "no sentence binds the Employer to do something by a fixed time"


def _clauses_to_add(case: Case, topic: TopicCoverage) -> str:
    others = [
        id_
        for id_, clause in case.pack.clauses.items()
        if topic.id in clause.topics and id_ not in case.clauses
    ]
    if not others:
        return "write a clause of your own with this topic"
    return f"add one of these clauses: {', '.join(others)}"
