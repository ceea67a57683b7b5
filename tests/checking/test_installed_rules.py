"""Rules that installed packages offer, tried with a package made for the test."""

import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint, distributions
from pathlib import Path

import pytest

import agreementkit as ak
from agreementkit.checking.rules import RULES
from agreementkit.packs import installed_rules, selected
from tests.small_pack import agreed, clause, pack_of

MODULE = """
from agreementkit.packs import Found, Rule


def find(case):
    for sentence in case.wording.having(["chatbot"]):
        yield Found(clause=sentence.clause, message="it says chatbot", remedy="say System")



def failing_find(case):
    yield Found(message="m", remedy="r")
    raise ZeroDivisionError("no number")


rule = Rule(id="no-chatbots", severity="warning", title="It speaks of chatbots", find=find)
broken = Rule(id="broken", severity="warning", title="It breaks", find=failing_find)
number = 7
"""
PACK = pack_of(clause("news", "1. The Employer must stop each chatbot within 5 days."))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on Python's path with a module of rules."""
    (tmp_path / "our_union_rules.py").write_text(MODULE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield tmp_path
    sys.modules.pop("our_union_rules", None)


def offering(folder: Path, *lines: str) -> list[EntryPoint]:
    """The entry points of a package in a folder, which offers what these lines say."""
    info = folder / "our_union-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: our-union\nVersion: 1.0\n")
    text = "\n".join(["[agreementkit.rules]", *lines, ""])
    (info / "entry_points.txt").write_text(text, encoding="utf-8")
    return [point for each in distributions(path=[str(folder)]) for point in each.entry_points]


def rules_in(report: ak.Report) -> list[str]:
    return [finding.rule for finding in report.findings]


def test_a_rule_of_an_installed_package_is_found_and_asked(folder: Path) -> None:
    offering(folder, "no-chatbots = our_union_rules:rule")
    more = [rule for rule in installed_rules() if rule.id == "no-chatbots"]
    report = ak.check(agreed(PACK), PACK, rules=selected(PACK, more=more))
    assert "no-chatbots" in rules_in(report)


def test_the_library_asks_no_installed_rule_by_itself(folder: Path) -> None:
    offering(folder, "no-chatbots = our_union_rules:rule")
    assert "no-chatbots" not in rules_in(ak.check(agreed(PACK), PACK))


def test_what_cannot_be_loaded_or_is_no_rule_is_named_with_its_package(folder: Path) -> None:
    points = offering(
        folder,
        "absent = our_union_rules:nothing",
        "fine = our_union_rules:rule",
        "odd = our_union_rules:number",
    )
    with pytest.raises(ak.InvalidError) as caught:
        installed_rules(points)
    absent, odd = [fault.message for fault in caught.value.faults]
    assert absent.startswith('the rule "absent" of the package our-union: it cannot be loaded (Att')
    assert odd == 'the rule "odd" of the package our-union: it is no Rule, but of the type int'


def test_a_rule_that_fails_is_laid_at_its_own_door(folder: Path) -> None:
    rules = installed_rules(offering(folder, "broken = our_union_rules:broken"))
    with pytest.raises(ak.InvalidError) as caught:
        ak.check(agreed(PACK), PACK, rules=rules)
    [fault] = caught.value.faults
    assert fault.message == (
        'the rule "broken" of the package our-union: it failed (ZeroDivisionError: no number)'
    )


def test_an_entry_point_without_a_package_is_named_by_what_it_says(folder: Path) -> None:
    point = EntryPoint(name="odd", value="our_union_rules:number", group="agreementkit.rules")
    with pytest.raises(ak.InvalidError, match="of the package our_union_rules:number: it is no"):
        installed_rules([point])


def test_an_installed_rule_may_not_take_the_id_of_ours(folder: Path) -> None:
    with pytest.raises(ak.InvalidError, match=f'two rules have the id "{RULES[0].id}"'):
        selected(PACK, more=[RULES[0]])
