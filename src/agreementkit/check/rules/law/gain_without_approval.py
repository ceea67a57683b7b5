"""A gain in pay that does not wait for the approval it needs."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import ClauseFinder, SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="gain-without-approval",
    family="law",
    severity=Severity.WARNING,
    title="Where government approves pay, a gain does not depend on the approval",
    why=(
        "Without approval the Employer may not pay, so an unconditional promise is one that "
        "it cannot keep."
    ),
    mend="Make the duty depend on the approval, and bind the Employer to ask for it by a date.",
    find=ClauseFinder(
        lacks=(
            (
                r"\bduty to \w+ (?:it|that part)\b.*\bdepends on\b.*\bapproval\b"
                r"|\bneeds (?:outside )?approval\b.*\bmust (?:obtain|apply)\b"
            ),
        ),
        said=SentenceFinder(
            words=("saving", "savings", "supplement", "payment", "pay", "grade", "week"),
            wrong=(
                r"\bmust\b.*\b(?:pay|give|return|cut)\b.*\b(?:every Net Saving|of each Net Saving"
                r"|the share|the supplement|skills payment|old pay|new grade|full-time week)\b"
            ),
            among=lambda case: bool(case.employer and case.employer.pay_remit),
            message="{words}: this Employer's pay needs approval, and the clause does not say so",
            remedy=(
                'add "If a part needs outside approval, the Employer must apply for it within 10 '
                'Working Days, and the duty to give that part depends on the approval"'
            ),
        ),
    ),
    short=Example(
        clause="1. The Employer must give 35% of every Net Saving to Employees.",
        file='sector = "cafcass"\nemployer = "Cafcass"\nunions = ["Napo"]',
    ),
    holds=Example(
        clause=(
            "1. The Employer must give 35% of every Net Saving to Employees.\n"
            "2. If a part needs outside approval, the Employer must apply for it within 10 "
            "Working Days, and the duty to give that part depends on the approval."
        ),
        file='sector = "cafcass"\nemployer = "Cafcass"\nunions = ["Napo"]',
    ),
)
