"""A figure of our own that is worse for members than the least we would accept."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Kind, Parameter, Position, Severity, Value
from agreementkit.model.kind import as_written

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[Found]:
    for provision in case.agreement.provisions:
        for name, value in provision.settings:
            known = case.parameter(provision.clause, name)
            least = known.at(Position.FALLBACK) if known else None
            if known and least is not None and _worse(known, value, least):
                yield Found(
                    clause=provision.clause,
                    message=f"{name} is {as_written(value)}, which is worse for members than our "
                    f"fallback of {as_written(least)}",
                    remedy=f"make {name} {as_written(least)} or better under "
                    f"[clauses.{provision.clause}]",
                    key=("clauses", provision.clause, name),
                )


def _worse(parameter: Parameter, value: Value, least: Value) -> bool:
    # Texts and dates are not ranked.
    ranked = parameter.kind not in (Kind.TEXT, Kind.DATE)
    return ranked and value != least and parameter.no_better(value, least)


RULE = Rule(
    id="below-fallback",
    family="values",
    severity=Severity.WARNING,
    title="A figure of our own is worse for members than our fallback",
    why="The fallback is the least that our side said it would accept. A figure in the agreement "
    "file stands at every position, so this one goes lower at all of them.",
    mend="Raise the figure to the fallback or above, or accept the finding with who agreed to it.",
    find=_find,
    short=Example(file="[clauses.advance-notice]\nnotice = 8"),
    holds=Example(file="[clauses.advance-notice]\nnotice = 20"),
)
