"""The faults that no validator catches, looked for one by one in what is written."""

import re
from collections import Counter

import pytest
from lxml import etree

import agreementkit as ak
from agreementkit.documents import ClauseHeading, Paragraph, PartHeading, ScheduleHeading
from agreementkit.word import styles
from tests.word_files import W, members


def attributes(root: "etree._Element", tag: str, name: str) -> list[str]:
    return [str(element.get(f"{W}{name}")) for element in root.iter(f"{W}{tag}")]


def defined_styles(word: bytes) -> set[str]:
    root = etree.fromstring(members(word)["word/styles.xml"])
    return set(attributes(root, "style", "styleId"))


def test_every_style_that_is_used_is_defined(word: bytes, main_part: "etree._Element") -> None:
    used = {
        style
        for tag in ("pStyle", "rStyle", "tblStyle")
        for style in attributes(main_part, tag, "val")
    }
    assert used <= defined_styles(word)


def test_every_style_the_writer_knows_is_defined(word: bytes) -> None:
    held = [getattr(styles, name) for name in vars(styles) if name.isupper() and name != "FILLS"]
    named = {value for value in held if isinstance(value, str)}
    numbered = {style for value in held if isinstance(value, dict) for style in value.values()}
    assert len(named) > 20
    assert named | numbered <= defined_styles(word)


def test_bookmarks_open_and_close_once_and_have_names_of_their_own(
    main_part: "etree._Element",
) -> None:
    opened = attributes(main_part, "bookmarkStart", "id")
    assert opened == sorted(set(opened), key=int)
    assert sorted(opened) == sorted(attributes(main_part, "bookmarkEnd", "id"))
    names = attributes(main_part, "bookmarkStart", "name")
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"\w{1,40}", name) for name in names)


def test_every_field_and_link_leads_to_a_bookmark(main_part: "etree._Element") -> None:
    names = set(attributes(main_part, "bookmarkStart", "name"))
    codes = [str(element.text) for element in main_part.iter(f"{W}instrText")]
    targets = {code.split()[1] for code in codes if code.split()[0] == "REF"}
    links = set(attributes(main_part, "hyperlink", "anchor"))
    assert targets
    assert links
    assert targets | links <= names


def test_fields_are_balanced_in_every_paragraph_run(main_part: "etree._Element") -> None:
    kinds = Counter(attributes(main_part, "fldChar", "fldCharType"))
    assert kinds["begin"] == kinds["separate"] == kinds["end"] > 0


def test_every_clause_is_anchored_on_its_heading_and_on_its_text(
    document: ak.Document,
    main_part: "etree._Element",
) -> None:
    names = attributes(main_part, "bookmarkStart", "name")
    clauses = [heading for heading, _ in document.clauses()]
    assert sum(name.endswith("_b") for name in names) == len(clauses)
    assert {name.removesuffix("_b") for name in names if name.endswith("_b")} <= set(names)


def test_anchors_say_nothing_of_what_they_mark(
    pack: ak.Pack,
    main_part: "etree._Element",
) -> None:
    names = attributes(main_part, "bookmarkStart", "name")
    assert all(re.fullmatch(r"agk_[0-9a-f]{12}(?:_b)?", name) for name in names)


def test_no_text_stands_in_a_control(main_part: "etree._Element") -> None:
    """Other readers pass controls over, and Word puts a prompt into one that was emptied."""
    assert not list(main_part.iter(f"{W}sdt"))


def test_no_paragraph_is_empty_and_no_break_stands_for_spacing(
    main_part: "etree._Element",
) -> None:
    for paragraph in main_part.iter(f"{W}p"):
        assert list(paragraph.iter(f"{W}t")), etree.tostring(paragraph)
    assert not list(main_part.iter(f"{W}br"))


def test_every_text_keeps_its_spaces(main_part: "etree._Element") -> None:
    space = "{http://www.w3.org/XML/1998/namespace}space"
    assert all(text.get(space) == "preserve" for text in main_part.iter(f"{W}t"))


def test_tables_have_a_header_row_and_no_cell_is_empty(main_part: "etree._Element") -> None:
    tables = list(main_part.iter(f"{W}tbl"))
    assert tables
    for table in tables:
        rows = table.findall(f"{W}tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in rows:
            cells = row.findall(f"{W}tc")
            assert len(cells) == columns
            assert all(cell.find(f".//{W}t") is not None for cell in cells)
        assert table.find(f"{W}tblPr/{W}tblCaption") is not None


def test_numbers_come_from_styles_tied_to_lists_and_never_from_typing(
    word: bytes,
    document: ak.Document,
    main_part: "etree._Element",
) -> None:
    assert not list(main_part.iter(f"{W}numPr"))
    numbering = etree.fromstring(members(word)["word/numbering.xml"])
    tied = set(attributes(numbering, "pStyle", "val"))
    body = main_part[0]
    plain = [
        "".join(str(t.text) for t in p.iter(f"{W}t"))
        for p in body.findall(f"{W}p")
        if any(s.get(f"{W}val") in tied for s in p.iter(f"{W}pStyle"))
    ]
    numbered = [
        block
        for block in document.blocks
        if isinstance(block, PartHeading | ClauseHeading | ScheduleHeading)
        or (isinstance(block, Paragraph) and block.level)
    ]
    assert len(plain) == len(numbered)
    assert not [text for text in plain if re.match(r"(?:\d+\.\d+|\([a-z]+\)|Part \d)\s", text)]


def test_headings_skip_no_level(main_part: "etree._Element") -> None:
    used = [s for s in attributes(main_part, "pStyle", "val") if s.startswith("Heading")]
    assert used[0] == "Heading1"
    assert set(used) == {"Heading1", "Heading2"}


def test_the_page_is_a4_and_the_language_is_british_english(
    word: bytes,
    main_part: "etree._Element",
) -> None:
    size = next(main_part.iter(f"{W}pgSz"))
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    root = etree.fromstring(members(word)["word/styles.xml"])
    assert attributes(root, "lang", "val") == ["en-GB"]
    smallest = min(int(size) for size in attributes(root, "sz", "val"))
    assert smallest >= 20, "headers may be 10 points, nothing smaller"


def test_a_block_that_is_more_than_a_paragraph_is_not_taken_for_one() -> None:
    from agreementkit.documents import SignatureBlock
    from agreementkit.word.writer import BlockWriter

    with pytest.raises(TypeError, match="a SignatureBlock is not one paragraph"):
        BlockWriter().content(SignatureBlock(party="UNISON"))
