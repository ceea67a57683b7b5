"""A whole agreement to a whole document."""

from agreementkit.compose.clauses import Inserts, clause_blocks
from agreementkit.compose.definitions import definitions, terms_in
from agreementkit.compose.schedules import schedules
from agreementkit.compose.settled import Settled, settle
from agreementkit.model import Agreement, Document, Pack
from agreementkit.model.document import (
    DocumentBlock,
    Paragraph,
    PartHeading,
    Run,
    SignatureBlock,
)
from agreementkit.model.walk import inserts

__all__ = ["compose"]


def compose(agreement: Agreement, pack: Pack) -> Document:
    """The text of an agreement: numbered, with its values, definitions and schedules.

    The document holds what both sides may see and nothing else. A value that is still
    missing stands in it as a blank (`Document.blanks`).

    Args:
        agreement: what one side puts on the table.
        pack: the clauses it is made from.

    Raises:
        InvalidError: the agreement names something that the pack does not have, or a
            value does not fit its clause.

    >>> import agreementkit as ak
    >>> pack = ak.load_pack()
    >>> agreement = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"],
    ...                          provisions=pack.bundle("framework"))
    >>> [heading.title for heading, _ in ak.compose(agreement, pack).clauses()][0]
    'Parties'
    """
    settled = settle(agreement, pack)
    signatures = _signatures(settled)
    ready: Inserts = {"parties": _parties(settled), "execution": signatures, "definitions": ()}
    texts = {
        chosen.clause.id: clause_blocks(settled, chosen, ready)
        for _, inside in settled.parts
        for chosen in inside
    }
    used = terms_in(block for blocks in texts.values() for block in blocks)
    ready = {**ready, "definitions": definitions(settled, used)}
    blocks: list[DocumentBlock] = []
    for number, (part, inside) in enumerate(settled.parts, 1):
        blocks.append(PartHeading(number=f"Part {number}", title=part.title))
        for chosen in inside:
            defines = "definitions" in {name for _, name in inserts(chosen.clause.body)}
            blocks += clause_blocks(settled, chosen, ready) if defines else texts[chosen.clause.id]
    if not any(isinstance(block, SignatureBlock) for block in blocks):
        # Whatever clauses are left out, the parties must have somewhere to sign.
        blocks += signatures
    blocks += schedules(settled, texts)
    return Document(
        title=agreement.title,
        parties=settled.parties,
        version=agreement.version,
        blocks=tuple(blocks),
    )


def _parties(settled: Settled) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(spans=(Run(text=party, bold=True),)) for party in settled.parties)


def _signatures(settled: Settled) -> tuple[SignatureBlock, ...]:
    return tuple(SignatureBlock(party=party) for party in settled.parties)
