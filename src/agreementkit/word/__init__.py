"""Documents to Word files and back. No docx or lxml object ever leaves this room."""

from agreementkit.word.guarded import guarded_word_bytes
from agreementkit.word.write import PRIVATE, private_word_bytes, word_bytes

__all__ = ["PRIVATE", "guarded_word_bytes", "private_word_bytes", "word_bytes"]
