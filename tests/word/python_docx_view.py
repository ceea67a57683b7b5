"""What python-docx sees of a Word file, for comparison with what our own reader reads.

python -m tests.word.python_docx_view       # the words of each copy of the example: seen, and written
"""

import io
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.document import Document
from docx.section import _Footer, _Header
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

import agreementkit as ak
from agreementkit import read_word

EXAMPLE = Path(__file__).parents[2] / "examples" / "avon-and-somerset.toml"


def opened(data: bytes) -> Document:
    """A Word file as python-docx opens it."""
    return docx.Document(io.BytesIO(data))


def paragraphs(within: Document | _Cell | _Header | _Footer) -> Iterator[Paragraph]:
    """Every paragraph in order, those in tables and in their tables included."""
    for block in within.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs(cell)
        else:
            yield block


def text_of(document: Document) -> list[str]:
    """The main text, paragraph by paragraph."""
    return [paragraph.text for paragraph in paragraphs(document)]


def beside(document: Document) -> list[str]:
    """The footers and headers of each section, in the order in which our reader has them."""
    return [
        paragraph.text
        for section in document.sections
        for part in (
            section.footer,
            section.first_page_footer,
            section.header,
            section.first_page_header,
        )
        if not part.is_linked_to_previous
        for paragraph in paragraphs(part)
    ]


def written(data: bytes) -> tuple[list[str], list[str]]:
    """What our reader reads: the main text, and what stands beside it."""
    lines = read_word(data).accepted
    return [each.text for each in lines if not each.part], [
        each.text for each in lines if each.part
    ]


def copies() -> dict[str, bytes]:
    """The four copies of the example agreement, by their names."""
    pack = ak.load_pack()
    agreement = ak.read_agreement(EXAMPLE, pack)
    return {each.copy: each.word for each in ak.draft_copies(agreement, pack)}


def count(texts: list[str]) -> int:
    """How many words there are."""
    return sum(len(text.split()) for text in texts)


if __name__ == "__main__":
    for name, data in copies().items():
        document = opened(data)
        seen = count(text_of(document)) + count(beside(document))
        print(f"{name}: python-docx sees {seen:,} of {sum(map(count, written(data))):,} words")
