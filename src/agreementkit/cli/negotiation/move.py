"""`agreementkit negotiation move`: a decision on clauses, with its reason."""

from typing import TYPE_CHECKING, Annotated, Literal

from attrs import frozen
from cyclopts import Parameter

from agreementkit.cli.exits import Exit, UsageError
from agreementkit.cli.negotiation.figures import own_figures
from agreementkit.cli.negotiation.hand import decision, hand
from agreementkit.cli.negotiation.names import as_sent, clause_named
from agreementkit.cli.negotiation.options import (
    Approved,
    Because,
    By,
    Dated,
    Folder,
    OwnClauses,
)
from agreementkit.cli.negotiation.place import Place
from agreementkit.cli.negotiation.said import say_recorded

if TYPE_CHECKING:
    from agreementkit import Decision

__all__ = ["move"]


def move(
    folder: Folder,
    /,
    *clauses: str,
    to: Literal["opening", "target", "fallback"] | None = None,
    figures: Annotated[tuple[str, ...], Parameter(name="--set")] = (),
    agree: Literal["ours", "theirs"] | None = None,
    park: bool = False,
    withdraw: bool = False,
    back: Annotated[bool, Parameter(name="--table")] = False,
    unchanged: bool = False,
    because: Because = None,
    approved_by: Approved = "",
    by: By = None,
    dated: Dated = None,
    pack: OwnClauses = None,
) -> Exit:
    """Decide on clauses: move them, agree them, or set them aside. Nothing moves by itself.

    Parameters
    ----------
    clauses
        The clauses, by id or title, or a package by its name, which stands for its clauses.
    to
        The position to go to.
    figures
        A figure of our own, such as notice=17, written as in the agreement file. Give it
        again for each. Where several clauses move: advance-notice.notice=17.
    agree
        Agree provisionally, in our words or in theirs as they last came back.
    park
        Set aside for now.
    withdraw
        Take off the table.
    back
        Put on the table again, in our words.
    unchanged
        With --agree ours: every clause on the table that last came back just as we sent it.
    """
    step = _the_step(to, figures, agree, park=park, withdraw=withdraw, back=back)
    place = Place(folder=folder, own=pack, by=by)
    decided = decision(because, approved_by, hand(by, dated))
    now = place.talks.state
    if unchanged and step.values != ("ours",):
        raise UsageError(
            "--unchanged goes with --agree ours: those clauses came back in our words."
        )
    names = tuple(clause_named(each, now, place.pack) for each in clauses)
    names += as_sent(now) if unchanged else ()
    if not names:
        raise UsageError(
            "No clause on the table came back just as we sent it."
            if unchanged
            else "Name the clauses, or a package, right after the folder.",
        )
    again = place.command(
        "move", *names, *step.words, "--because", decided.because, "--approved-by", "…"
    )
    with place.advised(look=True, again=again):
        _take(step, names, decided, place)
    say_recorded(place)
    return Exit.FINE


@frozen
class _Step:
    """The one thing that is to be done."""

    option: str
    values: tuple[str, ...] = ()

    @property
    def words(self) -> list[str]:
        """As they are typed."""
        each = [word for value in self.values for word in (self.option, value)]
        return each or [self.option]


def _the_step(
    to: str | None,
    figures: tuple[str, ...],
    agree: str | None,
    *,
    park: bool,
    withdraw: bool,
    back: bool,
) -> _Step:
    """The one thing that is asked for.

    Raises:
        UsageError: nothing is, or more than one thing.
    """
    given = [
        *([_Step("--to", (to,))] if to else []),
        *([_Step("--set", figures)] if figures else []),
        *([_Step("--agree", (agree,))] if agree else []),
        *([_Step("--park")] if park else []),
        *([_Step("--withdraw")] if withdraw else []),
        *([_Step("--table")] if back else []),
    ]
    if len(given) > 1:
        raise UsageError(f"{given[0].option} and {given[1].option} are two steps: take one first.")
    if not given:
        raise UsageError(
            "Say what to do with them: --to target, --set notice=17, --agree theirs, --park, "
            "--withdraw or --table.",
        )
    return given[0]


def _take(step: _Step, names: tuple[str, ...], decided: "Decision", place: Place) -> None:
    talks = place.talks
    match step.option:
        case "--to":
            talks.move(names, decided, to=step.values[0])
        case "--set":
            figures = own_figures(step.values, names, talks.state, place.pack)
            talks.move(names, decided, figures=figures)
        case "--agree":
            talks.agree(names, decided, words=step.values[0])
        case "--park":
            talks.park(names, decided)
        case "--withdraw":
            talks.withdraw(names, decided)
        case _:
            talks.table(names, decided)
