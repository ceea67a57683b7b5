"""The fifteen faults that the Open XML SDK's validator lets through, and our three beside them."""

import json
from pathlib import Path

import pytest

import agreementkit as ak
from tests.word_files import Run

from .edits import edited, good
from .faults import SOUNDNESS, Fault

CAUGHT_AS_WELL = {"annotation-id-repeated", "comment-missing"}
"""The lint must find them where no validator is at hand."""
BESIDE = {"annotation-id-shared", *CAUGHT_AS_WELL}
MISSED = [fault for fault in SOUNDNESS if fault.rule not in CAUGHT_AS_WELL]


def valid(validator: Run, path: Path, *faults: Fault) -> bool:
    path.write_bytes(edited(good(), *(edit for fault in faults for edit in fault.edits)))
    said = json.loads(validator(str(path)).stdout)
    assert said["ok"] is not bool(said["errors"])
    return bool(said["ok"])


def test_fifteen_rules_are_for_what_the_validator_misses() -> None:
    assert len({fault.rule for fault in SOUNDNESS} - BESIDE) == 15


@pytest.mark.parametrize("rule", sorted({fault.rule for fault in MISSED}))
def test_the_validator_misses_what_the_lint_finds(
    validator: Run,
    tmp_path: Path,
    rule: str,
) -> None:
    for index, fault in enumerate(f for f in MISSED if f.rule == rule):
        path = tmp_path / f"{index}.docx"
        assert valid(validator, path, fault)
        assert rule in {finding.rule for finding in ak.lint_word(path.read_bytes())}


@pytest.mark.parametrize("rule", sorted(CAUGHT_AS_WELL))
def test_the_validator_finds_two_that_the_lint_finds_too(
    validator: Run,
    tmp_path: Path,
    rule: str,
) -> None:
    for index, fault in enumerate(f for f in SOUNDNESS if f.rule == rule):
        assert not valid(validator, tmp_path / f"{index}.docx", fault)
