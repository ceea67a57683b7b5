"""A whole agreement to a whole document."""

from collections.abc import Iterable, Iterator

from agreementkit.composing.clauses import (
    Inserts,
    clause_blocks,
    figure_of,
    fill_slots,
    name_in_sentence,
)
from agreementkit.composing.share import share
from agreementkit.model.agreement import Agreement, System
from agreementkit.model.clause import SCHEDULES
from agreementkit.model.document import (
    Blank,
    Document,
    DocumentBlock,
    Figure,
    Paragraph,
    PartHeading,
    Reference,
    ScheduleHeading,
    SignatureBlock,
    Spans,
    Table,
    TermUse,
    Unconfirmed,
    plain_spans,
    spans_in,
    term_of,
)
from agreementkit.model.fixed_wording import ComposedWords
from agreementkit.model.pack import Pack
from agreementkit.model.shared import Shared
from agreementkit.model.template import Run, inserts
from agreementkit.model.values import Value

# ---
# Definitions, of the terms that the agreement uses and those that they use.


def _terms_in(blocks: Iterable[DocumentBlock]) -> set[str]:
    """The singular names of all terms that some blocks use."""
    return {term for span in spans_in(blocks) if (term := term_of(span))}


def _definitions(
    shared: Shared,
    used: set[str],
) -> tuple[Paragraph, ...]:
    """One paragraph a term, in alphabetical order.

    Terms that a clause defines in its own text are left to that clause.

    Args:
        shared: the agreement.
        used: the terms in its text.
    """
    entries: dict[str, Paragraph] = {}
    waiting, met = sorted(used), set(used)
    while waiting:
        term = shared.terms[waiting.pop()]
        if not term.means:
            continue
        entry = Paragraph(
            spans=(
                Run(text="“"),
                TermUse(text=term.name, term=term.name, defining=True),
                Run(text=ComposedWords.MEANS),
                *fill_slots(term.means, shared, {}),
                Run(text="."),
            ),
        )
        entries[term.name] = entry
        for name in sorted(_terms_in([entry]) - met):
            met.add(name)
            waiting.append(name)
    return tuple(entries[name] for name in sorted(entries, key=str.casefold))


# ---
# Schedules: the register of AI systems, and the key terms.

_LONG = 140


def _schedules(shared: Shared) -> Iterator[DocumentBlock]:
    """Every schedule with its heading."""
    for number, (id_, title) in enumerate(SCHEDULES.items(), 1):
        yield ScheduleHeading(
            id=id_, number=ComposedWords.SCHEDULE.format(number=number), title=title
        )
        yield from _register(shared) if id_ == "schedule-register" else _key_terms(shared)


def _register(shared: Shared) -> Iterator[DocumentBlock]:
    # The same line with or without the clause, so that a redline changes it in place.
    under: Spans = ()
    if "system-register" in shared.labels:
        number = Reference(text=shared.labels["system-register"], target="system-register")
        under = Run(text=ComposedWords.UNDER_CLAUSE), number
    yield Paragraph(
        spans=(
            Run(text=ComposedWords.REGISTER),
            *under,
            Run(text=ComposedWords.AS_IT_STANDS),
        ),
    )
    if not shared.systems:
        yield Paragraph(spans=plain_spans(ComposedWords.NO_SYSTEM))
        return
    yield Table(
        caption=SCHEDULES["schedule-register"],
        header=ComposedWords.SYSTEM_COLUMNS,
        rows=tuple(_system(system) for system in shared.systems),
    )


def _system(system: System) -> tuple[Spans, ...]:
    name = f"{system.name} ({system.supplier})" if system.supplier else system.name
    owner = "; ".join(
        part for part in (system.owner or ComposedWords.TO_BE_COMPLETED, system.status) if part
    )
    cells = (name, system.purpose, system.decides, system.people, owner)
    first, *rest = (plain_spans(cell or ComposedWords.TO_BE_COMPLETED) for cell in cells)
    if not system.confirmed:
        first += (Run(text=" "), Unconfirmed(fact=""))
    return (first, *rest)


def _key_terms(shared: Shared) -> Iterator[DocumentBlock]:
    rows = [
        (
            (Reference(text=clause.number, target=clause.id),),
            plain_spans(value.label),
            (_in_cell(figure_of(value, shared.terms), value.value),),
        )
        for clause in shared.clauses
        for value in clause.values.values()
    ]
    if not rows:
        yield Paragraph(spans=plain_spans(ComposedWords.NO_TERMS))
        return
    yield Paragraph(
        spans=plain_spans(ComposedWords.TERMS),
    )
    yield Table(
        caption=SCHEDULES["schedule-key-terms"],
        header=ComposedWords.TERM_COLUMNS,
        rows=tuple(rows),
    )


def _in_cell(figure: Figure | Blank, value: Value | None) -> Figure | Blank:
    """A value as the table shows it: a long list is counted there, and read in its clause."""
    if isinstance(value, tuple) and len(figure.text) > _LONG:
        short = ComposedWords.LISTED.format(count=len(value))
        return Figure(text=short, parameter=figure.parameter)
    return figure


# ---
# The whole document.


def compose(agreement: Agreement, pack: Pack) -> Document:
    """The text of an agreement: numbered, with its values, definitions and schedules.

    The document holds what both sides may see and nothing else. A value that is still
    missing stands in it as a blank (`Document.blanks`).

    Args:
        agreement: what one side puts on the table.
        pack: the clauses it is made from.

    Raises:
        InvalidError: the agreement names something that the pack does not have, or a
            value does not fit its clause.

    >>> import agreementkit as ak
    >>> pack = ak.load_pack()
    >>> agreement = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"],
    ...                          provisions=pack.bundle("framework"))
    >>> [heading.title for heading, _ in ak.compose(agreement, pack).clauses()][0]
    'Parties'
    """
    return _compose_shared(share(agreement, pack))


def _compose_shared(shared: Shared) -> Document:
    """The text of what both sides may see, and of nothing else."""
    signatures = tuple(SignatureBlock(party=name_in_sentence(party)) for party in shared.parties)
    ready: Inserts = {"parties": _parties(shared), "execution": signatures, "definitions": ()}
    texts = {clause.id: clause_blocks(shared, clause, ready) for clause in shared.clauses}
    used = _terms_in(block for blocks in texts.values() for block in blocks)
    ready = {**ready, "definitions": _definitions(shared, used)}
    blocks: list[DocumentBlock] = []
    for number, part in enumerate(shared.parts, 1):
        blocks.append(
            PartHeading(number=ComposedWords.PART.format(number=number), title=part.title)
        )
        for clause in part.clauses:
            defines = "definitions" in {name for _, name in inserts(clause.body)}
            blocks += clause_blocks(shared, clause, ready) if defines else texts[clause.id]
    if not any(isinstance(block, SignatureBlock) for block in blocks):
        # Whatever clauses are left out, the parties must have somewhere to sign.
        blocks += signatures
    blocks += _schedules(shared)
    return Document(
        title=shared.title,
        parties=shared.parties,
        version=shared.version,
        blocks=tuple(blocks),
    )


def _parties(shared: Shared) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(spans=(Run(text=party, bold=True),)) for party in shared.parties)
