"""What a section's edits touch: its figures, its references, its definitions, its looks."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve

from agreementkit.model import Document, Pack, Parameter
from agreementkit.model.document import Reference, Spans, TermUse, spans_in, term_of
from agreementkit.negotiate.consequences import (
    Disguised,
    ReferenceChange,
    TermChange,
    Weakening,
)
from agreementkit.negotiate.differences import Differences, references_in
from agreementkit.negotiate.edit import Edit, EditKind, LooksOdd
from agreementkit.negotiate.section import Section
from agreementkit.negotiate.slots import SlotMove, slot_moves
from agreementkit.negotiate.units import Unit
from agreementkit.negotiate.view import View
from agreementkit.word.reading import Look, Stretch

__all__ = [
    "disguised",
    "left_hanging",
    "looking_odd",
    "moved_slots",
    "odd_lines",
    "referring",
    "term_changes",
    "with_places",
]


def moved_slots(found: Differences, clause: str, pack: Pack) -> Iterator[SlotMove]:
    """The values of a section that are not where we sent them.

    Args:
        found: what differs in the section.
        clause: its id.
        pack: whose parameters say what is better.
    """
    fellows = dict(found.pairs)
    fellows |= {
        each.ours: each.theirs
        for each in found.found
        if each.kind is EditKind.MOVED and each.ours is not None and each.theirs is not None
    }
    changed = {each.ours for each in found.found if each.ours is not None}
    for i, unit in enumerate(found.ours):
        if i not in changed:
            continue
        theirs = found.theirs[fellows[i]] if i in fellows else None
        parameters = _parameters(unit, clause, pack)
        for cell, spans in enumerate(unit.spans):
            there = theirs.texts[cell] if theirs and cell < len(theirs.texts) else ""
            if there != unit.texts[cell]:
                yield from slot_moves(spans, there, parameters)


def _parameters(unit: Unit, clause: str, pack: Pack) -> Mapping[str, Parameter]:
    """Those whose values a unit can hold; a row of the key terms names its clause."""
    named = (target for spans in unit.spans for _, _, target in references_in(spans))
    id_ = next((each for each in (clause, *named) if each in pack), None)
    return {each.name: each for each in pack[id_].parameters} if id_ else {}


def referring(
    found: Differences,
    now: Mapping[str, str],
    places: Mapping[str, str],
) -> Iterator[ReferenceChange]:
    """The cross-references of a section that no longer lead where ours led.

    Args:
        found: what differs in the section.
        now: what each section is numbered in the returned file, by id.
        places: the sections of ours that references can lead to in it, by their bookmarks.
    """
    named = {number: id_ for id_, number in now.items()}
    for each in found.found:
        if (
            each.kind is not EditKind.REFERENCE
            or each.ours is None
            or each.theirs is None
            or each.apart is None
        ):
            continue
        unit, theirs = found.ours[each.ours], found.theirs[each.theirs]
        after = theirs.texts[each.cell][slice(*each.apart.after)]
        start, end = each.apart.before
        for first, last, target in references_in(unit.spans[each.cell]):
            if first < end and start < last:
                text = unit.texts[each.cell]
                whole = f"{text[first:start]}{after}{text[end:last]}"
                yield ReferenceChange(
                    where=unit.where,
                    target=target,
                    before=text[first:last],
                    after=whole,
                    names=places.get(each.words, "")
                    if each.words
                    else named.get(whole.strip(), ""),
                )


def left_hanging(id_: str, document: Document, view: View) -> Iterator[ReferenceChange]:
    """The references that other clauses of ours still make to a section that is gone.

    Args:
        id_: of the section.
        document: ours.
        view: the view in which it is gone.
    """
    named = {number: other for other, number in view.numbers.items()}
    for heading, blocks in document.clauses():
        if heading.clause == id_ or view.lost(heading.clause):
            continue
        said = [
            span.text
            for span in spans_in(blocks)
            if isinstance(span, Reference) and span.target == id_
        ]
        for text in dict.fromkeys(said):
            yield ReferenceChange(
                where=heading.number,
                target=id_,
                before=text,
                after=text,
                names=named.get(text, ""),
            )


def term_changes(found: Differences, document: Document) -> Iterator[TermChange]:
    """The definitions of a section that are not what we sent, with the clauses that lean on them.

    Args:
        found: what differs in the section.
        document: ours.
    """
    fellows = dict(found.pairs)
    kinds = (EditKind.LEVEL, EditKind.MOVED)
    changed = {each.ours for each in found.found if each.kind not in kinds}
    for i, unit in enumerate(found.ours):
        if i in changed:
            for term in _defined(unit.spans):
                yield TermChange(
                    term=term,
                    before=unit.text,
                    after=found.theirs[fellows[i]].text if i in fellows else "",
                    leaning=tuple(_leaning(term, document)),
                )


def _defined(lines: tuple[Spans, ...]) -> Iterator[str]:
    for spans in lines:
        yield from (span.term for span in spans if isinstance(span, TermUse) and span.defining)


def _leaning(term: str, document: Document) -> Iterator[str]:
    for heading, blocks in document.clauses():
        spans = spans_in(blocks)
        if any(
            term_of(span) == term and not (isinstance(span, TermUse) and span.defining)
            for span in spans
        ):
            yield heading.clause


def looking_odd(found: Differences, edits: tuple[Edit, ...]) -> Iterator[LooksOdd]:
    """The words of a section that do not look like what they are.

    Args:
        found: what differs in the section.
        edits: the same differences as edits, in the same order.
    """
    for each, edit in zip(found.found, edits, strict=True):
        if each.kind is EditKind.LOOK:
            yield LooksOdd(where=edit.where, words=edit.after, looks=_sorted(each.looks))
        elif each.ours is None and each.theirs is not None:
            for cell in found.theirs[each.theirs].stretches:
                yield from _odd(cell, edit.where)


def odd_lines(section: Section, number: str) -> Iterator[LooksOdd]:
    """The same of a section that we did not send."""
    for line in section.lines:
        yield from _odd(line.stretches, number)


def _odd(stretches: Iterable[Stretch], where: str) -> Iterator[LooksOdd]:
    for stretch in stretches:
        if stretch.looks and stretch.text.strip():
            yield LooksOdd(where=where, words=stretch.text, looks=_sorted(stretch.looks))


def _sorted(looks: frozenset[Look]) -> tuple[Look, ...]:
    return tuple(look for look in Look if look in looks)


def disguised(edits: tuple[Edit, ...]) -> Iterator[Disguised]:
    """Each disguise among the words that came, with its place."""
    for edit in edits:
        for disguise in edit.disguises:
            yield Disguised(where=edit.where, disguise=disguise)


def with_places(
    weakenings: Iterable[Weakening],
    ours: Iterable[Unit],
    edits: tuple[Edit, ...],
) -> Iterator[Weakening]:
    """The same, each with the place of its sentence where we have one.

    Args:
        weakenings: of a section.
        ours: its units as we sent it.
        edits: what was done to it.
    """
    texts = [(" ".join(unit.text.split()), unit.where) for unit in ours]
    for weak in weakenings:
        places = [
            (len(text), where)
            for text, where in texts
            if weak.before and text and (text in weak.before or weak.before in text)
        ]
        places += [
            (0, edit.where) for edit in edits if not weak.before and weak.after in edit.after
        ]
        yield evolve(weak, where=max(places, default=(0, ""))[1])
