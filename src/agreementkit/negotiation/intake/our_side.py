"""What only our side may read, in a file that was handed in: our mark, our notes, our comments."""

import io
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator, Sequence

from agreementkit.model.document import PRIVATE
from agreementkit.model.ledger import ObjectionKind, Sent
from agreementkit.model.shared import always_private, never_private
from agreementkit.negotiation.intake.objection import Objection
from agreementkit.negotiation.record import ReturnedFile
from agreementkit.negotiation.state import (
    NegotiationState,
    reading_of,
    sent_document,
)
from agreementkit.ooxml.reading import ReadComment, Reading
from agreementkit.text.leaks import RUN, Private, leaks_in_text, prepared
from agreementkit.text.normalisation import alphanumeric_words, alphanumerics
from agreementkit.word.allow_list import texts_of

Parts = Sequence[tuple[str, bytes]]
"""Parts of a file by name, but for the words that its lines have."""


def marked_private(returned: ReturnedFile, reading: Reading, parts: Parts) -> Iterator[Objection]:
    """A private paper of ours: every page says so, its properties do, and its name."""
    mark = alphanumerics(PRIVATE)
    lines = (*reading.marked, *reading.accepted)
    if any(
        line.text[:7].upper() == "PRIVATE" and mark in alphanumerics(line.text) for line in lines
    ):
        where = "its pages say"
    elif any(PRIVATE.encode() in data for _, data in parts):
        where = "its properties say"
    elif returned.name.upper().startswith("PRIVATE-"):
        yield Objection(
            kind=ObjectionKind.PRIVATE,
            message="its name says that it is private, as those of our own papers do",
            remedy="look for the file that the employer sent, or give this one its own name again",
        )
        return
    else:
        return
    yield Objection(
        kind=ObjectionKind.PRIVATE,
        message=f"this is a private paper of our own side: {where} “{PRIVATE}”",
        remedy="receive the file that the employer sent; if they have sent this one, it has "
        "leaked: tell the branch before you answer",
        final=True,
    )


# What only our side may read.


def private_notes(
    state: NegotiationState, draft: Sent, reading: Reading, parts: Parts
) -> Iterator[Objection]:
    """Our notes in a comment, in the text, or anywhere else in the file."""
    ours = reading_of(state, draft.file)
    sent = {line.text for line in (*ours.marked, *ours.accepted)}
    notes, reasons = always_private(state.agreement, state.pack), frozenset(_reasons(state))
    every, tabled = _long(notes | reasons), sent_document(state.folder, draft)
    # What both sides have costs more to look up than the file costs to search: so it is done
    # step by step, and only where there is something to explain.
    for shared in (frozenset({tabled.title}), texts_of(tabled)):
        if not any(_found_notes(prepared(every, shared), sent, reading, parts)):
            return
    known = _known(state)
    yield from _found_notes(prepared(_long(notes), known), sent, reading, parts)
    # A reason may be in their words, as they said them at the table.
    yield from _found_notes(prepared(_long(reasons), known), sent, reading, parts, what="reason")


def _long(texts: Iterable[str]) -> frozenset[str]:
    """Those that are known by a run of their letters: shorter ones are everybody's language."""
    return frozenset(
        text for text in texts if len(text) > 2 * RUN or sum(map(str.isalnum, text)) >= RUN
    )


def _reasons(state: NegotiationState) -> Iterator[str]:
    for entry in state.entries:
        yield getattr(entry, "because", "")


def _known(state: NegotiationState) -> frozenset[str]:
    """What both sides have: all that crossed the table, and what a clause may say."""
    crossed = set(texts_of(*(sent_document(state.folder, each) for each in state.drafts)))
    for receipt in state.receipts:
        reading = reading_of(state, receipt.file)
        crossed |= {line.text for line in (*reading.marked, *reading.accepted, *reading.rejected)}
        crossed |= {text for each in _with_replies(reading.comments) for text in each.paragraphs}
    return frozenset(crossed | never_private(state.pack))


def _found_notes(
    private: Private,
    sent: Collection[str],
    reading: Reading,
    parts: Parts,
    *,
    what: str = "private note",
) -> Iterator[Objection]:
    seen = set[str]()
    for comment in _with_replies(reading.comments):
        if begins := _first_words("\n".join(comment.paragraphs), private, seen):
            yield Objection(
                kind=ObjectionKind.NOTES,
                message=f"{_named(comment)} holds our {what} “{begins} …”: our reply would carry "
                "it to the employer",
                remedy=_DELETE,
                place=_heading_of(reading, comment.line),
                final=what == "private note",
            )
    for at, line in enumerate(reading.marked):
        if line.text not in sent and (begins := _first_words(line.text, private, seen)):
            yield _note_found("the text", what, begins, _heading_of(reading, at))
    for words in _elsewhere(reading):
        if begins := _first_words(words, private, seen):
            yield _note_found("what is not in the text", what, begins)
    for name, data in parts:
        text = data.decode("utf-16" if data[:2] in _UTF_16 else "utf-8", "ignore")
        leaks = leaks_in_text(text, private)
        if leaks and leaks[0].begins not in seen:
            yield _note_found(name, what, leaks[0].begins)


