"""Markdown: whatever is said in the document, a reader of Markdown shows the same words."""

import re

from hypothesis import given, settings, strategies as st
from markdown_it import MarkdownIt

import agreementkit as ak
from agreementkit import compose
from agreementkit.documents import (
    Author,
    Bullet,
    ClauseHeading,
    Comment,
    Heading,
    Layout,
    Note,
    Paragraph,
    Table,
    markdown_text,
    text_of,
)
from agreementkit.model.document import DocumentBlock
from agreementkit.packs import Run
from agreementkit.testing import agreements

from .page import page

BANK = ak.load_pack()


def rendered(text: str) -> str:
    """The page that a reader of Markdown makes of it."""
    return str(MarkdownIt("commonmark").enable("table").render(text))


def words(text: str) -> str:
    return " ".join(text.split())


def paper(*blocks: DocumentBlock, layout: Layout = Layout.PAPER) -> ak.Document:
    return ak.Document(
        title="A paper",
        parties=["Kent Police", "UNISON"],
        version=ak.Version(),
        blocks=blocks,
        layout=layout,
    )


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=40))
def test_no_text_is_read_as_markup(text: str) -> None:
    spoken = words(text)
    if not spoken:
        return
    blocks = (
        Paragraph(spans=(Run(text=spoken),)),
        Bullet(spans=(Run(text=spoken),)),
        Heading(text=f"H {spoken}"),
        Table(caption="T", header=("One",), rows=(((Run(text=spoken),),),)),
        Paragraph(spans=(Run(text="a "), Run(text=f"b{spoken}b", bold=True))),
    )
    seen = page(rendered(markdown_text(paper(*blocks))))
    assert words(seen.texts("p")[-2]) == spoken or words(seen.texts("p")[1]) == spoken
    assert words(seen.texts("li")[0]) == spoken
    assert words(seen.texts("h2")[0]) == f"H {spoken}"
    assert words(seen.texts("td")[0]) == spoken
    assert words(seen.texts("p")[-1]) == f"a b{spoken}b"


@settings(max_examples=15)
@given(agreements(BANK))
def test_every_paragraph_and_heading_of_an_agreement_is_there_in_order(
    agreement: ak.Agreement,
) -> None:
    document = compose(agreement, BANK)
    seen = words(page(rendered(markdown_text(document))).all_text)
    begun = 0
    for block in document.blocks:
        if isinstance(block, Paragraph):
            line = words(f"{block.number} {text_of(block.spans)}")
        elif isinstance(block, ClauseHeading):
            line = f"{block.number} {block.title}"
        else:
            continue
        begun = seen.index(line, begun)


def test_depth_emphasis_notes_and_comments_show() -> None:
    comment = Comment(author=Author(name="Union side", initials="US"), text=["Let us talk."])
    text = markdown_text(
        paper(
            ClauseHeading(clause="a", number="1", title="Parties", comments=(comment,)),
            Paragraph(clause="a", level=3, number="(a)", spans=(Run(text="so", italic=True),)),
            Paragraph(spans=(Run(text=" ", bold=True), Run(text="x ", bold=True))),
            Note(spans=(Run(text="ours"),)),
            Paragraph(spans=(Run(text="1. one"),)),
        ),
    )
    assert "### 1 Parties\n\n> Union side: Let us talk.\n\n\u2003\u2003(a) *so*" in text
    assert "**x**" in text
    assert "> ours" in text
    assert "1\\. one" in text


def test_a_cover_has_parties_and_reservations_and_a_paper_has_none() -> None:
    agreement = paper(layout=Layout.AGREEMENT)
    assert "between **Kent Police** and **UNISON**" in markdown_text(agreement)
    assert "between" not in markdown_text(paper())
    assert re.match(r"# A paper\n\nDraft 1\n$", markdown_text(paper()))
