"""Anything that may be done to a draft, one thing after another."""

from collections.abc import Callable, Mapping
from random import Random

from tests.negotiation.markup_editor import Paper, W, copied, paragraph, retyped, style

__all__ = ["WORDS", "anything_done"]

WORDS = ["The parties will seek to meet where practicable.", "Nothing here limits management."]
_STYLES = ["Heading1", "Heading2", "Normal", "TOC2", "ClauseLevel3", "ScheduleHeading"]

Deed = Callable[[Paper, int, Random], None]


def _delete(paper: Paper, place: int, rng: Random) -> None:
    if len(paper.sections) > 1:
        del paper.sections[place]


def _copy(paper: Paper, place: int, rng: Random) -> None:
    paper.sections.insert(_place(paper, rng), copied(paper.sections[place]))


def _move(paper: Paper, place: int, rng: Random) -> None:
    paper.sections.insert(_place(paper, rng), paper.sections.pop(place))


def _behead(paper: Paper, place: int, rng: Random) -> None:
    if len(paper.sections[place]) > 1:
        del paper.sections[place][0]


def _cut(paper: Paper, place: int, rng: Random) -> None:
    section = paper.sections[place]
    if len(section) > 2:
        paper.sections[place] = section[:2]
        paper.sections.insert(place + 1, [paragraph("More of it", "Heading2"), *section[2:]])


def _restyle(paper: Paper, place: int, rng: Random) -> None:
    section = paper.sections[place]
    named = rng.choice(section).find(f"{W}pPr/{W}pStyle")
    if named is not None:
        named.set(f"{W}val", rng.choice(_STYLES))


def _retype(paper: Paper, place: int, rng: Random) -> None:
    line = rng.choice(paper.sections[place])
    if line.tag == f"{W}p":
        words = rng.choice(["", "Other words", *WORDS])
        retyped(line, words, marks=rng.random() < 0.5)


def _empty(paper: Paper, place: int, rng: Random) -> None:
    section = paper.sections[place]
    section.append(paragraph("", style(section[0])))


_DEEDS: Mapping[str, Deed] = {
    "delete": _delete,
    "copy": _copy,
    "move": _move,
    "behead": _behead,
    "cut": _cut,
    "restyle": _restyle,
    "retype": _retype,
    "empty": _empty,
}


def _place(paper: Paper, rng: Random) -> int:
    return rng.randrange(len(paper.sections))


def anything_done(paper: Paper, rng: Random) -> None:
    """Do one thing to a draft, at any place."""
    deed = _DEEDS[rng.choice(sorted(_DEEDS))]
    deed(paper, _place(paper, rng), rng)
