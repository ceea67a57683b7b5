"""What a concession costs: coverage, duties, figures, findings, and what our notes say."""

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st

import agreementkit as ak
from agreementkit.packs import Notes
from agreementkit.reports import MoveDirection
from tests.drafting.conceding import BINDS, FIRM, FIRM_TEXT, WEEKS, cost
from tests.small_pack import agreed, clause, flag, pack_of


def test_a_figure_moves_and_its_duty_stays() -> None:
    found = cost(clause("news", BINDS, topics=["telling"], parameters=[WEEKS]), news="fallback")
    [figure] = found.figures
    assert (figure.parameter, figure.before, figure.after) == ("notice", "4 weeks", "2 weeks")
    assert (figure.way, figure.rule) == (MoveDirection.WORSE, "lower is worse")
    assert (found.topics, found.duties, found.burdens, found.findings) == ((), (), (), ())
    assert not found.breaks


def test_a_clause_that_softens_takes_its_topic_with_it() -> None:
    found = cost(
        clause("news", FIRM_TEXT, topics=["telling"], parameters=[FIRM]),
        news="fallback",
    )
    [topic] = found.falls
    assert (topic.id, topic.before, topic.after) == (
        "telling",
        ak.Grade.OPERATIVE,
        ak.Grade.ASPIRATIONAL,
    )
    [words] = topic.words
    assert words.place == "clause 1 (News)"
    assert words.before == "The Employer must tell the Union within 5 days."
    assert words.after == "it says “will endeavour to”"
    [duty] = found.duties
    assert (duty.how, duty.softened) == ("weakened", "will endeavour to")
    [(where, burden)] = found.burdens
    assert where == "news"
    assert burden.sentence == "The Union must keep what it is told secret within 2 days."
    assert "topic-uncovered" in {finding.rule for finding in found.findings}
    assert found.breaks


def test_a_duty_without_a_time_is_told_from_a_softened_one() -> None:
    text = (
        "1. {when firm} The Employer must tell the Union within 5 days.\n"
        "2. {when not firm} The Employer must tell the Union.\n"
    )
    found = cost(clause("news", text, topics=["telling"], parameters=[FIRM]), news="fallback")
    [topic] = found.falls
    assert topic.words[0].after == (
        "no sentence of it binds the Employer to do something by a fixed time"
    )
    [duty] = found.duties
    assert (duty.how, duty.softened) == ("weakened", "")


def test_a_dropped_clause_takes_its_duties_and_figures_and_what_needs_it() -> None:
    news = clause("news", BINDS, topics=["telling"], parameters=[WEEKS, flag("firm", on=True)])
    rest = clause("rest", "1. See clause {@news}.", needs=["news"])
    found = cost(news, rest, news=None)
    [topic] = found.falls
    assert (topic.after, topic.left) == (ak.Grade.NONE, ())
    assert topic.words[0].after == "it is dropped"
    assert [(loss.how, loss.after) for loss in found.duties] == [("gone", None)]
    assert [(f.parameter, f.after, f.way) for f in found.figures] == [
        ("notice", "gone", MoveDirection.WORSE),
        ("firm", "gone", MoveDirection.WORSE),
    ]
    assert {finding.rule for finding in found.findings} >= {"need-missing", "reference-unresolved"}
    assert "news" not in found.agreement.provisions


def test_a_topic_may_stand_on_fewer_clauses_and_not_fall() -> None:
    binds = "1. The Employer must tell the Union within 5 days."
    found = cost(
        clause("news", binds, topics=["telling"]),
        clause("more", binds.replace("tell", "write to"), topics=["telling"]),
        more=None,
    )
    [topic] = found.topics
    assert (topic.falls, topic.left) == (False, ("news",))
    assert not found.breaks
    assert "Telling stays operative, and rests on fewer clauses: news." in str(found)
    assert "No topic falls." in str(found)


def test_a_finding_whose_numbers_alone_have_changed_is_not_new() -> None:
    # The gap in the framework was there before; its clause is numbered anew.
    first = clause("alpha", "1. The Employer must tell the Union within 5 days.")
    second = clause("beta", "1. See clause {@gamma}.", needs=["gamma"])
    pack = pack_of(first, second, clause("gamma"))
    agreement = agreed(pack, *(ak.Provision(clause=id_) for id_ in ("alpha", "beta")))
    before = {finding.place for finding in ak.check(agreement, pack).findings}
    found = ak.concede(agreement, pack, {"alpha": None})
    assert "clause 2 (Beta)" in before
    assert found.findings == ()


