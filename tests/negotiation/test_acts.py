"""What a person may do at the table, and what each refusal says."""

from collections.abc import Callable

import pytest
from attrs import evolve

import agreementkit as ak
from agreementkit import Decision
from agreementkit.model.ledger import Entry
from agreementkit.model.values import Value
from agreementkit.negotiation import (
    AgreedText,
    ClauseFacts,
    FigureFact,
    KeptFile,
    NegotiationState,
    Outcome,
    Packaged,
    Sent,
    Side,
    Tabled,
)
from agreementkit.negotiation.acts import (
    agree,
    close,
    dissolve,
    move,
    package,
    park,
    replace,
    table,
    withdraw,
)
from agreementkit.negotiation.red_lines import below_fallback, crossed_by_words
from agreementkit.negotiation.state import with_moves
from tests.negotiation.small_negotiations import (
    BY,
    CHANGED,
    SAME,
    WHEN,
    received,
    sent,
    started,
    state_after,
)

CLAUSES = ("advance-notice", "scope", "disputes", "parties")
NO_NAME = Decision(when=WHEN, by=BY, because="They offered a pilot.")
NAMED = Decision(
    when=WHEN,
    by=BY,
    because="They offered a pilot.",
    approved_by="branch committee, 2 November",
)
MARKS = dict.fromkeys([*CLAUSES, "new-1"], "a" * 64)
FILE = KeptFile(name="agreement-2.toml", sha256="1" * 64)
LOW_NOTICE = (
    "this crosses a red line: “Notice before a new system is used” would be 8 weeks, "
    "below our fallback of 13 weeks"
)
ASKED = "leave it, or say who has approved it; the notes of the clause ask for: branch committee"
At = Callable[..., NegotiationState]


@pytest.fixture
def ours() -> ak.Agreement:
    """An agreement of four clauses."""
    provisions = [ak.Provision(clause=clause) for clause in CLAUSES]
    return ak.Agreement(
        sector="police",
        employer="Kent Police",
        unions=["UNISON"],
        provisions=provisions,
    )


@pytest.fixture
def at(pack: ak.Pack, ours: ak.Agreement) -> At:
    """The state after one draft and some entries more."""

    def after(*entries: Entry) -> NegotiationState:
        return state_after([started(), sent(*CLAUSES), *entries], ours, pack)

    return after


def refused(act: Callable[[], object]) -> list[tuple[str, str]]:
    with pytest.raises(ak.InvalidError) as caught:
        act()
    return [(fault.message, fault.remedy) for fault in caught.value.faults]


def test_a_move_is_the_clause_as_it_is_from_then_on(at: At, ours: ak.Agreement) -> None:
    one = move(at(), ["advance-notice"], NO_NAME, to="target", figures={})
    assert one.provisions == (ak.Provision(clause="advance-notice", position="target"),)
    own = {"advance-notice": {"notice": 20}}
    two = move(at(one), ["advance-notice"], NO_NAME, figures=own)
    assert two.provisions == (
        ak.Provision(clause="advance-notice", position="target", settings={"notice": 20}),
    )
    assert (two.because, two.by, two.when, two.approved_by) == (NO_NAME.because, BY, WHEN, "")
    now = at(one, two).agreement
    assert now == ours + two.provisions[0]
    # A figure of our own stands at every position: to name one alone moves nothing.
    assert refused(lambda: move(at(one, two), ["advance-notice"], NO_NAME, to="fallback")) == [
        (
            "nothing moves in advance-notice: no value changes",
            "give new figures: notice is your own figure and stands at every position",
        ),
    ]
    several = {"disputes": {"stage": 10, "stages": 3}}
    both = move(at(), ["disputes"], NO_NAME, figures=several)
    [(_, remedy)] = refused(lambda: move(at(both), ["disputes"], NO_NAME, figures=several))
    assert remedy == "give new figures: stage, stages are your own and stand at every position"


