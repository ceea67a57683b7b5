"""Sentences, and who each one binds to do what, how far and by when."""

from pathlib import Path

import pytest

from agreementkit import Grade
from agreementkit.text import find_obligations
from tests.text.roles import ROLES


def rows(file: str) -> list[list[str]]:
    lines = (Path(__file__).parent / file).read_text(encoding="utf-8").splitlines()
    return [line.split(" | ") for line in lines if line and not line.startswith("#")]


def found(sentence: str, *, foreign: bool = False) -> list[str]:
    [duty] = find_obligations(sentence, roles=ROLES, foreign=foreign)
    weakening = "; ".join(duty.weakening)
    said = (duty.side or "nobody", duty.duty, weakening, duty.deadline, duty.trigger)
    columns = (str(duty.grade), *said)
    return [duty.sentence, *(column or "-" for column in columns)]


@pytest.mark.parametrize("row", rows("ours.txt"), ids=lambda row: row[0])
def test_a_sentence_of_ours_is_read_as_it_is_meant(row: list[str]) -> None:
    assert found(row[0]) == row


@pytest.mark.parametrize("row", rows("theirs.txt"), ids=lambda row: row[0])
def test_a_sentence_of_theirs_is_read_as_it_is_meant(row: list[str]) -> None:
    assert found(row[0], foreign=True) == row


@pytest.mark.parametrize("row", rows("ours.txt"), ids=lambda row: row[0])
def test_what_binds_in_our_style_binds_in_theirs(row: list[str]) -> None:
    [theirs] = find_obligations(row[0], roles=ROLES, foreign=True)
    assert theirs.grade >= Grade[row[1].upper()]
