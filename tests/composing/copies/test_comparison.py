"""The comparison: a row a clause, how far apart the sides are, and nothing of how far we would go."""

from attrs import evolve
from hypothesis import given, settings, strategies as st

import agreementkit as ak
from agreementkit.composing.copies.comparison import comparison
from agreementkit.composing.share import share
from agreementkit.documents import Layout, Paragraph, Table, text_of
from agreementkit.testing import agreements

BANK = ak.load_pack()


def rows(document: ak.Document) -> dict[str, tuple[str, ...]]:
    [table] = [b for b in document.blocks if isinstance(b, Table)]
    plain = [
        tuple(text_of(cell).replace("\N{NO-BREAK SPACE}", " ") for cell in row)
        for row in table.rows
    ]
    return {row[0]: row[1:] for row in plain}


@settings(max_examples=25)
@given(agreements(BANK))
def test_there_is_a_row_for_each_clause_in_order_and_no_empty_cell(
    agreement: ak.Agreement,
) -> None:
    shared = share(agreement, BANK)
    document = comparison(shared)
    assert document.layout is Layout.TABLE
    shown = rows(document)
    assert list(shown) == [f"{clause.number} {clause.title}" for clause in shared.clauses]
    assert all(all(row) for row in shown.values())
    assert {row[1:] for row in shown.values()} <= {("No response yet", "Tabled", "Not known yet")}


@settings(max_examples=25)
@given(agreements(BANK))
def test_what_they_say_they_accept_is_accepted_and_nothing_else(agreement: ak.Agreement) -> None:
    shared = share(agreement, BANK)
    unanswered = ("No response yet", "Tabled", "Not known yet")
    assert {row[1:] for row in rows(comparison(shared, shared)).values()} <= {unanswered}
    every = evolve(agreement, they_accept=[each.clause for each in agreement.provisions])
    accepted = comparison(shared, share(every, BANK))
    assert {row[1:] for row in rows(accepted).values()} <= {("The same", "Accepted", "None")}


@settings(max_examples=25)
@given(agreements(BANK))
def test_our_ladder_is_never_their_response(agreement: ak.Agreement) -> None:
    """A copy of our file at our fallback says nothing that they offered."""
    bare = evolve(
        agreement, provisions=[ak.Provision(clause=p.clause) for p in agreement.provisions]
    )
    told = comparison(share(bare, BANK), share(bare.at("fallback"), BANK))
    assert {row[1:] for row in rows(told).values()} <= {
        ("No response yet", "Tabled", "Not known yet")
    }


@given(ours=st.integers(4, 52), theirs=st.integers(4, 52))
def test_the_distance_is_the_difference(ours: int, theirs: int) -> None:
    base = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"])
    claim = share(base + BANK["advance-notice"].at(notice=ours), BANK)
    response = share(base + BANK["advance-notice"].at(notice=theirs), BANK)
    [(_, said, status, distance)] = rows(comparison(claim, response)).values()
    if ours == theirs:
        assert (said, status, distance) == ("No response yet", "Tabled", "Not known yet")
    else:
        apart = abs(ours - theirs)
        unit = "week" if apart == 1 else "weeks"
        assert status == "Countered"
        assert distance == f"Notice before a new system is used: {apart} {unit} apart"
        assert f"{theirs} week" in said


def test_what_is_left_out_is_refused_and_other_words_have_no_number(pack: ak.Pack) -> None:
    base = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"])
    full = base + pack["human-decision"].at("opening") + pack["explainability"].at()
    less = base + pack["human-decision"].at(reach="review-only")
    less = evolve(less, version=ak.Version(number=2, side="Employer side"))
    document = comparison(share(full, pack), share(less, pack))
    shown = rows(document)
    assert [row[1:] for row in shown.values()].count(
        ("Not offered", "Refused", "The whole clause"),
    ) == 1
    assert any(row[3].endswith("differs") for row in shown.values())
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    assert "Their response is Draft 2, Employer side." in text_of(first.spans)


def test_other_words_with_the_same_figures_differ_in_the_wording(pack: ak.Pack) -> None:
    base = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"])
    claim = share(base + pack["advance-notice"].at(), pack)
    [part] = claim.parts
    [clause] = part.clauses
    changed = evolve(clause, body=clause.body[:1])
    response = evolve(
        claim,
        parts=(evolve(part, clauses=(changed,)),),
        they_accept=frozenset({"advance-notice"}),
    )
    [row] = rows(comparison(claim, response)).values()
    assert row[2:] == ("Countered", "In the wording")


@settings(max_examples=25)
@given(agreements(BANK))
def test_what_they_accept_is_accepted_wherever_their_file_stands(agreement: ak.Agreement) -> None:
    bare = [ak.Provision(clause=p.clause) for p in agreement.provisions]
    ours = evolve(agreement, provisions=bare)
    every = evolve(ours.at("fallback"), they_accept=[each.clause for each in bare])
    accepted = comparison(share(ours, BANK), share(every, BANK))
    assert {row[1:] for row in rows(accepted).values()} <= {("The same", "Accepted", "None")}


def test_nothing_tells_how_far_we_would_go(pack: ak.Pack) -> None:
    base = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"])
    at = [
        comparison(share(base + pack["advance-notice"].at(position, notice=20), pack))
        for position in ak.Position
    ]
    assert at[0] == at[1] == at[2]
