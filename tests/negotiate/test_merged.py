"""A text made of several has each clause from where it was agreed, and nothing else changes."""

from hypothesis import given, settings
from hypothesis import strategies as st

import agreementkit as ak
from agreementkit.compare.section import sections
from agreementkit.model.document import DocumentBlock
from agreementkit.negotiate.merged import merged
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
    assert merged(text, {}) == text
    assert merged(text, dict.fromkeys(own(text), text)) == text


@FEW
@given(documents(PACK), st.data())
def test_each_clause_is_from_where_it_was_agreed(
    both: tuple[ak.Document, ak.Document],
    data: st.DataObject,
) -> None:
    ours, theirs = both
    every = sorted({*own(ours), *own(theirs)})
    agreed = data.draw(st.sets(st.sampled_from(every)))
    found = own(merged(ours, dict.fromkeys(sorted(agreed), theirs)))
    for id_ in every:
        source = theirs if id_ in agreed else ours
        assert found.get(id_, []) == own(source).get(id_, [])


@FEW
@given(documents(PACK))
def test_what_we_do_not_have_stands_behind_what_it_follows(
    both: tuple[ak.Document, ak.Document],
) -> None:
    ours, theirs = both
    for id_ in {*own(theirs)} - {*own(ours)}:
        there, made = [*sections(theirs)], [*sections(merged(ours, {id_: theirs}))]
        before = there[: [key[1] for key in there].index(id_)]
        place = [key[1] for key in made].index(id_)
        follows = next((key for key in reversed(before) if key in made), None)
        assert follows == (made[place - 1] if place else None)


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
    assert merged(none, {"scope": first}) == first
