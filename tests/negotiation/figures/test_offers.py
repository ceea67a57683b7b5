"""What an employer does to a figure and the words about it, and what is said of that."""

import time
from datetime import date
from decimal import Decimal

import pytest

from agreementkit import Parameter
from agreementkit.documents import Blank, Figure, Reference
from agreementkit.model.document import Spans
from agreementkit.negotiation import Direction, Rung, SlotMove
from agreementkit.negotiation.figures.offers import slot_moves
from agreementkit.packs import Run
from tests.negotiation.figures.ladder_parameters import numeric

NOTICE = numeric("weeks", "higher", 26, 17, 8)
REPLY = numeric("working days", "lower", 5, 10, 20)
LINE: Spans = (
    Run(text="The Employer must give the Union written notice of at least "),
    Figure(text="26\xa0weeks", parameter="notice"),
    Run(text=" before a new system is used."),
)
KNOWN = {"notice": NOTICE, "reply": REPLY}


def moved(words: str, line: Spans = LINE, **known: Parameter) -> tuple[SlotMove, ...]:
    """The moves where the words from "of" to "before" are these."""
    returned = f"The Employer must give the Union written notice of {words} a new system is used."
    return slot_moves(line, returned, known or KNOWN)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "at least 26 weeks before",
            "at least twenty-six weeks before",
            "at least 26\xa0weeks before",
        ),
        *("at least 26 (twenty-six) weeks before", "at least 182 days before", "26 weeks before"),
        *(
            "not less than 26 weeks before",
            "a minimum of 26 weeks before",
            "26 weeks or more before",
        ),
        *("at least 2\u200b6 weeks before", "at least 26 calendar weeks prior to"),
        "at least 26 weeks, with reasons, before",
        "no later than 26 weeks before",
        "at least 26 weeks (and 2 copies of the plan) before",
    ],
)
def test_a_figure_that_is_the_same_has_not_moved(words: str) -> None:
    assert moved(words) == ()


@pytest.mark.parametrize(
    ("words", "offered", "stands", "direction", "distance"),
    [
        ("at least eight weeks before", "eight weeks", ("fallback", True), "worse", "-18"),
        (
            "at least eight weeks (56 days) before",
            "eight weeks (56 days)",
            ("fallback", True),
            "worse",
            "-18",
        ),
        (
            "at least eight weeks (six weeks) before",
            "eight weeks (six weeks)",
            ("below-fallback", False),
            "worse",
            "-20",
        ),
        ("at least 56 days before", "56 days", ("fallback", True), "worse", "-18"),
        (
            "at least 60 days before",
            "60 days",
            ("between-target-and-fallback", True),
            "worse",
            "-17.43",
        ),
        (
            "at least 2 months before",
            "2 months",
            ("between-target-and-fallback", True),
            "worse",
            "-17.57",
        ),
        (
            "at least 6 months before",
            "6 months",
            ("between-opening-and-target", False),
            "worse",
            "-0.14",
        ),
        (
            "at least 40 working days before",
            "40 working days",
            ("below-fallback", False),
            "worse",
            "-18.29",
        ),
        (
            "at least 130 working days before",
            "130 working days",
            ("between-opening-and-target", False),
            "worse",
            "-0.29",
        ),
        ("no fewer than 30 weeks prior to", "30 weeks", ("above-opening", True), "better", "4"),
        ("at least 7 (six) weeks before", "7 (six) weeks", ("unread", False), "open", None),
        ("at least £500 before", "£500", ("unread", False), "open", None),
        ("a reasonable period before", "a reasonable period", ("unread", False), "open", None),
        ("at least before", "", ("below-fallback", False), "worse", None),
        (
            "at least 26 weeks (or 4 weeks in an emergency) before",
            "26 weeks (or 4 weeks in an emergency)",
            ("below-fallback", False),
            "worse",
            "-22",
        ),
        (
            "at least 20 to 26 weeks before",
            "20 to 26 weeks",
            ("between-opening-and-target", False),
            "worse",
            "-6",
        ),
        (
            "the lesser of 26 weeks and 8 weeks before",
            "the lesser of 26 weeks and 8 weeks",
            ("fallback", False),
            "worse",
            "-18",
        ),
        (
            "between 8 and 12 weeks before",
            "between 8 and 12 weeks",
            ("fallback", False),
            "worse",
            "-18",
        ),
        (
            "at least 26–20 weeks before",
            "26–20 weeks",
            ("between-opening-and-target", False),
            "worse",
            "-6",
        ),
    ],
)
def test_a_figure_that_moved_is_read_and_placed(
    words: str, offered: str, stands: tuple[str, bool], direction: str, distance: str | None
) -> None:
    [move] = moved(words)
    assert (move.parameter, move.label, move.sent, move.sent_value) == ("it", "It", "26 weeks", 26)
    assert (move.offered, (move.rung.value, move.exact)) == (offered, stands)
    assert move.direction.value == direction
    assert move.distance == (None if distance is None else Decimal(distance))
    assert move.bound == ""
    assert move.gone == (not offered)


