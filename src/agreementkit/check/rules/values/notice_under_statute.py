"""Notice is shorter than the law's own consultation on redundancies of that size."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.check.times import Time, counted
from agreementkit.model import Kind, Severity

__all__ = ["RULE"]

_LEAST = ((100, "100 posts or more", 45), (20, "20 to 99 posts", 30))
"""Section 188(1A): from how many posts, in words, and for how many days."""


def _find(case: Case) -> Iterator[Found]:
    posts = case.agreement.headcount or 0
    notice = case.time("advance-notice", "notice")
    least = next(((words, days) for size, words, days in _LEAST if posts >= size), None)
    if notice is None or least is None or case.in_crown_employment:
        return
    words, days = least
    floor = Time(amount=days, kind=Kind.DAYS)
    if notice.days < floor.days:
        yield Found(
            clause="advance-notice",
            message=f"the notice is {notice}, and headcount is {posts}: for {words}, section 188 of "
            "the Trade Union and Labour Relations (Consolidation) Act 1992 has consultation begin "
            f"at least {floor} before the first dismissal{counted(notice, floor)}; Crown staff are "
            "outside that section",
            remedy=f"make notice {floor} or longer under [clauses.advance-notice]",
            key=("clauses", "advance-notice", "notice"),
        )


RULE = Rule(
    id="notice-under-statute",
    family="values",
    severity=Severity.WARNING,
    title="Notice is shorter than the statutory consultation for the posts at risk",
    why="What is agreed would be less than what the law already gives.",
    laws=("tulrca-188",),
    mend="Make the notice as long as the law's own consultation, or longer.",
    find=_find,
    short=Example(file="headcount = 120\n\n[clauses.advance-notice]\nnotice = 6"),
    holds=Example(file="headcount = 120\n\n[clauses.advance-notice]\nnotice = 7"),
)
