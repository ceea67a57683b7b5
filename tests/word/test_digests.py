"""The same bytes of every part, wherever and by whichever Python they are made."""

import subprocess
import sys
from pathlib import Path

import pytest

import agreementkit as ak

from .digests import FILE, digests


def test_every_part_is_what_another_machine_wrote() -> None:
    # The file came from another machine and day: make snapshots writes it after a change of text.
    assert digests() == FILE.read_text("utf-8")


def test_two_runs_give_the_same_file(agreement: ak.Agreement, pack: ak.Pack) -> None:
    for copy in ak.Copy:
        one, two = (ak.draft(agreement, pack, copy=copy).word for _ in range(2))
        assert one == two


@pytest.mark.parametrize("seed", ["1", "4711"])
def test_another_process_with_another_seed_gives_the_same_parts(seed: str) -> None:
    script = Path(__file__).parent / "digests.py"
    environment = {"PYTHONHASHSEED": seed, "PATH": "", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, str(script), "--print", "--example"],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    assert done.stdout
    assert FILE.read_text("utf-8").startswith(done.stdout)
