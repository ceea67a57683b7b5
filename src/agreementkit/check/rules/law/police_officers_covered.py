"""Police officers are covered by an agreement with trade unions."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.check.words import quoted, says
from agreementkit.model import Severity

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[Found]:
    for sentence in case.wording.having(["covers"]):
        words = sentence.text
        if not says(words, r"^This agreement covers\b"):
            continue
        inside, _, _ = words.partition("excluding")
        if says(
            inside.replace("except police officers", ""), r"\b(?:police officers|constables)\b"
        ):
            yield Found(
                clause=sentence.clause,
                number=case.number(sentence),
                message=f"{quoted(inside)} takes in police officers",
                remedy='write "excluding police officers, special constables and police cadets", '
                "in workforce if the words stand there",
                key=("workforce",),
            )


RULE = Rule(
    id="police-officers-covered",
    family="law",
    severity=Severity.ERROR,
    title="The agreement covers police officers",
    why="Police officers are no workers under the 1992 Act and may join no trade union, so no union "
    "can bargain for them.",
    laws=("tulrca-280", "police-act-1996-64"),
    mend="Exclude police officers in the words that say who is covered.",
    find=_find,
    short=Example(file='workforce = "all police officers and police staff of the force"'),
    holds=Example(file='workforce = "all police staff, excluding police officers"'),
)
