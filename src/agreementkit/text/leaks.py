"""Private texts looked for in a finished text or file.

A long private text is looked for by its runs: twenty-four letters and digits in a
row that also stand in the file. A short one is looked for whole. What may be shared
is taken off first, so that a note which says "branch committee" does not stop a draft
whose own clause says so.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from attrs import field, frozen

from agreementkit.text.encodings import View, of_bytes, of_text
from agreementkit.text.shared import Shared
from agreementkit.text.squeeze import rotated, squeezed, words

__all__ = ["Leak", "Private", "leaks_in_bytes", "leaks_in_text", "prepared"]

RUN = 24
"""Letters and digits in a row that make a leak."""
_WIDTH, _STRIDE = 14, 5
"""Every run has a window of this width among those taken at this stride, if every
second window of the private text is known: 14 + 2 * 5 - 1 is within 24."""
_SHORT, _SHORT_WIDTH = 12, 8
"""From this length a short text is looked for without regard to words: 8 + 5 - 1."""
_LEAST = 5
"""Letters and digits below which a text says nothing."""
_SHOWN = 3


@frozen(kw_only=True)
class Leak:
    """A private text found where it may not be."""

    begins: str
    """Its first three words; empty where what was found cannot be looked through."""
    way: str = ""
    """How it was hidden, such as `base64`; empty where it lies open."""

    def __str__(self) -> str:
        if not self.begins:
            return f"something that cannot be looked through ({self.way})"
        way = f" ({self.way})" if self.way else ""
        return f"a private text that begins “{self.begins}”{way}"


@frozen(kw_only=True, eq=False)
class Private:
    """What must not be found, prepared once for an agreement and its pack."""

    texts: tuple[tuple[str, str], ...] = field(repr=False)
    """Each private text squeezed, with its first words."""
    windows: frozenset[str] = field(repr=False)
    """Windows of the long ones that stand in nothing that may be shared."""
    short: Mapping[str, tuple[str, ...]] = field(repr=False)
    """Short ones by each of their windows."""
    phrases: Mapping[str, tuple[tuple[str, ...], ...]] = field(repr=False)
    """The shortest, as words, by their first."""
    private: str = field(repr=False)
    """All that is private, squeezed, one a line."""
    shared: Shared = field(repr=False)

    def found_in(self, text: str) -> Iterator[Leak]:
        """The private texts of which a text holds a run, forwards, backwards or rotated."""
        split = words(text)
        line = "".join(split)
        yield from (Leak(begins=begins) for begins in self._runs(line))
        yield from (Leak(begins=begins) for begins in self._phrases(split))
        yield from (Leak(begins=b, way="written backwards") for b in self._runs(line[::-1]))
        yield from (Leak(begins=b, way="ROT13") for b in self._runs(rotated(line)))

    def _runs(self, line: str) -> Iterator[str]:
        last = len(line)
        places = range(0, max(last - _SHORT_WIDTH + 1, 0), _STRIDE)
        wide = [line[place : place + _WIDTH] for place in places]
        if not self.windows.isdisjoint(wide):
            for place, window in zip(places, wide, strict=True):
                if window in self.windows:
                    yield from self._around(line, place)
        narrow = [line[place : place + _SHORT_WIDTH] for place in places]
        for window in self.short.keys() & set(narrow):
            for text in self.short[window]:
                if text in line and not self.shared.explains(text):
                    yield self._begins(text)

    def _around(self, line: str, place: int) -> Iterator[str]:
        """A private run around a window, unless shared texts side by side explain it."""
        for start in range(max(place - RUN + _WIDTH, 0), place + 1):
            run = line[start : start + RUN]
            if len(run) == RUN and run in self.private and not self.shared.explains(run):
                yield self._begins(run)
                return

    def _phrases(self, split: list[str]) -> Iterator[str]:
        for first in self.phrases.keys() & set(split):
            for phrase in self.phrases[first]:
                if f" {' '.join(phrase)} " in f" {' '.join(split)} ":
                    yield self._begins("".join(phrase))

    def _begins(self, run: str) -> str:
        return next(begins for text, begins in self.texts if run in text)


@lru_cache(maxsize=16)
def prepared(private: frozenset[str], shared: frozenset[str]) -> Private:
    """What must not be found, ready for use.

    Args:
        private: texts that no copy may hold.
        shared: texts that this copy may be made of; what they hold is not looked for.

    >>> notes = prepared(frozenset({"We settle at thirteen weeks if pressed."}), frozenset())
    >>> [str(leak) for leak in notes.found_in("…we settle at 13? We settle AT thirteen-weeks!")]
    ['a private text that begins “We settle at”']
    """
    known = Shared.of(map(_squeezed, sorted(shared)))
    texts = {_squeezed(text): " ".join(text.split()[:_SHOWN]) for text in sorted(private)}
    kept = {text: begins for text, begins in texts.items() if len(text) >= _LEAST}
    long = [text for text in kept if len(text) >= RUN]
    windows = set().union(*map(_every_second, long))
    windows.difference_update(*map(_every, known.pieces))
    brief = [text for text in kept if len(text) < RUN and text not in known.lines]
    short: dict[str, list[str]] = {}
    for text in brief:
        if len(text) >= _SHORT:
            for window in _windows(text, _SHORT_WIDTH, 1):
                short.setdefault(window, []).append(text)
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for text in sorted(private):
        split = tuple(words(text))
        if "".join(split) in brief and len("".join(split)) < _SHORT:
            phrases.setdefault(split[0], []).append(split)
    return Private(
        texts=tuple(kept.items()),
        windows=frozenset(windows),
        short={window: tuple(held) for window, held in short.items()},
        phrases={first: tuple(held) for first, held in phrases.items()},
        private="\n".join(kept),
        shared=known,
    )


@lru_cache(maxsize=8192)
def _squeezed(text: str) -> str:
    return squeezed(text)


@lru_cache(maxsize=4096)
def _every_second(text: str) -> frozenset[str]:
    return frozenset(_windows(text, _WIDTH, 2))


@lru_cache(maxsize=8192)
def _every(text: str) -> frozenset[str]:
    return frozenset(_windows(text, _WIDTH, 1))


def _windows(text: str, width: int, stride: int) -> Iterator[str]:
    for place in range(0, len(text) - width + 1, stride):
        yield text[place : place + width]


def _leaks(views: Iterable[View], private: Private) -> tuple[Leak, ...]:
    found: dict[Leak, None] = {}
    for view in views:
        if view.text is None:
            found[Leak(begins="", way=view.way)] = None
            continue
        for leak in private.found_in(view.text):
            way = ", ".join(part for part in (view.way, leak.way) if part)
            found[Leak(begins=leak.begins, way=way)] = None
    return tuple(found)


def leaks_in_text(text: str, private: Private) -> tuple[Leak, ...]:
    """The private texts in a text, in whatever encoding they stand there."""
    return _leaks(of_text(text), private)


def leaks_in_bytes(data: bytes, private: Private) -> tuple[Leak, ...]:
    """The private texts in some bytes, in whatever they are packed or encoded."""
    return _leaks(of_bytes(data), private)
