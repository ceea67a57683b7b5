"""Compose, check and write strung together, for one agreement or many."""

from agreementkit.drafting.concede import concede
from agreementkit.drafting.concession import Concession
from agreementkit.drafting.many import draft_many, for_each_employer
from agreementkit.drafting.one import Draft, check, draft, write_word

__all__ = [
    "Concession",
    "Draft",
    "check",
    "concede",
    "draft",
    "draft_many",
    "for_each_employer",
    "write_word",
]
