"""Prints what is told of each kind; `--not-yet` also writes the lists and the page."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from .judged import judgement, missing, quiet, table
from .kinds import HARMLESS, SHOWN
from .page import PAGE, page
from .resaves import RESAVES

_TEXT = '''"""What is still to be done: these lists shrink, and never grow."""

__all__ = ["BLAMED", "LOUD", "LOUD_SAVES", "NOT_YET"]

NOT_YET: frozenset[str] = frozenset({0})
"""Kinds of change that are not told, or not in the clause that shows them."""
BLAMED: frozenset[str] = frozenset({1})
"""Kinds that blame a clause which they do not touch."""
LOUD: frozenset[str] = frozenset({2})
"""Harmless kinds that are told as if they were none."""
LOUD_SAVES: frozenset[str] = frozenset({3})
"""Programs whose saves without an edit are told as edits."""
'''


def _listed(names: Iterable[str]) -> str:
    lines = "".join(f"        {json.dumps(name, ensure_ascii=False)},\n" for name in sorted(names))
    return f"\n    {{\n{lines}    }}\n" if lines else ""


def _loud(name: str) -> bool:
    said = judgement(name)
    return bool(said.alarm or said.changed or said.refused or said.crash)


def _write_lists() -> None:
    blamed = [name for name in SHOWN if judgement(name).blamed]
    loud = filter(_loud, HARMLESS)
    saves = [program for program in RESAVES if not quiet(RESAVES[program]())]
    text = _TEXT.format(*map(_listed, (missing(), blamed, loud, saves)))
    Path(__file__).with_name("not_yet.py").write_text(text, "utf-8")


if __name__ == "__main__":
    print("\n".join(table([*SHOWN.values(), *HARMLESS.values()])))
    print(f"{len(SHOWN)} kinds, {len(missing())} of them not told; {len(HARMLESS)} harmless ones")
    print(f"of these {sum(map(_loud, HARMLESS))} told all the same")
    if "--not-yet" in sys.argv:
        _write_lists()
        PAGE.write_text(page(), "utf-8")
