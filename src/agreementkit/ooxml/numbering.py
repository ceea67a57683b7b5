"""How a Word file counts its paragraphs (17.9), as plain values.

Two parts say it together: the numbering part defines lists level by level, and the styles
part says which list a style belongs to. A paragraph may then depart from its style.

First what a file says, then how a number is written, then the counting. A user of this makes
`numbering_rules` of a file, and feeds a `ListCounter` with its paragraphs. The file is long because
none of the three means anything without the others.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import field, frozen

from agreementkit.ooxml.properties import has_on, whole_number
from agreementkit.ooxml.styles import Styles, styles_in
from agreementkit.ooxml.xml import attribute, name

if TYPE_CHECKING:
    from lxml import etree

# What a file says of numbers.

LEVELS = 9
"""How many levels a list has (17.9.6)."""
_LONGEST_TEXT = 255
"""Signs of a level's text that are printed; of a longer one nobody knows what a program shows."""
_MOST = 99_999
"""The largest id, level or start: a list counts to 32,767, and no file has as many lists."""


@frozen(kw_only=True)
class NumberingProperties:
    """What a paragraph or a style says of its own numbering; None where it is silent."""

    num: int | None = None
    """The list; 0 takes the paragraph out of any."""
    level: int | None = None
    """From 0."""


NO_NUMBERING = NumberingProperties()


@frozen(kw_only=True)
class ListLevel:
    """One level of a list."""

    start: int = 1
    format: str = "decimal"
    """As the file names it, such as `lowerRoman`; empty where it is not plainly said."""
    text: str = ""
    """What prints, `%1` standing for the number of the first level."""
    style: str = ""
    """The style that this level belongs to."""
    restart: int | None = None
    """The level, from 1, after which it starts again; 0 for never, None for any above it."""
    legal: bool = False
    """Whether all its numbers print as 1, 2, 3."""


@frozen(kw_only=True)
class NumberingInstance:
    """One use of a list, with what it changes in it."""

    number: int
    """By which paragraphs name it."""
    counts_as: int
    """The definition whose numbers it goes on with."""
    levels: Mapping[int, ListLevel]
    starts: Mapping[int, int]
    """The levels that start afresh when this use first comes to them, and where."""


@frozen(kw_only=True)
class StyleNumbering:
    """The numbering of styles."""

    own: Mapping[str, NumberingProperties]
    styles: Styles

    def chain(self, style: str) -> Iterator[tuple[str, NumberingProperties]]:
        """A style and those that it is based on, nearest first.

        Args:
            style: its id; empty for the default one. A style that is not there has no number.
        """
        for each in self.styles.by_id.lineage(style or self.styles.paragraph_default):
            yield each, self.own[each]


_NumberingInstances = Mapping[int, NumberingInstance]
"""The lists of a file by the number that paragraphs name."""


def numbering_properties(
    properties: "etree._Element | None", *, before: bool = False
) -> NumberingProperties:
    """What the properties of a paragraph or a style say of numbering.

    Args:
        properties: its `pPr`, if it has any.
        before: whether numbering that came as a tracked insertion (17.13.5.19) is left out.
    """
    found = None if properties is None else properties.find(name("numPr"))
    return NO_NUMBERING if found is None else numbering_in(found, before=before)


def numbering_in(element: "etree._Element", *, before: bool = False) -> NumberingProperties:
    """The same, of a `numPr` itself."""
    if before and element.find(name("ins")) is not None:
        return NO_NUMBERING
    return NumberingProperties(
        num=_child_number(element, "numId"), level=_child_number(element, "ilvl")
    )


def _style_numbering(styles: Styles) -> StyleNumbering:
    """What each style says of numbering, and what it is based on."""
    own = {
        id_: numbering_properties(element.find(name("pPr")))
        for id_, element in styles.by_id.elements.items()
    }
    return StyleNumbering(own=own, styles=styles)


