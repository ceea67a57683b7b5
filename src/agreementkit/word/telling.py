"""Under its old name until the walk over a part imports it from its own place."""

from agreementkit.ooxml.appearance import OF_PARAGRAPHS

__all__ = ["OF_PARAGRAPHS"]
