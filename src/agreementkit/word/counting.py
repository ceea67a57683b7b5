"""The numbers that Word prints before paragraphs, counted as Word counts them (17.9).

Nothing in a paragraph's text shows its number, so an employer can change `4.2` to `(a)`
without touching a word. Fed paragraph after paragraph, a `Counter` says what prints.
"""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from attrs import field, frozen

from agreementkit.word.numerals import UNKNOWN, numeral
from agreementkit.word.oxml.numbering import (
    LEVELS,
    Direct,
    Level,
    Lists,
    Num,
    StyleNumbering,
    lists_of,
    style_numbering,
)

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Counter", "Label", "Rules", "counting_rules"]

_PLACE = re.compile(r"%([1-9])")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_BULLET = "•"
_SILENT = frozenset({"none", "bullet"})


@frozen(kw_only=True)
class Label:
    """The number of one paragraph."""

    text: str = ""
    """As it prints: `4.2`, `(a)`, `Part 2`; `?` where programs may differ."""
    full: str = ""
    """With the numbers above it, as a reference elsewhere gives it: `4.2(a)`."""


_NONE = Label()
NO_STYLES = StyleNumbering(own={}, based={})


@frozen(kw_only=True)
class Rules:
    """How a file counts."""

    lists: Lists = field(factory=dict)
    styles: StyleNumbering = NO_STYLES

    def place(self, style: str, direct: Direct) -> tuple[Num, int] | None:
        """The list and the level of a paragraph; None where it has no number.

        Args:
            style: the id of its style; empty for the default one.
            direct: what the paragraph itself says.
        """
        chain: list[tuple[str, Direct]] = []
        for each in self.styles.chain(style):
            chain.append(each)
            if each[1].num is not None:
                break
        number = direct.num if direct.num is not None or not chain else chain[-1][1].num
        num = self.lists.get(number or 0)
        if not number or num is None:
            return None
        if direct.level is not None:
            return num, direct.level
        linked = {level.style: at for at, level in num.levels.items() if level.style}
        for id_, own in chain:
            # A level that names the style goes before the level that the style names (17.3.1.19).
            if id_ in linked:
                return num, linked[id_]
            if own.level is not None:
                return num, own.level
        return num, 0


def counting_rules(
    numbering: "etree._Element | None",
    styles: "etree._Element | None",
) -> Rules:
    """How a file counts; one without a numbering part has no numbers.

    Args:
        numbering: the root of the numbering part, if there is one.
        styles: that of the styles part.
    """
    named = NO_STYLES if styles is None else style_numbering(styles)
    return Rules(lists={} if numbering is None else lists_of(numbering, named), styles=named)


class Counter:
    """Counts the paragraphs of one text; those that are gone from it are not fed to it."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.counts: dict[int, dict[int, int]] = {}
        self.doubtful: dict[int, set[int]] = {}
        self.begun: set[tuple[int, int]] = set()

    def label(self, style: str, direct: Direct) -> Label:
        """The label of the next paragraph.

        Args:
            style: the id of its style; empty for the default one.
            direct: what the paragraph itself says of its numbering.
        """
        place = self.rules.place(style, direct)
        if place is None:
            return _NONE
        num, at = place
        if at >= LEVELS or at not in num.levels:
            return Label(text=UNKNOWN, full=UNKNOWN)
        counts = self.counts.setdefault(num.counts_as, {})
        doubtful = self.doubtful.setdefault(num.counts_as, set())
        self.count(num, at, counts, doubtful)
        text = _printed(num, at, counts, doubtful)
        return Label(text=text, full=_full(num, at, counts, doubtful))

    def count(self, num: Num, at: int, counts: dict[int, int], doubtful: set[int]) -> None:
        """Move a list on by one paragraph at a level.

        Programs differ over a level that was passed over and comes after all: (a) straight
        under 8, and then 8.1 or 8.2. Its numbers are doubtful until it begins again.
        """
        doubtful.update(above for above in range(at) if above not in counts)
        first = at in num.starts and (num.number, at) not in self.begun
        if first:
            self.begun.add((num.number, at))
        counts[at] = _start(num, at) if first or at not in counts else counts[at] + 1
        for deeper in range(at + 1, LEVELS):
            after = num.levels.get(deeper, Level()).restart
            if after is None or at < after:
                counts.pop(deeper, None)
                doubtful.discard(deeper)


def _start(num: Num, at: int) -> int:
    return num.starts.get(at, num.levels[at].start if at in num.levels else 1)


def _printed(num: Num, at: int, counts: Mapping[int, int], doubtful: AbstractSet[int]) -> str:
    level = num.levels[at]
    if level.format == "bullet":
        # Fonts of signs keep their bullets where Unicode has no letters.
        return _PRIVATE.sub(_BULLET, level.text)

    def number(found: re.Match[str]) -> str:
        which = int(found[1]) - 1
        if which > at:
            return ""
        if which in doubtful and which in counts:
            return UNKNOWN
        format_ = num.levels.get(which, Level(format="")).format
        count = counts.get(which, _start(num, which))
        return numeral(count, "decimal" if level.legal and format_ not in _SILENT else format_)

    return _PLACE.sub(number, level.text)


def _full(num: Num, at: int, counts: Mapping[int, int], doubtful: AbstractSet[int]) -> str:
    """The label with those above it that it does not show itself."""
    printed = _printed(num, at, counts, doubtful).strip().rstrip(".")
    shown = [int(found) - 1 for found in _PLACE.findall(num.levels[at].text)]
    above = min(shown, default=0) - 1
    return _full(num, above, counts, doubtful) + printed if above in num.levels else printed
