"""Plain words as the blocks of a paper, and what a clause cites."""

from agreementkit.model import Clause
from agreementkit.model.document import Bullet, Paragraph, Run, Spans
from agreementkit.model.template import LawMark
from agreementkit.model.walk import marks

__all__ = ["bullet", "cited", "paragraph", "plain", "title_within"]


def plain(words: str) -> Spans:
    """Words as one span."""
    return (Run(text=words),)


def paragraph(words: str) -> Paragraph:
    """Words as a paragraph."""
    return Paragraph(spans=plain(words))


def bullet(words: str) -> Bullet:
    """Words as an item of a list."""
    return Bullet(spans=plain(words))


def title_within(title: str) -> str:
    """A title as it stands after other words: only its first letter changes."""
    return f"{title[:1].lower()}{title[1:]}"


def cited(clause: Clause) -> list[str]:
    """The keys of the authorities that a clause cites, each once."""
    found = (node.key for _, node in marks(clause.body) if isinstance(node, LawMark))
    return list(dict.fromkeys(found))
