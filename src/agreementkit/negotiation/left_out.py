"""What a returned file holds that a reply over it cannot: said before the reply is written.

A reply is written anew from our own parts, so that nothing hidden in their file goes on living
in ours. That also drops what they put outside the main text. Each such thing is listed here, and
whoever replies says that they have seen it.
"""

from collections.abc import Iterator
from enum import StrEnum

from attrs import frozen

from agreementkit.negotiation.alignment.sections import SectionChange, SectionKind
from agreementkit.negotiation.assessment.assess import NUMBERING
from agreementkit.negotiation.assessment.edit import Edit, EditKind
from agreementkit.negotiation.assessment.response import Response
from agreementkit.negotiation.assessment.unexpected import OFF_THE_PAGES
from agreementkit.negotiation.report.descriptions import (
    capitalised,
    describe_edit,
    describe_unexpected,
)
from agreementkit.negotiation.state import NegotiationState


class LeftOutKind(StrEnum):
    """What kind of thing a reply leaves out."""

    WORDS = "words"
    """Words outside the main text: in a header, a footer, a note, a box, or on the cover."""
    LOOK = "look"
    """A look that changes what a reader takes words for: struck, white, hidden."""
    NUMBERING = "numbering"
    """A number that is not the one that its place gives."""
    UNEXPECTED = "unexpected"
    """What no draft of ours has: a picture, a box, a field, a link, an effect on letters."""
    DANGER = "danger"
    """What the file would fetch, run or hide."""
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
    if response is None or reading is None:
        return ()
    found = [*_words(response), *_looks(response), *_unexpected(response)]
    found += (
        LeftOut(kind=LeftOutKind.DANGER, words=f"{capitalised(str(each))}.")
        for each in reading.dangers
    )
    if reading.protection and reading.protection != "none":
        words = f"The file is protected: it allows {reading.protection} alone."
        found.append(LeftOut(kind=LeftOutKind.PROTECTION, words=words))
    return tuple(dict.fromkeys(found))


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


def _unexpected(response: Response) -> Iterator[LeftOut]:
    """What their file shows and no draft of ours does: a reply is written without it."""
    for each in response.unexpected:
        if each.what == OFF_THE_PAGES:
            # A header or footer of ours that no page shows: the same.
            continue
        yield LeftOut(kind=LeftOutKind.UNEXPECTED, words=describe_unexpected(each))
    for section in (*response.clauses, *response.outside):
        place = f"{section.number} {section.title}".strip()
        for each in section.unexpected:
            yield LeftOut(kind=LeftOutKind.UNEXPECTED, words=describe_unexpected(each, place))
