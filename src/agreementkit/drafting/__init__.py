"""Compose, check and write strung together, for one agreement or many."""

from agreementkit.drafting.appendix import appendix
from agreementkit.drafting.concede import concede
from agreementkit.drafting.concession import Concession
from agreementkit.drafting.copies import Beside
from agreementkit.drafting.gaps import Closing, close_gaps
from agreementkit.drafting.many import draft_many, for_each_employer
from agreementkit.drafting.one import Draft, check, draft, draft_copies, write_word
from agreementkit.drafting.proof import PackReport, check_pack
from agreementkit.drafting.redlines import redline, redline_file
from agreementkit.drafting.sarif import sarif

__all__ = [
    "Beside",
    "Closing",
    "Concession",
    "Draft",
    "PackReport",
    "appendix",
    "check",
    "check_pack",
    "close_gaps",
    "concede",
    "draft",
    "draft_copies",
    "draft_many",
    "for_each_employer",
    "redline",
    "redline_file",
    "sarif",
    "write_word",
]
