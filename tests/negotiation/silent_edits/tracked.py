"""The same edits made openly: what was taken out and put in is marked, with a name and a day."""

from collections.abc import Callable
from copy import deepcopy
from random import Random

from tests.negotiation.silent_edits.concealment import cut
from tests.negotiation.silent_edits.editable_draft import NothingToDoError, Paper

from .drafts import Draft
from .edit import Edit, Truth, at
from .paragraphs import paragraph, plain, under, without_marks
from .spelling import CHANGES, changed
from .xml import Element, M, W, texts

__all__ = ["TRACKED", "tracked"]

_TRACE = {W + "author": "Employer side", W + "date": "2027-02-01T10:00:00Z"}
TRACKED: dict[str, Callable[[Paper], Truth]] = {}
"""Every kind by name. The places of the truth are those where something is offered."""


def tracked(draft: Draft, name: str, seed: int, beside: str = "") -> Edit:
    """A draft with one tracked edit.

    Args:
        draft: which.
        name: the kind of edit.
        seed: the same makes the same.
        beside: a kind of silent edit made first; the truth is then where that one is.
    """
    random = Random(f"tracked {name} {seed}")
    for _ in range(60):
        paper = Paper(draft, random)
        try:
            silent = (
                changed(paper, CHANGES[beside], "clause", "cell", "heading") if beside else None
            )
            truth = TRACKED[name](paper)
        except NothingToDoError:
            continue
        if silent:
            what = f"silently {silent.what}; openly {truth.what}"
            truth = Truth(what=what, places=silent.places)
        return Edit(draft=draft, kind=name, seed=seed, truth=truth, data=paper.file())
    raise NothingToDoError(f"{name} cannot be made in {draft.name}")


def _mark(paper: Paper, name: str) -> Element:
    paper.marks += 1
    return M(name, {**_TRACE, W + "id": str(90000 + paper.marks)})


def struck(paper: Paper, run: Element) -> Element:
    """A run marked as deleted, where it stands."""
    mark = _mark(paper, "del")
    run.addprevious(mark)
    mark.append(run)
    for each in run.iter(W + "t"):
        each.tag = W + "delText"
    for each in run.iter(W + "instrText"):
        each.tag = W + "delInstrText"
    return mark


def added(paper: Paper, run: Element) -> Element:
    """A run marked as inserted, where it stands."""
    mark = _mark(paper, "ins")
    run.addprevious(mark)
    mark.append(run)
    return mark


def replace_openly(paper: Paper, text: Element, after: str) -> None:
    """One text for another: what both begin and end with stays."""
    before = text.text or ""
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    cut(text, len(before) - end)
    run = cut(text, start)
    old = run.getnext()
    assert old is not None
    new = deepcopy(old)
    words = new.find(W + "t")
    assert words is not None
    words.text = after[start : len(after) - end]
    mark = struck(paper, old) if before[start : len(before) - end] else old
    if words.text:
        mark.addnext(new)
        added(paper, new)


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _change(name: str) -> Callable[[Paper], Truth]:
    def made(paper: Paper) -> Truth:
        for _ in range(200):
            spot = paper.spot()
            text = paper.random.choice(texts(spot.paragraph))
            before = text.text or ""
            try:
                after = CHANGES[name](before, paper.random)
            except NothingToDoError:
                continue
            run = text.getparent()
            if run is None or len(run.findall(W + "t")) > 1 or run.find(W + "tab") is not None:
                continue
            replace_openly(paper, text, after)
            return at(f"{spot.kind}: {before!r} to {after!r}", spot.place)
        raise NothingToDoError

    return made


TRACKED.update({name: _change(name) for name in CHANGES})


def _mark_end(paper: Paper, element: Element, name: str) -> None:
    """Mark the end of a paragraph, without which an empty line would stay."""
    own = element.find(W + "pPr")
    assert own is not None
    own.append(M.rPr(_mark(paper, name)))


def delete_openly(paper: Paper, element: Element) -> None:
    """A paragraph marked as deleted, whatever is in it."""
    for run in [*element.iter(W + "r")]:
        struck(paper, run)
    _mark_end(paper, element, "del")


def insert_openly(paper: Paper, element: Element) -> None:
    """A paragraph that stands where it is to be, marked as inserted."""
    for run in [*element.iter(W + "r")]:
        added(paper, run)
    _mark_end(paper, element, "ins")


def _kind(name: str) -> Callable[[Callable[[Paper], Truth]], Callable[[Paper], Truth]]:
    def made(maker: Callable[[Paper], Truth]) -> Callable[[Paper], Truth]:
        TRACKED[name] = maker
        return maker

    return made


@_kind("a paragraph deleted")
def _(paper: Paper) -> Truth:
    section = paper.clause()
    gone = paper.random.choice(under(section) or [section.heading])
    if gone is section.heading:
        raise NothingToDoError
    delete_openly(paper, gone)
    return at(f"deleted: {plain(gone)!r}", section.place)


@_kind("a paragraph put in")
def _(paper: Paper) -> Truth:
    section = paper.clause()
    beside = paper.random.choice(under(section) or [section.heading])
    new = paragraph("ClauseLevel2", "The Employer may depart from this where it sees good cause.")
    beside.addnext(new)
    insert_openly(paper, new)
    return at("put in", section.place)


@_kind("a paragraph moved within its clause")
def _(paper: Paper) -> Truth:
    section = paper.clause()
    every = under(section)
    if len(every) < 2:
        raise NothingToDoError
    moved, to = paper.random.sample(every, 2)
    if to.getnext() is moved or to is every[-1]:
        raise NothingToDoError
    new = without_marks(deepcopy(moved))
    to.addnext(new)
    insert_openly(paper, new)
    delete_openly(paper, moved)
    return at(f"moved: {plain(new)!r}", section.place)


@_kind("a clause deleted")
def _(paper: Paper) -> Truth:
    section = paper.clause()
    for each in section.elements:
        delete_openly(paper, each)
    return at(f"deleted: {section.place}", section.place)


@_kind("a clause put in")
def _(paper: Paper) -> Truth:
    """Before a clause, so that nothing else loses the end of its paragraph."""
    section = paper.clause()
    for style, words in (
        ("Heading2", "Operational discretion"),
        ("ClauseLevel2", "Nothing here limits the direction of the force."),
    ):
        new = paragraph(style, words)
        section.heading.addprevious(new)
        insert_openly(paper, new)
    return at(f"put in before {section.place}", "new")


@_kind("a table row deleted")
def _(paper: Paper) -> Truth:
    spot, row = _row(paper)
    for each in row.iter(W + "p"):
        for run in [*each.iter(W + "r")]:
            struck(paper, run)
    own = row.find(W + "trPr")
    assert own is not None
    own.append(_mark(paper, "del"))
    return at("row deleted", spot)


@_kind("a table row put in")
def _(paper: Paper) -> Truth:
    spot, row = _row(paper)
    new = deepcopy(row)
    row.addnext(new)
    for each in new.iter(W + "p"):
        for run in [*each.iter(W + "r")]:
            added(paper, run)
    own = new.find(W + "trPr")
    assert own is not None
    own.append(_mark(paper, "ins"))
    return at("row put in", spot)


def _row(paper: Paper) -> tuple[str, Element]:
    spot = paper.spot("cell")
    row = next(spot.paragraph.iterancestors(W + "tr"))
    if row.find(f"{W}trPr/{W}tblHeader") is not None:
        raise NothingToDoError
    return spot.place, row
