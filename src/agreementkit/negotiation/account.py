"""The account of a negotiation: what we gave and what for, round by round, and what it came to.

The text of our first draft is held against the text as it now stands. What is agreed stands in
the words agreed; while the talks go on, everything else stands in ours.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from agreementkit.checking.grading import GradedClause, coverage_of, grade_statements, graded
from agreementkit.composing.agreement import compose
from agreementkit.drafting.concession import TopicLoss
from agreementkit.drafting.duty_losses import DutyLoss, lost_duties, new_burdens
from agreementkit.drafting.figure_moves import FigureMove, MoveDirection, moved_figures
from agreementkit.errors import Fault, InvalidError
from agreementkit.model.agreement import Agreement
from agreementkit.model.clause import Provision
from agreementkit.model.document import Document
from agreementkit.model.ledger import (
    Act,
    Agreed,
    Closed,
    Entry,
    Moved,
    Outcome,
    Sent,
    Side,
    Taken,
    Withdrawn,
)
from agreementkit.model.obligation import Obligation
from agreementkit.model.pack import Pack
from agreementkit.model.values import NUMERIC
from agreementkit.negotiation.agreed_text import clause_lines
from agreementkit.negotiation.assessment.coverage import topic_losses
from agreementkit.negotiation.figures.rungs import Rung, ladder_position
from agreementkit.negotiation.offered_changes import next_document
from agreementkit.negotiation.report.descriptions import describe_entry
from agreementkit.negotiation.settlement import (
    Settlement,
    provisions_as_sent,
    settlement,
    statements_of_ours,
)
from agreementkit.negotiation.state import NegotiationState, sent_document, with_moves

# ---
# The account as values, which print as they would be read out.


@frozen(kw_only=True)
class AccountStep:
    """One decision of ours, and the figures that it moved."""

    act: Act
    figures: tuple[FigureMove, ...]
    gives: bool
    """Whether it gives something: a figure, words of theirs, or a clause."""


@frozen(kw_only=True)
class RoundAccount:
    """What was decided from one draft to the next."""

    round: int
    altered: int | None
    """How many clauses came back changed; None where nothing came back."""
    steps: tuple[AccountStep, ...]


@frozen(kw_only=True)
class FigureAccount:
    """A figure of our first draft that is not what it was."""

    move: FigureMove
    rung: Rung
    """Where it now lies on our ladder."""
    said: bool
    """Whether the words of the clause say it: what cannot be read in their words may differ."""


@frozen(kw_only=True)
class Account:
    """What a negotiation gave, what for, and what it came to. Printed, it is the same in words.

    It tells where figures lie on our ladder and holds our reasons, and so is private.
    """

    rounds: tuple[RoundAccount, ...]
    standing: str
    """What the first draft is held against, in words."""
    areas: tuple[tuple[str, bool, bool], ...]
    """The title of each area, whether the first draft covered it, and whether it is now."""
    topics: tuple[TopicLoss, ...]
    """Those that are covered less, or by fewer clauses."""
    figures: tuple[FigureAccount, ...]
    lost: tuple[DutyLoss, ...]
    """Duties of the employer that are gone, weakened or reworded."""
    gone: tuple[str, ...]
    """Clauses of our first draft that are no longer there, by id."""
    gained: tuple[tuple[str, Obligation], ...]
    """Duties and rights of the employer that our first draft did not have, each with its clause."""
    burdens: tuple[tuple[str, Obligation], ...]
    """New duties on the union or on staff, each with its clause."""

    def sections(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each heading with its paragraphs, in the order in which one would read them out."""
        for each in self.rounds:
            yield f"Round {each.round}", tuple(_round(each))
        yield "What it came to", (f"Our first draft is held against {self.standing}.",)
        yield "Figures", tuple(map(_figure, self.figures)) or ("No figure is another.",)
        yield "Coverage", tuple(_coverage(self))
        yield "Duties", tuple(_duties(self))

    def __str__(self) -> str:
        lines = []
        for heading, paragraphs in self.sections():
            lines += [heading, *(f"  {paragraph}" for paragraph in paragraphs)]
        return "\n".join(lines)


_GONE = "gone"
"""What a figure came to whose clause is no longer there (`moved_figures`)."""


def _round(each: RoundAccount) -> Iterator[str]:
    match each.altered:
        case None:
            yield "Nothing came back."
        case 0:
            yield "They changed nothing."
        case number:
            yield f"They changed {'1 clause' if number == 1 else f'{number} clauses'}."
    for step in each.steps:
        yield f"{'We gave. ' if step.gives else ''}{describe_entry(step.act)}"
        yield from (f"{_moved(move)}." for move in step.figures)


