"""Rows and cells that Word can build a table from: ISO/IEC 29500-1, 17.4."""

from agreementkit.model.coverage_report import Severity
from agreementkit.ooxml.tables import within
from agreementkit.ooxml.xml import name
from agreementkit.word.lint.rule import FoundPlaces, rule
from agreementkit.word.lint.story import WordFile


@rule(Severity.ERROR, "A cell does not end in a paragraph")
def cell_without_paragraph(file: WordFile) -> FoundPlaces:
    """Word calls a file damaged in which a cell holds no paragraph, or ends in a table."""
    for story in file.stories:
        for table in story.tables:
            for row in table.rows:
                for cell in row.cells:
                    blocks = [*within(cell.element, name("p"), name("tbl"))]
                    if not blocks or blocks[-1].tag != name("p"):
                        yield (
                            cell.place,
                            "the cell does not end in a paragraph, and Word may refuse the file",
                            "write the table again",
                        )


@rule(Severity.ERROR, "A row has more or fewer cells than its table has columns")
def row_short(file: WordFile) -> FoundPlaces:
    """The cells of such a row stand under the wrong headings."""
    for story in file.stories:
        for table in story.tables:
            for row in table.rows:
                if table.columns and row.columns != table.columns:
                    yield (
                        row.place,
                        f"its cells take up {row.columns} of the table’s {table.columns} columns",
                        "give the row a cell for each column",
                    )
