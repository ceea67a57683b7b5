"""A negotiation of four rounds, from the first draft to the last signature, in its folder."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

import agreementkit as ak
from agreementkit import Decision
from agreementkit.files.negotiation_folder import digests
from agreementkit.model.ledger import Act
from agreementkit.negotiation import (
    Agreed,
    ClauseFacts,
    ClauseState,
    Moved,
    NegotiationState,
    Outcome,
    Side,
)
from agreementkit.negotiation.acts import agree, close, move, package, withdraw
from agreementkit.negotiation.agreed_text import clause_lines, fingerprint
from agreementkit.negotiation.decision import Stamp
from agreementkit.negotiation.record import (
    ReturnedFile,
    record_act,
    record_received,
    record_sent,
    start,
)
from agreementkit.negotiation.state import open_state, sent_document
from agreementkit.negotiation.verify import verify_ledger

ROOT = Path(__file__).parent.parent.parent
FILE = ROOT / "examples" / "avon-and-somerset.toml"
OFFER = ClauseFacts(title="Notice of new systems", fate="changed", changed=True, below=["notice"])
CUT = ClauseFacts(title="Paid training", fate="deleted", changed=True)


class Branch:
    """The union's side: every step reads the folder anew, as a command would."""

    def __init__(self, folder: Path, pack: ak.Pack) -> None:
        self.folder, self.pack = folder, pack
        self.agreement = ak.read_agreement(FILE, pack)
        self.day = datetime.fromisoformat("2027-01-11T09:30:00")
        stamp = self.stamp()
        start(folder, FILE.read_bytes(), self.agreement, pack, stamp, negotiation="9f" * 16)

    def stamp(self) -> Stamp:
        self.day += timedelta(days=1)
        return Stamp(when=self.day, by="Branch secretary")

    def now(self) -> NegotiationState:
        return open_state(self.folder, self.pack)

    def decision(self, because: str, approved_by: str = "") -> Decision:
        stamp = self.stamp()
        return Decision(when=stamp.when, by=stamp.by, because=because, approved_by=approved_by)

    def sends(self) -> ak.Document:
        document = ak.compose(self.now().agreement, self.pack)
        record_sent(self.now(), document, b"a Word file", self.stamp())
        return document

    def receives(self, **changed: ClauseFacts) -> None:
        last = self.now().drafts[-1]
        facts = {id_: ClauseFacts(title=title) for id_, title in last.clauses.items()}
        facts |= {id_.replace("_", "-"): found for id_, found in changed.items()}
        returned = ReturnedFile(name="RE Draft.docx", data=b"their Word file")
        record_received(self.now(), returned, facts, self.stamp(), answers=last.draft)

    def does(self, act: Act) -> None:
        record_act(self.now(), act)

    def state(self, clause: str) -> ClauseState:
        return self.now().clauses[clause].state


def test_four_rounds(tmp_path: Path, pack: ak.Pack) -> None:
    branch = Branch(tmp_path / "avon", pack)
    # Round 1: they cut the notice and strike another clause out.
    first = branch.sends()
    ids = [*branch.now().entries[-1].clauses]  # type: ignore[union-attr]
    other = "paid-training"
    branch.receives(advance_notice=OFFER, paid_training=CUT)
    assert branch.state("advance-notice") is ClauseState.COUNTERED
    assert branch.state("scope") is ClauseState.TABLED
    # Round 2: a package, one step down; they leave it, and touch nothing else.
    because = "The notice falls only with paid training."
    deal = package(branch.now(), "deal", ["advance-notice", other], branch.decision(because))
    branch.does(deal)
    lower = {"advance-notice": {"notice": 17}}
    step = branch.decision(because)
    branch.does(move(branch.now(), ["deal"], step, to="target", figures=lower))
    second = branch.sends()
    assert clause_lines(second, "advance-notice") != clause_lines(first, "advance-notice")
    branch.receives()
    # Round 3: agreed in the room; then the notice comes back changed, and the package is open.
    marks = {id_: fingerprint(clause_lines(second, id_)) for id_ in ids}
    settled = branch.decision("Agreed in the room.")
    branch.does(
        agree(branch.now(), ["deal"], settled, words=Side.OURS, fingerprints=marks),
    )
    third = branch.sends()
    assert third == second
    branch.receives(advance_notice=OFFER)
    assert branch.state("advance-notice") is ClauseState.COUNTERED
    assert branch.state(other) is ClauseState.TABLED
    assert branch.now().clauses[other].reopened
    # Their figure is below the fallback: nobody agrees to that in passing.
    words = {"advance-notice": Side.THEIRS, other: Side.OURS}
    price = "Less notice, for paid training."
    with pytest.raises(ak.InvalidError, match="below our fallback of 13 weeks"):
        agree(branch.now(), ["deal"], branch.decision(price), words=words, fingerprints=marks)
    approved = branch.decision(price, "branch committee, 1 February")
    branch.does(
        agree(branch.now(), ["deal"], approved, words=words, fingerprints=marks),
    )
    # Round 4: the rest is agreed, but for one clause that goes.
    branch.sends()
    branch.receives()
    gone = branch.decision("The policy has it.", "branch committee, 8 February")
    branch.does(withdraw(branch.now(), ["gain-share"], gone))
    rest = [each.clause for each in branch.now().unsettled()]
    done = branch.decision("They accept the rest.")
    branch.does(agree(branch.now(), rest, done, words=Side.OURS, fingerprints=marks))
    branch.does(close(branch.now(), branch.decision("Signed today.")))
    # The folder tells all of it again, and holds.
    now = branch.now()
    assert (now.outcome, now.round, len(now.receipts)) == (Outcome.AGREED, 4, 4)
    assert all(each.state is not ClauseState.TABLED for each in now.clauses.values())
    assert [sent_document(now.folder, each) for each in now.drafts][:2] == [first, second]
    assert verify_ledger(now.ledger, digests(now.folder, now.ledger)).holds
    assert [type(each) for each in now.clauses["advance-notice"].acts[1:3]] == [Moved, Agreed]
    assert (now.folder / "agreement.toml").read_bytes() == FILE.read_bytes()
