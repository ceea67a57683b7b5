"""What stands agreed: its clauses in the words that were agreed, the figures in them, and what is open.

Nothing is taken on trust. The words of each clause are looked for in the texts that crossed the
table, and are found only where they have the fingerprint that the ledger noted when they were
agreed. What was not agreed is not in the text.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from agreementkit.checking.examine import examine
from agreementkit.checking.grading import graded
from agreementkit.comparing.two_way import sections
from agreementkit.composing.agreement import compose
from agreementkit.errors import Fault, InvalidError
from agreementkit.model.agreement import Agreement, Version
from agreementkit.model.clause import KEY_TERMS, Bundle, Provision
from agreementkit.model.coverage_report import Report
from agreementkit.model.document import (
    Blank,
    Bullet,
    ClauseHeading,
    Document,
    DocumentBlock,
    Note,
    Paragraph,
    PartHeading,
    Reference,
    ScheduleHeading,
    Span,
    Spans,
    Table,
    spans_in,
)
from agreementkit.model.fixed_wording import ComposedWords
from agreementkit.model.ledger import (
    Agreed,
    AgreedText,
    ClauseState,
    Entry,
    Outcome,
    Sent,
    Side,
)
from agreementkit.model.numbering import renumbered
from agreementkit.model.pack import Pack
from agreementkit.negotiation.agreed_text import clause_lines, fingerprint
from agreementkit.negotiation.exchanged_texts import texts_as_agreed
from agreementkit.negotiation.next_draft import derived_left_out, merge_clauses, with_key_terms
from agreementkit.negotiation.state import NegotiationState, with_moves
from agreementkit.negotiation.status import ClauseStatus

_Blocks = tuple[DocumentBlock, ...]
AGREED = "agreed text"
SO_FAR = "agreed so far, not for signature"
"""What the text calls itself on its cover, and at the head of each page."""


@frozen(kw_only=True)
class AgreedClause:
    """A clause or schedule that stands agreed."""

    clause: str
    title: str
    words: Side
    """Whose words they are."""
    round: int
    """The round in which these words crossed the table."""
    as_composed: bool
    """Whether our clause says the same under its title with the figures that were agreed: then
    a summary of ours speaks for it."""


@frozen(kw_only=True)
class Settlement:
    """What stands agreed, and what is missing from it."""

    agreement: Agreement
    """Our side's values of it: the clauses of ours that are in it, with the figures agreed."""
    document: Document
    """Its text: every clause that is agreed, in the words agreed, and nothing else."""
    composed: Document
    """The same values as our own clauses say them."""
    clauses: tuple[AgreedClause, ...]
    """In the order of the text."""
    still_open: tuple[ClauseStatus, ...]
    """What is neither agreed nor withdrawn, while the negotiation goes on."""
    left_out: tuple[ClauseStatus, ...]
    """What is no part of it: withdrawn, struck out by agreement, or open when it was closed."""
    unsettled: tuple[str, ...]
    """What must be settled before it can be signed, in words that both sides may read."""
    notes: tuple[str, ...]
    """What else to look at before signing."""

    @property
    def for_signature(self) -> bool:
        """Whether nothing is missing from it."""
        return not self.unsettled


def settlement(state: NegotiationState) -> Settlement:
    """What stands agreed in a negotiation, whether it goes on or is closed.

    Args:
        state: the negotiation.

    Raises:
        InvalidError: nothing is agreed, or it was closed without an agreement.
        LedgerError: the words that were agreed of a clause are in no text that crossed the table.
    """
    agreed = _agreed_texts(state)
    sources = _sources(state, agreed)
    agreement = _agreement(state, {id_: agreed[id_] for id_ in sources})
    composed = compose(agreement, state.pack)
    texts = {id_: sources[id_] for id_ in derived_left_out(agreed) if id_ in sources}
    merged = with_key_terms(_only(merge_clauses(composed, texts), sources), composed)
    still_open = () if state.closed else state.unsettled()
    cleaned = _without_empty_parts(map(_without_comments, merged.blocks))
    document = renumbered(evolve(merged, blocks=_unresolved(cleaned, state, still_open)))
    clauses = tuple(_clauses(document, composed, agreed))
    unsettled = (*map(_not_agreed, still_open), *_gaps(document, still_open))
    status = SO_FAR if unsettled else AGREED
    return Settlement(
        agreement=agreement,
        document=evolve(document, version=_version(state, status)),
        composed=composed,
        clauses=clauses,
        still_open=still_open,
        left_out=tuple(
            each
            for id_, each in state.clauses.items()
            if id_ not in sources and each not in still_open
        ),
        unsettled=unsettled,
        # Each once: a register has many lines that nobody has confirmed.
        notes=tuple(
            dict.fromkeys(
                (*_notes(document, clauses), *_terms_note(document, agreed, sources)),
            )
        ),
    )


def examine_settlement(settled: Settlement, pack: Pack) -> Report:
    """What the agreed text covers, graded from its words, and where it falls short.

    Args:
        settled: what stands agreed.
        pack: the clauses that ours are made from.
    """
    own = statements_of_ours(settled, pack)
    return examine(settled.document, settled.agreement, pack, own=own)


