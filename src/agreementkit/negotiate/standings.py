"""How bad a clause's return is for members, in one word, worst first."""

from enum import StrEnum

__all__ = ["ClauseStanding"]


class ClauseStanding(StrEnum):
    """What the worst thing about a returned clause is, worst first.

    >>> ClauseStanding.SILENT.phrase
    'changed without tracking'
    >>> ClauseStanding.SILENT.place < ClauseStanding.COUNTERED.place
    True
    """

    BELOW_RED_LINE = "below-red-line"
    """A figure of it is worse for members than our fallback."""
    SILENT = "silent"
    """Something was changed that no tracked change shows."""
    COVERAGE_LOST = "coverage-lost"
    """A topic of the strategy is covered less, because of this clause."""
    GONE = "gone"
    """Deleted, or merged into another; no topic falls with it."""
    WEAKENED = "weakened"
    """A duty is gone, softened, turned round, or let out of."""
    UNSURE = "unsure"
    """A person must say whether it is the same clause, or what its figure is."""
    DEFINITION = "definition"
    """A term that clauses lean on has another meaning."""
    AT_FALLBACK = "at-fallback"
    """A figure is worse than we sent, and at our fallback or above it."""
    COUNTERED = "countered"
    """Other words, which our rules do not find to be worse."""
    NEW = "new"
    """We sent nothing like it."""
    BETTER = "better"
    """Only figures moved, and all of them for the better."""
    MOVED = "moved"
    """The same words at another place."""
    UNCHANGED = "unchanged"

    @property
    def phrase(self) -> str:
        """The same in plain words."""
        return _PHRASES[self]

    @property
    def place(self) -> int:
        """Its place from the worst, counted from 0."""
        return list(ClauseStanding).index(self)


_PHRASES = {
    ClauseStanding.BELOW_RED_LINE: "below our red line",
    ClauseStanding.SILENT: "changed without tracking",
    ClauseStanding.COVERAGE_LOST: "coverage lost",
    ClauseStanding.WEAKENED: "a duty is weakened",
    ClauseStanding.GONE: "taken out",
    ClauseStanding.UNSURE: "a person must look",
    ClauseStanding.DEFINITION: "a definition is changed",
    ClauseStanding.AT_FALLBACK: "worse than we sent, and not below our fallback",
    ClauseStanding.COUNTERED: "other words",
    ClauseStanding.NEW: "new from them",
    ClauseStanding.BETTER: "better than we sent",
    ClauseStanding.MOVED: "moved, in the same words",
    ClauseStanding.UNCHANGED: "as we sent it",
}