_DELETE = "delete that comment in Word, save, and receive the file again"
_QUOTED = 4
"""How many words of a comment are quoted, so that it is found again."""


def _named(comment: ReadComment) -> str:
    words = " ".join(" ".join(comment.paragraphs).split()[:_QUOTED])
    return f"the comment by {comment.author or 'somebody without a name'} that begins “{words} …”"


def _first_words(text: str, private: Private, seen: set[str]) -> str:
    """How the first private text that stands in a text begins; empty where none does."""
    found = [leak.begins for leak in private.found_in(text)]
    seen.update(found)
    return found[0] if found else ""


def _note_found(where: str, what: str, begins: str, place: str = "") -> Objection:
    return Objection(
        kind=ObjectionKind.NOTES,
        message=f"{where} holds our {what} “{begins} …”",
        remedy="if it is from our side, take it out in Word, save, and receive the file again; "
        "if the employer wrote it, they have our notes",
        place=place,
    )


def _elsewhere(reading: Reading) -> Iterator[str]:
    """Words that stand in no line."""
    yield from (each.words for each in reading.unread)
    for each in reading.alternatives:
        yield from (each.read, each.other)


_TEXT_PARTS = re.compile(
    r"(?i)word/(?:document|header|footer|footnotes|endnotes|comments)\d*\.xml|.*\.(?:rels|png|jpe?g)"
)
"""Parts whose words stand in lines and comments, and pictures; of the first only their attributes
are left."""
_START = 1024
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""How text with a zero in every letter begins; whatever else has one is no text."""
_LONG_ATTRIBUTE = re.compile(rb'="([^"<]{%d,})"' % RUN)


def parts_beside_text(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Each part of a file that was read already, but for the words that its lines have."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith("/"):
                continue
            part = archive.read(name)
            if b"\x00" in part[:_START] and part[:2] not in _UTF_16:
                continue
            if _TEXT_PARTS.fullmatch(name):
                part = b"\n".join(dict.fromkeys(_LONG_ATTRIBUTE.findall(part)))
            yield name, part


def _heading_of(reading: Reading, at: int | None) -> str:
    """The heading that a line of the file stands under."""
    if at is None:
        return ""
    above = (line for line in reversed(reading.marked[: at + 1]) if line.level)
    heading = next(above, None)
    return " ".join(f"{heading.number} {heading.text}".split()) if heading else ""


def _with_replies(comments: Iterable[ReadComment]) -> Iterator[ReadComment]:
    for each in comments:
        yield each
        yield from _with_replies(each.replies)


def our_comments(state: NegotiationState, reading: Reading) -> Iterator[Objection]:
    """What somebody of our side wrote into the margin, and we have not sent."""
    ours = {tuple(alphanumeric_words(each)) for each in state.started.unions}
    roles = {tuple(alphanumeric_words(each.by)) for each in state.entries}
    # A reply of ours stands in the name that the agreement gives our side.
    side = state.agreement.version.side
    found = [
        comment
        for comment in _with_replies(reading.comments)
        if comment.author != side and _is_ours(alphanumeric_words(comment.author), ours, roles)
    ]
    sent = {
        _key(each)
        for draft in (state.drafts if found else ())
        for each in _with_replies(reading_of(state, draft.file).comments)
    }
    for comment in found:
        if _key(comment) not in sent:
            yield Objection(
                kind=ObjectionKind.OUR_COMMENT,
                message=f"{_named(comment)} is from our own side: our reply would carry it to the "
                "employer",
                remedy=_DELETE,
                place=_heading_of(reading, comment.line),
            )


_Words = Collection[tuple[str, ...]]


def _is_ours(author: Sequence[str], unions: _Words, roles: _Words) -> bool:
    """Whether a name is a role of our side, or has the name of a union in it."""
    words = f" {' '.join(author)} "
    return tuple(author) in roles or any(f" {' '.join(each)} " in words for each in unions)


def _key(comment: ReadComment) -> tuple[str, str]:
    return comment.author, alphanumerics("".join(comment.paragraphs))
