"""Whether the files of a pack agree: with themselves, and with one another.

Every clause is read alone; only all of them together show whether a name leads anywhere,
and whether what is declared is used.
"""

from collections.abc import Collection, Iterable, Iterator, Set as AbstractSet
from graphlib import CycleError, TopologicalSorter

from attrs import evolve

from agreementkit.errors import Fault
from agreementkit.model.clause import (
    FACT_CHOICES,
    FACT_FLAGS,
    FACT_SLOTS,
    INSERTS,
    SCHEDULES,
    Clause,
)
from agreementkit.model.pack import DefinedTerm, Pack
from agreementkit.model.template import (
    ClauseMark,
    Condition,
    Inline,
    LawMark,
    Slot,
    TermMark,
    conditions,
    inline_nodes,
    inserts,
)
from agreementkit.model.values import Kind, did_you_mean


def pack_faults(pack: Pack, *, unread: AbstractSet[str] = frozenset()) -> Iterator[Fault]:
    """Every reference in a pack that leads nowhere, and every declaration left unused.

    Args:
        pack: what was read.
        unread: ids of clauses that have faults of their own; references to them are good.
    """
    ids = pack.clauses.keys() | unread
    for clause in pack.clauses.values():
        yield from _clause_faults(clause, pack, ids)
    yield from _circular_needs(pack)
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


def unknown(what: str, name: str, known: Iterable[str]) -> Fault:
    """The fault of a name that leads nowhere, with the nearest that leads somewhere."""
    return Fault(message=f'no {what} is called "{name}"', remedy=did_you_mean(name, known))


# ---
# One clause: its header, its text, and what they name.


def _clause_faults(clause: Clause, pack: Pack, ids: AbstractSet[str]) -> Iterator[Fault]:
    """Every name in a clause that leads nowhere, and every parameter left unused.

    Args:
        clause: the clause.
        pack: what it may name.
        ids: the clauses that it may name.
    """
    for fault in (*_clause_header(clause, pack, ids), *_clause_text(clause, pack, ids)):
        yield evolve(fault, file=clause.file)


def _clause_header(clause: Clause, pack: Pack, ids: AbstractSet[str]) -> Iterator[Fault]:
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


def _clause_text(clause: Clause, pack: Pack, ids: AbstractSet[str]) -> Iterator[Fault]:
    for line, node in inline_nodes(clause.body):
        for fault in _clause_mark(clause, pack, ids, node):
            yield evolve(fault, line=line)
    for line, condition in conditions(clause.body):
        for fault in _clause_condition(clause, condition):
            yield evolve(fault, line=line)
    for line, insert in inserts(clause.body):
        if insert not in INSERTS:
            yield evolve(unknown("insert", insert, INSERTS), line=line)
    used = {node.name for _, node in inline_nodes(clause.body) if isinstance(node, Slot)}
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


def _clause_mark(
    clause: Clause, pack: Pack, ids: AbstractSet[str], node: Inline
) -> Iterator[Fault]:
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


def _clause_condition(clause: Clause, condition: Condition) -> Iterator[Fault]:
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


# ---
# What no clause shows alone: circles, terms, bundles, parts.

_SIDES = ("", "employer", "union", "joint")


def _circular_needs(pack: Pack) -> Iterator[Fault]:
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
        for _, node in inline_nodes(clause.body)
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
