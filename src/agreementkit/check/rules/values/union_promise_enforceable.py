"""Terms are part of contracts, and in disputes the Union's side binds itself."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[Found]:
    mode = case.value("legal-status", "mode")
    disputes = case.clauses.get("disputes")
    if disputes is None or not str(mode).startswith("incorporated"):
        return
    for duty in disputes.obligations:
        if duty.side in ("union", "joint") and not duty.softeners:
            yield Found(
                clause="disputes",
                message=f'it binds the Union\'s side, "{duty.sentence}", while mode is "{mode}" in '
                f"{case.place('legal-status')}: in 2017 Royal Mail obtained an injunction "
                "against its union on a promise to mediate (source r1)",
                remedy="put a clause of your own in its place that binds the Employer alone, or "
                'write mode = "honour" under [clauses.legal-status]',
                key=("clauses", "legal-status", "mode"),
            )


RULE = Rule(
    id="union-promise-enforceable",
    family="values",
    severity=Severity.WARNING,
    title="Terms are part of contracts, and the disputes clause binds the Union's side",
    why="A promise of the Union's that a court can enforce is a promise to be sued on.",
    mend="Let the disputes clause bind the Employer alone, or keep terms out of contracts.",
    find=_find,
    short=Example(
        id="disputes",
        clause="1. The Union must attend mediation within 5 days.",
        file='include = ["legal-status", "disputes"]',
    ),
    holds=Example(
        id="disputes",
        clause="1. The Employer must attend mediation within 5 days.",
        file='include = ["legal-status", "disputes"]',
    ),
)
