"""What is private is decided for every field that can hold text, and for none besides."""

import typing
from collections.abc import Iterator, Mapping
from enum import Enum

import attrs
import pytest

import agreementkit as ak
from agreementkit.model.private import COLUMNS, private_texts, shared_texts
from agreementkit.model.template import Grid, Insert, Plain, Run


def _parts(hint: object) -> Iterator[object]:
    """A type, and every type inside it."""
    yield hint
    for inner in typing.get_args(hint):
        yield from _parts(inner)


def _hints(kind: type) -> dict[str, object]:
    resolved = attrs.resolve_types(kind)
    return {each.name: each.type for each in attrs.fields(resolved)}


def _reachable(*roots: type) -> set[type]:
    found: set[type] = set()
    waiting = list(roots)
    while waiting:
        kind = waiting.pop()
        if kind not in found:
            found.add(kind)
            for hint in _hints(kind).values():
                waiting += [p for p in _parts(hint) if isinstance(p, type) and attrs.has(p)]
    return found


def _texts(kind: type) -> set[str]:
    return {name for name, hint in _hints(kind).items() if str in set(_parts(hint))}


def test_every_class_that_a_draft_is_made_from_is_in_the_table() -> None:
    assert _reachable(ak.Pack, ak.Agreement) == set(COLUMNS)


@pytest.mark.parametrize("kind", COLUMNS, ids=lambda kind: kind.__name__)
def test_every_field_of_text_is_in_a_column_and_no_other_field_is(kind: type) -> None:
    assert _texts(kind) == set(COLUMNS[kind])


def test_enumerations_are_no_text_of_their_own() -> None:
    assert isinstance(ak.Position.OPENING, Enum)
    assert "opening" not in private_texts(_agreement(), ak.load_pack())


def _agreement(**changes: typing.Any) -> ak.Agreement:
    given: Mapping[str, typing.Any] = {
        "sector": "police",
        "employer": "Kent Police",
        "unions": ["UNISON"],
        **changes,
    }
    return ak.Agreement(**given)


def test_notes_are_private_whether_or_not_the_clause_is_taken(pack: ak.Pack) -> None:
    why = pack["scope"].negotiating.why
    for bundle in ("framework", "full"):
        agreement = _agreement(provisions=pack.bundle(bundle))
        assert why in private_texts(agreement, pack)
        assert why not in shared_texts(agreement, pack)


def test_the_words_of_a_choice_are_private_until_it_is_taken(pack: ak.Pack) -> None:
    clause = pack["purpose-and-minimisation"]
    reuse = clause.parameter("reuse")
    assert reuse is not None
    words = reuse.words
    for taken, other in (("agreement", "notice"), ("notice", "agreement")):
        agreement = _agreement(provisions=[clause.at("opening", reuse=taken)])
        assert words[other] in private_texts(agreement, pack)
        assert words[taken] in shared_texts(agreement, pack)


def test_items_of_other_positions_are_private_until_they_are_taken(pack: ak.Pack) -> None:
    clause = pack["purpose-and-principles"]
    item = "under human control"
    target = _agreement(provisions=[clause.at("target")])
    opening = _agreement(provisions=[clause.at("opening")])
    assert item in private_texts(target, pack)
    assert item not in private_texts(opening, pack)
    assert item in shared_texts(opening, pack)


def test_units_that_do_not_stand_are_private_and_those_that_do_are_not(pack: ak.Pack) -> None:
    clause = pack["purpose-and-minimisation"]
    piece = "until the Union has the revised assessment and has agreed in writing."
    taken = _agreement(provisions=[clause.at("opening", reuse="agreement")])
    other = _agreement(provisions=[clause.at("opening", reuse="notice")])
    assert any(text.endswith(piece) for text in shared_texts(taken, pack))
    assert any(text.endswith(piece) for text in private_texts(other, pack))


def test_other_employers_are_private_and_ones_own_is_not(pack: ak.Pack) -> None:
    private = private_texts(_agreement(), pack)
    assert "Essex Police" in private
    assert "Kent Police" not in private


def test_an_employer_outside_the_directory_is_shared(pack: ak.Pack) -> None:
    own = ak.Employer(
        name="Thames Courts Service",
        legal_name="The Thames Courts Service Board",
        jurisdiction="england",
        machinery="the Thames Courts council",
    )
    agreement = _agreement(employer=own)
    assert own.machinery in shared_texts(agreement, pack)
    assert own.machinery not in private_texts(agreement, pack)


def test_an_unknown_sector_makes_no_employer_ones_own(pack: ak.Pack) -> None:
    assert "Kent Police" in private_texts(_agreement(sector="bakers"), pack)


def test_the_cells_of_a_table_and_loose_paragraphs_follow_their_clause(pack: ak.Pack) -> None:
    text = "what the Chief may keep from us until the very end"
    run = (Run(text=text),)
    for block in (Grid(header=(run,), rows=((run,),)), Plain(inlines=run)):
        clause = attrs.evolve(pack["scope"], body=(Insert(name="parties"), block))
        changed = attrs.evolve(pack, clauses={"scope": clause})
        taken = _agreement(provisions=[clause.at()])
        assert text in shared_texts(taken, changed)
        assert text not in private_texts(taken, changed)
        assert text in private_texts(_agreement(), changed)
