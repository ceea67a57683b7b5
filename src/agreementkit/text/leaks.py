"""Private texts looked for in a finished text.

A long private text is looked for by its runs: twenty-four letters and digits in a
row that also stand in the text. A short one is looked for whole, unless it is made of
figures and labels alone ("19 weeks", "Clause 7, round 2"). What may be shared is taken
off first, so that a note which says "branch committee" does not stop a draft whose own
clause says so; and what a text as composed says by itself explains a short note, and
every reason that quotes it.

All comparison is of letters and digits alone (`alphanumerics`), joined over whatever stands
between them: spaces, marks, tags. Nothing is decoded. What no writer of ours can write,
such as a file inside the file, is for an allow-list to refuse.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from html import unescape
from typing import Self

from attrs import field, frozen

from agreementkit.errors import Fault, LeakError
from agreementkit.model.values import MONTHS, UNITS
from agreementkit.text.normalisation import alphanumeric_words, alphanumerics
from agreementkit.text.quantities import ONES, TEENS, TENS

RUN = 24
"""Letters and digits in a row that make a leak."""
_WIDTH, _STRIDE = 14, 5
"""Every run has a window of this width among those taken at this stride, if every
second window of the private text is known: 14 + 2 * 5 - 1 is within 24."""
_SHORT, _SHORT_WIDTH = 12, 8
"""From this length a short text is looked for without regard to words: 8 + 5 - 1."""
_SHORTEST = 5
"""Letters and digits below which a text says nothing."""
_QUOTED_WORDS = 3
_KEY = 4
"""Letters by which a piece is found; an end shorter than this could be any piece's."""
_MOST_WHOLE = 4
_SHORTEST_JOINED = 2 * _KEY
"""Below this length two ends that are too short to look up would make up anything."""

_PLAIN = frozenset(
    word
    for words in (
        *(ONES.replace("|", " "), TEENS.replace("|", " "), TENS.replace("|", " ")),
        "zero hundred thousand million half quarter once twice pounds pence gbp percent per cent",
        "first second third fourth fifth sixth seventh eighth ninth tenth last next",
        *MONTHS,
        *(f"{unit} {unit.removesuffix('s')}" for unit in UNITS),
        "minute minutes fortnight fortnights year years calendar clear full",
        "monday tuesday wednesday thursday friday saturday sunday",
        "clause clauses section sections schedule schedules part parts paragraph paragraphs",
        "article articles annex annexes appendix item items point points line lines page pages",
        "round rounds draft drafts version versions",
        "a an the this that it its is are was be as at by for from in into of on to up with",
        "within before after until since between about over under and or not no yes ok now then",
        "still only both each all same least most more less fewer than see was were agreed accepted",
    )
    for word in words.lower().split()
)
"""Words that say no more than the figures and labels among which they stand."""
_FIGURE = re.compile(r"\d+(?:st|nd|rd|th)?|[a-z]")
"""A figure, or the letter that a label has: 7(a)."""


@frozen(kw_only=True, eq=False)
class Pieces:
    """Pieces of text, as letters and digits alone, that may stand in a copy side by side."""

    pieces: frozenset[str] = field(repr=False)
    lines: str = field(repr=False)
    """All pieces, one a line."""
    starts: Mapping[str, tuple[str, ...]] = field(repr=False)
    ends: Mapping[str, tuple[str, ...]] = field(repr=False)
    """The pieces by their first and by their last letters."""

    @classmethod
    def of(cls, pieces: Iterable[str]) -> Self:
        """Pieces made ready for looking up."""
        held = {piece: None for piece in pieces if piece}
        starts: dict[str, list[str]] = {}
        ends: dict[str, list[str]] = {}
        for piece in held:
            starts.setdefault(piece[:_KEY], []).append(piece)
            ends.setdefault(piece[-_KEY:], []).append(piece)
        return cls(
            pieces=frozenset(held),
            lines="\n".join(held),
            starts={key: tuple(each) for key, each in starts.items()},
            ends={key: tuple(each) for key, each in ends.items()},
        )

    def explains(self, run: str) -> bool:
        """Whether a run stands in one piece, or where a few of them meet.

        >>> shared = Pieces.of(["inwriting", "within", "workingdays"])
        >>> shared.explains("writingwithin10working"), shared.explains("writingnever")
        (True, False)
        """
        if run in self.lines:
            return True
        return len(run) >= _SHORTEST_JOINED and any(
            self._ends(run[:cut]) and self._begins(run[cut:], _MOST_WHOLE)
            for cut in range(len(run) + 1)
        )

    def _ends(self, head: str) -> bool:
        """Whether a piece ends so."""
        if len(head) < _KEY:
            return True
        return any(piece.endswith(head) for piece in self.ends.get(head[-_KEY:], ()))

    def _begins(self, tail: str, most: int) -> bool:
        """Whether a piece begins so, perhaps after a few whole ones and numbers."""
        if len(tail) < _KEY:
            return True
        if any(piece.startswith(tail) for piece in self.starts.get(tail[:_KEY], ())):
            return True
        return most > 0 and any(
            (tail[:cut].isdigit() or tail[:cut] in self.pieces)
            and self._begins(tail[cut:], most - 1)
            for cut in range(1, len(tail))
        )


