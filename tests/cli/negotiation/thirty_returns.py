"""Thirty files that an employer may send back, each with what a tired reader must see at once."""

import io
import re
import zipfile
from collections.abc import Callable

from attrs import frozen

from tests.negotiation import counterparty_edits as do

__all__ = ["RETURNS", "Return"]

_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROLE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN, _HEADER = "word/document.xml", "word/header1.xml"
_SETTINGS, _LISTS = "word/settings.xml", "word/numbering.xml"
NOTICE, JOBS = (
    "The Project Sponsor must give the Union written notice",
    "the Employer must not dismiss",
)
WEEKS = "26\N{NO-BREAK SPACE}weeks"
Change = Callable[[bytes], bytes]


@frozen(kw_only=True)
class Return:
    """A returned file."""

    what: str
    change: Change
    """From our draft to it."""
    said: tuple[str, ...]
    """What stands in the first ten lines."""
    code: int = 1
    """What the command says to another program."""


def _edited(*edits: do.Edit, part: str = _MAIN) -> Change:
    return lambda data: do.returned(data, *edits, part=part)


def _after(*changes: Change) -> Change:
    def change(data: bytes) -> bytes:
        for each in changes:
            data = each(data)
        return data

    return change


def _with_part(role: str, inside: str) -> Change:
    """Another part, linked as Word does."""

    def change(data: bytes) -> bytes:
        buffer = io.BytesIO()
        own = f'<Override PartName="/word/{role}.xml" ContentType="{_KIND}.{role}+xml"/></Types>'
        link = f'<Relationship Id="rId99" Type="{_ROLE}/{role}" Target="{role}.xml"/>'
        with zipfile.ZipFile(io.BytesIO(data)) as draft, zipfile.ZipFile(buffer, "w") as archive:
            for name in draft.namelist():
                text = draft.read(name).decode()
                if name == "word/_rels/document.xml.rels":
                    text = text.replace("</Relationships>", f"{link}</Relationships>")
                if name == "[Content_Types].xml":
                    text = text.replace("</Types>", own)
                archive.writestr(name, text)
            archive.writestr(f"word/{role}.xml", f"<w:{role} {_SPACE}>{inside}</w:{role}>")
        return buffer.getvalue()

    return change


def _comments(*said: str) -> Change:
    each = (
        f'<w:comment w:id="{n}" w:author="Kent HR" w:initials="K"><w:p><w:r><w:t>{words}</w:t>'
        "</w:r></w:p></w:comment>"
        for n, words in enumerate(said)
    )
    return _with_part("comments", "".join(each))


def _about(words: str, number: int = 0) -> do.Edit:
    """A comment around a run that has some words, and whatever was tracked inside of it."""

    def edit(xml: str) -> str:
        at = xml.index(words)
        start = xml.rindex("<w:r>", 0, at)
        end = xml.index("</w:r>", at) + len("</w:r>")
        mark = f'w:id="{number}"/>'
        around = f"<w:commentRangeStart {mark}{xml[start:end]}<w:commentRangeEnd {mark}"
        return f"{xml[:start]}{around}<w:r><w:commentReference {mark}</w:r>{xml[end:]}"

    return edit


def _about_change(xml: str) -> str:
    """A comment around a tracked change, from what went to what came."""
    start, end = xml.index("<w:del "), xml.index("</w:ins>") + len("</w:ins>")
    around = f'<w:commentRangeStart w:id="0"/>{xml[start:end]}<w:commentRangeEnd w:id="0"/>'
    return f'{xml[:start]}{around}<w:r><w:commentReference w:id="0"/></w:r>{xml[end:]}'


def _header(words: str, *, tracked: bool) -> Change:
    line = do.made(words, "Header", track=tracked)
    return _edited(do.swapped("</w:hdr>", f"{line}</w:hdr>"), part=_HEADER)


def _bold(xml: str) -> str:
    """A tracked change of looks in clause 7."""
    before = f"<w:rPr><w:b/><w:rPrChange {do.WHO.format(8)}><w:rPr/></w:rPrChange></w:rPr>"
    return xml.replace(f"<w:r>{do.TEXT}{NOTICE}", f"<w:r>{before}{do.TEXT}{NOTICE}", 1)


