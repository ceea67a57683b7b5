"""The words that give a sentence its force, or take it away.

Kept apart from the grammar so that a negotiator can read and correct them.
"""

import re

__all__ = ["DUTY", "FOREIGN_DUTY", "SOFTENER", "TIMING", "WEAK_DUTY"]

_MODAL_TAIL = r"(?:\s+(?:always|also|then|only|at all times|by then))?(?:\s+not)?"

DUTY = re.compile(rf"\bmust{_MODAL_TAIL}(?:\s+not)?\b", re.IGNORECASE)
"""The one duty verb of our own style."""

FOREIGN_DUTY = re.compile(
    rf"\b(?:must|shall|will|may\s+not|is\s+required\s+to|undertakes\s+to){_MODAL_TAIL}\b",
    re.IGNORECASE,
)
"""Duty verbs in text that the other side has written."""

_TRY = (
    r"(?:(?:use|make)\s+(?:its|their|all|best|reasonable)\s+(?:best\s+|reasonable\s+)?"
    r"(?:endeavours|efforts)|endeavours?\s+to|seeks?\s+to|aims?\s+to|tr(?:y|ies)\s+to|"
    r"strives?\s+to|attempts?\s+to|works?\s+towards|intends?\s+to|hopes?\s+to|"
    r"considers?|explores?|promotes?|encourages?|supports?|"
    r"have\s+(?:due\s+)?regard\s+to|has\s+(?:due\s+)?regard\s+to|bear\s+in\s+mind)"
)

WEAK_DUTY = re.compile(
    rf"\b(?:(?:will|shall|must|would|can|could|may|might|should)\s+{_TRY}"
    rf"|(?:is|are)\s+(?:committed|keen|willing|minded)\s+to|{_TRY}"
    r"|should(?:\s+not)?|may|might|could|can|would|will|shall|recognises?|acknowledges?)\b",
    re.IGNORECASE,
)
"""What stands in the place of a duty without being one."""

SOFTENER = re.compile(
    r"\b(?:"
    r"(?:where(?:ver)?|when(?:ever)?|if|as\s+soon\s+as|so\s+far\s+as|as\s+far\s+as|"
    r"to\s+the\s+extent)\s+(?:that\s+)?(?:(?:it\s+)?is\s+)?(?:reasonably\s+)?"
    r"(?:practicable|possible|practical|feasible|appropriate|reasonable)"
    r"|unless\s+(?:it\s+is\s+)?(?:impracticable|impractical|not\s+practicable|operational\w*)"
    r"|(?:subject\s+to|save\s+(?:where|for)|except\s+(?:where|for))\s+(?:the\s+|any\s+|"
    r"available\s+|its\s+)*(?:budgets?|budgetary|resources?|funding|funds|operational|business|"
    r"affordability|service|exigencies)\b[\w\s-]{0,20}?(?=[,.;]|\s+(?:must|shall|will)|$)"
    r"|at\s+(?:its|their|the\s+Employer[’']s)\s+(?:sole\s+|absolute\s+)?discretion"
    r"|in\s+(?:its|the\s+Employer[’']s)\s+(?:reasonable\s+|sole\s+)?opinion"
    r"|if\s+(?:it|the\s+Employer)\s+(?:thinks\s+fit|considers\s+it\s+\w+|so\s+decides)"
    r"|(?:best|reasonable|all\s+reasonable)\s+(?:endeavours|efforts)"
    r"|normally|usually|generally|ordinarily|typically|in\s+principle|in\s+most\s+cases"
    r"|as\s+(?:it\s+)?(?:considers\s+)?appropriate|as\s+needed"
    r")",
    re.IGNORECASE,
)
"""Words that let the one who owes the duty out of it."""

_UNIT = r"(?:working\s+)?(?:hour|day|week|month|year|quarter)s?"

TIMING = re.compile(
    r"\b(?:"
    rf"(?:within|at\s+least|no\s+later\s+than|not\s+later\s+than|for|after|every|in)?\s*"
    rf"\d+(?:\.\d+)?\s+{_UNIT}"
    rf"|(?:each|every|once\s+an?|a|per)\s+(?:calendar\s+)?{_UNIT}(?=[\s,.;:]|$)"
    r"|by\s+\d+\s+\w+|\d+\s+times|by\s+the\s+end|no\s+later\s+than|not\s+later\s+than"
    r"|before|after|until|unless|once|when|whenever|while|during|throughout|from\s+the|if|where"
    r"|at\s+the\s+(?:start|end|same\s+time|next)|on\s+(?:request|receipt|the\s+(?:day|date|same))"
    r"|as\s+soon\s+as|immediately|at\s+once|at\s+all\s+times|each\s+time|for\s+as\s+long\s+as"
    r"|in\s+(?:any|each)\s+\w+|on\s+(?:each|every|any)|for\s+(?:each|every|any)"
    r")\b",
    re.IGNORECASE,
)
"""A deadline, a rate, or the event that sets a duty going."""
