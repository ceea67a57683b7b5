"""An equality impact assessment that is said to be a legal duty."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="equality-assessment-as-law",
    family="law",
    severity=Severity.WARNING,
    title="It says that the law requires an equality impact assessment",
    why=(
        "In England no rule expressly demands one: the duty is to have due regard. The "
        "assessment is something we negotiate. Wales has rules of its own."
    ),
    laws=(
        "eqa-149",
        "eqa-wales-2011-8",
    ),
    mend="Say that the parties agree the assessment in addition to section 149.",
    find=SentenceFinder(
        words=("equality", "eia"),
        beside=(
            *("law", "legally", "mandatory", "compulsory", "statutory", "required"),
            *("requires", "require", "obliges", "demands", "149"),
        ),
        wrong=(
            r"(?:equality impact assessment|\bEIA\b).*\b(?:legally required|mandatory|compulsory"
            r"|statutory|(?:required )?by law|required (?:by|under)|law requires"
            r"|under section 149)\b|(?:\blaw\b|section 149|Equality Act 2010|legally).*"
            r"\b(?:requires?|required|obliges?|demands?)\b.*(?:equality impact assessment|\bEIA\b)"
        ),
        unless=(
            r"\bno (?:rule|law)\b|\bnot (?:legally )?require|\bWales\b|\bWelsh\b"
            r"|\bunder this (?:agreement|clause)\b"
        ),
        message="{words}: in England the law does not expressly ask for one",
        remedy=(
            'write "The parties agree this assessment in addition to section 149 of the Equality '
            'Act 2010"'
        ),
    ),
    short=Example(
        clause="1. The Employer must make the legally required Equality Impact Assessment."
    ),
    holds=Example(
        clause=(
            "1. The parties agree this Equality Impact Assessment in addition to section 149 of "
            "the Equality Act 2010."
        )
    ),
)
