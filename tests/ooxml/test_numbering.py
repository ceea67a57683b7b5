"""The numbers that Word prints, counted from the numbering part; and who agrees with them."""

import re
from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given

import agreementkit as ak
from agreementkit import read_word
from agreementkit.documents import (
    ClauseHeading,
    Line,
    Paragraph,
    PartHeading,
    ScheduleHeading,
    StoryType,
    text_of,
)
from agreementkit.ooxml.numbering import format_number
from agreementkit.testing import agreements
from tests.word_files import Office, Run, members

from .markup import WHO, drawing, package, paragraph, run
from .packages import packed

PACK = ak.load_pack()
NUMBERED = PartHeading | ClauseHeading | ScheduleHeading


def level(at: int, text: str, form: str = "decimal", more: str = "", start: str = "1") -> str:
    """One level of a list, in the order that the schema asks for."""
    begin = f'<w:start w:val="{start}"/>' if start else ""
    return (
        f'<w:lvl w:ilvl="{at}">{begin}<w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def definition(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def use(number: int, of: int, *changes: str) -> str:
    inside = f'<w:abstractNumId w:val="{of}"/>{"".join(changes)}'
    return f'<w:num w:numId="{number}">{inside}</w:num>'


def change(at: int, inside: str) -> str:
    return f'<w:lvlOverride w:ilvl="{at}">{inside}</w:lvlOverride>'


def start(at: int, value: int) -> str:
    return change(at, f'<w:startOverride w:val="{value}"/>')


def item(num: int | None = None, at: int | None = None, style: str = "", more: str = "") -> str:
    """A paragraph with numbering of its own."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    own = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    own += "" if num is None else f'<w:numId w:val="{num}"/>'
    numbering = f"<w:numPr>{own}{more}</w:numPr>" if own or more else ""
    return f"<w:p><w:pPr>{named}{numbering}</w:pPr>{run('x')}</w:p>"


def style(id_: str, numbering: str = "", based: str = "", more: str = "") -> str:
    above = f'<w:basedOn w:val="{based}"/>' if based else ""
    inside = f"<w:pPr><w:numPr>{numbering}</w:numPr></w:pPr>" if numbering else ""
    return f'<w:style w:type="paragraph" w:styleId="{id_}" {more}>{above}{inside}</w:style>'


def labels(body: str, numbering: str, styles: str = "") -> list[str]:
    read = read_word(package(body, numbering=numbering, styles=styles))
    return [line.number for line in read.accepted]


def num(number: int, at: int | None = None) -> str:
    own = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    return f'{own}<w:numId w:val="{number}"/>'


CLAUSES = definition(
    1,
    level(0, "%1."),
    level(1, "%1.%2"),
    level(2, "(%3)", "lowerLetter"),
    level(3, "(%4)", "lowerRoman"),
)


def expected(document: ak.Document) -> list[tuple[str, str]]:
    """The number and the words of every numbered line, as we composed them."""
    found = []
    for block in document.blocks:
        if isinstance(block, NUMBERED):
            found.append((block.number, block.title))
        elif isinstance(block, Paragraph) and block.number:
            found.append((block.number, text_of(block.spans)))
    return found


def counted(lines: Sequence[Line]) -> list[tuple[str, str]]:
    return [(line.number, line.text) for line in lines if line.number not in ("", "•")]


@given(agreement=agreements(PACK))
def test_a_draft_of_ours_counts_as_it_was_composed(agreement: ak.Agreement) -> None:
    document = ak.compose(agreement, PACK)
    read = read_word(ak.word_bytes(document))
    assert counted(read.accepted) == counted(read.rejected) == expected(document)


def test_the_numbers_stay_when_libreoffice_saves_the_file(
    soffice: Run,
    document: ak.Document,
    word: bytes,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("saved")
    (folder / "draft.docx").write_bytes(word)
    out = str(folder / "out")
    soffice("--convert-to", "docx", "--outdir", out, str(folder / "draft.docx"))
    saved = (folder / "out" / "draft.docx").read_bytes()
    assert members(saved)["word/numbering.xml"] != members(word)["word/numbering.xml"]
    assert counted(read_word(saved).accepted) == expected(document)


@pytest.mark.parametrize(
    ("name", "body", "numbering", "styles", "seen"),
    [
        (
            "levels, each begun again under the one above",
            "".join(item(1, at) for at in (0, 1, 1, 2, 3, 3, 2, 1, 2, 0, 1)),
            CLAUSES + use(1, 1),
            "",
            ["1.", "1.1", "1.2", "(a)", "(i)", "(ii)", "(b)", "1.3", "(a)", "2.", "2.1"],
        ),
        (
            "a level passed over, and in doubt until it begins again",
            "".join(item(1, at) for at in (0, 2, 1, 1, 2, 0, 1)),
            CLAUSES + use(1, 1),
            "",
            ["1.", "(a)", "1.?", "1.?", "(a)", "2.", "2.1"],
        ),
        (
            "a start of its own, and a use that begins again once",
            item(1, 0) + item(2, 0) + item(2, 0) + item(1, 0) + item(2, 0),
            definition(1, level(0, "%1", start="3")) + use(1, 1) + use(2, 1, start(0, 7)),
            "",
            ["3", "7", "8", "9", "10"],
        ),
        (
            "two uses go on with one another's numbers",
            item(1, 0) + item(2, 0),
            CLAUSES + use(1, 1) + use(2, 1),
            "",
            ["1.", "2."],
        ),
        (
            "a level changed in one use",
            item(1, 0) + item(2, 0),
            CLAUSES + use(1, 1) + use(2, 1, change(0, level(0, "Rule %1", "upperRoman"))),
            "",
            ["1.", "Rule II"],
        ),
        (
            "never again, and again after the first level alone",
            "".join(item(1, at) for at in (0, 1, 2, 1, 2, 0, 1, 2)),
            definition(
                1,
                level(0, "%1"),
                level(1, "%2", more='<w:lvlRestart w:val="0"/>'),
                level(2, "%3", more='<w:lvlRestart w:val="1"/>'),
            )
            + use(1, 1),
            "",
            ["1", "1", "1", "2", "2", "2", "3", "1"],
        ),
        (
            "all in figures",
            item(1, 0) + item(1, 1),
            definition(
                1,
                level(0, "%1", "upperRoman"),
                level(1, "%1.%2", more="<w:isLgl/>"),
            )
            + use(1, 1),
            "",
            ["I", "1.1"],
        ),
        (
            "a bullet and no number are silent in the numbers below them",
            item(1, 0) + item(1, 1) + item(1, 2),
            definition(
                1,
                level(0, "•", "bullet"),
                level(1, "x", "none"),
                level(2, "%1%2%3", more="<w:isLgl/>"),
            )
            + use(1, 1),
            "",
            ["•", "x", "1"],
        ),
        (
            "not all in figures",
            item(1, 0) + item(1, 1),
            definition(
                1,
                level(0, "%1", "upperRoman"),
                level(1, "%1.%2%3", more='<w:isLgl w:val="0"/>'),
            )
            + use(1, 1),
            "",
            ["I", "I.1"],
        ),
        (
            "bullets, of letters and of signs",
            item(1, 0) + item(1, 1),
            definition(1, level(0, "•", "bullet"), level(1, "\uf0b7", "bullet")) + use(1, 1),
            "",
            ["•", "•"],
        ),
        (
            "out of any list, and into one that is not there",
            item(0, 0) + item(9, 0) + item(1, 0),
            CLAUSES + use(1, 1) + use(3, 8),
            "",
            ["", "", "1."],
        ),
        (
            "forms and levels that are not known, and no number where none is asked for",
            item(1, 0) + item(1, 1) + item(1, 5) + item(1, 77) + item(1, 2),
            definition(
                1,
                level(0, "%1", "chicago"),
                level(1, "x%2", "none", start=""),
                '<w:lvl w:ilvl="2"><w:x><w:numFmt w:val="decimal"/></w:x>'
                '<w:lvlText w:val="%3"/></w:lvl>',
                '<w:lvl w:ilvl="3"/><w:lvl w:ilvl="many"/>',
            )
            + use(1, 1),
            "",
            ["?", "x", "?", "?", "?"],
        ),
        (
            "no form said, and no start: figures from nought",
            item(1, 0) + item(1, 0),
            definition(1, '<w:lvl w:ilvl="0"><w:lvlText w:val="%1"/></w:lvl>') + use(1, 1),
            "",
            ["0", "1"],
        ),
        (
            "styles, those based on them, and those taken out",
            "".join(item(style=each) for each in ("A", "B", "C", "D", "", "E", "Lost")),
            CLAUSES + use(1, 1),
            style("A", num(1))
            + style("B", based="A", numbering='<w:ilvl w:val="1"/>')
            + style("C", based="B")
            + style("D", num(0), based="A")
            + style("N", num(1, 2), more='w:default="1"')
            + style("E", based="E"),
            ["1.", "1.1", "1.2", "", "(a)", "", ""],
        ),
        (
            "a level that names its style goes before the style's own word",
            item(style="A") + item(1, style="A") + item(1, 1, style="A") + item(0, style="A"),
            definition(1, level(0, "%1"), level(1, "(%2)", more='<w:pStyle w:val="A"/>'))
            + use(1, 1),
            style("A", num(1, 0)),
            ["(1)", "(2)", "(3)", ""],
        ),
        (
            "a paragraph that changes its level alone",
            item(style="A") + item(at=1, style="A"),
            CLAUSES + use(1, 1),
            style("A", num(1, 0)),
            ["1.", "1.1"],
        ),
        (
            "a definition kept under the name of a style",
            item(2, 0) + item(1, 0) + item(3, 0),
            definition(1, level(0, "§%1"), '<w:styleLink w:val="L"/>')
            + definition(2, '<w:numStyleLink w:val="L"/>')
            + definition(3, '<w:numStyleLink w:val="M"/>')
            + use(1, 1)
            + use(2, 2)
            + use(3, 3)
            + use(4, 3),
            style("L", num(1)) + style("M", num(4)),
            ["§1", "§2", "?"],
        ),
    ],
)
def test_each_rule_of_counting(
    name: str,
    body: str,
    numbering: str,
    styles: str,
    seen: list[str],
) -> None:
    assert labels(body, numbering, styles) == seen, name


def test_a_paragraph_that_is_gone_from_a_view_is_not_counted_in_it() -> None:
    gone = (
        f"<w:p><w:pPr><w:numPr>{num(1, 0)}</w:numPr><w:rPr><w:del {WHO}/></w:rPr></w:pPr>"
        f"<w:del {WHO}><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
    )
    read = read_word(package(item(1, 0) + gone + item(1, 0), numbering=CLAUSES + use(1, 1)))
    assert [line.number for line in read.accepted] == ["1.", "2."]
    assert [line.number for line in read.rejected] == ["1.", "2.", "3."]


def test_numbering_that_came_as_a_change_goes_when_it_is_rejected() -> None:
    before = f"<w:pPrChange {WHO}><w:pPr><w:numPr>{num(1, 1)}</w:numPr></w:pPr></w:pPrChange>"
    changed = f"<w:p><w:pPr><w:numPr>{num(1, 0)}</w:numPr>{before}</w:pPr>{run('x')}</w:p>"
    body = item(1, 0, more=f"<w:ins {WHO}/>") + changed
    read = read_word(package(body, numbering=CLAUSES + use(1, 1)))
    assert [line.number for line in read.accepted] == ["1.", "2."]
    assert [line.number for line in read.rejected] == ["", "1.1"]


def test_text_boxes_and_notes_do_not_disturb_the_count_of_the_body() -> None:
    box = drawing(item(1, 0) + item(1, 0))
    note = f'<w:footnote w:id="2">{item(1, 0)}</w:footnote>'
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = item(1, 0) + paragraph(run("x"), box, mark) + item(1, 0)
    read = read_word(package(body, numbering=CLAUSES + use(1, 1), footnotes=note))
    assert [(line.place, line.number) for line in read.accepted] == [
        (StoryType.BODY, "1."),
        (StoryType.BODY, ""),
        (StoryType.TEXT_BOX, "1."),
        (StoryType.TEXT_BOX, "2."),
        (StoryType.BODY, "2."),
        (StoryType.FOOTNOTE, "1."),
    ]


def test_the_full_number_has_what_stands_above_it() -> None:
    body = "".join(item(1, at) for at in (0, 1, 2, 3, 0)) + paragraph(run("x"))
    read = read_word(package(body, numbering=CLAUSES + use(1, 1)))
    assert [line.full_number for line in read.accepted] == [
        *("1", "1.1", "1.1(a)", "1.1(a)(i)", "2", ""),
    ]


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [
        (1994, "upperRoman", "MCMXCIV"),
        (53, "lowerLetter", "aaa"),
        (0, "lowerLetter", "?"),
        (781, "lowerLetter", "?"),
        (0, "upperRoman", "?"),
        (40_000, "lowerRoman", "?"),
        (40_000, "decimal", "?"),
        (40_000, "decimalZero", "?"),
        (12, "decimalZero", "12"),
        (12, "ordinal", "?"),
    ],
)
def test_numbers_print_in_their_form_or_not_at_all(number: int, form: str, printed: str) -> None:
    assert format_number(number, form) == printed


ALTERED = (
    '<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>',
    '<w:numPr><w:numId w:val="0"/></w:numPr>',
    '<w:numPr><w:ilvl w:val="{level}"/></w:numPr>',
)


def altered(word: bytes, seed: int) -> bytes:
    """A draft of ours with numbers changed here and there, as an employer may change them."""
    random = Random(seed)
    parts = dict(members(word))
    body = parts["word/document.xml"].decode()
    marks = [f'<w:pStyle w:val="{name}"/>' for name in ("Heading2", "ClauseLevel2", "ClauseLevel3")]
    for _ in range(random.randint(1, 5)):
        mark = random.choice(marks)
        pieces = body.split(mark)
        at = random.randrange(1, len(pieces))
        own = random.choice(ALTERED).format(level=random.randrange(4), list=random.choice((1, 9)))
        body = mark.join(pieces[:at]) + mark + own + mark.join(pieces[at:])
    again = f'<w:num w:numId="9"><w:abstractNumId w:val="1"/>{start(0, 5)}</w:num></w:numbering>'
    numbering = parts["word/numbering.xml"].decode().replace("</w:numbering>", again)
    changed = random.choice([("lowerLetter", "upperLetter"), ("(%3)", "%1.%2.%3"), ("", "")])
    parts["word/document.xml"] = body.encode()
    parts["word/numbering.xml"] = numbering.replace(*changed).encode()
    return packed(parts)


@pytest.mark.parametrize("seed", range(8))
def test_libreoffice_counts_an_altered_file_as_we_do(
    office: Office,
    word: bytes,
    seed: int,
) -> None:
    data = altered(word, seed)
    shown = [" ".join(line.split()) for line in office.sees(data).lines]
    rest = iter(shown)
    for line in read_word(data).accepted:
        if line.number and not line.cell:
            # LibreOffice computes references anew: what comes before the first is ours to compare.
            words = line.text[: line.fields[0].place] if line.fields else line.text
            printed = " ".join(f"{line.number} {words}".split())
            same = re.compile(re.escape(printed).replace(re.escape("?"), r"\w+"))
            near = [each for each in shown if words and words[:60] in each]
            assert any(same.match(each) for each in rest), (printed, near)


def test_a_text_of_a_level_that_no_program_prints_is_not_printed() -> None:
    numbering = definition(1, level(0, "x" * 256 + "%1"), level(1, "%2" + "y" * 253)) + use(1, 1)
    assert labels(item(1) + item(1, 1), numbering) == ["?", "1" + "y" * 253]
