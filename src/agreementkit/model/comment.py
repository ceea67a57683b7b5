"""Comments beside the text, as Word shows them in its margin."""

from datetime import datetime
from typing import Self

from attrs import field, frozen
from attrs.converters import optional

from agreementkit.errors import Fault, InvalidError
from agreementkit.model.texts import texts

__all__ = ["Author", "Comment", "without_zone"]


def without_zone(when: datetime) -> datetime:
    """The moment as Word keeps it: to the second, and as it prints, for it knows no time zone."""
    return when.replace(tzinfo=None, microsecond=0)


@frozen(kw_only=True)
class Author:
    """Whose comment or change it is: one name a side, never a person's own."""

    name: str
    initials: str

    @classmethod
    def named(cls, name: str) -> Self:
        """An author by name, with the first letter of each word for initials.

        >>> Author.named("Union side").initials
        'US'
        """
        return cls(name=name, initials="".join(word[0] for word in name.split()).upper())


def _one_level(replies: "tuple[Comment, ...]") -> "tuple[Comment, ...]":
    if any(reply.replies for reply in replies):
        raise InvalidError(
            [
                Fault(
                    message="a reply has replies of its own, which Word cannot show",
                    remedy="put them after it, as replies to the same comment",
                ),
            ],
        )
    return tuple(replies)


@frozen(kw_only=True)
class Comment:
    """A comment with its replies, the oldest first."""

    author: Author
    when: datetime | None = field(default=None, converter=optional(without_zone))
    """Day and time as they print, without a time zone; None prints none."""
    text: tuple[str, ...] = field(converter=texts)
    """Its paragraphs."""
    replies: "tuple[Comment, ...]" = field(default=(), converter=_one_level)
    resolved: bool = False
