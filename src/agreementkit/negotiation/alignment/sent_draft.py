"""Our own record of a draft that was sent: the text as composed, and the lines of its file."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrs import evolve, field, frozen

from agreementkit.errors import Fault, InvalidError
from agreementkit.model.document import (
    SIGNED_WITH,
    ClauseHeading,
    Document,
    DocumentBlock,
    Layout,
    PartHeading,
    ScheduleHeading,
    SignatureBlock,
    Table,
    line_of,
    text_of,
)
from agreementkit.model.fixed_wording import ComposedWords
from agreementkit.negotiation.alignment.sections import (
    Section,
    SectionKind,
    group_outside_lines,
    is_main_text,
)
from agreementkit.ooxml.reading import Line, Reading, StoryType, TextRun
from agreementkit.word.reader import read_word
from agreementkit.word.writer import contents_entries, cover_lines

NOTHING_READ = Reading(accepted=(), rejected=())
"""How a file reads in which nothing stands."""


@frozen(kw_only=True)
class Baseline:
    """What stands under the tracked changes that a reply was sent with."""

    document: Document
    """The text with every one of them rejected."""
    lines: tuple[Line, ...]
    """The same, as the file has it."""
    marked: tuple[Line, ...]
    """The lines of the file with every change."""


@frozen(kw_only=True)
class SentDraft:
    """What we sent. Whatever comes back is compared with this, never with its own redline."""

    document: Document = field(repr=False)
    """The text with every change of its own accepted."""
    lines: tuple[Line, ...] = field(repr=False)
    """The same, as the file has it."""
    baseline: Baseline | None = field(default=None, repr=False)
    """Of a reply; None for a clean draft, in which both sides are one."""
    reading: Reading = field(default=NOTHING_READ, repr=False)
    """The file as it reads: what it shows beside its lines is ours."""
    new_prefix: str = "new"
    """What sections that we did not send are called by, with a number behind it."""

    @property
    def side(self) -> str:
        """The name of our side, in which our changes and comments stand."""
        return self.document.version.side or ComposedWords.OUR_SIDE


def read_sent_draft(
    document: Document,
    data: bytes,
    *,
    base: Document | None = None,
    new_prefix: str = "new",
) -> SentDraft:
    """Our record of a draft.

    Args:
        document: the text as both sides have it, with every change accepted.
        data: the Word file that went out.
        base: of a reply, the text with every change rejected.
        new_prefix: what sections that we did not send are to be called by.

    Raises:
        RefusedError: the bytes are no Word file.
    """
    read = read_word_cached(data)
    baseline = None
    if base is not None:
        baseline = Baseline(document=base, lines=read.rejected, marked=read.marked)
    return SentDraft(
        document=document,
        lines=read.accepted,
        baseline=baseline,
        reading=read,
        new_prefix=new_prefix,
    )


@lru_cache(maxsize=4)
def read_word_cached(data: bytes) -> Reading:
    """A Word file as it reads; one round reads the draft and its return more than once.

    Raises:
        RefusedError: it is no Word file that can be opened safely.
    """
    return read_word(data)


def with_our_label(reading: Reading, document: Document) -> Reading:
    """A file as it reads, with the label of the draft as we sent it.

    A draft that was mailed before a negotiation began does not say which round it is, and
    has no mark of ours. That is a difference between two writers of ours, and nobody's edit.

    Args:
        reading: a file that came back.
        document: the draft that it answers.
    """
    ours, mailed = str(document.version), str(evolve(document.version, round=None))
    if reading.identifier or ours == mailed:
        return reading
    relabelled = {f"{before}{mailed}": f"{before}{ours}" for before in ("", f"{document.title}\t")}

    def labelled(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(
            evolve(line, text=text, text_runs=(TextRun(text=text),))
            if (text := relabelled.get(line.text))
            and not any(run.revisions for run in line.text_runs)
            else line
            for line in lines
        )

    return evolve(
        reading,
        accepted=labelled(reading.accepted),
        rejected=labelled(reading.rejected),
        marked=labelled(reading.marked),
    )


# The record cut into sections, and each block of it beside its lines.
#
# Nothing here is guessed. The file was written from the document, so each block prints
# lines that are known beforehand; where the two differ, the fault is ours.

COVER, CONTENTS = "cover", "contents"
"""The ids of the two sections at the front."""


@frozen(kw_only=True)
class PrintedBlock:
    """A block of our document with the lines that it prints."""

    block: DocumentBlock
    lines: tuple[Line, ...]
    start: int
    """The place of its first line in the file, counted from 0."""


@frozen(kw_only=True)
class SentSection:
    """A section of what we sent with its blocks; none for the front and what is outside."""

    section: Section
    blocks: tuple[PrintedBlock, ...] = field(default=(), repr=False)


_NOT_AN_AGREEMENT = Fault(
    message="only an agreement is negotiated, with nothing before its cover",
    remedy="send the employer's copy, and keep the other papers for yourselves",
)


def sections_with_blocks(sent: SentDraft) -> tuple[SentSection, ...]:
    """The sections of what we sent, each with its blocks and their lines.

    Raises:
        InvalidError: the file was not written from the document.
    """
    if sent.document.layout is not Layout.AGREEMENT or sent.document.front:
        raise InvalidError([_NOT_AN_AGREEMENT])
    body = [(at, line) for at, line in enumerate(sent.lines) if is_main_text(line)]
    lines = _LineCursor([line for _, line in body])
    cover = lines.take([words for _, words in cover_lines(sent.document)])
    contents = lines.take(["Contents", *_contents(sent)])
    printed = [_printed_block(block, lines) for block in sent.document.blocks]
    if lines.rest:
        raise InvalidError([_mismatch("nothing more", lines.rest[0].text)])
    front = (
        _front(COVER, cover, 0),
        _front(CONTENTS, contents, len(cover)),
    )
    return (*front, *_by_section(printed), *_outside(sent.lines))


def _contents(sent: SentDraft) -> Iterator[str]:
    for entry in contents_entries(sent.document):
        yield contents_entry(entry.number, entry.title)


def contents_entry(number: str, title: str) -> str:
    """How the contents name a heading."""
    gap = " " if number.startswith(("Part ", "Schedule ")) else "\t"
    return f"{number}{gap}{title}"


def _printed_block(block: DocumentBlock, lines: "_LineCursor") -> PrintedBlock:
    start = lines.at
    return PrintedBlock(block=block, lines=lines.take(printed_lines(block)), start=start)


def printed_lines(block: DocumentBlock) -> Sequence[str]:
    """The texts of the lines that a block prints, those of a table cell by cell."""
    match block:
        case Table():
            cells = [text_of(cell) for row in block.rows for cell in row]
            return [*block.header, *cells]
        case SignatureBlock():
            return [block.heading, *(f"{label}\t\t" for label in SIGNED_WITH)]
        case _:
            return [text_of(line_of(block))]


class _LineCursor:
    """The lines of the main text, taken from the front."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self.at = 0

    @property
    def rest(self) -> Sequence[Line]:
        return self._lines[self.at :]

    def take(self, texts: Sequence[str]) -> tuple[Line, ...]:
        """The next lines, which must have these texts."""
        found = tuple(self._lines[self.at : self.at + len(texts)])
        for number, text in enumerate(texts):
            found_text = found[number].text if number < len(found) else "nothing more"
            if found_text != text:
                raise InvalidError([_mismatch(text, found_text)])
        self.at += len(texts)
        return found


