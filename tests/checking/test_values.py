"""Values held against one another: where the line runs, and when nothing is said."""

from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

import agreementkit as ak
from agreementkit import reports
from agreementkit.checking.grading import graded
from agreementkit.checking.times_and_dates import counted
from agreementkit.packs import Case, Kind
from agreementkit.reports import AreaCoverage, Time
from tests.checking.pairs_of_values import (
    DISPUTES,
    GAIN,
    MOVES,
    NOTICE,
    PACK,
    PAIRS,
    PAY,
    RETURN,
    SCOPE,
    STATUS,
    TERM,
    UNION,
    own,
)
from tests.small_pack import BOROUGH, agreed, clause, number, pack_of

LADDER = clause(
    "ladder",
    "1. Within {notice}.",
    parameters=[number(opening=9, target=8, fallback=7), number("fee", "count", opening=2)],
)
HELD = [rule for rule in PAIRS if rule != "one-sided-move"]
"""The rules that read values, and not only which clauses stand."""


def case_of(pack: ak.Pack, agreement: ak.Agreement) -> Case:
    document = ak.compose(agreement, pack)
    return Case(
        agreement=agreement,
        pack=pack,
        document=document,
        clauses=graded(document, pack),
        areas=(),
        framework=AreaCoverage(id="framework", title="Framework", topics=()),
    )


def found(rule: str, agreement: ak.Agreement, pack: ak.Pack) -> list[str]:
    return [f.message for f in ak.check(agreement, pack).findings if f.rule == rule]


def test_a_value_is_our_own_or_else_the_clause_s_at_the_position_that_holds() -> None:
    pack = pack_of(LADDER)
    plain = agreed(pack, position="target")
    for agreement, value in (
        (plain, 8),
        (plain + LADDER.at("fallback"), 7),
        (plain + LADDER.at("fallback", notice=30), 30),
        (evolve(plain, position="opening"), 9),
    ):
        assert case_of(pack, agreement).value("ladder", "notice") == value


@pytest.mark.parametrize(
    ("clause_id", "name"),
    [("ladder", "other"), ("second", "notice"), ("nowhere", "notice"), ("ladder", "fee")],
)
def test_what_is_absent_or_blank_has_no_value(clause_id: str, name: str) -> None:
    pack = pack_of(LADDER, evolve(LADDER, id="second"))
    case = case_of(pack, agreed(pack, LADDER.at("target")))
    assert case.value(clause_id, name) is None
    assert case.time(clause_id, name) is None


def test_a_count_is_a_value_and_no_time() -> None:
    pack = pack_of(LADDER)
    case = case_of(pack, agreed(pack))
    assert case.value("ladder", "fee") == 2
    assert case.time("ladder", "fee") is None
    assert str(case.time("ladder", "notice")) == "9 weeks"


@given(st.integers(0, 100))
def test_five_working_days_are_a_week_and_seven_days(weeks: int) -> None:
    same = [
        Time(amount=weeks, kind=Kind.WEEKS),
        Time(amount=5 * weeks, kind=Kind.WORKING_DAYS),
        Time(amount=7 * weeks, kind=Kind.DAYS),
        Time(amount=168 * weeks, kind=Kind.HOURS),
    ]
    assert {time.days for time in same} == {7 * weeks}


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (Kind.WORKING_DAYS, Kind.WORKING_DAYS, ""),
        (Kind.WEEKS, Kind.DAYS, ""),
        (Kind.WORKING_DAYS, Kind.WEEKS, " (5 working days counted as 1 week)"),
        (Kind.DAYS, Kind.WORKING_DAYS, " (5 working days counted as 7 days)"),
        (Kind.MONTHS, Kind.DAYS, " (12 months counted as 365 days)"),
        (
            Kind.MONTHS,
            Kind.WORKING_DAYS,
            " (5 working days counted as 7 days, 12 months counted as 365 days)",
        ),
    ],
)
def test_a_message_says_how_times_were_compared(one: Kind, other: Kind, words: str) -> None:
    assert counted(Time(amount=1, kind=one), Time(amount=1, kind=other)) == words


def test_one_of_a_unit_stands_in_the_singular() -> None:
    assert str(Time(amount=1, kind=Kind.WORKING_DAYS)) == "1 working day"


@pytest.mark.parametrize("rule", [rule for rule in HELD if len(PAIRS[rule].short) > 1])
def test_nothing_is_said_of_a_clause_whose_other_half_is_not_there(rule: str) -> None:
    pair = PAIRS[rule]
    for each in pair.short:
        provision = pair.pack[each].at() if isinstance(each, str) else each
        assert found(rule, agreed(pair.pack, provision, **pair.values), pair.pack) == []


@pytest.mark.parametrize("rule", HELD)
def test_nothing_is_said_of_clauses_of_one_s_own_without_the_values(rule: str) -> None:
    pair = PAIRS[rule]
    bare = pack_of(*(clause(id_, f"1. {id_}.") for id_ in pair.pack.clauses))
    assert found(rule, agreed(bare, **pair.values), bare) == []


