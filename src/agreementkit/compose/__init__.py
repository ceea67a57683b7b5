"""An agreement and a pack to a document."""

from agreementkit.compose.share import share
from agreementkit.compose.whole import compose, composed

__all__ = ["compose", "composed", "share"]
