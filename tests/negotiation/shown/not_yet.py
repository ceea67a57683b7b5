"""What is still to be done: these lists shrink, and never grow."""

__all__ = ["BLAMED", "LOUD", "NOT_YET"]

NOT_YET: frozenset[str] = frozenset(
    {
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
