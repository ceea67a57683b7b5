"""Coverage is read from the text: the label of a clause earns nothing by itself."""

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

import agreementkit as ak
from agreementkit.checking.grading import graded
from agreementkit.packs import Topic, bank_folder
from agreementkit.reports import TopicCoverage
from agreementkit.testing import agreements

PACK = ak.load_pack()
AREAS = (*PACK.strategy.areas, PACK.strategy.framework)
BEARING = {
    (topic.id, clause.id): (area, topic)
    for area in AREAS
    for topic in area.topics
    for clause in PACK.clauses.values()
    if topic.id in clause.topics
}

each_bearing = pytest.mark.parametrize(("topic", "clause"), BEARING)


def bearing(topic: str) -> list[str]:
    """The clauses that bear a topic, as the pack orders them."""
    return [id_ for named, id_ in BEARING if named == topic]


def without(*ids: str) -> ak.Agreement:
    """An agreement on every clause except some."""
    agreement = ak.Agreement(
        sector="police",
        employer="Kent Police",
        unions=["UNISON"],
        provisions=PACK.bundle("full"),
    )
    for id_ in ids:
        agreement -= id_
    return agreement


def covered(report: ak.Report, topic: str) -> TopicCoverage:
    [found] = [
        each
        for area in (*report.areas, report.framework)
        for each in area.topics
        if each.id == topic
    ]
    return found


def findings_on(report: ak.Report, topic: Topic) -> list[ak.Finding]:
    """What the report says on a topic."""
    rules = ("topic-uncovered", "framework-uncovered")
    named = re.compile(rf"\bthe topic {re.escape(topic.title)}(?: \(|$)")
    return [f for f in report.findings if f.rule in rules and named.search(f.message)]


@cache
def weakened(clause: str, folder: Path) -> ak.Pack:
    """The bank with one clause in which nothing must be done any more."""
    source = bank_folder() / PACK[clause].file
    overlay = folder / PACK[clause].file
    overlay.parent.mkdir(parents=True)
    text = source.read_text("utf-8")
    assert re.search(r"\bmust\b", text)
    overlay.write_text(re.sub(r"\bmust\b", "will endeavour to", text), encoding="utf-8")
    return ak.load_pack(folder)


def test_every_topic_of_the_strategy_has_clauses_to_discharge_it() -> None:
    assert {topic for topic, _ in BEARING} == {topic.id for topic in PACK.strategy.topics}


@each_bearing
def test_any_one_clause_discharges_its_topic_alone(topic: str, clause: str) -> None:
    others = [id_ for id_ in bearing(topic) if id_ != clause]
    found = covered(ak.check(without(*others), PACK), topic)
    assert (found.grade, found.provisions) == (ak.Grade.OPERATIVE, (clause,))


@pytest.mark.parametrize("topic", sorted({topic for topic, _ in BEARING}))
def test_a_removed_clause_leaves_its_topic_uncovered(topic: str) -> None:
    report = ak.check(without(*bearing(topic)), PACK)
    area, about = BEARING[topic, bearing(topic)[0]]
    assert covered(report, topic).grade is ak.Grade.NONE
    assert not next(a for a in (*report.areas, report.framework) if a.id == area.id).covered
    [finding] = findings_on(report, about)
    assert finding.place == f"area {area.title}"
    assert finding.message == f"no clause covers the topic {about.title}"
    assert finding.remedy == f"add one of these clauses: {', '.join(bearing(topic))}"


@each_bearing
def test_a_softened_clause_leaves_its_topic_aspirational_and_is_quoted(
    topic: str,
    clause: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    others = [id_ for id_ in bearing(topic) if id_ != clause]
    pack = weakened(clause, tmp_path_factory.getbasetemp() / f"weakened-{clause}")
    agreement = without(*others)
    report = ak.check(agreement, pack)
    area, about = BEARING[topic, clause]
    assert covered(report, topic).grade is ak.Grade.ASPIRATIONAL
    [finding] = findings_on(report, about)
    heading = graded(ak.compose(agreement, pack), pack)[clause].heading
    assert finding.place == f"clause {heading.number} ({heading.title})"
    assert finding.message == (
        f"the topic {about.title} (area {area.title}) is only aspirational: "
        'it says "will endeavour to"'
    )
    for other in others:
        assert other in finding.remedy


def test_an_area_falls_when_one_topic_of_several_does() -> None:
    wide = next(area for area in PACK.strategy.areas if len(area.topics) > 1)
    report = ak.check(without(*bearing(wide.topics[0].id)), PACK)
    assert not next(area for area in report.areas if area.id == wide.id).covered
    assert not report.covered


def test_a_topic_of_the_framework_is_no_part_of_the_areas() -> None:
    topic = PACK.strategy.framework.topics[0].id
    report = ak.check(without(*bearing(topic)), PACK)
    assert not report.framework.covered
    assert covered(report, topic).grade is ak.Grade.NONE


@given(st.data())
def test_a_topic_has_the_grade_of_the_best_clause_that_bears_it(data: st.DataObject) -> None:
    agreement = data.draw(agreements(PACK))
    clauses = graded(ak.compose(agreement, PACK), PACK)
    report = ak.check(agreement, PACK)
    for topic in (t for area in (*report.areas, report.framework) for t in area.topics):
        grades = [clauses[id_].grade for id_ in topic.provisions]
        assert grades == sorted(grades, reverse=True)
        assert set(topic.provisions) == {id_ for id_ in bearing(topic.id) if id_ in clauses}
        assert topic.grade is (grades[0] if grades else ak.Grade.NONE)


@given(st.data())
def test_a_clause_more_never_lowers_a_grade(data: st.DataObject) -> None:
    agreement = data.draw(agreements(PACK))
    held = {provision.clause for provision in agreement.provisions}
    extra = PACK[data.draw(st.sampled_from(sorted(PACK.clauses.keys() - held)))]
    before = ak.check(agreement, PACK)
    after = ak.check(agreement + extra.at(), PACK)
    for topic in PACK.strategy.topics:
        assert covered(after, topic.id).grade >= covered(before, topic.id).grade


def test_the_report_has_the_strategy_s_areas_and_topics_in_order() -> None:
    report = ak.check(without(), PACK)
    assert report.strategy == PACK.strategy.title
    assert [
        (area.id, area.title, [(topic.id, topic.title) for topic in area.topics])
        for area in (*report.areas, report.framework)
    ] == [
        (area.id, area.title, [(topic.id, topic.title) for topic in area.topics]) for area in AREAS
    ]
