"""The gate lets our drafts through and stops every planted leak.

The allow-list alone stops each of them. Looking for private texts alone stops each that
stands in the package as words; what is packed or encoded is the allow-list's to refuse.
"""

import re
from collections.abc import Callable

import pytest

import agreementkit as ak
from agreementkit.composing.share import share
from agreementkit.model.shared import private_texts, shared_texts
from agreementkit.text.leaks import Private, leaks_in_text, prepared
from agreementkit.word.allow_list import Allowed, texts_of
from agreementkit.word.gate import gate, private_texts_in
from tests.word_files import members

from .planted_leaks import IN_BYTES, IN_MEMBERS, PACKED, SECRET, Plant, packed, with_entry

NOTHING = prepared(frozenset(), frozenset())


@pytest.fixture(scope="session")
def private(agreement: ak.Agreement, pack: ak.Pack) -> Private:
    """What the model agreement may not hold, and one thing more."""
    return prepared(
        private_texts(agreement, pack, share(agreement, pack)) | {SECRET},
        shared_texts(share(agreement, pack)),
    )


@pytest.fixture(scope="session")
def allowed(document: ak.Document) -> Allowed:
    return Allowed(title=document.title)


def planted(word: bytes, plant: Plant) -> bytes:
    held = dict(members(word))
    plant(held)
    return packed(held)


def test_a_draft_passes_and_comes_back_as_it_was(
    word: bytes, private: Private, allowed: Allowed, document: ak.Document
) -> None:
    texts = texts_of(document)
    assert gate(word, private, allowed=allowed, document_texts=texts) is word
    assert packed(members(word)) == word, "the tests pack as we do"


@pytest.mark.parametrize("place", IN_MEMBERS)
def test_the_allow_list_alone_refuses_every_planted_leak(
    word: bytes, allowed: Allowed, document: ak.Document, place: str
) -> None:
    part, plant = IN_MEMBERS[place]
    with pytest.raises(ak.LeakError) as caught:
        gate(planted(word, plant), NOTHING, allowed=allowed, document_texts=texts_of(document))
    assert part in {fault.key for fault in caught.value.faults}


@pytest.mark.parametrize("place", sorted(IN_MEMBERS.keys() - PACKED))
def test_the_private_texts_alone_find_every_leak_that_stands_as_words(
    word: bytes, private: Private, place: str
) -> None:
    part, plant = IN_MEMBERS[place]
    found = private_texts_in(members(planted(word, plant)), private)
    assert (part, "Settle for thirteen") in {(name, leak.begins) for name, leak in found}


@pytest.mark.parametrize("place", sorted(PACKED))
def test_what_is_packed_or_encoded_is_refused_for_what_it_is_and_not_decoded(
    word: bytes, private: Private, allowed: Allowed, document: ak.Document, place: str
) -> None:
    part, plant = IN_MEMBERS[place]
    data = planted(word, plant)
    assert not list(private_texts_in(members(data), private)), "the stricter test is for it"
    with pytest.raises(ak.LeakError) as caught:
        gate(data, private, allowed=allowed, document_texts=texts_of(document))
    assert part in {fault.key for fault in caught.value.faults}


@pytest.mark.parametrize("place", sorted(IN_MEMBERS.keys() - PACKED))
def test_the_gate_names_the_place_and_no_more_than_three_words(
    word: bytes, private: Private, allowed: Allowed, place: str
) -> None:
    part, plant = IN_MEMBERS[place]
    with pytest.raises(ak.LeakError) as caught:
        gate(planted(word, plant), private, allowed=allowed)
    leaks = [f for f in caught.value.faults if "private text" in f.message]
    assert part in {fault.key for fault in leaks}
    for fault in leaks:
        assert "Settle for thirteen" in fault.message
        assert "weeks if" not in fault.message


@pytest.mark.parametrize("place", IN_BYTES)
def test_what_lies_outside_every_member_is_found_by_both_walls(
    word: bytes, private: Private, allowed: Allowed, place: str
) -> None:
    data = IN_BYTES[place](word)
    assert leaks_in_text(data.decode("utf-8", "ignore"), private)
    with pytest.raises(ak.LeakError):
        gate(data, NOTHING, allowed=allowed)
    with pytest.raises(ak.LeakError, match="Settle for thirteen"):
        gate(data, private, allowed=allowed)


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ({"date_time": (2027, 1, 1, 0, 0, 0)}, "a date other than"),
        ({"create_system": 3}, "marks of the machine"),
        ({"external_attr": 0o644 << 16}, "marks of the machine"),
        ({"compress_type": 12}, "not ours"),
    ],
)
def test_a_member_may_carry_no_marks_of_its_making(
    word: bytes, allowed: Allowed, marks: dict[str, object], said: str
) -> None:
    with pytest.raises(ak.LeakError, match=said):
        gate(with_entry(word, **marks), NOTHING, allowed=allowed)


@pytest.mark.parametrize("broken", [lambda w: b"", lambda w: w[:-30], lambda w: w[:2000]])
def test_what_is_no_whole_package_is_refused(
    word: bytes, allowed: Allowed, broken: Callable[[bytes], bytes]
) -> None:
    with pytest.raises(ak.LeakError):
        gate(broken(word), NOTHING, allowed=allowed)


def test_the_title_is_compared_exactly(word: bytes) -> None:
    with pytest.raises(ak.LeakError, match="the property dc:title"):
        gate(word, NOTHING, allowed=Allowed(title="Another"))


def test_a_paragraph_of_another_document_is_refused(
    word: bytes, allowed: Allowed, document: ak.Document
) -> None:
    texts = {text for text in texts_of(document) if not re.match("Within 10", text)}
    assert len(texts) < len(texts_of(document))
    with pytest.raises(ak.LeakError, match="a paragraph that the document does not have"):
        gate(word, NOTHING, allowed=allowed, document_texts=texts)
