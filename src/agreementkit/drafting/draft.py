"""One agreement: composed, checked, and written as the copies that a negotiation needs."""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from attrs import evolve, field, frozen

from agreementkit.checking.examine import examine
from agreementkit.checking.rule import Rule
from agreementkit.comparing.two_way import compare
from agreementkit.composing.agreement import compose
from agreementkit.composing.copies.comparison import comparison
from agreementkit.composing.copies.members import members_summary
from agreementkit.composing.copies.negotiator import negotiator_copy
from agreementkit.composing.share import share
from agreementkit.errors import AgreementKitError, Fault, InvalidError, NotFinalError
from agreementkit.model.agreement import TITLE, Agreement
from agreementkit.model.clause import Bundle, Notes, Position
from agreementkit.model.copies import Copy, Form, HouseStyle, as_copy, as_form
from agreementkit.model.coverage_report import Report
from agreementkit.model.document import Author, Document, PrivateDocument
from agreementkit.model.pack import Pack
from agreementkit.model.redline import Redline

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from agreementkit.text.leaks import Private
    from agreementkit.word.word_source import DocxDocument


# ---
# A draft, and what it is made with.


@frozen(kw_only=True)
class DraftOptions:
    """What a draft is made with, beside the agreement and the clauses."""

    since: Agreement | None = None
    """What members last saw; their copy says what has changed."""
    response: Agreement | None = None
    """The agreement as the other side would have it, for the comparison."""
    form: Form = field(default=Form.WORD, converter=as_form)
    """What kind of file to make."""
    style: HouseStyle | None = None
    """The look and letterhead of a branch, for Word files; see `house_style`."""


DEFAULT_OPTIONS = DraftOptions()


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
        from agreementkit.files.output import write_whole

        return write_whole(Path(path), self.data, private=self.copy.private)


# ---
# Check, draft, write.


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
        rules: what to look for, as `agreementkit.checking.selected` gives them; None asks those
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
    options: DraftOptions = DEFAULT_OPTIONS,
) -> Draft:
    """One agreement as report and file: a Word file, unless `options` asks for another form.

    Args:
        agreement: what one side puts on the table.
        pack: the clauses it is made from.
        copy: whom it is for: employer, negotiator, members or comparison.
        final: refuse to draft while a value is missing.
        options: what else it is made with, such as its form.

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
    made = compose_copy(for_whom, document, agreement, pack, options)
    return Draft(
        agreement=agreement,
        report=report,
        data=_copy_bytes(made, private_in(agreement, pack, options, composed=[document]), options),
        copy=for_whom,
        form=options.form,
    )


def draft_copies(
    agreement: Agreement,
    pack: Pack,
    *,
    final: bool = False,
    options: DraftOptions = DEFAULT_OPTIONS,
) -> tuple[Draft, ...]:
    """Every copy of one agreement, the employer's first; see `draft`."""
    return tuple(draft(agreement, pack, copy=copy, final=final, options=options) for copy in Copy)


def write_word(document: Document, path: Path | str) -> Path:
    """Write a document as a Word file, whole or not at all; returns its path.

    Raises:
        InvalidError: the text holds a character that no Word file can.
        OutputError: the file cannot be written, for example because Word has it open;
            what stood there before still stands.
    """
    from agreementkit.files.output import write_whole
    from agreementkit.word.writer import word_bytes

    return write_whole(Path(path), word_bytes(document))


# ---
# One copy: its text, then its file, which passes the gate.

_PRIVATE = Fault(
    message="the negotiator's copy is private, and goes into no e-mail and on no intranet",
    remedy="draft it as a Word file, or draft another copy in this form",
)


def compose_copy(
    copy: Copy,
    document: Document,
    agreement: Agreement,
    pack: Pack,
    options: DraftOptions,
) -> Document | PrivateDocument:
    """The text of one copy.

    Args:
        copy: whom it is for.
        document: the agreement as both sides see it.
        agreement: what it was composed from.
        pack: the clauses it was made from.
        options: what else it is made with.
    """
    match copy:
        case Copy.EMPLOYER:
            return document
        case Copy.NEGOTIATOR:
            reports = []
            for position in Position:
                there = agreement.at(position)
                reports.append(examine(compose(there, pack), there, pack))
            return negotiator_copy(document, agreement, pack, reports)
        case Copy.MEMBERS:
            before = share(options.since, pack) if options.since else None
            return members_summary(share(agreement, pack), before)
        case Copy.COMPARISON:
            theirs = share(options.response, pack) if options.response else None
            return comparison(share(agreement, pack), theirs)
        case never:
            assert_never(never)