def test_below_the_fallback_somebody_must_have_approved(at: At) -> None:
    figures = {"advance-notice": {"notice": 8}}
    assert refused(lambda: move(at(), ["advance-notice"], NO_NAME, figures=figures)) == [
        (LOW_NOTICE, ASKED),
    ]
    entry = move(at(), ["advance-notice"], NAMED, figures=figures)
    assert entry.approved_by == "branch committee, 2 November"
    # At the fallback no line is crossed; nor by what lay as low before.
    least = {"advance-notice": {"notice": 13}}
    assert move(at(), ["advance-notice"], NO_NAME, figures=least).approved_by == ""
    names = ["advance-notice", "disputes"]
    assert move(at(entry), names, NO_NAME, to="target").approved_by == ""
    again = {"advance-notice": {"notice": 7}}
    assert refused(lambda: move(at(entry), ["advance-notice"], NO_NAME, figures=again))


def test_a_move_says_everything_that_is_in_its_way(at: At) -> None:
    now = at(received({"new-1": ClauseFacts(title="Costs", fate="new")}))
    figures: dict[str, dict[str, Value]] = {
        "scope": {"nonsense": 3},
        "disputes": {"notice": 3},
    }
    said = refused(lambda: move(now, ["scope", "new-1"], NO_NAME, figures=figures))
    assert [message for message, _ in said] == [
        'clause "new-1" is not in our agreement, so it is not ours to move',
        'figures are given for "disputes", which is not among the clauses to move',
        "the clause has no such value",
    ]
    assert refused(lambda: move(at(), ["scope"], NO_NAME)) == [
        (
            "nothing moves in scope: no value changes",
            "name another position, or figures",
        ),
    ]
    with pytest.raises(ak.InvalidError, match="position"):
        move(at(), ["scope"], NO_NAME, to="lowest")


def test_what_is_not_on_the_table_cannot_be_moved(
    at: At, pack: ak.Pack, ours: ak.Agreement
) -> None:
    assert refused(lambda: move(at(), ["scop"], NO_NAME, to="target")) == [
        ('no clause or package on the table is called "scop"', 'did you mean "scope"?'),
    ]
    assert refused(lambda: move(at(), [], NO_NAME, to="target")) == [
        ("no clause is named", "name a clause or a package"),
    ]
    early = state_after([started()], ours, pack)
    assert refused(lambda: move(early, ["scope"], NO_NAME, to="fallback")) == [
        (
            'clause "scope" was not sent yet',
            "send a draft first, or change the agreement file",
        ),
    ]


def test_what_is_settled_is_put_on_the_table_again_first(at: At) -> None:
    agreed = agree(at(), ["scope"], NO_NAME, words=Side.OURS, fingerprints=MARKS)
    for settled in (agreed, park(at(), ["scope"], NO_NAME), withdraw(at(), ["scope"], NAMED)):
        now = at(settled)
        state = now.clauses["scope"].state
        with pytest.raises(ak.InvalidError) as caught:
            move(now, ["scope"], NO_NAME, to="fallback")
        fault = caught.value.faults[0]
        assert fault.message == f'clause "scope" is {state}'
        assert fault.remedy == "put it on the table again first, with the reason"
        again = table(now, ["scope"], NO_NAME)
        assert isinstance(again, Tabled)
        assert move(at(settled, again), ["scope"], NO_NAME, to="fallback").provisions
    assert refused(lambda: park(at(park(at(), ["scope"], NO_NAME)), ["scope"], NO_NAME)) == [
        ('clause "scope" is parked', "leave it out: it stands there already"),
    ]
    assert refused(lambda: table(at(), ["scope"], NO_NAME)) == [
        ('clause "scope" is tabled', "leave it out: it stands there already"),
    ]


def test_words_are_agreed_with_whose_they_are_and_what_they_were(at: At) -> None:
    mine = agree(at(), ["scope"], NO_NAME, words=Side.OURS, fingerprints=MARKS)
    assert mine.clauses == {"scope": AgreedText(words=Side.OURS, round=1, fingerprint="a" * 64)}
    now = at(received({"scope": CHANGED}), sent("scope", round_=2))
    for words, round_ in ((Side.THEIRS, 1), (Side.OURS, 2)):
        entry = agree(now, ["scope"], NO_NAME, words=words, fingerprints=MARKS)
        assert entry.clauses["scope"].round == round_
    assert refused(
        lambda: agree(at(), ["scope"], NO_NAME, words=Side.THEIRS, fingerprints=MARKS),
    ) == [
        (
            'clause "scope" has not come back: there are no words of theirs',
            "agree to our words, or wait for theirs",
        ),
    ]
    new = at(received({"new-1": ClauseFacts(title="Costs", fate="new")}))
    assert refused(
        lambda: agree(new, ["new-1"], NO_NAME, words=Side.OURS, fingerprints=MARKS),
    ) == [
        (
            'clause "new-1" is the employer’s own: there are no words of ours',
            "agree to their words, or park it",
        ),
    ]
    assert agree(new, ["new-1"], NO_NAME, words=Side.THEIRS, fingerprints=MARKS).clauses
    assert refused(lambda: agree(at(), ["scope"], NO_NAME, words=Side.OURS, fingerprints={})) == [
        (
            'clause "scope" comes without the fingerprint of its agreed text',
            "give the fingerprint of the text agreed",
        ),
    ]


