"""What lies under tracked changes: whether our words still do, and who laid what over them."""

from collections.abc import Iterable, Iterator, Sequence

from agreementkit.compare.sequence import matched
from agreementkit.model.redline import Change
from agreementkit.negotiate.apart import words_of
from agreementkit.negotiate.differences import Difference, Differences
from agreementkit.negotiate.edit import By, EditKind
from agreementkit.negotiate.units import Unit
from agreementkit.word.reading import Line, Revision, Stretch

__all__ = ["Under", "by_of", "whole"]


def whole(lines: Sequence[Line], change: Change) -> tuple[By, ...]:
    """Who inserted or deleted some lines, as far as their tracked changes say."""
    stretches = (stretch for line in lines for stretch in line.stretches)
    revisions = [each for stretch in stretches for each in stretch.revisions]
    marks = [each for line in lines for each in line.mark]
    return by_of([*revisions, *marks], change)


def by_of(revisions: Iterable[Revision], change: Change) -> tuple[By, ...]:
    """Whose the changes of one kind are, each person once with the first time of theirs."""
    found: dict[str, By] = {}
    for each in revisions:
        if each.change is change:
            found.setdefault(each.author, By(author=each.author, when=each.when))
    return tuple(found.values())


class Under:
    """What lies under the tracked changes of a section."""

    def __init__(self, base: Differences) -> None:
        self.base = base
        self.fellows = dict(base.pairs)

    def touched(self, each: Difference) -> bool:
        """Whether it was changed silently at a place, so that no tracked change alone did it."""
        if each.note:
            return any(other.note == each.note for other in self.base.found)
        if each.ours is None:
            return any(
                other.ours is None and other.words == each.words for other in self.base.found
            )
        return any(other.ours == each.ours and _overlap(each, other) for other in self.base.found)

    def by(self, each: Difference, offer: Differences) -> tuple[By, ...]:
        """Whose tracked change it is; nobody's where none shows it."""
        if self.touched(each):
            return ()
        came = by_of(self._came(each, offer), Change.INSERTED)
        went = by_of(self._went(each), Change.DELETED)
        found = {by.author: by for by in (*went, *came)}
        return tuple(found.values())

    def _came(self, each: Difference, offer: Differences) -> Iterator[Revision]:
        if each.theirs is None:
            return
        unit = offer.theirs[each.theirs]
        if each.apart is None:
            yield from _all(unit)
        elif each.cell < len(unit.stretches):
            yield from _inside(unit.stretches[each.cell], each.apart.after)

    def _went(self, each: Difference) -> Iterator[Revision]:
        fellow = None if each.ours is None else self.fellows.get(each.ours)
        if fellow is None or each.ours is None:
            return
        unit = self.base.theirs[fellow]
        if each.apart is None:
            yield from _all(unit)
            return
        if each.cell >= len(unit.texts):
            return
        here = words_of(self.base.ours[each.ours].texts[each.cell])
        there = words_of(unit.texts[each.cell])
        first, last = each.apart.tokens
        for mine, other in matched([word for word, _, _ in here], [word for word, _, _ in there]):
            if first <= mine < last:
                yield from _inside(unit.stretches[each.cell], there[other][1:])


def _overlap(one: Difference, other: Difference) -> bool:
    """Whether two differences of one unit of ours touch each other."""
    if EditKind.LOOK in (one.kind, other.kind):
        return one.kind is other.kind and one.words == other.words
    if {EditKind.LEVEL, EditKind.NUMBER} & {one.kind, other.kind}:
        return one.kind is other.kind
    if one.note or other.note:
        return one.note == other.note
    if one.apart is None or other.apart is None:
        return True
    if one.cell != other.cell:
        return False
    (a, b), (c, d) = one.apart.tokens, other.apart.tokens
    return a < d and c < b if a < b and c < d else a <= d and c <= b


def _all(unit: Unit) -> Iterator[Revision]:
    for cell in unit.stretches:
        for stretch in cell:
            yield from stretch.revisions
    for line in unit.lines:
        yield from line.mark


def _inside(stretches: Sequence[Stretch], place: tuple[int, int]) -> Iterator[Revision]:
    """The changes of the stretches that share a letter with a place, or hold it."""
    at = 0
    for stretch in stretches:
        start, at = at, at + len(stretch.text)
        if start < place[1] and place[0] < at:
            yield from stretch.revisions
