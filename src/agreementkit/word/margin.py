"""Comments: their marks in the text, and the two parts that hold their words."""

from collections.abc import Iterator
from itertools import count

from agreementkit.model.comment import Comment
from agreementkit.word.oxml.comment import comment, comments, comments_extended, extended, mark

__all__ = ["Margin"]


class Margin:
    """The comments met in one pass over a document."""

    def __init__(self) -> None:
        self._numbers = count(0)
        self._comments: list[str] = []
        self._threads: list[str] = []

    def beside(self, comments: tuple[Comment, ...], content: str) -> str:
        """A paragraph's content inside the marks of its comments, which are noted."""
        for each in comments:
            top = next(self._numbers)
            numbers = [top, *(next(self._numbers) for _ in each.replies)]
            self._note(each, top, parent=None)
            for number, reply in zip(numbers[1:], each.replies, strict=True):
                self._note(reply, number, parent=top)
            # Word drops a reply that has no range of its own in the text.
            content = mark(numbers, content)
        return content

    def _note(self, each: Comment, number: int, parent: int | None) -> None:
        self._comments.append(
            comment(
                number,
                author=each.author.name,
                initials=each.author.initials,
                date=each.when.isoformat() if each.when else None,
                lines=each.text,
            ),
        )
        self._threads.append(extended(number, parent, done=each.resolved))

    def parts(self) -> Iterator[tuple[str, str]]:
        """The parts by member name; none where nobody commented."""
        if self._comments:
            yield "word/comments.xml", comments("".join(self._comments))
            yield "word/commentsExtended.xml", comments_extended("".join(self._threads))
