"""What is still to be done: these lists shrink, and never grow."""

__all__ = ["BLAMED", "LOUD", "LOUD_SAVES", "NOT_YET"]

NOT_YET: frozenset[str] = frozenset(
    {
        "the contents of other headings",
    }
)
"""Kinds of change that are not told, or not in the clause that shows them."""
BLAMED: frozenset[str] = frozenset()
"""Kinds that blame a clause which they do not touch."""
LOUD: frozenset[str] = frozenset()
"""Harmless kinds that are told as if they were none."""
LOUD_SAVES: frozenset[str] = frozenset()
"""Programs whose saves without an edit are told as edits."""
