"""What stands in the margin, thread by thread (17.13.4; [MS-DOCX] 2.5.4.1)."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from agreementkit.ooxml.appearance import Appearances
from agreementkit.ooxml.nodes import Story, moment
from agreementkit.ooxml.properties import on_off
from agreementkit.ooxml.walker import story
from agreementkit.word.counting import Rules
from agreementkit.word.oxml.tree import attribute, name
from agreementkit.word.oxml.vocabulary import (
    PARAGRAPH_ID,
    THREAD,
    THREAD_DONE,
    THREAD_ID,
    THREAD_PARENT,
)
from agreementkit.word.reading import Alternative, Place, ReadComment, Unread
from agreementkit.word.views import View

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Hanging", "Margin", "read_comments"]

_DEEPEST = 20
"""Word itself writes one level, and a circle has no end."""


@frozen(kw_only=True)
class Hanging:
    """Where a comment hangs."""

    line: int
    """In the marked view of the whole file."""
    words: str


@frozen(kw_only=True)
class Margin:
    """What stands in the margin."""

    comments: tuple[ReadComment, ...] = ()
    """Those that answer no other, each with its replies."""
    unread: tuple[Unread, ...] = ()
    alternatives: tuple[Alternative, ...] = ()


@frozen(kw_only=True)
class _Thread:
    parent: str
    done: bool


def read_comments(
    part: str,
    root: "etree._Element",
    extended: "etree._Element | None",
    hanging: Callable[[str], Hanging | None],
    looks: Appearances,
) -> Margin:
    """The comments of a file.

    Args:
        part: the name of the comments part.
        root: of that part.
        extended: the root of the part that holds threads; None where a file has none.
        hanging: where a comment hangs, by its id.
        looks: of the file.
    """
    threads = {} if extended is None else dict(_threads(extended))
    first: dict[str, ReadComment] = {}
    replies: dict[str, list[ReadComment]] = {}
    unread: list[Unread] = []
    alternatives: list[Alternative] = []
    for number, element in enumerate(root.iter(name("comment"))):
        own = next((p.get(PARAGRAPH_ID) for p in reversed([*element.iter(name("p"))])), None)
        key = own or f"comment {number}"
        said = story(element, looks)
        comment = _comment(element, said, hanging(attribute(element, "id") or ""))
        unread += (evolve(each, part=part, line=comment.line) for each in said.unread)
        alternatives += (evolve(each, part=part, line=None) for each in said.alternatives)
        thread = threads.get(key)
        comment = evolve(comment, resolved=bool(thread and thread.done))
        above = _top(key, threads)
        if above == key or above not in first:
            first[key if key not in first else f"comment {number}"] = comment
        else:
            replies.setdefault(above, []).append(comment)
    found = (
        evolve(each, replies=tuple(replies[key])) if key in replies else each
        for key, each in first.items()
    )
    return Margin(
        comments=tuple(found),
        unread=tuple(unread),
        alternatives=tuple(alternatives),
    )


def _threads(root: "etree._Element") -> Iterator[tuple[str, _Thread]]:
    for element in root.iter(THREAD):
        parent = element.get(THREAD_PARENT, "")
        done = on_off(element.get(THREAD_DONE), unsaid=False)
        yield element.get(THREAD_ID, ""), _Thread(parent=parent, done=done)


def _top(key: str, threads: Mapping[str, _Thread]) -> str:
    """The comment that a thread begins with: Word shows all its replies on one level."""
    for _ in range(_DEEPEST):
        if key not in threads or not threads[key].parent:
            return key
        key = threads[key].parent
    return ""


def _comment(
    element: "etree._Element",
    said: Story,
    hanging: Hanging | None,
) -> ReadComment:
    view = View(part="", place=Place.BODY, levels={}, rules=Rules(), gone=None)
    return ReadComment(
        author=attribute(element, "author") or "",
        initials=attribute(element, "initials") or "",
        when=moment(attribute(element, "date")),
        paragraphs=tuple(line.text for line in view.lines(said.nodes)),
        line=hanging.line if hanging else None,
        words=hanging.words if hanging else "",
    )
