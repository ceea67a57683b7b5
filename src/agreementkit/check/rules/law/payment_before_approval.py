"""A day for payment that runs out before the approval it needs."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import ClauseFinder, SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="payment-before-approval",
    family="law",
    severity=Severity.WARNING,
    title="Where government approves pay, a day for payment does not wait for the approval",
    why=(
        "The Employer would be late before it may pay, and a dispute would be about the "
        "calendar and not the money."
    ),
    mend="Let the time for payment run from the approval where one is needed.",
    find=ClauseFinder(
        lacks=(r"\bof approval\b|\bwithin \d+ [\w ]+ of (?:the )?approval\b",),
        said=SentenceFinder(
            words=("pay",),
            beside=("saving", "savings", "supplement", "share", "payment"),
            wrong=(
                r"\bmust pay\b.*\b(?:saving|share|supplement|payment)s?\b.*\bwithin \d+ [\w ]+"
                r"|\bmust pay\b.*\bwithin \d+ .*\b(?:saving|share|supplement|payment)s?\b"
            ),
            unless=r"approval|needs none",
            among=lambda case: bool(case.employer and case.employer.pay_remit),
            message="{words}: the time runs whether or not the payment is approved",
            remedy=(
                'add "If it needs approval, the Employer must pay it within 20 Working Days of '
                'approval instead"'
            ),
        ),
    ),
    short=Example(
        clause="1. The Employer must pay the share of each Net Saving within 40 Working Days.",
        file='sector = "cafcass"\nemployer = "Cafcass"\nunions = ["Napo"]',
    ),
    holds=Example(
        clause=(
            "1. The Employer must pay the share of each Net Saving within 40 Working Days.\n"
            "2. If it needs approval, the Employer must pay it within 20 Working Days of approval "
            "instead."
        ),
        file='sector = "cafcass"\nemployer = "Cafcass"\nunions = ["Napo"]',
    ),
)
