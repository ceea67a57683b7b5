"""A person at LibreOffice: opens a Word file, works on it, saves it as Word. Needs `uno`.

Each line of standard input is a JSON object: the `path` of a Word file, where to `save` it, the
`author` at the keyboard and the `steps`, each a list of what to do and what with. Each line of
standard output is what was done: the number of tracked changes left, or what went wrong.

LibreOffice 7.4 without a window cannot open a file with comments: it stops. Give it none.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uno
from com.sun.star.uno import Exception as UnoError

# Run as a script by another Python than the tests': the folder of the project is not known to it.
sys.path.insert(0, str(Path(__file__).parents[3]))
from tests.libreoffice import properties, serve

NAMES = {"Clause": "Heading 2", "Part": "Heading 1"}
STEPS: dict[str, Callable[..., None]] = {}


def step(does: Callable[..., None]) -> Callable[..., None]:
    """What a person can do, by the name of the function: `delete_row` is "delete row"."""
    STEPS[does.__name__.replace("_", " ")] = does
    return does


class Desk:
    """An open file with its cursor, as a person has it before them."""

    def __init__(self, context: Any, document: Any) -> None:
        make = context.ServiceManager.createInstanceWithContext
        self.helper = make("com.sun.star.frame.DispatchHelper", context)
        self.document = document
        self.controller = document.CurrentController
        self.cursor = self.controller.ViewCursor

    def press(self, command: str, **values: object) -> None:
        """A command of the menu."""
        frame = self.controller.Frame
        self.helper.executeDispatch(frame, f".uno:{command}", "", 0, properties(**values))

    def find(self, words: str, style: str = "") -> Any:
        """Where some words stand: outside of the contents, in a paragraph of a style if given."""
        search = self.document.createSearchDescriptor()
        search.SearchString = words
        search.SearchCaseSensitive = True
        found = self.document.findAll(search)
        for number in range(found.Count):
            each = found.getByIndex(number)
            at = str(each.Start.ParaStyleName)
            if style in {"", at} and not at.startswith("Contents"):
                return each
        raise LookupError(f"{words!r} is not in the file")

    def select(self, words: str, style: str = "") -> None:
        self.controller.select(self.find(words, style))

    def select_paragraphs(self, first: Any, last: Any) -> None:
        """Whole paragraphs from one place to another, with the end of the last."""
        cursor = self.document.Text.createTextCursorByRange(first.Start)
        cursor.gotoStartOfParagraph(False)
        cursor.gotoRange(last.End, True)
        cursor.gotoEndOfParagraph(True)
        cursor.goRight(1, True)
        self.controller.select(cursor)

    def type(self, words: str) -> None:
        """Typed letter by letter would take long: this puts them in at once."""
        self.press("InsertText", Text=words)

    def clause(self, heading: str) -> tuple[Any, Any]:
        """The heading of a clause and the end of its last paragraph."""
        first = self.find(heading, NAMES["Clause"])
        last = inside = None
        paragraphs = self.document.Text.createEnumeration()
        while paragraphs.hasMoreElements():
            each = paragraphs.nextElement()
            if not each.supportsService("com.sun.star.text.Paragraph"):
                continue
            if each.String.startswith(heading) and each.ParaStyleName == NAMES["Clause"]:
                inside = True
            elif inside and str(each.ParaStyleName) in {*NAMES.values(), "Schedule Heading"}:
                break
            if inside:
                last = each
        assert last is not None
        return first, last.Anchor


@step
def track(desk: Desk, on: bool) -> None:
    """Turn the tracking of changes on or off."""
    if bool(desk.document.RecordChanges) != on:
        desk.press("TrackChanges")
    assert bool(desk.document.RecordChanges) == on


@step
def replace(desk: Desk, words: str, others: str, style: str = "") -> None:
    """Mark some words, and type others over them."""
    desk.select(words, style)
    desk.type(others)


@step
def add(desk: Desk, words: str, more: str, style: str = "") -> None:
    """Type more behind some words."""
    desk.cursor.gotoRange(desk.find(words, style).End, False)
    desk.type(more)


@step
def delete(desk: Desk, words: str) -> None:
    """Mark some words, and press the delete key."""
    desk.select(words)
    desk.press("Delete")


@step
def retype_heading(desk: Desk, heading: str, words: str) -> None:
    """Mark a whole heading, press the delete key, and type it anew."""
    desk.cursor.gotoRange(desk.find(heading, NAMES["Clause"]).Start, False)
    desk.cursor.gotoStartOfLine(False)
    desk.cursor.gotoEndOfLine(True)
    desk.press("Delete")
    desk.type(words)


@step
def delete_paragraph(desk: Desk, words: str) -> None:
    """Mark the whole paragraph with some words in it, its end too, and press the delete key."""
    found = desk.find(words)
    desk.select_paragraphs(found, found)
    desk.press("Delete")


@step
def split_paragraph(desk: Desk, words: str) -> None:
    """Press the return key behind some words."""
    desk.cursor.gotoRange(desk.find(words).End, False)
    desk.press("InsertPara")


@step
def join_paragraph(desk: Desk, words: str) -> None:
    """Press the delete key at the end of the paragraph with some words in it."""
    cursor = desk.document.Text.createTextCursorByRange(desk.find(words).End)
    cursor.gotoEndOfParagraph(False)
    desk.cursor.gotoRange(cursor, False)
    desk.press("Delete")


@step
def new_paragraph(desk: Desk, after: str, words: str) -> None:
    """Press the return key at the end of a paragraph, and type."""
    cursor = desk.document.Text.createTextCursorByRange(desk.find(after).End)
    cursor.gotoEndOfParagraph(False)
    desk.cursor.gotoRange(cursor, False)
    desk.press("InsertPara")
    desk.type(words)


@step
def new_clause(desk: Desk, after: str, heading: str, words: str, like: str) -> None:
    """A heading and a paragraph behind a paragraph, in the styles of others."""
    style = str(desk.find(like).Start.ParaStyleName)
    new_paragraph(desk, after, "")
    desk.press("StyleApply", Style=NAMES["Clause"], FamilyName="ParagraphStyles")
    desk.type(heading)
    desk.press("InsertPara")
    desk.press("StyleApply", Style=style, FamilyName="ParagraphStyles")
    desk.type(words)


@step
def delete_clause(desk: Desk, heading: str) -> None:
    """Mark a clause from its heading to its end, and press the delete key."""
    desk.select_paragraphs(*desk.clause(heading))
    desk.press("Delete")


@step
def move_clause(desk: Desk, heading: str, before: str) -> None:
    """Cut a clause, and paste it in front of the heading of another."""
    desk.select_paragraphs(*desk.clause(heading))
    desk.press("Cut")
    desk.cursor.gotoRange(desk.find(before, NAMES["Clause"]).Start, False)
    desk.cursor.gotoStartOfLine(False)
    desk.press("Paste")


@step
def change_style(desk: Desk, words: str, like: str) -> None:
    """Give a paragraph the style of another."""
    style = str(desk.find(like).Start.ParaStyleName)
    desk.select(words)
    desk.press("StyleApply", Style=style, FamilyName="ParagraphStyles")


@step
def delete_row(desk: Desk, words: str) -> None:
    """Delete the row of a table with some words in it."""
    desk.cursor.gotoRange(desk.find(words).Start, False)
    desk.press("DeleteRows")


@step
def new_row(desk: Desk, below: str, *cells: str) -> None:
    """A row under that with some words in it, its cells filled one after the other."""
    desk.cursor.gotoRange(desk.find(below).Start, False)
    desk.press("InsertRowsAfter", Amount=1)
    table = desk.cursor.TextTable
    row = int("".join(filter(str.isdigit, desk.cursor.Cell.CellName)))
    for number, words in enumerate(cells):
        cell = table.getCellByName(f"{chr(ord('A') + number)}{row + 1}")
        desk.controller.select(cell.createTextCursor())
        desk.type(words)


@step
def footnote(desk: Desk, words: str, text: str) -> None:
    """A footnote behind some words."""
    note = desk.document.createInstance("com.sun.star.text.Footnote")
    place = desk.find(words).End
    place.Text.insertTextContent(place, note, False)
    note.Text.setString(text)


@step
def make_bold(desk: Desk, words: str) -> None:
    desk.select(words)
    desk.press("Bold")


@step
def accept(desk: Desk, words: str = "") -> None:
    """Accept all tracked changes, or only those in the paragraph with some words in it."""
    settle(desk, words, "Accept")


@step
def reject(desk: Desk, words: str = "") -> None:
    """Reject them."""
    settle(desk, words, "Reject")


def settle(desk: Desk, words: str, verb: str) -> None:
    if not words:
        desk.press(f"{verb}AllTrackedChanges")
        return
    found = desk.find(words)
    cursor = found.Text.createTextCursorByRange(found.Start)
    cursor.gotoStartOfParagraph(False)
    cursor.gotoEndOfParagraph(True)
    desk.controller.select(cursor)
    desk.press(f"{verb}TrackedChange")


@step
def update_contents(desk: Desk) -> None:
    """Have the table of contents made anew."""
    desk.press("UpdateAllIndexes")


def name_author(context: Any, author: str) -> None:
    """Whose name stands on tracked changes: the user's, as the options of the program say."""
    make = context.ServiceManager.createInstanceWithContext
    provider = make("com.sun.star.configuration.ConfigurationProvider", context)
    place = properties(nodepath="/org.openoffice.UserProfile/Data")
    service = "com.sun.star.configuration.ConfigurationUpdateAccess"
    data = provider.createInstanceWithArguments(service, place)
    data.givenname, data.sn = author, ""
    data.commitChanges()


def work(context: Any, asked: dict[str, Any]) -> dict[str, object]:
    """All the steps on one file."""
    name_author(context, asked["author"])
    make = context.ServiceManager.createInstanceWithContext
    desktop = make("com.sun.star.frame.Desktop", context)
    address = uno.systemPathToFileUrl(asked["path"])
    document = desktop.loadComponentFromURL(address, "_blank", 0, properties(Hidden=True))
    try:
        desk = Desk(context, document)
        for name, *details in asked["steps"]:
            try:
                STEPS[name](desk, *details)
            except (LookupError, AssertionError, UnoError) as error:
                return {"fault": f"{name} {details}: {error!r}"}
        changes, left = document.Redlines.createEnumeration(), 0
        while changes.hasMoreElements():
            changes.nextElement()
            left += 1
        out = uno.systemPathToFileUrl(asked["save"])
        document.storeToURL(out, properties(FilterName="MS Word 2007 XML"))
        return {"changes": left}
    finally:
        document.close(True)


if __name__ == "__main__":
    serve(sys.argv[1], lambda context, asked, _: work(context, asked))
