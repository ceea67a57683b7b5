"""The first page of the negotiator's copy: coverage, blanks, what nobody has confirmed."""

from collections.abc import Iterator, Mapping, Sequence

from agreementkit.compose.copies.words import cited, paragraph, plain
from agreementkit.compose.wording import joined
from agreementkit.model import Agreement, Document, Employer, Grade, Law, Pack, Report
from agreementkit.model.document import Bullet, DocumentBlock, Heading, Shade, Table

__all__ = ["front_page"]

_SHADES = {Grade.OPERATIVE: Shade.GOOD, Grade.ASPIRATIONAL: Shade.FAIR, Grade.NONE: Shade.POOR}


def front_page(
    document: Document,
    agreement: Agreement,
    pack: Pack,
    reports: Sequence[Report],
) -> Iterator[DocumentBlock]:
    """What the draft covers at each position, and what is missing or unconfirmed."""
    yield Heading(text="For our own side only")
    yield paragraph(
        "This copy holds our positions and our arguments. Do not send it, print it for the "
        "table or leave it in a shared folder. Send the employer's copy.",
    )
    yield Heading(text="What the draft covers", level=2)
    yield _coverage(reports)
    yield Heading(text="What is missing or not confirmed", level=2)
    missing = list(_missing(document, agreement, pack, reports))
    if missing:
        yield from (Bullet(spans=plain(words)) for words in missing)
    else:
        yield paragraph("Nothing is missing, and nothing waits to be confirmed.")


def _coverage(reports: Sequence[Report]) -> Table:
    """Areas by position, each cell worded as well as shaded."""
    areas = [[*report.areas, report.framework] for report in reports]
    titles = [area.title for area in areas[0]]
    grades = [
        [min(topic.grade for topic in column[row].topics) for column in areas]
        for row in range(len(titles))
    ]
    return Table(
        caption="Coverage of the strategy at each position",
        header=("Area", *(str(report.position).capitalize() for report in reports)),
        rows=tuple(
            (plain(title), *(plain(_cover(grade)) for grade in row))
            for title, row in zip(titles, grades, strict=True)
        ),
        shades=tuple((None, *(_SHADES[grade] for grade in row)) for row in grades),
        widths=(4, *(3 for _ in reports)),
    )


def _cover(grade: Grade) -> str:
    """The worst grade among an area's topics, in words."""
    return {
        Grade.OPERATIVE: "Covered",
        Grade.ASPIRATIONAL: "Only words, no duty",
        Grade.NONE: "Not covered",
    }[grade]


def _missing(
    document: Document,
    agreement: Agreement,
    pack: Pack,
    reports: Sequence[Report],
) -> Iterator[str]:
    numbers = {heading.clause: heading.number for heading, _ in document.clauses()}
    for block, blank in document.blanks():
        where = f"Clause {numbers[block.clause]}" if block.clause else "A schedule"
        yield f"{where}: {blank.label}."
    for block, fact in document.unconfirmed():
        if block.clause:
            where = f"Clause {numbers[block.clause]} states a fact ({fact.fact})"
            yield f"{where} that the Employer has not confirmed."
    lines = [system.name for system in agreement.systems if not system.confirmed]
    if lines:
        yield f"The register has lines that the Employer has not confirmed: {'; '.join(lines)}."
    employer = _employer(agreement, pack)
    if not employer.verified:
        yield f"Nobody has checked the legal name “{employer.legal_name}” against its source."
    for law in _laws(pack, numbers):
        if not law.verified:
            yield f"Not verified, so look it up before relying on it: {law.cite}."
    yield from _found(reports)


def _found(reports: Sequence[Report]) -> Iterator[str]:
    """What the check found at any of the positions, and what of it we accept."""
    for accepted in dict.fromkeys(each for report in reports for each in report.accepted):
        found = accepted.finding
        yield f"Accepted by us at {found.place}: {found.message}. Our reason: {accepted.reason}"
    for finding in dict.fromkeys(finding for report in reports for finding in report.findings):
        if finding.rule not in ("blank-left", "reference-unresolved"):
            at = [str(report.position) for report in reports if finding in report.findings]
            # What holds at some positions only reads as a slip unless it says at which.
            where = f"at {joined(at)}, {finding.place}" if len(at) < len(reports) else finding.place
            yield f"{where[:1].upper()}{where[1:]}: {finding.message}."


def _employer(agreement: Agreement, pack: Pack) -> Employer:
    if isinstance(agreement.employer, Employer):
        return agreement.employer
    directory = {employer.name: employer for employer in pack.sector(agreement.sector).employers}
    return directory[agreement.employer]


def _laws(pack: Pack, clauses: Mapping[str, str]) -> list[Law]:
    keys = {key: None for id_ in clauses for key in cited(pack[id_])}
    return [pack.laws[key] for key in keys]
