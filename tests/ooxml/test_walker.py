"""Whatever stands in whatever, every word is in the right view and in order, or told as unread."""

import os
import re
from collections.abc import Callable, Iterator, Sequence

import pytest

from agreementkit import read_word
from agreementkit.documents import Concealment, Line, Reading, StoryType, UnreadKind
from tests.ooxml.nested_structures import (
    ACCEPTED,
    MARKED,
    REJECTED,
    Block,
    Flow,
    Made,
    Side,
    made,
    shown,
)
from tests.word.test_reader_accounting import accounted, broken, expected

from .markup import WHO, char, control, drawing, field, old_box, package, paragraph, row, run, table

NIGHTLY = bool(os.environ.get("AGREEMENTKIT_NIGHTLY"))
SHARES = 8
"""The files are tried in so many pieces, so that several processors can share them."""
FILES = 6000 if NIGHTLY else 480
WORD = re.compile(r"w\d+q")


def words(*texts: str) -> list[str]:
    """The words of ours in some texts, in order."""
    return WORD.findall(" ".join(texts))


def of_part(lines: Sequence[Line], part: str) -> list[str]:
    return words(*(line.text for line in lines if line.part == part))


def of_flows(side: Side, *flows: Flow) -> list[str]:
    return [word for flow in flows for word in shown(flow, side)]


def faults(file: Made, read: Reading) -> Iterator[str]:
    """All in which a reading is not what was made."""
    sides = ((MARKED, read.marked), (ACCEPTED, read.accepted), (REJECTED, read.rejected))
    for (side, lines), name in zip(sides, ("marked", "accepted", "rejected"), strict=True):
        for part, flows in (
            ("", [file.body]),
            ("word/header1.xml", [file.header]),
            *(
                (f"word/{kind}s.xml", [f for key, f in file.notes.items() if key.startswith(kind)])
                for kind in ("footnote", "endnote")
            ),
        ):
            found, expected = of_part(lines, part), of_flows(side, *flows)
            if found != expected:
                yield f"{name} of {part or 'the text'}: {found} and not {expected}"
    for comment in read.comments:
        found, expected = (
            words(*comment.paragraphs),
            of_flows(MARKED, file.comments[comment.author]),
        )
        if found != expected:
            yield f"comment {comment.author}: {found} and not {expected}"
    told = words(*(each.words for each in read.unread), *(each.other for each in read.alternatives))
    if lost := file.unread - {*told}:
        yield f"not told: {sorted(lost)}"
    yield from misplaced(file, read)


def misplaced(file: Made, read: Reading) -> Iterator[str]:
    """What is on another line than it was made on."""
    at = {word: number for number, line in enumerate(read.marked) for word in words(line.text)}

    def line_of(block: Block) -> int | None:
        return at.get(block.words[0][0]) if block.words else None

    for each in read.unread:
        for word in words(each.words):
            place = word in file.places and line_of(file.places[word])
            if place not in (False, None) and each.line != place and place is not False:
                yield f"{word} is told of line {each.line} and not {place}"
    for name, block in file.bookmarks.items():
        place = line_of(block)
        if place is not None and name not in read.marked[place].targets:
            yield f"bookmark {name} is not on line {place}"
    for tag, block in file.tags.items():
        place = line_of(block)
        if place is not None and tag not in read.marked[place].tags:
            yield f"control {tag} is not on line {place}"


@pytest.mark.parametrize("share", range(SHARES))
def test_every_word_is_where_it_was_put(share: int) -> None:
    for seed in range(share, FILES, SHARES):
        file = made(seed)
        found = [*faults(file, read_word(file.data))]
        assert not found, (seed, found, file.parts)


