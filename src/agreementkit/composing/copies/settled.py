"""What was agreed: the copy that both sides sign, and the summary of it for members."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from agreementkit.composing.clauses import (
    join_as_phrase,
    name_in_sentence,
    title_in_sentence,
)
from agreementkit.composing.copies.members import figures_in_words
from agreementkit.model.document import (
    Bullet,
    Document,
    DocumentBlock,
    Heading,
    Layout,
    Paragraph,
    SignatureBlock,
    plain_spans,
)
from agreementkit.model.fixed_wording import ComposedWords
from agreementkit.model.shared import Shared, SharedClause


def signature_copy(agreed: Document, unsettled: Sequence[str] = ()) -> Document:
    """The agreed text as both sides sign it, or as far as it goes.

    What is not ready to be signed has nowhere to sign, and says on its first page what is
    missing: so nobody takes it for the whole.

    Args:
        agreed: the text that was agreed, and nothing else.
        unsettled: what must be settled before it can be signed.
    """
    if not unsettled:
        return agreed
    return evolve(
        agreed,
        title=ComposedWords.SO_FAR.format(title=title_in_sentence(agreed.title)),
        front=(
            Heading(text=ComposedWords.NOT_FOR_SIGNATURE),
            Paragraph(spans=plain_spans(ComposedWords.UNTIL_ALL)),
            *(Bullet(spans=plain_spans(words)) for words in unsettled),
        ),
        blocks=tuple(block for block in agreed.blocks if not isinstance(block, SignatureBlock)),
    )


@frozen(kw_only=True)
class OtherWords:
    """A clause that was agreed in words for which no summary of ours speaks."""

    title: str
    words: str
    """Its text, on one line."""
    theirs: bool
    """Whether the words are the employer's."""


def settled_summary(
    shared: Shared,
    others: Mapping[str, OtherWords],
    *,
    still_open: Sequence[str],
    left_out: Sequence[str],
) -> Document:
    """What was agreed, for members: a line a clause, and the words themselves where they are not ours.

    Args:
        shared: the agreement with the figures that were agreed.
        others: by clause, what was agreed in other words than our clause has.
        still_open: titles of what is not agreed yet.
        left_out: titles of what was on the table and is no part of it.
    """
    title = ComposedWords.SO_FAR_SUMMARY if still_open else ComposedWords.AGREED_SUMMARY
    return Document(
        title=title.format(title=title_in_sentence(shared.title)),
        parties=shared.parties,
        version=shared.version,
        layout=Layout.PAPER,
        blocks=(
            *_introduction(shared, over=not still_open),
            *_agreed(shared, others),
            *_listed(ComposedWords.STILL_OPEN, still_open),
            *_listed(ComposedWords.NOT_IN_IT, left_out),
        ),
    )


def _introduction(shared: Shared, *, over: bool) -> Iterator[DocumentBlock]:
    unions, employers = shared.parties[shared.employers :], shared.parties[: shared.employers]
    said = ComposedWords.AGREED_WITH.format(
        unions=join_as_phrase(unions),
        have=ComposedWords.HAVE if len(unions) > 1 else ComposedWords.HAS,
        employers=join_as_phrase([name_in_sentence(name) for name in employers]),
    )
    yield Paragraph(spans=plain_spans(said))
    if not over:
        yield Paragraph(spans=plain_spans(ComposedWords.NOT_FINISHED))


def _agreed(shared: Shared, others: Mapping[str, OtherWords]) -> Iterator[DocumentBlock]:
    for area, title in shared.areas.items():
        lines = [_line(each, others.get(each.id)) for each in shared.clauses if each.area == area]
        yield from _listed(title, lines)
    known = {clause.id for clause in shared.clauses}
    own = [_in_full(each) for id_, each in others.items() if id_ not in known]
    yield from _listed(ComposedWords.PUT_IN_BY_THEM, own)


def _line(clause: SharedClause, other: OtherWords | None) -> str:
    return _in_full(other) if other else f"{clause.summary}{figures_in_words(clause)}"


def _in_full(other: OtherWords) -> str:
    form = ComposedWords.IN_THEIR_WORDS if other.theirs else ComposedWords.IN_OTHER_WORDS
    return form.format(title=other.title, words=other.words)


def _listed(title: str, lines: Sequence[str]) -> Iterator[DocumentBlock]:
    if lines:
        yield Heading(text=title)
        yield from (Bullet(spans=plain_spans(words)) for words in lines)
