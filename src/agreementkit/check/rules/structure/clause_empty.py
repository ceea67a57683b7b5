"""A clause of which nothing is left at these values."""

from collections.abc import Iterator

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity
from agreementkit.model.document import ClauseHeading

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[Found]:
    blocks = case.document.blocks
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        if isinstance(block, ClauseHeading) and (
            following is None or following.clause != block.clause
        ):
            yield Found(
                clause=block.clause,
                message="nothing stands under its heading at these values",
                remedy=f'leave out "{block.clause}", or choose other values for it',
            )


def _example(on: str) -> Example:
    return Example(
        clause="1. {when pilots} The Employer must tell the Union of each trial within 5 days.",
        header='[parameters.pilots]\nkind = "flag"\nlabel = "Whether trials are covered"\n'
        f'better = true\nopening = {on}\nsource = ["proposal"]',
    )


RULE = Rule(
    id="clause-empty",
    family="structure",
    severity=Severity.ERROR,
    title="A clause has a heading and no text",
    why="A heading without text promises something that the agreement does not have.",
    mend="Take the clause out, or choose values at which some of its text stands.",
    find=_find,
    short=_example(on="false"),
    holds=_example(on="true"),
)
