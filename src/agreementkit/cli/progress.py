"""A progress bar on a terminal, and nothing where nobody watches."""

import contextlib
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console

__all__ = ["tracked", "working"]

T = TypeVar("T")


def tracked(items: Iterable[T], description: str, total: int) -> Iterable[T]:
    """The same items, with a bar that moves as they are taken.

    Args:
        items: what is worked on.
        description: what is being done, such as "Drafting".
        total: how many there are.
    """
    console = Console(stderr=True)
    if not console.is_terminal:
        return items
    from rich.progress import track

    return track(items, description=description, total=total, console=console)


@contextlib.contextmanager
def working(words: str) -> Iterator[None]:
    """Say on a terminal what is being done, while it is done.

    Args:
        words: such as "Reading what came back".
    """
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status(f"{words} …"):
        yield
