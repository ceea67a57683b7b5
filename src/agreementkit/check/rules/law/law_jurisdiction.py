"""The text cites law of another part of the country than the Employer's."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

_REACHES = {
    "england": ("UK", "GB", "England and Wales", "England"),
    "wales": ("UK", "GB", "England and Wales", "Wales"),
    "england-and-wales": ("UK", "GB", "England and Wales", "England", "Wales"),
}
"""Which law reaches an employer, as `law.toml` names it."""

_REMEDY = "take it out, or cite the law of the place where the Employer is"

_in_words = SentenceFinder(
    words=("scotland", "northern"),
    wrong=r"\b[A-Z][\w ]*\((?:Scotland|Northern Ireland)\) (?:Act|Order|Regulations)(?: \d{4})?",
    message="it cites {words}, which does not reach this Employer",
    remedy=_REMEDY,
)


def _find(case: Case) -> Iterator[Found]:
    yield from _in_words(case)
    reach = _REACHES.get(case.employer.jurisdiction, ()) if case.employer else ()
    for clause, citation in dict.fromkeys(case.marks.citations):
        law = case.pack.laws.get(citation.law)
        if law and reach and law.jurisdiction not in reach:
            yield Found(
                clause=clause,
                message=f"it cites {citation.text}, which is law in {law.jurisdiction} and does not "
                "reach this Employer",
                remedy=_REMEDY,
                why=f"{RULE.why} {case.authorities((citation.law,))}",
            )


RULE = Rule(
    id="law-jurisdiction",
    family="law",
    severity=Severity.ERROR,
    title="It cites law of another part of the country",
    why="A duty that binds no one here looks like a right and is none.",
    mend="Cite the law of the place where the Employer is.",
    find=_find,
    short=Example(clause="1. This clause adds to {law eqa-wales-2011-8}."),
    holds=Example(
        clause="1. This clause adds to {law eqa-wales-2011-8}.",
        file='sector = "cafcass-cymru"\nemployer = "Cafcass Cymru"\nunions = ["PCS"]',
    ),
)
