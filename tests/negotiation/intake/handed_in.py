"""Files that officers hand to `receive`, right ones and wrong ones, each made from our own."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import docx
from attrs import evolve

import agreementkit as ak
from agreementkit import Negotiation
from tests.negotiation.counterparty_edits import deleted, inserted, returned, swapped, tracked
from tests.negotiation.test_negotiation import LATER, PACK, US, WHEN, begun, decided

NOTE = PACK["advance-notice"].negotiating.fallback_when
MARK = "PRIVATE: for our own side only"
CORE = "docProps/core.xml"
SOON = datetime.fromisoformat("2027-02-01T09:00")


def one_round(folder: Path) -> Negotiation:
    """A negotiation in which a draft went out."""
    negotiation = begun(folder)
    negotiation.send(by=US, when=WHEN)
    return negotiation


def two_rounds(folder: Path) -> Negotiation:
    """One in which a draft came back, we moved, and answered."""
    negotiation = one_round(folder)
    (folder / "first.docx").write_bytes(edited(negotiation))
    negotiation.receive(folder / "first.docx", by=US, when=SOON)
    negotiation.move(["advance-notice"], decided(), to="target")
    negotiation.reply(by=US, when=SOON)
    return negotiation


def sent(negotiation: Negotiation, round_: int = 1) -> bytes:
    """The file that went out in a round."""
    return (negotiation.folder / negotiation.state.drafts[round_ - 1].file.name).read_bytes()


def edited(negotiation: Negotiation, round_: int = 1) -> bytes:
    """What an employer sends back."""
    return returned(sent(negotiation, round_), tracked("live work", "any work"))


def without_mark(data: bytes) -> bytes:
    """A file whose program left our mark out of its properties."""
    return returned(
        data, swapped("dc:identifier", "dc:x"), swapped("/dc:identifier", "/dc:x"), part=CORE
    )


def with_comment(data: bytes, text: str, author: str = "Jane Q Officer") -> bytes:
    """A file with somebody's words in its margin."""
    document = docx.Document(io.BytesIO(data))
    paragraph = next(p for p in document.paragraphs if "written notice" in p.text)
    document.add_comment(paragraph.runs[0], text=text, author=author, initials="JQO")
    return saved(document)


def saved(document: "docx.document.Document") -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def with_part(data: bytes, name: str, text: str | bytes) -> bytes:
    """A file with one part more, which nothing leads to."""
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(name, text)
    return buffer.getvalue()


def described(data: bytes, words: str) -> bytes:
    """A file whose properties say something of it."""
    more = f"<dc:description>{words}</dc:description></cp:coreProperties>"
    return returned(data, swapped("</cp:coreProperties>", more), part=CORE)


def minutes(*paragraphs: str) -> bytes:
    """A document about something else."""
    document = docx.Document()
    for each in paragraphs:
        document.add_paragraph(each)
    return saved(document)


def copy(negotiation: Negotiation, kind: str, employer: str = "Kent Police") -> bytes:
    """Another paper of ours on the same agreement."""
    return ak.draft(evolve(negotiation.state.agreement, employer=employer), PACK, copy=kind).data


def other_clauses() -> bytes:
    """An agreement of other clauses, with the same employer."""
    agreement = ak.Agreement(
        sector="police",
        employer="Kent Police",
        unions=["UNISON"],
        provisions=[ak.Provision(clause=each) for each in ("training-plan", "gain-share")],
    )
    return ak.word_bytes(ak.compose(agreement, PACK))


Made = Callable[[Negotiation], bytes]

