"""Bookmarks (17.13.6): how a clause is found again.

Bookmarks and no content controls (17.5.2): other readers do not see the text inside a control,
and Word shows a prompt in one that was emptied. Drafts of earlier versions have both, and the
reader knows both.
"""

import re
from functools import cache, lru_cache

__all__ = ["bookmarked", "name_of", "own_name", "plain_name"]

_OWN = re.compile(r"(agk_[0-9a-f]{12}(?:_b)?)(?:_old)?(?:_Copy_\d+)?")


@cache
def name_of(target: str) -> str:
    """The bookmark's name for a clause or schedule: opaque, and the same every time."""
    from hashlib import sha256

    return f"agk_{sha256(target.encode()).hexdigest()[:12]}"


@lru_cache(maxsize=4096)
def own_name(bookmark: str) -> str:
    """The name that we gave a bookmark, whatever it came back as; empty for other people's.

    >>> own_name("agk_0123456789ab_b_Copy_1")
    'agk_0123456789ab_b'
    >>> own_name("_GoBack")
    ''
    """
    found = _OWN.fullmatch(bookmark)
    return found[1] if found else ""


def plain_name(bookmark: str) -> str:
    """A bookmark's name without what redlines and LibreOffice add to ours.

    >>> plain_name("agk_0123456789ab_Copy_1"), plain_name("_Ref12")
    ('agk_0123456789ab', '_Ref12')
    """
    return own_name(bookmark) or bookmark


def bookmarked(name: str, number: int, content: str) -> str:
    """Content inside a bookmark.

    Args:
        name: up to 40 letters, digits and underscores.
        number: unique among all bookmarks of the document.
        content: the runs.
    """
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'
