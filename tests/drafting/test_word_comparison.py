"""Two Word files, whoever wrote them, to one: accepted it is the new text, rejected the old."""

import io
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import docx
import pytest
from attrs import evolve
from docx.document import Document as Docx
from hypothesis import HealthCheck, Phase, example, given, settings, strategies as st

import agreementkit as ak
from agreementkit.documents import (
    Author,
    Layout,
    Line,
    NotCompared,
    PrivateDocument,
    Redline,
    clause_changes,
    redline_bytes,
)
from agreementkit.word.text_document import text_document
from tests.word_files import Office, Run as Program

UNION = Author(name="Union side", initials="US")
WHEN = datetime(2027, 1, 15, 10, 0)  # noqa: DTZ001 - Word keeps no zone
NIGHTLY = bool(os.environ.get("AGREEMENTKIT_NIGHTLY"))
PAIRS = 500 if NIGHTLY else 25
"""How many random pairs LibreOffice is asked about."""


def redlined(old: ak.Document | bytes | Docx, new: ak.Document | bytes | Docx) -> Redline:
    return ak.compare(old, new, author=UNION, when=WHEN)


# ---
# Small Word files, as python-docx writes them: what each block is, and its words.

Block = tuple[str, Sequence[str]]
WORDS = st.lists(
    st.sampled_from(["notice", "must", "26", "weeks", "the\tunion", "a\nline", "“it’s”", "not"]),
    max_size=6,
).map(" ".join)
STYLES = ["Normal", "Heading 1", "Heading 3", "List Number", "List Bullet", "List Number 2"]
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.tuples(st.sampled_from(STYLES), st.tuples(WORDS)),
    st.tuples(st.just("table"), st.lists(WORDS, min_size=4, max_size=4)),
)


@st.composite
def block_pairs(draw: st.DrawFn) -> tuple[list[Block], list[Block]]:
    """Two texts, the second made from the first: blocks kept, gone, put in, swapped."""
    old = draw(st.lists(BLOCKS, max_size=7))
    new: list[Block] = []
    for block in old:
        match draw(st.sampled_from(["keep", "keep", "drop", "before", "words"])):
            case "keep":
                new.append(block)
            case "before":
                new += [draw(BLOCKS), block]
            case "words":
                kind, words = block
                new.append((kind, [draw(WORDS), *words[1:]]))
            case _:
                pass
    if draw(st.booleans()):
        new = draw(st.permutations(new))
    return old, [*new, *draw(st.lists(BLOCKS, max_size=2))]


def written(blocks: Sequence[Block]) -> bytes:
    document = docx.Document()
    for kind, words in blocks:
        if kind == "table":
            table = document.add_table(2, 2)
            for place, text in enumerate(words):
                table.cell(*divmod(place, 2)).text = text
        else:
            document.add_paragraph(words[0], style=kind)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


FILES = block_pairs().map(lambda both: (written(both[0]), written(both[1])))


def body(lines: Sequence[Line]) -> list[str]:
    """Every line of the body that says anything, with the number that prints before it."""
    typed = (f"{line.number}\t{line.text}" if line.number else line.text for line in lines)
    kept = (text for text, line in zip(typed, lines, strict=True) if not line.part)
    return [each for text in kept for each in text.split("\n") if each.strip()]


@given(files=FILES)
@example(files=(written([]), written([("table", ["a", "b", "c", "d"])])))
@example(files=(written([("Heading 1", ["x"]), ("table", ["a"] * 4)]), written([])))
def test_accepted_it_is_the_new_text_and_rejected_the_old(files: tuple[bytes, bytes]) -> None:
    old, new = files
    redline = redlined(old, new)
    assert redline.accepted() == text_document(ak.read_word(new))
    assert redline.rejected() == text_document(ak.read_word(old))
    read = ak.read_word(redline_bytes(redline))
    assert body(read.accepted) == body(ak.read_word(new).accepted)
    assert body(read.rejected) == body(ak.read_word(old).accepted)


@given(files=FILES)
def test_a_file_and_itself_differ_in_nothing(files: tuple[bytes, bytes]) -> None:
    redline = redlined(files[0], files[0])
    assert clause_changes(redline) == ()
    assert ak.read_word(redline_bytes(redline)).changes == ()


