"""Every line of the bank that holds a value of ours, as it is composed."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

import agreementkit as ak
from agreementkit import Parameter
from agreementkit.documents import Blank, Figure, Reference, Table
from agreementkit.model.document import Spans, line_of
from agreementkit.packs import Kind

__all__ = ["lines_with_values", "other_values"]


def lines_with_values(
    document: ak.Document, pack: ak.Pack
) -> Iterator[tuple[Spans, Mapping[str, Parameter]]]:
    """Each line or cell with values, and the parameters of its clause by name."""
    for block in document.blocks:
        rows: tuple[tuple[str | None, Spans], ...] = ((block.clause, line_of(block)),)
        if isinstance(block, Table):
            rows = tuple((block.clause or named(row), cell) for row in block.rows for cell in row)
        for clause, line in rows:
            if clause is not None and clause in pack.clauses:
                known = {each.name: each for each in pack[clause].parameters}
                if any(value_in(span, known) for span in line):
                    yield line, known


def named(row: tuple[Spans, ...]) -> str | None:
    """The clause that a row of the key terms is about."""
    return next((s.target for cell in row for s in cell if isinstance(s, Reference)), None)


def value_in(span: object, known: Mapping[str, Parameter]) -> bool:
    return isinstance(span, Figure | Blank) and span.parameter in known


def other_values(parameter: Parameter) -> list[Decimal]:
    """Values within the limits of a number, those of our positions and between among them."""
    assert parameter.range is not None
    least, most = parameter.range
    steps = [parameter.opening, parameter.target, parameter.fallback, least, most]
    held = sorted({step for step in steps if isinstance(step, int | Decimal)})
    between = {(low + high) / 2 for low, high in pairwise(held)}
    whole = parameter.kind not in (Kind.PERCENT, Kind.MONEY)
    return [Decimal(int(each)) if whole else Decimal(each) for each in sorted({*held, *between})]
