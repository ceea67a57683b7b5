"""Human review that is no more than a signature."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import ClauseFinder, SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="review-without-power",
    family="law",
    severity=Severity.WARNING,
    title="Human review is defined without the power to decide",
    why=(
        "A person counts as involved only if they can overrule the system: with authority, "
        "training, time and information, before the decision takes effect."
    ),
    laws=("uk-gdpr-22a",),
    mend="Name all five in the definition, and say that a sign-off is not enough.",
    find=ClauseFinder(
        lacks=(
            r"\bauthority\b",
            r"\b(?:training|competence)\b",
            r"\btime\b",
            r"\binformation\b",
            r"\bbefore\b.*\beffect\b",
        ),
        said=SentenceFinder(
            words=("means",),
            wrong=r"“[^”]*(?:Review|Oversight|in the loop)[^”]*” means .{1,80}",
            message=(
                "{words}: the definition lacks authority, training, time, information, or that it "
                "comes before the effect"
            ),
            remedy=(
                "define it as a fresh judgement, before a decision takes effect, by a named person "
                "with the authority, training, time and information to overrule the System"
            ),
        ),
    ),
    short=Example(
        clause="1. [[=Meaningful Human Review]] means that a manager signs the result off."
    ),
    holds=Example(
        clause=(
            "1. [[=Meaningful Human Review]] means a fresh judgement by a person with the "
            "authority, training, time and information to overrule the System, before a decision "
            "takes effect."
        )
    ),
)
