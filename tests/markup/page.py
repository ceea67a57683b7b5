"""An HTML page taken apart: its elements with their texts."""

from collections import defaultdict
from html.parser import HTMLParser

__all__ = ["Page", "page"]

VOID = {"meta", "br", "hr", "img"}


class Page(HTMLParser):
    """What a page holds; a tag that closes out of order is an error."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, list[str]]] = []
        self.found: dict[str, list[str]] = defaultdict(list)
        self.attributes: dict[str, list[dict[str, str | None]]] = defaultdict(list)
        self.all_text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes[tag].append(dict(attrs))
        if tag not in VOID:
            self.open.append((tag, []))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        name, texts = self.open.pop()
        assert name == tag, f"<{name}> closed by </{tag}>"
        self.found[tag].append("".join(texts))

    def handle_data(self, data: str) -> None:
        self.all_text += data
        for _, texts in self.open:
            texts.append(data)

    def texts(self, tag: str) -> list[str]:
        """The text of every such element, in the order in which they close."""
        return self.found[tag]


def page(html: str) -> Page:
    """A page whose every element is closed."""
    made = Page()
    made.feed(html)
    made.close()
    assert made.open == []
    return made
