"""What no draft has is told with its lines: in the text, and in what the text uses."""

from agreementkit import read_word
from agreementkit.ooxml.reading import UnexpectedContent
from tests.ooxml.packages import document, links, small, types

SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
STYLES = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"


def told(body: str, **more: bytes) -> tuple[UnexpectedContent, ...]:
    return read_word(small(**{"word/document.xml": document(body), **more})).unexpected


def kinds(body: str) -> list[tuple[str, str, tuple[int, ...]]]:
    return [(each.what, each.words, each.lines) for each in told(body)]


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def test_plain_words_are_nothing() -> None:
    assert kinds(f"<w:p>{run('The Employer must not.')}</w:p>") == []


def test_each_thing_is_told_with_its_words_and_its_line() -> None:
    raised = run("2", '<w:vertAlign w:val="superscript"/>')
    assert kinds(f"<w:p>{run('One')}</w:p><w:p>{raised}</w:p>") == [
        ("superscript or subscript", "2", (1,))
    ]


def test_a_flood_is_told_and_not_one_by_one() -> None:
    many = 2_100
    found = kinds("".join(f"<w:p>{run(str(n), '<w:twirl/>')}</w:p>" for n in range(many)))
    assert 2_000 < len(found) <= 2_002
    assert {line for _, _, lines in found for line in lines} == {*range(many)}


def test_one_branch_alone_is_words_that_some_programs_do_not_show() -> None:
    choice = f'<mc:Choice Requires="w14">{run("8")}</mc:Choice>'
    body = f"<w:p><mc:AlternateContent {SPACES}>{choice}</mc:AlternateContent></w:p>"
    assert kinds(body) == [("words that some programs do not show", "8", (0,))]


def test_what_a_style_says_is_told_once_with_every_line_that_uses_it() -> None:
    style = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="Small"/>'
        '<w:rPr><w:sz w:val="2"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:rPr><w:sz w:val="2"/></w:rPr></w:style>'
        "</w:styles>"
    )
    small_print = '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr></w:p>'
    [found] = told(
        small_print * 2,
        **{
            "word/styles.xml": style.encode(),
            "word/_rels/document.xml.rels": links(("styles", "styles.xml", "")),
            "[Content_Types].xml": types(
                more=f'<Override PartName="/word/styles.xml" ContentType="{STYLES}"/>'
            ),
        },
    )
    assert (found.what, found.said_in, found.lines) == (
        "letters of an unusual size",
        "the style “Small”",
        (0, 1),
    )


def test_a_formula_is_one_thing_whatever_is_in_it() -> None:
    maths = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    inside = f'<m:oMath xmlns:m="{maths}"><m:sSup><m:r><m:t>x</m:t></m:r></m:sSup></m:oMath>'
    assert [what for what, _, _ in kinds(f"<w:p>{inside}</w:p>")] == ["a formula"]


def test_kept_building_blocks_have_styles_of_their_own() -> None:
    both = links(("styles", "styles.xml", ""), ("styles", "other.xml", ""))
    empty = b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    parts = {"word/styles.xml": empty, "word/other.xml": empty}
    twice = told("<w:p/>", **{"word/_rels/document.xml.rels": both}, **parts)
    assert [each.what for each in twice] == ["two parts of one kind (styles)"]
    apart = told(
        "<w:p/>",
        **{
            "word/_rels/document.xml.rels": links(("styles", "styles.xml", "")),
            "word/glossary/_rels/document.xml.rels": links(("styles", "../other.xml", "")),
            "word/glossary/document.xml": b"<x/>",
        },
        **parts,
    )
    assert apart == ()