def test_a_figure_of_our_own_stands_and_the_answer_says_so() -> None:
    pack = pack_of(clause("news", BINDS, parameters=[WEEKS]))
    found = ak.concede(
        agreed(pack, pack["news"].at(notice=9)),
        pack,
        {"news": "fallback"},
    )
    assert str(found.moves[0]) == (
        "Clause 1 (News) goes to fallback: nothing moves, for notice is your own figure and stands"
    )


def test_where_it_is_already_or_says_the_same_nothing_moves() -> None:
    pack = pack_of(clause("news", "1. It is so."), clause("more", "1. That too."))
    found = ak.concede(agreed(pack), pack, {"news": "opening", "more": "target"})
    assert [move.unmoved_because for move in found.moves] == [
        "for it is at opening already",
        "for its text is the same",
    ]
    assert found.before == found.after


def test_the_notes_say_what_to_ask_for_and_who_approves() -> None:
    notes = Notes(
        why="It is fair.",
        approval="regional organiser",
        fallback_when="They show that they must.",
        in_return_for="A pilot that starts early.",
    )
    given = evolve(clause("news", BINDS, parameters=[WEEKS]), negotiating=notes)
    found = cost(given, news="target")
    assert str(found).endswith(
        "Clause 1 (News): ask for: A pilot that starts early; only when: They show that they "
        "must; approval: regional organiser.",
    )


def test_what_cannot_be_conceded_is_refused_with_every_fault() -> None:
    pack = pack_of(clause("news", BINDS, parameters=[WEEKS]))
    with pytest.raises(ak.InvalidError) as caught:
        ak.concede(agreed(pack), pack, {"nevs": "target", "news": "fallbak"})
    assert [str(fault) for fault in caught.value.faults] == [
        'the agreement has no clause "nevs" to concede\n    To mend it: did you mean "news"?',
        'news: no position is called "fallbak"\n    To mend it: did you mean "fallback"?',
    ]
    with pytest.raises(ak.InvalidError, match="nothing is conceded"):
        ak.concede(agreed(pack), pack, {})


def test_it_prints_its_sections_in_order() -> None:
    found = cost(
        clause("news", FIRM_TEXT, topics=["telling"], parameters=[FIRM]),
        news="fallback",
    )
    assert [heading for heading, _ in found.sections()] == [
        "If you concede this",
        "Coverage",
        "Duties",
        "Figures",
        "New findings, by the numbers that clauses would then have",
        "What to ask in return (private)",
    ]
    said = str(found)
    assert "Telling falls from operative to aspirational." in said
    assert "Weakened in news, by “will endeavour to”" in said
    assert "New on our side in news: “The Union must keep" in said
    assert "[topic-uncovered]" in said


@settings(max_examples=12)
@given(st.data())
def test_on_the_bank_the_answer_is_the_difference_of_two_checks(data: st.DataObject) -> None:
    pack = ak.load_pack()
    agreement = ak.Agreement(
        sector="police",
        employer="Kent Police",
        unions=["UNISON"],
        provisions=pack.bundle("default"),
    )
    ids = [provision.clause for provision in agreement.provisions]
    package = data.draw(
        st.dictionaries(
            st.sampled_from(ids),
            st.sampled_from([None, "opening", "target", "fallback"]),
            min_size=1,
            max_size=4,
        ),
    )
    found = ak.concede(agreement, pack, package)
    assert found.before == ak.check(agreement, pack)
    assert found.after == ak.check(found.agreement, pack)
    grades = [
        {t.id: t.grade for area in (*report.areas, report.framework) for t in area.topics}
        for report in (found.before, found.after)
    ]
    assert {topic.id for topic in found.falls} == {
        id_ for id_, grade in grades[0].items() if grades[1][id_] < grade
    }
    assert set(found.findings) <= set(found.after.findings)
    dropped = {id_ for id_, to in package.items() if to is None}
    assert dropped.isdisjoint(provision.clause for provision in found.agreement.provisions)
    # The ladder never climbs, so a move down it makes no figure better.
    if "opening" not in package.values():
        assert MoveDirection.BETTER not in {figure.way for figure in found.figures}


def test_two_moves_together_break_what_neither_breaks_alone(
    pack: ak.Pack,
    agreement: ak.Agreement,
) -> None:
    one = ak.concede(agreement, pack, {"incident-log": None})
    both = ak.concede(agreement, pack, {"incident-log": None, "impact-monitoring": None})
    assert "monitoring" not in {topic.id for topic in one.falls}
    assert "monitoring" in {topic.id for topic in both.falls}
