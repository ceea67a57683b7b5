"""The agreement with everything looked up: parties, facts, clauses in order, values."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from agreementkit.compose.wording import joined
from agreementkit.errors import AgreementKitError, Fault, InvalidError
from agreementkit.model import Agreement, Clause, Employer, Pack, Part, Value
from agreementkit.model.facts import SCHEDULES
from agreementkit.model.kind import as_written
from agreementkit.model.nearest import did_you_mean
from agreementkit.model.template import Unit

__all__ = ["Settled", "SettledClause", "settle"]


@frozen(kw_only=True)
class SettledClause:
    """A clause with its number and the value that each parameter takes."""

    clause: Clause
    number: str
    values: Mapping[str, Value | None]


@frozen(kw_only=True)
class Settled:
    """All that the composing of text needs to know."""

    agreement: Agreement
    pack: Pack
    employer: Employer
    parties: tuple[str, ...]
    """Legal names, the employers first."""
    facts: Mapping[str, Value | None]
    parts: tuple[tuple[Part, tuple[SettledClause, ...]], ...]
    labels: Mapping[str, str]
    """What a reference to each clause and schedule prints."""

    def stands(self, unit: Unit, values: Mapping[str, Value | None]) -> bool:
        """Whether a clause's values and the facts meet the condition of a unit, if it has one."""
        condition = unit.condition
        if condition is None:
            return True
        value = values[condition.name] if condition.name in values else self.facts[condition.name]
        if condition.value is not None:
            return value == condition.value
        return (value is True) is not condition.negated


def settle(agreement: Agreement, pack: Pack) -> Settled:
    """Look up everything that an agreement names.

    Raises:
        InvalidError: a name leads nowhere, or a value does not fit its clause; with
            every such fault at once.
    """
    faults: list[Fault] = []
    chosen: dict[str, tuple[Clause, Mapping[str, Value | None]]] = {}
    for provision in agreement.provisions:
        try:
            clause = pack[provision.clause]
            provision.must_fit(clause.parameters)
        except AgreementKitError as error:
            faults += error.faults
            continue
        chosen[clause.id] = (
            clause,
            {p.name: provision.value(p, agreement.position) for p in clause.parameters},
        )
    employer = _employer(agreement, pack, faults)
    if not agreement.unions:
        faults.append(
            Fault(
                key="unions",
                message="no trade union is named",
                remedy='name at least one, such as unions = ["UNISON"]',
            ),
        )
    if faults or employer is None:
        raise InvalidError(faults)
    sector = pack.sector(agreement.sector)
    employers = (employer.legal_name, *agreement.other_employers)
    facts: dict[str, Value | None] = {
        "employer": joined([_in_sentence(name) for name in employers]),
        "unions": joined(agreement.unions),
        "workforce": agreement.workforce or sector.workforce,
        "machinery": agreement.machinery or employer.machinery or sector.machinery,
        "commencement": agreement.commencement,
        "crown": employer.crown,
        "pay_remit": employer.pay_remit,
        "jurisdiction": employer.jurisdiction,
    }
    parts = tuple(_parts(pack, chosen))
    labels = {settled.clause.id: settled.number for _, inside in parts for settled in inside}
    labels |= {id_: f"Schedule {number}" for number, id_ in enumerate(SCHEDULES, 1)}
    return Settled(
        agreement=agreement,
        pack=pack,
        employer=employer,
        parties=(*employers, *agreement.unions),
        facts=facts,
        parts=parts,
        labels=labels,
    )


def _in_sentence(name: str) -> str:
    """A legal name as it stands inside a sentence: "the Chief Constable of …"."""
    return f"the {name.removeprefix('The ')}" if name.startswith("The ") else name


def _employer(agreement: Agreement, pack: Pack, faults: list[Fault]) -> Employer | None:
    try:
        sector = pack.sector(agreement.sector)
    except InvalidError as error:
        faults += error.faults
        return None
    if isinstance(agreement.employer, Employer):
        return agreement.employer
    directory = {employer.name: employer for employer in sector.employers}
    if agreement.employer not in directory:
        remedy = did_you_mean(agreement.employer, directory)
        faults.append(
            Fault(
                key="employer",
                message=(
                    f"the directory of {sector.title} has no employer called "
                    f"{as_written(agreement.employer)}"
                ),
                remedy=f"{remedy} For another body, give an Employer with its legal name",
            ),
        )
    return directory.get(agreement.employer)


def _parts(
    pack: Pack,
    chosen: Mapping[str, tuple[Clause, Mapping[str, Value | None]]],
) -> Iterator[tuple[Part, tuple[SettledClause, ...]]]:
    """The Parts that have clauses, their clauses numbered through the whole agreement."""
    named = {id_ for part in pack.parts for id_ in part.clauses}
    waiting = set(chosen)
    number = 0
    last = Part(title="Further clauses")
    for part in (*pack.parts, last):
        inside = [id_ for id_ in dict.fromkeys(part.clauses) if id_ in waiting]
        inside += sorted(
            id_ for id_ in waiting - named if part is last or chosen[id_][0].area == part.area
        )
        # Parts may overlap; a clause stands in the first that takes it, and once.
        waiting.difference_update(inside)
        if inside:
            first, number = number + 1, number + len(inside)
            yield (
                part,
                tuple(
                    SettledClause(clause=chosen[id_][0], number=str(n), values=chosen[id_][1])
                    for n, id_ in enumerate(inside, first)
                ),
            )