@frozen(kw_only=True)
class Leak:
    """A private text found where it may not be."""

    begins: str
    """Its first three words."""
    source: str = ""
    """Where our side has it, such as `the note “why” of scope`; empty where nobody said."""

    def __str__(self) -> str:
        where = f" ({self.source})" if self.source else ""
        return f"a private text that begins “{self.begins}”{where}"


@frozen(kw_only=True, eq=False)
class Private:
    """What must not be found, prepared once for an agreement and its pack."""

    lines: str = field(repr=False)
    """Letters and digits of every private text, one a line, with a line's end before and behind."""
    texts: tuple[str, ...] = field(repr=False)
    """The text of each of those lines."""
    shared: Pieces = field(repr=False)
    windows: frozenset[str] = field(repr=False)
    """Windows of the long ones that stand in nothing that may be shared."""
    short: Mapping[str, tuple[str, ...]] = field(repr=False)
    """Letters and digits of short ones, by each of their windows."""
    phrases: Mapping[str, tuple[tuple[str, ...], ...]] = field(repr=False)
    """The shortest, as words, by their first."""
    sources: Mapping[str, str] = field(factory=dict, repr=False)
    """Where our side has each text, for the message."""
    reasons: frozenset[str] = field(default=frozenset(), repr=False)
    """Those that may quote the text that goes out: our reasons, and no note of a pack."""
    composed: tuple[str, ...] = field(default=(), repr=False)
    """What composing makes by itself of what may be shared, before anybody puts more into it."""

    @cached_property
    def _composed(self) -> Pieces:
        """Made ready where something is found, which is seldom."""
        return Pieces.of(map(alphanumerics, self.composed))

    def found_in(self, text: str, *, markup: bool = False) -> Iterator[Leak]:
        """The private texts of which a text without markup holds a run.

        Args:
            text: what to look through.
            markup: whether it is names and tags, in which any single word may stand.
        """
        split = alphanumeric_words(text)
        line = "".join(split)
        places = range(0, len(line) - _SHORT_WIDTH + 1, _STRIDE)
        yield from self._runs_in(line, places)
        narrow = {line[place : place + _SHORT_WIDTH] for place in places}
        for window in self.short.keys() & narrow:
            for brief in self.short[window]:
                if brief in line and not self._explains(brief):
                    yield self._leak(brief)
        for first in self.phrases.keys() & set(split) if self.phrases else ():
            for phrase in self.phrases[first]:
                if (
                    f" {' '.join(phrase)} " in f" {' '.join(split)} "
                    and not (markup and len(phrase) == 1)
                    and not self._explains("".join(phrase))
                ):
                    yield self._leak("".join(phrase))

    def runs_in(self, text: str) -> Iterator[Leak]:
        """The private texts, none of them short, of which a text holds a run."""
        line = alphanumerics(text)
        yield from self._runs_in(line, range(0, len(line) - _WIDTH + 1, _STRIDE))

    def _runs_in(self, line: str, places: range) -> Iterator[Leak]:
        wide = [line[place : place + _WIDTH] for place in places]
        if not self.windows.isdisjoint(wide):
            for place, window in zip(places, wide, strict=True):
                if window in self.windows:
                    yield from self._around(line, place)

    def _explains(self, brief: str) -> bool:
        """Whether a short text is one that the copy says by itself."""
        return self.shared.explains(brief) or self._composed.explains(brief)

    def _around(self, line: str, place: int) -> Iterator[Leak]:
        """A private run around a window, unless shared texts side by side explain it."""
        start = max(place - RUN + _WIDTH, 0)
        run = self._run(line[start : place + RUN], place - start)
        if len(run) < RUN or _whole_or_in_parts(self.shared, run):
            return
        quotes = self.reasons.issuperset(self._holding(run))
        if not (quotes and _whole_or_in_parts(self._composed, run)):
            yield self._leak(run)

    def _run(self, near: str, before: int) -> str:
        """The longest run around a window that stands in one private text."""
        window = near[before : before + _WIDTH]
        best = ""
        at = self.lines.find(window)
        while at >= 0:
            left = _common_prefix(near[:before][::-1], self.lines[max(at - before, 0) : at][::-1])
            behind = near[before + _WIDTH :]
            right = _common_prefix(behind, self.lines[at + _WIDTH :][: len(behind)])
            best = max(best, near[before - left : before + _WIDTH + right], key=len)
            at = self.lines.find(window, at + 1)
        return best

    def _leak(self, run: str) -> Leak:
        holding = self._holding(run)
        named = [*dict.fromkeys(filter(None, map(self.sources.get, holding)))]
        more = f", and {len(named) - 1} more" if len(named) > 1 else ""
        return Leak(
            begins=" ".join(holding[0].split()[:_QUOTED_WORDS]),
            source=f"{named[0]}{more}" if named else "",
        )

    def _holding(self, run: str) -> tuple[str, ...]:
        """The private texts that a run stands in: the one that it is, or else each."""
        at = self.lines.find(f"\n{run}\n")
        if at >= 0:
            return (self.texts[self.lines.count("\n", 0, at)],)
        held = zip(self.lines[1:-1].split("\n"), self.texts, strict=True)
        return tuple(text for line, text in held if run in line)


