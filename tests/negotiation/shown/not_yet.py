"""What is still to be done: these lists shrink, and never grow."""

__all__ = ["BLAMED", "LOUD", "NOT_YET"]

NOT_YET: frozenset[str] = frozenset(
    {
        "a bookmark moved to another clause",
        "a bookmark over a paragraph below its heading",
        "a bookmark twice, first in another clause",
        "a figure that older programs do not show",
        "a file that may not be changed",
        "a file that only takes comments",
        "a file that only takes forms",
        "a footer for a header",
        "a hidden look, tracked as a change of looks",
        "a page for every paragraph",
        "a page of its own for a paragraph",
        "a paragraph at the right",
        "a paragraph boxed in",
        "a paragraph indented by characters",
        "a paragraph repeated by its control",
        "a row at the right",
        "a sheet of paper laid on its side",
        "a style that rests on another",
        "a table no wider than a letter",
        "a word in Wingdings as if East Asian",
        "a word in a gallery of blocks",
        "a word that goes when it is touched",
        "an empty table between two paragraphs",
        "an instruction to a program inside a figure",
        "deleted words that are no deleted text",
        "empty paragraphs up to the next page",
        "every line of five points",
        "every paragraph at the right",
        "every word raised",
        "half a figure in an element inside the text",
        "letters piled up by the page's grid",
        "lines of five points by their style",
        "numbers in another script",
        "numbers that end where they should start",
        "pages counted in letters",
        "pages that start at nine",
        "paragraphs counted on another level",
        "paragraphs from right to left by their style",
        "paragraphs indented off the sheet by their style",
        "provisos lowered by their style",
        "provisos of one point for complex scripts",
        "provisos raised by their style",
        "the bookmarks of two clauses exchanged",
        "the contents of other headings",
        "the figure as a reference to a heading",
        "the first page like the others",
        "the header taken off",
        "words set in the other direction by markup",
        "words turned round by markup",
    }
)
"""Kinds of change that are not told, or not in the clause that shows them."""
BLAMED: frozenset[str] = frozenset(
    {
        "a range that one may edit",
    }
)
"""Kinds that blame a clause which they do not touch."""
LOUD: frozenset[str] = frozenset()
"""Harmless kinds that are told as if they were none."""
