"""A draft that was sent, and our record of it."""

import pytest

import agreementkit as ak
from agreementkit.negotiate.sent import Sent, as_sent
from tests.word.conftest import soffice

__all__ = ["draft", "sent", "soffice"]


@pytest.fixture(scope="session")
def draft(document: ak.Document) -> bytes:
    """The model agreement as it goes out."""
    return ak.word_bytes(document)


@pytest.fixture(scope="session")
def sent(document: ak.Document, draft: bytes) -> Sent:
    """Our record of it."""
    return as_sent(document, draft)
