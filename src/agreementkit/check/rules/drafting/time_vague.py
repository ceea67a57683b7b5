"""A time that nobody can put a date to."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="time-vague",
    family="drafting",
    severity=Severity.WARNING,
    title="It sets a time that has no date",
    why=('Nobody is ever late for "promptly". A duty can be enforced when a day can be counted.'),
    mend="Write a number of Working Days, or the event that ends the time.",
    find=SentenceFinder(
        words=(
            *("promptly", "soon", "course", "reasonable", "timely", "speedily"),
            *("expeditiously", "delay", "periodically", "time", "regular", "regularly"),
        ),
        wrong=(
            r"\b(?:promptly|as soon as(?: is| it is)? (?:\w+ly )?(?:possible|practicable)"
            r"|in due course|(?:within|in|for) a reasonable (?:time|period)|in a timely (?:manner"
            r"|way|fashion)|speedily|expeditiously|without (?:undue|unreasonable) delay|(?:at"
            r"|on a) regular (?:intervals|basis)|from time to time)\b|\bmust (?:periodically"
            r"|regularly)\b|\b(?:periodically|regularly)(?=[.,;]|$)"
        ),
        unless=(
            r"\b(?:amended|updated|replaced|in force) from time to time\b|(?:and"
            r"|but) (?:in any (?:event|case)|at the latest|not? later than|at most|within|by)\b"
        ),
        among=lambda case: case.marks.have(
            "promptly",
            "as soon as",
            "in due course",
            "reasonable time",
            "reasonable period",
            "timely",
            "speedily",
            "expeditiously",
            "undue delay",
            "unreasonable delay",
            "regular basis",
            "regular interval",
            "regularly",
            "time to time",
            "periodically",
        ),
        message="{words} is no time that can be counted",
        remedy='write a number, such as "within 10 Working Days"',
    ),
    short=Example(clause="1. The Employer must promptly answer the Union."),
    holds=Example(clause="1. The Employer must answer the Union within 10 Working Days."),
)
