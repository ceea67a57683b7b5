"""Edits of what is counted: cross-references, levels of lists, where numbers start."""

from collections.abc import Sequence

from attrs import frozen

from tests.negotiation.silent_edits.editable_draft import NothingToDoError, Paper

from .edit import Truth, at, kind
from .paragraphs import plain
from .xml import Element, M, W, of, style_of, text_element, value

__all__ = ["NUMBERING", "reference"]

NUMBERING = "numbering"
"""What the answer may call the file's own list of how numbers are counted."""

_STYLES = ("Heading2", "ClauseLevel2", "ClauseLevel3")
"""What is counted at each of the first three levels."""


@frozen(kw_only=True, eq=False)
class _Reference:
    """A reference to another clause, with the number that it shows."""

    place: str
    instruction: Element
    shown: Element
    runs: tuple[Element, ...]


def reference(paper: Paper) -> _Reference:
    """Some reference in a clause or a table."""
    spot = paper.spot("clause", "clause", "cell")
    found: list[_Reference] = []
    runs: list[Element] = []
    for run in spot.paragraph.findall(W + "r"):
        mark = run.find(W + "fldChar")
        if mark is not None and value(mark, "fldCharType") == "begin":
            runs = []
        runs.append(run)
        if mark is not None and value(mark, "fldCharType") == "end":
            instruction = runs[1].find(W + "instrText")
            shown = runs[3].find(W + "t")
            assert instruction is not None
            assert shown is not None
            found.append(
                _Reference(
                    place=spot.place, instruction=instruction, shown=shown, runs=tuple(runs)
                ),
            )
    if not found:
        raise NothingToDoError
    return paper.random.choice(found)


def _other_number(paper: Paper, than: str) -> str:
    number = str(paper.random.randint(1, len(paper.clauses)))
    if number == than:
        raise NothingToDoError
    return number


@kind("the number of a reference typed over")
def _(paper: Paper) -> Truth:
    found = reference(paper)
    was = found.shown.text or ""
    found.shown.text = _other_number(paper, was)
    return at(f"reference to {was} shows {found.shown.text}", found.place)


@kind("a reference led to another clause")
def _(paper: Paper) -> Truth:
    """It shows the old number until somebody has Word count anew."""
    found = reference(paper)
    _lead_elsewhere(paper, found)
    return at(f"{found.shown.text} led elsewhere: {found.instruction.text}", found.place)


@kind("a reference led to another clause, number and all")
def _(paper: Paper) -> Truth:
    found = reference(paper)
    number = _lead_elsewhere(paper, found)
    if found.shown.text == number:
        raise NothingToDoError
    found.shown.text = number
    return at(f"led to {number}: {found.instruction.text}", found.place)


def _lead_elsewhere(paper: Paper, found: _Reference) -> str:
    number = paper.random.randrange(len(paper.clauses))
    mark = paper.clauses[number].heading.find(W + "bookmarkStart")
    assert mark is not None
    was = found.instruction.text or ""
    found.instruction.text = f" REF {value(mark, 'name')} \\r \\h "
    if found.instruction.text == was:
        raise NothingToDoError
    return str(number + 1)


@kind("a reference made plain, with another number")
def _(paper: Paper) -> Truth:
    found = reference(paper)
    was = found.shown.text or ""
    number = _other_number(paper, was)
    found.runs[0].addprevious(M.r(text_element(number)))
    for run in found.runs:
        run.getparent().remove(run)  # type: ignore[union-attr]
    return at(f"reference to {was} is now plain {number}", found.place)


@kind("a reference deleted")
def _(paper: Paper) -> Truth:
    found = reference(paper)
    for run in found.runs:
        run.getparent().remove(run)  # type: ignore[union-attr]
    return at(f"reference to {found.shown.text} deleted", found.place)


_LEVELS = ("ClauseLevel2", "ClauseLevel3", "ClauseLevel4", "ClauseText")


@kind("the style of a numbered paragraph changed")
def _(paper: Paper) -> Truth:
    spot = paper.spot("clause")
    was = style_of(spot.paragraph)
    if was not in _LEVELS:
        raise NothingToDoError
    style = spot.paragraph.find(f"{W}pPr/{W}pStyle")
    assert style is not None
    style.set(W + "val", paper.random.choice([each for each in _LEVELS if each != was]))
    return at(f"{was} is now {value(style)}: {plain(spot.paragraph)!r}", spot.place)


def _numbered(paper: Paper, *inside: Element) -> tuple[str, str]:
    """A paragraph counted otherwise than its style says."""
    spot = paper.spot("clause")
    if style_of(spot.paragraph) not in _LEVELS[:2]:
        raise NothingToDoError
    own = spot.paragraph.find(W + "pPr")
    assert own is not None
    own.append(M.numPr(*inside))
    return spot.place, plain(spot.paragraph)


@kind("a number taken off")
def _(paper: Paper) -> Truth:
    place, words = _numbered(paper, of("ilvl", "0"), of("numId", "0"))
    return at(f"no number: {words!r}", place)


@kind("a level changed without the style")
def _(paper: Paper) -> Truth:
    place, words = _numbered(paper, of("ilvl", "3"), of("numId", "1"))
    return at(f"level 4: {words!r}", place)


@kind("a count begun anew")
def _(paper: Paper) -> Truth:
    """At one paragraph, by a list of its own."""
    start = M.lvlOverride({W + "ilvl": "1"}, of("startOverride", "47"))
    own = M.num({W + "numId": "9"}, of("abstractNumId", "1"), start)
    paper.root("word/numbering.xml").append(own)
    place, words = _numbered(paper, of("ilvl", "1"), of("numId", "9"))
    return at(f"counted from 47: {words!r}", place)


def _level(paper: Paper) -> tuple[int, Element]:
    """How the numbers of clauses, or of their paragraphs, are counted in the whole file."""
    lists = paper.root("word/numbering.xml")
    levels = lists.findall(f"{W}abstractNum[@{W}abstractNumId='1']/{W}lvl")
    level = paper.random.randrange(len(_STYLES))
    return level, levels[level]


def _with(paper: Paper, level: int) -> Sequence[str]:
    """The clauses that have something at a level."""
    return [
        section.place
        for section in paper.clauses
        if any(style_of(each) == _STYLES[level] for each in section.elements)
    ]


def _counted(what: str, clauses: Sequence[str]) -> Truth:
    """Told once for the whole file, or in each clause in which it prints: both are right."""
    each = frozenset(clauses)
    return Truth(what=what, places=(each, frozenset({NUMBERING}), each | {NUMBERING}))


@kind("where numbers start changed")
def _(paper: Paper) -> Truth:
    """Where clauses start is told once, at the first: the others go on from it."""
    level, how = _level(paper)
    start = how.find(W + "start")
    assert start is not None
    start.set(W + "val", str(paper.random.randint(2, 9)))
    places = _with(paper, level)
    return _counted(f"level {level} starts at {value(start)}", places[: None if level else 1])


@kind("the form of numbers changed")
def _(paper: Paper) -> Truth:
    level, how = _level(paper)
    form = how.find(W + "numFmt")
    assert form is not None
    form.set(W + "val", paper.random.choice(["upperLetter", "upperRoman", "none"]))
    return _counted(f"level {level} in {value(form)}", _with(paper, level))


@kind("words put into numbers")
def _(paper: Paper) -> Truth:
    level, how = _level(paper)
    text = how.find(W + "lvlText")
    assert text is not None
    text.set(W + "val", f"{value(text)} (guidance only)")
    return _counted(f"level {level} prints {value(text)}", _with(paper, level))
