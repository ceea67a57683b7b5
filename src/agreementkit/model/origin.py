"""Where an agreement was read from, so that a finding can name the line to edit."""

from collections.abc import Mapping

from attrs import field, frozen

from agreementkit.model.visibility import NEUTRAL, PRIVATE

__all__ = ["KeyPath", "Origin"]

KeyPath = tuple[str | int, ...]
"""A key of a file with the tables around it: `("clauses", "scope", "pilots")`."""


@frozen(kw_only=True)
class Origin:
    """The file of an agreement, and the line of each of its keys."""

    file: str = field(metadata=PRIVATE)
    lines: Mapping[KeyPath, int] = field(factory=dict, metadata=NEUTRAL)
    """Counted from 1."""

    def line(self, key: KeyPath) -> int | None:
        """The line of a key, or of the nearest table around it; None where it has none.

        >>> Origin(file="kent.toml", lines={("clauses", "scope"): 7}).line(
        ...     ("clauses", "scope", "pilots"))
        7
        """
        for length in range(len(key), 0, -1):
            around = key[:length]
            # The first clause's heading is no place for what another clause lacks.
            if around in self.lines and around != ("clauses",):
                return self.lines[around]
        return None
