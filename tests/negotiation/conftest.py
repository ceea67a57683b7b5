"""A draft that was sent, and our record of it."""

import pytest

import agreementkit as ak
from agreementkit.negotiation.alignment.sent_draft import SentDraft, read_sent_draft
from tests.word_files import soffice

__all__ = ["draft", "sent", "soffice"]


@pytest.fixture(scope="session")
def draft(document: ak.Document) -> bytes:
    """The model agreement as it goes out."""
    return ak.word_bytes(document)


@pytest.fixture(scope="session")
def sent(document: ak.Document, draft: bytes) -> SentDraft:
    """Our record of it."""
    return read_sent_draft(document, draft)