def statements_of_ours(settled: Settlement, pack: Pack) -> Mapping[str, frozenset[str]]:
    """By clause that is agreed in other words than ours, the statements that we wrote.

    Args:
        settled: what stands agreed.
        pack: the clauses that ours are made from.
    """
    ours = graded(settled.composed, pack)
    return {
        each.clause: frozenset(ours[each.clause].statements if each.clause in ours else ())
        for each in settled.clauses
        if not each.as_composed
    }


# What is agreed, and the text that each clause stands in.


def _agreed_texts(state: NegotiationState) -> Mapping[str, AgreedText]:
    """The clauses that stand agreed, with what the ledger noted of their text."""
    if state.outcome is Outcome.NO_AGREEMENT:
        message = "this negotiation was closed without an agreement, so nothing stands agreed"
        raise InvalidError([Fault(message=message, remedy="see what was done in the log")])
    found = {
        id_: each.agreed
        for id_, each in state.clauses.items()
        if each.agreed and _stands(each, state)
    }
    if not found:
        raise InvalidError([Fault(message="nothing is agreed yet", remedy="agree clauses first")])
    return found


def _stands(clause: ClauseStatus, state: NegotiationState) -> bool:
    if state.closed:
        return clause.state is ClauseState.CLOSED and clause.clause not in state.closed.open
    return clause.state is ClauseState.AGREED


def _sources(state: NegotiationState, agreed: Mapping[str, AgreedText]) -> Mapping[str, Document]:
    """By clause, a text that crossed the table and has its words as they were agreed.

    A clause that is struck out by agreement has none.

    Raises:
        LedgerError: with each clause whose agreed words are nowhere.
    """
    found = texts_as_agreed(state, agreed)
    return {id_: text for id_, text in found.items() if clause_lines(text, id_)}


# The values.


def _agreement(state: NegotiationState, agreed: Mapping[str, AgreedText]) -> Agreement:
    """Our values of what is agreed.

    Our words carry the figures with which they were sent; theirs those that were read in them.
    """
    now = state.agreement
    provisions = dict(_provisions(state, agreed))
    return evolve(
        now,
        provisions=Bundle(
            provisions[each.clause] for each in now.provisions if each.clause in provisions
        ),
        comments=(),
        version=_version(state, AGREED),
    )


def _provisions(
    state: NegotiationState, agreed: Mapping[str, AgreedText]
) -> Iterator[tuple[str, Provision]]:
    now = {each.clause: each for each in state.agreement.provisions}
    settings = _agreed_settings(state.entries)
    sent: dict[int, Mapping[str, Provision]] = {}
    for id_, text in agreed.items():
        if id_ not in now:
            continue
        if text.round not in sent:
            sent[text.round] = provisions_as_sent(state, text.round)
        provision = sent[text.round].get(id_, now[id_])
        if text.words is Side.THEIRS and id_ in settings:
            figures = {**dict(provision.settings), **dict(settings[id_].settings)}
            provision = evolve(provision, settings=figures)
        yield id_, provision


def provisions_as_sent(state: NegotiationState, round_: int) -> Mapping[str, Provision]:
    """Our provisions as the draft of a round had them, by clause."""
    entries = state.entries
    sent = next(
        place
        for place, entry in enumerate(entries, 1)
        if isinstance(entry, Sent) and entry.round == round_
    )
    now = with_moves(state.agreement_file, entries[:sent])
    return {each.clause: each for each in now.provisions}


def _agreed_settings(entries: Iterable[Entry]) -> Mapping[str, Provision]:
    """The figures that came with the last agreement to each clause, where they were read."""
    found: dict[str, Provision] = {}
    for entry in entries:
        if isinstance(entry, Agreed):
            found = {id_: each for id_, each in found.items() if id_ not in entry.clauses}
            found |= {each.clause: each for each in entry.provisions}
    return found


def _version(state: NegotiationState, status: str) -> Version:
    """What the text calls itself: no draft, of no side, and of the day of the last agreement.

    It keeps what it says of its own force only while it is not for signature.
    """
    own = state.agreement.version
    dates = [each.when.date() for each in state.entries if isinstance(each, Agreed)]
    kept = own if status == SO_FAR else Version()
    return Version(
        number=0,
        status=status,
        dated=max(dates),
        without_prejudice=kept.without_prejudice,
        subject_to_contract=kept.subject_to_contract,
    )


# The text.


def _only(text: Document, kept: Collection[str]) -> Document:
    """A text without the clauses and schedules that are not agreed."""
    blocks = tuple(
        block
        for (kind, id_, _), section in sections(text).items()
        if kind not in ("clause", "schedule") or id_ in kept
        for block in section
    )
    return evolve(text, blocks=blocks)


def _without_empty_parts(blocks: Iterable[DocumentBlock]) -> Iterator[DocumentBlock]:
    """The blocks without the headings of Parts in which nothing is left."""
    waiting: PartHeading | None = None
    for block in blocks:
        if isinstance(block, PartHeading):
            waiting = block
            continue
        if waiting is not None and not isinstance(block, ScheduleHeading):
            yield waiting
        waiting = None
        yield block


