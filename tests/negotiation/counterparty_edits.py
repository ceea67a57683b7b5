"""What an employer sends back: our own draft with one thing done to its XML, tracked or not.

Each edit is a function of the text of the main part, so several can be put after another.
"""

import io
import re
import zipfile
from collections.abc import Callable

__all__ = [
    "TEXT",
    "WHO",
    "Edit",
    "cut",
    "deleted",
    "heading_at",
    "hidden",
    "inserted",
    "made",
    "moved",
    "place_of",
    "put_in",
    "restyled",
    "returned",
    "struck",
    "swapped",
    "tracked",
]

Edit = Callable[[str], str]
WHO = 'w:id="9{}" w:author="Force HR" w:date="2027-02-01T09:30:00Z"'
PARAGRAPH = re.compile(r"<w:p>(?:(?!</w:p>).)*</w:p>")
TEXT = '<w:t xml:space="preserve">'


def returned(data: bytes, *edits: Edit, part: str = "word/document.xml") -> bytes:
    """A Word file after some edits."""
    members = zipfile.ZipFile(io.BytesIO(data))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in members.namelist():
            text = members.read(name)
            if name == part:
                whole = text.decode()
                for edit in edits:
                    done = edit(whole)
                    assert done != whole, "the edit found nothing to do"
                    whole = done
                text = whole.encode()
            archive.writestr(name, text)
    return buffer.getvalue()


def swapped(old: str, new: str) -> Edit:
    """Other words, without tracking, at the first place where the old ones stand."""
    return lambda xml: xml.replace(old, new, 1)


def tracked(old: str, new: str, *, inside: str = "") -> Edit:
    """Other words, tracked, inside of one run."""

    def edit(xml: str) -> str:
        at = xml.index(inside) if inside else 0
        at = xml.index(old, at)
        start = xml.rindex("<w:r>", 0, at)
        end = xml.index("</w:r>", at) + len("</w:r>")
        front, back = xml[start:at], xml[at + len(old) : end]
        gone = f"<w:del {WHO.format(1)}><w:r><w:delText xml:space='preserve'>{old}</w:delText></w:r></w:del>"
        came = f"<w:ins {WHO.format(2)}><w:r>{TEXT}{new}</w:t></w:r></w:ins>"
        whole = f"{front}</w:t></w:r>{gone if old else ''}{came if new else ''}<w:r>{TEXT}{back}"
        return xml[:start] + whole + xml[end:]

    return edit


def _paragraph(xml: str, words: str) -> re.Match[str]:
    return next(each for each in PARAGRAPH.finditer(xml) if words in each.group())


def cut(words: str) -> Edit:
    """A whole paragraph taken out, without tracking."""
    return lambda xml: xml.replace(_paragraph(xml, words).group(), "", 1)


def deleted(words: str) -> Edit:
    """A whole paragraph struck out, tracked."""
    return lambda xml: _strike(xml, *_paragraph(xml, words).span())


def struck(heading: str, until: str) -> Edit:
    """A stretch of paragraphs struck out, tracked, from a heading up to another."""
    return lambda xml: _strike(xml, heading_at(xml, heading), heading_at(xml, until))


def _strike(xml: str, start: int, end: int) -> str:
    whole = xml[start:end]
    runs = re.sub(r"<w:r>(.*?)</w:r>", rf"<w:del {WHO.format(3)}><w:r>\1</w:r></w:del>", whole)
    runs = runs.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    mark = f"<w:rPr><w:del {WHO.format(4)}/></w:rPr></w:pPr>"
    return xml[:start] + runs.replace("</w:pPr>", mark) + xml[end:]


def made(text: str, style: str, *, track: bool) -> str:
    """A paragraph."""
    run = f"<w:r>{TEXT}{text}</w:t></w:r>"
    mark = f"<w:rPr><w:ins {WHO.format(5)}/></w:rPr>" if track else ""
    inside = f"<w:ins {WHO.format(6)}>{run}</w:ins>" if track else run
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{mark}</w:pPr>{inside}</w:p>'


def put_in(text: str, *, behind: str, style: str = "ClauseLevel2") -> Edit:
    """A new paragraph behind another, without tracking."""

    def edit(xml: str) -> str:
        at = _paragraph(xml, behind).end()
        return xml[:at] + made(text, style, track=False) + xml[at:]

    return edit


def inserted(text: str, *, behind: str, style: str = "ClauseLevel2") -> Edit:
    """A new paragraph behind another, tracked."""

    def edit(xml: str) -> str:
        at = _paragraph(xml, behind).end()
        return xml[:at] + made(text, style, track=True) + xml[at:]

    return edit


def restyled(words: str, style: str) -> Edit:
    """A paragraph in another style, without tracking."""

    def edit(xml: str) -> str:
        whole = _paragraph(xml, words).group()
        return xml.replace(whole, re.sub(r'(<w:pStyle w:val=")\w+', rf"\g<1>{style}", whole), 1)

    return edit


def hidden(words: str, look: str = "<w:vanish/>") -> Edit:
    """A run's words with another look, without tracking."""

    def edit(xml: str) -> str:
        at = xml.index(words)
        start = xml.rindex("<w:r>", 0, at)
        end = xml.index("</w:r>", at) + len("</w:r>")
        front, back = xml[start:at], xml[at + len(words) : end]
        run = f"<w:r><w:rPr>{look}</w:rPr>{TEXT}{words}</w:t></w:r>"
        return f"{xml[:start]}{front}</w:t></w:r>{run}<w:r>{TEXT}{back}{xml[end:]}"

    return edit


def moved(heading: str, until: str, *, before: str) -> Edit:
    """A stretch of paragraphs, from a heading up to another, to stand before a third."""

    def edit(xml: str) -> str:
        first, last = heading_at(xml, heading), heading_at(xml, until)
        stretch = xml[first:last]
        rest = xml[:first] + xml[last:]
        at = heading_at(rest, before)
        return rest[:at] + stretch + rest[at:]

    return edit


def place_of(xml: str, words: str) -> tuple[int, int]:
    """Where the first paragraph that says some words begins and ends."""
    return _paragraph(xml, words).span()


def heading_at(xml: str, title: str) -> int:
    """Where a heading begins."""
    found = [
        each.start()
        for each in PARAGRAPH.finditer(xml)
        if f">{title}<" in each.group() and "Heading" in each.group()
    ]
    return found[0]
