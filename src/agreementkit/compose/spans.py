"""Template nodes to spans of text: values, terms, references and citations put in."""

from collections.abc import Mapping

from agreementkit.compose.settled import Settled
from agreementkit.compose.wording import NBSP, wording
from agreementkit.model import Kind, Pack, Parameter, Value
from agreementkit.model.document import (
    Blank,
    Citation,
    Figure,
    Reference,
    Run,
    Span,
    Spans,
    TermUse,
)
from agreementkit.model.facts import SCHEDULES
from agreementkit.model.kind import UNITS
from agreementkit.model.template import (
    ClauseMark,
    Inline,
    Inlines,
    LawMark,
    Slot,
    TermMark,
    Words,
)

__all__ = ["blank_for", "figure_of", "put_in"]

_FACTS = {
    "commencement": Parameter(
        name="commencement",
        kind=Kind.DATE,
        label="Date on which this agreement begins",
        source=("proposal",),
    ),
}


def put_in(
    inlines: Inlines,
    settled: Settled,
    parameters: Mapping[str, Parameter],
    values: Mapping[str, Value | None],
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
            spans[-1] = Run(text=last.text[:-1] + NBSP, bold=last.bold, italic=last.italic)
        spans += _span(node, settled, parameters, values)
    return tuple(spans)


def _span(
    node: Inline,
    settled: Settled,
    parameters: Mapping[str, Parameter],
    values: Mapping[str, Value | None],
) -> Spans:
    match node:
        case Words():
            return (Run(text=node.text, bold=node.bold, italic=node.italic),)
        case Slot():
            parameter = parameters.get(node.name) or _FACTS.get(node.name)
            value = values[node.name] if node.name in values else settled.facts[node.name]
            return (_figure(node.name, parameter, value, settled),)
        case TermMark():
            term = settled.pack.terms[node.text]
            use = TermUse(text=node.text, term=term.name, defining=node.defining)
            return (Run(text="“"), use, Run(text="”")) if node.defining else (use,)
        case ClauseMark():
            if node.target in settled.labels:
                return (Reference(text=settled.labels[node.target], target=node.target),)
            title = (
                settled.pack[node.target].title
                if node.target in settled.pack
                else SCHEDULES[node.target]
            )
            return (Blank(label=f"{title}: not in this agreement", target=node.target),)
        case LawMark():
            return (Citation(text=settled.pack.laws[node.key].cite, law=node.key),)


def _figure(
    name: str,
    parameter: Parameter | None,
    value: Value | None,
    settled: Settled,
) -> Span:
    if parameter is None:
        # A fact that is text already; an empty one is missing.
        return Figure(text=str(value), parameter=name) if value else Blank(label=name)
    if value is None:
        return blank_for(parameter)
    return figure_of(parameter, value, settled.pack)


def figure_of(parameter: Parameter, value: Value, pack: Pack) -> Figure:
    """A value as it reads; its unit as the defined term, where the pack defines the unit."""
    text = wording(parameter, value)
    number, _, unit = text.partition(NBSP)
    defined = pack.terms.get(unit.title()) if parameter.kind in UNITS else None
    if defined is None:
        return Figure(text=text, parameter=parameter.name)
    return Figure(
        text=f"{number}{NBSP}{unit.title()}",
        parameter=parameter.name,
        term=defined.name,
    )


def blank_for(parameter: Parameter) -> Blank:
    """The bracket that stands for a value not yet chosen."""
    unit = f", in {parameter.kind}" if parameter.kind in UNITS else ""
    return Blank(label=f"{parameter.label}{unit}", parameter=parameter.name)
