"""Parts: named clauses first, then the area's others, and nothing lost or doubled."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

import agreementkit as ak
from agreementkit.model import Part
from agreementkit.model.document import ClauseHeading, PartHeading
from agreementkit.testing import agreements

from .small_pack import agreed, clause, pack_of

BANK = ak.load_pack()


def outline(document: ak.Document) -> list[str]:
    """The titles of Parts with the clauses that follow each."""
    shown = []
    for block in document.blocks:
        if isinstance(block, PartHeading):
            shown.append(f"{block.number}: {block.title}")
        elif isinstance(block, ClauseHeading):
            shown.append(block.clause)
    return shown


def composed(*parts: Part) -> list[str]:
    pack = pack_of(
        clause("delta"),
        clause("alpha"),
        clause("beta"),
        clause("gamma", area="openness"),
        parts=parts,
    )
    return outline(ak.compose(agreed(pack), pack))


def test_a_part_has_the_clauses_it_names_and_then_the_others_of_its_area_by_id() -> None:
    assert composed(
        Part(title="Openness", area="openness"),
        Part(title="Framework", area="framework", clauses=["delta"]),
    ) == ["Part 1: Openness", "gamma", "Part 2: Framework", "delta", "alpha", "beta"]


def test_a_clause_that_a_later_part_names_waits_for_it() -> None:
    assert composed(
        Part(title="Framework", area="framework"),
        Part(title="End", clauses=["alpha", "gamma"]),
    ) == ["Part 1: Framework", "beta", "delta", "Part 2: End", "alpha", "gamma"]


def test_clauses_of_no_part_stand_in_a_last_one() -> None:
    assert composed(Part(title="Openness", area="openness")) == [
        "Part 1: Openness",
        "gamma",
        "Part 2: Further clauses",
        "alpha",
        "beta",
        "delta",
    ]


def test_a_part_without_clauses_is_left_out_and_takes_no_number() -> None:
    assert composed(
        Part(title="Nothing", clauses=["elsewhere"]),
        Part(title="All", clauses=["alpha", "beta", "delta", "gamma"]),
    ) == ["Part 1: All", "alpha", "beta", "delta", "gamma"]


def test_a_clause_that_two_parts_take_stands_in_the_first_and_once() -> None:
    assert composed(
        Part(title="First", area="framework", clauses=["beta", "beta"]),
        Part(title="Second", area="framework", clauses=["beta"]),
        Part(title="Openness", area="openness"),
    ) == ["Part 1: First", "beta", "alpha", "delta", "Part 2: Openness", "gamma"]


PARTS = st.lists(
    st.builds(
        Part,
        title=st.just("A part"),
        area=st.sampled_from(["", "framework", "openness"]),
        clauses=st.lists(st.sampled_from(["alpha", "beta", "gamma", "delta", "omega"])),
    ),
)


@given(PARTS)
def test_whatever_the_parts_every_clause_stands_once(parts: Iterable[Part]) -> None:
    shown = [each for each in composed(*parts) if not each.startswith("Part ")]
    assert sorted(shown) == ["alpha", "beta", "delta", "gamma"]


@given(st.data())
def test_every_provision_of_any_agreement_stands_once(data: st.DataObject) -> None:
    agreement = data.draw(agreements(BANK))
    headings = [heading.clause for heading, _ in ak.compose(agreement, BANK).clauses()]
    assert sorted(headings) == [provision.clause for provision in agreement.provisions]
