"""The margin of a reply: what was said there in earlier rounds, and what we say to it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from attrs import evolve, field, frozen

from agreementkit.errors import Fault, InvalidError
from agreementkit.model.document import (
    Author,
    ClauseHeading,
    Comment,
    Document,
    DocumentBlock,
    Paragraph,
    line_of,
    text_of,
)
from agreementkit.model.redline import Change
from agreementkit.model.values import text_tuple
from agreementkit.ooxml.reading import Line, ReadComment, Reading


@frozen(kw_only=True)
class MarginNotes:
    """What we have to say to the comments of a file that came back.

    A thread is named by its clause, or by the clause and its number in the margin of it:
    `advance-notice`, or `advance-notice.2` where there are several.
    """

    say: Mapping[str, str] = field(factory=dict)
    """Our words, by thread: in answer where the clause has a thread, else beside its heading."""
    settled: tuple[str, ...] = field(default=(), converter=text_tuple)
    """Threads that are resolved with this reply."""
    leave_out: tuple[str, ...] = field(default=(), converter=text_tuple)
    """People whose comments stay behind, such as a colleague's who typed into their file."""


def thread_named(name: str) -> tuple[str, int | None]:
    """The clause of a thread, and its number there where one is given.

    >>> thread_named("advance-notice.2"), thread_named("advance-notice")
    (('advance-notice', 2), ('advance-notice', None))
    """
    clause, dot, number = name.rpartition(".")
    return (clause, int(number)) if dot and number.isdecimal() else (name, None)


def answered(
    comments: Mapping[str, Sequence[ReadComment]],
    margin: MarginNotes,
    *,
    author: Author,
    when: datetime,
) -> tuple[Mapping[str, Sequence[ReadComment]], Mapping[str, Comment]]:
    """The threads of a file with our answers in them; and what we say where there is no thread.

    Args:
        comments: of the file that came back, by clause.
        margin: what we say to them.
        author: whose our answers are.
        when: when we made them.

    Raises:
        InvalidError: a clause has several threads and none is named, or has none such.
    """
    threads = {id_: [*each] for id_, each in comments.items()}
    anew: dict[str, Comment] = {}
    faults: list[Fault] = []
    for name, words in margin.say.items():
        clause, number = thread_named(name)
        if number is None and not _waiting(threads.get(clause, ()), margin):
            anew[clause] = Comment(author=author, when=when, text=words.splitlines())
            continue
        match _place(name, threads, margin):
            case Fault() as fault:
                faults.append(fault)
            case place:
                answered_thread = _with_answer(threads[clause][place], words, author, when)
                threads[clause][place] = answered_thread
    for name in margin.settled:
        match _place(name, threads, margin):
            case Fault() as fault:
                faults.append(fault)
            case place:
                clause, _ = thread_named(name)
                threads[clause][place] = evolve(threads[clause][place], resolved=True)
    if faults:
        raise InvalidError(faults)
    left_out = {*margin.leave_out}
    kept = {id_: [*_without(each, left_out)] for id_, each in threads.items()}
    return kept, anew


def _waiting(threads: Sequence[ReadComment], margin: MarginNotes) -> list[int]:
    """The places of the threads that wait for an answer: not resolved, and not left behind."""
    return [
        place
        for place, each in enumerate(threads)
        if not each.resolved and each.author not in margin.leave_out
    ]


def _place(
    name: str, threads: Mapping[str, Sequence[ReadComment]], margin: MarginNotes
) -> int | Fault:
    """The place of a thread among those of its clause."""
    clause, number = thread_named(name)
    known = threads.get(clause, ())
    if number is not None and 1 <= number <= len(known):
        return number - 1
    if number is None and len(_waiting(known, margin)) == 1:
        return _waiting(known, margin)[0]
    listed = "; ".join(named_threads(clause, known))
    if not known:
        message = f"nobody has said anything in the margin of {clause}"
        return Fault(key=name, message=message, remedy="leave the number out, or name another")
    message = f"the margin of {clause} has {len(known)} threads, and this names none of them"
    return Fault(key=name, message=message, remedy=f"say which: {listed}")


