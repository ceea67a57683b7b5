"""Two texts to one redline, each a document of ours or a Word file that anybody wrote."""

from datetime import datetime
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import evolve

from agreementkit.comparing import two_way
from agreementkit.errors import Fault, InvalidError, RefusedError
from agreementkit.model.agreement import Agreement
from agreementkit.model.document import Author, Document, PrivateDocument
from agreementkit.model.redline import NotCompared, Redline

if TYPE_CHECKING:
    import os

    import docx.document

    from agreementkit.word.word_source import BinaryFile

ComparisonSource: TypeAlias = (
    "Document | bytes | str | os.PathLike[str] | BinaryFile | docx.document.Document"
)
"""A document of ours, or a Word file as `WordSource` has it; text is a path, never the file itself."""


def compare(
    old: ComparisonSource,
    new: ComparisonSource,
    *,
    author: Author,
    when: datetime,
    numbers: bool = True,
) -> Redline:
    """Two texts as one with tracked changes.

    Of two documents of ours, clauses are found again by their ids. As many as can keep their
    order stay where they are; the others have moved. Inside a clause the paragraphs are
    compared word by word.

    Where either is a Word file, both are compared as Word shows them, line by line: the body
    with its tables and text boxes, then headers, footers and notes. The numbers that Word
    counts are typed before their lines. Tracked changes in the file are read as accepted.
    Looks are not compared, and what else is not, such as comments and pictures, is in
    `Redline.not_compared`.

    Args:
        old: what rejecting every change gives, exactly: a document, or a Word file by its path,
            its bytes, a file open for bytes, or a document of python-docx.
        new: what accepting every change gives, exactly; the same.
        author: whose changes they are.
        when: when they were made; a time zone is left out.
        numbers: whether the numbers of a Word file are compared. One clause that goes changes
            those of all that follow; False leaves them out of the redline. Two documents of ours
            are numbered by Word itself.

    Raises:
        RefusedError: a Word file cannot be read and opened safely.
        InvalidError: a side is an agreement that is not composed, or a private document.

    >>> import agreementkit as ak
    >>> from agreementkit.documents import Author
    >>> from datetime import datetime
    >>> pack = ak.load_pack()
    >>> first = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"],
    ...                      provisions=pack.bundle("framework"))
    >>> old, new = (ak.compose(each, pack) for each in (first, first.at("target")))
    >>> union, when = Author(name="Union side", initials="US"), datetime(2027, 1, 15, 10, 0)
    >>> redline = ak.compare(old, new, author=union, when=when)
    >>> redline.accepted() == new, redline.rejected() == old
    (True, True)

    Two Word files:

    >>> import docx
    >>> before, after = docx.Document(), docx.Document()
    >>> _ = before.add_paragraph("Notice is 26 weeks."), after.add_paragraph("Notice is 6 weeks.")
    >>> redline = ak.compare(before, after, author=union, when=when)
    >>> [(str(piece.mark.change), piece.span.text) for piece in redline.blocks[0].pieces
    ...  if piece.mark]
    [('deleted', '26'), ('inserted', '6')]
    """
    if isinstance(old, Document) and isinstance(new, Document):
        return two_way.compare(old, new, author=author, when=when)
    (first, left_out), (second, also) = (
        _as_text(old, "old", numbers=numbers),
        _as_text(new, "new", numbers=numbers),
    )
    made = two_way.compare(first, second, author=author, when=when)
    return evolve(made, not_compared=(*left_out, *also))


def _as_text(
    source: ComparisonSource, side: Literal["old", "new"], *, numbers: bool
) -> tuple[Document, tuple[NotCompared, ...]]:
    """The text of one side as Word shows it, and what of a file is not in it."""
    from agreementkit.word.reader import read_word
    from agreementkit.word.text_document import not_in_text, text_document

    _require_text(source, side)
    if isinstance(source, Document):
        from agreementkit.word.writer import word_bytes

        # Comments of our own are not in its text either, and are told with the rest.
        source = word_bytes(source)
    try:
        reading = read_word(source)
    except RefusedError as error:
        faults = [evolve(each, file=each.file or f"the {side} file") for each in error.faults]
        raise RefusedError(faults, reason=error.reason) from None
    return (
        text_document(reading, numbers=numbers),
        tuple(not_in_text(reading, side, numbers=numbers)),
    )


def _require_text(source: object, side: str) -> None:
    match source:
        case Agreement():
            remedy = "compose it first, with ak.compose(agreement, pack)"
        case PrivateDocument():
            remedy = "compare what both sides may see: the document that ak.compose gives"
        case _:
            return
    message = f"the {side} side of a comparison is no {type(source).__name__}"
    raise InvalidError([Fault(message=message, remedy=remedy)])
