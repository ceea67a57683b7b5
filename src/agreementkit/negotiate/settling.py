"""To settle a clause, or to open it again: agree, park, table. Each gives the entry, or says why not."""

from collections.abc import Iterable, Mapping

from agreementkit.errors import Fault, InvalidError
from agreementkit.model.entry import Agreed, Parked, Tabled
from agreementkit.model.negotiation import ClauseState, Whose
from agreementkit.negotiate.red_lines import crossed_by_words, must_be_approved
from agreementkit.negotiate.standing import OPEN, Standing
from agreementkit.negotiate.talks import Decision, Talks, chosen

__all__ = ["agree", "park", "table"]


def agree(
    now: Talks,
    names: Iterable[str],
    decision: Decision,
    *,
    words: Whose,
    fingerprints: Mapping[str, str],
) -> Agreed:
    """Clauses, or the clauses of packages, agreed provisionally.

    Args:
        now: the talks.
        names: clauses by id, or packages by name.
        decision: who, when, why, and who approved it where it crosses a red line.
        words: whose: ours as last sent, or theirs as they last came back.
        fingerprints: of the agreed text, by clause (`agreementkit.negotiate.fingerprint`).

    Raises:
        InvalidError: a clause is not open or parked, is named without its package, has no
            such words, or its words cross a red line that nobody approved.
    """
    open_or_parked = (*OPEN, ClauseState.PARKED)
    clauses = chosen(now, names, into=ClauseState.AGREED, out_of=open_or_parked)
    rounds = {id_: _round_of(now.standing, id_, words) for id_ in clauses}
    faults = [_wordless(id_, words) for id_, round_ in rounds.items() if round_ is None]
    faults += [_unmarked(id_) for id_ in clauses if not fingerprints.get(id_)]
    if faults:
        raise InvalidError(faults)
    if words is Whose.THEIRS:
        found = [(id_, now.standing.clauses[id_].facts) for id_ in clauses]
        lines = [
            line
            for id_, facts in found
            if facts is not None
            for line in crossed_by_words(id_, facts, now.pack)
        ]
        must_be_approved(lines, decision.approved_by)
    return Agreed(
        when=decision.when,
        by=decision.by,
        because=decision.because,
        clauses={id_: fingerprints[id_] for id_ in clauses},
        words=words,
        round=max(round_ for round_ in rounds.values() if round_ is not None),
        approved_by=decision.approved_by,
    )


def park(now: Talks, names: Iterable[str], decision: Decision) -> Parked:
    """Open clauses, or those of packages, set aside for now.

    Raises:
        InvalidError: a clause is not open, or is named without its package.
    """
    clauses = chosen(now, names, into=ClauseState.PARKED, out_of=OPEN)
    return Parked(
        when=decision.when,
        by=decision.by,
        because=decision.because,
        clauses=clauses,
    )


def table(now: Talks, names: Iterable[str], decision: Decision) -> Tabled:
    """Clauses on the table again, in our words: agreed, parked, withdrawn or countered before.

    Of an agreed package, the other clauses come open with it.

    Raises:
        InvalidError: a clause is on the table already, or the talks are closed.
    """
    settled = (
        ClauseState.COUNTERED,
        ClauseState.AGREED,
        ClauseState.PARKED,
        ClauseState.WITHDRAWN,
    )
    clauses = chosen(now, names, into=ClauseState.TABLED, out_of=settled, whole=False)
    return Tabled(
        when=decision.when,
        by=decision.by,
        because=decision.because,
        clauses=clauses,
    )


def _round_of(now: Standing, clause: str, words: Whose) -> int | None:
    """The last round in which these words of a clause crossed the table; None where they never did."""
    if words is Whose.OURS:
        return max((each.round for each in now.drafts if clause in each.clauses), default=None)
    return max((each.round for each in now.receipts if clause in each.facts), default=None)


def _wordless(clause: str, words: Whose) -> Fault:
    if words is Whose.OURS:
        message = f'clause "{clause}" is the employer’s own: there are no words of ours'
        return Fault(key=clause, message=message, remedy="agree to their words, or park it")
    message = f'clause "{clause}" has not come back: there are no words of theirs'
    return Fault(key=clause, message=message, remedy="agree to our words, or wait for theirs")


def _unmarked(clause: str) -> Fault:
    message = f'clause "{clause}" comes without the fingerprint of its agreed text'
    return Fault(key=clause, message=message, remedy="give the fingerprint of the text agreed")
