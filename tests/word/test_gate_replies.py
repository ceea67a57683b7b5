"""A reply goes out in the names of both sides, and with nothing of what is ours alone."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from attrs import evolve

import agreementkit as ak
from agreementkit.comparing.three_way import three_way_redline
from agreementkit.documents import Author, ClauseHeading, Comment, Paragraph, Redline, redline_bytes
from agreementkit.packs import Run
from agreementkit.text.leaks import prepared
from agreementkit.word.gate import guarded_redline_bytes, guarded_reply_bytes, guarded_word_bytes
from tests.word_files import Run as Program, members

THEM = Author(name="Kent Police", initials="KP")
LAWYER = Author(name="Their lawyer", initials="TL")
US = Author(name="Union side", initials="US")
THEN, NOW = (datetime(2027, month, 15, 10, 0) for month in (1, 2))  # noqa: DTZ001 - Word keeps no zone
NOTHING = prepared(frozenset(), frozenset())
SECRET = "We would settle for nineteen weeks at the very last"
PRIVATE = prepared(frozenset({SECRET}), frozenset())
ID = "agk-1f0c9d3e"
"""An identifier that says nothing."""


def document(*blocks: Paragraph) -> ak.Document:
    head = ClauseHeading(clause="a", number="1", title="On a")
    return ak.Document(title="Deal", parties=["Us"], version=ak.Version(), blocks=(head, *blocks))


def para(text: str, *comments: Comment) -> Paragraph:
    return Paragraph(spans=(Run(text=text),), clause="a", level=2, comments=comments)


ASKED = Comment(author=LAWYER, when=THEN, text=["Is this needed?"])
FIRST, END = para("The Employer must wait 26 weeks."), para("This is the end.")
BASE = document(FIRST, END)
THEIRS = document(para("The Employer must wait 9 weeks.", ASKED), para("It may start.", ASKED), END)
ANSWERED = evolve(ASKED, replies=(Comment(author=US, when=NOW, text=["It is."]),))
OURS = document(para("The Employer must wait 24 weeks.", ANSWERED), END)


def reply(
    base: ak.Document = BASE, theirs: ak.Document = THEIRS, ours: ak.Document = OURS
) -> Redline:
    below = ak.compare(base, theirs, author=THEM, when=THEN)
    return three_way_redline(below, ours, author=US, when=NOW)


def test_a_reply_passes_in_the_names_of_both_sides() -> None:
    passed = guarded_reply_bytes(
        reply(),
        NOTHING,
        theirs=THEIRS,
        others=(THEM, LAWYER),
        identifier=ID,
    )
    assert passed == redline_bytes(reply(), identifier=ID)
    assert f"<dc:identifier>{ID}</dc:identifier>".encode() in members(passed)["docProps/core.xml"]


@pytest.mark.parametrize(
    ("others", "what"),
    [((LAWYER,), "w:author of w:ins"), ((THEM,), "w:author of w:comment"), ((), "w:author")],
)
def test_whoever_is_on_neither_side_is_refused(others: tuple[Author, ...], what: str) -> None:
    with pytest.raises(ak.LeakError, match=what):
        guarded_reply_bytes(reply(), NOTHING, theirs=THEIRS, others=others)


STRANGER = Comment(author=Author(name="J Smith", initials="JS"), text=["Is this needed?"])
FAULTS: dict[str, Callable[[], Redline]] = {
    "in a run that is struck out": lambda: reply(
        theirs=document(para(f"The Employer must wait 26 weeks. {SECRET}."), END),
        ours=BASE,
    ),
    "in a paragraph that is struck out": lambda: reply(
        theirs=document(FIRST, para(SECRET), END),
        ours=BASE,
    ),
    "in a paragraph that is deleted": lambda: reply(
        base=document(FIRST, para(SECRET), END),
        theirs=BASE,
        ours=BASE,
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_private_text_is_found_by_either_wall(fault: str) -> None:
    redline = FAULTS[fault]()
    both = (THEM, LAWYER)
    with pytest.raises(ak.LeakError, match="We would settle"):
        guarded_reply_bytes(redline, PRIVATE, theirs=BASE, others=both, earlier=(redline.old,))


@pytest.mark.parametrize("fault", [*FAULTS][:2])
def test_words_that_are_in_none_of_the_texts_are_refused(fault: str) -> None:
    redline = FAULTS[fault]()
    with pytest.raises(ak.LeakError, match="a paragraph that the document does not have"):
        guarded_reply_bytes(redline, NOTHING, theirs=BASE, others=(THEM,))
    earlier = document(
        FIRST, para(SECRET), para(f"The Employer must wait 26 weeks. {SECRET}."), END
    )
    assert guarded_reply_bytes(redline, NOTHING, theirs=BASE, others=(THEM,), earlier=[earlier])


@pytest.mark.parametrize(
    "comment",
    [
        evolve(ASKED, text=(SECRET,)),
        evolve(ANSWERED, replies=(evolve(ASKED, text=(SECRET,)),)),
        STRANGER,
    ],
)
def test_a_comment_in_their_name_that_they_did_not_make_is_refused(comment: Comment) -> None:
    ours = document(para("The Employer must wait 24 weeks.", comment), END)
    with pytest.raises(ak.LeakError, match="a comment in the other side's name"):
        guarded_reply_bytes(reply(ours=ours), NOTHING, theirs=THEIRS, others=(THEM, LAWYER))


def test_a_plain_redline_still_passes_in_the_name_of_one_alone() -> None:
    redline = ak.compare(BASE, document(FIRST), author=US, when=NOW)
    assert guarded_redline_bytes(redline, NOTHING, identifier=ID)
    with pytest.raises(ak.LeakError, match="w:author of w:ins"):
        guarded_redline_bytes(reply(ours=document(FIRST)), NOTHING)


def test_an_identifier_stands_in_the_properties_and_outlives_libreoffice(
    soffice: Program,
    tmp_path: Path,
) -> None:
    tag = f"<dc:identifier>{ID}</dc:identifier>".encode()
    data = guarded_word_bytes(BASE, NOTHING, identifier=ID)
    assert data == ak.word_bytes(BASE, identifier=ID)
    assert tag in members(data)["docProps/core.xml"]
    assert b"identifier" not in members(guarded_word_bytes(BASE, NOTHING))["docProps/core.xml"]
    sent = tmp_path / "sent.docx"
    for each in (
        data,
        guarded_reply_bytes(reply(), NOTHING, theirs=THEIRS, others=(THEM, LAWYER), identifier=ID),
    ):
        sent.write_bytes(each)
        soffice("--convert-to", "docx", "--outdir", str(tmp_path / "back"), str(sent))
        assert tag in members((tmp_path / "back" / "sent.docx").read_bytes())["docProps/core.xml"]