@pytest.mark.parametrize(
    ("words", "bound", "rung", "direction"),
    [
        ("at most 26 weeks before", "“at least” became “at most”", "below-fallback", "worse"),
        (
            "not more than 26 weeks before",
            "“at least” became “not more than”",
            "below-fallback",
            "worse",
        ),
        ("up to 26 weeks before", "“at least” became “up to”", "below-fallback", "worse"),
        (
            "a maximum of 26 weeks before",
            "“at least” became “a maximum of”",
            "below-fallback",
            "worse",
        ),
        (
            "no earlier than 26 weeks before",
            "“at least” became “no earlier than”",
            "below-fallback",
            "worse",
        ),
        (
            "but need not give more than 26 weeks before",
            "“at least” became “not give more than”",
            "below-fallback",
            "worse",
        ),
        ("26 weeks or less before", "“at least” became “or less”", "below-fallback", "worse"),
        ("at most 30 weeks before", "“at least” became “at most”", "below-fallback", "worse"),
        ("about 26 weeks before", "“at least” became “about”", "opening", "worse"),
        ("a target of 26 weeks before", "“at least” became “a target of”", "opening", "worse"),
        ("at least 26 weeks after", "“before” became “after”", "unread", "open"),
    ],
)
def test_a_figure_whose_meaning_was_turned_round_has_moved(
    words: str, bound: str, rung: str, direction: str
) -> None:
    [move] = moved(words)
    assert (move.bound, move.rung.value, move.direction.value) == (bound, rung, direction)
    assert not move.exact


def line(before: str, text: str, after: str, parameter: str = "it") -> Spans:
    return Run(text=before), Figure(text=text, parameter=parameter), Run(text=after)


@pytest.mark.parametrize(
    ("parameter", "sent", "returned", "bound", "rung"),
    [
        (
            REPLY,
            ("Reply within ", "10 working days", " of it."),
            "Reply after 10 working days of it.",
            "“within” became “after”",
            "below-fallback",
        ),
        (
            REPLY,
            ("Reply in ", "10 working days", "."),
            "Reply in no less than 10 working days.",
            "“no less than” came in",
            "unread",
        ),
        (
            REPLY,
            ("Reply in ", "10 working days", "."),
            "Reply in not more than 10 working days.",
            "",
            "",
        ),
        (
            NOTICE,
            ("Pay ", "26 weeks", " of pay."),
            "Pay up to 26 weeks of pay.",
            "“up to” came in",
            "below-fallback",
        ),
        (NOTICE, ("Pay ", "26 weeks", " of pay."), "Pay at least 26 weeks of pay.", "", ""),
        (NOTICE, ("About ", "26 weeks", " of pay."), "At most 26 weeks of pay.", "", ""),
        (
            numeric("percent", "lower", 5, 10, 15),
            ("A rise of more than ", "10%", " is a breach."),
            "A rise of less than 10% is a breach.",
            "“more than” became “less than”",
            "unread",
        ),
        (
            numeric("hours", "higher", 7, 4, 2),
            ("Give ", "7 hours", " a week."),
            "Give 7 hours a month.",
            "“a week” became “a month”",
            "unread",
        ),
        (
            numeric("hours", "higher", 7, 4, 2),
            ("Give ", "7 hours", " a week."),
            "Give 7 hours per week.",
            "“a week” became “per week”",
            "",
        ),
    ],
)
def test_words_that_turn_a_figure_do_so_by_which_way_is_better(
    parameter: Parameter, sent: tuple[str, str, str], returned: str, bound: str, rung: str
) -> None:
    moves = slot_moves(line(*sent), returned, {"it": parameter})
    if not rung:
        assert moves == ()
    else:
        [move] = moves
        assert (move.bound, move.rung.value) == (bound, rung)


def test_without_a_ladder_nothing_is_a_red_line() -> None:
    free = numeric("weeks", "higher", None, None, None)
    for words in ("at most 26 weeks before", "at least before", "a while before"):
        [move] = moved(words, notice=free)
        assert move.rung is Rung.NO_LADDER


def test_a_figure_that_went_to_another_place_in_its_line() -> None:
    returned = (
        "The Union must have {} written notice from the Employer before a new system is used."
    )
    assert slot_moves(LINE, returned.format("26 weeks’"), KNOWN) == ()
    [move] = slot_moves(LINE, returned.format("20 weeks’"), KNOWN)
    assert (move.elsewhere, move.offered, move.rung) == (True, "20 weeks", Rung.UNREAD)
    assert "is gone from its place, and 20 weeks stands elsewhere" in move.phrase
    [move] = slot_moves(LINE, "", KNOWN)
    assert (move.gone, move.direction) == (True, Direction.WORSE)


