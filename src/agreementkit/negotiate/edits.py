"""The differences of a section in both views as edits: what is silent, what is tracked, whose."""

from collections.abc import Mapping

from attrs import frozen

from agreementkit.negotiate.apart import around, sentence_at
from agreementkit.negotiate.differences import Difference, Differences
from agreementkit.negotiate.edit import By, Edit, EditKind
from agreementkit.negotiate.under import Under
from agreementkit.negotiate.units import Unit
from agreementkit.text.disguises import disguises
from agreementkit.word.reading import Look

__all__ = ["edits"]

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
    under = Under(base)
    offered = tuple(
        telling.edit(each, tracked=not under.touched(each), by=under.by(each, offer))
        for each in offer.found
    )
    return silent, offered


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
        if each.kind is EditKind.NUMBER and ours and theirs:
            return ours.lines[0].number, theirs.lines[0].number
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
        return " ".join(_LOOKS[look] for look in sorted(each.looks, key=[*Look].index))
    if each.kind is EditKind.REFERENCE and each.words:
        return "It shows our number, and leads to another place."
    if each.kind is EditKind.NUMBER:
        return "Its own number is not the one that its place gives."
    if each.note:
        return f"It stands in a new {each.note.split()[0]}."
    if each.kind is EditKind.LEVEL and ours and theirs:
        return f"Its style was {ours.lines[0].style}, and is {theirs.lines[0].style or 'the plain one'}."
    return ""
