"""What is not plain text: drawings of both kinds, text boxes, pictures, formulas, alternatives."""

from typing import TYPE_CHECKING

from attrs import evolve

from agreementkit.word.oxml.cursor import Around
from agreementkit.word.oxml.drawn import box_of, frame_of, is_understood, words_in
from agreementkit.word.oxml.inline import Inline
from agreementkit.word.oxml.vocabulary import (
    CHOICE,
    FALLBACK,
    PICTURE_FRAMES,
    PICTURE_NAMES,
    PICTURE_OWN,
    VML_TITLE,
)
from agreementkit.word.reading import Alternative, UnreadKind

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Drawings"]


_DEEPEST = 8


class Drawings(Inline):
    """A walk that knows what hangs on paragraphs as well."""

    def alternate(self, element: "etree._Element", around: Around) -> None:
        """Alternatives (ISO/IEC 29500-3): the one that Word shows is read, the others told."""
        branches = [child for child in element if child.tag in (CHOICE, FALLBACK)]
        shown = next(
            (each for each in branches if each.tag == FALLBACK or is_understood(each)), None
        )
        others = [each for each in branches if each is not shown]
        # Deep inside others it is told without being compared, which would take too long.
        compared = others and shown is not None and self.alternates < _DEEPEST
        read = words_in(shown) if compared and shown is not None else ""
        for each in others:
            if (other := words_in(each)) != read:
                self.alternatives.append(
                    Alternative(part="", line=self.here(), read=read, other=other)
                )
        if shown is not None:
            self.alternates += 1
            self.inside(shown, around)
            self.alternates -= 1

    def drawing(self, element: "etree._Element", around: Around) -> None:
        """A drawing, of either kind."""
        frame = frame_of(element)
        self.inside(element, evolve(around, looks=around.looks | frame.looks))

    def box(self, element: "etree._Element", around: Around) -> None:
        """The text of a box: its lines come after that of the paragraph it hangs on."""
        frame = box_of(element)
        inner = Around(
            revisions=around.revisions,
            looks=around.looks | frame.looks,
            fill=frame.fill,
            boxed=True,
            note=around.note,
        )
        now, outer = self.now, self.nodes
        self.nodes = now.boxes if now else outer
        self.inside(element, inner)
        self.nodes = outer

    def picture(self, element: "etree._Element", _around: Around) -> None:
        """A picture, by its description."""
        self.miss(UnreadKind.PICTURE, description_of(element))

    def drawn(self, element: "etree._Element", _around: Around) -> None:
        """Words in a drawing."""
        if element.text:
            self.miss(UnreadKind.DRAWING, element.text)

    def maths(self, element: "etree._Element", _around: Around) -> None:
        """A piece of a formula."""
        if element.text:
            self.miss(UnreadKind.MATHS, element.text)

    def word_art(self, element: "etree._Element", around: Around) -> None:
        """Words along a line."""
        self.miss(UnreadKind.DRAWING, element.get("string", ""))
        self.inside(element, around)


def description_of(picture: "etree._Element") -> str:
    """What a picture is said to show; empty where nobody says."""
    said = [picture.get(VML_TITLE, "")]
    for element in picture.iter(PICTURE_OWN):
        said += (element.get("descr", ""), element.get("title", ""))
    for above in picture.iterancestors(*PICTURE_FRAMES):
        for element in above.iterchildren(PICTURE_NAMES):
            said += (element.get("descr", ""), element.get("title", ""))
    return next(filter(None, said), "")
