"""To settle a clause, or to open it again: agree, park, table. Each gives the entry, or says why not."""

from collections.abc import Iterable, Iterator, Mapping

from agreementkit.errors import Fault, InvalidError
from agreementkit.model import Provision
from agreementkit.model.entry import Agreed, Parked, Tabled
from agreementkit.model.negotiation import AgreedText, ClauseState, Whose
from agreementkit.negotiate.red_lines import RedLine, crossed_by_words, must_be_approved
from agreementkit.negotiate.standing import OPEN, Standing
from agreementkit.negotiate.talks import Decision, Talks, chosen

__all__ = ["agree", "park", "table"]


def agree(  # noqa: PLR0913 - what is agreed, and who agrees
    now: Talks,
    names: Iterable[str],
    decision: Decision,
    *,
    words: Whose | Mapping[str, Whose],
    fingerprints: Mapping[str, str],
    provisions: Iterable[Provision] = (),
) -> Agreed:
    """Clauses, or the clauses of packages, agreed provisionally.

    Args:
        now: the talks.
        names: clauses by id, or packages by name.
        decision: who, when, why, and who approved it where it crosses a red line.
        words: whose, of all or of each: ours as last sent, or theirs as they last came back.
            In a package, theirs here may be the price of ours there.
        fingerprints: of the agreed text, by clause (`agreementkit.negotiate.fingerprint`).
        provisions: clauses of ours with the figures that are agreed, where those are not
            what we had.

    Raises:
        InvalidError: a clause is not open or parked, is named without its package, has no
            such words, or its words cross a red line that nobody approved.
    """
    open_or_parked = (*OPEN, ClauseState.PARKED)
    clauses = chosen(now, names, into=ClauseState.AGREED, out_of=open_or_parked)
    texts: dict[str, AgreedText] = {}
    faults = []
    for id_ in clauses:
        side = words if isinstance(words, Whose) else words.get(id_)
        match _text(now.standing, id_, side, fingerprints.get(id_, "")):
            case Fault() as fault:
                faults.append(fault)
            case text:
                texts[id_] = text
    if faults:
        raise InvalidError(faults)
    must_be_approved(_crossed(now, texts), decision.approved_by)
    return Agreed(
        when=decision.when,
        by=decision.by,
        because=decision.because,
        clauses=texts,
        provisions=tuple(provisions),
        approved_by=decision.approved_by,
    )


def _crossed(now: Talks, texts: Mapping[str, AgreedText]) -> Iterator[RedLine]:
    for id_, text in texts.items():
        facts = now.standing.clauses[id_].facts
        if text.words is Whose.THEIRS and facts is not None:
            yield from crossed_by_words(id_, facts, now.pack)


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


def _text(
    now: Standing,
    clause: str,
    words: Whose | None,
    fingerprint: str,
) -> AgreedText | Fault:
    """The text of a clause that is agreed, or why there is none."""
    round_ = _round_of(now, clause, words) if words else None
    if words is None:
        message = f'nothing says whose words of "{clause}" are agreed'
        remedy = "say ours or theirs"
    elif round_ is None and words is Whose.OURS:
        message = f'clause "{clause}" is the employer’s own: there are no words of ours'
        remedy = "agree to their words, or park it"
    elif round_ is None:
        message = f'clause "{clause}" has not come back: there are no words of theirs'
        remedy = "agree to our words, or wait for theirs"
    elif not fingerprint:
        message = f'clause "{clause}" comes without the fingerprint of its agreed text'
        remedy = "give the fingerprint of the text agreed"
    else:
        return AgreedText(words=words, round=round_, fingerprint=fingerprint)
    return Fault(key=clause, message=message, remedy=remedy)


def _round_of(now: Standing, clause: str, words: Whose) -> int | None:
    """The last round in which these words of a clause crossed the table; None where none did."""
    if words is Whose.OURS:
        return max((each.round for each in now.drafts if clause in each.clauses), default=None)
    return max((each.round for each in now.receipts if clause in each.facts), default=None)
