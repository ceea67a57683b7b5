"""Words that a branch's template does not show never come out in a draft, whoever hides them."""

import itertools
import re
from typing import Any

import pytest
from hypothesis import given, strategies as st

from agreementkit import house_style, read_word
from agreementkit.documents import Concealment, HouseStyle, StoryType
from agreementkit.ooxml.xml import parsed
from agreementkit.word.house_style.template import sections_of
from tests.ooxml.packages import WORD
from tests.word.house_style.branch_template import CANARY, changed, header_template, png

VANISH = "<w:vanish/>"
WHITE = '<w:color w:val="FFFFFF"/>'
DARK = '<w:shd w:val="clear" w:color="auto" w:fill="101010"/>'
SHOWN = "Branch office"
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def style(
    id_: str,
    run: str = "",
    *,
    kind: str = "paragraph",
    based: str = "",
    more: str = "",
    default: str = "",
) -> str:
    above = f'<w:basedOn w:val="{based}"/>' if based else ""
    chosen = f' w:default="{default}"' if default else ""
    inside = f"<w:rPr>{run}</w:rPr>" if run else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{id_}"{chosen}><w:name w:val="{id_}"/>'
        f"{above}{inside}{more}</w:style>"
    )


def condition(part: str, inside: str) -> str:
    return f'<w:tblStylePr w:type="{part}">{inside}</w:tblStylePr>'


