"""Redlines in Word: each side exact, by our own reader and by LibreOffice, and valid."""

import json
import os
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree

import agreementkit as ak
from agreementkit import read_word
from agreementkit.documents import (
    Author,
    ClauseHeading,
    Comment,
    Layout,
    Line,
    Paragraph,
    Redline,
    Reference,
    ScheduleHeading,
    SignatureBlock,
    redline_bytes,
)
from agreementkit.model.document import DocumentBlock
from agreementkit.packs import Run
from agreementkit.text.leaks import prepared
from agreementkit.word import styles
from agreementkit.word.allow_list import Allowed
from agreementkit.word.gate import gate
from tests.redrafts import documents
from tests.word_files import Office, Run as Program, W, members

PACK = ak.load_pack()
UNION = Author(name="Union side", initials="US")
WHEN = datetime(2027, 1, 15, 10, 0)  # noqa: DTZ001 - Word keeps no zone
NIGHTLY = bool(os.environ.get("AGREEMENTKIT_NIGHTLY"))
PAIRS = 1000 if NIGHTLY else 50
"""How many random pairs each program is asked about."""

Both = tuple[ak.Document, ak.Document]


def redlined(old: ak.Document, new: ak.Document) -> Redline:
    return ak.compare(old, new, author=UNION, when=WHEN)


def passing(line: Line) -> bool:
    """Whether a line's anchor belongs to its place and not to its words."""
    return line.anchor.endswith("_b") or line.style == styles.PART_HEADING


Seen = tuple[Line, str, str, list[tuple[str, str, int]]]
"""A line with its number, and with what its references show and name, and where."""


def on_either_side(data: bytes) -> tuple[list[Seen], list[Seen]]:
    """The lines of a file with the anchors of clauses and schedules.

    Without the second mark of a clause, which stays with its paragraph, and that of a Part,
    which is named by its number. Numbers count, and so does what references show and name.
    """
    read = read_word(data)
    accepted, rejected = (
        [
            (
                evolve(line, anchor="" if passing(line) else line.anchor),
                line.number,
                line.full_number,
                [
                    (each.target, each.text, each.place)
                    for each in line.fields
                    if each.kind == "REF"
                ],
            )
            for line in lines
        ]
        for lines in (read.accepted, read.rejected)
    )
    return accepted, rejected


