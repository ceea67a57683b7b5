"""A text made of several has each clause from where it was agreed, and nothing else changes."""

from hypothesis import given, settings, strategies as st

import agreementkit as ak
from agreementkit.comparing.two_way import sections
from agreementkit.documents import ClauseHeading
from agreementkit.model.document import DocumentBlock
from agreementkit.negotiation.next_draft import merge_clauses, reorder_clauses
from tests.redrafts import documents

PACK = ak.load_pack()
FEW = settings(max_examples=25)


def own(text: ak.Document) -> dict[str, list[DocumentBlock]]:
    """The blocks of each clause and schedule."""
    return {
        key[1]: blocks for key, blocks in sections(text).items() if key[0] in ("clause", "schedule")
    }


@FEW
@given(documents(PACK))
def test_with_nothing_agreed_or_all_from_itself_it_is_the_same(
    both: tuple[ak.Document, ak.Document],
) -> None:
    text, _ = both
    assert merge_clauses(text, {}) == text
    assert merge_clauses(text, dict.fromkeys(own(text), text)) == text


@FEW
@given(documents(PACK), st.data())
def test_each_clause_is_from_where_it_was_agreed(
    both: tuple[ak.Document, ak.Document],
    data: st.DataObject,
) -> None:
    ours, theirs = both
    every = sorted({*own(ours), *own(theirs)})
    agreed = data.draw(st.sets(st.sampled_from(every)))
    found = own(merge_clauses(ours, dict.fromkeys(sorted(agreed), theirs)))
    for id_ in every:
        source = theirs if id_ in agreed else ours
        assert found.get(id_, []) == own(source).get(id_, [])


@FEW
@given(documents(PACK))
def test_what_we_do_not_have_stands_behind_something_that_it_follows(
    both: tuple[ak.Document, ak.Document],
) -> None:
    ours, theirs = both
    for id_ in {*own(theirs)} - {*own(ours)}:
        there, made = [*sections(theirs)], [*sections(merge_clauses(ours, {id_: theirs}))]
        before = there[: [key[1] for key in there].index(id_)]
        place = [key[1] for key in made].index(id_)
        assert place == 0 or made[place - 1] in before


@FEW
@given(documents(PACK))
def test_what_is_agreed_stands_where_it_was_agreed(both: tuple[ak.Document, ak.Document]) -> None:
    ours, theirs = both
    every = dict.fromkeys(own(theirs), theirs)
    made = [key for key in sections(merge_clauses(ours, every)) if key[1] in every]
    assert made == [key for key in sections(theirs) if key[1] in every]


@FEW
@given(documents(PACK))
def test_in_anothers_order_every_word_stays(both: tuple[ak.Document, ak.Document]) -> None:
    ours, theirs = both
    made = reorder_clauses(theirs, ours)
    mine, other = [*sections(made)], [*sections(ours)]
    assert sections(made) == sections(theirs)
    shared = [key for key in mine if key in other]
    assert shared == [key for key in other if key in mine]
    assert reorder_clauses(ours, ours) is ours


def test_one_clause_of_two_that_changed_places_is_agreed_there() -> None:
    first = merged_text("a", "b", "c")
    moved = merged_text("b", "a", "c")
    assert ids(merge_clauses(first, {"a": moved})) == ["b", "a", "c"]
    assert ids(merge_clauses(first, {"c": moved})) == ["a", "b", "c"]
    assert ids(merge_clauses(first, {"a": merged_text("b", "c")})) == ["b", "c"]
    assert ids(reorder_clauses(merged_text("c", "new", "a", "b"), first)) == ["a", "b", "c", "new"]
    assert ids(reorder_clauses(merged_text("new", "b", "a"), first)) == ["new", "a", "b"]


def merged_text(*clauses: str) -> ak.Document:
    blocks = tuple(ClauseHeading(clause=id_, number="1", title=id_) for id_ in clauses)
    return ak.Document(title="", parties=(), version=ak.Version(), blocks=blocks)


def ids(text: ak.Document) -> list[str | None]:
    return [block.clause for block in text.blocks]


def test_a_clause_before_everything_stands_first() -> None:
    one = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"])
    text = ak.compose(one + PACK["scope"].at("opening"), PACK)
    first = ak.Document(
        title="",
        parties=(),
        version=ak.Version(),
        blocks=tuple(own(text)["scope"]),
    )
    none = ak.Document(title="", parties=(), version=ak.Version(), blocks=())
    assert merge_clauses(none, {"scope": first}) == first
