"""The text cites an authority that is not in force on the agreement's own day."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.check.words import says
from agreementkit.model import Law, Severity
from agreementkit.model.dates import in_words

__all__ = ["RULE"]

_SAID = (
    r"\bas at \d{1,2} \w+ 20\d\d\b|\b(?:not|once|when|if) .{0,40}\bin force\b|\bcomes? into force\b"
)


def _find(case: Case) -> Iterator[Found]:
    for clause, citation in dict.fromkeys(case.marks.citations):
        law = case.pack.laws.get(citation.law)
        when = _not_yet(case, law) if law else ""
        held = case.clauses.get(clause)
        around = [text for text in held.statements if citation.text in text] if held else []
        if when and not (around and all(says(text, _SAID) for text in around)):
            yield Found(
                clause=clause,
                message=f"it cites {citation.text}, which {when}",
                remedy='say so in the sentence, as in "once it is in force" or "as at 1 April 2027"; '
                "or state the duty in words of the agreement's own",
                why=f"{RULE.why} {case.authorities((citation.law,))}",
            )


def _not_yet(case: Case, law: Law) -> str:
    """Why an authority is not in force on the day; empty where it is."""
    if case.day and law.since:
        early = case.day < law.since
        return f"is in force only from {in_words(law.since)}" if early else ""
    return "was not yet in force when last looked up" if law.status == "prospective" else ""


RULE = Rule(
    id="law-prospective",
    family="law",
    severity=Severity.WARNING,
    title="It cites law that is not in force on the agreement's day",
    why="Until it is in force it gives nobody a right, and the date may move. The day is the "
    "commencement, or else the date of the draft.",
    mend="Say in the sentence that it is not in force yet, or leave it out.",
    find=_find,
    short=Example(clause="1. The Employer must keep to {law era-2025-28} at all times."),
    holds=Example(
        clause="1. The Employer must keep to {law era-2025-28} from the day on which it comes into "
        "force.",
    ),
)
