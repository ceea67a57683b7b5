"""Two whole documents to one redline."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from attrs import evolve

from agreementkit.compare.blocks import together
from agreementkit.compare.moves import Place, moves
from agreementkit.compare.section import Key, sections
from agreementkit.compare.sequence import in_turn, longest_rising
from agreementkit.compare.words import Marks
from agreementkit.model import Document
from agreementkit.model.comment import Author
from agreementkit.model.document import DocumentBlock
from agreementkit.model.redline import Change, Deleted, Inserted, Mark, MarkedBlock, Redline

__all__ = ["compare"]


def compare(old: Document, new: Document, *, author: Author, when: datetime) -> Redline:
    """Two documents as one text with tracked changes.

    Clauses are found again by their ids. As many as can keep their order stay where they
    are; the others have moved. Inside a clause the paragraphs are compared word by word.

    Args:
        old: what rejecting every change gives, exactly.
        new: what accepting every change gives, exactly.
        author: whose changes they are.
        when: when they were made; a time zone is left out.

    >>> import agreementkit as ak
    >>> from datetime import datetime
    >>> from agreementkit.model.comment import Author
    >>> pack = ak.load_pack()
    >>> first = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"],
    ...                      provisions=pack.bundle("framework"))
    >>> old, new = (ak.compose(each, pack) for each in (first, first.at("target")))
    >>> union = Author(name="Union side", initials="US")
    >>> redline = ak.compare(old, new, author=union, when=datetime(2027, 1, 15, 10, 0))
    >>> redline.accepted() == new, redline.rejected() == old
    (True, True)
    """
    deleted = Mark(change=Change.DELETED, author=author, when=when)
    marks = deleted, evolve(deleted, change=Change.INSERTED)
    return Redline(old=old, new=new, blocks=_blocks(old, new, marks), mark=marks[1])


def _blocks(old: Document, new: Document, marks: Marks) -> Iterator[MarkedBlock]:
    deleted, inserted = marks
    here, there = sections(old), sections(new)
    keys, new_keys = [*here], [*there]
    places = {key: place for place, key in enumerate(new_keys)}
    both = [(place, places[key]) for place, key in enumerate(keys) if key in places]
    stay = [both[place] for place in longest_rising([j for _, j in both])]
    moved = [keys[i] for i, _ in sorted({*both} - {*stay})]
    names = moves(here, there, moved)
    for (before, after), pair in in_turn(stay, len(keys), len(new_keys)):
        for place, block in _places(here, keys, before):
            mark = evolve(deleted, move=names.old.get(place, ""))
            yield Deleted(block=block, mark=mark)
        for place, block in _places(there, new_keys, after):
            mark = evolve(inserted, move=names.new.get(place, ""))
            yield Inserted(block=block, mark=mark)
        if pair:
            i, j = pair
            last = (i, j) == (len(keys) - 1, len(new_keys) - 1)
            yield from together(here[keys[i]], there[new_keys[j]], marks, last=last)


def _places(
    inside: Mapping[Key, Sequence[DocumentBlock]],
    keys: Sequence[Key],
    some: range,
) -> Iterator[tuple[Place, DocumentBlock]]:
    """Every block of some sections, with its place."""
    for key in (keys[number] for number in some):
        for place, block in enumerate(inside[key]):
            yield (key, place), block
