"""What may be received: a file that was handed in, and all that speaks against taking it.

Nothing that comes in is fine until it is known to be fine. The wrong file is easily picked:
one of our own, one with our notes in it, one of another round or another employer. What was
taken wrongly would be answered, and would go out with our reply.
"""

import hashlib
import io
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from agreementkit.errors import Fault, InvalidError
from agreementkit.model.document import PRIVATE, Document
from agreementkit.model.ledger import ClauseFacts, ObjectionKind, Received, Sent
from agreementkit.model.shared import always_private, never_private
from agreementkit.negotiation.agreed_text import clause_lines
from agreementkit.negotiation.alignment.sections import is_main_text
from agreementkit.negotiation.alignment.sent_draft import SentDraft
from agreementkit.negotiation.record import ReturnedFile
from agreementkit.negotiation.state import (
    NegotiationState,
    reading_of,
    record_of,
    sent_document,
)
from agreementkit.ooxml.reading import Line, ReadComment, Reading
from agreementkit.text.leaks import RUN, Private, leaks_in_text, prepared
from agreementkit.text.normalisation import alphanumeric_words, alphanumerics
from agreementkit.word.allow_list import texts_of


@frozen(kw_only=True)
class Objection:
    """One thing that speaks against taking a file for a return."""

    kind: ObjectionKind
    message: str
    remedy: str
    place: str = ""
    """Where in the file, as a person finds it; empty for the file as a whole."""
    final: bool = False
    """Whether nobody can take it all the same."""


@frozen(kw_only=True)
class Intake:
    """A file that was handed in, and what is known of it before it is judged."""

    draft: Sent
    """The draft that it answers: the one whose mark it carries or whose words it has."""
    objections: tuple[Objection, ...]


def intake(state: NegotiationState, returned: ReturnedFile, reading: Reading) -> Intake:
    """The draft that a file answers, and all that speaks against taking it for a return.

    Args:
        state: the negotiation.
        returned: the file.
        reading: the same as it was read.

    Raises:
        InvalidError: nothing was sent yet, or the very same file was received before.
    """
    if not state.drafts:
        message = "nothing was sent yet, so nothing can have come back"
        raise InvalidError([Fault(message=message, remedy="send a draft first")])
    digest = hashlib.sha256(returned.data).hexdigest()
    for receipt in state.receipts:
        if receipt.file.sha256 == digest:
            raise InvalidError([_received_already(receipt)])
    as_sent = tuple(each for each in state.drafts if each.file.sha256 == digest)
    if as_sent:
        # It went through the gate, so it holds nothing private, and our own words alone.
        draft = as_sent[-1]
        found = [_as_sent(draft), *_earlier(state, draft)]
    else:
        draft = _draft_answered(state, reading)
        parts = tuple(_parts_beside_text(returned.data))
        # Of a private paper nothing more need be said: no act on it makes it a return.
        found = [*_marked_private(returned, reading, parts)] or [
            *_private_notes(state, draft, reading, parts),
            *_our_comments(state, reading),
            *(_other_file(state, draft, reading) or _earlier(state, draft)),
            *_as_received(state, draft, reading),
        ]
    return Intake(draft=draft, objections=tuple(found))


def _received_already(receipt: Received) -> Fault:
    return Fault(
        file=receipt.original,
        message=f"this very file was received already, on {receipt.when:%d.%m.%Y}, in round {receipt.round}",
        remedy="look at what was found then",
    )


# One of our own files.


def _as_sent(draft: Sent) -> Objection:
    return Objection(
        kind=ObjectionKind.AS_SENT,
        message=f"this is, byte for byte, the file that we sent in round {draft.round} "
        f"({draft.file.name}), so it is as likely that the wrong file was picked",
        remedy="look for the file that the employer sent",
    )


_Parts = Sequence[tuple[str, bytes]]
"""Parts of a file by name, but for the words that its lines have."""


def _marked_private(returned: ReturnedFile, reading: Reading, parts: _Parts) -> Iterator[Objection]:
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


def _private_notes(
    state: NegotiationState, draft: Sent, reading: Reading, parts: _Parts
) -> Iterator[Objection]:
    """Our notes in a comment, in the text, or anywhere else in the file."""
    ours = reading_of(state, draft.file)
    sent = {line.text for line in (*ours.marked, *ours.accepted)}
    private = frozenset(
        text
        for text in (*always_private(state.agreement, state.pack), *_reasons(state))
        if len(text) > 2 * RUN or sum(map(str.isalnum, text)) >= RUN
    )
    # What both sides have is looked up only where there is anything to explain.
    if any(_found_notes(prepared(private, frozenset()), sent, reading, parts)):
        yield from _found_notes(prepared(private, _known(state)), sent, reading, parts)


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
    private: Private, sent: Collection[str], reading: Reading, parts: _Parts
) -> Iterator[Objection]:
    seen = set[str]()
    for comment in _with_replies(reading.comments):
        for begins in _leaks("\n".join(comment.paragraphs), private, seen):
            words = " ".join(" ".join(comment.paragraphs).split()[:_QUOTED])
            by = comment.author or "somebody without a name"
            yield Objection(
                kind=ObjectionKind.NOTES,
                message=f"the comment by {by} that begins “{words} …” holds our private note "
                f"“{begins} …”: our reply would carry it to the employer",
                remedy="delete that comment in Word, save, and receive the file again",
                place=_heading_of(reading, comment.line),
                final=True,
            )
    for at, line in enumerate(reading.marked):
        if line.text not in sent:
            for begins in _leaks(line.text, private, seen):
                yield _note_found("the text", begins, _heading_of(reading, at))
    for words in _elsewhere(reading):
        for begins in _leaks(words, private, seen):
            yield _note_found("what is not in the text", begins, "")
    for name, data in parts:
        for begins in _leaks(data.decode("utf-8", "ignore"), private, seen):
            yield _note_found(name, begins, "")


