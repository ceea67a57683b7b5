"""What runs in a process of its own, and is killed: sending, receiving and deciding."""

import os
import random
import sys
from datetime import timedelta
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from attrs import evolve

from agreementkit import BusyError
from agreementkit.files.negotiation_folder import free_name, kept, text_to_keep
from agreementkit.files.restore import restore_folder
from agreementkit.negotiation import NegotiationState, Replaced
from agreementkit.negotiation.decision import Decision, Stamp
from agreementkit.negotiation.record import (
    ReturnedFile,
    record_act,
    record_received,
    record_replaced,
    record_sent,
)
from agreementkit.negotiation.state import read_state
from agreementkit.negotiation.undo import undo
from tests.negotiation.small_negotiations import (
    BY,
    CHANGED,
    PACK,
    SAME,
    TOML,
    WHEN,
    parked,
    tabled,
    text,
)


def act(state: NegotiationState, which: str, dice: random.Random) -> NegotiationState:
    """One command, of files as large as real ones or of a line only."""
    stamp = Stamp(when=WHEN + timedelta(seconds=len(state.entries)), by=BY)
    file = dice.randbytes(dice.randrange(1, 60_000))
    match which:
        case "send":
            return record_sent(state, text("scope", "disputes"), file, stamp)
        case "receive":
            facts = {"scope": CHANGED, "disputes": SAME}
            returned = ReturnedFile(name="Draft FINAL (2).docx", data=file)
            draft = state.drafts[-1].draft
            return record_received(state, returned, facts, stamp, answers=draft)
        case "update":
            name = free_name(state.folder, state.ledger, "agreement", ".toml")
            data = TOML + b"# " + file.hex().encode()
            entry = Replaced(
                when=stamp.when,
                by=BY,
                because="More notice.",
                agreement=kept(name, data),
                text=text_to_keep(data),
            )
            return record_replaced(state, entry, data)
        case "restore":
            restore_folder(state.folder, by=BY, when=stamp.when)
            return read_state(state.folder, PACK)
        case "instead":
            undone = undo(state, Decision(when=stamp.when, by=BY, because="The wrong file."))
            returned = ReturnedFile(name="Draft.docx", data=file)
            draft = state.drafts[-1].draft
            return record_received(state, returned, {}, stamp, answers=draft, instead=undone)
        case _:
            return record_act(state, parked("scope") if dice.random() < 0.5 else tabled("scope"))


COMMANDS = ("send", "receive", "move", "update")
ONCE = ("instead",)
"""What cannot be done at any time."""


def work(folder: str, seed: int, reports: Connection) -> None:
    """Commands without end; after each, its seal is reported."""
    dice = random.Random(seed)
    state = read_state(Path(folder), PACK)
    while True:
        state = act(state, dice.choice(COMMANDS), dice)
        reports.send(state.ledger.seals[-1])


def die_at(folder: str, which: str, step: int) -> None:
    """One command, in a process that is gone before its step of that number, counted from 0.

    Leaves with 9 where it died, and with 0 where the command was over before.
    """
    steps = count()

    def take() -> None:
        if next(steps) == step:
            os._exit(9)

    def audited(event: str, args: tuple[object, ...]) -> None:
        writes = (
            event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR)
        )
        if writes or event in ("os.rename", "os.remove", "os.mkdir"):
            take()

    state = read_state(Path(folder), PACK)
    settled = os.fsync

    def fsync(file: int) -> None:
        take()
        settled(file)

    setattr(os, "fsync", fsync)  # noqa: B010
    sys.addaudithook(audited)
    act(state, which, random.Random(step))
    os._exit(0)


def begin_and_die_at(folder: str, step: int) -> None:
    """The start of a negotiation, in a process that is gone before its step of that number."""
    from tests.negotiation.small_negotiations import negotiation

    steps = count()

    def audited(event: str, args: tuple[object, ...]) -> None:
        writes = (
            event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR)
        )
        if (writes or event in ("os.rename", "os.remove", "os.mkdir")) and next(steps) == step:
            os._exit(9)

    sys.addaudithook(audited)
    negotiation(Path(folder))
    os._exit(0)


def hold(folder: str, reports: Connection) -> None:
    """Hold the lock until killed."""
    from agreementkit.files.negotiation_folder import locked

    with locked(Path(folder), by=BY, when=WHEN):
        reports.send("held")
        reports.recv()


def race(folder: str, by: str, times: int, reports: Connection) -> None:
    """Decide so many times, looking again whenever somebody else was quicker."""
    for _ in range(times):
        while True:
            state = read_state(Path(folder), PACK)
            try:
                state = record_act(state, evolve(parked("scope"), by=by))
            except BusyError:
                continue
            break
        reports.send(state.ledger.seals[-1])
