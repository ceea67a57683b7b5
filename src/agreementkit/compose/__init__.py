"""An agreement and a pack to a document."""

from agreementkit.compose.whole import compose

__all__ = ["compose"]
