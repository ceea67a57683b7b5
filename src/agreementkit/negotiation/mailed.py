"""A draft that was mailed before the negotiation began, recognised as ours."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from agreementkit.composing.agreement import compose
from agreementkit.errors import Fault, InvalidError, RefusedError
from agreementkit.model.agreement import Agreement
from agreementkit.model.document import Document
from agreementkit.model.pack import Pack
from agreementkit.negotiation.alignment.sections import is_main_text
from agreementkit.negotiation.alignment.sent_draft import read_word_cached
from agreementkit.ooxml.reading import Reading
from agreementkit.word.word_source import WordSource, read_source, refused_by_name, source_name
from agreementkit.word.writer import word_bytes

_MOST = 3
"""How many differences are named, so that a person sees what kind of file it is."""


def mailed_draft(source: WordSource, agreement: Agreement, pack: Pack) -> tuple[Document, bytes]:
    """The text of a draft that was mailed, as our record of it, and its file.

    It must say what the agreement makes, line by line, with nothing tracked or in the margin:
    what comes back is compared with the record.

    Args:
        source: the file.
        agreement: what the negotiation begins with.
        pack: the clauses it is made from.

    Raises:
        InvalidError: it says something else; with the first differences.
        RefusedError: it is no Word file that can be opened safely.
    """
    data = read_source(source, network=True)
    document = compose(agreement, pack)
    try:
        reading = read_word_cached(data)
    except RefusedError as error:
        raise refused_by_name(error, source) from None
    ours = read_word_cached(word_bytes(document))
    differences = [*_differences(_text(ours), _text(reading), reading)]
    if differences:
        more = len(differences) - _MOST
        rest = f"; and {more} more" if more > 0 else ""
        raise InvalidError(
            [
                Fault(
                    file=source_name(source),
                    message="this is not what the agreement file makes: "
                    f"{'; '.join(differences[:_MOST])}{rest}",
                    remedy="give the file just as it was mailed, and the agreement file as it was "
                    "when it was drafted",
                ),
            ]
        )
    return document, data


def _differences(ours: Sequence[str], theirs: Sequence[str], reading: Reading) -> Iterator[str]:
    if reading.changes or reading.comments:
        yield "it holds tracked changes or comments"
    if len(theirs) > _MOST_LINES * len(ours):
        yield f"it has {len(theirs)} lines for {len(ours)}"
        return
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag != "equal":
            found, made = _apart(_words(theirs[first:last]), _words(ours[start:end]))
            yield f"it says {_quoted(found)} for {_quoted(made)}"


def _words(lines: Sequence[str]) -> list[str]:
    return " ".join(lines).split()


_MOST_LINES = 3
"""How many times as long as ours a file is compared line by line."""
_AROUND = 2
"""How many words are shown before what differs."""


def _apart(one: list[str], other: list[str]) -> tuple[list[str], list[str]]:
    """Two texts from shortly before the word in which they differ."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    begin = max(same - _AROUND, 0)
    return one[begin:], other[begin:]


def _quoted(words: Sequence[str]) -> str:
    text = " ".join(words)
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return f"“{short}”" if short else "nothing"


_LONGEST = 80


def _text(reading: Reading) -> list[str]:
    return [line.text for line in reading.accepted if is_main_text(line)]
