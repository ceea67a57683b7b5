"""One text made of several: ours, with the clauses that are agreed as they were agreed."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve

from agreementkit.compare.section import Key, sections
from agreementkit.model import Document
from agreementkit.model.document import DocumentBlock

__all__ = ["merged"]

Blocks = tuple[DocumentBlock, ...]


def merged(ours: Document, agreed: Mapping[str, Document]) -> Document:
    """Our text, in which some clauses stand as another text has them.

    A clause or schedule that the other text does not have is left out. One that only the
    other text has stands after the one it follows there. The numbers are those of the
    texts they come from: whoever needs them right counts them anew.

    Args:
        ours: the text to begin with.
        agreed: by the id of a clause or schedule, the text to take it from.
    """
    mine = sections(ours)
    others = {id(text): sections(text) for text in agreed.values()}
    taken = {id_: _section(others[id(text)], id_) for id_, text in agreed.items()}
    order = [*mine]
    for id_, text in agreed.items():
        if taken[id_] and not any(_names(key, id_) for key in order):
            order.insert(_place(order, id_, [*others[id(text)]]), _key(others[id(text)], id_))
    blocks: list[DocumentBlock] = []
    for key in order:
        blocks += taken[key[1]] if _taken(key, taken) else mine[key]
    return evolve(ours, blocks=tuple(blocks))


def _taken(key: Key, taken: Mapping[str, Blocks]) -> bool:
    return key[0] in ("clause", "schedule") and key[1] in taken


def _names(key: Key, id_: str) -> bool:
    return key[0] in ("clause", "schedule") and key[1] == id_


def _keys(cut: Iterable[Key], id_: str) -> Iterator[Key]:
    return (key for key in cut if _names(key, id_))


def _key(cut: Iterable[Key], id_: str) -> Key:
    return next(_keys(cut, id_))


def _section(cut: Mapping[Key, list[DocumentBlock]], id_: str) -> Blocks:
    return tuple(block for key in _keys(cut, id_) for block in cut[key])


def _place(order: list[Key], id_: str, there: list[Key]) -> int:
    """Where a section goes: behind the nearest one before it that both texts have."""
    before = there[: there.index(_key(there, id_))]
    return next((order.index(key) + 1 for key in reversed(before) if key in order), 0)
