"""The main text of a returned file cut at its headings, before anybody knows which is which."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from attrs import frozen

from agreementkit.model.document import SIGNED_FOR
from agreementkit.negotiation.alignment.sections import (
    OUTSIDE_CLAUSES,
    PlacedLines,
    Section,
    SectionKind,
    is_main_text,
)
from agreementkit.negotiation.alignment.sent_draft import SentSection
from agreementkit.ooxml.reading import Line
from agreementkit.word import styles

CONTENTS_STYLES = ("TOC", "Contents")
"""How the styles of the contents begin, with us and in other programs."""
_HEADINGS = frozenset({styles.PART_HEADING, styles.CLAUSE_HEADING, styles.SCHEDULE_HEADING})
_CLAUSE_LEVEL = 2
"""The level of a clause's heading: what lies below is a heading inside a clause."""
_LONGEST_HEADING = 14
"""Words of a heading at most, where nothing but its words tells one."""


@frozen(kw_only=True)
class Segmentation:
    """The main text of a returned file."""

    front: PlacedLines
    """The cover and the contents."""
    segments: tuple[PlacedLines, ...]
    """Each from a heading to the next."""


def segment_at_headings(index: "SentIndex", lines: Sequence[Line]) -> Segmentation:
    """A view of a returned file cut at its headings; every line of main text is in one segment.

    Args:
        index: what we sent.
        lines: the view.
    """
    body = tuple((at, line) for at, line in enumerate(lines) if is_main_text(line))
    headings = _HeadingFinder(index, [line for _, line in body])
    places = [*headings.places(), len(body)]
    segments: list[PlacedLines] = []
    front = body[: places[0]]
    for start, end in pairwise(places):
        segment = body[start:end]
        if segments and not any(line.text.strip() for _, line in segment):
            # An empty line that keeps the style of a heading is the end of what it follows.
            segments[-1] += segment
        else:
            segments.append(segment)
    return Segmentation(front=front, segments=tuple(segments))


