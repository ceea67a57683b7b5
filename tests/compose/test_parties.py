"""Who makes the agreement, and where they sign."""

from attrs import evolve

import agreementkit as ak
from agreementkit.model.document import ScheduleHeading, SignatureBlock

from .small_pack import BOROUGH, agreed, blocks_of, clause, flag, lines, pack_of

PARTIES = clause("parties", "Between:\n\n{insert parties}\n\n1. It binds {employer} and {unions}.")
EXECUTION = clause("execution", "1. The parties sign:\n\n{insert execution}")
NAMES = ["The Borough of Ashby", "The Ashby Library Trust", "UNISON", "GMB"]
SIGNERS = ["the Borough of Ashby", "the Ashby Library Trust", "UNISON", "GMB"]


def signers(document: ak.Document) -> list[str]:
    return [block.party for block in document.blocks if isinstance(block, SignatureBlock)]


def many(pack: ak.Pack) -> ak.Agreement:
    return agreed(pack, unions=("UNISON", "GMB"), other_employers=("The Ashby Library Trust",))


def test_the_parties_are_the_employers_and_then_the_unions() -> None:
    pack = pack_of(PARTIES, EXECUTION)
    document = ak.compose(many(pack), pack)
    assert list(document.parties) == NAMES
    assert lines(document, "parties")[:-1] == ["Between:", *NAMES]


def test_within_a_sentence_a_legal_name_begins_small() -> None:
    pack = pack_of(PARTIES, EXECUTION)
    assert lines(ak.compose(many(pack), pack), "parties")[-1] == (
        "2.1 It binds the Borough of Ashby and the Ashby Library Trust and UNISON and GMB."
    )


def test_a_legal_name_without_an_article_stays_as_it_is() -> None:
    pack = pack_of(PARTIES)
    named = evolve(agreed(pack), employer=evolve(BOROUGH, legal_name="Ashby Borough Council"))
    assert lines(ak.compose(named, pack), "parties")[-1] == (
        "1.1 It binds Ashby Borough Council and UNISON."
    )


def test_each_party_signs_once_in_the_clause_that_has_the_place_for_it() -> None:
    pack = pack_of(PARTIES, EXECUTION)
    document = ak.compose(many(pack), pack)
    assert signers(document) == SIGNERS
    assert [b for b in blocks_of(document, "execution") if isinstance(b, SignatureBlock)] == [
        SignatureBlock(party=name, clause="execution") for name in SIGNERS
    ]


def test_the_parties_sign_before_the_schedules_where_no_clause_has_the_place() -> None:
    pack = pack_of(PARTIES)
    document = ak.compose(many(pack), pack)
    assert signers(document) == SIGNERS
    kinds = [type(block) for block in document.blocks]
    assert kinds.index(ScheduleHeading) == kinds.index(SignatureBlock) + len(NAMES)


def test_the_parties_sign_even_where_a_condition_takes_the_place_away() -> None:
    one = clause(
        "execution",
        "1. It is so.\n2. {when ballot} After a ballot:\n\n   {insert execution}",
        parameters=[flag("ballot")],
    )
    pack = pack_of(one)
    for ballot in (True, False):
        document = ak.compose(agreed(pack, one.at(ballot=ballot)), pack)
        assert signers(document) == ["the Borough of Ashby", "UNISON"]


def test_an_agreement_without_clauses_still_has_its_parties_and_schedules() -> None:
    pack = pack_of(PARTIES)
    document = ak.compose(evolve(agreed(pack), provisions=()), pack)
    assert signers(document) == ["the Borough of Ashby", "UNISON"]
    assert list(document.clauses()) == []
    assert sum(isinstance(block, ScheduleHeading) for block in document.blocks) == 2


def test_two_clauses_can_name_the_parties_and_each_keeps_its_own_text() -> None:
    again = clause("reminder", "1. Again:\n\n{insert parties}\n\n2. That is all.")
    pack = pack_of(PARTIES, again)
    document = ak.compose(agreed(pack), pack)
    assert [heading.clause for heading, _ in document.clauses()] == ["parties", "reminder"]
    assert lines(document, "parties")[1:3] == ["The Borough of Ashby", "UNISON"]
    assert lines(document, "reminder") == [
        "2.1 Again:",
        "The Borough of Ashby",
        "UNISON",
        "2.2 That is all.",
    ]


def test_an_employer_outside_the_directory_signs_with_its_own_legal_name() -> None:
    pack = pack_of(PARTIES)
    trust = ak.Employer(name="Trust", legal_name="The Ashby Trust", jurisdiction="wales")
    document = ak.compose(evolve(agreed(pack), employer=trust), pack)
    assert document.parties == ("The Ashby Trust", "UNISON")
