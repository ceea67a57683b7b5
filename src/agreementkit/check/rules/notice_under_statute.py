"""Notice is shorter than the law's own consultation on redundancies of that size."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Rule
from agreementkit.check.times import Time, counted
from agreementkit.model import Employer, Kind, Severity

__all__ = ["RULE"]

_LEAST = ((100, "100 posts or more", 45), (20, "20 to 99 posts", 30))
"""Section 188(1A): from how many posts, in words, and for how many days."""


def _find(case: Case) -> Iterator[tuple[str, str, str]]:
    posts = case.agreement.headcount or 0
    notice = case.time("advance-notice", "notice")
    least = next(((words, days) for size, words, days in _LEAST if posts >= size), None)
    if notice is None or least is None or _in_crown_employment(case):
        return
    words, days = least
    floor = Time(amount=days, kind=Kind.DAYS)
    if notice.days < floor.days:
        yield (
            case.place("advance-notice"),
            (
                f"the notice is {notice}, and headcount is {posts}: for {words}, section 188 of the "
                "Trade Union and Labour Relations (Consolidation) Act 1992 has consultation begin at "
                f"least {floor} before the first dismissal{counted(notice, floor)}; Crown staff are "
                "outside that section"
            ),
            f"make notice {floor} or longer under [clauses.advance-notice]",
        )


def _in_crown_employment(case: Case) -> bool:
    named = case.agreement.employer
    if isinstance(named, Employer):
        return named.crown
    directory = case.pack.sector(case.agreement.sector).employers
    return any(employer.crown for employer in directory if employer.name == named)


RULE = Rule(
    id="notice-under-statute",
    severity=Severity.WARNING,
    title="Notice is shorter than the statutory consultation for the posts at risk",
    find=_find,
)
