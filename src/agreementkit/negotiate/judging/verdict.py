"""How bad a clause's return is for members, in one word, worst first."""

from enum import StrEnum

__all__ = ["Verdict"]


class Verdict(StrEnum):
    """What the worst thing about a returned clause is, worst first.

    >>> Verdict.SILENT.phrase
    'changed without tracking'
    >>> Verdict.SILENT.place < Verdict.COUNTERED.place
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
        return list(Verdict).index(self)


_PHRASES = {
    Verdict.BELOW_RED_LINE: "below our red line",
    Verdict.SILENT: "changed without tracking",
    Verdict.COVERAGE_LOST: "coverage lost",
    Verdict.WEAKENED: "a duty is weakened",
    Verdict.GONE: "taken out",
    Verdict.UNSURE: "a person must look",
    Verdict.DEFINITION: "a definition is changed",
    Verdict.AT_FALLBACK: "worse than we sent, and not below our fallback",
    Verdict.COUNTERED: "other words",
    Verdict.NEW: "new from them",
    Verdict.BETTER: "better than we sent",
    Verdict.MOVED: "moved, in the same words",
    Verdict.UNCHANGED: "as we sent it",
}
