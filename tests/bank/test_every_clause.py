"""Every clause of the bank, one by one: the wording keeps the house's rules."""

import re
from functools import cache
from pathlib import Path

import pytest

import agreementkit as ak
from agreementkit.checking.grading import graded, statements
from agreementkit.documents import Paragraph, text_of
from agreementkit.files.issued import digest, issued_digests, issued_key
from agreementkit.model.values import Value
from agreementkit.packs import Kind
from agreementkit.text import split_sentences

CLAUSES = Path(__file__).parent.parent.parent / "clauses"
IDS = sorted(ak.load_pack().clauses)
EMPLOYERS = {
    "not Crown": ak.Employer(
        name="a force",
        legal_name="The Chief Constable of Kent Police",
        jurisdiction="england",
    ),
    "Crown": ak.Employer(
        name="a department",
        legal_name="The Secretary of State for Justice",
        jurisdiction="england-and-wales",
        crown=True,
        pay_remit=True,
    ),
    "Welsh Crown": ak.Employer(
        name="a government",
        legal_name="The Welsh Ministers",
        jurisdiction="wales",
        crown=True,
        pay_remit=True,
    ),
}

each_clause = pytest.mark.parametrize("id_", IDS)


@cache
def composed(employer: str, position: ak.Position) -> dict[str, tuple[Paragraph, ...]]:
    """Every clause's paragraphs, composed with all the others."""
    pack = ak.load_pack()
    agreement = ak.Agreement(
        sector="police",
        employer=EMPLOYERS[employer],
        unions=["UNISON"],
        position=position,
        provisions=pack.bundle("full"),
    )
    document = ak.compose(agreement, pack)
    return {
        heading.clause: tuple(block for block in blocks if isinstance(block, Paragraph))
        for heading, blocks in document.clauses()
    }


def sentences(id_: str, employer: str, position: ak.Position) -> list[str]:
    """A clause's own sentences; the list of definitions is a dictionary, not sentences."""
    texts = [text_of(paragraph.spans) for paragraph in composed(employer, position)[id_]]
    return [s for text in texts if "” means" not in text for s in split_sentences(text)]


@each_clause
def test_its_topics_are_operative_at_every_position_for_every_kind_of_employer(id_: str) -> None:
    pack = ak.load_pack()
    if not pack[id_].topics:
        return
    for employer in EMPLOYERS.values():
        for position in ak.Position:
            agreement = ak.Agreement(
                sector="police",
                employer=employer,
                unions=["UNISON"],
                position=position,
                provisions=[pack[id_].at()],
            )
            grade = graded(ak.compose(agreement, pack), pack)[id_].grade
            assert grade is ak.Grade.OPERATIVE, (employer.name, position)


@each_clause
def test_it_is_short_enough_to_negotiate(id_: str) -> None:
    for employer in EMPLOYERS:
        words = sum(len(s.split()) for s in sentences(id_, employer, ak.Position.OPENING))
        assert words <= 330, f"{words} words for an employer that is {employer}"


@each_clause
def test_its_sentences_can_be_read_aloud(id_: str) -> None:
    for employer in EMPLOYERS:
        for position in ak.Position:
            lengths = sorted(len(s.split()) for s in sentences(id_, employer, position))
            assert lengths[-1] <= 40
            long = sum(length > 25 for length in lengths)
            assert long <= max(1, len(lengths) / 10), f"{long} of {len(lengths)} are over 25 words"


@each_clause
def test_its_duties_say_must_and_nothing_softens_them(id_: str) -> None:
    pack = ak.load_pack()
    banned = re.compile(
        r"\b(?:shall|should|hereby|herein|and/or|the above|the said)\b", re.IGNORECASE
    )
    for name, employer in EMPLOYERS.items():
        for position in (ak.Position.OPENING, ak.Position.TARGET):
            paragraphs = composed(name, position)[id_]
            for statement in statements(paragraphs):
                assert not banned.search(statement)
            agreement = ak.Agreement(
                sector="police",
                employer=employer,
                unions=["UNISON"],
                position=position,
                provisions=[pack[id_].at()],
            )
            for duty in graded(ak.compose(agreement, pack), pack)[id_].obligations:
                if duty.duty.startswith("must"):
                    assert not duty.softeners, duty.sentence


@each_clause
def test_every_number_and_idea_has_a_source(id_: str) -> None:
    clause = ak.load_pack()[id_]
    assert clause.sources
    for parameter in clause.parameters:
        assert parameter.source, parameter.name


@each_clause
def test_its_summary_is_one_short_sentence_to_members(id_: str) -> None:
    summary = ak.load_pack()[id_].summary
    assert len(split_sentences(summary)) == 1
    assert summary.endswith(".")
    assert len(summary.split()) <= 26
    assert re.search(r"\byour?\b", summary, re.IGNORECASE)


@each_clause
def test_the_negotiator_has_all_six_notes(id_: str) -> None:
    notes = ak.load_pack()[id_].negotiating
    for note in (
        notes.why,
        notes.fallback_when,
        notes.in_return_for,
        notes.approval,
        notes.they_will_say,
        notes.our_answer,
    ):
        assert note


STATED = re.compile(
    r"^(?:The|Each) Employer (?:has|had|did|was|confirms|declares|states|acknowledges)\b",
)


def test_a_statement_of_fact_by_the_employer_would_be_found() -> None:
    assert STATED.search("The Employer has not used covert monitoring.")
    assert not STATED.search("Until it has done so, the Employer must not start.")


@each_clause
def test_no_clause_puts_a_fact_into_the_employers_mouth(id_: str) -> None:
    # Only the Employer can confirm a fact about the past: {fact name} after it says so.
    for employer in EMPLOYERS:
        for position in ak.Position:
            for sentence in sentences(id_, employer, position):
                marked = sentence.endswith("[not yet confirmed by the Employer]")
                assert marked or not STATED.search(sentence), sentence


@each_clause
def test_every_flag_and_choice_changes_the_text(id_: str) -> None:
    pack = ak.load_pack()
    clause = pack[id_]

    def text(**values: Value) -> str:
        agreement = ak.Agreement(
            sector="police",
            employer=EMPLOYERS["not Crown"],
            unions=["UNISON"],
            provisions=[clause.at(**values)],
        )
        [(_, blocks)] = ak.compose(agreement, pack).clauses()
        return "\n".join(text_of(b.spans) for b in blocks if isinstance(b, Paragraph))

    for parameter in clause.parameters:
        if parameter.kind is Kind.FLAG:
            assert text(**{parameter.name: True}) != text(**{parameter.name: False})
        elif parameter.kind is Kind.CHOICE:
            texts = {text(**{parameter.name: choice}) for choice in parameter.choices}
            assert len(texts) == len(parameter.choices), parameter.name


@each_clause
def test_issued_text_has_not_changed(id_: str) -> None:
    path = next(CLAUSES.glob(f"*/{id_}.md"))
    issued = issued_digests(CLAUSES)
    key = issued_key(path)
    assert key in issued, f"{key} is not issued yet: run make issue"
    name, version = key.split("@")
    wanted = f'the text has changed: set version = {int(version) + 1} in "{name}", then make issue'
    assert issued[key] == digest(path), wanted
