"""Private texts looked for in a finished text or file.

A long private text is looked for by its runs: twenty-four letters and digits in a
row that also stand in the file. A short one is looked for whole. What may be shared
is taken off first, so that a note which says "branch committee" does not stop a draft
whose own clause says so.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from attrs import field, frozen

from agreementkit.errors import Fault, LeakError
from agreementkit.text.encodings import View, of_bytes, of_text
from agreementkit.text.pieces import Pieces
from agreementkit.text.squeeze import rotated, squeezed, words

__all__ = ["Leak", "Private", "gate_text", "leaks_in_bytes", "leaks_in_text", "prepared"]

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


_WAYS: Mapping[str, Callable[[str], str]] = {
    "": str,
    "written backwards": lambda line: line[::-1],
    "ROT13": rotated,
}


@frozen(kw_only=True, eq=False)
class Private:
    """What must not be found, prepared once for an agreement and its pack."""

    lines: str = field(repr=False)
    """Every private text squeezed, one a line, with a line's end before and behind."""
    begins: tuple[str, ...] = field(repr=False)
    """The first words of each of those lines."""
    shared: Pieces = field(repr=False)
    windows: frozenset[str] = field(repr=False)
    """Windows of the long ones, each way, that stand in nothing that may be shared."""
    short: Mapping[str, tuple[tuple[str, str], ...]] = field(repr=False)
    """Short ones, each way, by each of their windows: the text as written, and the way."""
    phrases: Mapping[str, tuple[tuple[str, ...], ...]] = field(repr=False)
    """The shortest, as words, by their first."""

    def found_in(self, text: str) -> Iterator[Leak]:
        """The private texts of which a text holds a run, forwards, backwards or rotated."""
        split = words(text)
        line = "".join(split)
        places = range(0, len(line) - _SHORT_WIDTH + 1, _STRIDE)
        wide = [line[place : place + _WIDTH] for place in places]
        if not self.windows.isdisjoint(wide):
            for place, window in zip(places, wide, strict=True):
                if window in self.windows:
                    yield from self._around(line, place)
        narrow = {line[place : place + _SHORT_WIDTH] for place in places}
        for window in self.short.keys() & narrow:
            for brief, way in self.short[window]:
                if brief in line and not self.shared.explains(brief):
                    yield Leak(begins=self._begins(_WAYS[way](brief) if way else brief), way=way)
        for first in self.phrases.keys() & set(split) if self.phrases else ():
            for phrase in self.phrases[first]:
                if f" {' '.join(phrase)} " in f" {' '.join(split)} ":
                    yield Leak(begins=self._begins("".join(phrase)))

    def _around(self, line: str, place: int) -> Iterator[Leak]:
        """A private run around a window, unless shared texts side by side explain it."""
        start = max(place - RUN + _WIDTH, 0)
        near = line[start : place + RUN]
        for way, turned in _WAYS.items():
            before = len(near) - (place - start) - _WIDTH if way else place - start
            if way == "ROT13":
                before = place - start
            run = self._run(turned(near), before)
            if len(run) >= RUN and not self._shared(run):
                yield Leak(begins=self._begins(run), way=way)

    def _shared(self, run: str) -> bool:
        """Whether what may be shared explains a run, or every part of it that counts."""
        return self.shared.explains(run) or all(
            self.shared.explains(run[cut : cut + RUN]) for cut in range(len(run) - RUN + 1)
        )

    def _run(self, near: str, before: int) -> str:
        """The longest run around a window that stands in one private text."""
        window = near[before : before + _WIDTH]
        best = ""
        at = self.lines.find(window)
        while at >= 0:
            left = _alike(near[:before][::-1], self.lines[max(at - before, 0) : at][::-1])
            behind = near[before + _WIDTH :]
            right = _alike(behind, self.lines[at + _WIDTH :][: len(behind)])
            best = max(best, near[before - left : before + _WIDTH + right], key=len)
            at = self.lines.find(window, at + 1)
        return best

    def _begins(self, run: str) -> str:
        return self.begins[self.lines.count("\n", 0, self.lines.index(run)) - 1]


def _alike(one: str, other: str) -> int:
    """How many letters two texts begin with in common."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


@lru_cache(maxsize=16)
def prepared(private: frozenset[str], shared: frozenset[str]) -> Private:
    """What must not be found, ready for use.

    Args:
        private: texts that no copy may hold.
        shared: texts that this copy may be made of; what they hold is not looked for.

    >>> notes = prepared(frozenset({"We settle at thirteen weeks if pressed."}), frozenset())
    >>> [str(leak) for leak in notes.found_in("…we settle at 13? We settle AT thirteen-weeks, if…")]
    ['a private text that begins “We settle at”']
    """
    known = Pieces.of(map(_squeezed, sorted(shared)))
    texts = {_squeezed(text): text for text in sorted(private)}
    kept = {line: text for line, text in texts.items() if len(line) >= _LEAST}
    windows = frozenset[str]().union(*(_needles(line) for line in kept if len(line) >= RUN))
    brief = [line for line in kept if len(line) < RUN and line not in known.lines]
    short: dict[str, list[tuple[str, str]]] = {}
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for line in brief:
        if len(line) < _SHORT:
            split = tuple(words(kept[line]))
            phrases.setdefault(split[0], []).append(split)
            continue
        for way, turned in _WAYS.items():
            for window in _windows(turned(line), _SHORT_WIDTH, 1):
                short.setdefault(window, []).append((turned(line), way))
    return Private(
        lines="\n" + "\n".join(kept) + "\n",
        begins=tuple(" ".join(text.split()[:_SHOWN]) for text in kept.values()),
        shared=known,
        windows=windows.difference(*map(_every, known.pieces)),
        short={window: tuple(held) for window, held in short.items()},
        phrases={first: tuple(held) for first, held in phrases.items()},
    )


@lru_cache(maxsize=8192)
def _squeezed(text: str) -> str:
    return squeezed(text)


@lru_cache(maxsize=4096)
def _needles(line: str) -> frozenset[str]:
    """Every second window of a squeezed text, each way in which it may be written."""
    return frozenset(
        window for turned in _WAYS.values() for window in _windows(turned(line), _WIDTH, 2)
    )


@lru_cache(maxsize=8192)
def _every(line: str) -> frozenset[str]:
    return frozenset(_windows(line, _WIDTH, 1))


def _windows(line: str, width: int, stride: int) -> Iterator[str]:
    for place in range(0, len(line) - width + 1, stride):
        yield line[place : place + width]


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


def gate_text(text: str, private: Private) -> str:
    """The same text (Markdown, HTML), if nothing in it may stay on our side.

    Raises:
        LeakError: it holds a private text, in whatever encoding; with all of them.
    """
    found = leaks_in_text(text, private)
    if found:
        remedy = "take it out of the text that the employer gets"
        raise LeakError(Fault(message=f"this copy holds {leak}", remedy=remedy) for leak in found)
    return text
