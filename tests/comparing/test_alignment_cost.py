"""The work of a comparison grows with the document, and no faster."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest
from attrs import evolve

import agreementkit as ak
from agreementkit import documents
from agreementkit.comparing import alignment
from agreementkit.documents import Paragraph
from agreementkit.model.document import DocumentBlock
from agreementkit.packs import Run

UNION = documents.Author(name="Union side", initials="US")
WHEN = datetime(2027, 1, 15, 10, 0)  # noqa: DTZ001 - Word keeps no zone
Weigh = Callable[[int, int], float]


def many_clauses(document: ak.Document, times: int) -> ak.Document:
    """The document over and over, each time with clauses of its own."""
    blocks: list[DocumentBlock] = []
    for turn in range(times):
        blocks += (
            evolve(block, clause=f"{block.clause}-{turn}") if block.clause else block
            for block in document.blocks
        )
    return evolve(document, blocks=tuple(blocks))


def one_clause(document: ak.Document, times: int) -> ak.Document:
    """All its paragraphs as one clause, over and over, each time with words of its own."""
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    blocks = [
        evolve(each, clause="all", spans=(Run(text=f"T{turn} "), *each.spans))
        for turn in range(times)
        for each in paragraphs
    ]
    return evolve(document, blocks=tuple(blocks))


@pytest.mark.parametrize("longer", [many_clauses, one_clause])
def test_ten_times_the_document_is_at_most_eleven_times_the_work(
    pack: ak.Pack,
    monkeypatch: pytest.MonkeyPatch,
    longer: Callable[[ak.Document, int], ak.Document],
) -> None:
    weighed: Counter[str] = Counter()
    real = alignment.heaviest_alignment

    def counted(old: range, new: range, weight: Weigh) -> Iterator[tuple[int, int]]:
        weighed["pairs"] += len(old) * len(new)
        return real(old, new, weight)

    monkeypatch.setattr(alignment, "heaviest_alignment", counted)
    monkeypatch.setattr(alignment, "heaviest_alignment", counted)
    agreement = ak.Agreement(
        sector="police",
        employer="Kent Police",
        unions=["UNISON"],
        provisions=pack.bundle("default"),
        commencement=date(2027, 4, 1),
    )
    old = ak.compose(agreement, pack)
    new = ak.compose(agreement.at("fallback") - "bias-testing", pack)
    work = []
    for times in (1, 10):
        weighed.clear()
        ak.compare(longer(old, times), longer(new, times), author=UNION, when=WHEN)
        work.append(weighed["pairs"])
    once, tenfold = work
    assert 0 < tenfold <= 11 * once