def _typed(xml: str) -> str:
    """Every number of a paragraph in the clauses as text, as a program leaves it."""
    clause = sub = item = 0

    def number(found: re.Match[str]) -> str:
        nonlocal clause, sub, item
        whole, style = found.group(), found[1]
        if style == "Heading2":
            clause, sub, item = clause + 1, 0, 0
            return whole
        if style == "ClauseLevel2":
            sub, item = sub + 1, 0
            label = f"{clause}.{sub}"
        else:
            item += 1
            label = f"({chr(ord('a') + item - 1)})"
        plain = whole.replace(f'<w:pStyle w:val="{style}"/>', "", 1)
        return plain.replace(
            "</w:pPr>", f"</w:pPr><w:r>{do.TEXT}{label}</w:t></w:r><w:r><w:tab/></w:r>", 1
        )

    pattern = r'<w:p><w:pPr><w:pStyle w:val="(Heading2|ClauseLevel2|ClauseLevel3)"/>(?:(?!</w:p>).)*</w:p>'
    return re.sub(pattern, number, xml)


def _everywhere(old: str, new: str) -> do.Edit:
    return lambda xml: xml.replace(old, new)


_GUARD = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:defaultTabStop'
_FOOTNOTE = (
    '<w:footnote w:id="2"><w:p><w:r><w:t>As far as practicable.</w:t></w:r></w:p></w:footnote>'
)
_MARK = '<w:r><w:footnoteReference w:id="2"/></w:r>'
_FIRST = "before a New System is used."

