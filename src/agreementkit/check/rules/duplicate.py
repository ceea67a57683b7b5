"""The same thing stands twice: a clause's text, a system, a union."""

from collections import Counter
from collections.abc import Iterator

from agreementkit.check.rule import Case, Rule
from agreementkit.model import Severity
from agreementkit.model.document import spans_in, text_of

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[tuple[str, str, str]]:
    texts: dict[str, str] = {}
    for heading, blocks in case.document.clauses():
        text = " ".join(text_of(tuple(spans_in(blocks))).casefold().split())
        first = texts.setdefault(text, heading.clause)
        if text and first != heading.clause:
            yield (
                case.place(heading.clause),
                f"its text is the same as that of {case.place(first)}",
                f'leave out "{first}" or "{heading.clause}"',
            )
    for what, place, names in (
        ("system", "the register of systems", [s.name for s in case.agreement.systems]),
        ("trade union", "the parties", case.agreement.unions),
    ):
        counted = Counter(name.casefold().strip() for name in names)
        for name in dict.fromkeys(name for name in names if counted[name.casefold().strip()] > 1):
            yield (place, f'the {what} "{name}" is entered twice', "keep one of the entries")


RULE = Rule(
    id="duplicate",
    severity=Severity.ERROR,
    title="The same clause text, system or union stands twice",
    find=_find,
)
