"""What a returned file says beside its words: new comments, and changes of looks that are tracked.

None of it changes a word, and a reader of the text alone would miss it.
"""

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve

from agreementkit.ooxml.reading import ReadComment, Reading, Reformatting

_NOBODY = "Unknown Author"
"""Whom LibreOffice names where it does not know who works with it."""


def new_comments(
    comments: Iterable[ReadComment], sent: Iterable[ReadComment]
) -> tuple[ReadComment, ...]:
    """The comments that we did not send, an answer in a thread as a comment of its own.

    Args:
        comments: of the returned file, or of one section of it.
        sent: all those of the file that we sent; some programs lose which answers which.
    """
    ours = frozenset(map(_said, _each(sent)))
    return tuple(each for each in _each(comments) if _said(each) not in ours)


def _each(comments: Iterable[ReadComment]) -> Iterator[ReadComment]:
    for comment in comments:
        yield evolve(comment, replies=())
        for reply in _each(comment.replies):
            yield evolve(
                reply,
                line=comment.line,
                words=comment.words,
                words_before=comment.words_before,
                words_after=comment.words_after,
            )


def _said(comment: ReadComment) -> tuple[str, str]:
    return comment.author, " ".join(" ".join(comment.paragraphs).split())


def reformatted_by_section(
    reading: Reading, sections: Mapping[int, str]
) -> Mapping[str, tuple[Reformatting, ...]]:
    """The tracked changes of looks that somebody made, by section; `""` has those of none.

    Args:
        reading: the returned file.
        sections: the section of each of its lines, by the place in `Reading.marked`.
    """
    found: dict[str, list[Reformatting]] = {}
    for each in reading.reformatted:
        if not made_by_opening(each, reading):
            found.setdefault(sections.get(each.line, ""), []).append(each)
    return {id_: tuple(every) for id_, every in found.items()}


def made_by_opening(each: Reformatting, reading: Reading) -> bool:
    """Whether a change of looks may be nobody's: LibreOffice tracks one for each run of a table.

    It does so while it opens a file in which Track Changes is on, and signs them "Unknown
    Author", or with the name of whoever saves the file.
    """
    in_table = reading.marked[each.line].cell is not None
    return each.of == "text" and (in_table or each.author == _NOBODY)