RETURNS = (
    Return(what="as sent", change=lambda data: data, said=("as we sent it",), code=0),
    Return(
        what="a figure, silently",
        change=_edited(do.swapped(WEEKS, "8 weeks")),
        said=("7 Notice of new systems", "below our red line", "became 8 weeks, without tracking"),
    ),
    Return(
        what="a figure, tracked",
        change=_edited(do.tracked(WEEKS, "8 weeks")),
        said=("7 Notice of new systems", "below our red line", "became 8 weeks"),
    ),
    Return(
        what="one word, silently",
        change=_edited(do.swapped(NOTICE, NOTICE.replace("must", "may"))),
        said=("7 Notice of new systems", "changed without tracking", "“must” became “may”"),
    ),
    Return(
        what="one word, tracked",
        change=_edited(do.tracked("must", "may", inside="The Project Sponsor must give")),
        said=("7 Notice of new systems", "may"),
        code=0,
    ),
    Return(
        what="a word among numbers that became text",
        change=_edited(_typed, do.swapped(NOTICE, NOTICE.replace("must", "may"))),
        said=("7 Notice of new systems", "“must” became “may”", "typed text"),
    ),
    Return(
        what="numbers that became text",
        change=_edited(_typed),
        said=("as we sent it", "typed text"),
        # Their style went too, and with it how far in they stand.
        code=1,
    ),
    Return(
        what="a comment alone",
        change=_after(
            _comments("We cannot agree to this clause. Delete it."), _edited(_about(JOBS))
        ),
        said=("15 No compulsory redundancy", "We cannot agree to this clause. Delete it."),
        code=0,
    ),
    Return(
        what="a comment on a replaced figure",
        change=_after(
            _comments("Too long."),
            _edited(do.tracked(WEEKS, "20 weeks"), _about_change),
        ),
        said=("7 Notice of new systems", "became 20 weeks", "with a comment of theirs"),
        code=0,
    ),
    Return(
        what="comments on six clauses",
        change=_after(
            _comments(*(f"Not agreed, {n}." for n in range(6))),
            _edited(
                *(
                    _about(words, n)
                    for n, words in enumerate(
                        (
                            NOTICE,
                            JOBS,
                            "must set up the Committee",
                            "must keep one Register",
                            "may challenge in writing",
                            "must start a search",
                        )
                    )
                )
            ),
        ),
        said=("6 as we sent it, with a comment of theirs", "Not agreed, 0.", "Below, 1 more"),
        code=0,
    ),
    Return(
        what="a comment on the cover",
        change=_after(_comments("For discussion only."), _edited(_about("Kent Police"))),
        said=("For discussion only.",),
        code=0,
    ),
    Return(
        what="a comment that hangs nowhere",
        change=_comments("This is not an offer."),
        said=("In no clause: Kent HR says in the margin: This is not an offer.",),
        code=0,
    ),
    Return(
        what="tracked words in the header",
        change=_header("Not binding until the board approves", tracked=True),
        said=("Header", "Not binding until the board approves"),
    ),
    Return(
        what="silent words in the header",
        change=_header("Guidance only", tracked=False),
        said=("Header", "changed without tracking", "Guidance only"),
    ),
    Return(
        what="a footnote in clause 7",
        change=_after(
            _with_part("footnotes", _FOOTNOTE),
            _edited(do.swapped(_FIRST, f"{_FIRST}</w:t></w:r>{_MARK}<w:r>{do.TEXT}")),
        ),
        said=("7 Notice of new systems", "As far as practicable."),
    ),
    Return(
        what="hidden words",
        change=_edited(
            do.swapped(_FIRST, f"{_FIRST} Only if practicable."), do.hidden("Only if practicable.")
        ),
        said=("7 Notice of new systems", "Only if practicable."),
    ),
    Return(
        what="struck words of ours",
        change=_edited(do.hidden("must not dismiss", "<w:strike/>")),
        said=("15 No compulsory redundancy", "must not dismiss", "struck out"),
    ),
    Return(
        what="tracked looks",
        change=_edited(_bold),
        said=("7 Notice of new systems", "formatted otherwise", "Force HR"),
        code=0,
    ),
    Return(
        what="a protected file",
        change=_edited(do.swapped("<w:defaultTabStop", _GUARD), part=_SETTINGS),
        said=("The file is protected", "it may only be read"),
    ),
    Return(
        what="tracking switched off",
        change=_edited(do.swapped("<w:trackRevisions/>", ""), part=_SETTINGS),
        said=("Track Changes is switched off",),
        code=0,
    ),
    Return(
        what="a clause struck out",
        change=_edited(do.struck("No compulsory redundancy", "Redeployment")),
        said=("15 No compulsory redundancy",),
        code=0,
    ),
    Return(
        what="a clause taken out silently",
        change=_edited(do.cut("means the open record of Baselines")),
        said=("4 Definitions", "changed without tracking", "Savings Ledger"),
    ),
    Return(
        what="a clause of theirs",
        change=_edited(
            do.inserted("Efficiency", behind="must send the union side", style="Heading2")
        ),
        said=("Efficiency", "new from them"),
        code=0,
    ),
    Return(
        what="a way out, tracked",
        change=_edited(
            do.inserted("The Employer may do without this in an emergency.", behind=JOBS)
        ),
        said=("15 No compulsory redundancy", "The Employer may do without this in an emergency."),
        code=0,
    ),
    Return(
        what="a definition made narrower",
        change=_edited(do.tracked("whatever its technique", "by deep learning")),
        said=("4 Definitions", "a definition is changed", "“Artificial Intelligence”"),
        code=0,
    ),
    Return(
        what="how the file counts",
        change=_edited(do.swapped('"lowerLetter"', '"upperLetter"'), part=_LISTS),
        said=("How the file counts",),
    ),
    Return(
        what="how the file counts, and one word",
        change=_after(
            _edited(do.swapped('"lowerLetter"', '"upperLetter"'), part=_LISTS),
            _edited(do.swapped(NOTICE, NOTICE.replace("must", "may"))),
        ),
        said=("7 Notice of new systems", "“must” became “may”", "How the file counts"),
    ),
    Return(
        what="a figure better for members",
        change=_edited(do.tracked(WEEKS, "30 weeks")),
        said=("7 Notice of new systems", "better than we sent", "became 30 weeks"),
        code=0,
    ),
    Return(
        what="a word everywhere, and a figure",
        change=_edited(_everywhere("Employees", "Workers"), do.swapped(WEEKS, "8 weeks")),
        said=("7 Notice of new systems", "became 8 weeks, without tracking"),
    ),
    Return(
        what="all of it at once",
        change=_after(
            _comments("We cannot agree to this clause. Delete it."),
            _edited(
                _about("must keep one Register"),
                _typed,
                do.tracked(WEEKS, "8 weeks"),
                do.swapped("must not dismiss", "may dismiss"),
            ),
            _header("Not binding", tracked=True),
        ),
        said=(
            "7 Notice of new systems",
            "8 weeks",
            "15 No compulsory redundancy",
            "“must not” became “may”",
            "Not binding",
            "Delete it.",
        ),
    ),
)
