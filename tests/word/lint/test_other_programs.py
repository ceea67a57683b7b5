"""Files of other programs, and damaged ones: a finding or a refusal, and never a crash."""

import io
from contextlib import suppress
from pathlib import Path

import docx
import pytest
from hypothesis import given, strategies as st

import agreementkit as ak
from tests.word_files import Run, members

from .edits import OFFICE, RELATIONSHIPS, STYLES, edited, good, packed, swap

MARKDOWN = """\
# A plan

Some *text* and a [plan of the office](https://example.org).

| a | b |
|---|---|
| 1 | 2 |

1. one
2. two

```python
x = 1
```

Note.[^1]

[^1]: A note.
"""


def rules(data: bytes) -> set[str]:
    return {finding.rule for finding in ak.lint_word(data)}


def test_the_default_document_of_python_docx() -> None:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    assert rules(buffer.getvalue()) == {"title-missing"}


def test_a_document_of_python_docx() -> None:
    document = docx.Document()
    document.core_properties.title = "Plan"
    document.add_heading("Plan", 1)
    document.add_paragraph("Words.")
    document.add_paragraph("An item", style="List Bullet")
    table = document.add_table(2, 2)
    table.style = "Light Shading Accent 1"
    table.cell(0, 0).text = "Head"
    buffer = io.BytesIO()
    document.save(buffer)
    assert rules(buffer.getvalue()) == {"table-header", "table-cell-empty", "text-small"}


def test_a_document_of_pandoc(pandoc: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(MARKDOWN, encoding="utf-8")
    path = tmp_path / "plan.docx"
    pandoc(str(tmp_path / "plan.md"), "-o", str(path))
    assert {"title-missing", "contrast-low"} <= rules(path.read_bytes())


def test_a_document_of_libreoffice(soffice: Run, tmp_path: Path) -> None:
    path = tmp_path / "ours.docx"
    path.write_bytes(good())
    soffice("--convert-to", "odt", "--outdir", str(tmp_path), str(path))
    path.unlink()
    soffice("--convert-to", "docx", "--outdir", str(tmp_path), str(tmp_path / "ours.odt"))
    found = ak.lint_word(path.read_bytes())
    assert not {f.rule for f in found} & {"title-missing", "contrast-low", "heading-order"}, found


def test_what_is_no_word_file_is_refused_as_opening_refuses_it() -> None:
    # Every other refusal is a test of opening.
    with pytest.raises(ak.RefusedError) as caught:
        ak.lint_word(b"no package")
    assert caught.value.reason == "text"


def test_a_part_is_found_whatever_the_case_of_its_name() -> None:
    parts = dict(members(good()))
    parts["word/STYLES.xml"] = parts.pop(STYLES)
    assert ak.lint_word(packed(parts)) == ()


def test_parts_that_are_not_there_are_done_without() -> None:
    parts = {n: d for n, d in members(good()).items() if n not in (STYLES, "word/header1.xml")}
    assert "style-missing" in rules(packed(parts))


def test_what_lies_outside_the_file_is_never_looked_for() -> None:
    away = (
        f'<Relationship Id="rId99" Type="{OFFICE}/header" TargetMode="External"'
        ' Target="https://example.org/header1.xml"/></Relationships>'
    )
    assert ak.lint_word(edited(good(), swap("</Relationships>", away, RELATIONSHIPS))) == ()


@given(st.data())
def test_no_damage_to_the_markup_brings_anything_but_findings_or_a_refusal(
    data: st.DataObject,
) -> None:
    parts = dict(members(good()))
    name = data.draw(st.sampled_from(sorted(n for n in parts if n.endswith((".xml", ".rels")))))
    whole = parts[name]
    at = data.draw(st.integers(0, len(whole) - 1))
    size = data.draw(st.integers(0, 40))
    put = data.draw(st.sampled_from([b"", b"<w:p/>", b"<x>", b'"', b"\xff", b"&e;", b"0", b"-1"]))
    parts[name] = whole[:at] + put + whole[at + size :]
    with suppress(ak.RefusedError):
        ak.lint_word(packed(parts))


ELEMENTS = ["p", "r", "t", "tbl", "tr", "tc", "sdt", "sdtContent", "del", "ins", "hyperlink"]
ELEMENTS += ["fldChar", "pPr", "rPr", "tblPr", "txbxContent", "bookmarkStart", "bookmarkEnd"]
ELEMENTS += ["tblGrid", "gridCol", "trPr", "tcPr", "instrText", "numId", "sz", "shd", "tblLook"]


@st.composite
def markup(draw: st.DrawFn, depth: int = 0) -> str:
    tag = draw(st.sampled_from(ELEMENTS))
    names = draw(st.lists(st.sampled_from(["val", "id", "name", "fill"]), unique=True, max_size=2))
    values = draw(st.sampled_from(["", "1", "solid", "pct²", "FFFFFF", "begin", "end", "9" * 5000]))
    inside = draw(st.lists(markup(depth + 1), max_size=3)) if depth < 5 else []
    said = "".join(f' w:{each}="{values}"' for each in names)
    return f"<w:{tag}{said}>{''.join(inside)}</w:{tag}>"


@given(markup())
def test_any_order_of_elements_can_be_looked_at(inside: str) -> None:
    ak.lint_word(edited(good(), swap("<w:sectPr>", f"{inside}<w:sectPr>")))


def test_elements_as_deep_as_the_parser_allows_can_be_looked_at() -> None:
    depth = 60
    inside = "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth
    found = rules(edited(good(), swap("<w:sectPr>", f"{inside}<w:sectPr>")))
    assert "table-nested" in found


def test_comments_and_instructions_in_the_markup_are_passed_over() -> None:
    between = "<?note x?><!-- words -->"
    edits = [swap(tag, f"{tag}{between}") for tag in ("<w:body>", "<w:pPr>", "<w:r>", "<w:tbl>")]
    assert ak.lint_word(edited(good(), *edits)) == ()
