"""A right to decide that has no measure."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="discretion-given",
    family="drafting",
    severity=Severity.WARNING,
    title="It leaves a matter to somebody's discretion",
    why="Who may do as they see fit cannot break the agreement by what they do.",
    mend="Name the test, and who decides when the two sides differ.",
    find=SentenceFinder(
        words=("discretion", "fit", "sole", "absolute", "satisfaction", "opinion"),
        wrong=(
            r"\b(?:at|in|within) (?:its|their|the employer[’']s) (?:(?:sole|absolute|own"
            r"|reasonable) )*(?:discretion|opinion)\b|\b(?:as|if|where) (?:it"
            r"|the employer) (?:sees|thinks|considers) fit\b|\bto (?:its"
            r"|the employer[’']s) (?:reasonable )?satisfaction\b|\b(?:sole|absolute) discretion\b"
        ),
        message="{words} lets the other side decide by itself",
        remedy="name the test that decides, and send a dispute on it to the Disputes Procedure",
    ),
    short=Example(clause="1. The Employer may refuse at its absolute discretion."),
    holds=Example(clause="1. The Employer may refuse only on a ground in this clause."),
)
