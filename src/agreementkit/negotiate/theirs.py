"""A returned file as a document of ours, so that it can be compared, checked and written."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from agreementkit.model import Document, Version
from agreementkit.model.document import (
    Bullet,
    DocumentBlock,
    Note,
    Paragraph,
    Reference,
    Run,
    Spans,
    Table,
)
from agreementkit.model.numbering import labels_of, renumbered
from agreementkit.negotiate.alike import known_text
from agreementkit.negotiate.match import Fate, Match, Matching
from agreementkit.negotiate.record import COVER, sent_record
from agreementkit.negotiate.section import Section, SectionKind
from agreementkit.negotiate.sent import Sent
from agreementkit.negotiate.their_blocks import their_blocks
from agreementkit.negotiate.their_lines import Labels, alike_lines, paired
from agreementkit.word import styles
from agreementkit.word.front import cover_lines
from agreementkit.word.reading import Line

__all__ = ["their_document"]

_APART = frozenset({SectionKind.FRONT, SectionKind.OUTSIDE})


def their_document(
    sent: Sent,
    matching: Matching,
    marked: Matching | None = None,
) -> Document:
    """One view of a returned file as a document.

    Clauses that were found have our ids, and new ones a name such as `new-1`. Lines that
    are still ours are our own blocks; references, terms and figures in them are alive.
    Numbers are counted anew. What stands outside of the text, and what was added to the
    cover beside title and parties, is in the matching alone.

    Args:
        sent: our own record.
        matching: what became of its sections in this view.
        marked: the same of the file as it stands, with all that is struck out: LibreOffice
            counts that too, and writes such numbers into references.
    """
    record = {each.section.id: each.blocks for each in sent_record(sent)}
    text = _text(matching)
    labels = [_labels(each) for each in (matching, marked) if each]
    merged = _merged(matching)
    blocks = [
        block
        for match, returned in text
        for block in their_blocks(
            returned,
            [each for id_ in _sources(match, merged.get(returned.id, ())) for each in record[id_]],
            labels,
        )
    ]
    cover = matching.of(COVER)
    lines = cover.returned.lines if cover and cover.returned else ()
    document = _covered(sent.document, lines)
    kept = labels_of(blocks)
    lasting = tuple(_unlinked(block, kept) for block in blocks)
    return renumbered(evolve(document, blocks=lasting))


def _text(matching: Matching) -> Sequence[tuple[Match, Section]]:
    """What came back of the main text, in order."""
    found = ((each, each.returned) for each in matching.matches if each.returned)
    return [(match, returned) for match, returned in found if returned.kind not in _APART]


def _labels(matching: Matching) -> Labels:
    """The numbers of clauses and schedules as a program counts them, by id."""
    labels: dict[str, str] = {}
    clauses = schedules = 0
    for _, returned in _text(matching):
        if returned.kind is SectionKind.CLAUSE:
            clauses += 1
            labels[returned.id] = str(clauses)
        elif returned.kind is SectionKind.SCHEDULE:
            schedules += 1
            labels[returned.id] = f"Schedule {schedules}"
    return labels


def _merged(matching: Matching) -> Mapping[str, list[str]]:
    """The sections whose text now stands in each section that came back."""
    merged: dict[str, list[str]] = {}
    for each in matching.matches:
        if each.fate is Fate.MERGED and each.sent:
            merged.setdefault(each.with_, []).append(each.sent.id)
    return merged


def _sources(match: Match, merged: Sequence[str]) -> Iterator[str]:
    """The sections of ours that a section was made from."""
    if match.sent:
        yield match.sent.id
    elif match.with_:
        yield match.with_
    yield from merged


def _covered(ours: Document, lines: Sequence[Line]) -> Document:
    """Title, parties and reservations as the cover now has them."""
    said = [line for line in lines if line.text.strip()]
    printed = [*cover_lines(ours)]
    texts = [words for _, words in printed], [line.text for line in said]
    fellows = paired(*texts, alike_lines(*texts))
    title, parties = ours.title, list[str]()
    for place, line in enumerate(said):
        style = printed[fellows[place]][0] if place in fellows else line.style
        if style == styles.TITLE:
            title = line.text
        elif style == styles.COVER_PARTY:
            parties.append(line.text)
    return evolve(ours, title=title, parties=parties, version=_version(ours.version, texts[1]))


def _version(ours: Version, said: Sequence[str]) -> Version:
    """The version without the reservations that are gone."""
    there = {*map(known_text, said)}
    gone = {words for words in ours.reservations if known_text(words) not in there}
    without = Version(without_prejudice=True), Version(subject_to_contract=True)
    prejudice, contract = (gone.isdisjoint(each.reservations) for each in without)
    return evolve(
        ours,
        without_prejudice=ours.without_prejudice and prejudice,
        subject_to_contract=ours.subject_to_contract and contract,
    )


def _unlinked(block: DocumentBlock, labels: Mapping[str, str]) -> DocumentBlock:
    """A block in which no reference leads to what is not there any more."""

    def line(spans: Spans) -> Spans:
        return tuple(
            Run(text=span.text)
            if isinstance(span, Reference) and span.target not in labels
            else span
            for span in spans
        )

    match block:
        case Paragraph() | Bullet() | Note():
            return evolve(block, spans=line(block.spans))
        case Table():
            return evolve(block, rows=tuple(tuple(map(line, row)) for row in block.rows))
        case _:
            return block
