"""Where a section that came back differs from ours: paragraph by paragraph, then word by word.

The same for both views. What is silent and what is tracked is told by holding one view's
differences against the other's (`section_edits`).

The file is long because a diff is one thing: what a hunk is depends on how lines were made
units, and units tokens.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from attrs import evolve, field, frozen

from agreementkit.comparing.alignment import (
    Pair,
    aligned_pairs,
    common_subsequence,
    similarity,
    with_gaps,
)
from agreementkit.model.document import (
    ClauseHeading,
    DocumentBlock,
    Paragraph,
    PartHeading,
    Reference,
    ScheduleHeading,
    SignatureBlock,
    Spans,
    Table,
    line_of,
    text_of,
)
from agreementkit.model.numbering import with_reference_labels
from agreementkit.model.template import Run
from agreementkit.negotiation.alignment.sections import Section
from agreementkit.negotiation.alignment.sent_draft import PrintedBlock, SentSection
from agreementkit.negotiation.assessment.edit import EditKind
from agreementkit.ooxml.fields import FieldUse
from agreementkit.ooxml.reading import Concealment, Line, TextRun
from agreementkit.text.normalisation import normalise_typography
from agreementkit.text.obligations import split_sentences


@frozen(kw_only=True)
class DiffUnit:
    """A paragraph, or a row of a table."""

    lines: tuple[Line, ...]
    texts: tuple[str, ...]
    """Of a paragraph its text; of a row the text of each cell."""
    text_runs: tuple[tuple[TextRun, ...], ...] = field(repr=False)
    """The same piece by piece."""
    row: bool = False
    heading: bool = False
    where: str = ""
    """Of ours, as people name its place; empty for a line that came back."""
    spans: tuple[Spans, ...] = ()
    """Of ours, the text as composed."""
    level: int | None = None
    """Of a paragraph of ours, its level; None of a heading, a row, and what came back."""

    @property
    def text(self) -> str:
        """All of it; the cells of a row apart by strokes."""
        return " | ".join(self.texts)

    @property
    def key(self) -> tuple[bool, tuple[str, ...]]:
        """What is the same of two units where a word processor alone made the difference."""
        return self.row, tuple(normalise_typography(text).strip() for text in self.texts)

    @property
    def blank(self) -> bool:
        """Whether nothing is in it that anybody could read."""
        return not any(text.strip() for text in self.texts)


@frozen(kw_only=True)
class ReturnedLabels:
    """What a returned file calls things."""

    numbers: Mapping[str, str]
    """The number that each clause and schedule of ours has in it, by id."""
    styles: Mapping[str, str]
    """The style that it has for each of ours."""
    lost_bookmarks: frozenset[str] = frozenset()
    """The bookmarks of ours that are gone from headings that still stand."""
    other_numberings: tuple[Mapping[str, str], ...] = ()
    """Other numbers that a program may have written into references: those with every change
    accepted, and those that count what is struck out as well, as LibreOffice does."""

    @property
    def numberings(self) -> "tuple[Mapping[str, str], ...]":
        """Every way of counting, the likeliest first."""
        return self.numbers, *self.other_numberings


@frozen(kw_only=True)
class TokenHunk:
    """One place where two lines differ; the places are in characters, counted from 0."""

    before: tuple[int, int]
    after: tuple[int, int]
    tokens: tuple[int, int]
    """The words of the first line that went, counted from 0: from, and up to."""


@frozen(kw_only=True)
class Hunk:
    """One place where a section differs."""

    kind: EditKind
    ours: int | None = None
    """Which of our units; None for one that is new."""
    theirs: int | None = None
    """Which of theirs; None for one that is gone."""
    cell: int = 0
    token_hunk: TokenHunk | None = None
    """Where inside of both; None for what is about the whole of a unit."""
    looks: frozenset[Concealment] = frozenset()
    note: str = ""
    """Of the mark of a note, which note: `footnote 2`."""
    words: str = ""
    """What tells a new unit, or words that look odd, from others."""


@frozen(kw_only=True)
class SectionDiff:
    """All of a section, with what was found to be one."""

    ours: tuple[DiffUnit, ...]
    theirs: tuple[DiffUnit, ...]
    pairs: tuple[Pair, ...]
    hunks: tuple[Hunk, ...]


_Key = tuple[bool, tuple[str, ...]]


def diff_section(
    ours: Sequence[DiffUnit],
    theirs: Sequence[DiffUnit],
    labels: ReturnedLabels,
) -> SectionDiff:
    """Every place where a section that came back is not what we sent.

    Args:
        ours: the units of the section as we sent it.
        theirs: those of the section that came back for it; none where it is gone.
        labels: what the returned file calls things.
    """
    theirs = [unit for unit in theirs if not unit.blank or _note_on(unit)]
    pairs = _pairs(ours, theirs, labels)
    hunks: list[Hunk] = []
    for (before, after), pair in with_gaps(pairs, len(ours), len(theirs)):
        hunks += (_deleted(ours, i) for i in before if not ours[i].blank)
        hunks += (_inserted(theirs, j) for j in after)
        if pair:
            hunks += _changed_inside(ours, theirs, pair, labels)
    return SectionDiff(
        ours=tuple(ours),
        theirs=tuple(theirs),
        pairs=tuple(pairs),
        hunks=tuple(_with_moves(hunks, ours, theirs)),
    )


def _pairs(
    ours: Sequence[DiffUnit], theirs: Sequence[DiffUnit], labels: ReturnedLabels
) -> list[Pair]:
    """Which units are one: the same, or much alike."""
    our_words: dict[int, Counter[str]] = {}
    their_words: dict[int, Counter[str]] = {}
    keys = [unit.key for unit in theirs]
    known_keys = frozenset(keys)

    def similarity_of(i: int, j: int) -> float:
        if ours[i].row != theirs[j].row:
            return 0.0
        if ours[i].heading and theirs[j].heading:
            # A section has one heading, whatever it says.
            return 1.0
        # Words are counted only where no equal was found.
        our_bag = our_words.get(i) or our_words.setdefault(i, bag_of_words(ours[i].text))
        their_bag = their_words.get(j) or their_words.setdefault(j, bag_of_words(theirs[j].text))
        return similarity(our_bag, their_bag)

    return aligned_pairs(
        [_lookup_key(unit, labels, known_keys) for unit in ours], keys, similarity_of
    )


def _lookup_key(unit: DiffUnit, labels: ReturnedLabels, theirs: frozenset[_Key]) -> _Key:
    """As `DiffUnit.key`; with its references renumbered where that is how it came back."""
    if unit.key in theirs or not any(True for cell in unit.spans for _ in references_in(cell)):
        return unit.key
    for numbering in labels.numberings:
        texts = tuple(text_of(with_reference_labels(cell, numbering)) for cell in unit.spans)
        renumbered_key = evolve(unit, texts=texts).key
        if renumbered_key in theirs:
            return renumbered_key
    return unit.key


def _deleted(ours: Sequence[DiffUnit], i: int) -> Hunk:
    kind = EditKind.ROW_DELETED if ours[i].row else EditKind.DELETED
    return Hunk(kind=kind, ours=i, words=normalise_typography(ours[i].text).strip())


def _inserted(theirs: Sequence[DiffUnit], j: int) -> Hunk:
    kind = EditKind.ROW_INSERTED if theirs[j].row else EditKind.INSERTED
    note = _note_on(theirs[j]) if theirs[j].blank else ""
    return Hunk(kind=kind, theirs=j, note=note, words=normalise_typography(theirs[j].text).strip())


def _note_on(unit: DiffUnit) -> str:
    """Which note hangs on a line; empty where none does."""
    return next((each.note for cell in unit.text_runs for each in cell if each.note), "")


def _changed_inside(
    ours: Sequence[DiffUnit],
    theirs: Sequence[DiffUnit],
    pair: Pair,
    labels: ReturnedLabels,
) -> Iterator[Hunk]:
    """Where two units that are one differ."""
    i, j = pair
    our_unit, their_unit = ours[i], theirs[j]
    least = min(len(our_unit.texts), len(their_unit.texts))
    for cell in range(least):
        for place in token_diff(our_unit.texts[cell], their_unit.texts[cell]):
            kind = _kind(our_unit, cell, place, their_unit, labels)
            if kind is not None:
                yield Hunk(kind=kind, ours=i, theirs=j, cell=cell, token_hunk=place)
    for cell in range(least, max(len(our_unit.texts), len(their_unit.texts))):
        yield _cell(our_unit, their_unit, pair, cell)
    yield from _misleading_runs(our_unit, their_unit, pair)
    yield from _retargeted_references(our_unit, their_unit, pair, labels)
    if not our_unit.row and _restyled(our_unit, their_unit, labels):
        yield Hunk(kind=EditKind.LEVEL, ours=i, theirs=j)


def _cell(our_unit: DiffUnit, their_unit: DiffUnit, pair: Pair, cell: int) -> Hunk:
    """A cell that only one of two rows has."""
    before = our_unit.texts[cell] if cell < len(our_unit.texts) else ""
    after = their_unit.texts[cell] if cell < len(their_unit.texts) else ""
    whole = TokenHunk(
        before=(0, len(before)), after=(0, len(after)), tokens=(0, len(tokens_of(before)))
    )
    return Hunk(kind=EditKind.CELL, ours=pair[0], theirs=pair[1], cell=cell, token_hunk=whole)


def _kind(
    our_unit: DiffUnit,
    cell: int,
    place: TokenHunk,
    their_unit: DiffUnit,
    labels: ReturnedLabels,
) -> EditKind | None:
    """What a difference in words is; None where the new number of a reference explains it."""
    for start, end, target in references_in(
        our_unit.spans[cell] if cell < len(our_unit.spans) else ()
    ):
        if start < place.before[1] and place.before[0] < end:
            their_text = normalise_typography(their_unit.texts[cell][slice(*place.after)])
            whole = our_unit.texts[cell][slice(*place.before)]
            old = our_unit.texts[cell][start:end]
            new = {each[target] for each in labels.numberings if target in each}
            if any(their_text == normalise_typography(whole.replace(old, each)) for each in new):
                return None
            return EditKind.REFERENCE
    if our_unit.row:
        return EditKind.CELL
    return EditKind.HEADING if our_unit.heading else EditKind.WORDS


def references_in(spans: Spans) -> Iterator[tuple[int, int, str]]:
    """The references of a line of ours: where each stands in it, and what it leads to."""
    at = 0
    for span in spans:
        if isinstance(span, Reference):
            yield at, at + len(span.text), span.target
        at += len(span.text)


def _misleading_runs(our_unit: DiffUnit, their_unit: DiffUnit, pair: Pair) -> Iterator[Hunk]:
    """Words that look like something else than they are, where ours do not."""
    ours = frozenset(look for cell in our_unit.text_runs for each in cell for look in each.looks)
    for cell, text_runs in enumerate(their_unit.text_runs):
        at = 0
        for run in text_runs:
            start, at = at, at + len(run.text)
            if run.looks - ours and run.text.strip():
                nothing_replaced = TokenHunk(before=(0, 0), after=(start, at), tokens=(0, 0))
                yield Hunk(
                    kind=EditKind.MISLEADING_FORMAT,
                    ours=pair[0],
                    theirs=pair[1],
                    cell=cell,
                    token_hunk=nothing_replaced,
                    looks=run.looks - ours,
                    words=run.text,
                )
            if run.note:
                yield Hunk(
                    kind=EditKind.INSERTED,
                    ours=pair[0],
                    theirs=pair[1],
                    cell=cell,
                    token_hunk=TokenHunk(before=(0, 0), after=(start, start), tokens=(0, 0)),
                    note=run.note,
                )


def _retargeted_references(
    our_unit: DiffUnit, their_unit: DiffUnit, pair: Pair, labels: ReturnedLabels
) -> Iterator[Hunk]:
    """References that show our number and, followed, lead to another clause or to nothing.

    One that was made plain text leads nowhere by itself, and shows what it shows.
    """
    our_references, their_references = (
        list(_live_references_in(our_unit)),
        list(_live_references_in(their_unit)),
    )
    if len(our_references) != len(their_references):
        return
    for (cell, start, our_reference), (_, place, their_reference) in zip(
        our_references, their_references, strict=True
    ):
        retargeted = (
            our_reference.target != their_reference.target
            or their_reference.target in labels.lost_bookmarks
        )
        if retargeted and our_reference.text == their_reference.text:
            first = len(tokens_of(our_unit.texts[cell][:start]))
            yield Hunk(
                kind=EditKind.REFERENCE,
                ours=pair[0],
                theirs=pair[1],
                cell=cell,
                token_hunk=TokenHunk(
                    before=(start, start + len(our_reference.text)),
                    after=(place, place + len(their_reference.text)),
                    tokens=(first, first + 1),
                ),
                words=their_reference.target,
            )


def _live_references_in(unit: DiffUnit) -> Iterator[tuple[int, int, FieldUse]]:
    """The live references of a unit, each with its cell and its place in it."""
    cell, start, last = -1, 0, None
    for line in unit.lines:
        if cell < 0 or line.cell != last:
            cell, start, last = cell + 1, 0, line.cell
        yield from ((cell, start + field.place, field) for field in live_references([line]))
        start += len(line.text) + 1


def live_references(lines: Sequence[Line]) -> list[FieldUse]:
    """The live cross-references of some lines."""
    return [field for line in lines for field in line.fields if field.kind == "REF"]


def _restyled(our_unit: DiffUnit, their_unit: DiffUnit, labels: ReturnedLabels) -> bool:
    style = our_unit.lines[0].style
    return labels.styles.get(style, style) != their_unit.lines[0].style


def _with_moves(
    hunks: Sequence[Hunk],
    ours: Sequence[DiffUnit],
    theirs: Sequence[DiffUnit],
) -> Iterator[Hunk]:
    """The same; what is gone at one place and stands in the same words at another has moved."""
    inserted: dict[object, list[int]] = {}
    for place, each in enumerate(hunks):
        if each.ours is None and each.theirs is not None:
            inserted.setdefault(theirs[each.theirs].key, []).append(place)
    moved_to: dict[int, int] = {}
    for place, each in enumerate(hunks):
        if each.theirs is None and each.ours is not None:
            candidates = inserted.get(ours[each.ours].key)
            if candidates:
                moved_to[place] = candidates.pop(0)
    moved_from = frozenset(moved_to.values())
    for place, each in enumerate(hunks):
        if place in moved_to:
            new = hunks[moved_to[place]]
            yield evolve(each, kind=EditKind.MOVED, theirs=new.theirs)
        elif place not in moved_from:
            yield each


# Lines as they are compared: each paragraph one unit, each row of a table one, with its place.


def returned_units(lines: Sequence[Line]) -> tuple[DiffUnit, ...]:
    """The lines of a section that came back, as units."""
    return tuple(_units(lines))


def sent_units(ours: SentSection) -> tuple[DiffUnit, ...]:
    """The lines of a section of ours as units, each with its place and its text as composed."""
    if not ours.blocks:
        name = ours.section.id
        return tuple(
            evolve(unit, where=f"{name}, line {place}" if len(ours.section.lines) > 1 else name)
            for place, unit in enumerate(_units(ours.section.lines), 1)
        )
    return tuple(unit for each in _placed(ours) for unit in each)


def _units(lines: Sequence[Line]) -> Iterator[DiffUnit]:
    for (row, _), group in groupby(enumerate(lines), key=_row_key):
        inside = tuple(line for _, line in group)
        if not row:
            yield _unit(inside, [inside], row=False)
            continue
        cells = [tuple(each) for _, each in groupby(inside, key=lambda line: line.cell)]
        yield _unit(inside, cells, row=True)


def _row_key(each: tuple[int, Line]) -> tuple[bool, object]:
    """Lines of one row stand together, and every other for itself."""
    place, line = each
    if line.cell is None:
        return False, place
    return True, (line.cell.table, line.cell.row)


def _unit(lines: tuple[Line, ...], cells: Sequence[tuple[Line, ...]], *, row: bool) -> DiffUnit:
    text_runs = tuple(tuple(_composed_runs(cell)) for cell in cells)
    return DiffUnit(
        lines=lines,
        texts=tuple("".join(each.text for each in cell) for cell in text_runs),
        text_runs=text_runs,
        row=row,
        heading=lines[0].level > 0,
    )


def _composed_runs(lines: Iterable[Line]) -> Iterator[TextRun]:
    """The text of some lines piece by piece, letters and their accents in one."""
    for place, line in enumerate(lines):
        if place:
            yield TextRun(text="\n")
        for run in line.text_runs or (TextRun(text=line.text),):
            text = run.text
            whole = text if text.isascii() else unicodedata.normalize("NFC", text)
            yield run if whole == text else evolve(run, text=whole)


def _placed(ours: SentSection) -> Iterator[tuple[DiffUnit, ...]]:
    names = _PlaceNamer(ours.section)
    for printed in ours.blocks:
        yield tuple(names.named(printed))


class _PlaceNamer:
    """What the places of a section are called, one after another."""

    def __init__(self, section: Section) -> None:
        self.section = section
        self.heading = ""
        self.above: dict[int, str] = {}
        self.paragraphs = 0

    def named(self, printed: PrintedBlock) -> Iterator[DiffUnit]:
        block = printed.block
        spans = tuple(_spans(block))
        if isinstance(block, Table):
            yield from self._rows(printed, spans)
            return
        for place, unit in enumerate(_units(printed.lines)):
            composed = spans[place : place + 1] if len(spans) == len(printed.lines) else ()
            level = block.level if isinstance(block, Paragraph) else None
            yield evolve(unit, where=self._place(block), spans=composed, level=level)

    def _place(self, block: DocumentBlock) -> str:
        match block:
            case ClauseHeading() | ScheduleHeading() | PartHeading():
                self.heading, self.above = block.number, {}
                return f"heading of {block.number}"
            case SignatureBlock():
                return f"signature of {block.party}"
            case Paragraph(number=number, level=level) if number:
                self.above = {each: label for each, label in self.above.items() if each < level}
                self.above[level] = number
                return "".join(self.above.values())
            case _:
                self.paragraphs += 1
                return f"{self.heading}, paragraph {self.paragraphs} without a number".lstrip(", ")

    def _rows(self, printed: PrintedBlock, spans: tuple[Spans, ...]) -> Iterator[DiffUnit]:
        taken = 0
        for row, unit in enumerate(_units(printed.lines)):
            cells = len(unit.texts)
            where = f"{self.heading}, table, {f'row {row}' if row else 'heading row'}".lstrip(", ")
            yield evolve(unit, where=where, spans=spans[taken : taken + cells])
            taken += cells


def _spans(block: DocumentBlock) -> Iterator[Spans]:
    """The spans of each line that a block prints."""
    if isinstance(block, Table):
        yield from ((Run(text=cell),) for cell in block.header)
        yield from (cell for row in block.rows for cell in row)
    else:
        yield line_of(block)


# Two lines compared word by word, without the differences that typography makes.

_WORD = re.compile(r"\w+(?:[’'‑-]\w+)*|[^\w\s]")
_NON_BLANK = re.compile(r"\S+")
_CONTEXT_LENGTH = 30
"""Characters of context on either side, at most; a word is never cut."""


def token_diff(before: str, after: str) -> tuple[TokenHunk, ...]:
    """Every place where two lines differ; none where a word processor alone made it.

    >>> found, = token_diff("at least 26 weeks", "at least 8 weeks")
    >>> found.before, found.after
    ((9, 11), (9, 10))
    >>> token_diff("the “notice” – at once", 'the "notice" - at once')
    ()
    """
    if normalise_typography(before).strip() == normalise_typography(after).strip():
        return ()
    # Where all words and signs are the same, spaces within or between them are not.
    return tuple(_hunks(before, after, _WORD)) or tuple(_hunks(before, after, _NON_BLANK))


def _hunks(before: str, after: str, word: re.Pattern[str]) -> Iterator[TokenHunk]:
    old_tokens, new_tokens = _tokenised(before, word), _tokenised(after, word)
    pairs = common_subsequence(
        [word for word, _, _ in old_tokens], [word for word, _, _ in new_tokens]
    )
    for (old, new), _ in with_gaps(pairs, len(old_tokens), len(new_tokens)):
        if not old and not new:
            continue
        old_range, new_range = _range(old_tokens, old), _range(new_tokens, new)
        if normalise_typography(before[slice(*old_range)]) != normalise_typography(
            after[slice(*new_range)]
        ):
            first = len(_WORD.findall(before[: old_range[0]]))
            size = len(_WORD.findall(before[slice(*old_range)]))
            yield TokenHunk(before=old_range, after=new_range, tokens=(first, first + size))


def _range(words: list[tuple[str, int, int]], places: range) -> tuple[int, int]:
    if places:
        return words[places[0]][1], words[places[-1]][2]
    at = words[places.start - 1][2] if places.start else 0
    return at, at


def tokens_of(text: str) -> list[tuple[str, int, int]]:
    """The words and signs of a line, each evened out, with where it begins and ends."""
    return _tokenised(text, _WORD)


def _tokenised(text: str, word: re.Pattern[str]) -> list[tuple[str, int, int]]:
    found = [(each.group(), each.start(), each.end()) for each in word.finditer(text)]
    if text.isascii():
        return found
    return [(normalise_typography(token), start, end) for token, start, end in found]


def bag_of_words(text: str) -> Counter[str]:
    """How often each word and sign stands in a line, evened out."""
    return Counter(_WORD.findall(normalise_typography(text)))


def context_of(text: str, start: int, end: int) -> tuple[str, str]:
    """A few words in front of a stretch of text, and a few behind it."""
    front, back = text[:start], text[end:]
    if len(front) > _CONTEXT_LENGTH:
        front = front[-_CONTEXT_LENGTH:]
        front = front[front.find(" ") + 1 :]
    if len(back) > _CONTEXT_LENGTH:
        back = back[:_CONTEXT_LENGTH]
        back = back[: back.rfind(" ")] if " " in back else back
    return front, back


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence in which a stretch of text stands; all of them where it is in several."""
    found: list[str] = []
    at = 0
    for sentence in split_sentences(text):
        first = text.index(sentence, at)
        at = first + len(sentence)
        if first <= end and start <= at:
            found.append(sentence)
        if start == end and found and at > end:
            break
    return " ".join(found)
