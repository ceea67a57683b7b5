"""To take up an edited agreement file in the middle of a negotiation, and to say what that changes."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from attrs import evolve, fields, frozen

from agreementkit.drafting.figure_moves import FigureMove, moved_figures
from agreementkit.errors import Fault, InvalidError, LedgerError
from agreementkit.files.agreement_file import agreement_from_bytes
from agreementkit.files.folder_damage import typed
from agreementkit.files.negotiation_folder import (
    bytes_of,
    free_name,
    in_force,
    kept,
    recorded_agreement,
    text_to_keep,
)
from agreementkit.files.restore import put_back
from agreementkit.model.agreement import Agreement
from agreementkit.model.clause import Provision
from agreementkit.model.ledger import ClauseState
from agreementkit.model.pack import Pack
from agreementkit.model.values import date_in_words
from agreementkit.negotiation.acts import replace
from agreementkit.negotiation.decision import Decision
from agreementkit.negotiation.record import record_replaced
from agreementkit.negotiation.state import NegotiationState, require_open, with_moves

_NEVER_ALONE = ("provisions", "origin", "position")
"""Fields of an agreement that show in its clauses, or say only where it was read."""


@frozen(kw_only=True)
class AgreementUpdate:
    """What an edited agreement file changes in what we put on the table. For our side only."""

    added: tuple[str, ...] = ()
    """Clauses that were not in it, by id."""
    left_out: tuple[str, ...] = ()
    """Clauses that are in it no more."""
    figures: tuple[FigureMove, ...] = ()
    """Values that are others now."""
    other: tuple[str, ...] = ()
    """What else the file says otherwise, such as `unions: UNISON became UNISON, GMB`."""
    standing: tuple[FigureMove, ...] = ()
    """What was edited in the file and stands all the same as it was moved at the table."""

    def __bool__(self) -> bool:
        return bool(self.added or self.left_out or self.figures or self.other)


def update(
    state: NegotiationState, path: Path, data: bytes, decision: Decision
) -> tuple[NegotiationState, AgreementUpdate]:
    """An edited agreement file in the place of the one before; what was moved since stands.

    The kept copy may be the edited file itself. It is then put back as it was recorded.

    Args:
        state: the negotiation as read.
        path: the edited file.
        data: its bytes.
        decision: who, when, why, and who approved it where it crosses a red line.

    Raises:
        AgreementFileError: the file has faults.
        RedLineError: it crosses a red line, and nobody approved.
        InvalidError: it changes nothing, is another employer's, or changes what is not on the
            table: an agreed clause, or one that is to be withdrawn first.
        LedgerError: the file in force is gone, and the record does not hold its text.
    """
    require_open(state)
    state = _with_file_in_force(state)
    new_file = agreement_from_bytes(data, path, state.pack)
    after = with_moves(new_file, state.entries)
    made = _changes(state, new_file, after)
    if faults := [*_faults(state, new_file, made, path)]:
        raise InvalidError(faults)
    file = kept(free_name(state.folder, state.ledger, "agreement", ".toml"), data)
    entry = replace(state, file, after, decision, text=text_to_keep(data))
    before = in_force(state.ledger)
    recorded = record_replaced(state, entry, data)
    _put_back_edited_copy(state, before.name, data)
    return recorded, made


def _with_file_in_force(state: NegotiationState) -> NegotiationState:
    """The state with what the file in force said, even if its kept copy is no longer what it was."""
    file = in_force(state.ledger)
    try:
        return evolve(state, agreement_read=state.agreement_file)
    except LedgerError:
        data = recorded_agreement(state.ledger, file)
        if data is None:
            raise
        read = agreement_from_bytes(data, state.folder / file.name, state.pack)
        return evolve(state, agreement_read=read)


def _put_back_edited_copy(state: NegotiationState, name: str, data: bytes) -> None:
    """The copy of the file before, where it was the edited one: its edits have a file now."""
    file = in_force(state.ledger)
    before = recorded_agreement(state.ledger, file)
    if before is not None and bytes_of(state.folder / name) == data:
        put_back(state.folder, file, before)


# What it changes.


def _changes(state: NegotiationState, new_file: Agreement, after: Agreement) -> AgreementUpdate:
    before = state.agreement
    edited = _figures(state.agreement_file, new_file, state.pack)
    figures = _figures(before, after, state.pack)
    effective = {(each.clause, each.parameter) for each in figures}
    had, has = _provisions(before), _provisions(after)
    return AgreementUpdate(
        added=tuple(id_ for id_ in has if id_ not in had),
        left_out=tuple(id_ for id_ in had if id_ not in has),
        figures=figures,
        other=tuple(_other(before, after)),
        standing=tuple(
            each
            for each in edited
            if each.clause in has and (each.clause, each.parameter) not in effective
        ),
    )


def _provisions(agreement: Agreement) -> dict[str, Provision]:
    """The provisions by clause, each at a position of its own."""
    return {
        each.clause: evolve(each, position=each.position or agreement.position)
        for each in agreement.provisions
    }


def _figures(before: Agreement, after: Agreement, pack: Pack) -> tuple[FigureMove, ...]:
    had, has = _provisions(before), _provisions(after)
    return tuple(
        move
        for id_, provision in had.items()
        if id_ in has
        for move in moved_figures(pack[id_].parameters, provision, has[id_], before.position)
    )


def _other(before: Agreement, after: Agreement) -> Iterator[str]:
    for each in fields(Agreement):
        old, new = getattr(before, each.name), getattr(after, each.name)
        if each.name not in _NEVER_ALONE and old != new:
            what = f"{_in_words(old)} became {_in_words(new)}"
            name = each.name.replace("_", " ")
            yield f"{name}: changed" if _in_words(old) == _in_words(new) else f"{name}: {what}"


def _in_words(value: object) -> str:
    match value:
        case None | () | "":
            return "nothing"
        case date():
            return date_in_words(value)
        case str() | int():
            return str(value)
        case tuple():
            words = [each for each in value if isinstance(each, str)]
            return ", ".join(words) or str(len(value))
        case _:
            return "another"


# What stands against it.


def _faults(
    state: NegotiationState, new_file: Agreement, made: AgreementUpdate, path: Path
) -> Iterator[Fault]:
    old_file = state.agreement_file
    if (new_file.employer, new_file.sector) != (old_file.employer, old_file.sector):
        yield Fault(
            file=str(path),
            message=f"this file is for another employer than the negotiation: {state.started.employer}",
            remedy="name the agreement file of this negotiation, or start one of its own",
        )
        return
    if not made:
        yield _nothing_changes(state, made, path)
    for id_ in made.left_out:
        if id_ in state.clauses:
            withdraw = typed("move", state.folder, id_, "--withdraw")
            yield Fault(
                key=id_,
                message=f'the file leaves out "{id_}", which is {state.clauses[id_].state}',
                remedy=f'take it off the table first: {withdraw} --because "…"; then update',
            )
    agreed = {
        each.clause
        for each in made.figures
        if each.clause in state.clauses and state.clauses[each.clause].state is ClauseState.AGREED
    }
    for id_ in sorted(agreed):
        table = typed("move", state.folder, id_, "--table")
        yield Fault(
            key=id_,
            message=f'the file changes "{id_}", which is agreed provisionally',
            remedy=(
                "leave it as it was in the file, or put it on the table again first: "
                f'{table} --because "…"; then update'
            ),
        )


def _nothing_changes(state: NegotiationState, made: AgreementUpdate, path: Path) -> Fault:
    restore = typed("restore", state.folder)
    if made.standing:
        first = made.standing[0]
        edited = ", ".join(f"{each.clause}.{each.parameter}" for each in made.standing)
        move = typed("move", state.folder, first.clause, "--set", f"{first.parameter}=…")
        return Fault(
            file=str(path),
            message=(
                f"nothing changes: what was edited ({edited}) was moved at the table since, and "
                "stands as it was moved"
            ),
            remedy=f'to move it further, type: {move} --because "…"',
        )
    own = path.absolute().parent == state.folder.absolute()
    back = f"; to put the kept copy back as it was, type: {restore}" if own else ""
    return Fault(
        file=str(path),
        message="nothing changes: this file says what the one in force says",
        remedy=f"save your edits to the file first, or name the file that has them{back}",
    )
