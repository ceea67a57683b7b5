"""Complex fields (17.16.18) as a walk passes through them: what shows, and what may.

Of a field its result is text and its instruction is not, whatever stands in it.
"""

from collections.abc import Collection

from attrs import define, field

__all__ = ["OpenFields", "shown_by"]

_SHOW_THEMSELVES = frozenset({"EQ", "GOTOBUTTON", "MACROBUTTON"})
"""Fields that Word shows by their instruction, with a result or without (17.16.5)."""
_SHOW_WITHOUT_RESULT = frozenset({"IF", "QUOTE", "SYMBOL"})


def shown_by(instruction: str, *, has_result: bool) -> str:
    """What of a field's instruction Word may show; empty for most fields.

    >>> shown_by(" MACROBUTTON AcceptAll the Employer may ", has_result=False)
    'MACROBUTTON AcceptAll the Employer may'
    >>> shown_by(" REF agk_1 \\\\r \\\\h ", has_result=True)
    ''
    """
    code = instruction.split(maxsplit=1)
    kind = code[0].upper() if code else ""
    shows = kind in _SHOW_THEMSELVES or (kind in _SHOW_WITHOUT_RESULT and not has_result)
    return instruction.strip() if shows else ""


@define(kw_only=True)
class _Open:
    number: int
    instruction: list[str] = field(factory=list)
    words: list[str] = field(factory=list)
    """Text among the instruction."""
    parted: bool = False


class OpenFields:
    """The fields that are open at a point of a text.

    Args:
        ignored: the numbers of those that begin and never end, counted from 0 among all:
            Word shows what follows them.
    """

    def __init__(self, ignored: Collection[int] = ()) -> None:
        self._ignored = ignored
        self._begun = 0
        self._open: list[_Open] = []
        self.instructions = 0
        """How many of them are before their result: text is shown where there is none."""

    def begin(self) -> bool:
        """A field begins; whether it is one of those that end."""
        ends = self._begun not in self._ignored
        if ends:
            self._open.append(_Open(number=self._begun))
            self.instructions += 1
        self._begun += 1
        return ends

    def part(self) -> None:
        """Its instruction is over, and its result begins."""
        if self._open and not self._open[-1].parted:
            self._open[-1].parted = True
            self.instructions -= 1

    def end(self) -> str:
        """A field ends; returns the words of its instruction that a reader might see."""
        if not self._open:
            return ""
        done = self._open.pop()
        self.instructions -= not done.parted
        shown = shown_by("".join(done.instruction), has_result=done.parted)
        return " ".join(filter(None, (shown, "".join(done.words))))

    def instruct(self, text: str) -> bool:
        """Take a piece of an instruction; False where no field is open for it."""
        if not self._open:
            return False
        self._open[-1].instruction.append(text)
        return True

    def keep(self, text: str) -> None:
        """Take text that is not shown, because it stands in an instruction."""
        self._open[-1].words.append(text)

    def unclosed(self) -> frozenset[int]:
        """The numbers of the fields that never end."""
        return frozenset(each.number for each in self._open)
