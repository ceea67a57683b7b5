"""Redlines in Word: each side exact, by our own reader and by LibreOffice, and valid."""

import json
import os
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree

import agreementkit as ak
from agreementkit.model.comment import Author
from agreementkit.model.redline import Redline
from agreementkit.word import read_word, redline_bytes, styles
from agreementkit.word.read import Line
from tests.redrafts import documents

from .conftest import Office, W, members
from .conftest import Run as Program

PACK = ak.load_pack()
UNION = Author(name="Union side", initials="US")
WHEN = datetime(2027, 1, 15, 10, 0)  # noqa: DTZ001 - Word keeps no zone
NIGHTLY = bool(os.environ.get("AGREEMENTKIT_NIGHTLY"))
PAIRS = 1000 if NIGHTLY else 50
"""How many random pairs each program is asked about."""

Both = tuple[ak.Document, ak.Document]


def redlined(old: ak.Document, new: ak.Document) -> Redline:
    return ak.compare(old, new, author=UNION, when=WHEN)


def on_either_side(data: bytes) -> tuple[list[Line], list[Line]]:
    """The lines of a file with the anchors of clauses and schedules.

    Without the second mark of a clause, which stays with its paragraph, and that of a Part,
    which is named by its number.
    """
    read = read_word(data)
    accepted, rejected = (
        [
            evolve(line, anchor="")
            if line.anchor.endswith("_b") or line.style == styles.PART_HEADING
            else line
            for line in lines
        ]
        for lines in (read.accepted, read.rejected)
    )
    return accepted, rejected


@pytest.fixture(scope="session")
def pairs() -> Sequence[Both]:
    """Random pairs of documents, the second drafted from the first."""
    found: list[Both] = []

    @settings(
        max_examples=PAIRS,
        derandomize=not NIGHTLY,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(both=documents(PACK))
    def gather(both: Both) -> None:
        found.append(both)

    gather()
    assert len(found) == PAIRS
    return found


@given(both=documents(PACK))
def test_our_reader_finds_the_new_text_on_one_side_and_the_old_on_the_other(both: Both) -> None:
    old, new = both
    accepted, rejected = on_either_side(redline_bytes(redlined(old, new)))
    assert accepted == on_either_side(ak.word_bytes(new))[0]
    assert rejected == on_either_side(ak.word_bytes(old))[0]


def test_libreoffice_gives_the_new_draft_when_it_accepts_and_the_old_when_it_rejects(
    office: Office,
    pairs: Sequence[Both],
) -> None:
    for old, new in pairs:
        redline = redline_bytes(redlined(old, new))
        for action, document in (("accept", new), ("reject", old)):
            assert office.sees(redline, action) == office.sees(ak.word_bytes(document)), action


def test_libreoffice_sees_a_redline_as_changed_until_someone_decides(
    office: Office,
    pairs: Sequence[Both],
) -> None:
    old, new = pairs[0]
    seen = office.sees(redline_bytes(redlined(old, new)))
    assert seen.changes_left
    assert seen.headers != office.sees(ak.word_bytes(new)).headers


def test_the_open_xml_sdk_is_silent_on_every_redline(
    validator: Program,
    pairs: Sequence[Both],
    tmp_path: Path,
) -> None:
    def faults(number: int) -> list[object]:
        path = tmp_path / f"{number}.docx"
        path.write_bytes(redline_bytes(redlined(*pairs[number])))
        found: list[object] = json.loads(validator(str(path)).stdout)["errors"]
        return found

    with ThreadPoolExecutor(2) as several:
        assert [*filter(None, several.map(faults, range(len(pairs))))] == []


@given(both=documents(PACK))
def test_a_redline_of_a_document_with_itself_is_its_draft(both: Both) -> None:
    assert redline_bytes(redlined(both[0], both[0])) == ak.word_bytes(both[0])


@given(both=documents(PACK))
def test_every_annotation_has_a_number_of_its_own_and_every_name_stands_once(both: Both) -> None:
    parts = members(redline_bytes(redlined(*both)))
    main, head = (etree.fromstring(parts[f"word/{name}.xml"]) for name in ("document", "header1"))
    ends = {f"{W}{tag}" for tag in ("bookmarkEnd", "moveFromRangeEnd", "moveToRangeEnd")}
    ids = [
        element.get(f"{W}id")
        for root in (main, head)
        for element in root.iter()
        if element.get(f"{W}id") and element.tag not in ends
    ]
    controls = [str(each.get(f"{W}val")) for each in main.iter(f"{W}id")]
    assert len(ids) == len(set(ids))
    assert len(controls) == len(set(controls))
    names = Counter(element.get(f"{W}name") for element in main.iter(f"{W}bookmarkStart"))
    assert set(names.values()) <= {1}
    for tag in ("bookmark", "moveFromRange", "moveToRange"):
        started, ended = (
            sorted(str(element.get(f"{W}id")) for element in main.iter(f"{W}{tag}{end}"))
            for end in ("Start", "End")
        )
        assert started == ended


@given(both=documents(PACK))
def test_every_reference_and_link_leads_to_a_bookmark(both: Both) -> None:
    main = etree.fromstring(members(redline_bytes(redlined(*both)))["word/document.xml"])
    names = {element.get(f"{W}name") for element in main.iter(f"{W}bookmarkStart")}
    codes = [
        str(element.text).split()
        for tag in ("instrText", "delInstrText")
        for element in main.iter(f"{W}{tag}")
    ]
    targets = {code[1] for code in codes if code[0] == "REF"}
    assert targets | {element.get(f"{W}anchor") for element in main.iter(f"{W}hyperlink")} <= names


@given(both=documents(PACK))
def test_every_change_says_whose_it_is_and_when_and_moves_go_in_pairs(both: Both) -> None:
    data = redline_bytes(redlined(*both))
    changes = read_word(data).changes
    assert changes
    assert {(change.author, change.when) for change in changes} == {(UNION.name, WHEN)}
    main = etree.fromstring(members(data)["word/document.xml"])
    away, here = (
        Counter(element.get(f"{W}name") for element in main.iter(f"{W}{tag}RangeStart"))
        for tag in ("moveFrom", "moveTo")
    )
    assert away == here
    assert set(away.values()) <= {1}