@pytest.fixture(scope="session")
def pairs() -> Sequence[Both]:
    """Random pairs of documents, the second drafted from the first."""
    found: list[Both] = []

    @settings(
        max_examples=PAIRS,
        derandomize=not NIGHTLY,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(both=documents(PACK))
    def gather(both: Both) -> None:
        found.append(both)

    gather()
    assert len(found) == PAIRS
    return found


@given(both=documents(PACK))
def test_our_reader_finds_the_new_text_on_one_side_and_the_old_on_the_other(both: Both) -> None:
    old, new = both
    accepted, rejected = on_either_side(redline_bytes(redlined(old, new)))
    assert accepted == on_either_side(ak.word_bytes(new))[0]
    assert rejected == on_either_side(ak.word_bytes(old))[0]


def test_libreoffice_gives_the_new_draft_when_it_accepts_and_the_old_when_it_rejects(
    office: Office,
    pairs: Sequence[Both],
) -> None:
    for old, new in pairs:
        redline = redline_bytes(redlined(old, new))
        for action, document in (("accept", new), ("reject", old)):
            assert office.sees(redline, action) == office.sees(ak.word_bytes(document), action), (
                action
            )


def test_libreoffice_sees_a_redline_as_changed_until_someone_decides(
    office: Office,
    pairs: Sequence[Both],
) -> None:
    old, new = pairs[0]
    seen = office.sees(redline_bytes(redlined(old, new)))
    assert seen.changes_left
    assert seen.headers != office.sees(ak.word_bytes(new)).headers


def test_the_open_xml_sdk_is_silent_on_every_redline(
    validator: Program,
    pairs: Sequence[Both],
    tmp_path: Path,
) -> None:
    def faults(number: int) -> list[object]:
        path = tmp_path / f"{number}.docx"
        path.write_bytes(redline_bytes(redlined(*pairs[number])))
        found: list[object] = json.loads(validator(str(path)).stdout)["errors"]
        return found

    with ThreadPoolExecutor(2) as several:
        assert [*filter(None, several.map(faults, range(len(pairs))))] == []


@given(both=documents(PACK))
def test_a_redline_of_a_document_with_itself_is_its_draft(both: Both) -> None:
    assert redline_bytes(redlined(both[0], both[0])) == ak.word_bytes(both[0])


@given(both=documents(PACK))
def test_every_annotation_has_a_number_of_its_own_and_every_name_stands_once(both: Both) -> None:
    parts = members(redline_bytes(redlined(*both)))
    main, head = (etree.fromstring(parts[f"word/{name}.xml"]) for name in ("document", "header1"))
    ends = {f"{W}{tag}" for tag in ("bookmarkEnd", "moveFromRangeEnd", "moveToRangeEnd")}
    ids = [
        element.get(f"{W}id")
        for root in (main, head)
        for element in root.iter()
        if element.get(f"{W}id") and element.tag not in ends
    ]
    assert len(ids) == len(set(ids))
    assert not list(main.iter(f"{W}sdt"))
    names = Counter(element.get(f"{W}name") for element in main.iter(f"{W}bookmarkStart"))
    assert set(names.values()) <= {1}
    for tag in ("bookmark", "moveFromRange", "moveToRange"):
        started, ended = (
            sorted(str(element.get(f"{W}id")) for element in main.iter(f"{W}{tag}{end}"))
            for end in ("Start", "End")
        )
        assert started == ended


@given(both=documents(PACK))
def test_every_reference_and_link_leads_to_a_bookmark(both: Both) -> None:
    main = etree.fromstring(members(redline_bytes(redlined(*both)))["word/document.xml"])
    names = {element.get(f"{W}name") for element in main.iter(f"{W}bookmarkStart")}
    codes = [
        str(element.text).split()
        for tag in ("instrText", "delInstrText")
        for element in main.iter(f"{W}{tag}")
    ]
    targets = {code[1] for code in codes if code[0] == "REF"}
    assert targets | {element.get(f"{W}anchor") for element in main.iter(f"{W}hyperlink")} <= names


@given(both=documents(PACK))
def test_every_change_says_whose_it_is_and_when_and_moves_go_in_pairs(both: Both) -> None:
    data = redline_bytes(redlined(*both))
    changes = read_word(data).changes
    assert changes
    assert {(change.author, change.when) for change in changes} == {(UNION.name, WHEN)}
    main = etree.fromstring(members(data)["word/document.xml"])
    away, here = (
        Counter(element.get(f"{W}name") for element in main.iter(f"{W}{tag}RangeStart"))
        for tag in ("moveFrom", "moveTo")
    )
    assert away == here
    assert set(away.values()) <= {1}


def document(*blocks: DocumentBlock) -> ak.Document:
    """A short document, with a schedule at its end."""
    end = (ScheduleHeading(id="end", number="Schedule 1", title="End"), para("It ends.", None, 0))
    return ak.Document(title="Deal", parties=["Us"], version=ak.Version(), blocks=(*blocks, *end))


def head(clause: str, number: str = "1") -> ClauseHeading:
    return ClauseHeading(clause=clause, number=number, title=f"On {clause}")


def para(text: str, clause: str | None = "a", level: int = 2) -> Paragraph:
    return Paragraph(spans=(Run(text=text),), clause=clause, level=level)


def referring(clause: str, target: str) -> Paragraph:
    spans = (Run(text="See clause "), Reference(text="2", target=target))
    return Paragraph(spans=spans, clause=clause, level=2)


ONE, MANY = head("a"), (head("b"), para("Text of b.", "b"), head("c"), para("Text of c.", "c"))
SHORT: dict[str, tuple[Sequence[DocumentBlock], Sequence[DocumentBlock]]] = {
    "an insertion at the end of a line, and a line after it": (
        [ONE, para("it has ended; or it is over."), para("Then this.")],
        [ONE, para("it has ended; or it is over; and"), para("it is."), para("Then this.")],
    ),
    "nothing but an insertion at the end of a line": (
        [ONE, para("it has ended"), para("Then this.")],
        [ONE, para("it has ended; and"), para("something new has begun."), para("Then this.")],
    ),
    "the same where the line is one word": (
        [ONE, para("ended"), para("Then this.")],
        [ONE, para("ended already"), para("something new has begun."), para("Then this.")],
    ),
    "the same after a reference": (
        [ONE, referring("a", "b"), para("Then this."), *MANY],
        [
            ONE,
            evolve(referring("a", "b"), spans=(*referring("a", "b").spans, Run(text=" too"))),
            para("something new has begun."),
            para("Then this."),
            *MANY,
        ],
    ),
    "a reference whose number stays while its clause has moved": (
        [ONE, referring("a", "b"), *MANY],
        [ONE, referring("a", "b"), *MANY[2:], *MANY[:2]],
    ),
    "a paragraph that moved inside its clause": (
        [ONE, para("A paragraph that moves."), para("One that stays."), *MANY],
        [ONE, para("One that stays."), para("A paragraph that moves."), *MANY],
    ),
    "parties that sign in another order": (
        [SignatureBlock(party="UNISON"), SignatureBlock(party="The Union GMB")],
        [SignatureBlock(party="The Union GMB"), SignatureBlock(party="UNISON")],
    ),
    "a party that changes its name": (
        [SignatureBlock(party="The Union GMB")],
        [SignatureBlock(party="The Union UNISON")],
    ),
}


@pytest.mark.parametrize("case", SHORT)
def test_both_readers_take_each_side_of_a_case_that_has_a_trap_in_it(
    office: Office,
    case: str,
) -> None:
    old, new = (document(*blocks) for blocks in SHORT[case])
    data = redline_bytes(redlined(old, new))
    accepted, rejected = on_either_side(data)
    assert accepted == on_either_side(ak.word_bytes(new))[0]
    assert rejected == on_either_side(ak.word_bytes(old))[0]
    for action, side in (("accept", new), ("reject", old)):
        assert office.sees(data, action) == office.sees(ak.word_bytes(side), action)


LONG = ak.Version(number=12, side="Employer side", round=3, dated=date(2027, 12, 31))
SHORTER = ak.Version(number=13)
# The title is as long as that of an agreement.
COVER = evolve(document(ONE, para("It.")), title="Deal " * 10)
RESERVED = evolve(COVER, version=ak.Version(without_prejudice=True))
PARTIES = (evolve(COVER, parties=names) for names in (("Us", "You", "Them"), ("Them", "Us")))
COVERS = {
    "one line at the head becomes two": (
        evolve(COVER, version=SHORTER),
        evolve(COVER, version=LONG),
    ),
    "two lines at the head become one": (
        evolve(COVER, version=LONG),
        evolve(COVER, version=SHORTER),
    ),
    "two lines stay two": (
        evolve(COVER, version=LONG),
        evolve(COVER, version=evolve(LONG, number=14)),
    ),
    "a reservation comes": (COVER, RESERVED),
    "a reservation goes": (RESERVED, COVER),
    "another title": (COVER, evolve(COVER, title="Another deal")),
    "other parties": tuple(PARTIES),
}


@pytest.mark.parametrize("case", COVERS)
def test_cover_and_header_are_tracked_as_the_text_is(office: Office, case: str) -> None:
    old, new = COVERS[case]
    data = redline_bytes(redlined(old, new))
    accepted, rejected = on_either_side(data)
    assert accepted == on_either_side(ak.word_bytes(new))[0]
    assert rejected == on_either_side(ak.word_bytes(old))[0]
    for action, side in (("accept", new), ("reject", old)):
        assert office.sees(data, action) == office.sees(ak.word_bytes(side), action)


def test_only_the_new_comments_stand_beside_a_redline() -> None:
    said, saying = (Comment(author=UNION, text=[text]) for text in ("Before.", "Now."))
    old = document(evolve(ONE, comments=(said,)), evolve(para("It."), comments=(said,)))
    new = document(evolve(ONE, comments=(saying,)), evolve(para("Not it."), comments=(saying,)))
    comments = members(redline_bytes(redlined(old, new)))["word/comments.xml"].decode()
    assert comments.count("Now.") == 2
    assert "Before." not in comments


def test_a_paper_that_is_no_agreement_is_refused() -> None:
    text = document(ONE, para("It."))
    for other in (evolve(text, layout=Layout.PAPER), evolve(text, front=(para("Private."),))):
        with pytest.raises(ak.InvalidError, match="only an agreement"):
            redline_bytes(redlined(text, other))


def test_a_character_that_no_file_can_hold_is_refused() -> None:
    old, new = document(ONE, para("It.")), document(ONE, para("It\x00."))
    for before, after in ((old, new), (new, old)):
        with pytest.raises(ak.InvalidError, match="clause a holds the character"):
            redline_bytes(redlined(before, after))


def test_the_gate_lets_a_redline_pass_in_the_name_of_its_author_alone(
    pairs: Sequence[Both],
) -> None:
    nothing = prepared(frozenset(), frozenset())
    for old, new in pairs[:20]:
        data = redline_bytes(redlined(old, new))
        allowed = Allowed(title=new.title, tracked=True, authors=(UNION,))
        assert gate(data, nothing, allowed=allowed) == data
        with pytest.raises(ak.LeakError):
            gate(data, nothing, allowed=evolve(allowed, authors=()))


def test_the_lint_finds_as_little_in_a_redline_as_in_a_draft(pairs: Sequence[Both]) -> None:
    for old, new in pairs[:20]:
        drafts = (ak.word_bytes(side) for side in (old, new))
        known = {finding.rule for draft in drafts for finding in ak.lint_word(draft)}
        found = ak.lint_word(redline_bytes(redlined(old, new)))
        assert {finding.rule for finding in found} <= known
