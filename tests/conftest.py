"""What every test can ask for: the model clauses, and an agreement made from them."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import agreementkit as ak
from tests.word_files import main_part, office, pandoc, soffice, validator, word

__all__ = ["main_part", "office", "pandoc", "soffice", "validator", "word"]

ROOT = Path(__file__).parent.parent

settings.register_profile(
    "ordinary",
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
)
settings.register_profile("nightly", settings.get_profile("ordinary"), max_examples=2000)
settings.load_profile("nightly" if os.environ.get("AGREEMENTKIT_NIGHTLY") else "ordinary")


@pytest.fixture(scope="session")
def pack() -> ak.Pack:
    """The model clauses."""
    return ak.load_pack()


@pytest.fixture(scope="session")
def agreement(pack: ak.Pack) -> ak.Agreement:
    """The model agreement for one force, with nothing missing."""
    return ak.Agreement(
        sector="police",
        employer="Kent Police",
        unions=["UNISON"],
        provisions=pack.bundle("default"),
        commencement=date(2027, 4, 1),
    )


@pytest.fixture(scope="session")
def document(agreement: ak.Agreement, pack: ak.Pack) -> ak.Document:
    """The model agreement as text."""
    return ak.compose(agreement, pack)
