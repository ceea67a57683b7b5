"""The words that give a sentence its force, or take it away.

Kept apart from the grammar so that a negotiator can read and correct them. Each is
a regular expression, compiled when first asked for.
"""

import re
from functools import cache

__all__ = ["duty", "foreign_duty", "softener", "timing", "weak_duty"]

_MODAL_TAIL = r"(?:\s+(?:always|also|then|only|at all times|by then))?(?:\s+not)?"

_TRY = (
    r"(?:(?:use|make)\s+(?:its|their|all|best|reasonable)\s+(?:best\s+|reasonable\s+)?"
    r"(?:endeavours|efforts)|endeavours?\s+to|seeks?\s+to|aims?\s+to|tr(?:y|ies)\s+to|"
    r"strives?\s+to|attempts?\s+to|works?\s+towards|intends?\s+to|hopes?\s+to|"
    r"considers?|explores?|promotes?|encourages?|supports?|"
    r"have\s+(?:due\s+)?regard\s+to|has\s+(?:due\s+)?regard\s+to|bear\s+in\s+mind)"
)

_UNIT = r"(?:working\s+)?(?:hour|day|week|month|year|quarter)s?"


@cache
def duty() -> re.Pattern[str]:
    """The one duty verb of our own style."""
    return re.compile(rf"\bmust{_MODAL_TAIL}\b", re.IGNORECASE)


@cache
def foreign_duty() -> re.Pattern[str]:
    """Duty verbs in text that the other side has written."""
    verbs = r"must|shall|will|may\s+not|is\s+required\s+to|undertakes\s+to"
    return re.compile(rf"\b(?:{verbs}){_MODAL_TAIL}\b", re.IGNORECASE)


@cache
def weak_duty() -> re.Pattern[str]:
    """What stands in the place of a duty without being one."""
    return re.compile(
        rf"\b(?:(?:will|shall|must|would|can|could|may|might|should)\s+{_TRY}"
        rf"|(?:is|are)\s+(?:committed|keen|willing|minded)\s+to|{_TRY}"
        r"|should(?:\s+not)?|may|might|could|can|would|will|shall|recognises?|acknowledges?)\b",
        re.IGNORECASE,
    )


@cache
def softener() -> re.Pattern[str]:
    """Words that let the one who owes the duty out of it."""
    return re.compile(
        r"\b(?:"
        r"(?:where(?:ver)?|when(?:ever)?|if|as\s+soon\s+as|so\s+far\s+as|as\s+far\s+as|"
        r"to\s+the\s+extent)\s+(?:that\s+)?(?:(?:it\s+)?is\s+)?(?:reasonably\s+)?"
        r"(?:practicable|possible|practical|feasible|appropriate|reasonable)"
        r"|unless\s+(?:it\s+is\s+)?(?:impracticable|impractical|not\s+practicable|operational\w*)"
        r"|(?:subject\s+to|save\s+(?:where|for)|except\s+(?:where|for))\s+(?:the\s+|any\s+|"
        r"available\s+|its\s+)*(?:budgets?|budgetary|resources?|funding|funds|operational|"
        r"business|affordability|service|exigencies)\b[\w\s-]{0,20}?"
        r"(?=[,.;]|\s+(?:must|shall|will)|$)"
        r"|at\s+(?:its|their|the\s+Employer[’']s)\s+(?:sole\s+|absolute\s+)?discretion"
        r"|in\s+(?:its|the\s+Employer[’']s)\s+(?:reasonable\s+|sole\s+)?opinion"
        r"|if\s+(?:it|the\s+Employer)\s+(?:thinks\s+fit|considers\s+it\s+\w+|so\s+decides)"
        r"|(?:best|reasonable|all\s+reasonable)\s+(?:endeavours|efforts)"
        r"|normally|usually|generally|ordinarily|typically|in\s+principle|in\s+most\s+cases"
        r"|as\s+(?:it\s+)?(?:considers\s+)?appropriate|as\s+needed"
        r")",
        re.IGNORECASE,
    )


@cache
def timing() -> re.Pattern[str]:
    """A deadline, a rate, or the event that sets a duty going."""
    return re.compile(
        r"\b(?:"
        r"(?:within|at\s+least|no\s+later\s+than|not\s+later\s+than|for|after|every|in)?\s*"
        rf"\d+(?:\.\d+)?\s+{_UNIT}"
        rf"|(?:each|every|once\s+an?|a|per)\s+(?:calendar\s+)?{_UNIT}(?=[\s,.;:]|$)"
        r"|by\s+\d+\s+\w+|\d+\s+times|by\s+the\s+end|no\s+later\s+than|not\s+later\s+than"
        r"|before|after|until|unless|once|when|whenever|while|during|throughout|from\s+the"
        r"|if|where|at\s+the\s+(?:start|end|same\s+time|next)"
        r"|on\s+(?:request|receipt|the\s+(?:day|date|same))"
        r"|as\s+soon\s+as|immediately|at\s+once|at\s+all\s+times|each\s+time|for\s+as\s+long\s+as"
        r"|in\s+(?:any|each)\s+\w+|on\s+(?:each|every|any)|for\s+(?:each|every|any)"
        r")\b",
        re.IGNORECASE,
    )
