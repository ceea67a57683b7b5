"""Whether the files of a pack agree with one another."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from graphlib import CycleError, TopologicalSorter

from attrs import evolve

from agreementkit.errors import Fault
from agreementkit.files.clause_faults import clause_faults
from agreementkit.files.names import unknown
from agreementkit.model import DefinedTerm, Pack
from agreementkit.model.facts import FACT_SLOTS, SCHEDULES
from agreementkit.model.template import ClauseMark, LawMark, Slot, TermMark
from agreementkit.model.walk import marks

__all__ = ["pack_faults"]

_SIDES = ("", "employer", "union", "joint")


def pack_faults(pack: Pack, *, unread: AbstractSet[str] = frozenset()) -> Iterator[Fault]:
    """Every reference in a pack that leads nowhere, and every declaration left unused.

    Args:
        pack: what was read.
        unread: ids of clauses that have faults of their own; references to them are good.
    """
    ids = pack.clauses.keys() | unread
    for clause in pack.clauses.values():
        yield from clause_faults(clause, pack, ids)
    yield from _circles(pack)
    yield from _terms(pack, ids, unread)
    yield from _pack_file(pack, ids)
    for number, rule in enumerate(pack.rules):
        if rule.clause and rule.clause not in ids:
            fault = unknown("clause", rule.clause, ids)
            yield evolve(fault, file="rules.toml", key=f"rules.{number}.clause")
        for key in rule.laws:
            if key not in pack.laws:
                fault = unknown("law", key, pack.laws)
                yield evolve(fault, file="rules.toml", key=f"rules.{number}.laws")
        for fault in rule.unreadable():
            yield evolve(fault, file="rules.toml", key=f"rules.{number}.{fault.key}")


def _circles(pack: Pack) -> Iterator[Fault]:
    needs = {clause.id: clause.needs for clause in pack.clauses.values()}
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        # The sorter names what is needed before what needs it.
        circle: list[str] = list(reversed(error.args[1]))
        yield Fault(
            file=pack.clauses[circle[0]].file,
            key="needs",
            message=f"clauses need each other in a circle: {' needs '.join(circle)}",
            remedy="take one of these needs out",
        )


def _terms(pack: Pack, ids: AbstractSet[str], unread: AbstractSet[str]) -> Iterator[Fault]:
    defined = {
        (clause.id, node.text)
        for clause in pack.clauses.values()
        for _, node in marks(clause.body)
        if isinstance(node, TermMark) and node.defining
    }
    for form, term in pack.terms.items():
        if form == term.name:
            for fault in (*_term(term, defined, ids, unread), *_meaning(term, pack, ids)):
                yield evolve(fault, file="terms.toml", key=term.name)


def _term(
    term: DefinedTerm,
    defined: AbstractSet[tuple[str, str]],
    ids: AbstractSet[str],
    unread: AbstractSet[str],
) -> Iterator[Fault]:
    if bool(term.means) == bool(term.defined_in):
        yield Fault(
            message="a term is defined either by its means or in a clause",
            remedy='write one of means = "…" and defined_in = "…", and not both',
        )
    elif term.defined_in and term.defined_in not in ids:
        yield unknown("clause", term.defined_in, ids)
    elif term.defined_in not in ("", *unread) and (term.defined_in, term.name) not in defined:
        yield Fault(
            message=f'the clause "{term.defined_in}" does not define it',
            remedy=f"write [[={term.name}]] in that clause where the term is defined",
        )
    if term.side not in _SIDES:
        yield unknown("side", term.side, _SIDES[1:])


def _meaning(term: DefinedTerm, pack: Pack, ids: AbstractSet[str]) -> Iterator[Fault]:
    for node in term.means:
        match node:
            case TermMark() if node.text not in pack.terms:
                yield unknown("defined term", node.text, pack.terms)
            case ClauseMark() if node.target not in ids and node.target not in SCHEDULES:
                yield unknown("clause", node.target, {*ids, *SCHEDULES})
            case LawMark() if node.key not in pack.laws:
                yield unknown("authority in law.toml", node.key, pack.laws)
            case Slot() if node.name not in FACT_SLOTS:
                yield unknown("fact", node.name, FACT_SLOTS)
            case _:
                pass


def _pack_file(pack: Pack, ids: AbstractSet[str]) -> Iterator[Fault]:
    areas = [area.id for area in (*pack.strategy.areas, pack.strategy.framework)]
    named = [(f"bundles.{name}", held) for name, held in pack.bundles.items()]
    named += [(f"parts.{n}.clauses", part.clauses) for n, part in enumerate(pack.parts)]
    faults = [
        (key, unknown("clause", id_, ids)) for key, held in named for id_ in held if id_ not in ids
    ]
    faults += [
        (f"parts.{number}.area", unknown("area of the strategy", part.area, areas))
        for number, part in enumerate(pack.parts)
        if part.area and part.area not in areas
    ]
    for key, fault in faults:
        yield evolve(fault, file="pack.toml", key=key)
