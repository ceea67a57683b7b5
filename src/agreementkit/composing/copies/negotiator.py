"""The negotiator's copy: the same text and numbers, with our side's notes beside them."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from agreementkit.composing.clauses import join_as_phrase, value_wording
from agreementkit.model.agreement import Agreement, Employer
from agreementkit.model.clause import Clause, Parameter, Position, Provision
from agreementkit.model.coverage_report import Grade, Report
from agreementkit.model.document import (
    Author,
    Bullet,
    ClauseHeading,
    Comment,
    Document,
    DocumentBlock,
    Heading,
    Note,
    Paragraph,
    PrivateDocument,
    Shade,
    Table,
    plain_spans,
)
from agreementkit.model.pack import Law, Pack
from agreementkit.model.template import LawMark, Run, inline_nodes
from agreementkit.model.values import Value, date_in_words


def negotiator_copy(
    document: Document,
    agreement: Agreement,
    pack: Pack,
    reports: Sequence[Report],
) -> PrivateDocument:
    """A composed agreement with all that our own side knows about it.

    Each clause carries its notes and law as a comment on its heading, and our positions in
    a table below it. What it covers, and what is missing or unconfirmed, stands first.

    Args:
        document: the agreement as both sides see it.
        agreement: what it was composed from.
        pack: the clauses it was made from.
        reports: on it at opening, target and fallback.
    """
    provisions = {provision.clause: provision for provision in agreement.provisions}
    blocks: list[DocumentBlock] = []
    tail: list[DocumentBlock] = []
    here: str | None = None
    for block in document.blocks:
        if block.clause != here:
            blocks += tail
            tail, here = [], block.clause
        if isinstance(block, ClauseHeading):
            clause = pack[block.clause]
            tail = list(_positions(clause, provisions[clause.id], agreement, block.number))
            block = evolve(block, comments=(_comment(clause, pack),))  # noqa: PLW2901
        blocks.append(block)
    return PrivateDocument(
        document=evolve(
            document,
            front=tuple(_front_page(document, agreement, pack, reports)),
            blocks=(*blocks, *tail),
        ),
    )


def _positions(
    clause: Clause,
    provision: Provision,
    agreement: Agreement,
    number: str,
) -> Iterator[DocumentBlock]:
    """Our ladder on each value of a clause, and where this draft stands on it."""
    if not clause.parameters:
        return
    yield Note(
        clause=clause.id,
        spans=(
            Run(text="PRIVATE. ", bold=True),
            Run(text=f"Our positions on clause {number}, and what this draft says."),
        ),
    )
    yield Table(
        clause=clause.id,
        caption=f"Private: our positions on clause {number}",
        header=("Value", *(str(position).capitalize() for position in Position), "This draft"),
        rows=tuple(
            (
                plain_spans(parameter.label),
                *(
                    plain_spans(_value_in_words(parameter, parameter.at(position)))
                    for position in Position
                ),
                plain_spans(
                    _value_in_words(parameter, provision.value(parameter, agreement.position))
                ),
            )
            for parameter in clause.parameters
        ),
        widths=(30, 18, 18, 18, 18),
    )


def _value_in_words(parameter: Parameter, value: Value | None) -> str:
    if value is None:
        return "not set"
    if isinstance(value, tuple):
        return f"{len(value)} items"
    words = parameter.words.get(value, "") if isinstance(value, str) else ""
    return value_wording(parameter.kind, value, words)


def _comment(clause: Clause, pack: Pack) -> Comment:
    notes = clause.negotiating
    said = [
        f"{title}: {words}"
        for title, words in (
            ("The argument", notes.why),
            ("They will say", notes.they_will_say),
            ("Our answer", notes.our_answer),
            ("Fall back when", notes.fallback_when),
            ("Ask in return", notes.in_return_for),
            ("Who must approve", notes.approval),
        )
        if words
    ]
    said += [f"Law: {_law(pack.laws[key])}" for key in _cited_laws(clause)]
    return Comment(author=_OUR_NOTES, text=said)


def _law(law: Law) -> str:
    """An authority with all that a negotiator must know before citing it."""
    since = f" since {date_in_words(law.since)}" if law.since else ""
    told = [f"{law.cite}: {law.says.rstrip('.')}", f"{law.status}{since}"]
    if law.binds_crown is False:
        told.append("does not bind the Crown")
    told.append(f"checked {date_in_words(law.checked)}" if law.verified else "NOT VERIFIED")
    return "; ".join(told) + "."


# ---
# The first page: coverage, blanks, what nobody has confirmed.

_SHADES = {Grade.OPERATIVE: Shade.GOOD, Grade.ASPIRATIONAL: Shade.FAIR, Grade.NONE: Shade.POOR}


def _front_page(
    document: Document,
    agreement: Agreement,
    pack: Pack,
    reports: Sequence[Report],
) -> Iterator[DocumentBlock]:
    """What the draft covers at each position, and what is missing or unconfirmed."""
    yield Heading(text="For our own side only")
    yield Paragraph(
        spans=plain_spans(
            "This copy holds our positions and our arguments. Do not send it, print it for the "
            "table or leave it in a shared folder. Send the employer's copy.",
        )
    )
    yield Heading(text="What the draft covers", level=2)
    yield _coverage(reports)
    yield Heading(text="What is missing or not confirmed", level=2)
    missing = list(_missing(document, agreement, pack, reports))
    if missing:
        yield from (Bullet(spans=plain_spans(words)) for words in missing)
    else:
        yield Paragraph(spans=plain_spans("Nothing is missing, and nothing waits to be confirmed."))


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
            (plain_spans(title), *(plain_spans(_cover(grade)) for grade in row))
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
    yield from _finding_lines(reports)


def _finding_lines(reports: Sequence[Report]) -> Iterator[str]:
    """What the check found at any of the positions, and what of it we accept."""
    for accepted in dict.fromkeys(each for report in reports for each in report.accepted):
        found = accepted.finding
        yield f"Accepted by us at {found.place}: {found.message}. Our reason: {accepted.reason}"
    for finding in dict.fromkeys(finding for report in reports for finding in report.findings):
        if finding.rule not in ("blank-left", "reference-unresolved"):
            at = [str(report.position) for report in reports if finding in report.findings]
            # What holds at some positions only reads as a slip unless it says at which.
            where = (
                f"at {join_as_phrase(at)}, {finding.place}"
                if len(at) < len(reports)
                else finding.place
            )
            yield f"{where[:1].upper()}{where[1:]}: {finding.message}."


def _employer(agreement: Agreement, pack: Pack) -> Employer:
    if isinstance(agreement.employer, Employer):
        return agreement.employer
    directory = {employer.name: employer for employer in pack.sector(agreement.sector).employers}
    return directory[agreement.employer]


def _cited_laws(clause: Clause) -> list[str]:
    """The keys of the authorities that a clause cites, each once."""
    found = (node.key for _, node in inline_nodes(clause.body) if isinstance(node, LawMark))
    return list(dict.fromkeys(found))


def _laws(pack: Pack, clauses: Mapping[str, str]) -> list[Law]:
    keys = {key: None for id_ in clauses for key in _cited_laws(pack[id_])}
    return [pack.laws[key] for key in keys]


_OUR_NOTES = Author(name="Our notes", initials="ON")
