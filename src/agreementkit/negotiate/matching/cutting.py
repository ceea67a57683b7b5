"""The main text of a returned file cut at its headings, before anybody knows which is which."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from agreementkit.model.document import SIGNED_FOR
from agreementkit.negotiate.matching.alike import known_text, plain_title
from agreementkit.negotiate.matching.known import Known, names_on
from agreementkit.negotiate.matching.section import SectionKind
from agreementkit.word import styles
from agreementkit.word.reading import Line, Place

__all__ = ["OF_CONTENTS", "Cut", "Stretch", "cut", "in_body"]

OF_CONTENTS = ("TOC", "Contents")
"""How the styles of the contents begin, with us and in other programs."""
_HEADINGS = frozenset({styles.PART_HEADING, styles.CLAUSE_HEADING, styles.SCHEDULE_HEADING})
_DEEPEST = 2
"""The level of a clause's heading: what lies below is a heading inside a clause."""
_LONGEST = 14
"""Words of a heading at most, where nothing but its words tells one."""

Stretch = tuple[tuple[int, Line], ...]
"""Lines that stand together, each with its place in the view."""


@frozen(kw_only=True)
class Cut:
    """The main text of a returned file."""

    front: Stretch
    """The cover and the contents."""
    pieces: tuple[Stretch, ...]
    """Each from a heading to the next."""


def in_body(line: Line) -> bool:
    """Whether a line is main text."""
    return not line.part and line.place is Place.BODY


def cut(known: Known, lines: Sequence[Line]) -> Cut:
    """A view of a returned file cut at its headings; every line of main text is in one piece.

    Args:
        known: what we sent.
        lines: the view.
    """
    body = tuple((at, line) for at, line in enumerate(lines) if in_body(line))
    headings = _Headings(known, [line for _, line in body])
    places = [*headings.places(), len(body)]
    pieces: list[Stretch] = []
    front = body[: places[0]]
    for start, end in pairwise(places):
        piece = body[start:end]
        if pieces and not any(line.text.strip() for _, line in piece):
            # An empty line that keeps the style of a heading is the end of what it follows.
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return Cut(front=front, pieces=tuple(pieces))


class _Headings:
    """The places where a section begins."""

    def __init__(self, known: Known, lines: Sequence[Line]) -> None:
        self.known = known
        self.lines = lines
        self.texts = [known_text(line.text) for line in lines]
        self.named = {
            known.by_name[name]
            for at, line in enumerate(lines)
            for name in self._names(at)
            if self._anchored(at)
        }
        self.cover = {known_text(line.text) for line in known.cover}

    def places(self) -> Iterator[int]:
        first = self._first()
        if first < len(self.lines):
            yield first
        yield from filter(self._opens, range(first + 1, len(self.lines)))

    def _first(self) -> int:
        """Where the front ends."""
        strong = next((at for at, _ in enumerate(self.lines) if self._surely(at)), len(self.lines))
        return min(strong, self._typed())

    def _surely(self, at: int) -> bool:
        return (self._anchored(at) or self._styled(at)) and self.texts[at] not in self.cover

    def _typed(self) -> int:
        """Where a text begins whose headings have nothing but their words.

        The contents say each heading too: they are told from the text by the first line
        that can stand in the text alone.
        """
        texts, known = self.texts, self.known
        lone = (
            at for at, text in enumerate(texts) if known.of_body(text) and text not in self.cover
        )
        at = next(lone, len(texts))
        last = len(known.sections) if at < len(texts) else -1
        for before in range(at - 1, -1, -1):
            if places := self._titled(before):
                place = max((each for each in places if each < last), default=None)
                if place is None:
                    break
                at, last = before, place
        return at

    def _opens(self, at: int) -> bool:
        line = self.lines[at]
        if line.cell or line.style.startswith(OF_CONTENTS):
            return False
        return self._anchored(at) or self._styled(at) or self._said(at) or self._signs(at)

    def _names(self, at: int) -> Iterator[str]:
        heads, tags, _ = names_on(self.lines[at])
        return (name for name in heads | tags if name in self.known.by_name)

    def _anchored(self, at: int) -> bool:
        """Whether a line has the mark of a heading, and is one.

        A mark can be left on the first line below a heading that was struck out.
        """
        line = self.lines[at]
        if line.cell or not any(self._names(at)):
            return False
        if self._styled(at) or self._titled(at) or self._runs_on(at):
            return True
        return bool(self.texts[at]) and self._short(at) and self.texts[at] not in self.known.lines

    def _runs_on(self, at: int) -> bool:
        """Whether a heading and the line below it have become one."""
        titles = (self.known.sections[self.known.by_name[name]].title for name in self._names(at))
        return any(self.texts[at].startswith(known_text(title)) for title in titles)

    def _styled(self, at: int) -> bool:
        line = self.lines[at]
        if line.cell or line.style.startswith(OF_CONTENTS) or self.texts[at] == "contents":
            return False
        named = bool(self.texts[at]) or any(self._names(at))
        return named and (0 < line.level <= _DEEPEST or line.style in _HEADINGS)

    def _titled(self, at: int) -> tuple[int, ...]:
        """The sections that have a line for their title, with or without a number before it."""
        titles = self.known.titles
        return titles.get(self.texts[at]) or titles.get(plain_title(self.texts[at]), ())

    def _short(self, at: int) -> bool:
        text = self.texts[at]
        return text.count(" ") < _LONGEST and not text.endswith((".", ";", ":", ","))

    def _said(self, at: int) -> bool:
        """Whether a line without mark and style is a heading: by its words, or what follows."""
        places = self._titled(at)
        below = self._below(at)
        if places:
            return not self.named.issuperset(places) or below in places
        if not self._short(at) or not self.texts[at] or self.texts[at] in self.known.lines:
            return False
        return below is not None and below not in self.named and not self._signing(at, below)

    def _signing(self, at: int, below: int) -> bool:
        """Whether a line names one more party, where the parties have begun to sign."""
        if self.known.sections[below].kind is not SectionKind.SIGNATURES:
            return False
        return any(text.startswith(SIGNED_FOR.casefold()) for text in self.texts[:at])

    def _below(self, at: int) -> int | None:
        """The section whose first line comes next."""
        text = next((text for text in self.texts[at + 1 : at + 4] if text), "")
        return self.known.firsts.get(text)

    def _signs(self, at: int) -> bool:
        """Whether the parties begin to sign, where they do so outside of a clause."""
        if not self.lines[at].text.startswith(SIGNED_FOR):
            return False
        loose = any(each.kind is SectionKind.SIGNATURES for each in self.known.sections)
        return loose and not any(text.startswith(SIGNED_FOR.casefold()) for text in self.texts[:at])
