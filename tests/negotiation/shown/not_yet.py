"""What is still to be done: these lists shrink, and never grow."""

__all__ = ["BLAMED", "LOUD", "LOUD_SAVES", "NOT_YET"]

NOT_YET: frozenset[str] = frozenset(
    {
        "a file that may not be changed",
        "a file that only takes comments",
        "a file that only takes forms",
        "a hidden look, tracked as a change of looks",
        "a sheet without a foot under a paragraph",
        "a style that rests on another",
        "an instruction to a program inside a figure",
        "deleted words that are no deleted text",
        "paragraphs counted on another level",
        "the contents of other headings",
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
LOUD_SAVES: frozenset[str] = frozenset(
    {
        "Google Docs",
        "Word",
    }
)
"""Programs whose saves without an edit are told as edits."""