STYLES = "".join(
    (
        style("Normal", default="1"),
        style("Internal", VANISH, kind="character"),
        style("InternalBelow", kind="character", based="Internal"),
        style("InternalAgain", '<w:vanish w:val="0"/>', kind="character", based="Internal"),
        style("WebOnly", "<w:specVanish/>", kind="character"),
        style("Hidden", VANISH),
        style("HiddenOn", '<w:vanish w:val="on"/>'),
        style("HiddenBelow", based="HiddenDeeper"),
        style("HiddenDeeper", based="Hidden"),
        style("ShownBelow", '<w:vanish w:val="off"/>', based="Hidden"),
        style("White", WHITE, kind="character"),
        style("WhiteBelow", "<w:b/>", kind="character", based="White"),
        style("WhitePara", WHITE),
        style("Tiny", '<w:sz w:val="2"/>', kind="character"),
        style("Signs", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>', kind="character"),
        style("NoInk", "<w14:textFill><w14:noFill/></w14:textFill>", kind="character"),
        style("Away", more='<w:pPr><w:ind w:left="-30000"/></w:pPr>'),
        style("Circle", VANISH, based="Circle2"),
        style("Circle2", based="Circle"),
        style("HiddenTable", VANISH, kind="table"),
        style("HiddenTableBelow", kind="table", based="HiddenTable"),
        style(
            "HiddenFirst",
            kind="table",
            more=condition("firstRow", f"<w:rPr>{VANISH}</w:rPr>"),
        ),
        style(
            "HiddenRow",
            kind="table",
            more=condition("lastRow", "<w:trPr><w:hidden/></w:trPr>"),
        ),
        style(
            "DarkFirst",
            kind="table",
            more=condition("firstRow", f"<w:tcPr>{DARK}</w:tcPr>"),
        ),
    )
)


def p(*runs: str, style: str = "", more: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str = CANARY, properties: str = "", style: str = "") -> str:
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    return f'<w:r><w:rPr>{named}{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tr(*cells: str, properties: str = "", cell: str = "") -> str:
    inside = "".join(f"<w:tc><w:tcPr>{cell}</w:tcPr>{each}</w:tc>" for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def tbl(*rows: str, style: str = "", look: str = "") -> str:
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    return f"<w:tbl><w:tblPr>{named}<w:tblLook {look}/></w:tblPr>{''.join(rows)}</w:tbl>"


def template(content: str, styles: str = STYLES, defaults: str = "") -> bytes:
    """A template with this header beside a line that all may see."""
    seen = p(r(SHOWN, '<w:vanish w:val="0"/><w:sz w:val="24"/>'))
    data = header_template(content + seen, pictures={"logo": png()})
    root = (
        f'<w:styles xmlns:w="{WORD}" {W14}><w:docDefaults><w:rPrDefault><w:rPr>{defaults}</w:rPr>'
        f"</w:rPrDefault></w:docDefaults>{styles}</w:styles>"
    )
    return changed(data, {"word/styles.xml": root.encode()})


def made(content: str, styles: str = STYLES, defaults: str = "") -> HouseStyle:
    """The house style of that template."""
    return house_style(template(content, styles, defaults), called="b.docx")


def words(made: HouseStyle) -> str:
    return re.sub(r"<[^>]+>", "", made.header.xml)


def hidden_picture(frame: str, *, own: str = "", effects: str = "", kind: str = "inline") -> str:
    return (
        f"<w:r><w:drawing><wp:{kind}>{frame}<a:graphic><a:graphicData><pic:pic>{own}<pic:blipFill>"
        f'<a:blip r:embed="logo">{effects}</a:blip></pic:blipFill></pic:pic></a:graphicData>'
        f"</a:graphic></wp:{kind}></w:drawing></w:r>"
    )


NAMED = f'<wp:docPr id="1" name="x" descr="{CANARY}"/>'
REACHES, REACHED = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def cells(*inside: tuple[str, str], before: str = "") -> str:
    """A row of cells, each with properties and a text of its own."""
    made = "".join(f"<w:tc><w:tcPr>{own}</w:tcPr>{each}</w:tc>" for own, each in inside)
    return f"<w:tr><w:trPr>{before}</w:trPr>{made}</w:tr>"


HIDDEN = {
    "by itself": p(r(properties=VANISH)),
    "by itself, said otherwise": p(r(properties='<w:vanish w:val="true"/>')),
    "by a character style": p(r(style="Internal")),
    "by what a character style is based on": p(r(style="InternalBelow")),
    "always, by its style": p(r(style="WebOnly")),
    "always": p(r(properties="<w:specVanish/>")),
    "on the web": p(r(properties="<w:webHidden/>")),
    "by a paragraph style": p(r(), style="Hidden"),
    "by a paragraph style that is on": p(r(), style="HiddenOn"),
    "by what a paragraph style is based on": p(r(), style="HiddenBelow"),
    "by a style in a circle": p(r(), style="Circle2"),
    "by one style, another says nothing": p(r(style="WhiteBelow", properties=DARK), style="Hidden"),
    "by one style, another says off": p(r(style="InternalAgain"), style="Hidden"),
    "by two styles, and by a table": tbl(
        tr(p(r(style="Internal"), style="Hidden")), style="HiddenTable"
    ),
    "by a style, and another of the wrong kind": p(r(style="HiddenDeeper"), style="Hidden"),
    "in a link": f"<w:p><w:hyperlink>{r(style='Internal')}</w:hyperlink></w:p>",
    "in a field": (
        f'<w:p><w:fldSimple w:instr="HYPERLINK x">{r(style="Internal")}</w:fldSimple></w:p>'
    ),
    "in a hidden row": tbl(tr(p(r()), properties="<w:hidden/>"), tr(p(r("x")))),
    "in a hidden row, said otherwise": tbl(tr(p(r()), properties='<w:hidden w:val="on"/>')),
    "in a table in a hidden row": tbl(tr(tbl(tr(p(r()))) + p(), properties="<w:hidden/>")),
    "in a row without height": tbl(
        tr(p(r()), properties='<w:trHeight w:val="2" w:hRule="exact"/>')
    ),
    "in a deleted row": tbl(tr(p(r()), properties='<w:del w:id="1" w:author="x"/>')),
    "in a deleted cell": tbl(
        tr(p(r()), cell='<w:cellDel w:id="1" w:author="x"/>'),
        tr(p(r("x"))),
    ),
    "by the style of its table": tbl(tr(p(r())), style="HiddenTable"),
    "by what the style of its table is based on": tbl(tr(p(r())), style="HiddenTableBelow"),
    "by the first row of its table": tbl(
        tr(p(r())), tr(p(r("x"))), style="HiddenFirst", look='w:firstRow="on"'
    ),
    "by a row that its table hides": tbl(
        tr(p(r("x"))), tr(p(r())), style="HiddenRow", look='w:lastRow="1"'
    ),
    "in a table in a row that its table hides": tbl(
        tr(tbl(tr(p(r()))) + p()), style="HiddenRow", look='w:val="0040"'
    ),
    "in white": p(r(properties=WHITE)),
    "nearly in white": p(r(properties='<w:color w:val="FAFAFA"/>')),
    "in white by its style": p(r(style="White")),
    "in white by what its style is based on": p(r(style="WhiteBelow")),
    "in white by the style of its paragraph": p(r(), style="WhitePara"),
    "in black on black": p(r(properties=f'<w:color w:val="000000"/>{DARK}')),
    "without ink, by its style": p(r(style="NoInk")),
    "in tiny letters": p(r(properties='<w:sz w:val="2"/>')),
    "in tiny letters by its style": p(r(style="Tiny")),
    "in letters without width": p(r(properties='<w:w w:val="1"/>')),
    "in a line without height": p(r(), more='<w:spacing w:line="2" w:lineRule="exact"/>'),
    "out of the page": p(r(), more='<w:ind w:left="-30000"/>'),
    "out of the page by its style": p(r(), style="Away"),
    "in other signs": p(r(style="Signs")),
    "from right to left": f'<w:p><w:bdo w:val="rtl">{r()}</w:bdo></w:p>',
    "in a hidden picture": p(
        hidden_picture(f'<wp:docPr id="1" name="x" descr="{CANARY}" hidden="1"/>')
    ),
    "in a picture without size": p(hidden_picture(f'<wp:extent cx="0" cy="0"/>{NAMED}')),
    "in a picture out of the page": p(
        hidden_picture(
            '<wp:positionH relativeFrom="page"><wp:posOffset>30000000</wp:posOffset></wp:positionH>'
            f"{NAMED}",
            kind="anchor",
        )
    ),
    "in a picture that is hidden itself": p(
        hidden_picture(
            NAMED, own='<pic:nvPicPr><pic:cNvPr id="1" name="x" hidden="1"/></pic:nvPicPr>'
        )
    ),
    "in a picture that one sees through": p(
        hidden_picture(NAMED, effects='<a:alphaModFix amt="0"/>')
    ),
    "in a cell that the one above reaches over": tbl(
        cells((REACHES, p(r("x")))), cells((REACHED, p(r())))
    ),
    "in the last cell that one further above reaches over": tbl(
        cells(("", p(r("x"))), (REACHES, p(r("x")))),
        cells(("", p(r("x"))), ('<w:vMerge w:val="continue"/>', p(r("x")))),
        cells((REACHED, p(r())), before='<w:gridBefore w:val="1"/>'),
    ),
    "in a cell that the one before reaches over": tbl(
        cells(('<w:hMerge w:val="restart"/>', p(r("x"))), ("<w:hMerge/>", p(r())))
    ),
    "raised out of its line": p(
        r(properties='<w:position w:val="600"/>'),
        more='<w:spacing w:line="240" w:lineRule="exact"/>',
    ),
    "left of the page": p(r(), more='<w:ind w:left="-6000" w:right="9000"/>'),
    "in a frame left of the page": p(
        r(), more='<w:framePr w:w="2000" w:x="-6000" w:hAnchor="page"/>'
    ),
    "in a frame without width": p(r(), more='<w:framePr w:w="2"/>'),
    "backwards, by a character": p(r(f"\u202e{CANARY}")),
    "in the result of a field whose code is hidden": p(
        '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>',
        "<w:r><w:rPr><w:vanish/></w:rPr><w:instrText>AUTHOR</w:instrText></w:r>",
        '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="separate"/></w:r>',
        r(),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ),
}


@pytest.mark.parametrize("case", HIDDEN)
def test_words_that_a_template_does_not_show_do_not_come_out(case: str) -> None:
    found = made(HIDDEN[case])
    assert CANARY not in found.header.xml
    assert SHOWN in words(found)
    assert [note for note in found.notes if note.startswith("The header of b.docx: ")]


def test_of_alternatives_only_the_one_that_word_takes_comes_out() -> None:
    def content(requires: str, first: str, other: str) -> str:
        return (
            f"<w:p><w:r><mc:AlternateContent><mc:Choice {requires}><w:t>{first}</w:t></mc:Choice>"
            f"<mc:Fallback><w:t>{other}</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        )

    unknown = 'Requires="x" xmlns:x="urn:x"'
    assert words(made(content(unknown, CANARY, "Union "))) == f"Union {SHOWN}"
    assert words(made(content("", "Union ", CANARY))) == f"Union {SHOWN}"
    none = f'<mc:AlternateContent {unknown}><mc:Choice Requires="x"><w:t>x</w:t></mc:Choice>'
    assert words(made(f"<w:p><w:r>{none}</mc:AlternateContent></w:r></w:p>")) == SHOWN


SEEN = {
    "hidden by two styles": p(r(style="Internal"), style="Hidden"),
    "hidden by its style, and shown again by itself": p(
        r(properties='<w:vanish w:val="0"/>'), style="Hidden"
    ),
    "shown again, said otherwise": p(r(style="Internal", properties='<w:vanish w:val="off"/>')),
    "shown again, said in full": p(r(style="Internal", properties='<w:vanish w:val="false"/>')),
    "of a style that shows it again": p(r(), style="ShownBelow"),
    "of a character style that shows it again": p(r(style="InternalAgain")),
    "of a paragraph style, where one of characters is meant": p(r(style="Hidden")),
    "beside a hidden mark": p(r(), more=f"<w:rPr>{VANISH}</w:rPr>"),
    "white in a dark cell": tbl(tr(p(r(properties=WHITE)), cell=DARK)),
    "white in the dark first row": tbl(
        tr(p(r(properties=WHITE))), style="DarkFirst", look='w:firstRow="1"'
    ),
    "white on a dark ground": p(r(style="White"), more=DARK),
    "in a row that is not hidden": tbl(tr(p(r()), properties='<w:hidden w:val="0"/>')),
    "in a row that is shown again": tbl(
        tr(p(r()), properties='<w:hidden w:val="off"/>'), style="HiddenRow", look='w:lastRow="1"'
    ),
    "in a row that its table would hide elsewhere": tbl(
        tr(p(r())), tr(p(r("x"))), style="HiddenRow", look='w:lastRow="1"'
    ),
    "in a table that does not ask for its first row": tbl(
        tr(p(r())), style="HiddenFirst", look='w:firstRow="0"'
    ),
    "in a cell that reaches down": tbl(cells((REACHES, p(r()))), cells((REACHED, p()))),
    "in a cell that nothing reaches over": tbl(
        cells(("", p(r("x"))), (REACHES, p(r("x")))), cells((REACHED, p(r())))
    ),
    "in the first row, as if one above reached over it": tbl(cells((REACHED, p(r())))),
    "a little raised": p(
        r(properties='<w:position w:val="6"/>'),
        more='<w:spacing w:line="240" w:lineRule="exact"/>',
    ),
    "a little into the margin": p(r(), more='<w:ind w:left="-1440"/>'),
    "in small letters": p(r(properties='<w:sz w:val="12"/>')),
    "from left to right": f'<w:p><w:bdo w:val="ltr">{r()}</w:bdo></w:p>',
}


@pytest.mark.parametrize("case", SEEN)
def test_words_that_a_template_shows_come_out(case: str) -> None:
    assert CANARY in words(made(SEEN[case]))


def test_signs_that_nobody_sees_do_not_come_out() -> None:
    unseen = "".join(chr(0xE0000 + ord(each)) for each in CANARY)
    found = made(p(r(f"Union\u200b\u2060{unseen} "), r(unseen)))
    assert words(found) == f"Union {SHOWN}"
    assert "The header of b.docx: signs that nobody sees are left out." in found.notes
    # What joins letters, and where a word may be parted, is part of how words are written.
    kept = "Und\u200deb un\u00adion "
    assert words(made(p(r(kept)))) == kept + SHOWN


@pytest.mark.parametrize(
    "properties",
    [WHITE, '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>', '<w:sz w:val="2"/>'],
)
def test_a_picture_is_seen_however_the_words_of_its_run_look(properties: str) -> None:
    logo = hidden_picture(NAMED).replace("<w:r>", f"<w:r><w:rPr>{properties}</w:rPr>")
    found = made(p(logo))
    assert found.header.pictures
    assert "left out" not in " ".join(n for n in found.notes if n.startswith("The header"))
    assert not made(
        p(logo.replace("<w:drawing>", f"<w:t>{CANARY}</w:t><w:drawing>"))
    ).header.xml.count(f">{CANARY}<")


MATHS = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
SAID = {
    "ruby": p(f"<w:r><w:ruby><w:rt>{r('a')}</w:rt><w:rubyBase>{r()}</w:rubyBase></w:ruby></w:r>"),
    "oMath": p(f"<m:oMath {MATHS}><m:r><m:t>{CANARY}</m:t></m:r></m:oMath>"),
    "oMathPara": f"<m:oMathPara {MATHS}><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></m:oMathPara>",
    "dayLong": p("<w:r><w:dayLong/></w:r>"),
    "newer": p(f"<w:newer>{r()}</w:newer>"),
    "newest": f"<w:newest>{p(r())}</w:newest>",
    "rows": tbl(f"<w:rows>{tr(p(r()))}</w:rows>"),
    "columns": f"<w:tbl><w:tr><w:columns><w:tc>{p(r())}</w:tc></w:columns></w:tr></w:tbl>",
    "r": p(f"<w:r>{r()}</w:r>"),
    "x": (
        '<w:p mc:ProcessContent="odd:x" xmlns:odd="urn:odd"><odd:x><w:r><w:t>x</w:t></w:r>'
        "</odd:x></w:p>"
    ),
}


@pytest.mark.parametrize("tag", SAID)
def test_words_that_a_template_shows_and_we_cannot_keep_are_spoken_of(tag: str) -> None:
    found = made(SAID[tag])
    assert f"The header of b.docx: what stands in “{tag}” is left out." in found.notes


def test_what_shows_no_words_is_not_spoken_of() -> None:
    strange = f'<odd:x xmlns:odd="urn:odd">{p(r())}</odd:x>'
    found = made(f"{strange}<w:newer>{p()}</w:newer>{p(r('x'), '<w:proofErr/>', strange)}")
    assert words(found) == f"x{SHOWN}"
    assert not [note for note in found.notes if "what stands in" in note]


def test_a_field_that_never_ends_and_the_numbers_of_lists_are_spoken_of() -> None:
    begun = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>AUTHOR</w:instrText></w:r>'
    )
    notes = made(p(begun, r())).notes
    assert (
        "The header of b.docx: a field begins that never ends: what follows it is left out."
        in notes
    )
    said = "The header of b.docx: the numbers or signs of a list are left out."
    assert said in made(p(r("x"), more='<w:numPr><w:numId w:val="1"/></w:numPr>')).notes
    assert said not in made(p(r("x"), more='<w:numPr><w:numId w:val="0"/></w:numPr>')).notes
    assert said not in made(p(r("x"))).notes


def test_words_are_hidden_by_defaults_of_the_file_and_by_its_default_styles() -> None:
    assert CANARY not in made(p(r()), defaults=VANISH).header.xml
    hidden = STYLES.replace(style("Normal", default="1"), style("Normal", VANISH, default="on"))
    assert CANARY not in made(p(r()), styles=hidden).header.xml
    # A style that is not there, or is of another kind, is as none.
    assert CANARY not in made(p(r(), style="Nowhere"), styles=hidden).header.xml
    assert CANARY not in made(p(r(), style="Internal"), styles=hidden).header.xml
    assert CANARY in made(p(r(), style="ShownBelow"), styles=hidden).header.xml
    letters = STYLES + style("Letters", VANISH, kind="character", default="1")
    assert CANARY not in made(p(r()), styles=letters).header.xml
    assert (
        CANARY
        in made(p(r(style="Tiny", properties='<w:sz w:val="24"/>')), styles=letters).header.xml
    )


def test_a_header_that_no_page_shows_does_not_come_out() -> None:
    """The first page has a header of its own only where its section says so, and says it is on."""
    import io
    import zipfile

    import docx

    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = SHOWN
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = CANARY
    buffer = io.BytesIO()
    document.save(buffer)
    shown = buffer.getvalue()
    with zipfile.ZipFile(buffer) as package:
        main = package.read("word/document.xml")
    off = changed(
        shown, {"word/document.xml": main.replace(b"<w:titlePg/>", b'<w:titlePg w:val="0"/>')}
    )
    assert CANARY in house_style(shown).first_header.xml
    assert CANARY not in house_style(off).first_header.xml
    assert SHOWN in house_style(off).first_header.xml


CONCEALING = frozenset(Concealment)
RUNS = st.builds(
    lambda style, own: (style, own),
    st.sampled_from(["", "Internal", "InternalAgain", "White", "Tiny", "Signs", "NoInk", "Hidden"]),
    st.sampled_from(
        [
            "",
            VANISH,
            '<w:vanish w:val="off"/>',
            WHITE,
            '<w:color w:val="101010"/>',
            '<w:sz w:val="24"/>',
            DARK,
            "<w:strike/>",
        ]
    ),
)
PARAGRAPHS = st.tuples(
    st.sampled_from(["", "Hidden", "HiddenBelow", "ShownBelow", "WhitePara", "Away", "Circle2"]),
    st.sampled_from(["", DARK, f"<w:rPr>{VANISH}</w:rPr>"]),
    st.lists(RUNS, min_size=1, max_size=3),
)
ROWS = st.tuples(
    st.sampled_from(["", "<w:hidden/>", '<w:hidden w:val="0"/>']),
    st.sampled_from(["", DARK]),
    st.lists(PARAGRAPHS, min_size=1, max_size=2),
)
TABLES = st.tuples(
    st.sampled_from(["", "HiddenTable", "HiddenFirst", "HiddenRow", "DarkFirst"]),
    st.sampled_from(["", 'w:firstRow="1"', 'w:lastRow="on" w:firstRow="off"', 'w:val="0060"']),
    st.lists(ROWS, min_size=1, max_size=3),
)


@given(st.lists(st.one_of(PARAGRAPHS, TABLES), min_size=1, max_size=4))
def test_what_comes_out_is_what_the_reader_calls_seen(parts: list[Any]) -> None:
    """The reader and the house style say the same of the same words."""
    numbers = itertools.count()

    def block(part: Any) -> str:
        named, more, inside = part
        if inside and len(inside[0]) == 2:
            runs = (r(f"word{next(numbers)} ", own, style=style) for style, own in inside)
            return p(*runs, style=named, more=more)
        rows = (
            tr("".join(map(block, paragraphs)), properties=own, cell=cell)
            for own, cell, paragraphs in inside
        )
        return tbl(*rows, style=named, look=more)

    data = template("".join(map(block, parts)))
    read = read_word(data)
    seen = [
        word
        for line in read.accepted
        if line.place is StoryType.HEADER
        for stretch in line.text_runs
        if not stretch.looks & CONCEALING
        for word in stretch.text.split()
    ]
    assert words(house_style(data, called="b.docx")).split() == seen


def section(first: str, shown: str, more: str = "") -> str:
    reference = f'<w:headerReference w:type="first" r:id="{first}"/>' if first else ""
    return f"<w:sectPr>{reference}{more}{shown}</w:sectPr>"


def first_header(*sections: str) -> str | None:
    """The relationship of the header that the first page of a section shows."""
    body = "".join(f"<w:p><w:pPr>{each}</w:pPr></w:p>" for each in sections)
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    root = f'<w:document xmlns:w="{WORD}" xmlns:r="{space}"><w:body>{body}</w:body></w:document>'
    found = sections_of(parsed(root.encode()))
    assert found.first_differs is (("header", "first") in found.references)
    return found.references.get(("header", "first"))


def test_the_header_of_a_first_page_is_that_of_a_section_that_shows_it() -> None:
    on, off = "<w:titlePg/>", '<w:titlePg w:val="off"/>'
    assert first_header(section("a", on)) == "a"
    assert first_header(section("a", off)) is None
    assert first_header(section("a", off), section("b", on)) == "b"
    # A section without a header of its own goes on with the last.
    assert first_header(section("a", ""), section("", on)) == "a"
    assert first_header(section("a", on), section("b", on)) == "a"
    old = f"<w:sectPrChange>{section('b', on)}</w:sectPrChange>"
    assert first_header(section("", on, old).replace(on, "")) is None


@pytest.mark.parametrize(
    ("size", "width"),
    [
        ('<w:pgSz w:w="11906"/><w:pgMar w:left="1440" w:right="1440"/>', 9026),
        ('<w:pgSz w:w="10000"/><w:pgMar w:left="1000" w:right="1000"/>', 8000),
        ('<w:pgSz w:w="5000"/><w:pgMar w:left="1000" w:right="1000"/>', 9026),
        ('<w:pgSz w:w="wide"/><w:pgMar w:left="1000" w:right="1000"/>', 9026),
        ('<w:pgSz w:w="500pt"/><w:pgMar w:left="50pt" w:right="1000"/>', 8000),
        (f'<w:pgSz w:w="{"1" * 5000}"/><w:pgMar w:left="1000" w:right="1000"/>', 9026),
        ('<w:pgSz w:w="10000"/>', 9026),
    ],
)
def test_text_is_as_wide_as_a_page_of_sense_leaves_it(size: str, width: int) -> None:
    root = f'<w:document xmlns:w="{WORD}"><w:sectPr>{size}</w:sectPr></w:document>'
    assert sections_of(parsed(root.encode())).width == width


def test_struck_words_stay_behind_since_a_letterhead_strikes_nothing() -> None:
    found = made(p(r("Union "), r(CANARY, "<w:strike/>"), r(CANARY, "<w:dstrike/>")))
    assert words(found) == f"Union {SHOWN}"
    assert any("struck through is left out" in note for note in found.notes)


def test_what_comes_out_beside_the_words_is_said() -> None:
    found = made(p(r("Union", '<w:rFonts w:ascii="Branch Sans" w:hAnsi="Branch Sans"/>')))
    assert any("Branch Sans" in note for note in found.notes)
