"""A whole agreement to a whole document."""

from agreementkit.compose.clauses import Inserts, clause_blocks
from agreementkit.compose.definitions import definitions, terms_in
from agreementkit.compose.schedules import schedules
from agreementkit.compose.share import share
from agreementkit.compose.wording import in_sentence
from agreementkit.model import Agreement, Document, Pack
from agreementkit.model.document import (
    DocumentBlock,
    Paragraph,
    PartHeading,
    Run,
    SignatureBlock,
)
from agreementkit.model.fixed_wording import ComposedWords
from agreementkit.model.shared import Shared
from agreementkit.model.walk import inserts

__all__ = ["compose", "composed"]


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
    return composed(share(agreement, pack))


def composed(shared: Shared) -> Document:
    """The text of what both sides may see, and of nothing else."""
    signatures = tuple(SignatureBlock(party=in_sentence(party)) for party in shared.parties)
    ready: Inserts = {"parties": _parties(shared), "execution": signatures, "definitions": ()}
    texts = {clause.id: clause_blocks(shared, clause, ready) for clause in shared.clauses}
    used = terms_in(block for blocks in texts.values() for block in blocks)
    ready = {**ready, "definitions": definitions(shared, used)}
    blocks: list[DocumentBlock] = []
    for number, part in enumerate(shared.parts, 1):
        blocks.append(
            PartHeading(number=ComposedWords.PART.format(number=number), title=part.title)
        )
        for clause in part.clauses:
            defines = "definitions" in {name for _, name in inserts(clause.body)}
            blocks += clause_blocks(shared, clause, ready) if defines else texts[clause.id]
    if not any(isinstance(block, SignatureBlock) for block in blocks):
        # Whatever clauses are left out, the parties must have somewhere to sign.
        blocks += signatures
    blocks += schedules(shared)
    return Document(
        title=shared.title,
        parties=shared.parties,
        version=shared.version,
        blocks=tuple(blocks),
    )


def _parties(shared: Shared) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(spans=(Run(text=party, bold=True),)) for party in shared.parties)
