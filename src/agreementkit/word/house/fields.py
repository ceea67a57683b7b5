"""Which fields of a letterhead may stay: page numbers, and the words of links."""

from collections.abc import Callable

__all__ = ["FieldWatch"]

_PAGES = ("PAGE", "NUMPAGES")
_WORDS = ("HYPERLINK",)


class FieldWatch:
    """Follows the fields of one part, which begin and end in the middle of anything.

    Other fields are left out with their results: those print file paths, and names of people.
    """

    def __init__(self, say: Callable[[str], None]) -> None:
        self.say = say
        self.open: list[list[str]] = []
        self.muted: list[bool] = []

    @property
    def silent(self) -> bool:
        """Whether what comes next is no part of the text."""
        return any(self.muted)

    def code(self, text: str) -> None:
        """A piece of an instruction."""
        if self.open:
            self.open[-1].append(text)

    def mark(self, kind: str) -> str | None:
        """A mark of a field; gives `PAGE` or `NUMPAGES` where one of those is to be shown."""
        if kind == "begin":
            self.open.append([])
            self.muted.append(True)
        elif kind == "separate" and self.open:
            shown = self.simple("".join(self.open[-1]))
            self.open[-1] = []
            self.muted[-1] = shown is not None
            return shown if shown and not any(self.muted[:-1]) else None
        elif kind == "end" and self.open:
            code = self.open.pop()
            self.muted.pop()
            # A field without a result has its instruction still to be read.
            shown = self.simple("".join(code)) if code else None
            return shown if shown and not self.silent else None
        return None

    def simple(self, instruction: str) -> str | None:
        """What becomes of a field: its name to be shown, empty to leave it out, None for words."""
        name = (instruction.split() or [""])[0].upper()
        if name in _PAGES:
            return name
        if name in _WORDS:
            self.say("a link is left out, and its words are kept.")
            return None
        self.say(f"a field ({name or 'without a name'}) is left out.")
        return ""
