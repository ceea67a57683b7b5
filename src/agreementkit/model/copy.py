"""The copies that one agreement is written in, and whom each is for."""

from enum import StrEnum

from agreementkit.model.nearest import look_up

__all__ = ["Copy", "as_copy"]


class Copy(StrEnum):
    """Whom a draft is for.

    >>> [str(copy) for copy in Copy if not copy.private]
    ['employer', 'members', 'comparison']
    """

    EMPLOYER = "employer"
    """The text that goes across the table."""
    NEGOTIATOR = "negotiator"
    """The same, with our positions, arguments and law."""
    MEMBERS = "members"
    """A summary in plain English."""
    COMPARISON = "comparison"
    """Claim and response side by side."""

    @property
    def private(self) -> bool:
        """Whether only our own side may see it."""
        return self is Copy.NEGOTIATOR


def as_copy(name: Copy | str) -> Copy:
    """The copy of that name; raises `InvalidError` where there is none."""
    return look_up(name, {copy.value: copy for copy in Copy}, "copy")
