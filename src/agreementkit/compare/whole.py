"""Two whole documents to one redline."""

from collections.abc import Iterator
from datetime import datetime

from attrs import evolve

from agreementkit.compare.blocks import together
from agreementkit.compare.moves import with_moves
from agreementkit.compare.section import sections
from agreementkit.compare.sequence import in_turn, longest_rising
from agreementkit.compare.words import Marks
from agreementkit.model import Document
from agreementkit.model.comment import Author
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
    return Redline(old=old, new=new, blocks=with_moves([*_blocks(old, new, marks)]), mark=marks[1])


def _blocks(old: Document, new: Document, marks: Marks) -> Iterator[MarkedBlock]:
    deleted, inserted = marks
    here, there = sections(old), sections(new)
    keys, new_keys = [*here], [*there]
    places = {key: place for place, key in enumerate(new_keys)}
    both = [(place, places[key]) for place, key in enumerate(keys) if key in places]
    stay = [both[place] for place in longest_rising([j for _, j in both])]
    for (before, after), pair in in_turn(stay, len(keys), len(new_keys)):
        for i in before:
            yield from (Deleted(block=block, mark=deleted) for block in here[keys[i]])
        for j in after:
            yield from (Inserted(block=block, mark=inserted) for block in there[new_keys[j]])
        if pair:
            i, j = pair
            last = (i, j) == (len(keys) - 1, len(new_keys) - 1)
            yield from together(here[keys[i]], there[new_keys[j]], marks, last=last)
