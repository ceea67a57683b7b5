"""How many edits of each kind are found: run as a program with a number of edits.

`python -m tests.negotiation.silent_edits.tally 10000` prints a table, and every failure. With a second
number it begins there.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor

from attrs import evolve

from tests.negotiation.silent_edits.editable_draft import NothingToDoError

from .edit import Edit
from .kinds import HARMLESS, TRACKED, drafts, harmless, one_edit, tracked
from .spelling import CHANGES
from .verdict import Verdict, found, judged, offered, silently

__all__ = ["of_harmless", "of_mixed", "of_silent", "of_tracked", "table"]


def of_silent(number: int) -> tuple[Verdict]:
    """The verdict on a silent edit."""
    return (found(one_edit(drafts(), number)),)


def of_harmless(number: int) -> tuple[Verdict]:
    """On something that is no edit: nothing may be found."""
    names = sorted(HARMLESS)
    for place in range(len(drafts())):
        draft = drafts()[(number // len(names) + place) % len(drafts())]
        try:
            return (found(harmless(draft, names[number % len(names)], number)),)
        except NothingToDoError:
            continue
    raise NothingToDoError


def of_tracked(number: int) -> tuple[Verdict, Verdict]:
    """On a tracked edit: nothing silent, and something offered in the right place alone."""
    names = sorted(TRACKED)
    draft = drafts()[number // len(names) % len(drafts())]
    edit = tracked(draft, names[number % len(names)], number)
    response = judged(draft, edit.data)
    return (
        Verdict(edit=_with(edit, frozenset()), found=silently(response)),
        Verdict(edit=edit, found=offered(response)),
    )


def of_mixed(number: int) -> tuple[Verdict]:
    """On a tracked edit with a silent one beside it, at times in the same clause."""
    names, beside = sorted(TRACKED), sorted(CHANGES)
    draft = drafts()[number % len(drafts())]
    edit = tracked(draft, names[number % len(names)], number, beside[number % len(beside)])
    return (found(edit),)


def _with(edit: Edit, places: frozenset[str]) -> Edit:
    return evolve(edit, truth=evolve(edit.truth, places=(places,)))


def table(verdicts: Iterable[Verdict]) -> Sequence[str]:
    """A line a kind: how many were made, and how many found rightly."""
    made, right = Counter[str](), Counter[str]()
    for each in verdicts:
        made[each.edit.kind] += 1
        right[each.edit.kind] += each.right
    rows = [f"{right[kind]:6} of {made[kind]:6}  {kind}" for kind in sorted(made)]
    return [*rows, f"{right.total():6} of {made.total():6}  in all"]


def main(number: int, first: int = 0) -> None:
    """Judge so many silent edits on two cores, and print what came of it."""
    verdicts: list[Verdict] = []
    with ProcessPoolExecutor(2) as several:
        for (each,) in several.map(of_silent, range(first, first + number), chunksize=16):
            verdicts.append(each)
            if not each.right:
                print(each, flush=True)
            if not len(verdicts) % 500:
                print(f"{len(verdicts)} judged", file=sys.stderr, flush=True)
    print("\n".join(table(verdicts)))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