def _numbering_instances(
    numbering: "etree._Element", styles: StyleNumbering
) -> _NumberingInstances:
    """The lists that paragraphs may belong to, by number.

    Args:
        numbering: the root of the numbering part.
        styles: of the same file; a definition may be kept under the name of a style.
    """
    definitions = {
        number: each
        for each in numbering.iterchildren(name("abstractNum"))
        if (number := _attribute_number(each, "abstractNumId")) is not None
    }
    nums = {
        number: each
        for each in numbering.iterchildren(name("num"))
        if (number := _attribute_number(each, "numId")) is not None
    }
    linked = {
        number: styles.own.get(attribute(link, "val") or "", NumberingProperties()).num
        for number, each in definitions.items()
        if (link := each.find(name("numStyleLink"))) is not None
    }
    uses = {number: _child_number(each, "abstractNumId") for number, each in nums.items()}
    found: dict[int, NumberingInstance] = {}
    for number, each in nums.items():
        at, seen = uses[number], set[int | None]()
        while at in linked and at not in seen:
            seen.add(at)
            at = uses.get(linked[at] or 0)
        if at is not None and at in definitions:
            found[number] = _instance(number, each, at, definitions[at])
    return found


def _instance(
    number: int, use: "etree._Element", at: int, definition: "etree._Element"
) -> NumberingInstance:
    levels = dict(_levels(definition))
    starts: dict[int, int] = {}
    for override in use.iterchildren(name("lvlOverride")):
        levels.update(_levels(override))
        level, start = _attribute_number(override, "ilvl"), _child_number(override, "startOverride")
        if level is not None and start is not None:
            starts[level] = start
    return NumberingInstance(number=number, counts_as=at, levels=levels, starts=starts)


def _levels(element: "etree._Element") -> Iterator[tuple[int, ListLevel]]:
    for level in element.iterchildren(name("lvl")):
        number = _attribute_number(level, "ilvl")
        if number is None:
            continue
        start = _child_number(level, "start")
        yield (
            number,
            ListLevel(
                # Without a start a level begins at nought (17.9.25).
                start=0 if start is None else start,
                format=_format(level),
                text=_child_value(level, "lvlText"),
                style=_child_value(level, "pStyle"),
                restart=_child_number(level, "lvlRestart"),
                legal=has_on(level, "isLgl"),
            ),
        )


def _format(level: "etree._Element") -> str:
    """The format; empty where the file offers several, of which programs pick one."""
    own = [attribute(each, "val") or "" for each in level.iter(name("numFmt"))]
    direct = [each for each in level if each.tag == name("numFmt")]
    if not own:
        return "decimal"
    return own[0] if len(own) == len(direct) == 1 else ""


def _child_value(element: "etree._Element", tag: str) -> str:
    found = element.find(name(tag))
    return "" if found is None else attribute(found, "val") or ""


def _child_number(element: "etree._Element", tag: str) -> int | None:
    """The value of a child that holds a whole number."""
    return whole_number(_child_value(element, tag), least=0, most=_MOST)


def _attribute_number(element: "etree._Element", tag: str) -> int | None:
    return whole_number(attribute(element, tag), least=0, most=_MOST)


# A number as a Word list prints it, in the formats of 17.18.59 that every program agrees on.

UNKNOWN = "?"
"""What stands for a number whose form is not known here: no guess is made."""
_LETTERS = 26
_MOST_LETTERS = 30 * _LETTERS
"""Past 30 letters Word starts again."""
_LARGEST_NUMBER = 32_767
_ROMAN = {
    "m": 1000,
    "cm": 900,
    "d": 500,
    "cd": 400,
    "c": 100,
    "xc": 90,
    "l": 50,
    "xl": 40,
    "x": 10,
    "ix": 9,
    "v": 5,
    "iv": 4,
    "i": 1,
}