def _without_comments(block: DocumentBlock) -> DocumentBlock:
    if isinstance(block, ClauseHeading | Paragraph):
        return evolve(block, comments=())
    return block


def _unresolved(
    blocks: Iterable[DocumentBlock], state: NegotiationState, still_open: Sequence[ClauseStatus]
) -> _Blocks:
    """The blocks in which a reference to what is not there is a blank, as in any draft of ours."""
    every = tuple(blocks)
    present = {block.clause for block in every if isinstance(block, ClauseHeading)}
    present |= {block.id for block in every if isinstance(block, ScheduleHeading)}
    titles = {id_: each.title for id_, each in state.clauses.items()}
    titles |= {id_: clause.title for id_, clause in state.pack.clauses.items()}
    waiting = {each.clause: _not_agreed(each) for each in still_open}

    def resolved(reference: Reference) -> Span:
        if reference.target in present:
            return reference
        title = titles.get(reference.target, reference.text)
        missing = ComposedWords.NOT_HERE.format(title=title)
        return Blank(label=waiting.get(reference.target, missing), target=reference.target)

    return _with_references(every, resolved)


def _with_references(
    blocks: Iterable[DocumentBlock], change: Callable[[Reference], Span]
) -> _Blocks:
    """The blocks with something else for each reference."""

    def changed(spans: Spans) -> Spans:
        return tuple(change(span) if isinstance(span, Reference) else span for span in spans)

    def block_changed(block: DocumentBlock) -> DocumentBlock:
        match block:
            case Paragraph() | Bullet() | Note():
                return evolve(block, spans=changed(block.spans))
            case Table():
                rows = tuple(tuple(map(changed, row)) for row in block.rows)
                return evolve(block, rows=rows)
            case _:
                return block

    return tuple(map(block_changed, blocks))


def _clauses(
    document: Document,
    composed: Document,
    agreed: Mapping[str, AgreedText],
) -> Iterator[AgreedClause]:
    for block in document.blocks:
        match block:
            case ClauseHeading():
                id_ = block.clause
            case ScheduleHeading():
                id_ = block.id
            case _:
                continue
        text = agreed[id_]
        yield AgreedClause(
            clause=id_,
            title=block.title,
            words=text.words,
            round=text.round,
            as_composed=_body(document, id_) == _body(composed, id_),
        )


def _body(text: Document, clause: str) -> str:
    """The words of a clause without its title, by their fingerprint."""
    return fingerprint(clause_lines(text, clause, numbers=False)[1:])


# What is missing.


def _not_agreed(clause: ClauseStatus) -> str:
    return ComposedWords.NOT_AGREED.format(title=clause.title)


def _gaps(document: Document, still_open: Sequence[ClauseStatus]) -> Iterator[str]:
    """Each value that is missing, and each reference that leads to nothing, once."""
    numbers = {heading.clause: heading.number for heading, _ in document.clauses()}
    waiting = {each.clause for each in still_open}
    yield from dict.fromkeys(
        f"Clause {numbers[block.clause]}: {blank.text}"
        if block.clause
        else f"A schedule: {blank.text}"
        for block, blank in document.blanks()
        if blank.target not in waiting
    )


def _notes(document: Document, clauses: Iterable[AgreedClause]) -> Iterator[str]:
    numbers = {heading.clause: heading.number for heading, _ in document.clauses()}
    for block, _ in document.unconfirmed():
        where = f"Clause {numbers[block.clause]}" if block.clause else "A schedule"
        yield f"{where} says what the employer has not confirmed: ask for it before you sign."
    for each in clauses:
        # Our own clause, as we compose it, names others by live references alone.
        if not each.as_composed and (typed := _typed_references(document, each.clause)):
            yield (
                f"“{each.title}” names {typed} in typed words, which nothing keeps right: see that "
                "the number still is."
            )


def _terms_note(
    document: Document, agreed: Mapping[str, AgreedText], sources: Mapping[str, Document]
) -> Iterator[str]:
    """Where the key terms follow the clauses, and not the words in which they were agreed."""
    if KEY_TERMS not in sources or agreed[KEY_TERMS].words is Side.OURS:
        return
    if _body(document, KEY_TERMS) != _body(sources[KEY_TERMS], KEY_TERMS):
        yield (
            "The schedule of key terms was agreed in the employer’s words, and here says what the "
            "clauses say where those differ."
        )


_LIVE = "\0"
"""Stands for a live reference."""
_TYPED = re.compile(
    r"\b(?:clause|paragraph|schedule)s?\s+\d+(?:\.\d+)*(?:\([a-z]+\))*", re.IGNORECASE
)


def _typed_references(document: Document, clause: str) -> str:
    """References by number that are no live ones, so that nothing keeps them right."""
    found: dict[str, None] = {}
    for heading, blocks in document.clauses():
        if heading.clause == clause:
            live = (_LIVE if isinstance(s, Reference) else s.text for s in spans_in(blocks))
            found |= dict.fromkeys(_TYPED.findall("".join(live)))
    return ", ".join(f"“{each}”" for each in found)
