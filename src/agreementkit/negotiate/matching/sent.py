"""Our own record of a draft that was sent: the text as composed, and the lines of its file."""

from functools import lru_cache

from attrs import field, frozen

from agreementkit.model import Document
from agreementkit.word.read import read_word
from agreementkit.word.reading import Line, Reading

__all__ = ["Below", "Sent", "as_read", "as_sent"]


@frozen(kw_only=True)
class Below:
    """What stands under the tracked changes that a reply was sent with."""

    document: Document
    """The text with every one of them rejected."""
    lines: tuple[Line, ...]
    """The same, as the file has it."""
    marked: tuple[Line, ...]
    """The lines of the file with every change."""


@frozen(kw_only=True)
class Sent:
    """What we sent. Whatever comes back is compared with this, never with its own redline."""

    document: Document = field(repr=False)
    """The text with every change of its own accepted."""
    lines: tuple[Line, ...] = field(repr=False)
    """The same, as the file has it."""
    below: Below | None = field(default=None, repr=False)
    """Of a reply; None for a clean draft, in which both sides are one."""
    new: str = "new"
    """What sections that we did not send are called by, with a number behind it."""


@lru_cache(maxsize=4)
def as_read(data: bytes) -> Reading:
    """A Word file as it reads; one round reads the draft and its return more than once.

    Raises:
        RefusedError: it is no Word file that can be opened safely.
    """
    return read_word(data)


def as_sent(
    document: Document,
    data: bytes,
    *,
    below: Document | None = None,
    new: str = "new",
) -> Sent:
    """Our record of a draft.

    Args:
        document: the text as both sides have it, with every change accepted.
        data: the Word file that went out.
        below: of a reply, the text with every change rejected.
        new: what sections that we did not send are to be called by.

    Raises:
        RefusedError: the bytes are no Word file.
    """
    read = as_read(data)
    under = None
    if below is not None:
        under = Below(document=below, lines=read.rejected, marked=read.marked)
    return Sent(document=document, lines=read.accepted, below=under, new=new)
