"""One difference between what we sent and what came back, with its words and whose it is."""

from datetime import datetime
from enum import StrEnum

from attrs import frozen

from agreementkit.ooxml.reading import Concealment
from agreementkit.text.confusables import Confusable


class EditKind(StrEnum):
    """What was done."""

    WORDS = "words"
    """Words within a paragraph that stays."""
    INSERTED = "inserted"
    """A paragraph, or a whole section, that we did not send."""
    DELETED = "deleted"
    MOVED = "moved"
    """The same words at another place."""
    HEADING = "heading"
    """Words of a heading."""
    CELL = "cell"
    """Words of a table's cell."""
    ROW_INSERTED = "row inserted"
    ROW_DELETED = "row deleted"
    REFERENCE = "reference"
    """The number of a cross-reference, or what it leads to."""
    LEVEL = "level"
    """The paragraph stands at another level, or in another style."""
    NUMBER = "number"
    """The number that prints is not the one that its place would give."""
    MISLEADING_FORMAT = "look"
    """The words stay, and are formatted so that a reader would miss or misread them."""


COUNTING = (EditKind.LEVEL, EditKind.NUMBER)
"""What is done to how paragraphs count, and to no word of them."""


@frozen(kw_only=True)
class ChangeAuthor:
    """Who made a tracked change, as the file says, and when."""

    author: str
    when: datetime | None = None
    """As it prints, without a zone; None where the file gives none."""


@frozen(kw_only=True)
class MisleadingText:
    """Words that do not look like what they are."""

    where: str
    words: str
    looks: tuple[Concealment, ...]


@frozen(kw_only=True)
class Edit:
    """One difference. Joined, `lead`, the words and `tail` are a piece of the sentence."""

    where: str
    """As people name the place: `7.2(a)`, `heading of 7`, `7, table, row 3, column 2`."""
    kind: EditKind
    before: str = ""
    """The words that we sent and that are gone; empty where nothing went."""
    after: str = ""
    """The words that came; empty where nothing came."""
    lead: str = ""
    """A few words in front of them, as they came back."""
    tail: str = ""
    """A few words behind them."""
    sentence_before: str = ""
    """The whole sentence as we sent it."""
    sentence_after: str = ""
    """The whole sentence as it came back."""
    tracked: bool = False
    """Whether a tracked change shows it and, rejected, gives back our words. In the base
    nothing is: what differs there was changed silently."""
    by: tuple[ChangeAuthor, ...] = ()
    """Of a tracked change, each person once."""
    disguises: tuple[Confusable, ...] = ()
    """Characters among the words that came that are not what they seem."""
    note: str = ""
    """What a reader could not see from the words alone."""
    stands_in: str = ""
    """The kind of note that its words stand in, such as `footnote`; empty for the text itself."""
