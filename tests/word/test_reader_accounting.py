"""Every word of a file is accounted for: in a line, in a comment, or among what is unread.

The files are made up of everything in everything, and then broken; the words are counted by
another way than the reader's.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count, product

import pytest
from hypothesis import given, settings, strategies as st
from lxml import etree

import agreementkit as ak
from agreementkit import read_word
from agreementkit.documents import Change, Line, ReadComment, Reading, StoryType
from agreementkit.testing import agreements
from tests.ooxml.markup import (
    STYLES,
    WHO,
    char,
    control,
    drawing,
    field,
    old_box,
    package,
    paragraph,
    row,
    run,
    table,
)
from tests.ooxml.packages import DOCUMENT, WORD, packed
from tests.word_files import members

PACK = ak.load_pack()
OTHER = 'w:id="2" w:author="Union side" w:date="2027-02-02T09:30:00Z"'
TEXTS = {
    f"{{{space}}}{tag}"
    for space, tag in (
        (WORD, "t"),
        (WORD, "delText"),
        ("http://schemas.openxmlformats.org/drawingml/2006/main", "t"),
        ("http://schemas.openxmlformats.org/officeDocument/2006/math", "t"),
        ("urn:odd", "x"),
    )
}
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

# A kind of wrapper: what it makes of the markup inside.
INLINE: tuple[Callable[[str], str], ...] = (
    lambda inside: f"<w:ins {WHO}>{inside}</w:ins>",
    lambda inside: f"<w:del {OTHER}>{inside}</w:del>",
    lambda inside: f"<w:moveFrom {WHO}>{inside}</w:moveFrom>",
    lambda inside: f"<w:moveTo {WHO}>{inside}</w:moveTo>",
    lambda inside: f"<w:hyperlink>{inside}</w:hyperlink>",
    lambda inside: f'<w:smartTag w:element="x">{inside}</w:smartTag>',
    lambda inside: f"<w:customXml>{inside}</w:customXml>",
    lambda inside: f'<w:fldSimple w:instr=" REF x ">{inside}</w:fldSimple>',
    lambda inside: f'<w:dir w:val="rtl">{inside}</w:dir>',
    lambda inside: f"<w:newer>{inside}</w:newer>",
    lambda inside: f"<odd:thing>{inside}</odd:thing>",
    lambda inside: control(inside, "agk:c"),
    lambda inside: field(" REF x ", inside),
    lambda inside: f"{char('begin')}{inside}{char('separate')}{char('end')}",
    lambda inside: f"{char('begin')}{inside}",
    lambda inside: f'<w:commentRangeStart w:id="1"/>{inside}<w:commentRangeEnd w:id="1"/>',
    lambda inside: drawing(f"<w:p>{inside}</w:p>"),
    lambda inside: old_box(f"<w:p>{inside}</w:p>"),
    lambda inside: (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing(paragraph(inside))}'
        f"</mc:Choice><mc:Fallback>{old_box(paragraph(inside))}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    ),
    lambda inside: (
        f'<mc:AlternateContent><mc:Choice Requires="odd">{inside}</mc:Choice></mc:AlternateContent>'
    ),
    lambda inside: f"<w:r><w:ruby><w:rt>{inside}</w:rt><w:rubyBase/></w:ruby></w:r>",
    lambda inside: f"<w:r><w:ruby><w:rubyBase>{inside}</w:rubyBase></w:ruby></w:r>",
)
BLOCKS: tuple[Callable[[str], str], ...] = (
    lambda inside: control(inside, "agk:c"),
    lambda inside: f"<w:customXml>{inside}</w:customXml>",
    lambda inside: table(row(inside, "<w:p/>")),
    lambda inside: table(row(inside, mark="del"), row("<w:p/>", mark="ins")),
    lambda inside: table(control(row(inside))),
    lambda inside: f"<w:tbl><w:ins {WHO}>{row(inside)}</w:ins></w:tbl>",
    lambda inside: (
        f"<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel {WHO}/></w:tcPr>{inside}</w:tc></w:tr></w:tbl>"
    ),
    lambda inside: f"<w:p>{inside}</w:p>",
    lambda inside: f"<odd:thing>{inside}</odd:thing>",
    lambda inside: (
        f'<mc:AlternateContent><mc:Choice Requires="w14">{inside}</mc:Choice>'
        f"<mc:Fallback><w:p/></mc:Fallback></mc:AlternateContent>"
    ),
)
WORDS: tuple[Callable[[str], str], ...] = (
    run,
    run,
    lambda word: f'<w:r><w:delText xml:space="preserve">{word}</w:delText></w:r>',
    lambda word: f"<m:oMath><m:r><m:t>{word}</m:t></m:r></m:oMath>",
    lambda word: f"<w:r><a:t>{word}</a:t></w:r>",
    lambda word: f"<odd:x>{word}</odd:x>",
    lambda word: run(word, '<w:vanish/><w:color w:val="FFFFFF"/>'),
    lambda word: run(word, f"<w:rPrChange {WHO}><w:rPr><w:vanish/></w:rPr></w:rPrChange>"),
)
MARKS = ("", "", "ins", "del", "moveFrom", "moveTo")


@st.composite
def inlines(draw: st.DrawFn, numbers: Iterator[int], depth: int = 3) -> str:
    """Words, some of them wrapped in this and that."""
    found = []
    for _ in range(draw(st.integers(1, 3))):
        if depth and draw(st.booleans()):
            inside = draw(inlines(numbers, depth - 1))
            found.append(draw(st.sampled_from(INLINE))(inside))
        else:
            word = f"word{next(numbers)} "
            found.append(draw(st.sampled_from(WORDS))(word))
    return "".join(found)


@st.composite
def bodies(draw: st.DrawFn, numbers: Iterator[int], depth: int = 2) -> str:
    """Paragraphs and tables in this and that."""
    found = []
    for _ in range(draw(st.integers(1, 3))):
        if depth and draw(st.booleans()):
            inside = draw(bodies(numbers, depth - 1)) + "<w:p/>"
            found.append(draw(st.sampled_from(BLOCKS))(inside))
        else:
            inside = draw(inlines(numbers))
            found.append(paragraph(inside, mark=draw(st.sampled_from(MARKS))))
    return "".join(found)


@st.composite
def files(draw: st.DrawFn) -> dict[str, str]:
    """Whole files, part by part."""
    numbers = count()
    return {
        "body": draw(bodies(numbers)),
        "styles": STYLES,
        "header1": draw(bodies(numbers, 1)),
        "comments": f'<w:comment w:id="1">{draw(bodies(numbers, 1))}</w:comment>',
    }


def expected(data: bytes) -> Counter[str]:
    """The words of a package; those of two alternatives that say the same count once."""
    found: Counter[str] = Counter()
    for name, part in members(data).items():
        if name.endswith(".xml"):
            root = etree.fromstring(part)
            for each in [*root.iter(FALLBACK)]:
                above = each.getparent()
                assert above is not None
                if above.tag == FALLBACK.replace("Fallback", "AlternateContent"):
                    above.remove(each)
            found += Counter(
                word
                for each in root.iter("*")
                for word in (each.text or "").split()
                if each.tag in TEXTS
            )
    return found


def accounted(read: Reading) -> Counter[str]:
    """Every word that a reading tells of."""
    texts = [line.text for line in read.marked]
    texts += [found.words for found in read.unread]
    texts += [found.other for found in read.alternatives]
    texts += [text for comment in every(read.comments) for text in comment.paragraphs]
    return Counter(word for text in texts for word in text.split())


def every(comments: tuple[ReadComment, ...]) -> Iterator[ReadComment]:
    for comment in comments:
        yield comment
        yield from every(comment.replies)


@given(file=files())
@settings(max_examples=150)
def test_every_word_is_told_once(file: dict[str, str]) -> None:
    data = package(**file)
    read = read_word(data)
    told = accounted(read)
    assert expected(data) - told == Counter()
    assert told.keys() == expected(data).keys()
    lines = Counter(word for line in read.marked for word in line.text.split())
    assert set(lines.values()) <= {1}
    # What is unread, or shown by no program that we know, may hold both of two alternatives.
    if FALLBACK.rpartition("}")[2] not in "".join(file.values()):
        assert told == expected(data)


def broken(data: bytes, seed: int) -> bytes:
    """A file with its main text broken in a few places, in ways that the seed decides."""
    chance = random.Random(seed)
    parts = dict(members(data))
    root = etree.fromstring(parts[DOCUMENT])
    for _ in range(chance.randint(1, 4)):
        chosen = chance.choice([*root.iter("*")][2:])
        above = chosen.getparent()
        assert above is not None
        kind = chance.randrange(4)
        if kind == 0 and chosen.tag not in TEXTS:
            chosen.tag = f"{{{WORD}}}{chance.choice(['newer', 'p', 'r', 'tbl', 'tr', 'tc', 'ins'])}"
        elif kind == 1 and chosen.tag not in TEXTS:
            chosen.tag = "{urn:odd}thing"
        elif kind == 2 and len(chosen):
            # What is inside stands on its own.
            for child in chosen:
                chosen.addprevious(child)
            above.remove(chosen)
        else:
            above.insert(0, chosen)
    parts[DOCUMENT] = etree.tostring(root)
    return packed(parts)


@given(file=files(), seed=st.integers(0, 2**32))
@settings(max_examples=100)
def test_no_word_is_lost_however_the_markup_is_broken(file: dict[str, str], seed: int) -> None:
    data = broken(package(**file), seed)
    assert expected(data) - accounted(read_word(data)) == Counter()


@given(agreement=agreements(PACK))
@settings(max_examples=20)
def test_every_word_of_a_draft_of_ours_is_in_a_line(agreement: ak.Agreement) -> None:
    data = ak.word_bytes(ak.compose(agreement, PACK))
    read = read_word(data)
    assert read.unread == ()
    assert read.alternatives == ()
    squeezed = "".join("".join(line.text for line in read.marked).split())
    said = "".join(
        each.text or ""
        for name in (DOCUMENT, "word/footer1.xml", "word/header1.xml")
        for each in etree.fromstring(members(data)[name]).iter(f"{{{WORD}}}t")
    )
    assert Counter(squeezed) == Counter("".join(said.split()))


def letters(lines: tuple[Line, ...], *, boxed: bool) -> str:
    return "".join(line.text for line in lines if (line.place is StoryType.TEXT_BOX) is boxed)


def kept(lines: tuple[Line, ...], gone: Change, *, boxed: bool) -> str:
    return "".join(
        stretch.text
        for line in lines
        if (line.place is StoryType.TEXT_BOX) is boxed
        for stretch in line.text_runs
        if all(revision.change is not gone for revision in stretch.revisions)
    )


@given(file=files())
@settings(max_examples=100)
def test_each_side_is_the_marked_text_without_what_went(file: dict[str, str]) -> None:
    data = package(**file)
    read = read_word(data)
    for boxed in (False, True):
        assert letters(read.accepted, boxed=boxed) == kept(read.marked, Change.DELETED, boxed=boxed)
        assert letters(read.rejected, boxed=boxed) == kept(
            read.marked, Change.INSERTED, boxed=boxed
        )
    for line in (*read.accepted, *read.rejected, *read.marked):
        assert line.text == "".join(stretch.text for stretch in line.text_runs)


@given(file=files())
@settings(max_examples=100)
def test_whatever_has_a_place_has_it_in_the_marked_view(file: dict[str, str]) -> None:
    data = package(**file)
    read = read_word(data)
    last = len(read.marked)
    places = [
        *(found.line for found in read.alternatives if found.line is not None),
        *(found.line for found in read.reformatted),
        *(found.line for found in read.unread if found.line is not None),
        *(found.line for found in read.comments if found.line is not None),
    ]
    assert all(0 <= place < last for place in places)
    for comment in read.comments:
        if comment.line is not None and comment.words:
            first = comment.words.split("\n")[0].split()
            later = " ".join(line.text for line in read.marked[comment.line :])
            assert set(first) <= set(later.split())


@pytest.mark.parametrize("kind", ["ins", "del"])
def test_a_file_as_deep_as_any_that_is_opened_can_be_read(kind: str) -> None:
    deep = "".join(f"<w:{kind} {WHO}>" for _ in range(245)) + run("deep")
    deep += "".join(f"</w:{kind}>" for _ in range(245))
    [line] = read_word(package(paragraph(deep))).marked
    assert line.text == "deep"


ODD_VALUES = ("", "-1", "9" * 30, "9" * 5000, "true", "zz", "\u0663", "1e9", "0x1F", "auto", "½")
RICH = {
    "body": (
        '<w:background w:color="202020"/>'
        + paragraph(
            run(
                "a",
                '<w:sz w:val="8"/><w:w w:val="1"/><w:position w:val="3000"/><w:rStyle w:val="B"/>',
            ),
            run("b", '<w:color w:val="FFFFFF" w:themeColor="background1" w:themeTint="0A"/>'),
            run(
                "c", '<w:shd w:val="pct20" w:fill="000000" w:color="auto"/><w:spacing w:val="-9"/>'
            ),
            '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:br w:type="page"/></w:r>',
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
            '<w:listEntry w:val="x"/></w:ddList></w:ffData></w:fldChar></w:r>',
            char("end"),
            drawing(
                paragraph(run("d", '<w:color w:val="FFFFFF"/>')),
                frame=(
                    "<wp:positionH><wp:posOffset>1</wp:posOffset></wp:positionH>"
                    '<wp:extent cx="9" cy="9"/><wp:docPr id="1" hidden="1"/>'
                ),
                shape='<a:solidFill><a:srgbClr val="000000"/></a:solidFill>',
            ),
            old_box(paragraph(run("e")), 'style="width:1pt;left:2cm" fillcolor="#000000"'),
            f'<w:commentRangeStart w:id="1"/>{run("f")}<w:commentRangeEnd w:id="1"/>',
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
            more='<w:spacing w:line="20" w:lineRule="exact"/><w:ind w:left="-20000"/>',
            style="A",
        )
        + '<w:tbl><w:tblPr><w:tblStyle w:val="T"/><w:tblLook w:val="04A0"/></w:tblPr>'
        + row(paragraph(run("g", '<w:color w:val="FF0000"/>')), mark="ins").replace(
            "<w:trPr>", '<w:trPr><w:trHeight w:val="10" w:hRule="exact"/>'
        )
        + "</w:tbl>"
    ),
    "styles": (
        '<w:style w:styleId="A"><w:basedOn w:val="B"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:styleId="B"><w:rPr><w:sz w:val="30"/><w:vanish w:val="1"/></w:rPr></w:style>'
        '<w:style w:styleId="T" w:type="table"><w:tblStylePr w:type="firstRow"><w:rPr>'
        '<w:color w:val="FFFFFF"/></w:rPr></w:tblStylePr></w:style>'
    ),
    "settings": '<w:trackRevisions w:val="1"/><w:documentProtection w:edit="x" w:enforcement="1"/>',
    "comments": '<w:comment w:id="1" w:author="x" w:date="2027-02-01T09:30:00Z"><w:p/></w:comment>',
    "footnotes": f'<w:footnote w:id="2" w:type="normal">{paragraph(run("h"))}</w:footnote>',
}


def test_no_value_of_an_attribute_stops_the_reader_or_loses_a_word() -> None:
    whole = package(**RICH)
    said = set("abcdefgh")
    assert said <= {*"".join(accounted(read_word(whole)))}
    spots = [
        (part, number, key)
        for part, data in members(whole).items()
        if part.startswith("word/") and part.endswith(".xml")
        for number, element in enumerate(etree.fromstring(data).iter("*"))
        for key in element.attrib
    ]
    assert len(spots) > 50
    for (part, number, key), value in product(spots, ODD_VALUES):
        parts = dict(members(whole))
        root = etree.fromstring(parts[part])
        [*root.iter("*")][number].set(key, value)
        parts[part] = etree.tostring(root)
        odd = packed(parts)
        try:
            told = {*"".join(accounted(read_word(odd)))}
        except ak.RefusedError:
            continue
        assert said <= told, (part, number, key, value)
