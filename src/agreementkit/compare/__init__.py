"""Two documents to one redline: what stays, what went, what came, what moved."""

from agreementkit.compare.over import over
from agreementkit.compare.summary import ClauseChange, Fate, clause_changes
from agreementkit.compare.whole import compare

__all__ = ["ClauseChange", "Fate", "clause_changes", "compare", "over"]
