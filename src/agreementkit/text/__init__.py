"""The clause language, Markdown to nodes, and the grammar of obligations."""

from agreementkit.text.body import parse_body
from agreementkit.text.inline import ReadingError, parse_inlines
from agreementkit.text.obligations import each_obligation, find_obligations, grade_of
from agreementkit.text.sentences import split_sentences
from agreementkit.text.taken_back import taken_back
from agreementkit.text.topics import find_topics

__all__ = [
    "ReadingError",
    "each_obligation",
    "find_obligations",
    "find_topics",
    "grade_of",
    "parse_body",
    "parse_inlines",
    "split_sentences",
    "taken_back",
]
