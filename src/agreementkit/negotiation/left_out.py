"""What a returned file holds that a reply over it cannot: said before the reply is written.

A reply is written anew from our own parts, so that nothing hidden in their file goes on living
in ours. That also drops what they put outside the main text. Each such thing is listed here, and
whoever replies says that they have seen it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from attrs import frozen

from agreementkit.files.negotiation_folder import read_kept
from agreementkit.negotiation.alignment.sections import SectionChange, SectionKind
from agreementkit.negotiation.alignment.sent_draft import read_word_cached
from agreementkit.negotiation.assessment.anchored import OWN_FIELDS
from agreementkit.negotiation.assessment.assess import NUMBERING
from agreementkit.negotiation.assessment.edit import Edit, EditKind
from agreementkit.negotiation.assessment.response import Response
from agreementkit.negotiation.report.descriptions import capitalised, describe_edit
from agreementkit.negotiation.state import NegotiationState
from agreementkit.ooxml.opc import CONTENT_TYPES, content_types, every_relationship
from agreementkit.ooxml.package import open_package
from agreementkit.ooxml.reading import Reading, UnreadKind


class LeftOutKind(StrEnum):
    """What kind of thing a reply leaves out."""

    WORDS = "words"
    """Words outside the main text: in a header, a footer, a note, a box, or on the cover."""
    LOOK = "look"
    """A look that changes what a reader takes words for: struck, white, hidden."""
    NUMBERING = "numbering"
    """A number that is not the one that its place gives."""
    UNREAD = "unread"
    """What the reader does not read: a picture, a chart, an object, another file."""
    ALTERNATIVE = "alternative"
    """A second text at one place."""
    FIELD = "field"
    """A field that computes, asks or links: its result is in the reply as words."""
    LINK = "link"
    """A link to an address outside the file."""
    PART = "part"
    """A part of the package that no file of ours has, and that no program adds by itself."""
    PROTECTION = "protection"
    """What the file lets a reader do."""


@frozen(kw_only=True)
class LeftOut:
    """One thing of theirs that is not in a reply."""

    kind: LeftOutKind
    words: str
    """What it is and where, in a sentence."""


def left_out(state: NegotiationState) -> tuple[LeftOut, ...]:
    """What a reply to the last return would leave out, each thing once; empty before a return.

    Args:
        state: the negotiation.

    Raises:
        LedgerError: the file, or our record of the draft, is gone or is not what was recorded.
    """
    response, reading = state.response, state.counter_draft
    last, sent = state.last_receipt, state.last_draft
    if response is None or reading is None or last is None or sent is None:
        return ()
    files = [read_kept(state.folder, each.file) for each in (last, sent)]
    theirs, ours = map(open_package, files)
    # A letterhead of our own has pictures too, and a program may call its parts otherwise.
    known = Counter(map(_without_part, _unread(read_word_cached(files[1]))))
    found = (
        *_words(response),
        *_looks(response),
        *_fields(reading),
        *_unknown(_unread(reading), known),
        *_in_package(theirs, ours),
    )
    return tuple(dict.fromkeys(found))


# In what was read.


def _words(response: Response) -> Iterator[LeftOut]:
    for each in response.outside:
        if each.kind not in (SectionKind.FRONT, SectionKind.OUTSIDE) or each.id in _DERIVED:
            continue
        if each.fate is SectionChange.DELETED:
            # A header or footer of ours that a program lost: the reply has it again.
            continue
        for edit in each.offer:
            yield LeftOut(kind=LeftOutKind.WORDS, words=_said(each.title, edit))


_DERIVED = ("contents", NUMBERING)
"""Contents follow from the headings; and how a whole file counts is its program's."""
_LOOKS = {
    EditKind.MISLEADING_FORMAT: LeftOutKind.LOOK,
    EditKind.NUMBER: LeftOutKind.NUMBERING,
}


def _looks(response: Response) -> Iterator[LeftOut]:
    for each in (*response.clauses, *response.outside):
        for edit in each.offer:
            if edit.kind in _LOOKS and each.id not in _DERIVED:
                words = _said(f"{each.number} {each.title}".strip(), edit)
                yield LeftOut(kind=_LOOKS[edit.kind], words=words)


