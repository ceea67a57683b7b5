"""The agreement that comes out when an officer changes nothing."""

import agreementkit as ak
from agreementkit import reports
from agreementkit.composing.clauses import name_in_sentence
from agreementkit.documents import Paragraph, ScheduleHeading, SignatureBlock, TermUse


def test_every_party_has_somewhere_to_sign_before_the_schedules(document: ak.Document) -> None:
    signers = [block.party for block in document.blocks if isinstance(block, SignatureBlock)]
    assert signers == [name_in_sentence(party) for party in document.parties]
    kinds = [type(block) for block in document.blocks]
    last = len(kinds) - 1 - kinds[::-1].index(SignatureBlock)
    assert last < kinds.index(ScheduleHeading)


def test_it_covers_all_seven_areas_and_the_framework_at_every_position(
    agreement: ak.Agreement,
    pack: ak.Pack,
) -> None:
    for position in ak.Position:
        report = ak.check(agreement, pack, position=position)
        assert len(report.areas) == 7
        assert sum(len(area.topics) for area in report.areas) == 11
        assert report.covered
        assert report.framework.covered
        assert {finding.severity for finding in report.findings} <= {reports.Severity.NOTE}


def test_the_framework_bundle_has_the_eleven_clauses_of_every_agreement(pack: ak.Pack) -> None:
    assert len(pack.bundle("framework")) == 11
    assert not [p.clause for p in pack.bundle("framework") if p.clause not in pack.bundle()]


def test_the_default_agreement_needs_nothing_that_it_does_not_have(pack: ak.Pack) -> None:
    held = {provision.clause for provision in pack.bundle()}
    assert {need for id_ in held for need in pack[id_].needs} <= held


def test_definitions_stand_in_alphabetical_order_and_each_once(document: ak.Document) -> None:
    defined = [
        block.spans[1].text
        for block in document.blocks
        if isinstance(block, Paragraph)
        and block.clause == "definitions"
        and block.level == 0
        and len(block.spans) > 1
        and isinstance(block.spans[1], TermUse)
    ]
    assert len(defined) > 25
    assert defined == sorted(set(defined), key=str.casefold)


def test_the_police_directory_has_the_43_forces_each_under_a_name_of_its_own(
    pack: ak.Pack,
) -> None:
    forces = pack.sector("police").employers
    assert len(forces) == 43
    assert len({force.name for force in forces}) == 43
    assert len({force.legal_name for force in forces}) == 43
    wales = {force.name for force in forces if force.jurisdiction == "wales"}
    assert wales == {
        "Dyfed-Powys Police",
        "Gwent Police",
        "North Wales Police",
        "South Wales Police",
    }
    corporations = [f for f in forces if f.legal_name.startswith("The Chief Constable of ")]
    assert len(corporations) == 41, "all but the Metropolitan and the City of London forces"
