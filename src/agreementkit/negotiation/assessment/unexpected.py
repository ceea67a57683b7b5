"""What a returned file shows that the file that we sent does not: by section, each thing once.

Where the words are the same to the letter, a reader may still see something else: a box laid
over them, a figure that a program works out anew, a cell without room. Our own file is the
measure, with its letterhead and its marks; what is in the return and not in it, is told.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from agreementkit.ooxml.reading import (
    SWITCHED_ON,
    Line,
    Reading,
    UnexpectedContent,
    UnreadKind,
)

_DRAWN = "a drawing, a picture or a box"
_TOLD_WITH_DRAWINGS = (UnreadKind.PICTURE, UnreadKind.DRAWING)
_UNREAD = {
    UnreadKind.UNLINKED: "words in a header or note that nothing leads to",
    UnreadKind.FIELD: "words that a field may show",
    UnreadKind.UNKNOWN: "words that some programs show, and others do not",
    UnreadKind.BOUND: "data that the file may show",
}
OFF_THE_PAGES = "ours, and not on the pages any more"
"""What is said of a header or footer of ours that no page shows."""
_LONGEST = 160
"""Characters of a line that are quoted."""


@frozen(kw_only=True)
class Unexpected:
    """What a return shows and the file that we sent does not."""

    by_section: Mapping[str, tuple[UnexpectedContent, ...]]
    """By the id of the section that it touches."""
    elsewhere: tuple[UnexpectedContent, ...]
    """What touches no section, or the file as a whole."""


def unexpected_in(
    reading: Reading,
    sent: Reading,
    sections: Mapping[int, str],
) -> Unexpected:
    """What a return shows and the file that we sent does not.

    Args:
        reading: the returned file.
        sent: the file that we sent.
        sections: the section of each line of the returned file, by its place in
            `Reading.marked`.
    """
    every = (
        *_without_ours(reading, sent),
        *_off_the_pages(reading, sent),
        *_moved(reading, sent),
        *_blanks(reading, sent),
        *_led_elsewhere(reading, sent),
    )
    by_kind: dict[tuple[str, str], list[UnexpectedContent]] = {}
    for each in every:
        by_kind.setdefault((each.what, each.said_in), []).append(each)
    found: dict[str, list[UnexpectedContent]] = {}
    elsewhere: list[UnexpectedContent] = []
    many = max(_FEW_SECTIONS, len({*sections.values()}) // 2)
    for alike in by_kind.values():
        touched = dict.fromkeys(
            sections.get(line, "") for each in alike for line in each.lines or (-1,)
        )
        if len(touched) > many:
            # What is so everywhere is said of the file, once.
            elsewhere.append(_joined(alike))
            if alike[0].what == _FURTHER_IN_OR_OUT:
                # So do programs that know nothing of lists.
                continue
            touched.pop("", None)
        for id_ in touched:
            inside = [
                each
                for each in alike
                if any(sections.get(line, "") == id_ for line in each.lines or (-1,))
            ]
            (found.setdefault(id_, []) if id_ else elsewhere).append(_joined(inside))
    return Unexpected(
        by_section={id_: tuple(told) for id_, told in found.items()}, elsewhere=tuple(elsewhere)
    )


_FEW_SECTIONS = 5


def _joined(alike: Sequence[UnexpectedContent]) -> UnexpectedContent:
    """Things of one kind as one, with the words of each."""
    words = " … ".join(dict.fromkeys(each.words for each in alike if each.words))
    return evolve(
        alike[0],
        lines=tuple(dict.fromkeys(line for each in alike for line in each.lines)),
        words=words[:_LONGEST],
        shown=next((each.shown for each in alike if each.shown), ""),
    )


def shown_in(reading: Reading) -> tuple[UnexpectedContent, ...]:
    """All that a file shows beside its lines: what is unexpected, and what is not read."""
    words: dict[tuple[str, int | None], list[str]] = {}
    for each in reading.unread:
        if each.kind in _TOLD_WITH_DRAWINGS:
            words.setdefault((each.part, each.line), []).append(each.words)
    drawings = {
        (each.part, line)
        for each in reading.unexpected
        for line in each.lines
        if each.what == _DRAWN
    }
    known = (
        evolve(each, words=_words_of(each, words)) if each.what == _DRAWN else each
        for each in reading.unexpected
    )
    return (*known, *_unread(reading, drawings), *_alternatives(reading))


def _words_of(
    drawing: UnexpectedContent, words: Mapping[tuple[str, int | None], Sequence[str]]
) -> str:
    """The words in a drawing, or those that describe it."""
    found = (each for line in drawing.lines for each in words.get((drawing.part, line), ()))
    return drawing.words or " … ".join(filter(None, found))


def _unread(
    reading: Reading, drawings: Collection[tuple[str, int | None]]
) -> Iterator[UnexpectedContent]:
    for each in reading.unread:
        if (each.part, each.line) in drawings and each.kind in _TOLD_WITH_DRAWINGS:
            continue
        yield UnexpectedContent(
            what=_UNREAD.get(each.kind, f"what is not read ({each.kind})"),
            part=each.part,
            lines=() if each.line is None else (each.line,),
            words=each.words,
            key=f"{each.kind} {each.words}",
            counted=True,
        )


def _alternatives(reading: Reading) -> Iterator[UnexpectedContent]:
    for each in reading.alternatives:
        yield UnexpectedContent(
            what="two texts at one place",
            part=each.part,
            lines=() if each.line is None else (each.line,),
            words=each.read,
            shown=each.other or "nothing",
            key=f"{each.read} {each.other}",
            counted=True,
        )


def _without_ours(reading: Reading, sent: Reading) -> Iterator[UnexpectedContent]:
    """What our own file does not have: formatting that it has nowhere, things that it has fewer of."""
    ours = shown_in(sent)
    formats = {(each.what, each.key) for each in ours if not each.counted}
    things = Counter((each.what, each.key) for each in ours if each.counted)
    switched_on = {
        (each.what, sent.marked[line].text)
        for each in ours
        for line in each.lines
        if _is_switch(each)
    }
    for each in shown_in(reading):
        texts = {reading.marked[line].text for line in each.lines}
        if _is_switch(each) and switched_on.issuperset((each.what, text) for text in texts):
            # Programs take what a style says for the paragraph's own.
            continue
        kind = (each.what, each.key)
        if each.counted and things[kind]:
            things[kind] -= 1
        elif each.counted or kind not in formats:
            yield each


def _is_switch(each: UnexpectedContent) -> bool:
    return each.key.partition(" ")[0] == SWITCHED_ON and bool(each.lines)


def _off_the_pages(reading: Reading, sent: Reading) -> Iterator[UnexpectedContent]:
    """Our headers and footers that no page shows any more."""
    gone = ", ".join(sorted(sent.page_parts - reading.page_parts))
    if gone:
        yield UnexpectedContent(what=OFF_THE_PAGES, part="", words=gone)


# The same words at another place on the page.

_FURTHER_IN_OR_OUT = "a paragraph further in or out than we sent it"
_FURTHER = 200
"""Twentieths of a point, a third of a centimetre: less is how programs round."""
_FEW_BLANKS = 3
_MANY_EMPTY = 5


def _moved(reading: Reading, sent: Reading) -> Iterator[UnexpectedContent]:
    """Paragraphs in our words that stand further in or out: a proviso may look like a clause."""
    ours: dict[str, set[int]] = {}
    for at, indent in sent.indents.items():
        if sent.marked[at].number:
            # Where nothing is counted, programs put what they like.
            ours.setdefault(sent.marked[at].text, set()).add(indent)
    for at, indent in reading.indents.items():
        text = reading.marked[at].text
        known = ours.get(text, ()) if text.strip() else ()
        if known and all(abs(indent - each) > _FURTHER for each in known):
            yield _line_of(_FURTHER_IN_OR_OUT, reading, at)


def _blanks(reading: Reading, sent: Reading) -> Iterator[UnexpectedContent]:
    """Blanks of other kinds or lengths than ours, between the same words.

    A line that ends, a tab, or forty spaces can put words under another number.
    """
    ours = {" ".join(line.text.split()): line.text for line in sent.marked}
    empty = 0
    for at, line in enumerate(reading.marked):
        known = ours.get(" ".join(line.text.split()))
        if known is not None and known != line.text and _odd_blanks(line.text) - _odd_blanks(known):
            yield _line_of("blanks that move the words", reading, at)
        empty = 0 if line.text.strip() or line.cell else empty + 1
        if empty == _MANY_EMPTY:
            yield _line_of("many empty lines", reading, at)


_BLANK = re.compile(r"[^\S\u00a0\u202f]+")


def _odd_blanks(text: str) -> frozenset[str]:
    """The blanks in a text that are no common ones; many in a row are one kind."""
    found = set()
    for each in _BLANK.findall(text.strip()):
        if len(each) > _FEW_BLANKS:
            found.add("many")
        found |= {*each} - {" "}
    return frozenset(found)


def _led_elsewhere(reading: Reading, sent: Reading) -> Iterator[UnexpectedContent]:
    """Bookmarks and links of ours that lead to another heading than we had them lead to."""
    ours = {
        target: line.text for line in sent.marked for target in line.targets if line.text.strip()
    }
    headings = {*ours.values()}
    seen, led = set[str](), set[str]()
    for at, line in enumerate(reading.marked):
        for target in line.targets:
            known = ours.get(target, line.text)
            moved = known != line.text and line.text in headings
            if moved or (target in ours and target in seen):
                yield _line_of("a mark that references lead to, moved here", reading, at)
                led.add(target)
            seen.add(target)
    references: dict[str, int] = {}
    for line in sent.marked:
        references[line.text] = max(references.get(line.text, 0), len(_references(line)))
    for at, line in enumerate(reading.marked):
        found = _references(line)
        if not led.isdisjoint(found):
            yield _line_of("a reference that leads to another place than ours", reading, at)
        if line.text in references and len(found) > references[line.text]:
            yield _line_of("a reference where we had words", reading, at)
    links = {link: sent.marked[at].text for at, link in sent.links.items() if link in ours}
    entries = {*links.values()}
    for at, link in reading.links.items():
        text = reading.marked[at].text
        if text in entries and links.get(link, text) != text:
            yield _line_of("a link that leads to another place", reading, at)


def _references(line: Line) -> tuple[str, ...]:
    """The bookmarks to which the references of a line lead, as the file names them."""
    words = (each.instruction.split() for each in line.fields if each.kind == "REF")
    return tuple(each[1] for each in words if len(each) > 1)


def _line_of(what: str, reading: Reading, at: int) -> UnexpectedContent:
    line = reading.marked[at]
    words = " ".join(line.text.split())[:_LONGEST]
    return UnexpectedContent(what=what, part=line.part, lines=(at,), words=words)
