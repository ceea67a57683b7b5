"""Documents to Word files. No docx or lxml object ever leaves this room."""

from agreementkit.word.lint import lint_word
from agreementkit.word.write import word_bytes

__all__ = ["lint_word", "word_bytes"]
