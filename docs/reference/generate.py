"""Writes the pages of the reference that come from the source: `make reference`.

Of lint.md it writes what stands below a mark.

A test compares the pages with what this would write, and fails where they are stale.
"""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

FOLDER = Path(__file__).parent
BELOW = "<!-- Below: written from the source by `make reference`. -->"
sys.path.insert(0, str(FOLDER))

import agreementkit as ak
from agreementkit.checking.rule import FAMILIES, Rule
from agreementkit.checking.rules import RULES
from agreementkit.model.pack import Law
from agreementkit.model.values import date_in_words
from agreementkit.word.lint.rules import ACCESSIBILITY, SOUNDNESS
from names import names


def rules() -> Iterator[str]:
    """The page of rules: their families."""
    yield "# Rules\n"
    yield "Written from the source by `make reference`.\n"
    yield (
        "An error keeps an agreement from doing its work and sets the exit code; a warning may be\n"
        "meant; a note is worth knowing. A rule that is off is asked with `--also` and its id or\n"
        "its family: `agreementkit check kent.toml --also plain-english`. What a rule finds can be\n"
        "[accepted with a reason](agreement-file.md#accepting-a-finding), and officers can\n"
        "[write rules of their own](../how-to/own-rules.md).\n"
    )
    yield "| family | rules | what they find |"
    yield "|---|---|---|"
    for family, about in FAMILIES.items():
        count = sum(rule.family == family for rule in RULES)
        yield f"| [{_title(family)}](rules/{family}.md) | {count} | {about} |"


def family_page(family: str) -> Iterator[str]:
    """The page of a family's rules: what each finds, why, and how it is mended."""
    rules = [rule for rule in RULES if rule.family == family]
    yield f"# {_title(family)}\n"
    yield f"{FAMILIES[family]}. Written from the source by `make reference`."
    yield "Two examples of each, one that falls short and one that holds, stand with the rule in"
    yield "`src/agreementkit/checking/rules/`. [All families](../rules.md)."
    for rule in rules:
        yield ""
        yield from _rule(rule)
    laws = ak.load_pack().laws
    if cited := sorted({key for rule in rules for key in rule.laws}):
        yield "\n### The law that they rest on\n"
        yield "What each says, and when it was looked up, stands under its key in `clauses/law.toml`.\n"
        yield from (_law(key, laws[key]) for key in cited)


def _title(family: str) -> str:
    return family.replace("-", " ").capitalize()


def _rule(rule: Rule) -> Iterator[str]:
    off = "" if rule.default else f", off: ask for it with `--also {rule.id}`"
    law = f" Law: {', '.join(f'`{key}`' for key in rule.laws)}." if rule.laws else ""
    yield f"## {rule.id}\n"
    yield f"**{rule.title}** ({rule.severity}{off}). {rule.why}{law}"
    yield f"*To mend it:* {rule.mend[:1].lower()}{rule.mend[1:]}"
    if not rule.acceptable:
        yield "A gap in coverage [cannot be accepted](../../decisions/0021-what-can-be-accepted.md)."


def _law(key: str, law: Law) -> str:
    since = f" since {date_in_words(law.since)}" if law.since else ""
    cited = f"[{law.cite}]({law.link})" if law.link else law.cite
    return f"- `{key}`: {cited}; {law.status}{since}."


def lint() -> Iterator[str]:
    """The page of the lint: what is written by hand, and below it every rule."""
    yield (FOLDER / "lint.md").read_text("utf-8").partition(BELOW)[0] + BELOW
    for title, family in (("Soundness", SOUNDNESS), ("Accessibility", ACCESSIBILITY)):
        yield f"\n### {title}\n"
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
    yield f"{len(pack.clauses)} clauses; those marked * stand in the default agreement. What each asks"
    yield "for at each position, `agreementkit clauses ID` prints."
    for area in (*strategy.areas, strategy.framework):
        yield f"\n## {area.title}\n"
        for topic in area.topics:
            held = [c.id for c in pack.clauses.values() if topic.id in c.topics]
            yield f"**{topic.title}** (`{topic.id}`). {topic.means} Clauses: {', '.join(held)}.\n"
        for clause in pack.clauses.values():
            if clause.area == area.id:
                yield f"- `{clause.id}`{'*' if clause.id in default else ''}: {clause.title}"


PAGES = {
    "rules.md": rules,
    "lint.md": lint,
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
