"""What it is that is agreed: the words of each clause, known by their fingerprint, and the figures."""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from attrs import evolve

from agreementkit.comparing.two_way import sections
from agreementkit.errors import Fault, InvalidError
from agreementkit.model.clause import Parameter, Provision
from agreementkit.model.document import (
    Blank,
    Document,
    Reference,
    Span,
    Spans,
    Table,
    line_of,
    text_of,
)
from agreementkit.model.ledger import Side
from agreementkit.model.values import WHOLE, Value
from agreementkit.negotiation.assessment.edit import EditKind
from agreementkit.negotiation.assessment.response import ClauseResponse
from agreementkit.negotiation.figures.slot_alignment import SlotMove
from agreementkit.negotiation.state import NegotiationState
from agreementkit.ooxml.reading import UnexpectedContent

# The words.


def side_of_each(
    state: NegotiationState,
    names: Iterable[str],
    words: Side | Mapping[str, Side],
) -> Mapping[str, Side]:
    """Whose words each clause is agreed in, where one side is named for all or for some.

    Args:
        state: the negotiation.
        names: clauses by id, or packages by name.
        words: one side for all, or a side for each clause; ours where it is not named.
    """
    clauses = state.without_packages(names)
    if isinstance(words, Side):
        return dict.fromkeys(clauses, words)
    return {id_: words.get(id_, Side.OURS) for id_ in clauses}


def fingerprints(state: NegotiationState, words: Mapping[str, Side]) -> Mapping[str, str]:
    """The fingerprint of each clause as it was last sent, or as it last came back.

    Args:
        state: the negotiation.
        words: whose, by clause; ours where a clause is not named.
    """
    found = {}
    for id_ in state.clauses:
        text = state.offer if words.get(id_) is Side.THEIRS else state.sent_text
        if text:
            found[id_] = fingerprint(clause_lines(text, id_))
    return found


def fingerprint(lines: Iterable[str]) -> str:
    """The SHA-256 of some lines of text, without what no reader would call a change of words.

    Blanks at the ends and runs of blanks do not count, nor does the way in which a letter with
    its accent is stored. Numbers of clauses are not part of the lines: a clause that is
    renumbered says the same. An office program changes the bytes of a file whenever it saves
    it, so a hash of the file would prove nothing about the words.

    >>> fingerprint(["26  weeks "]) == fingerprint(["26 weeks"]) != fingerprint(["16 weeks"])
    True
    """
    plain = (" ".join(unicodedata.normalize("NFC", line).split()) for line in lines)
    return hashlib.sha256("\n".join(line for line in plain if line).encode()).hexdigest()


def require_words_alone(state: NegotiationState, clauses: Iterable[str]) -> None:
    """Raise `InvalidError` where a clause came back with what would not be in its agreed words.

    Args:
        state: the negotiation.
        clauses: by id, each to be agreed in their words, or to have some of them taken.

    Raises:
        InvalidError: with each thing that hangs in one of them, and words of it that are struck,
            hidden or look otherwise: in what is agreed they would not.
    """
    responses = (state.response.of(id_) for id_ in clauses) if state.response else ()
    if faults := [
        Fault(
            key=each.clause,
            message="words alone are agreed, and this of theirs would be left out: "
            + "; ".join(beside),
            remedy="ask them to put it into the words of the clause, or to take it out; or go on "
            "without it, with --anyway",
        )
        for each in responses
        if each and (beside := [*_beside_text(each), *map(_named, each.unexpected)])
    ]:
        raise InvalidError(faults)


def _beside_text(response: ClauseResponse) -> Iterator[str]:
    for edit in response.offer:
        if edit.stands_in:
            yield f"the words of a new {edit.stands_in}: “{edit.after}”"
        elif edit.kind is EditKind.MISLEADING_FORMAT:
            yield f"the look of “{edit.after.strip()}” in {edit.where}: {edit.note.rstrip('.')}"


def _named(each: UnexpectedContent) -> str:
    words = f": “{each.words}”" if each.words else ""
    shown = f", for which some programs show “{each.shown}”" if each.shown else ""
    return f"{each.what}{words}{shown}"


def clause_lines(document: Document, clause: str, *, numbers: bool = True) -> tuple[str, ...]:
    """The lines of one clause or schedule: its title, its paragraphs, the cells of its tables.

    Args:
        document: the text.
        clause: its id.
        numbers: whether the lines have the numbers in references, which follow what they name.
    """
    return tuple(_lines(document, clause, numbers=numbers))


def _lines(document: Document, clause: str, *, numbers: bool) -> Iterator[str]:
    def said(spans: Spans) -> str:
        return text_of(tuple(span for span in spans if numbers or not _refers(span)))

    for (kind, id_, _), blocks in sections(document).items():
        if kind not in ("clause", "schedule") or id_ != clause:
            continue
        for block in blocks:
            if isinstance(block, Table):
                yield from block.header
                yield from (said(cell) for row in block.rows for cell in row)
            else:
                yield said(line_of(block))


def _refers(span: Span) -> bool:
    """Whether a span is a reference, be it to what is not there."""
    return isinstance(span, Reference) or (isinstance(span, Blank) and bool(span.target))


# The figures in them.


def agreed_figures(
    state: NegotiationState,
    words: Mapping[str, Side],
) -> tuple[Provision, ...]:
    """Our provisions with the figures that their words now have, where those can be read.

    What cannot be read in the unit of its parameter stays as we had it: the words of the
    clause prevail in any case.

    Args:
        state: the negotiation.
        words: whose, by clause.
    """
    return tuple(
        evolve(provision, settings={**dict(provision.settings), **offered})
        for provision in state.agreement.provisions
        if words.get(provision.clause) is Side.THEIRS
        and (offered := offered_values(state, provision.clause))
    )


def offered_values(state: NegotiationState, clause: str) -> Mapping[str, Value]:
    """The figures of a clause of ours as they last came back, by parameter, where they moved.

    What cannot be read in the unit of its parameter is not among them.

    Args:
        state: the negotiation.
        clause: its id.
    """
    response = state.response.of(clause) if state.response else None
    if response is None:
        return {}
    parameters = {each.name: each for each in state.pack[clause].parameters}
    values = {
        each.parameter: offered_value(each, parameters[each.parameter]) for each in response.slots
    }
    return {name: value for name, value in values.items() if value is not None}


def offered_value(slot: SlotMove, parameter: Parameter) -> Value | None:
    """What a value came back as, in its parameter's own unit; None where that cannot be said.

    Args:
        slot: how it moved.
        parameter: whose value it is.
    """
    if slot.bound or not slot.exact:
        return None
    value = slot.value
    if value is None and slot.distance is not None and isinstance(slot.sent_value, int | Decimal):
        number = slot.distance + slot.sent_value
        whole = parameter.kind in WHOLE and number == int(number)
        value = int(number) if whole else number
    return None if value is None or parameter.fault(value) else value
