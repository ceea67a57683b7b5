"""A returned file as a document of ours, so that it can be compared, checked and written.

The file is long because it is one descent: from the document to its sections, their blocks,
the cells of a table, and the spans of a line. At each step what is still ours stays alive, and
the rest is taken as it was typed.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from functools import cache

from attrs import evolve, frozen

from agreementkit.comparing.alignment import aligned_pairs, common_subsequence, similarity
from agreementkit.comparing.word_diff import words_of_spans
from agreementkit.model.agreement import Version
from agreementkit.model.document import (
    SIGNED_FOR,
    SIGNED_WITH,
    Bullet,
    ClauseHeading,
    Document,
    DocumentBlock,
    Figure,
    Note,
    Paragraph,
    PartHeading,
    ScheduleHeading,
    SignatureBlock,
    Span,
    Spans,
    Table,
    line_of,
    text_of,
)
from agreementkit.model.numbering import (
    reference_labels,
    renumbered,
    with_reference_labels,
    without_dead_references,
)
from agreementkit.model.template import Run
from agreementkit.negotiation.alignment.sections import (
    OUTSIDE_CLAUSES,
    Alignment,
    Section,
    SectionChange,
    SectionKind,
    SectionMatch,
)
from agreementkit.negotiation.alignment.segment import is_typed_number, lookup_text
from agreementkit.negotiation.alignment.sent_draft import (
    COVER,
    PrintedBlock,
    SentDraft,
    sections_with_blocks,
)
from agreementkit.ooxml.reading import Line
from agreementkit.word import styles
from agreementkit.word.text_document import CellTexts, cell_texts, plain_cell, plain_table
from agreementkit.word.writer import cover_lines

_LabelsById = Mapping[str, str]
"""The numbers of clauses and schedules by id, as references name them."""


def counterparty_document(
    sent: SentDraft,
    alignment: Alignment,
    marked: Alignment | None = None,
    known: Collection[str] = (),
) -> Document:
    """One view of a returned file as a document.

    Clauses that were found have our ids, and new ones a name such as `new-1`. Lines that
    are still ours are our own blocks; references, terms and figures in them are alive.
    Numbers are counted anew. What stands outside of the text, and what was added to the
    cover beside title and parties, is in the matching alone.

    Args:
        sent: our own record.
        alignment: what became of its sections in this view.
        known: clauses and schedules, by id, that a reference may lead to although they took them
            out: what is gone may come back.
        marked: the same of the file as it stands, with all that is struck out: LibreOffice
            counts that too, and writes such numbers into references.
    """
    record = {each.section.id: each.blocks for each in sections_with_blocks(sent)}
    text = _text(alignment)
    labels = [_labels(each) for each in (alignment, marked) if each]
    merged_into = _merged(alignment)
    blocks = [
        block
        for match, returned in text
        for block in _counterparty_blocks(
            returned,
            [
                each
                for id_ in _sources(match, merged_into.get(returned.id, ()))
                for each in record[id_]
            ],
            labels,
        )
    ]
    cover = alignment.of(COVER)
    lines = cover.returned.lines if cover and cover.returned else ()
    document = _with_cover(sent.document, lines)
    live = {*reference_labels(blocks), *known}
    return renumbered(evolve(document, blocks=without_dead_references(blocks, live)))


def _text(alignment: Alignment) -> Sequence[tuple[SectionMatch, Section]]:
    """What came back of the main text, in order."""
    found = ((each, each.returned) for each in alignment.matches if each.returned)
    return [(match, returned) for match, returned in found if returned.kind not in OUTSIDE_CLAUSES]


def _labels(alignment: Alignment) -> _LabelsById:
    """The numbers of clauses and schedules as a program counts them, by id."""
    labels: dict[str, str] = {}
    clauses = schedules = 0
    for _, returned in _text(alignment):
        if returned.kind is SectionKind.CLAUSE:
            clauses += 1
            labels[returned.id] = str(clauses)
        elif returned.kind is SectionKind.SCHEDULE:
            schedules += 1
            labels[returned.id] = f"Schedule {schedules}"
    return labels


def _merged(alignment: Alignment) -> Mapping[str, list[str]]:
    """The sections whose text now stands in each section that came back."""
    merged: dict[str, list[str]] = {}
    for each in alignment.matches:
        if each.fate is SectionChange.MERGED and each.sent:
            merged.setdefault(each.related_id, []).append(each.sent.id)
    return merged


def _sources(match: SectionMatch, merged: Sequence[str]) -> Iterator[str]:
    """The sections of ours that a section was made from."""
    if match.sent:
        yield match.sent.id
    elif match.related_id:
        yield match.related_id
    yield from merged


def _with_cover(ours: Document, lines: Sequence[Line]) -> Document:
    """Title, parties and reservations as the cover now has them."""
    filled = [line for line in lines if line.text.strip()]
    printed = [*cover_lines(ours)]
    texts = [words for _, words in printed], [line.text for line in filled]
    counterparts = _counterpart_places(*texts, line_similarity(*texts))
    title, parties = ours.title, list[str]()
    for place, line in enumerate(filled):
        style = printed[counterparts[place]][0] if place in counterparts else line.style
        if style == styles.TITLE:
            title = line.text
        elif style == styles.COVER_PARTY:
            parties.append(line.text)
    return evolve(ours, title=title, parties=parties, version=_version(ours.version, texts[1]))


def _version(ours: Version, filled: Sequence[str]) -> Version:
    """The version without the reservations that are gone."""
    returned = {*map(lookup_text, filled)}
    missing = {words for words in ours.reservations if lookup_text(words) not in returned}
    without = Version(without_prejudice=True), Version(subject_to_contract=True)
    prejudice, contract = (missing.isdisjoint(each.reservations) for each in without)
    return evolve(
        ours,
        without_prejudice=ours.without_prejudice and prejudice,
        subject_to_contract=ours.subject_to_contract and contract,
    )


# A section as blocks.

_LineGroup = tuple[Line, ...]
_HeadingBlock = PartHeading | ClauseHeading | ScheduleHeading
_HEADINGS = frozenset({SectionKind.PART, SectionKind.CLAUSE, SectionKind.SCHEDULE})
_NUMBERED = {style: level for level, style in styles.LEVELS.items()}
_PLAIN = frozenset({styles.CLAUSE_TEXT, styles.BODY})
_OWN_STYLES = _PLAIN | {*_NUMBERED, styles.BULLET, styles.NOTE}


@frozen(kw_only=True)
class _BlockLines:
    """What makes one block: a line, a table, or the lines that a party signs."""

    lines: _LineGroup

    @property
    def table(self) -> bool:
        return self.lines[0].cell is not None

    @property
    def signed(self) -> bool:
        return len(self.lines) > 1 and not self.table

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines) if self.table else self.lines[0].text

    @property
    def key(self) -> tuple[bool, bool, str]:
        return self.table, self.signed, self.text


def _counterparty_blocks(
    returned: Section,
    ours: Sequence[PrintedBlock],
    labels: Sequence[_LabelsById],
) -> Iterator[DocumentBlock]:
    """The blocks of a section, numbers still as we sent them.

    Args:
        returned: the section.
        ours: the blocks that it was made from; none for a new one.
        labels: the numbers of clauses and schedules, by id, as programs may count them.
    """
    old = [_BlockLines(lines=each.lines) for each in ours]
    new = [*_items(returned.lines)]
    first = ours[0].block if ours else None
    if returned.kind in _HEADINGS and (first is None or isinstance(first, _HeadingBlock)):
        yield _heading(returned, new[0].lines[0].text, first)
        old, ours, new = old[1:], ours[1:], new[1:]
    clause = returned.id if returned.kind is SectionKind.CLAUSE else None
    counterparts = _counterparts(old, new)
    for place, item in enumerate(new):
        printed = ours[counterparts[place]] if place in counterparts else None
        block = printed.block if printed else None
        if item.table:
            table = block if isinstance(block, Table) else None
            grid = cell_texts(item.lines)
            yield _counterparty_table(grid, table, labels, caption=returned.title, clause=clause)
        elif item.signed:
            party = item.text.removeprefix(SIGNED_FOR)
            yield SignatureBlock(party=party, clause=clause)
        elif item.text.strip():
            yield _line(item.lines[0], printed, labels, clause)


def _items(lines: _LineGroup) -> Iterator[_BlockLines]:
    at = 0
    while at < len(lines):
        end = at + _length(lines, at)
        yield _BlockLines(lines=lines[at:end])
        at = end


def _length(lines: _LineGroup, at: int) -> int:
    """How many lines make one block from here on."""
    first = lines[at]
    if first.cell:
        table = first.cell.table
        rest = (n for n, each in enumerate(lines[at:]) if not each.cell or each.cell.table != table)
        return next(rest, len(lines) - at)
    whole = len(SIGNED_WITH) + 1
    below = tuple(line.text.strip() for line in lines[at + 1 : at + whole])
    return whole if first.text.startswith(SIGNED_FOR) and below == SIGNED_WITH else 1


def _counterparts(old: Sequence[_BlockLines], new: Sequence[_BlockLines]) -> Mapping[int, int]:
    lines = line_similarity([each.text for each in old], [each.text for each in new])

    def similarity_of(i: int, j: int) -> float:
        if (old[i].table, old[i].signed) != (new[j].table, new[j].signed):
            return 0.0
        # Of tables there are few: one that stands where one stood is that one.
        return (1 + lines(i, j)) / 2 if old[i].table else lines(i, j)

    return _counterpart_places(
        [each.key for each in old], [each.key for each in new], similarity_of
    )


def _heading(returned: Section, text: str, ours: DocumentBlock | None) -> DocumentBlock:
    if isinstance(ours, _HeadingBlock):
        text = _without_typed_number(text, ours.title)
    match returned.kind:
        case SectionKind.PART:
            number = ours.number if isinstance(ours, PartHeading) else ""
            return PartHeading(number=number, title=text)
        case SectionKind.SCHEDULE:
            number = ours.number if isinstance(ours, ScheduleHeading) else ""
            return ScheduleHeading(id=returned.id, number=number, title=text)
        case _ if isinstance(ours, ClauseHeading):
            return evolve(ours, clause=returned.id, title=text)
        case _:
            return ClauseHeading(clause=returned.id, number="", title=text)


def _line(
    line: Line,
    printed: PrintedBlock | None,
    labels: Sequence[_LabelsById],
    clause: str | None,
) -> DocumentBlock:
    """One line as a block: of our kind, unless a style of ours says that it is another now."""
    if printed is None:
        return _styled(line.style, (Run(text=line.text),), clause)
    spans = _keep_spans_renumbered(line_of(printed.block), line.text, labels)
    # A style that we do not know says nothing: programs rename them.
    style = line.style if line.style in _OWN_STYLES else printed.lines[0].style
    match printed.block:
        case Paragraph() | Bullet() | Note() if style == printed.lines[0].style:
            return evolve(printed.block, spans=spans, clause=clause)
        case _:
            return _styled(style, spans, clause)


def _styled(style: str, spans: Spans, clause: str | None) -> DocumentBlock:
    match style:
        case styles.BULLET:
            return Bullet(spans=spans, clause=clause)
        case styles.NOTE:
            return Note(spans=spans, clause=clause)
        case _:
            return Paragraph(spans=spans, clause=clause, level=_NUMBERED.get(style, 0))


# A table.


def _counterparty_table(
    grid: CellTexts,
    ours: Table | None,
    labels: Sequence[_LabelsById],
    *,
    caption: str,
    clause: str | None,
) -> Table:
    """A table as it came back.

    Args:
        grid: the texts of its cells.
        ours: the table that it was; None for a new one.
        labels: the numbers of clauses and schedules, by id, as programs may count them.
        caption: what a new one is called.
        clause: where it stands.
    """
    header, *rows = grid
    if ours is None or len(header) != len(ours.header):
        return plain_table(grid, caption=ours.caption if ours else caption, clause=clause)
    texts = [tuple(map(text_of, row)) for row in ours.rows]
    returned = [tuple(row) for row in rows]
    similarity_of = line_similarity([*map(" ".join, texts)], [*map(" ".join, returned)])
    counterparts = _counterpart_places(texts, returned, similarity_of)
    found = tuple(
        _row(ours.rows[counterparts[place]], row, labels)
        if place in counterparts
        else tuple(map(plain_cell, row))
        for place, row in enumerate(returned)
    )
    shades = ours.shades if found == ours.rows else ()
    return evolve(ours, header=tuple(header), rows=found, shades=shades, clause=clause)


def _row(
    ours: Sequence[Spans], row: Sequence[str], labels: Sequence[_LabelsById]
) -> tuple[Spans, ...]:
    return tuple(
        _keep_spans_renumbered(cell, text, labels) for cell, text in zip(ours, row, strict=True)
    )


# A line as spans.


def _keep_spans_renumbered(ours: Spans, text: str, labels: Sequence[_LabelsById]) -> Spans:
    """A line as it came back, with every span of ours that is whole in it.

    References are whole with the number that we sent, and with one that a word processor
    may have counted since.

    Args:
        ours: the line as we sent it.
        text: as it came back.
        labels: the numbers of clauses and schedules, by id, as programs may count them now.
    """
    text = _without_typed_number(text, text_of(ours))
    kept = keep_spans(ours, text)
    if kept == ours:
        return kept
    counted_anew = {with_reference_labels(ours, each) for each in labels} - {ours}
    # Of equals the first is taken: our own numbers before any other.
    found = (kept, *(keep_spans(each, text) for each in sorted(counted_anew, key=text_of)))
    return max(found, key=_live_span_count)


def _live_span_count(spans: Spans) -> int:
    return sum(1 for span in spans if not isinstance(span, Run))


def _without_typed_number(text: str, ours: str) -> str:
    """A line without a number that was typed before it, where it is ours otherwise.

    Programs that lose lists write their numbers out.

    >>> _without_typed_number("7.1 The Employer must not.", "The Employer must not.")
    'The Employer must not.'
    """
    typed = bool(ours) and text.endswith(ours) and is_typed_number(text.removesuffix(ours))
    return ours if typed else text


_FIGURE_CONTINUES = re.compile(r"[.,:/]?\d|\s?%")
"""What makes another figure of one that it follows."""
_FIGURE_BEFORE = re.compile(r"\d[.,:/]?$")


def keep_spans(ours: Spans, text: str) -> Spans:
    """A line as it was returned, with every span of ours that is still whole.

    References, terms, figures, citations and blanks stay what they are where their words
    stand as we wrote them; so do our own runs. All other words are plain runs.

    Args:
        ours: the line as we sent it.
        text: the line as it came back; the words of the result are exactly these.

    >>> line = (Run(text="at least "), Figure(text="26 weeks", parameter="notice"), Run(text="."))
    >>> [span.text for span in keep_spans(line, "in general at least 26 weeks.")]
    ['in general ', 'at least ', '26 weeks', '.']
    >>> [type(span).__name__ for span in keep_spans(line, "at least 6 weeks.")]
    ['Run', 'Run', 'Run']
    """
    before = text_of(ours)
    if text == before:
        return ours
    return tuple(_with_plain_runs(_intact_spans(ours, before, text), text))


def _intact_spans(ours: Spans, before: str, text: str) -> Iterator[tuple[int, Span]]:
    """The spans that are whole in the new text, each with the place where it begins."""
    positions = map_characters(before, text)
    start, next_free = 0, 0
    for span in ours:
        end = start + len(span.text)
        place = positions[start] if start < end else -1
        whole = place >= next_free and positions[start:end] == [*range(place, place + end - start)]
        if whole and not _is_other_figure(span, (before[:start], before[end:]), text, place):
            yield place, span
            next_free = place + len(span.text)
        start = end


def _is_other_figure(span: Span, around: tuple[str, str], text: str, place: int) -> bool:
    """Whether digits beside a figure have made another one of it."""
    if not isinstance(span, Figure):
        return False
    text_before, text_behind = text[:place], text[place + len(span.text) :]
    grows_behind, grows_before = (
        _FIGURE_CONTINUES.match(text_behind),
        _FIGURE_BEFORE.search(text_before),
    )
    grew = bool(grows_behind) and not _FIGURE_CONTINUES.match(around[1])
    return grew or (bool(grows_before) and not _FIGURE_BEFORE.search(around[0]))


def _with_plain_runs(kept: Iterator[tuple[int, Span]], text: str) -> Iterator[Span]:
    """The spans, with runs for what lies between them."""
    at = 0
    for place, span in kept:
        if place > at:
            yield Run(text=text[at:place])
        yield span
        at = place + len(span.text)
    if at < len(text):
        yield Run(text=text[at:])


# Which lines, and which characters of a line, are one.

_TOKEN = re.compile(r"\s|\w+|[^\w\s]")


def _counterpart_places(
    ours: Sequence[Hashable],
    theirs: Sequence[Hashable],
    similarity_of: Callable[[int, int], float],
) -> Mapping[int, int]:
    """The place of ours for each place of theirs that has one, rising on both sides.

    Args:
        ours: what our lines are known by.
        theirs: the same of what came back.
        similarity_of: how alike two of them are, from 0 to 1.
    """
    return {j: i for i, j in aligned_pairs(ours, theirs, similarity_of)}


def line_similarity(ours: Sequence[str], theirs: Sequence[str]) -> Callable[[int, int], float]:
    """How alike two lines are, by their places; words are counted when first asked for."""

    @cache
    def words(text: str) -> Counter[str]:
        return Counter(words_of_spans((Run(text=text),)))

    return lambda i, j: similarity(words(ours[i]), words(theirs[j]))


def map_characters(before: str, text: str) -> list[int]:
    """The new place of each letter, -1 where it is gone; words and signs stay whole."""
    old, new = _tokens(before), _tokens(text)
    positions = [-1] * len(before)
    for i, j in common_subsequence([each for each, _ in old], [each for each, _ in new]):
        word, at = old[i]
        for offset in range(len(word)):
            positions[at + offset] = new[j][1] + offset
    return positions


def _tokens(text: str) -> Sequence[tuple[str, int]]:
    return [(found[0], found.start()) for found in _TOKEN.finditer(text)]
