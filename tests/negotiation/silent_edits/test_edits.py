"""The edits that prove the judging are themselves what they say: real, sound, in their place."""

from collections.abc import Callable, Mapping
from random import Random

import pytest
from lxml import etree

from agreementkit.ooxml.package import open_package
from tests.negotiation.silent_edits.drafts import Draft
from tests.negotiation.silent_edits.edit import Edit
from tests.negotiation.silent_edits.editable_draft import MAIN, Paper
from tests.negotiation.silent_edits.kinds import (
    HARMLESS,
    KINDS,
    TRACKED,
    drafts,
    edited,
    harmless,
    one_edit,
    tracked,
)
from tests.negotiation.silent_edits.numbering import NUMBERING
from tests.negotiation.silent_edits.outside_body import OUTSIDE
from tests.negotiation.silent_edits.package import members
from tests.negotiation.silent_edits.whole_clauses import NEW

_BESIDE = {"header", "footer", OUTSIDE, NEW, NUMBERING}
"""Names of places that are no section of the main text."""


def sections(draft: Draft) -> dict[str, list[bytes]]:
    """Each section of a draft's main text, as it is written, by what our record calls it."""
    found: dict[str, list[bytes]] = {}
    for section in Paper(draft, Random(0)).sections:
        found.setdefault(section.place, []).extend(map(etree.tostring, section.elements))
    return found


def of_every_kind() -> list[Edit]:
    """An edit of each kind."""
    return [one_edit(drafts(), number) for number in range(len(KINDS))]


@pytest.mark.parametrize("edit", of_every_kind(), ids=lambda edit: edit.kind)
def test_each_kind_changes_a_part_and_leaves_a_file_that_opens(edit: Edit) -> None:
    after = members(edit.data)
    changed = [
        name
        for name in {*after, *edit.draft.parts}
        if _canonical(after.get(name)) != _canonical(edit.draft.parts.get(name))
    ]
    assert changed
    assert open_package(edit.data)


@pytest.mark.parametrize("edit", of_every_kind(), ids=lambda edit: edit.kind)
def test_every_paragraph_elsewhere_is_as_it_was(edit: Edit) -> None:
    """The truth is about the file: what it does not name is there as we wrote it, in its order."""
    (touched, *more) = sorted(edit.truth.places, key=len, reverse=True)
    touched = touched.union(*more)
    elsewhere = [
        element
        for place, elements in sections(edit.draft).items()
        if place not in touched
        for element in elements
    ]
    body = etree.fromstring(members(edit.data)[MAIN])[0]
    rest = iter([etree.tostring(element) for element in body])
    assert all(element in rest for element in elsewhere)
    assert touched <= {*sections(edit.draft)} | _BESIDE


def _canonical(data: bytes | None) -> bytes:
    return b"" if data is None else etree.tostring(etree.fromstring(data), method="c14n")


@pytest.mark.parametrize(
    ("make", "kinds"),
    [(edited, KINDS), (tracked, TRACKED), (harmless, HARMLESS)],
)
def test_the_same_seed_gives_the_same_bytes(
    make: Callable[[Draft, str, int], Edit],
    kinds: Mapping[str, object],
) -> None:
    draft = drafts()[0]
    for name in sorted(kinds)[::7]:
        assert make(draft, name, 5).data == make(draft, name, 5).data


def test_another_seed_gives_another_edit() -> None:
    made = {edited(drafts()[0], "a letter changed", seed).data for seed in range(20)}
    assert len(made) == 20
