"""Documents to Word files. No docx or lxml object ever leaves this room."""

from agreementkit.word.write import word_bytes

__all__ = ["word_bytes"]
