"""The worst that is to be said of a returned clause."""

from agreementkit.negotiate.judging.edit import EditKind
from agreementkit.negotiate.judging.response import ClauseResponse
from agreementkit.negotiate.judging.verdict import Verdict
from agreementkit.negotiate.ladder.rungs import Rung
from agreementkit.negotiate.ladder.slots import Direction
from agreementkit.negotiate.matching.match import Fate

__all__ = ["standing_of"]


_NEW = (Fate.NEW, Fate.SPLIT, Fate.COPIED)


def standing_of(response: ClauseResponse) -> Verdict:
    """The worst that holds of a clause; what is only a new number is nothing."""
    return min(_holding(response), key=lambda each: each.place)


def _holding(response: ClauseResponse) -> list[Verdict]:
    rungs = {move.rung for move in response.slots}
    ways = {move.direction for move in response.slots}
    edits = (*response.base, *response.offer)
    holds = {
        Verdict.BELOW_RED_LINE: Rung.BELOW_FALLBACK in rungs,
        Verdict.SILENT: bool(response.base),
        Verdict.COVERAGE_LOST: any(loss.falls for loss in response.coverage),
        Verdict.GONE: response.fate in (Fate.DELETED, Fate.MERGED),
        Verdict.WEAKENED: bool(response.weakened),
        Verdict.UNSURE: not response.sure or _unclear(response, rungs),
        Verdict.DEFINITION: bool(response.terms),
        Verdict.AT_FALLBACK: Direction.WORSE in ways,
        Verdict.COUNTERED: any(edit.kind is not EditKind.MOVED for edit in edits)
        and response.fate not in _NEW
        and not _only_better(response),
        Verdict.NEW: response.fate in _NEW,
        Verdict.BETTER: bool(response.slots) and _only_better(response),
        Verdict.MOVED: bool(edits),
        Verdict.UNCHANGED: True,
    }
    return [standing for standing, does in holds.items() if does]


def _unclear(response: ClauseResponse, rungs: set[Rung]) -> bool:
    """Whether our rules cannot say what a reader would see."""
    return Rung.UNREAD in rungs or bool(response.disguises or response.looks)


def _only_better(response: ClauseResponse) -> bool:
    """Whether each edit is that of a figure, and each figure is better than ours."""
    better = all(move.direction in (Direction.BETTER, Direction.SAME) for move in response.slots)
    figures = sum(1 for edit in response.offer if edit.kind is not EditKind.MOVED)
    return better and figures <= len(response.slots)
