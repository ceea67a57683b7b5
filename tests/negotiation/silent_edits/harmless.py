"""What a word processor does by itself, or a person to the looks: no words of ours change."""

from collections.abc import Callable
from copy import deepcopy
from random import Random

from lxml import etree

from tests.negotiation.silent_edits.concealment import cut
from tests.negotiation.silent_edits.editable_draft import MAIN, NothingToDoError, Paper
from tests.negotiation.silent_edits.numbering import reference
from tests.negotiation.silent_edits.outside_body import add_part, somewhere

from .drafts import Draft
from .edit import Edit, Truth
from .xml import M, W, of, style_of, text_element, texts, value

__all__ = ["HARMLESS", "harmless"]

HARMLESS: dict[str, Callable[[Paper], str]] = {}
"""Every kind by name; each gives back what it did."""


def _kind(name: str) -> Callable[[Callable[[Paper], str]], Callable[[Paper], str]]:
    def added(maker: Callable[[Paper], str]) -> Callable[[Paper], str]:
        HARMLESS[name] = maker
        return maker

    return added


def harmless(draft: Draft, name: str, seed: int) -> Edit:
    """A draft in which nothing was changed that counts."""
    random = Random(f"{name} {seed}")
    for _ in range(60):
        paper = Paper(draft, random)
        try:
            what = HARMLESS[name](paper)
        except NothingToDoError:
            continue
        truth = Truth(what=what, places=(frozenset(),))
        return Edit(draft=draft, kind=name, seed=seed, truth=truth, data=paper.file())
    raise NothingToDoError(f"{name} cannot be done to {draft.name}")


@_kind("nothing at all")
def _(paper: Paper) -> str:
    return "every part as it was"


@_kind("runs cut in pieces")
def _(paper: Paper) -> str:
    """As a spelling checker leaves them."""
    for _ in range(20):
        spot = paper.spot()
        text = paper.random.choice(texts(spot.paragraph))
        run = cut(text, paper.random.randint(0, len(text.text or "")))
        run.set(W + "rsidR", "00AB12CD")
        run.addnext(M.proofErr({W + "type": "spellStart"}))
    return "runs cut"


@_kind("bold and colour")
def _(paper: Paper) -> str:
    """The words stay, and can be read."""
    spot, run = somewhere(paper)
    own = run.find(W + "rPr")
    if own is None:
        own = M.rPr()
        run.insert(0, own)
    own.append(paper.random.choice([M.b(), M.i(), of("u", "single"), of("color", "C00000")]))
    own.append(of("highlight", "yellow"))
    return f"bold in {spot.place}"


@_kind("another size and font")
def _(paper: Paper) -> str:
    spot, run = somewhere(paper)
    run.insert(0, M.rPr(M.rFonts({W + "ascii": "Arial", W + "hAnsi": "Arial"}), of("sz", "18")))
    for again in run.findall(W + "rPr")[1:]:
        run.remove(again)
    return f"Arial in {spot.place}"


@_kind("a language")
def _(paper: Paper) -> str:
    for run in paper.body.iter(W + "r"):
        if run.find(W + "rPr") is None:
            run.insert(0, M.rPr(M.lang({W + "val": "en-US"})))
    return "American English throughout"


@_kind("bookmarks of another program")
def _(paper: Paper) -> str:
    spot, run = somewhere(paper)
    name = paper.random.choice(["_GoBack", "_Hlk1234", "OLE_LINK1"])
    run.addprevious(M.bookmarkStart({W + "id": "9001", W + "name": name}))
    run.addnext(M.bookmarkEnd({W + "id": "9001"}))
    return f"{name} in {spot.place}"


@_kind("a page's end remembered")
def _(paper: Paper) -> str:
    _, run = somewhere(paper)
    run.insert(0 if run.find(W + "rPr") is None else 1, M.lastRenderedPageBreak())
    return "a page's end"


@_kind("a comment")
def _(paper: Paper) -> str:
    """What is said in the margin is read elsewhere."""
    if "word/comments.xml" in paper.draft.parts:
        raise NothingToDoError
    _, run = somewhere(paper)
    note = M.comment(
        {W + "id": "0", W + "author": "Employer side", W + "initials": "ES"},
        M.p(M.r(text_element("Too much."))),
    )
    add_part(paper, "comments", M.comments(note))
    run.addprevious(M.commentRangeStart({W + "id": "0"}))
    run.addnext(M.r(M.commentReference({W + "id": "0"})))
    run.addnext(M.commentRangeEnd({W + "id": "0"}))
    return "a comment"


