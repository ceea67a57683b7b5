"""A clause's paragraphs as whole statements: each item joined to the lead-in it needs."""

from collections.abc import Iterable, Iterator

from agreementkit.model.document import DocumentBlock, Paragraph, text_of

__all__ = ["statements"]


def statements(blocks: Iterable[DocumentBlock]) -> Iterator[str]:
    """The text of each paragraph; an item under "… must:" takes those words with it."""
    leads: dict[int, str] = {}
    for block in blocks:
        if not isinstance(block, Paragraph):
            continue
        text = text_of(block.spans).strip()
        leads = {level: lead for level, lead in leads.items() if level < block.level}
        lead = leads.get(block.level - 1, "")
        whole = f"{lead} {text}" if lead else text
        if text.endswith(":"):
            leads[block.level] = whole.removesuffix(":")
        else:
            yield whole
