"""The information pack is due before the notice of the system is."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.check.times import counted
from agreementkit.model import Severity

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[Found]:
    lead = case.time("information-pack", "lead")
    notice = case.time("advance-notice", "notice")
    if lead and notice and lead.days > notice.days:
        yield Found(
            clause="information-pack",
            message=f"the pack is due {lead} before talks, which is longer than the {notice} of "
            f"notice in {case.place('advance-notice')}{counted(lead, notice)}",
            remedy="make lead shorter under [clauses.information-pack], or notice longer under "
            "[clauses.advance-notice]",
            key=("clauses", "information-pack", "lead"),
        )


RULE = Rule(
    id="lead-over-notice",
    family="values",
    severity=Severity.ERROR,
    title="The information pack is due earlier than the notice of the system",
    why="The Employer would owe documents on a system before it owes word that there is one.",
    mend="Make the lead of the pack shorter than the notice.",
    find=_find,
    short=Example(
        file="[clauses.information-pack]\nlead = 30\n\n[clauses.advance-notice]\nnotice = 4",
    ),
    holds=Example(
        file="[clauses.information-pack]\nlead = 30\n\n[clauses.advance-notice]\nnotice = 13",
    ),
)
