"""Compose, check and write strung together, for one agreement or many."""

from agreementkit.drafting.copies import Beside
from agreementkit.drafting.many import draft_many, for_each_employer
from agreementkit.drafting.one import Draft, check, draft, draft_copies, write_word
from agreementkit.drafting.redlines import redline, redline_file

__all__ = [
    "Beside",
    "Draft",
    "check",
    "draft",
    "draft_copies",
    "draft_many",
    "for_each_employer",
    "redline",
    "redline_file",
    "write_word",
]
