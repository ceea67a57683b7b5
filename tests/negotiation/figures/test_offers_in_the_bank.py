"""Every value of every composed clause: unmoved it is silent, moved it is read back exactly."""

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

import agreementkit as ak
from agreementkit.documents import Blank, Figure, text_of
from agreementkit.model.values import NUMERIC
from agreementkit.negotiation import Direction, Rung, SlotMove
from agreementkit.negotiation.figures.offers import slot_moves
from agreementkit.negotiation.figures.rungs import ladder_position
from agreementkit.packs import Kind, Run
from agreementkit.text import find_amounts
from tests.negotiation.figures.bank_lines import lines_with_values, other_values
from tests.text.quantity_spellings import ways


def composed(pack: ak.Pack, position: str) -> ak.Document:
    """Every clause of the bank in one agreement."""
    agreement = ak.Agreement(
        sector="police",
        employer="Kent Police",
        unions=["UNISON"],
        position=position,
        provisions=ak.Bundle(pack[id_].at() for id_ in pack.clauses),
        commencement=date(2027, 4, 1),
    )
    return ak.compose(agreement, pack)


@pytest.fixture(scope="module")
def everything(pack: ak.Pack) -> ak.Document:
    """Every clause of the bank at our opening."""
    return composed(pack, "opening")


def test_untouched_lines_give_nothing(everything: ak.Document, pack: ak.Pack) -> None:
    seen = list(lines_with_values(everything, pack))
    assert len(seen) > 150
    for line, known in seen:
        text = text_of(line)
        for way in (text, text.replace("\xa0", " "), text.replace("’", "'"), text.upper()):
            assert slot_moves(line, way, known) == ()


def test_every_figure_of_every_clause_is_read_back_from_each_spelling(
    everything: ak.Document, pack: ak.Pack
) -> None:
    tried = 0
    for line, known in lines_with_values(everything, pack):
        for place, span in enumerate(line):
            if not (isinstance(span, Figure | Blank) and span.parameter in known):
                continue
            parameter = known[span.parameter]
            for value in other_values(parameter) if parameter.kind in NUMERIC else ():
                # Every seventh spelling, a different one each time.
                for spelt in ways(value, parameter.kind)[tried % 7 :: 7]:
                    returned = text_of(line[:place]) + spelt + text_of(line[place + 1 :])
                    holds(parameter, span, value, spelt, slot_moves(line, returned, known))
                    tried += 1
    assert tried > 500


def holds(
    parameter: ak.Parameter,
    span: Figure | Blank,
    value: Decimal,
    spelt: str,
    moves: tuple[SlotMove, ...],
) -> None:
    """Check that the one move is to that value, and that nothing moves to where it is."""
    before = find_amounts(span.text)[0].value if isinstance(span, Figure) else None
    if value == before:
        assert moves == ()
        return
    [move] = moves
    assert move.amount is not None
    assert (move.parameter, move.amount.value) == (parameter.name, value)
    assert move.offered == spelt.replace("\xa0", " ")
    stands = ladder_position(parameter, value)
    assert (move.rung, move.exact, move.bound) == (stands.rung, stands.exact, "")
    assert move.sent_value == before
    if before is None:
        assert (move.direction, move.distance) == (Direction.OPEN, None)
    else:
        better = (value > before) == (parameter.better == "higher")
        assert move.direction is (Direction.BETTER if better else Direction.WORSE)
        assert move.distance == value - before


@pytest.mark.parametrize(
    ("position", "never"), [("opening", Rung.OPENING), ("target", Rung.TARGET)]
)
def test_every_rung_is_reached_from_some_line_of_the_bank(
    pack: ak.Pack, position: str, never: Rung
) -> None:
    reached = set()
    for line, known in lines_with_values(composed(pack, position), pack):
        for span in line:
            if not (isinstance(span, Figure | Blank) and span.parameter in known):
                continue
            for words in ("a reasonable arrangement", *offers(known[span.parameter])):
                returned = "".join(words if each is span else each.text for each in line)
                reached |= {move.rung for move in slot_moves(line, returned, known)}
    # Nothing moves to where it is.
    assert reached == {*Rung} - {never}


def offers(parameter: ak.Parameter) -> list[str]:
    """Other values of a number, as one would write them."""
    if parameter.kind not in NUMERIC:
        return []
    signs = {Kind.PERCENT: "{}%", Kind.MONEY: "£{}", Kind.COUNT: "{}"}
    shape = signs.get(parameter.kind, f"{{}} {parameter.kind}")
    return [shape.format(value) for value in other_values(parameter)]


@given(data=st.data())
def test_a_choice_is_read_back_from_its_printed_words(
    everything: ak.Document, pack: ak.Pack, data: st.DataObject
) -> None:
    choices = [
        (line, place, known[span.parameter])
        for line, known in lines_with_values(everything, pack)
        for place, span in enumerate(line)
        if isinstance(span, Figure) and span.parameter in known and known[span.parameter].choices
    ]
    line, place, parameter = data.draw(st.sampled_from(choices))
    choice = data.draw(st.sampled_from(parameter.choices))
    words = parameter.words[choice]
    returned = text_of(line[:place]) + words + text_of(line[place + 1 :])
    moves = slot_moves(line, returned, {parameter.name: parameter})
    if words == line[place].text:
        assert moves == ()
        return
    [move] = moves
    assert (move.value, move.offered) == (choice, words)
    assert move.rung is ladder_position(parameter, choice).rung
    assert move.direction in (Direction.BETTER, Direction.WORSE)
    assert (move.direction is Direction.WORSE) == parameter.no_better(choice, str(move.sent_value))


@given(
    data=st.data(), new=st.sampled_from(["quartz", "", "under clause 8", "in 2031", "12 people"])
)
def test_an_edit_elsewhere_in_the_line_invents_no_other_value(
    everything: ak.Document, pack: ak.Pack, data: st.DataObject, new: str
) -> None:
    line, known = data.draw(st.sampled_from(list(lines_with_values(everything, pack))))
    runs = [
        (place, word)
        for place, span in enumerate(line)
        # What is written beside a blank may well be meant to fill it.
        if isinstance(span, Run) and not any(isinstance(each, Blank) for each in line)
        for word in re.finditer(r"(?<= )\w+(?= )", span.text)
    ]
    if not runs:
        return
    place, word = data.draw(st.sampled_from(runs))
    text = line[place].text
    changed = f"{text[: word.start()]}{new}{text[word.end() :]}"
    returned = text_of(line[:place]) + changed + text_of(line[place + 1 :])
    for move in slot_moves(line, returned, known):
        # A "not" that went is a turn; a list that something was put before is not read.
        assert move.distance == 0 if move.amount else move.rung in (Rung.UNREAD, Rung.NO_LADDER)
        assert move.bound or move.amount is None
