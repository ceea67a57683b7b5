"""A file that was opened and saved, and not edited, is as we sent it."""

import pytest

from agreementkit import read_word
from agreementkit.negotiation import Verdict
from tests.negotiation.silent_edits.verdict import judged

from .resaves import RESAVES
from .sheet import draft


@pytest.mark.parametrize("program", sorted(RESAVES))
def test_a_save_without_an_edit_is_no_change(program: str) -> None:
    response = judged(draft(), RESAVES[program]())
    assert not response.alarming
    assert [each.id for each in response.clauses if each.verdict is not Verdict.UNCHANGED] == []


@pytest.mark.parametrize("program", sorted(RESAVES))
def test_a_save_changes_much_of_the_markup_and_no_word(program: str) -> None:
    """Else it would try nothing."""
    before, after = read_word(draft().data), read_word(RESAVES[program]())
    assert RESAVES[program]() != draft().data
    assert [line.text for line in after.accepted if line.text] == [
        line.text for line in before.accepted if line.text
    ]
