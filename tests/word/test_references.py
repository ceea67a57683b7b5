"""Cross-references and the draft's own name, as they come back."""

import pytest
from hypothesis import given

import agreementkit as ak
from agreementkit import read_word
from agreementkit.documents import FieldUse
from agreementkit.testing import agreements
from agreementkit.word.references import references
from tests.ooxml.markup import WHO, come, gone, package, paragraph, run
from tests.ooxml.packages import links, packed, small
from tests.ooxml.test_numbering import CLAUSES, PACK, num, use
from tests.word_files import members

CLAUSE = "agk_0123456789ab"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC = "http://purl.org/dc/elements/1.1/"


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(*pieces: str) -> str:
    return "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)


def field(instruction: str, *result: str) -> str:
    middle = char("separate") + "".join(result) if result else ""
    return char("begin") + code(instruction) + middle + char("end")


def target(name: str, level: int = 0) -> str:
    mark = f'<w:bookmarkStart w:id="1" w:name="{name}"/>'
    numbering = f"<w:pPr><w:numPr>{num(1, level)}</w:numPr></w:pPr>"
    return f"<w:p>{numbering}{mark}{run('x')}</w:p>"


def fields(*inside: str) -> tuple[FieldUse, ...]:
    return read_word(package(paragraph(*inside))).accepted[0].fields


def test_a_field_says_what_it_is_told_what_it_shows_and_where() -> None:
    [found] = fields(run("see "), field(rf" ref {CLAUSE}_Copy_1 \r \h ", run("4")), run("."))
    assert found == FieldUse(
        kind="REF",
        instruction=rf"ref {CLAUSE}_Copy_1 \r \h",
        target=CLAUSE,
        text="4",
        place=4,
    )


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        (f'<w:fldSimple w:instr=" PAGE ">{run("3")}</w:fldSimple>', [("PAGE", "", "3", 0)]),
        (f"<w:fldSimple>{run('3')}</w:fldSimple>", [("", "", "3", 0)]),
        (run("a") + field("PAGEREF x"), [("PAGEREF", "x", "", 1)]),
        (field("REF", run("a")), [("REF", "", "a", 0)]),
        (field('NOTEREF "x"', run("a")), [("NOTEREF", "x", "a", 0)]),
        (
            field("REF x", run("1"), field("PAGE", run("2"))),
            [("PAGE", "", "2", 1), ("REF", "x", "12", 0)],
        ),
        (char("begin") + code("TO", "C") + char("separate") + run("a"), [("TOC", "", "a", 0)]),
        (char("separate") + code("REF x") + run("a") + char("end"), []),
        ("<w:r><w:fldChar/></w:r>" + run("a"), []),
    ],
)
def test_every_kind_of_field_is_found(inside: str, seen: list[tuple[str, str, str, int]]) -> None:
    assert [(each.kind, each.target, each.text, each.place) for each in fields(inside)] == seen


def test_a_field_shows_on_each_side_what_is_there() -> None:
    struck = field("REF x", run("4"))
    body = paragraph(field("REF x", gone("4") + come("5")), f"<w:del {WHO}>{struck}</w:del>")
    read = read_word(package(body))
    assert [each.text for each in read.accepted[0].fields] == ["5"]
    assert [each.text for each in read.rejected[0].fields] == ["4", "4"]
    assert [each.text for each in read.changes] == ["4", "5", "4"]


@given(agreement=agreements(PACK))
def test_every_reference_of_a_draft_of_ours_is_right(agreement: ak.Agreement) -> None:
    read = read_word(ak.word_bytes(ak.compose(agreement, PACK)))
    found = references(read.accepted)
    assert not [each for each in found if each.gone or each.wrong]
    assert len(found) == sum(
        "REF agk" in f.instruction for line in read.accepted for f in line.fields
    )


def test_the_references_of_a_long_draft_are_found_at_all(word: bytes) -> None:
    assert len(references(read_word(word).accepted)) > 20


def test_a_reference_whose_cached_number_is_wrong_and_one_that_points_to_nothing() -> None:
    """Row 49 of the bad inputs."""
    body = (
        target(CLAUSE)
        + target("_Ref9", 1)
        + paragraph(
            field(rf"REF {CLAUSE} \r \h", run("1")),
            field(rf"REF {CLAUSE} \r \h", run("2")),
            field(r"REF _Ref9 \w", run("1.1")),
            field(r"REF _Lost \n", run("1")),
            field("REF _Lost", run("words")),
        )
    )
    found = references(read_word(package(body, numbering=CLAUSES + use(1, 1))).accepted)
    assert [(each.now, each.wrong, each.gone) for each in found] == [
        ("1.", False, False),
        ("1.", True, False),
        ("1.1", False, False),
        (None, False, True),
    ]
    assert {each.line for each in found} == {2}


def test_a_copy_is_the_target_only_where_the_first_is_gone() -> None:
    reference = paragraph(field(rf"REF {CLAUSE} \r", run("2")))
    numbering = CLAUSES + use(1, 1)
    for body, wrong in (
        (target(f"{CLAUSE}_Copy_1") + target(CLAUSE), False),
        (target(f"{CLAUSE}_Copy_1") + target("other"), True),
    ):
        [found] = references(read_word(package(body + reference, numbering=numbering)).accepted)
        assert found.wrong is wrong


def test_a_number_of_unknown_form_is_never_called_right() -> None:
    numbering = CLAUSES.replace('w:val="decimal"', 'w:val="chicago"') + use(1, 1)
    body = target(CLAUSE) + paragraph(field(rf"REF {CLAUSE} \r", run("?")))
    [found] = references(read_word(package(body, numbering=numbering)).accepted)
    assert found.wrong


def named(text: str, kind: str = "core-properties", part: str = "docProps/core.xml") -> bytes:
    inside = f'<dc:identifier xmlns:dc="{DC}">{text}</dc:identifier>'
    rows = links(("officeDocument", "word/document.xml", ""), (kind, part, ""))
    core = f'<c:coreProperties xmlns:c="{CORE}">{inside}</c:coreProperties>'
    return small(**{"_rels/.rels": rows, "docProps/core.xml": core.encode()})


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("agk:0123-abc", "agk:0123-abc"),
        (" agk:0123 ", "agk:0123"),
        ("", ""),
        ("two words", ""),
        ("аgk", ""),
        ("x" * 100, "x" * 100),
        ("x" * 101, ""),
    ],
)
def test_a_file_says_which_draft_it_is_in_a_short_plain_word(text: str, identifier: str) -> None:
    assert read_word(named(text)).identifier == identifier


def test_without_properties_a_file_has_no_identifier() -> None:
    assert read_word(small()).identifier == ""
    assert read_word(named("a", part="docProps/lost.xml")).identifier == ""
    assert read_word(named("a", kind="custom-properties")).identifier == ""


@pytest.mark.parametrize("kind", ["numbering", "styles", "header", "core-properties"])
def test_a_part_of_the_text_that_is_no_xml_by_name_or_type_is_refused(kind: str) -> None:
    data = package(paragraph(run("a")))
    parts = {
        **members(data),
        "word/_rels/document.xml.rels": links((kind, "part.bin", "")),
        "word/part.bin": b"<not xml",
    }
    with pytest.raises(ak.RefusedError) as caught:
        read_word(packed(parts))
    assert caught.value.reason == "corrupt"
    assert "word/part.bin" in str(caught.value)
