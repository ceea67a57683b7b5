"""Where a section that came back differs from ours: paragraph by paragraph, then word by word.

The same for both views. What is silent and what is tracked is told by holding one view's
differences against the other's (`edits`).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from agreementkit.compare.likeness import aligned, likeness
from agreementkit.compare.sequence import Pair, in_turn
from agreementkit.model.document import Reference, Spans, text_of
from agreementkit.model.numbering import with_labels
from agreementkit.negotiate.judging.apart import Apart, apart, bag_of, words_of
from agreementkit.negotiate.judging.edit import EditKind
from agreementkit.negotiate.judging.units import Unit
from agreementkit.ooxml.fields import FieldUse
from agreementkit.text.evened import evened
from agreementkit.word.reading import Line, Look

__all__ = ["Difference", "Differences", "Labels", "differences", "leads", "references_in"]


@frozen(kw_only=True)
class Labels:
    """What a returned file calls things."""

    now: Mapping[str, str]
    """The number that each clause and schedule of ours has in it, by id."""
    styles: Mapping[str, str]
    """The style that it has for each of ours."""
    unmarked: frozenset[str] = frozenset()
    """The bookmarks of ours that are gone from headings that still stand."""
    also: tuple[Mapping[str, str], ...] = ()
    """Other numbers that a program may have written into references: those with every change
    accepted, and those that count what is struck out as well, as LibreOffice does."""

    @property
    def counts(self) -> "tuple[Mapping[str, str], ...]":
        """Every way of counting, the likeliest first."""
        return self.now, *self.also


@frozen(kw_only=True)
class Difference:
    """One place where a section differs."""

    kind: EditKind
    ours: int | None = None
    """Which of our units; None for one that is new."""
    theirs: int | None = None
    """Which of theirs; None for one that is gone."""
    cell: int = 0
    apart: Apart | None = None
    """Where inside of both; None for what is about the whole of a unit."""
    looks: frozenset[Look] = frozenset()
    note: str = ""
    """Of the mark of a note, which note: `footnote 2`."""
    words: str = ""
    """What tells a new unit, or words that look odd, from others."""


@frozen(kw_only=True)
class Differences:
    """All of a section, with what was found to be one."""

    ours: tuple[Unit, ...]
    theirs: tuple[Unit, ...]
    pairs: tuple[Pair, ...]
    found: tuple[Difference, ...]


def differences(
    ours: Sequence[Unit],
    theirs: Sequence[Unit],
    labels: Labels,
) -> Differences:
    """Every place where a section that came back is not what we sent.

    Args:
        ours: the units of the section as we sent it.
        theirs: those of the section that came back for it; none where it is gone.
        labels: what the returned file calls things.
    """
    theirs = [unit for unit in theirs if not unit.blank or _note_on(unit)]
    pairs = _pairs(ours, theirs, labels)
    found: list[Difference] = []
    for (before, after), pair in in_turn(pairs, len(ours), len(theirs)):
        found += (_gone(ours, i) for i in before if not ours[i].blank)
        found += (_came(theirs, j) for j in after)
        if pair:
            found += _within(ours, theirs, pair, labels)
    return Differences(
        ours=tuple(ours),
        theirs=tuple(theirs),
        pairs=tuple(pairs),
        found=tuple(_with_moves(found, ours, theirs)),
    )


def _note_on(unit: Unit) -> str:
    """Which note hangs on a line; empty where none does."""
    return next((each.note for cell in unit.stretches for each in cell if each.note), "")


def _pairs(ours: Sequence[Unit], theirs: Sequence[Unit], labels: Labels) -> list[Pair]:
    """Which units are one: the same, or much alike."""
    here: dict[int, Counter[str]] = {}
    there: dict[int, Counter[str]] = {}
    keys = [unit.key for unit in theirs]
    known = frozenset(keys)

    def alike(i: int, j: int) -> float:
        if ours[i].row != theirs[j].row:
            return 0.0
        if ours[i].heading and theirs[j].heading:
            # A section has one heading, whatever it says.
            return 1.0
        # Words are counted only where no equal was found.
        mine = here.get(i) or here.setdefault(i, bag_of(ours[i].text))
        other = there.get(j) or there.setdefault(j, bag_of(theirs[j].text))
        return likeness(mine, other)

    return aligned([_known_by(unit, labels, known) for unit in ours], keys, alike)


_Key = tuple[bool, tuple[str, ...]]


def _known_by(unit: Unit, labels: Labels, theirs: frozenset[_Key]) -> _Key:
    """As `Unit.key`; with its references renumbered where that is how it came back."""
    if unit.key in theirs or not any(True for cell in unit.spans for _ in references_in(cell)):
        return unit.key
    for count in labels.counts:
        texts = tuple(text_of(with_labels(cell, count)) for cell in unit.spans)
        again = evolve(unit, texts=texts).key
        if again in theirs:
            return again
    return unit.key


def _gone(ours: Sequence[Unit], i: int) -> Difference:
    kind = EditKind.ROW_DELETED if ours[i].row else EditKind.DELETED
    return Difference(kind=kind, ours=i, words=evened(ours[i].text).strip())


def _came(theirs: Sequence[Unit], j: int) -> Difference:
    kind = EditKind.ROW_INSERTED if theirs[j].row else EditKind.INSERTED
    note = _note_on(theirs[j]) if theirs[j].blank else ""
    return Difference(kind=kind, theirs=j, note=note, words=evened(theirs[j].text).strip())


def _within(
    ours: Sequence[Unit],
    theirs: Sequence[Unit],
    pair: Pair,
    labels: Labels,
) -> Iterator[Difference]:
    """Where two units that are one differ."""
    i, j = pair
    mine, other = ours[i], theirs[j]
    least = min(len(mine.texts), len(other.texts))
    for cell in range(least):
        for place in apart(mine.texts[cell], other.texts[cell]):
            kind = _kind(mine, cell, place, other, labels)
            if kind is not None:
                yield Difference(kind=kind, ours=i, theirs=j, cell=cell, apart=place)
    for cell in range(least, max(len(mine.texts), len(other.texts))):
        yield _cell(mine, other, pair, cell)
    yield from _seeming(mine, other, pair)
    yield from _led_elsewhere(mine, other, pair, labels)
    if not mine.row and _restyled(mine, other, labels):
        yield Difference(kind=EditKind.LEVEL, ours=i, theirs=j)


def _cell(mine: Unit, other: Unit, pair: Pair, cell: int) -> Difference:
    """A cell that only one of two rows has."""
    before = mine.texts[cell] if cell < len(mine.texts) else ""
    after = other.texts[cell] if cell < len(other.texts) else ""
    whole = Apart(before=(0, len(before)), after=(0, len(after)), tokens=(0, len(words_of(before))))
    return Difference(kind=EditKind.CELL, ours=pair[0], theirs=pair[1], cell=cell, apart=whole)


def _kind(
    mine: Unit,
    cell: int,
    place: Apart,
    other: Unit,
    labels: Labels,
) -> EditKind | None:
    """What a difference in words is; None where the new number of a reference explains it."""
    for start, end, target in references_in(mine.spans[cell] if cell < len(mine.spans) else ()):
        if start < place.before[1] and place.before[0] < end:
            said = evened(other.texts[cell][slice(*place.after)])
            whole = mine.texts[cell][slice(*place.before)]
            old = mine.texts[cell][start:end]
            new = {each[target] for each in labels.counts if target in each}
            if any(said == evened(whole.replace(old, each)) for each in new):
                return None
            return EditKind.REFERENCE
    if mine.row:
        return EditKind.CELL
    return EditKind.HEADING if mine.heading else EditKind.WORDS


def references_in(spans: Spans) -> Iterator[tuple[int, int, str]]:
    """The references of a line of ours: where each stands in it, and what it leads to."""
    at = 0
    for span in spans:
        if isinstance(span, Reference):
            yield at, at + len(span.text), span.target
        at += len(span.text)


def _seeming(mine: Unit, other: Unit, pair: Pair) -> Iterator[Difference]:
    """Words that look like something else than they are, where ours do not."""
    ours = frozenset(look for cell in mine.stretches for each in cell for look in each.looks)
    for cell, stretches in enumerate(other.stretches):
        at = 0
        for stretch in stretches:
            start, at = at, at + len(stretch.text)
            if stretch.looks - ours and stretch.text.strip():
                same = Apart(before=(0, 0), after=(start, at), tokens=(0, 0))
                yield Difference(
                    kind=EditKind.LOOK,
                    ours=pair[0],
                    theirs=pair[1],
                    cell=cell,
                    apart=same,
                    looks=stretch.looks - ours,
                    words=stretch.text,
                )
            if stretch.note:
                yield Difference(
                    kind=EditKind.INSERTED,
                    ours=pair[0],
                    theirs=pair[1],
                    cell=cell,
                    apart=Apart(before=(0, 0), after=(start, start), tokens=(0, 0)),
                    note=stretch.note,
                )


def leads(lines: Sequence[Line]) -> list[FieldUse]:
    """The live cross-references of some lines."""
    return [field for line in lines for field in line.fields if field.kind == "REF"]


def _led_elsewhere(mine: Unit, other: Unit, pair: Pair, labels: Labels) -> Iterator[Difference]:
    """References that show our number and, followed, lead to another clause or to nothing.

    One that was made plain text leads nowhere by itself, and shows what it shows.
    """
    ours, theirs = list(_leads_in(mine)), list(_leads_in(other))
    if len(ours) != len(theirs):
        return
    for (cell, start, one), (_, place, field) in zip(ours, theirs, strict=True):
        astray = one.target != field.target or field.target in labels.unmarked
        if astray and one.text == field.text:
            first = len(words_of(mine.texts[cell][:start]))
            yield Difference(
                kind=EditKind.REFERENCE,
                ours=pair[0],
                theirs=pair[1],
                cell=cell,
                apart=Apart(
                    before=(start, start + len(one.text)),
                    after=(place, place + len(field.text)),
                    tokens=(first, first + 1),
                ),
                words=field.target,
            )


def _leads_in(unit: Unit) -> Iterator[tuple[int, int, FieldUse]]:
    """The live references of a unit, each with its cell and its place in it."""
    cell, start, last = -1, 0, None
    for line in unit.lines:
        if cell < 0 or line.cell != last:
            cell, start, last = cell + 1, 0, line.cell
        yield from ((cell, start + field.place, field) for field in leads([line]))
        start += len(line.text) + 1


def _restyled(mine: Unit, other: Unit, labels: Labels) -> bool:
    style = mine.lines[0].style
    return labels.styles.get(style, style) != other.lines[0].style


def _with_moves(
    found: Sequence[Difference],
    ours: Sequence[Unit],
    theirs: Sequence[Unit],
) -> Iterator[Difference]:
    """The same; what is gone at one place and stands in the same words at another has moved."""
    came: dict[object, list[int]] = {}
    for place, each in enumerate(found):
        if each.ours is None and each.theirs is not None:
            came.setdefault(theirs[each.theirs].key, []).append(place)
    fellows: dict[int, int] = {}
    for place, each in enumerate(found):
        if each.theirs is None and each.ours is not None:
            waiting = came.get(ours[each.ours].key)
            if waiting:
                fellows[place] = waiting.pop(0)
    gone = frozenset(fellows.values())
    for place, each in enumerate(found):
        if place in fellows:
            new = found[fellows[place]]
            yield evolve(each, kind=EditKind.MOVED, theirs=new.theirs)
        elif place not in gone:
            yield each
