"""Documents to Word files and back. No docx or lxml object ever leaves this room."""

from agreementkit.word.write import PRIVATE, private_word_bytes, word_bytes

__all__ = ["PRIVATE", "private_word_bytes", "word_bytes"]