LOW = ClauseFacts(
    title="Notice",
    fate="changed",
    changed=True,
    below=["notice"],
    figures=[
        FigureFact(
            parameter="notice",
            label="Notice before a new system is used",
            sent="26 weeks",
            offered="8 weeks",
            rung="below fallback",
        ),
    ],
)
LOST = ClauseFacts(title="Notice", fate="changed", changed=True, lost=["consultation"])
GONE = ClauseFacts(title="Notice", fate="deleted", changed=True)
SOFT = ClauseFacts(
    title="Notice",
    fate="changed",
    changed=True,
    weakened=1,
    duties=["7.1: softened, by “should”"],
)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (
            LOW,
            "“Notice before a new system is used” would be 8 weeks, below our fallback of 13 weeks",
        ),
        (
            ClauseFacts(title="Notice", below=["notice"]),
            "would be gone, below our fallback of 13 weeks",
        ),
        (LOST, "the words no longer cover “"),
        (GONE, "the words no longer cover “"),
        (SOFT, "a duty would be weakened: 7.1: softened, by “should”"),
        # As an older ledger has it.
        (evolve(SOFT, weakened=2, duties=()), "2 duties would be weakened"),
        (
            evolve(SOFT, weakened=5, duties=["a", "b", "c", "d", "e"]),
            "5 duties would be weakened: a; b; c; and 2 more",
        ),
    ],
)
def test_their_words_cross_a_red_line_only_with_a_name(
    at: At,
    facts: ClauseFacts,
    words: str,
) -> None:
    now = at(received({"advance-notice": facts}))
    [(message, remedy)] = refused(
        lambda: agree(now, ["advance-notice"], NO_NAME, words=Side.THEIRS, fingerprints=MARKS),
    )
    assert message.startswith("this crosses a red line: ")
    assert words in message
    assert remedy.endswith("the notes of the clause ask for: branch committee")
    for decision, whose in ((NAMED, Side.THEIRS), (NO_NAME, Side.OURS)):
        entry = agree(now, ["advance-notice"], decision, words=whose, fingerprints=MARKS)
        assert entry.approved_by == decision.approved_by


def test_a_clause_of_their_own_crosses_a_line_by_what_the_facts_say(pack: ak.Pack) -> None:
    facts = ClauseFacts(title="Costs", fate="deleted", below=["pay"], lost=["nonsense"])
    lines = crossed_by_words("new-1", facts, pack)
    assert [line.words for line in lines] == [
        "“pay” would be gone, below our fallback",
        "the words no longer cover “nonsense”",
    ]
    assert {line.approval for line in lines} == {""}
    assert crossed_by_words("new-1", ClauseFacts(title="Costs", fate="deleted"), pack) == ()


@pytest.mark.parametrize("nobody", ["", "None", "none.", "nobody", "-"])
def test_a_weaker_duty_asks_for_a_name_where_the_notes_do(pack: ak.Pack, nobody: str) -> None:
    assert crossed_by_words("new-1", SOFT, pack) == ()
    clause = pack["advance-notice"]
    notes = evolve(clause.negotiating, approval=nobody)
    free = evolve(pack, clauses={clause.id: evolve(clause, negotiating=notes)})
    assert crossed_by_words("advance-notice", SOFT, free) == ()
    assert [line.approval for line in crossed_by_words("advance-notice", LOW, free)] == [""]


def test_a_line_without_notes_asks_for_a_name_all_the_same(at: At) -> None:
    new = at(received({"new-1": ClauseFacts(title="Costs", fate="new", lost=["consultation"])}))
    [(_, remedy)] = refused(
        lambda: agree(new, ["new-1"], NO_NAME, words=Side.THEIRS, fingerprints=MARKS),
    )
    assert remedy == "leave it, or say who has approved it"


