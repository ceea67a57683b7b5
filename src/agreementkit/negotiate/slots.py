"""Which of our values a returned line has moved, to what, and where that lies on our ladder."""

from collections.abc import Mapping
from itertools import groupby

from agreementkit.model import Parameter
from agreementkit.model.document import Spans
from agreementkit.model.kind import NUMERIC
from agreementkit.negotiate.offered import comparable
from agreementkit.negotiate.slot_move import Direction, SlotMove
from agreementkit.negotiate.slot_numbers import number_move
from agreementkit.negotiate.slot_places import places
from agreementkit.negotiate.slot_words import word_move
from agreementkit.text.amounts import Amount, amounts

__all__ = ["Direction", "SlotMove", "slot_moves"]


def slot_moves(
    sent: Spans,
    returned: str,
    parameters: Mapping[str, Parameter],
) -> tuple[SlotMove, ...]:
    """Every value of a line that no longer stands in it as we sent it, in the line's order.

    A value that is written another way, or in another unit that always comes to the same, has
    not moved. Where several amounts now stand in its place, the worst for members counts. An
    amount that is put in where we had none is no move of ours.

    Args:
        sent: the line as we sent it; its figures and blanks name their parameters.
        returned: the text of the same line as it came back, empty where it is gone; a cell of
            a table is a line too.
        parameters: those of the line's clause by name; a value of any other is passed over.
    """
    plain, new, found = places(sent, returned)
    read = amounts(plain)
    known = [place for place in found if place.span.parameter in parameters]
    loose = [each for each in new if not any(_within(each, place.gap) for place in known)]
    moves: list[SlotMove | None] = []
    for gap, group in groupby(known, key=lambda place: place.gap):
        together = list(group)
        inside = [each for each in read if _within(each, gap)]
        for count, place in enumerate(together):
            parameter = parameters[place.span.parameter]
            if parameter.kind not in NUMERIC:
                moves.append(word_move(parameter, place, plain))
                continue
            theirs = comparable(parameter, inside)
            if len(inside) == len(together):
                # As many amounts as values: each in its turn.
                theirs = [inside[count]]
            elsewhere = comparable(parameter, loose)
            moves.append(number_move(parameter, place, plain, theirs, elsewhere))
    return tuple(move for move in moves if move)


def _within(amount: Amount, gap: tuple[int, int]) -> bool:
    return gap[0] <= amount.start and amount.end <= gap[1]
