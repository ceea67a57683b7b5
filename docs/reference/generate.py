"""Writes the pages of the reference that come from the source: `make reference`.

A test compares the pages with what this would write, and fails where they are stale.
"""

from collections.abc import Iterator
from pathlib import Path

import agreementkit as ak
from agreementkit.check import RULES
from agreementkit.model.kind import as_written
from agreementkit.word.lint import ACCESSIBILITY, SOUNDNESS

FOLDER = Path(__file__).parent


def rules() -> Iterator[str]:
    """The page of rules."""
    yield "# Rules\n"
    yield "Written from the source by `make reference`.\n"
    yield "| id | severity | what it finds |"
    yield "|---|---|---|"
    for rule in RULES:
        yield f"| `{rule.id}` | {rule.severity} | {rule.title} |"


def lint() -> Iterator[str]:
    """The page of the lint over Word files."""
    yield "# Rules of the lint\n"
    yield "Written from the source by `make reference`. [The lint](lint.md) says how it is used."
    for title, family in (("Soundness", SOUNDNESS), ("Accessibility", ACCESSIBILITY)):
        yield f"\n## {title}\n"
        yield "| id | severity | what it finds |"
        yield "|---|---|---|"
        for rule in family:
            yield f"| `{rule.id}` | {rule.severity} | {rule.title} |"


def clauses() -> Iterator[str]:
    """The page of the strategy and its clauses."""
    pack = ak.load_pack()
    strategy = pack.strategy
    default = {provision.clause for provision in pack.bundle()}
    yield f"# {strategy.title}\n"
    yield "Written from the source by `make reference`.\n"
    yield f"Source: {strategy.source}.\n"
    yield f"{len(pack.clauses)} clauses; those marked * stand in the default agreement."
    for area in (*strategy.areas, strategy.framework):
        yield f"\n## {area.title}\n"
        for topic in area.topics:
            held = [c.id for c in pack.clauses.values() if topic.id in c.topics]
            yield f"- **{topic.title}** (`{topic.id}`). {topic.means} Clauses: {', '.join(held)}."
        yield "\n| clause | title | value | opening | target | fallback |"
        yield "|---|---|---|---|---|---|"
        for clause in pack.clauses.values():
            if clause.area == area.id:
                mark = "*" if clause.id in default else ""
                yield from _rows(clause, f"`{clause.id}`{mark}")


def _rows(clause: ak.Clause, name: str) -> Iterator[str]:
    if not clause.parameters:
        yield f"| {name} | {clause.title} | - | - | - | - |"
    for index, parameter in enumerate(clause.parameters):
        ladder = [parameter.at(position) for position in ak.Position]
        shown = [
            f"{len(value)} items"
            if isinstance(value, tuple)
            else "-"
            if value is None
            else as_written(value)
            for value in ladder
        ]
        first = (name, clause.title) if index == 0 else ("", "")
        cells = (*first, f"{parameter.label} ({parameter.kind})", *shown)
        yield f"| {' | '.join(cells)} |"


PAGES = {"rules.md": rules, "lint-rules.md": lint, "clauses.md": clauses}


def main() -> None:
    """Write every page."""
    for name, page in PAGES.items():
        (FOLDER / name).write_text("\n".join(page()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