def format_number(number: int, format_: str) -> str:
    """A number in a format, or `?` where it has no certain form.

    Args:
        number: from 0.
        format_: as a Word file names it.

    >>> format_number(4, "decimal"), format_number(4, "lowerRoman"), format_number(28, "upperLetter")
    ('4', 'iv', 'BB')
    >>> format_number(4, "decimalZero"), format_number(4, "none"), format_number(4, "chicago")
    ('04', '', '?')
    """
    match format_:
        case "none" | "bullet":
            return ""
        case "decimal" if number <= _LARGEST_NUMBER:
            return str(number)
        case "decimalZero" if number <= _LARGEST_NUMBER:
            return f"{number:02}"
        case "lowerLetter" | "upperLetter" if 1 <= number <= _MOST_LETTERS:
            times, letter = divmod(number - 1, _LETTERS)
            first = "a" if format_ == "lowerLetter" else "A"
            return chr(ord(first) + letter) * (times + 1)
        case "lowerRoman" | "upperRoman" if 1 <= number <= _LARGEST_NUMBER:
            roman = _roman(number)
            return roman if format_ == "lowerRoman" else roman.upper()
        case _:
            return UNKNOWN


def _roman(number: int) -> str:
    written = ""
    for sign, value in _ROMAN.items():
        times, number = divmod(number, value)
        written += sign * times
    return written


# The numbers that Word prints before paragraphs, counted as Word counts them (17.9).
#
# Nothing in a paragraph's text shows its number, so an employer can change `4.2` to `(a)`
# without touching a word. Fed paragraph after paragraph, a `ListCounter` says what prints.

_PLACEHOLDER = re.compile(r"%([1-9])")
_SYMBOL_LETTERS = re.compile(r"[\ue000-\uf8ff]")
_BULLET = "•"
_WITHOUT_NUMBER = frozenset({"none", "bullet"})


@frozen(kw_only=True)
class ListNumber:
    """The number of one paragraph."""

    text: str = ""
    """As it prints: `4.2`, `(a)`, `Part 2`; `?` where programs may differ."""
    full: str = ""
    """With the numbers above it, as a reference elsewhere gives it: `4.2(a)`."""


_State = tuple[dict[int, int], set[int]]
"""How far each level of a list has come, and which of them are in doubt."""
_NONE = ListNumber()
_DOUBTFUL = ListNumber(text=UNKNOWN, full=UNKNOWN)
_EMPTY = ListLevel()


@frozen(kw_only=True)
class _LevelFormat:
    """One level of one use of a list, made ready to print."""

    pieces: tuple[str | tuple[int, str], ...]
    """Words, and levels with the format that their numbers have here."""
    above: int
    """The nearest level that is not shown and stands above those that are; -1 for none."""
    restarting: tuple[int, ...]
    """The levels that begin again after this one."""


_NO_STYLES = _style_numbering(styles_in(None))


@frozen(kw_only=True)
class NumberingRules:
    """How a file counts."""

    lists: _NumberingInstances = field(factory=dict)
    styles: StyleNumbering = _NO_STYLES
    _places: dict[tuple[str, int | None, int | None], tuple[NumberingInstance, int] | None] = field(
        factory=dict, init=False, eq=False, repr=False
    )
    _forms: dict[tuple[int, int], _LevelFormat] = field(
        factory=dict, init=False, eq=False, repr=False
    )

    def place(
        self, style: str, direct: NumberingProperties
    ) -> tuple[NumberingInstance, int] | None:
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

    def level_format(self, num: NumberingInstance, at: int) -> _LevelFormat:
        """What a level of one of its lists prints."""
        key = num.number, at
        found = self._forms.get(key)
        if found is None:
            found = self._forms[key] = _level_format(num, at)
        return found

    def _place(
        self, style: str, direct: NumberingProperties
    ) -> tuple[NumberingInstance, int] | None:
        chain: list[tuple[str, NumberingProperties]] = []
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


