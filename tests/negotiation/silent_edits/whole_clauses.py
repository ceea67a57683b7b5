"""Edits of whole clauses and of headings."""

from copy import deepcopy
from functools import partial

from tests.negotiation.silent_edits.editable_draft import NothingToDoError, Paper, Section

from .edit import Truth, at, kind
from .paragraphs import paragraph, plain, under, without_marks
from .spelling import CHANGES, changed
from .xml import M, W, text_element

__all__ = ["NEW"]

NEW = "new"
"""What the answer calls a clause that we never sent."""


def _take(paper: Paper, section: Section) -> None:
    for each in section.elements:
        paper.body.remove(each)


@kind("a clause deleted")
def _(paper: Paper) -> Truth:
    section = paper.clause()
    _take(paper, section)
    return at(f"deleted: {plain(section.heading)!r}", section.place)


@kind("a clause emptied under its heading")
def _(paper: Paper) -> Truth:
    section = paper.clause()
    for each in section.elements[1:]:
        paper.body.remove(each)
    return at(f"emptied: {plain(section.heading)!r}", section.place)


@kind("a clause copied")
def _(paper: Paper) -> Truth:
    """Both the clause and the copy of it are right names for what came in."""
    section, beside = paper.clause(), paper.clause()
    copies = [without_marks(deepcopy(each)) for each in section.elements]
    for each in reversed(copies):
        beside.elements[-1].addnext(each)
    what = f"copied: {plain(section.heading)!r} after {plain(beside.heading)!r}"
    return Truth(what=what, places=(frozenset({section.place}), frozenset({NEW})))


@kind("a clause moved")
def _(paper: Paper) -> Truth:
    """Past two others at least: of two neighbours that change places, either has moved."""
    every = list(paper.clauses)
    section, beside = paper.clause(), paper.clause()
    way = every.index(beside) - every.index(section)
    if -3 < way < 2:
        raise NothingToDoError
    for each in reversed(section.elements):
        beside.elements[-1].addnext(each)
    return at(f"moved: {section.place} after {beside.place}", section.place)


@kind("two neighbours change places")
def _(paper: Paper) -> Truth:
    every = list(paper.clauses)
    number = paper.random.randrange(len(every) - 1)
    first, second = every[number : number + 2]
    if first.elements[-1].getnext() is not second.heading:
        raise NothingToDoError
    for each in reversed(first.elements):
        second.elements[-1].addnext(each)
    what = f"{first.place} and {second.place} change places"
    return Truth(what=what, places=(frozenset({first.place}), frozenset({second.place})))


@kind("a clause put in")
def _(paper: Paper) -> Truth:
    beside = paper.clause()
    heading = paragraph("Heading2", "Operational discretion")
    text = paragraph("ClauseLevel2", "Nothing here limits the direction of the force.")
    beside.elements[-1].addnext(text)
    beside.elements[-1].addnext(heading)
    return at(f"a clause put in after {beside.place}", NEW)


@kind("a clause split by a heading")
def _(paper: Paper) -> Truth:
    section = paper.clause()
    every = under(section)
    if len(every) < 2:
        raise NothingToDoError
    paper.random.choice(every[1:]).addprevious(paragraph("Heading2", "Exceptions"))
    places = (frozenset({section.place}), frozenset({section.place, NEW}))
    return Truth(what=f"split: {section.place}", places=places)


@kind("a heading turned into text")
def _(paper: Paper) -> Truth:
    """The clause then runs on from the one before: it is right to name that one too."""
    every = list(paper.clauses)
    section = paper.clause()
    number = every.index(section)
    style = section.heading.find(f"{W}pPr/{W}pStyle")
    assert style is not None
    style.set(W + "val", paper.random.choice(["ClauseLevel2", "ClauseText", "Normal"]))
    before = every[number - 1].place if number else paper.sections[2].place
    places = (frozenset({section.place}), frozenset({section.place, before}))
    return Truth(what=f"no heading any more: {section.place}", places=places)


@kind("a heading joined to the paragraph before")
def _(paper: Paper) -> Truth:
    every = list(paper.clauses)
    number = paper.random.randrange(1, len(every))
    section, before = every[number], every[number - 1]
    last = before.elements[-1]
    if last.getnext() is not section.heading or last is before.heading:
        raise NothingToDoError
    for each in list(section.heading)[1:]:
        last.append(each)
    paper.body.remove(section.heading)
    places = (frozenset({section.place, before.place}), frozenset({section.place}))
    return Truth(what=f"joined: {section.place} to {before.place}", places=places)


@kind("a heading typed anew")
def _(paper: Paper) -> Truth:
    """With other words, and neither bookmark nor control left."""
    section = paper.clause()
    for each in list(section.heading)[1:]:
        section.heading.remove(each)
    words = paper.random.choice(["General", "Use of technology", "Notice", "Other matters"])
    section.heading.append(M.r(text_element(words)))
    return at(f"heading of {section.place} is now {words!r}", section.place)


def _replaced(paper: Paper, place: str) -> Truth:
    return changed(paper, CHANGES["a word replaced"], place)


for _name, _place in {
    "a word in a heading": "heading",
    "a word in the heading of a Part": "part",
    "a word on the cover": "cover",
    "a word of the contents": "contents",
    "a word in the header": "header",
    "a word in the footer": "footer",
    "a word in a table": "cell",
    "a word in a schedule's heading": "schedule",
    "a word by the signatures": "signature",
}.items():
    kind(_name)(partial(_replaced, place=_place))


@kind("the heading of a Part deleted")
def _(paper: Paper) -> Truth:
    part = paper.random.choice([each for each in paper.sections if each.kind == "part"])
    paper.body.remove(part.heading)
    return at(f"deleted: {part.place}", part.place)


@kind("a schedule deleted")
def _(paper: Paper) -> Truth:
    schedule = paper.random.choice([each for each in paper.sections if each.kind == "schedule"])
    for each in schedule.elements:
        paper.body.remove(each)
    return at(f"deleted: {schedule.place}", schedule.place)


@kind("a heading deleted")
def _(paper: Paper) -> Truth:
    """Its text then runs on from the clause before: it is right to name that one too."""
    every = list(paper.clauses)
    section = paper.clause()
    number = every.index(section)
    if not number or section.heading.getprevious() is not every[number - 1].elements[-1]:
        raise NothingToDoError
    paper.body.remove(section.heading)
    before = every[number - 1].place
    places = (frozenset({section.place}), frozenset({section.place, before}))
    return Truth(what=f"heading deleted: {section.place}", places=places)
