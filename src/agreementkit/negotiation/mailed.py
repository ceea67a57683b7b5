"""A draft that was mailed before the negotiation began, recognised as ours."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from agreementkit.composing.agreement import compose
from agreementkit.errors import Fault, InvalidError, RefusedError
from agreementkit.model.agreement import Agreement
from agreementkit.model.document import Document
from agreementkit.model.pack import Pack
from agreementkit.negotiation.alignment.sections import is_main_text
from agreementkit.negotiation.alignment.sent_draft import read_sent_draft, read_word_cached
from agreementkit.ooxml.reading import Reading
from agreementkit.word.word_source import WordSource, read_source, refused_by_name, source_name
from agreementkit.word.writer import word_bytes

_MOST = 5
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
    faults = [
        Fault(file=source_name(source), message=what, remedy=_REMEDY)
        for what in _differences(_text(ours), _text(reading), reading)
    ]
    if faults:
        raise InvalidError(faults)
    read_sent_draft(document, data)
    return document, data


_REMEDY = (
    "give the file just as it was mailed, and the agreement file that it was drafted from; if the "
    "agreement file was changed since, start with the old one"
)


def _differences(ours: Sequence[str], theirs: Sequence[str], reading: Reading) -> Iterator[str]:
    if reading.changes or reading.comments:
        yield "this holds tracked changes or comments, and a draft that we mail has none"
    found = 0
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag == "equal":
            continue
        found += 1
        if found <= _MOST:
            yield f"this says {_quoted(theirs[first:last])}, and the agreement file makes {_quoted(ours[start:end])}"
    if found > _MOST:
        yield f"this differs in {found - _MOST} more places"


def _quoted(lines: Sequence[str]) -> str:
    words = " ".join(" ".join(lines).split())
    short = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    return f"“{short}”" if short else "nothing there"


_LONGEST = 80


def _text(reading: Reading) -> list[str]:
    return [line.text for line in reading.accepted if is_main_text(line)]
