"""Days of an undefined kind beside the defined Working Day."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="day-unclear",
    family="drafting",
    severity=Severity.WARNING,
    title="It counts working, business or clear days that are not defined",
    why=(
        "A public holiday or the day of the event itself may count or not, and a deadline may "
        "hang on it."
    ),
    mend="Use the defined term Working Day, or plain days, which are calendar days.",
    find=SentenceFinder(
        words=("working", "business", "clear"),
        wrong=(
            r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty"
            r"|thirty) (?-i:working|business|clear) (?-i:days?)\b(?! week| a week)"
        ),
        among=lambda case: case.marks.have("working day", "business day", "clear day"),
        message="{words} is not defined in the agreement",
        remedy='write "[[Working Days]]", or "days" for calendar days',
    ),
    short=Example(clause="1. The Employer must reply within 5 business days."),
    holds=Example(clause="1. The Employer must reply within 5 [[Working Days]]."),
)
