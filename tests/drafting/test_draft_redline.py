"""A redline goes out through the gate: as it was written, or not at all."""

from collections.abc import Callable
from datetime import datetime

import pytest
from attrs import evolve
from hypothesis import given, settings

import agreementkit as ak
from agreementkit import Acceptance, redline, redline_file
from agreementkit.documents import (
    Author,
    Change,
    Changed,
    ChangedRow,
    ChangedTable,
    Deleted,
    Heading,
    Inserted,
    MarkedSpan,
    Paragraph,
    Redline,
    RevisionMark,
    Table,
    Unchanged,
    redline_bytes,
)
from agreementkit.model.redline import MarkedBlock
from agreementkit.packs import Run
from agreementkit.testing import redrafts

PACK = ak.load_pack()
UNION = Author(name="Union side", initials="US")
EMPLOYER = Author(name="Employer side", initials="ES")
WHEN = datetime(2027, 1, 15, 10, 0)  # noqa: DTZ001 - Word keeps no zone
SECRET = "Settle for thirteen weeks if they open the ledger, and not before"

Pair = tuple[ak.Agreement, ak.Agreement]


def inserted(author: Author) -> RevisionMark:
    return RevisionMark(change=Change.INSERTED, author=author, when=WHEN)


def deleted(author: Author) -> RevisionMark:
    return RevisionMark(change=Change.DELETED, author=author, when=WHEN)


def quoting(words: str) -> Paragraph:
    return Paragraph(spans=(Run(text=words),))


def changed(words: str, mark: RevisionMark) -> Changed:
    """A paragraph in which these words came or went."""
    span, kept = Run(text=words), Run(text="Kept. ")
    without, whole = Paragraph(spans=(kept,)), Paragraph(spans=(kept, span))
    old, new = (without, whole) if mark.change is Change.INSERTED else (whole, without)
    return Changed(
        old=old, new=new, pieces=(MarkedSpan(span=kept), MarkedSpan(span=span, mark=mark))
    )


def changed_table(words: str, mark: RevisionMark) -> ChangedTable:
    """A table in which a row with these words came or went."""
    cell = (Run(text=words),)
    without, whole = (
        Table(caption="Terms", header=("Term",), rows=rows) for rows in ((), ((cell,),))
    )
    old, new = (without, whole) if mark.change is Change.INSERTED else (whole, without)
    row = ChangedRow(cells=((MarkedSpan(span=cell[0], mark=mark),),), mark=mark)
    return ChangedTable(old=old, new=new, rows=(row,))


PLACES: dict[str, Callable[[str, Author], MarkedBlock]] = {
    "a paragraph put in": lambda words, author: Inserted(
        block=quoting(words), mark=inserted(author)
    ),
    "a paragraph struck out": lambda words, author: Deleted(
        block=quoting(words), mark=deleted(author)
    ),
    "words put in": lambda words, author: changed(words, inserted(author)),
    "words struck out": lambda words, author: changed(words, deleted(author)),
    "a row put in": lambda words, author: changed_table(words, inserted(author)),
    "a row struck out": lambda words, author: changed_table(words, deleted(author)),
}


def made_of(first: ak.Agreement, second: ak.Agreement) -> Redline:
    return redline(first, second, PACK, author=UNION, when=WHEN)


def with_one_more(made: Redline, block: MarkedBlock) -> Redline:
    """The redline of two documents that had one block more, each its own side of it."""
    more = evolve(made, blocks=(*made.blocks, block))
    return evolve(more, old=more.rejected(), new=more.accepted())


@settings(max_examples=20)
@given(pair=redrafts(PACK))
def test_what_goes_out_is_what_was_written(pair: Pair) -> None:
    made = made_of(*pair)
    assert redline_file(made, *pair, PACK) == redline_bytes(made)


@pytest.mark.parametrize("place", PLACES)
def test_what_may_be_said_at_a_place_may_be_said_there_in_the_author_s_name(
    agreement: ak.Agreement, place: str
) -> None:
    made = with_one_more(made_of(agreement, agreement), PLACES[place]("Nothing of ours.", UNION))
    assert redline_file(made, agreement, agreement, PACK) == redline_bytes(made)


@pytest.mark.parametrize("place", PLACES)
def test_a_change_in_a_name_that_is_not_the_author_s_is_refused(
    agreement: ak.Agreement, place: str
) -> None:
    block = PLACES[place]("Nothing of ours.", EMPLOYER)
    made = with_one_more(made_of(agreement, agreement), block)
    with pytest.raises(ak.LeakError, match=r"the value of w:author of w:(ins|del)"):
        redline_file(made, agreement, agreement, PACK)


@pytest.mark.parametrize("place", [*PLACES, "a paragraph that stays"])
@pytest.mark.parametrize("side", ["old", "new"])
def test_a_note_of_either_draft_is_refused_wherever_it_stands(
    agreement: ak.Agreement, place: str, side: str
) -> None:
    noted = evolve(agreement, accepted=[Acceptance(rule="blank-left", reason=SECRET)])
    first, second = (noted, agreement) if side == "old" else (agreement, noted)
    block = (
        PLACES[place](SECRET.lower(), UNION)
        if place in PLACES
        else Unchanged(block=quoting(SECRET.lower()))
    )
    made = with_one_more(made_of(agreement, agreement), block)
    assert redline_file(made, agreement, agreement, PACK), "without the note it is anyone's words"
    with pytest.raises(ak.LeakError) as caught:
        redline_file(made, first, second, PACK)
    said = str(caught.value)
    assert "begins “Settle for thirteen”" in said
    assert "open the ledger" not in said


def test_words_that_neither_draft_has_are_refused(agreement: ak.Agreement) -> None:
    made = made_of(agreement, agreement)
    stray = evolve(made, blocks=(*made.blocks, Unchanged(block=Heading(text="Stray", level=1))))
    with pytest.raises(ak.LeakError, match="a paragraph that the document does not have"):
        redline_file(stray, agreement, agreement, PACK)
