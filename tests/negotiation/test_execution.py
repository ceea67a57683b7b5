"""The paper about to be signed: what was agreed passes, and nothing else does."""

from collections.abc import Callable, Mapping

import pytest

import agreementkit as ak
from agreementkit import Negotiation, RefusedError
from agreementkit.negotiation import ExecutionCheck, execution_json
from tests.negotiation.counterparty_edits import returned, swapped, tracked
from tests.word.house_style.branch_template import branch_template

from .test_left_out import LEFT, by_docx, inside
from .test_negotiation import decided
from .test_settlement import agree_the_rest, comes_back, talks

__all__ = ["talks"]

Edit = Callable[[bytes], bytes]


@pytest.fixture
def ended(talks: Negotiation) -> Negotiation:
    """A negotiation in which everything is agreed."""
    comes_back(talks)
    agree_the_rest(talks)
    talks.close(decided())
    return talks


def checked(talks: Negotiation, edit: Edit = lambda data: data) -> ExecutionCheck:
    return talks.execution(edit(talks.final().signature))


def test_what_was_agreed_passes_as_it_was_written_and_saved_again(ended: Negotiation) -> None:
    assert checked(ended).passes
    assert checked(ended, by_docx(lambda document: document.core_properties)).passes


BESIDE: Mapping[str, tuple[Edit, str]] = {
    "a word": (lambda data: returned(data, swapped("written notice", "spoken notice")), "spoken"),
    "a tracked word": (
        lambda data: returned(data, tracked("written notice", "spoken notice")),
        "tracked changes by",
    ),
    "a comment": (
        by_docx(
            lambda d: d.add_comment(
                d.paragraphs[0].runs[0], text="Sign?", author="HR", initials="H"
            )
        ),
        "Sign?",
    ),
    "a break": (inside("<w:r><w:br/></w:r>"), "a line break"),
    **{
        name: LEFT[name]
        for name in (
            *("words in a header", "a footnote", "a text box", "a picture", "a link out"),
            *("a line through the words", "cells made one", "values that fields may show"),
        )
    },
}


@pytest.mark.parametrize("case", BESIDE)
def test_anything_else_does_not(ended: Negotiation, case: str) -> None:
    edit, told = BESIDE[case]
    found = checked(ended, edit)
    assert not found.passes
    assert any(told.lower() in words.lower() for words in found.differences), found.differences


def test_what_is_open_keeps_every_file_from_passing(talks: Negotiation) -> None:
    comes_back(talks)
    talks.agree(["scope"], decided())
    found = checked(talks)
    assert not found.passes
    assert found.unsettled


def test_a_file_that_is_no_word_file_is_refused_by_its_name(ended: Negotiation) -> None:
    with pytest.raises(RefusedError):
        ended.execution(b"no Word file")


def test_the_answer_as_json_says_that_it_is_private(ended: Negotiation) -> None:
    found = execution_json(checked(ended))
    assert found["private"] is True
    assert found["passes"] is True
    assert found["differences"] == []


def test_a_file_that_is_protected_or_runs_something_is_told(ended: Negotiation) -> None:
    def guarded(data: bytes) -> bytes:
        return returned(
            data,
            lambda xml: xml.replace(
                "<w:defaultTabStop",
                '<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:defaultTabStop',
                1,
            ),
            part="word/settings.xml",
        )

    assert "It is protected: it allows readOnly alone." in checked(ended, guarded).differences


def test_our_own_paper_passes_in_the_letterhead_that_it_was_written_in(ended: Negotiation) -> None:
    style = ak.house_style(branch_template())
    paper = ended.final(style=style).signature
    assert ended.execution(paper, style=style).passes
    assert not ended.execution(paper).passes
