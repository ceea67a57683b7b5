"""An agreement and a pack to a document, and to the copies that go beside it."""

from agreementkit.compose.copies import comparison, members_summary, negotiator_copy
from agreementkit.compose.share import share
from agreementkit.compose.whole import compose, composed

__all__ = [
    "comparison",
    "compose",
    "composed",
    "members_summary",
    "negotiator_copy",
    "share",
]
