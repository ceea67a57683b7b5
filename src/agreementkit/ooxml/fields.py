"""Fields (17.16): what they are told to do, what they show, and where they begin and end.

A complex field is three marks in the text (17.16.18): it begins, its instruction is separated
from its result, and it ends. What lies between belongs to the innermost field that is open.
`OpenFields` follows them for everyone: for the walk over a part, which shows the result and
not the instruction; for a line of text; and for whoever goes through the elements of a part.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import define, field, frozen

from agreementkit.ooxml.compatibility import branches, shown_branch
from agreementkit.ooxml.properties import on_off, whole_number
from agreementkit.ooxml.xml import ALTERNATE, CHOICE, FALLBACK, attribute, name

if TYPE_CHECKING:
    from lxml import etree

T = TypeVar("T")

# Kinds of fields (17.16.5).

FETCHING = frozenset(
    {
        *("DATABASE", "DDE", "DDEAUTO", "EMBED", "IMPORT", "INCLUDE", "INCLUDEPICTURE"),
        *("INCLUDETEXT", "LINK", "MACROBUTTON", "RD"),
    }
)
"""They fetch, run or show what is not in the text."""
REFERENCES = frozenset({"REF", "PAGEREF", "NOTEREF"})
"""Their first argument is a bookmark."""
PAGES = frozenset({"PAGE", "NUMPAGES"})
"""They print a number that only the layout knows."""
WITHOUT_RESULT = frozenset(
    {
        *("ADVANCE", "ASK", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "EQ", "FORMCHECKBOX"),
        *("FORMDROPDOWN", "LISTNUM", "MACROBUTTON", "PRIVATE", "RD", "SET", "TA", "TC", "XE"),
    }
)
"""They have no result in the file, whether they show anything or not."""
_SHOW_THEMSELVES = frozenset({"EQ", "GOTOBUTTON", "MACROBUTTON"})
"""Word shows them by their instruction, with a result or without."""
_SHOW_WITHOUT_RESULT = frozenset({"IF", "QUOTE", "SYMBOL"})

_SIMPLE, _MARK = name("fldSimple"), name("fldChar")
CODES = (name("instrText"), name("delInstrText"))
_TEXTS = (name("t"), name("delText"))
_SHOWN = tuple(name(tag) for tag in ("drawing", "pict", "object", "sym", "noBreakHyphen"))
"""What a result may show beside text."""
_LONGEST = 255
"""Characters of what a field shows: a table of contents may show a whole file."""


@lru_cache(maxsize=1024)
def arguments(instruction: str) -> tuple[str, ...]:
    """An instruction word by word, without quotation marks, the kind of the field first.

    >>> arguments(' PAGEREF "_Toc1" ')
    ('PAGEREF', '_Toc1')
    """
    return tuple(word.strip('"') for word in instruction.split())


@lru_cache(maxsize=1024)
def kind_of(instruction: str) -> str:
    r"""What kind of field an instruction makes; empty where it has no word.

    >>> kind_of(r" ref agk_1 \h ")
    'REF'
    """
    words = arguments(instruction)
    return words[0].upper() if words else ""


def shown_by(instruction: str, *, has_result: bool) -> str:
    r"""What of a field's instruction Word may show; empty for most fields.

    >>> shown_by(" MACROBUTTON AcceptAll the Employer may ", has_result=False)
    'MACROBUTTON AcceptAll the Employer may'
    >>> shown_by(r" REF agk_1 \r \h ", has_result=True)
    ''
    """
    kind = kind_of(instruction)
    shows = kind in _SHOW_THEMSELVES or (kind in _SHOW_WITHOUT_RESULT and not has_result)
    return instruction.strip() if shows else ""


def form_words(begin: "etree._Element") -> str:
    """What a form field shows (17.16.17): the entry that is chosen from a list, or a box.

    Args:
        begin: the mark that the field begins with.
    """
    for box in begin.iter(name("checkBox")):
        given = box.find(name("checked"))
        given = box.find(name("default")) if given is None else given
        ticked = given is not None and on_off(attribute(given, "val"))
        return "☒" if ticked else "☐"
    for choice in begin.iter(name("ddList")):
        entries = [attribute(each, "val") or "" for each in choice.iter(name("listEntry"))]
        given = choice.find(name("result"))
        given = choice.find(name("default")) if given is None else given
        chosen = None if given is None else attribute(given, "val")
        number = whole_number(chosen, least=0) or 0
        return entries[number] if number < len(entries) else ""
    return ""


# What is open.


@define(eq=False)
class OpenField(Generic[T]):
    """A field that has begun and not yet ended."""

    data: T
    """What whoever follows the fields keeps of it."""
    codes: list[str] = field(factory=list)
    words: list[str] = field(factory=list)
    """Text among its instruction."""
    separators: int = 0
    """One, once its result has begun; more is a fault."""

    @property
    def instruction(self) -> str:
        """What it is told to do, however that is split up."""
        return "".join(self.codes)

    @property
    def shown(self) -> str:
        """The words beside its result that a reader might see."""
        own = shown_by(self.instruction, has_result=self.separators > 0)
        return " ".join(filter(None, (own, "".join(self.words))))


class OpenFields(Generic[T]):
    """The fields that are open at a point of a text."""

    def __init__(self) -> None:
        self.open: list[OpenField[T]] = []
        """Those that began in this text, the innermost last."""
        self.hidden = 0
        """How many are before their result: no text is shown while there is one."""
        self._outside: list[list[OpenField[T]]] = []
        """Those that are open in the texts around this one."""

    def begin(self, data: T) -> None:
        """A field begins."""
        self.open.append(OpenField(data))
        self.hidden += 1

    def separate(self) -> OpenField[T] | None:
        """An instruction is over: of which field; None where none is open."""
        if not self.open:
            return None
        found = self.open[-1]
        self.hidden -= not found.separators
        found.separators += 1
        return found

    def end(self) -> OpenField[T] | None:
        """A field ends: which; None where none is open."""
        if not self.open:
            return None
        done = self.open.pop()
        self.hidden -= not done.separators
        return done

    def instruct(self, text: str) -> bool:
        """Take a piece of an instruction; False where no field is open for it."""
        if not self.open:
            return False
        self.open[-1].codes.append(text)
        return True

    def keep(self, text: str) -> None:
        """Take text that is not shown, because it stands in an instruction."""
        inner = next(each for each in (self.open, *reversed(self._outside)) if each)
        inner[-1].words.append(text)

    def enter(self) -> None:
        """A text begins that runs by itself, in a box or a note: fields outside of it stay open."""
        self._outside.append(self.open)
        self.open = []

    def leave(self) -> list[OpenField[T]]:
        """That text is over: the fields that began in it and do not end."""
        left, self.open = self.open, self._outside.pop()
        self.hidden -= sum(not each.separators for each in left)
        return left


# The fields of a line. The walk over a part leaves a mark among the pieces of text wherever a
# field begins, turns from its instruction to its result, or ends. What is gone from a view
# takes its marks along.


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


def fields_in_line(
    pieces: Iterable[tuple[str, FieldMark | None]],
    named: Callable[[str], str] = str,
) -> tuple[FieldUse, ...]:
    """The fields of a line in the order in which they end.

    One that begins in this line and ends in another counts here, with what this line shows
    of it. The rest of it, in the other line, counts no more.

    Args:
        pieces: the text of the line, piece by piece, with the marks between them.
        named: the name under which a bookmark is known, for the one that the file gives it.

    >>> marks = [FIELD_ENDS["begin"], FieldMark(kind="code", code="REF a"), FIELD_ENDS["separate"]]
    >>> [found] = fields_in_line([("See ", None), *(("", each) for each in marks), ("4.2", None)])
    >>> found.kind, found.target, found.text, found.place
    ('REF', 'a', '4.2', 4)
    """
    text, found = "", list[FieldUse]()
    fields: OpenFields[list[int]] = OpenFields()
    for piece, mark in pieces:
        text += piece
        if mark is None:
            continue
        if mark.kind == "begin":
            fields.begin([])
        elif mark.kind == "code":
            fields.instruct(mark.code)
        elif mark.kind == "separate":
            if separated := fields.separate():
                separated.data.append(len(text))
        elif done := fields.end():
            found.append(_use(done, text, named))
    found += [_use(each, text, named) for each in reversed(fields.open)]
    return tuple(found)


def _use(done: OpenField[list[int]], text: str, named: Callable[[str], str]) -> FieldUse:
    instruction = done.instruction.strip()
    kind, words = kind_of(instruction), arguments(instruction)
    place = done.data[0] if done.data else len(text)
    return FieldUse(
        kind=kind,
        instruction=instruction,
        target=named(words[1]) if len(words) > 1 and kind in REFERENCES else "",
        text=text[place : place + _LONGEST],
        place=place,
    )


# The fields of a part, element by element.


@frozen(kw_only=True, eq=False)
class Field:
    """What Word computes, and what stands in its place until then."""

    start: "etree._Element"
    """The element that it begins with."""
    instruction: str
    result: str
    """The beginning of it; an asterisk for each thing in it that is no text."""
    fault: str = ""
    """How it is out of balance, in words."""

    @property
    def arguments(self) -> tuple[str, ...]:
        """Its instruction word by word, the kind first."""
        return arguments(self.instruction)

    @property
    def kind(self) -> str:
        """What it computes, such as `REF`; empty where it does not say."""
        return kind_of(self.instruction)


@define(kw_only=True, eq=False)
class _Seen:
    """What is known of a field that is open."""

    start: "etree._Element"
    result: str = ""


def texts_in(element: "etree._Element") -> str:
    """The text inside an element, whatever has become of it."""
    return "".join(each.text or "" for each in element.iter(*_TEXTS))


def fields_in_part(root: "etree._Element") -> Iterator[Field]:
    """Every field of a part in the order in which they end, simple ones first.

    Of alternatives, only those in the one that Word shows.
    """
    hidden = {branch for each in root.iter(ALTERNATE) for branch in branches(each)}
    hidden -= {shown_branch(each) for each in root.iter(ALTERNATE)}
    for each in root.iter(_SIMPLE):
        instruction = attribute(each, "instr") or ""
        yield Field(start=each, instruction=instruction, result=texts_in(each)[:_LONGEST])
    fields: OpenFields[_Seen] = OpenFields()
    for element in root.iter(_MARK, *CODES, *_TEXTS, *_SHOWN):
        if hidden and not hidden.isdisjoint(element.iterancestors(CHOICE, FALLBACK)):
            continue
        if element.tag == _MARK:
            yield from _marked(element, fields)
        elif element.tag in CODES:
            fields.instruct(element.text or "")
        else:
            _take(fields, element.text or "" if element.tag in _TEXTS else "*")
    for left in fields.open:
        yield _field(left, "a field begins and never ends")


def _take(fields: OpenFields[_Seen], words: str) -> None:
    """Text of the innermost field, where that is in its result."""
    if fields.open and fields.open[-1].separators:
        within = fields.open[-1].data
        within.result = (within.result + words)[:_LONGEST]


def _marked(element: "etree._Element", fields: OpenFields[_Seen]) -> Iterator[Field]:
    """What the beginning, middle or end of a field does to those that are open."""
    kind = attribute(element, "fldCharType")
    if kind == "begin":
        fields.begin(_Seen(start=element))
    elif kind == "separate" and fields.separate():
        pass
    elif kind != "separate" and (done := fields.end()):
        _take(fields, done.data.result)
        yield _field(done, "a field has two middles" if done.separators > 1 else "")
    else:
        which = "middle" if kind == "separate" else "end"
        fault = f"a field’s {which} stands without its beginning"
        yield Field(start=element, instruction="", result="", fault=fault)


def _field(done: OpenField[_Seen], fault: str) -> Field:
    seen = done.data
    return Field(start=seen.start, instruction=done.instruction, result=seen.result, fault=fault)


def instructions(root: "etree._Element") -> Iterator[str]:
    """The instruction of every field below an element, deleted ones too.

    A field that is never closed counts, and so does an instruction outside of any field:
    a word processor may take either for one.
    """
    fields: OpenFields[None] = OpenFields()
    for element in root.iter(_SIMPLE, _MARK, *CODES):
        if element.tag == _SIMPLE:
            yield attribute(element, "instr") or ""
        elif element.tag in CODES:
            if not fields.instruct(element.text or ""):
                yield element.text or ""
        elif attribute(element, "fldCharType") == "begin":
            fields.begin(None)
        elif attribute(element, "fldCharType") == "end" and (done := fields.end()):
            yield done.instruction
    for left in fields.open:
        yield left.instruction
