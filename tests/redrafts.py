"""Documents, each drafted from the one before: what redlines are tested on."""

from attrs import evolve
from hypothesis import strategies as st

import agreementkit as ak
from agreementkit.documents import ClauseHeading, Paragraph, Table, text_of
from agreementkit.model.document import DocumentBlock, line_of
from agreementkit.packs import Run
from agreementkit.testing import redrafts

__all__ = ["documents", "retyped", "triples"]

Blocks = list[DocumentBlock]


@st.composite
def documents(draw: st.DrawFn, pack: ak.Pack) -> tuple[ak.Document, ak.Document]:
    """An old and a new document; in the new one Parts and clauses may have moved."""
    first, second = draw(redrafts(pack))
    if draw(st.booleans()):
        many = sorted({*pack.clauses} - {p.clause for p in first.provisions})[
            draw(st.integers(0, 9)) :: 5
        ]
        both = ak.Bundle(pack[id_].at() for id_ in many)
        first = evolve(first, provisions=both | first.provisions)
        second = evolve(second, provisions=both | second.provisions)
    shuffled = pack
    if draw(st.booleans()):
        parts = draw(st.permutations(pack.parts))
        mixed = draw(st.sampled_from(parts))
        order = draw(st.permutations(mixed.clauses))
        parts = [evolve(part, clauses=order) if part is mixed else part for part in parts]
        shuffled = evolve(pack, parts=tuple(parts))
    return ak.compose(first, pack), ak.compose(second, shuffled)


@st.composite
def triples(
    draw: st.DrawFn,
    pack: ak.Pack,
) -> tuple[ak.Document, ak.Document, ak.Document]:
    """What stood, what the other side made of it, and what we make of theirs.

    Both sides draft anew or type into the text, mostly at the same few places.
    """
    first, second = draw(documents(pack))
    drafts = st.sampled_from([first, second])
    place = draw(st.integers(0, len(first.blocks) - 1))
    theirs = draw(retyped(draw(drafts), place))
    return first, theirs, draw(retyped(draw(st.one_of(drafts, st.just(theirs))), place))


@st.composite
def retyped(draw: st.DrawFn, text: ak.Document, near: int = 0) -> ak.Document:
    """The same document after someone has typed into it.

    Args:
        draw: given by Hypothesis.
        text: the document.
        near: the block near which they typed.
    """
    blocks = [*text.blocks]
    for _ in range(draw(st.integers(0, 8))):
        place = (near + draw(st.integers(0, 9))) % len(blocks)
        act = draw(st.sampled_from([_cut, _said, _said, _added, _put, _put_clause, _swapped, _row]))
        if act in (_said, _row) or _loose(blocks, place):
            act(draw, blocks, place)
    return evolve(text, blocks=tuple(blocks))


def _loose(blocks: Blocks, place: int) -> bool:
    """Whether a paragraph may come or go here: it must have another to join."""
    around = blocks[place : place + 2]
    return all(isinstance(each, Paragraph) and each.clause for each in around[:1]) and (
        len(around) > 1 and not isinstance(around[1], Table)
    )


def _words(draw: st.DrawFn) -> str:
    return f"{draw(st.sampled_from(['they', 'we', 'all']))} typed {draw(st.integers(0, 9999))}"


def _cut(_: st.DrawFn, blocks: Blocks, place: int) -> None:
    del blocks[place]


def _said(draw: st.DrawFn, blocks: Blocks, place: int) -> None:
    """Some words of a line replaced, or struck out, or new ones put among them."""
    block = blocks[place]
    words = text_of(line_of(block)).split(" ")
    start = draw(st.integers(0, len(words)))
    end = min(len(words), start + draw(st.integers(0, 3)))
    typed = [_words(draw)] if start == end or draw(st.booleans()) else []
    line = " ".join([*words[:start], *typed, *words[end:]]) or "nothing"
    if isinstance(block, Paragraph):
        blocks[place] = evolve(block, spans=(Run(text=line),))
    elif isinstance(block, ClauseHeading):
        blocks[place] = evolve(block, title=line)


def _added(draw: st.DrawFn, blocks: Blocks, place: int) -> None:
    """Words after those of a paragraph, its figures and references left as they are."""
    block = blocks[place]
    assert isinstance(block, Paragraph)
    blocks[place] = evolve(block, spans=(*block.spans, Run(text=f" {_words(draw)}")))


def _put(draw: st.DrawFn, blocks: Blocks, place: int) -> None:
    block = blocks[place]
    assert isinstance(block, Paragraph)
    level = draw(st.sampled_from([block.level, 2, 3]))
    words = (Run(text=_words(draw)),)
    blocks.insert(place, evolve(block, spans=words, level=level, number="", comments=()))


def _put_clause(draw: st.DrawFn, blocks: Blocks, place: int) -> None:
    name = f"new-{draw(st.integers(0, 9999))}"
    heading = ClauseHeading(clause=name, number="", title=_words(draw))
    below = [
        Paragraph(spans=(Run(text=_words(draw)),), clause=name, level=level)
        for level in draw(st.sampled_from([(2,), (2, 2), (2, 3, 3)]))
    ]
    at = next((n for n in range(place, len(blocks)) if _heads(blocks[n])), None)
    if at:
        blocks[at:at] = [heading, *below]


def _heads(block: DocumentBlock) -> bool:
    return isinstance(block, ClauseHeading)


def _swapped(_: st.DrawFn, blocks: Blocks, place: int) -> None:
    if _loose(blocks, place - 1) and place:
        blocks[place - 1 : place + 1] = [blocks[place], blocks[place - 1]]


def _row(draw: st.DrawFn, blocks: Blocks, _: int) -> None:
    """A row of the last table put in, taken out or changed."""
    place = max((n for n, each in enumerate(blocks) if isinstance(each, Table)), default=-1)
    block = blocks[place]
    if not isinstance(block, Table) or block.shades:
        return
    rows = [*block.rows]
    at = draw(st.integers(0, len(rows) - 1))
    row = tuple((Run(text=_words(draw)),) for _ in block.header)
    match draw(st.sampled_from(["put", "taken", "changed"])):
        case "put":
            rows.insert(at, row)
        case "taken" if len(rows) > 1:
            del rows[at]
        case _:
            rows[at] = (*row[:1], *rows[at][1:])
    blocks[place] = evolve(block, rows=tuple(rows))