class _HeadingFinder:
    """The places where a section begins."""

    def __init__(self, index: "SentIndex", lines: Sequence[Line]) -> None:
        self.index = index
        self.lines = lines
        self.texts = [lookup_text(line.text) for line in lines]
        self.anchored_sections = {
            index.sections_by_anchor[name]
            for at, line in enumerate(lines)
            for name in self._names(at)
            if self._has_anchor(at)
        }
        self.cover = {lookup_text(line.text) for line in index.cover}

    def places(self) -> Iterator[int]:
        first = self._end_of_front()
        if first < len(self.lines):
            yield first
        yield from filter(self._begins_section, range(first + 1, len(self.lines)))

    def _end_of_front(self) -> int:
        """Where the front ends."""
        certain = next(
            (at for at, _ in enumerate(self.lines) if self._is_certain_heading(at)), len(self.lines)
        )
        return min(certain, self._first_by_words())

    def _is_certain_heading(self, at: int) -> bool:
        return (self._has_anchor(at) or self._has_heading_style(at)) and self.texts[
            at
        ] not in self.cover

    def _first_by_words(self) -> int:
        """Where a text begins whose headings have nothing but their words.

        The contents say each heading too: they are told from the text by the first line
        that can stand in the text alone.
        """
        texts, index = self.texts, self.index
        body_lines = (
            at
            for at, text in enumerate(texts)
            if index.is_body_text(text) and text not in self.cover
        )
        at = next(body_lines, len(texts))
        last = len(index.sections) if at < len(texts) else -1
        for before in range(at - 1, -1, -1):
            if places := self._sections_titled(before):
                place = max((each for each in places if each < last), default=None)
                if place is None:
                    break
                at, last = before, place
        return at

    def _begins_section(self, at: int) -> bool:
        line = self.lines[at]
        if line.cell or line.style.startswith(CONTENTS_STYLES):
            return False
        return (
            self._has_anchor(at)
            or self._has_heading_style(at)
            or self._reads_as_heading(at)
            or self._begins_signatures(at)
        )

    def _names(self, at: int) -> Iterator[str]:
        heads, tags, _ = anchor_names(self.lines[at])
        return (name for name in heads | tags if name in self.index.sections_by_anchor)

    def _has_anchor(self, at: int) -> bool:
        """Whether a line has the mark of a heading, and is one.

        A mark can be left on the first line below a heading that was struck out.
        """
        line = self.lines[at]
        if line.cell or not any(self._names(at)):
            return False
        if self._has_heading_style(at) or self._sections_titled(at) or self._has_merged_heading(at):
            return True
        return (
            bool(self.texts[at]) and self._is_short(at) and self.texts[at] not in self.index.lines
        )

    def _has_merged_heading(self, at: int) -> bool:
        """Whether a heading and the line below it have become one."""
        titles = (
            self.index.sections[self.index.sections_by_anchor[name]].title
            for name in self._names(at)
        )
        return any(self.texts[at].startswith(lookup_text(title)) for title in titles)

    def _has_heading_style(self, at: int) -> bool:
        line = self.lines[at]
        if line.cell or line.style.startswith(CONTENTS_STYLES) or self.texts[at] == "contents":
            return False
        anchored_sections = bool(self.texts[at]) or any(self._names(at))
        return anchored_sections and (0 < line.level <= _CLAUSE_LEVEL or line.style in _HEADINGS)

    def _sections_titled(self, at: int) -> tuple[int, ...]:
        """The sections that have a line for their title, with or without a number before it."""
        titles = self.index.sections_by_title
        return titles.get(self.texts[at]) or titles.get(lookup_title(self.texts[at]), ())

    def _is_short(self, at: int) -> bool:
        text = self.texts[at]
        return text.count(" ") < _LONGEST_HEADING and not text.endswith((".", ";", ":", ","))

    def _reads_as_heading(self, at: int) -> bool:
        """Whether a line without mark and style is a heading: by its words, or what follows."""
        places = self._sections_titled(at)
        below = self._section_of_next_line(at)
        if places:
            return not self.anchored_sections.issuperset(places) or below in places
        if not self._is_short(at) or not self.texts[at] or self.texts[at] in self.index.lines:
            return False
        return (
            below is not None
            and below not in self.anchored_sections
            and not self._continues_signatures(at, below)
        )

    def _continues_signatures(self, at: int, below: int) -> bool:
        """Whether a line names one more party, where the parties have begun to sign."""
        if self.index.sections[below].kind is not SectionKind.SIGNATURES:
            return False
        return any(text.startswith(SIGNED_FOR.casefold()) for text in self.texts[:at])

    def _section_of_next_line(self, at: int) -> int | None:
        """The section whose first line comes next."""
        text = next((text for text in self.texts[at + 1 : at + 4] if text), "")
        return self.index.sections_by_first_line.get(text)

    def _begins_signatures(self, at: int) -> bool:
        """Whether the parties begin to sign, where they do so outside of a clause."""
        if not self.lines[at].text.startswith(SIGNED_FOR):
            return False
        separate = any(each.kind is SectionKind.SIGNATURES for each in self.index.sections)
        return separate and not any(
            text.startswith(SIGNED_FOR.casefold()) for text in self.texts[:at]
        )


# What the sections that we sent are known by.

_FEW = 4
"""Words that a line must have to tell where it comes from."""
_BODY = "_b"
_TAG = "agk:"


class SentIndex:
    """The sections of the main text, by their places in `sections`."""

    def __init__(self, record: Sequence[SentSection]) -> None:
        self.front = [each for each in record if each.section.kind is SectionKind.FRONT]
        self.outside = [each for each in record if each.section.kind is SectionKind.OUTSIDE]
        self.sections: Sequence[Section] = [
            each.section for each in record if each.section.kind not in OUTSIDE_CLAUSES
        ]
        self.sections_by_anchor: Mapping[str, int] = {
            name: at
            for at, each in enumerate(self.sections)
            for name in anchor_names(each.lines[0])[0]
        }
        self.heading_words = [word_set([each.title]) for each in self.sections]
        self.section_body_words = [_body_word_set(each.lines) for each in self.sections]
        self.weights = _WordWeights(
            [*map(frozenset.union, self.heading_words, self.section_body_words)]
        )
        self.sections_by_title: Mapping[str, tuple[int, ...]] = self._places(title=True)
        self.texts: Mapping[str, tuple[int, ...]] = self._places(title=False)
        self.unique_word_counts: Sequence[int] = [
            self.sole_source_words(each.lines[1:])[at] for at, each in enumerate(self.sections)
        ]
        self.cover = self.front[0].section.lines
        self.line_texts: Sequence[frozenset[str]] = [
            frozenset(lookup_text(line.text) for line in each.lines[1:]) for each in self.sections
        ]
        self.lines = frozenset[str]().union(*self.line_texts)
        self.sections_by_first_line: Mapping[str, int] = {
            lookup_text(each.lines[1].text): at
            for at, each in enumerate(self.sections)
            if len(each.lines) > 1
        }

    def _places(self, *, title: bool) -> Mapping[str, tuple[int, ...]]:
        """The sections with each title, or with each line of some length below it."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, each in enumerate(self.sections):
            if title:
                found[lookup_title(each.title)].append(at)
                continue
            for line in each.lines[1:]:
                text = lookup_text(line.text)
                if text.count(" ") >= _FEW - 1 and at not in found[text]:
                    found[text].append(at)
        return {text: tuple(places) for text, places in found.items()}

    def sole_source_words(self, lines: Iterable[Line]) -> Counter[int]:
        """How many words of some lines are, to the letter, those of one section alone."""
        owners = Counter[int]()
        for line in lines:
            text = lookup_text(line.text)
            owner = self.owner(text)
            if owner is not None:
                owners[owner] += text.count(" ") + 1
        return owners

    def is_body_text(self, text: str) -> bool:
        """Whether a line can stand below a heading alone."""
        return (
            text in self.texts or text in self.sections_by_first_line
        ) and text not in self.sections_by_title

    def owner(self, text: str) -> int | None:
        """The one section that has a line below its heading; None where none or several have."""
        places = self.texts.get(text, ())
        return places[0] if len(places) == 1 else None


def anchor_names(line: Line) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The names of bookmarks on headings, of controls, and of bookmarks on first paragraphs."""
    heads = frozenset(name for name in line.bookmarks if not name.endswith(_BODY))
    bodies = frozenset(name.removesuffix(_BODY) for name in line.bookmarks if name.endswith(_BODY))
    return heads, frozenset(tag.removeprefix(_TAG) for tag in line.tags), bodies


