"""What the lint says must not hang on how a file happens to be written."""

import random
import re
import sys
from types import FrameType

from hypothesis import given, strategies as st

import agreementkit as ak
from tests.word_files import members

from . import faults
from .edits import (
    HEADER_ROW,
    MAIN,
    WHOLE_FIELD,
    add,
    bookmark,
    cell,
    edited,
    field,
    good,
    p,
    packed,
    r,
    row,
    table,
)

ALL = [*faults.SOUNDNESS, *faults.ACCESSIBILITY]
SPLIT = re.compile(
    r'(<w:r>(?P<look>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?))<w:t xml:space="preserve">'
    r"(?P<text>[^<&]{2,})</w:t></w:r>",
)


@given(st.randoms(use_true_random=False), st.sampled_from(ALL))
def test_the_order_of_the_parts_says_nothing(chance: random.Random, fault: faults.Fault) -> None:
    data = edited(good(), *fault.edits)
    parts = list(members(data).items())
    chance.shuffle(parts)
    assert ak.lint_word(packed(dict(parts))) == ak.lint_word(data)


@given(st.data())
def test_words_split_over_two_runs_of_one_look_are_judged_as_before(data: st.DataObject) -> None:
    parts = dict(members(good()))
    text = parts[MAIN].decode()
    found = data.draw(st.sampled_from(list(SPLIT.finditer(text))))
    at = data.draw(st.integers(1, len(found["text"]) - 1))
    kept = '<w:t xml:space="preserve">'
    halves = found["text"][:at], found["text"][at:]
    runs = "".join(f"<w:r>{found['look']}{kept}{half}</w:t></w:r>" for half in halves)
    parts[MAIN] = (text[: found.start()] + runs + text[found.end() :]).encode()
    assert ak.lint_word(packed(parts)) == ()


def test_twice_the_text_is_not_much_more_than_twice_the_work() -> None:
    """Counted in steps, not in time, so that a busy machine says nothing."""
    steps = [counted(size) for size in (200, 400)]
    assert steps[1] < 2.3 * steps[0]


def counted(size: int) -> int:
    """Calls of Python functions that the lint of a document takes, faults and all."""
    blank, pale = p("<w:r/>"), p(r("pale", '<w:color w:val="999999"/>'))
    marked = "".join(bookmark(number, "same", end=False) for number in range(size))
    rows = [row(cell(), cell(p("<w:r/>")))] * size
    data = edited(good(), add((blank + pale + p(field(*WHOLE_FIELD))) * size + p(marked)))
    data = edited(data, add(table(HEADER_ROW, *rows)))
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        ak.lint_word(data)
    finally:
        sys.setprofile(before)
    return calls
