"""What became of each section that we sent, in the file that came back."""

from enum import StrEnum

from attrs import frozen

from agreementkit.negotiate.matching.section import Section

__all__ = ["Fate", "How", "Match", "Matching"]


class Fate(StrEnum):
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


class How(StrEnum):
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
class Match:
    """A section of ours, the section that came back for it, or both."""

    fate: Fate
    sent: Section | None = None
    """None for what is new."""
    returned: Section | None = None
    """None for what was deleted or merged."""
    how: How = How.NONE
    with_: str = ""
    """Of a copy or a split, the id of the section it was made from; of a merged one, the id
    of the section that holds it now; of a moved one, the id of the section it follows."""
    sure: bool = True
    """Whether a person need not be asked."""
    why: str = ""
    """What a person is to be asked, or how it was known, in a sentence."""


@frozen(kw_only=True)
class Matching:
    """One view of a returned file against what we sent."""

    matches: tuple[Match, ...]
    """In the order of the returned file; what was deleted stands where it stood."""

    def of(self, id_: str) -> Match | None:
        """The match of a section of ours, by its id; None where there is none such."""
        return next((each for each in self.matches if each.sent and each.sent.id == id_), None)

    @property
    def unsure(self) -> tuple[Match, ...]:
        """Those that a person must look at."""
        return tuple(each for each in self.matches if not each.sure)
