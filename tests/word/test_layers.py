"""Redlines of three texts in Word: each side exact, by both readers, in everyone's own name."""

import os
from collections.abc import Sequence
from datetime import datetime

import pytest
from hypothesis import HealthCheck, Phase, given, settings

import agreementkit as ak
from agreementkit.compare import over
from agreementkit.model.comment import Author
from agreementkit.model.redline import Redline
from agreementkit.word import redline_bytes
from tests.redrafts import triples

from .conftest import Office
from .test_redlines import on_either_side

PACK = ak.load_pack()
THEM = Author(name="Kent Police", initials="KP")
US = Author(name="Union side", initials="US")
THEN, NOW = (datetime(2027, month, 15, 10, 0) for month in (1, 2))  # noqa: DTZ001 - Word keeps no zone
NIGHTLY = bool(os.environ.get("AGREEMENTKIT_NIGHTLY"))
TRIPLES = 1000 if NIGHTLY else 25
"""How many random triples each program is asked about."""

Three = tuple[ak.Document, ak.Document, ak.Document]


def layered(base: ak.Document, theirs: ak.Document, ours: ak.Document) -> Redline:
    below = ak.compare(base, theirs, author=THEM, when=THEN)
    return over(below, ours, author=US, when=NOW)


@pytest.fixture(scope="session")
def threes() -> Sequence[Three]:
    """Random triples: what stood, what they made of it, what we make of theirs."""
    found: list[Three] = []

    @settings(
        max_examples=TRIPLES,
        derandomize=not NIGHTLY,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(three=triples(PACK))
    def gather(three: Three) -> None:
        found.append(three)

    gather()
    assert len(found) == TRIPLES
    return found


@given(three=triples(PACK))
def test_our_reader_finds_our_text_on_one_side_and_the_first_on_the_other(three: Three) -> None:
    accepted, rejected = on_either_side(redline_bytes(layered(*three)))
    assert accepted == on_either_side(ak.word_bytes(three[2]))[0]
    assert rejected == on_either_side(ak.word_bytes(three[0]))[0]


def test_libreoffice_gives_our_draft_when_it_accepts_and_the_first_when_it_rejects(
    office: Office,
    threes: Sequence[Three],
) -> None:
    for three in threes:
        redline = redline_bytes(layered(*three))
        for action, document in (("accept", three[2]), ("reject", three[0])):
            assert office.sees(redline, action) == office.sees(ak.word_bytes(document)), action
