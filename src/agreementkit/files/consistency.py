"""Whether the files of a pack agree with one another."""

from collections.abc import Iterable, Iterator

from agreementkit.errors import Fault
from agreementkit.model import Clause, Kind, Pack
from agreementkit.model.facts import FACT_CHOICES, FACT_FLAGS, FACT_SLOTS, INSERTS, SCHEDULES
from agreementkit.model.nearest import did_you_mean
from agreementkit.model.template import ClauseMark, Condition, LawMark, Slot, TermMark
from agreementkit.model.walk import conditions, inserts, marks

__all__ = ["pack_faults"]


def pack_faults(pack: Pack) -> Iterator[Fault]:
    """Every reference in a pack that leads nowhere, and every declaration left unused."""
    for clause in pack.clauses.values():
        yield from _header(clause, pack)
        yield from _text(clause, pack)
    yield from _circles(pack)
    yield from _terms(pack)
    yield from _pack_file(pack)


def _unknown(what: str, name: str, known: Iterable[str], file: str, line: int | None) -> Fault:
    return Fault(
        file=file,
        line=line,
        message=f'no {what} is called "{name}"',
        remedy=did_you_mean(name, known),
    )


def _header(clause: Clause, pack: Pack) -> Iterator[Fault]:
    areas = [area.id for area in (*pack.strategy.areas, pack.strategy.framework)]
    if clause.area not in areas:
        yield _unknown("area of the strategy", clause.area, areas, clause.file, None)
    topics = [topic.id for topic in pack.strategy.topics]
    for what, names, known in (
        ("topic", clause.topics, topics),
        ("clause", clause.needs, pack.clauses),
        ("clause", clause.excludes, pack.clauses),
        ("source", clause.sources, pack.sources),
        ("source", [s for p in clause.parameters for s in p.source], pack.sources),
    ):
        for name in names:
            if name not in known:
                yield _unknown(what, name, known, clause.file, 1)


def _text(clause: Clause, pack: Pack) -> Iterator[Fault]:
    used: set[str] = set()
    references = {*pack.clauses, *SCHEDULES}
    slots = {p.name for p in clause.parameters if p.kind is not Kind.FLAG} | FACT_SLOTS
    for line, node in marks(clause.body):
        match node:
            case Slot():
                used.add(node.name)
                if node.name not in slots:
                    yield _unknown("parameter that prints", node.name, slots, clause.file, line)
            case TermMark() if node.text not in pack.terms:
                yield _unknown("defined term", node.text, pack.terms, clause.file, line)
            case ClauseMark() if node.target not in references:
                yield _unknown("clause", node.target, references, clause.file, line)
            case LawMark() if node.key not in pack.laws:
                yield _unknown("authority in law.toml", node.key, pack.laws, clause.file, line)
            case _:
                pass
    for line, condition in conditions(clause.body):
        used.add(condition.name)
        yield from _condition(clause, condition, line)
    for line, insert in inserts(clause.body):
        if insert not in INSERTS:
            yield _unknown("insert", insert, INSERTS, clause.file, line)
    for parameter in clause.parameters:
        if parameter.name in FACT_SLOTS | FACT_FLAGS | FACT_CHOICES.keys():
            yield Fault(
                file=clause.file,
                line=1,
                key=f"parameters.{parameter.name}",
                message="this name belongs to a fact of the agreement",
                remedy="give the parameter another name, here and in the text",
            )
        elif parameter.name not in used:
            yield Fault(
                file=clause.file,
                line=1,
                key=f"parameters.{parameter.name}",
                message="the text never uses this parameter",
                remedy=f"write {{{parameter.name}}} in the text, or take the parameter out",
            )


def _condition(clause: Clause, condition: Condition, line: int) -> Iterator[Fault]:
    flags = {p.name for p in clause.parameters if p.kind is Kind.FLAG} | FACT_FLAGS
    choices = {p.name: p.choices for p in clause.parameters if p.kind is Kind.CHOICE}
    choices |= FACT_CHOICES
    if condition.value is None:
        if condition.name not in flags:
            if condition.name in choices:
                first = choices[condition.name][0]
                yield Fault(
                    file=clause.file,
                    line=line,
                    message=f"{condition.name} is a choice, and no value is tested",
                    remedy=f"write {{when {condition.name}={first}}}",
                )
            else:
                yield _unknown("flag", condition.name, flags, clause.file, line)
    elif condition.name not in choices:
        yield _unknown("choice", condition.name, choices, clause.file, line)
    elif condition.value not in choices[condition.name]:
        known = choices[condition.name]
        yield _unknown(f"value of {condition.name}", condition.value, known, clause.file, line)


def _circles(pack: Pack) -> Iterator[Fault]:
    done: set[str] = set()
    for start in pack.clauses:
        path: list[str] = []
        yield from _visit(start, pack, path, done)


def _visit(id_: str, pack: Pack, path: list[str], done: set[str]) -> Iterator[Fault]:
    if id_ in path:
        circle = " needs ".join([*path[path.index(id_) :], id_])
        yield Fault(
            file=pack.clauses[id_].file,
            line=1,
            key="needs",
            message=f"clauses need each other in a circle: {circle}",
            remedy="take one of these needs out",
        )
        return
    if id_ in done or id_ not in pack.clauses:
        return
    path.append(id_)
    for need in pack.clauses[id_].needs:
        yield from _visit(need, pack, path, done)
    path.pop()
    done.add(id_)


def _terms(pack: Pack) -> Iterator[Fault]:
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
        elif term.defined_in and (term.defined_in, term.name) not in defined:
            yield Fault(
                file="terms.toml",
                key=term.name,
                message=f'the clause "{term.defined_in}" does not define it',
                remedy=f"write [[={term.name}]] in that clause where the term is defined",
            )
        for node in term.means:
            match node:
                case TermMark() if node.text not in pack.terms:
                    yield _unknown("defined term", node.text, pack.terms, "terms.toml", None)
                case ClauseMark() if node.target not in {*pack.clauses, *SCHEDULES}:
                    yield _unknown("clause", node.target, pack.clauses, "terms.toml", None)
                case LawMark() if node.key not in pack.laws:
                    yield _unknown("authority", node.key, pack.laws, "terms.toml", None)
                case Slot() if node.name not in FACT_SLOTS:
                    yield _unknown("fact", node.name, FACT_SLOTS, "terms.toml", None)
                case _:
                    pass


def _pack_file(pack: Pack) -> Iterator[Fault]:
    named = [(f"bundles.{name}", ids) for name, ids in pack.bundles.items()]
    named += [("parts", part.clauses) for part in pack.parts]
    for key, ids in named:
        for id_ in ids:
            if id_ not in pack.clauses:
                yield Fault(
                    file="pack.toml",
                    key=key,
                    message=f'no clause is called "{id_}"',
                    remedy=did_you_mean(id_, pack.clauses),
                )
