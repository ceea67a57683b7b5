"""Edits inside of the changes that our own reply was sent with, and what is none.

A reply is made in two ways: over the last draft of ours alone, and over a text that the employer
has marked, of whose words we strike some out.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import datetime
from functools import cache
from random import Random

from attrs import evolve, frozen

import agreementkit as ak
from agreementkit.comparing.three_way import three_way_redline
from agreementkit.documents import Author, redline_bytes
from agreementkit.negotiation.alignment.sent_draft import SentDraft, read_sent_draft

from .drafts import Draft, drafts
from .edit import Edit, at
from .editable_draft import MAIN, NothingToDoError, Paper
from .package import members
from .spelling import CHANGES
from .xml import Element, W, value

__all__ = ["RESAVES", "Reply", "edit_in_sent_change", "replies", "resaved", "settled_for_good"]

UNION = Author(name="Union side", initials="US")
EMPLOYER = Author(name="Kent HR", initials="KH")
_MARKED, _ANSWERED = datetime(2027, 2, 1, 9, 30, 20), datetime(2027, 3, 1, 10, 0, 40)  # noqa: DTZ001 - Word keeps no zone
_TEXTS = (W + "t", W + "delText")
_CHANGES = (W + "ins", W + "del")


@frozen(kw_only=True)
class Reply:
    """A reply as it was sent."""

    sent: SentDraft
    draft: Draft


@cache
def replies() -> tuple[Reply, ...]:
    """Two figures move, a clause is reworded and another put in; theirs are kept or struck out."""
    pack = ak.load_pack()
    short = drafts()[-1].agreement
    ours = evolve(short, position="fallback", version=evolve(short.version, number=2))
    ours += pack["training-plan"].at()
    base, text = ak.compose(short, pack), ak.compose(ours, pack)
    theirs = ak.compose(evolve(short, position="opening") + pack["paid-training"].at(), pack)
    over_theirs = three_way_redline(
        ak.compare(base, theirs, author=EMPLOYER, when=_MARKED),
        text,
        author=UNION,
        when=_ANSWERED,
    )
    return tuple(
        Reply(
            sent=read_sent_draft(redline.new, data, base=redline.rejected()),
            draft=Draft(
                name=name, agreement=ours, document=redline.new, data=data, parts=members(data)
            ),
        )
        for name, redline in (
            ("over ours", ak.compare(base, text, author=UNION, when=_ANSWERED)),
            ("over theirs", over_theirs),
        )
        for data in [redline_bytes(redline)]
    )


# An edit in one of them.


def edit_in_sent_change(seed: int) -> tuple[Reply, Edit]:
    """A letter, a word or a figure changed inside a change of a reply: the same for the same seed.

    In every other one some of the changes beside it were accepted or rejected for good.
    """
    random = Random(f"in a sent change {seed}")
    reply = replies()[seed // 2 % len(replies())]
    for _ in range(60):
        paper = Paper(reply.draft, random)
        if seed % 2:
            _settled_at_random(paper)
        place, text = random.choice([*_marked_texts(paper)])
        name = random.choice(sorted(CHANGES))
        before = text.text or ""
        try:
            after = CHANGES[name](before, random)
        except NothingToDoError:
            continue
        if after in before or after in _sent_words(reply):
            # What takes away a change, or has the words of another, is how one is rejected.
            continue
        text.text = after
        return reply, Edit(
            draft=reply.draft,
            kind=name,
            seed=seed,
            truth=at(f"{before!r} to {after!r}", place),
            data=paper.file(),
        )
    raise NothingToDoError


def _sent_words(reply: Reply) -> frozenset[str]:
    marked = reply.sent.baseline.marked if reply.sent.baseline else ()
    return frozenset(run.text for line in marked for run in line.text_runs)


def _marked_texts(paper: Paper) -> Iterator[tuple[str, Element]]:
    """The pieces of words inside of tracked changes, and where each stands."""
    for section in paper.sections:
        for element in section.elements:
            for paragraph in element.iter(W + "p"):
                for text in _words_of(paragraph):
                    if next(text.iterancestors(*_CHANGES), None) is not None:
                        yield section.place, text


def _words_of(paragraph: Element) -> Iterator[Element]:
    """The pieces of a paragraph's own words, struck out or not: no results of its references."""
    inside = False
    for each in paragraph.iter(W + "fldChar", *_TEXTS):
        if each.tag == W + "fldChar":
            inside = value(each, "fldCharType") != "end"
        elif not inside and (each.text or "").strip():
            yield each


