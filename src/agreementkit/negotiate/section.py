"""The lines of a Word file cut where it changes its subject."""

from enum import StrEnum

from attrs import frozen

from agreementkit.word.reading import Line

__all__ = ["Section", "SectionKind"]


class SectionKind(StrEnum):
    """What a stretch of a file is."""

    FRONT = "front"
    """The cover and the contents."""
    PART = "part"
    CLAUSE = "clause"
    SCHEDULE = "schedule"
    SIGNATURES = "signatures"
    OUTSIDE = "outside"
    """Headers, footers, notes, text boxes: text that stands in no clause."""


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
