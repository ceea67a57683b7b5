"""The text that we send next, and what a reply is written over: agreed clauses as they were agreed."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from attrs import evolve

from agreementkit.comparing.alignment import longest_increasing_subsequence
from agreementkit.comparing.two_way import SectionKey, sections
from agreementkit.comparing.word_diff import without_reference_numbers
from agreementkit.composing.agreement import compose
from agreementkit.model.clause import KEY_TERMS
from agreementkit.model.document import (
    Blank,
    Document,
    DocumentBlock,
    Figure,
    Reference,
    Span,
    Spans,
    Table,
    line_of,
    spans_in,
    text_of,
)
from agreementkit.model.fixed_wording import ComposedWords
from agreementkit.model.ledger import AgreedText, ClauseState, Side
from agreementkit.model.numbering import (
    reference_labels,
    relabelled,
    renumbered,
    without_dead_references,
)
from agreementkit.model.template import Run
from agreementkit.negotiation.exchanged_texts import texts_as_agreed
from agreementkit.negotiation.state import NegotiationState


def compose_next(state: NegotiationState, today: date | None = None) -> Document:
    """Our agreement as it stands now, with the round, number and date that it would go out with.

    Args:
        state: the negotiation.
        today: the date for its cover; a file that gives none wants none.

    Raises:
        InvalidError: it does not compose.
    """
    agreement, version = state.agreement, state.agreement.version
    own = evolve(
        version,
        number=version.number + state.round,
        round=state.round + 1,
        dated=version.dated and (today or version.dated),
    )
    return compose(evolve(agreement, version=own), state.pack)


def next_text(ours: Document, state: NegotiationState) -> Document:
    """Our text as it goes out next.

    An agreed clause stands in the words that were agreed, and every other in ours: nothing
    of theirs is taken in because nobody spoke against it.

    Args:
        ours: our agreement as it stands now, composed.
        state: the negotiation.
    """
    if state.sent_text is None:
        return ours
    texts = texts_as_agreed(state, derived_left_out(_agreed(state)))
    merged = renumbered(merge_clauses(ours, texts))
    labels = reference_labels(merged.blocks)
    return evolve(merged, blocks=without_dead_references(merged.blocks, labels))


def with_key_terms(text: Document, ours: Document) -> Document:
    """A text whose key terms say what its clauses say, also those in the employer's words.

    A term of a clause that stands as we have it is as we have it. In one that does not, the
    term is known where its figure is still alive, or the sentence with it still ours; where
    it is not known, the row leads to the clause and says nothing.

    Args:
        text: made of clauses from several texts.
        ours: our agreement as it stands now, composed: what each term of it would be.
    """
    clauses, own = _clause_texts(text), _clause_texts(ours)
    terms = {(clause, text_of(label)): value for clause, label, value in _term_rows(ours)}
    rows: dict[_TermKey, Spans | None] = {}
    for clause, label, value in _term_rows(text):
        key = clause, text_of(label)
        if clause in clauses:
            known = _term_value(terms[key], clauses[clause], own[clause]) if key in terms else value
            rows[key] = known
    blocks = tuple(
        _with_terms(block, rows) if key[:2] == ("schedule", KEY_TERMS) else block
        for key, section in sections(text).items()
        for block in section
    )
    return evolve(text, blocks=blocks)


def _clause_texts(text: Document) -> Mapping[str, Sequence[DocumentBlock]]:
    return {heading.clause: blocks for heading, blocks in text.clauses()}


_TermKey = tuple[str, str]
"""The clause of a key term, and what the table calls it."""


def _term_rows(text: Document) -> Iterator[tuple[str, Spans, Spans]]:
    """The rows of the key terms: the clause, what is agreed, and the value."""
    for key, blocks in sections(text).items():
        if key[:2] == ("schedule", KEY_TERMS):
            for block in blocks:
                for row in block.rows if isinstance(block, Table) else ():
                    if clause := _clause_of(row):
                        yield clause, row[1], row[2]


def _clause_of(row: Sequence[Spans]) -> str:
    """The clause that a row of the key terms is about; empty for a row of another kind."""
    first = row[0][0] if len(row) == len(ComposedWords.TERM_COLUMNS) and row[0] else None
    return first.target if isinstance(first, Reference) else ""


def _term_value(
    value: Spans, now: Sequence[DocumentBlock], ours: Sequence[DocumentBlock]
) -> Spans | None:
    """What a row says of a term of ours, from the clause as it now is; None leads to the clause."""
    lines, our_lines = [*map(_words_of, now)], [*map(_words_of, ours)]
    if lines == our_lines:
        return value
    parameter = getattr(value[0], "parameter", "")
    printing = {
        line
        for block, line in zip(ours, our_lines, strict=True)
        if any(_is_of(span, parameter) for span in spans_in([block]))
    }
    if printing and printing <= {*lines}:
        return value
    before, after = (
        [span for span in spans_in(blocks) if _is_of(span, parameter)] for blocks in (ours, now)
    )
    same = len(before) == len(after) and len({span.text for span in after}) == 1
    return (after[0],) if same else None


def _is_of(span: Span, parameter: str) -> bool:
    return isinstance(span, Figure | Blank) and bool(parameter) and span.parameter == parameter


def _words_of(block: DocumentBlock) -> object:
    """What a block says, whatever the numbers."""
    if isinstance(block, Table):
        return tuple(tuple(map(_plain, row)) for row in block.rows)
    return _plain(line_of(block))


def _plain(spans: Spans) -> str:
    return " ".join(text_of(without_reference_numbers(spans)).split())


def _with_terms(block: DocumentBlock, rows: Mapping[_TermKey, Spans | None]) -> DocumentBlock:
    if not isinstance(block, Table):
        return block
    kept = []
    for row in block.rows:
        clause = _clause_of(row)
        key = (clause, text_of(row[1])) if clause else None
        if key is None:
            kept.append(row)
        elif key in rows:
            seen = (Run(text=ComposedWords.SEE_CLAUSE), row[0][0])
            kept.append((*row[:2], rows[key] or seen))
    return evolve(block, rows=tuple(kept))


def reply_base(sent: Document, state: NegotiationState) -> Document:
    """What a reply is written over: what we sent, with what we have accepted of theirs since.

    So a point that is accepted shows no change any more.

    Args:
        sent: the last draft, with every change accepted.
        state: the negotiation.
    """
    accepted = {
        id_: text
        for id_, text in _agreed(state).items()
        if text.words is Side.THEIRS and text.round == state.round
    }
    return renumbered(merge_clauses(sent, texts_as_agreed(state, accepted)))


def with_numbers_of(ours: Document, *others: Document) -> tuple[Document, ...]:
    """Other texts with what is derived as our text has it: numbers in references, and the version.

    A reference leads to its clause, whatever that is numbered; and which round, draft and date
    a paper is of is for whoever writes it to say. So neither is anybody's edit. What the
    other texts say of their own force, such as “without prejudice”, is theirs.

    Args:
        ours: the text whose numbers are the final ones.
        others: texts to be shown with it in one redline.
    """
    labels: dict[str, str] = {}
    for text in (*others, ours):
        labels |= reference_labels(text.blocks)
    return tuple(
        evolve(
            text,
            blocks=relabelled(without_dead_references(text.blocks, labels), labels),
            version=evolve(
                ours.version,
                without_prejudice=text.version.without_prejudice,
                subject_to_contract=text.version.subject_to_contract,
            ),
        )
        for text in others
    )


def derived_left_out(agreed: Mapping[str, AgreedText]) -> Mapping[str, AgreedText]:
    """What is agreed but for our own schedule of key terms, which follows the clauses.

    Args:
        agreed: what the ledger noted of each clause and schedule.
    """
    return {
        id_: text for id_, text in agreed.items() if id_ != KEY_TERMS or text.words is Side.THEIRS
    }


def _agreed(state: NegotiationState) -> Mapping[str, AgreedText]:
    """The clauses that stand agreed, with what the ledger noted of their text."""
    return {
        id_: each.agreed
        for id_, each in state.clauses.items()
        if each.state is ClauseState.AGREED and each.agreed
    }


# One text made of several.

_Sections = Mapping[SectionKey, Sequence[DocumentBlock]]


def merge_clauses(ours: Document, agreed: Mapping[str, Document]) -> Document:
    """Our text, in which some clauses stand as another text has them, and where it has them.

    A clause or schedule that the other text does not have is left out. One that follows
    another clause there than here, or that only the other text has, stands behind the one
    it follows there. The numbers are those of the texts they come from: whoever needs them
    right counts them anew.

    Args:
        ours: the text to begin with.
        agreed: by the id of a clause or schedule, the text to take it from.
    """
    sections_of = {id(text): sections(text) for text in agreed.values()}
    our_sections = sections(ours)
    # What keeps its place here and there: whatever moves is placed by it.
    kept_places = {
        text: {*_in_kept_order([*our_sections], [*other_sections])}
        for text, other_sections in sections_of.items()
    }
    merged: dict[SectionKey, Sequence[DocumentBlock]] = dict(our_sections)
    order = [*our_sections]
    for id_ in _in_source_order(agreed, sections_of):
        text = id(agreed[id_])
        other_sections = sections_of[text]
        # A clause that goes on behind something else, such as signatures, is several sections.
        for key in dict.fromkeys((*_named(order, id_), *_named(other_sections, id_))):
            if key in order and key not in kept_places[text]:
                order.remove(key)
            if key in other_sections:
                merged[key] = other_sections[key]
                if key not in order:
                    order.insert(
                        _index_behind(key, [*other_sections], order, kept_places[text]), key
                    )
                kept_places[text].add(key)
    return evolve(ours, blocks=tuple(block for key in order for block in merged[key]))


def _in_kept_order(
    ours: Sequence[SectionKey], other: Sequence[SectionKey]
) -> frozenset[SectionKey]:
    """As many as can of what both have that keep their order: the others have moved."""
    places = {key: place for place, key in enumerate(other)}
    shared = [key for key in ours if key in places]
    return frozenset(
        shared[at] for at in longest_increasing_subsequence([places[key] for key in shared])
    )


def reorder_clauses(text: Document, other: Document) -> Document:
    """The same text with the clauses that both have in the other's order.

    Args:
        text: whose words are kept, to the last.
        other: whose order.
    """
    own_sections, other_order = sections(text), [*sections(other)]
    shared = [key for key in other_order if key in own_sections]
    if [key for key in own_sections if key in shared] == shared:
        return text
    # Each section that only this text has stays behind the one that it follows.
    behind: dict[SectionKey | None, list[SectionKey]] = {}
    last: SectionKey | None = None
    for key in own_sections:
        if key in shared:
            last = key
        else:
            behind.setdefault(last, []).append(key)
    order = [*behind.get(None, ())]
    for key in shared:
        order += [key, *behind.get(key, ())]
    return evolve(text, blocks=tuple(block for key in order for block in own_sections[key]))


def _in_source_order(
    agreed: Mapping[str, Document], sections_of: Mapping[int, _Sections]
) -> Iterator[str]:
    """The agreed sections in the order of the text that each is from; last what that lacks."""
    remaining = dict.fromkeys(agreed)
    for text in {id(text): text for text in agreed.values()}.values():
        for key in sections_of[id(text)]:
            if key[1] in remaining and _is_clause(key) and agreed[key[1]] is text:
                del remaining[key[1]]
                yield key[1]
    yield from remaining


def _is_clause(key: SectionKey) -> bool:
    return key[0] in ("clause", "schedule")


def _named(keys: Iterable[SectionKey], id_: str) -> list[SectionKey]:
    return [key for key in keys if _is_clause(key) and key[1] == id_]


def _index_behind(
    key: SectionKey,
    other: Sequence[SectionKey],
    order: Sequence[SectionKey],
    kept_places: Collection[SectionKey],
) -> int:
    """Where a section goes: behind the nearest one before it there that is fixed here too."""
    before = other[: other.index(key)]
    return next(
        (
            order.index(each) + 1
            for each in reversed(before)
            if each in kept_places and each in order
        ),
        0,
    )
