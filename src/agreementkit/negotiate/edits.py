"""The differences of a section in both views as edits: what is silent, what is tracked, whose."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from agreementkit.compare.sequence import matched
from agreementkit.model.redline import Change
from agreementkit.negotiate.apart import around, sentence_at, words_of
from agreementkit.negotiate.differences import Difference, Differences
from agreementkit.negotiate.edit import By, Edit, EditKind
from agreementkit.negotiate.units import Unit
from agreementkit.text.disguises import disguises
from agreementkit.word.reading import Line, Look, Revision, Stretch

__all__ = ["by_of", "edits", "whole"]

_WHOLE = frozenset(
    {EditKind.INSERTED, EditKind.DELETED, EditKind.ROW_INSERTED, EditKind.ROW_DELETED}
)


def edits(
    base: Differences,
    offer: Differences,
    notes: Mapping[str, str],
) -> tuple[tuple[Edit, ...], tuple[Edit, ...]]:
    """What was changed silently in a section, and all that was changed.

    An edit is tracked where, with every change rejected, our words stand in its place: for
    then a tracked change alone can have made it.

    Args:
        base: the section with every change rejected, against ours.
        offer: the same with every change accepted.
        notes: the text of each note, by which note it is.
    """
    silent = tuple(_Telling(base, notes).edit(each) for each in base.found)
    telling = _Telling(offer, notes)
    under = _Under(base)
    offered = tuple(
        telling.edit(each, tracked=not under.touched(each), by=under.by(each, offer))
        for each in offer.found
    )
    return silent, offered


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


@frozen
class _Telling:
    """One view's differences put into words."""

    differences: Differences
    notes: Mapping[str, str]

    def edit(
        self,
        each: Difference,
        *,
        tracked: bool = False,
        by: tuple[By, ...] = (),
    ) -> Edit:
        ours, theirs = self._units(each)
        before, after = self._words(each, ours, theirs)
        lead, tail, was, now = self._setting(each, ours, theirs)
        return Edit(
            where=self._where(each, ours),
            kind=each.kind,
            before=before,
            after=after,
            lead=lead,
            tail=tail,
            sentence_before=was,
            sentence_after=now,
            tracked=tracked,
            by=by,
            disguises=disguises(after) if each.kind is not EditKind.LOOK else (),
            note=_note(each, theirs, ours),
        )

    def _units(self, each: Difference) -> tuple[Unit | None, Unit | None]:
        ours = None if each.ours is None else self.differences.ours[each.ours]
        theirs = None if each.theirs is None else self.differences.theirs[each.theirs]
        return ours, theirs

    def _words(self, each: Difference, ours: Unit | None, theirs: Unit | None) -> tuple[str, str]:
        if each.note:
            return "", self.notes.get(each.note, each.note)
        if each.apart is None:
            return ours.text if ours else "", theirs.text if theirs else ""
        after = (
            theirs.texts[each.cell][slice(*each.apart.after)]
            if theirs and each.cell < len(theirs.texts)
            else ""
        )
        if each.kind is EditKind.LOOK:
            return after, after
        before = (
            ours.texts[each.cell][slice(*each.apart.before)]
            if ours and each.cell < len(ours.texts)
            else ""
        )
        return before, after

    def _setting(
        self,
        each: Difference,
        ours: Unit | None,
        theirs: Unit | None,
    ) -> tuple[str, str, str, str]:
        """Context in front and behind, and the sentences before and after."""
        if each.apart is None or theirs is None or ours is None:
            return "", "", ours.text if ours else "", theirs.text if theirs else ""
        here = ours.texts[each.cell] if each.cell < len(ours.texts) else ""
        there = theirs.texts[each.cell] if each.cell < len(theirs.texts) else ""
        now = sentence_at(there, *each.apart.after)
        if each.kind is EditKind.LOOK or each.note:
            return (*around(there, *each.apart.after), now, now)
        return (*around(there, *each.apart.after), sentence_at(here, *each.apart.before), now)

    def _where(self, each: Difference, ours: Unit | None) -> str:
        if ours is None:
            return self._after(each)
        if ours.row and each.apart is not None:
            return f"{ours.where}, column {each.cell + 1}"
        return ours.where

    def _after(self, each: Difference) -> str:
        """A place that we have no number for is named by what stands in front of it."""
        ours = {j: i for i, j in self.differences.pairs}
        before = next(
            (ours[j] for j in range(each.theirs or 0, -1, -1) if j in ours),
            None,
        )
        if before is None:
            return "at the top"
        return f"after {self.differences.ours[before].where}"


_LOOKS = {
    Look.HIDDEN: "The words are hidden: nobody sees them on paper or on the screen.",
    Look.WHITE: "The words have the colour of the paper.",
    Look.TINY: "The words are too small to be read.",
    Look.SYMBOL: "The font prints other signs than the letters that are there.",
    Look.OFF_PAGE: "The words stand outside of the page.",
    Look.STRUCK: "The words look struck out, and are not deleted.",
}


def _note(each: Difference, theirs: Unit | None, ours: Unit | None) -> str:
    if each.looks:
        return " ".join(_LOOKS[look] for look in sorted(each.looks, key=list(Look).index))
    if each.note:
        return f"It stands in a new {each.note.split()[0]}."
    if each.kind is EditKind.LEVEL and ours and theirs:
        return f"Its style was {ours.lines[0].style}, and is {theirs.lines[0].style or 'the plain one'}."
    return ""


class _Under:
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
        places = dict(matched([word for word, _, _ in here], [word for word, _, _ in there]))
        for place in range(*each.apart.tokens):
            if place in places:
                _, start, end = there[places[place]]
                yield from _inside(unit.stretches[each.cell], (start, end))


def _overlap(one: Difference, other: Difference) -> bool:
    """Whether two differences of one unit of ours touch each other."""
    if EditKind.LOOK in (one.kind, other.kind):
        return one.kind is other.kind and one.words == other.words
    if EditKind.LEVEL in (one.kind, other.kind):
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
