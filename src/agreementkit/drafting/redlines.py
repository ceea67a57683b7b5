"""Two agreements to one Word file that shows what changed."""

from datetime import datetime

from agreementkit.compare import compare
from agreementkit.compose import compose
from agreementkit.drafting.copies import Beside, private_to_us
from agreementkit.model import Agreement, Pack
from agreementkit.model.comment import Author
from agreementkit.model.redline import Redline

__all__ = ["redline", "redline_file"]


def redline(
    old: Agreement,
    new: Agreement,
    pack: Pack,
    *,
    author: Author,
    when: datetime,
) -> Redline:
    """What changed from one agreement to the next, as both sides may see it.

    Args:
        old: the earlier agreement.
        new: the later agreement.
        pack: the clauses that both are made from.
        author: whose the changes are.
        when: when they were made.

    Raises:
        InvalidError: an agreement names something that the pack does not have.
    """
    return compare(compose(old, pack), compose(new, pack), author=author, when=when)


def redline_file(made: Redline, old: Agreement, new: Agreement, pack: Pack) -> bytes:
    """A redline as a Word file with tracked changes, passed through the gate.

    Args:
        made: what `redline` gave for these agreements.
        old: the earlier agreement.
        new: the later agreement.
        pack: the clauses that both are made from.

    Raises:
        LeakError: the finished file holds what may not go out; nothing is returned.
    """
    from agreementkit.word import guarded_redline_bytes

    return guarded_redline_bytes(made, private_to_us(new, pack, Beside(since=old)))
