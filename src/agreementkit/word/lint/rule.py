"""What a rule of the lint is: a function over a Word file, with its name and its weight."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

from attrs import frozen

from agreementkit.model.coverage_report import Finding, Severity
from agreementkit.word.lint.story import WordFile

_K = TypeVar("_K", bound=Hashable)

FoundPlaces = Iterator[tuple[str, str, str]]
"""Place, message and remedy of each case."""


@frozen(kw_only=True)
class LintRule:
    """One way in which a Word file falls short: its stable id, its weight, how it is found."""

    id: str
    severity: Severity
    title: str
    find: Callable[[WordFile], FoundPlaces]

    def findings(self, file: WordFile) -> Iterator[Finding]:
        """Every finding of this rule, in reading order."""
        for place, message, remedy in self.find(file):
            yield Finding(
                rule=self.id,
                severity=self.severity,
                place=place,
                message=message,
                remedy=remedy,
            )


def rule(severity: Severity, title: str) -> Callable[[Callable[[WordFile], FoundPlaces]], LintRule]:
    """Makes a function into the rule of its name: `table_nested` becomes `table-nested`.

    Args:
        severity: of its findings.
        title: what it finds, for the reference.
    """

    def made(find: Callable[[WordFile], FoundPlaces]) -> LintRule:
        return LintRule(
            id=find.__name__.replace("_", "-"),
            severity=severity,
            title=title,
            find=find,
        )

    return made


def grouped(cases: Iterable[tuple[_K, str]]) -> Iterator[tuple[_K, str]]:
    """Cases that one edit mends, as one: the first place, and how many more there are.

    >>> list(grouped([("a", "paragraph 1"), ("b", "paragraph 2"), ("a", "paragraph 3")]))
    [('a', 'paragraph 1, and 1 more like it'), ('b', 'paragraph 2')]

    Args:
        cases: what the edit is about, and the place.
    """
    places: dict[_K, list[str]] = {}
    for key, place in cases:
        places.setdefault(key, []).append(place)
    for key, (first, *rest) in places.items():
        yield key, f"{first}, and {len(rest)} more like it" if rest else first
