"""The numbers that Word prints before paragraphs, counted as Word counts them (17.9).

Nothing in a paragraph's text shows its number, so an employer can change `4.2` to `(a)`
without touching a word. Fed paragraph after paragraph, a `Counter` says what prints.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import field, frozen

from agreementkit.ooxml.styles import Styles, styles_in
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


_State = tuple[dict[int, int], set[int]]
"""How far each level of a list has come, and which of them are in doubt."""
_NONE = Label()
_DOUBTFUL = Label(text=UNKNOWN, full=UNKNOWN)
_EMPTY = Level()


@frozen(kw_only=True)
class _Form:
    """One level of one use of a list, made ready to print."""

    pieces: tuple[str | tuple[int, str], ...]
    """Words, and levels with the format that their numbers have here."""
    above: int
    """The nearest level that is not shown and stands above those that are; -1 for none."""
    restarting: tuple[int, ...]
    """The levels that begin again after this one."""


NO_STYLES = style_numbering(styles_in(None))


@frozen(kw_only=True)
class Rules:
    """How a file counts."""

    lists: Lists = field(factory=dict)
    styles: StyleNumbering = NO_STYLES
    _places: dict[tuple[str, int | None, int | None], tuple[Num, int] | None] = field(
        factory=dict, init=False, eq=False, repr=False
    )
    _forms: dict[tuple[int, int], _Form] = field(factory=dict, init=False, eq=False, repr=False)

    def place(self, style: str, direct: Direct) -> tuple[Num, int] | None:
        """The list and the level of a paragraph; None where it has no number.

        Args:
            style: the id of its style; empty for the default one.
            direct: what the paragraph itself says.
        """
        key = style, direct.num, direct.level
        try:
            return self._places[key]
        except KeyError:
            found = self._places[key] = self._place(style, direct)
            return found

    def form(self, num: Num, at: int) -> _Form:
        """What a level of one of its lists prints."""
        key = num.number, at
        found = self._forms.get(key)
        if found is None:
            found = self._forms[key] = _form(num, at)
        return found

    def _place(self, style: str, direct: Direct) -> tuple[Num, int] | None:
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
    styles: Styles,
) -> Rules:
    """How a file counts; one without a numbering part has no numbers.

    Args:
        numbering: the root of the numbering part, if there is one.
        styles: of the same file.
    """
    named = style_numbering(styles)
    return Rules(lists={} if numbering is None else lists_of(numbering, named), styles=named)


class Counter:
    """Counts the paragraphs of one text; those that are gone from it are not fed to it."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.states: dict[int, _State] = {}
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
            return _DOUBTFUL
        state = self.states.get(num.counts_as)
        if state is None:
            state = self.states[num.counts_as] = {}, set()
        form = self.rules.form(num, at)
        self.count(num, at, form.restarting, state)
        text = _printed(num, form, state)
        full, above = text.strip().rstrip("."), form.above
        while above in num.levels:
            form = self.rules.form(num, above)
            full, above = _printed(num, form, state).strip().rstrip(".") + full, form.above
        return Label(text=text, full=full)

    def count(self, num: Num, at: int, restarting: Sequence[int], state: _State) -> None:
        """Move a list on by one paragraph at a level.

        Programs differ over a level that was passed over and comes after all: (a) straight
        under 8, and then 8.1 or 8.2. Its numbers are doubtful until it begins again.
        """
        counts, doubtful = state
        for above in range(at):
            if above not in counts:
                doubtful.add(above)
        first = at in num.starts and (num.number, at) not in self.begun
        if first:
            self.begun.add((num.number, at))
        counts[at] = _start(num, at) if first or at not in counts else counts[at] + 1
        for deeper in restarting:
            if deeper in counts:
                del counts[deeper]
            doubtful.discard(deeper)


def _printed(num: Num, form: _Form, state: _State) -> str:
    """A level with the numbers that its list has come to."""
    counts, doubtful = state
    said = ""
    for piece in form.pieces:
        if isinstance(piece, str):
            said += piece
            continue
        which, format_ = piece
        count = counts.get(which)
        if count is None:
            said += numeral(_start(num, which), format_)
        else:
            said += UNKNOWN if which in doubtful else numeral(count, format_)
    return said


def _start(num: Num, at: int) -> int:
    return num.starts.get(at, num.levels[at].start if at in num.levels else 1)


def _form(num: Num, at: int) -> _Form:
    level = num.levels[at]
    words = _PLACE.split(level.text)
    shown = [int(found) - 1 for found in words[1::2]]
    restarts = (
        (deeper, num.levels.get(deeper, _EMPTY).restart) for deeper in range(at + 1, LEVELS)
    )
    return _Form(
        # Fonts of signs keep their bullets where Unicode has no letters.
        pieces=(_PRIVATE.sub(_BULLET, level.text),)
        if level.format == "bullet"
        else tuple(_pieces(num, at, words)),
        above=min(shown, default=0) - 1,
        restarting=tuple(deeper for deeper, after in restarts if after is None or at < after),
    )


def _pieces(num: Num, at: int, words: Sequence[str]) -> Iterator[str | tuple[int, str]]:
    """The text of a level; every second piece of it is the number of a level, from 1."""
    for place, piece in enumerate(words):
        if place % 2 == 0:
            yield piece
        elif (which := int(piece) - 1) <= at:
            format_ = num.levels[which].format if which in num.levels else ""
            legal = num.levels[at].legal and format_ not in _SILENT
            yield which, "decimal" if legal else format_
