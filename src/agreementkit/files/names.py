"""Whether the names in an agreement file lead anywhere, and agree with one another."""

from collections.abc import Iterable, Iterator, Mapping

from agreementkit.errors import Fault
from agreementkit.files.lines import Placed
from agreementkit.model import Bundle, Pack, Sector
from agreementkit.model.facts import FACT_CHOICES
from agreementkit.model.nearest import did_you_mean
from agreementkit.model.template import FactMark
from agreementkit.model.walk import marks

__all__ = ["name_faults", "unknown"]


def name_faults(table: Mapping[str, object], pack: Pack) -> Iterator[Placed]:
    """Names that lead nowhere. Read from the raw table, so that one fault hides no other."""
    sector = table.get("sector")
    if isinstance(sector, str) and sector in pack.sectors:
        yield from _employer_faults(table, pack.sectors[sector])
    elif isinstance(sector, str):
        yield ("sector",), unknown("sector", sector, pack.sectors)
    details = table.get("employer_details")
    if isinstance(details, Mapping) and isinstance(place := details.get("jurisdiction"), str):
        known = FACT_CHOICES["jurisdiction"]
        if place not in known:
            yield ("employer_details", "jurisdiction"), unknown("jurisdiction", place, known)
    if table.get("unions") == []:
        fault = Fault(message="no trade union signs", remedy='name one at least: unions = ["…"]')
        yield ("unions",), fault
    yield from _confirmed(table, pack)
    yield from _comments(table, pack)
    name = table.get("bundle", "default")
    names = ["full", *pack.bundles]
    if isinstance(name, str) and name not in names:
        yield ("bundle",), unknown("bundle", name, names)
    yield from _choice_faults(table, pack, pack.bundle(str(name)) if name in names else None)


def _confirmed(table: Mapping[str, object], pack: Pack) -> Iterator[Placed]:
    facts = {
        node.name
        for clause in pack.clauses.values()
        for _, node in marks(clause.body)
        if isinstance(node, FactMark)
    }
    for fact in _texts(table.get("confirmed")):
        if fact not in facts:
            yield ("confirmed",), unknown("statement of fact", fact, facts)


def _comments(table: Mapping[str, object], pack: Pack) -> Iterator[Placed]:
    comments = table.get("comments")
    for number, comment in enumerate(comments if isinstance(comments, list | tuple) else ()):
        about = comment.get("clause") if isinstance(comment, Mapping) else None
        if isinstance(about, str) and about not in pack:
            yield ("comments", number, "clause"), unknown("clause", about, pack.clauses)


def _employer_faults(table: Mapping[str, object], sector: Sector) -> Iterator[Placed]:
    employer = table.get("employer")
    names = [known.name for known in sector.employers]
    if not isinstance(employer, str) or employer in names or "employer_details" in table:
        return
    message = f'the sector\'s directory has no employer called "{employer}"'
    other = "For another body, add its legal_name and jurisdiction under [employer_details]"
    remedy = f"{did_you_mean(employer, names)} {other}"
    yield ("employer",), Fault(message=message, remedy=remedy)


def _choice_faults(
    table: Mapping[str, object],
    pack: Pack,
    bundle: Bundle | None,
) -> Iterator[Placed]:
    """What is added, left out or given values, against what there is."""
    included, left_out = _texts(table.get("include")), _texts(table.get("leave_out"))
    for key, ids in (("include", included), ("leave_out", left_out)):
        for id_ in ids:
            if id_ not in pack:
                yield (key,), unknown("clause", id_, pack.clauses)
    own = table.get("clauses")
    for id_ in left_out:
        if id_ not in pack:
            continue
        if id_ in included:
            message = f'"{id_}" is both added and left out'
            fault = Fault(message=message, remedy="take it out of include, or out of leave_out")
            yield ("leave_out",), fault
        elif isinstance(own, Mapping) and id_ in own:
            message = f'"{id_}" has values here and is also left out'
            remedy = f"delete this table, or take {id_} out of leave_out"
            yield ("clauses", id_), Fault(message=message, remedy=remedy)
        elif bundle is not None and id_ not in bundle:
            message = f'"{id_}" is left out, but the agreement does not hold it anyway'
            fault = Fault(message=message, remedy=f'take "{id_}" out of leave_out')
            yield ("leave_out",), fault


def _texts(value: object) -> list[str]:
    items = value if isinstance(value, list | tuple) else ()
    return list(dict.fromkeys(item for item in items if isinstance(item, str)))


def unknown(what: str, name: str, known: Iterable[str]) -> Fault:
    """The fault of a name that leads nowhere, with the nearest that leads somewhere."""
    return Fault(message=f'no {what} is called "{name}"', remedy=did_you_mean(name, known))