@_kind("a content control around words")
def _(paper: Paper) -> str:
    """As Google Docs puts them around most."""
    for _ in range(10):
        _, run = somewhere(paper)
        if run.getparent() is not None and run.getparent().tag == W + "p":  # type: ignore[union-attr]
            inside = M.sdtContent()
            control = M.sdt(M.sdtPr(of("id", str(paper.random.randrange(10**6)))), inside)
            run.addprevious(control)
            inside.append(run)
    return "controls around words"


def _flatten(paper: Paper) -> None:
    """Make every reference plain: a program that loses bookmarks cannot keep what leads there."""
    for paragraph in paper.body.iter(W + "p"):
        if not style_of(paragraph).startswith("TOC"):
            for run in paragraph.findall(W + "r"):
                if run.find(W + "fldChar") is not None or run.find(W + "instrText") is not None:
                    paragraph.remove(run)


@_kind("one anchor of a clause lost")
def _(paper: Paper) -> str:
    section = paper.clause()
    if paper.random.choice([True, False]):
        _flatten(paper)
        for each in section.heading.findall(W + "bookmarkStart"):
            section.heading.remove(each)
        return f"no bookmark on {section.place}"
    for below in section.elements[1:]:
        for each in below.findall(W + "bookmarkStart"):
            below.remove(each)
    return f"no bookmark on the text of {section.place}"


@_kind("every anchor lost")
def _(paper: Paper) -> str:
    """As after a detour through a program that knows no bookmarks."""
    _flatten(paper)
    for each in [*paper.body.iter(W + "bookmarkStart", W + "bookmarkEnd")]:
        each.getparent().remove(each)  # type: ignore[union-attr]
    return "no bookmark"


@_kind("a style's name changed")
def _(paper: Paper) -> str:
    """The look of the whole file, as a template of the employer's would change it."""
    for style in paper.root("word/styles.xml").iter(W + "style"):
        if value(style, "styleId") in {"Normal", "ClauseLevel2"}:
            style.append(M.rPr(of("color", "000000")))
    return "another look for two styles"


@_kind("space between paragraphs")
def _(paper: Paper) -> str:
    for each in paper.body.iter(W + "pPr"):
        each.append(M.spacing({W + "before": "60", W + "after": "60"}))
    return "space between paragraphs"


@_kind("straight quotation marks")
def _(paper: Paper) -> str:
    """Typography that a word processor puts in or takes out by itself."""
    for each in paper.body.iter(W + "t"):
        if each.text:
            each.text = each.text.translate(str.maketrans("“”‘’\N{NO-BREAK SPACE}", "\"\"'' "))
    return "straight quotation marks, no joined spaces"


@_kind("a reference made plain, number kept")
def _(paper: Paper) -> str:
    """As Google Docs does to every reference. What it says is the same."""
    found = reference(paper)
    found.runs[0].addprevious(M.r(text_element(found.shown.text or "")))
    for run in found.runs:
        run.getparent().remove(run)  # type: ignore[union-attr]
    return f"plain {found.shown.text}"


@_kind("a field asked to count anew")
def _(paper: Paper) -> str:
    for each in paper.body.iter(W + "fldChar"):
        if value(each, "fldCharType") == "begin":
            each.set(W + "dirty", "true")
    return "every field dirty"


@_kind("a simple field for a complex one")
def _(paper: Paper) -> str:
    found = reference(paper)
    simple = M.fldSimple({W + "instr": found.instruction.text or ""})
    simple.append(M.r(text_element(found.shown.text or "")))
    found.runs[0].addprevious(simple)
    for run in found.runs:
        run.getparent().remove(run)  # type: ignore[union-attr]
    return f"simple field for {found.shown.text}"


@_kind("parts written anew")
def _(paper: Paper) -> str:
    """With other prefixes for the same names, as some programs write them."""
    written = etree.tostring(paper.root(MAIN)).decode()
    for old, new in (("<w:", "<ns0:"), ("</w:", "</ns0:"), (" w:", " ns0:"), (":w=", ":ns0=")):
        written = written.replace(old, new)
    paper.replace(MAIN, etree.fromstring(written))
    return "another prefix"


@_kind("an empty run here and there")
def _(paper: Paper) -> str:
    for _ in range(10):
        _, run = somewhere(paper)
        empty = M.r(text_element(""))
        look = run.find(W + "rPr")
        if look is not None:
            empty.insert(0, deepcopy(look))
        run.addnext(empty)
    return "empty runs"
