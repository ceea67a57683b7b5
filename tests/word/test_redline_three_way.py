"""Redlines of three texts in Word: each side exact, by both readers, in everyone's own name."""

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, given, settings

import agreementkit as ak
from agreementkit import read_word
from agreementkit.comparing.three_way import three_way_redline
from agreementkit.documents import (
    Author,
    Change,
    ClauseHeading,
    Comment,
    Inserted,
    MarkedSpan,
    Paragraph,
    Redline,
    Reference,
    RejectedInsertion,
    RevisionMark,
    SignatureBlock,
    Table,
    Unchanged,
    redline_bytes,
)
from agreementkit.model.document import DocumentBlock
from agreementkit.packs import Run
from tests.redrafts import triples
from tests.word.test_redline import on_either_side
from tests.word_files import Office, Run as Program, members

PACK = ak.load_pack()
THEM = Author(name="Kent Police", initials="KP")
US = Author(name="Union side", initials="US")
THEN, NOW = (datetime(2027, month, 15, 10, 0) for month in (1, 2))  # noqa: DTZ001 - Word keeps no zone
NIGHTLY = bool(os.environ.get("AGREEMENTKIT_NIGHTLY"))
TRIPLES = 1000 if NIGHTLY else 25
"""How many random triples each program is asked about."""

Three = tuple[ak.Document, ak.Document, ak.Document]


def layered(base: ak.Document, theirs: ak.Document, ours: ak.Document) -> Redline:
    below = ak.compare(base, theirs, author=THEM, when=THEN)
    return three_way_redline(below, ours, author=US, when=NOW)


