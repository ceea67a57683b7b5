"""Faces that load what they offer when it is first asked for (PEP 562)."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module


def attach(
    face: str,
    homes: Mapping[str, Sequence[str]],
) -> tuple[list[str], Callable[[str], object], Callable[[], list[str]]]:
    """What a face needs to offer names without loading them: `__all__`, `__getattr__`, `__dir__`.

    A program that only builds values must not wait for what reads and writes files.

    Args:
        face: the module that offers the names.
        homes: the modules that define them, below `agreementkit`, each with its names.
    """
    home = {name: module for module, names in homes.items() for name in names}

    def load(name: str) -> object:
        if name not in home:
            raise AttributeError(f"module {face!r} has no attribute {name!r}")
        return getattr(import_module(f"agreementkit.{home[name]}"), name)

    return sorted(home), load, lambda: sorted(home)
