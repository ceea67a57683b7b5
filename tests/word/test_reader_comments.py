"""Comments as they come back: who, when, what about, and which answers which."""

from datetime import datetime

import pytest

import agreementkit as ak
from agreementkit import read_word
from agreementkit.documents import (
    Author,
    ClauseHeading,
    Comment,
    Paragraph,
    ReadComment,
    UnreadKind,
)
from agreementkit.packs import Run
from tests.ooxml.markup import drawing, gone, package, paragraph, row, run, table

WHEN = datetime(2027, 2, 1, 9, 30)  # noqa: DTZ001 - Word keeps no zone


def said(number: int, *texts: str, thread: str = "", more: str = "") -> str:
    own = f' w14:paraId="{thread}"' if thread else ""
    inside = "".join(f"<w:p{own}>{run(text)}{more}</w:p>" for text in texts)
    who = 'w:author="Employer side" w:initials="ES" w:date="2027-02-01T09:30:00Z"'
    return f'<w:comment w:id="{number}" {who}>{inside}</w:comment>'


def thread(own: str, parent: str = "", done: str = "0") -> str:
    above = f' w15:paraIdParent="{parent}"' if parent else ""
    return f'<w15:commentEx w15:paraId="{own}"{above} w15:done="{done}"/>'


def around(number: int, *inside: str) -> str:
    return (
        f'<w:commentRangeStart w:id="{number}"/>{"".join(inside)}'
        f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def read_comment(text: str, **more: object) -> ReadComment:
    return ReadComment(
        author="Employer side",
        initials="ES",
        when=WHEN,
        paragraphs=(text,),
        **more,  # type: ignore[arg-type]
    )


def test_a_comment_says_what_it_is_about_and_where() -> None:
    body = paragraph(run("first")) + paragraph(run("a "), around(0, run("b "), gone("c")), run("d"))
    [comment] = read_word(package(body, comments=said(0, "why?", "so?"))).comments
    assert comment == ReadComment(
        author="Employer side",
        initials="ES",
        when=WHEN,
        paragraphs=("why?", "so?"),
        line=1,
        words="b c",
        words_before="b c",
        words_after="b ",
    )


def test_a_comment_can_span_lines_begin_between_them_and_hang_at_a_point() -> None:
    mark = '<w:r><w:commentReference w:id="1"/></w:r>'
    body = (
        paragraph(run("first"), mark)
        + '<w:commentRangeStart w:id="0"/>'
        + paragraph(run("a"))
        + paragraph(run("b"))
        + '<w:commentRangeEnd w:id="0"/><w:commentRangeEnd w:id="7"/>'
    )
    spanning, point, nowhere = read_word(
        package(body, comments=said(0, "x") + said(1, "y") + said(2, "z"))
    ).comments
    assert (spanning.line, spanning.words) == (1, "a\nb")
    assert (point.line, point.words) == (0, "")
    assert (nowhere.line, nowhere.words) == (None, "")


def test_a_comment_that_spans_a_whole_file_shows_how_it_begins() -> None:
    body = '<w:commentRangeStart w:id="0"/>' + paragraph(run("word " * 120)) * 3
    [comment] = read_word(package(body, comments=said(0, "x"))).comments
    assert len(comment.words) < 1_010
    assert comment.words.startswith("word word")
    assert comment.words.endswith("word…")
    short = '<w:commentRangeStart w:id="0"/>' + paragraph(run("word"))
    [comment] = read_word(package(short, comments=said(0, "x"))).comments
    assert comment.words == "word"


def test_a_comment_in_a_table_or_a_header_knows_its_line() -> None:
    body = paragraph(run("first")) + table(row(paragraph(around(0, run("cell")))))
    data = package(
        body, header1=paragraph(around(1, run("head"))), comments=said(0, "x") + said(1, "y")
    )
    read = read_word(data)
    assert [read.marked[each.line or 0].text for each in read.comments] == ["cell", "head"]


def test_replies_stand_under_what_they_answer_and_all_on_one_level() -> None:
    data = package(
        paragraph(around(0, around(1, around(2, around(3, run("a")))))),
        comments=said(0, "first", thread="A")
        + said(1, "reply", thread="B")
        + said(2, "reply to it", thread="C")
        + said(3, "another", thread="D"),
        commentsExtended=thread("A", done="1")
        + thread("B", "A")
        + thread("C", "B")
        + thread("D", "lost"),
    )
    first, another = read_word(data).comments
    assert first == read_comment(
        "first",
        line=0,
        words="a",
        resolved=True,
        replies=(
            read_comment("reply", line=0, words="a"),
            read_comment("reply to it", line=0, words="a"),
        ),
    )
    assert another == read_comment("another", line=0, words="a")


@pytest.mark.parametrize(
    "threads",
    [
        "",
        thread("A", "A"),
        thread("A", "B") + thread("B", "A"),
        thread("B", "A") + thread("B", ""),
    ],
)
def test_no_comment_is_lost_however_the_threads_are_tangled(threads: str) -> None:
    data = package(
        paragraph(run("a")),
        comments=said(0, "one", thread="A")
        + said(1, "two", thread="B")
        + said(2, "three", thread="A")
        + said(3),
        commentsExtended=threads,
    )
    comments = read_word(data).comments
    every = [*comments, *(reply for comment in comments for reply in comment.replies)]
    assert sorted("".join(each.paragraphs) for each in every) == ["", "one", "three", "two"]


def test_what_is_unread_in_a_comment_is_told() -> None:
    box = drawing("<w:p><w:r><w:t>box</w:t></w:r></w:p>") + "<m:oMath><m:t>x</m:t></m:oMath>"
    read = read_word(package(paragraph(around(0, run("a"))), comments=said(0, "b", more=box)))
    assert read.comments[0].paragraphs == ("b", "box")
    [found] = read.unread
    assert (found.kind, found.words, found.part, found.line) == (
        UnreadKind.MATHS,
        "x",
        "word/comments.xml",
        0,
    )


def test_our_own_comments_come_back_as_we_wrote_them() -> None:
    union, employer = (
        Author(name=f"{side} side", initials=side[0]) for side in ("Union", "Employer")
    )
    reply = Comment(author=employer, text=["No."])
    about = Comment(author=union, text=["Agreed?", "Say so."], replies=(reply,), resolved=True)
    document = ak.Document(
        title="Deal",
        parties=["Us"],
        version=ak.Version(),
        blocks=(
            ClauseHeading(clause="a", number="1", title="On a", comments=(about,)),
            Paragraph(spans=(Run(text="It."),), clause="a", level=2),
        ),
    )
    read = read_word(ak.word_bytes(document))
    [comment] = read.comments
    assert (comment.author, comment.initials, comment.when) == ("Union side", "U", None)
    assert comment.paragraphs == ("Agreed?", "Say so.")
    assert comment.resolved
    assert [(each.author, each.paragraphs) for each in comment.replies] == [
        ("Employer side", ("No.",))
    ]
    assert comment.line is not None
    assert read.marked[comment.line].text == comment.words == "On a"
