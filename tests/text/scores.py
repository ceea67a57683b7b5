"""How well the grammar grades: `python -m tests.text.scores`, or `make scores`.

Prints the scores, and writes the short tables into the page that explains them.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from attrs import frozen

from agreementkit import Grade
from agreementkit.text import grade_of

from .labelled import FOREIGN, Half, Labelled, in_half, read_labelled
from .own_style import ROLES, own_statements, twins_in_half

__all__ = ["PAGE", "Score", "page", "scores"]

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "obligations.md"
BEGIN, END = "<!-- scores: written by make scores -->", "<!-- end of scores -->"
WORST_LAST = sorted(Grade, reverse=True)


@frozen(kw_only=True)
class Score:
    """What became of one set of labelled provisions."""

    name: str
    half: Half
    counts: Mapping[tuple[Grade, Grade], int]
    """How many of each label were given each grade."""

    @property
    def size(self) -> int:
        return sum(self.counts.values())

    @property
    def agreement(self) -> float:
        """The share of provisions whose grade is their label."""
        return sum(self.counts.get((grade, grade), 0) for grade in Grade) / self.size

    def precision(self, grade: Grade) -> float | None:
        """Of those given a grade, the share labelled so; None where none was given it."""
        given = sum(count for (_, got), count in self.counts.items() if got is grade)
        return self.counts.get((grade, grade), 0) / given if given else None

    def recall(self, grade: Grade) -> float | None:
        """Of those labelled with a grade, the share given it; None where none is."""
        labelled = sum(count for (label, _), count in self.counts.items() if label is grade)
        return self.counts.get((grade, grade), 0) / labelled if labelled else None


@cache
def scores() -> tuple[Score, ...]:
    """Every set in both halves, our own style first."""
    return tuple(_scores())


def _scores() -> Iterator[Score]:
    own = {half: in_half(own_statements(), half) for half in Half}
    for half in Half:
        yield _score("our own style", half, own[half], foreign=False)
    for half in Half:
        weakened = [record for _, record in twins_in_half(half)]
        yield _score("ours, weakened by every trick", half, weakened, foreign=True)
    for name in FOREIGN:
        for half in Half:
            records = in_half(read_labelled(name), half)
            yield _score(name, half, records, foreign=True)
    for half in Half:
        records = [r for name in FOREIGN for r in in_half(read_labelled(name), half)]
        yield _score("all other styles", half, records, foreign=True)


def _score(name: str, half: Half, records: list[Labelled], *, foreign: bool) -> Score:
    counts = Counter(
        (record.label, grade_of(record.text, roles=ROLES, foreign=foreign)) for record in records
    )
    return Score(name=name, half=half, counts=counts)


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def table() -> Iterator[str]:
    """Precision and recall of each set, as a table."""
    shown = [f"{grade}: precision | recall" for grade in WORST_LAST]
    yield f"| set | half | provisions | right | {' | '.join(shown)} |"
    yield "|---|---|---|---|" + "---|" * 2 * len(WORST_LAST)
    for score in scores():
        cells = [
            _share(value)
            for grade in WORST_LAST
            for value in (score.precision(grade), score.recall(grade))
        ]
        share = _share(score.agreement)
        yield f"| {score.name} | {score.half} | {score.size} | {share} | {' | '.join(cells)} |"


def confusion() -> Iterator[str]:
    """What each label was taken for, in the half held out."""
    given = [f"graded {grade}" for grade in WORST_LAST]
    yield f"| set (held out) | label | {' | '.join(given)} |"
    yield "|---|---|" + "---|" * len(WORST_LAST)
    for score in scores():
        if score.half is Half.HELD_OUT and score.name not in FOREIGN:
            for label in WORST_LAST:
                cells = [str(score.counts.get((label, got), 0)) for got in WORST_LAST]
                yield f"| {score.name} | {label} | {' | '.join(cells)} |"


def summary() -> Iterator[str]:
    """How much of each set is right, one line a set."""
    shown = [f"{half}: provisions | right" for half in Half]
    yield f"| set | {' | '.join(shown)} |"
    yield "|---|" + "---|" * 2 * len(Half)
    for name in dict.fromkeys(score.name for score in scores()):
        halves = [score for score in scores() if score.name == name]
        cells = [f"{score.size} | {_share(score.agreement)}" for score in halves]
        yield f"| {name} | {' | '.join(cells)} |"


def page(text: str) -> str:
    """The page with the tables of this run in the place of those it has."""
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    lines = "\n".join([*summary(), "", *confusion()])
    return f"{before}{BEGIN}\n\n{lines}\n\n{END}{after}"


def main() -> None:
    """Print the tables, and write all but the first into the page."""
    print("\n".join([*table(), "", *summary(), "", *confusion()]))
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
