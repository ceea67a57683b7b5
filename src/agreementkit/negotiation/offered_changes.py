"""What the employer changed in a clause, one change at a time: to take some and leave the others.

What is taken stands in our text from then on. It is kept with the decision as the clause that
was sent, with the changes that were taken, and laid over our text as that then is.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from attrs import evolve

from agreementkit.checking.grading import GradedClause, grade_statements, roles_of, statements
from agreementkit.comparing.merge import merge_blocks
from agreementkit.comparing.single_changes import (
    SingleChange,
    single_changes,
    with_some_accepted,
)
from agreementkit.comparing.two_way import compare, sections
from agreementkit.composing.agreement import compose
from agreementkit.errors import Fault, InvalidError
from agreementkit.model.document import Author, ClauseHeading, Document, DocumentBlock
from agreementkit.model.ledger import ClauseFacts, ClauseState, Taken
from agreementkit.model.redline import MarkedBlock
from agreementkit.negotiation.assessment.weakening import weakenings
from agreementkit.negotiation.next_draft import (
    merge_clauses,
    next_text,
    with_key_terms,
    with_numbers_of,
)
from agreementkit.negotiation.state import NegotiationState, sent_document

_Blocks = Sequence[DocumentBlock]
_NOBODY = Author(name="", initials="")


def offered_changes(state: NegotiationState, clause: str) -> tuple[SingleChange, ...]:
    """The changes that a clause last came back with, numbered from 1; tracked or not.

    Empty where it has not come back, is theirs alone, or is gone as a whole: then there is
    nothing to take a part of.

    Args:
        state: the negotiation.
        clause: its id.
    """
    return single_changes(_marked(state, clause))


def clause_with(
    state: NegotiationState, clause: str, numbers: Collection[int]
) -> tuple[DocumentBlock, ...]:
    """A clause as we sent it last, with some of the changes that it came back with.

    Args:
        state: the negotiation.
        clause: its id.
        numbers: of the changes (`offered_changes`).
    """
    return with_some_accepted(_marked(state, clause), numbers)


def _marked(state: NegotiationState, clause: str) -> tuple[MarkedBlock, ...]:
    if state.sent_text is None or state.offer is None:
        return ()
    [offer] = with_numbers_of(state.sent_text, state.offer)
    sent, offered = (
        evolve(text, blocks=clause_blocks(text, clause)) for text in (state.sent_text, offer)
    )
    if not sent.blocks or not offered.blocks:
        return ()
    # Nobody's marks: which change is which depends on the words alone.
    return compare(sent, offered, author=_NOBODY, when=datetime.min).blocks  # noqa: DTZ901


def clause_blocks(text: Document, clause: str) -> tuple[DocumentBlock, ...]:
    """The blocks of a clause or schedule, in order; none where the text does not have it."""
    return tuple(
        block
        for (kind, id_, _), blocks in sections(text).items()
        if kind in ("clause", "schedule") and id_ == clause
        for block in blocks
    )


def facts_of(state: NegotiationState, clause: str, changes: Iterable[SingleChange]) -> ClauseFacts:
    """What some changes of a clause do, of all that was found about it.

    Figures below our fallback, topics lost, duties weakened.

    Args:
        state: the negotiation.
        clause: its id.
        changes: those that are taken.
    """
    taken = tuple(changes)
    facts = state.clauses[clause].facts or ClauseFacts(title="")
    parameters = {name for each in taken for name in each.parameters}
    before = _graded(state, clause_with(state, clause, ()))
    after = _graded(
        state,
        clause_with(state, clause, {each.number for each in taken}),
        own=frozenset(before.statements),
    )
    # One change alone may take what another one gives back.
    weakened = tuple(dict.fromkeys(each.phrase for each in weakenings(before, after)))
    return evolve(
        facts,
        below=[name for name in facts.below if name in parameters],
        lost=facts.lost if after.grade < before.grade else (),
        weakened=len(weakened),
        duties=weakened,
    )


def _graded(
    state: NegotiationState, blocks: _Blocks, own: frozenset[str] | None = None
) -> GradedClause:
    heading = ClauseHeading(clause="", number="", title="")
    return grade_statements(heading, tuple(statements(blocks)), roles_of(state.pack), own=own)


# In our text.


def next_document(composed: Document, state: NegotiationState) -> Document:
    """Our text as it goes out next.

    What is agreed stands as it was agreed, what was taken of their changes is in it, and the key
    terms say what its clauses say.

    Args:
        composed: our agreement as it stands now (`next_draft.compose_next`).
        state: the negotiation.

    Raises:
        InvalidError: a change that was taken no longer fits.
    """
    return with_key_terms(next_text(with_taken(composed, state), state), composed)


def with_taken(ours: Document, state: NegotiationState) -> Document:
    """Our text with the changes of theirs that we have taken, in every clause that is not agreed.

    Args:
        ours: our agreement as it stands now, composed.
        state: the negotiation.

    Raises:
        InvalidError: a change that was taken no longer fits, since our own text has changed at
            the same place; with every such clause.
    """
    merged: dict[str, Document] = {}
    faults: list[Fault] = []
    for id_, status in state.clauses.items():
        blocks = clause_blocks(ours, id_)
        if not status.taken or status.state is ClauseState.AGREED or not blocks:
            continue
        with_theirs = _laid_over(blocks, status.taken, state)
        if with_theirs is None:
            faults.append(_unfitting(id_))
        else:
            merged[id_] = evolve(ours, blocks=with_theirs)
    if faults:
        raise InvalidError(faults)
    return merge_clauses(ours, merged)


def require_fit(state: NegotiationState) -> None:
    """Raise `InvalidError` where what was taken no longer goes with our text as it now is."""
    with_taken(compose(state.agreement, state.pack), state)


def _laid_over(
    blocks: tuple[DocumentBlock, ...], every: Iterable[Taken], state: NegotiationState
) -> tuple[DocumentBlock, ...] | None:
    for taken in every:
        merged = merge_blocks(_as_sent(state, taken), blocks, taken.blocks)
        if merged is None:
            return None
        blocks = merged
    return blocks


def _as_sent(state: NegotiationState, taken: Taken) -> _Blocks:
    draft = next(each for each in state.drafts if each.round == taken.round)
    return clause_blocks(sent_document(state.folder, draft), taken.clause)


def _unfitting(clause: str) -> Fault:
    return Fault(
        key=clause,
        message=f'what was taken of their changes to "{clause}" and what our own text says now are '
        "at the same words, and cannot both stand",
        remedy="leave that figure or change as it is, or put the clause on the table again in our "
        "words, with the reason",
    )
