"""Where a step crosses a red line: a figure worse than our fallback, a duty weakened, a topic given up."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from agreementkit.drafting.figure_moves import with_unit
from agreementkit.errors import Fault, RedLineError
from agreementkit.model.agreement import Agreement
from agreementkit.model.clause import Parameter
from agreementkit.model.ledger import ClauseFacts
from agreementkit.model.pack import Pack
from agreementkit.model.values import Kind, Value


@frozen(kw_only=True)
class RedLine:
    """One line that a step would cross. Nobody does so in passing: it needs a name."""

    clause: str
    words: str
    """What is below what, what is weakened, or what is lost: `“Notice” would be 8 weeks, below our fallback of 13 weeks`."""
    approval: str = ""
    """Who must approve, by the notes of the clause."""


def crossed_by_moving(before: Agreement, after: Agreement, pack: Pack) -> tuple[RedLine, ...]:
    """The red lines that lie between two states of the agreement.

    A figure that lay as low before does not count again.

    Args:
        before: as it stands.
        after: as it would stand.
        pack: the clauses, with the fallback of each figure.

    Source:
        The fallback of each parameter, and the notes of each clause on approval.
    """
    return tuple(_moved(before, after, pack))


def _moved(before: Agreement, after: Agreement, pack: Pack) -> Iterator[RedLine]:
    old_provisions = {each.clause: each for each in before.provisions}
    for provision in after.provisions:
        old = old_provisions.pop(provision.clause, None)
        for parameter in pack[provision.clause].parameters:
            new_value = provision.value(parameter, after.position)
            old_value = old.value(parameter, before.position) if old else None
            if (
                new_value is not None
                and new_value != old_value
                and below_fallback(parameter, new_value)
            ):
                words = _in_words(parameter, with_unit(parameter, new_value))
                yield _red_line(provision.clause, words, pack)
    yield from topics_given_up(old_provisions, pack)


def below_fallback(parameter: Parameter, value: Value) -> bool:
    """Whether a figure is worse for members than our fallback, or not to be compared with it.

    Texts and dates have no order, so they never are.

    >>> weeks = Parameter(name="n", kind="weeks", label="Notice", range=(1, 52),
    ...                   better="higher", fallback=13, source=["proposal"])
    >>> below_fallback(weeks, 12), below_fallback(weeks, 13)
    (True, False)
    """
    fallback = parameter.fallback
    if fallback is None or parameter.kind in (Kind.TEXT, Kind.DATE):
        return False
    return not parameter.no_better(fallback, value)


def crossed_by_words(clause: str, facts: ClauseFacts, pack: Pack) -> tuple[RedLine, ...]:
    """The red lines that agreeing to the employer's words of a clause would cross."""
    return tuple(_in_text(clause, facts, pack))


def _in_text(clause: str, facts: ClauseFacts, pack: Pack) -> Iterator[RedLine]:
    offered = {figure.parameter: figure.offered for figure in facts.figures}
    for name in facts.below:
        parameter = pack[clause].parameter(name) if clause in pack else None
        now = offered.get(name) or "gone"
        words = (
            _in_words(parameter, now)
            if parameter
            else f"“{name}” would be {now}, below our fallback"
        )
        yield _red_line(clause, words, pack)
    lost = facts.lost
    if facts.fate == "deleted" and not lost and clause in pack:
        lost = pack[clause].topics
    for topic in lost:
        yield _red_line(clause, f"the words no longer cover {_title(topic, pack)}", pack)
    if facts.weakened and _approval(clause, pack):
        yield _red_line(clause, _weakened(facts), pack)


_MOST_DUTIES = 3
"""How many are quoted; the report has them all."""


def _weakened(facts: ClauseFacts) -> str:
    duties = "a duty" if facts.weakened == 1 else f"{facts.weakened} duties"
    more = len(facts.duties) - _MOST_DUTIES
    quoted = "; ".join((*facts.duties[:_MOST_DUTIES], *((f"and {more} more",) if more > 0 else ())))
    return f"{duties} would be weakened{f': {quoted}' if quoted else ''}"


def topics_given_up(clauses: Iterable[str], pack: Pack) -> tuple[RedLine, ...]:
    """The red lines that leaving out whole clauses would cross: one for each topic they carry."""
    return tuple(
        _red_line(clause, f"without it, its part in {_title(topic, pack)} is lost", pack)
        for clause in clauses
        if clause in pack
        for topic in pack[clause].topics
    )


def require_approval(lines: Iterable[RedLine], approved_by: str) -> None:
    """Raise `RedLineError`, with every line, where lines are crossed and nobody is named."""
    faults = []
    for line in lines:
        who = f"; the notes of the clause ask for: {line.approval}" if line.approval else ""
        message = f"this crosses a red line: {line.words}"
        remedy = f"leave it, or say who has approved it{who}"
        faults.append(Fault(key=line.clause, message=message, remedy=remedy))
    if faults and not approved_by.strip():
        raise RedLineError(faults)


def _in_words(parameter: Parameter, now: str) -> str:
    fallback = with_unit(parameter, parameter.fallback)
    return f"“{parameter.label}” would be {now}, below our fallback of {fallback}"


def _red_line(clause: str, words: str, pack: Pack) -> RedLine:
    return RedLine(clause=clause, words=words, approval=_approval(clause, pack))


def _approval(clause: str, pack: Pack) -> str:
    """Whose approval the notes of a clause ask for; empty where they ask for none."""
    approval = pack[clause].negotiating.approval.strip() if clause in pack else ""
    return "" if approval.rstrip(".").casefold() in _NOBODY else approval


_NOBODY = ("none", "nobody", "no one", "not needed", "n/a", "-")


def _title(topic: str, pack: Pack) -> str:
    titles = {each.id: each.title for each in pack.strategy.topics}
    return f"“{titles.get(topic, topic)}”"
