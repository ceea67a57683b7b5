"""Bookmarks (17.13.6) and content controls (17.5.2): how a clause is found again.

The bookmark stands outside the control, because a heading that is typed anew in a
word processor takes with it whatever lies inside.
"""

from functools import cache

from agreementkit.word.oxml.run import escaped

__all__ = ["bookmarked", "name_of", "tagged"]


@cache
def name_of(target: str) -> str:
    """The bookmark's name for a clause or schedule: opaque, and the same every time."""
    from hashlib import sha256

    return f"agk_{sha256(target.encode()).hexdigest()[:12]}"


def bookmarked(name: str, number: int, content: str) -> str:
    """Content inside a bookmark.

    Args:
        name: up to 40 letters, digits and underscores.
        number: unique among all bookmarks of the document.
        content: the runs.
    """
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'


def tagged(tag: str, number: int, content: str) -> str:
    """Runs inside a content control that shows no box in Word."""
    properties = (
        f'<w:tag w:val="{escaped(tag)}"/><w:id w:val="{number}"/><w15:appearance w15:val="hidden"/>'
    )
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
