"""The next command: the right one in every state, and one that is not refused."""

import shlex
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import example, given, strategies as st

import agreementkit as ak
from agreementkit.cli.negotiation.context import CommandContext, returned_unchanged
from agreementkit.model.ledger import Entry
from agreementkit.negotiation import (
    Agreed,
    AgreedText,
    ClauseFacts,
    Closed,
    KeptFile,
    Moved,
    NegotiationState,
    Outcome,
    Packaged,
    Replaced,
    Side,
    Withdrawn,
)
from agreementkit.negotiation.acts import agree, close, package, park, table, withdraw
from tests.negotiation.small_negotiations import (
    BY,
    CHANGED,
    SAME,
    WHEN,
    parked,
    received,
    sent,
    started,
    state_after,
    tabled,
)

N = "agreementkit negotiation"
DECISION = ak.Decision(when=WHEN, by=BY, because="They offered a pilot.", approved_by="Committee")
SENT = (started(), sent("scope", "disputes"))
BOTH = (*SENT, received({"scope": CHANGED, "disputes": SAME}))
LEFT_ALONE = (*SENT, received({"scope": SAME, "disputes": SAME}))
OURS = AgreedText(words=Side.OURS, round=1, fingerprint="0" * 64)


def agreed(*clauses: str) -> Agreed:
    return Agreed(when=WHEN, by=BY, because="Yes.", clauses=dict.fromkeys(clauses, OURS))


MOVED = Moved(when=WHEN, by=BY, because="A pilot.", provisions=[ak.Provision(clause="scope")])
UPDATED = Replaced(
    when=WHEN,
    by=BY,
    because="More notice.",
    agreement=KeptFile(name="agreement-2.toml", sha256="0" * 64),
)
WITHDRAWN = Withdrawn(when=WHEN, by=BY, because="For later.", clauses=["disputes"])
TIED = Packaged(
    when=WHEN, by=BY, because="One for the other.", name="both", clauses=["scope", "disputes"]
)
ENDED = Closed(when=WHEN, by=BY, because="Signed.", outcome=Outcome.AGREED)

DRAFT = f"Next, write the draft to send: {N} send kent"
BACK = f"When it comes back: {N} receive kent THEIR-FILE.docx"
ANEW = (
    "What you have changed since is not in the draft that went out. To write one that has it: "
    f"{N} send kent"
)
DECIDE = f'Decide on scope. To set one aside, for example: {N} move kent scope --park --because "…"'
BOTH_ASIDE = (
    f'Decide on scope. To set one aside, for example: {N} move kent both --park --because "…"'
)
ALONE = (
    f'Agree to what came back as we sent it: {N} move kent --unchanged --agree ours --because "…"'
)
COMMENTED = ClauseFacts(title="Scope", comments=["HR: “Delete it.”"])
REFORMATTED = ClauseFacts(title="Disputes", reformatted=1)
SAY = (
    "They left the words of scope alone, and say something in the margin. Decide on it, or answer "
    f'them there: {N} reply kent --say "scope=…"'
)
THEN, ANSWER = f"Then answer: {N} reply kent", f"Answer: {N} reply kent"
END = (
    f"Every clause is settled. For the papers to sign: {N} final kent",
    f'Once they are signed, end it: {N} close kent --because "…"',
)
OVER = (
    f"It is over. For the papers to sign: {N} final kent",
    f"To see all that was done: {N} log kent",
)


def aside(clauses: str) -> str:
    first = clauses.split(",", maxsplit=1)[0]
    return (
        f"Only what is set aside is open: {clauses}. To take one up: "
        f'{N} move kent {first} --table --because "…"'
    )


