"""The text that we send next, and what a reply is written over: agreed clauses as they were agreed."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from attrs import evolve

from agreementkit.comparing.alignment import longest_increasing_subsequence
from agreementkit.comparing.two_way import SectionKey, sections
from agreementkit.composing.agreement import compose
from agreementkit.model.document import Document, DocumentBlock
from agreementkit.model.ledger import ClauseState, Side
from agreementkit.model.numbering import renumbered
from agreementkit.negotiation.state import NegotiationState
from agreementkit.negotiation.status import ClauseStatus


def compose_next(state: NegotiationState) -> Document:
    """Our agreement as it stands now, with the round and number that it would go out with.

    Raises:
        InvalidError: it does not compose.
    """
    agreement, version = state.agreement, state.agreement.version
    numbered = evolve(
        agreement,
        version=evolve(version, number=version.number + state.round, round=state.round + 1),
    )
    return compose(numbered, state.pack)


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
    agreed = {}
    for id_, each in state.clauses.items():
        if each.state is ClauseState.AGREED and each.agreed:
            agreed[id_] = _accepted_offer(each, state) or state.sent_text
    return renumbered(merge_clauses(ours, agreed))


def reply_base(sent: Document, state: NegotiationState) -> Document:
    """What a reply is written over: what we sent, with what we have accepted of theirs since.

    So a point that is accepted shows no change any more.

    Args:
        sent: the last draft, with every change accepted.
        state: the negotiation.
    """
    accepted = {
        id_: text
        for id_, each in state.clauses.items()
        if each.state is ClauseState.AGREED and (text := _accepted_offer(each, state))
    }
    return renumbered(merge_clauses(sent, accepted))


def _accepted_offer(clause: ClauseStatus, state: NegotiationState) -> Document | None:
    """The offer, where the clause was agreed in the words that they sent last."""
    agreed, last = clause.agreed, state.last_draft
    if agreed and last and agreed.words is Side.THEIRS and agreed.round == last.round:
        return state.offer
    return None


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
