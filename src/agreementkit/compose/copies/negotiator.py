"""The negotiator's copy: the same text and numbers, with our side's notes beside them."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from agreementkit.compose.copies.front_page import front_page
from agreementkit.compose.copies.words import cited, plain
from agreementkit.compose.wording import wording
from agreementkit.model import (
    Agreement,
    Clause,
    Document,
    Law,
    Pack,
    Parameter,
    Position,
    Provision,
    Report,
)
from agreementkit.model.comment import Author, Comment
from agreementkit.model.dates import in_words
from agreementkit.model.document import (
    ClauseHeading,
    DocumentBlock,
    Note,
    PrivateDocument,
    Run,
    Table,
)
from agreementkit.model.kind import Value

__all__ = ["negotiator_copy"]

OURS = Author(name="Our notes", initials="ON")


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
            front=tuple(front_page(document, agreement, pack, reports)),
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
                plain(parameter.label),
                *(plain(_said(parameter, parameter.at(position))) for position in Position),
                plain(_said(parameter, provision.value(parameter, agreement.position))),
            )
            for parameter in clause.parameters
        ),
        widths=(30, 18, 18, 18, 18),
    )


def _said(parameter: Parameter, value: Value | None) -> str:
    if value is None:
        return "not set"
    if isinstance(value, tuple):
        return f"{len(value)} items"
    words = parameter.words.get(value, "") if isinstance(value, str) else ""
    return wording(parameter.kind, value, words)


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
    said += [f"Law: {_law(pack.laws[key])}" for key in cited(clause)]
    return Comment(author=OURS, text=said)


def _law(law: Law) -> str:
    """An authority with all that a negotiator must know before citing it."""
    since = f" since {in_words(law.since)}" if law.since else ""
    told = [f"{law.cite}: {law.says.rstrip('.')}", f"{law.status}{since}"]
    if law.binds_crown is False:
        told.append("does not bind the Crown")
    told.append(f"checked {in_words(law.checked)}" if law.verified else "NOT VERIFIED")
    return "; ".join(told) + "."
