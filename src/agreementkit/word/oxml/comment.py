"""Comments (17.13.4) and their threads (MS-DOCX 2.5.4.1)."""

from collections.abc import Sequence

from agreementkit.word.oxml.run import escaped

__all__ = ["comment", "comments", "comments_extended", "extended", "mark"]

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' mc:Ignorable="w14 w15"'
)


def _para_id(number: int) -> str:
    """The id of a comment's last paragraph, which threads go by; well under 80000000."""
    return f"{0x10000000 + number:08X}"


def mark(numbers: Sequence[int], content: str) -> str:
    """Content with the range and the reference of each comment, replies after their comment."""
    starts = "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in numbers)
    ends = "".join(
        f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
        for number in numbers
    )
    return f"{starts}{content}{ends}"


def comment(
    number: int,
    *,
    author: str,
    initials: str,
    date: str | None,
    lines: Sequence[str],
) -> str:
    """One comment.

    Args:
        number: its id, from 0.
        author: as Word shows it.
        initials: of the author.
        date: in ISO 8601 without a zone; None leaves it out.
        lines: its paragraphs.
    """
    when = f' w:date="{date}"' if date else ""
    who = f'w:author="{escaped(author)}"{when} w:initials="{escaped(initials)}"'
    last = len(lines) - 1
    inside = "".join(
        f"<w:p{_id(number) if index == last else ''}>"
        '<w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escaped(line)}</w:t></w:r></w:p>'
        for index, line in enumerate(lines)
    )
    return f'<w:comment w:id="{number}" {who}>{inside}</w:comment>'


def _id(number: int) -> str:
    return f' w14:paraId="{_para_id(number)}"'


def extended(number: int, parent: int | None, *, done: bool) -> str:
    """What a comment answers, and whether it is settled."""
    above = "" if parent is None else f' w15:paraIdParent="{_para_id(parent)}"'
    return f'<w15:commentEx w15:paraId="{_para_id(number)}"{above} w15:done="{int(done)}"/>'


def comments(content: str) -> str:
    """The comments part."""
    return f"{_DECLARATION}<w:comments {_SPACES}>{content}</w:comments>"


def comments_extended(content: str) -> str:
    """The part that holds threads."""
    return f"{_DECLARATION}<w15:commentsEx {_SPACES}>{content}</w15:commentsEx>"
