"""What a concession costs: coverage, duties, figures, findings, and what our notes say."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st

import agreementkit as ak
from agreementkit.packs import DefinedTerm, Notes
from agreementkit.reports import MoveDirection
from tests.small_pack import agreed, choice, clause, flag, listed, number, pack_of

UNION = DefinedTerm(name="Union", defined_in="parties", side="union")
BINDS = "1. The Employer must tell the Union at least {notice} before."
WEEKS = number(opening=4, target=3, fallback=2)
FIRM = ak.Parameter(
    name="firm",
    kind="flag",
    label="Whether it is firm",
    better=True,
    opening=True,
    target=True,
    fallback=False,
    source=["proposal"],
)
FIRM_TEXT = (
    "1. {when firm} The Employer must tell the Union within 5 days.\n"
    "2. {when not firm} The Employer will endeavour to tell the Union within 5 days.\n"
    "3. {when not firm} The Union must keep what it is told secret within 2 days.\n"
    "4. {when not firm} The Union may answer within 2 days.\n"
)


def cost(*clauses: ak.Clause, **moves: str | None) -> ak.Concession:
    """What the moves cost in an agreement on all the clauses, `_` standing for `-` in ids."""
    pack = pack_of(*clauses, terms=[UNION])
    given = {id_.replace("_", "-"): to for id_, to in moves.items()}
    return ak.concede(agreed(pack), pack, given)


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


def test_reworded_is_told_from_weakened_and_gone() -> None:
    words = ak.Parameter(
        name="reach",
        kind="choice",
        label="Reach",
        choices=["all", "some"],
        words={"all": "every decision about staff", "some": "a decision on dismissal"},
        opening="all",
        target="all",
        fallback="some",
        source=["proposal"],
    )
    text = "1. The Employer must tell the Union within 5 days of {reach}."
    found = cost(clause("news", text, topics=["telling"], parameters=[words]), news="fallback")
    [duty] = found.duties
    assert duty.how == "reworded"
    assert "Reworded in news: “The Employer must tell" in str(found)
    [figure] = found.figures
    assert (figure.before, figure.after) == ('"all"', '"some"')
    assert figure.rule == "best first: all, some"


def ladder(name: str, kind: str, *steps: object, **more: object) -> ak.Parameter:
    opening, target, fallback = steps
    return ak.Parameter(
        name=name,
        kind=kind,
        label=f"The {name}",
        opening=opening,
        target=target,
        fallback=fallback,
        source=["proposal"],
        **more,  # type: ignore[arg-type]
    )


def test_every_kind_of_figure_is_named_with_its_unit_and_the_way_it_moved() -> None:
    parameters = [
        ladder("months", "months", 1, 1, 12, range=(1, 60), better="lower"),
        ladder("share", "percent", 40, 30, 20, range=(0, 100), better="higher"),
        ladder("sum", "money", 1200, 1100, 900, range=(0, 5000), better="higher"),
        ladder("count", "count", 3, 2, 1, range=(0, 9), better="higher"),
        ladder("items", "list", ["a", "b"], ["a", "b"], ["b"], range=(0, 9), better="higher"),
        ladder("secret", "flag", False, False, True, better=False),
        ladder("place", "text", "here", "here", "there"),
        ladder("day", "date", date(2027, 4, 1), date(2027, 4, 1), date(2028, 4, 1)),
    ]
    text = "1. {when secret} It is secret.\n" + "".join(
        f"1. The Employer must tell the Union {{{p.name}}} in time.\n"
        for p in parameters
        if p.name != "secret"
    )
    found = cost(clause("news", text, parameters=parameters), news="fallback")
    assert [(f.before, f.after, str(f.way), f.rule) for f in found.figures] == [
        ("1 month", "12 months", "worse", "higher is worse"),
        ("40%", "20%", "worse", "lower is worse"),
        ("£1,200", "£900", "worse", "lower is worse"),
        ("3", "1", "worse", "lower is worse"),
        ("2 items", "1 item, without: a", "worse", "fewer is worse"),
        ("no", "yes", "worse", "yes is worse"),
        ('"here"', '"there"', "open", "judge it yourself"),
        ("1 April 2027", "1 April 2028", "open", "judge it yourself"),
    ]
    assert 'from "here" to "there", judge it yourself.' in str(found)


def test_a_move_up_the_ladder_is_better_and_one_without_a_value_is_open() -> None:
    part = ak.Parameter(
        name="extra",
        kind="weeks",
        label="Extra",
        range=(0, 9),
        better="higher",
        fallback=2,
        source=["proposal"],
    )
    lists = [
        ladder("one", "list", ["a", "b"], ["a"], ["a"], range=(0, 9), better="higher"),
        ladder("few", "list", ["a"], ["a", "b"], ["a", "b"], range=(0, 9), better="lower"),
    ]
    text = BINDS + "\n2. It lasts {extra}, for {one} and {few}."
    pack = pack_of(clause("news", text, parameters=[WEEKS, part, *lists]))
    found = ak.concede(agreed(pack).at("fallback"), pack, {"news": "opening"})
    assert [(f.parameter, f.after, f.way) for f in found.figures] == [
        ("notice", "4 weeks", MoveDirection.BETTER),
        ("extra", "not set", MoveDirection.OPEN),
        ("one", "2 items", MoveDirection.BETTER),
        ("few", "1 item, without: b", MoveDirection.BETTER),
    ]
    assert [figure.rule for figure in found.figures][-1] == "more is worse"


def test_lists_of_which_neither_holds_the_other_are_for_a_person_to_judge() -> None:
    pack = pack_of(clause("news", "1. It has {items}.", parameters=[listed()]))
    own = pack["news"].at(items=("a", "b"))
    moved = evolve(own, settings={"items": ("b", "c")})
    from agreementkit.drafting.concession import moved_figures as moves

    [figure] = moves(pack["news"].parameters, own, moved, ak.Position.OPENING)
    assert figure.way is MoveDirection.OPEN


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


def test_a_value_that_nobody_has_set_is_no_loss() -> None:
    found = cost(
        clause("news", "1. It is {which}.", parameters=[choice("which", a="one", b="two")]),
        news=None,
    )
    assert found.figures == ()
    assert "No figure moves." in str(found)
