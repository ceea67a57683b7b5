"""The papers at the end: what was agreed, for signature, for members, and with all that we know of it."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from agreementkit.composing.copies.settled import OtherWords, settled_summary, signature_copy
from agreementkit.composing.share import share
from agreementkit.model.copies import HouseStyle
from agreementkit.model.document import (
    Bullet,
    ClauseHeading,
    Document,
    DocumentBlock,
    Heading,
    Note,
    Paragraph,
    PrivateDocument,
    ScheduleHeading,
    plain_spans,
)
from agreementkit.model.ledger import ClauseState, Closed, Side
from agreementkit.model.template import Run
from agreementkit.negotiation.agreed_text import clause_lines
from agreementkit.negotiation.reasons import guarded
from agreementkit.negotiation.report.descriptions import about, describe_entry
from agreementkit.negotiation.settlement import AgreedClause, Settlement, settlement
from agreementkit.negotiation.state import NegotiationState
from agreementkit.negotiation.status import ClauseStatus
from agreementkit.word.allow_list import texts_of
from agreementkit.word.gate import guarded_word_bytes
from agreementkit.word.writer import private_word_bytes


@frozen(kw_only=True)
class FinalPapers:
    """What was agreed, as Word files. The same negotiation gives the same bytes."""

    settlement: Settlement
    signature: bytes
    """The text, with lines to sign on where nothing is missing from it."""
    members: bytes
    """The summary for members."""
    private: bytes
    """The text with whose words each clause has, when and why it was agreed, and what is open."""


def final_papers(state: NegotiationState, style: HouseStyle | None = None) -> FinalPapers:
    """The papers of what stands agreed. Nothing is recorded.

    Args:
        state: the negotiation.
        style: the look and letterhead of a branch; None takes the plain style.

    Raises:
        InvalidError: nothing is agreed, or it was closed without an agreement.
        LedgerError: the words that were agreed of a clause are in no text that crossed the table.
        LeakError: a shared paper would hold what may not go out.
    """
    settled = settlement(state)
    signature = signature_copy(settled.document, settled.unsettled)

    def shared(paper: Document) -> bytes:
        # What crossed the table to be agreed is known to both sides.
        return guarded(
            state,
            lambda private: guarded_word_bytes(paper, private, style),
            composed=settled.composed,
            known=texts_of(settled.document),
        )

    return FinalPapers(
        settlement=settled,
        signature=shared(signature),
        members=shared(_summary(settled, state)),
        private=private_word_bytes(_private_copy(settled, state), style),
    )


# For members.


def _summary(settled: Settlement, state: NegotiationState) -> Document:
    shared = evolve(share(settled.agreement, state.pack), version=settled.document.version)
    others = {
        each.clause: OtherWords(
            title=each.title,
            words=_in_one_line(settled.document, each.clause),
            theirs=each.words is Side.THEIRS,
        )
        for each in settled.clauses
        if not each.as_composed and not each.clause.startswith("schedule-")
    }
    return settled_summary(
        shared,
        others,
        still_open=[each.title for each in settled.still_open],
        left_out=[each.title for each in settled.left_out],
    )


def _in_one_line(document: Document, clause: str) -> str:
    """The text of a clause without its title."""
    _, *lines = clause_lines(document, clause)
    return " ".join(lines)


# For our own side.


def _private_copy(settled: Settlement, state: NegotiationState) -> PrivateDocument:
    """The agreed text with all that our side knows of how it came about."""
    clauses = {each.clause: each for each in settled.clauses}
    return PrivateDocument(
        document=evolve(
            settled.document,
            front=tuple(_front_page(settled)),
            blocks=tuple(_annotated(settled.document, clauses, state)),
        )
    )


def _front_page(settled: Settlement) -> Iterator[DocumentBlock]:
    yield Heading(text="For our own side only")
    yield _paragraph(
        "This copy says whose words each clause has, and why we agreed to them. Do not send it, "
        "print it for the table or leave it in a shared folder."
    )
    theirs = [each.title for each in settled.clauses if each.words is Side.THEIRS]
    yield from _listed("To be settled before it can be signed", settled.unsettled)
    yield from _listed("Still open", [*map(_standing, settled.still_open)])
    yield from _listed("Not part of it", [*map(_standing, settled.left_out)])
    yield from _listed("In the employer’s words", theirs)
    yield from _listed("To look at before signing", settled.notes)


def _standing(clause: ClauseStatus) -> str:
    acts = [each for each in clause.acts if not isinstance(each, Closed)]
    last = describe_entry(about(acts[-1], clause.clause)) if acts else ""
    state = "not agreed" if clause.state is ClauseState.CLOSED else clause.state
    return f"{clause.title} ({clause.clause}): {state}. {last}".strip()


def _annotated(
    document: Document, clauses: Mapping[str, AgreedClause], state: NegotiationState
) -> Iterator[DocumentBlock]:
    for block in document.blocks:
        yield block
        match block:
            case ClauseHeading():
                yield from _notes(clauses[block.clause], state, block.clause)
            case ScheduleHeading():
                yield from _notes(clauses[block.id], state, None)
            case _:
                pass


def _notes(agreed: AgreedClause, state: NegotiationState, inside: str | None) -> Iterator[Note]:
    whose = "The employer’s words" if agreed.words is Side.THEIRS else "Our words"
    yield _note(f"{whose}, of round {agreed.round}.", inside)
    for act in state.clauses[agreed.clause].acts:
        if not isinstance(act, Closed):
            yield _note(
                f"{act.when:%d.%m.%Y}, {act.by}: {describe_entry(about(act, agreed.clause))}",
                inside,
            )


def _note(words: str, clause: str | None) -> Note:
    return Note(clause=clause, spans=(Run(text="PRIVATE. ", bold=True), Run(text=words)))


def _listed(title: str, lines: Sequence[str]) -> Iterator[DocumentBlock]:
    if lines:
        yield Heading(text=title, level=2)
        yield from (Bullet(spans=plain_spans(words)) for words in lines)


def _paragraph(words: str) -> Paragraph:
    return Paragraph(spans=plain_spans(words))
