"""Which topics a returned file covers less than ours did, and by whose words."""

from collections.abc import Iterator, Mapping

from agreementkit.check import GradedClause, coverage_of
from agreementkit.drafting.concession import Deciding, TopicLoss
from agreementkit.model import AreaCoverage, Grade, Pack, TopicCoverage

__all__ = ["topic_losses"]

_UNBOUND = "no sentence of it binds the Employer to do something by a fixed time"

Graded = Mapping[str, GradedClause]


def topic_losses(before: Graded, after: Graded, pack: Pack) -> Iterator[tuple[str, TopicLoss]]:
    """Each topic that falls or rests on fewer clauses, once for each clause that did it.

    Args:
        before: the clauses that we sent, by id.
        after: the same as they came back; what is gone is not there.
        pack: whose strategy says which topics there are, and whose clauses bear them.
    """
    for area in (*pack.strategy.areas, pack.strategy.framework):
        was, now = coverage_of(area, before, pack), coverage_of(area, after, pack)
        for old, new in zip(was.topics, now.topics, strict=True):
            lost = [id_ for id_ in _carriers(before, old) if _less(before[id_], after.get(id_))]
            for id_ in lost:
                yield id_, _loss(was, old, new, after, [before[each] for each in lost])


def _less(before: GradedClause, after: GradedClause | None) -> bool:
    return after is None or after.grade < before.grade


def _carriers(clauses: Graded, topic: TopicCoverage) -> tuple[str, ...]:
    """The clauses on which a topic's grade rests."""
    return tuple(
        id_
        for id_ in topic.provisions
        if clauses[id_].grade is topic.grade and topic.grade > Grade.NONE
    )


def _loss(
    area: AreaCoverage,
    old: TopicCoverage,
    new: TopicCoverage,
    after: Graded,
    lost: list[GradedClause],
) -> TopicLoss:
    return TopicLoss(
        id=old.id,
        title=old.title,
        area=area.title,
        before=old.grade,
        after=new.grade,
        words=tuple(_deciding(clause, after.get(clause.heading.clause)) for clause in lost),
        left=_carriers(after, new),
    )


def _deciding(before: GradedClause, after: GradedClause | None) -> Deciding:
    """The words of a clause that carried a topic, and what is the matter with it now."""
    bound = [duty.sentence for duty in before.obligations if duty.grade is before.grade]
    heading = before.heading
    if after is None:
        why = "it is gone"
    else:
        why = f"it says “{after.softening}”" if after.softening else _UNBOUND
    return Deciding(
        place=f"clause {heading.number} ({heading.title})",
        before=(bound or list(before.statements))[0],
        after=why,
    )
