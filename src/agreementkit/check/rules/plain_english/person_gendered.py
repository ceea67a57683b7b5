"""Words that make a man or a woman of everyone."""

from agreementkit.check.rule import Example, Rule
from agreementkit.check.words import SentenceFinder
from agreementkit.model import Severity

__all__ = ["RULE"]

RULE = Rule(
    id="person-gendered",
    family="plain-english",
    severity=Severity.NOTE,
    title="It speaks of people as he or she",
    why='The agreement covers everyone, and "they" is shorter.',
    mend='Write "they", or name the person.',
    default=False,
    find=SentenceFinder(
        words=("he", "she", "his", "her", "him", "hers", "chairman", "foreman", "manpower"),
        wrong=r"\b(?:s?/?he(?: or she|/she)?|his(?: or her|/her)?|her|him|hers|chairman|foreman"
        r"|manpower)\b",
        message="{words} leaves some people out",
        remedy='write "they" or "their", or name the person',
    ),
    short=Example(clause="1. An Employee may bring his or her representative."),
    holds=Example(clause="1. An Employee may bring their representative."),
)
