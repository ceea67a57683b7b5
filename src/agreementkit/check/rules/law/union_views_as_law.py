"""The union's part in a data protection assessment, said to be a legal duty."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="union-views-as-law",
    family="law",
    severity=Severity.WARNING,
    title="It says that Article 35 gives the Union a right to be consulted",
    why=(
        "Article 35(9) asks for views only where appropriate. Being heard in every case is a "
        "gain, and is stronger if it says so."
    ),
    laws=("uk-gdpr-35",),
    mend="Say that the parties agree these rights in addition to Article 35.",
    find=SentenceFinder(
        words=("35",),
        wrong=(
            r"^(?:(?=.*\barticle 35\b)(?=.*\b(?:requires?|required|obliges?|demands?|entitles?)\b)"
            r"|(?=.*\bunder article 35\b[^,]*, ))(?=.*\b(?:views|consult\w*|entitles?)\b)(?=.*"
            r"\b(?:unions?|representatives?)\b)"
        ),
        unless=r"where appropriate|in addition to|goes? further",
        message="{words}: Article 35 asks for views only where appropriate",
        remedy='write "The parties agree these rights in addition to Article 35 of the UK GDPR"',
    ),
    short=Example(
        clause=(
            "1. As Article 35 of the UK GDPR requires, the Employer must seek the views of the "
            "Union."
        )
    ),
    holds=Example(
        clause=(
            "1. The parties agree these rights of the Union in addition to Article 35 of the UK "
            "GDPR."
        )
    ),
)