def test_what_has_no_order_is_never_below() -> None:
    note = ak.Parameter(name="n", kind="text", label="N", fallback="x", source=["proposal"])
    assert not below_fallback(note, "y")
    free = ak.Parameter(
        name="n",
        kind="weeks",
        label="N",
        range=(1, 9),
        better="higher",
        source=["proposal"],
    )
    assert not below_fallback(free, 1)
    listed = ak.Parameter(
        name="n",
        kind="list",
        label="N",
        range=(1, 9),
        better="higher",
        fallback=("a",),
        source=["proposal"],
    )
    assert below_fallback(listed, ("b",))
    assert not below_fallback(listed, ("a", "b"))


def test_a_topic_is_given_up_only_with_a_name(at: At) -> None:
    [(message, _), *_rest] = refused(lambda: withdraw(at(), ["advance-notice"], NO_NAME))
    assert message.startswith("this crosses a red line: without it, its part in “")
    assert withdraw(at(), ["advance-notice"], NAMED).approved_by
    # What carries no topic goes without.
    assert withdraw(at(), ["parties"], NO_NAME).clauses == ("parties",)
    new = at(received({"new-1": ClauseFacts(title="Costs", fate="new")}))
    assert refused(lambda: withdraw(new, ["new-1"], NAMED)) == [
        (
            'clause "new-1" is not in our agreement, so it is not ours to move',
            "agree to it, park it, or leave it open",
        ),
    ]


def test_a_package_goes_whole(at: At) -> None:
    tie = package(at(), "deal", ["scope", "disputes"], NO_NAME)
    now = at(tie)
    in_the_way = (
        'the package "deal" holds disputes too',
        'name the package "deal", or dissolve it first, with the reason',
    )
    for alone in (
        lambda: agree(now, ["scope"], NO_NAME, words=Side.OURS, fingerprints=MARKS),
        lambda: move(now, ["scope"], NO_NAME, to="fallback"),
        lambda: park(now, ["scope"], NO_NAME),
        lambda: withdraw(now, ["scope"], NAMED),
    ):
        assert in_the_way in refused(alone)
    whole = agree(now, ["deal"], NO_NAME, words=Side.OURS, fingerprints=MARKS)
    assert set(whole.clauses) == {"scope", "disputes"}
    assert len(move(now, ["deal"], NO_NAME, to="fallback").provisions) == 2
    untied = at(tie, dissolve(now, "deal", NO_NAME))
    assert park(untied, ["scope"], NO_NAME).clauses == ("scope",)


def test_in_a_package_their_words_here_may_be_the_price_of_ours_there(at: At) -> None:
    now = at(received({"scope": CHANGED}), package(at(), "deal", ["scope", "disputes"], NO_NAME))
    words = {"scope": Side.THEIRS, "disputes": Side.OURS}
    entry = agree(now, ["deal"], NO_NAME, words=words, fingerprints=MARKS)
    assert {id_: text.words for id_, text in entry.clauses.items()} == words
    half = {"scope": Side.THEIRS}
    assert refused(lambda: agree(now, ["deal"], NO_NAME, words=half, fingerprints=MARKS)) == [
        ('nothing says whose words of "disputes" are agreed', "say ours or theirs"),
    ]


def test_a_package_moves_though_one_of_its_clauses_stands_there_already(at: At) -> None:
    there = move(at(), ["scope"], NO_NAME, to="fallback")
    tie = package(at(there), "deal", ["scope", "disputes"], NO_NAME)
    both = move(at(there, tie), ["deal"], NO_NAME, to="fallback")
    assert {each.clause for each in both.provisions} == {"scope", "disputes"}
    assert refused(lambda: move(at(there, tie, both), ["deal"], NO_NAME, to="fallback")) == [
        (
            "nothing moves in scope, disputes: no value changes",
            "name another position, or figures",
        ),
    ]


