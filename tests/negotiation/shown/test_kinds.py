"""Whatever changes what a file shows is told, where it stands; what changes nothing is not."""

import pytest

from .judged import judgement, missing
from .kinds import HARMLESS, SHOWN
from .not_yet import BLAMED, LOUD, NOT_YET
from .page import PAGE, page
from .sheet import draft


@pytest.mark.parametrize("name", sorted(SHOWN.keys() - NOT_YET))
def test_a_change_to_what_the_file_shows_is_told_in_its_clause(name: str) -> None:
    said = judgement(name)
    assert said.told, said


def test_what_is_not_told_yet_is_listed_and_nothing_else_is() -> None:
    assert missing() == NOT_YET


@pytest.mark.parametrize("name", sorted(SHOWN.keys() - BLAMED))
def test_no_clause_is_named_that_the_change_does_not_touch(name: str) -> None:
    assert judgement(name).blamed == ()


@pytest.mark.parametrize("name", sorted(HARMLESS.keys() - LOUD))
def test_what_programs_do_by_themselves_is_no_alarm(name: str) -> None:
    said = judgement(name)
    assert (said.alarm, said.changed, said.refused, said.crash) == (False, (), "", "")


def test_there_are_as_many_kinds_as_were_promised() -> None:
    assert len(SHOWN) >= 150
    assert len(HARMLESS) >= 40


def test_every_clause_that_a_kind_names_is_in_the_draft() -> None:
    document = draft().document
    ids = {getattr(block, "clause", "") or getattr(block, "id", "") for block in document.blocks}
    assert {kind.clause for kind in SHOWN.values()} - {""} <= ids


def test_the_page_has_every_kind_as_it_is_told_today() -> None:
    """`python -m tests.negotiation.shown --not-yet` writes it anew."""
    assert PAGE.read_text("utf-8") == page()
