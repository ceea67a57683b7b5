"""Whether a clause's header and text agree with each other and with the pack."""

from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet

from attrs import evolve

from agreementkit.errors import Fault
from agreementkit.files.names import unknown
from agreementkit.model import Clause, Kind, Pack
from agreementkit.model.facts import FACT_CHOICES, FACT_FLAGS, FACT_SLOTS, INSERTS, SCHEDULES
from agreementkit.model.template import ClauseMark, Condition, Inline, LawMark, Slot, TermMark
from agreementkit.model.walk import conditions, inserts, marks

__all__ = ["clause_faults"]


def clause_faults(clause: Clause, pack: Pack, ids: AbstractSet[str]) -> Iterator[Fault]:
    """Every name in a clause that leads nowhere, and every parameter left unused.

    Args:
        clause: the clause.
        pack: what it may name.
        ids: the clauses that it may name.
    """
    for fault in (*_header(clause, pack, ids), *_text(clause, pack, ids)):
        yield evolve(fault, file=clause.file)


def _header(clause: Clause, pack: Pack, ids: AbstractSet[str]) -> Iterator[Fault]:
    areas = [area.id for area in (*pack.strategy.areas, pack.strategy.framework)]
    if clause.area not in areas:
        fault = unknown("area of the strategy", clause.area, areas)
        yield evolve(fault, remedy=f"rename the folder: {fault.remedy}")
    topics = [topic.id for topic in pack.strategy.topics]
    named: list[tuple[str, str, Iterable[str], Collection[str]]] = [
        ("topic", "topics", clause.topics, topics),
        ("clause", "needs", clause.needs, ids),
        ("clause", "excludes", clause.excludes, ids),
        ("source", "sources", clause.sources, pack.sources),
    ]
    named += [
        ("source", f"parameters.{parameter.name}.source", parameter.source, pack.sources)
        for parameter in clause.parameters
    ]
    for what, key, names, known in named:
        for name in names:
            if name not in known:
                yield evolve(unknown(what, name, known), key=key)


def _text(clause: Clause, pack: Pack, ids: AbstractSet[str]) -> Iterator[Fault]:
    for line, node in marks(clause.body):
        for fault in _mark(clause, pack, ids, node):
            yield evolve(fault, line=line)
    for line, condition in conditions(clause.body):
        for fault in _condition(clause, condition):
            yield evolve(fault, line=line)
    for line, insert in inserts(clause.body):
        if insert not in INSERTS:
            yield evolve(unknown("insert", insert, INSERTS), line=line)
    used = {node.name for _, node in marks(clause.body) if isinstance(node, Slot)}
    used |= {condition.name for _, condition in conditions(clause.body)}
    for parameter in clause.parameters:
        if parameter.name in FACT_SLOTS | FACT_FLAGS | FACT_CHOICES.keys() | {"position"}:
            message = "this name belongs to the agreement file"
            remedy = "give the parameter another name, here and in the text"
        elif parameter.name not in used:
            message = "the text never uses this parameter"
            remedy = f"write {{{parameter.name}}} in the text, or take the parameter out"
        else:
            continue
        yield Fault(key=f"parameters.{parameter.name}", message=message, remedy=remedy)


def _mark(clause: Clause, pack: Pack, ids: AbstractSet[str], node: Inline) -> Iterator[Fault]:
    flags = _flags(clause)
    slots = {parameter.name for parameter in clause.parameters} - flags | FACT_SLOTS
    match node:
        case Slot() if node.name in flags:
            yield Fault(
                message=f"{node.name} is a flag, and prints nothing",
                remedy=f"begin a unit with {{when {node.name}}} and write what it should say",
            )
        case Slot() if node.name not in slots:
            yield unknown("parameter that prints", node.name, slots)
        case TermMark() if node.text not in pack.terms:
            yield unknown("defined term", node.text, pack.terms)
        case ClauseMark() if node.target not in ids and node.target not in SCHEDULES:
            yield unknown("clause", node.target, {*ids, *SCHEDULES})
        case LawMark() if node.key not in pack.laws:
            yield unknown("authority in law.toml", node.key, pack.laws)
        case _:
            pass


def _condition(clause: Clause, condition: Condition) -> Iterator[Fault]:
    flags = _flags(clause)
    parameter = clause.parameter(condition.name)
    choices = {p.name: p.choices for p in clause.parameters if p.kind is Kind.CHOICE}
    choices |= FACT_CHOICES
    name, value = condition.name, condition.value
    if parameter and name not in (*flags, *choices):
        yield Fault(
            message=f"{name} is of kind {parameter.kind}, and cannot be tested",
            remedy=f"test a flag or a choice, or print the value with {{{name}}}",
        )
    elif value is None and name in choices:
        yield Fault(
            message=f"{name} is a choice, and no value is tested",
            remedy=f"write {{when {name}={choices[name][0]}}}",
        )
    elif value is None and name not in flags:
        yield unknown("flag", name, flags)
    elif value is not None and name not in choices:
        yield unknown("choice", name, choices)
    elif value is not None and value not in choices[name]:
        yield unknown(f"value of {name}", value, choices[name])


def _flags(clause: Clause) -> AbstractSet[str]:
    own = {parameter.name for parameter in clause.parameters if parameter.kind is Kind.FLAG}
    return own | FACT_FLAGS
