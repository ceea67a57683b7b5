"""A clause's template to numbered blocks of text."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from attrs import evolve

from agreementkit.model.document import (
    Blank,
    Citation,
    ClauseHeading,
    DocumentBlock,
    Figure,
    Paragraph,
    Reference,
    SignatureBlock,
    Span,
    Spans,
    Table,
    TermUse,
    Unconfirmed,
    text_of,
)
from agreementkit.model.fixed_wording import ComposedWords
from agreementkit.model.numbering import number_at
from agreementkit.model.pack import DefinedTerm
from agreementkit.model.shared import Shared, SharedClause, SharedValue
from agreementkit.model.template import (
    Block,
    ClauseMark,
    FactMark,
    Grid,
    Inlines,
    LawMark,
    PlainParagraph,
    Run,
    Slot,
    TermMark,
    Unit,
)
from agreementkit.model.values import UNITS, Kind, Value, date_in_words

# ---
# Values in words, with their units.

_NBSP = "\N{NO-BREAK SPACE}"


def value_wording(kind: Kind, value: Value, words: str = "") -> str:
    """A value as the draft prints it.

    Args:
        kind: what the value is, and so its unit.
        value: of that kind.
        words: what a choice prints in place of its name.

    >>> value_wording(Kind.WEEKS, 1).split(), value_wording(Kind.WEEKS, 26).split()
    (['1', 'week'], ['26', 'weeks'])
    """
    match value:
        case bool():
            return ComposedWords.YES if value else ComposedWords.NO
        case date():
            return date_in_words(value).replace(" ", _NBSP)
        case tuple():
            return join_as_phrase(value) or ComposedWords.NOTHING
        case str():
            return words or value
        case _:
            return _number(kind, value)


def _number(kind: Kind, value: int | Decimal) -> str:
    if kind in UNITS:
        unit = kind.removesuffix("s") if value == 1 else kind
        return f"{value}{_NBSP}{unit}"
    if kind is Kind.PERCENT:
        return f"{_plain(value)}%"
    if kind is Kind.MONEY:
        return f"£{_money(value)}"
    return str(value)


def _money(value: int | Decimal) -> str:
    if value == int(value):
        return f"{int(value):,}"
    # Pence have two places; a sum in fractions of a penny keeps them all.
    return f"{value:,.2f}" if value == round(value, 2) else f"{value:,f}"


def _plain(value: int | Decimal) -> str:
    return str(int(value)) if value == int(value) else f"{value:f}".rstrip("0")


def join_as_phrase(items: Sequence[str]) -> str:
    """Items as one phrase; semicolons where an item has a comma of its own.

    >>> join_as_phrase(["one"]), join_as_phrase(["one", "two"]), join_as_phrase(["one", "two", "three"])
    ('one', 'one and two', 'one, two and three')
    >>> join_as_phrase(["pay, hours", "leave"])
    'pay, hours; and leave'
    """
    if len(items) < 2:
        return "".join(items)
    mark = "; " if any("," in item for item in items) else ", "
    last = f";{ComposedWords.AND}" if mark == "; " else ComposedWords.AND
    return mark.join(items[:-1]) + last + items[-1]


def name_in_sentence(name: str) -> str:
    """A legal name as it stands inside a sentence.

    >>> name_in_sentence("The Chief Constable of Kent Police")
    'the Chief Constable of Kent Police'
    """
    return f"the {name.removeprefix('The ')}" if name.startswith("The ") else name


def title_in_sentence(title: str) -> str:
    """A title as it stands after other words: only its first letter changes."""
    return f"{title[:1].lower()}{title[1:]}"


# ---
# One line: values, terms, references and citations put in.

_FACTS = {
    "employer": (Kind.TEXT, ComposedWords.EMPLOYER),
    "unions": (Kind.TEXT, ComposedWords.UNIONS),
    "workforce": (Kind.TEXT, ComposedWords.WORKFORCE),
    "machinery": (Kind.TEXT, ComposedWords.MACHINERY),
    "commencement": (Kind.DATE, ComposedWords.COMMENCEMENT),
}


def fill_slots(
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
            spans[-1] = evolve(last, text=last.text[:-1] + _NBSP)
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
    text = value_wording(value.kind, value.value, value.words)
    number, _, unit = text.partition(_NBSP)
    defined = terms.get(unit.title()) if value.kind in UNITS else None
    if defined is None:
        return Figure(text=text, parameter=value.name)
    return Figure(
        text=f"{number}{_NBSP}{unit.title()}",
        parameter=value.name,
        term=defined.name,
    )


# ---
# The whole clause.

Inserts = Mapping[str, tuple[Paragraph | SignatureBlock, ...]]


def _items(unit: Unit, clause: SharedClause) -> tuple[Spans, ...]:
    """One line for each item, where a list stands alone in its unit; else nothing."""
    match unit.inlines:
        case (Slot(name=name),) if name in clause.values:
            items = clause.values[name].value
            if not isinstance(items, tuple):
                return ()
            shown = items or (ComposedWords.NOTHING,)
            last = len(shown) - 1
            ends = {last: ".", last - 1: ComposedWords.LAST_BUT_ONE}
            return tuple(
                (Figure(text=item, parameter=name), Run(text=ends.get(index, ";")))
                for index, item in enumerate(shown)
            )
        case _:
            return ()


def clause_blocks(
    shared: Shared,
    clause: SharedClause,
    inserts: Inserts,
) -> tuple[DocumentBlock, ...]:
    """The heading of a clause and everything under it."""

    def spans(inlines: Inlines) -> Spans:
        return fill_slots(inlines, shared, clause.values)

    def walk(blocks: tuple[Block, ...], level: int) -> Iterator[DocumentBlock]:
        count = 0
        for block in blocks:
            match block:
                case Unit():
                    for text in _items(block, clause) or (spans(block.inlines),):
                        count += 1
                        yield Paragraph(
                            clause=clause.id,
                            level=level,
                            number=number_at(level, count, clause.number),
                            spans=text,
                        )
                    yield from walk(block.blocks, level + 1)
                case PlainParagraph():
                    yield Paragraph(clause=clause.id, spans=spans(block.inlines))
                case Grid():
                    yield Table(
                        clause=clause.id,
                        caption=clause.title,
                        header=tuple(text_of(spans(cell)) for cell in block.header),
                        rows=tuple(tuple(spans(cell) for cell in row) for row in block.rows),
                    )
                case _:
                    yield from (evolve(each, clause=clause.id) for each in inserts[block.name])

    heading = ClauseHeading(
        clause=clause.id,
        number=clause.number,
        title=clause.title,
        comments=clause.comments,
    )
    return heading, *walk(clause.body, 2)
