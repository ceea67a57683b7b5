"""What a check says: grades, areas, findings, and the report of them all."""

import pytest

from agreementkit import Finding, Grade, Position, Report
from agreementkit.packs import Area, Strategy, Topic
from agreementkit.reports import AreaCoverage, Severity, TopicCoverage
from agreementkit.text import Obligation

OPERATIVE = TopicCoverage(id="notice", title="Notice", grade=Grade.OPERATIVE, provisions=["scope"])
WORDS = TopicCoverage(id="audit", title="Audit", grade=Grade.ASPIRATIONAL, provisions=["a", "b"])
MISSING = TopicCoverage(id="pay", title="Pay", grade=Grade.NONE)
DONE = AreaCoverage(id="transparency", title="Transparency", topics=(OPERATIVE,))
SHORT = AreaCoverage(id="equality", title="Equality", topics=(OPERATIVE, WORDS, MISSING))
FRAMEWORK = AreaCoverage(id="framework", title="Framework", topics=())
FINDING = Finding(
    rule="blank-left",
    severity="error",
    place="clause 4",
    message="a value is missing",
    remedy="write notice = 26",
)


def report(*areas: AreaCoverage, framework: AreaCoverage = FRAMEWORK) -> Report:
    return Report(
        strategy="Seven areas",
        position=Position.TARGET,
        areas=areas,
        framework=framework,
        findings=(FINDING,),
    )


def test_an_area_is_covered_when_every_topic_is_operative() -> None:
    assert DONE.covered
    assert not SHORT.covered


def test_an_agreement_is_covered_when_every_area_is_and_the_framework_stands_beside() -> None:
    assert report(DONE, DONE, framework=SHORT).covered
    assert not report(DONE, SHORT).covered


def test_a_report_says_what_is_covered_by_what_and_what_is_wrong() -> None:
    assert str(report(DONE, SHORT)) == (
        "Seven areas: 1 of 2 areas covered at target\n"
        "  Transparency: covered\n"
        "    Notice: operative by scope\n"
        "  Equality: NOT COVERED\n"
        "    Notice: operative by scope\n"
        "    Audit: aspirational by a, b\n"
        "    Pay: none\n"
        "  Framework: covered\n"
        "error: clause 4: a value is missing [blank-left]\n"
        "    write notice = 26"
    )


def test_a_severity_may_be_given_by_its_name() -> None:
    assert FINDING.severity is Severity.ERROR


def test_grades_are_ordered_from_worst_to_best() -> None:
    assert Grade.NONE < Grade.ASPIRATIONAL < Grade.OPERATIVE


@pytest.mark.parametrize(
    ("side", "softeners", "timing", "grade"),
    [
        ("employer", (), "within 5 days", Grade.OPERATIVE),
        ("joint", (), "within 5 days", Grade.OPERATIVE),
        ("union", (), "within 5 days", Grade.NONE),
        ("", (), "within 5 days", Grade.ASPIRATIONAL),
        ("employer", ("where practicable",), "within 5 days", Grade.ASPIRATIONAL),
        ("employer", (), "", Grade.ASPIRATIONAL),
    ],
)
def test_a_duty_is_operative_where_it_binds_the_employer_firmly_at_a_fixed_time(
    side: str,
    softeners: tuple[str, ...],
    timing: str,
    grade: Grade,
) -> None:
    duty = Obligation(
        sentence="…",
        subject="…",
        side=side,
        duty="must",
        softeners=softeners,
        timing=timing,
    )
    assert duty.grade is grade


def test_a_strategy_names_its_topics_with_those_of_the_framework_last() -> None:
    def area(name: str, *topics: str) -> Area:
        return Area(id=name, title=name, topics=tuple(Topic(id=t, title=t) for t in topics))

    strategy = Strategy(
        id="motion",
        title="Motion",
        source="motion",
        areas=(area("one", "a", "b"), area("two", "c")),
        framework=area("framework", "d"),
    )
    assert [topic.id for topic in strategy.topics] == ["a", "b", "c", "d"]