def _copy_bytes(
    made: Document | PrivateDocument, private: "Private", options: DraftOptions
) -> bytes:
    """The file of one copy. A shared one passes the gate before its first byte is given.

    Args:
        made: the text of the copy.
        private: what a shared copy may not hold.
        options: what else it is made with.

    Raises:
        InvalidError: a private copy was asked for in a form that mail and intranets carry.
        LeakError: the finished file holds what may not go out.
    """
    from agreementkit.markup.html import html_page
    from agreementkit.markup.markdown import markdown_text
    from agreementkit.text.leaks import gate_text
    from agreementkit.word.gate import guarded_word_bytes
    from agreementkit.word.writer import private_word_bytes

    if isinstance(made, PrivateDocument):
        if options.form is not Form.WORD:
            raise InvalidError([_PRIVATE])
        return private_word_bytes(made, options.style)
    match options.form:
        case Form.WORD:
            return guarded_word_bytes(made, private, options.style)
        case Form.MARKDOWN:
            return gate_text(markdown_text(made), private).encode()
        case Form.HTML:
            return gate_text(html_page(made), private).encode()
        case never:
            assert_never(never)


def private_in(  # noqa: PLR0913 - whoever hides or explains a text says so by name
    agreement: Agreement,
    pack: Pack,
    options: DraftOptions,
    *,
    reasons: Mapping[str, str] = {},
    known: Collection[str] = (),
    composed: Iterable[Document] = (),
) -> "Private":
    """What no shared copy of an agreement may hold, ready to be looked for.

    What stands in an agreement named beside it was on the table once, or is. What an officer
    wrote may be shared, unless it holds a run of a note: then it was not meant to be.

    Args:
        agreement: what the copy is made from.
        pack: the clauses that it is made from.
        options: what else it is made with.
        reasons: further texts that our side keeps to itself, with where it has each.
        known: further texts that the other side knows, such as its own.
        composed: what composing made of it before anybody put more into it. It explains
            short texts, and reasons that quote it, and no long note.
    """
    from agreementkit.model.shared import (
        notes_of,
        private_texts,
        shared_texts,
        sources_of,
        typed_texts,
    )
    from agreementkit.text.leaks import hold_run_of, prepared
    from agreementkit.word.allow_list import texts_of

    private, shared = {*reasons}, {*known}
    for each in (agreement, options.since, options.response):
        if each is not None:
            seen = share(each, pack)
            private |= private_texts(each, pack, seen)
            texts = shared_texts(seen)
            if each is agreement:
                typed = typed_texts(agreement)
                sector = pack.sector(agreement.sector)
                public = {TITLE, sector.workforce, sector.machinery}
                texts -= hold_run_of(typed, notes_of(pack), (texts - typed) | public)
            shared |= texts
    return evolve(
        prepared(frozenset(private - shared), frozenset(shared)),
        sources={**sources_of(agreement, pack), **reasons},
        reasons=frozenset(reasons),
        composed=tuple(texts_of(*composed)),
    )


# ---
# Many agreements.

_TOGETHER = 8
"""How many go to another process at once: sending the pack costs as much as a draft."""


def draft_many(
    agreements: Iterable[Agreement],
    pack: Pack,
    *,
    executor: "Executor | None" = None,
) -> Iterator[Draft]:
    """A draft of each agreement, in the order given, as each is ready.

    Args:
        agreements: what to draft.
        pack: the clauses they are made from.
        executor: anything with the `concurrent.futures.Executor` protocol; None drafts
            them one after another. What it gets may be read by whoever runs it, so neither
            notes nor positions are sent to it, and what comes back passes the gate here.

    Raises:
        InvalidError: when the draft of a faulty agreement is reached.
        LeakError: when a draft is reached that holds what may not go out.
    """
    if executor is None:
        yield from (draft(agreement, pack) for agreement in agreements)
        return
    ours: deque[Agreement] = deque()
    every = iter(agreements)
    for files, error in executor.map(
        partial(_files_until_fault, pack=_without_our_side(pack)), _sent_out(every, pack, ours)
    ):
        for file in files:
            yield _checked_here(file, ours.popleft(), pack)
        if error is not None:
            raise error


