"""A draft's XML to be edited, and what our record calls each place in it."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from attrs import frozen
from lxml import etree

import agreementkit as ak
from agreementkit.documents import ClauseHeading, PartHeading, ScheduleHeading, SignatureBlock

from .drafts import Draft
from .package import zipped
from .xml import Element, W, style_of, texts

__all__ = ["MAIN", "NothingToDoError", "Paper", "Section", "Spot"]

MAIN = "word/document.xml"
_HEADINGS = {"Heading1": "part", "Heading2": "clause", "ScheduleHeading": "schedule"}
_SIGNATURES = ("SignatureParty", "SignatureLine", "SignatureEnd")
_BESIDE = {"header": "word/header1.xml", "footer": "word/footer1.xml"}


class NothingToDoError(Exception):
    """The chance fell on a place where this edit cannot be made or would change nothing."""


@frozen(kw_only=True, eq=False)
class Spot:
    """A paragraph, and where it stands."""

    place: str
    paragraph: Element
    kind: str
    """`clause`, `heading`, `part`, `cover`, `contents`, `cell`, `schedule`, `signature`,
    `header` or `footer`."""


@frozen(kw_only=True, eq=False)
class Section:
    """What runs from one heading to the next."""

    place: str
    elements: tuple[Element, ...]
    kind: str
    """`front`, `part`, `clause`, `schedule` or `signatures`."""

    @property
    def heading(self) -> Element:
        return self.elements[0]


class Paper:
    """The parts of a draft, each parsed when it is first asked for."""

    def __init__(self, draft: Draft, random: Random) -> None:
        self.draft = draft
        self.random = random
        self._roots: dict[str, Element] = {}
        self.marks = 0
        """How many tracked changes it has been given."""
        self.body = self.root(MAIN)[0]
        self.sections = tuple(self._sections())

    def root(self, name: str) -> Element:
        """The root of a member."""
        if name not in self._roots:
            self._roots[name] = etree.fromstring(self.draft.parts[name])
        return self._roots[name]

    def add(self, name: str, root: Element) -> None:
        """A member that the draft does not have."""
        assert name not in self.draft.parts
        self._roots[name] = root

    def replace(self, name: str, root: Element) -> None:
        """A member written anew."""
        self._roots[name] = root

    def file(self) -> bytes:
        """The Word file as it is now."""
        written = {name: etree.tostring(root) for name, root in self._roots.items()}
        return zipped({**self.draft.parts, **written})

    def _sections(self) -> Iterator[Section]:
        named = iter(_ids(self.draft.document))
        signed = _signed(self.draft.document)
        place, kind, elements = "cover", "front", list[Element]()
        for element in self.body:
            style = style_of(element)
            then = (place, kind)
            if style in _HEADINGS:
                then = (next(named), _HEADINGS[style])
            elif style in _SIGNATURES and signed != place:
                then = (signed, "signatures")
            elif style == "TOCHeading":
                then = ("contents", "front")
            elif element.tag == W + "sectPr":
                then = ("", "")
            if then != (place, kind):
                yield Section(place=place, elements=tuple(elements), kind=kind)
                place, kind, elements = *then, []
            elements.append(element)
        assert next(named, None) is None, "every clause of the document is in the file"

    @property
    def clauses(self) -> Sequence[Section]:
        return [each for each in self.sections if each.kind == "clause"]

    def spots(self) -> Mapping[str, Sequence[Spot]]:
        """Every paragraph with words in it, by the kind of its place."""
        found: dict[str, list[Spot]] = {}
        for section in self.sections:
            for element in section.elements:
                for paragraph in element.iter(W + "p"):
                    if texts(paragraph):
                        kind = _kind(section, paragraph)
                        spot = Spot(place=section.place, paragraph=paragraph, kind=kind)
                        found.setdefault(kind, []).append(spot)
        for place, part in _BESIDE.items():
            every = self.root(part).iter(W + "p")
            found[place] = [Spot(place=place, paragraph=each, kind=place) for each in every]
        return found

    def spot(self, *kinds: str) -> Spot:
        """A paragraph, most often in a clause."""
        spots = self.spots()
        pool = [kind for kind in kinds or _OFTEN if spots.get(kind)]
        if not pool:
            raise NothingToDoError
        return self.random.choice(spots[self.random.choice(pool)])

    def clause(self) -> Section:
        """A clause, whichever."""
        return self.random.choice(self.clauses)


_OFTEN = (
    *["clause"] * 10,
    *["cell"] * 3,
    *["heading"] * 2,
    *("part", "cover", "contents", "schedule", "signature", "header", "footer"),
)
"""How often the chance falls on each kind of place."""


def _kind(section: Section, paragraph: Element) -> str:
    if section.kind == "front":
        return "contents" if style_of(paragraph).startswith("TOC") else "cover"
    if style_of(paragraph) in _SIGNATURES:
        return "signature"
    if section.kind == "part":
        return "part"
    if paragraph.getparent() is not section.heading.getparent():
        return "cell"
    if paragraph is section.heading:
        return "heading" if section.kind == "clause" else "schedule"
    return section.kind


def _ids(document: ak.Document) -> Iterator[str]:
    """What our record calls the Parts, clauses and schedules, in order."""
    for block in document.blocks:
        if isinstance(block, PartHeading):
            yield block.number
        if isinstance(block, ClauseHeading):
            yield block.clause
        elif isinstance(block, ScheduleHeading):
            yield block.id


def _signed(document: ak.Document) -> str:
    """The clause that the parties sign in; where they sign outside of one, a name of its own."""
    blocks = (block for block in document.blocks if isinstance(block, SignatureBlock))
    return next((block.clause or "signatures" for block in blocks), "signatures")
