"""What a receipt found about a clause, in a few words: for the picture, the status and the log."""

from collections.abc import Iterator

from agreementkit.model.negotiation import ClauseFacts

__all__ = ["bad_said", "found_said"]


def found_said(facts: ClauseFacts) -> str:
    """What came back for a clause, worst first.

    >>> found_said(ClauseFacts(title="Scope")), found_said(ClauseFacts(title="Scope", silent=2))
    ('Unchanged', 'Changed without tracking (2)')
    """
    bad = [*bad_said(facts)]
    figures = [f"{each.label}: {each.sent} to {each.offered or 'none'}" for each in facts.figures]
    if bad:
        return "; ".join((*bad, *figures))
    if not facts.altered:
        return "Moved, unchanged" if facts.fate == "moved" else "Unchanged"
    first = {"new": "New from them", "unsure": "Not found for sure"}.get(facts.fate, "Countered")
    return "; ".join((first, *figures))


def bad_said(facts: ClauseFacts) -> Iterator[str]:
    """What is bad about it: changed silently, struck out, below our fallback, a topic lost."""
    if facts.silent:
        yield f"Changed without tracking ({facts.silent})"
    if facts.fate == "deleted":
        yield "Struck out"
    if facts.below:
        yield "Below our fallback"
    if facts.lost:
        yield f"Topic lost: {', '.join(facts.lost)}"