def _sent_out(
    agreements: Iterator[Agreement], pack: Pack, ours: deque[Agreement]
) -> Iterator[tuple[Agreement, ...]]:
    """Agreements as they are sent away, several at a time; as they are, they go to `ours`."""
    for together in iter(lambda: tuple(islice(agreements, _TOGETHER)), ()):
        ours.extend(together)
        yield tuple(_figures_alone(each, pack) for each in together)


def _figures_alone(agreement: Agreement, pack: Pack) -> Agreement:
    """The same agreement with each figure written out, for who must not know our positions."""
    written = (
        evolve(
            each,
            settings={
                **{
                    known.name: value
                    for known in (pack[each.clause].parameters if each.clause in pack else ())
                    if (value := each.value(known, agreement.position)) is not None
                },
                **dict(each.settings),
            },
        )
        for each in agreement.provisions
    )
    return evolve(agreement, provisions=Bundle(written), accepted=(), origin=None)


def _without_our_side(pack: Pack) -> Pack:
    """The same pack without notes, sources and positions, for machines that are not ours.

    >>> import agreementkit as ak
    >>> clause = _without_our_side(ak.load_pack())["advance-notice"]
    >>> clause.negotiating.why, clause.parameter("notice").fallback
    ('', None)
    """
    silent = Notes(why="", approval="")
    clauses = {
        id_: evolve(
            each,
            negotiating=silent,
            parameters=tuple(
                evolve(known, opening=None, target=None, fallback=None) for known in each.parameters
            ),
        )
        for id_, each in pack.clauses.items()
    }
    return evolve(pack, clauses=clauses, sources={})


def _files_until_fault(
    agreements: tuple[Agreement, ...],
    pack: Pack,
) -> tuple[list[bytes], AgreementKitError | None]:
    """The files up to the first agreement that is at fault, and what is wrong with that.

    Each has passed the first wall of the gate. The second needs our notes, which are not here.
    """
    from agreementkit.text.leaks import prepared

    nothing = prepared(frozenset(), frozenset())
    files: list[bytes] = []
    try:
        for agreement in agreements:
            files.append(_copy_bytes(compose(agreement, pack), nothing, DEFAULT_OPTIONS))
    except AgreementKitError as error:
        return files, error
    return files, None


def _checked_here(file: bytes, agreement: Agreement, pack: Pack) -> Draft:
    """The draft of a file that was made elsewhere, held against what only our side knows.

    Raises:
        LeakError: the file holds what may not go out.
    """
    from agreementkit.word.gate import gate_private_texts

    document = compose(agreement, pack)
    private = private_in(agreement, pack, DEFAULT_OPTIONS, composed=[document])
    return Draft(
        agreement=agreement,
        report=examine(document, agreement, pack),
        data=gate_private_texts(file, private),
    )


def for_each_employer(agreement: Agreement, pack: Pack) -> Iterator[Agreement]:
    """The same agreement for every employer in its sector's directory, each signing alone.

    >>> import agreementkit as ak
    >>> pack = ak.load_pack()
    >>> kent = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"])
    >>> len(list(ak.for_each_employer(kent, pack)))
    43
    """
    for employer in pack.sector(agreement.sector).employers:
        yield evolve(agreement, employer=employer.name, other_employers=())


# ---
# Redlines: two agreements to one Word file.


def redline(
    old: Agreement,
    new: Agreement,
    pack: Pack,
    *,
    author: Author,
    when: datetime,
) -> Redline:
    """What changed from one agreement to the next, as both sides may see it.

    Args:
        old: the earlier agreement.
        new: the later agreement.
        pack: the clauses that both are made from.
        author: whose the changes are.
        when: when they were made.

    Raises:
        InvalidError: an agreement names something that the pack does not have.
    """
    return compare(compose(old, pack), compose(new, pack), author=author, when=when)


def redline_file(made: Redline, old: Agreement, new: Agreement, pack: Pack) -> bytes:
    """A redline as a Word file with tracked changes, passed through the gate.

    Args:
        made: what `redline` gave for these agreements.
        old: the earlier agreement.
        new: the later agreement.
        pack: the clauses that both are made from.

    Raises:
        LeakError: the finished file holds what may not go out; nothing is returned.
    """
    from agreementkit.word.gate import guarded_redline_bytes

    private = private_in(new, pack, DraftOptions(since=old), composed=[made.old, made.new])
    return guarded_redline_bytes(made, private)