def _moved(move: FigureMove) -> str:
    way = {
        MoveDirection.WORSE: "worse for us",
        MoveDirection.BETTER: "better for us",
        MoveDirection.OPEN: "judge it yourself",
    }
    if move.after == _GONE:
        return f"{move.clause}, {move.label}: {move.before}, now gone"
    return f"{move.clause}, {move.label}: from {move.before} to {move.after}, {way[move.way]}"


def _figure(each: FigureAccount) -> str:
    if each.move.after == _GONE:
        return f"{_moved(each.move)}."
    unsaid = "" if each.said else ", but the words agreed do not say so: read them"
    return f"{_moved(each.move)}; now {each.rung.phrase}{unsaid}."


def _coverage(account: Account) -> Iterator[str]:
    before = sum(covered for _, covered, _ in account.areas)
    after = sum(covered for _, _, covered in account.areas)
    yield f"Areas covered in the first draft: {before} of {len(account.areas)}; now: {after}."
    for title, was, now in account.areas:
        if was is not now:
            yield f"{title}: {'covered, and no longer' if was else 'newly covered'}."
    for topic in account.topics:
        if topic.falls:
            yield f"{topic.title} falls from {topic.before} to {topic.after}."
        else:
            rest = ", ".join(topic.left)
            yield f"{topic.title} stays {topic.after}, and rests on fewer clauses: {rest}."
        for words in topic.words:
            yield f"{words.place[:1].upper()}{words.place[1:]} said “{words.before}” Now {words.after}."


def _duties(account: Account) -> Iterator[str]:
    for id_ in account.gone:
        number = sum(loss.clause == id_ for loss in account.lost)
        duties = "1 duty" if number == 1 else f"{number} duties"
        yield f"{id_} is gone, with {duties} of the employer."
    for loss in (each for each in account.lost if each.clause not in account.gone):
        now = f" Now: “{loss.after.sentence}”" if loss.after else ""
        quoted = f", by “{loss.softened}”" if loss.softened else ""
        yield f"{loss.how.capitalize()} in {loss.clause}{quoted}: “{loss.before.sentence}”{now}"
    for clause, duty in account.gained:
        what = "A new right of theirs" if _permits(duty) else "New on their side"
        yield f"{what} in {clause}: “{duty.sentence}”"
    for clause, duty in account.burdens:
        yield f"New on our side in {clause}: “{duty.sentence}”"
    if not (account.lost or account.gained or account.burdens):
        yield "No duty is another; only figures in them may have moved."


def _permits(duty: Obligation) -> bool:
    return duty.duty.lower().startswith(("may", "might", "can", "could"))


# ---
# Drawing it up.


def account_of(state: NegotiationState) -> Account:
    """What a negotiation gave, what for, and what it came to.

    Args:
        state: the negotiation.

    Raises:
        InvalidError: nothing was sent yet.
        LedgerError: a text that crossed the table is gone, or is not what was recorded.
    """
    if not state.drafts:
        message = "nothing was sent yet, so there is nothing to account for"
        raise InvalidError([Fault(message=message, remedy="send a draft first")])
    pack = state.pack
    first, now = _as_first_sent(state), _as_it_stands(state)
    before, after = first.clauses, now.clauses
    areas = (*pack.strategy.areas, pack.strategy.framework)
    return Account(
        rounds=tuple(_rounds(state)),
        standing=now.words,
        areas=tuple(
            (
                area.title,
                coverage_of(area, before, pack).covered,
                coverage_of(area, after, pack).covered,
            )
            for area in areas
        ),
        topics=tuple(dict.fromkeys(loss for _, loss in topic_losses(before, after, pack))),
        figures=tuple(_figures(first, now, pack)),
        lost=tuple(
            loss for id_, clause in before.items() for loss in lost_duties(clause, after.get(id_))
        ),
        gone=tuple(id_ for id_ in before if id_ not in after),
        gained=tuple(
            (id_, loss.before)
            for id_, clause in after.items()
            for loss in lost_duties(clause, before.get(id_))
            if loss.after is None
        ),
        burdens=tuple(
            (id_, duty)
            for id_, clause in after.items()
            for duty in new_burdens(before.get(id_) or _empty(clause), clause)
        ),
    )


def _empty(clause: GradedClause) -> GradedClause:
    """What was there before a clause was: nothing."""
    return grade_statements(clause.heading, (), clause.roles)


# Round by round.


