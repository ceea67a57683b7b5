"""Template nodes to spans of text: values, terms, references and citations put in."""

from collections.abc import Mapping

from attrs import evolve

from agreementkit.compose.wording import NBSP, wording
from agreementkit.model import DefinedTerm, Kind
from agreementkit.model.document import (
    Blank,
    Citation,
    Figure,
    Reference,
    Run,
    Span,
    Spans,
    TermUse,
    Unconfirmed,
)
from agreementkit.model.fixed_wording import ComposedWords
from agreementkit.model.kind import UNITS
from agreementkit.model.shared import Shared, SharedValue
from agreementkit.model.template import (
    ClauseMark,
    FactMark,
    Inlines,
    LawMark,
    Slot,
    TermMark,
)

__all__ = ["figure_of", "put_in"]

_FACTS = {
    "employer": (Kind.TEXT, ComposedWords.EMPLOYER),
    "unions": (Kind.TEXT, ComposedWords.UNIONS),
    "workforce": (Kind.TEXT, ComposedWords.WORKFORCE),
    "machinery": (Kind.TEXT, ComposedWords.MACHINERY),
    "commencement": (Kind.DATE, ComposedWords.COMMENCEMENT),
}


def put_in(
    inlines: Inlines,
    shared: Shared,
    values: Mapping[str, SharedValue],
) -> Spans:
    """The spans of one line of text.

    A value that is missing becomes a blank; so does a reference to a clause that the
    agreement does not have.
    """
    spans: list[Span] = []
    for node in inlines:
        last = spans[-1] if spans else None
        if (
            isinstance(node, ClauseMark)
            and isinstance(last, Run)
            and last.text.endswith(("clause ", "clauses "))
        ):
            # The number stays on the line of its word.
            spans[-1] = evolve(last, text=last.text[:-1] + NBSP)
        if isinstance(node, Run):
            spans.append(node)
        elif isinstance(node, FactMark):
            if isinstance(last, Run):
                spans[-1] = evolve(last, text=last.text.rstrip())
            if node.name not in shared.confirmed:
                spans += (Run(text=" "), Unconfirmed(fact=node.name))
        else:
            spans += _span(node, shared, values)
    return tuple(spans)


def _span(
    node: Slot | TermMark | ClauseMark | LawMark,
    shared: Shared,
    values: Mapping[str, SharedValue],
) -> Spans:
    match node:
        case Slot():
            return (figure_of(values.get(node.name) or _fact(node.name, shared), shared.terms),)
        case TermMark():
            term = shared.terms[node.text]
            use = TermUse(text=node.text, term=term.name, defining=node.defining)
            return (Run(text="“"), use, Run(text="”")) if node.defining else (use,)
        case ClauseMark():
            if node.target in shared.labels:
                return (Reference(text=shared.labels[node.target], target=node.target),)
            title = shared.titles[node.target]
            return (Blank(label=ComposedWords.NOT_HERE.format(title=title), target=node.target),)
        case _:
            return (Citation(text=shared.cites[node.key], law=node.key),)


def _fact(name: str, shared: Shared) -> SharedValue:
    """A fact of the agreement as a value; one that is an empty text is missing."""
    kind, label = _FACTS[name]
    return SharedValue(name=name, label=label, kind=kind, value=shared.facts[name] or None)


def figure_of(value: SharedValue, terms: Mapping[str, DefinedTerm]) -> Figure | Blank:
    """A value as it reads, its unit as the defined term where there is one for the unit.

    One that is not yet chosen is a blank.
    """
    if value.value is None:
        label = value.label
        if value.kind in UNITS:
            label = ComposedWords.IN_UNIT.format(label=label, unit=value.kind)
        return Blank(label=label, parameter=value.name)
    text = wording(value.kind, value.value, value.words)
    number, _, unit = text.partition(NBSP)
    defined = terms.get(unit.title()) if value.kind in UNITS else None
    if defined is None:
        return Figure(text=text, parameter=value.name)
    return Figure(
        text=f"{number}{NBSP}{unit.title()}",
        parameter=value.name,
        term=defined.name,
    )
