"""Under its old name until the walk over a part imports it from its own place."""

from typing import TYPE_CHECKING

from agreementkit.ooxml.appearance import OF_PARAGRAPHS
from agreementkit.ooxml.properties import properties_of
from agreementkit.ooxml.tables import is_shut

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["OF_PARAGRAPHS", "is_clipped"]


def is_clipped(properties: "etree._Element") -> bool:
    """Whether a row is hidden, or held so low that its text cannot be seen."""
    return is_shut(properties_of(properties))
