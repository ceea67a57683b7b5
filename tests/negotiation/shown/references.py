"""References that say the same for now, and lead elsewhere."""

from tests.negotiation.silent_edits.xml import W

from .kind import shows
from .sheet import Sheet

_DEFINED = "“Disputes Procedure” means"
"""A paragraph of `definitions` that refers to the clause on disputes."""
_DISPUTES = "Disputes"
_NOTICE = "Notice of new systems"


def _mark(sheet: Sheet, heading: str) -> str:
    found = sheet.heading(heading).find(W + "bookmarkStart")
    assert found is not None
    return found.get(W + "name") or ""


def _switches(name: str, old: str, new: str, seen: str) -> None:
    @shows(name, seen, clause="definitions")
    def _(sheet: Sheet) -> None:
        [code] = sheet.references(_DEFINED)
        assert old in (code.text or "")
        code.text = (code.text or "").replace(old, new)


_switches("a reference to where a clause stands", "\\r", "\\p", "below, for 9")
_switches("a reference to a clause's words", "\\r ", "", "Disputes, for 9")
_switches("a reference with words before it", "\\h", "\\h \\# \"'none of '0\"", "none of 9, for 9")
_switches("a reference in Roman numbers", "\\h", "\\h \\* ROMAN", "IX for 9")
_switches("a reference to a page", "REF", "PAGEREF", "a page for a clause")
_switches("a reference to a note", "REF", "NOTEREF", "an error for 9")
_switches("a reference without the clause's number", "\\r", "\\n \\t", "another number")


@shows(
    "a reference to another clause under the same number", "7, once updated", clause="definitions"
)
def _(sheet: Sheet) -> None:
    [code] = sheet.references(_DEFINED)
    disputes, notice = _mark(sheet, _DISPUTES), _mark(sheet, _NOTICE)
    code.text = (code.text or "").replace(disputes, notice)


@shows(
    "a reference to a bookmark that is not there", "an error, once updated", clause="definitions"
)
def _(sheet: Sheet) -> None:
    [code] = sheet.references(_DEFINED)
    code.text = (code.text or "").replace("agk_", "agx_")


@shows("a bookmark moved to another clause", "7, once updated", clause="definitions", whole=True)
def _(sheet: Sheet) -> None:
    name = _mark(sheet, _DISPUTES)
    start = sheet.bookmark(name)
    [end] = [
        each
        for each in sheet.root().iter(W + "bookmarkEnd")
        if each.get(W + "id") == start.get(W + "id")
    ]
    other = sheet.heading(_NOTICE)
    other.insert(1, start)
    other.append(end)


@shows(
    "a bookmark twice, first in another clause", "7, once updated", clause="definitions", whole=True
)
def _(sheet: Sheet) -> None:
    name = _mark(sheet, _DISPUTES)
    heading = sheet.heading(_NOTICE)
    sheet.before(heading[1], f'<w:bookmarkStart w:id="990" w:name="{name}"/>')
    sheet.before(heading[-1], '<w:bookmarkEnd w:id="990"/>')


@shows(
    "the bookmarks of two clauses exchanged",
    "each leads to the other",
    clause="definitions",
    whole=True,
)
def _(sheet: Sheet) -> None:
    one, other = _mark(sheet, _DISPUTES), _mark(sheet, _NOTICE)
    first, second = sheet.bookmark(one), sheet.bookmark(other)
    first.set(W + "name", other)
    second.set(W + "name", one)


@shows("a bookmark taken out", "an error, once updated", clause="definitions", whole=True)
def _(sheet: Sheet) -> None:
    mark = sheet.bookmark(_mark(sheet, _DISPUTES))
    parent = mark.getparent()
    assert parent is not None
    parent.remove(mark)


@shows(
    "a bookmark over a paragraph below its heading",
    "9.1, once updated",
    clause="definitions",
    whole=True,
)
def _(sheet: Sheet) -> None:
    heading = sheet.heading(_DISPUTES)
    name = _mark(sheet, _DISPUTES)
    below = heading.getnext()
    assert below is not None
    marks = [each for each in heading if each.tag in (W + "bookmarkStart", W + "bookmarkEnd")]
    for each in marks:
        below.append(each)
    assert sheet.bookmark(name).getparent() is below


@shows("a reference made plain with another number", "8 for 9", clause="definitions")
def _(sheet: Sheet) -> None:
    [code] = sheet.references(_DEFINED)
    run = code.getparent()
    assert run is not None
    shown = run.getnext().getnext()  # type: ignore[union-attr]
    assert shown is not None
    shown[-1].text = "8"


@shows("a line of the contents led to another clause", "a click leads astray", clause="")
def _(sheet: Sheet) -> None:
    links = [*sheet.root().iter(W + "hyperlink")]
    links[5].set(W + "anchor", links[9].get(W + "anchor") or "")


@shows("a line of the contents led to the web", "a click leads out", clause="")
def _(sheet: Sheet) -> None:
    link = next(sheet.root().iter(W + "hyperlink"))
    number = sheet.link("hyperlink", "https://example.org/agreement", outside=True)
    del link.attrib[W + "anchor"]
    link.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", number)


@shows("a line of the contents in other words", "another name for a clause", clause="")
def _(sheet: Sheet) -> None:
    text = next(e for e in sheet.root().iter(W + "t") if e.text == _NOTICE)
    text.text = "Notice of some systems"


@shows("the contents of other headings", "other lines, once updated", clause="")
def _(sheet: Sheet) -> None:
    code = next(each for each in sheet.root().iter(W + "instrText") if " TOC " in (each.text or ""))
    code.text = (code.text or "").replace("1-2", "1-1")
