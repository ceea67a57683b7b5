"""What a clause says under each of its combinations: composed, and read once."""

from collections.abc import Iterator, Mapping

from attrs import evolve, frozen

from agreementkit.checking.grading import graded
from agreementkit.composing.agreement import compose
from agreementkit.drafting.proof.combinations import Combination, combinations
from agreementkit.model.agreement import Agreement, Sector
from agreementkit.model.clause import SCHEDULES, Clause
from agreementkit.model.coverage_report import Grade
from agreementkit.model.document import (
    Blank,
    Document,
    DocumentBlock,
    Reference,
    TermUse,
    spans_in,
    term_of,
    text_of,
)
from agreementkit.model.pack import Pack
from agreementkit.model.template import Block, Condition, Insert, Unit

_SECTOR = "any"


@frozen(kw_only=True)
class ClauseVariant:
    """A clause under one combination, and all by which it can touch other clauses."""

    combination: Combination
    document: Document
    agreement: Agreement
    blocks: tuple[DocumentBlock, ...]
    refers: frozenset[str]
    """Clauses that its text refers to."""
    uses: frozenset[str]
    """Terms that its text uses, by their singular names."""
    defines: frozenset[str]
    """Terms that its own text defines."""
    lists_definitions: bool
    """Whether the list of definitions stands in it."""
    operative: bool
    text: str


@frozen(kw_only=True)
class ComposeFailure:
    """A combination under which a clause does not compose at all."""

    combination: Combination
    why: str


def clause_variants(clause: Clause, pack: Pack) -> Iterator[ClauseVariant | ComposeFailure]:
    """The clause under each of its combinations, composed without any other clause.

    What other clauses stand beside it changes no more in its text than whether a reference
    prints a number; that is why the clause alone shows all that it can do.
    """
    for combination in combinations(clause):
        try:
            agreement, known = agreement_on(pack, combination)
            yield _variant(clause, combination, agreement, known)
        except LookupError as error:
            yield ComposeFailure(combination=combination, why=f"it names {error}, which is nowhere")


def agreement_on(pack: Pack, *chosen: Combination) -> tuple[Agreement, Pack]:
    """An agreement on some clauses, for an employer of whom all their facts are true."""
    facts = tuple(dict.fromkeys(fact for each in chosen for fact in each.facts))
    employer = evolve(chosen[0], facts=facts).employer
    sector = Sector(
        id=_SECTOR,
        title="Any sector",
        unions=["The Union"],
        machinery="the machinery",
        workforce="all staff",
        employers=(employer,),
    )
    agreement = Agreement(
        sector=_SECTOR,
        employer=employer,
        unions=sector.unions,
        provisions=[each.provision for each in chosen],
    )
    return agreement, evolve(pack, sectors={_SECTOR: sector})


def _variant(
    clause: Clause, combination: Combination, agreement: Agreement, pack: Pack
) -> ClauseVariant:
    document = compose(agreement, pack)
    [(_, blocks)] = document.clauses()
    spans = list(spans_in(blocks))
    targets = {span.target for span in spans if isinstance(span, Blank | Reference) and span.target}
    defines = {s.term for s in spans if isinstance(s, TermUse) and s.defining}
    held: Mapping[str, object] = dict((*combination.values, *combination.facts))
    return ClauseVariant(
        combination=combination,
        document=document,
        agreement=agreement,
        blocks=blocks,
        refers=frozenset(targets - SCHEDULES.keys() - {clause.id}),
        uses=frozenset(term for span in spans if (term := term_of(span))) - defines,
        defines=frozenset(defines),
        lists_definitions=_lists_definitions(clause.body, held),
        operative=graded(document, pack)[clause.id].grade is Grade.OPERATIVE,
        text=" ".join(text_of(tuple(spans)).casefold().split()),
    )


def _lists_definitions(blocks: tuple[Block, ...], held: Mapping[str, object]) -> bool:
    return any(
        (isinstance(block, Insert) and block.name == "definitions")
        or (
            isinstance(block, Unit)
            and _stands(block.condition, held)
            and _lists_definitions(block.blocks, held)
        )
        for block in blocks
    )


def _stands(condition: Condition | None, held: Mapping[str, object]) -> bool:
    if condition is None:
        return True
    if condition.value is not None:
        return held.get(condition.name) == condition.value
    return (held.get(condition.name) is True) is not condition.negated
