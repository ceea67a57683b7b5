"""Each copy of an agreement as the Word file that its readers get."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from attrs import field, frozen

from agreementkit.check import examine
from agreementkit.compose import (
    comparison,
    compose,
    members_summary,
    negotiator_copy,
    share,
)
from agreementkit.errors import Fault, InvalidError
from agreementkit.model import Agreement, Copy, Document, Pack, Position, PrivateDocument
from agreementkit.model.form import Form, as_form
from agreementkit.model.house_style import HouseStyle

if TYPE_CHECKING:
    from agreementkit.text.leaks import Private

__all__ = ["NOTHING_MORE", "Beside", "copy_of", "private_to_us", "written"]


@frozen(kw_only=True)
class Beside:
    """What a draft is made with, beside the agreement and the clauses."""

    since: Agreement | None = None
    """What members last saw; their copy says what has changed."""
    response: Agreement | None = None
    """The agreement as the other side would have it, for the comparison."""
    form: Form = field(default=Form.WORD, converter=as_form)
    """What kind of file to make."""
    style: HouseStyle | None = None
    """The look and letterhead of a branch, for Word files; see `house_style`."""


NOTHING_MORE = Beside()
_PRIVATE = Fault(
    message="the negotiator's copy is private, and goes into no e-mail and on no intranet",
    remedy="draft it as a Word file, or draft another copy in this form",
)


def copy_of(
    copy: Copy,
    document: Document,
    agreement: Agreement,
    pack: Pack,
    beside: Beside,
) -> Document | PrivateDocument:
    """The text of one copy.

    Args:
        copy: whom it is for.
        document: the agreement as both sides see it.
        agreement: what it was composed from.
        pack: the clauses it was made from.
        beside: what else it is made with.
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
            before = share(beside.since, pack) if beside.since else None
            return members_summary(share(agreement, pack), before)
        case _:
            theirs = share(beside.response, pack) if beside.response else None
            return comparison(share(agreement, pack), theirs)


def written(made: Document | PrivateDocument, private: "Private", beside: Beside) -> bytes:
    """The file of one copy. A shared one passes the gate before its first byte is given.

    Args:
        made: the text of the copy.
        private: what a shared copy may not hold.
        beside: what else it is made with.

    Raises:
        InvalidError: a private copy was asked for in a form that mail and intranets carry.
        LeakError: the finished file holds what may not go out.
    """
    from agreementkit.markup import html_page, markdown_text
    from agreementkit.text.leaks import gate_text
    from agreementkit.word import guarded_word_bytes, private_word_bytes

    if isinstance(made, PrivateDocument):
        if beside.form is not Form.WORD:
            raise InvalidError([_PRIVATE])
        return private_word_bytes(made, beside.style)
    match beside.form:
        case Form.WORD:
            return guarded_word_bytes(made, private, beside.style)
        case Form.MARKDOWN:
            return gate_text(markdown_text(made), private).encode()
        case _:
            return gate_text(html_page(made), private).encode()


def private_to_us(
    agreement: Agreement,
    pack: Pack,
    beside: Beside,
    *,
    ours: Collection[str] = (),
    known: Collection[str] = (),
) -> "Private":
    """What no shared copy of an agreement may hold, ready to be looked for.

    What stands in an agreement named beside it was on the table once, or is.

    Args:
        agreement: what the copy is made from.
        pack: the clauses that it is made from.
        beside: what else it is made with.
        ours: further texts that our side keeps to itself.
        known: further texts that the other side knows, such as its own.
    """
    from agreementkit.model.shared import private_texts, shared_texts
    from agreementkit.text.leaks import prepared

    private, shared = {*ours}, {*known}
    for each in (agreement, beside.since, beside.response):
        if each is not None:
            seen = share(each, pack)
            private |= private_texts(each, pack, seen)
            shared |= shared_texts(seen)
    return prepared(frozenset(private - shared), frozenset(shared))
