"""A file with the changes that it was sent with accepted, and every newer one rejected."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from attrs import evolve

from agreementkit import Document, Version
from agreementkit.documents import Line, Reading, Revision, TextRun
from agreementkit.model.redline import Change
from agreementkit.negotiation.alignment.sent_draft import Baseline, SentDraft
from agreementkit.negotiation.assessment.sent_changes import (
    SentChanges,
    sent_changes,
    with_sent_changes_accepted,
)
from agreementkit.ooxml.fields import FieldUse
from agreementkit.ooxml.reading import CellPosition, Reformatting

WHEN = datetime(2027, 3, 1, 10, 0, 40)  # noqa: DTZ001 - Word keeps no zone
OURS = Revision(change=Change.INSERTED, author="Union side", when=WHEN)
GONE = evolve(OURS, change=Change.DELETED)
THEIRS = evolve(OURS, author="Kent HR")
NEW = evolve(OURS, author="Kent HR", when=WHEN + timedelta(days=9))
STRUCK = evolve(NEW, change=Change.DELETED)
EMPTY = Document(title="", parties=(), version=Version(), blocks=())


def line(*runs: tuple[str, tuple[Revision, ...]], mark: tuple[Revision, ...] = ()) -> Line:
    pieces = tuple(TextRun(text=text, revisions=revisions) for text, revisions in runs)
    return Line(text="".join(text for text, _ in runs), style="", text_runs=pieces, mark=mark)


SENT = [
    line(("in ", ()), ("26", (GONE,)), ("20", (OURS,)), (" weeks", ()), (" or more", (THEIRS,))),
    line(("now", (OURS,)), mark=(OURS,)),
]


def changes(marked: Sequence[Line] = tuple(SENT)) -> SentChanges:
    below = Baseline(document=EMPTY, lines=(), marked=tuple(marked))
    return sent_changes(SentDraft(document=EMPTY, lines=(), baseline=below))


def texts(*marked: Line, reformatted: Sequence[Reformatting] = ()) -> list[str]:
    reading = Reading(accepted=(), rejected=(), marked=marked, reformatted=tuple(reformatted))
    return [each.text for each in with_sent_changes_accepted(reading, changes())]


def test_a_file_as_we_sent_it_says_what_we_sent() -> None:
    assert texts(*SENT) == ["in 20 weeks or more", "now"]


def test_a_clean_draft_was_sent_with_no_changes() -> None:
    assert sent_changes(SentDraft(document=EMPTY, lines=())).words == {}


def test_what_they_have_marked_since_is_rejected() -> None:
    assert texts(
        line(("in ", ()), ("20", (OURS, STRUCK)), ("8", (NEW,)), (" weeks", ())),
        line(("and never", (NEW,)), mark=(NEW,)),
    ) == ["in 20 weeks"]


def test_paragraphs_that_lose_their_ends_run_on() -> None:
    assert texts(
        line(("one", ()), mark=(GONE,)), line(("two", ()), mark=(NEW,)), line(("three", ()))
    ) == ["onetwothree"]
    assert texts(line(("one", ()), mark=(GONE,))) == ["one"]


def test_an_empty_cell_stays_a_cell_of_a_row_and_a_row_that_is_new_goes() -> None:
    def cell(column: int, row: int, *runs: tuple[str, tuple[Revision, ...]], new: bool) -> Line:
        place = CellPosition(table=0, row=row, column=column)
        return evolve(line(*runs, mark=(NEW,) if new else ()), cell=place)

    emptied = evolve(cell(1, 0, ("x", (NEW,)), new=True))
    kept = [cell(0, 0, ("a", ()), new=False), emptied]
    new = [cell(0, 1, ("b", (NEW,)), new=True), cell(1, 1, new=True)]
    assert texts(*kept, *new) == ["a", ""]


def test_a_style_that_was_changed_openly_is_as_it_was_and_no_number_is_known() -> None:
    changed = evolve(line(("in", ())), style="ClauseLevel3", number="(a)", full_number="7.1(a)")
    about = Reformatting(of="paragraph", author="Kent HR", when=None, line=0, before="ClauseLevel2")
    reading = Reading(accepted=(), rejected=(), marked=(changed,), reformatted=(about,))
    [found] = with_sent_changes_accepted(reading, changes())
    assert (found.style, found.number, found.full_number) == ("ClauseLevel2", "?", "?")


def test_a_field_keeps_its_place_among_the_words_that_are_left() -> None:
    def field(place: int) -> FieldUse:
        return FieldUse(kind="REF", instruction="REF a", target="a", text="7", place=place)

    marked = evolve(line(("see 6", (GONE,)), ("see 7", (OURS,))), fields=(field(4), field(9)))
    reading = Reading(accepted=(), rejected=(), marked=(marked,))
    [found] = with_sent_changes_accepted(reading, changes())
    assert [each.place for each in found.fields] == [4]


@pytest.mark.parametrize(
    ("apart", "same"),
    [
        (timedelta(), True),
        (timedelta(seconds=-40), True),
        (timedelta(hours=5, minutes=45), True),
        (timedelta(hours=-1, seconds=-40), True),
        (timedelta(minutes=3), False),
        (timedelta(days=7), False),
    ],
)
def test_a_time_may_lose_its_seconds_and_move_to_another_zone(
    apart: timedelta, *, same: bool
) -> None:
    assert changes().hold(evolve(OURS, when=WHEN + apart), "anything") is same


def test_a_time_may_be_left_out_and_none_may_be_made_up() -> None:
    assert changes().hold(evolve(OURS, when=None), "20")
    undated = changes([line(("20", (evolve(OURS, when=None),)))])
    assert not undated.hold(OURS, "20")


def test_a_mark_in_another_name_is_known_by_its_words_too() -> None:
    resaved = evolve(THEIRS, when=WHEN.replace(second=0))
    assert changes().hold(resaved, " or more")
    assert changes().hold(resaved, "more")
    assert not changes().hold(resaved, " or less")
    assert not changes().hold(resaved, "")
    assert not changes().hold(evolve(THEIRS, change=Change.DELETED), " or more")
