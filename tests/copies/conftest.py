"""LibreOffice counts the pages."""

from tests.word.conftest import soffice

__all__ = ["soffice"]
