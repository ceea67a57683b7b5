"""Compose, check and write strung together, for one agreement or many."""

from agreementkit.drafting.many import draft_many, for_each_employer
from agreementkit.drafting.one import Draft, check, draft, write_word

__all__ = ["Draft", "check", "draft", "draft_many", "for_each_employer", "write_word"]
