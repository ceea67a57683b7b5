"""The reading copies are fresh, and members can read their summaries."""

import re

import pytest

import agreementkit as ak

from .snapshots import FOLDER, readings

READINGS = readings()


@pytest.mark.parametrize("id_", sorted(READINGS))
def test_the_reading_copy_is_what_the_clause_says(id_: str) -> None:
    kept = (FOLDER / f"{id_}.txt").read_text("utf-8")
    # References print the number of another clause, which moves when clauses come and go.
    assert _without_numbers(kept) == _without_numbers(READINGS[id_]), "run make snapshots"


def test_there_is_a_reading_copy_of_every_clause_and_no_other() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(READINGS)


def _without_numbers(text: str) -> str:
    return re.sub(r"\bclause \d+", "clause #", text)


def syllables(word: str) -> int:
    """Syllables as a reader hears them, near enough."""
    groups = re.findall(r"[aeiouy]+", word.lower())
    silent = word.lower().endswith("e") and not word.lower().endswith("le") and len(groups) > 1
    return max(1, len(groups) - silent)


def reading_ease(sentence: str) -> float:
    """Flesch's measure: 50 is fairly plain, 100 very easy."""
    words = re.findall(r"[A-Za-z’'-]+", sentence)
    return 206.835 - 1.015 * len(words) - 84.6 * sum(map(syllables, words)) / len(words)


def test_the_measure_tells_plain_from_hard() -> None:
    assert reading_ease("You keep your pay if your job is changed.") > 80
    assert reading_ease("Organisational redeployment necessitates remuneration safeguarding.") < 0


@pytest.mark.parametrize("id_", sorted(READINGS))
def test_members_can_read_the_summary(id_: str) -> None:
    summary = ak.load_pack()[id_].summary
    assert reading_ease(summary) >= 50, summary
