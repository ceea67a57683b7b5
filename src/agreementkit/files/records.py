"""Records of what was sent, as JSON: our own copy of each text, word by word.

A record keeps every word as it went out, so that no later version of the clauses can change
what was sent. It holds nothing private, for a `Document` has no private field.
"""

import hashlib
import json
from functools import lru_cache

from agreementkit.errors import Fault, LedgerError
from agreementkit.files.json_values import canonical, from_plain, plain
from agreementkit.model.document import Document

_RECORD_FORMAT = 1


def record_json(document: Document) -> bytes:
    """A document as JSON in UTF-8: equal documents, equal bytes.

    >>> from agreementkit import Document, Version
    >>> text = Document(title="On AI", parties=["The Union"], version=Version(), blocks=())
    >>> document_from(record_json(text)) == text
    True
    """
    return canonical({"format": _RECORD_FORMAT, "document": plain(document)}) + b"\n"


@lru_cache(maxsize=4)
def document_from(data: bytes, file: str = "") -> Document:
    """The document that a record holds.

    Args:
        data: what `record_json` gave.
        file: its name, for messages.

    Raises:
        LedgerError: it is no such record, or one of a newer agreementkit.
    """
    try:
        held = json.loads(data)
        if isinstance(held, dict) and held.get("format", 0) == _RECORD_FORMAT:
            return from_plain(held.get("document"), Document)
        message = "this is no record that this version of agreementkit can read"
    except (ValueError, RecursionError) as error:
        message = f"this is no record of a text that was sent ({error})"
    remedy = "upgrade agreementkit, or put the file back from a copy of the folder"
    raise LedgerError([Fault(file=file, message=message, remedy=remedy)])


def draft_id(negotiation: str, round_: int, record: bytes) -> str:
    """The name under which one draft is known again: 32 hexadecimal digits without meaning.

    Args:
        negotiation: its opaque name, as the ledger's first entry has it.
        round_: the round that it goes out in, from 1.
        record: what `record_json` gave.

    >>> draft_id("9f", 1, b"") == draft_id("9f", 1, b""), draft_id("9f", 2, b"")[:8]
    (True, '6d050dc7')
    """
    named = f"{negotiation}\n{round_}\n".encode() + hashlib.sha256(record).digest()
    return hashlib.sha256(named).hexdigest()[:32]
