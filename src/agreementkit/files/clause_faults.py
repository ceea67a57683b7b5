"""Whether a clause's header and text agree with each other and with the pack."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from agreementkit.errors import Fault
from agreementkit.model import Clause, Kind, Pack
from agreementkit.model.facts import FACT_CHOICES, FACT_FLAGS, FACT_SLOTS, INSERTS, SCHEDULES
from agreementkit.model.nearest import did_you_mean
from agreementkit.model.template import ClauseMark, Condition, Inline, LawMark, Slot, TermMark
from agreementkit.model.walk import conditions, inserts, marks

__all__ = ["clause_faults", "unknown"]


def clause_faults(clause: Clause, pack: Pack, ids: AbstractSet[str]) -> Iterator[Fault]:
    """Every name in a clause that leads nowhere, and every parameter left unused.

    Args:
        clause: the clause.
        pack: what it may name.
        ids: the clauses that it may name.
    """
    yield from _header(clause, pack, ids)
    yield from _text(clause, pack, ids)


def unknown(what: str, name: str, known: Iterable[str], file: str, line: int | None) -> Fault:
    """The fault of a name that leads nowhere, with the nearest that leads somewhere."""
    return Fault(
        file=file,
        line=line,
        message=f'no {what} is called "{name}"',
        remedy=did_you_mean(name, known),
    )


def _header(clause: Clause, pack: Pack, ids: AbstractSet[str]) -> Iterator[Fault]:
    areas = [area.id for area in (*pack.strategy.areas, pack.strategy.framework)]
    if clause.area not in areas:
        yield unknown("area of the strategy", clause.area, areas, clause.file, None)
    topics = [topic.id for topic in pack.strategy.topics]
    for what, names, known in (
        ("topic", clause.topics, topics),
        ("clause", clause.needs, ids),
        ("clause", clause.excludes, ids),
        ("source", clause.sources, pack.sources),
        ("source", [s for p in clause.parameters for s in p.source], pack.sources),
    ):
        for name in names:
            if name not in known:
                yield unknown(what, name, known, clause.file, 1)


def _text(clause: Clause, pack: Pack, ids: AbstractSet[str]) -> Iterator[Fault]:
    for line, node in marks(clause.body):
        yield from _mark(clause, pack, ids, line, node)
    for line, condition in conditions(clause.body):
        yield from _condition(clause, condition, line)
    for line, insert in inserts(clause.body):
        if insert not in INSERTS:
            yield unknown("insert", insert, INSERTS, clause.file, line)
    used = {node.name for _, node in marks(clause.body) if isinstance(node, Slot)}
    used |= {condition.name for _, condition in conditions(clause.body)}
    for parameter in clause.parameters:
        if parameter.name in FACT_SLOTS | FACT_FLAGS | FACT_CHOICES.keys():
            message = "this name belongs to a fact of the agreement"
            remedy = "give the parameter another name, here and in the text"
        elif parameter.name not in used:
            message = "the text never uses this parameter"
            remedy = f"write {{{parameter.name}}} in the text, or take the parameter out"
        else:
            continue
        key = f"parameters.{parameter.name}"
        yield Fault(file=clause.file, line=1, key=key, message=message, remedy=remedy)


def _mark(
    clause: Clause, pack: Pack, ids: AbstractSet[str], line: int, node: Inline,
) -> Iterator[Fault]:
    slots = {p.name for p in clause.parameters if p.kind is not Kind.FLAG} | FACT_SLOTS
    match node:
        case Slot() if node.name not in slots:
            yield unknown("parameter that prints", node.name, slots, clause.file, line)
        case TermMark() if node.text not in pack.terms:
            yield unknown("defined term", node.text, pack.terms, clause.file, line)
        case ClauseMark() if node.target not in ids and node.target not in SCHEDULES:
            known = {*ids, *SCHEDULES}
            yield unknown("clause", node.target, known, clause.file, line)
        case LawMark() if node.key not in pack.laws:
            yield unknown("authority in law.toml", node.key, pack.laws, clause.file, line)
        case _:
            pass


def _condition(clause: Clause, condition: Condition, line: int) -> Iterator[Fault]:
    flags = {p.name for p in clause.parameters if p.kind is Kind.FLAG} | FACT_FLAGS
    choices = {p.name: p.choices for p in clause.parameters if p.kind is Kind.CHOICE}
    choices |= FACT_CHOICES
    name, value, file = condition.name, condition.value, clause.file
    if value is None and name in choices:
        yield Fault(
            file=file,
            line=line,
            message=f"{name} is a choice, and no value is tested",
            remedy=f"write {{when {name}={choices[name][0]}}}",
        )
    elif value is None and name not in flags:
        yield unknown("flag", name, flags, file, line)
    elif value is not None and name not in choices:
        yield unknown("choice", name, choices, file, line)
    elif value is not None and value not in choices[name]:
        yield unknown(f"value of {name}", value, choices[name], file, line)
