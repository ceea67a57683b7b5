"""Every wording that the bank can print: each employer, each position, each flag and choice."""

from collections.abc import Iterator, Mapping
from functools import cache

from attrs import frozen

import agreementkit as ak
from agreementkit.checking.grading import statements
from agreementkit.documents import Citation
from agreementkit.drafting.proof.combinations import combinations
from agreementkit.model.document import spans_in


@frozen(kw_only=True)
class Wording:
    """All the clauses of the bank, composed for one employer."""

    sector: str
    employer: ak.Employer
    texts: Mapping[str, str]
    """A clause's statements, one a line, by the clause's id."""
    laws: Mapping[str, frozenset[str]]
    """The authorities that a clause cites, by the clause's id."""


@cache
def wordings() -> tuple[Wording, ...]:
    """One for each employer at each position; and every flag and choice for each kind of employer."""
    pack = ak.load_pack()
    found = []
    kinds = {}
    for sector in pack.sectors.values():
        for employer in sector.employers:
            for position in ak.Position:
                found.append(_composed(pack, sector.id, employer, position, pack.bundle("full")))
            kind = (sector.id, employer.jurisdiction, employer.crown, employer.pay_remit)
            kinds[kind] = employer
    for (sector_id, *_), employer in kinds.items():
        for bundle in _variants(pack):
            found.append(_composed(pack, sector_id, employer, ak.Position.TARGET, bundle))
    return tuple(found)


def _variants(pack: ak.Pack) -> Iterator[ak.Bundle]:
    """As many bundles of all clauses as the clause with most combinations has."""
    settings = {
        id_: list(dict.fromkeys(each.provision.settings for each in combinations(clause)))
        for id_, clause in pack.clauses.items()
    }
    for turn in range(max(map(len, settings.values()))):
        yield ak.Bundle(
            ak.Provision(clause=id_, settings=each[turn % len(each)])
            for id_, each in settings.items()
        )


def _composed(
    pack: ak.Pack,
    sector: str,
    employer: ak.Employer,
    position: ak.Position,
    bundle: ak.Bundle,
) -> Wording:
    agreement = ak.Agreement(
        sector=sector,
        employer=employer,
        unions=employer.unions or pack.sector(sector).unions,
        position=position,
        provisions=bundle,
    )
    clauses = [(h.clause, blocks) for h, blocks in ak.compose(agreement, pack).clauses()]
    return Wording(
        sector=sector,
        employer=employer,
        texts={id_: _plain("\n".join(statements(blocks))) for id_, blocks in clauses},
        laws={
            id_: frozenset(span.law for span in spans_in(blocks) if isinstance(span, Citation))
            for id_, blocks in clauses
        },
    )


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")
