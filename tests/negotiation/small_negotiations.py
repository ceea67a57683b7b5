"""Small negotiations for tests: values that say little, so that a test says the rest."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import agreementkit as ak
from agreementkit.documents import ClauseHeading, Paragraph
from agreementkit.model.ledger import Entry
from agreementkit.negotiation import (
    ClauseFacts,
    DraftKind,
    KeptFile,
    Ledger,
    NegotiationState,
    Parked,
    Received,
    Sent,
    Started,
    Tabled,
)
from agreementkit.negotiation.decision import Stamp
from agreementkit.negotiation.record import ReturnedFile, record_received, record_sent, start
from agreementkit.packs import Run
from tests.small_pack import pack_of

WHEN = datetime.fromisoformat("2026-11-02T10:02:00")
BY = "Branch secretary"
STAMP = Stamp(when=WHEN, by=BY)
PACK = pack_of()
"""Of no clause at all: what is recorded does not depend on it."""
TOML = b'format = 1\nsector = "police"\nemployer = "Kent Police"\nunions = ["UNISON"]\n'
AGREEMENT = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"])
FILE = KeptFile(name="sent/round-1.docx", sha256="0" * 64)


def text(*words: str) -> ak.Document:
    """A document of one clause for each word."""
    return ak.Document(
        title="On AI",
        parties=["Kent Police", "UNISON"],
        version=ak.Version(),
        blocks=tuple(
            block
            for number, word in enumerate(words, 1)
            for block in (
                ClauseHeading(clause=word, number=str(number), title=word.title()),
                Paragraph(spans=(Run(text=f"On {word}."),), clause=word, level=2, number="1.1"),
            )
        ),
    )


def started() -> Started:
    """The first entry."""
    return Started(
        when=WHEN,
        by=BY,
        negotiation="9f",
        employer="Kent Police",
        unions=["UNISON"],
        agreement=KeptFile(name="agreement.toml", sha256="0" * 64),
    )


def sent(*clauses: str, round_: int = 1) -> Sent:
    """A draft with those clauses."""
    return Sent(
        when=WHEN,
        by=BY,
        round=round_,
        draft=f"draft{round_}",
        kind=DraftKind.DRAFT,
        file=FILE,
        record=FILE,
        clauses={clause: clause.title() for clause in clauses},
    )


def received(facts: dict[str, ClauseFacts], round_: int = 1) -> Received:
    """A file that came back."""
    return Received(
        when=WHEN,
        by=BY,
        round=round_,
        answers=f"draft{round_}",
        file=FILE,
        original="Draft FINAL (2).docx",
        facts=facts,
    )


def parked(*clauses: str) -> Parked:
    """Clauses set aside."""
    return Parked(when=WHEN, by=BY, because="Later.", clauses=clauses)


def tabled(*clauses: str) -> Tabled:
    """Clauses on the table again."""
    return Tabled(when=WHEN, by=BY, because="Now.", clauses=clauses)


CHANGED = ClauseFacts(title="Scope", fate="changed", changed=True)
SAME = ClauseFacts(title="Scope")


def state_after(
    entries: Iterable[Entry],
    agreement: ak.Agreement = AGREEMENT,
    pack: ak.Pack = PACK,
) -> NegotiationState:
    """The state that some entries lead to, of a negotiation that is in no folder."""
    return NegotiationState(
        folder=Path("nowhere"),
        ledger=Ledger(entries=tuple(entries)),
        pack=pack,
        agreement_read=agreement,
    )


def negotiation(folder: Path) -> NegotiationState:
    """A negotiation that was started, with nothing sent."""
    return start(folder, TOML, AGREEMENT, PACK, STAMP, negotiation="9f")


def one_round(folder: Path) -> NegotiationState:
    """A negotiation with one draft sent and one file received."""
    state = record_sent(negotiation(folder), text("scope", "disputes"), b"a draft", STAMP)
    returned = ReturnedFile(name="Draft FINAL (2).docx", data=b"their answer")
    [draft] = state.drafts
    facts = {"scope": CHANGED, "disputes": SAME}
    return record_received(state, returned, facts, STAMP, answers=draft.draft)
