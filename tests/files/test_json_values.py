"""Our own record of what was sent holds every word of it, and gives the same document back."""

import json
from collections.abc import Callable, Mapping
from typing import Any, cast

import pytest
from hypothesis import given, strategies as st

import agreementkit as ak
from agreementkit import Provision, documents
from agreementkit.documents import (
    Blank,
    Bullet,
    Citation,
    Comment,
    Figure,
    Heading,
    Layout,
    Note,
    Paragraph,
    PartHeading,
    Reference,
    Shade,
    SignatureBlock,
    Table,
    TermUse,
    Unconfirmed,
)
from agreementkit.files.json_values import document_from, draft_id, from_plain, plain, record_json
from agreementkit.packs import Run
from agreementkit.testing import agreements, versions
from tests.ledger_entries import JSON, PROVISIONS, TEXTS, WHEN

AUTHORS = st.builds(documents.Author, name=TEXTS, initials=TEXTS)
TEXT_LISTS = st.lists(TEXTS, max_size=2).map(tuple)
REPLIES = st.builds(Comment, author=AUTHORS, when=st.none() | WHEN, text=TEXT_LISTS)
COMMENTS = st.lists(
    st.builds(
        Comment,
        author=AUTHORS,
        when=st.none() | WHEN,
        text=TEXT_LISTS,
        replies=st.lists(REPLIES, max_size=1).map(tuple),
        resolved=st.booleans(),
    ),
    max_size=1,
).map(tuple)
SPANS = st.lists(
    st.one_of(
        st.builds(Run, text=TEXTS),
        st.builds(Figure, text=TEXTS, parameter=TEXTS, term=TEXTS),
        st.builds(Blank, label=TEXTS, parameter=TEXTS, target=TEXTS),
        st.builds(TermUse, text=TEXTS, term=TEXTS, defining=st.booleans()),
        st.builds(Reference, text=TEXTS, target=TEXTS),
        st.builds(Citation, text=TEXTS, law=TEXTS),
        st.builds(Unconfirmed, fact=TEXTS),
    ),
    max_size=3,
).map(tuple)
CLAUSES = st.none() | TEXTS
SHADES = st.none() | st.sampled_from(Shade)
BLOCKS = st.lists(
    st.one_of(
        st.builds(
            Paragraph,
            spans=SPANS,
            clause=CLAUSES,
            level=st.integers(0, 4),
            number=TEXTS,
            comments=COMMENTS,
        ),
        st.builds(Heading, text=TEXTS, level=st.integers(1, 3), clause=CLAUSES),
        st.builds(Bullet, spans=SPANS, clause=CLAUSES),
        st.builds(Note, spans=SPANS, clause=CLAUSES),
        st.builds(
            Table,
            caption=TEXTS,
            header=TEXT_LISTS,
            rows=st.lists(st.lists(SPANS, max_size=2).map(tuple), max_size=2).map(tuple),
            clause=CLAUSES,
            widths=st.lists(st.integers(1, 9), max_size=2).map(tuple),
            shades=st.lists(st.lists(SHADES, max_size=2).map(tuple), max_size=2).map(tuple),
        ),
        st.builds(SignatureBlock, party=TEXTS, clause=CLAUSES),
    ),
    max_size=4,
).map(tuple)
DOCUMENTS = st.builds(
    ak.Document,
    title=TEXTS,
    parties=TEXT_LISTS,
    version=versions(),
    blocks=BLOCKS,
    front=BLOCKS,
    layout=st.sampled_from(Layout),
)


@given(DOCUMENTS)
def test_any_document_comes_back_equal_from_the_same_bytes(document: ak.Document) -> None:
    record = record_json(document)
    assert document_from(record) == document
    assert record_json(document_from(record)) == record


@given(st.data())
def test_any_composed_agreement_comes_back_equal(pack: ak.Pack, data: st.DataObject) -> None:
    document = ak.compose(data.draw(agreements(pack)), pack)
    assert document_from(record_json(document)) == document


def test_the_record_of_the_model_agreement_says_it_in_readable_letters(
    document: ak.Document,
) -> None:
    record = record_json(document).decode()
    assert "Notice of new systems" in record
    assert "\\u" not in record
    assert document_from(record.encode()) == document


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no record of a text that was sent"),
        (b"[]", "this version of agreementkit can read"),
        (b'{"format":2,"document":{}}', "this version of agreementkit can read"),
        (b'{"format":1}', "no record of a text that was sent"),
        (b'{"format":1,"document":{"is":"Document"}}', "no record of a text that was sent"),
        (b"\xff", "no record of a text that was sent"),
        (b"[" * 99999, "no record of a text that was sent"),
    ],
)
def test_what_is_no_record_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(ak.LedgerError) as caught:
        document_from(data, "sent/round-1.json")
    [fault] = caught.value.faults
    assert fault.file == "sent/round-1.json"
    assert why in fault.message
    assert fault.remedy == "upgrade agreementkit, or put the file back from a copy of the folder"


