"""A returned file as a document of ours, so that it can be compared, checked and written."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
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
    Reference,
    ScheduleHeading,
    SignatureBlock,
    Span,
    Spans,
    Table,
    line_of,
    reference_labels,
    renumbered,
    text_of,
    with_reference_labels,
)
from agreementkit.model.template import Run
from agreementkit.negotiation.alignment.sections import (
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

# ---
# A line of ours with other words: what is still ours stays alive, the rest was typed.

_TOKEN = re.compile(r"\s|\w+|[^\w\s]")
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
    moved = map_characters(before, text)
    start, free = 0, 0
    for span in ours:
        end = start + len(span.text)
        place = moved[start] if start < end else -1
        whole = place >= free and moved[start:end] == [*range(place, place + end - start)]
        if whole and not _is_other_figure(span, (before[:start], before[end:]), text, place):
            yield place, span
            free = place + len(span.text)
        start = end


def map_characters(before: str, text: str) -> list[int]:
    """The new place of each letter, -1 where it is gone; words and signs stay whole."""
    here, there = _tokens(before), _tokens(text)
    moved = [-1] * len(before)
    for i, j in common_subsequence([each for each, _ in here], [each for each, _ in there]):
        word, at = here[i]
        for offset in range(len(word)):
            moved[at + offset] = there[j][1] + offset
    return moved


def _tokens(text: str) -> Sequence[tuple[str, int]]:
    return [(found[0], found.start()) for found in _TOKEN.finditer(text)]


def _is_other_figure(span: Span, around: tuple[str, str], text: str, place: int) -> bool:
    """Whether digits beside a figure have made another one of it."""
    if not isinstance(span, Figure):
        return False
    left, right = text[:place], text[place + len(span.text) :]
    on, before = _FIGURE_CONTINUES.match(right), _FIGURE_BEFORE.search(left)
    grew = bool(on) and not _FIGURE_CONTINUES.match(around[1])
    return grew or (bool(before) and not _FIGURE_BEFORE.search(around[0]))


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


# ---
# Lines of ours and lines that came back: which is which, and what is alive in them.

LabelsById = Mapping[str, str]
"""The numbers of clauses and schedules by id, as references name them."""


def counterpart_places(
    ours: Sequence[Hashable],
    theirs: Sequence[Hashable],
    alike: Callable[[int, int], float],
) -> Mapping[int, int]:
    """The place of ours for each place of theirs that has one, rising on both sides.

    Args:
        ours: what our lines are known by.
        theirs: the same of what came back.
        alike: how alike two of them are, from 0 to 1.
    """
    return {j: i for i, j in aligned_pairs(ours, theirs, alike)}


def without_typed_number(text: str, ours: str) -> str:
    """A line without a number that was typed before it, where it is ours otherwise.

    Programs that lose lists write their numbers out.

    >>> without_typed_number("7.1 The Employer must not.", "The Employer must not.")
    'The Employer must not.'
    """
    typed = bool(ours) and text.endswith(ours) and is_typed_number(text.removesuffix(ours))
    return ours if typed else text


def keep_spans_renumbered(ours: Spans, text: str, labels: Sequence[LabelsById]) -> Spans:
    """A line as it came back, with every span of ours that is whole in it.

    References are whole with the number that we sent, and with one that a word processor
    may have counted since.

    Args:
        ours: the line as we sent it.
        text: as it came back.
        labels: the numbers of clauses and schedules, by id, as programs may count them now.
    """
    text = without_typed_number(text, text_of(ours))
    kept = keep_spans(ours, text)
    if kept == ours:
        return kept
    counted_anew = {with_reference_labels(ours, each) for each in labels} - {ours}
    # Of equals the first is taken: our own numbers before any other.
    found = (kept, *(keep_spans(each, text) for each in sorted(counted_anew, key=text_of)))
    return max(found, key=_live_span_count)


def _live_span_count(spans: Spans) -> int:
    return sum(1 for span in spans if not isinstance(span, Run))


def line_similarity(ours: Sequence[str], theirs: Sequence[str]) -> Callable[[int, int], float]:
    """How alike two lines are, by their places; words are counted when first asked for."""

    @cache
    def words(text: str) -> Counter[str]:
        return Counter(words_of_spans((Run(text=text),)))

    return lambda i, j: similarity(words(ours[i]), words(theirs[j]))


# ---
# A table that came back, with the cells of ours that it still has.


def counterparty_table(
    grid: CellTexts,
    ours: Table | None,
    labels: Sequence[LabelsById],
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
    came = [tuple(row) for row in rows]
    alike = line_similarity([*map(" ".join, texts)], [*map(" ".join, came)])
    fellows = counterpart_places(texts, came, alike)
    found = tuple(
        _row(ours.rows[fellows[place]], row, labels)
        if place in fellows
        else tuple(map(plain_cell, row))
        for place, row in enumerate(came)
    )
    shades = ours.shades if found == ours.rows else ()
    return evolve(ours, header=tuple(header), rows=found, shades=shades, clause=clause)


def _row(
    ours: Sequence[Spans], row: Sequence[str], labels: Sequence[LabelsById]
) -> tuple[Spans, ...]:
    return tuple(
        keep_spans_renumbered(cell, text, labels) for cell, text in zip(ours, row, strict=True)
    )


# ---
# The lines of one section that came back as blocks, ours wherever they are still ours.

LineGroup = tuple[Line, ...]
_HeadingBlock = PartHeading | ClauseHeading | ScheduleHeading
_NUMBERED = {style: level for level, style in styles.LEVELS.items()}
_PLAIN = frozenset({styles.CLAUSE_TEXT, styles.BODY})


@frozen(kw_only=True)
class _BlockLines:
    """What makes one block: a line, a table, or the lines that a party signs."""

    lines: LineGroup

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
    def known(self) -> tuple[bool, bool, str]:
        return self.table, self.signed, self.text


def counterparty_blocks(
    returned: Section,
    ours: Sequence[PrintedBlock],
    labels: Sequence[LabelsById],
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
    fellows = _counterparts(old, new)
    for place, item in enumerate(new):
        laid = ours[fellows[place]] if place in fellows else None
        block = laid.block if laid else None
        if item.table:
            table = block if isinstance(block, Table) else None
            grid = cell_texts(item.lines)
            yield counterparty_table(grid, table, labels, caption=returned.title, clause=clause)
        elif item.signed:
            party = item.text.removeprefix(SIGNED_FOR)
            yield SignatureBlock(party=party, clause=clause)
        elif item.text.strip():
            yield _line(item.lines[0], laid, labels, clause)


_HEADINGS = frozenset({SectionKind.PART, SectionKind.CLAUSE, SectionKind.SCHEDULE})


def _counterparts(old: Sequence[_BlockLines], new: Sequence[_BlockLines]) -> Mapping[int, int]:
    lines = line_similarity([each.text for each in old], [each.text for each in new])

    def alike(i: int, j: int) -> float:
        if (old[i].table, old[i].signed) != (new[j].table, new[j].signed):
            return 0.0
        # Of tables there are few: one that stands where one stood is that one.
        return (1 + lines(i, j)) / 2 if old[i].table else lines(i, j)

    return counterpart_places([each.known for each in old], [each.known for each in new], alike)


def _items(lines: LineGroup) -> Iterator[_BlockLines]:
    at = 0
    while at < len(lines):
        end = at + _length(lines, at)
        yield _BlockLines(lines=lines[at:end])
        at = end


def _length(lines: LineGroup, at: int) -> int:
    """How many lines make one block from here on."""
    here = lines[at]
    if here.cell:
        table = here.cell.table
        rest = (n for n, each in enumerate(lines[at:]) if not each.cell or each.cell.table != table)
        return next(rest, len(lines) - at)
    whole = len(SIGNED_WITH) + 1
    below = tuple(line.text.strip() for line in lines[at + 1 : at + whole])
    return whole if here.text.startswith(SIGNED_FOR) and below == SIGNED_WITH else 1


def _heading(returned: Section, text: str, ours: DocumentBlock | None) -> DocumentBlock:
    if isinstance(ours, _HeadingBlock):
        text = without_typed_number(text, ours.title)
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
    laid: PrintedBlock | None,
    labels: Sequence[LabelsById],
    clause: str | None,
) -> DocumentBlock:
    """One line as a block: of our kind, unless a style of ours says that it is another now."""
    if laid is None:
        return _styled(line.style, (Run(text=line.text),), clause)
    spans = keep_spans_renumbered(line_of(laid.block), line.text, labels)
    # A style that we do not know says nothing: programs rename them.
    style = line.style if line.style in _OWN_STYLES else laid.lines[0].style
    match laid.block:
        case Paragraph() | Bullet() | Note() if style == laid.lines[0].style:
            return evolve(laid.block, spans=spans, clause=clause)
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


_OWN_STYLES = _PLAIN | {*_NUMBERED, styles.BULLET, styles.NOTE}

_OUTSIDE_CLAUSES = frozenset({SectionKind.FRONT, SectionKind.OUTSIDE})


def counterparty_document(
    sent: SentDraft,
    matching: Alignment,
    marked: Alignment | None = None,
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
    record = {each.section.id: each.blocks for each in sections_with_blocks(sent)}
    text = _text(matching)
    labels = [_labels(each) for each in (matching, marked) if each]
    merged = _merged(matching)
    blocks = [
        block
        for match, returned in text
        for block in counterparty_blocks(
            returned,
            [each for id_ in _sources(match, merged.get(returned.id, ())) for each in record[id_]],
            labels,
        )
    ]
    cover = matching.of(COVER)
    lines = cover.returned.lines if cover and cover.returned else ()
    document = _with_cover(sent.document, lines)
    kept = reference_labels(blocks)
    lasting = tuple(_without_dead_references(block, kept) for block in blocks)
    return renumbered(evolve(document, blocks=lasting))


def _text(matching: Alignment) -> Sequence[tuple[SectionMatch, Section]]:
    """What came back of the main text, in order."""
    found = ((each, each.returned) for each in matching.matches if each.returned)
    return [(match, returned) for match, returned in found if returned.kind not in _OUTSIDE_CLAUSES]


def _labels(matching: Alignment) -> LabelsById:
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


def _merged(matching: Alignment) -> Mapping[str, list[str]]:
    """The sections whose text now stands in each section that came back."""
    merged: dict[str, list[str]] = {}
    for each in matching.matches:
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
    said = [line for line in lines if line.text.strip()]
    printed = [*cover_lines(ours)]
    texts = [words for _, words in printed], [line.text for line in said]
    fellows = counterpart_places(*texts, line_similarity(*texts))
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
    there = {*map(lookup_text, said)}
    gone = {words for words in ours.reservations if lookup_text(words) not in there}
    without = Version(without_prejudice=True), Version(subject_to_contract=True)
    prejudice, contract = (gone.isdisjoint(each.reservations) for each in without)
    return evolve(
        ours,
        without_prejudice=ours.without_prejudice and prejudice,
        subject_to_contract=ours.subject_to_contract and contract,
    )


def _without_dead_references(block: DocumentBlock, labels: Mapping[str, str]) -> DocumentBlock:
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
