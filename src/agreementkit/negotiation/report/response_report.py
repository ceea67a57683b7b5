"""The response report: what a returned file does to each clause, worst first, for our side."""

from collections.abc import Collection, Iterable

from attrs import evolve, frozen

from agreementkit.model.agreement import Version
from agreementkit.model.document import (
    Bullet,
    Document,
    Layout,
    Paragraph,
    PrivateDocument,
    Shade,
    Spans,
    Table,
)
from agreementkit.model.template import Run
from agreementkit.negotiation.assessment.response import (
    ClauseResponse,
    Response,
    Verdict,
)
from agreementkit.negotiation.report.descriptions import (
    capitalised,
    describe_comment,
    describe_concealment,
    describe_costs,
    describe_edits,
    describe_forged,
    describe_reformatted,
)
from agreementkit.negotiation.report.headlines import headlines

_POOR = 5
"""Standings from the worst that are shaded as poor; those after it are fair."""
_GOOD = (Verdict.BETTER,)
_HEADER = ("Clause", "What they changed", "Where it lies", "What it costs", "What to answer")


def response_report(response: Response, *, employer: str, unions: Iterable[str]) -> PrivateDocument:
    """The report as a paper for our own side.

    Args:
        response: what came back.
        employer: who sent it.
        unions: ours.
    """
    rows = report_rows(response)
    blocks: list[Paragraph | Bullet | Table] = [
        Bullet(spans=_plain(words)) for words in headlines(response)
    ]
    if rows:
        table = Table(
            caption="What came back, worst first",
            header=_HEADER,
            rows=tuple(map(_cells, rows)),
            widths=(12, 27, 14, 20, 27),
            shades=tuple((_shade(row.verdict), None, None, None, None) for row in rows),
        )
        blocks.append(table)
    same = [each for each in response.clauses if not each.changed]
    if same:
        names = ", ".join(f"{each.number} {each.title}".strip() for each in same)
        blocks.append(Paragraph(spans=_plain(f"As we sent them: {names}.")))
    return PrivateDocument(
        document=Document(
            title=f"What came back from {employer}",
            parties=(employer, *unions),
            version=Version(number=response.round or 1, status="round"),
            layout=Layout.TABLE,
            blocks=tuple(blocks),
        ),
    )


def _cells(row: "ReportRow") -> tuple[Spans, ...]:
    first = (Run(text=f"{row.place}: ", bold=True), Run(text=f"{row.verdict.phrase}."))
    rest = (row.changes, row.figures, row.costs, row.answers)
    return (first, *(_plain("\n".join(each) or "Nothing.") for each in rest))


def _shade(verdict: Verdict) -> Shade:
    if verdict in _GOOD:
        return Shade.GOOD
    return Shade.POOR if verdict.place < _POOR else Shade.FAIR


def _plain(words: str) -> Spans:
    return (Run(text=words),)


# Its rows, which the command line prints too.


@frozen(kw_only=True)
class ReportRow:
    """One clause or section of a report, each column in sentences."""

    clause: str
    place: str
    """Its number and title."""
    verdict: Verdict
    changes: tuple[str, ...]
    figures: tuple[str, ...]
    costs: tuple[str, ...]
    answers: tuple[str, ...]
    """What our notes say: private."""


def report_rows(response: Response) -> tuple[ReportRow, ...]:
    """A row for each clause and section that is not as we sent it, worst first."""
    everywhere = {(each.what, each.said_in) for each in response.unexpected}
    return tuple(_row(each, everywhere) for each in response.changed)


def _row(each: ClauseResponse, everywhere: Collection[tuple[str, str]]) -> ReportRow:
    """One row; what is so everywhere stands in the headlines."""
    own = (odd for odd in each.unexpected if (odd.what, odd.said_in) not in everywhere)
    each = evolve(each, unexpected=tuple(own))
    changes = [*describe_edits(each), *describe_concealment(each)]
    changes = [*map(describe_forged, each.forged), *changes]
    changes[:0] = [f"To be asked: {question}" for question in each.questions]
    changes += map(describe_comment, each.new_comments)
    changes += describe_reformatted(each)
    figures = tuple(f"{capitalised(slot.phrase)}." for slot in each.slots)
    answers = each.advice.words if each.advice else ()
    return ReportRow(
        clause=each.clause,
        place=f"{each.number} {each.title}".strip(),
        verdict=each.verdict,
        changes=tuple(changes),
        figures=figures,
        costs=tuple(describe_costs(each)),
        answers=tuple(words for words in answers if words not in figures),
    )
