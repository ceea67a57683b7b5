"""What the cross-references of a returned file show, beside what they point to now.

A word processor computes a reference when it pleases, and a hand can type over the result.
"""

from collections.abc import Iterator, Sequence

from attrs import frozen

from agreementkit.ooxml.fields import FieldUse
from agreementkit.ooxml.numbering import UNKNOWN
from agreementkit.ooxml.reading import Line
from agreementkit.word.markup_writer import plain_bookmark_name

_NUMBERED = frozenset({"\\n", "\\r", "\\w"})
"""The switches that ask for the number of the paragraph and not for its words (17.16.5.51)."""


@frozen(kw_only=True)
class ReferenceUse:
    """A cross-reference to a numbered paragraph, beside what its target is now."""

    line: int
    """Which of the lines it stands in, from 0."""
    field: FieldUse
    now: str | None
    """The number that its target prints now; None where the target is gone."""
    full: str = ""
    """The same with the numbers above it."""

    @property
    def gone(self) -> bool:
        """Whether there is nothing that it points to."""
        return self.now is None

    @property
    def wrong(self) -> bool:
        """Whether it shows another number than its target has.

        A number whose form is not known here counts as wrong: it wants a look.
        """
        shown = self.field.text.strip()
        right = (_bare(self.now or ""), self.full)
        return not self.gone and (UNKNOWN in self.full or shown not in right)


def references(lines: Sequence[Line]) -> tuple[ReferenceUse, ...]:
    """Every reference to a paragraph's number, in order.

    Args:
        lines: one side of a reading, `accepted` or `rejected`.
    """
    targets = _targets(lines)
    return tuple(
        ReferenceUse(
            line=at,
            field=field,
            now=target.number if (target := targets.get(field.target)) else None,
            full=target.full_number if target else "",
        )
        for at, line in enumerate(lines)
        for field in line.fields
        if field.kind == "REF" and _NUMBERED & {*field.instruction.lower().split()}
    )


def _targets(lines: Sequence[Line]) -> dict[str, Line]:
    """The line that each bookmark begins in; a copy only where the first is gone."""
    found = dict(_named(lines, exact=True))
    for name, line in _named(lines, exact=False):
        found.setdefault(name, line)
    return found


def _named(lines: Sequence[Line], *, exact: bool) -> Iterator[tuple[str, Line]]:
    for line in reversed(lines) if exact else lines:
        for bookmark in line.targets:
            if not exact or plain_bookmark_name(bookmark) == bookmark:
                yield plain_bookmark_name(bookmark), line


def _bare(number: str) -> str:
    """A number as a reference gives it: without full stops at its end."""
    return number.strip().rstrip(".")