def _whole_or_in_parts(pieces: Pieces, run: str) -> bool:
    """Whether pieces explain a run, or every part of it that counts."""
    return pieces.explains(run) or all(
        pieces.explains(run[cut : cut + RUN]) for cut in range(len(run) - RUN + 1)
    )


def _common_prefix(one: str, other: str) -> int:
    """How many letters two texts begin with in common."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


# ---
# Private texts prepared, once for an agreement and its pack.


@lru_cache(maxsize=16)
def prepared(private: frozenset[str], shared: frozenset[str]) -> Private:
    """What must not be found, ready for use.

    Args:
        private: texts that no copy may hold.
        shared: texts that this copy may be made of; what they hold is not looked for.

    >>> notes = prepared(frozenset({"We settle at thirteen weeks if pressed."}), frozenset())
    >>> [str(leak) for leak in leaks_in_text("…we settle AT thirteen-weeks, if…", notes)]
    ['a private text that begins “We settle at”']
    """
    known = Pieces.of(map(_alphanumerics_of, sorted(shared)))
    texts = {_alphanumerics_of(text): text for text in sorted(private)}
    kept = {
        line: text for line, text in texts.items() if len(line) >= _SHORTEST and not _is_plain(text)
    }
    windows = frozenset[str]().union(
        *(_every_second_window(line) for line in kept if len(line) >= RUN)
    )
    brief = [line for line in kept if len(line) < RUN and line not in known.lines]
    short: dict[str, list[str]] = {}
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for line in brief:
        if len(line) < _SHORT:
            split = tuple(alphanumeric_words(kept[line]))
            phrases.setdefault(split[0], []).append(split)
            continue
        for window in _windows(line, _SHORT_WIDTH, 1):
            short.setdefault(window, []).append(line)
    return Private(
        lines="\n" + "\n".join(kept) + "\n",
        texts=tuple(kept.values()),
        shared=known,
        windows=windows.difference(*map(_all_windows, known.pieces)),
        short={window: tuple(held) for window, held in short.items()},
        phrases={first: tuple(held) for first, held in phrases.items()},
    )


def hold_run_of(texts: Iterable[str], private: frozenset[str], shared: Iterable[str]) -> set[str]:
    """Those of some texts that hold a run of a private text which nothing shared explains.

    Args:
        texts: to look through, such as what an officer wrote.
        private: texts that they may not hold a run of.
        shared: texts whose words anyone may use.

    >>> sorted(hold_run_of({"We settle at thirteen weeks if pressed!", "Sorts calls."},
    ...                    frozenset({"We settle at thirteen weeks if pressed."}), ()))
    ['We settle at thirteen weeks if pressed!']
    """
    windows = _windows_of_all(private)
    # Nearly never does any, and to prepare for the rest takes as long as to compose.
    near = {
        text
        for text in texts
        if len(line := _alphanumerics_of(text)) >= RUN
        and not windows.isdisjoint(_all_windows(line))
    }
    if not near:
        return set()
    ready = prepared(private, frozenset(shared))
    return {text for text in near if any(True for _ in ready.runs_in(text))}


@lru_cache(maxsize=4)
def _windows_of_all(private: frozenset[str]) -> frozenset[str]:
    lines = (_alphanumerics_of(text) for text in private)
    return frozenset[str]().union(
        *(_every_second_window(line) for line in lines if len(line) >= RUN)
    )


def _is_plain(text: str) -> bool:
    """Whether a text says nothing but figures and labels, and not enough of them to be a list.

    >>> [_is_plain(each) for each in ("At least 19 weeks", "Clause 7(a), 1 April", "accept 13")]
    [True, True, False]
    """
    words = alphanumeric_words(text)
    return len("".join(words)) < RUN and all(
        word in _PLAIN or _FIGURE.fullmatch(word) for word in words
    )


@lru_cache(maxsize=8192)
def _alphanumerics_of(text: str) -> str:
    return alphanumerics(text)


@lru_cache(maxsize=4096)
def _every_second_window(line: str) -> frozenset[str]:
    """Every second window of a private text."""
    return frozenset(_windows(line, _WIDTH, 2))


@lru_cache(maxsize=8192)
def _all_windows(line: str) -> frozenset[str]:
    return frozenset(_windows(line, _WIDTH, 1))


def _windows(line: str, width: int, stride: int) -> Iterator[str]:
    for place in range(0, len(line) - width + 1, stride):
        yield line[place : place + width]


# ---
# A finished text searched, with or without markup.

_TAG = re.compile(r"(<[^>]*>)")
_HIDDEN_TEXT = re.compile(r"(<(?:\w+:)?(?:instrText|delText|delInstrText)\b[^>]*>)([^<]*)")
_WORD_BREAKS = ("</w:p>", "</p>", "</li>", "</td>", "</th>", "</title>", "<br>", "br/>", "tab/>")
"""Where one word ends and the next begins although no space is written."""


def _streams(text: str) -> Iterator[tuple[str, bool]]:
    """What a text says, what its fields and deletions say, and every different tag of it.

    Each with whether it is markup.

    Apart, since a word that is split by any of these is a word all the same.
    """
    if "<" not in text:
        yield unescape(text), False
        return
    for end in _WORD_BREAKS:
        text = text.replace(end, f"{end} ")
    aside = [found[2] for found in _HIDDEN_TEXT.finditer(text)]
    pieces = _TAG.split(_HIDDEN_TEXT.sub(r"\1", text))
    yield unescape("".join(pieces[::2])), False
    yield unescape(" ".join(aside)), False
    yield unescape("\n".join(dict.fromkeys(pieces[1::2]))), True


def leaks_in_text(text: str, private: Private) -> tuple[Leak, ...]:
    """The private texts in a text, with or without markup.

    Args:
        text: plain text, Markdown, HTML, or a part of a Word file.
        private: what to look for.
    """
    return tuple(
        dict.fromkeys(
            leak
            for each, markup in _streams(text)
            for leak in private.found_in(each, markup=markup)
        )
    )


def gate_text(text: str, private: Private) -> str:
    """The same text (Markdown, HTML), if nothing in it may stay on our side.

    Raises:
        LeakError: it holds a private text; with all of them.
    """
    found = leaks_in_text(text, private)
    if found:
        remedy = "take it out of the text that the employer gets"
        raise LeakError(Fault(message=f"this copy holds {leak}", remedy=remedy) for leak in found)
    return text
