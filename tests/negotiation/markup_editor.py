"""The employer's hands: a draft of ours whose markup is cut up, moved about and put together."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from copy import deepcopy

from lxml import etree

import agreementkit as ak
from agreementkit.documents import SignatureBlock
from agreementkit.model.document import SIGNED_WITH

__all__ = [
    "MARKS",
    "Paper",
    "Section",
    "W",
    "copied",
    "opened",
    "paragraph",
    "retyped",
    "style",
    "text",
    "without_marks",
]

_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{_SPACE}}}"
_MAIN, _ID = "word/document.xml", f"{W}id"
_OPENERS = {"Heading1", "Heading2", "ScheduleHeading"}

MARKS = ("both", "headings", "texts", "earlier", "controls", "none")
"""Which marks a draft comes back with; see `opened`."""

Section = list["etree._Element"]


class Paper:
    """A Word file of ours, its text cut at our headings; `sections` may be changed freely."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.members = {name: package.read(name) for name in package.namelist()}
        self.root = etree.fromstring(self.members[_MAIN])
        body = self.root.find(f"{W}body")
        assert body is not None
        self.body = body
        *children, self.end = list(body)
        at = next(n for n, child in enumerate(children) if style(child) in _OPENERS)
        self.front = children[:at]
        self.sections: list[Section] = []
        for child in children[at:]:
            if style(child) in _OPENERS:
                self.sections.append([])
            self.sections[-1].append(child)

    def saved(self, members: Mapping[str, bytes] | None = None) -> bytes:
        """The file with what was done to it."""
        for child in list(self.body):
            self.body.remove(child)
        self.body.extend(self.front)
        for section in self.sections:
            self.body.extend(section)
        self.body.append(self.end)
        every = {**self.members, _MAIN: etree.tostring(self.root), **(members or {})}
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as package:
            for name, data in every.items():
                package.writestr(name, data)
        return buffer.getvalue()

    def paragraphs(self) -> Iterator["etree._Element"]:
        """Every paragraph of the text, those in tables included; not the front."""
        for section in self.sections:
            for child in section:
                yield from child.iter(f"{W}p")

    def with_controls(self) -> None:
        """The controls that drafts of earlier versions have: on headings, around the contents."""
        for heading in (section[0] for section in self.sections if style(section[0]) == "Heading2"):
            [start] = heading.iter(f"{W}bookmarkStart")
            runs = heading.findall(f"{W}r")
            heading.insert(heading.index(start) + 1, _control(f"agk:{start.get(f'{W}name')}", runs))
        at = next(n for n, child in enumerate(self.front) if style(child).startswith("TOC"))
        self.front[at:] = [_control("", self.front[at:])]

    def without_bookmarks(self) -> None:
        self._bookmarks_gone(".*")

    def without_heading_bookmarks(self) -> None:
        self._bookmarks_gone("agk_[0-9a-f]{12}")

    def without_text_bookmarks(self) -> None:
        self._bookmarks_gone("agk_[0-9a-f]{12}_b")

    def _bookmarks_gone(self, named: str) -> None:
        for section in self.sections:
            for child in section:
                for start in [*child.iter(f"{W}bookmarkStart")]:
                    if re.fullmatch(named, start.get(f"{W}name") or ""):
                        ends = child.iter(f"{W}bookmarkEnd")
                        [end] = [each for each in ends if each.get(_ID) == start.get(_ID)]
                        for mark in (start, end):
                            _parent(mark).remove(mark)

    def without_controls(self) -> None:
        for section in self.sections:
            for child in section:
                for control in [*child.iter(f"{W}sdt")]:
                    inside = control.find(f"{W}sdtContent")
                    assert inside is not None
                    parent = _parent(control)
                    at = parent.index(control)
                    parent.remove(control)
                    for run in reversed(list(inside)):
                        parent.insert(at, run)

    def restyled(self, prefix: str) -> None:
        """Give every paragraph style another id, which no style of the file has."""
        for named in [*self.root.iter(f"{W}pStyle")]:
            named.set(f"{W}val", prefix + (named.get(f"{W}val") or ""))

    def unstyled(self) -> None:
        for named in [*self.root.iter(f"{W}pStyle")]:
            _parent(named).remove(named)

    def numbered(self, document: ak.Document) -> None:
        """Write every number out, as programs do that lose lists."""
        numbers = [getattr(block, "number", "") for block in document.blocks]
        blocks = (child for section in self.sections for child in section)
        for block, number in zip(document.blocks, numbers, strict=True):
            child = next(blocks)
            if number:
                leaf = next(child.iter(f"{W}t"))
                leaf.text = f"{number}\t{leaf.text or ''}"
            if isinstance(block, SignatureBlock):
                for _ in SIGNED_WITH:
                    next(blocks)

    def flat_contents(self) -> None:
        """The contents as paragraphs like any other, without field and links."""
        flat: Section = []
        for child in self.front:
            inside = child.find(f"{W}sdtContent")
            flat += [child] if inside is None else list(inside)
        for child in flat:
            for link in [*child.iter(f"{W}hyperlink")]:
                parent = _parent(link)
                at = parent.index(link)
                parent.remove(link)
                for run in reversed(list(link)):
                    parent.insert(at, run)
        self.front = flat


