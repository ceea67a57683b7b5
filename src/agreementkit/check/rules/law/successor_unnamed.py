"""An employer defined without the body that may follow it."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import ClauseFinder, SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="successor-unnamed",
    family="law",
    severity=Severity.WARNING,
    title="The definition of the Employer leaves out its successor",
    why=(
        "Forces merge, and police and crime commissioners are due to go in May 2028. Without "
        "words for a successor, the agreement ends with the body."
    ),
    laws=("prsra-2011-1",),
    mend="Add the successor to the definition.",
    find=ClauseFinder(
        lacks=(r"“Employer” means .+\b(?:takes its place|successors?|takes over)\b",),
        said=SentenceFinder(
            words=("means",),
            wrong=r"“Employer” means .{1,80}",
            message="{words}, and nobody after it",
            remedy='add "and any body that takes its place"',
        ),
    ),
    short=Example(clause="1. [[=Employer]] means the Chief Constable of Kent Police."),
    holds=Example(
        clause=(
            "1. [[=Employer]] means the Chief Constable of Kent Police, and any body that takes "
            "its place."
        )
    ),
)
