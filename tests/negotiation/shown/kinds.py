"""Every kind there is: a module is known when it is imported here."""

from . import (
    bound,
    carriers,
    characters,
    drawings,
    fields,
    harmless,
    letters,
    numbers,
    pages,
    paragraphs,
    references,
    styles,
    tables,
)
from .kind import HARMLESS, SHOWN, Kind

__all__ = ["HARMLESS", "SHOWN", "Kind"]

_ = (
    bound,
    carriers,
    characters,
    drawings,
    fields,
    harmless,
    letters,
    numbers,
    pages,
    paragraphs,
    references,
    styles,
    tables,
)