AFTER: dict[str, tuple[Iterable[Entry], list[str]]] = {
    "the start": ([started()], [DRAFT]),
    "an update before anything was sent": ([started(), UPDATED], [DRAFT]),
    "a draft": (SENT, [BACK]),
    "a draft and an update": ([*SENT, UPDATED], [BACK, ANEW]),
    "a draft and a move": ([*SENT, MOVED], [BACK, ANEW]),
    "a draft and a withdrawal": ([*SENT, WITHDRAWN], [BACK, ANEW]),
    "a draft and a package": ([*SENT, TIED], [BACK]),
    "a draft that has the move": ([*SENT, MOVED, sent("scope", round_=2)], [BACK]),
    "a return with one changed": (BOTH, [DECIDE, ALONE, THEN]),
    "a return with none changed": (LEFT_ALONE, [ALONE, THEN]),
    "a return with all changed": (
        [*SENT, received({"scope": CHANGED})],
        [DECIDE, THEN],
    ),
    "a return with a comment on one": (
        [*SENT, received({"scope": COMMENTED, "disputes": SAME})],
        [SAY, ALONE, THEN],
    ),
    "a return with comments alone": (
        [*SENT, received({"scope": COMMENTED, "disputes": REFORMATTED})],
        [SAY, THEN],
    ),
    "what they commented on is agreed": (
        [*SENT, received({"scope": COMMENTED, "disputes": SAME}), agreed("scope")],
        [ALONE, THEN],
    ),
    "what they left alone is agreed": ([*BOTH, agreed("disputes")], [DECIDE, THEN]),
    "what they changed is set aside": ([*BOTH, parked("scope")], [ALONE, THEN]),
    "all else is agreed and one set aside": (
        [*BOTH, agreed("disputes"), parked("scope")],
        [aside("scope"), ANSWER],
    ),
    "all is set aside": ([*BOTH, parked("scope", "disputes")], [aside("scope, disputes"), ANSWER]),
    "what they changed is in our words again": (
        [*BOTH, agreed("disputes"), tabled("scope")],
        [ANSWER],
    ),
    "what they changed is moved": ([*BOTH, MOVED], [DECIDE, ALONE, THEN]),
    "an update after a return": ([*BOTH, UPDATED], [DECIDE, ALONE, THEN]),
    "a package with one of it changed": ([*BOTH, TIED], [BOTH_ASIDE, THEN]),
    "a package that they left alone": ([*LEFT_ALONE, TIED], [ALONE, THEN]),
    "a package that is agreed": ([*LEFT_ALONE, TIED, agreed("scope", "disputes")], [*END]),
    "all is agreed": ([*BOTH, agreed("scope", "disputes")], [*END]),
    "all is agreed and the reply sent": (
        [*BOTH, agreed("scope", "disputes"), sent("scope", "disputes", round_=2)],
        [*END],
    ),
    "all is agreed or withdrawn": ([*BOTH, agreed("scope"), WITHDRAWN], [*END]),
    "a reply": ([*BOTH, sent("scope", "disputes", round_=2)], [BACK]),
    "the end": ([*BOTH, agreed("scope", "disputes"), ENDED], [*OVER]),
}


@pytest.fixture
def context(monkeypatch: pytest.MonkeyPatch) -> CommandContext:
    monkeypatch.setenv("AGREEMENTKIT_BY", BY)
    return CommandContext(folder=Path("kent"))


@pytest.mark.parametrize("happened", AFTER)
def test_the_next_command_is_right(context: CommandContext, happened: str) -> None:
    entries, steps = AFTER[happened]
    assert [*context.next_steps(state_after(entries))] == steps


# Whatever was decided before, what is advised is not refused.

CLAUSES = ("scope", "disputes", "parties", "notice")
SOME = st.lists(st.sampled_from([*CLAUSES, "one", "two"]), min_size=1, max_size=3)
ACTS = st.tuples(st.sampled_from(["park", "table", "agree", "withdraw", "package"]), SOME)
RETURNS = st.dictionaries(
    st.sampled_from([*CLAUSES, "theirs"]),
    st.sampled_from([SAME, CHANGED, ClauseFacts(title="Scope", fate="deleted")]),
)


def decided(state: NegotiationState, act: str, names: list[str]) -> Entry | None:
    """What an act comes to; None where it is refused."""
    try:
        match act:
            case "park":
                return park(state, names, DECISION)
            case "table":
                return table(state, names, DECISION)
            case "withdraw":
                return withdraw(state, names, DECISION)
            case "package":
                return package(state, "one", names, DECISION)
            case _:
                return agree(
                    state,
                    names,
                    DECISION,
                    words=Side.OURS,
                    fingerprints=dict.fromkeys(state.without_packages(names), "0" * 64),
                )
    except ak.InvalidError:
        return None


@example(
    {"scope": CHANGED},
    [("package", ["scope", "disputes"]), ("withdraw", ["one"]), ("table", ["scope"])],
    {"scope": CHANGED},
)
@given(RETURNS, st.lists(ACTS, max_size=8), RETURNS)
def test_what_is_advised_is_not_refused(
    facts: dict[str, ClauseFacts],
    acts: list[tuple[str, list[str]]],
    again: dict[str, ClauseFacts],
) -> None:
    entries: list[Entry] = [started(), sent(*CLAUSES), received(facts)]
    agreement = ak.Agreement(
        sector="police",
        employer="Kent Police",
        unions=["UNISON"],
        provisions=[ak.Provision(clause=clause) for clause in CLAUSES],
    )
    for act, names in acts:
        entry = decided(state_after(entries, agreement), act, names)
        entries += [entry] if entry else []
    # They send another one for the same draft.
    entries += [received(again)] if again else []
    state = state_after(entries, agreement)
    context = CommandContext(folder=Path("kent"), by=BY)
    for step in context.next_steps(state):
        _, _, name, _, *words = shlex.split(step[step.index("agreementkit ") :])
        match name:
            case "move" if "--park" in words:
                park(state, words[:1], DECISION)
            case "move" if "--table" in words:
                table(state, words[:1], DECISION)
            case "move":
                assert decided(state, "agree", [*returned_unchanged(state)])
            case "final":
                assert not state.unsettled()
            case "close":
                close(state, DECISION)
            case _:
                assert name == "reply"
                assert state.last_receipt