def named_threads(clause: str, threads: Sequence[ReadComment]) -> tuple[str, ...]:
    """The threads of a clause by the names that a reply knows them by, each with its first words.

    >>> first = ReadComment(author="HR", initials="H", when=None, paragraphs=("Too long.",))
    >>> named_threads("scope", [first])
    ('scope.1 is HR: “Too long.”',)
    """
    return tuple(
        f"{clause}.{number} is {each.author}: “{' '.join(each.paragraphs)[:60]}”"
        for number, each in enumerate(threads, 1)
    )


def _with_answer(thread: ReadComment, words: str, author: Author, when: datetime) -> ReadComment:
    ours = ReadComment(
        author=author.name,
        initials=author.initials,
        when=when,
        paragraphs=tuple(words.splitlines()),
        line=thread.line,
    )
    return evolve(thread, replies=(*thread.replies, ours), resolved=False)


def _without(comments: Iterable[ReadComment], people: Collection[str]) -> Iterator[ReadComment]:
    """Threads without the comments of some people; one that they began goes on with its replies."""
    for each in comments:
        replies = tuple(reply for reply in each.replies if reply.author not in people)
        if each.author not in people:
            yield evolve(each, replies=replies)
        elif replies:
            first, *others = replies
            yield evolve(first, replies=tuple(others), line=each.line)


def beside_clauses(
    comments: Mapping[str, Sequence[ReadComment]], stray: Iterable[ReadComment], text: Document
) -> Mapping[str, Sequence[ReadComment]]:
    """Comments by clause, with those that hang in no clause of a text beside its first.

    On the cover, in a schedule or a clause that is gone nothing of ours can hold them.

    Args:
        comments: of the file that came back, by section.
        stray: its comments that hang in no section.
        text: what we send next.
    """
    clauses = [block.clause for block in text.blocks if isinstance(block, ClauseHeading)]
    placed = {id_: [*each] for id_, each in comments.items() if id_ in clauses}
    lost = [each for id_, every in comments.items() if id_ not in clauses for each in every]
    homeless = [evolve(each, line=None) for each in (*stray, *lost)]
    if homeless and clauses:
        placed[clauses[0]] = [*homeless, *placed.get(clauses[0], ())]
    return placed


# What of theirs goes out with a reply.


@frozen(kw_only=True)
class CarriedOver:
    """What stands in a reply in the name of somebody who is not us."""

    author: str
    changes: int = 0
    """How many tracked changes."""
    comments: tuple[str, ...] = field(default=(), converter=text_tuple)
    """The clauses beside which comments stand, one for each."""


def carried_over(
    reading: Reading, comments: Mapping[str, Sequence[ReadComment]], *, us: str
) -> tuple[CarriedOver, ...]:
    """Whose changes and comments a reply over a returned file has in it, each person once.

    Args:
        reading: the file that came back.
        comments: of it, by clause.
        us: the name that our own stand in.
    """
    changes = Counter(each.author for each in reading.changes)
    said: dict[str, list[str]] = {}
    for clause, threads in comments.items():
        for each in _with_replies(threads):
            said.setdefault(each.author, []).append(clause)
    names = dict.fromkeys((*changes, *said))
    return tuple(
        CarriedOver(author=name, changes=changes[name], comments=said.get(name, ()))
        for name in names
        if name and name != us
    )


# Where comments stand.


