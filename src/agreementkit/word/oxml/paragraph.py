"""Paragraphs (17.3.1). Their look and their numbers come from the style alone."""

__all__ = ["paragraph"]


def paragraph(style: str, *content: str) -> str:
    """A paragraph of a style, given by its id."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(content)}</w:p>'
