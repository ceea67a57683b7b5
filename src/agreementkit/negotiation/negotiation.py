"""A negotiation for whoever runs one from a script: a folder, and what can be done with it.

Each method reads the folder anew, does one thing, and records it whole or not at all.
Nothing here reads a clock: `when` is always given.
"""

import os
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from agreementkit.comparing.single_changes import SingleChange
from agreementkit.errors import Fault, InvalidError, LedgerError, RefusedError
from agreementkit.files.agreement_file import read_agreement
from agreementkit.files.negotiation_folder import (
    agreement_faults,
    begun,
    damage,
    digests,
    remarks,
    unrecorded,
)
from agreementkit.files.restore import Restoration, restore_folder
from agreementkit.model.agreement import Agreement
from agreementkit.model.clause import Position
from agreementkit.model.copies import HouseStyle
from agreementkit.model.coverage_report import Report
from agreementkit.model.document import Document
from agreementkit.model.ledger import Act, Entry, Outcome, Side, Started
from agreementkit.model.pack import Pack
from agreementkit.model.values import Value
from agreementkit.negotiation import acts
from agreementkit.negotiation.agreed_text import (
    agreed_figures,
    fingerprints,
    require_words_alone,
    side_of_each,
)
from agreementkit.negotiation.alignment.sent_draft import read_word_cached
from agreementkit.negotiation.assessment.response import Response
from agreementkit.negotiation.decision import Decision, Stamp
from agreementkit.negotiation.left_out import LeftOut, left_out
from agreementkit.negotiation.mailed import mailed_draft
from agreementkit.negotiation.margin import (
    CarriedOver,
    MarginNotes,
    beside_clauses,
    carried_over,
    named_threads,
)
from agreementkit.negotiation.offered_changes import offered_changes
from agreementkit.negotiation.reasons import refuse_to_record_leaks
from agreementkit.negotiation.receive import receive
from agreementkit.negotiation.record import ReturnedFile, record_act, start
from agreementkit.negotiation.report.response_report import response_report
from agreementkit.negotiation.send import our_name, reply, send
from agreementkit.negotiation.state import NegotiationState, open_state, read_state
from agreementkit.negotiation.undo import undo
from agreementkit.negotiation.update import AgreementUpdate, update
from agreementkit.negotiation.verify import Verification, verify_ledger
from agreementkit.word.word_source import WordSource, read_source, refused_by_name, source_name
from agreementkit.word.writer import private_word_bytes

if TYPE_CHECKING:
    # What is done once, at the end, is loaded when it is asked for.
    from agreementkit.negotiation.account import Account
    from agreementkit.negotiation.execution import ExecutionCheck
    from agreementkit.negotiation.final import FinalPapers
    from agreementkit.negotiation.settlement import Settlement


def start_negotiation(  # noqa: PLR0913 - what it begins with, and who begins it
    folder: Path | str,
    agreement: Path | str,
    pack: Pack,
    *,
    by: str,
    when: datetime,
    own_clauses: Path | str | None = None,
    sent: bytes | str | Path | None = None,
) -> "Negotiation":
    """Begin a negotiation in a folder, which is made if it is not there.

    Args:
        folder: where everything will be kept.
        agreement: the agreement file; it is kept as it is, and moves are recorded beside it.
        pack: the clauses that it is made from.
        by: who starts it, as a role: "Branch secretary".
        when: day and time by your own clock.
        own_clauses: the folder that the pack was read from, to be remembered; None where it is
            the model's own.
        sent: the draft that was mailed already, if one was; it is recorded as that of round 1.

    Raises:
        AgreementFileError: the agreement file has faults.
        InvalidError: what was mailed does not say what the agreement file makes.
        RefusedError: what was mailed cannot be read.
        OutputError: the folder holds a negotiation already, or something is in the way.
    """
    file = Path(agreement)
    read = read_agreement(file, pack)
    stamp = Stamp(when=when, by=by)
    opaque = secrets.token_hex(16)
    mailed = None if sent is None else mailed_draft(sent, read, pack)
    start(
        Path(folder),
        file.read_bytes(),
        read,
        pack,
        stamp,
        negotiation=opaque,
        own_clauses=None if own_clauses is None else Path(own_clauses),
        sent=mailed,
    )
    return Negotiation(folder=Path(folder), pack=pack)


