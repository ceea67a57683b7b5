"""The response report: what a returned file does to each clause, worst first, for our side."""

from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import frozen

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
    DraftIdentity,
    Response,
    Verdict,
    untracked_changes,
)
from agreementkit.negotiation.report.descriptions import (
    capitalised,
    describe_concealment,
    describe_costs,
    describe_edits,
    describe_unexpected,
)

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


# Its rows and headlines, which the command line prints too.


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
    return tuple(map(_row, response.changed))


def _row(each: ClauseResponse) -> ReportRow:
    changes = [*describe_edits(each), *describe_concealment(each)]
    if each.question:
        changes.insert(0, f"To be asked: {each.question}")
    changes += [
        f"{comment.author} says in the margin: {' '.join(comment.paragraphs)}"
        for comment in each.comments
    ]
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


_IDENTITY_NOTES = {
    DraftIdentity.OTHER: "The file carries the mark of another draft than the one it is compared with.",
    DraftIdentity.NONE: "The file carries no mark of ours: it was saved by a program, or a person, "
    "that left it out. It is compared with the last draft sent.",
}


def headlines(response: Response) -> Iterator[str]:
    """What stands before the rows: the whole return in a few sentences."""
    if note := _IDENTITY_NOTES.get(response.draft_identity):
        yield note
    if response.authors:
        yield f"Changes and comments stand in the names of {', '.join(response.authors)}."
    counts = Counter(each.verdict for each in (*response.clauses, *response.outside))
    counted = [f"{counts[each]} {each.phrase}" for each in Verdict if counts[each]]
    yield f"{capitalised('; '.join(counted))}."
    if response.silent:
        yield f"{untracked_changes(len(response.silent))}."
    for each in response.below_red_line:
        yield f"{capitalised(f'{each.number} {each.title}'.strip())} is below our red line."
    for topic in response.falls:
        yield f"{topic.title} falls from {topic.before} to {topic.after}."
    yield from _manual_checks(response)


def _manual_checks(response: Response) -> Iterator[str]:
    """What a person must look at in the file itself."""
    yield from map(describe_unexpected, response.unexpected)
    for unread in response.unread:
        words = f": “{unread.words}”" if unread.words else ""
        yield f"Not read, so look at it in Word: {unread.kind} in {unread.part}{words}."
    for other in response.alternatives:
        yield (
            f"Two texts stand at one place, and programs differ in which they show: "
            f"“{other.read}” and “{other.other}”."
        )
    for danger in response.dangers:
        yield f"With care: {danger}."
    for comment in response.comments:
        yield f"{comment.author} says in the margin: {' '.join(comment.paragraphs)}"
