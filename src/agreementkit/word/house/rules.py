"""Which of a template's styles gives its look to which of ours."""

from attrs import frozen

from agreementkit.word import styles

__all__ = ["BODY_SIZES", "RULES", "SHOWN", "Rule"]

BODY_SIZES = (24, 32)
_SMALL_SIZES = (20, 24)


@frozen(kw_only=True)
class Rule:
    """One of a template's styles, and those of ours that follow it."""

    theirs: tuple[str, ...]
    """Names in lower case; the first that there is counts."""
    ours: tuple[str, ...]
    sizes: tuple[int, int]
    """The least and the most, in half-points."""
    expected: bool = False
    """Whether its absence is worth saying."""
    coloured_only: bool = False
    """Whether ours takes the font and the colour, and keeps its size and weight."""
    upright: bool = False
    """Whether ours is never bold or italic throughout."""
    spaces: tuple[str, ...] = ()
    """Which of its spaces are taken over."""


RULES = (
    Rule(theirs=("title",), ours=(styles.TITLE,), sizes=(36, 80), expected=True),
    Rule(
        theirs=("title",),
        ours=(styles.COVER_VERSION,),
        sizes=BODY_SIZES,
        coloured_only=True,
    ),
    Rule(
        theirs=("subtitle",),
        ours=(styles.COVER_PARTY,),
        sizes=BODY_SIZES,
        coloured_only=True,
    ),
    Rule(
        theirs=("heading 1",),
        ours=(styles.PART_HEADING,),
        sizes=(28, 56),
        expected=True,
        spaces=("before", "after"),
    ),
    Rule(theirs=("heading 1",), ours=(styles.SCHEDULE_HEADING,), sizes=(28, 56)),
    Rule(theirs=("toc heading", "heading 1"), ours=(styles.TOC_HEADING,), sizes=(28, 56)),
    Rule(
        theirs=("heading 2",),
        ours=(styles.CLAUSE_HEADING,),
        sizes=(24, 44),
        expected=True,
        spaces=("before", "after"),
    ),
    Rule(
        theirs=("body text", "normal"),
        ours=(*styles.LEVELS.values(), styles.CLAUSE_TEXT),
        sizes=BODY_SIZES,
        upright=True,
        spaces=("after",),
    ),
    Rule(theirs=("header",), ours=(styles.HEADER,), sizes=_SMALL_SIZES, expected=True),
    Rule(theirs=("footer",), ours=(styles.FOOTER,), sizes=_SMALL_SIZES, expected=True),
)

SHOWN = {
    "body text": "Body Text",
    "footer": "Footer",
    "header": "Header",
    "heading 1": "Heading 1",
    "heading 2": "Heading 2",
    "normal": "Normal",
    "subtitle": "Subtitle",
    "title": "Title",
    "toc heading": "TOC Heading",
}
"""The names as Word shows them."""
