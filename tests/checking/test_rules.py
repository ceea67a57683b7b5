"""The list of rules; and for those that weigh an agreement as a whole, what they say to the letter."""

import importlib
import pkgutil
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import agreementkit as ak
from agreementkit import reports
from agreementkit.checking import rules
from agreementkit.checking.rule import FAMILIES
from agreementkit.checking.rules import RULES
from agreementkit.packs import Rule
from tests.checking import pairs_of_values
from tests.checking.pair import Chosen, Pair
from tests.small_pack import agreed, clause, number, pack_of, term

ROOT = Path(__file__).parent.parent.parent
FOLDER = Path(rules.__path__[0])
BINDS = "1. The Employer must tell the Union within 5 days."
PAIRS = {
    "topic-uncovered": Pair(
        pack=pack_of(clause("news", BINDS, topics=["telling"]), clause("other", BINDS)),
        short=("other",),
        holds=("news",),
        says=(
            "area Openness",
            "no clause covers the topic Telling",
            "add one of these clauses: news",
        ),
    ),
    "framework-uncovered": Pair(
        pack=pack_of(clause("meetings", BINDS, topics=["talks"]), clause("other", BINDS)),
        short=("other",),
        holds=("meetings",),
        says=(
            "area Framework",
            "no clause covers the topic Talks",
            "add one of these clauses: meetings",
        ),
    ),
    "need-missing": Pair(
        pack=pack_of(clause("pay", needs=["grades"]), clause("grades", BINDS)),
        short=("pay",),
        holds=("pay", "grades"),
        says=(
            "clause 1 (Pay)",
            'it needs the clause "grades", which the agreement leaves out',
            'add "grades", or leave out "pay" as well',
        ),
    ),
    "excluded-pair": Pair(
        pack=pack_of(clause("full", excludes=["part"]), clause("part", BINDS, excludes=["full"])),
        short=("full", "part"),
        holds=("full",),
        says=(
            "clause 1 (Full)",
            "it cannot stand beside clause 2 (Part)",
            'leave out "full" or "part"',
        ),
    ),
    "reference-unresolved": Pair(
        pack=pack_of(
            clause("pay", "1. See clause {@grades} and clause {@grades}."),
            clause("grades"),
        ),
        short=("pay",),
        holds=("pay", "grades"),
        says=(
            "clause 1 (Pay)",
            'it refers to the clause "grades", which is not in the agreement',
            'add "grades", or take the reference out with a clause of your own',
        ),
    ),
    "term-undefined": Pair(
        pack=pack_of(
            clause("pay", "1. Each [[Grade]] is paid."),
            clause("grades", "1. [[=Grade]] means a band."),
            terms=[term("Grade", defined_in="grades")],
        ),
        short=("pay",),
        holds=("pay", "grades"),
        says=(
            "clause 1 (Pay)",
            'it uses the term "Grade", which nothing in the agreement defines',
            'add the clause "grades", which defines it',
        ),
    ),
    "duplicate": Pair(
        pack=pack_of(clause("one", BINDS), clause("two", BINDS.upper()), clause("three")),
        short=("one", "two"),
        holds=("one", "three"),
        says=(
            "clause 2 (Two)",
            "its text is the same as that of clause 1 (One)",
            'leave out "one" or "two"',
        ),
    ),
    "term-unused": Pair(
        pack=pack_of(
            clause("grades", "1. [[=Grade]] means a band."),
            clause("pay", "1. Each [[Grade]] is paid."),
            terms=[term("Grade", defined_in="grades")],
        ),
        short=("grades",),
        holds=("pay", "grades"),
        says=(
            "clause 1 (Grades)",
            'it defines the term "Grade", which no clause uses',
            "take the definition out, or use the term",
        ),
    ),
    "blank-left": Pair(
        pack=pack_of(
            clause("open", "1. Within {notice}.", parameters=[number()]),
            clause("set", "1. Within {notice}.", parameters=[number(opening=4)]),
        ),
        short=("open",),
        holds=("set",),
        says=(
            "clause 1 (Open)",
            "a value is missing: Amount of notice, in weeks",
            "write notice = … under [clauses.open]",
        ),
    ),
} | pairs_of_values.PAIRS