@pytest.fixture(scope="session")
def pairs() -> Sequence[tuple[bytes, bytes]]:
    found: list[tuple[bytes, bytes]] = []

    @settings(
        max_examples=PAIRS,
        derandomize=not NIGHTLY,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(files=FILES)
    def gather(files: tuple[bytes, bytes]) -> None:
        found.append(files)

    gather()
    return found


def test_libreoffice_finds_the_same_on_either_side(
    office: Office, pairs: Sequence[tuple[bytes, bytes]]
) -> None:
    for old, new in pairs:
        data = redline_bytes(redlined(old, new))
        for action, file in (("accept", new), ("reject", old)):
            text = ak.word_bytes(text_document(ak.read_word(file)))
            seen, wanted = (
                [line for line in each.lines if line.strip()]
                for each in (office.sees(data, action), office.sees(text))
            )
            assert seen == wanted, action


def test_the_open_xml_sdk_is_silent_on_it(
    validator: Program, pairs: Sequence[tuple[bytes, bytes]], tmp_path: Path
) -> None:
    file = tmp_path / "redline.docx"
    for old, new in pairs[:5]:
        file.write_bytes(redline_bytes(redlined(old, new)))
        done = validator(str(file))
        assert done.returncode == 0, done.stdout


# ---
# What may stand on either side, and what may not.


def one_line(words: str) -> Docx:
    document = docx.Document()
    document.add_paragraph(words)
    return document


def test_each_way_to_give_a_file_is_the_same(tmp_path: Path) -> None:
    old, new = one_line("Notice is 26 weeks."), one_line("Notice is 6 weeks.")
    path = tmp_path / "new.docx"
    new.save(str(path))
    ways = (path, str(path), path.read_bytes(), io.BytesIO(path.read_bytes()), new)
    made = [ak.compare(old, way, author=UNION, when=WHEN) for way in ways]
    assert [*made] == [made[0]] * len(ways)
    assert made[0].new.layout is Layout.TEXT


def test_a_document_of_ours_is_compared_as_word_shows_it(document: ak.Document) -> None:
    file = ak.word_bytes(document)
    for old, new in ((document, file), (file, document)):
        redline = redlined(old, new)
        assert clause_changes(redline) == ()
        assert redline.accepted() == redline.rejected() == text_document(ak.read_word(file))


def test_two_documents_of_ours_are_compared_by_their_clauses(document: ak.Document) -> None:
    redline = redlined(document, evolve(document, blocks=document.blocks[:-1]))
    assert redline.new.layout is Layout.AGREEMENT
    assert redline.not_compared == ()


def test_numbers_can_be_left_out_and_then_that_is_told() -> None:
    old, new = docx.Document(), docx.Document()
    for words in ("one", "two"):
        old.add_paragraph(words, style="List Number")
    new.add_paragraph("two", style="List Number")
    counted = redlined(old, new)
    assert [(c.words_deleted, c.words_inserted) for c in clause_changes(counted)] == [(4, 1)]
    alone = ak.compare(old, new, author=UNION, when=WHEN, numbers=False)
    [change] = clause_changes(alone)
    assert (change.title, change.words_deleted, change.words_inserted) == ("The text", 1, 0)
    assert [each.side for each in alone.not_compared] == ["old", "new"]


def test_the_words_of_a_first_row_are_counted_with_a_table_that_goes() -> None:
    old = one_line("Kept.")
    table = old.add_table(2, 1)
    table.cell(0, 0).text, table.cell(1, 0).text = "Four words stand here", "and two"
    [change] = clause_changes(redlined(old, one_line("Kept.")))
    assert (change.words_deleted, change.words_inserted) == (6, 0)


def test_what_each_file_holds_beside_its_text_is_told_by_its_side() -> None:
    old, new = one_line("Same."), one_line("Same.")
    old.add_comment(old.paragraphs[0].runs, text="Ours.", author="Union side")
    assert redlined(old, new).not_compared == (
        NotCompared(side="old", what="comment", words="Ours."),
    )


def test_a_file_that_is_refused_says_which_side_it_was() -> None:
    with pytest.raises(ak.RefusedError, match="the new file: this is a text file") as caught:
        redlined(one_line("Fine."), b"PK")
    assert caught.value.reason


def test_a_file_that_is_refused_by_its_path_says_the_path(tmp_path: Path) -> None:
    with pytest.raises(ak.RefusedError, match=r"nowhere\.docx: the file could not be read"):
        ak.compare(tmp_path / "nowhere.docx", b"", author=UNION, when=WHEN)


def test_what_is_neither_is_refused_with_what_to_give(
    agreement: ak.Agreement, document: ak.Document
) -> None:
    for wrong, words in (
        (agreement, "the old side of a comparison is no Agreement"),
        (PrivateDocument(document=document), "the old side of a comparison is no PrivateDocument"),
    ):
        with pytest.raises(ak.InvalidError, match=words):
            ak.compare(wrong, document, author=UNION, when=WHEN)  # type: ignore[arg-type]
    with pytest.raises(ak.RefusedError, match="give its path, its bytes"):
        ak.compare(document, 3, author=UNION, when=WHEN)  # type: ignore[arg-type]


def test_an_agreement_and_a_text_cannot_stand_in_one_file(document: ak.Document) -> None:
    text = text_document(ak.read_word(one_line("Other.")))
    with pytest.raises(ak.InvalidError, match="only an agreement can be shown"):
        redline_bytes(redlined(document, text))
