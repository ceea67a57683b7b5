"""Two documents, the second drafted from the first: what redlines are tested on."""

from attrs import evolve
from hypothesis import strategies as st

import agreementkit as ak
from agreementkit.testing import redrafts

__all__ = ["documents"]


@st.composite
def documents(draw: st.DrawFn, pack: ak.Pack) -> tuple[ak.Document, ak.Document]:
    """An old and a new document; in the new one Parts and clauses may have moved."""
    first, second = draw(redrafts(pack))
    if draw(st.booleans()):
        many = sorted({*pack.clauses} - {p.clause for p in first.provisions})[
            draw(st.integers(0, 9)) :: 5
        ]
        both = ak.Bundle(pack[id_].at() for id_ in many)
        first = evolve(first, provisions=both | first.provisions)
        second = evolve(second, provisions=both | second.provisions)
    shuffled = pack
    if draw(st.booleans()):
        parts = draw(st.permutations(pack.parts))
        mixed = draw(st.sampled_from(parts))
        order = draw(st.permutations(mixed.clauses))
        parts = [evolve(part, clauses=order) if part is mixed else part for part in parts]
        shuffled = evolve(pack, parts=tuple(parts))
    return ak.compose(first, pack), ak.compose(second, shuffled)