def test_a_figure_that_belongs_to_no_parameter_is_no_move() -> None:
    plain: Spans = (Run(text="The Employer must keep the record."),)
    assert slot_moves(plain, "The Employer must keep the record for 6 months.", KNOWN) == ()
    assert slot_moves(LINE, "", {}) == ()
    kept = moved("at least 26 weeks before, and must keep records for 3 weeks after,")
    assert kept == ()


TWO: Spans = (
    *(Run(text="Reply within "), Figure(text="10 Working Days", parameter="reply")),
    *(Run(text=" under clause "), Reference(text="7.2", target="disputes")),
    *(Run(text=", and give "), Figure(text="26 weeks", parameter="notice"), Run(text=" of pay.")),
)


def test_two_figures_of_a_line_are_each_read_in_their_place() -> None:
    assert (
        slot_moves(
            TWO, "Reply within ten working days under clause 9.1, and give 26 weeks of pay.", KNOWN
        )
        == ()
    )
    reply, notice = slot_moves(
        TWO, "Reply within 20 Working Days under clause 7.2, and give 8 weeks of pay.", KNOWN
    )
    assert (reply.offered, notice.offered) == ("20 Working Days", "8 weeks")
    assert reply.distance == 10
    both = "Answer in 20 working days, paying 8 weeks of pay."
    assert [each.offered for each in slot_moves(TWO, both, KNOWN)] == ["20 working days", "8 weeks"]


def test_amounts_that_cannot_be_told_apart_are_taken_at_their_worst() -> None:
    packed: Spans = (
        *(Run(text="Reply "), Figure(text="10 working days", parameter="reply")),
        *(Run(text="/"), Figure(text="26 weeks", parameter="notice"), Run(text=" later.")),
    )
    moves = slot_moves(packed, "Reply 8 weeks, 9 weeks, 10 weeks later.", KNOWN)
    assert [(each.parameter, each.exact) for each in moves] == [("it", False)] * 2
    assert [str(each.amount.value) for each in moves if each.amount] == ["10", "8"]
    beside = slot_moves(packed, "Reply 10 working days or 5 weeks later.", KNOWN)
    assert [each.offered for each in beside] == ["5 weeks"]
    assert slot_moves(packed, "Reply 10 working days/26 weeks later.", KNOWN) == ()


def test_the_same_length_in_another_calendar_is_said_though_no_worse() -> None:
    [move] = slot_moves(
        line("Reply in ", "10 working days", "."), "Reply in 2 weeks.", {"it": REPLY}
    )
    assert (move.direction, move.rung) == (Direction.SAME, Rung.TARGET)
    assert move.distance == 0
    assert move.phrase == "It: 10 working days became 2 weeks, at target, at its worst"


def test_a_blank_is_filled_or_still_blank() -> None:
    open_: Spans = (Run(text="At least "), Blank(label="Notice, in weeks", parameter="notice"))
    assert slot_moves(open_, "At least [Notice, in weeks]", KNOWN) == ()
    [filled] = slot_moves(open_, "At least 12 weeks", KNOWN)
    assert (filled.sent_value, filled.offered, filled.direction) == (None, "12 weeks", "open")
    assert filled.rung is Rung.BETWEEN_TARGET_AND_FALLBACK
    assert filled.distance is None
    [gone] = slot_moves(open_, "At least", KNOWN)
    assert (gone.gone, gone.rung, gone.direction) == (True, Rung.UNREAD, "open")
    choice = {"notice": CHOICE}
    assert slot_moves(open_, "At least [Notice, in weeks]", choice) == ()
    assert slot_moves(open_, "At least for a fixed time", choice)[0].value == "capped"


CHOICE = Parameter(
    name="mode",
    kind="choice",
    label="Mode",
    choices=("agreed", "exhausted", "capped", "capped-briefly"),
    words={
        "agreed": "until the parties agree",
        "exhausted": "until the procedure is exhausted",
        "capped": "for a fixed time",
        "capped-briefly": "for a fixed time of one week",
    },
    opening="agreed",
    target="exhausted",
    fallback="capped",
    source=["proposal"],
)
LASTS = line("The old rules stay ", "until the procedure is exhausted", ", and pay too.", "mode")


