"""The proof against the long way round: every agreement that a small pack allows, checked."""

from itertools import product

from attrs import evolve
from hypothesis import given, settings, strategies as st

import agreementkit as ak
from agreementkit.drafting.proof.combinations import Combination, combinations
from agreementkit.drafting.proof.variants import agreement_on
from tests.small_pack import clause, flag, pack_of, term

WHEN = ("", "{when x} ", "{when not x} ", "{when crown} ", "{when not crown} ")
SAYS = (
    "It is so.",
    "The Employer must tell the Union within 5 days.",
    "See clause {@alpha}.",
    "See clause {@gamma}.",
    "A [[Thing]] is one.",
    "[[=Thing]] means a thing.",
    "A [[Word]] is one.",
)
IDS = ("alpha", "beta", "gamma")
TERMS = (term("Thing", defined_in="beta"), term("Word", "what a [[Thing]] says"))
BETWEEN = {"bundle-incomplete", "bundle-conflict", "bundle-uncovered"}
SAME = {
    "need-missing",
    "excluded-pair",
    "reference-unresolved",
    "term-undefined",
    "topic-uncovered",
}


@st.composite
def clauses(draw: st.DrawFn, id_: str) -> ak.Clause:
    units = draw(
        st.lists(st.tuples(st.sampled_from(WHEN), st.sampled_from(SAYS)), min_size=1, max_size=3),
    )
    others = [other for other in IDS if other != id_]
    # Circles are for the reading of files to refuse.
    later = [other for other in others if other > id_]
    text = "\n".join(f"{n}. {when}{says}" for n, (when, says) in enumerate(units, 1))
    listed = "\n\n{insert definitions}" if draw(st.booleans()) else ""
    return clause(
        id_,
        text + listed,
        parameters=[flag("x", on=True)],
        topics=draw(st.sampled_from([[], ["telling"]])),
        needs=draw(st.lists(st.sampled_from(later), max_size=1)) if later else [],
        excludes=draw(st.sampled_from([[], [], [], others[:1]])),
    )


@st.composite
def packs(draw: st.DrawFn) -> ak.Pack:
    bundle = tuple(id_ for id_ in IDS if draw(st.integers(0, 3)))
    pack = pack_of(*(draw(clauses(id_)) for id_ in IDS), terms=TERMS)
    return evolve(pack, bundles={"default": bundle})


def the_long_way(pack: ak.Pack) -> bool:
    """Whether some agreement on the bundle has an error, by trying every one."""
    ids = pack.bundles["default"]
    labelled = {topic for id_ in ids for topic in pack[id_].topics}
    for chosen in product(*(list(combinations(pack[id_])) for id_ in ids)):
        if not chosen or not _one_employer(chosen):
            continue
        agreement, known = agreement_on(pack, *chosen)
        for finding in ak.check(agreement, known).findings:
            # A topic that no clause of the bundle is labelled with is no combination's fault.
            if finding.rule in SAME and (finding.rule != "topic-uncovered" or labelled):
                return True
    return False


def _one_employer(chosen: tuple[Combination, ...]) -> bool:
    facts = {fact for each in chosen for fact in each.facts}
    return len(facts) == len({name for name, _ in facts})


@settings(max_examples=40)
@given(packs())
def test_a_bundle_is_faulted_exactly_where_some_agreement_on_it_has_an_error(pack: ak.Pack) -> None:
    said = [
        finding
        for finding in ak.check_pack(pack).findings
        if finding.rule in BETWEEN and finding.place.startswith("bundle default")
    ]
    assert bool(said) is the_long_way(pack), [str(finding) for finding in said]
