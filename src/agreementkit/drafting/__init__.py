"""Compose, check and write strung together, for one agreement or many.

What few need stands in modules of its own, loaded when asked for: concessions, gaps,
the proof of a pack, redlines, the appendix, SARIF.
"""

from agreementkit.drafting.copies import Beside
from agreementkit.drafting.many import draft_many, for_each_employer
from agreementkit.drafting.one import Draft, check, draft, draft_copies, write_word

__all__ = [
    "Beside",
    "Draft",
    "check",
    "draft",
    "draft_copies",
    "draft_many",
    "for_each_employer",
    "write_word",
]
