"""Killed at any moment: what was recorded is whole, what was not is absent, and work goes on."""

import multiprocessing
import os
import random
import shutil
import time
from itertools import count
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

import agreementkit as ak
from agreementkit.files.negotiation_folder import digests, named_files, unrecorded
from agreementkit.files.restore import restore_folder
from agreementkit.negotiation import Started
from agreementkit.negotiation.record import record_act
from agreementkit.negotiation.state import read_state
from agreementkit.negotiation.verify import verify_ledger
from tests.negotiation.killed_process import (
    COMMANDS,
    ONCE,
    begin_and_die_at,
    die_at,
    hold,
    race,
    work,
)
from tests.negotiation.small_negotiations import (
    BY,
    PACK,
    TOML,
    WHEN,
    negotiation,
    one_round,
    parked,
)

KILLS = 1000 if os.environ.get("AGREEMENTKIT_NIGHTLY") else 40
LONGEST = 0.05
"""Seconds that a process has before it is killed: some twenty commands."""


@pytest.fixture(scope="module")
def processes() -> ForkServerContext:
    """Processes that start quickly, from one that holds nothing but the code."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(
        ["tests.negotiation.killed_process", "agreementkit.files.negotiation_folder", "filelock"]
    )
    return context


def must_be_whole(folder: Path) -> None:
    """Every line is proved, every file is as recorded, and nothing else passes for either."""
    state = read_state(folder, PACK)
    shown = verify_ledger(state.ledger, digests(folder, state.ledger))
    assert shown.holds, str(shown)
    assert state.ledger.torn == 0


def must_go_on(folder: Path) -> None:
    """The next command works, and clears what was left."""
    before = read_state(folder, PACK)
    after = record_act(before, parked("scope"))
    assert after.entries[:-1] == before.entries
    assert unrecorded(folder, after.ledger) == ()
    left = {path.name for path in folder.rglob(".*")}
    assert left <= {".lock"}
    must_be_whole(folder)


def test_nothing_that_was_reported_is_lost_wherever_the_process_is_killed(
    processes: ForkServerContext,
    tmp_path: Path,
) -> None:
    dice = random.Random(6)
    midway = 0
    for number in range(KILLS):
        folder = tmp_path / f"kent-{number // 10}"
        if not folder.exists():
            one_round(folder)
        ours, theirs = processes.Pipe(duplex=False)
        process = processes.Process(target=work, args=(str(folder), number, theirs))
        process.start()
        theirs.close()
        reported = [ours.recv()]
        time.sleep(dice.uniform(0, LONGEST))
        process.kill()
        process.join()
        while ours.poll():
            try:
                reported.append(ours.recv())
            except EOFError:
                break
        ours.close()
        seals = read_state(folder, PACK).ledger.seals
        assert set(reported) <= set(seals)
        must_be_whole(folder)
        midway += len(list(folder.rglob(".*"))) > 1 or seals[-1] != reported[-1]
        must_go_on(folder)
    # It would prove nothing if no process had been killed in the middle of its work.
    assert midway > KILLS / 4


LINES = {"instead": 2}
"""How many lines a command writes, or none of them; one where nothing is said."""


@pytest.mark.parametrize("command", [*COMMANDS, *ONCE])
def test_a_command_that_dies_at_any_of_its_steps_was_done_or_was_not(
    processes: ForkServerContext,
    tmp_path: Path,
    command: str,
) -> None:
    begun = tmp_path / "begun"
    before = one_round(begun).entries
    absent = 0
    for step in count():
        folder = tmp_path / str(step)
        shutil.copytree(begun, folder)
        process = processes.Process(target=die_at, args=(str(folder), command, step))
        process.start()
        process.join()
        must_be_whole(folder)
        now = read_state(folder, PACK).entries
        assert now[: len(before)] == before
        assert len(now) - len(before) in (0, LINES.get(command, 1))
        if process.exitcode == 0:
            assert len(now) == len(before) + LINES.get(command, 1)
            break
        absent += len(now) == len(before)
        assert process.exitcode == 9
        must_go_on(folder)
    assert absent >= 3


def spoilt(folder: Path) -> None:
    """A folder in which much is to be restored: a longer copy of the ledger, an edited file, line ends."""
    one_round(folder)
    written = (folder / "ledger.jsonl").read_bytes()
    (folder / "ledger (1).jsonl").write_bytes(written)
    older = b"".join(written.splitlines(keepends=True)[:2])
    (folder / "ledger.jsonl").write_bytes(older.replace(b"\n", b"\r\n"))
    (folder / "agreement.toml").write_bytes(TOML + b"# edited\n")
    record = folder / "sent/round-1.json"
    record.write_bytes(record.read_bytes().replace(b"\n", b"\r\n"))
    (folder / "sent/round-1.docx").rename(folder / "mine.docx")


def test_a_restoring_that_dies_at_any_of_its_steps_loses_nothing_and_is_made_again(
    processes: ForkServerContext,
    tmp_path: Path,
) -> None:
    begun = tmp_path / "begun"
    spoilt(begun)
    for step in count():
        folder = tmp_path / str(step)
        shutil.copytree(begun, folder)
        process = processes.Process(target=die_at, args=(str(folder), "restore", step))
        process.start()
        process.join()
        if process.exitcode == 0:
            break
        assert process.exitcode == 9
        held = {path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        assert {TOML + b"# edited\n", b"a draft", b"their answer"} <= held
        assert restore_folder(folder, by=BY, when=WHEN).missing == ()
        must_be_whole(folder)
        must_go_on(folder)
    assert step > 10
    must_be_whole(folder)
    assert len(read_state(folder, PACK).entries) == 3


def test_a_start_that_dies_at_any_of_its_steps_was_made_or_can_be_made_again(
    processes: ForkServerContext,
    tmp_path: Path,
) -> None:
    for step in count():
        folder = tmp_path / str(step)
        process = processes.Process(target=begin_and_die_at, args=(str(folder), step))
        process.start()
        process.join()
        try:
            state = read_state(folder, PACK)
        except ak.LedgerError:
            state = negotiation(folder)
        [entry] = state.entries
        assert isinstance(entry, Started)
        assert [file.name for file in named_files(entry)] == ["agreement.toml"]
        must_be_whole(folder)
        if process.exitcode == 0:
            break
    assert step > 4


def test_of_two_processes_one_writes_and_the_other_is_told_who_does(
    processes: ForkServerContext,
    tmp_path: Path,
) -> None:
    state = one_round(tmp_path)
    ours, theirs = processes.Pipe()
    process = processes.Process(target=hold, args=(str(tmp_path), theirs))
    process.start()
    assert ours.recv() == "held"
    with pytest.raises(ak.BusyError) as caught:
        record_act(state, parked("scope"))
    [fault] = caught.value.faults
    assert fault.message.startswith("the negotiation is being changed by Branch secretary on ")
    assert fault.message.endswith(" since 10:02")
    assert fault.remedy == "wait until that is done, and try again"
    assert read_state(tmp_path, PACK).entries == state.entries
    # Whoever is killed holds nothing any more.
    process.kill()
    process.join()
    assert len(record_act(state, parked("scope")).entries) == len(state.entries) + 1


def test_two_who_write_as_fast_as_they_can_lose_nothing_of_either(
    processes: ForkServerContext,
    tmp_path: Path,
) -> None:
    one_round(tmp_path)
    writers = ("Branch secretary", "Regional officer")
    pipes = [processes.Pipe(duplex=False) for _ in writers]
    started = [
        processes.Process(target=race, args=(str(tmp_path), by, 15, theirs))
        for by, (_, theirs) in zip(writers, pipes, strict=True)
    ]
    for process in started:
        process.start()
    seals = [ours.recv() for ours, _ in pipes for _ in range(15)]
    for process in started:
        process.join()
    state = read_state(tmp_path, PACK)
    must_be_whole(tmp_path)
    assert set(seals) == set(state.ledger.seals[3:])
    assert len(seals) == len(state.entries) - 3
    assert [sum(each.by == by for each in state.entries[3:]) for by in writers] == [15, 15]
