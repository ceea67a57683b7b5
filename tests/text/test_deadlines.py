"""The words that say by when: every number of days that can be written is a deadline."""

import pytest

from agreementkit import Grade
from agreementkit.text import find_obligations

from .roles import ROLES

ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen")
NUMBERS = (
    *ONES,
    *TEENS,
    *("eighteen", "nineteen", "twenty"),
    *(f"twenty-{one}" for one in ONES),
    *("one hundred", "one hundred and twenty"),
)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_term_in_words_is_a_deadline(number: str) -> None:
    within = f"within {number} working days"
    [duty] = find_obligations(f"The Employer must reply {within}.", roles=ROLES)
    assert (duty.deadline, duty.grade) == (within, Grade.OPERATIVE)
