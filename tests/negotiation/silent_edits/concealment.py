"""Edits that cannot be seen, or look like nothing: characters in disguise, hidden words."""

from copy import deepcopy
from functools import partial
from random import Random

from tests.negotiation.silent_edits.editable_draft import NothingToDoError, Paper, Spot

from .edit import Truth, at, kind
from .spelling import change, one_of, put
from .xml import Element, M, W, of, style_of, text_element, texts, value

__all__ = ["cut"]

_CYRILLIC = dict(zip("aceopxyisjABCEHIKMOPTX", "асеорхуіѕјАВСЕНІКМОРТХ", strict=True))
_GREEK = dict(zip("ovABEHIKMNOPTXYZ", "ονΑΒΕΗΙΚΜΝΟΡΤΧΥΖ", strict=True))
_DIGITS = dict(zip("0123456789", "０１２３４５６７８９", strict=True))
_OTHER_DIGITS = dict(zip("0123456789", "٠١٢٣٤٥٦٧٨٩", strict=True))
_WIDE = {chr(n): chr(n + 0xFEE0) for n in range(ord("A"), ord("z") + 1) if chr(n).isalpha()}
_MATHS = {chr(ord("a") + n): chr(0x1D5BA + n) for n in range(26)}
_ACCENTS = dict(zip("aeiou", "áéíọư", strict=True))


def _look_alike(table: dict[str, str], text: str, random: Random) -> str:
    found = one_of(f"[{''.join(table)}]", text, random)
    return put(text, found, table[found[0]])


for _name, _table in {
    "a Cyrillic letter": _CYRILLIC,
    "a Greek letter": _GREEK,
    "a full-width letter": _WIDE,
    "a full-width digit": _DIGITS,
    "a digit of another script": _OTHER_DIGITS,
    "a mathematical letter": _MATHS,
    "a letter with a mark on it": _ACCENTS,
}.items():
    change(_name)(partial(_look_alike, _table))


@change("a whole word in Cyrillic")
def _(text: str, random: Random) -> str:
    found = one_of(rf"\b[{''.join(_CYRILLIC)}]{{2,}}\b", text, random)
    return put(text, found, "".join(map(_CYRILLIC.__getitem__, found[0])))


@change("a character without width")
def _(text: str, random: Random) -> str:
    found = one_of(r"(?<=[A-Za-z])(?=[A-Za-z])", text, random)
    return put(text, found, random.choice("\u200b\u200c\u200d\u2060\ufeff"))


@change("a sign that turns the text round")
def _(text: str, random: Random) -> str:
    found = one_of(r"[A-Za-z0-9]+", text, random)
    return put(text, found, f"{random.choice(chr(0x202E) + chr(0x202D) + chr(0x2067))}{found[0]}")


@change("a soft hyphen")
def _(text: str, random: Random) -> str:
    return put(text, one_of(r"(?<=[a-z])(?=[a-z])", text, random), "\u00ad")


@change("a joined mark")
def _(text: str, random: Random) -> str:
    return put(text, one_of(r"(?<=[a-z])(?=[a-z])", text, random), random.choice("\u0336\u0338"))


def cut(text: Element, place: int) -> Element:
    """Cut a run in two inside one of its texts; what comes back is the first run."""
    run = text.getparent()
    assert run is not None
    assert run.tag == W + "r"
    rest = deepcopy(run)
    at_ = run.index(text)
    words = text.text or ""
    text.text = words[:place]
    rest[at_].text = words[place:]
    for each in list(run)[at_ + 1 :]:
        run.remove(each)
    for each in list(rest)[:at_]:
        if each.tag != W + "rPr":
            rest.remove(each)
    run.addnext(rest)
    return run


def _look(run: Element, *properties: Element) -> None:
    """Give a run a look of its own."""
    own = run.find(W + "rPr")
    if own is None:
        own = M.rPr()
        run.insert(0, own)
    for each in properties:
        if each.tag == W + "rStyle":
            for old in own.findall(each.tag):
                own.remove(old)
            own.insert(0, each)
        else:
            own.append(each)


def _style(paper: Paper, kind: str, hides: str = "", like: str = "") -> str:
    """A new style that hides what it is given to."""
    name = f"{like or 'Plain'}Quiet"
    inner = [M.name({W + "val": name})]
    if like:
        inner.append(of("basedOn", like))
    looks = {"white": of("color", "FFFFFF"), "tiny": of("sz", "2")}.get(hides, M.vanish())
    styles = paper.root("word/styles.xml")
    styles.append(M.style({W + "type": kind, W + "styleId": name}, *inner, M.rPr(looks)))
    return name


