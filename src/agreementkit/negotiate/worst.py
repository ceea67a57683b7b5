"""The worst that is to be said of a returned clause."""

from agreementkit.negotiate.edit import EditKind
from agreementkit.negotiate.ladder import Rung
from agreementkit.negotiate.match import Fate
from agreementkit.negotiate.response import ClauseResponse
from agreementkit.negotiate.slots import Direction
from agreementkit.negotiate.standings import ClauseStanding

__all__ = ["standing_of"]


_NEW = (Fate.NEW, Fate.SPLIT, Fate.COPIED)


def standing_of(response: ClauseResponse) -> ClauseStanding:
    """The worst that holds of a clause; what is only a new number is nothing."""
    return min(_holding(response), key=lambda each: each.place)


def _holding(response: ClauseResponse) -> list[ClauseStanding]:
    rungs = {move.rung for move in response.slots}
    ways = {move.direction for move in response.slots}
    edits = (*response.base, *response.offer)
    holds = {
        ClauseStanding.BELOW_RED_LINE: Rung.BELOW_FALLBACK in rungs,
        ClauseStanding.SILENT: bool(response.base),
        ClauseStanding.COVERAGE_LOST: any(loss.falls for loss in response.coverage),
        ClauseStanding.GONE: response.fate in (Fate.DELETED, Fate.MERGED),
        ClauseStanding.WEAKENED: bool(response.weakened),
        ClauseStanding.UNSURE: not response.sure or _unclear(response, rungs),
        ClauseStanding.DEFINITION: bool(response.terms),
        ClauseStanding.AT_FALLBACK: Direction.WORSE in ways,
        ClauseStanding.COUNTERED: any(edit.kind is not EditKind.MOVED for edit in edits)
        and response.fate not in _NEW
        and not _only_better(response),
        ClauseStanding.NEW: response.fate in _NEW,
        ClauseStanding.BETTER: bool(response.slots) and _only_better(response),
        ClauseStanding.MOVED: bool(edits),
        ClauseStanding.UNCHANGED: True,
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
