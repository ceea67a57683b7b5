"""Paragraphs (17.3.1). Their look and their numbers come from the style alone."""

__all__ = ["paragraph"]


def paragraph(style: str, *content: str, new_page: bool = False) -> str:
    """A paragraph of a style, given by its id; perhaps the first of a page."""
    page = "<w:pageBreakBefore/>" if new_page else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{page}</w:pPr>{"".join(content)}</w:p>'
