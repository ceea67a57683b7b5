"""Every kind of edit in one place: importing this module fills the list."""

from . import concealment, numbering, outside_body, paragraphs, spelling, whole_clauses
from .drafts import Draft, drafts
from .edit import KINDS, Edit, edited, one_edit
from .harmless import HARMLESS, harmless
from .tracked import TRACKED, tracked

__all__ = [
    "HARMLESS",
    "KINDS",
    "MODULES",
    "TRACKED",
    "Draft",
    "Edit",
    "drafts",
    "edited",
    "harmless",
    "one_edit",
    "tracked",
]

MODULES = (outside_body, concealment, numbering, paragraphs, spelling, whole_clauses)
