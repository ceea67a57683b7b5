"""Under its old name until the walk over a part imports it from its own place."""

from agreementkit.ooxml.appearance import UNCONCEALED as NO_LOOK
from agreementkit.ooxml.appearance import Appearances as Looks
from agreementkit.ooxml.appearance import Ground, InTable
from agreementkit.ooxml.appearance import TableAppearance as TableLooks

__all__ = ["NO_LOOK", "Ground", "InTable", "Looks", "TableLooks"]
