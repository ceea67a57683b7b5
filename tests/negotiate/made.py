"""Small negotiations for tests: values that say little, so that a test says the rest."""

from datetime import datetime
from pathlib import Path

import agreementkit as ak
from agreementkit.files.negotiation_folder import Held
from agreementkit.model.document import ClauseHeading, Paragraph
from agreementkit.model.entry import Parked, Received, Sent, Started, Tabled
from agreementkit.model.negotiation import ClauseFacts, DraftKind, KeptFile
from agreementkit.model.span import Run
from agreementkit.negotiate.table.recording import (
    Hand,
    Returned,
    record_received,
    record_sent,
    start,
)

WHEN = datetime.fromisoformat("2026-11-02T10:02:00")
BY = "Branch secretary"
HAND = Hand(when=WHEN, by=BY)
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


def negotiation(folder: Path) -> Held:
    """A negotiation that was started, with nothing sent."""
    return start(folder, TOML, AGREEMENT, HAND, negotiation="9f")


def one_round(folder: Path) -> Held:
    """A negotiation with one draft sent and one file received."""
    held = record_sent(negotiation(folder), text("scope", "disputes"), b"a draft", HAND)
    returned = Returned(name="Draft FINAL (2).docx", data=b"their answer")
    [draft] = [each.draft for each in held.entries if isinstance(each, Sent)]
    return record_received(
        held, returned, {"scope": CHANGED, "disputes": SAME}, HAND, answers=draft
    )
