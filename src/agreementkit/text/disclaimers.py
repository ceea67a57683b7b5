"""Sentences that take back what the others say: "Nothing in this clause binds the Employer"."""

import re
from functools import cache, lru_cache

_HINTS = (
    "nothing in this",
    "statement of",
    "guidance",
    "aspirational",
    "binding",
    "for information",
    "to bind",
    "obligation",
    "no duty",
    "any duty",
)
"""One of these stands in every such sentence; looking for them first costs almost nothing."""


@cache
def _disclaimer() -> re.Pattern[str]:
    this = r"(?:this|the above|the foregoing) ?(?:article|clause|paragraph|part|policy|section|statement)?"
    made = r"(?:obligation|duty|duties|commitment|liability)s?"
    return re.compile(
        # "Requires the Employer to disclose" takes back one thing, and "binds the Employer" all.
        r"\bnothing in (?:this|the) \w+ (?:shall |will |is intended to |is to )?"
        rf"(?:(?:bind|oblige|commit)s? the (?!union\b|employees?\b)(?:\w+ ){{0,3}}?\w+(?=[.;]|$)"
        rf"|(?:create|impose|give rise to|giving rise to)s? (?:any |an? )?(?:\w+ )?{made}"
        rf"|be (?:construed|read|taken) as (?:creating |imposing )?(?:binding|an?|any) ?(?:\w+ )?(?:{made})?)"
        rf"|\b{this} (?:is|are) (?:only |intended (?:only )?as )?(?:an? )?"
        r"(?:statements? of (?:aims?|good practice|intent(?:ion)?|principles?)|aspirational"
        r"|(?:for |by way of )?guidance|for information"
        r"|not (?:legally |intended to be (?:legally )?)?(?:binding|enforceable)"
        rf"|not intended to (?:bind|create (?:any |an? )?(?:\w+ )?{made}))"
        rf"|\b(?:{this}|it) (?:(?:creates?|imposes?) no|(?:does|do|shall|will) not (?:create|impose) (?:any|an?))"
        rf" (?:\w+ )?{made}\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1024)
def find_disclaimer(text: str) -> str:
    """The words by which a text takes back all that it says; empty where it does not.

    >>> find_disclaimer("The Employer must reply. This clause is for guidance only.")
    'This clause is for guidance'
    >>> find_disclaimer("Nothing in this clause requires the Employer to disclose a secret.")
    ''
    """
    plain = text.lower()
    if not any(hint in plain for hint in _HINTS):
        return ""
    found = _disclaimer().search(text)
    return found.group() if found else ""
