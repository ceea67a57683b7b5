"""The schedules: the register of AI systems, and the key terms in one table."""

from collections.abc import Iterator

from agreementkit.compose.spans import figure_of
from agreementkit.model import System, Value
from agreementkit.model.document import (
    Blank,
    DocumentBlock,
    Figure,
    Paragraph,
    Reference,
    Run,
    ScheduleHeading,
    Spans,
    Table,
    Unconfirmed,
)
from agreementkit.model.facts import SCHEDULES
from agreementkit.model.fixed_wording import ComposedWords
from agreementkit.model.shared import Shared

__all__ = ["schedules"]

_LONG = 140


def schedules(shared: Shared) -> Iterator[DocumentBlock]:
    """Every schedule with its heading."""
    for number, (id_, title) in enumerate(SCHEDULES.items(), 1):
        yield ScheduleHeading(
            id=id_, number=ComposedWords.SCHEDULE.format(number=number), title=title
        )
        yield from _register(shared) if id_ == "schedule-register" else _key_terms(shared)


def _plain(text: str) -> Spans:
    return (Run(text=text),)


def _register(shared: Shared) -> Iterator[DocumentBlock]:
    # The same line with or without the clause, so that a redline changes it in place.
    under: Spans = ()
    if "system-register" in shared.labels:
        number = Reference(text=shared.labels["system-register"], target="system-register")
        under = Run(text=ComposedWords.UNDER_CLAUSE), number
    yield Paragraph(
        spans=(
            Run(text=ComposedWords.REGISTER),
            *under,
            Run(text=ComposedWords.AS_IT_STANDS),
        ),
    )
    if not shared.systems:
        yield Paragraph(spans=_plain(ComposedWords.NO_SYSTEM))
        return
    yield Table(
        caption=SCHEDULES["schedule-register"],
        header=ComposedWords.SYSTEM_COLUMNS,
        rows=tuple(_system(system) for system in shared.systems),
    )


def _system(system: System) -> tuple[Spans, ...]:
    name = f"{system.name} ({system.supplier})" if system.supplier else system.name
    owner = "; ".join(
        part for part in (system.owner or ComposedWords.TO_BE_COMPLETED, system.status) if part
    )
    cells = (name, system.purpose, system.decides, system.people, owner)
    first, *rest = (_plain(cell or ComposedWords.TO_BE_COMPLETED) for cell in cells)
    if not system.confirmed:
        first += (Run(text=" "), Unconfirmed(fact=""))
    return (first, *rest)


def _key_terms(shared: Shared) -> Iterator[DocumentBlock]:
    rows = [
        (
            (Reference(text=clause.number, target=clause.id),),
            _plain(value.label),
            (_in_cell(figure_of(value, shared.terms), value.value),),
        )
        for clause in shared.clauses
        for value in clause.values.values()
    ]
    if not rows:
        yield Paragraph(spans=_plain(ComposedWords.NO_TERMS))
        return
    yield Paragraph(
        spans=_plain(ComposedWords.TERMS),
    )
    yield Table(
        caption=SCHEDULES["schedule-key-terms"],
        header=ComposedWords.TERM_COLUMNS,
        rows=tuple(rows),
    )


def _in_cell(figure: Figure | Blank, value: Value | None) -> Figure | Blank:
    """A value as the table shows it: a long list is counted there, and read in its clause."""
    if isinstance(value, tuple) and len(figure.text) > _LONG:
        short = ComposedWords.LISTED.format(count=len(value))
        return Figure(text=short, parameter=figure.parameter)
    return figure
