"""What a section's edits touch: its figures, its references, its definitions, its looks."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from agreementkit.model.clause import Parameter
from agreementkit.model.document import Document, Reference, Spans, TermUse, spans_in, term_of
from agreementkit.model.pack import Pack
from agreementkit.negotiation.alignment.sections import Section
from agreementkit.negotiation.assessment.diff import DiffUnit, SectionDiff, references_in
from agreementkit.negotiation.assessment.edit import Edit, EditKind, MisleadingText
from agreementkit.negotiation.assessment.view import ReturnedView
from agreementkit.negotiation.figures.offers import slot_moves
from agreementkit.negotiation.figures.slot_alignment import SlotMove
from agreementkit.ooxml.reading import Concealment, TextRun
from agreementkit.text.confusables import Confusable

# Figures.


def section_slot_moves(diff: SectionDiff, clause: str, pack: Pack) -> Iterator[SlotMove]:
    """The values of a section that are not where we sent them.

    Args:
        diff: what differs in the section.
        clause: its id.
        pack: whose parameters say what is better.
    """
    counterparts = dict(diff.pairs)
    counterparts |= {
        each.ours: each.theirs
        for each in diff.hunks
        if each.kind is EditKind.MOVED and each.ours is not None and each.theirs is not None
    }
    changed = {each.ours for each in diff.hunks if each.ours is not None}
    for i, unit in enumerate(diff.ours):
        if i not in changed:
            continue
        theirs = diff.theirs[counterparts[i]] if i in counterparts else None
        parameters = _parameters(unit, clause, pack)
        for cell, spans in enumerate(unit.spans):
            their_text = theirs.texts[cell] if theirs and cell < len(theirs.texts) else ""
            if their_text != unit.texts[cell]:
                yield from slot_moves(spans, their_text, parameters)


def _parameters(unit: DiffUnit, clause: str, pack: Pack) -> Mapping[str, Parameter]:
    """Those whose values a unit can hold; a row of the key terms names its clause."""
    named = (target for spans in unit.spans for _, _, target in references_in(spans))
    id_ = next((each for each in (clause, *named) if each in pack), None)
    return {each.name: each for each in pack[id_].parameters} if id_ else {}


# References and numbers.


@frozen(kw_only=True)
class ReferenceChange:
    """A cross-reference that no longer leads where ours led.

    Of a section that is gone: a reference to it in a clause that still stands.
    """

    where: str
    target: str
    """The id of the clause or schedule that ours names."""
    before: str
    """What it printed: `12`."""
    after: str
    """What stands there now; empty where nothing does."""
    names: str = ""
    """The id of what that number now names; empty where it names nothing."""


@frozen(kw_only=True)
class Renumbering:
    """A number that follows from something put in, taken out or moved. No edit of its own."""

    before: str
    after: str


def reference_changes(
    diff: SectionDiff,
    now: Mapping[str, str],
    places: Mapping[str, str],
) -> Iterator[ReferenceChange]:
    """The cross-references of a section that no longer lead where ours led.

    Args:
        diff: what differs in the section.
        now: what each section is numbered in the returned file, by id.
        places: the sections of ours that references can lead to in it, by their bookmarks.
    """
    named = {number: id_ for id_, number in now.items()}
    for each in diff.hunks:
        if (
            each.kind is not EditKind.REFERENCE
            or each.ours is None
            or each.theirs is None
            or each.token_hunk is None
        ):
            continue
        unit, theirs = diff.ours[each.ours], diff.theirs[each.theirs]
        after = theirs.texts[each.cell][slice(*each.token_hunk.after)]
        start, end = each.token_hunk.before
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


def dangling_references(
    id_: str, document: Document, view: ReturnedView
) -> Iterator[ReferenceChange]:
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
        references = [
            span.text
            for span in spans_in(blocks)
            if isinstance(span, Reference) and span.target == id_
        ]
        for text in dict.fromkeys(references):
            yield ReferenceChange(
                where=heading.number,
                target=id_,
                before=text,
                after=text,
                names=named.get(text, ""),
            )


# Definitions.


@frozen(kw_only=True)
class TermChange:
    """A definition that is not what we sent."""

    term: str
    before: str
    after: str
    """Empty where the definition is gone."""
    used_in: tuple[str, ...]
    """The ids of the clauses that use the term, in their order."""


def term_changes(diff: SectionDiff, document: Document) -> Iterator[TermChange]:
    """The definitions of a section that are not what we sent, with the clauses that lean on them.

    Args:
        diff: what differs in the section.
        document: ours.
    """
    counterparts = dict(diff.pairs)
    kinds = (EditKind.LEVEL, EditKind.MOVED)
    changed = {each.ours for each in diff.hunks if each.kind not in kinds}
    for i, unit in enumerate(diff.ours):
        if i in changed:
            for term in _defined(unit.spans):
                yield TermChange(
                    term=term,
                    before=unit.text,
                    after=diff.theirs[counterparts[i]].text if i in counterparts else "",
                    used_in=tuple(_clauses_using(term, document)),
                )


def _defined(lines: tuple[Spans, ...]) -> Iterator[str]:
    for spans in lines:
        yield from (span.term for span in spans if isinstance(span, TermUse) and span.defining)


def _clauses_using(term: str, document: Document) -> Iterator[str]:
    for heading, blocks in document.clauses():
        spans = spans_in(blocks)
        if any(
            term_of(span) == term and not (isinstance(span, TermUse) and span.defining)
            for span in spans
        ):
            yield heading.clause


# Words that are not what they seem.


@frozen(kw_only=True)
class PlacedConfusable:
    """Characters that are not what they seem, with the place where they stand."""

    where: str
    confusable: Confusable


def placed_confusables(edits: tuple[Edit, ...]) -> Iterator[PlacedConfusable]:
    """Each disguise among the words that came, with its place."""
    for edit in edits:
        for confusable in edit.disguises:
            yield PlacedConfusable(where=edit.where, confusable=confusable)


def misleading_text(diff: SectionDiff, edits: tuple[Edit, ...]) -> Iterator[MisleadingText]:
    """The words of a section that do not look like what they are.

    Args:
        diff: what differs in the section.
        edits: the same differences as edits, in the same order.
    """
    for each, edit in zip(diff.hunks, edits, strict=True):
        if each.kind is EditKind.MISLEADING_FORMAT:
            yield MisleadingText(where=edit.where, words=edit.after, looks=_sorted(each.looks))
        elif each.ours is None and each.theirs is not None:
            for cell in diff.theirs[each.theirs].text_runs:
                yield from _misleading_runs_of(cell, edit.where)


def misleading_lines(section: Section, number: str) -> Iterator[MisleadingText]:
    """The same of a section that we did not send."""
    for line in section.lines:
        yield from _misleading_runs_of(line.text_runs, number)


def _misleading_runs_of(runs: Iterable[TextRun], where: str) -> Iterator[MisleadingText]:
    for run in runs:
        if run.looks and run.text.strip():
            yield MisleadingText(where=where, words=run.text, looks=_sorted(run.looks))


def _sorted(looks: frozenset[Concealment]) -> tuple[Concealment, ...]:
    return tuple(look for look in Concealment if look in looks)
