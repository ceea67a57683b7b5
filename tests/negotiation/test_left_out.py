"""Nothing of theirs vanishes unsaid: it is in the reply, or it is listed before there is one."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as DocxDocument
from docx.enum.text import WD_COLOR_INDEX

import agreementkit as ak
from agreementkit import InvalidError, Negotiation
from agreementkit.documents import Change, Reading
from agreementkit.negotiation import LeftOutKind, Sent, describe_entry, log_json
from agreementkit.negotiation.left_out import left_out
from tests.negotiation.counterparty_edits import returned, swapped, tracked
from tests.negotiation.test_negotiation import US, WHEN, begun
from tests.word.house_style.branch_template import branch_template, png
from tests.word_files import Run, soffice

__all__ = ["soffice"]

Edit = Callable[[bytes], bytes]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PLACE = "must give the Union"


# What an employer puts into a file: through python-docx, and as raw XML.


def by_docx(change: Callable[[DocxDocument], object]) -> Edit:
    def edit(data: bytes) -> bytes:
        document, out = docx.Document(io.BytesIO(data)), io.BytesIO()
        change(document)
        document.save(out)
        return out.getvalue()

    return edit


def typed(document: DocxDocument, words: str = PLACE) -> Any:
    return next(each for each in document.paragraphs if words in each.text)


def even_footer(document: DocxDocument) -> None:
    document.settings.odd_and_even_pages_header_footer = True
    document.sections[0].even_page_footer.paragraphs[0].add_run("Even so")


def another_row(document: DocxDocument) -> None:
    row: Any = document.tables[-1].add_row()  # type: ignore[no-untyped-call]
    for cell in row.cells:
        cell.text = "New row"


def behind(xml: str) -> Edit:
    """Raw XML behind the paragraph of the clause on notice."""

    def put(text: str) -> str:
        end = text.index("</w:p>", text.index(PLACE)) + len("</w:p>")
        return text[:end] + xml + text[end:]

    return lambda data: returned(data, put)


def inside(xml: str) -> Edit:
    """Raw XML at the end of that paragraph."""

    def put(text: str) -> str:
        end = text.index("</w:p>", text.index(PLACE))
        return text[:end] + xml + text[end:]

    return lambda data: returned(data, put)


def with_part(
    name: str,
    content: str,
    kind: str,
    relation: str,
    body: str = "",
    *,
    source: str = "word/document.xml",
) -> Edit:
    """A part more, that something leads to; and what leads to it in the text."""

    def edit(data: bytes) -> bytes:
        data = inside(body)(data) if body else data
        members = {
            each: zipfile.ZipFile(io.BytesIO(data)).read(each)
            for each in zipfile.ZipFile(io.BytesIO(data)).namelist()
        }
        folder, _, file = source.rpartition("/")
        rels = f"{folder}/_rels/{file}.rels".lstrip("/") if source else "_rels/.rels"
        target = f"/{name}" if not name.startswith("http") else name
        mode = ' TargetMode="External"' if name.startswith("http") else ""
        link = f'<Relationship Id="rIdTheirs" Type="{relation if relation.startswith("http") else f"{RELS}/{relation}"}" Target="{target}"{mode}/>'
        members[rels] = members[rels].replace(
            b"</Relationships>", f"{link}</Relationships>".encode()
        )
        if not mode:
            members[name] = content.encode()
            override = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
            types = "[Content_Types].xml"
            members[types] = members[types].replace(b"</Types>", override.encode())
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for each, held in members.items():
                archive.writestr(each, held)
        return out.getvalue()

    return edit


def note(kind: str) -> Edit:
    words = f"<w:p><w:r><w:t>Save where operational need requires ({kind}).</w:t></w:r></w:p>"
    return with_part(
        f"word/{kind}s.xml",
        f'<w:{kind}s {W}><w:{kind} w:id="5">{words}</w:{kind}></w:{kind}s>',
        f"{WORD}.{kind}s+xml",
        f"{kind}s",
        f'<w:r><w:{kind}Reference w:id="5"/></w:r>',
    )


def box(inner: str) -> str:
    return (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:99pt">'
        f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )


def words(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


FORMULA = (
    '<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
    "<m:r><m:t>x=13weeks</m:t></m:r></m:oMath></w:p>"
)
WORDART = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:99pt">'
    '<v:textpath string="DRAFT ONLY"/></v:shape></w:pict></w:r></w:p>'
)
CHANGED_BY = 'w:id="990" w:author="Force HR" w:date="2027-02-01T09:30:00Z"'
LEFT: Mapping[str, tuple[Edit, str]] = {
    "words in a header": (
        by_docx(lambda d: d.sections[0].header.paragraphs[0].add_run(" NOT AGREED")),
        "NOT AGREED",
    ),
    "words tracked in a header": (
        lambda data: returned(
            data,
            lambda xml: xml.replace(
                "</w:p>", f"<w:ins {CHANGED_BY}><w:r><w:t> NOT BINDING</w:t></w:r></w:ins></w:p>", 1
            ),
            part="word/header1.xml",
        ),
        "NOT BINDING",
    ),
    "words in a footer": (
        by_docx(lambda d: d.sections[0].footer.paragraphs[0].add_run(" Subject to budget")),
        "Subject to budget",
    ),
    "a footer of the first page": (
        by_docx(lambda d: d.sections[0].first_page_footer.paragraphs[0].add_run("Internal view")),
        "Internal view",
    ),
    "a footer of even pages": (
        by_docx(even_footer),
        "Even so",
    ),
    "a header of the first page": (
        by_docx(lambda d: d.sections[0].first_page_header.paragraphs[0].add_run("Chief's copy")),
        "Chief's copy",
    ),
    "a footnote": (note("footnote"), "Save where operational need requires"),
    "an endnote": (note("endnote"), "Save where operational need requires"),
    "a text box": (behind(box(words("Pilots are outside of this."))), "Pilots are outside"),
    "a table in a text box": (
        behind(box(f"<w:tbl><w:tr><w:tc>{words('Not in scope')}</w:tc></w:tr></w:tbl>{words('')}")),
        "Not in scope",
    ),
    "words tracked in a text box": (
        behind(box(f"<w:p><w:ins {CHANGED_BY}><w:r><w:t>Boxed in later</w:t></w:r></w:ins></w:p>")),
        "Boxed in later",
    ),
    "words on the cover": (
        by_docx(lambda d: d.paragraphs[0].add_run(" (not a contract)")),
        "not a contract",
    ),
    "a line on the cover": (
        by_docx(lambda d: d.paragraphs[2].insert_paragraph_before("Subject to board approval")),
        "Subject to board approval",
    ),
    "a party gone from the cover": (
        by_docx(lambda d: setattr(d.paragraphs[2].runs[0], "text", "")),
        "cover",
    ),
    "a picture": (by_docx(lambda d: typed(d).add_run().add_picture(io.BytesIO(png()))), "icture"),
    "a picture in the header": (
        by_docx(
            lambda d: d.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(png()))
        ),
        "icture",
    ),
    "a formula": (behind(FORMULA), "x=13weeks"),
    "words in a drawing": (behind(WORDART), "DRAFT ONLY"),
    "a link out": (
        with_part(
            "https://example.org/terms",
            "",
            "",
            "hyperlink",
            f'<w:hyperlink {R} r:id="rIdTheirs"><w:r><w:t>terms</w:t></w:r></w:hyperlink>',
        ),
        "https://example.org/terms",
    ),
    "a field that fetches": (
        inside(
            '<w:fldSimple w:instr=" INCLUDETEXT &quot;https://example.org/a.docx&quot; "><w:r><w:t>more</w:t></w:r></w:fldSimple>'
        ),
        "INCLUDETEXT",
    ),
    "a field that computes": (
        inside('<w:fldSimple w:instr=" DATE "><w:r><w:t> today</w:t></w:r></w:fldSimple>'),
        "the program works out anew",
    ),
    "a link in a field": (
        inside(
            '<w:fldSimple w:instr=" HYPERLINK &quot;https://example.org/b&quot; "><w:r><w:t> so'
            "</w:t></w:r></w:fldSimple>"
        ),
        "https://example.org/b",
    ),
    "another file drawn in": (
        with_part("word/a.html", "<p>Nothing here binds.</p>", "text/html", "aFChunk"),
        "a.html",
    ),
    "a chart": (
        with_part(
            "word/charts/chart1.xml",
            '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:t>Savings of 40%</a:t></c:chartSpace>',
            "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
            "chart",
        ),
        "Savings of 40%",
    ),
    "an object": (
        with_part(
            "word/embeddings/a.bin",
            "x",
            "application/vnd.openxmlformats-officedocument.oleObject",
            "oleObject",
        ),
        "a.bin",
    ),
    "a part of no kind that we know": (
        with_part("word/secret.xyz", "<x/>", "application/x-secret", "https://example.org/secret"),
        "secret.xyz",
    ),
    "ink": (
        with_part("word/ink/ink1.xml", "<inkml/>", "application/inkml+xml", "customXml"),
        "ink1.xml",
    ),
    "struck words": (
        by_docx(lambda d: setattr(typed(d).runs[0].font, "strike", True)),
        "look changed",
    ),
    "white words": (
        by_docx(
            lambda d: setattr(
                typed(d).runs[0].font.color, "rgb", docx.shared.RGBColor(255, 255, 255)
            )
        ),
        "look changed",
    ),
    "hidden words": (
        by_docx(lambda d: setattr(typed(d).runs[0].font, "hidden", True)),
        "look changed",
    ),
    "tiny words": (
        by_docx(lambda d: setattr(typed(d).runs[0].font, "size", docx.shared.Pt(1))),
        "look changed",
    ),
    "two texts at one place": (
        inside(
            '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            '<mc:Choice xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" Requires="wps"><w:r><w:t> so</w:t></w:r></mc:Choice>'
            "<mc:Fallback><w:r><w:t> not so</w:t></w:r></mc:Fallback></mc:AlternateContent>"
        ),
        "not so",
    ),
    "protection": (
        lambda data: returned(
            data,
            lambda xml: xml.replace(
                "<w:defaultTabStop",
                '<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:defaultTabStop',
                1,
            ),
            part="word/settings.xml",
        ),
        "protected",
    ),
    "a page break": (inside('<w:r><w:br w:type="page"/></w:r>'), "a page break"),
    "a line through the words": (
        inside(
            '<w:r><w:pict><v:line xmlns:v="urn:schemas-microsoft-com:vml" from="0,0" to="99,0"/>'
            "</w:pict></w:r>"
        ),
        "a drawing",
    ),
    "a list to choose from": (
        behind(
            '<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="may" w:value="may"/>'
            f"</w:dropDownList></w:sdtPr><w:sdtContent>{words('In a list.')}</w:sdtContent></w:sdt>"
        ),
        "a list to choose from",
    ),
    "words from data": (
        inside(
            '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/x" w:storeItemID="{A}"/></w:sdtPr>'
            "<w:sdtContent><w:r><w:t> by data</w:t></w:r></w:sdtContent></w:sdt>"
        ),
        "words taken from data",
    ),
    "a section of its own": (
        inside('<w:pPr><w:sectPr><w:cols w:num="2"/></w:sectPr></w:pPr>'),
        "text in columns",
    ),
    "words marked in colour": (
        by_docx(lambda d: setattr(typed(d).runs[0].font, "highlight_color", WD_COLOR_INDEX.PINK)),
        "words marked in colour",
    ),
    "cells made one": (
        by_docx(lambda d: d.tables[-1].cell(1, 1).merge(d.tables[-1].cell(1, 2))),
        "cells made one",
    ),
    "a part that only some may change": (
        inside('<w:permStart w:id="3" w:edGrp="everyone"/><w:permEnd w:id="3"/>'),
        "only some may change",
    ),
    "a background": (
        lambda data: returned(
            data, lambda xml: xml.replace("<w:body>", '<w:background w:color="FF0000"/><w:body>', 1)
        ),
        "a background of the page",
    ),
    "values that fields may show": (
        lambda data: returned(
            data,
            lambda xml: xml.replace(
                "<w:defaultTabStop",
                '<w:docVars><w:docVar w:name="weeks" w:val="8"/></w:docVars><w:defaultTabStop',
                1,
            ),
            part="word/settings.xml",
        ),
        "values that fields may show",
    ),
}
CARRIED: Mapping[str, Edit] = {
    "nothing": returned,
    "words changed": lambda data: returned(data, swapped("written notice", "spoken notice")),
    "words tracked": lambda data: returned(data, tracked("written notice", "spoken notice")),
    "a paragraph": behind(words("The Employer may decide otherwise.")),
    "a comment on the cover": by_docx(
        lambda d: d.add_comment(
            d.paragraphs[0].runs[0], text="Who signs?", author="HR", initials="H"
        )
    ),
    "a comment in a clause": by_docx(
        lambda d: d.add_comment(typed(d).runs[0], text="Too long.", author="HR", initials="H")
    ),
    "a comment in a schedule": by_docx(
        lambda d: d.add_comment(
            d.tables[-1].cell(1, 1).paragraphs[0].runs[0], text="Which?", author="HR", initials="H"
        )
    ),
    "words in a control": behind(
        f"<w:sdt><w:sdtContent>{words('In a control.')}</w:sdtContent></w:sdt>"
    ),
    "a row": by_docx(another_row),
    "a bookmark": inside('<w:bookmarkStart w:id="77" w:name="theirs"/><w:bookmarkEnd w:id="77"/>'),
}


def came_back(folder: Path, edit: Edit) -> tuple[Negotiation, Reading]:
    negotiation = begun(folder)
    draft = negotiation.send(by=US, when=WHEN)
    back = folder / "back.docx"
    back.write_bytes(edit(draft.read_bytes()))
    negotiation.receive(back, by=US, when=WHEN, anyway=True)
    return negotiation, ak.read_word(back)


@pytest.mark.parametrize("case", LEFT)
def test_what_a_reply_cannot_hold_is_listed_and_asked_about(tmp_path: Path, case: str) -> None:
    edit, told = LEFT[case]
    negotiation, theirs = came_back(tmp_path, edit)
    with pytest.raises(InvalidError, match="a reply cannot hold this of their file") as refused:
        negotiation.reply(by=US, when=WHEN)
    assert any(told in fault.message for fault in refused.value.faults), refused.value
    assert len(negotiation.state.drafts) == 1
    file = negotiation.reply(by=US, when=WHEN, anyway=True)
    listed = [each.words for each in negotiation.left_out] or [*last_sent(negotiation).left_out]
    assert all_said(theirs, ak.read_word(file), " ".join(listed))


@pytest.mark.parametrize("case", CARRIED)
def test_what_a_reply_can_hold_is_in_it(tmp_path: Path, case: str) -> None:
    negotiation, theirs = came_back(tmp_path, CARRIED[case])
    assert negotiation.left_out == ()
    file = negotiation.reply(by=US, when=WHEN)
    assert all_said(theirs, ak.read_word(file), "")
    assert last_sent(negotiation).left_out == ()


def last_sent(negotiation: Negotiation) -> Sent:
    draft = negotiation.state.last_draft
    assert draft
    return draft


def all_said(theirs: Reading, reply: Reading, listed: str) -> bool:
    """The oracle: their file with all accepted says nothing that the reply, with our changes

    alone rejected, does not say as well in a line of its own, but for what was listed.
    """
    lines = [tokens(line) for line in said_by_them(reply)]
    known, told = {" ".join(line) for line in lines}, Counter(tokens(listed))
    for each in theirs.accepted:
        words = tokens(each.text)
        if " ".join(words) in known:
            continue
        # What differs from the nearest line of the reply must have been told.
        if not any((Counter(words) - Counter(line)).keys() <= told.keys() for line in lines):
            return False
    comments = [word for each in theirs.comments for word in tokens(" ".join(each.paragraphs))]
    ours = [word for each in reply.comments for word in tokens(" ".join(each.paragraphs))]
    return {*comments} <= {*ours}


def said_by_them(reply: Reading) -> Iterator[str]:
    """The lines of a reply with our changes rejected and theirs accepted."""
    for line in reply.marked:
        if not line.text_runs:
            yield line.text
            continue
        yield "".join(
            run.text
            for run in line.text_runs
            if all(
                each.change is (Change.DELETED if each.author == "Union side" else Change.INSERTED)
                for each in run.revisions
            )
        )


def tokens(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower())


def test_what_was_left_out_stands_in_the_record(tmp_path: Path) -> None:
    negotiation, _ = came_back(tmp_path, LEFT["words in a footer"][0])
    [found] = negotiation.left_out
    assert found.kind is LeftOutKind.WORDS
    negotiation.reply(by=US, when=WHEN, anyway=True)
    assert last_sent(negotiation).left_out == (found.words,)
    assert "without 1 of their things" in describe_entry(last_sent(negotiation))
    entries = log_json(negotiation.log)["entries"]
    assert isinstance(entries, list)
    assert entries[-1]["left_out"] == [found.words]


def test_the_oracle_misses_what_is_in_no_line_and_was_not_told(tmp_path: Path) -> None:
    edit, _ = LEFT["words in a footer"]
    negotiation, theirs = came_back(tmp_path, edit)
    reply = ak.read_word(negotiation.reply(by=US, when=WHEN, anyway=True))
    assert not all_said(theirs, reply, "")
    assert all_said(theirs, reply, "Subject to budget")


def test_before_anything_came_back_there_is_nothing_to_leave_out(tmp_path: Path) -> None:
    negotiation = begun(tmp_path)
    assert left_out(negotiation.state) == ()
    assert negotiation.threads == {}


def test_a_file_that_libreoffice_only_saved_leaves_nothing_out(
    tmp_path: Path, soffice: Run
) -> None:
    negotiation = begun(tmp_path)
    draft = negotiation.send(by=US, when=WHEN)
    soffice("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "lo"), str(draft))
    [back] = (tmp_path / "lo").glob("*.docx")
    negotiation.receive(back, by=US, when=WHEN)
    assert negotiation.left_out == ()


def test_contents_that_differ_are_derived_and_nobodys_words(tmp_path: Path) -> None:
    negotiation, _ = came_back(
        tmp_path, lambda data: returned(data, swapped("Notice of new systems", "Notice of systems"))
    )
    response = negotiation.response
    assert response
    assert [each.id for each in response.outside] == ["contents"]
    assert negotiation.left_out == ()


def test_a_header_of_ours_that_their_program_lost_is_nothing_of_theirs(tmp_path: Path) -> None:
    def without(tag: str) -> Callable[[str], str]:
        return lambda text: re.sub(rf"<(?:w:)?{tag}[^>]*/>", "", text)

    def lost(data: bytes) -> bytes:
        data = returned(data, without("(?:header|footer)Reference "))
        rels = "word/_rels/document.xml.rels"
        data = returned(
            data, without('Relationship [^>]*Target="[^"]*(?:header|footer)'), part=rels
        )
        types = without('Override PartName="/word/(?:header|footer)')
        data = returned(data, types, part="[Content_Types].xml")
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
            for name in old.namelist():
                if not re.search("header|footer", name):
                    new.writestr(name, old.read(name))
        return out.getvalue()

    negotiation, _ = came_back(tmp_path, lost)
    response = negotiation.response
    assert response
    assert {each.id for each in response.outside} == {"header", "footer"}
    assert negotiation.left_out == ()
    reply = ak.read_word(negotiation.reply(by=US, when=WHEN))
    assert any(line.place == "header" and line.text for line in reply.accepted)


def test_a_letterhead_of_our_own_is_nothing_of_theirs(tmp_path: Path) -> None:
    style = ak.house_style(branch_template())
    negotiation = begun(tmp_path)
    draft = negotiation.send(by=US, when=WHEN, style=style)
    back = tmp_path / "back.docx"
    back.write_bytes(by_docx(lambda _: None)(draft.read_bytes()))
    negotiation.receive(back, by=US, when=WHEN)
    assert negotiation.left_out == ()
