"""A progress bar on a terminal, and nothing where nobody watches."""

from collections.abc import Iterable
from typing import TypeVar

from rich.console import Console

__all__ = ["tracked"]

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
