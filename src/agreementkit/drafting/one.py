"""One agreement: composed, checked, and written as a Word file."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from attrs import frozen

from agreementkit.check import Rule, examine
from agreementkit.compose import compose
from agreementkit.errors import Fault, NotFinalError
from agreementkit.model import Agreement, Document, Pack, Position, Report

__all__ = ["Draft", "check", "draft", "write_word"]


@frozen(kw_only=True)
class Draft:
    """A finished draft: what was asked for, what it covers, and the Word file.

    The text itself is not kept, for it costs more to send between processes than to
    compose anew.
    """

    agreement: Agreement
    report: Report
    word: bytes
    """The Word file (.docx)."""

    def save(self, path: Path | str) -> Path:
        """Write the Word file, whole or not at all; returns its path.

        Raises:
            OutputError: it cannot be written; what stood there before still stands.
        """
        from agreementkit.files import write_whole

        return write_whole(Path(path), self.word)


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


def draft(agreement: Agreement, pack: Pack, *, final: bool = False) -> Draft:
    """One agreement as text, report and Word file.

    Args:
        agreement: what one side puts on the table.
        pack: the clauses it is made from.
        final: refuse to draft while a value is missing.

    Raises:
        InvalidError: the agreement names something that the pack does not have.
        NotFinalError: a final draft was asked for, and blanks remain; lists them all.
    """
    from agreementkit.word import word_bytes

    document = compose(agreement, pack)
    report = examine(document, agreement, pack)
    if final and document.blanks():
        raise NotFinalError(
            Fault(message=f"{finding.place}: {finding.message}", remedy=finding.remedy)
            for finding in report.findings
            if finding.rule in ("blank-left", "reference-unresolved")
        )
    return Draft(
        agreement=agreement,
        report=report,
        word=word_bytes(document),
    )


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
