"""Real packages broken at random: read or refused, and never anything else, in bounded time."""

import io
import os
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from copy import deepcopy
from random import Random
from typing import get_args

import docx
import pytest
from lxml import etree

import agreementkit as ak
from agreementkit import read_word
from agreementkit.ooxml.dangers import dangers
from agreementkit.ooxml.package import open_package
from agreementkit.ooxml.refusal import RefusalReason
from agreementkit.word.references import references
from tests.ooxml.markup import STYLES, come, gone, package, paragraph, row, run
from tests.ooxml.packages import packed
from tests.ooxml.test_numbering import CLAUSES, item, start, use
from tests.ooxml.test_package import mutated
from tests.word_files import W, members

from .test_references import CLAUSE, field, target

ROUNDS = 1000 if os.environ.get("AGREEMENTKIT_NIGHTLY") else 40
"""How many broken packages of each kind."""
LONGEST = 10.0
"""Seconds for one file; a whole draft takes a fifth of one."""
VALUES = ("", "0", "-1", "9", "99999", "9" * 400, "true", "x" * 70, "٣", "\u202e", "decimal", "1")


def crowded() -> bytes:
    """A small file with something of everything that the reader knows."""
    table = f"<w:tbl>{row(paragraph(run('a')))}{row(paragraph(come('b')), mark='ins')}</w:tbl>"
    numbered = "".join(item(at % 2 + 1, at) for at in (0, 1, 2, 3, 1, 0))
    reference = paragraph(field(rf"REF {CLAUSE} \r \h", run("1")), gone("x"), mark="del")
    return package(
        target(CLAUSE) + numbered + table + reference + paragraph(run("end"), style="Under"),
        numbering=CLAUSES + use(1, 1) + use(2, 1, start(0, 4)),
        styles=STYLES,
        footnotes=f'<w:footnote w:id="2">{paragraph(run("note"))}</w:footnote>',
        header1=paragraph(run("head")),
    )


@pytest.fixture(scope="module")
def originals(word: bytes) -> Sequence[bytes]:
    """Packages from three writers."""
    buffer = io.BytesIO()
    other = docx.Document()
    other.add_heading("Terms", 1)
    other.add_paragraph("The Employer must not.", style="List Number")
    other.save(buffer)
    return crowded(), word, buffer.getvalue()


def as_bytes(data: bytes, random: Random) -> bytes:
    return mutated(data, random)


def cut_short(data: bytes, random: Random) -> bytes:
    """A part that ends too early."""
    parts = dict(members(data))
    name = random.choice(list(parts))
    return packed({**parts, name: parts[name][: random.randrange(len(parts[name]) + 1)]})


def swapped(data: bytes, random: Random) -> bytes:
    """Two parts, each under the other's name."""
    parts = dict(members(data))
    one, other = random.sample(list(parts), 2)
    return packed({**parts, one: parts[other], other: parts[one]})


def in_stored_members(data: bytes, random: Random) -> bytes:
    """Bytes broken inside a part, in a zip file that is whole."""
    parts = dict(members(data))
    name = random.choice(list(parts))
    method = random.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
    return packed({**parts, name: mutated(parts[name], random)}, method)


def as_xml(data: bytes, random: Random) -> bytes:
    """Parts that stay well formed, with elements and attributes gone, doubled, moved or odd."""
    parts = dict(members(data))
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    for name in random.sample(names, random.randint(1, 2)):
        root = etree.fromstring(parts[name])
        for _ in range(random.randint(1, 6)):
            one_edit(root, random)
        parts[name] = etree.tostring(root)
    return packed(parts)


def one_edit(root: "etree._Element", random: Random) -> None:
    elements = list(root.iter("*"))
    one, other = random.choice(elements), random.choice(elements)
    parent = one.getparent()
    match random.randrange(7):
        case 0 if parent is not None:
            parent.remove(one)
        case 1 if parent is not None:
            parent.insert(random.randrange(len(parent) + 1), deepcopy(one))
        case 2 if other not in one.iter():
            other.append(one)
        case 3 if one.attrib:
            del one.attrib[random.choice(list(one.attrib))]
        case 4 if one.attrib:
            one.set(random.choice(list(one.attrib)), random.choice(VALUES))
        case 5:
            one.tag = other.tag
        case _:
            for _ in range(random.choice((1, 5, 400))):
                one = etree.SubElement(one, f"{W}{random.choice(('p', 'tbl', 'sdt', 'ins', 'r'))}")


@pytest.mark.parametrize("broken", [as_bytes, cut_short, swapped, in_stored_members, as_xml])
def test_a_broken_package_is_read_or_refused_in_bounded_time(
    originals: Sequence[bytes],
    broken: Callable[[bytes, Random], bytes],
) -> None:
    random = Random(broken.__name__)
    ends: Counter[str] = Counter()
    for _ in range(ROUNDS):
        data = broken(random.choice(originals), random)
        began = time.perf_counter()
        try:
            read = read_word(data)
            references(read.accepted)
            references(read.rejected)
            dangers(open_package(data))
        except ak.RefusedError as error:
            ends[error.reason] += 1
        else:
            ends["read"] += 1
        assert time.perf_counter() - began < LONGEST
    assert set(ends) <= {*get_args(RefusalReason), "read"}
    # More than one end, or the test would show nothing.
    assert len(ends) >= 2, ends
