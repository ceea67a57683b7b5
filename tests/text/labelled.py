"""The labelled provisions, and which half of them may be looked at while tuning.

A provision belongs to a half by its own words, so that nobody chooses. The grammar is
tuned on one half. Of the other, only the figures are looked at.
"""

from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from hashlib import sha256
from pathlib import Path

from attrs import frozen

from agreementkit import Grade

__all__ = ["FOREIGN", "Half", "Labelled", "half_of", "in_half", "read_labelled"]

FOLDER = Path(__file__).parent.parent / "data" / "obligations"
FOREIGN = ("american", "european", "policy", "counter")
"""The sets of provisions in other people's styles."""


class Half(StrEnum):
    """What a provision is for: to tune the grammar on, or to test it afterwards."""

    TUNE = "tune"
    HELD_OUT = "held out"


@frozen(kw_only=True)
class Labelled:
    """A provision, and how far a person says that it binds the employer's side."""

    text: str
    label: Grade


def half_of(text: str) -> Half:
    """The half of a provision: fixed by the last bit of the first byte of its hash."""
    odd = sha256(text.encode()).digest()[0] % 2
    return Half.HELD_OUT if odd else Half.TUNE


def in_half(records: Iterable[Labelled], half: Half) -> list[Labelled]:
    """Those of the records that belong to one half."""
    return [record for record in records if half_of(record.text) is half]


@cache
def read_labelled(name: str) -> tuple[Labelled, ...]:
    """A file of records, one a line: the label, a bar, the provision."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split(" | ", maxsplit=1) for line in lines]
    return tuple(Labelled(text=text, label=Grade[label.upper()]) for label, text in pairs)
