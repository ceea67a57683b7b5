"""What is private is decided for every field that can hold text, and for none besides."""

import typing
from collections.abc import Iterator, Mapping
from enum import Enum

import attrs
import pytest

import agreementkit as ak
from agreementkit.composing.share import share
from agreementkit.model import shared
from agreementkit.model.visibility import Visibility, visibility_of
from agreementkit.packs import Grid, Insert, Notes, PlainParagraph, Run


def private_texts(agreement: ak.Agreement, pack: ak.Pack) -> frozenset[str]:
    return shared.private_texts(agreement, pack, share(agreement, pack))


def shared_texts(agreement: ak.Agreement, pack: ak.Pack) -> frozenset[str]:
    return shared.shared_texts(share(agreement, pack))


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


MADE_FROM = sorted(_reachable(ak.Pack, ak.Agreement), key=lambda kind: kind.__name__)
"""Every class that a draft is made from."""


@pytest.mark.parametrize("kind", MADE_FROM, ids=lambda kind: kind.__name__)
def test_every_field_of_text_says_who_may_read_it_and_no_other_field_does(kind: type) -> None:
    marked = {each.name for each in attrs.fields(kind) if visibility_of(each) is not None}
    assert _texts(kind) == marked


def test_a_field_of_text_without_a_mark_would_be_found() -> None:
    @attrs.frozen(kw_only=True)
    class Careless:
        note: str
        number: int

    assert _texts(Careless) == {"note"}
    assert visibility_of(attrs.fields(Careless).note) is None


def test_notes_and_what_is_said_of_the_law_are_marked_private() -> None:
    marked = {
        (kind.__name__, each.name)
        for kind in MADE_FROM
        for each in attrs.fields(kind)
        if visibility_of(each) is Visibility.PRIVATE
    }
    assert {*(("Notes", each.name) for each in attrs.fields(Notes))} <= marked
    assert {("Law", "says"), ("Law", "note"), ("Source", "title"), ("Topic", "means")} <= marked


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


def test_who_employs_whom_is_public(pack: ak.Pack) -> None:
    assert "Essex Police" not in private_texts(_agreement(), pack)


def test_the_cells_of_a_table_and_loose_paragraphs_follow_their_clause(pack: ak.Pack) -> None:
    text = "what the Chief may keep from us until the very end"
    run = (Run(text=text),)
    for block in (Grid(header=(run,), rows=((run,),)), PlainParagraph(inlines=run)):
        clause = attrs.evolve(pack["scope"], body=(Insert(name="parties"), block))
        changed = attrs.evolve(pack, clauses={"scope": clause})
        taken = _agreement(provisions=[clause.at()])
        assert text in shared_texts(taken, changed)
        assert text not in private_texts(taken, changed)
        assert text in private_texts(_agreement(), changed)
