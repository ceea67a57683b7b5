"""A list of items without a word that says whether all of them are meant, or one."""

from collections.abc import Iterator
from itertools import pairwise

from agreementkit.check.rule import Case, Example, Found, Rule
from agreementkit.model import Severity
from agreementkit.model.document import Paragraph

__all__ = ["RULE"]


def _find(case: Case) -> Iterator[Found]:
    paragraphs = [block for block in case.document.blocks if isinstance(block, Paragraph)]
    for item, last in pairwise(paragraphs):
        if item.clause != last.clause or item.level != last.level or not item.clause:
            continue
        # The last item but one carries the word; items that go on end in a semicolon.
        if _ends(item, ";") and _ends(last, "."):
            yield Found(
                clause=item.clause,
                message=f'the list that ends with item {last.number} says neither "and" nor "or"',
                remedy=f'end item {item.number} with "; and" or "; or"',
            )


def _ends(item: Paragraph, mark: str) -> bool:
    return bool(item.spans) and item.spans[-1].text.rstrip().endswith(mark)


RULE = Rule(
    id="list-without-joiner",
    family="drafting",
    severity=Severity.WARNING,
    title='A list says neither "and" nor "or"',
    why="Whether all of it is owed, or one item is enough, is left to the reader.",
    mend='End the last item but one with "; and" or "; or".',
    find=_find,
    short=Example(
        clause="1. Within 5 days the Employer must:\n\n   1. tell the Union;\n   2. stop the System.",
    ),
    holds=Example(
        clause="1. Within 5 days the Employer must:\n\n   1. tell the Union; and\n   2. stop the "
        "System.",
    ),
)