WRONG: dict[str, tuple[tuple[str, ...], bool, Made]] = {
    # What is ours.
    "the very file that we sent": (("as-sent",), True, sent),
    "our negotiator's copy": (("private",), False, lambda n: copy(n, "negotiator")),
    "our negotiator's copy without its mark": (
        ("private-notes",),
        False,
        lambda n: returned(
            returned(copy(n, "negotiator"), swapped(MARK, "Draft"), part="word/header1.xml"),
            swapped(MARK, "Draft"),
            part="docProps/custom.xml",
        ),
    ),
    "a file whose properties say that it is private": (
        ("private",),
        False,
        lambda n: described(edited(n), MARK),
    ),
    "our summary for members": (("few-of-our-words",), True, lambda n: copy(n, "members")),
    "our comparison": (("few-of-our-words",), True, lambda n: copy(n, "comparison")),
    # What our side wrote into theirs.
    "a colleague's comment with our notes": (
        ("private-notes",),
        False,
        lambda n: with_comment(edited(n), f"We would take 13 weeks here. {NOTE}"),
    ),
    "notes in a comment by nobody": (
        ("private-notes",),
        False,
        lambda n: with_comment(edited(n), NOTE, author=""),
    ),
    "notes in the text": (
        ("private-notes",),
        True,
        lambda n: returned(sent(n), inserted(NOTE, behind="live work")),
    ),
    "notes typed without tracking": (
        ("private-notes",),
        True,
        lambda n: returned(sent(n), swapped("live work", f"live work. {NOTE}")),
    ),
    "notes at the head of each page": (
        ("private-notes",),
        True,
        lambda n: returned(sent(n), swapped("</w:t>", f" {NOTE}</w:t>"), part="word/header1.xml"),
    ),
    "notes in its properties": (("private-notes",), True, lambda n: described(edited(n), NOTE)),
    "notes in a part that no program shows": (
        ("private-notes",),
        True,
        lambda n: with_part(edited(n), "customXml/item9.xml", f"<a>{NOTE}</a>"),
    ),
    "notes in a part in UTF-16": (
        ("private-notes",),
        True,
        lambda n: with_part(edited(n), "customXml/item9.xml", f"<a>{NOTE}</a>".encode("utf-16")),
    ),
    "notes in the description of a picture": (
        ("private-notes",),
        True,
        lambda n: returned(
            sent(n), swapped("<w:bookmarkStart ", f'<w:bookmarkStart w:x="{NOTE}" ')
        ),
    ),
    "a comment by somebody of the union": (
        ("our-comment",),
        True,
        lambda n: with_comment(edited(n), "Not a word of this to HR.", "Jo (UNISON Kent)"),
    ),
    "a comment in our own role": (
        ("our-comment",),
        True,
        lambda n: with_comment(edited(n), "Hm.", US),
    ),
    # What is about something else.
    "the minutes of a meeting": (
        ("few-of-our-words",),
        True,
        lambda _: minutes("Minutes", "Present: two"),
    ),
    "an empty document": (("few-of-our-words",), True, lambda _: minutes()),
    "an agreement of other clauses": (("few-of-our-words",), True, lambda _: other_clauses()),
    "a draft for another employer": (
        ("other-employer",),
        True,
        lambda n: copy(n, "employer", employer="Essex Police"),
    ),
    "a draft of another negotiation": (
        ("other-negotiation",),
        True,
        lambda n: returned(edited(n), swapped(n.state.drafts[0].draft, "0" * 32), part=CORE),
    ),
}
"""Of a negotiation after its first draft: what speaks against it, and whether it can be taken anyway."""

OLD: dict[str, tuple[tuple[str, ...], Made]] = {
    "an answer to the round before": (
        ("earlier-round",),
        lambda n: returned(sent(n, 1), swapped("live work", "some work")),
    ),
    "an answer to the round before, without our mark": (
        ("earlier-round",),
        lambda n: without_mark(returned(sent(n, 1), swapped("live work", "some work"))),
    ),
    "what they sent in the round before, saved again": (
        ("earlier-round", "as-received"),
        lambda n: described(edited(n), "Saved again"),
    ),
    "what we sent in the round before": (("as-sent", "earlier-round"), sent),
    "what we sent in this round": (("as-sent",), lambda n: sent(n, 2)),
}
"""Of one after its second draft."""

RIGHT: dict[str, Made] = {
    "with tracked changes": edited,
    "with changes that nobody tracked": lambda n: returned(
        sent(n), swapped("live work", "any work")
    ),
    "saved by a program that leaves our mark out": lambda n: without_mark(edited(n)),
    "saved by a program that writes a mark of its own": lambda n: returned(
        edited(n), swapped(n.state.drafts[0].draft, "DMS-2027-114"), part=CORE
    ),
    "opened and saved": lambda n: returned(sent(n)),
    "with a comment of theirs": lambda n: with_comment(sent(n), "Why 26 weeks?", "Force HR"),
    "with a clause struck out": lambda n: returned(sent(n), deleted("must give the Union written")),
    "with our words for less, which are public": lambda n: with_comment(
        sent(n), PACK["gain-share"].summary, "Force HR"
    ),
    "with their employer's name put right": lambda n: returned(
        sent(n), swapped("The Chief Constable of Kent", "The Chief Officer of Kent")
    ),
    "with our reason in their own words": lambda n: with_comment(
        sent(n), f"At the table you said: {LATER[:12]}", "Force HR"
    ),
}
"""What an employer may send back."""