def _looks(paper: Paper, name: str) -> list[Element]:
    """What makes words unseen."""
    if name.endswith("by a style"):
        return [of("rStyle", _style(paper, "character", name.split(maxsplit=1)[0]))]
    return {
        "hidden": [M.vanish()],
        "white": [of("color", "FFFFFF")],
        "nearly white": [of("color", "FDFEFD")],
        "tiny": [of("sz", "2"), of("szCs", "2")],
        "squeezed": [of("w", "1")],
    }[name]


_UNSEEN = (
    "hidden",
    "white",
    "nearly white",
    "tiny",
    "squeezed",
    "hidden by a style",
    "white by a style",
    "tiny by a style",
)


def _words(paper: Paper) -> tuple[Spot, Element, int]:
    spot = paper.spot()
    text = paper.random.choice(texts(spot.paragraph))
    found = one_of(" ", text.text or "", paper.random)
    return spot, text, found.start()


def _added(paper: Paper, name: str) -> Truth:
    """Words put in that nobody sees."""
    spot, text, place = _words(paper)
    run = cut(text, place)
    words = paper.random.choice([" not", " where it can", " at most", " and the Union"])
    unseen = M.r(text_element(words))
    _look(unseen, *_looks(paper, name))
    run.addnext(unseen)
    return at(f"{spot.kind}: {words!r} put in unseen", spot.place)


def _taken_from_sight(paper: Paper, name: str) -> Truth:
    """Words that we sent, and that nobody sees now."""
    spot, text, _ = _words(paper)
    if style_of(spot.paragraph) == "TableHeading" and "white" in name:
        # These stand on a dark ground, and are white already.
        raise NothingToDoError
    found = one_of(r"[A-Za-z0-9]+", text.text or "", paper.random)
    words = found[0]
    cut(text, found.end())
    run = cut(text, found.start()).getnext()
    assert run is not None
    _look(run, *_looks(paper, name))
    return at(f"{spot.kind}: {words!r} can no longer be seen", spot.place)


for _name in _UNSEEN:
    kind(f"words put in, {_name}")(partial(_added, name=_name))
    kind(f"words made {_name}")(partial(_taken_from_sight, name=_name))


@kind("words struck through by hand")
def _(paper: Paper) -> Truth:
    """They look deleted, and are not."""
    spot, text, _ = _words(paper)
    found = one_of(r"[A-Za-z0-9]+", text.text or "", paper.random)
    cut(text, found.end())
    run = cut(text, found.start()).getnext()
    assert run is not None
    _look(run, paper.random.choice([M.strike(), M.dstrike()]))
    return at(f"{spot.kind}: {found[0]!r} struck through", spot.place)


@kind("a paragraph hidden by its style")
def _(paper: Paper) -> Truth:
    spot = paper.spot("clause")
    style = style_of(spot.paragraph)
    name = _style(paper, "paragraph", like=style)
    own = spot.paragraph.find(f"{W}pPr/{W}pStyle")
    assert own is not None
    assert value(own) == style
    own.set(W + "val", name)
    return at("a paragraph hidden", spot.place)


@kind("a table row hidden")
def _(paper: Paper) -> Truth:
    spot = paper.spot("cell")
    row = next(spot.paragraph.iterancestors(W + "tr"))
    own = row.find(W + "trPr")
    if own is None:
        raise NothingToDoError
    own.append(M.hidden())
    return at("a row hidden", spot.place)


@kind("a letter of a symbol font")
def _(paper: Paper) -> Truth:
    """The words stay, and print as other signs."""
    spot, text, _ = _words(paper)
    found = one_of(r"[A-Za-z0-9]+", text.text or "", paper.random)
    cut(text, found.end())
    run = cut(text, found.start()).getnext()
    assert run is not None
    font = paper.random.choice(["Symbol", "Wingdings"])
    _look(run, M.rFonts({W + "ascii": font, W + "hAnsi": font}))
    return at(f"{spot.kind}: {found[0]!r} in {font}", spot.place)


@kind("a sign put in")
def _(paper: Paper) -> Truth:
    spot, text, place = _words(paper)
    cut(text, place).addnext(M.r(M.sym({W + "font": "Symbol", W + "char": "F0D8"})))
    return at(f"{spot.kind}: a sign put in", spot.place)


@kind("a soft hyphen as markup")
def _(paper: Paper) -> Truth:
    spot, text, _ = _words(paper)
    found = one_of(r"(?<=[a-z])(?=[a-z])", text.text or "", paper.random)
    cut(text, found.start()).addnext(M.r(M.softHyphen()))
    return at(f"{spot.kind}: a soft hyphen put in", spot.place)
