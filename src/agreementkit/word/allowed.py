"""What one copy may hold beside its text: the values that the gate compares with."""

from collections.abc import Mapping

from attrs import field, frozen

from agreementkit.model.comment import Author
from agreementkit.model.texts import texts

__all__ = ["Allowed"]


def _authors(value: "tuple[Author, ...]") -> tuple[Author, ...]:
    return tuple(value)


@frozen(kw_only=True)
class Allowed:
    """What one copy may hold beside its text. Nothing is the least, and the default."""

    title: str
    """The title in its properties, exactly."""
    language: str = "en-GB"
    identifier: str = ""
    """The identifier in its properties, exactly; empty where it may have none."""
    authors: tuple[Author, ...] = field(default=(), converter=_authors)
    """In whose names comments and changes may stand."""
    comments: bool = False
    """Whether it may hold comments."""
    tracked: bool = False
    """Whether it may hold tracked changes."""
    parts: Mapping[str, str] = field(factory=dict)
    """Parts of a house style by member name, each with its SHA-256 in hexadecimal digits."""
    words: tuple[str, ...] = field(default=(), converter=texts)
    """Texts beside the document's own, such as what a screen reader says of a logo."""
