"""Laws of the table, under any sequence of acts that officers and employers can think of."""

from collections.abc import Iterable
from functools import cache

import pytest
from attrs import evolve
from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

import agreementkit as ak
from agreementkit import Decision
from agreementkit.files.ledger import ledger_from
from agreementkit.model.ledger import Act, Entry
from agreementkit.model.values import Value
from agreementkit.negotiation import (
    Agreed,
    ClauseFacts,
    ClauseState,
    Closed,
    Ledger,
    Moved,
    NegotiationState,
    Outcome,
    Packaged,
    Received,
    Side,
    Tabled,
    Withdrawn,
)
from agreementkit.negotiation.acts import (
    agree,
    close,
    dissolve,
    move,
    package,
    park,
    table,
    withdraw,
)
from agreementkit.negotiation.state import with_moves
from agreementkit.negotiation.status import status_after
from tests.negotiation.small_negotiations import BY, WHEN, received, sent, started, state_after

CLAUSES = ("advance-notice", "scope", "disputes", "parties")
PACKAGES = {
    "one": ("advance-notice", "scope"),
    "two": ("disputes", "parties"),
    "three": ("scope", "disputes", "parties"),
}
NAMES = st.one_of(
    st.sampled_from([*CLAUSES, *CLAUSES, *PACKAGES, "theirs"]).map(lambda name: [name]),
    st.sampled_from([list(clauses) for clauses in PACKAGES.values()]),
    st.lists(st.sampled_from([*CLAUSES, *PACKAGES, "theirs"]), min_size=1, max_size=3),
)
APPROVED = st.sampled_from(["", "branch committee"])
FACTS = st.builds(
    ClauseFacts,
    title=st.just("Title"),
    fate=st.sampled_from(["same", "same", "moved", "changed", "deleted", "unsure"]),
    changed=st.booleans(),
    silent=st.integers(0, 1),
    below=st.sampled_from([(), (), ("notice",)]),
    lost=st.sampled_from([(), (), ("consultation",)]),
)


@cache
def bank() -> ak.Pack:
    return ak.load_pack()


def agreement() -> ak.Agreement:
    return ak.Agreement(
        sector="police",
        employer="Kent Police",
        unions=["UNISON"],
        provisions=[ak.Provision(clause=clause) for clause in CLAUSES],
    )


