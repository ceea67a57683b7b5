"""Where a section that came back differs from ours: paragraph by paragraph, then word by word.

The same for both views. What is silent and what is tracked is told by holding one view's
differences against the other's (`edits`).
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

# ---
# Where two lines of text differ, word by word, with no difference that typography makes.

_WORD = re.compile(r"\w+(?:[’'‑-]\w+)*|[^\w\s]")
_NON_BLANK = re.compile(r"\S+")
_CONTEXT_LENGTH = 30
"""Characters of context on either side, at most; a word is never cut."""


@frozen(kw_only=True)
class TokenHunk:
    """One place where two lines differ; the places are in characters, counted from 0."""

    before: tuple[int, int]
    after: tuple[int, int]
    tokens: tuple[int, int]
    """The words of the first line that went, counted from 0: from, and up to."""


def tokens_of(text: str) -> list[tuple[str, int, int]]:
    """The words and signs of a line, each evened out, with where it begins and ends."""
    return _tokenised(text, _WORD)


def bag_of_words(text: str) -> Counter[str]:
    """How often each word and sign stands in a line, evened out."""
    return Counter(_WORD.findall(normalise_typography(text)))


def _tokenised(text: str, word: re.Pattern[str]) -> list[tuple[str, int, int]]:
    found = [(each.group(), each.start(), each.end()) for each in word.finditer(text)]
    if text.isascii():
        return found
    return [(normalise_typography(said), start, end) for said, start, end in found]


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
    here, there = _tokenised(before, word), _tokenised(after, word)
    pairs = common_subsequence([word for word, _, _ in here], [word for word, _, _ in there])
    for (old, new), _ in with_gaps(pairs, len(here), len(there)):
        if not old and not new:
            continue
        was, now = _range(here, old), _range(there, new)
        if normalise_typography(before[slice(*was)]) != normalise_typography(after[slice(*now)]):
            first = len(_WORD.findall(before[: was[0]]))
            size = len(_WORD.findall(before[slice(*was)]))
            yield TokenHunk(before=was, after=now, tokens=(first, first + size))


def _range(words: list[tuple[str, int, int]], places: range) -> tuple[int, int]:
    if places:
        return words[places[0]][1], words[places[-1]][2]
    at = words[places.start - 1][2] if places.start else 0
    return at, at


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


# ---
# Lines as they are compared: each paragraph one unit, each row of a table one, with its place.


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
    stretches = tuple(tuple(_stretches(cell)) for cell in cells)
    return DiffUnit(
        lines=lines,
        texts=tuple("".join(each.text for each in cell) for cell in stretches),
        text_runs=stretches,
        row=row,
        heading=lines[0].level > 0,
    )


def _stretches(lines: Iterable[Line]) -> Iterator[TextRun]:
    """The text of some lines piece by piece, letters and their accents in one."""
    for place, line in enumerate(lines):
        if place:
            yield TextRun(text="\n")
        for stretch in line.text_runs or (TextRun(text=line.text),):
            text = stretch.text
            whole = text if text.isascii() else unicodedata.normalize("NFC", text)
            yield stretch if whole == text else evolve(stretch, text=whole)


def _placed(ours: SentSection) -> Iterator[tuple[DiffUnit, ...]]:
    names = _PlaceNamer(ours.section)
    for laid in ours.blocks:
        yield tuple(names.named(laid))


class _PlaceNamer:
    """What the places of a section are called, one after another."""

    def __init__(self, section: Section) -> None:
        self.section = section
        self.heading = ""
        self.above: dict[int, str] = {}
        self.paragraphs = 0

    def named(self, laid: PrintedBlock) -> Iterator[DiffUnit]:
        block = laid.block
        spans = tuple(_spans(block))
        if isinstance(block, Table):
            yield from self._rows(laid, spans)
            return
        for place, unit in enumerate(_units(laid.lines)):
            said = spans[place : place + 1] if len(spans) == len(laid.lines) else ()
            level = block.level if isinstance(block, Paragraph) else None
            yield evolve(unit, where=self._place(block), spans=said, level=level)

    def _place(self, block: DocumentBlock) -> str:
        match block:
            case ClauseHeading() | ScheduleHeading() | PartHeading():
                self.heading, self.above = block.number, {}
                return f"heading of {block.number}"
            case SignatureBlock():
                return f"signature of {block.party}"
            case Paragraph(number=number, level=level) if number:
                self.above = {each: said for each, said in self.above.items() if each < level}
                self.above[level] = number
                return "".join(self.above.values())
            case _:
                self.paragraphs += 1
                return f"{self.heading}, paragraph {self.paragraphs} without a number".lstrip(", ")

    def _rows(self, laid: PrintedBlock, spans: tuple[Spans, ...]) -> Iterator[DiffUnit]:
        taken = 0
        for row, unit in enumerate(_units(laid.lines)):
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


@frozen(kw_only=True)
class ReturnedLabels:
    """What a returned file calls things."""

    now: Mapping[str, str]
    """The number that each clause and schedule of ours has in it, by id."""
    styles: Mapping[str, str]
    """The style that it has for each of ours."""
    lost_bookmarks: frozenset[str] = frozenset()
    """The bookmarks of ours that are gone from headings that still stand."""
    other_counts: tuple[Mapping[str, str], ...] = ()
    """Other numbers that a program may have written into references: those with every change
    accepted, and those that count what is struck out as well, as LibreOffice does."""

    @property
    def counts(self) -> "tuple[Mapping[str, str], ...]":
        """Every way of counting, the likeliest first."""
        return self.now, *self.other_counts


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
    found: tuple[Hunk, ...]


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
    found: list[Hunk] = []
    for (before, after), pair in with_gaps(pairs, len(ours), len(theirs)):
        found += (_deleted(ours, i) for i in before if not ours[i].blank)
        found += (_inserted(theirs, j) for j in after)
        if pair:
            found += _changed_inside(ours, theirs, pair, labels)
    return SectionDiff(
        ours=tuple(ours),
        theirs=tuple(theirs),
        pairs=tuple(pairs),
        found=tuple(_with_moves(found, ours, theirs)),
    )


def _note_on(unit: DiffUnit) -> str:
    """Which note hangs on a line; empty where none does."""
    return next((each.note for cell in unit.text_runs for each in cell if each.note), "")


def _pairs(
    ours: Sequence[DiffUnit], theirs: Sequence[DiffUnit], labels: ReturnedLabels
) -> list[Pair]:
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
        mine = here.get(i) or here.setdefault(i, bag_of_words(ours[i].text))
        other = there.get(j) or there.setdefault(j, bag_of_words(theirs[j].text))
        return similarity(mine, other)

    return aligned_pairs([_lookup_key(unit, labels, known) for unit in ours], keys, alike)


_Key = tuple[bool, tuple[str, ...]]


def _lookup_key(unit: DiffUnit, labels: ReturnedLabels, theirs: frozenset[_Key]) -> _Key:
    """As `DiffUnit.key`; with its references renumbered where that is how it came back."""
    if unit.key in theirs or not any(True for cell in unit.spans for _ in references_in(cell)):
        return unit.key
    for count in labels.counts:
        texts = tuple(text_of(with_reference_labels(cell, count)) for cell in unit.spans)
        again = evolve(unit, texts=texts).key
        if again in theirs:
            return again
    return unit.key


def _deleted(ours: Sequence[DiffUnit], i: int) -> Hunk:
    kind = EditKind.ROW_DELETED if ours[i].row else EditKind.DELETED
    return Hunk(kind=kind, ours=i, words=normalise_typography(ours[i].text).strip())


def _inserted(theirs: Sequence[DiffUnit], j: int) -> Hunk:
    kind = EditKind.ROW_INSERTED if theirs[j].row else EditKind.INSERTED
    note = _note_on(theirs[j]) if theirs[j].blank else ""
    return Hunk(kind=kind, theirs=j, note=note, words=normalise_typography(theirs[j].text).strip())


def _changed_inside(
    ours: Sequence[DiffUnit],
    theirs: Sequence[DiffUnit],
    pair: Pair,
    labels: ReturnedLabels,
) -> Iterator[Hunk]:
    """Where two units that are one differ."""
    i, j = pair
    mine, other = ours[i], theirs[j]
    least = min(len(mine.texts), len(other.texts))
    for cell in range(least):
        for place in token_diff(mine.texts[cell], other.texts[cell]):
            kind = _kind(mine, cell, place, other, labels)
            if kind is not None:
                yield Hunk(kind=kind, ours=i, theirs=j, cell=cell, token_hunk=place)
    for cell in range(least, max(len(mine.texts), len(other.texts))):
        yield _cell(mine, other, pair, cell)
    yield from _misleading_runs(mine, other, pair)
    yield from _retargeted_references(mine, other, pair, labels)
    if not mine.row and _restyled(mine, other, labels):
        yield Hunk(kind=EditKind.LEVEL, ours=i, theirs=j)


def _cell(mine: DiffUnit, other: DiffUnit, pair: Pair, cell: int) -> Hunk:
    """A cell that only one of two rows has."""
    before = mine.texts[cell] if cell < len(mine.texts) else ""
    after = other.texts[cell] if cell < len(other.texts) else ""
    whole = TokenHunk(
        before=(0, len(before)), after=(0, len(after)), tokens=(0, len(tokens_of(before)))
    )
    return Hunk(kind=EditKind.CELL, ours=pair[0], theirs=pair[1], cell=cell, token_hunk=whole)


def _kind(
    mine: DiffUnit,
    cell: int,
    place: TokenHunk,
    other: DiffUnit,
    labels: ReturnedLabels,
) -> EditKind | None:
    """What a difference in words is; None where the new number of a reference explains it."""
    for start, end, target in references_in(mine.spans[cell] if cell < len(mine.spans) else ()):
        if start < place.before[1] and place.before[0] < end:
            said = normalise_typography(other.texts[cell][slice(*place.after)])
            whole = mine.texts[cell][slice(*place.before)]
            old = mine.texts[cell][start:end]
            new = {each[target] for each in labels.counts if target in each}
            if any(said == normalise_typography(whole.replace(old, each)) for each in new):
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


def _misleading_runs(mine: DiffUnit, other: DiffUnit, pair: Pair) -> Iterator[Hunk]:
    """Words that look like something else than they are, where ours do not."""
    ours = frozenset(look for cell in mine.text_runs for each in cell for look in each.looks)
    for cell, stretches in enumerate(other.text_runs):
        at = 0
        for stretch in stretches:
            start, at = at, at + len(stretch.text)
            if stretch.looks - ours and stretch.text.strip():
                same = TokenHunk(before=(0, 0), after=(start, at), tokens=(0, 0))
                yield Hunk(
                    kind=EditKind.MISLEADING_FORMAT,
                    ours=pair[0],
                    theirs=pair[1],
                    cell=cell,
                    token_hunk=same,
                    looks=stretch.looks - ours,
                    words=stretch.text,
                )
            if stretch.note:
                yield Hunk(
                    kind=EditKind.INSERTED,
                    ours=pair[0],
                    theirs=pair[1],
                    cell=cell,
                    token_hunk=TokenHunk(before=(0, 0), after=(start, start), tokens=(0, 0)),
                    note=stretch.note,
                )


def live_references(lines: Sequence[Line]) -> list[FieldUse]:
    """The live cross-references of some lines."""
    return [field for line in lines for field in line.fields if field.kind == "REF"]


def _retargeted_references(
    mine: DiffUnit, other: DiffUnit, pair: Pair, labels: ReturnedLabels
) -> Iterator[Hunk]:
    """References that show our number and, followed, lead to another clause or to nothing.

    One that was made plain text leads nowhere by itself, and shows what it shows.
    """
    ours, theirs = list(_live_references_in(mine)), list(_live_references_in(other))
    if len(ours) != len(theirs):
        return
    for (cell, start, one), (_, place, theirs_now) in zip(ours, theirs, strict=True):
        astray = one.target != theirs_now.target or theirs_now.target in labels.lost_bookmarks
        if astray and one.text == theirs_now.text:
            first = len(tokens_of(mine.texts[cell][:start]))
            yield Hunk(
                kind=EditKind.REFERENCE,
                ours=pair[0],
                theirs=pair[1],
                cell=cell,
                token_hunk=TokenHunk(
                    before=(start, start + len(one.text)),
                    after=(place, place + len(theirs_now.text)),
                    tokens=(first, first + 1),
                ),
                words=theirs_now.target,
            )


def _live_references_in(unit: DiffUnit) -> Iterator[tuple[int, int, FieldUse]]:
    """The live references of a unit, each with its cell and its place in it."""
    cell, start, last = -1, 0, None
    for line in unit.lines:
        if cell < 0 or line.cell != last:
            cell, start, last = cell + 1, 0, line.cell
        yield from ((cell, start + field.place, field) for field in live_references([line]))
        start += len(line.text) + 1


def _restyled(mine: DiffUnit, other: DiffUnit, labels: ReturnedLabels) -> bool:
    style = mine.lines[0].style
    return labels.styles.get(style, style) != other.lines[0].style


def _with_moves(
    found: Sequence[Hunk],
    ours: Sequence[DiffUnit],
    theirs: Sequence[DiffUnit],
) -> Iterator[Hunk]:
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