def _rounds(state: NegotiationState) -> Iterator[RoundAccount]:
    entries = state.entries
    starts = [place for place, entry in enumerate(entries) if isinstance(entry, Sent)]
    for draft, (start, end) in zip(state.drafts, pairwise((*starts, len(entries))), strict=True):
        steps = tuple(_steps(state, start, end))
        received = [each for each in state.receipts if each.answers == draft.draft]
        altered = sum(facts.altered for facts in received[-1].facts.values()) if received else None
        yield RoundAccount(round=draft.round, altered=altered, steps=steps)


def _steps(state: NegotiationState, start: int, end: int) -> Iterator[AccountStep]:
    """The decisions between two places of the ledger, each with the figures that it moved."""
    entries = state.entries
    for place in range(start, end):
        entry = entries[place]
        if isinstance(entry, Act):
            figures: tuple[FigureMove, ...] = ()
            if getattr(entry, "provisions", ()):
                before, after = (
                    with_moves(state.agreement_file, entries[:upto]) for upto in (place, place + 1)
                )
                figures = tuple(_moves(before, after, state.pack))
            yield AccountStep(act=entry, figures=figures, gives=_gives(entry, figures))


def _moves(before: Agreement, after: Agreement, pack: Pack) -> Iterator[FigureMove]:
    now = {each.clause: each for each in after.provisions}
    for provision in before.provisions:
        if now.get(provision.clause, provision) != provision:
            parameters = pack[provision.clause].parameters
            yield from moved_figures(parameters, provision, now[provision.clause], before.position)


def _gives(act: Entry, figures: Sequence[FigureMove]) -> bool:
    """Whether a decision gives the other side something."""
    match act:
        case Taken() | Withdrawn():
            return True
        case Agreed():
            return any(text.words is Side.THEIRS for text in act.clauses.values())
        case Closed():
            return act.outcome is Outcome.AGREED and bool(act.open)
        case Moved():
            return any(move.way is not MoveDirection.BETTER for move in figures)
        case _:
            return False


# What the first draft is held against.


@frozen(kw_only=True)
class _Side:
    """A text with the values that it was made from."""

    words: str
    document: Document
    clauses: Mapping[str, GradedClause]
    provisions: Mapping[str, Provision]
    agreement: Agreement


def _as_first_sent(state: NegotiationState) -> _Side:
    first = state.drafts[0]
    document = sent_document(state.folder, first)
    return _Side(
        words="our first draft",
        document=document,
        clauses=graded(document, state.pack),
        provisions=provisions_as_sent(state, first.round),
        agreement=state.agreement,
    )


def _as_it_stands(state: NegotiationState) -> _Side:
    """What is agreed, where nothing is open; else our text, with what is agreed in it."""
    settled = _settled(state)
    provisions = {each.clause: each for each in state.agreement.provisions}
    own: Mapping[str, frozenset[str]] = {}
    if settled:
        provisions |= {each.clause: each for each in settled.agreement.provisions}
        own = statements_of_ours(settled, state.pack)
    if settled and not settled.still_open:
        words, document = "what was agreed", settled.document
        provisions = {each.clause: each for each in settled.agreement.provisions}
    else:
        document = next_document(compose(state.agreement, state.pack), state)
        words = "our text as it now stands, with what is agreed in it"
        if state.closed:
            words = "our text as it stood when the talks ended without an agreement"
    return _Side(
        words=words,
        document=document,
        clauses=graded(document, state.pack, own),
        provisions=provisions,
        agreement=state.agreement,
    )


def _settled(state: NegotiationState) -> Settlement | None:
    try:
        return settlement(state)
    except InvalidError:
        return None


def _figures(first: _Side, now: _Side, pack: Pack) -> Iterator[FigureAccount]:
    position = now.agreement.position
    for id_, provision in first.provisions.items():
        parameters = {each.name: each for each in pack[id_].parameters}
        after = now.provisions.get(id_) if id_ in now.clauses else None
        lines = clause_lines(now.document, id_)
        for move in moved_figures(tuple(parameters.values()), provision, after, position):
            value = after.value(parameters[move.parameter], position) if after else None
            yield FigureAccount(
                move=move,
                rung=ladder_position(parameters[move.parameter], value).rung,
                said=parameters[move.parameter].kind not in NUMERIC or _says(lines, move.after),
            )


def _says(lines: Iterable[str], figure: str) -> bool:
    """Whether some lines have a figure, as whole words: 120 weeks are not 20 weeks."""
    words = r"\s+".join(map(re.escape, figure.split()))
    return re.search(rf"(?<!\w){words}(?!\w)", " ".join(lines)) is not None
