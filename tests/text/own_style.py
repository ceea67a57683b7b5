"""The model clauses as labelled statements, and what becomes of them under every trick."""

from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256

import agreementkit as ak
from agreementkit import Grade
from agreementkit.checking.grading import roles_of, statements
from agreementkit.text import find_obligations, split_sentences

from .labelled import Half, Labelled, half_of, read_labelled
from .tricks import Trick, twins

__all__ = ["ROLES", "operative_sentences", "own_statements", "twins_in_half"]

PACK = ak.load_pack()
ROLES: Mapping[str, str] = roles_of(PACK)
NAMES = ("parties",)
"""Clauses that are a list of names, which differ from employer to employer."""


@cache
def _composed(position: ak.Position) -> Mapping[str, tuple[str, ...]]:
    """Every statement of every clause for each kind of employer, by the clause's id."""
    found: dict[str, dict[str, None]] = {}
    for sector in PACK.sectors.values():
        kinds = {(one.jurisdiction, one.crown, one.pay_remit): one for one in sector.employers}
        for employer in kinds.values():
            agreement = ak.Agreement(
                sector=sector.id,
                employer=employer,
                unions=["UNISON"],
                position=position,
                provisions=PACK.bundle("full"),
            )
            for heading, blocks in ak.compose(agreement, PACK).clauses():
                for text in statements(blocks):
                    found.setdefault(heading.clause, {})[" ".join(text.split())] = None
    return {clause: tuple(texts) for clause, texts in found.items()}


@cache
def own_statements() -> tuple[Labelled, ...]:
    """Every statement of the bank at every position: operative, unless a person listed it.

    The parties and the key terms are left out, as lists of names and of meanings.
    """
    listed = {record.text: record.label for record in read_labelled("ours")}
    texts = {
        text: None
        for position in ak.Position
        for clause, said in _composed(position).items()
        if clause not in NAMES
        for text in said
        if "” means" not in text
    }
    return tuple(Labelled(text=text, label=listed.get(text, Grade.OPERATIVE)) for text in texts)


@cache
def operative_sentences(clause: str, position: ak.Position) -> tuple[str, ...]:
    """The sentences of a clause that bind the Employer's side as they stand."""
    found: dict[str, None] = {}
    for text in _composed(position)[clause]:
        for sentence in split_sentences(text):
            duties = find_obligations(sentence, roles=ROLES)
            if any(duty.grade is Grade.OPERATIVE for duty in duties):
                found[sentence] = None
    return tuple(found)


@cache
def twins_in_half(half: Half, *, one_in: int = 8) -> tuple[tuple[Trick, Labelled], ...]:
    """Weakened sentences by the tricks of one half: a trick held out is one never tuned on.

    Args:
        half: which tricks.
        one_in: how few of the sentences to take, chosen by their own words.
    """
    return tuple(_twins(half, one_in))


def _twins(half: Half, one_in: int) -> Iterator[tuple[Trick, Labelled]]:
    sentences = {
        sentence: None
        for position in ak.Position
        for clause in PACK.clauses
        for sentence in operative_sentences(clause, position)
    }
    for sentence in sentences:
        if sha256(sentence.encode()).digest()[1] % one_in:
            continue
        for trick, twin in twins(sentence):
            if half_of(trick.name) is half:
                yield trick, Labelled(text=twin, label=trick.label)
