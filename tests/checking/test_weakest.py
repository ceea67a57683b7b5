"""What holds at every position is the weakest of the reports."""

from attrs import evolve
from hypothesis import given, strategies as st

import agreementkit as ak
from agreementkit import reports
from agreementkit.reports import AreaCoverage, TopicCoverage, weakest

GRADES = st.sampled_from(ak.Grade)
FINDING = ak.Finding(rule="a", severity="error", place="b", message="c", remedy="d")
FINDINGS = st.lists(
    st.builds(lambda n: evolve(FINDING, message=n), st.sampled_from("xyz")),
    max_size=3,
)


@st.composite
def made_reports(draw: st.DrawFn) -> ak.Report:
    """Reports on the same strategy: two areas of two topics each, and a framework."""

    def area(id_: str) -> AreaCoverage:
        topics = tuple(
            TopicCoverage(id=f"{id_}{n}", title="T", grade=draw(GRADES), provisions=[str(n)])
            for n in range(2)
        )
        return AreaCoverage(id=id_, title=id_, topics=topics)

    return ak.Report(
        strategy="S",
        position=draw(st.sampled_from(ak.Position)),
        areas=(area("a"), area("b")),
        framework=area("f"),
        findings=tuple(draw(FINDINGS)),
    )


def grades(report: ak.Report) -> list[ak.Grade]:
    areas = (*report.areas, report.framework)
    return [topic.grade for area in areas for topic in area.topics]


@given(st.lists(made_reports(), min_size=1, max_size=4))
def test_each_topic_has_its_worst_grade(several: list[ak.Report]) -> None:
    assert grades(weakest(several)) == [
        min(same) for same in zip(*map(grades, several), strict=True)
    ]


@given(st.lists(made_reports(), min_size=1, max_size=4))
def test_it_covers_what_every_report_covers_and_no_more(several: list[ak.Report]) -> None:
    assert weakest(several).covered is all(report.covered for report in several)
    held = all(report.framework.covered for report in several)
    assert weakest(several).framework.covered is held


@given(st.lists(made_reports(), min_size=1, max_size=4))
def test_every_finding_stands_once(several: list[ak.Report]) -> None:
    found = weakest(several).findings
    assert len(found) == len(set(found))
    assert set(found) == {finding for report in several for finding in report.findings}


@given(made_reports())
def test_of_one_report_it_is_that_report_with_every_finding_once(report: ak.Report) -> None:
    once = evolve(report, findings=tuple(dict.fromkeys(report.findings)))
    assert weakest([report]) == once
    assert weakest([report, report]) == once


@given(
    st.lists(made_reports(), min_size=1, max_size=4), st.lists(st.sampled_from(reports.Severity))
)
def test_errors_come_first_and_notes_last_whichever_position_found_them(
    several: list[ak.Report],
    severities: list[reports.Severity],
) -> None:
    held = [evolve(FINDING, severity=each, message=str(n)) for n, each in enumerate(severities)]
    parts = [evolve(several[0], findings=(each,)) for each in held]
    found = weakest([*several, *parts]).findings
    worst_first = [reports.Severity.ERROR, reports.Severity.WARNING, reports.Severity.NOTE]
    order = [worst_first.index(finding.severity) for finding in found]
    assert order == sorted(order)


def test_a_topic_that_falls_keeps_the_clauses_that_failed_it() -> None:
    topic = TopicCoverage(id="t", title="T", grade=ak.Grade.OPERATIVE, provisions=["good"])
    area = AreaCoverage(id="a", title="A", topics=(topic,))
    best = ak.Report(strategy="S", position=ak.Position.OPENING, areas=(area,), framework=area)
    low = evolve(topic, grade=ak.Grade.ASPIRATIONAL, provisions=["weak"])
    worst = evolve(best, areas=(evolve(area, topics=(low,)),), position=ak.Position.FALLBACK)
    assert weakest([best, worst]).areas[0].topics == (low,)
    assert weakest([worst, best]).areas[0].topics == (low,)
    assert weakest([best, worst]).framework.topics == (topic,)
