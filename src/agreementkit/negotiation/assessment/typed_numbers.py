"""Numbers that a returned file holds as typed text, where ours are counted by the program.

Some programs do so to a whole file. Where a typed number is the one that its place gives, a
reader sees what we sent, so the line is compared without it. One that is wrong stays a word.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from attrs import evolve, frozen

from agreementkit.model.numbering import number_at
from agreementkit.negotiation.alignment.sections import is_main_text
from agreementkit.negotiation.alignment.segment import CONTENTS_STYLES
from agreementkit.ooxml.reading import Line, Reading, TextRun
from agreementkit.text.normalisation import normalise_typography
from agreementkit.word.styles import LEVELS

_LABEL = re.compile(
    r"(Part \d{1,3}|Schedule \d{1,3}|\d{1,3}(?:\.\d{1,3})?|\([a-z]{1,6}\))\.?[\t \xa0]+"
)
_HEADINGS = ("Part ", "Schedule ", "")
"""What stands before the number of each kind of heading."""
_LEVELS = (3, 4)
"""Of paragraphs that are counted in brackets."""
_STYLES = {".": LEVELS[2], **{f"({level}": LEVELS[level] for level in _LEVELS}}
"""The styles of ours for what is counted so: such programs lose them with the numbers."""


@frozen(kw_only=True)
class UntypedNumbers:
    """A file as it reads without the typed numbers that are right."""

    reading: Reading
    count: int
    """How many lines had one, with every change accepted."""


def without_typed_numbers(reading: Reading, sent: Sequence[Line]) -> UntypedNumbers:
    """A file as it would read if its program counted what somebody, or another program, typed.

    Args:
        reading: the returned file.
        sent: the lines that we sent.
    """
    accepted = (*_untyped(reading.accepted, sent),)
    count = sum(one is not other for one, other in zip(accepted, reading.accepted, strict=True))
    if not count:
        return UntypedNumbers(reading=reading, count=0)
    untyped = evolve(
        reading,
        accepted=accepted,
        rejected=(*_untyped(reading.rejected, sent),),
        marked=(*_untyped(reading.marked, sent),),
    )
    return UntypedNumbers(reading=untyped, count=count)


def _untyped(lines: Sequence[Line], sent: Sequence[Line]) -> Iterator[Line]:
    # The entries of contents read like headings with typed numbers, and come first.
    own = Counter(normalise_typography(line.text) for line in sent)
    headings = {normalise_typography(line.text) for line in sent if line.level}
    own_styles = {line.style for line in sent}
    counts = _Counts()
    for line in lines:
        if not is_main_text(line) or line.cell is not None:
            yield line
        elif line.number:
            counts.go_on(line.number.rstrip("."))
            yield line
        elif own[text := normalise_typography(line.text)] and not line.level:
            own[text] -= 1
            yield line
        elif (found := _typed(line, headings)) and counts.go_on(found[1]):
            style = line.style if line.style in own_styles else counts.style or line.style
            yield evolve(_without(line, found.end()), number=found[1], style=style)
        else:
            yield line


def _typed(line: Line, headings: Collection[str]) -> re.Match[str] | None:
    """What may be a typed number at the head of a line; that of a heading only at one of ours."""
    found = None if line.style.startswith(CONTENTS_STYLES) else _LABEL.match(line.text)
    if found is None or line.level or found[1].startswith("(") or "." in found[1]:
        return found
    return found if normalise_typography(line.text[found.end() :]) in headings else None


class _Counts:
    """What has been counted up to a line; several numbers where one before it was odd."""

    def __init__(self) -> None:
        self.style = ""
        """That of ours in which the paragraph that was counted last would stand."""
        self._before: dict[str, Collection[int]] = {}

    def go_on(self, label: str) -> bool:
        """Whether a number is the one that its place gives; what comes after goes on from it."""
        ways = [*self._ways(label)]
        right = [(kind, count) for kind, count in ways if count - 1 in self._counted(kind)]
        for kind, count in right[:1] or ways[:1]:
            places = {count} if right else {count, *(each + 1 for each in self._counted(kind))}
            self._begin_below(kind)
            self._before[kind] = places
            self.style = _STYLES.get(kind, "")
        return bool(right)

    def _counted(self, kind: str) -> Collection[int]:
        return self._before.get(kind, (0,))

    def _ways(self, label: str) -> Iterator[tuple[str, int]]:
        """The ways in which a number may be counted, each with how far it has come."""
        for kind in _HEADINGS:
            if label.startswith(kind) and (figure := label[len(kind) :]).isdigit():
                yield kind, int(figure)
        clause, _, figure = label.partition(".")
        if figure.isdigit() and clause.isdigit() and int(clause) in self._counted(""):
            yield ".", int(figure)
        for level in _LEVELS if label.startswith("(") else ():
            for before in self._counted(f"({level}"):
                if number_at(level, before + 1, "") == label:
                    yield f"({level}", before + 1

    def _begin_below(self, kind: str) -> None:
        order = ("", ".", *(f"({level}" for level in _LEVELS))
        for below in order[order.index(kind) + 1 :] if kind in order else ():
            self._before.pop(below, None)


def _without(line: Line, end: int) -> Line:
    """A line without its first characters."""
    return evolve(line, text=line.text[end:], text_runs=(*_cut(line.text_runs, end),))


def _cut(runs: Sequence[TextRun], end: int) -> Iterator[TextRun]:
    for run in runs:
        rest, end = run.text[end:], max(end - len(run.text), 0)
        if rest or run.note:
            yield evolve(run, text=rest)