# Lines as they are looked up, and how much their words tell.

_WORD = re.compile(r"\w+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_TYPED_NUMBER = re.compile(
    r"(?:part|clause|schedule|section|article)?\s*"
    r"(?:\d+(?:\.\d+)*|\([a-z]{1,4}\)|[ivxlc]+(?=[.)]))[.):]?(?:\s*[-–—:]\s*|\s+)",
)
_WordSet = frozenset[str]


@lru_cache(maxsize=8192)  # the lines of a draft and of its return, most of them the same
def lookup_text(text: str) -> str:
    """What a line is looked up by: neither case, spaces nor what cannot be seen count.

    Only for finding: what was changed is told from the text itself.

    >>> lookup_text("The  Employer\N{NO-BREAK SPACE}must ")
    'the employer must'
    """
    return " ".join(_INVISIBLE.sub("", text).casefold().split())


def lookup_title(text: str) -> str:
    """What a heading is looked up by: also without a number that was typed before it.

    >>> lookup_title("7. Notice of new systems"), lookup_title("Part 2 – Consultation")
    ('notice of new systems', 'consultation')
    """
    text_without_case = lookup_text(text)
    found = _TYPED_NUMBER.match(text_without_case)
    return (
        text_without_case[found.end() :]
        if found and found.end() < len(text_without_case)
        else text_without_case
    )


def is_typed_number(text: str) -> bool:
    """Whether a text is nothing but a number as it is typed before a line.

    >>> is_typed_number("7.1\t"), is_typed_number("(a) "), is_typed_number("not ")
    (True, True, False)
    """
    return _TYPED_NUMBER.fullmatch(_INVISIBLE.sub("", text).casefold()) is not None


def word_set(texts: Iterable[str]) -> _WordSet:
    """The words of some lines, each once."""
    return frozenset(word for text in texts for word in _WORD.findall(lookup_text(text)))


def _body_word_set(lines: Sequence[Line]) -> _WordSet:
    """The words below a section's heading."""
    return word_set(line.text for line in lines[1:])


class _WordWeights:
    """How much a word tells: the fewer sections have it, the more.

    Args:
        sections: the words of each section of what was sent.
    """

    def __init__(self, sections: Sequence[_WordSet]) -> None:
        counts = Counter(word for words in sections for word in words)
        self._weights = {word: 1 / count for word, count in counts.items()}

    def weight(self, words: _WordSet) -> float:
        """What some words tell together; one that we never wrote tells as much as any."""
        weights = self._weights
        return sum([weights.get(word, 1.0) for word in words])

    def similarity(self, one: _WordSet, other: _WordSet) -> float:
        """The share of what two sections say that both say, from 0 to 1."""
        both = self.weight(one) + self.weight(other)
        return 2 * self.weight(one & other) / both if both else 0.0

    def containment(self, part: _WordSet, whole: _WordSet) -> float:
        """How much of a part is in a whole, from 0 to 1."""
        weight = self.weight(part)
        return self.weight(part & whole) / weight if weight else 0.0
