"""Sections of a Word file, and what became of each that we sent in the file that came back."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from attrs import frozen

from agreementkit.ooxml.reading import Line, StoryType

PlacedLines = tuple[tuple[int, Line], ...]
"""Lines that stand together, each with its place in the view."""


class SectionKind(StrEnum):
    """What a section is."""

    FRONT = "front"
    """The cover and the contents."""
    PART = "part"
    CLAUSE = "clause"
    SCHEDULE = "schedule"
    SIGNATURES = "signatures"
    OUTSIDE = "outside"
    """Headers, footers, notes, text boxes: text that stands in no clause."""


OUTSIDE_CLAUSES = frozenset({SectionKind.FRONT, SectionKind.OUTSIDE})
"""What is no part of the agreement's own text."""


def is_main_text(line: Line) -> bool:
    """Whether a line is main text."""
    return not line.part and line.place is StoryType.BODY


def group_outside_lines(lines: Sequence[Line]) -> Iterator[PlacedLines]:
    """Headers, footers, notes and boxes: the lines of each part and of each note together."""
    found: dict[tuple[str, StoryType, str], list[tuple[int, Line]]] = {}
    for at, line in enumerate(lines):
        if not is_main_text(line):
            found.setdefault((line.part, line.place, line.note), []).append((at, line))
    yield from map(tuple, found.values())


@frozen(kw_only=True)
class Section:
    """Lines that belong together, their heading first."""

    kind: SectionKind
    id: str = ""
    """Of a clause or schedule of ours, what our record calls it; of a Part, its number;
    of text outside, the place. What our record does not know has a name of its own, such as
    `new-1`, that says nothing."""
    lines: tuple[Line, ...]
    start: int = 0
    """The place of its first line in the view that it was cut from, counted from 0."""

    @property
    def title(self) -> str:
        """The words of its heading."""
        return self.lines[0].text if self.lines else ""


class SectionChange(StrEnum):
    """What became of a section as a whole; what changed inside it is told elsewhere."""

    STAYS = "stays"
    MOVED = "moved"
    """It stands elsewhere among its neighbours."""
    DELETED = "deleted"
    NEW = "new"
    """We sent nothing like it."""
    COPIED = "copied"
    """A second copy of a section that also stands where it stood."""
    SPLIT = "split"
    """A part of a section of ours, under a heading of its own."""
    MERGED = "merged"
    """Its text now stands inside another section."""


class MatchBasis(StrEnum):
    """By what a section was found again, surest first."""

    ANCHORS = "anchors"
    """Two of its marks agree: the bookmark on its heading, and that on its first paragraph or, in
    drafts of earlier versions, the content control on its heading."""
    ANCHOR = "anchor"
    """One mark on its heading."""
    BODY = "body"
    """The second bookmark, on its first paragraph."""
    LIKENESS = "likeness"
    """Heading and words are alike, and the order fits."""
    PLACE = "place"
    """It stands between two that were found."""
    NONE = "none"
    """It was not found, or matches nothing."""


@frozen(kw_only=True)
class SectionMatch:
    """A section of ours, the section that came back for it, or both."""

    fate: SectionChange
    sent: Section | None = None
    """None for what is new."""
    returned: Section | None = None
    """None for what was deleted or merged."""
    basis: MatchBasis = MatchBasis.NONE
    related_id: str = ""
    """Of a copy or a split, the id of the section it was made from; of a merged one, the id
    of the section that holds it now; of a moved one, the id of the section it follows."""
    sure: bool = True
    """Whether a person need not be asked."""
    why: str = ""
    """What a person is to be asked, or how it was known, in a sentence."""


@frozen(kw_only=True)
class Alignment:
    """One view of a returned file against what we sent."""

    matches: tuple[SectionMatch, ...]
    """In the order of the returned file; what was deleted stands where it stood."""

    def of(self, id_: str) -> SectionMatch | None:
        """The match of a section of ours, by its id; None where there is none such."""
        return next((each for each in self.matches if each.sent and each.sent.id == id_), None)
