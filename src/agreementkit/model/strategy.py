"""The bargaining strategy that an agreement is measured against."""

from collections.abc import Iterator

from attrs import field, frozen

from agreementkit.model.texts import texts
from agreementkit.model.visibility import NEUTRAL, PRIVATE

__all__ = ["Area", "Strategy", "Topic"]


@frozen(kw_only=True)
class Topic:
    """One subject of the strategy; it is covered by an enforceable duty or not at all."""

    id: str = field(metadata=NEUTRAL)
    title: str = field(metadata=NEUTRAL)
    means: str = field(default="", metadata=PRIVATE)
    """What an agreement must do to cover it, in one line."""
    words: tuple[str, ...] = field(default=(), converter=texts, metadata=NEUTRAL)
    """What people say when they speak of it; a word that ends in * stands for every ending."""


@frozen(kw_only=True)
class Area:
    """Topics reported together. An area is covered when each of its topics is."""

    id: str = field(metadata=NEUTRAL)
    title: str = field(metadata=NEUTRAL)
    topics: tuple[Topic, ...]


@frozen(kw_only=True)
class Strategy:
    """What must be covered: areas with their topics, and the framework beside them."""

    id: str = field(metadata=NEUTRAL)
    title: str = field(metadata=NEUTRAL)
    source: str = field(metadata=PRIVATE)
    areas: tuple[Area, ...]
    framework: Area

    @property
    def topics(self) -> Iterator[Topic]:
        """Every topic, those of the areas first and the framework's last."""
        for area in (*self.areas, self.framework):
            yield from area.topics