def numbering_rules(
    numbering: "etree._Element | None",
    styles: Styles,
) -> NumberingRules:
    """How a file counts; one without a numbering part has no numbers.

    Args:
        numbering: the root of the numbering part, if there is one.
        styles: of the same file.
    """
    named = _style_numbering(styles)
    return NumberingRules(
        lists={} if numbering is None else _numbering_instances(numbering, named), styles=named
    )


class ListCounter:
    """Counts the paragraphs of one text; those that are gone from it are not fed to it."""

    def __init__(self, rules: NumberingRules) -> None:
        self.rules = rules
        self._states: dict[int, _State] = {}
        self._begun: set[tuple[int, int]] = set()

    def label(self, style: str, direct: NumberingProperties) -> ListNumber:
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
        state = self._states.get(num.counts_as)
        if state is None:
            state = self._states[num.counts_as] = {}, set()
        form = self.rules.level_format(num, at)
        self._count(num, at, form.restarting, state)
        text = _printed(num, form, state)
        full, above = text.strip().rstrip("."), form.above
        while above in num.levels:
            form = self.rules.level_format(num, above)
            full, above = _printed(num, form, state).strip().rstrip(".") + full, form.above
        return ListNumber(text=text, full=full)

    def _count(
        self, num: NumberingInstance, at: int, restarting: Sequence[int], state: _State
    ) -> None:
        """Move a list on by one paragraph at a level.

        Programs differ over a level that was passed over and comes after all: (a) straight
        under 8, and then 8.1 or 8.2. Its numbers are doubtful until it begins again.
        """
        counts, doubtful = state
        for above in range(at):
            if above not in counts:
                doubtful.add(above)
        first = at in num.starts and (num.number, at) not in self._begun
        if first:
            self._begun.add((num.number, at))
        counts[at] = _start(num, at) if first or at not in counts else counts[at] + 1
        for deeper in restarting:
            if deeper in counts:
                del counts[deeper]
            doubtful.discard(deeper)


def _printed(num: NumberingInstance, form: _LevelFormat, state: _State) -> str:
    """A level with the numbers that its list has come to."""
    counts, doubtful = state
    text = ""
    for piece in form.pieces:
        if isinstance(piece, str):
            text += piece
            continue
        which, format_ = piece
        count = counts.get(which)
        if count is None:
            text += format_number(_start(num, which), format_)
        else:
            text += UNKNOWN if which in doubtful else format_number(count, format_)
    return text


def _start(num: NumberingInstance, at: int) -> int:
    return num.starts.get(at, num.levels[at].start if at in num.levels else 1)


def _level_format(num: NumberingInstance, at: int) -> _LevelFormat:
    level = num.levels[at]
    # Printed again for each paragraph, a level of a megabyte comes to gigabytes.
    level_text = level.text if len(level.text) <= _LONGEST_TEXT else UNKNOWN
    words = _PLACEHOLDER.split(level_text)
    shown = [int(found) - 1 for found in words[1::2]]
    restarts = (
        (deeper, num.levels.get(deeper, _EMPTY).restart) for deeper in range(at + 1, LEVELS)
    )
    return _LevelFormat(
        # Fonts of signs keep their bullets where Unicode has no letters.
        pieces=(_SYMBOL_LETTERS.sub(_BULLET, level_text),)
        if level.format == "bullet"
        else tuple(_pieces(num, at, words)),
        above=min(shown, default=0) - 1,
        restarting=tuple(deeper for deeper, after in restarts if after is None or at < after),
    )


def _pieces(
    num: NumberingInstance, at: int, words: Sequence[str]
) -> Iterator[str | tuple[int, str]]:
    """The text of a level; every second piece of it is the number of a level, from 1."""
    for place, piece in enumerate(words):
        if place % 2 == 0:
            yield piece
        elif (which := int(piece) - 1) <= at:
            format_ = num.levels[which].format if which in num.levels else ""
            legal = num.levels[at].legal and format_ not in _WITHOUT_NUMBER
            yield which, "decimal" if legal else format_
