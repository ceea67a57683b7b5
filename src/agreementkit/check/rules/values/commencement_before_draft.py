"""The agreement begins before its draft is dated."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity
from agreementkit.model.dates import in_words

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[Found]:
    begins, dated = case.agreement.commencement, case.agreement.version.dated
    if begins and dated and begins < dated:
        yield Found(
            place="the agreement file",
            message=f"the agreement begins on {in_words(begins)}, before the date of this draft, "
            f"{in_words(dated)}",
            remedy="write a later commencement, or the right date under [version]",
            key=("commencement",),
        )


RULE = Rule(
    id="commencement-before-draft",
    family="values",
    severity=Severity.WARNING,
    title="The agreement begins before its draft is dated",
    why="Duties that were due before anyone signed cannot be kept, and time limits run from that day.",
    mend="Choose a commencement after the talks.",
    find=_find,
    short=Example(file="commencement = 2026-04-01\n\n[version]\ndated = 2027-01-15"),
    holds=Example(file="commencement = 2027-04-01\n\n[version]\ndated = 2027-01-15"),
)
