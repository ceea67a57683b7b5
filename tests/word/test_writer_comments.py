"""Comments to the employer: in the margin, with their threads, and as others read them."""

import io
import json
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import docx
import pytest
from attrs import evolve
from lxml import etree

import agreementkit as ak
from agreementkit.documents import Author, ClauseHeading, Comment, Paragraph
from agreementkit.model.document import DocumentBlock
from agreementkit.reports import ClauseComment
from tests.word_files import Run, W, members

UNION = Author(name="Union side", initials="US")
EMPLOYER = Author(name="Employer side", initials="ES")
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
ASKED = Comment(
    author=UNION,
    when=datetime(2027, 1, 15, 9, 30),  # noqa: DTZ001 - as Word keeps it
    text=["What is the least you can give?", "We ask for reasons."],
    replies=(
        Comment(author=EMPLOYER, text=["Twelve weeks."]),
        Comment(author=UNION, text=["Why?"]),
    ),
    resolved=True,
)
PLAIN = Comment(author=UNION, text=["Please read this first."])


@pytest.fixture(scope="module")
def commented(document: ak.Document) -> bytes:
    heading = next(block for block in document.blocks if isinstance(block, ClauseHeading))
    below = next(block for block in document.blocks if isinstance(block, Paragraph))
    changed: dict[DocumentBlock, DocumentBlock] = {
        heading: evolve(heading, comments=(ASKED, PLAIN)),
        below: evolve(below, comments=(PLAIN,)),
    }
    blocks = [changed.get(block, block) for block in document.blocks]
    return ak.word_bytes(evolve(document, blocks=tuple(blocks)))


def test_another_reader_sees_who_said_what_and_when(commented: bytes) -> None:
    seen = [
        (comment.author, comment.initials, comment.text, comment.timestamp)
        for comment in docx.Document(io.BytesIO(commented)).comments
    ]
    asked = datetime(2027, 1, 15, 9, 30)  # noqa: DTZ001
    assert seen == [
        ("Union side", "US", "\n".join(ASKED.text), asked),
        ("Employer side", "ES", "Twelve weeks.", None),
        ("Union side", "US", "Why?", None),
        ("Union side", "US", "Please read this first.", None),
        ("Union side", "US", "Please read this first.", None),
    ]


def test_every_comment_has_its_range_and_its_reference_in_the_text(commented: bytes) -> None:
    root = etree.fromstring(members(commented)["word/document.xml"])
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        ids = sorted(int(str(e.get(f"{W}id"))) for e in root.iter(f"{W}{tag}"))
        assert ids == [0, 1, 2, 3, 4]


def test_replies_hang_on_their_comment_and_a_settled_thread_says_so(commented: bytes) -> None:
    parts = members(commented)
    threads = [
        (e.get(f"{W15}paraId"), e.get(f"{W15}paraIdParent"), e.get(f"{W15}done"))
        for e in etree.fromstring(parts["word/commentsExtended.xml"])
    ]
    top = threads[0][0]
    assert [parent for _, parent, _ in threads] == [None, top, top, None, None]
    assert [done for _, _, done in threads] == ["1", "0", "0", "0", "0"]
    last = [
        list(comment)[-1].get(f"{W14}paraId")
        for comment in etree.fromstring(parts["word/comments.xml"])
    ]
    assert last == [id_ for id_, _, _ in threads]
    assert all(int(str(id_), 16) < 0x80000000 for id_ in last)


def test_the_open_xml_sdk_finds_no_error(
    validator: Run,
    commented: bytes,
    tmp_path: Path,
) -> None:
    path = tmp_path / "commented.docx"
    path.write_bytes(commented)
    assert json.loads(validator(str(path)).stdout)["errors"] == []


@pytest.mark.parametrize("copy", list(ak.Copy))
def test_the_open_xml_sdk_finds_no_error_in_any_copy(
    validator: Run,
    agreement: ak.Agreement,
    pack: ak.Pack,
    tmp_path: Path,
    copy: ak.Copy,
) -> None:
    version = ak.Version(round=2, without_prejudice=True, subject_to_contract=True)
    path = ak.draft(evolve(agreement, version=version), pack, copy=copy).save(tmp_path / "a.docx")
    assert json.loads(validator(str(path)).stdout)["errors"] == []


def test_what_the_agreement_says_to_the_employer_stands_beside_its_clause(
    agreement: ak.Agreement,
    pack: ak.Pack,
) -> None:
    said = evolve(
        agreement,
        comments=[
            ClauseComment(clause="scope", text="One\nTwo"),
            ClauseComment(clause="scope", text="Three"),
        ],
        version=ak.Version(dated=date(2027, 1, 15)),
    )
    word = ak.draft(said, pack).word
    seen = [(c.author, c.initials, c.text) for c in docx.Document(io.BytesIO(word)).comments]
    assert seen == [("Union side", "US", "One\nTwo"), ("Union side", "US", "Three")]
    assert b'w:date="2027-01-15T00:00:00"' in members(word)["word/comments.xml"]


def test_a_comment_that_would_stand_nowhere_is_refused(
    agreement: ak.Agreement,
    pack: ak.Pack,
) -> None:
    said = evolve(agreement - "scope", comments=[ClauseComment(clause="scope", text="One")])
    with pytest.raises(ak.InvalidError) as caught:
        ak.compose(said, pack)
    [fault] = caught.value.faults
    assert fault.message == 'a comment is on "scope", which is not in it'


def test_a_reply_to_a_reply_is_refused() -> None:
    with pytest.raises(ak.InvalidError, match="replies of its own"):
        Comment(author=UNION, text=["a"], replies=(ASKED,))


def test_a_time_loses_its_zone_as_it_would_in_word() -> None:
    said = datetime(2027, 7, 1, 9, 30, 15, 7, tzinfo=ZoneInfo("Europe/London"))
    comment = Comment(author=UNION, when=said, text=["a"])
    assert comment.when == datetime(2027, 7, 1, 9, 30, 15)  # noqa: DTZ001


def test_a_file_without_comments_has_no_part_for_them(word: bytes) -> None:
    assert not [name for name in members(word) if "comment" in name]