def _said(title: str, edit: Edit) -> str:
    words = describe_edit(edit)
    return words if title in words else f"{title}: {words}"


def _fields(reading: Reading) -> Iterator[LeftOut]:
    """Live fields of theirs: a reply keeps what they show, and not what they do."""
    for line in reading.accepted:
        for each in line.fields:
            if each.kind not in OWN_FIELDS:
                near = " ".join(line.text.split())[:60]
                words = f"A live field near “{near}”: {' '.join(each.instruction.split())[:200]}."
                yield LeftOut(kind=LeftOutKind.FIELD, words=words)


def _unknown(found: Iterable[LeftOut], known: Counter[str]) -> Iterator[LeftOut]:
    """What is found more often than in the file that we sent."""
    left = known.copy()
    for each in found:
        same = _without_part(each)
        if left[same]:
            left[same] -= 1
        else:
            yield each


def _without_part(each: LeftOut) -> str:
    return re.sub(r"word/[^ :]*", "", each.words)


def _unread(reading: Reading) -> Iterator[LeftOut]:
    for each in reading.unread:
        words = f": “{each.words}”" if each.words else ""
        where = f" near “{_line(reading, each.line)}”" if _line(reading, each.line) else ""
        part = f" in {each.part}" if each.part else ""
        what = "words in a header or note that nothing leads to"
        kind = what if each.kind is UnreadKind.UNLINKED else str(each.kind)
        yield LeftOut(kind=LeftOutKind.UNREAD, words=f"{capitalised(kind)}{part}{where}{words}.")
    for other in reading.alternatives:
        words = f"Two texts at one place: “{other.read}” and “{other.other}”."
        yield LeftOut(kind=LeftOutKind.ALTERNATIVE, words=words)
    for danger in reading.dangers:
        yield LeftOut(kind=LeftOutKind.UNREAD, words=f"{capitalised(str(danger))}.")
    if reading.protection and reading.protection != "none":
        words = f"The file is protected: it allows {reading.protection} alone."
        yield LeftOut(kind=LeftOutKind.PROTECTION, words=words)


def _line(reading: Reading, place: int | None) -> str:
    text = "" if place is None else reading.marked[place].text
    return " ".join(text.split())[:60]


# In the package: what is in no line.

_PROGRAMS_OWN = re.compile(
    r".*(?:"
    r"relationships|main|styles|stylesWithEffects|settings|fontTable|theme|themeOverride|webSettings"
    r"|numbering|header|footer|footnotes|endnotes|core-properties|extended-properties|people"
    r"|custom-properties|customXmlProperties|comments|commentsExtended|commentsIds"
    r"|commentsExtensible|glossary|keyMapCustomizations|obfuscatedFont|printerSettings"
    r")(?:\+xml)?|application/xml|image/.*|application/vnd\.ms-word\.(?:key|attachedToolbars).*",
    re.IGNORECASE,
)
"""Content types of parts that programs add by themselves, or whose words are read elsewhere."""


def _in_package(theirs: Mapping[str, bytes], ours: Mapping[str, bytes]) -> Iterator[LeftOut]:
    known = {each.target for each in every_relationship(ours) if each.outside}
    for link in every_relationship(theirs):
        if link.outside and link.kind == "hyperlink" and link.target not in known:
            words = f"A link to {link.target[:200]}."
            yield LeftOut(kind=LeftOutKind.LINK, words=words)
    types = content_types(theirs[CONTENT_TYPES])
    for part, data in theirs.items():
        kind = types.of(part)
        if kind.startswith("image/") and data not in ours.values() and "thumbnail" not in part:
            yield LeftOut(kind=LeftOutKind.UNREAD, words=f"A picture: {part}.")
        elif part != CONTENT_TYPES and not _PROGRAMS_OWN.fullmatch(kind) and part not in ours:
            words = f"A part that no file of ours has: {part} ({kind or 'of no kind'})."
            yield LeftOut(kind=LeftOutKind.PART, words=words)