def findings(rule: str, pair: Pair, chosen: Chosen) -> list[ak.Finding]:
    """What a rule says of an agreement on these clauses."""
    provisions = [pair.pack[each].at() if isinstance(each, str) else each for each in chosen]
    report = ak.check(agreed(pair.pack, *provisions, **pair.values), pair.pack)
    return [finding for finding in report.findings if finding.rule == rule]


@pytest.mark.parametrize("rule", PAIRS)
def test_what_falls_short_is_found_once_with_its_place_and_its_mend(rule: str) -> None:
    [found] = findings(rule, PAIRS[rule], PAIRS[rule].short)
    assert (found.place, found.message, found.remedy) == PAIRS[rule].says


@pytest.mark.parametrize("rule", PAIRS)
def test_what_holds_is_not_found(rule: str) -> None:
    assert findings(rule, PAIRS[rule], PAIRS[rule].holds) == []


def test_ids_are_unique_and_in_kebab_case() -> None:
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    assert [id_ for id_ in ids if not re.fullmatch(r"[a-z]+(-[a-z]+)*", id_)] == []


def test_every_rule_that_is_written_is_in_the_list() -> None:
    written = [
        value.id
        for module in pkgutil.iter_modules(rules.__path__, f"{rules.__name__}.")
        for value in vars(importlib.import_module(module.name)).values()
        if isinstance(value, Rule)
    ]
    stated = [entry["id"] for file in FOLDER.glob("*.toml") for entry in entries(file)]
    assert sorted(written + stated) == sorted(rule.id for rule in RULES)


def entries(file: Path) -> list[dict[str, Any]]:
    """The rules of a file of patterns."""
    found: list[dict[str, Any]] = tomllib.loads(file.read_text("utf-8"))["rules"]
    return found


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.toml")), ids=lambda file: file.stem)
def test_patterns_are_written_as_a_pack_writes_them_and_in_the_order_of_their_ids(
    file: Path,
    tmp_path: Path,
) -> None:
    """A pack's file is read strictly: each key, each authority and each pattern is looked at."""
    ids = [entry["id"] for entry in entries(file)]
    assert ids == sorted(ids)
    (tmp_path / "rules.toml").write_text(file.read_text("utf-8"), encoding="utf-8")
    assert [rule.id for rule in ak.load_pack(tmp_path).rules] == ids


def test_every_rule_has_a_title_of_one_sentence_without_a_full_stop() -> None:
    for rule in RULES:
        assert rule.title[0].isupper()
        assert not rule.title.endswith(".")


def test_errors_are_found_before_warnings_and_notes_last() -> None:
    severities = [rule.severity for rule in RULES]
    worst_first = [reports.Severity.ERROR, reports.Severity.WARNING, reports.Severity.NOTE]
    assert severities == sorted(severities, key=worst_first.index)


def test_findings_stand_in_the_order_of_the_rules(pack: ak.Pack, agreement: ak.Agreement) -> None:
    report = ak.check(agreement - "system-register" - "definitions", pack)
    order = [rule.id for rule in RULES]
    ids = [finding.rule for finding in report.findings]
    assert ids == sorted(ids, key=order.index)
    assert set(ids) >= {"need-missing", "reference-unresolved", "term-undefined"}


def test_each_rule_lies_in_the_files_of_its_family() -> None:
    for rule in RULES:
        family = rule.family.replace("-", "_")
        file = FOLDER / f"{family}.toml"
        module = importlib.import_module(f"{rules.__name__}.{family}")
        stated = [entry["id"] for entry in entries(file)] if file.exists() else []
        assert (rule in module.RULES) is (rule.id not in stated)


def test_what_is_advice_is_off_until_asked_for() -> None:
    assert {rule.default for rule in RULES if rule.family == "plain-english"} == {False}
    assert {"two-duties", "law-unchecked"} <= {rule.id for rule in RULES if not rule.default}


def test_each_rule_has_its_place_on_the_page_of_its_family() -> None:
    """What the pages say is compared with the source by tests/project/test_docs.py."""
    pages = {path.stem: path for path in (ROOT / "docs/reference/rules").glob("*.md")}
    assert pages.keys() == FAMILIES.keys()
    for family, page in pages.items():
        shown = re.findall(r"^## (.+)$", page.read_text("utf-8"), re.MULTILINE)
        assert shown == [rule.id for rule in RULES if rule.family == family]