def test_a_lead_as_long_as_the_notice_holds_in_any_unit() -> None:
    days = clause("advance-notice", "1. {notice}.", parameters=[number(kind="days", opening=35)])
    pack = pack_of(PACK, days)
    assert found("lead-over-notice", agreed(pack), pack) == []
    [message] = found("lead-over-notice", agreed(pack) + own("advance-notice", notice=34), pack)
    assert message.endswith("(5 working days counted as 7 days)")


@pytest.mark.parametrize(
    ("headcount", "notice", "floor"),
    [(None, 1, ""), (19, 1, ""), (20, 4, "30"), (99, 5, ""), (100, 6, "45"), (100, 7, "")],
)
def test_the_statutory_floor_rises_with_the_posts_at_risk(
    headcount: int | None,
    notice: int,
    floor: str,
) -> None:
    pack = pack_of(NOTICE)
    agreement = agreed(pack, own("advance-notice", notice=notice), headcount=headcount)
    said = found("notice-under-statute", agreement, pack)
    assert [f"at least {floor} days before" in message for message in said] == [True] * bool(floor)


@pytest.mark.parametrize("crown", [True, False])
def test_nothing_is_said_of_the_statute_to_a_crown_employer(*, crown: bool) -> None:
    body = evolve(BOROUGH, crown=crown)
    pack = pack_of(NOTICE, employers=[body])
    for employer in ("Ashby", body):
        agreement = agreed(pack, employer=employer, headcount=500)
        assert len(found("notice-under-statute", agreement, pack)) == (not crown)


def test_shares_are_added_exactly_and_a_whole_is_neither_too_much_nor_too_little() -> None:
    pack = pack_of(GAIN, RETURN)
    for share, over, remainder in (("54.9", 0, 1), ("55", 0, 0), ("55.1", 1, 0)):
        agreement = agreed(pack) + GAIN.at(pct=Decimal(share))
        assert len(found("shares-over-whole", agreement, pack)) == over
        assert len(found("shares-remainder", agreement, pack)) == remainder
    [message] = found("shares-remainder", agreed(pack) + GAIN.at(pct=Decimal("2.5")), pack)
    assert message.endswith("the other 52.5% is left to the Employer")


def test_shares_that_are_no_percentages_are_not_added() -> None:
    money = evolve(GAIN, parameters=(number("pct", "money", opening=60),))
    pack = pack_of(money, RETURN)
    assert found("shares-over-whole", agreed(pack), pack) == []


def test_pay_protection_as_long_as_the_term_holds() -> None:
    pack = pack_of(PAY, TERM)
    agreement = agreed(pack) + own("review-and-term", term=48)
    assert found("pay-protection-outlasts-term", agreement, pack) == []


def test_each_gap_in_the_scope_is_found() -> None:
    pack = pack_of(SCOPE)
    off = own("scope", all_departments=False, existing=False)
    departments, existing = found("scope-narrowed", agreed(pack, off), pack)
    assert "(source g3)" in departments
    assert existing.startswith("systems already in use are not covered: PCS ")
    assert "(source p1)" in existing


@pytest.mark.parametrize("mode", ["incorporated", "incorporated-jobs-pay"])
@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1. The Employer and the Union must meet within 5 days.\n2. The Union must wait.", 2),
        ("1. The Union may start the next stage within 5 days.", 0),
        ("1. The Employer must answer the Union within 5 days.", 0),
    ],
)
def test_each_promise_of_the_union_s_is_found_and_no_right_of_its(
    mode: str,
    text: str,
    count: int,
) -> None:
    pack = pack_of(STATUS, clause("disputes", text), terms=[UNION])
    agreement = agreed(pack) + own("legal-status", mode=mode)
    assert len(found("union-promise-enforceable", agreement, pack)) == count


def test_a_status_that_is_still_blank_says_nothing_of_promises() -> None:
    pack = pack_of(STATUS, DISPUTES, terms=[UNION])
    assert found("union-promise-enforceable", agreed(pack), pack) == []


def test_a_pack_without_pay_protection_is_not_told_to_add_it() -> None:
    pack = pack_of(MOVES)
    assert found("one-sided-move", agreed(pack), pack) == []


@pytest.mark.parametrize("topic", ["privatisation", "shared-rewards"])
def test_a_topic_left_empty_is_a_gap_though_its_area_has_other_clauses(
    topic: str,
    pack: ak.Pack,
    agreement: ak.Agreement,
) -> None:
    """The eleventh check across clauses: coverage by topic makes it already."""
    [area] = [a for a in pack.strategy.areas if topic in {t.id for t in a.topics}]
    [title] = [t.title for t in area.topics if t.id == topic]
    for provision in agreement.provisions:
        if topic in pack[provision.clause].topics:
            agreement -= provision.clause
    assert [p.clause for p in agreement.provisions if pack[p.clause].area == area.id]
    [finding] = [f for f in ak.check(agreement, pack).findings if f.rule == "topic-uncovered"]
    assert finding.place == f"area {area.title}"
    assert finding.message == f"no clause covers the topic {title}"
    assert finding.severity is reports.Severity.ERROR