def _settled_at_random(paper: Paper) -> None:
    """Some of the changes of words accepted for good, and some rejected; most are left alone."""
    for paragraph in [*paper.body.iter(W + "p")]:
        row = next(paragraph.iterancestors(W + "tr"), None)
        about = [paragraph.find(f"{W}pPr/{W}rPr"), None if row is None else row.find(W + "trPr")]
        if any(
            each is not None and each.find(tag) is not None for each in about for tag in _CHANGES
        ):
            continue
        for change in [*paragraph.iter(*_CHANGES)]:
            nested = change.getparent() is not paragraph or change.find(W + "del") is not None
            if not nested and paper.random.random() < _SETTLED:
                _settle(change, accepted=paper.random.random() < 0.5)


_SETTLED = 0.3


def settled_for_good(element: Element, *, accepted: bool) -> None:
    """Every change of words in some part of a file accepted for good, or rejected."""
    for change in [*element.iter(*_CHANGES)]:
        _settle(change, accepted=accepted)


def _settle(change: Element, *, accepted: bool) -> None:
    if (change.tag == W + "ins") is accepted:
        for each in [*change]:
            change.addprevious(each)
            for text in each.iter(W + "delText"):
                text.tag = W + "t"
    parent = change.getparent()
    assert parent is not None
    parent.remove(change)


# What programs do to tracked changes when they save a file, and what says nothing.

_Resave = Callable[[Element, Random], None]
RESAVES: dict[str, _Resave] = {}


def _resave(name: str) -> Callable[[_Resave], _Resave]:
    def added(made: _Resave) -> _Resave:
        RESAVES[name] = made
        return made

    return added


def resaved(reply: Reply, name: str, seed: int) -> bytes:
    """A reply as a program saves it again."""
    paper = Paper(reply.draft, Random(f"{name} {seed}"))
    if seed % 2:
        _settled_at_random(paper)
    RESAVES[name](paper.root(MAIN), paper.random)
    return paper.file()


@_resave("nothing done")
def _(root: Element, random: Random) -> None:
    pass


@_resave("each change split")
def _(root: Element, random: Random) -> None:
    for text in [*root.iter(*_TEXTS)]:
        run = text.getparent()
        change = None if run is None else run.getparent()
        words = text.text or ""
        if change is None or change.tag not in _CHANGES or len(words) < 2 or len(change) > 1:
            continue
        if run is None or len(run.findall(text.tag)) > 1:
            continue
        rest = deepcopy(change)
        cut = random.randrange(1, len(words))
        text.text = words[:cut]
        for each in rest.iter(text.tag):
            each.text = words[cut:]
        change.addnext(rest)


@_resave("neighbours made one")
def _(root: Element, random: Random) -> None:
    for change in [*root.iter(*_CHANGES)]:
        before = change.getprevious()
        if before is not None and before.tag == change.tag and _trace(before) == _trace(change):
            before.extend(change)
            parent = change.getparent()
            assert parent is not None
            parent.remove(change)


def _trace(change: Element) -> tuple[str, str]:
    return value(change, "author"), value(change, "date")


def _dated(name: str, of: Callable[[str], str | None]) -> None:
    def made(root: Element, random: Random) -> None:
        for change in root.iter(*_CHANGES):
            date = of(value(change, "date"))
            if date is None:
                del change.attrib[W + "date"]
            else:
                change.set(W + "date", date)

    RESAVES[name] = made


_dated("seconds dropped", lambda date: f"{date[:17]}00Z")
_dated(
    "times in another zone", lambda date: f"{date[:11]}{(int(date[11:13]) + 5) % 24:02}{date[13:]}"
)
_dated("no zone", lambda date: date.rstrip("Z"))
_dated("no times", lambda _: None)


@_resave("struck words no longer inserted")
def _(root: Element, random: Random) -> None:
    """As LibreOffice saves what one side put in and the other struck out."""
    for change in [*root.iter(W + "ins")]:
        if change.find(W + "del") is not None:
            for each in [*change]:
                change.addprevious(each)
            parent = change.getparent()
            assert parent is not None
            parent.remove(change)
