"""Documents as Markdown and as one HTML page, for e-mail and intranets."""

from agreementkit.markup.html import html_page, private_html_page
from agreementkit.markup.markdown import markdown_text

__all__ = ["html_page", "markdown_text", "private_html_page"]
