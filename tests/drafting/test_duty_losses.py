"""Duties that go, weaken or are reworded where a clause is conceded."""

import agreementkit as ak
from tests.drafting.conceding import cost
from tests.small_pack import clause


def test_reworded_is_told_from_weakened_and_gone() -> None:
    words = ak.Parameter(
        name="reach",
        kind="choice",
        label="Reach",
        choices=["all", "some"],
        words={"all": "every decision about staff", "some": "a decision on dismissal"},
        opening="all",
        target="all",
        fallback="some",
        source=["proposal"],
    )
    text = "1. The Employer must tell the Union within 5 days of {reach}."
    found = cost(clause("news", text, topics=["telling"], parameters=[words]), news="fallback")
    [duty] = found.duties
    assert duty.how == "reworded"
    assert "Reworded in news: “The Employer must tell" in str(found)
    [figure] = found.figures
    assert (figure.before, figure.after) == ('"all"', '"some"')
    assert figure.rule == "best first: all, some"