def remembered_clauses(folder: Path | str) -> Path | None:
    """The folder of own clauses that a negotiation was begun with; None where it had none.

    Raises:
        LedgerError: there is no negotiation, its ledger is broken, or that folder is not there.
    """
    place = Path(folder)
    [started, *_] = begun(place).entries
    if not (isinstance(started, Started) and started.own_clauses):
        return None
    clauses = Path(os.path.normpath(place / started.own_clauses))
    if not clauses.is_dir():
        message = "the folder of own clauses that this negotiation was begun with is not there"
        remedy = "put it back, or say where it is now: --pack FOLDER"
        raise LedgerError([Fault(file=str(clauses), message=message, remedy=remedy)])
    return clauses


@frozen(kw_only=True)
class Negotiation:
    """One negotiation, kept in a folder. The folder is read anew for each thing that is done.

    >>> import tempfile
    >>> from datetime import datetime
    >>> import agreementkit as ak
    >>> folder, pack = Path(tempfile.mkdtemp()), ak.load_pack()
    >>> file = folder / "kent.toml"
    >>> _ = file.write_text(
    ...     'format = 1\\nsector = "police"\\nemployer = "Kent Police"\\n'
    ...     'unions = ["UNISON"]\\n[clauses.scope]\\n'
    ... )
    >>> us, now = "Branch secretary", datetime(2027, 1, 15, 10, 0)
    >>> negotiation = start_negotiation(folder / "kent", file, pack, by=us, when=now)
    >>> sent = negotiation.send(by=us, when=now)
    >>> response = negotiation.receive(sent, by=us, when=now, anyway=True)
    >>> response.alarming, [str(each.state) for each in negotiation.state.clauses.values()][:1]
    (False, ['tabled'])
    >>> because = "They took it as it is."
    >>> negotiation.agree(["scope"], Decision(when=now, by=us, because=because))
    >>> [each.clause for each in negotiation.agreement.provisions]
    ['scope']
    >>> [heading.title for heading, _ in negotiation.document.clauses()]
    ['Scope']
    >>> negotiation.check().covered
    False
    >>> print(str(negotiation.account()).splitlines()[1].strip())
    They changed nothing.
    >>> papers = negotiation.final()
    >>> papers.settlement.for_signature, papers.settlement.unsettled[0]
    (False, 'Parties: not agreed yet')
    """

    folder: Path
    pack: Pack

    @property
    def state(self) -> NegotiationState:
        """Where the negotiation and each of its clauses stand.

        Raises:
            LedgerError: there is no negotiation, or its ledger is broken.
        """
        return read_state(self.folder, self.pack)

    @property
    def log(self) -> tuple[Entry, ...]:
        """All that was recorded, in order."""
        return self.state.entries

    def send(self, *, by: str, when: datetime, style: HouseStyle | None = None) -> Path:
        """Write a clean draft of our text as it stands now; returns its file.

        Raises:
            LeakError: the file would hold what is private; nothing is recorded.
        """
        return send(self._open(), Stamp(when=when, by=by), style)

    def receive(
        self,
        returned: WordSource,
        *,
        by: str,
        when: datetime,
        anyway: bool = False,
        instead: str = "",
    ) -> Response:
        """Read and judge a file that came back; it is kept, and what was found is recorded.

        Args:
            returned: the Word file: its path, its bytes, a file open for bytes, or a document of
                python-docx. What has no name is recorded as `returned.docx`.
            by: who received it, as a role.
            when: day and time by your own clock.
            anyway: take it although something speaks against it, such as that it is a file of
                our own; the record says what. What is private is never taken.
            instead: why the last file that came back counts no longer, where this one takes
                its place; see `undo`.

        Raises:
            RefusedError: it cannot be read, or is no Word file that can be opened safely;
                nothing is recorded.
            NotReceivedError: something speaks against taking it for a return; nothing is
                recorded.
            InvalidError: nothing was sent yet, the very same file was received before, or the
                last one cannot be undone.
        """
        data = read_source(returned, network=True)
        returned_file = ReturnedFile(name=source_name(returned), data=data)
        try:
            _, response = receive(
                self._open(),
                returned_file,
                Stamp(when=when, by=by),
                anyway=anyway,
                instead=instead,
            )
        except RefusedError as error:
            raise refused_by_name(error, returned) from None
        return response

    def undo(self, decision: Decision) -> None:
        """Take back the last receipt: the wrong file was picked. Nothing is erased.

        Where the clauses stand is then as if it had not come back, and the same file can be
        received again.

        Args:
            decision: who, when and why.

        Raises:
            InvalidError: nothing has come back, or something rests on it since: our reply, or
                clauses agreed in its words.
        """
        state = self._open()
        record_act(state, undo(state, decision))

    @property
    def response(self) -> Response | None:
        """What the last file that came back comes to; None where none has."""
        return self._open().response

    def report(self, response: Response | None = None) -> bytes:
        """The response report on a file that came back, as a Word file for our side.

        Args:
            response: what it came to; None takes the last file.

        Raises:
            InvalidError: nothing has come back for what was sent last.
        """
        found = response or self.response
        if found is None:
            message = "nothing has come back for what was sent last"
            raise InvalidError([Fault(message=message, remedy="receive their file first")])
        started = self.state.started
        made = response_report(found, employer=started.employer, unions=started.unions)
        return private_word_bytes(made)

    def picture(self) -> str:
        """The whole negotiation as one HTML page for our side: a row a clause, a column a round."""
        from agreementkit.markup.html import private_html_page
        from agreementkit.negotiation.report.history import history_page

        return private_html_page(history_page(self.state))

    def move(
        self,
        clauses: Iterable[str],
        decision: Decision,
        *,
        to: Position | str | None = None,
        figures: Mapping[str, Mapping[str, Value]] | None = None,
    ) -> None:
        """Change our position on clauses or packages. Nothing goes out before the next draft.

        Args:
            clauses: by id, or packages by name.
            decision: who, when, why, and who approved it where it crosses a red line.
            to: the position to go to; None leaves it.
            figures: our own, by clause and parameter, each in its parameter's unit.

        Raises:
            RedLineError: a figure would be worse than our fallback, and nobody approved.
            InvalidError: a clause is not open, is named without its package, or would not move.
        """
        state = self._open()
        _record(state, acts.move(state, clauses, decision, to=to, figures=figures))

    def changes(self, clauses: Iterable[str]) -> Mapping[str, tuple[SingleChange, ...]]:
        """The changes that clauses came back with last, one by one, with their numbers.

        Args:
            clauses: by id. Of one that is the employer's own, or that is gone as a whole, there
                are none: that is agreed to, or not.
        """
        state = self.state
        return {id_: offered_changes(state, id_) for id_ in clauses}

    def take(
        self, clause: str, numbers: Iterable[int], decision: Decision, *, anyway: bool = False
    ) -> None:
        """Take some of the changes that a clause came back with into our text; it stays open.

        Args:
            clause: its id.
            numbers: of the changes, as `changes` has them.
            decision: who, when, why, and who approved it where it crosses a red line.
            anyway: although something hangs in the clause that is no part of its words.

        Raises:
            RedLineError: a change crosses a red line, and nobody approved.
            InvalidError: the clause is not open, has no such changes, or something hangs in it.
        """
        state = self._open()
        act = acts.take(state, clause, numbers, decision)
        if not anyway:
            require_words_alone(state, [clause])
        _record(state, act)

    def agree(
        self,
        clauses: Iterable[str],
        decision: Decision,
        *,
        words: Side | str | Mapping[str, Side] = Side.OURS,
        anyway: bool = False,
    ) -> None:
        """Agree clauses or packages provisionally, in our words or in theirs as they last stood.

        Figures that are agreed in their words become ours, so that the schedules follow.

        Args:
            clauses: by id, or packages by name.
            decision: who, when, why, and who approved it where it crosses a red line.
            words: whose: "ours" or "theirs", of all or of each clause.
            anyway: although something hangs in a clause, in their words, that is no part of
                them, such as a footnote. It is not agreed then.

        Raises:
            InvalidError: a clause is not open, crosses a red line that nobody approved, or
                something hangs in one that is agreed in their words.
        """
        state, names = self._open(), tuple(clauses)
        sides = side_of_each(state, names, Side(words) if isinstance(words, str) else words)
        act = acts.agree(
            state,
            names,
            decision,
            words=sides,
            fingerprints=fingerprints(state, sides),
            provisions=agreed_figures(state, sides),
        )
        if not anyway:
            theirs = [id_ for id_, side in sides.items() if side is Side.THEIRS]
            require_words_alone(state, theirs)
        _record(state, act)

    def park(self, clauses: Iterable[str], decision: Decision) -> None:
        """Set clauses or packages aside for now."""
        state = self._open()
        _record(state, acts.park(state, clauses, decision))

    def table(self, clauses: Iterable[str], decision: Decision) -> None:
        """Put clauses on the table again, in our words."""
        state = self._open()
        _record(state, acts.table(state, clauses, decision))

    def withdraw(self, clauses: Iterable[str], decision: Decision) -> None:
        """Take clauses or packages off the table."""
        state = self._open()
        _record(state, acts.withdraw(state, clauses, decision))

    def package(self, name: str, clauses: Iterable[str], decision: Decision) -> None:
        """Tie clauses together; with none, dissolve the package of that name."""
        state, tied = self._open(), tuple(clauses)
        act = (
            acts.package(state, name, tied, decision)
            if tied
            else acts.dissolve(state, name, decision)
        )
        _record(state, act)

    def reply(  # noqa: PLR0913 - each is a choice of its own
        self,
        *,
        by: str,
        when: datetime,
        comments: Mapping[str, str] | None = None,
        settled: Iterable[str] = (),
        leave_out: Iterable[str] = (),
        style: HouseStyle | None = None,
        anyway: bool = False,
    ) -> Path:
        """Write our next draft over their text, with tracked changes; returns its file.

        Args:
            by: who answers.
            when: day and time of our changes.
            comments: what we say to the employer in the margin, by clause; where the clause has
                a thread, in answer to it. Of several threads one is named by its number:
                `advance-notice.2`.
            settled: threads that are resolved with this reply, named likewise.
            leave_out: people whose comments stay behind, such as a colleague who typed into
                the file before it was received.
            style: the look and letterhead of a branch.
            anyway: whether things of theirs that no reply can hold may be left out (`left_out`).

        Raises:
            InvalidError: nothing has come back since we last sent, there is no such thread, or
                something of theirs would be left out.
            LeakError: the file would hold what is private; nothing is recorded.
        """
        margin = MarginNotes(say=comments or {}, settled=settled, leave_out=leave_out)
        return reply(self._open(), Stamp(when=when, by=by), margin, style, anyway=anyway)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What of their last file a reply could not hold, such as words in a header or a picture."""
        return left_out(self._open())

    @property
    def threads(self) -> Mapping[str, tuple[str, ...]]:
        """The threads in the margin of their last file, by clause, as `reply` knows them by name.

        Each is such as `advance-notice.2 is HR: “Too long.”`.
        """
        state = self.state
        draft = state.counter_draft
        if draft is None or not draft.comments or state.response is None or not state.sent_text:
            # In this order: to judge the file takes longer than all else.
            return {}
        beside = beside_clauses(state.comments, state.response.comments, state.sent_text)
        return {id_: named_threads(id_, every) for id_, every in beside.items()}

    @property
    def carried_over(self) -> tuple[CarriedOver, ...]:
        """Whose changes and comments a reply would have in it, beside ours; empty before a return."""
        state = self.state
        if state.counter_draft is None:
            return ()
        return carried_over(state.counter_draft, state.comments, us=our_name(state))

    def close(self, decision: Decision, *, outcome: Outcome | str | None = None) -> None:
        """End the negotiation.

        Args:
            decision: who, when, why, and who approved what is given up.
            outcome: "agreed" or "no-agreement"; None where every clause is agreed or withdrawn.

        Raises:
            InvalidError: clauses are open and no outcome is given, or it is closed already.
        """
        state = self._open()
        ending = None if outcome is None else Outcome(outcome)
        _record(state, acts.close(state, decision, outcome=ending))

    def update(self, agreement: Path | str, decision: Decision) -> AgreementUpdate:
        """Take up an edited agreement file; what was moved at the table since stands. What changes.

        Args:
            agreement: the edited file. It may be the folder's own copy, which is then put back as
                it was: the edited file is kept under another name.
            decision: who, when, why, and who approved it where it crosses a red line.

        Raises:
            AgreementFileError: the file has faults.
            RedLineError: it crosses a red line, and nobody approved.
            InvalidError: it changes nothing, is another employer's, leaves out a clause that they
                have, or changes an agreed one.
            LedgerError: the file in force is gone, and the record does not hold its text.
        """
        path = Path(agreement)
        # Read once for its faults, in words that name the file.
        read_agreement(path, self.pack)
        return update(self.state, path, path.read_bytes(), decision)[1]

    def restore(self, *, by: str, when: datetime) -> Restoration:
        """Put back what was recorded and is not there as it was, as far as the folder can prove it.

        Nothing is recorded by it. What stands in the way is moved to the folder `aside`.

        Args:
            by: who does it, as a role.
            when: day and time by your own clock.

        Raises:
            LedgerError: there is no ledger to go by, or it is broken.
        """
        return restore_folder(self.folder, by=by, when=when)

    @property
    def trouble(self) -> tuple[Fault, ...]:
        """What keeps everybody from writing, each with what to do.

        The agreement file in force is not what was recorded, or something shows that somebody
        recorded more than this ledger holds.
        """
        ledger = self.state.ledger
        return (*damage(self.folder, ledger), *agreement_faults(self.folder, ledger))

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is odd about the folder and breaks nothing, in sentences."""
        return remarks(self.folder, self.state.ledger)

    def verify(self, *, noted: str = "") -> Verification:
        """What the ledger proves, and what it does not. A file that was changed is a fault of it.

        Args:
            noted: a seal that somebody noted elsewhere; empty asks for none.

        Raises:
            LedgerError: there is no negotiation, or its ledger is broken.
        """
        ledger = self.state.ledger
        return verify_ledger(
            ledger,
            digests(self.folder, ledger),
            unrecorded=unrecorded(self.folder, ledger),
            damage=damage(self.folder, ledger),
            remarks=remarks(self.folder, ledger),
            noted=noted,
        )

    @property
    def agreement(self) -> Agreement:
        """What stands agreed as values: the clauses of ours that are agreed, with their figures.

        Raises:
            InvalidError: nothing is agreed, or it was closed without an agreement.
            LedgerError: the words that were agreed of a clause are in no text that crossed
                the table.
        """
        return self._settlement().agreement

    @property
    def document(self) -> Document:
        """What stands agreed as a text: every clause in the words agreed, and nothing else.

        Raises:
            InvalidError: nothing is agreed, or it was closed without an agreement.
            LedgerError: the words that were agreed of a clause are in no text that crossed
                the table.
        """
        return self._settlement().document

    def check(self) -> Report:
        """What the agreed text covers, graded from its words, and where it falls short.

        Raises:
            InvalidError: nothing is agreed, or it was closed without an agreement.
            LedgerError: the words that were agreed of a clause are in no text that crossed
                the table.
        """
        from agreementkit.negotiation.settlement import examine_settlement

        return examine_settlement(self._settlement(), self.pack)

    def account(self) -> "Account":
        """What we gave, what for, round by round, and what it came to. It is private.

        Raises:
            InvalidError: nothing was sent yet.
            LedgerError: a text that crossed the table is gone, or is not what was recorded.
        """
        from agreementkit.negotiation.account import account_of

        return account_of(self._open())

    def final(self, *, style: HouseStyle | None = None) -> "FinalPapers":
        """What was agreed as Word files: for signature, for members, and for our side alone.

        Nothing is recorded, and it can be asked before the negotiation is closed and after.
        What is not agreed is left out; what must be settled before anybody can sign is told,
        and then the text has no lines to sign on.

        Args:
            style: the look and letterhead of a branch.

        Raises:
            InvalidError: nothing is agreed, or it was closed without an agreement.
            LedgerError: the words that were agreed of a clause are in no text that crossed
                the table.
            LeakError: a shared paper would hold what is private.
        """
        from agreementkit.negotiation.final import final_papers

        return final_papers(self._open(), style)

    def execution(self, file: WordSource, *, style: HouseStyle | None = None) -> "ExecutionCheck":
        """Hold a file that is about to be signed against what was agreed: words and looks.

        Nothing is recorded, and it can be asked before the negotiation is closed and after.

        Args:
            file: the Word file: its path, its bytes, a file open for bytes, or a document of
                python-docx.
            style: the look and letterhead with which `final` wrote our own paper.

        Raises:
            RefusedError: it cannot be read, or is no Word file that can be opened safely.
            InvalidError: nothing is agreed, or it was closed without an agreement.
            LedgerError: the words that were agreed of a clause are in no text that crossed
                the table.
        """
        from agreementkit.negotiation.execution import check_execution

        try:
            reading = read_word_cached(read_source(file, network=True))
        except RefusedError as error:
            raise refused_by_name(error, file) from None
        return check_execution(self._open(), reading, style)

    def _settlement(self) -> "Settlement":
        from agreementkit.negotiation.settlement import settlement

        return settlement(self._open())

    def _open(self) -> NegotiationState:
        return open_state(self.folder, self.pack)


def _record(state: NegotiationState, act: Act) -> None:
    refuse_to_record_leaks(state, act)
    record_act(state, act)
