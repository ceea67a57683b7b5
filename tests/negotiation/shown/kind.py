"""A kind of change to what a file shows, and the list of all of them."""

from collections.abc import Callable, Mapping

from attrs import frozen

from .sheet import Sheet

__all__ = ["HARMLESS", "SHOWN", "Kind", "harmless", "looks", "shows"]

NOTICES = "advance-notice"
"""The clause that most kinds are tried on."""
Maker = Callable[[Sheet], None]


@frozen(kw_only=True)
class Kind:
    """One way to change a file."""

    name: str
    group: str
    clause: str
    """The clause or schedule in which it is seen; empty where it touches none, or all of them."""
    seen: str
    """What a reader sees."""
    whole: bool
    """Whether further clauses are touched by it."""
    make: Maker

    def file(self) -> bytes:
        """The draft after it."""
        sheet = Sheet()
        self.make(sheet)
        return sheet.file()


SHOWN: dict[str, Kind] = {}
"""What changes what a file shows, by name."""
HARMLESS: dict[str, Kind] = {}
"""What a program does by itself and nobody sees, by name."""


def shows(
    name: str,
    seen: str,
    *,
    clause: str = NOTICES,
    whole: bool = False,
) -> Callable[[Maker], Maker]:
    """Add a kind that must be told."""
    return _adder(SHOWN, name, seen, clause, whole=whole)


def harmless(name: str) -> Callable[[Maker], Maker]:
    """Add a kind of which nothing is to be told."""
    return _adder(HARMLESS, name, "nothing", "", whole=False)


def looks(
    does: Callable[[Sheet, str], None],
    table: Mapping[str, tuple[str, str]],
    *,
    group: str,
    clause: str = NOTICES,
    whole: bool = False,
) -> None:
    """Add kinds that differ in their markup alone: by name, the markup and what is seen."""
    for name, (markup, seen) in table.items():

        def make(sheet: Sheet, markup: str = markup) -> None:
            does(sheet, markup)

        _adder(SHOWN, name, seen, clause, whole=whole, group=group)(make)


def _adder(
    kinds: dict[str, Kind],
    name: str,
    seen: str,
    clause: str,
    *,
    whole: bool,
    group: str = "",
) -> Callable[[Maker], Maker]:
    def added(make: Maker) -> Maker:
        assert name not in kinds, name
        room = make.__module__.rpartition(".")[2].replace("_", " ")
        kinds[name] = Kind(
            name=name, group=group or room, clause=clause, seen=seen, whole=whole, make=make
        )
        return make

    return added
