"""Documents to Word files and back. No docx or lxml object ever leaves this room."""

from agreementkit.word.read import Reading, read_word
from agreementkit.word.redline import redline_bytes
from agreementkit.word.write import PRIVATE, private_word_bytes, word_bytes

__all__ = [
    "PRIVATE",
    "Reading",
    "private_word_bytes",
    "read_word",
    "redline_bytes",
    "word_bytes",
]
