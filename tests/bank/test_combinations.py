"""Every clause under every combination of what it can hang on: nothing breaks, nothing dangles."""

from collections.abc import Iterator
from itertools import product

import pytest

import agreementkit as ak
from agreementkit.model import Value
from agreementkit.model.document import DocumentBlock, Paragraph, text_of
from agreementkit.model.facts import FACT_CHOICES
from agreementkit.model.kind import Kind

FACTS = list(product((False, True), (False, True), FACT_CHOICES["jurisdiction"]))


def combinations(clause: ak.Clause) -> Iterator[dict[str, Value]]:
    """Every combination of a clause's flags and choices."""
    options: list[list[tuple[str, Value]]] = []
    for parameter in clause.parameters:
        if parameter.kind is Kind.FLAG:
            options.append([(parameter.name, True), (parameter.name, False)])
        elif parameter.kind is Kind.CHOICE:
            options.append([(parameter.name, choice) for choice in parameter.choices])
    for combination in product(*options):
        yield dict(combination)


def composed(
    clause: ak.Clause, values: dict[str, Value], position: ak.Position
) -> Iterator[tuple[DocumentBlock, ...]]:
    pack = ak.load_pack()
    for crown, pay_remit, jurisdiction in FACTS:
        employer = ak.Employer(
            name="a body",
            legal_name="A Body",
            jurisdiction=jurisdiction,
            crown=crown,
            pay_remit=pay_remit,
        )
        agreement = ak.Agreement(
            sector="police",
            employer=employer,
            unions=["UNISON"],
            position=position,
            provisions=[clause.at(**values)],
        )
        [(_, blocks)] = ak.compose(agreement, pack).clauses()
        yield blocks


@pytest.mark.parametrize("id_", sorted(ak.load_pack().clauses))
def test_it_composes_and_reads_whole_under_every_combination(id_: str) -> None:
    clause = ak.load_pack()[id_]
    for values in combinations(clause):
        for position in ak.Position:
            for blocks in composed(clause, values, position):
                paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
                assert any(paragraph.level == 2 for paragraph in paragraphs), values
                for index, paragraph in enumerate(paragraphs):
                    below = children(paragraphs, index)
                    where = f"{values} {position}: {text_of(paragraph.spans)}"
                    assert len(below) != 1, f"a lone sub-unit: {where}"
                    if paragraph.level and text_of(paragraph.spans).endswith(":"):
                        assert below, f"a lead-in without items: {where}"


def children(paragraphs: list[Paragraph], index: int) -> list[Paragraph]:
    """The paragraphs right under one, on the next level."""
    level = paragraphs[index].level
    found = []
    for paragraph in paragraphs[index + 1 :]:
        if not level or paragraph.level <= level:
            break
        if paragraph.level == level + 1:
            found.append(paragraph)
    return found


@pytest.mark.parametrize("sector", sorted(ak.load_pack().sectors))
def test_the_default_agreement_is_operative_in_every_topic_in_every_sector(sector: str) -> None:
    pack = ak.load_pack()
    for employer in pack.sector(sector).employers[:3]:
        for position in ak.Position:
            agreement = ak.Agreement(
                sector=sector,
                employer=employer.name,
                unions=pack.sector(sector).unions,
                position=position,
                provisions=pack.bundle(),
            )
            report = ak.check(agreement, pack)
            assert report.covered, (employer.name, position)
            assert report.framework.covered
            # The day on which it begins is all that is left to write.
            wrong = [f for f in report.findings if f.severity is not ak.Severity.NOTE]
            assert {finding.rule for finding in wrong} <= {"blank-left"}
