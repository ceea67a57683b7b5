"""From a branch's template to a finished draft: valid, readable, and nobody's business left out."""

import io
import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from random import Random

import docx
import pytest
from lxml import etree

import agreementkit as ak
from agreementkit import house_style
from agreementkit.documents import HeaderFragment, HouseStyle
from agreementkit.ooxml.package import open_package
from agreementkit.word.house_style.restyle import apply_house_style
from tests.ooxml.packages import DOCUMENT, links, small
from tests.word.house_style.branch_template import CANARY, branch_template, changed, header_template
from tests.word_files import Run, W, members

from .conftest import repacked


def refused(data: bytes) -> ak.RefusedError:
    with pytest.raises(ak.RefusedError) as caught:
        house_style(data)
    return caught.value


def test_the_letterhead_stands_above_our_own_lines(styled: bytes, word: bytes) -> None:
    parts, plain = members(styled), members(word)
    for place in ("header1", "footer1"):
        ours = re.sub(
            rb"^.*?<w:(?:hdr|ftr)[^>]*>", b"", plain[f"word/{place}.xml"], flags=re.DOTALL
        )
        assert parts[f"word/{place}.xml"].endswith(ours)
    header = parts["word/header1.xml"].decode()
    assert header.index("Police Staff Branch") < header.index("Draft 1")
    assert "1 Station Road, Maidstone" in parts["word/footer1.xml"].decode()


def test_the_cover_has_the_letterhead_without_our_line(styled: bytes) -> None:
    parts = members(styled)
    first = parts["word/header2.xml"].decode()
    assert "Police Staff Branch" in first
    assert "Draft 1" not in first
    section = parts[DOCUMENT].decode().split("<w:sectPr")[-1]
    assert section.count('w:type="first"') == 2


def test_nothing_of_the_text_changes(styled: bytes, word: bytes) -> None:
    def body(data: bytes) -> str:
        return re.sub(r"<w:sectPr.*", "", members(data)[DOCUMENT].decode(), flags=re.DOTALL)

    assert body(styled) == body(word)


def test_nothing_that_is_nobody_s_business_comes_along(styled: bytes, style: HouseStyle) -> None:
    for name, data in members(styled).items():
        assert CANARY.encode() not in data, name
    assert CANARY not in "".join(style.notes)
    assert {name for name in members(styled) if "media" in name} == {"word/media/image1.png"}


def test_python_docx_opens_it_and_our_own_reader_does(styled: bytes) -> None:
    document = docx.Document(io.BytesIO(styled))
    section = document.sections[0]
    assert "Police Staff Branch" in section.header.paragraphs[0].text
    assert "Police Staff Branch" in section.first_page_header.paragraphs[0].text
    assert document.styles["Heading 1"].font.name == "Georgia"
    assert dict(open_package(styled)) == members(styled)


def test_every_relationship_has_its_part_and_its_type(styled: bytes) -> None:
    parts = members(styled)
    types = parts["[Content_Types].xml"].decode()
    assert types.count('Extension="png"') == 1
    for name in parts:
        if name.startswith("word/_rels/"):
            for target in re.findall(r'Target="([^"]+)"', parts[name].decode()):
                assert f"word/{target}" in parts
    used = etree.fromstring(parts["word/header1.xml"]).iter("{*}blip")
    ids = [str(value) for each in used for value in each.attrib.values()]
    assert ids
    assert all(f'Id="{each}"' in parts["word/_rels/header1.xml.rels"].decode() for each in ids)


def test_the_open_xml_sdk_finds_no_error(validator: Run, styled: bytes, tmp_path: Path) -> None:
    path = tmp_path / "styled.docx"
    path.write_bytes(styled)
    assert json.loads(validator(str(path)).stdout)["errors"] == []


