"""Who may read a field: said at the field itself, as its metadata.

`private_texts` (`agreementkit.model.shared`) follows from these marks, and the gate from it.
A test fails when a field of a pack or an agreement that can hold text has no mark.
"""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from attrs import Attribute


_T = TypeVar("_T")


class Visibility(StrEnum):
    """Who may read the text of a field."""

    PRIVATE = auto()
    """Our own side alone, always."""
    TABLED = auto()
    """Both sides where it is on the table; our own side alone where it is not."""
    SHARED = auto()
    """Both sides: it prints, or may."""
    NEUTRAL = auto()
    """A name, a code or a public fact that tells nothing by itself."""


_KEY = "visibility"

PRIVATE: Mapping[str, Visibility] = {_KEY: Visibility.PRIVATE}
"""Metadata of a field that only our own side may read: `why: str = field(metadata=PRIVATE)`."""
TABLED: Mapping[str, Visibility] = {_KEY: Visibility.TABLED}
"""Metadata of a field that both sides may read where it is on the table."""
SHARED: Mapping[str, Visibility] = {_KEY: Visibility.SHARED}
"""Metadata of a field that both sides may read."""
NEUTRAL: Mapping[str, Visibility] = {_KEY: Visibility.NEUTRAL}
"""Metadata of a field that tells nothing by itself."""


def visibility_of(attribute: "Attribute[_T]") -> Visibility | None:
    """Who may read a field; None where nothing is said, since it can hold no text.

    Args:
        attribute: the field, as `attrs.fields` gives it.

    >>> import attrs
    >>> from agreementkit.model.clause import Notes
    >>> visibility_of(attrs.fields(Notes).why)
    <Visibility.PRIVATE: 'private'>
    """
    found = attribute.metadata.get(_KEY)
    return found if isinstance(found, Visibility) else None
