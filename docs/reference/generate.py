"""Writes the pages of the reference that come from the source: `make reference`.

A test compares the pages with what this would write, and fails where they are stale.
"""

import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

FOLDER = Path(__file__).parent
# The examples are run as the tests run them.
sys.path[:0] = [str(FOLDER.parent.parent), str(FOLDER)]

import agreementkit as ak
from agreementkit.checking.rule import FAMILIES, Example, Rule
from agreementkit.checking.rules import RULES
from agreementkit.model.pack import Law
from agreementkit.model.values import date_in_words
from agreementkit.model.values import as_toml
from agreementkit.word.lint.rules import ACCESSIBILITY, SOUNDNESS
from names import names
from tests.check.examples import report


def rules() -> Iterator[str]:
    """The page of rules."""
    yield "# Rules\n"
    yield "Written from the source by `make reference`.\n"
    yield (
        "An error keeps an agreement from doing its work and sets the exit code; a warning may be\n"
        "meant; a note is worth knowing. A rule that is off is asked with `--also` and its id or\n"
        "its family: `agreementkit check kent.toml --also plain-english`. What a rule finds can be\n"
        "[accepted with a reason](agreement-file.md#accepting-a-finding), and officers can\n"
        "[write rules of their own](../how-to/own-rules.md)."
    )
    for family, about in FAMILIES.items():
        yield f"\n## {_title(family)}\n"
        yield f"{about}.\n"
        yield "| id | severity | what it finds |"
        yield "|---|---|---|"
        for rule in RULES:
            if rule.family == family:
                off = "" if rule.default else ", off"
                yield f"| [`{rule.id}`](rules/{family}.md#{rule.id}) | {rule.severity}{off} | {rule.title} |"


def family_page(family: str) -> Iterator[str]:
    """The page of a family's rules; what it says there is what they do say."""
    yield f"# {_title(family)}\n"
    yield f"{FAMILIES[family]}. Written from the source by `make reference`;"
    yield "[all rules](../rules.md) stand on a page of their own."
    for rule in RULES:
        if rule.family == family:
            yield ""
            yield from _rule(rule)


def _title(family: str) -> str:
    return family.replace("-", " ").capitalize()


def _rule(rule: Rule) -> Iterator[str]:
    laws = ak.load_pack().laws
    asked = "asked by default" if rule.default else f"off; ask for it with `--also {rule.id}`"
    yield f"## {rule.id}\n"
    yield f"**{rule.title}.** Severity: {rule.severity}; {asked}.\n"
    yield rule.why
    yield from (["", *(_law(laws[key]) for key in rule.laws)] if rule.laws else ())
    yield "\nFalls short:\n"
    yield from _example(rule.short)
    with tempfile.TemporaryDirectory() as folder:
        finding = report(rule, rule.short, Path(folder)).findings[0]
    yield f"\n> {finding.place}: {finding.message}.\n>\n> To mend it: {finding.remedy}."
    yield "\nHolds:\n"
    yield from _example(rule.holds)
    yield f"\nTo mend it: {rule.mend[:1].lower()}{rule.mend[1:]}"
    if not rule.acceptable:
        yield "A gap in coverage [cannot be accepted](../../decisions/0021-what-can-be-accepted.md)."


def _law(law: Law) -> str:
    since = f" since {date_in_words(law.since)}" if law.since else ""
    cite = law.cite[:1].upper() + law.cite[1:]
    checked = f"looked up on {date_in_words(law.checked)}"
    cited = f"[{cite}]({law.link})" if law.link else cite
    return f"- {cited}: {law.status}{since}, {checked}. {law.says}"


def _example(example: Example) -> Iterator[str]:
    if example.clause:
        header = f"+++\n{example.header}\n+++\n\n" if example.header else ""
        yield f"```markdown\n{header}{example.clause}\n```"
    for lines in (example.laws, example.file):
        if lines:
            yield f"```toml\n{lines}\n```"


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
            else as_toml(value)
            for value in ladder
        ]
        first = (name, clause.title) if index == 0 else ("", "")
        cells = (*first, f"{parameter.label} ({parameter.kind})", *shown)
        yield f"| {' | '.join(cells)} |"


PAGES = {
    "rules.md": rules,
    "lint-rules.md": lint,
    "clauses.md": clauses,
    "python.md": names,
    **{f"rules/{family}.md": partial(family_page, family) for family in FAMILIES},
}


def main() -> None:
    """Write every page, and take away those of families that are no more."""
    for page in (FOLDER / "rules").glob("*.md"):
        page.unlink()
    (FOLDER / "rules").mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (FOLDER / name).write_text("\n".join(page()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
