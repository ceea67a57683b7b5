"""Documents to Word files and back.

No lxml object ever leaves this room; a document of python-docx is taken and given at its surface.
"""

from agreementkit.word.gate import (
    guarded_redline_bytes,
    guarded_reply_bytes,
    guarded_word_bytes,
)
from agreementkit.word.read import read_word
from agreementkit.word.reading import Reading
from agreementkit.word.redline import redline_bytes
from agreementkit.word.word_source import BinaryFile, WordSource
from agreementkit.word.write import PRIVATE, private_word_bytes, word_bytes

__all__ = [
    "PRIVATE",
    "BinaryFile",
    "Reading",
    "WordSource",
    "guarded_redline_bytes",
    "guarded_reply_bytes",
    "guarded_word_bytes",
    "private_word_bytes",
    "read_word",
    "redline_bytes",
    "word_bytes",
]
