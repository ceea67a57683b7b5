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
from agreementkit.model.kind import UNITS
from agreementkit.model.template import (
    ClauseMark,
    Inlines,
    LawMark,
    Slot,
    TermMark,
)

__all__ = ["figure_of", "put_in"]

_FACTS = {
    name: Parameter(name=name, kind=kind, label=label, source=("proposal",))
    for name, kind, label in (
        ("employer", Kind.TEXT, "Legal name of the employer"),
        ("unions", Kind.TEXT, "Trade unions that sign"),
        ("workforce", Kind.TEXT, "Who is covered"),
        ("machinery", Kind.TEXT, "Bargaining machinery"),
        ("commencement", Kind.DATE, "Date on which this agreement begins"),
    )
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
        if isinstance(node, Run):
            spans.append(node)
        else:
            spans += _span(node, settled, parameters, values)
    return tuple(spans)


def _span(
    node: Slot | TermMark | ClauseMark | LawMark,
    settled: Settled,
    parameters: Mapping[str, Parameter],
    values: Mapping[str, Value | None],
) -> Spans:
    match node:
        case Slot():
            parameter = parameters.get(node.name) or _FACTS[node.name]
            # A fact that is an empty text is missing.
            value = values[node.name] if node.name in values else settled.facts[node.name] or None
            return (figure_of(parameter, value, settled.pack),)
        case TermMark():
            term = settled.pack.terms[node.text]
            use = TermUse(text=node.text, term=term.name, defining=node.defining)
            return (Run(text="“"), use, Run(text="”")) if node.defining else (use,)
        case ClauseMark():
            if node.target in settled.labels:
                return (Reference(text=settled.labels[node.target], target=node.target),)
            title = settled.pack[node.target].title
            return (Blank(label=f"{title}: not in this agreement", target=node.target),)
        case _:
            return (Citation(text=settled.pack.laws[node.key].cite, law=node.key),)


def figure_of(parameter: Parameter, value: Value | None, pack: Pack) -> Figure | Blank:
    """A value as it reads, its unit as the defined term where the pack defines the unit.

    One that is not yet chosen is a blank.
    """
    if value is None:
        return _blank_for(parameter)
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


def _blank_for(parameter: Parameter) -> Blank:
    unit = f", in {parameter.kind}" if parameter.kind in UNITS else ""
    return Blank(label=f"{parameter.label}{unit}", parameter=parameter.name)
