"""Every kind there is: a module is known when it is imported here."""

from . import (
    characters,
    harmless,
    letters,
    paragraphs,
)
from .kind import HARMLESS, SHOWN, Kind

__all__ = ["HARMLESS", "SHOWN", "Kind"]

_ = (
    characters,
    harmless,
    letters,
    paragraphs,
)
