"""Paragraphs (17.3.1). Their look and their numbers come from the style alone."""

__all__ = ["paragraph"]


def paragraph(style: str, *content: str, new_page: bool = False, mark: str = "") -> str:
    """A paragraph of a style.

    Args:
        style: its id.
        content: the runs.
        new_page: whether it is the first of a page.
        mark: what the mark at its end is tracked as.
    """
    if mark:
        mark = f"<w:rPr>{mark}</w:rPr>"
    page = "<w:pageBreakBefore/>" if new_page else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{page}{mark}</w:pPr>{"".join(content)}</w:p>'
