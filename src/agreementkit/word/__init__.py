"""Documents to Word files and back. No docx or lxml object ever leaves this room."""

from agreementkit.word.gate import (
    guarded_redline_bytes,
    guarded_reply_bytes,
    guarded_word_bytes,
)
from agreementkit.word.read import read_word
from agreementkit.word.reading import Reading
from agreementkit.word.redline import redline_bytes
from agreementkit.word.write import PRIVATE, private_word_bytes, word_bytes

__all__ = [
    "PRIVATE",
    "Reading",
    "guarded_redline_bytes",
    "guarded_reply_bytes",
    "guarded_word_bytes",
    "private_word_bytes",
    "read_word",
    "redline_bytes",
    "word_bytes",
]