def with_margin(
    text: Document,
    comments: Mapping[str, Sequence[ReadComment]],
    marked: Sequence[Line],
    ours: Mapping[str, Comment],
) -> Document:
    """A text with the comments of the file that came back, and with ours to answer it.

    A comment stands where it stood, or beside the heading of its clause where its paragraph
    is gone. One whose clause is gone has nowhere to stand, and is in the response alone.

    Args:
        text: what we send next.
        comments: those of the file that came back, by clause.
        marked: the lines of the file that came back, with every change.
        ours: what we say of a clause, by its id.
    """
    returned = {
        id_: [(_accepted_line(marked, comment), as_comment(comment)) for comment in each]
        for id_, each in comments.items()
    }
    return evolve(text, blocks=tuple(_with_comments(text.blocks, returned, ours)))


def as_comment(read: ReadComment) -> Comment:
    """A comment as it was read, in the name of whoever made it."""
    return Comment(
        author=Author(name=read.author, initials=read.initials),
        when=read.when,
        text=read.paragraphs,
        replies=tuple(as_comment(reply) for reply in read.replies),
        resolved=read.resolved,
    )


def authors_of(reading: Reading) -> tuple[Author, ...]:
    """Everybody in whose name something stands in a file, each once."""
    found = {change.author: Author.named(change.author) for change in reading.changes}
    for each in _with_replies(reading.comments):
        found[each.author] = Author(name=each.author, initials=each.initials)
    return tuple(author for name, author in found.items() if name)


def _with_replies(comments: Iterable[ReadComment]) -> Iterator[ReadComment]:
    for each in comments:
        yield each
        yield from _with_replies(each.replies)


def with_all_comments(theirs: Document, reading: Reading) -> Document:
    """Their text with every comment of their file beside its first clause.

    Whoever asks what they said finds it there, also what hung in a clause that is gone.
    """
    comments = tuple(as_comment(each) for each in reading.comments)
    blocks = [*theirs.blocks]
    for place, block in enumerate(blocks):
        if isinstance(block, ClauseHeading):
            blocks[place] = evolve(block, comments=comments)
            break
    return evolve(theirs, blocks=tuple(blocks))


_Returned = Mapping[str, Sequence[tuple[str, Comment]]]
"""The comments of a file that came back, by clause, each with the line that it hangs in."""


def _with_comments(
    blocks: Iterable[DocumentBlock],
    returned: _Returned,
    ours: Mapping[str, Comment],
) -> Iterator[DocumentBlock]:
    lines: dict[str, set[str]] = {}
    all_blocks = tuple(blocks)
    for block in all_blocks:
        if isinstance(block, Paragraph) and block.clause:
            lines.setdefault(block.clause, set()).add(text_of(line_of(block)))
    placed: set[tuple[str, str]] = set()
    for block in all_blocks:
        if isinstance(block, ClauseHeading):
            clause_lines = lines.get(block.clause, set())
            displaced = [
                each for line, each in returned.get(block.clause, ()) if line not in clause_lines
            ]
            answer = [ours[block.clause]] if block.clause in ours else []
            yield evolve(block, comments=_each_once(block.comments, [*displaced, *answer]))
        elif isinstance(block, Paragraph) and block.clause:
            line = text_of(line_of(block))
            first = (block.clause, line) not in placed
            placed.add((block.clause, line))
            attached = [
                each for text, each in returned.get(block.clause, ()) if text == line and first
            ]
            yield evolve(block, comments=_each_once(block.comments, attached))
        else:
            yield block


def _each_once(ours: Sequence[Comment], returned: Sequence[Comment]) -> tuple[Comment, ...]:
    """Comments, each once: one of ours that came back has its replies with it."""
    returned_keys = {(each.author.name, each.text) for each in returned}
    return (
        *(each for each in ours if (each.author.name, each.text) not in returned_keys),
        *returned,
    )


def _accepted_line(marked: Sequence[Line], comment: ReadComment) -> str:
    """The line that a comment begins in, as it reads with every change accepted."""
    if comment.line is None:
        return ""
    return "".join(
        run.text
        for run in marked[comment.line].text_runs
        if all(each.change is not Change.DELETED for each in run.revisions)
    )