def _mismatch(ours: str, found: str) -> Fault:
    return Fault(
        message=f"our record and the file that went out differ: {ours[:80]!r} is {found[:80]!r} there",
        remedy="record the document and the file that were made from one another",
    )


def _front(id_: str, lines: tuple[Line, ...], start: int) -> SentSection:
    return SentSection(
        section=Section(kind=SectionKind.FRONT, id=id_, lines=lines, start=start),
    )


def _by_section(printed: Sequence[PrintedBlock]) -> Iterator[SentSection]:
    """Blocks to sections: one begins with each heading, and where a clause ends without one."""
    kind, id_, blocks = SectionKind.PART, "", list[PrintedBlock]()
    for each in printed:
        opening = _opens(each.block, kind, id_)
        if opening:
            if blocks:
                yield _section(kind, id_, blocks)
            (kind, id_), blocks = opening, []
        blocks.append(each)
    if blocks:
        yield _section(kind, id_, blocks)


def _opens(block: DocumentBlock, kind: SectionKind, id_: str) -> tuple[SectionKind, str] | None:
    """What a block opens; None where it goes on with what is open."""
    match block:
        case PartHeading():
            return SectionKind.PART, block.number
        case ClauseHeading():
            return SectionKind.CLAUSE, block.clause
        case ScheduleHeading():
            return SectionKind.SCHEDULE, block.id
        case SignatureBlock(clause=None) if kind is not SectionKind.SIGNATURES:
            return SectionKind.SIGNATURES, "signatures"
        case _ if block.clause and (kind, id_) != (SectionKind.CLAUSE, block.clause):
            return SectionKind.CLAUSE, block.clause
        case _:
            return None


def _section(kind: SectionKind, id_: str, blocks: Sequence[PrintedBlock]) -> SentSection:
    lines = tuple(line for each in blocks for line in each.lines)
    section = Section(kind=kind, id=id_, lines=lines, start=blocks[0].start)
    return SentSection(section=section, blocks=tuple(blocks))


def _outside(lines: Sequence[Line]) -> Iterator[SentSection]:
    """Headers, footers and notes, each part and each note for itself."""
    counts = Counter[StoryType]()
    for placed in group_outside_lines(lines):
        start, first = placed[0]
        counts[first.place] += 1
        count = counts[first.place]
        section = Section(
            kind=SectionKind.OUTSIDE,
            id=f"{first.place}" if count == 1 else f"{first.place} {count}",
            lines=tuple(line for _, line in placed),
            start=start,
        )
        yield SentSection(section=section)