def opened(draft: bytes, marks: str) -> Paper:
    """A draft with its marks, `both`, or with those of an earlier version, or with few or none.

    Args:
        draft: as we write it today.
        marks: one of `MARKS`.
    """
    paper = Paper(draft)
    if marks in {"earlier", "controls"}:
        paper.with_controls()
    if marks in {"controls", "none"}:
        paper.without_bookmarks()
    if marks == "headings":
        paper.without_text_bookmarks()
    if marks == "texts":
        paper.without_heading_bookmarks()
    return paper


def style(paragraph: "etree._Element") -> str:
    """The style of a paragraph; empty for anything else."""
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if named is None else named.get(f"{W}val") or ""


def text(paragraph: "etree._Element") -> str:
    """The words of a paragraph."""
    return "".join(each.text or "" for each in paragraph.iter(f"{W}t"))


def retyped(paragraph: "etree._Element", words: str, *, marks: bool) -> None:
    """Type a paragraph anew; the marks in it stay or go."""
    properties = paragraph.find(f"{W}pPr")
    around = [child for child in paragraph if child.tag.startswith(f"{W}bookmark")]
    for child in list(paragraph):
        if child is not properties:
            paragraph.remove(child)
    if marks and around:
        paragraph.append(around[0])
    run = etree.SubElement(paragraph, f"{W}r")
    said = etree.SubElement(run, f"{W}t")
    said.text = words
    said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    if marks:
        paragraph.extend(around[1:])


def paragraph(words: str, named: str = "") -> "etree._Element":
    """A new paragraph."""
    new = etree.Element(f"{W}p")
    if named:
        properties = etree.SubElement(new, f"{W}pPr")
        etree.SubElement(properties, f"{W}pStyle").set(f"{W}val", named)
    retyped(new, words, marks=False)
    return new


def copied(section: Section) -> Section:
    """A second copy, marks and all."""
    return deepcopy(section)


def without_marks(section: Section) -> Section:
    """A copy without bookmarks and controls, as some programs paste it."""
    copy = deepcopy(section)
    for child in copy:
        retyped(child, text(child), marks=False)
    return copy


def _control(tag: str, inside: Section) -> "etree._Element":
    """Runs or blocks put into a content control."""
    control = etree.Element(f"{W}sdt")
    properties = etree.SubElement(control, f"{W}sdtPr")
    if tag:
        etree.SubElement(properties, f"{W}tag").set(f"{W}val", tag)
    etree.SubElement(control, f"{W}sdtContent").extend(inside)
    return control


def _parent(element: "etree._Element") -> "etree._Element":
    parent = element.getparent()
    assert parent is not None
    return parent
