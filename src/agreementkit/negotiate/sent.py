"""Our own record of a draft that was sent: the text as composed, and the lines of its file."""

from attrs import frozen

from agreementkit.model import Document
from agreementkit.word.read import read_word
from agreementkit.word.reading import Line

__all__ = ["Sent", "as_sent"]


@frozen(kw_only=True)
class Sent:
    """What we sent. Whatever comes back is compared with this, never with its own redline."""

    document: Document
    lines: tuple[Line, ...]
    """The lines of the file with every change of its own accepted."""


def as_sent(document: Document, data: bytes) -> Sent:
    """Our record of a draft.

    Args:
        document: the text as both sides have it, with every change accepted.
        data: the Word file that went out.

    Raises:
        RefusedError: the bytes are no Word file.
    """
    return Sent(document=document, lines=read_word(data).accepted)
