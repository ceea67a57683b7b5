"""What stands in the name of our side in a file that came back, and was not written by us.

A name in a Word file is whatever somebody typed into a box. So each tracked change and comment in
our name is held against the file as we sent it: what that did not hold is forged, whoever did it.
Words altered inside a change that we sent are told where they are, as silent edits; only what no
side of the changes shows, words that one side put in and ours struck out, is looked for here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from itertools import groupby

from attrs import evolve, field, frozen

from agreementkit.comparing.alignment import similarity
from agreementkit.model.redline import Change
from agreementkit.negotiation.alignment.align import align_sections, sections_of_lines
from agreementkit.negotiation.alignment.sent_draft import SentDraft
from agreementkit.negotiation.assessment.diff import bag_of_words
from agreementkit.negotiation.assessment.sent_changes import SentChanges, sent_changes
from agreementkit.ooxml.reading import Line, ReadComment, Reading, Reformatting, Revision
from agreementkit.text.normalisation import alphanumerics, normalise_typography


class ForgedKind(StrEnum):
    """What stands in our name."""

    INSERTED = "inserted"
    DELETED = "deleted"
    FORMATTED = "formatted"
    """A tracked change of looks."""
    COMMENT = "comment"
    """A comment that we did not write."""
    COMMENT_ALTERED = "comment altered"
    """A comment of ours in other words."""
    COMMENT_MOVED = "comment moved"
    """A comment of ours beside other words."""
    COMMENT_GONE = "comment gone"
    """A comment of ours that is not there: it may be taken out, and is told."""


@frozen(kw_only=True)
class ForgedMark:
    """A tracked change or a comment in the name of our side that we did not write, or not so."""

    kind: ForgedKind
    author: str
    """The name as the file has it."""
    when: datetime | None = None
    words: str = ""
    """What was put in or struck out, what the comment says; of one that was moved, what it is
    beside now."""
    sent: str = ""
    """Of a comment of ours, what it said as we sent it; of one that was moved, what it was beside."""

    @property
    def alarming(self) -> bool:
        """Whether it says something in our name: a comment that is gone says nothing."""
        return self.kind is not ForgedKind.COMMENT_GONE


ForgedMarks = Mapping[str, tuple[ForgedMark, ...]]
"""By the id of the section that they stand in; empty for what stands in none."""


def forged_marks(sent: SentDraft, reading: Reading, sections: Mapping[int, str]) -> ForgedMarks:
    """All that stands in our name in a returned file and not so in the file that we sent.

    Args:
        sent: our own record of the draft.
        reading: the returned file.
        sections: the section of each of its lines (`sections_of_lines`).
    """
    marked = sent.baseline.marked if sent.baseline else ()
    changes = _ForgedChanges(
        ours=sent.side, sent=sent_changes(sent), texts=_doubly_marked(marked), sections=sections
    )
    found = [*changes.of_words(reading.marked), *changes.of_looks(reading)]
    before = _own_comments(sent.reading.comments, sent.side)
    after = _own_comments(reading.comments, sent.side)
    if before:
        ours = marked or sent.lines
        sent_sections = sections_of_lines(align_sections(sent, ours), ours)
        before = [_with_section(each, sent_sections) for each in before]
    found += _comments(before, [_with_section(each, sections) for each in after])
    by_section: dict[str, list[ForgedMark]] = {}
    for section, mark in found:
        by_section.setdefault(section, []).append(mark)
    return {section: tuple(marks) for section, marks in by_section.items()}


def _is_name(author: str, ours: str) -> bool:
    """Whether a reader takes a name for ours, whatever letters it is made of."""
    return author == ours or alphanumerics(author) == alphanumerics(ours)


# Tracked changes.


def _doubly_marked(marked: Iterable[Line]) -> str:
    """All words that one side put in and ours struck out, in a row."""
    return "".join(
        normalise_typography(run.text)
        for line in marked
        for run in line.text_runs
        if len({each.change for each in run.revisions}) > 1
    )


_Piece = tuple[int, str, tuple[Revision, ...]]
"""The place of a line, words of it, and the changes that they lie in; its end is a new line."""


@frozen(kw_only=True)
class _ForgedChanges:
    """The tracked changes of a returned file that stand in our name, and are not ours."""

    ours: str
    sent: SentChanges
    texts: str
    sections: Mapping[int, str]

    def of_words(self, marked: Sequence[Line]) -> Iterator[tuple[str, ForgedMark]]:
        """Those of words and of ends of paragraphs, each with its section."""
        for (revision, section), together in groupby(
            _pieces(marked), key=lambda piece: (self._forged(piece), self.section(piece[0]))
        ):
            if revision is not None:
                yield section, _mark(revision, "".join(text for _, text, _ in together).strip())

    def section(self, line: int) -> str:
        return self.sections.get(line, "")

    def _forged(self, piece: _Piece) -> Revision | None:
        """The change in our name that some words lie in, and that we did not send."""
        _, text, revisions = piece
        own = [each for each in revisions if _is_name(each.author, self.ours)]
        for each in own:
            if not self.sent.hold(each, text):
                return each
        if own and len({each.change for each in self.sent.held(revisions, text)}) > 1:
            return None if normalise_typography(text) in self.texts else own[-1]
        return None

    def of_looks(self, reading: Reading) -> Iterator[tuple[str, ForgedMark]]:
        """Those of looks, each with its section: we send none."""
        for each in reading.reformatted:
            if _is_name(each.author, self.ours):
                yield self.section(each.line), _reformatted(each, reading.marked)


def _pieces(marked: Sequence[Line]) -> Iterator[_Piece]:
    for place, line in enumerate(marked):
        for run in line.text_runs:
            yield place, run.text, run.revisions
        yield place, "\n", line.mark


def _mark(revision: Revision, words: str) -> ForgedMark:
    inserted = revision.change is Change.INSERTED
    return ForgedMark(
        kind=ForgedKind.INSERTED if inserted else ForgedKind.DELETED,
        author=revision.author,
        when=revision.when,
        words=words,
    )


def _reformatted(each: Reformatting, marked: Sequence[Line]) -> ForgedMark:
    return ForgedMark(
        kind=ForgedKind.FORMATTED, author=each.author, when=each.when, words=marked[each.line].text
    )


# Comments.


@frozen(kw_only=True)
class _OwnComment:
    """A comment in our name, a reply as well."""

    comment: ReadComment
    section: str = field(default="", eq=False)

    @property
    def text(self) -> str:
        return "\n".join(self.comment.paragraphs).strip()

    @property
    def key(self) -> str:
        """What is the same where a word processor alone made the difference."""
        return " ".join(normalise_typography(self.text).split())


def _own_comments(comments: Iterable[ReadComment], ours: str) -> list[_OwnComment]:
    return [
        _OwnComment(comment=evolve(each, line=thread.line, words=thread.words))
        for thread in comments
        for each in (thread, *thread.replies)
        if _is_name(each.author, ours)
    ]


def _with_section(each: _OwnComment, sections: Mapping[int, str]) -> _OwnComment:
    line = each.comment.line
    return each if line is None else evolve(each, section=sections.get(line, ""))


def _comments(
    before: Sequence[_OwnComment], after: Sequence[_OwnComment]
) -> Iterator[tuple[str, ForgedMark]]:
    """What became of the comments that we sent, and those that came to them in our name."""
    left, came = [*before], list[_OwnComment]()
    for now in after:
        same = [each for each in left if each.key == now.key]
        if not same:
            came.append(now)
            continue
        ours = max(same, key=lambda each: not _is_moved(each, now))
        left.remove(ours)
        if _is_moved(ours, now):
            yield (
                now.section,
                _comment(ForgedKind.COMMENT_MOVED, now, now.comment.words, ours.comment.words),
            )
    for now in came:
        ours_ = max(left, key=lambda each: _alike(each, now), default=None)
        if ours_ is None or _alike(ours_, now) < _FAINT:
            yield now.section, _comment(ForgedKind.COMMENT, now, now.text)
        else:
            left.remove(ours_)
            yield now.section, _comment(ForgedKind.COMMENT_ALTERED, now, now.text, ours_.text)
    for gone in left:
        yield gone.section, _comment(ForgedKind.COMMENT_GONE, gone, "", gone.text)


_FAINT = 0.3
"""From here on a comment may be what became of one of ours."""


def _alike(one: _OwnComment, other: _OwnComment) -> float:
    return similarity(bag_of_words(one.text), bag_of_words(other.text))


def _is_moved(before: _OwnComment, after: _OwnComment) -> bool:
    """Whether it hangs on other words, or in another section; one that hangs nowhere is not shown."""
    if after.comment.line is None:
        return False
    if before.section != after.section:
        return True
    one, other = bag_of_words(before.comment.words), bag_of_words(after.comment.words)
    return bool(one and other) and not one & other


def _comment(kind: ForgedKind, each: _OwnComment, words: str, sent: str = "") -> ForgedMark:
    about = each.comment
    return ForgedMark(kind=kind, author=about.author, when=about.when, words=words, sent=sent)
