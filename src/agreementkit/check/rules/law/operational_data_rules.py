"""Rules for police operations, cited for data about staff."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="operational-data-rules",
    family="law",
    severity=Severity.WARNING,
    title="It cites the rules for police operations where staff data is meant",
    why=(
        "Part 3 of the Data Protection Act 2018 is for law enforcement data. A force's data "
        "about its staff falls under the UK GDPR and Part 2."
    ),
    laws=(
        "dpa-2018-50a",
        "uk-gdpr-22a",
    ),
    mend="Cite the UK GDPR.",
    find=SentenceFinder(
        words=("part", "enforcement", "competent", "50a", "50b", "50c", "50d"),
        wrong=(
            r"\bPart 3 of the Data Protection Act\b|law enforcement (?:processing|purposes)"
            r"|\bsections? 50[A-D]|\bcompetent authorit(?:y|ies)"
        ),
        unless=r"\bmust not\b",
        message="{words} is for operational data, and not for data about staff",
        remedy="cite the UK GDPR, such as Articles 15 or 22A",
    ),
    short=Example(
        clause="1. The Employer must keep to Part 3 of the Data Protection Act 2018 for rotas."
    ),
    holds=Example(clause="1. This clause adds to Article 15 of the UK GDPR."),
)
