"""A clause's paragraphs as whole statements: each item joined to the lead-in it needs."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from agreementkit.model.document import DocumentBlock, Paragraph, text_of

__all__ = ["statements"]


def statements(blocks: Iterable[DocumentBlock]) -> Iterator[str]:
    """The text of each paragraph; an item under "… must:" takes those words with it."""
    leads: dict[int, str] = {}
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    levels = [_level(paragraph) for paragraph in paragraphs]
    for paragraph, level, following in zip_longest(paragraphs, levels, levels[1:]):
        text = text_of(paragraph.spans).strip()
        if leads:
            leads = {upper: lead for upper, lead in leads.items() if upper < level}
        lead = leads.get(level - 1, "")
        whole = f"{lead} {text}" if lead else text
        if text.endswith(":") and following is not None and following > level:
            leads[level] = whole.removesuffix(":")
        else:
            yield whole


def _level(paragraph: Paragraph) -> int:
    """A paragraph without a number stands right under the heading, above every number."""
    return paragraph.level or 1