class Table(RuleBasedStateMachine):
    """Two sides, any acts in any order. What is refused changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = [started()]
        self.refused = 0
        self.held: dict[str, ak.Provision] = {each.clause: each for each in agreement().provisions}
        self.withdrawn: dict[str, ak.Provision] = {}

    def now(self) -> NegotiationState:
        return state_after(self.entries, agreement(), bank())

    def decide(self, approved: str) -> Decision:
        return Decision(when=WHEN, by=BY, because="As agreed in the room.", approved_by=approved)

    def take(self, entry: Entry) -> None:
        before = self.now()
        self.entries.append(entry)
        self.must_leave_the_rest_alone(before, entry)

    def must_leave_the_rest_alone(self, before: NegotiationState, entry: Entry) -> None:
        """Nothing moves but what an act names, and what is tied to that."""
        named = set(before.clauses) if isinstance(entry, Closed) else set()
        named |= set(getattr(entry, "clauses", ())) | set(getattr(entry, "facts", ()))
        named |= {each.clause for each in getattr(entry, "provisions", ())}
        for clause in tuple(named):
            tied = before.package_of(clause)
            named |= set(tied.clauses) if tied else set()
        if isinstance(entry, Packaged) and entry.name in before.packages:
            named |= set(before.packages[entry.name].clauses)
        after = self.now()
        for clause, was in before.clauses.items():
            assert clause in named or after.clauses[clause] == was

    @initialize()
    def begin(self) -> None:
        self.take(sent(*CLAUSES))

    @rule(clauses=st.lists(st.sampled_from(CLAUSES), min_size=1, unique=True))
    @precondition(lambda self: not self.now().closed)
    def send(self, clauses: list[str]) -> None:
        self.take(sent(*clauses, round_=self.now().round + 1))
        self.bring_back(clauses)

    def bring_back(self, clauses: Iterable[str]) -> None:
        for clause in clauses:
            if clause in self.withdrawn:
                self.held[clause] = self.withdrawn.pop(clause)

    @rule(facts=st.dictionaries(st.sampled_from([*CLAUSES, "theirs"]), FACTS, min_size=1))
    @precondition(lambda self: self.now().drafts and not self.now().closed)
    def receive(self, facts: dict[str, ClauseFacts]) -> None:
        self.take(received(facts, self.now().round))

    @rule(
        names=NAMES,
        approved=APPROVED,
        to=st.sampled_from([None, "target", "fallback"]),
        notice=st.none() | st.integers(3, 30),
    )
    def move(self, names: list[str], approved: str, to: str | None, notice: int | None) -> None:
        figures: dict[str, dict[str, Value]] = {}
        if notice is not None and {"advance-notice", "one"} & set(names):
            figures = {"advance-notice": {"notice": notice}}
        try:
            entry = move(self.now(), names, self.decide(approved), to=to, figures=figures)
        except ak.InvalidError:
            self.refused += 1
            return
        self.take(entry)
        for each in entry.provisions:
            assert each.clause in self.held
            self.held[each.clause] = each

    @rule(names=NAMES, approved=APPROVED)
    def withdraw(self, names: list[str], approved: str) -> None:
        try:
            entry = withdraw(self.now(), names, self.decide(approved))
        except ak.InvalidError:
            return
        self.take(entry)
        for clause in entry.clauses:
            self.withdrawn[clause] = self.held.pop(clause)

    @rule(names=NAMES)
    def table(self, names: list[str]) -> None:
        try:
            entry = table(self.now(), names, self.decide(""))
        except ak.InvalidError:
            return
        self.take(entry)
        self.bring_back(entry.clauses)

    @rule(names=NAMES, approved=APPROVED, words=st.sampled_from(Side))
    def agree(self, names: list[str], approved: str, words: Side) -> None:
        marks = dict.fromkeys([*CLAUSES, "theirs"], "a" * 64)
        now = self.now()
        try:
            entry = agree(now, names, self.decide(approved), words=words, fingerprints=marks)
        except ak.InvalidError:
            return
        self.take(entry)
        if words is Side.THEIRS and not approved:
            for clause in entry.clauses:
                facts = now.clauses[clause].facts
                assert facts is not None
                assert not facts.below
                assert not facts.lost
                assert facts.fate != "deleted" or not bank()[clause].topics

    @rule(names=NAMES)
    def park(self, names: list[str]) -> None:
        try:
            self.take(park(self.now(), names, self.decide("")))
        except ak.InvalidError:
            return

    @rule(name=st.sampled_from(sorted(PACKAGES)))
    def tie(self, name: str) -> None:
        try:
            self.take(package(self.now(), name, PACKAGES[name], self.decide("")))
        except ak.InvalidError:
            return

    @rule(name=st.sampled_from(sorted(PACKAGES)))
    def untie(self, name: str) -> None:
        try:
            self.take(dissolve(self.now(), name, self.decide("")))
        except ak.InvalidError:
            return

    @rule(
        approved=APPROVED,
        outcome=st.sampled_from([None, *Outcome]),
        really=st.integers(0, 30),
    )
    def close(self, approved: str, outcome: Outcome | None, really: int) -> None:
        now = self.now()
        try:
            entry = close(now, self.decide(approved), outcome=outcome)
        except ak.InvalidError:
            return
        if really:  # else hardly any sequence would be long
            return
        self.take(entry)
        assert set(entry.open) == {each.clause for each in now.unsettled()}
        if entry.open:
            assert outcome is not None

    @invariant()
    def nothing_is_agreed_but_by_an_act_that_says_so(self) -> None:
        for clause, held in self.now().clauses.items():
            if held.state is not ClauseState.AGREED:
                continue
            said = [n for n, each in enumerate(self.entries) if self.says(each, Agreed, clause)]
            undone = [
                n
                for n, each in enumerate(self.entries)
                if self.says(each, Tabled, clause)
                or (
                    isinstance(each, Received)
                    and clause in each.facts
                    and each.facts[clause].altered
                )
            ]
            assert said
            assert said[-1] > max(undone, default=0)
            assert not held.reopened

    @staticmethod
    def says(entry: Entry, kind: type[Act], clause: str) -> bool:
        return isinstance(entry, kind) and clause in getattr(entry, "clauses", ())

    @invariant()
    def a_package_is_agreed_whole_or_not_at_all(self) -> None:
        now = self.now()
        for tied in now.packages.values():
            agreed = [now.clauses[each].state is ClauseState.AGREED for each in tied.clauses]
            assert all(agreed) or not any(agreed)
            assert all(now.package_of(each) == tied for each in tied.clauses)

    @invariant()
    def no_figure_goes_below_the_fallback_without_a_name(self) -> None:
        figure = bank()["advance-notice"].parameter("notice")
        assert figure is not None
        low: object = None
        for entry in self.entries:
            if not isinstance(entry, Moved):
                continue
            for each in entry.provisions:
                value = each.value(figure, ak.Position.OPENING)
                if isinstance(value, int) and each.clause == "advance-notice" and value != low:
                    assert value >= 13 or entry.approved_by
                    low = value

    @invariant()
    def no_topic_is_given_up_without_a_name(self) -> None:
        for entry in self.entries:
            if isinstance(entry, Withdrawn):
                gone = entry.clauses
            elif isinstance(entry, Closed) and entry.outcome is Outcome.AGREED:
                gone = entry.open
            else:
                continue
            carried = [each for each in gone if each in bank() and bank()[each].topics]
            assert not carried or entry.approved_by

    @invariant()
    def the_agreement_as_it_stands_is_the_file_and_every_move(self) -> None:
        now = with_moves(agreement(), self.entries)
        assert {each.clause: each for each in now.provisions} == self.held
        assert evolve(now, provisions=()) == evolve(agreement(), provisions=())
        for clause, held in self.now().clauses.items():
            assert (held.state is ClauseState.WITHDRAWN) == (held.ours and clause not in self.held)

    @invariant()
    def the_ledger_tells_the_same_story(self) -> None:
        ledger = Ledger()
        for entry in self.entries:
            ledger = ledger.with_entry(entry)
        assert status_after(ledger_from(ledger.data).entries) == status_after(self.entries)

    @invariant()
    def a_closed_negotiation_takes_no_act(self) -> None:
        if not self.now().closed:
            return
        now, decision = self.now(), self.decide("branch committee")
        states = {each.state for each in now.clauses.values()}
        assert states <= {ClauseState.CLOSED, ClauseState.WITHDRAWN}
        acts = (
            lambda: move(now, ["scope"], decision, to="fallback"),
            lambda: withdraw(now, ["scope"], decision),
            lambda: table(now, ["scope"], decision),
            lambda: park(now, ["scope"], decision),
            lambda: package(now, "both", ["scope", "disputes"], decision),
            lambda: dissolve(now, "one", decision),
            lambda: close(now, decision, outcome=Outcome.NO_AGREEMENT),
        )
        for act in acts:
            with pytest.raises(ak.InvalidError, match="this negotiation is closed"):
                act()


TestTable = Table.TestCase
TestTable.settings = settings(
    settings.get_profile("ordinary"),
    max_examples=settings().max_examples,
    stateful_step_count=40,
)