def test_a_package_is_refused_where_it_cannot_be_one(at: At) -> None:
    tie = package(at(), "deal", ["scope", "disputes"], NO_NAME)
    assert isinstance(tie, Packaged)
    assert refused(lambda: package(at(tie), "other", ["scope", "parties"], NO_NAME)) == [
        (
            'clause "scope" is in the package "deal" already',
            'dissolve "deal" first, with the reason',
        ),
    ]
    assert package(at(tie), "deal", ["scope", "parties"], NO_NAME).clauses == ("scope", "parties")
    said = refused(lambda: package(at(), "scope", ["disputes"], NO_NAME))
    assert said == [
        ('"scope" cannot be the name of a package', "choose a name that no clause has"),
        ("one clause makes no package", "name two clauses or more"),
    ]
    assert refused(lambda: package(at(), " ", ["scope", "disputes"], NO_NAME))
    assert refused(lambda: dissolve(at(tie), "deel", NO_NAME)) == [
        ('no package is called "deel"', 'did you mean "deal"?'),
    ]


def test_open_clauses_are_listed_before_anything_is_closed(at: At) -> None:
    agreed = agree(at(), CLAUSES[:3], NO_NAME, words=Side.OURS, fingerprints=MARKS)
    assert refused(lambda: close(at(agreed), NO_NAME)) == [
        (
            "not agreed yet: parties",
            "settle them first, or say the outcome: agreed or no-agreement",
        ),
    ]
    # What is left out without a topic needs no name, and one with a topic does.
    end = close(at(agreed), NO_NAME, outcome=Outcome.AGREED)
    assert (end.open, end.outcome) == (("parties",), Outcome.AGREED)
    assert refused(lambda: close(at(), NO_NAME, outcome=Outcome.AGREED))
    assert close(at(), NAMED, outcome=Outcome.AGREED).approved_by
    assert close(at(), NO_NAME, outcome=Outcome.NO_AGREEMENT).open == CLAUSES
    rest = withdraw(at(agreed), ["parties"], NO_NAME)
    done = close(at(agreed, rest), NO_NAME)
    assert (done.open, done.outcome) == ((), Outcome.AGREED)
    assert refused(lambda: park(at(agreed, rest, done), ["scope"], NO_NAME)) == [
        ("this negotiation is closed (agreed)", "start a new one, in a folder of its own"),
    ]


def test_nothing_sent_is_nothing_agreed(pack: ak.Pack, ours: ak.Agreement) -> None:
    early = state_after([started()], ours, pack)
    assert refused(lambda: close(early, NO_NAME))[0][0] == "nothing was sent yet"
    assert close(early, NO_NAME, outcome=Outcome.NO_AGREEMENT).open == ()


def test_a_new_agreement_file_is_held_to_the_same_lines(at: At, ours: ak.Agreement) -> None:
    lower = ours + ak.Provision(clause="advance-notice", settings={"notice": 8})
    for after in (lower, ours - "advance-notice"):
        with pytest.raises(ak.InvalidError, match="crosses a red line"):
            replace(at(), FILE, after, NO_NAME)
        assert replace(at(), FILE, after, NAMED).approved_by == NAMED.approved_by
    # The same figure twice crosses no line twice, nor does a clause that comes in well.
    assert replace(at(), FILE, ours, NO_NAME).agreement == FILE
    more = ours + ak.Provision(clause="pilot-gate")
    assert replace(at(), FILE, more, NO_NAME).approved_by == ""
    end = close(at(), NO_NAME, outcome=Outcome.NO_AGREEMENT)
    assert refused(lambda: replace(at(end), FILE, ours, NO_NAME))


def test_moves_stand_over_a_new_file_and_bring_no_clause_back(at: At, ours: ak.Agreement) -> None:
    moved = move(at(), ["scope"], NO_NAME, to="fallback")
    entries: list[Entry] = [started(), sent(*CLAUSES), moved]
    assert with_moves(ours, entries) == ours + moved.provisions[0]
    without = ours - "scope"
    assert with_moves(without, entries) == without


def test_what_was_withdrawn_comes_back_as_it_was(at: At, ours: ak.Agreement) -> None:
    moved = move(at(), ["scope"], NO_NAME, to="fallback")
    gone = withdraw(at(moved), ["scope"], NAMED)
    assert at(moved, gone).agreement == ours - "scope"
    again = table(at(moved, gone), ["scope"], NO_NAME)
    second: Sent = sent("scope", round_=2)
    for back in (again, second):
        assert at(moved, gone, back).agreement == ours + moved.provisions[0]
    assert at(received({"scope": SAME})).agreement == ours
