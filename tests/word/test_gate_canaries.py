"""Whatever stands in a private field, no draft holds it, and the gate lets the draft through."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from enum import Enum
from random import Random

import attrs
import pytest
from hypothesis import given, settings, strategies as st

import agreementkit as ak
from agreementkit.composing.share import share
from agreementkit.model.shared import private_texts, shared_texts
from agreementkit.model.visibility import Visibility, visibility_of
from agreementkit.testing import agreements
from agreementkit.text.leaks import gate_text, prepared
from agreementkit.word.allow_list import Allowed, texts_of
from agreementkit.word.gate import gate

PACK = ak.load_pack()
ORDINARY = settings.get_profile("ordinary")
NUMBER = 60 if settings().max_examples == ORDINARY.max_examples else 3000
"""Drafts: each plants a canary in every private field, more than seven hundred at a time."""


class Planter:
    """Puts a canary of its own into every field that is marked private."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.canaries: list[str] = []

    def canary(self) -> str:
        """A token, or a sentence of made-up words."""
        count = self.random.choice((1, 1, 6, 12))
        words = ["".join(self.random.choices("bcdfghjklmnpqrstvwxz", k=14)) for _ in range(count)]
        self.canaries.append(" ".join(words))
        return self.canaries[-1]

    def planted(self, value: object) -> object:
        """A value with a canary in each private field, at whatever depth."""
        if isinstance(value, tuple):
            return tuple(self.planted(item) for item in value)
        if isinstance(value, Mapping):
            return {key: self.planted(item) for key, item in value.items()}
        if not attrs.has(type(value)) or isinstance(value, Enum):
            return value
        changes: dict[str, object] = {}
        kind: type = type(value)
        for each in attrs.fields(kind):
            held = getattr(value, each.name)
            visibility = visibility_of(each)
            if visibility is Visibility.PRIVATE:
                changes[each.name] = self.canary()
            elif visibility is None or isinstance(held, Mapping):
                changes[each.name] = self.planted(held)
        # A field can be named otherwise than its argument, and a bundle's has no name.
        return attrs.evolve(value, **changes) if changes else value  # type: ignore[misc]


def everything(data: bytes) -> Iterator[str]:
    """Every member of a package, and its name, without the gate's own reading."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            yield name
            yield package.read(name).decode()


@settings(max_examples=NUMBER)
@given(agreement=agreements(PACK), seed=st.integers(0, 2**32))
def test_no_canary_in_any_private_field_reaches_a_draft(agreement: ak.Agreement, seed: int) -> None:
    planter = Planter(seed)
    pack = planter.planted(PACK)
    assert isinstance(pack, ak.Pack)
    document = ak.compose(agreement, pack)
    data = ak.word_bytes(document)
    private = private_texts(agreement, pack, share(agreement, pack))
    assert set(planter.canaries) <= private, "the gate looks for every one of them"
    said = "\n".join(everything(data))
    assert not [canary for canary in planter.canaries if canary in said]
    assert len(planter.canaries) > 700
    assert not set(planter.canaries) & shared_texts(share(agreement, pack)), "shared is shared"
    ready = prepared(private, shared_texts(share(agreement, pack)))
    allowed = Allowed(title=document.title)
    assert gate(data, ready, allowed=allowed, document_texts=texts_of(document)) is data
    # The same preparation must see each of them, or its silence proves nothing.
    chosen = Random(seed).choice(planter.canaries)
    with pytest.raises(ak.LeakError):
        gate_text(f"<p>{document.title} {chosen}</p>", ready)


@pytest.mark.parametrize("sector", sorted(PACK.sectors))
@pytest.mark.parametrize("position", list(ak.Position))
def test_no_draft_of_the_whole_bank_is_refused(sector: str, position: ak.Position) -> None:
    employers = PACK.sectors[sector].employers
    for employer in (employers[0], employers[-1]):
        agreement = ak.Agreement(
            sector=sector,
            employer=employer.name,
            unions=PACK.sectors[sector].unions,
            position=position,
            provisions=PACK.bundle("full"),
        )
        document = ak.compose(agreement, PACK)
        data = ak.word_bytes(document)
        ready = prepared(
            private_texts(agreement, PACK, share(agreement, PACK)),
            shared_texts(share(agreement, PACK)),
        )
        allowed = Allowed(title=document.title)
        assert gate(data, ready, allowed=allowed, document_texts=texts_of(document)) is data
