"""What a copy may be made of, and so what explains a run of letters found in it."""

from collections.abc import Iterable, Mapping
from typing import Self

from attrs import field, frozen

__all__ = ["Pieces"]

_KEY = 4
"""Letters by which a piece is found; an end shorter than this could be any piece's."""
_MOST = 4


@frozen(kw_only=True, eq=False)
class Pieces:
    """Pieces of text, squeezed, that may stand in a copy side by side."""

    pieces: frozenset[str] = field(repr=False)
    lines: str = field(repr=False)
    """All pieces, one a line."""
    starts: Mapping[str, tuple[str, ...]] = field(repr=False)
    ends: Mapping[str, tuple[str, ...]] = field(repr=False)
    """The pieces by their first and by their last letters."""

    @classmethod
    def of(cls, pieces: Iterable[str]) -> Self:
        """Pieces made ready for looking up."""
        held = {piece: None for piece in pieces if piece}
        starts: dict[str, list[str]] = {}
        ends: dict[str, list[str]] = {}
        for piece in held:
            starts.setdefault(piece[:_KEY], []).append(piece)
            ends.setdefault(piece[-_KEY:], []).append(piece)
        return cls(
            pieces=frozenset(held),
            lines="\n".join(held),
            starts={key: tuple(each) for key, each in starts.items()},
            ends={key: tuple(each) for key, each in ends.items()},
        )

    def explains(self, run: str) -> bool:
        """Whether a run stands in one piece, or where a few of them meet.

        >>> shared = Pieces.of(["inwriting", "within", "workingdays"])
        >>> shared.explains("writingwithin10working"), shared.explains("writingnever")
        (True, False)
        """
        if run in self.lines:
            return True
        return any(
            self._ends(run[:cut]) and self._begins(run[cut:], _MOST) for cut in range(len(run) + 1)
        )

    def _ends(self, head: str) -> bool:
        """Whether a piece ends so."""
        if len(head) < _KEY:
            return True
        return any(piece.endswith(head) for piece in self.ends.get(head[-_KEY:], ()))

    def _begins(self, tail: str, most: int) -> bool:
        """Whether a piece begins so, perhaps after a few whole ones and numbers."""
        if len(tail) < _KEY:
            return True
        if any(piece.startswith(tail) for piece in self.starts.get(tail[:_KEY], ())):
            return True
        return most > 0 and any(
            (tail[:cut].isdigit() or tail[:cut] in self.pieces)
            and self._begins(tail[cut:], most - 1)
            for cut in range(1, len(tail))
        )
