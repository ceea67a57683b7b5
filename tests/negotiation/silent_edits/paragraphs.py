"""Edits of whole paragraphs and of table rows."""

from copy import deepcopy

from tests.negotiation.silent_edits.concealment import cut
from tests.negotiation.silent_edits.editable_draft import NothingToDoError, Paper, Section

from .edit import Truth, at, kind
from .spelling import one_of
from .xml import Element, M, W, of, style_of, text_element, texts

__all__ = ["paragraph", "plain", "without_marks"]


def without_marks(copied: Element) -> Element:
    """A copy as a word processor pastes it: bookmarks stay with the original."""
    for each in [*copied.iter(W + "bookmarkStart", W + "bookmarkEnd")]:
        parent = each.getparent()
        assert parent is not None
        parent.remove(each)
    return copied


def plain(element: Element) -> str:
    return "".join(each.text or "" for each in element.iter(W + "t"))


def paragraph(style: str, words: str) -> Element:
    """A new paragraph."""
    return M.p(M.pPr(of("pStyle", style)), M.r(text_element(words)))


def under(section: Section) -> list[Element]:
    """The paragraphs under a heading."""
    return [each for each in section.elements[1:] if each.tag == W + "p"]


def _some(paper: Paper, least: int = 1) -> tuple[Section, list[Element]]:
    section = paper.clause()
    found = under(section)
    if len(found) < least:
        raise NothingToDoError
    return section, found


@kind("a paragraph deleted")
def _(paper: Paper) -> Truth:
    section, every = _some(paper)
    gone = paper.random.choice(every)
    paper.body.remove(gone)
    return at(f"deleted: {plain(gone)!r}", section.place)


@kind("a paragraph emptied")
def _(paper: Paper) -> Truth:
    section, every = _some(paper)
    emptied = paper.random.choice(every)
    was = plain(emptied)
    for run in [*emptied.iter(W + "r")]:
        emptied.remove(run)
    return at(f"emptied: {was!r}", section.place)


@kind("a paragraph doubled")
def _(paper: Paper) -> Truth:
    section, every = _some(paper)
    doubled = paper.random.choice(every)
    doubled.addnext(without_marks(deepcopy(doubled)))
    return at(f"doubled: {plain(doubled)!r}", section.place)


@kind("a paragraph put in")
def _(paper: Paper) -> Truth:
    section, every = _some(paper)
    beside = paper.random.choice(every)
    new = paragraph(style_of(beside), "The Employer may depart from this where it sees good cause.")
    beside.addnext(new)
    return at("a paragraph put in", section.place)


@kind("a paragraph of no clause's style put in")
def _(paper: Paper) -> Truth:
    section, every = _some(paper)
    paper.random.choice(every).addnext(paragraph("Normal", "Subject to the budget of the year."))
    return at("a paragraph put in", section.place)


@kind("a paragraph split")
def _(paper: Paper) -> Truth:
    section, every = _some(paper)
    whole = paper.random.choice(every)
    text = paper.random.choice(texts(whole) or [whole])
    found = one_of(" ", text.text or "", paper.random)
    second = cut(text, found.end()).getnext()
    new = M.p(deepcopy(whole[0]))
    whole.addnext(new)
    while second is not None:
        after = second.getnext()
        if second.tag != W + "bookmarkEnd":
            new.append(second)
        second = after
    return at(f"split after {plain(whole)!r}", section.place)


@kind("two paragraphs joined")
def _(paper: Paper) -> Truth:
    section, every = _some(paper, 2)
    number = paper.random.randrange(len(every) - 1)
    first, second = every[number : number + 2]
    if first.getnext() is not second:
        raise NothingToDoError
    first.append(M.r(text_element(" ")))
    for each in list(second)[1:]:
        first.append(each)
    paper.body.remove(second)
    return at(f"joined: {plain(first)!r}", section.place)


@kind("a paragraph moved within its clause")
def _(paper: Paper) -> Truth:
    section, every = _some(paper, 2)
    moved, to = paper.random.sample(every, 2)
    if to.getnext() is moved or style_of(moved) != style_of(to) or plain(to) == plain(moved):
        raise NothingToDoError
    to.addnext(moved)
    return at(f"moved: {plain(moved)!r}", section.place)


@kind("a paragraph moved to another clause")
def _(paper: Paper) -> Truth:
    section, every = _some(paper, 2)
    other, beside = _some(paper)
    moved = paper.random.choice(every)
    if other is section:
        raise NothingToDoError
    paper.random.choice(beside).addnext(moved)
    return at(f"moved: {plain(moved)!r}", section.place, other.place)


def _row(paper: Paper) -> tuple[str, Element]:
    spot = paper.spot("cell")
    row = next(spot.paragraph.iterancestors(W + "tr"))
    if row.find(f"{W}trPr/{W}tblHeader") is not None:
        raise NothingToDoError
    return spot.place, row


@kind("a table row deleted")
def _(paper: Paper) -> Truth:
    place, row = _row(paper)
    table = row.getparent()
    assert table is not None
    table.remove(row)
    return at(f"row deleted: {plain(row)!r}", place)


@kind("a table row doubled")
def _(paper: Paper) -> Truth:
    place, row = _row(paper)
    row.addnext(deepcopy(row))
    return at(f"row doubled: {plain(row)!r}", place)


@kind("a table row put in")
def _(paper: Paper) -> Truth:
    place, row = _row(paper)
    new = deepcopy(row)
    for cell in new.iter(W + "tc"):
        for each in cell.findall(W + "p"):
            cell.remove(each)
        cell.append(paragraph("TableText", "none"))
    row.addnext(new)
    return at("a row put in", place)


@kind("a table row moved")
def _(paper: Paper) -> Truth:
    place, row = _row(paper)
    other, to = _row(paper)
    if other != place or to.getparent() is not row.getparent() or to.getnext() is row or to is row:
        raise NothingToDoError
    if plain(to) == plain(row):
        raise NothingToDoError
    to.addnext(row)
    return at(f"row moved: {plain(row)!r}", place)


@kind("two cells swapped")
def _(paper: Paper) -> Truth:
    place, row = _row(paper)
    cells = row.findall(W + "tc")
    if len(cells) < 2 or plain(cells[-1]) == plain(cells[-2]):
        raise NothingToDoError
    cells[-1].addnext(cells[-2])
    return at(f"cells swapped: {plain(row)!r}", place)


@kind("a cell emptied")
def _(paper: Paper) -> Truth:
    spot = paper.spot("cell")
    was = plain(spot.paragraph)
    for run in spot.paragraph.findall(W + "r"):
        spot.paragraph.remove(run)
    return at(f"emptied: {was!r}", spot.place)


@kind("a column deleted")
def _(paper: Paper) -> Truth:
    place, row = _row(paper)
    table = row.getparent()
    assert table is not None
    column = paper.random.randrange(len(row.findall(W + "tc")))
    for each in table.iter(W + "tr"):
        each.remove(each.findall(W + "tc")[column])
    return at(f"column {column} deleted", place)
