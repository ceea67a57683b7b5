"""LibreOffice counts the pages."""

from tests.word_files import soffice

__all__ = ["soffice"]