@pytest.fixture(scope="session")
def threes() -> Sequence[Three]:
    """Random triples: what stood, what they made of it, what we make of theirs."""
    found: list[Three] = []

    @settings(
        max_examples=TRIPLES,
        derandomize=not NIGHTLY,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(three=triples(PACK))
    def gather(three: Three) -> None:
        found.append(three)

    gather()
    assert len(found) == TRIPLES
    return found


def assert_exact(office: Office, redline: Redline) -> bytes:
    """That both readers find our text when all is accepted, and the first when not."""
    data = redline_bytes(redline)
    for side, action, document in zip(
        on_either_side(data),
        ("accept", "reject"),
        (redline.accepted(), redline.rejected()),
        strict=True,
    ):
        draft = ak.word_bytes(document)
        assert side == on_either_side(draft)[0], action
        assert office.sees(data, action) == office.sees(draft, action), action
    return data


@given(three=triples(PACK))
def test_our_reader_finds_our_text_on_one_side_and_the_first_on_the_other(three: Three) -> None:
    accepted, rejected = on_either_side(redline_bytes(layered(*three)))
    assert accepted == on_either_side(ak.word_bytes(three[2]))[0]
    assert rejected == on_either_side(ak.word_bytes(three[0]))[0]


def test_libreoffice_gives_our_draft_when_it_accepts_and_the_first_when_it_rejects(
    office: Office,
    threes: Sequence[Three],
) -> None:
    for three in threes:
        assert_exact(office, layered(*three))


def test_the_open_xml_sdk_is_silent_on_every_layered_redline(
    validator: Program,
    threes: Sequence[Three],
    tmp_path: Path,
) -> None:
    def faults(number: int) -> list[object]:
        path = tmp_path / f"{number}.docx"
        path.write_bytes(redline_bytes(layered(*threes[number]), identifier="agk-1"))
        found: list[object] = json.loads(validator(str(path)).stdout)["errors"]
        return found

    with ThreadPoolExecutor(2) as several:
        assert [*filter(None, several.map(faults, range(len(threes))))] == []


def test_the_lint_finds_as_little_in_a_layered_redline_as_in_a_draft(
    threes: Sequence[Three],
) -> None:
    for three in threes[:10]:
        known = {finding.rule for side in three for finding in ak.lint_word(ak.word_bytes(side))}
        found = ak.lint_word(redline_bytes(layered(*three)))
        assert {finding.rule for finding in found} <= known


@given(three=triples(PACK))
def test_every_change_in_the_file_is_theirs_or_ours_as_it_was_made(three: Three) -> None:
    changes = read_word(redline_bytes(layered(*three))).changes
    assert {(each.author, each.when) for each in changes} <= {(THEM.name, THEN), (US.name, NOW)}


def document(*blocks: DocumentBlock) -> ak.Document:
    return ak.Document(title="Deal", parties=["Us"], version=ak.Version(), blocks=blocks)


def head(clause: str) -> ClauseHeading:
    return ClauseHeading(clause=clause, number="", title=f"On the subject of {clause}")


def para(text: str, level: int = 2, clause: str = "a") -> Paragraph:
    return Paragraph(spans=(Run(text=text),), clause=clause, level=level)


def table(*rows: Sequence[str]) -> Table:
    return Table(
        caption="Register",
        header=("Name", "Use"),
        rows=tuple(tuple((Run(text=cell),) for cell in row) for row in rows),
    )


A, B = head("a"), head("b")
ONE = para("The Employer must wait 26 weeks before it starts.")
THEIRS = para("The Employer may start at once when it needs to.")
OURS = para("The Employer may start in 20 weeks when it needs to.")
END = para("This clause goes on in the next.")
ITEM = para("an item of some list", 3)
REST = (B, para("The text of b.", clause="b"), para("It ends.", clause="b"))
REFERRING = Paragraph(
    spans=(Run(text="They would see clause "), Reference(text="9", target="gone")),
    clause="a",
    level=2,
)
ROTA, CHAT = ("Rota", "It plans the shifts"), ("Chat", "It answers callers")
FACE, ORDER = ("Face", "It finds faces in a crowd"), ("Face", "It finds faces by order")
Blocks = Sequence[DocumentBlock]
TRAPS: dict[str, tuple[Blocks, Blocks, Blocks]] = {
    "their paragraph struck out": ([A, ONE, END], [A, ONE, THEIRS, END], [A, ONE, END]),
    "the same under a heading": ([A, END], [A, THEIRS, END], [A, END]),
    "the same before an item": ([A, ONE, ITEM], [A, ONE, THEIRS, ITEM], [A, ONE, ITEM]),
    "the same at the end of a clause": ([A, ONE], [A, ONE, THEIRS], [A, ONE]),
    "their clause struck out": (
        [A, ONE],
        [A, ONE, head("new"), para("New words.", clause="new")],
        [A, ONE],
    ),
    "a reference to what is nowhere": ([A, ONE], [A, ONE, REFERRING], [A, ONE]),
    "their paragraph in other words": (
        [A, ONE, END],
        [A, ONE, THEIRS, END],
        [A, ONE, OURS, END],
    ),
    "the same before an item of theirs": (
        [A, ONE, ITEM],
        [A, ONE, THEIRS, para("an item of theirs", 3), ITEM],
        [A, ONE, OURS, para("an item of theirs", 3), ITEM],
    ),
    "their paragraph at another place": (
        [A, ONE, END, ITEM],
        [A, THEIRS, ONE, END, ITEM],
        [A, ONE, END, THEIRS, ITEM],
    ),
    "their words, and the paragraph struck out": (
        [A, ONE, END, ITEM],
        [A, para("The Employer must wait 9 weeks before it starts."), END, ITEM],
        [A, END, ITEM],
    ),
    "their deletion taken back": ([A, ONE, END, ITEM], [A, END, ITEM], [A, ONE, END, ITEM]),
    "what they moved, in other words": (
        [A, OURS, ONE, END, ITEM],
        [A, ONE, END, OURS, ITEM],
        [A, ONE, END, THEIRS, ITEM],
    ),
    "an insertion of theirs at the end of a line, and their line after it": (
        [A, para("it has ended"), ITEM],
        [A, para("it has ended; or"), THEIRS, ITEM],
        [A, para("it has ended; or"), THEIRS, para("and this", 3), ITEM],
    ),
    "their signature struck out": (
        [A, ONE],
        [A, ONE, SignatureBlock(party="UNISON"), SignatureBlock(party="GMB")],
        [A, ONE, SignatureBlock(party="UNISON")],
    ),
    "their row struck out": (
        [A, ONE, table(ROTA, CHAT)],
        [A, ONE, table(ROTA, FACE, CHAT)],
        [A, ONE, table(ROTA, CHAT)],
    ),
    "their row in other words, first of all and last": (
        [A, ONE, table(ROTA, CHAT)],
        [A, ONE, table(FACE, ROTA, CHAT, FACE)],
        [A, ONE, table(ORDER, ROTA, CHAT, ORDER)],
    ),
    "their cell, and the row struck out": (
        [A, ONE, table(ROTA, CHAT)],
        [A, ONE, table(("Rota", "It plans the leave"), CHAT)],
        [A, ONE, table(CHAT)],
    ),
    "their table struck out": (
        [A, ONE, END],
        [A, ONE, END, table(ROTA), THEIRS],
        [A, ONE, END],
    ),
}


@pytest.mark.parametrize("case", TRAPS)
def test_both_readers_take_each_side_of_a_case_that_has_a_trap_in_it(
    office: Office,
    case: str,
) -> None:
    assert_exact(office, layered(*(document(*blocks, *REST) for blocks in TRAPS[case])))


@pytest.mark.parametrize("case", TRAPS)
def test_all_that_they_put_in_and_we_strike_out_can_be_read_in_the_file(case: str) -> None:
    redline = layered(*(document(*blocks, *REST) for blocks in TRAPS[case]))
    # One after another as they lie: what is in both changes is said for either.
    struck = "".join(
        change.text
        for change in read_word(redline_bytes(redline)).changes
        if change.author == US.name
    )
    for block in redline.blocks:
        if isinstance(block, RejectedInsertion) and isinstance(block.block, Paragraph):
            assert "".join(span.text for span in block.block.spans) in struck


def test_what_we_strike_out_of_our_own_is_not_in_the_file(office: Office) -> None:
    base = document(A, ONE, END, *REST)
    before = document(A, ONE, THEIRS, para("This clause goes on and on in the next."), *REST)
    below = ak.compare(base, before, author=US, when=THEN)
    redline = three_way_redline(below, base, author=US, when=NOW)
    assert any(isinstance(block, RejectedInsertion) for block in redline.blocks)
    assert b"at once" not in members(assert_exact(office, redline))["word/document.xml"]
    rows = (document(A, ONE, table(*rows), *REST) for rows in ([ROTA], [ROTA, FACE]))
    base, before = rows
    below = ak.compare(base, before, author=US, when=THEN)
    data = assert_exact(office, three_way_redline(below, base, author=US, when=NOW))
    assert b"faces" not in members(data)["word/document.xml"]


def test_where_no_paragraph_stays_what_is_struck_out_is_left_out() -> None:
    plain = ak.compare(document(A), document(B), author=US, when=NOW)
    mark = RevisionMark(change=Change.INSERTED, author=THEM, when=THEN)
    gone = evolve(mark, change=Change.DELETED, author=US, when=NOW, over=mark)
    struck = RejectedInsertion(block=THEIRS, mark=gone)
    assert redline_bytes(evolve(plain, blocks=(struck, *plain.blocks))) == redline_bytes(plain)


def test_a_paragraph_of_one_of_them_may_hold_the_words_of_another(office: Office) -> None:
    mark = RevisionMark(change=Change.INSERTED, author=THEM, when=THEN)
    lawyer = Author(name="Their lawyer", initials="TL")
    pieces = (
        MarkedSpan(span=Run(text="The Employer may start at once "), mark=mark),
        MarkedSpan(span=Run(text="when it needs to."), mark=evolve(mark, author=lawyer)),
    )
    old, new = document(A, ONE, END, *REST), document(A, ONE, THEIRS, END, *REST)
    blocks = [Unchanged(block=block) for block in old.blocks]
    theirs = Inserted(block=THEIRS, mark=mark, pieces=pieces)
    below = Redline(old=old, new=new, blocks=(*blocks[:2], theirs, *blocks[2:]), mark=mark)
    data = assert_exact(office, three_way_redline(below, new, author=US, when=NOW))
    assert {each.author for each in read_word(data).changes} == {THEM.name, lawyer.name}


def test_comments_of_both_sides_stand_beside_blocks_of_every_kind() -> None:
    answer = Comment(author=US, when=NOW, text=["We do not agree."])
    asked = Comment(author=THEM, when=THEN, text=["Why so?"], replies=(answer,))
    own = Comment(author=US, when=NOW, text=["Our reason."])
    base, theirs = document(A, ONE, END, *REST), document(A, ONE, THEIRS, END, *REST)
    ours = document(
        evolve(A, comments=(own,)),
        evolve(para("The Employer must wait 30 weeks before it starts."), comments=(asked,)),
        evolve(OURS, comments=(asked, own)),
        END,
        para("A last word of ours."),
        *REST,
    )
    parts = members(redline_bytes(layered(base, theirs, ours)))
    comments = parts["word/comments.xml"].decode()
    assert comments.count("Why so?") == comments.count("We do not agree.") == 2
    assert comments.count("Our reason.") == 2
    assert comments.count(f'w:author="{THEM.name}" w:date="{THEN.isoformat()}') == 2
    assert comments.count(f'w:author="{US.name}" w:date="{NOW.isoformat()}') == 4
    assert parts["word/commentsExtended.xml"].decode().count("paraIdParent") == 2