@pytest.mark.parametrize("share", range(SHARES))
def test_no_word_is_lost_where_such_a_file_is_broken(share: int) -> None:
    for seed in range(share, FILES // 2, SHARES):
        file = made(seed)
        data = broken(file.data, seed)
        told = " ".join(accounted(read_word(data)))
        lost = {*words(*expected(data))} - {*words(told)}
        assert not lost, (seed, lost, file.parts)


TABLE = table(row(paragraph(run("cell"))))
HOLDING = {
    "a table": TABLE,
    "a table and a paragraph": TABLE + "<w:p/>",
    "a table in a content control": control(TABLE + "<w:p/>"),
    "a table in a table": table(row(TABLE + "<w:p/>")),
    "two tables": TABLE + "<w:p/>" + TABLE,
    "a box with a table": paragraph(old_box(TABLE)),
    "a table in an alternative": (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{TABLE}</mc:Choice></mc:AlternateContent>'
    ),
}


@pytest.mark.parametrize("box", [drawing, old_box], ids=["new", "old"])
@pytest.mark.parametrize("holding", HOLDING)
def test_a_paragraph_goes_on_after_a_box_with_anything_in_it(
    holding: str, box: Callable[[str], str]
) -> None:
    read = read_word(
        package(
            paragraph(
                run("before, "),
                box(HOLDING[holding]),
                f"<w:hyperlink>{run('after')}</w:hyperlink>",
                f'<w:fldSimple w:instr=" REF a ">{run(" 4.2")}</w:fldSimple>',
                field(" REF b ", run(" 5")),
                f"<w:ins {WHO}>{run(' and so on')}</w:ins>",
            )
            + paragraph(run("next")),
        )
    )
    assert not read.unread
    for lines, text in (
        (read.marked, "before, after 4.2 5 and so on"),
        (read.accepted, "before, after 4.2 5 and so on"),
        (read.rejected, "before, after 4.2 5"),
    ):
        outside = [line for line in lines if line.place is not StoryType.TEXT_BOX]
        assert [line.text for line in outside] == [text, "next"]
        assert [each.text for each in outside[0].fields] == [" 4.2", " 5"]


def test_a_run_looks_as_before_after_what_hangs_on_it() -> None:
    inside = f"<w:r><w:rPr><w:vanish/></w:rPr>{drawing(TABLE)[5:-6]}<w:t>a</w:t></w:r>"
    nested = (
        f"<w:r><w:rPr><w:vanish/></w:rPr><odd:x/><w:newer>{run('b')}</w:newer><w:t>c</w:t></w:r>"
    )
    [line] = [
        line for line in read_word(package(paragraph(inside, nested))).marked if line.text != "cell"
    ]
    assert [(each.text, [*each.looks]) for each in line.text_runs] == [
        ("a", [Concealment.HIDDEN]),
        ("b", []),
        ("c", [Concealment.HIDDEN]),
    ]


def test_a_field_ends_with_the_box_or_note_that_it_begins_in() -> None:
    begun = paragraph(run("in "), char("begin"), run("it"))
    note = f'<w:footnote w:id="2">{begun}</w:footnote>'
    note += f'<w:footnote w:id="3">{paragraph(run("more"), char("end"))}</w:footnote>'
    marks = '<w:r><w:footnoteReference w:id="2"/><w:footnoteReference w:id="3"/></w:r>'
    read = read_word(
        package(
            paragraph(run("a "), char("begin"), char("separate"), old_box(begun), run("b "))
            + paragraph(char("end"), run("c"), old_box(paragraph(char("end"))), marks),
            footnotes=note,
        )
    )
    assert [line.text for line in read.marked] == ["a b ", "in it", "c", "", "in it", "more"]
    assert [(each.kind, each.line) for each in read.unread] == [
        (UnreadKind.FIELD, 1),
        (UnreadKind.FIELD, 4),
    ]


def test_the_mark_of_the_last_paragraph_of_a_box_or_note_joins_no_other() -> None:
    boxes = old_box(paragraph(run("a"), mark="del")) + old_box(paragraph(run("b")))
    notes = "".join(
        f'<w:footnote w:id="{number}">{paragraph(run(text), mark=mark)}</w:footnote>'
        for number, text, mark in ((2, "c", "del"), (3, "d", ""))
    )
    marks = '<w:r><w:footnoteReference w:id="2"/><w:footnoteReference w:id="3"/></w:r>'
    read = read_word(package(paragraph(boxes, marks), footnotes=notes))
    assert [(line.text, line.note) for line in read.accepted] == [
        ("", ""),
        ("a", ""),
        ("b", ""),
        ("c", "footnote 2"),
        ("d", "footnote 3"),
    ]


@pytest.mark.parametrize("kind", ["ins", "del"])
def test_a_row_or_cell_in_an_alternative_comes_and_goes(kind: str) -> None:
    chosen = '<mc:AlternateContent><mc:Choice Requires="w14">{}</mc:Choice></mc:AlternateContent>'
    cell = f"<w:tc><w:tcPr><w:cell{kind.title()} {WHO}/></w:tcPr>{paragraph(run('b'))}</w:tc>"
    whole = table(
        chosen.format(row(paragraph(run("a")), mark=kind)),
        f"<w:tr>{chosen.format(cell)}<w:tc>{paragraph(run('c'))}</w:tc></w:tr>",
    )
    read = read_word(package(whole))
    gone, there = (read.accepted, read.rejected)[:: 1 if kind == "del" else -1]
    assert [line.text for line in gone] == ["c"]
    assert [line.text for line in there] == [line.text for line in read.marked] == ["a", "b", "c"]


def test_an_empty_control_says_nothing_of_what_comes_after_it() -> None:
    read = read_word(package(control("", "agk:a") + paragraph(run("next"))))
    assert [line.tags for line in read.marked] == [()]


def words_of(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines if line.text]


def test_rows_and_cells_where_none_belong_lose_no_word() -> None:
    stray = f"<w:tc>{paragraph(run('a'))}</w:tc>" + row(paragraph(run("b")))
    within = table(f"<w:tc>{paragraph(run('c'))}</w:tc>", row(paragraph(run("d")) + stray))
    read = read_word(package(stray + within))
    assert sorted(words_of(read.marked)) == sorted(words_of(read.accepted)) == [*"aabbcd"]
    assert read.unread == ()


def test_marks_of_fields_outside_of_paragraphs_are_in_no_line() -> None:
    code = "<w:r><w:instrText> REF x </w:instrText></w:r>"
    read = read_word(package(char("begin") + code + char("separate") + paragraph(run("a"))))
    assert [(line.text, line.fields) for line in read.marked] == [("a", ())]
    assert [each.kind for each in read.unread] == [UnreadKind.FIELD, UnreadKind.FIELD]


def test_a_bookmark_comes_and_goes_with_the_change_that_it_is_in() -> None:
    start = '<w:bookmarkStart w:id="1" w:name="new"/>'
    read = read_word(package(paragraph(run("a"), f"<w:ins {WHO}>{start}</w:ins>")))
    assert [line.targets for line in read.accepted] == [("new",)]
    assert [line.targets for line in read.rejected] == [()]


def test_of_alternatives_that_word_does_not_know_nothing_is_shown() -> None:
    unknown = '<mc:AlternateContent><mc:Choice Requires="odd">{0}</mc:Choice></mc:AlternateContent>'
    body = paragraph(run("a"), unknown.format(run("b"))) + unknown.format(paragraph(run("c")))
    body += f"<w:tbl>{unknown.format(row(paragraph(run('d'))))}{row(paragraph(run('e')))}</w:tbl>"
    read = read_word(package(body))
    assert words_of(read.marked) == ["a", "e"]
    assert [each.other for each in read.alternatives] == ["b", "c", "d"]


@pytest.mark.parametrize("stray", ["odd:thing", "w:ins", "w:newer", "w:p"])
def test_what_stands_among_alternatives_and_is_none_is_told(stray: str) -> None:
    more = f"<{stray}>{run('b')}</{stray}>"
    shown = f'<mc:Choice Requires="w14">{run("a")}</mc:Choice>'
    alternatives = f"<mc:AlternateContent>{more}{shown}</mc:AlternateContent>"
    read = read_word(package(paragraph(alternatives, run("c"))))
    assert words_of(read.marked) == ["ac"]
    assert [(each.kind, each.words) for each in read.unread] == [(UnreadKind.UNKNOWN, "b")]


def test_a_note_that_ends_with_a_table_ends_with_nothing_more() -> None:
    last = f'<w:footnote w:id="2">{TABLE}{paragraph(mark="del")}</w:footnote>'
    last += f'<w:footnote w:id="3">{paragraph(run("next"))}</w:footnote>'
    marks = '<w:r><w:footnoteReference w:id="2"/><w:footnoteReference w:id="3"/></w:r>'
    read = read_word(package(paragraph(marks), footnotes=last))
    assert [line.text for line in read.accepted] == ["", "cell", "next"]
    assert [line.text for line in read.marked] == ["", "cell", "", "next"]
