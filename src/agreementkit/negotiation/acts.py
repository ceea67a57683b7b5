"""What a person may decide in a negotiation: move, withdraw, agree, park, table, tie together, close.

Each function takes the state and a decision, and gives the entry that says so, or says why
not. Nothing is written here, and nothing moves by itself.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import TypedDict

from attrs import evolve

from agreementkit.comparing.single_changes import SingleChange
from agreementkit.errors import Fault, InvalidError
from agreementkit.model.agreement import Agreement
from agreementkit.model.clause import Bundle, Position, Provision, as_position
from agreementkit.model.ledger import (
    Agreed,
    AgreedText,
    ClauseState,
    Closed,
    KeptFile,
    Moved,
    Outcome,
    Packaged,
    Parked,
    Replaced,
    Side,
    Tabled,
    Taken,
    Withdrawn,
)
from agreementkit.model.values import Value, did_you_mean
from agreementkit.negotiation.agreed_text import offered_values
from agreementkit.negotiation.decision import Decision
from agreementkit.negotiation.offered_changes import (
    clause_with,
    facts_of,
    offered_changes,
    require_fit,
)
from agreementkit.negotiation.red_lines import (
    RedLine,
    crossed_by_moving,
    crossed_by_words,
    require_approval,
    topics_given_up,
)
from agreementkit.negotiation.state import NegotiationState, require_open
from agreementkit.negotiation.status import OPEN

_OPEN_OR_PARKED = (*OPEN, ClauseState.PARKED)
_NOT_TABLED = (
    *(ClauseState.COUNTERED, ClauseState.AGREED),
    *(ClauseState.PARKED, ClauseState.WITHDRAWN),
)


class _Reason(TypedDict):
    when: datetime
    by: str
    because: str


def _reason(decision: Decision) -> _Reason:
    """What every entry that a decision makes says of it."""
    return {"when": decision.when, "by": decision.by, "because": decision.because}


# To change our position.


def move(
    state: NegotiationState,
    names: Iterable[str],
    decision: Decision,
    *,
    to: Position | str | None = None,
    figures: Mapping[str, Mapping[str, Value]] | None = None,
) -> Moved:
    """Clauses, or the clauses of packages, at another position or with figures of our own.

    Figures of our own stand at every position, so to move one, give the new one.

    Args:
        state: the negotiation.
        names: clauses by id, or packages by name.
        decision: who, when, why, and who approved it where it crosses a red line.
        to: the position to go to; None leaves it.
        figures: our own, by clause and parameter, each in its parameter's unit.

    Raises:
        InvalidError: a clause is not open, is named without its package, would not move, or
            would cross a red line that nobody approved.

    >>> import agreementkit as ak
    >>> from datetime import datetime
    >>> from pathlib import Path
    >>> from agreementkit.model.ledger import Sent, Started
    >>> from agreementkit.model.ledger import DraftKind, KeptFile
    >>> from agreementkit.files.ledger import Ledger
    >>> pack = ak.load_pack()
    >>> agreement = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"],
    ...                          provisions=pack.bundle("default"))
    >>> when, by, file = datetime(2026, 11, 2), "Branch secretary", KeptFile(name="a", sha256="0")
    >>> entries = [Started(when=when, by=by, negotiation="9f", employer="Kent Police",
    ...                    unions=["UNISON"], agreement=file),
    ...            Sent(when=when, by=by, round=1, draft="7c", kind=DraftKind.DRAFT, file=file,
    ...                 record=file, clauses={"advance-notice": "Notice of new systems"})]
    >>> decision = Decision(when=when, by=by, because="They offered a pilot.")
    >>> state = NegotiationState(folder=Path("kent"), ledger=Ledger(entries=tuple(entries)),
    ...                          pack=pack, agreement_read=agreement)
    >>> move(state, ["advance-notice"], decision, figures={"advance-notice": {"notice": 8}})
    Traceback (most recent call last):
        ...
    agreementkit.errors.RedLineError: advance-notice: this crosses a red line: “Notice before a new system is used” would be 8 weeks, below our fallback of 13 weeks
        To mend it: leave it, or say who has approved it; the notes of the clause ask for: branch committee
    """
    clauses = _select_clauses(state, names, into=None, out_of=OPEN)
    own_figures = figures or {}
    provisions = {each.clause: each for each in state.agreement.provisions}
    faults = [_not_ours(id_) for id_ in clauses if id_ not in provisions]
    faults += [_unnamed(id_) for id_ in own_figures if id_ not in clauses]
    moved: list[Provision] = []
    for id_ in (each for each in clauses if each in provisions):
        after = _moved(provisions[id_], to, own_figures.get(id_, {}))
        try:
            after.must_fit(state.pack[id_].parameters)
        except InvalidError as error:
            faults += error.faults
        moved.append(after)
    if not faults and not any(_changes(state, provisions[each.clause], each) for each in moved):
        faults.append(_nothing_moves(moved))
    if faults:
        raise InvalidError(faults)
    after_all = state.agreement + Bundle(moved)
    crossed = crossed_by_moving(state.agreement, after_all, state.pack)
    require_approval(crossed, decision.approved_by)
    entry = Moved(
        **_reason(decision),
        provisions=moved,
        approved_by=decision.approved_by,
    )
    if any(state.clauses[id_].taken for id_ in clauses):
        require_fit(evolve(state, ledger=state.ledger.with_entry(entry)))
    return entry


def withdraw(state: NegotiationState, names: Iterable[str], decision: Decision) -> Withdrawn:
    """Clauses of ours, or of packages, taken off the table.

    A clause that carries a topic of the strategy is given up only with somebody's approval.

    Raises:
        InvalidError: a clause is not open or parked, is not ours, is named without its
            package, or carries a topic and nobody approved.
    """
    clauses = _select_clauses(state, names, into=ClauseState.WITHDRAWN, out_of=_OPEN_OR_PARKED)
    faults = [_not_ours(id_) for id_ in clauses if not state.clauses[id_].ours]
    if faults:
        raise InvalidError(faults)
    require_approval(topics_given_up(clauses, state.pack), decision.approved_by)
    return Withdrawn(
        **_reason(decision),
        clauses=clauses,
        approved_by=decision.approved_by,
    )


def replace(
    state: NegotiationState,
    file: KeptFile,
    after: Agreement,
    decision: Decision,
    *,
    text: str = "",
) -> Replaced:
    """A new agreement file in the place of the one before.

    Args:
        state: the negotiation.
        file: how the folder will keep it.
        after: the agreement that it makes, with every move applied (`with_moves`).
        decision: who, when, why, and who approved it where it crosses a red line.
        text: what the file says, to be kept in the record too.

    Raises:
        InvalidError: the negotiation is closed, or it crosses a red line that nobody approved.
    """
    require_open(state)
    require_approval(crossed_by_moving(state.agreement, after, state.pack), decision.approved_by)
    return Replaced(
        **_reason(decision),
        agreement=file,
        text=text,
        approved_by=decision.approved_by,
    )


def _moved(
    provision: Provision, to: Position | str | None, own_figures: Mapping[str, Value]
) -> Provision:
    position = provision.position if to is None else as_position(to)
    return evolve(
        provision, position=position, settings={**dict(provision.settings), **own_figures}
    )


def _not_ours(clause: str) -> Fault:
    return Fault(
        key=clause,
        message=f'clause "{clause}" is not in our agreement, so it is not ours to move',
        remedy="agree to it, park it, or leave it open",
    )


def _unnamed(clause: str) -> Fault:
    message = f'figures are given for "{clause}", which is not among the clauses to move'
    return Fault(key=clause, message=message, remedy="name the clause too, or take them out")


def _changes(state: NegotiationState, before: Provision, after: Provision) -> bool:
    """Whether any value of a clause changes; a position changes nothing else."""
    position = state.agreement.position
    return any(
        before.value(each, position) != after.value(each, position)
        for each in state.pack[after.clause].parameters
    )


def _nothing_moves(moved: Iterable[Provision]) -> Fault:
    clauses = ", ".join(each.clause for each in moved)
    own_figures = sorted({name for each in moved for name, _ in each.settings})
    remedy = "name another position, or figures"
    if own_figures:
        stand = (
            "is your own figure and stands" if len(own_figures) == 1 else "are your own and stand"
        )
        remedy = f"give new figures: {', '.join(own_figures)} {stand} at every position"
    return Fault(message=f"nothing moves in {clauses}: no value changes", remedy=remedy)


def take(state: NegotiationState, clause: str, numbers: Iterable[int], decision: Decision) -> Taken:
    """Some of the changes that a clause came back with, taken into our text; it stays open.

    Figures among them become ours, so that the schedules follow.

    Args:
        state: the negotiation.
        clause: its id.
        numbers: of the changes (`offered_changes.offered_changes`).
        decision: who, when, why, and who approved it where it crosses a red line.

    Raises:
        InvalidError: the clause is not open, has no such changes, crosses a red line that nobody
            approved, or the changes do not go with our text as it now is.
    """
    [id_] = _select_clauses(
        state, [clause], into=None, out_of=_OPEN_OR_PARKED, whole_packages=False
    )
    changes, wanted = offered_changes(state, id_), tuple(dict.fromkeys(numbers))
    taken = tuple(each for each in changes if each.number in wanted)
    if faults := [*_untakeable(id_, changes, wanted)]:
        raise InvalidError(faults)
    crossed = crossed_by_words(id_, facts_of(state, id_, taken), state.pack)
    require_approval(crossed, decision.approved_by)
    parameters = {name for each in taken for name in each.parameters}
    figures = {
        name: value for name, value in offered_values(state, id_).items() if name in parameters
    }
    # What is a figure of ours from now on can move like any other, so it is no word of theirs.
    worded = [
        each.number
        for each in taken
        if not (each.figures_only and figures.keys() >= {*each.parameters})
    ]
    entry = Taken(
        **_reason(decision),
        clause=id_,
        round=state.round,
        changes=wanted,
        words=[each.phrase for each in taken],
        blocks=clause_with(state, id_, worded),
        provisions=[
            evolve(each, settings={**dict(each.settings), **figures})
            for each in state.agreement.provisions
            if figures and each.clause == id_
        ],
        approved_by=decision.approved_by,
    )
    require_fit(evolve(state, ledger=state.ledger.with_entry(entry)))
    return entry


def _untakeable(
    clause: str, changes: tuple[SingleChange, ...], wanted: tuple[int, ...]
) -> Iterator[Fault]:
    if not changes:
        yield Fault(
            key=clause,
            message=f'"{clause}" has not come back with changes that can be taken one by one',
            remedy="agree to it in their words or in ours, or leave it open",
        )
        return
    if not wanted:
        yield Fault(key=clause, message="no change is named", remedy=_number_of(changes))
    for number in wanted:
        if number not in (each.number for each in changes):
            message = f'"{clause}" came back without a change {number}'
            yield Fault(key=clause, message=message, remedy=_number_of(changes))


def _number_of(changes: tuple[SingleChange, ...]) -> str:
    listed = "; ".join(f"{each.number} is {each.phrase}" for each in changes)
    return f"name one by its number: {listed}"


# To settle a clause, or to open it again.


def agree(  # noqa: PLR0913 - what is agreed, and who agrees
    state: NegotiationState,
    names: Iterable[str],
    decision: Decision,
    *,
    words: Side | Mapping[str, Side],
    fingerprints: Mapping[str, str],
    provisions: Iterable[Provision] = (),
) -> Agreed:
    """Clauses, or the clauses of packages, agreed provisionally.

    Args:
        state: the negotiation.
        names: clauses by id, or packages by name.
        decision: who, when, why, and who approved it where it crosses a red line.
        words: whose, of all or of each: ours as last sent, or theirs as they last came back.
            In a package, theirs here may be the price of ours there.
        fingerprints: of the agreed text, by clause (`agreed_text.fingerprints`).
        provisions: clauses of ours with the figures that are agreed, where those are not
            what we had.

    Raises:
        InvalidError: a clause is not open or parked, is named without its package, has no
            such words, or its words cross a red line that nobody approved.
    """
    clauses = _select_clauses(state, names, into=ClauseState.AGREED, out_of=_OPEN_OR_PARKED)
    texts: dict[str, AgreedText] = {}
    faults = []
    for id_ in clauses:
        side = words if isinstance(words, Side) else words.get(id_)
        match _agreed_text(state, id_, side, fingerprints.get(id_, "")):
            case Fault() as fault:
                faults.append(fault)
            case text:
                texts[id_] = text
    if faults:
        raise InvalidError(faults)
    require_approval(_crossed(state, texts), decision.approved_by)
    return Agreed(
        **_reason(decision),
        clauses=texts,
        provisions=tuple(provisions),
        approved_by=decision.approved_by,
    )


def _crossed(state: NegotiationState, texts: Mapping[str, AgreedText]) -> Iterator[RedLine]:
    for id_, text in texts.items():
        facts = state.clauses[id_].facts
        if text.words is Side.THEIRS and facts is not None:
            yield from crossed_by_words(id_, facts, state.pack)


def park(state: NegotiationState, names: Iterable[str], decision: Decision) -> Parked:
    """Open clauses, or those of packages, set aside for now.

    Raises:
        InvalidError: a clause is not open, or is named without its package.
    """
    clauses = _select_clauses(state, names, into=ClauseState.PARKED, out_of=OPEN)
    return Parked(**_reason(decision), clauses=clauses)


def table(state: NegotiationState, names: Iterable[str], decision: Decision) -> Tabled:
    """Clauses on the table again, in our words: agreed, parked, withdrawn or countered before.

    Of an agreed package, the other clauses come open with it.

    Raises:
        InvalidError: a clause is on the table already, or the negotiation is closed.
    """
    clauses = _select_clauses(
        state, names, into=ClauseState.TABLED, out_of=_NOT_TABLED, whole_packages=False
    )
    return Tabled(**_reason(decision), clauses=clauses)


def _agreed_text(
    state: NegotiationState,
    clause: str,
    words: Side | None,
    fingerprint: str,
) -> AgreedText | Fault:
    """The text of a clause that is agreed, or why there is none."""
    round_ = _round_of(state, clause, words) if words else None
    if words is None:
        message = f'nothing says whose words of "{clause}" are agreed'
        remedy = "say ours or theirs"
    elif round_ is None and words is Side.OURS:
        message = f'clause "{clause}" is the employer’s own: there are no words of ours'
        remedy = "agree to their words, or park it"
    elif round_ is None:
        message = f'clause "{clause}" has not come back: there are no words of theirs'
        remedy = "agree to our words, or wait for theirs"
    elif words is Side.OURS and any(
        each.round == state.round for each in state.clauses[clause].taken
    ):
        message = f'"{clause}" has changes of theirs in our text that no draft has had yet'
        remedy = "send the reply first, and agree to our words when it comes back"
    elif not fingerprint:
        message = f'clause "{clause}" comes without the fingerprint of its agreed text'
        remedy = "give the fingerprint of the text agreed"
    else:
        return AgreedText(words=words, round=round_, fingerprint=fingerprint)
    return Fault(key=clause, message=message, remedy=remedy)


def _round_of(state: NegotiationState, clause: str, words: Side) -> int | None:
    """The last round in which these words of a clause crossed the table; None where none did."""
    if words is Side.OURS:
        return max((each.round for each in state.drafts if clause in each.clauses), default=None)
    return max((each.round for each in state.receipts if clause in each.facts), default=None)


# To tie clauses together, and to close.


def package(
    state: NegotiationState, name: str, clauses: Iterable[str], decision: Decision
) -> Packaged:
    """Two clauses or more that are offered together, and agreed together or not at all.

    A package of the same name is replaced.

    Raises:
        InvalidError: a clause is neither open nor parked, or is in another package; there are
            fewer than two; or the name is a clause's.
    """
    named = _select_clauses(state, clauses, into=None, out_of=_OPEN_OR_PARKED, whole_packages=False)
    faults = []
    if not name.strip() or name in state.clauses or name in state.agreement.provisions:
        message = f'"{name}" cannot be the name of a package'
        faults.append(Fault(message=message, remedy="choose a name that no clause has"))
    if len(named) < 2:
        message = "one clause makes no package"
        faults.append(Fault(message=message, remedy="name two clauses or more"))
    for clause in named:
        other = state.package_of(clause)
        if other and other.name != name:
            message = f'clause "{clause}" is in the package "{other.name}" already'
            remedy = f'dissolve "{other.name}" first, with the reason'
            faults.append(Fault(key=clause, message=message, remedy=remedy))
    if faults:
        raise InvalidError(faults)
    return Packaged(**_reason(decision), name=name, clauses=named)


def dissolve(state: NegotiationState, name: str, decision: Decision) -> Packaged:
    """A package untied: each of its clauses stands by itself again, in the state it has.

    Raises:
        InvalidError: there is no such package, or the negotiation is closed.
    """
    require_open(state)
    if name not in state.packages:
        remedy = did_you_mean(name, state.packages)
        raise InvalidError([Fault(message=f'no package is called "{name}"', remedy=remedy)])
    return Packaged(**_reason(decision), name=name, clauses=())


def close(state: NegotiationState, decision: Decision, *, outcome: Outcome | None = None) -> Closed:
    """The end of the negotiation.

    Where every clause is agreed or withdrawn, the outcome is an agreement unless said
    otherwise. Where some are not, it must be said: to close as agreed then leaves them out.

    Raises:
        InvalidError: it is closed already; clauses are not agreed and no outcome is given; or
            it leaves out a clause that carries a topic, and nobody approved.
    """
    require_open(state)
    unsettled = [each.clause for each in state.unsettled()]
    if outcome is None and (unsettled or not state.drafts):
        what = f"not agreed yet: {', '.join(unsettled)}" if unsettled else "nothing was sent yet"
        remedy = f"settle them first, or say the outcome: {' or '.join(Outcome)}"
        raise InvalidError([Fault(message=what, remedy=remedy)])
    ending = outcome or Outcome.AGREED
    if ending is Outcome.AGREED:
        require_approval(topics_given_up(unsettled, state.pack), decision.approved_by)
    return Closed(
        **_reason(decision),
        outcome=ending,
        open=unsettled,
        approved_by=decision.approved_by,
    )


# Which clauses an act may be about.


def _select_clauses(
    state: NegotiationState,
    names: Iterable[str],
    *,
    into: ClauseState | None,
    out_of: Collection[ClauseState],
    whole_packages: bool = True,
) -> tuple[str, ...]:
    """The clauses that an act is about, each of which it may be about.

    Args:
        state: the negotiation.
        names: clauses by id, or packages by name, which stand for their clauses.
        into: the state that the act leads to; None where it leaves the state.
        out_of: the states that it leads out of.
        whole_packages: whether a clause of a package goes only with the others of it.

    Raises:
        InvalidError: with everything that is in the way.
    """
    require_open(state)
    wanted = tuple(dict.fromkeys(_clauses(state, names, into)))
    faults = [*_unknown(state, wanted), *_misplaced(state, wanted, into, out_of)]
    if not wanted:
        faults.append(Fault(message="no clause is named", remedy="name a clause or a package"))
    if whole_packages:
        faults += _split_packages(state, wanted, into)
    if faults:
        raise InvalidError(faults)
    return wanted


def _clauses(
    state: NegotiationState, names: Iterable[str], into: ClauseState | None
) -> Iterator[str]:
    for name in names:
        package = state.packages.get(name)
        if package is None:
            yield name
        else:
            statuses = state.clauses
            yield from (id_ for id_ in package.clauses if statuses[id_].state is not into)


def _unknown(state: NegotiationState, clauses: tuple[str, ...]) -> Iterator[Fault]:
    statuses = state.clauses
    for clause in clauses:
        if clause in statuses:
            continue
        if clause in state.agreement.provisions:
            message = f'clause "{clause}" was not sent yet'
            remedy = "send a draft first, or change the agreement file"
        else:
            message = f'no clause or package on the table is called "{clause}"'
            remedy = did_you_mean(clause, [*statuses, *state.packages])
        yield Fault(key=clause, message=message, remedy=remedy)


def _misplaced(
    state: NegotiationState,
    clauses: tuple[str, ...],
    into: ClauseState | None,
    out_of: Collection[ClauseState],
) -> Iterator[Fault]:
    for clause in clauses:
        status = state.clauses.get(clause)
        if status is None or status.state in out_of:
            continue
        remedy = "put it on the table again first, with the reason"
        if status.state is into:
            remedy = "leave it out: it stands there already"
        yield Fault(key=clause, message=f'clause "{clause}" is {status.state}', remedy=remedy)


def _split_packages(
    state: NegotiationState, clauses: tuple[str, ...], into: ClauseState | None
) -> Iterator[Fault]:
    for name, package in state.packages.items():
        missing = [
            id_
            for id_ in package.clauses
            if id_ not in clauses and state.clauses[id_].state is not into
        ]
        if missing and set(package.clauses) & set(clauses):
            yield Fault(
                key=name,
                message=f'the package "{name}" holds {", ".join(missing)} too',
                remedy=f'name the package "{name}", or dissolve it first, with the reason',
            )
