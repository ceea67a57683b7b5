"""Terms are part of contracts, and in disputes the Union's side binds itself."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Rule
from agreementkit.model import Severity

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[tuple[str, str, str]]:
    mode = case.value("legal-status", "mode")
    disputes = case.clauses.get("disputes")
    if disputes is None or not str(mode).startswith("incorporated"):
        return
    for duty in disputes.obligations:
        if duty.side in ("union", "joint") and not duty.softeners:
            yield (
                case.place("disputes"),
                (
                    f'it binds the Union\'s side, "{duty.sentence}", while mode is "{mode}" in '
                    f"{case.place('legal-status')}: in 2017 Royal Mail obtained an injunction "
                    "against its union on a promise to mediate (source r1)"
                ),
                (
                    "put a clause of your own in its place that binds the Employer alone, or write "
                    'mode = "honour" under [clauses.legal-status]'
                ),
            )


RULE = Rule(
    id="union-promise-enforceable",
    severity=Severity.WARNING,
    title="Terms are part of contracts, and the disputes clause binds the Union's side",
    find=_find,
)
