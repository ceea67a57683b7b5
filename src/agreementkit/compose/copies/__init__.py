"""The copies that go beside the employer's: for our side, for members, for the table."""

from agreementkit.compose.copies.comparison import comparison
from agreementkit.compose.copies.members import members_summary
from agreementkit.compose.copies.negotiator import negotiator_copy

__all__ = ["comparison", "members_summary", "negotiator_copy"]
