"""One text made of several: ours, with the clauses that are agreed as they were agreed."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from attrs import evolve

from agreementkit.compare.section import Key, sections
from agreementkit.compare.sequence import longest_rising
from agreementkit.model import Document
from agreementkit.model.document import DocumentBlock

__all__ = ["in_the_order_of", "merged"]

Cut = Mapping[Key, Sequence[DocumentBlock]]


def merged(ours: Document, agreed: Mapping[str, Document]) -> Document:
    """Our text, in which some clauses stand as another text has them, and where it has them.

    A clause or schedule that the other text does not have is left out. One that follows
    another clause there than here, or that only the other text has, stands behind the one
    it follows there. The numbers are those of the texts they come from: whoever needs them
    right counts them anew.

    Args:
        ours: the text to begin with.
        agreed: by the id of a clause or schedule, the text to take it from.
    """
    cuts = {id(text): sections(text) for text in agreed.values()}
    mine = sections(ours)
    # What keeps its place here and there: whatever moves is placed by it.
    firm = {text: {*_stay([*mine], [*cut])} for text, cut in cuts.items()}
    made: dict[Key, Sequence[DocumentBlock]] = dict(mine)
    order = [*mine]
    for id_ in _in_turn(agreed, cuts):
        text = id(agreed[id_])
        there = cuts[text]
        # A clause that goes on behind something else, such as signatures, is several sections.
        for key in dict.fromkeys((*_named(order, id_), *_named(there, id_))):
            if key in order and key not in firm[text]:
                order.remove(key)
            if key in there:
                made[key] = there[key]
                if key not in order:
                    order.insert(_place(key, [*there], order, firm[text]), key)
                firm[text].add(key)
    return evolve(ours, blocks=tuple(block for key in order for block in made[key]))


def _stay(here: Sequence[Key], there: Sequence[Key]) -> frozenset[Key]:
    """As many as can of what both have that keep their order: the others have moved."""
    places = {key: place for place, key in enumerate(there)}
    both = [key for key in here if key in places]
    return frozenset(both[at] for at in longest_rising([places[key] for key in both]))


def in_the_order_of(text: Document, other: Document) -> Document:
    """The same text with the clauses that both have in the other's order.

    Args:
        text: whose words are kept, to the last.
        other: whose order.
    """
    mine, like = sections(text), [*sections(other)]
    both = [key for key in like if key in mine]
    if [key for key in mine if key in both] == both:
        return text
    # Each section that only this text has stays behind the one that it follows.
    behind: dict[Key | None, list[Key]] = {}
    last: Key | None = None
    for key in mine:
        if key in both:
            last = key
        else:
            behind.setdefault(last, []).append(key)
    order = [*behind.get(None, ())]
    for key in both:
        order += [key, *behind.get(key, ())]
    return evolve(text, blocks=tuple(block for key in order for block in mine[key]))


def _in_turn(agreed: Mapping[str, Document], cuts: Mapping[int, Cut]) -> Iterator[str]:
    """The agreed sections in the order of the text that each is from; last what that lacks."""
    waiting = dict.fromkeys(agreed)
    for text in {id(text): text for text in agreed.values()}.values():
        for key in cuts[id(text)]:
            if key[1] in waiting and _is_text(key) and agreed[key[1]] is text:
                del waiting[key[1]]
                yield key[1]
    yield from waiting


def _is_text(key: Key) -> bool:
    return key[0] in ("clause", "schedule")


def _named(keys: Iterable[Key], id_: str) -> list[Key]:
    return [key for key in keys if _is_text(key) and key[1] == id_]


def _place(key: Key, there: Sequence[Key], order: Sequence[Key], firm: Collection[Key]) -> int:
    """Where a section goes: behind the nearest one before it there that is firm here too."""
    before = there[: there.index(key)]
    return next(
        (order.index(each) + 1 for each in reversed(before) if each in firm and each in order),
        0,
    )
