"""What is open, and the fewest clauses that close it."""

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st

import agreementkit as ak
from agreementkit import reports
from agreementkit.drafting import gaps
from tests.small_pack import agreed, clause, pack_of, term

BINDS = "1. The Employer must tell the Union within 5 days."
SOFT = "1. The Employer will endeavour to tell the Union within 5 days."
TALKS = "1. The Employer must meet the Union within 5 days."


def kent(pack: ak.Pack, bundle: ak.Bundle) -> ak.Agreement:
    return ak.Agreement(
        sector="police", employer="Kent Police", unions=["UNISON"], provisions=bundle
    )


def test_an_agreement_without_gaps_needs_nothing(pack: ak.Pack, agreement: ak.Agreement) -> None:
    found = ak.close_gaps(agreement, pack)
    assert (found.gaps, found.additions, found.open) == ((), (), ())
    assert found.agreement == agreement
    assert str(found).splitlines() == [
        "Open topics",
        "  None.",
        "The fewest clauses that close them",
        "  None.",
    ]


def test_only_a_clause_whose_text_binds_closes_a_gap() -> None:
    pack = pack_of(
        clause("alpha", SOFT, topics=["telling"]),
        clause("beta", BINDS, topics=["telling"]),
        clause("talks", TALKS, topics=["talks"]),
    )
    found = ak.close_gaps(agreed(pack, pack["talks"].at()), pack)
    assert [each.clause for each in found.additions] == ["beta"]
    assert found.gaps == ("Telling",)
    assert str(found.additions[0]) == "beta (Beta): closes Telling."


def test_a_clause_brings_what_it_needs_refers_to_and_takes_its_terms_from() -> None:
    pack = pack_of(
        clause(
            "news", BINDS + " See clause {@plan}. A [[Thing]].", topics=["telling"], needs=["base"]
        ),
        clause("base"),
        clause("plan"),
        clause("list", "1. They are these:\n\n{insert definitions}"),
        clause("whole", "1. [[=Whole]] means all, and a [[Whole]] is a [[Thing]]."),
        clause("last"),
        terms=[
            term("Thing", "a part of a [[Whole]] under clause {@last} and {@schedule-register}"),
            term("Whole", defined_in="whole"),
        ],
    )
    found = ak.close_gaps(agreed(pack, pack["base"].at()), pack)
    added = {each.clause: each for each in found.additions}
    assert sorted(added) == ["last", "list", "news", "plan", "whole"]
    assert added["last"].called_for_by == ("list", "news", "whole")
    assert str(added["last"]) == "last (Last): called for by list, news, whole."
    assert found.open == ("Talks",)
    assert "No clause of the pack closes\n  Talks." in str(found)
    lacking = {"need-missing", "reference-unresolved", "term-undefined"}
    assert lacking.isdisjoint(finding.rule for finding in found.after.findings)


def test_the_list_of_definitions_that_stands_already_is_enough() -> None:
    listing = "1. They are these.\n\n{insert definitions}"
    pack = pack_of(
        clause("alpha", listing),
        clause("beta", listing.replace("these", "those")),
        clause("news", BINDS + " A [[Thing]].", topics=["telling"]),
        terms=[term("Thing", "a thing")],
    )
    found = ak.close_gaps(agreed(pack, pack["beta"].at()), pack)
    assert [each.clause for each in found.additions] == ["news"]


def test_a_clause_that_what_stands_excludes_is_passed_over() -> None:
    pack = pack_of(
        clause("alpha", BINDS, topics=["telling"], excludes=["talks"]),
        clause("beta", BINDS.replace("tell", "inform"), topics=["telling"]),
        clause("talks", TALKS, topics=["talks"]),
    )
    found = ak.close_gaps(agreed(pack, pack["talks"].at()), pack)
    assert [each.clause for each in found.additions] == ["beta"]
    assert "excluded-pair" not in {finding.rule for finding in found.after.findings}


def test_of_two_as_good_the_one_of_the_default_bundle_is_chosen() -> None:
    plain = pack_of(
        clause("alpha", BINDS, topics=["telling"]),
        clause("beta", BINDS.replace("tell", "inform"), topics=["telling"]),
        clause("talks", TALKS, topics=["talks"]),
    )
    pack = evolve(plain, bundles={"default": ("beta",)})
    for each, chosen in ((plain, "alpha"), (pack, "beta")):
        found = ak.close_gaps(agreed(each, each["talks"].at()), each)
        assert [addition.clause for addition in found.additions] == [chosen]


def test_a_clause_called_for_by_many_says_how_many() -> None:
    ids = ("a", "b", "c", "d", "e")
    pack = pack_of(
        *(clause(id_, f"1. It is {id_}.", needs=["base"]) for id_ in ids), clause("base")
    )
    found = ak.close_gaps(agreed(pack, *(pack[id_].at() for id_ in ids)), pack)
    assert str(found.additions[0]) == "base (Base): called for by 5 clauses."


def test_of_many_clauses_that_do_the_same_the_first_alone_is_tried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def tried(copies: int) -> int:
        topics = ["telling", "talks"]
        pack = pack_of(
            *(clause(f"{t}-{n}", BINDS, topics=[t]) for n in range(copies) for t in topics)
        )
        steps = 0
        branch = gaps._Search.branch

        def counted(self: gaps._Search, *arguments: frozenset[str]) -> None:
            nonlocal steps
            steps += 1
            branch(self, *arguments)

        monkeypatch.setattr(gaps._Search, "branch", counted)
        found = ak.close_gaps(evolve(agreed(pack), provisions=[]), pack)
        monkeypatch.undo()
        assert [each.clause for each in found.additions] == [f"{t}-0" for t in topics]
        return steps

    assert tried(12) == tried(1)


def test_a_position_is_looked_at_as_check_does(pack: ak.Pack) -> None:
    agreement = kent(pack, pack.bundle("framework"))
    found = ak.close_gaps(agreement, pack, position="fallback")
    assert found.agreement.position is ak.Position.FALLBACK
    assert found.after == ak.check(found.agreement, pack)


@settings(max_examples=15)
@given(st.data())
def test_on_the_bank_the_gaps_are_closed_and_nothing_else_is_broken(data: st.DataObject) -> None:
    pack = ak.load_pack()
    ids = data.draw(st.lists(st.sampled_from(sorted(pack.clauses)), max_size=12, unique=True))
    agreement = kent(pack, ak.Bundle(pack[id_].at() for id_ in ids))
    found = ak.close_gaps(agreement, pack)
    assert found.open == ()
    assert found.after.covered
    assert found.after.framework.covered
    errors = {f.rule for f in found.after.findings if f.severity is reports.Severity.ERROR}
    assert errors == set()
    # Without any one of them, a topic is open again or a clause calls for it in vain.
    for each in found.additions:
        less = ak.check(found.agreement - each.clause, pack)
        wrong = any(f.severity is reports.Severity.ERROR for f in less.findings)
        assert wrong or not less.framework.covered
