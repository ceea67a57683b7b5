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

__all__ = ["agreed_figures", "fingerprints"]


def fingerprints(table: Table, last: Exchange | None, words: Whose) -> Mapping[str, str]:
    """The fingerprint of each clause as it was last sent, or as it last came back."""
    text = last and (last.sent if words is Whose.OURS else last.theirs)
    if not text:
        return {}
    return {id_: fingerprint(clause_lines(text, id_)) for id_ in table.talks.standing.clauses}


def agreed_figures(
    table: Table,
    back: Return | None,
    names: Iterable[str],
) -> tuple[Provision, ...]:
    """Our provisions with the figures that their words now have, where those can be read.

    What cannot be read in the unit of its parameter stays as we had it: the words of the
    clause prevail in any case.

    Args:
        table: the negotiation.
        back: what came back last.
        names: clauses by id, or packages by name.
    """
    packages = table.talks.standing.packages
    wanted = {
        id_ for name in names for id_ in (packages[name].clauses if name in packages else (name,))
    }
    found = []
    for held in table.talks.agreement.provisions:
        response = back and back.response.of(held.clause)
        if held.clause in wanted and response:
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
        value = _offered(slot, parameters[slot.parameter])
        if value is not None and parameters[slot.parameter].fault(value) is None:
            yield slot.parameter, value


def _offered(slot: SlotMove, parameter: Parameter) -> Value | None:
    """What a value came back as, in its own unit; None where that cannot be said."""
    if slot.bound or not slot.exact:
        return None
    if slot.value is not None:
        return slot.value
    if slot.distance is None or not isinstance(slot.sent_value, int | Decimal):
        return None
    offered = slot.distance + slot.sent_value
    return int(offered) if parameter.kind in WHOLE and offered == int(offered) else offered
