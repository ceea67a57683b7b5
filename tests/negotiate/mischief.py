"""Anything that may be done to a draft, one thing after another."""

from collections.abc import Callable, Mapping

from hypothesis import strategies as st

from .hands import Paper, W, copied, paragraph, retyped, style

__all__ = ["WORDS", "anything_done"]

WORDS = ["The parties will seek to meet where practicable.", "Nothing here limits management."]
_STYLES = ["Heading1", "Heading2", "Normal", "TOC2", "ClauseLevel3", "ScheduleHeading"]

Draw = st.DataObject
Deed = Callable[[Paper, int, Draw], None]


def _delete(paper: Paper, place: int, data: Draw) -> None:
    if len(paper.sections) > 1:
        del paper.sections[place]


def _copy(paper: Paper, place: int, data: Draw) -> None:
    paper.sections.insert(data.draw(_places(paper)), copied(paper.sections[place]))


def _move(paper: Paper, place: int, data: Draw) -> None:
    paper.sections.insert(data.draw(_places(paper)), paper.sections.pop(place))


def _behead(paper: Paper, place: int, data: Draw) -> None:
    if len(paper.sections[place]) > 1:
        del paper.sections[place][0]


def _cut(paper: Paper, place: int, data: Draw) -> None:
    section = paper.sections[place]
    if len(section) > 2:
        paper.sections[place] = section[:2]
        paper.sections.insert(place + 1, [paragraph("More of it", "Heading2"), *section[2:]])


def _restyle(paper: Paper, place: int, data: Draw) -> None:
    section = paper.sections[place]
    named = data.draw(st.sampled_from(section)).find(f"{W}pPr/{W}pStyle")
    if named is not None:
        named.set(f"{W}val", data.draw(st.sampled_from(_STYLES)))


def _retype(paper: Paper, place: int, data: Draw) -> None:
    line = data.draw(st.sampled_from(paper.sections[place]))
    if line.tag == f"{W}p":
        words = data.draw(st.sampled_from(["", "Other words", *WORDS]))
        retyped(line, words, marks=data.draw(st.booleans()))


def _empty(paper: Paper, place: int, data: Draw) -> None:
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


def _places(paper: Paper) -> st.SearchStrategy[int]:
    return st.integers(0, len(paper.sections) - 1)


def anything_done(paper: Paper, data: Draw) -> None:
    """Do one thing to a draft, at any place."""
    deed = _DEEDS[data.draw(st.sampled_from(sorted(_DEEDS)))]
    deed(paper, data.draw(_places(paper)), data)
