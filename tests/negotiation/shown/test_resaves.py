"""A file that was opened and saved, and not edited, is as we sent it."""

import pytest

from agreementkit import read_word

from .judged import quiet
from .not_yet import LOUD_SAVES
from .resaves import RESAVES
from .sheet import draft


def test_a_save_without_an_edit_is_no_change() -> None:
    assert {program for program, save in RESAVES.items() if not quiet(save())} == LOUD_SAVES


@pytest.mark.parametrize("program", sorted(RESAVES))
def test_a_save_changes_much_of_the_markup_and_no_word(program: str) -> None:
    """Else it would try nothing."""
    before, after = read_word(draft().data), read_word(RESAVES[program]())
    assert RESAVES[program]() != draft().data
    assert [line.text for line in after.accepted if line.text] == [
        line.text for line in before.accepted if line.text
    ]
