"""What it is that is agreed: the words of each clause, and the figures in them."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from attrs import evolve

from agreementkit.model import Parameter, Provision, Value
from agreementkit.model.kind import WHOLE
from agreementkit.model.negotiation import Whose
from agreementkit.negotiate.exchange import Return, Table
from agreementkit.negotiate.fingerprint import clause_lines, fingerprint
from agreementkit.negotiate.next_text import Exchange
from agreementkit.negotiate.slot_move import SlotMove

__all__ = ["agreed_figures", "fingerprints", "offered_value", "whose_words"]


def whose_words(
    table: Table,
    names: Iterable[str],
    words: Whose | Mapping[str, Whose],
) -> Mapping[str, Whose]:
    """Whose words each clause is agreed in, where one side is named for all or for some.

    Args:
        table: the negotiation.
        names: clauses by id, or packages by name.
        words: one side for all, or a side for each clause; ours where it is not named.
    """
    packages = table.talks.standing.packages
    every = [
        id_ for name in names for id_ in (packages[name].clauses if name in packages else (name,))
    ]
    if isinstance(words, Whose):
        return dict.fromkeys(every, words)
    return {id_: words.get(id_, Whose.OURS) for id_ in every}


def fingerprints(
    table: Table,
    last: Exchange | None,
    words: Mapping[str, Whose],
) -> Mapping[str, str]:
    """The fingerprint of each clause as it was last sent, or as it last came back.

    Args:
        table: the negotiation.
        last: what crossed the table last.
        words: whose, by clause; ours where a clause is not named.
    """
    found = {}
    for id_ in table.talks.standing.clauses:
        theirs = words.get(id_) is Whose.THEIRS
        text = last and (last.theirs if theirs else last.sent)
        if text:
            found[id_] = fingerprint(clause_lines(text, id_))
    return found


def agreed_figures(
    table: Table,
    back: Return | None,
    words: Mapping[str, Whose],
) -> tuple[Provision, ...]:
    """Our provisions with the figures that their words now have, where those can be read.

    What cannot be read in the unit of its parameter stays as we had it: the words of the
    clause prevail in any case.

    Args:
        table: the negotiation.
        back: what came back last.
        words: whose, by clause.
    """
    found = []
    for held in table.talks.agreement.provisions:
        if words.get(held.clause) is not Whose.THEIRS or back is None:
            continue
        if response := back.response.of(held.clause):
            parameters = {each.name: each for each in table.pack[held.clause].parameters}
            own = dict(_read(response.slots, parameters))
            if own:
                found.append(evolve(held, settings={**dict(held.settings), **own}))
    return tuple(found)


def _read(
    slots: Iterable[SlotMove],
    parameters: Mapping[str, Parameter],
) -> Iterator[tuple[str, Value]]:
    for slot in slots:
        value = offered_value(slot, parameters[slot.parameter])
        if value is not None:
            yield slot.parameter, value


def offered_value(slot: SlotMove, parameter: Parameter) -> Value | None:
    """What a value came back as, in its parameter's own unit; None where that cannot be said.

    Args:
        slot: how it moved.
        parameter: whose value it is.
    """
    if slot.bound or not slot.exact:
        return None
    value = slot.value
    if value is None and slot.distance is not None and isinstance(slot.sent_value, int | Decimal):
        number = slot.distance + slot.sent_value
        whole = parameter.kind in WHOLE and number == int(number)
        value = int(number) if whole else number
    return None if value is None or parameter.fault(value) else value
