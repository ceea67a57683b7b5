"""Every trick on every clause: the grade falls, and the explanation quotes what did it."""

import re
from collections import Counter
from hashlib import sha256

import pytest

import agreementkit as ak
from agreementkit import Grade
from agreementkit.text import Obligation, find_obligations

from .labelled import read_labelled
from .own_style import ROLES, operative_sentences, own_statements
from .tricks import TRICKS, Trick, twins

PACK = ak.load_pack()
BINDING = [id_ for id_ in PACK.clauses if operative_sentences(id_, ak.Position.TARGET)]


def best(sentence: str) -> Obligation:
    """The obligation of a sentence that binds most, as the employer's words."""
    duties = find_obligations(sentence, roles=ROLES, foreign=True)
    return max(duties, key=lambda duty: duty.grade)


def played(clause: str) -> list[tuple[str, Trick, str]]:
    """Each trick on two of a clause's sentences: the first, and one chosen by its words."""
    found: dict[str, list[tuple[str, Trick, str]]] = {}
    for sentence in operative_sentences(clause, ak.Position.TARGET):
        for trick, twin in twins(sentence):
            found.setdefault(trick.name, []).append((sentence, trick, twin))
    chosen = {}
    for name, cases in found.items():
        other = sha256(f"{clause} {name}".encode()).digest()[0] % len(cases)
        chosen.update(
            {twin: (sentence, trick, twin) for sentence, trick, twin in (cases[0], cases[other])}
        )
    return list(chosen.values())


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[\w’-]+", text.lower()))


@pytest.mark.parametrize("clause", BINDING)
def test_every_trick_on_every_clause_lowers_the_grade_and_is_quoted(clause: str) -> None:
    for sentence, trick, twin in played(clause):
        duty = best(twin)
        assert duty.grade is trick.label, (trick.name, twin, duty.explanation)
        quoted = [reason.words for reason in duty.reasons]
        assert all(text in twin for text in quoted), (trick.name, quoted)
        assert all(f'"{text}"' in duty.explanation for text in quoted)
        added = words(twin) - words(sentence)
        if added:
            assert words(" ".join(quoted)) & added, (trick.name, twin, duty.explanation)


@pytest.mark.parametrize("clause", BINDING)
def test_a_clause_unaltered_binds_and_says_by_which_words(clause: str) -> None:
    for position in ak.Position:
        for sentence in operative_sentences(clause, position):
            duty = best(sentence)
            assert duty.grade is Grade.OPERATIVE
            assert not duty.weakening
            assert all(reason.words in sentence for reason in duty.reasons)


def test_every_clause_with_a_topic_has_sentences_to_weaken() -> None:
    assert {id_ for id_, clause in PACK.clauses.items() if clause.topics} <= set(BINDING)


def test_no_trick_is_idle() -> None:
    used = {
        trick.name
        for clause in BINDING
        for sentence in operative_sentences(clause, ak.Position.TARGET)
        for trick, _ in twins(sentence)
    }
    assert used == {trick.name for trick in TRICKS}


def test_a_trick_that_cannot_be_played_says_so() -> None:
    assert {name for name, _ in ((trick.name, twin) for trick, twin in twins("Stop."))} == {
        trick.name for trick in TRICKS if trick.rewrite("Stop.") is not None
    }
    assert all(
        trick.rewrite("The Employer must not stop.") is None
        for trick in TRICKS
        if trick.name == "may"
    )


def test_every_statement_listed_as_not_operative_stands_in_the_bank() -> None:
    listed = [record for record in own_statements() if record.label is not Grade.OPERATIVE]
    assert len(listed) == len(read_labelled("ours"))