_QUOTED = 4
"""How many words of a comment are quoted, so that it is found again."""


def _leaks(text: str, private: Private, seen: set[str]) -> Iterator[str]:
    """The first words of each private text in a text, each once for the whole file."""
    for leak in leaks_in_text(text, private):
        if leak.begins not in seen:
            seen.add(leak.begins)
            yield leak.begins


def _note_found(where: str, begins: str, place: str) -> Objection:
    return Objection(
        kind=ObjectionKind.NOTES,
        message=f"{where} holds our private note “{begins} …”",
        remedy="take it out in Word, save, and receive the file again, if it is from our side; "
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
_LONG_ATTRIBUTE = re.compile(rb'="([^"<]{%d,})"' % RUN)


def _parts_beside_text(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Each part of a file that was read already, but for the words that its lines have."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith("/"):
                continue
            part = archive.read(name)
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


def _our_comments(state: NegotiationState, reading: Reading) -> Iterator[Objection]:
    """What somebody of our side wrote into the margin, and we have not sent."""
    unions = [alphanumerics(each) for each in state.started.unions]
    roles = {alphanumerics(each.by) for each in state.entries}
    sent: set[tuple[str, str]] | None = None
    for comment in _with_replies(reading.comments):
        author = alphanumerics(comment.author)
        # A reply of ours stands in the name that the agreement gives our side.
        ours = author in roles or any(each and each in author for each in unions)
        if not ours or author == alphanumerics(state.agreement.version.side):
            continue
        if sent is None:
            sent = {
                (each.author, alphanumerics("".join(each.paragraphs)))
                for draft in state.drafts
                for each in _with_replies(reading_of(state, draft.file).comments)
            }
        if (comment.author, alphanumerics("".join(comment.paragraphs))) not in sent:
            words = " ".join(" ".join(comment.paragraphs).split()[:_QUOTED])
            yield Objection(
                kind=ObjectionKind.OUR_COMMENT,
                message=f"the comment that begins “{words} …” is by {comment.author}, of our own "
                "side: our reply would carry it to the employer",
                remedy="delete that comment in Word, save, and receive the file again",
                place=_heading_of(reading, comment.line),
            )


# Another file: of another round, another employer, or about something else.


def _draft_answered(state: NegotiationState, reading: Reading) -> Sent:
    """The draft whose mark a file carries; where it carries none, that whose words it has."""
    last = state.drafts[-1]
    if reading.identifier:
        return state.draft(reading.identifier) or last
    now = reading_of(state, last.file) if state.drafts[1:] else None
    if now is None:
        return last
    current = {line.text for line in (*now.accepted, *now.rejected, *now.marked)}
    theirs = {line.text for line in (*reading.accepted, *reading.rejected)}
    # Lines that the last draft has in no view, although an earlier one had them; and the
    # other way round.
    new = theirs & {line.text for line in now.accepted}
    for draft in reversed(state.drafts[:-1]):
        before = {line.text for line in reading_of(state, draft.file).accepted}
        if len((theirs & before) - current) > len(new - before):
            return draft
    return last


def _earlier(state: NegotiationState, draft: Sent) -> Iterator[Objection]:
    last = state.drafts[-1]
    if draft != last:
        yield Objection(
            kind=ObjectionKind.EARLIER_ROUND,
            message=f"this was made from our draft of round {draft.round}, and round {last.round} "
            f"went out on {last.when:%d.%m.%Y}",
            remedy=f"ask the employer for their answer to {last.file.name}",
        )


_ENOUGH_LINES = 1 / 2
"""The share of our lines, word for word, at which nobody needs to count clauses."""
FEWEST_CLAUSES = 1 / 4
"""The share of our clauses below which a file is about something else, or cut to pieces."""
_FOUND = 1 / 3
"""The share of a clause's words, three in a row, by which it is found in a file."""


def _other_file(state: NegotiationState, draft: Sent, reading: Reading) -> tuple[Objection, ...]:
    """Why a file is no answer to a draft at all; nothing where it is one."""
    ours = record_of(state, draft)
    found = tuple(
        _few_words(ours, draft, reading) or _other_employer(state, ours.document, reading)
    )
    if found or not re.fullmatch("[0-9a-f]{32}", reading.identifier):
        return found
    if state.draft(reading.identifier) is None:
        message = "this was made from a draft that this negotiation did not send"
        remedy = "look whether it belongs to another negotiation"
        return (Objection(kind=ObjectionKind.OTHER_NEGOTIATION, message=message, remedy=remedy),)
    return ()


def _few_words(ours: SentDraft, draft: Sent, reading: Reading) -> tuple[Objection, ...]:
    there = {line.text for line in (*reading.marked, *reading.accepted)}
    lines = {line.text for line in ours.lines if is_main_text(line)}
    if len(lines & there) >= _ENOUGH_LINES * len(lines):
        return ()
    count, of = clauses_found(ours.document, there)
    if count >= FEWEST_CLAUSES * of:
        return ()
    return (
        Objection(
            kind=ObjectionKind.FEW_WORDS,
            message=f"this has the words of {count} of {of} clauses of {draft.file.name}",
            remedy="look for the file that the employer sent",
        ),
    )


def clauses_found(document: Document, lines: Iterable[str]) -> tuple[int, int]:
    """How many clauses of a document some lines have the words of, and how many it has.

    A clause is found where a third of its words are, three in a row.

    Args:
        document: what was sent.
        lines: what came back.
    """
    clauses = [clause_lines(document, heading.clause) for heading, _ in document.clauses()]
    theirs = _triples(lines)
    wanted = map(_triples, clauses)
    return sum(len(each & theirs) >= _FOUND * len(each) > 0 for each in wanted), len(clauses)


def _triples(lines: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Every three words in a row."""
    words = map(alphanumeric_words, lines)
    return frozenset(
        tuple(each[at : at + 3]) for each in words for at in range(max(len(each) - 2, 0))
    )


def _other_employer(
    state: NegotiationState, document: Document, reading: Reading
) -> Iterator[Objection]:
    ours = {alphanumerics(each) for each in (*document.parties, state.started.employer)}
    cover = [
        alphanumerics(line.text)
        for lines in (reading.accepted, reading.rejected, reading.marked)
        for line in _cover(lines)
    ]
    if any(each and each in line for line in cover for each in ours - _unions(state)):
        return
    directory = state.pack.sector(state.agreement.sector).employers
    others = {alphanumerics(n): e.name for e in directory for n in (e.name, e.legal_name)}
    named = next((others[line] for line in cover if line in others), None)
    if named:
        yield Objection(
            kind=ObjectionKind.OTHER_EMPLOYER,
            message=f"its cover names {named}, and not {state.started.employer}",
            remedy="look whether it belongs to another negotiation",
        )


def _unions(state: NegotiationState) -> set[str]:
    return {alphanumerics(each) for each in state.started.unions}


def _cover(lines: Sequence[Line]) -> Iterator[Line]:
    """The main text before the first clause."""
    for line in lines:
        if is_main_text(line):
            if line.level:
                return
            yield line


# What was received before, under other bytes.


def _as_received(state: NegotiationState, draft: Sent, reading: Reading) -> Iterator[Objection]:
    """A copy of what came back before: saved again, or under another name."""
    said: tuple[object, ...] | None = None
    for receipt in reversed(state.receipts):
        if receipt.answers != draft.draft:
            continue
        said = said or _said(reading)
        if _said(reading_of(state, receipt.file)) == said:
            yield Objection(
                kind=ObjectionKind.AS_RECEIVED,
                message="this says word for word what was received on "
                f"{receipt.when:%d.%m.%Y} as “{receipt.original}”",
                remedy="look for the file that the employer sent since",
            )
            return


def _said(reading: Reading) -> tuple[object, ...]:
    """All that a file says: its words, whose changes they are, and what stands in the margin."""
    words = tuple(
        (line.text, tuple((run.text, run.revisions) for run in line.text_runs if run.revisions))
        for line in reading.marked
    )
    comments = tuple((each.author, each.paragraphs) for each in _with_replies(reading.comments))
    return words, comments, reading.unread


# A file that was taken all the same is recorded as what it is.


def facts_despite(
    state: NegotiationState,
    draft: Sent,
    facts: Mapping[str, ClauseFacts],
    kinds: Collection[ObjectionKind],
) -> Mapping[str, ClauseFacts]:
    """The facts of a return that was taken although something spoke against it.

    What is missing in a file that is about something else is not struck out: nobody can say
    what became of it. And what an earlier draft said is not what we sent last: a clause that
    has other words since is changed, although it came back as it was.

    Args:
        state: the negotiation.
        draft: the one that the file answers.
        facts: what was found by that draft.
        kinds: what spoke against it.
    """
    found = dict(facts)
    if ObjectionKind.FEW_WORDS in kinds:
        for id_, each in facts.items():
            if each.fate in ("deleted", "merged"):
                found[id_] = ClauseFacts(
                    title=each.title, number=each.number, fate="unsure", changed=True
                )
    last = state.drafts[-1]
    if draft != last:
        before = sent_document(state.folder, draft)
        now = sent_document(state.folder, last)
        for id_, each in found.items():
            if not each.altered and clause_lines(before, id_) != clause_lines(now, id_):
                found[id_] = ClauseFacts(
                    title=each.title, number=each.number, fate="changed", changed=True
                )
    return found
