"""The same thing stands twice: a clause's text, a system, a union."""

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
        alike: dict[str, list[str]] = {}
        for name in names:
            alike.setdefault(name.casefold().strip(), []).append(name)
        for first, *more in alike.values():
            if more:
                message = f'the {what} "{first}" is entered more than once'
                yield place, message, "keep one of the entries"


RULE = Rule(
    id="duplicate",
    severity=Severity.ERROR,
    title="The same clause text, system or union stands twice",
    find=_find,
)
