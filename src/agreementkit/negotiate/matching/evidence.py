"""What speaks for a piece of a returned file being a section of ours."""

from agreementkit.negotiate.matching.alike import known_text, plain_title, words_of
from agreementkit.negotiate.matching.cutting import Stretch
from agreementkit.negotiate.matching.known import Known, names_on

__all__ = ["Piece"]

_HEADING = 0.25
"""What a heading counts for beside the text below it."""


class Piece:
    """A piece of the returned text, and how it compares with each section of ours."""

    def __init__(self, known: Known, stretch: Stretch) -> None:
        self.known = known
        self.start = stretch[0][0]
        self.lines = tuple(line for _, line in stretch)
        heads, tags, _ = names_on(self.lines[0])
        self.bookmarked = frozenset(known.by_name[name] for name in heads if name in known.by_name)
        self.tagged = frozenset(known.by_name[name] for name in tags if name in known.by_name)
        self.below = frozenset(
            known.by_name[name]
            for line in self.lines
            for name in names_on(line)[2]
            if name in known.by_name
        )
        self.agreed = self.bookmarked & (self.tagged | self.below)
        """What the bookmark on its heading says, and another of its marks says too."""
        self.title = plain_title(self.lines[0].text)
        self.head = words_of([self.lines[0].text])
        self.body = words_of(line.text for line in self.lines[1:])
        self.owners = known.owners(self.lines[1:])
        """How many words of its lines are, to the letter, those of one section alone."""
        self._found: dict[int, float] = {}

    @property
    def text(self) -> str:
        """The words of its heading, as a message shows them."""
        return self.lines[0].text.strip()[:80] or "(no words)"

    def likeness(self, at: int) -> float:
        """How alike it is to a section of ours, from 0 to 1; by the text, then by the heading."""
        if at not in self._found:
            self._found[at] = self._likeness(at)
        return self._found[at]

    def _likeness(self, at: int) -> float:
        known = self.known
        same = plain_title(known.sections[at].title) == self.title
        head = 1.0 if same else known.rarity.likeness(self.head, known.heads[at])
        if not self.body or not known.bodies[at]:
            return head
        body = known.rarity.likeness(self.body, known.bodies[at])
        return _HEADING * head + (1 - _HEADING) * body

    def taken_from(self, at: int) -> float:
        """How much of its text stands in a section of ours, from 0 to 1.

        Where no line tells by itself where it comes from, whole lines count, and not words:
        a few words stand together in many a section.
        """
        if self.owners:
            return self.known.rarity.share(self.body, self.known.bodies[at])
        said = [text for line in self.lines[1:] if (text := known_text(line.text))]
        ours = self.known.lines_of[at]
        return sum(text in ours for text in said) / len(said) if said else 0.0

    def holds(self, at: int) -> float:
        """How much of a section of ours stands in it to the letter, from 0 to 1."""
        total = self.known.own_words[at]
        return self.owners[at] / total if total else 0.0
