"""One sentence can take back all the others; a limit to one of them does not."""

import pytest

from agreementkit import Grade
from agreementkit.text import find_disclaimer, grade_of

from .own_style import ROLES, own_statements

FIRM = "The Employer must reply within 5 days."


@pytest.mark.parametrize(
    "sentence",
    [
        "Nothing in this clause binds the Employer.",
        "Nothing in this section shall commit the Chief Constable.",
        "Nothing in this agreement creates any legal obligation.",
        "Nothing in this policy is intended to impose a duty on the Trust.",
        "Nothing in this article shall be construed as creating an obligation.",
        "Nothing in this paragraph will be read as binding.",
        "This clause is a statement of intent only.",
        "This section is for guidance.",
        "This part is intended only as guidance.",
        "The above is aspirational.",
        "This clause is not legally binding.",
        "This paragraph is not intended to bind the Employer.",
        "This policy is not intended to create any contractual obligation.",
        "It creates no obligation.",
        "This clause does not impose any duty.",
    ],
)
def test_what_takes_everything_back_is_quoted_and_leaves_an_aspiration(sentence: str) -> None:
    text = f"{FIRM} {sentence}"
    words = find_disclaimer(text)
    assert words
    assert words in sentence
    assert grade_of(text, roles=ROLES) is Grade.ASPIRATIONAL
    assert grade_of(FIRM, roles=ROLES) is Grade.OPERATIVE


@pytest.mark.parametrize(
    "sentence",
    [
        "Nothing in this clause requires the Employer to disclose a secret.",
        "Nothing in this agreement limits the freedom to take industrial action.",
        "Nothing in this clause binds the Union.",
        "Nothing in this clause obliges the Employer to break the law.",
        "A binding decision ends the matter.",
        "The Employer must give the Union its guidance to managers.",
        "This clause adds to each obligation in the law.",
    ],
)
def test_a_limit_takes_nothing_back(sentence: str) -> None:
    assert find_disclaimer(f"{FIRM} {sentence}") == ""
    assert grade_of(f"{FIRM} {sentence}", roles=ROLES) is Grade.OPERATIVE


def test_nothing_is_graded_up_for_being_taken_back() -> None:
    assert grade_of("This clause is for guidance.", roles=ROLES) is Grade.NONE


def test_no_statement_of_ours_takes_another_back() -> None:
    assert [record.text for record in own_statements() if find_disclaimer(record.text)] == []
