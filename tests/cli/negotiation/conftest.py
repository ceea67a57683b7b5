"""Negotiations under test: made once, and copied for whoever needs one as it then was."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

import agreementkit as ak
from tests.cli.conftest import COMPLETE, agreement_file
from tests.negotiation.counterparty_edits import inserted, returned, swapped, tracked

BY = "Branch secretary"
STARTED = datetime.fromisoformat("2027-01-15T10:00:00")
SENT = datetime.fromisoformat("2027-01-15T11:30:00")
CAME = datetime.fromisoformat("2027-02-01T09:00:00")
THEIRS = "Draft FINAL (2).docx"
EMERGENCY = "The Employer may do without this in an emergency."

Folder = Callable[[Path], None]


def worse(draft: bytes) -> bytes:
    """Notice cut silently to below our fallback; a trial cut with tracking, and a way out."""
    return returned(
        draft,
        swapped("26\u00a0weeks", "8\u00a0weeks"),
        tracked("12\u00a0weeks", "4\u00a0weeks"),
        inserted(EMERGENCY, behind="must give them a trial"),
    )


def milder(draft: bytes) -> bytes:
    """A trial cut with tracking to what is our fallback, and nothing else."""
    return returned(draft, tracked("12\u00a0weeks", "4\u00a0weeks"))


@pytest.fixture(autouse=True)
def role(monkeypatch: pytest.MonkeyPatch, here: Path) -> None:
    """Who works here has said so once, and has an agreement file."""
    monkeypatch.setenv("AGREEMENTKIT_BY", BY)
    agreement_file(here, COMPLETE)


@pytest.fixture(scope="session")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A negotiation at three stages: started, sent, and with a file received."""
    place, pack = tmp_path_factory.mktemp("rounds"), ak.load_pack()
    file = agreement_file(place, COMPLETE)
    negotiation = ak.start_negotiation(place / "started", file, pack, by=BY, when=STARTED)
    shutil.copytree(negotiation.folder, place / "sent")
    negotiation = ak.Negotiation(folder=place / "sent", pack=pack)
    draft = negotiation.send(by=BY, when=SENT).read_bytes()
    (place / THEIRS).write_bytes(worse(draft))
    (place / "milder.docx").write_bytes(milder(draft))
    shutil.copytree(negotiation.folder, place / "came")
    negotiation = ak.Negotiation(folder=place / "came", pack=pack)
    negotiation.receive(place / THEIRS, by=BY, when=CAME)
    return place


def _copied(rounds: Path, here: Path, stage: str) -> Path:
    shutil.copytree(rounds / stage, here / "talks")
    for name in (THEIRS, "milder.docx"):
        shutil.copy(rounds / name, here / name)
    return Path("talks")


@pytest.fixture
def started(rounds: Path, here: Path) -> Path:
    """A negotiation in which nothing was sent yet."""
    return _copied(rounds, here, "started")


@pytest.fixture
def sent(rounds: Path, here: Path) -> Path:
    """A negotiation with one draft sent; what comes back lies beside it."""
    return _copied(rounds, here, "sent")


@pytest.fixture
def came(rounds: Path, here: Path) -> Path:
    """A negotiation with one draft sent, and one file received."""
    return _copied(rounds, here, "came")


def opened(folder: Path) -> ak.Negotiation:
    """The same negotiation from Python."""
    return ak.Negotiation(folder=folder, pack=ak.load_pack())


def flat(text: str) -> str:
    """What was said, on one line."""
    return " ".join(text.split())