def test_libreoffice_shows_the_letterhead_on_every_page(
    soffice: Run,
    styled: bytes,
    tmp_path: Path,
) -> None:
    (tmp_path / "styled.docx").write_bytes(styled)
    soffice("--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "styled.docx"))
    command = ["pdftotext", "-layout", str(tmp_path / "styled.pdf"), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    pages = text.split("\f")[:-1]
    assert len(pages) > 10
    for number, page in enumerate(pages, 1):
        assert "Police Staff Branch" in page
        assert "Maidstone" in page
        assert (f"Page {number} of {len(pages)}" in page) is (number > 1)


def test_templates_of_pandoc_and_libreoffice_make_valid_drafts(  # noqa: PLR0917
    soffice: Run,
    pandoc: Run,
    validator: Run,
    template: bytes,
    word: bytes,
    tmp_path: Path,
) -> None:
    pandoc("-o", str(tmp_path / "pandoc.docx"), "--print-default-data-file", "reference.docx")
    (tmp_path / "branch.docx").write_bytes(template)
    folder = tmp_path / "office"
    soffice("--convert-to", "docx", "--outdir", str(folder), str(tmp_path / "branch.docx"))
    for path, font in ((tmp_path / "pandoc.docx", ""), (folder / "branch.docx", "Georgia")):
        style = house_style(path.read_bytes(), called=path.name)
        made = tmp_path / f"made-{path.name}"
        made.write_bytes(repacked(dict(apply_house_style(members(word), style))))
        assert json.loads(validator(str(made)).stdout)["errors"] == []
        assert not font or font in style.fonts
    assert "Police Staff Branch" in style.header.xml


def test_a_style_without_a_letterhead_adds_no_part(word: bytes) -> None:
    plain = HouseStyle(styles=members(word)["word/styles.xml"].decode(), fonts=("Arial",))
    found = apply_house_style(members(word), plain)
    assert set(found) == set(members(word))
    assert found["word/header1.xml"] == members(word)["word/header1.xml"]


def test_a_document_whose_first_page_has_its_own_header_keeps_it(word: bytes) -> None:
    parts = dict(members(word))
    own = b'<w:headerReference w:type="first" r:id="rId5"/><w:pgSz'
    parts[DOCUMENT] = parts[DOCUMENT].replace(b"<w:pgSz", own)
    style = HouseStyle(styles="<x/>", first_header=HeaderFragment(xml="<w:p/>"))
    assert apply_house_style(parts, style)[DOCUMENT] == parts[DOCUMENT]


def test_first_and_even_pages_of_the_template() -> None:
    document = docx.Document()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "Later"
    section.first_page_header.paragraphs[0].text = "First"
    document.settings.odd_and_even_pages_header_footer = True
    section.even_page_header.paragraphs[0].text = "Even"
    buffer = io.BytesIO()
    document.save(buffer)
    style = house_style(buffer.getvalue(), called="b.docx")
    assert ("Later" in style.header.xml, "First" in style.first_header.xml) == (True, True)
    assert not style.first_footer.xml
    assert "b.docx has a header or footer of its own for even pages: left out." in style.notes


@pytest.mark.parametrize("margins", ['w:left="x" w:right="1"', 'w:left="9000" w:right="9000"'])
def test_odd_sections_are_read_as_if_they_were_ours(margins: str) -> None:
    body = (
        '<w:p/><w:sectPr><w:headerReference/><w:pgSz w:w="11906"/>'
        f"<w:pgMar {margins}/><w:sectPrChange><w:sectPr><w:titlePg/></w:sectPr></w:sectPrChange>"
        "</w:sectPr>"
    )
    data = small(
        **{
            DOCUMENT: f'<w:document xmlns:w="{W[1:-1]}"><w:body>{body}</w:body></w:document>'.encode()
        }
    )
    assert house_style(data).header == HeaderFragment()


OUT = 'TargetMode="External"'
REFUSED: Mapping[str, tuple[str, tuple[str, str, str]]] = {
    "a template from elsewhere": ("remote", ("attachedTemplate", "file://server/Normal.dotm", OUT)),
    "a linked picture": ("remote", ("image", "https://example.invalid/logo.png", OUT)),
    "anything else linked": ("remote", ("subDocument", "other.docx", OUT)),
    "an object": ("embedded", ("oleObject", "a.bin", "")),
    "a control": ("embedded", ("control", "a.xml", "")),
    "an import": ("alt-chunk", ("aFChunk", "a.htm", "")),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_safe_is_refused_with_the_mend(case: str) -> None:
    reason, row = REFUSED[case]
    error = refused(small(**{"word/_rels/document.xml.rels": links(row)}))
    assert error.reason == reason
    [fault] = error.faults
    assert fault.message.startswith("word/document.xml ")
    assert "Word" in fault.remedy


def test_all_that_is_not_safe_is_told_at_once_and_macros_are_refused() -> None:
    rows = links(*(row for _, row in REFUSED.values()))
    assert len(refused(small(**{"word/_rels/document.xml.rels": rows})).faults) == len(REFUSED)
    macros = changed(branch_template(), {"word/vbaProject.bin": b"x"})
    assert refused(macros).reason == "macro"


VALUES = [b"", b"x", b"-1", b"99999999", b"FFFFFF", b"auto", "\u0663".encode(), b"rId1", b"begin"]
WANDERING = [b"<w:tbl>", b"</w:tbl>", b"<w:p>", b"</w:p>", b"<w:r/>", b"<!-- x -->", b"<?x y?>"]


def disturbed(part: bytes, random: Random) -> bytes:
    """A part with values of attributes changed, tags renamed, and markup put in."""
    for _ in range(random.randint(1, 40)):
        found = random.choice(list(re.finditer(rb'"([^"]*)"', part)))
        part = part[: found.start(1)] + random.choice(VALUES) + part[found.end(1) :]
    if random.random() < 0.5:
        found = random.choice(list(re.finditer(rb"<w:(\w+)", part)))
        part = part[: found.start()] + random.choice(WANDERING) + part[found.start() :]
    return part


def test_whatever_a_template_says_it_is_a_style_or_a_refusal(template: bytes, word: bytes) -> None:
    random = Random(4)
    parts = members(template)
    names = ["word/styles.xml", "word/header1.xml", "word/footer1.xml", DOCUMENT]
    ends = {"style": 0, "refusal": 0}
    for _ in range(40):
        name = random.choice(names)
        # The picture and the words stand in these parts; the rest is as the branch made it.
        data = changed(template, {name: disturbed(parts[name], random)})
        try:
            made = apply_house_style(members(word), house_style(data))
        except ak.RefusedError:
            ends["refusal"] += 1
        else:
            ends["style"] += 1
            open_package(repacked(dict(made)))
    assert min(ends.values()) >= 3, ends


def test_a_link_in_the_header_and_a_live_field_in_the_body_are_no_reason_to_refuse() -> None:
    data = header_template("<w:p><w:hyperlink><w:r><w:t>Branch</w:t></w:r></w:hyperlink></w:p>")
    live = members(data)[DOCUMENT].replace(
        b"<w:body>",
        b'<w:body><w:p><w:fldSimple w:instr="DDE x y"/></w:p>',
    )
    style = house_style(changed(data, {DOCUMENT: live}), called="b.docx")
    assert "Branch" in style.header.xml
    assert "The header of b.docx: a link is left out, and its words are kept." in style.notes
