"""A report as a paper for the branch's file: what is covered, and what falls short."""

from collections.abc import Iterator

from agreementkit.model.agreement import Agreement
from agreementkit.model.coverage_report import Finding, Report
from agreementkit.model.document import (
    Document,
    DocumentBlock,
    Layout,
    Paragraph,
    PrivateDocument,
    Table,
    plain_spans,
)
from agreementkit.model.template import Run

_TITLE = "Coverage and findings: for our side only"


def appendix(report: Report, agreement: Agreement) -> PrivateDocument:
    """A report as a document of headings, paragraphs and tables, for `private_word_bytes`.

    It is for the branch's own file. It says where we fall short, so it never crosses the
    table, and every page of it says that.

    Args:
        report: what a check found.
        agreement: what was checked.

    >>> import agreementkit as ak
    >>> pack = ak.load_pack()
    >>> agreement = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"],
    ...                          provisions=pack.bundle("default"))
    >>> from agreementkit.reports import appendix
    >>> appendix(ak.check(agreement, pack), agreement).document.title
    'Coverage and findings: for our side only'
    """
    employer = agreement.employer
    name = employer if isinstance(employer, str) else employer.legal_name
    paper = Document(
        title=_TITLE,
        parties=(name, *agreement.unions),
        version=agreement.version,
        blocks=(*_coverage(report), *_findings(report), *_accepted(report)),
        layout=Layout.PAPER,
    )
    return PrivateDocument(document=paper)


def _heading(text: str) -> Paragraph:
    return Paragraph(spans=(Run(text=text, bold=True),))


def _coverage(report: Report) -> Iterator[DocumentBlock]:
    done = sum(area.covered for area in report.areas)
    yield _heading("Coverage")
    yield Paragraph(
        spans=plain_spans(
            f"{report.strategy}: {done} of {len(report.areas)} areas are covered at "
            f"{report.position}. The framework is "
            f"{'complete' if report.framework.covered else 'incomplete'}.",
        ),
    )
    yield Table(
        caption="Coverage",
        header=("Area", "Topic", "Grade", "Clauses"),
        rows=tuple(
            (
                plain_spans(area.title),
                plain_spans(topic.title),
                plain_spans(str(topic.grade)),
                plain_spans(", ".join(topic.provisions) or "none"),
            )
            for area in (*report.areas, report.framework)
            for topic in area.topics
        ),
    )


def _findings(report: Report) -> Iterator[DocumentBlock]:
    yield _heading("Findings")
    if not report.findings:
        yield Paragraph(spans=plain_spans("Nothing was found."))
        return
    yield Table(
        caption="Findings",
        header=("Where", "What", "What to do"),
        rows=tuple(
            (
                plain_spans(_where(finding)),
                plain_spans(f"{finding.severity.capitalize()}: {finding.message}"),
                plain_spans(f"{finding.remedy} [{finding.rule}]"),
            )
            for finding in report.findings
        ),
    )


def _accepted(report: Report) -> Iterator[DocumentBlock]:
    if not report.accepted:
        return
    yield _heading("Accepted")
    yield Table(
        caption="Accepted",
        header=("Where", "What", "Reason"),
        rows=tuple(
            (
                plain_spans(_where(each.finding)),
                plain_spans(f"{each.finding.message} [{each.finding.rule}]"),
                plain_spans(each.reason),
            )
            for each in report.accepted
        ),
    )


def _where(finding: Finding) -> str:
    return f"{finding.place} (line {finding.line})" if finding.line else finding.place
