"""The HTML page: whole, self-contained, and readable by everyone."""

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st

import agreementkit as ak
from agreementkit import compose
from agreementkit.composing.copies.comparison import comparison
from agreementkit.composing.copies.members import members_summary
from agreementkit.composing.share import share
from agreementkit.documents import (
    Author,
    ClauseHeading,
    Comment,
    Layout,
    Note,
    Paragraph,
    PrivateDocument,
    Reference,
    Shade,
    Table,
    html_page,
    text_of,
)
from agreementkit.markup.html import private_html_page
from agreementkit.model.document import PRIVATE
from agreementkit.packs import Run
from agreementkit.testing import agreements

from .browser import violations
from .page import page

BANK = ak.load_pack()
SAFE = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "nav", "div"),
    *("h1", "h2", "h3", "p", "ul", "li", "a", "span", "strong", "em", "mark", "dfn"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}


def words(text: str) -> str:
    return " ".join(text.split())


@settings(max_examples=20)
@given(agreements(BANK))
def test_the_page_is_whole_and_says_what_the_document_says(agreement: ak.Agreement) -> None:
    document = compose(agreement, BANK)
    seen = page(html_page(document))
    assert set(seen.attributes) <= SAFE
    paragraphs = iter([words(text) for text in seen.texts("p")])
    for block in document.blocks:
        if isinstance(block, Paragraph):
            assert words(f"{block.number} {text_of(block.spans)}") in paragraphs
    ids = [each["id"] for tag in seen.attributes.values() for each in tag if "id" in each]
    assert len(ids) == len(set(ids))
    links = {str(each["href"]) for each in seen.attributes["a"]}
    assert links <= {f"#{each}" for each in ids}


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Z")), max_size=60))
def test_no_text_is_read_as_markup(text: str) -> None:
    document = ak.Document(
        title=f"T{text}",
        parties=[f"P{text}"],
        version=ak.Version(side=f"S{text}"),
        blocks=(
            ClauseHeading(clause="a", number="1", title=f"C{text}"),
            Paragraph(clause="a", spans=(Run(text=f"R{text}", bold=True, italic=True),)),
            Table(caption=f"K{text}", header=(f"H{text}",), rows=(((Run(text=f"D{text}"),),),)),
        ),
    )
    seen = page(html_page(document))
    assert set(seen.attributes) <= SAFE
    for tag, first in (("h1", "T"), ("h3", "1 C"), ("em", "R"), ("th", "H"), ("td", "D")):
        assert words(f"{first}{text}") in [words(each) for each in seen.texts(tag)]
    assert f"K{text}" in [each.get("aria-label") for each in seen.attributes["div"]]


def test_notes_comments_shades_and_links_show(document: ak.Document) -> None:
    comment = Comment(author=Author(name="Union side", initials="US"), text=["Let us", "talk."])
    blocks = (
        ClauseHeading(clause="scope", number="1", title="Scope", comments=(comment,)),
        Paragraph(clause="scope", spans=(Reference(text="1", target="scope"),)),
        Note(spans=(Run(text="ours", italic=True),)),
        Table(
            caption="C",
            header=("A", "B"),
            rows=(((Run(text="x"),), (Run(text="y"),)),),
            shades=((None, Shade.GOOD),),
        ),
    )
    html = html_page(evolve(document, blocks=blocks))
    assert '<p class="comment">Union side: Let us talk.</p>' in html
    assert '<a href="#clause-scope">1</a>' in html
    assert '<p class="note"><em>ours</em></p>' in html
    assert '<td>x</td><td class="good">y</td>' in html


def test_where_the_table_is_the_page_its_rows_have_headings(document: ak.Document) -> None:
    table = Table(
        caption="C",
        header=("A", "B"),
        rows=(((Run(text="x"),), (Run(text="y"),)),),
        shades=((Shade.POOR, None),),
    )
    html = html_page(evolve(document, blocks=(table,), layout=Layout.TABLE))
    assert '<th scope="row" class="poor">x</th><td>y</td>' in html
    assert '<body class="table">' in html


def test_a_private_page_says_so_before_all_else(document: ak.Document) -> None:
    seen = page(private_html_page(PrivateDocument(document=document)))
    assert seen.texts("title") == [f"PRIVATE: {document.title}"]
    assert seen.texts("header")[0].strip().startswith(PRIVATE)
    assert PRIVATE not in html_page(document)


def test_nothing_is_fetched(document: ak.Document) -> None:
    html = html_page(document)
    for sign in ("src=", "url(", "@import", "http", "<script", "<link"):
        assert sign not in html


def pages(agreement: ak.Agreement) -> dict[str, ak.Document]:
    shared = share(agreement, BANK)
    return {
        "employer": compose(agreement, BANK),
        "members": members_summary(shared, shared),
        "comparison": comparison(shared),
    }


@pytest.mark.parametrize("copy", ["employer", "members", "comparison", "private"])
def test_a_browser_finds_nothing_that_shuts_anyone_out(
    chromium: str,
    tmp_path: Path,
    agreement: ak.Agreement,
    copy: str,
) -> None:
    if copy == "private":
        html = private_html_page(PrivateDocument(document=pages(agreement)["comparison"]))
    else:
        html = html_page(pages(agreement)[copy])
    assert violations(chromium, html, tmp_path) == []


def test_the_browser_does_find_what_shuts_people_out(
    chromium: str,
    tmp_path: Path,
    document: ak.Document,
) -> None:
    broken = html_page(document).replace('lang="en-GB"', "").replace("#1f2a44", "#eeeeee")
    found = violations(chromium, broken, tmp_path)
    assert isinstance(found, list)
    assert {"html-has-lang", "color-contrast"} <= {*found}
