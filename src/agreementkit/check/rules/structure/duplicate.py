"""The same thing stands twice: a clause's text, a system, a union."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[Found]:
    sizes: dict[tuple[int, ...], list[str]] = {}
    for id_, clause in case.clauses.items():
        # Hardly two clauses have paragraphs of the same length, so few are compared.
        alike = sizes.setdefault(tuple(map(len, clause.statements)), [])
        first = next((other for other in alike if _same(case, other, id_)), None)
        alike.append(id_)
        if clause.statements and first:
            yield Found(
                clause=id_,
                message=f"its text is the same as that of {case.place(first)}",
                remedy=f'leave out "{first}" or "{id_}"',
            )
    for what, place, key, names in (
        ("system", "the register of systems", "systems", [s.name for s in case.agreement.systems]),
        ("trade union", "the parties", "unions", case.agreement.unions),
    ):
        forms: dict[str, list[str]] = {}
        for name in names:
            forms.setdefault(name.casefold().strip(), []).append(name)
        for name, *more in forms.values():
            if more:
                yield Found(
                    place=place,
                    message=f'the {what} "{name}" is entered more than once',
                    remedy="keep one of the entries",
                    key=(key,),
                )


def _same(case: Case, one: str, other: str) -> bool:
    texts = (case.clauses[id_].statements for id_ in (one, other))
    first, second = (" ".join(statements).casefold() for statements in texts)
    return first == second


RULE = Rule(
    id="duplicate",
    family="structure",
    severity=Severity.ERROR,
    title="The same clause text, system or union stands twice",
    why="Of two copies one is changed in the talks, and the other is left to contradict it.",
    mend="Keep one of the two.",
    find=_find,
    short=Example(file='unions = ["UNISON", "Unison"]'),
    holds=Example(file='unions = ["UNISON", "GMB"]'),
)
