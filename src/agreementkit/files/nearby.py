"""Where a negotiation is that was looked for in the wrong folder."""

import contextlib
import os
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import islice
from pathlib import Path

from agreementkit.files.folder_damage import LEDGER

_LOOKED_AT = 500
"""Folders at one place: who has more does not look for a slip of the pen."""


def nearby_negotiations(folder: Path) -> tuple[Path, ...]:
    """The negotiations that somebody may have meant who named this folder, the likeliest first.

    The folder that it lies in, however deep, such as for a file in `sent`; those that lie in it;
    and those beside it, or here, with nearly its name, or else with any.
    """
    around = [each for each in folder.parents if _has_ledger(each)][:1]
    # A name without its path, typed inside the folder or beside it.
    if not around and not folder.is_absolute():
        here = Path.cwd()
        around = [each for each in (here, *here.parents) if _has_ledger(each)][:1]
    inside = [*_with_ledger(folder)]
    places = (folder.parent, Path())
    beside = {each.name: each for place in places for each in _with_ledger(place) if each != folder}
    near = get_close_matches(folder.name, beside, n=3, cutoff=0.6)
    beside_it = [beside[name] for name in near or beside]
    found = around or inside or beside_it
    return tuple(found[:3])


def _has_ledger(folder: Path) -> bool:
    return os.path.isfile(folder / LEDGER)  # noqa: PTH113 - which never raises


def _with_ledger(folder: Path) -> Iterator[Path]:
    with contextlib.suppress(OSError, ValueError):
        for each in sorted(islice(folder.iterdir(), _LOOKED_AT)):
            if _has_ledger(each):
                yield each
