"""The information pack is due before the notice of the system is."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Rule
from agreementkit.check.times import counted
from agreementkit.model import Severity

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[tuple[str, str, str]]:
    lead = case.time("information-pack", "lead")
    notice = case.time("advance-notice", "notice")
    if lead and notice and lead.days > notice.days:
        yield (
            case.place("information-pack"),
            (
                f"the pack is due {lead} before talks, which is longer than the {notice} of notice "
                f"in {case.place('advance-notice')}{counted(lead, notice)}"
            ),
            (
                "make lead shorter under [clauses.information-pack], or notice longer under "
                "[clauses.advance-notice]"
            ),
        )


RULE = Rule(
    id="lead-over-notice",
    severity=Severity.ERROR,
    title="The information pack is due earlier than the notice of the system",
    find=_find,
)
