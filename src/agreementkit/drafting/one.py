"""One agreement: composed, checked, and written as the copies that a negotiation needs."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from agreementkit.check import Rule, examine
from agreementkit.compose import compose
from agreementkit.drafting.copies import NOTHING_MORE, Beside, copy_of, private_to_us, written
from agreementkit.errors import Fault, InvalidError, NotFinalError
from agreementkit.model import Agreement, Copy, Document, Pack, Position, Report
from agreementkit.model.copy import as_copy
from agreementkit.model.form import Form

if TYPE_CHECKING:
    from agreementkit.word.word_source import DocxDocument

__all__ = ["Draft", "check", "draft", "draft_copies", "write_word"]


@frozen(kw_only=True)
class Draft:
    """A finished draft: what was asked for, what it covers, and the file.

    The text itself is not kept, for it costs more to send between processes than to
    compose anew.
    """

    agreement: Agreement
    report: Report
    data: bytes
    """The file as it is written."""
    copy: Copy = Copy.EMPLOYER
    """Whom it is for."""
    form: Form = Form.WORD
    """What kind of file it is."""

    @property
    def word(self) -> bytes:
        """The Word file (.docx).

        Raises:
            InvalidError: it was drafted in another form.
        """
        if self.form is not Form.WORD:
            message = f"this draft is {self.form}, not a Word file"
            raise InvalidError([Fault(message=message, remedy="take its data")])
        return self.data

    def docx(self) -> "DocxDocument":
        """The Word file as python-docx opens it, for whatever its text is not enough for.

        Each call opens the file anew, and what is changed is changed in that document alone:
        nothing looks it over again, so keep what is private out of a copy for the other side.

        Raises:
            InvalidError: it was drafted in another form.

        >>> import io
        >>> import agreementkit as ak
        >>> pack = ak.load_pack()
        >>> agreement = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"],
        ...                          provisions=pack.bundle("default"))
        >>> document = ak.draft(agreement, pack).docx()
        >>> [each.text for each in document.paragraphs if each.style.name == "Heading 2"][:2]
        ['Parties', 'Purpose and principles']
        >>> document.core_properties.category = "For the joint committee"
        >>> file = io.BytesIO()
        >>> document.save(file)
        >>> ak.read_word(file).accepted == ak.read_word(ak.draft(agreement, pack).word).accepted
        True
        """
        from agreementkit.word.word_source import docx_of

        return docx_of(self.word)

    def save(self, path: Path | str) -> Path:
        """Write the file, whole or not at all; returns its path.

        Raises:
            OutputError: it cannot be written; what stood there before still stands.
        """
        from agreementkit.files import write_whole

        return write_whole(Path(path), self.data)


def check(
    agreement: Agreement,
    pack: Pack,
    *,
    position: Position | str | None = None,
    rules: Iterable[Rule] | None = None,
    as_at: date | None = None,
) -> Report:
    """What an agreement covers, graded from its text, and where it falls short.

    Args:
        agreement: what one side puts on the table.
        pack: the clauses it is made from.
        position: look at it with every clause at this position; None takes it as it is.
        rules: what to look for, as `agreementkit.check.selected` gives them; None asks those
            that are on by default.
        as_at: the day whose law counts; None takes the commencement, or else the date of
            the draft.

    Raises:
        InvalidError: the agreement names something that the pack does not have.

    Source:
        The strategy's topics: `pack.strategy.source`.

    >>> import agreementkit as ak
    >>> pack = ak.load_pack()
    >>> agreement = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"],
    ...                          provisions=pack.bundle("default"))
    >>> ak.check(agreement, pack, position="fallback").covered
    True
    """
    chosen = agreement if position is None else agreement.at(position)
    return examine(compose(chosen, pack), chosen, pack, rules=rules, as_at=as_at)


def draft(
    agreement: Agreement,
    pack: Pack,
    *,
    copy: Copy | str = Copy.EMPLOYER,
    final: bool = False,
    beside: Beside = NOTHING_MORE,
) -> Draft:
    """One agreement as report and file: a Word file, unless `beside` asks for another form.

    Args:
        agreement: what one side puts on the table.
        pack: the clauses it is made from.
        copy: whom it is for: employer, negotiator, members or comparison.
        final: refuse to draft while a value is missing.
        beside: what else it is made with, such as its form.

    Raises:
        InvalidError: the agreement names something that the pack does not have.
        NotFinalError: a final draft was asked for, and blanks remain; lists them all.
        LeakError: a finished shared copy holds what may not go out; no draft is given.

    >>> import agreementkit as ak
    >>> pack = ak.load_pack()
    >>> agreement = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"],
    ...                          provisions=pack.bundle("default"))
    >>> len(ak.draft(agreement, pack, copy="members").word) > 5000
    True
    """
    for_whom = as_copy(copy)
    document = compose(agreement, pack)
    report = examine(document, agreement, pack)
    if final and document.blanks():
        raise NotFinalError(
            Fault(message=f"{finding.place}: {finding.message}", remedy=finding.remedy)
            for finding in report.findings
            if finding.rule in ("blank-left", "reference-unresolved")
        )
    made = copy_of(for_whom, document, agreement, pack, beside)
    return Draft(
        agreement=agreement,
        report=report,
        data=written(made, private_to_us(agreement, pack, beside), beside),
        copy=for_whom,
        form=beside.form,
    )


def draft_copies(
    agreement: Agreement,
    pack: Pack,
    *,
    final: bool = False,
    beside: Beside = NOTHING_MORE,
) -> tuple[Draft, ...]:
    """Every copy of one agreement, the employer's first; see `draft`."""
    return tuple(draft(agreement, pack, copy=copy, final=final, beside=beside) for copy in Copy)


def write_word(document: Document, path: Path | str) -> Path:
    """Write a document as a Word file, whole or not at all; returns its path.

    Raises:
        InvalidError: the text holds a character that no Word file can.
        OutputError: the file cannot be written, for example because Word has it open;
            what stood there before still stands.
    """
    from agreementkit.files import write_whole
    from agreementkit.word import word_bytes

    return write_whole(Path(path), word_bytes(document))