@given(DOCUMENTS, st.data())
def test_whatever_a_record_holds_is_a_document_or_an_error_of_ours(
    document: ak.Document,
    data: st.DataObject,
) -> None:
    held = json.loads(record_json(document))
    spoiled = data.draw(st.sampled_from(sorted(held["document"])))
    held["document"][spoiled] = data.draw(JSON)
    try:
        again = document_from(json.dumps(held).encode())
    except ak.LedgerError:
        return
    assert document_from(record_json(again)) == again


def test_a_document_that_lacks_a_part_is_refused(document: ak.Document) -> None:
    held = json.loads(record_json(document))
    del held["document"]["title"]
    with pytest.raises(ak.LedgerError, match="title"):
        document_from(json.dumps(held).encode())


def spoilt(change: Callable[[dict[str, Any]], object]) -> str:
    """What is said of the record of a small text in which something was changed."""
    small = ak.Document(
        title="On AI",
        parties=["The Union"],
        version=ak.Version(),
        blocks=(PartHeading(number="Part 1", title="Start"), Paragraph(spans=(Run(text="x"),))),
    )
    held = json.loads(record_json(small))
    change(held["document"])
    with pytest.raises(ak.LedgerError) as caught:
        document_from(json.dumps(held).encode(), "sent/round-1.json")
    return caught.value.faults[0].message


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda held: held.update(title=3), "title: expected text, and got 3"),
        (lambda held: held.update(extra=""), 'extra: no key is called "extra" here'),
        (
            lambda held: held["blocks"][0].update(clause="scope"),
            'blocks.0.clause: expected nothing, and got "scope"',
        ),
        (
            lambda held: held["blocks"][1].update(spans="x"),
            'blocks.1.spans: expected a list, and got "x"',
        ),
        (
            lambda held: held["blocks"][1]["spans"][0].update({"is": "Slot"}),
            "blocks.1.spans.0: nothing that can stand here is called Slot",
        ),
        (
            lambda held: held["version"].update({"is": "Document"}),
            "version: expected Version, and got Document",
        ),
        (
            lambda held: held.update(layout="square"),
            'layout: expected one of agreement, paper, table, text, and got "square"',
        ),
        (
            lambda held: held["version"].update(dated="20261102"),
            "version.dated: 20261102 is not how this moment is written",
        ),
        (
            lambda held: held.update(title=3, front=3),
            "title: expected text, and got 3; front: expected a list, and got 3",
        ),
    ],
)
def test_what_is_wrong_in_a_record_is_said_with_its_place(
    change: Callable[[dict[str, Any]], object],
    said: str,
) -> None:
    assert spoilt(change) == f"this is no record of a text that was sent ({said})"


def test_a_field_that_is_always_empty_may_be_written_out() -> None:
    heading = PartHeading(number="Part 1", title="Start")
    stored = cast("dict[str, object]", plain(heading))
    assert from_plain({**stored, "clause": None}, PartHeading) == heading


@pytest.mark.parametrize("wrong", [{"scope": "Scope"}, ["scope"], [["scope"]], [[3, "Scope"]], 3])
def test_a_mapping_is_stored_as_pairs_and_as_nothing_else(wrong: object) -> None:
    with pytest.raises(ValueError, match="expected a list of pairs, and got"):
        from_plain(wrong, cast("type[object]", Mapping[str, str]))
    assert from_plain([["scope", "Scope"]], cast("type[object]", Mapping[str, str])) == {
        "scope": "Scope",
    }


@given(PROVISIONS)
def test_a_provision_comes_back_equal(provision: Provision) -> None:
    again = from_plain(plain(provision), Provision)
    assert again == provision
    # True is not 1, and 2.50 pounds is no whole number.
    assert [type(value) for _, value in again.settings] == [
        type(value) for _, value in provision.settings
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        3,
        {"clause": "scope"},
        {"clause": "scope", "position": None, "settings": {"notice": 2.5}},
        {"clause": "scope", "position": None, "settings": {"notice": [3]}},
        {"clause": "scope", "position": None, "settings": {"notice": {"decimal": "x"}}},
        {"clause": "scope", "position": None, "settings": {"notice": {"date": "today"}}},
        {"clause": "scope", "position": "lowest", "settings": {}},
    ],
)
def test_what_is_no_provision_is_refused(wrong: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        from_plain(wrong, Provision)


DRAFTS = st.tuples(TEXTS, st.integers(1, 99), st.binary(max_size=3))


@given(DRAFTS, DRAFTS)
def test_a_draft_has_its_own_id_and_always_the_same(
    one: tuple[str, int, bytes],
    other: tuple[str, int, bytes],
) -> None:
    assert draft_id(*one) == draft_id(*one)
    assert len(draft_id(*one)) == 32
    assert set(draft_id(*one)) <= set("0123456789abcdef")
    assert (draft_id(*one) == draft_id(*other)) == (one == other)
