"""What can be wrong between clauses: in each bundle, for each kind of employer.

Clauses touch one another only by what they refer to, the terms they use and define, what
they need and exclude. The facts about the employer are the same for all of them; given
those, each clause takes its values without regard to the others.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations as pairs

from agreementkit.drafting.proof.combinations import Facts, every_fact
from agreementkit.drafting.proof.readings import Reading
from agreementkit.drafting.proof.report import against
from agreementkit.model import Finding, Pack
from agreementkit.model.facts import SCHEDULES
from agreementkit.model.kind import as_written
from agreementkit.model.template import ClauseMark, TermMark

__all__ = ["Readings", "alike", "together"]

Readings = Mapping[str, Sequence[Reading]]


def together(name: str, ids: Sequence[str], read: Readings, pack: Pack) -> Iterator[Finding]:
    """Every fault of a bundle, each with the first combination that shows it.

    Args:
        name: of the bundle.
        ids: its clauses.
        read: every clause of the pack under each of its combinations.
        pack: what the bundle belongs to.
    """
    here = [id_ for id_ in ids if id_ in read]
    yield from _pairs(name, here, pack)
    shown: set[tuple[str, str]] = set()
    for facts in every_fact():
        standing = {id_: [r for r in read[id_] if r.combination.fits(facts)] for id_ in here}
        for id_, each in standing.items():
            for reading in each:
                for missing, message, remedy in _missing(reading, id_, standing, pack):
                    if (id_, missing) not in shown:
                        shown.add((id_, missing))
                        where = f"bundle {name}: {id_}, {reading.combination}"
                        yield against("bundle-incomplete", where, message, remedy)
        for topic, message in _uncovered(standing, pack):
            if ("", topic) not in shown:
                shown.add(("", topic))
                where = f"bundle {name}, {_employer(facts)}"
                remedy = "let one clause of the bundle bind the Employer whatever is chosen"
                yield against("bundle-uncovered", where, message, remedy)


def alike(read: Readings) -> Iterator[Finding]:
    """Two clauses that can come to the same text."""
    first: dict[str, Reading] = {}
    shown: set[frozenset[str]] = set()
    for id_, each in read.items():
        for reading in each:
            held = first.setdefault(reading.text, reading)
            pair = frozenset({id_, held.combination.clause})
            if reading.text and len(pair) == 2 and pair not in shown:
                shown.add(pair)
                yield against(
                    "texts-alike",
                    f"{id_}, {reading.combination}",
                    f"its text is the same as that of {held.combination.clause}, "
                    f"{held.combination}",
                    "say in each what only it says, or let the two exclude each other",
                )


def _pairs(name: str, here: Sequence[str], pack: Pack) -> Iterator[Finding]:
    for id_ in here:
        for need in pack[id_].needs:
            if need not in here:
                yield against(
                    "bundle-incomplete",
                    f"bundle {name}: {id_}",
                    f'it needs the clause "{need}", which the bundle does not have',
                    f'add "{need}" to the bundle, or take "{id_}" out of it',
                )
    for one, other in pairs(here, 2):
        if other in pack[one].excludes or one in pack[other].excludes:
            yield against(
                "bundle-conflict",
                f"bundle {name}",
                f'"{one}" and "{other}" exclude each other',
                "take one of them out of the bundle",
            )


def _missing(
    reading: Reading,
    id_: str,
    standing: Readings,
    pack: Pack,
) -> Iterator[tuple[str, str, str]]:
    """What a clause's text calls for that nothing beside it is sure to give."""
    terms = sorted(_terms(reading.uses, pack))
    meant = {target for term in terms for target in _targets(term, pack)}
    for target in sorted((reading.refers | meant) - standing.keys()):
        message = f'it refers to the clause "{target}", which the bundle does not have'
        yield target, message, f'add "{target}" to the bundle, or take the reference out'
    for term in terms:
        means, place = pack.terms[term].means, pack.terms[term].defined_in
        if means:
            sure = reading.lists_definitions or any(
                each and all(r.lists_definitions for r in each) for each in standing.values()
            )
            remedy = "add a clause with {insert definitions} that always stands"
        else:
            # Its own text does not define it here, or the term would not be among these.
            beside = [] if place == id_ else standing.get(place, [])
            sure = bool(beside) and all(term in r.defines for r in beside)
            remedy = f'let the clause "{place}" define it whatever is chosen, and add it'
        if not sure:
            yield term, f'it uses the term "{term}", which nothing here is sure to define', remedy


def _terms(used: frozenset[str], pack: Pack) -> set[str]:
    """Terms with those that their meanings use, and so on."""
    waiting, met = [term for term in used if term in pack.terms], set[str]()
    while waiting:
        term = waiting.pop()
        if term not in met:
            met.add(term)
            marks = (node for node in pack.terms[term].means if isinstance(node, TermMark))
            waiting += [pack.terms[mark.text].name for mark in marks if mark.text in pack.terms]
    return met


def _targets(term: str, pack: Pack) -> set[str]:
    marks = (node for node in pack.terms[term].means if isinstance(node, ClauseMark))
    return {mark.target for mark in marks} - SCHEDULES.keys()


def _uncovered(standing: Readings, pack: Pack) -> Iterator[tuple[str, str]]:
    """Topics that some clause is labelled with, and that some choice of values leaves open.

    A topic is safe exactly where one clause binds under every one of its combinations: were
    there none, each clause could stand under one that does not bind, all at the same time.
    """
    for topic in pack.strategy.topics:
        bearing = [id_ for id_ in standing if topic.id in pack[id_].topics]
        if bearing and not any(all(r.operative for r in standing[id_]) for id_ in bearing):
            failing = [
                f"{id_} {next(r.combination for r in standing[id_] if not r.operative)}"
                for id_ in bearing
            ]
            yield (
                topic.id,
                (
                    f"the topic {topic.title} can be left without an enforceable duty: "
                    f"{'; '.join(failing)}"
                ),
            )


def _employer(facts: Facts) -> str:
    return "for an employer with " + ", ".join(f"{n} = {as_written(v)}" for n, v in facts)
