"""What was changed without a trace is found, in the right clause, and nothing else is blamed.

The truth of each edit comes from `silent`, which makes it without our reader.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence

import pytest

from tests.negotiation.silent_edits.detection_rate import (
    of_harmless,
    of_mixed,
    of_silent,
    of_tracked,
    table,
)
from tests.negotiation.silent_edits.kinds import HARMLESS, KINDS, TRACKED, drafts
from tests.negotiation.silent_edits.verdict import Verdict, judged

NIGHTLY = bool(os.environ.get("AGREEMENTKIT_NIGHTLY"))
SILENT = 10_000 if NIGHTLY else 2 * len(KINDS)
OTHERS = 20 if NIGHTLY else 1
"""How many times more of the other tests are run by night."""
SHARES = 8
"""The long tests run in so many pieces, so that several processors can share them."""


def agree(every: Iterable[Verdict]) -> None:
    """Fail with each edit that was judged wrongly, told so that it can be made again."""
    every = list(every)
    wrong = [str(each) for each in every if not each.right]
    print("\n".join(table(every)))
    assert every
    assert not wrong, "\n".join(wrong)


def judgements(
    of: Callable[[int], Sequence[Verdict]],
    numbers: Iterable[int],
) -> Iterator[Verdict]:
    for number in numbers:
        yield from of(number)


@pytest.mark.parametrize("share", range(SHARES))
def test_a_silent_edit_is_found_where_it_is_and_nowhere_else(share: int) -> None:
    agree(judgements(of_silent, range(share, SILENT, SHARES)))


def test_what_a_word_processor_does_by_itself_is_no_edit() -> None:
    agree(judgements(of_harmless, range(2 * len(HARMLESS) * OTHERS)))


def test_a_tracked_edit_is_an_offer_and_never_silent() -> None:
    agree(judgements(of_tracked, range(len(TRACKED) * OTHERS)))


def test_silent_edits_are_told_from_tracked_ones_beside_them() -> None:
    agree(judgements(of_mixed, range(len(TRACKED) * OTHERS)))


@pytest.mark.parametrize("draft", range(4))
def test_a_draft_that_comes_back_as_it_went_has_no_change(draft: int) -> None:
    response = judged(drafts()[draft], drafts()[draft].data)
    assert not response.changed
    assert not response.alarming
