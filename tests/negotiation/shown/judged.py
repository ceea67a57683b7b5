"""What the judging says of each kind, and the table of it."""

from collections.abc import Iterable, Iterator
from functools import cache

from attrs import frozen

import agreementkit as ak
from agreementkit import Response
from agreementkit.negotiation import Verdict as ClauseVerdict
from tests.negotiation.silent_edits.verdict import judged as judged_draft

from .kind import HARMLESS, SHOWN, Kind
from .sheet import Sheet, draft

__all__ = ["Judgement", "judgement", "missing", "quiet", "table"]


@frozen(kw_only=True)
class Judgement:
    """What was said of a file after one change."""

    kind: Kind
    refused: str = ""
    """Why the file was not opened at all; empty for almost every one."""
    crash: str = ""
    """What went wrong with us; empty, or it is a fault of ours."""
    alarm: bool
    changed: tuple[str, ...]
    """The clauses and schedules of ours that are not as we sent them."""

    @property
    def told(self) -> bool:
        """Whether there is an alarm, and the clause that shows the change is named."""
        if self.refused:
            return True
        return self.alarm and (not self.kind.clause or self.kind.clause in self.changed)

    @property
    def blamed(self) -> tuple[str, ...]:
        """Clauses that the change does not touch, and that are named all the same."""
        if self.kind.whole:
            return ()
        return tuple(each for each in self.changed if each != self.kind.clause)


@cache
def _untouched() -> bytes:
    return Sheet().file()


@cache
def judgement(name: str) -> Judgement:
    """The judgement on a kind, each made once."""
    kind = SHOWN.get(name) or HARMLESS[name]
    data = kind.file()
    assert data != _untouched(), f"{name} does nothing"
    try:
        response = judged_draft(draft(), data)
    except ak.AgreementKitError as error:
        return Judgement(kind=kind, refused=str(error), alarm=False, changed=())
    except Exception as error:  # noqa: BLE001 - the table goes on, and shows it
        return Judgement(kind=kind, crash=repr(error), alarm=False, changed=())
    return Judgement(kind=kind, alarm=response.alarming, changed=tuple(_changed(response)))


def _changed(response: Response) -> Iterator[str]:
    for each in response.clauses:
        if each.verdict is not ClauseVerdict.UNCHANGED:
            yield each.id


def quiet(data: bytes) -> bool:
    """Whether nothing is said against a file that came back."""
    response = judged_draft(draft(), data)
    return not response.alarming and not [*_changed(response)]


def missing() -> frozenset[str]:
    """Every kind that is not told as it must be."""
    return frozenset(name for name in SHOWN if not judgement(name).told)


def table(kinds: Iterable[Kind]) -> Iterator[str]:
    """A line for each kind: whether it is told, its clause, what was named instead."""
    for kind in kinds:
        said = judgement(kind.name)
        answer = (
            "CRASH"
            if said.crash
            else "refused"
            if said.refused
            else "alarm"
            if said.alarm
            else "QUIET"
            if kind.name in SHOWN
            else "quiet"
        )
        place = "" if said.told or not said.alarm else "ELSEWHERE"
        named = ", ".join(said.changed[:4])
        where = kind.clause or ("every clause" if kind.whole else "outside")
        yield f"{answer:8}{place:10}{kind.group:12}{kind.name:62}{where:20}{named}"