@pytest.mark.parametrize(
    ("returned", "value", "rung", "direction"),
    [
        ("The old rules stay for a fixed time, and pay too.", "capped", "fallback", "worse"),
        ("The old rules stay until the parties agree, and pay too.", "agreed", "opening", "better"),
        (
            "The old rules stay for a fixed time of one week, and pay.",
            "capped-briefly",
            "below-fallback",
            "worse",
        ),
        ("For a fixed time the old rules stay, and pay too.", "capped", "fallback", "worse"),
        ("The old rules stay as long as possible, and pay too.", None, "unread", "open"),
        ("The old rules stay until the parties agree or for a fixed time.", None, "unread", "open"),
        ("The old rules stay, and pay too.", None, "unread", "open"),
    ],
)
def test_a_choice_moves_to_another_by_its_printed_words(
    returned: str, value: str | None, rung: str, direction: str
) -> None:
    [move] = slot_moves(LASTS, returned, {"mode": CHOICE})
    assert (move.value, move.rung.value, move.direction.value) == (value, rung, direction)
    assert move.sent_value == "exhausted"


def test_a_choice_with_words_put_in_beside_it_has_not_moved() -> None:
    known = {"mode": CHOICE}
    assert (
        slot_moves(
            LASTS, "The old rules stay until the procedure is exhausted, and pay too.", known
        )
        == ()
    )
    assert (
        slot_moves(
            LASTS,
            "The old rules stay in force until the procedure is exhausted, and pay too.",
            known,
        )
        == ()
    )
    assert (
        slot_moves(
            LASTS, "Until the procedure is exhausted the old rules stay, and pay too.", known
        )
        == ()
    )


def test_a_flag_is_read_in_its_cell() -> None:
    flag = Parameter(
        name="audit",
        kind="flag",
        label="Audit",
        better=True,
        opening=True,
        target=True,
        fallback=True,
        source=["proposal"],
    )
    cell: Spans = (Figure(text="Yes", parameter="audit"),)
    assert slot_moves(cell, "yes", {"audit": flag}) == ()
    [move] = slot_moves(cell, "No", {"audit": flag})
    assert (move.sent_value, move.value) == (True, False)
    assert (move.rung, move.direction) == (Rung.BELOW_FALLBACK, "worse")
    [move] = slot_moves(cell, "Where practicable", {"audit": flag})
    assert (move.value, move.rung) == (None, Rung.UNREAD)


@pytest.mark.parametrize("kind", ["date", "text"])
def test_dates_and_texts_are_for_a_person_to_weigh(kind: str) -> None:
    day = Parameter(name="it", kind=kind, label="Start", source=["proposal"])
    sent = line("It begins on ", "1\xa0April\xa02027", " at noon.")
    known = {"it": day}
    assert slot_moves(sent, "It begins on 1 April 2027 at noon.", known) == ()
    [move] = slot_moves(sent, "It begins on 1 May 2027 at noon.", known)
    assert move.value == {"date": date(2027, 5, 1), "text": move.offered}[kind]
    assert (move.rung, move.direction) == (Rung.NO_LADDER, Direction.OPEN)
    [move] = slot_moves(sent, "It begins soon at noon.", known)
    assert move.rung is Rung.NO_LADDER


@pytest.mark.parametrize(("better", "rung"), [("higher", "below-fallback"), ("lower", "unread")])
def test_an_item_that_is_struck_from_a_list(better: str, rung: str) -> None:
    items = ("audit", "notice") if better == "higher" else ("audit",)
    listed = Parameter(
        name="set",
        kind="list",
        label="Set",
        range=(0, 9),
        better=better,
        fallback=items,
        source=["proposal"],
    )
    sent = (Figure(text="audit", parameter="set"), Run(text="; and"))
    [move] = slot_moves(sent, "; and", {"set": listed})
    assert move.rung.value == rung
    [move] = slot_moves(sent, "review; and", {"set": listed})
    assert (move.offered, move.rung, move.direction) == ("review", Rung.UNREAD, Direction.OPEN)
    other = (Figure(text="pay", parameter="set"), Run(text="; and"))
    [move] = slot_moves(other, "; and", {"set": listed})
    assert move.rung is Rung.UNREAD


def test_a_figure_without_words_or_number_is_passed_over() -> None:
    assert slot_moves((Figure(text="", parameter="notice"),), "26 weeks", KNOWN) == ()
    [move] = slot_moves((Figure(text="no limit", parameter="notice"),), "26 weeks", KNOWN)
    assert (move.sent_value, move.direction) == (None, Direction.OPEN)


@pytest.mark.parametrize(
    "piece", ["8 weeks or ", "8 ", "26 weeks ", "at least ", "\u0430 ", "not "]
)
def test_time_grows_with_the_line_and_no_faster(piece: str) -> None:
    def taken(length: int) -> float:
        began = time.process_time()
        moved(f"at least {piece * (length // len(piece))} before")
        return time.process_time() - began

    taken(1000)
    # Sixteen times the text, with much room for a busy machine; squared it would be 256 times.
    assert taken(80_000) < 64 * (taken(5_000) + 0.002)
