"""The fields of a line (17.16) as they lie there: what each is told to do, and what it shows.

The walk over a part leaves a mark among the pieces of text wherever a field begins, turns
from its instruction to its result, or ends. What is gone from a view takes its marks along.
"""

from collections.abc import Iterable
from functools import lru_cache

from attrs import frozen

from agreementkit.word.oxml.anchor import plain_name

__all__ = ["FIELD_ENDS", "FieldMark", "FieldUse", "fields_in"]

_LONGEST = 255
"""Characters of what a field shows: a table of contents may show a whole file."""
_POINTING = frozenset({"REF", "PAGEREF", "NOTEREF"})


@frozen(kw_only=True)
class FieldMark:
    """One end of a field, or a piece of its instruction."""

    kind: str
    """`begin`, `separate`, `end` or `code`."""
    code: str = ""


FIELD_ENDS = {kind: FieldMark(kind=kind) for kind in ("begin", "separate", "end", "code")}
"""The marks that say no more than that."""


@frozen(kw_only=True)
class FieldUse:
    """A field in a line."""

    kind: str
    """Its first word in capitals: `REF`, `PAGE`; empty where it has none."""
    instruction: str
    target: str
    """The bookmark that a reference points to, under the name that we gave it."""
    text: str
    """What it shows, as the program that saved the file last computed it; shortened."""
    place: int
    """Where that begins in the line, in characters from 0."""


class _Begun:
    """A field that has begun: its instruction, and where its result begins."""

    __slots__ = ("codes", "places")

    def __init__(self) -> None:
        self.codes: list[str] = []
        self.places: list[int] = []


def fields_in(pieces: Iterable[tuple[str, FieldMark | None]]) -> tuple[FieldUse, ...]:
    """The fields of a line in the order in which they end.

    One that begins in this line and ends in another counts here, with what this line shows
    of it. The rest of it, in the other line, counts no more.

    Args:
        pieces: the text of the line, piece by piece, with the marks between them.
    """
    text, found = "", list[FieldUse]()
    begun: list[_Begun] = []
    for piece, mark in pieces:
        text += piece
        if mark is None:
            continue
        if mark.kind == "begin":
            begun.append(_Begun())
        elif not begun:
            continue
        elif mark.kind == "code":
            begun[-1].codes.append(mark.code)
        elif mark.kind == "separate":
            begun[-1].places.append(len(text))
        else:
            found.append(_use(begun.pop(), text))
    found += [_use(each, text) for each in reversed(begun)]
    return tuple(found)


def _use(field: _Begun, text: str) -> FieldUse:
    instruction = "".join(field.codes).strip()
    kind, target = _told(instruction)
    place = field.places[0] if field.places else len(text)
    return FieldUse(
        kind=kind,
        instruction=instruction,
        target=target,
        text=text[place : place + _LONGEST],
        place=place,
    )


@lru_cache(maxsize=1024)
def _told(instruction: str) -> tuple[str, str]:
    """The first word of an instruction, and the bookmark that it points to."""
    words = instruction.split()
    kind = words[0].upper() if words else ""
    pointing = kind in _POINTING and len(words) > 1
    return kind, plain_name(words[1].strip('"')) if pointing else ""
