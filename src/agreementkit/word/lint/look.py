"""How a run of text looks, with all that it inherits."""

from attrs import frozen

from agreementkit.word.lint.colour import background, contrast, foreground
from agreementkit.word.lint.properties import is_on, value_of
from agreementkit.word.lint.story import Paragraph, Run

__all__ = ["Look", "look_of"]

_UNSAID = 20
"""Half points; what Word takes where no style says a size."""


@frozen(kw_only=True)
class Look:
    """What a reader sees of a run."""

    points: float
    bold: bool
    italic: bool
    underlined: bool
    struck: bool
    capitals: bool
    colour: str
    behind: str

    @property
    def large(self) -> bool:
        """Whether WCAG counts it as large text: 18 points, or bold and 14."""
        return self.points >= (14 if self.bold else 18)

    @property
    def contrast(self) -> float:
        """Of the text against what it stands on."""
        return contrast(self.colour, self.behind)

    @property
    def shape(self) -> tuple[object, ...]:
        """All that can be told without colour."""
        return (
            self.points,
            self.bold,
            self.italic,
            self.underlined,
            self.struck,
            self.capitals,
        )


def look_of(run: Run, paragraph: Paragraph, page: str | None = None) -> Look:
    """How a run of a paragraph looks.

    Args:
        run: the text.
        paragraph: what it stands in.
        page: the colour of the page, where it is shown.
    """
    said = run.properties
    cell = paragraph.where.cell
    levels = [cell.properties] if cell else []
    behind = background(page, *levels, paragraph.properties, said)
    return Look(
        points=_half_points(value_of(said, "sz")) / 2,
        bold=is_on(said, "b"),
        italic=is_on(said, "i"),
        underlined=is_on(said, "u"),
        struck=is_on(said, "strike") or is_on(said, "dstrike"),
        capitals=is_on(said, "caps"),
        colour=foreground(said, behind),
        behind=behind,
    )


def _half_points(said: str | None) -> float:
    try:
        return float(said or _UNSAID)
    except ValueError:
        return _UNSAID
