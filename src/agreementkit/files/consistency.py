"""Whether the files of a pack agree with one another."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from graphlib import CycleError, TopologicalSorter

from agreementkit.errors import Fault
from agreementkit.files.clause_faults import clause_faults, unknown
from agreementkit.model import Pack
from agreementkit.model.facts import FACT_SLOTS, SCHEDULES
from agreementkit.model.nearest import did_you_mean
from agreementkit.model.template import ClauseMark, Inline, LawMark, Slot, TermMark
from agreementkit.model.walk import marks

__all__ = ["pack_faults"]


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


def _circles(pack: Pack) -> Iterator[Fault]:
    needs = {clause.id: clause.needs for clause in pack.clauses.values()}
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        # The sorter names what is needed before what needs it.
        circle: list[str] = list(reversed(error.args[1]))
        yield Fault(
            file=pack.clauses[circle[0]].file,
            line=1,
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
        if form != term.name:
            continue
        if bool(term.means) == bool(term.defined_in):
            yield Fault(
                file="terms.toml",
                key=term.name,
                message="a term is defined either by its means or in a clause",
                remedy='keep one of means = "…" and defined_in = "…"',
            )
        elif (
            term.defined_in
            and term.defined_in not in unread
            and (term.defined_in, term.name) not in defined
        ):
            yield Fault(
                file="terms.toml",
                key=term.name,
                message=f'the clause "{term.defined_in}" does not define it',
                remedy=f"write [[={term.name}]] in that clause where the term is defined",
            )
        for node in term.means:
            yield from _meaning(pack, ids, node)


def _meaning(pack: Pack, ids: AbstractSet[str], node: Inline) -> Iterator[Fault]:
    file = "terms.toml"
    match node:
        case TermMark() if node.text not in pack.terms:
            yield unknown("defined term", node.text, pack.terms, file, None)
        case ClauseMark() if node.target not in ids and node.target not in SCHEDULES:
            yield unknown("clause", node.target, ids, file, None)
        case LawMark() if node.key not in pack.laws:
            yield unknown("authority in law.toml", node.key, pack.laws, file, None)
        case Slot() if node.name not in FACT_SLOTS:
            yield unknown("fact", node.name, FACT_SLOTS, file, None)
        case _:
            pass


def _pack_file(pack: Pack, ids: AbstractSet[str]) -> Iterator[Fault]:
    named = [(f"bundles.{name}", held) for name, held in pack.bundles.items()]
    named += [("parts", part.clauses) for part in pack.parts]
    for key, held in named:
        for id_ in held:
            if id_ not in ids:
                yield Fault(
                    file="pack.toml",
                    key=key,
                    message=f'no clause is called "{id_}"',
                    remedy=did_you_mean(id_, ids),
                )
